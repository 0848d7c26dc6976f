CREATE TABLE :"ledger".department_year (
	fiscal_year integer,
	code text CONSTRAINT department_year_department_known REFERENCES :"ledger".department (code),
	parent_code text CONSTRAINT department_year_parent_known REFERENCES :"ledger".department (code),
	CONSTRAINT department_year_unique PRIMARY KEY (fiscal_year, code),
	CONSTRAINT department_year_not_own_parent CHECK (parent_code <> code),
	CONSTRAINT department_year_fiscal_year_plausible CHECK (fiscal_year BETWEEN 1949 AND 2999)
);
COMMENT ON TABLE :"ledger".department_year IS
'部门某一年度的上级与department所列不同时，每个部门每年一行；没有记录的以department为准';

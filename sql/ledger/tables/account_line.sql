CREATE TABLE :"ledger".account_line (
	fiscal_year integer,
	department_code text CONSTRAINT account_line_department_known
		REFERENCES :"ledger".department (code),
	statement text,
	line_no integer,
	name text NOT NULL,
	subject_code text,
	parent_line_no integer,
	budget :"ext".wanyuan,
	amount :"ext".wanyuan,
	prior_amount :"ext".wanyuan,
	stated_share numeric,
	stated_growth numeric,
	stated_completion numeric,
	CONSTRAINT account_line_unique
		PRIMARY KEY (fiscal_year, department_code, statement, line_no),
	CONSTRAINT account_line_parent_known
		FOREIGN KEY (fiscal_year, department_code, statement, parent_line_no)
		REFERENCES :"ledger".account_line (fiscal_year, department_code, statement, line_no),
	CONSTRAINT account_line_not_own_parent CHECK (parent_line_no <> line_no),
	CONSTRAINT account_line_fiscal_year_plausible
		CHECK (fiscal_year BETWEEN 1949 AND 2999)
);
COMMENT ON TABLE :"ledger".account_line IS
'部门决算各表的行';

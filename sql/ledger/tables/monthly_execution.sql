CREATE TABLE :"ledger".monthly_execution (
	fiscal_year integer,
	project_code text,
	month integer,
	executed :"ext".wanyuan NOT NULL,
	CONSTRAINT monthly_execution_unique PRIMARY KEY (fiscal_year, project_code, month),
	CONSTRAINT monthly_execution_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT monthly_execution_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
);
COMMENT ON TABLE :"ledger".monthly_execution IS
'年度中项目累计执行数';

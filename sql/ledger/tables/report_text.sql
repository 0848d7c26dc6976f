CREATE TABLE :"ledger".report_text (
	fiscal_year integer,
	department_code text CONSTRAINT report_text_department_known
		REFERENCES :"ledger".department (code),
	project_code text NOT NULL DEFAULT '',
	section text NOT NULL DEFAULT '',
	seq integer NOT NULL DEFAULT 1,
	body text NOT NULL,
	CONSTRAINT report_text_unique
		PRIMARY KEY (department_code, fiscal_year, project_code, section, seq),
	CONSTRAINT report_text_fiscal_year_plausible CHECK (fiscal_year BETWEEN 1949 AND 2999)
);
COMMENT ON TABLE :"ledger".report_text IS
'报告正文：每个部门或项目的每节每段一行，供核对文中数字';

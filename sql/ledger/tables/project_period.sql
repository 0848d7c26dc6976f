CREATE TABLE :"ledger".project_period (
	fiscal_year integer,
	project_code text,
	first_year integer,
	last_year integer,
	total_investment :"ext".wanyuan,
	total_budget :"ext".wanyuan,
	issued_to_date :"ext".wanyuan,
	spent_to_date :"ext".wanyuan,
	CONSTRAINT project_period_unique PRIMARY KEY (fiscal_year, project_code),
	CONSTRAINT project_period_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT project_period_in_order CHECK (first_year <= last_year)
);
COMMENT ON TABLE :"ledger".project_period IS
'项目实施期的总数和累计数：与项目一一对应，不与年度数相加';

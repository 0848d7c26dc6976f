CREATE TABLE :"ledger".funding (
	fiscal_year integer,
	project_code text,
	source text,
	is_carry_in boolean DEFAULT false,
	requested :"ext".wanyuan,
	initial_budget :"ext".wanyuan,
	adjusted_budget :"ext".wanyuan,
	executed :"ext".wanyuan,
	stated_balance :"ext".wanyuan,
	CONSTRAINT funding_source_unique PRIMARY KEY (fiscal_year, project_code, source),
	CONSTRAINT funding_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code)
);
-- a sample of a large table tells the planner far too few projects
ALTER TABLE :"ledger".funding ALTER project_code SET (n_distinct = -0.5);
COMMENT ON TABLE :"ledger".funding IS
'项目资金：每个来源一行';

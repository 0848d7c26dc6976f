CREATE TABLE :"ledger".funding_detail (
	fiscal_year integer,
	project_code text,
	source text,
	arrived :"ext".wanyuan,
	stated_arrival_rate numeric,
	stated_rate numeric,
	full_mark numeric,
	stated_points numeric,
	CONSTRAINT funding_detail_unique PRIMARY KEY (fiscal_year, project_code, source),
	CONSTRAINT funding_detail_funding_known FOREIGN KEY (fiscal_year, project_code, source)
		REFERENCES :"ledger".funding (fiscal_year, project_code, source),
	CONSTRAINT funding_detail_full_mark_0_to_100 CHECK (full_mark BETWEEN 0 AND 100)
);
-- a sample of a large table tells the planner far too few projects
ALTER TABLE :"ledger".funding_detail ALTER project_code SET (n_distinct = -0.5);
COMMENT ON TABLE :"ledger".funding_detail IS
'资金来源的其他栏目：与funding一一对应，可没有';

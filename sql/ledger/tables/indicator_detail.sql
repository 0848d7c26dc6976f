CREATE TABLE :"ledger".indicator_detail (
	fiscal_year integer,
	project_code text,
	seq integer,
	direction text,
	scoring_rule text,
	printed_rule text,
	prior_actual :"ext".perf_value,
	target_basis text,
	evidence text,
	stated_completion numeric,
	stated_coefficient numeric,
	is_core boolean,
	CONSTRAINT indicator_detail_unique PRIMARY KEY (fiscal_year, project_code, seq),
	CONSTRAINT indicator_detail_indicator_known FOREIGN KEY (fiscal_year, project_code, seq)
		REFERENCES :"ledger".indicator (fiscal_year, project_code, seq),
	CONSTRAINT indicator_detail_direction_known CHECK (direction IN ('正向', '反向')),
	-- what a form prints is kept in printed_rule, whatever it says
	CONSTRAINT indicator_detail_scoring_rule_readable
		CHECK (:"ext".scoring_rule_reason(scoring_rule) IS NULL)
);
-- a sample of a large table tells the planner far too few projects
ALTER TABLE :"ledger".indicator_detail ALTER project_code SET (n_distinct = -0.05);
COMMENT ON TABLE :"ledger".indicator_detail IS
'绩效指标的其他栏目：与indicator一一对应，可没有';

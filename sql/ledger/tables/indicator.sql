CREATE TABLE :"ledger".indicator (
	fiscal_year integer,
	project_code text,
	seq integer,
	level1 text,
	level2 text,
	level3 text,
	initial_target :"ext".perf_target,
	target :"ext".perf_target,
	actual :"ext".perf_value,
	full_mark numeric,
	self_points numeric,
	method :"ext".perf_method DEFAULT 'proportional',
	explanation text,
	CONSTRAINT indicator_seq_unique PRIMARY KEY (fiscal_year, project_code, seq),
	CONSTRAINT indicator_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT indicator_seq_1_to_999999 CHECK (seq BETWEEN 1 AND 999999),
	CONSTRAINT indicator_full_mark_0_to_1000 CHECK (full_mark BETWEEN 0 AND 1000),
	CONSTRAINT indicator_self_points_within_1000
		CHECK (self_points BETWEEN -1000 AND 1000)
);
-- a sample of a large table tells the planner far too few projects
ALTER TABLE :"ledger".indicator ALTER project_code SET (n_distinct = -0.05);
COMMENT ON TABLE :"ledger".indicator IS
'绩效指标：每个指标一行';

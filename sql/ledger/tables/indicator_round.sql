CREATE TABLE :"ledger".indicator_round (
	fiscal_year integer,
	project_code text,
	seq integer,
	round_no integer,
	points numeric,
	explanation text,
	CONSTRAINT indicator_round_unique PRIMARY KEY (fiscal_year, project_code, seq, round_no),
	CONSTRAINT indicator_round_indicator_known FOREIGN KEY (fiscal_year, project_code, seq)
		REFERENCES :"ledger".indicator (fiscal_year, project_code, seq),
	CONSTRAINT indicator_round_round_known FOREIGN KEY (fiscal_year, project_code, round_no)
		REFERENCES :"ledger".project_round (fiscal_year, project_code, round_no),
	CONSTRAINT indicator_round_after_self CHECK (round_no >= 1),
	CONSTRAINT indicator_round_points_within_1000 CHECK (points BETWEEN -1000 AND 1000)
);
-- a sample of a large table tells the planner far too few projects
ALTER TABLE :"ledger".indicator_round ALTER project_code SET (n_distinct = -0.05);
COMMENT ON TABLE :"ledger".indicator_round IS
'各轮评分中指标的得分：自评以后每轮每个指标一行';

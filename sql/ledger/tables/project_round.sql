CREATE TABLE :"ledger".project_round (
	fiscal_year integer,
	project_code text,
	round_no integer,
	round text NOT NULL,
	scorer text,
	scored_on date,
	budget_points numeric,
	CONSTRAINT project_round_unique PRIMARY KEY (fiscal_year, project_code, round_no),
	CONSTRAINT project_round_name_unique UNIQUE (fiscal_year, project_code, round),
	CONSTRAINT project_round_project_known FOREIGN KEY (fiscal_year, project_code)
		REFERENCES :"ledger".project (fiscal_year, project_code),
	CONSTRAINT project_round_no_0_to_99 CHECK (round_no BETWEEN 0 AND 99),
	-- the points of 自评 stand in indicator
	CONSTRAINT project_round_0_is_self CHECK ((round_no = 0) = (round = '自评')),
	CONSTRAINT project_round_budget_points_0_to_100 CHECK (budget_points BETWEEN 0 AND 100)
);
COMMENT ON TABLE :"ledger".project_round IS
'评分轮次：自评（第0轮，得分在indicator中）、复核、再评价、财政评审等，每轮一行';

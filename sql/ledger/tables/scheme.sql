CREATE TABLE :"ledger".scheme (
	code text CONSTRAINT scheme_code_unique PRIMARY KEY,
	name text NOT NULL,
	budget_points numeric NOT NULL DEFAULT 10,
	CONSTRAINT scheme_budget_points_0_to_100 CHECK (budget_points BETWEEN 0 AND 100)
);
COMMENT ON TABLE :"ledger".scheme IS
'评分方案';

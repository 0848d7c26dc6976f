CREATE TABLE :"ledger".scheme_part (
	scheme_code text CONSTRAINT scheme_part_scheme_known
		REFERENCES :"ledger".scheme (code),
	level1 text,
	points numeric NOT NULL,
	CONSTRAINT scheme_part_unique PRIMARY KEY (scheme_code, level1),
	CONSTRAINT scheme_part_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
);
COMMENT ON TABLE :"ledger".scheme_part IS
'评分方案的一级指标满分';

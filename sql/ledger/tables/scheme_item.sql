CREATE TABLE :"ledger".scheme_item (
	scheme_code text,
	level1 text,
	level2 text,
	level3 text DEFAULT '',
	points numeric NOT NULL,
	CONSTRAINT scheme_item_unique PRIMARY KEY (scheme_code, level1, level2, level3),
	CONSTRAINT scheme_item_part_known FOREIGN KEY (scheme_code, level1)
		REFERENCES :"ledger".scheme_part (scheme_code, level1),
	CONSTRAINT scheme_item_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
);
COMMENT ON TABLE :"ledger".scheme_item IS
'评分方案中二级、三级指标的满分';

CREATE TABLE :"ledger".scheme_parameter (
	scheme_code text CONSTRAINT scheme_parameter_unique PRIMARY KEY
		CONSTRAINT scheme_parameter_scheme_known REFERENCES :"ledger".scheme (code),
	excellent numeric NOT NULL DEFAULT 90,
	good numeric NOT NULL DEFAULT 80,
	fair numeric NOT NULL DEFAULT 60,
	pass_rate numeric NOT NULL DEFAULT 0,
	over_achievement numeric NOT NULL DEFAULT 1.2,
	achieved_from numeric NOT NULL DEFAULT 0.8,
	partial_from numeric NOT NULL DEFAULT 0.6,
	CONSTRAINT scheme_parameter_grades_descend CHECK (excellent > good AND good > fair),
	CONSTRAINT scheme_parameter_pass_rate_0_to_1 CHECK (pass_rate BETWEEN 0 AND 1),
	CONSTRAINT scheme_parameter_over_achievement_above_1 CHECK (over_achievement > 1),
	CONSTRAINT scheme_parameter_bands_descend
		CHECK (achieved_from <= 1 AND achieved_from > partial_from AND partial_from >= 0)
);
COMMENT ON TABLE :"ledger".scheme_parameter IS
'评分方案的等级界限、及格线等参数；没有记录的方案用默认值';

-- scoring rules

CREATE FUNCTION perf_score(
	value perf_value, target perf_target, full_mark numeric,
	method perf_method DEFAULT 'proportional', pass_rate numeric DEFAULT 0
) RETURNS perf_score
	AS 'MODULE_PATHNAME', 'perf_score_by_rule'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score(perf_value, perf_target, numeric, perf_method, numeric) IS
'points of an actual value against a target, of full_mark (to 4 decimals). proportional: met gives full_mark, else full_mark × (1 '
'- |actual - target| ÷ |target|), rounded to 2 decimals, 0 where that share is below pass_rate (0 to 1); binary: met gives '
'full_mark, else 0; step: for a target in %, from 90 all, from 80 0.8, from 60 0.5, else 0; manual: NULL. NULL where it cannot be '
'decided: text, attainment, incommensurable units, a bounded value that straddles, a bare target that may count 人 or 万人. '
'Errors 22003 on a negative full_mark and a pass_rate outside 0 to 1 (财预〔2020〕10号)';

CREATE FUNCTION perf_score(
	value perf_value, target perf_target, full_mark numeric,
	method perf_method, thresholds numeric[], shares numeric[]
) RETURNS perf_score
	AS 'MODULE_PATHNAME', 'perf_score_by_steps'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score(perf_value, perf_target, numeric, perf_method, numeric[], numeric[]) IS
'points by rule, with steps for method step: the largest share of full_mark whose threshold the actual number reaches, 0 if none. '
'Thresholds are numbers in the target''s unit, lower bounds, or upper bounds for ≤ and < targets; the target''s own number plays '
'no part. NULL where it cannot be decided and for a range target. Errors: 2202E unless each threshold has a share, 22004 on a '
'NULL in an array, 22003 on a share outside 0 to 1';

CREATE FUNCTION rule_score(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric DEFAULT 0,
	achieved_from numeric DEFAULT 0.8, partial_from numeric DEFAULT 0.6
) RETURNS perf_score
	AS 'MODULE_PATHNAME', 'perf_rule_score'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rule_score(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric) IS
'score of an indicator row by the rule for its kind. full_mark 0 (a deduction): the self points, never above 0; method manual: '
'the self points held within 0 and full_mark; a target that is a quantity: perf_score(actual, target, full_mark, method, '
'pass_rate); a text target: the self points held within the band of the actual attainment (see attainment_band), achieved if the '
'actual repeats the target word for word. A NULL method is proportional, a NULL bound of a band the usual one. NULL where no rule '
'decides; error 22003 on a bound outside 0 to 1';

CREATE FUNCTION rule_points(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric DEFAULT 0,
	achieved_from numeric DEFAULT 0.8, partial_from numeric DEFAULT 0.6
) RETURNS numeric
	AS 'MODULE_PATHNAME', 'perf_rule_points'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rule_points(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric) IS
'the points of rule_score() (规则得分), with at least 2 decimals; NULL where no rule decides';

CREATE FUNCTION attainment_band(
	attainment perf_attainment, full_mark numeric,
	achieved_from numeric DEFAULT 0.8, partial_from numeric DEFAULT 0.6
) RETURNS numrange
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE attainment
		WHEN '达成预期指标' THEN
			numrange(trim_scale(achieved_from * full_mark), full_mark, '[]')
		WHEN '部分达成预期指标并具有一定效果' THEN
			numrange(trim_scale(partial_from * full_mark),
					 trim_scale(achieved_from * full_mark))
		WHEN '未达成预期指标且效果较差' THEN
			numrange(0, trim_scale(partial_from * full_mark))
	END;
END;
COMMENT ON FUNCTION attainment_band(perf_attainment, numeric, numeric, numeric) IS
'the points that a qualitative indicator may get: achieved [0.8, 1] of full_mark, partial [0.6, 0.8), missed [0, 0.6); the lower '
'bounds are arguments (Hubei: partial_from 0.5)';

-- budget execution, shares, growth

CREATE FUNCTION execution_rate(executed wanyuan, budget wanyuan) RETURNS numeric
	AS 'MODULE_PATHNAME', 'wanyuan_share'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION execution_rate(wanyuan, wanyuan) IS
'executed ÷ budget (执行率), a fraction with 18 decimals, above 1 where more was spent; NULL on a zero budget';

CREATE FUNCTION execution_rate(executed numeric, budget numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_rate(executed::wanyuan, budget::wanyuan);
COMMENT ON FUNCTION execution_rate(numeric, numeric) IS
'execution_rate() of numbers of 万元, each rounded to 分';

CREATE FUNCTION execution_rate(executed text, budget text) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_rate(executed::wanyuan, budget::wanyuan);
COMMENT ON FUNCTION execution_rate(text, text) IS
'execution_rate() of texts, read as the type reads them';

CREATE FUNCTION execution_rate(executed wanyuan, budget numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_rate(executed::wanyuan, budget::wanyuan);
COMMENT ON FUNCTION execution_rate(wanyuan, numeric) IS
'execution_rate() of an amount and a number of 万元';

CREATE FUNCTION execution_rate(executed numeric, budget wanyuan) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_rate(executed::wanyuan, budget::wanyuan);
COMMENT ON FUNCTION execution_rate(numeric, wanyuan) IS
'execution_rate() of a number of 万元 and an amount';

CREATE FUNCTION execution_score(executed wanyuan, budget wanyuan, full_mark numeric DEFAULT 10)
RETURNS perf_score
	AS 'MODULE_PATHNAME', 'wanyuan_execution_score'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION execution_score(wanyuan, wanyuan, numeric) IS
'execution rate × full_mark, rounded once to 2 decimals, between 0 and full_mark; NULL on a zero budget';

-- in each combination: beside the full mark a literal tells nothing of its type
CREATE FUNCTION execution_score(executed numeric, budget numeric, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(numeric, numeric, numeric) IS
'execution_score() of numbers of 万元, each rounded to 分';

CREATE FUNCTION execution_score(executed text, budget text, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(text, text, numeric) IS
'execution_score() of texts, read as the type reads them';

CREATE FUNCTION execution_score(executed wanyuan, budget numeric, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(wanyuan, numeric, numeric) IS
'execution_score() of an amount and a number of 万元';

CREATE FUNCTION execution_score(executed numeric, budget wanyuan, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(numeric, wanyuan, numeric) IS
'execution_score() of a number of 万元 and an amount';

CREATE FUNCTION execution_score(executed wanyuan, budget text, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(wanyuan, text, numeric) IS
'execution_score() of an amount and a text';

CREATE FUNCTION execution_score(executed text, budget wanyuan, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(text, wanyuan, numeric) IS
'execution_score() of a text and an amount';

CREATE FUNCTION execution_score(executed numeric, budget text, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(numeric, text, numeric) IS
'execution_score() of a number of 万元 and a text';

CREATE FUNCTION execution_score(executed text, budget numeric, full_mark numeric DEFAULT 10) RETURNS perf_score
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN execution_score(executed::wanyuan, budget::wanyuan, full_mark);
COMMENT ON FUNCTION execution_score(text, numeric, numeric) IS
'execution_score() of a text and a number of 万元';

CREATE FUNCTION share(part wanyuan, whole wanyuan) RETURNS numeric
	AS 'MODULE_PATHNAME', 'wanyuan_share'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION share(wanyuan, wanyuan) IS
'part ÷ whole (占比), a fraction with 18 decimals; NULL on a zero whole';

CREATE FUNCTION share(part numeric, whole numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT part / nullif(whole, 0);
END;
COMMENT ON FUNCTION share(numeric, numeric) IS
'part ÷ whole (占比), a fraction with the digits of numeric division; NULL on a zero whole';

CREATE FUNCTION share(part text, whole text) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN share(part::wanyuan, whole::wanyuan);
COMMENT ON FUNCTION share(text, text) IS
'share() of texts, read as the type reads them';

CREATE FUNCTION share(part wanyuan, whole numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN share(part::wanyuan, whole::wanyuan);
COMMENT ON FUNCTION share(wanyuan, numeric) IS
'share() of an amount and a number of 万元';

CREATE FUNCTION share(part numeric, whole wanyuan) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN share(part::wanyuan, whole::wanyuan);
COMMENT ON FUNCTION share(numeric, wanyuan) IS
'share() of a number of 万元 and an amount';

CREATE FUNCTION growth(now wanyuan, before wanyuan) RETURNS numeric
	AS 'MODULE_PATHNAME', 'wanyuan_growth'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION growth(wanyuan, wanyuan) IS
'(now - before) ÷ |before| (增长率), a fraction with 18 decimals: 0.05 for an increase by 5 %; NULL on a zero base';

CREATE FUNCTION growth(now numeric, before numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT (now - before) / nullif(abs(before), 0);
END;
COMMENT ON FUNCTION growth(numeric, numeric) IS
'(now - before) ÷ |before| (增长率), a fraction with the digits of numeric division; NULL on a zero base';

CREATE FUNCTION growth(now text, before text) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN growth(now::wanyuan, before::wanyuan);
COMMENT ON FUNCTION growth(text, text) IS
'growth() of texts, read as the type reads them';

CREATE FUNCTION growth(now wanyuan, before numeric) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN growth(now::wanyuan, before::wanyuan);
COMMENT ON FUNCTION growth(wanyuan, numeric) IS
'growth() of an amount and a number of 万元';

CREATE FUNCTION growth(now numeric, before wanyuan) RETURNS numeric
	LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
	RETURN growth(now::wanyuan, before::wanyuan);
COMMENT ON FUNCTION growth(numeric, wanyuan) IS
'growth() of a number of 万元 and an amount';

-- grades

CREATE FUNCTION are_thresholds(thresholds numeric[]) RETURNS boolean
	AS 'MODULE_PATHNAME', 'grade_are_thresholds'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION are_thresholds(numeric[]) IS
'part of grade: true for three thresholds that do not rise; else errors, 2202E unless there are three, 22004 on a NULL among them, '
'22023 where one is above that before it';

CREATE FUNCTION grade(score numeric, thresholds numeric[] DEFAULT '{90,80,60}')
RETURNS perf_grade
	LANGUAGE SQL IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN NOT are_thresholds(thresholds) OR abs(score) >= 'Infinity' THEN NULL	-- NaN is above it
		WHEN score >= thresholds[1] THEN '优'::perf_grade
		WHEN score >= thresholds[2] THEN '良'::perf_grade
		WHEN score >= thresholds[3] THEN '中'::perf_grade
		WHEN score < thresholds[3] THEN '差'::perf_grade
	END;
END;
COMMENT ON FUNCTION grade(numeric, numeric[]) IS
'grade of a score out of 100: from the first threshold on 优, from the second 良, from the third 中, below 差; exactly 90 is 优. '
'NULL for a NULL score, NaN and infinities. Thresholds that rise are error 22023, a NULL among them 22004, fewer or more than '
'three 2202E';

CREATE FUNCTION grade(score text, thresholds numeric[] DEFAULT '{90,80,60}')
RETURNS perf_grade
	LANGUAGE SQL IMMUTABLE PARALLEL SAFE
	RETURN grade(score::numeric, thresholds);
COMMENT ON FUNCTION grade(text, numeric[]) IS
'grade(numeric, numeric[]) of a text that is a number; error 22P02 where it is none';

CREATE FUNCTION grade(score perf_score, thresholds numeric[] DEFAULT '{90,80,60}')
RETURNS perf_grade
	LANGUAGE SQL IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN NOT are_thresholds(thresholds) OR full_mark(score) = 0 THEN NULL
		WHEN 100 * earned(score) >= thresholds[1] * full_mark(score) THEN '优'::perf_grade
		WHEN 100 * earned(score) >= thresholds[2] * full_mark(score) THEN '良'::perf_grade
		WHEN 100 * earned(score) >= thresholds[3] * full_mark(score) THEN '中'::perf_grade
		WHEN 100 * earned(score) < thresholds[3] * full_mark(score) THEN '差'::perf_grade
	END;
END;
COMMENT ON FUNCTION grade(perf_score, numeric[]) IS
'grade of the score rate in percent, compared exactly; NULL for a NULL score and for full mark 0; errors as for a numeric score';

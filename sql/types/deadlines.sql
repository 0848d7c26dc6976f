-- Deadlines: what a value says against a target where a date may want the fiscal
-- year, and ≤10月 the name of its indicator.

CREATE FUNCTION meets(actual perf_value, target perf_target, fiscal_year integer, name text) RETURNS boolean
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_meets_in_year';
COMMENT ON FUNCTION meets(perf_value, perf_target, integer, text) IS
'meets() of an indicator of a fiscal year: where only one of a date and its deadline names a year (2025年10月20日 against '
'10月底前), the other is in that year; where the name says that it is a time (完成时间, 完成时限, 截止 ..., never 工期, 周期, '
'期限 or 时长), ≤10月 is a deadline. Year and name may be NULL. A deadline is met up to and with its last day; 10月前 against a '
'date in October is NULL, as is 11月 against 11月15日前';

CREATE FUNCTION meets(actual perf_value, target perf_target, fiscal_year integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN meets(actual, target, fiscal_year, NULL::text);
COMMENT ON FUNCTION meets(perf_value, perf_target, integer) IS
'meets() of an indicator of a fiscal year, which a date or a deadline without a year is in';

CREATE FUNCTION days_late(actual perf_value, target perf_target, fiscal_year integer, name text) RETURNS integer
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_days_late';
COMMENT ON FUNCTION days_late(perf_value, perf_target, integer, text) IS
'by how many days, at least, a date misses its deadline, see meets(actual, target, fiscal_year, name); NULL where it does not, or '
'where that is not decided';

CREATE FUNCTION rule_points(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	fiscal_year integer, name text
) RETURNS numeric
LANGUAGE C IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'perf_rule_points_in_year';
COMMENT ON FUNCTION rule_points(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, integer, text) IS
'rule_points() of an indicator of a fiscal year with this name, see meets(actual, target, fiscal_year, name). A deadline that is '
'kept gives the full mark, one that is missed NULL, or 0 for method binary';

CREATE FUNCTION broken_rules(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	explanation text, over_achievement numeric, fiscal_year integer, name text
) RETURNS text[]
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_broken_rules_in_year';
COMMENT ON FUNCTION broken_rules(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text, numeric,
	integer, text) IS
'broken_rules() of an indicator of a fiscal year with this name, see meets(actual, target, fiscal_year, name)';

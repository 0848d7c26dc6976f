-- Rows that print a scoring rule of their own, and the direction of a target.

CREATE FUNCTION rule_points(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	fiscal_year integer, name text, scoring_rule text
) RETURNS numeric
LANGUAGE C IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'perf_rule_points_in_year';
COMMENT ON FUNCTION rule_points(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, integer, text,
	text) IS
'rule_points() of a row that prints a scoring rule of its own (RULES 3), which goes before the method unless that is manual, and '
'before pass_rate. Clauses between commas: 每降低1个百分点扣1分, 每少1元扣0.5分, 每超10天扣分值的10% (for each whole step off the '
'target), 不足1天按1天计, 扣完为止, 最低2分, 最多扣5分, 低于60%不得分; 90:1, 80:0.85, 60:0.6 (share of the full mark from that '
'number on, or up to it for ≤ and <; 90:10分 is points); 90%以上得满分, 80%-90%得8分, 80%以下不得分; 立项:3分, 开工:6分, '
'完工:10分 (stages that the actual text names); 达到得满分, 否则不得分; 按完成比例得分. A % beside a target in another unit is of '
'the target. A rule that cannot be read as a whole (scoring_rule_reason() says why) leaves the row to a person: the self points '
'within 0 and full_mark. A rule that is NULL or is_blank() is none. NULL where the rule decides nothing, as on the other side of '
'the target';

CREATE FUNCTION points_difference(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	fiscal_year integer, name text, scoring_rule text
) RETURNS numeric
LANGUAGE C IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'perf_points_difference';
COMMENT ON FUNCTION points_difference(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, integer,
	text, text) IS
'self_points less rule_points() of the same row, positive where the unit gave itself more; NULL where either is';

CREATE FUNCTION method_name(method perf_method) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_method_name'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION method_name(perf_method) IS
'the label of a method; proportional for NULL';

CREATE FUNCTION scoring_rule_reason(scoring_rule text) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_scoring_rule_reason'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scoring_rule_reason(text) IS
'why a scoring rule cannot be read by rule_points(), in Chinese, with the place; NULL for one that can';

CREATE FUNCTION directed_target(target perf_target, direction text) RETURNS perf_target
	AS 'MODULE_PATHNAME', 'perf_directed_target'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION directed_target(perf_target, text) IS
'the target as the direction beside it means it: without a sign of its own (or with =) and 反向 it is ≤; else it is left as it is '
'(RULES 3)';

CREATE FUNCTION scoring_details_accumulate(internal, seq integer, direction text, scoring_rule text) RETURNS internal
	AS 'MODULE_PATHNAME', 'scoring_details_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scoring_details_accumulate(internal, integer, text, text) IS
'part of the aggregate scoring_details';

CREATE FUNCTION scoring_details_result(internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'scoring_details_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scoring_details_result(internal) IS
'part of the aggregate scoring_details';

CREATE AGGREGATE scoring_details(seq integer, direction text, scoring_rule text) (
	SFUNC = scoring_details_accumulate,
	STYPE = internal,
	SSPACE = 1024,
	FINALFUNC = scoring_details_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE scoring_details(integer, text, text) IS
'for scoring_terms(): the directions and scoring rules that stand beside the indicators of a project; NULL where none does';

CREATE FUNCTION scoring_terms(
	fiscal_year integer, budget_points numeric, pass_rate numeric, achieved_from numeric, partial_from numeric, details bytea
) RETURNS bytea
	AS 'MODULE_PATHNAME', 'scoring_terms'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scoring_terms(integer, numeric, numeric, numeric, numeric, bytea) IS
'for add_indicators(): what the indicators of a project are scored by, beside their own cells; the shares as in rule_points(), '
'details of scoring_details(). A value for a query, not for a column';

CREATE TYPE indicator_sums AS (
	indicators integer,
	undecided integer,
	full_mark numeric,
	self_points numeric,
	rule_points numeric,
	level1_marks text,
	repeated_targets integer
);
COMMENT ON TYPE indicator_sums IS
'what add_indicators() says of the indicators of a project, as indicator_tally; points only where each row has a full mark, or the '
'full marks make 100 with budget_points. The last two are of all_indicators_of() alone: level1_marks() and copied_targets()';

CREATE FUNCTION indicators_accumulate(
	internal, actual perf_value, target perf_target, initial_target perf_target, full_mark numeric, self_points numeric,
	method perf_method, seq integer, level2 text, level3 text, terms bytea
) RETURNS internal
	AS 'MODULE_PATHNAME', 'indicators_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indicators_accumulate(internal, perf_value, perf_target, perf_target, numeric, numeric, perf_method, integer,
	text, text, bytea) IS
'part of the aggregate add_indicators';

CREATE FUNCTION indicators_result(internal) RETURNS indicator_sums
	AS 'MODULE_PATHNAME', 'indicators_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indicators_result(internal) IS
'part of the aggregate add_indicators';

CREATE AGGREGATE add_indicators(
	actual perf_value, target perf_target, initial_target perf_target, full_mark numeric, self_points numeric,
	method perf_method, seq integer, level2 text, level3 text, terms bytea
) (
	SFUNC = indicators_accumulate,
	STYPE = internal,
	SSPACE = 192,
	FINALFUNC = indicators_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE add_indicators(perf_value, perf_target, perf_target, numeric, numeric, perf_method, integer, text, text,
	bytea) IS
'scores the rows of a project as indicator_score does, each against its target, else its initial one, by scoring_terms(), and adds '
'all up, see indicator_sums; NULL over no rows';

CREATE FUNCTION scoring_detail(seq integer, direction text, scoring_rule text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'scoring_detail'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scoring_detail(integer, text, text) IS
'for all_projects(): scoring_details() of one row; NULL where it says nothing';

CREATE FUNCTION all_projects_accumulate(internal, fiscal_year integer, project_code text, known bytea) RETURNS internal
	AS 'MODULE_PATHNAME', 'all_projects_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_projects_accumulate(internal, integer, text, bytea) IS
'part of the aggregate all_projects';

CREATE FUNCTION all_projects_result(internal) RETURNS bigint
	AS 'MODULE_PATHNAME', 'all_projects_result'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_projects_result(internal) IS
'part of the aggregate all_projects';

CREATE AGGREGATE all_projects(fiscal_year integer, project_code text, known bytea) (
	SFUNC = all_projects_accumulate,
	STYPE = internal,
	SSPACE = 100000,
	FINALFUNC = all_projects_result,
	PARALLEL = RESTRICTED
);
COMMENT ON AGGREGATE all_projects(integer, text, bytea) IS
'for add_all_indicators(): keeps what is known of each project while the query runs, of several rows one behind the other; a '
'handle for it, NULL over no rows';

CREATE FUNCTION all_indicators_accumulate(
	internal, actual perf_value, target perf_target, initial_target perf_target, full_mark numeric, self_points numeric,
	method perf_method, seq integer, level2 text, level3 text, fiscal_year integer, project_code text, level1 text,
	terms bigint, details bigint
) RETURNS internal
	AS 'MODULE_PATHNAME', 'all_indicators_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_indicators_accumulate(internal, perf_value, perf_target, perf_target, numeric, numeric, perf_method,
	integer, text, text, integer, text, text, bigint, bigint) IS
'part of the aggregate add_all_indicators';

CREATE FUNCTION all_indicators_result(internal) RETURNS bigint
	AS 'MODULE_PATHNAME', 'all_indicators_result'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_indicators_result(internal) IS
'part of the aggregate add_all_indicators';

CREATE AGGREGATE add_all_indicators(
	actual perf_value, target perf_target, initial_target perf_target, full_mark numeric, self_points numeric,
	method perf_method, seq integer, level2 text, level3 text, fiscal_year integer, project_code text, level1 text,
	terms bigint, details bigint
) (
	SFUNC = all_indicators_accumulate,
	STYPE = internal,
	SSPACE = 100000,
	FINALFUNC = all_indicators_result,
	PARALLEL = RESTRICTED
);
COMMENT ON AGGREGATE add_all_indicators(perf_value, perf_target, perf_target, numeric, numeric, perf_method, integer, text, text,
	integer, text, text, bigint, bigint) IS
'add_indicators(), level1_marks() and copied_targets() of each project of a ledger, in one pass over the rows of all, in whatever '
'order: a handle for all_indicators_of(). The last two are handles of all_projects(), the same for all rows: the scoring_terms() '
'of projects whose scheme has its own, and each scoring_detail()';

CREATE FUNCTION all_indicators_of(sums bigint, fiscal_year integer, project_code text, budget_points numeric) RETURNS indicator_sums
	AS 'MODULE_PATHNAME', 'all_indicators_of'
	LANGUAGE C STABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_indicators_of(bigint, integer, text, numeric) IS
'what add_all_indicators() has of a project whose scheme gives the budget so many points, in the same query; NULL where it has no '
'rows; 55000 for any other number';

CREATE FUNCTION broken_rules(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	explanation text, over_achievement numeric, fiscal_year integer, name text, scoring_rule text
) RETURNS text[]
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_broken_rules_in_year';
COMMENT ON FUNCTION broken_rules(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text, numeric,
	integer, text, text) IS
'broken_rules() of a row that may print a scoring rule of its own, see rule_points(); self points are flagged only outside every '
'reading of it';

-- Weights against the scheme, allocations, final accounts, year on year.

CREATE FUNCTION level1_name(level1 text) RETURNS text
	AS 'MODULE_PATHNAME', 'level1_name'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION level1_name(text) IS
'the usual name of a level-1 indicator: blanks, a number in front (一、, （二）, 1.) and a bracketed note as in 总体绩效（65分） '
'are dropped, synonyms (完成指标, 项目完成指标 ...) become 产出指标, 效益指标, 满意度指标, 成本指标';

CREATE FUNCTION level1_marks_accumulate(internal, level1 text, full_mark numeric) RETURNS internal
	AS 'MODULE_PATHNAME', 'level1_marks_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION level1_marks_accumulate(internal, text, numeric) IS
'part of the aggregate level1_marks';

CREATE FUNCTION level1_marks_result(internal) RETURNS text
	AS 'MODULE_PATHNAME', 'level1_marks_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION level1_marks_result(internal) IS
'part of the aggregate level1_marks';

CREATE AGGREGATE level1_marks(level1 text, full_mark numeric) (
	SFUNC = level1_marks_accumulate,
	STYPE = internal,
	SSPACE = 512,
	FINALFUNC = level1_marks_result,
	FINALFUNC_MODIFY = SHAREABLE,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE level1_marks(text, numeric) IS
'the full marks of each level-1 indicator by its usual name (level1_name()) in one line, such as 产出指标50、效益指标30、'
'满意度指标10, in the order of the names'' bytes; those that add up to 0 are left out. Two lists are equal as texts if they give '
'the same marks. NULL where no row has a full mark; 22003 for a full mark below 0';

CREATE TYPE indicator_marks AS (
	level1_marks text,
	repeated_targets integer
);
COMMENT ON TYPE indicator_marks IS
'level1_marks() and copied_targets() of the indicators of a project';

CREATE FUNCTION all_marks_accumulate(
	internal, fiscal_year integer, project_code text, level1 text, full_mark numeric, actual perf_value, target perf_target
) RETURNS internal
	AS 'MODULE_PATHNAME', 'all_marks_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_marks_accumulate(internal, integer, text, text, numeric, perf_value, perf_target) IS
'part of the aggregate add_all_marks';

CREATE FUNCTION all_marks_result(internal) RETURNS bigint
	AS 'MODULE_PATHNAME', 'all_marks_result'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_marks_result(internal) IS
'part of the aggregate add_all_marks';

CREATE AGGREGATE add_all_marks(
	fiscal_year integer, project_code text, level1 text, full_mark numeric, actual perf_value, target perf_target
) (
	SFUNC = all_marks_accumulate,
	STYPE = internal,
	SSPACE = 100000,
	FINALFUNC = all_marks_result,
	PARALLEL = RESTRICTED
);
COMMENT ON AGGREGATE add_all_marks(integer, text, text, numeric, perf_value, perf_target) IS
'level1_marks() and copied_targets() of each project of a ledger, in one pass over the rows of all: a handle for all_marks_of()';

CREATE FUNCTION all_marks_of(marks bigint, fiscal_year integer, project_code text) RETURNS indicator_marks
	AS 'MODULE_PATHNAME', 'all_marks_of'
	LANGUAGE C STABLE STRICT PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_marks_of(bigint, integer, text) IS
'what add_all_marks() has of a project, in the same query; 55000 for any other number';

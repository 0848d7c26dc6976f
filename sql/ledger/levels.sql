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

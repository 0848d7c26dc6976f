-- What a perf_target or perf_value says, and whether one meets the other (RULES 3, 4, 8)

CREATE FUNCTION comparator(perf_target) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_comparator';
COMMENT ON FUNCTION comparator(perf_target) IS
'sign ≥ > = < ≤, or range, text or (of an actual value) attainment; of a point =';

CREATE FUNCTION comparator(perf_value) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_comparator';
COMMENT ON FUNCTION comparator(perf_value) IS
'sign ≥ > = < ≤, or range, text or (of an actual value) attainment; of a point =';

CREATE FUNCTION perf_target_text(perf_target) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'perf_target_text';
COMMENT ON FUNCTION perf_target_text(perf_target) IS
'what a cast to text gives, made faster: for views over many rows';

CREATE FUNCTION perf_value_text(perf_value) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'perf_value_text';
COMMENT ON FUNCTION perf_value_text(perf_value) IS
'what a cast to text gives, made faster: for views over many rows';

CREATE FUNCTION cell_text(perf_target) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_target_cell_text';
COMMENT ON FUNCTION cell_text(perf_target) IS
'the canonical literal as forms and messages print it: without a leading =, which a spreadsheet would calculate (12个月, 8000), '
'or with ＝ where the rest would read as something else (＝2020年, ＝20250101); it reads back to an equal perf_target';

CREATE FUNCTION cell_text(perf_value) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_cell_text';
COMMENT ON FUNCTION cell_text(perf_value) IS
'the canonical literal as forms and messages print it; see cell_text(perf_target)';

CREATE FUNCTION number(perf_target) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_number';
COMMENT ON FUNCTION number(perf_target) IS
'number in its own unit (see unit()); NULL for range, text and attainment';

CREATE FUNCTION number(perf_value) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_number';
COMMENT ON FUNCTION number(perf_value) IS
'number in its own unit (see unit()); NULL for range, text and attainment';

CREATE FUNCTION lower_number(perf_target) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_lower_number';
COMMENT ON FUNCTION lower_number(perf_target) IS
'lower bound in its own unit; NULL where there is none';

CREATE FUNCTION lower_number(perf_value) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_lower_number';
COMMENT ON FUNCTION lower_number(perf_value) IS
'lower bound in its own unit; NULL where there is none';

CREATE FUNCTION upper_number(perf_target) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_upper_number';
COMMENT ON FUNCTION upper_number(perf_target) IS
'upper bound in its own unit; NULL where there is none';

CREATE FUNCTION upper_number(perf_value) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_upper_number';
COMMENT ON FUNCTION upper_number(perf_value) IS
'upper bound in its own unit; NULL where there is none';

CREATE FUNCTION unit(perf_target) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_unit';
COMMENT ON FUNCTION unit(perf_target) IS
'unit as canonical text (%, 万元, 个月); NULL for a bare number, text and attainment';

CREATE FUNCTION unit(perf_value) RETURNS text
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_unit';
COMMENT ON FUNCTION unit(perf_value) IS
'unit as canonical text (%, 万元, 个月); NULL for a bare number, text and attainment';

CREATE FUNCTION is_quantitative(perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_is_quantitative';
COMMENT ON FUNCTION is_quantitative(perf_target) IS
'true for a number with or without a unit, or a range; false for text and attainment';

CREATE FUNCTION is_quantitative(perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_is_quantitative';
COMMENT ON FUNCTION is_quantitative(perf_value) IS
'true for a number with or without a unit, or a range; false for text and attainment';

CREATE FUNCTION to_numeric(perf_target, unit text) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'literal_to_numeric';
COMMENT ON FUNCTION to_numeric(perf_target, text) IS
'number in the given unit, at most 16 decimals, half away from zero; a bare number is in that unit already. NULL for range, text '
'and attainment; unlike units are 22000, what is not a unit 22023';

CREATE FUNCTION convert(perf_target, unit text) RETURNS perf_target
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'literal_convert';
COMMENT ON FUNCTION convert(perf_target, text) IS
'the same in another unit of the family; text and attainment come back unchanged. At most 16 decimals, half away from zero; a '
'note in brackets (90%(新增)) is left out, but two different notes are unlike units; unlike units are 22000, what is not a unit '
'22023';

CREATE FUNCTION to_numeric(perf_value, unit text) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'literal_to_numeric';
COMMENT ON FUNCTION to_numeric(perf_value, text) IS
'number in the given unit, at most 16 decimals, half away from zero; a bare number is in that unit already. NULL for range, text '
'and attainment; unlike units are 22000, what is not a unit 22023';

CREATE FUNCTION convert(perf_value, unit text) RETURNS perf_value
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'literal_convert';
COMMENT ON FUNCTION convert(perf_value, text) IS
'the same in another unit of the family; text and attainment come back unchanged. At most 16 decimals, half away from zero; a '
'note in brackets (90%(新增)) is left out, but two different notes are unlike units; unlike units are 22000, what is not a unit '
'22023';

CREATE FUNCTION perf_target(sign text, number text, unit text) RETURNS perf_target
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_target_from_cells';
COMMENT ON FUNCTION perf_target(text, text, text) IS
'target from the three cells in which forms split it (指标性质, 指标值, 度量单位). An empty or NULL sign, or 定量, is =, unless '
'the second cell has a sign of its own; a word (不低于) is the sign that it means. 定性, 文字描述 and 其他 take the second cell, '
'with the unit of a number, as it is, and so does = in front of words: a text target if it is no quantity. A sign or unit that '
'two cells have counts once; /, - and 无 are no unit. NULL where the second cell is empty; 22P02 where the cells do not make a '
'quantity, and where the sign is a number (a code: 1 may stand for ≥)';

CREATE FUNCTION perf_target(sign text, number numeric, unit text) RETURNS perf_target
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT perf_target(sign, number::text, unit);
END;
COMMENT ON FUNCTION perf_target(text, numeric, text) IS
'target from a sign, a number and a unit; see perf_target(text, text, text)';

CREATE FUNCTION attainment_level(perf_value) RETURNS integer
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'perf_value_attainment_level';
COMMENT ON FUNCTION attainment_level(perf_value) IS
'2 achieved, 1 partial, 0 missed; NULL where the value is no attainment word (RULES 4)';

CREATE FUNCTION attainment(perf_value) RETURNS perf_attainment
LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE attainment_level($1)
		WHEN 2 THEN '达成预期指标'::perf_attainment
		WHEN 1 THEN '部分达成预期指标并具有一定效果'::perf_attainment
		WHEN 0 THEN '未达成预期指标且效果较差'::perf_attainment
	END;
END;
COMMENT ON FUNCTION attainment(perf_value) IS
'attainment that the words of the value mean, synonyms included; NULL where it is none (RULES 4)';

CREATE FUNCTION meets(perf_value, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_meets';
COMMENT ON FUNCTION meets(perf_value, perf_target) IS
'does the actual value meet the target? = is met by an overshoot (but =0 by 0 only). Text: an attainment, or the target word for '
'word, a sign in front apart; a ratio (1:4 against ≥1:3) where both print the same 1. NULL where it cannot be decided: unlike '
'units, a bound that straddles the target, a bare target beside 12万人 that may count 人 or 万人, other text (RULES 3, 4)';

CREATE OPERATOR <@ (
	LEFTARG = perf_value, RIGHTARG = perf_target, FUNCTION = meets,
	COMMUTATOR = @>, RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR <@ (perf_value, perf_target) IS
'meets(perf_value, perf_target)';

CREATE FUNCTION is_met(perf_target, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_target_is_met';
COMMENT ON FUNCTION is_met(perf_target, perf_value) IS
'meets() with its arguments the other way round';

CREATE OPERATOR @> (
	LEFTARG = perf_target, RIGHTARG = perf_value, FUNCTION = is_met,
	COMMUTATOR = <@, RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR @> (perf_target, perf_value) IS
'is_met(perf_target, perf_value)';

CREATE FUNCTION completion_rate(perf_value, perf_target) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_completion_rate';
COMMENT ON FUNCTION completion_rate(perf_value, perf_target) IS
'actual ÷ target as a fraction with 16 decimals, whatever the comparator; NULL unless both are single numbers of one unit family '
'and the target is not zero, and where a bare target may count 人 or 万人';

CREATE FUNCTION completion_pct(perf_value, perf_target) RETURNS numeric
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3
AS 'MODULE_PATHNAME', 'perf_value_completion_pct';
COMMENT ON FUNCTION completion_pct(perf_value, perf_target) IS
'completion_rate() in percent with 2 decimals: round(completion_rate(actual, target) * 100, 2); NULL where that is';

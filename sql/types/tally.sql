-- the indicators and the funding of a project, scored and added up in one pass

CREATE TYPE indicator_tally AS (
	indicators integer,
	marked integer,
	undecided integer,
	full_mark numeric,
	self_points numeric,
	rule_points numeric
);
COMMENT ON TYPE indicator_tally IS
'what tally() says of the indicators of a project: rows; rows with a full mark; rows with a full mark above 0 that no rule decides; Σ full marks (NULL where there are none); Σ self points (NULL where one with a full mark above 0 is missing); Σ rule points, the self points, held within 0 and the full mark, standing in where no rule decides (NULL where both are missing; points without a full mark count as they are)';

CREATE FUNCTION tally_accumulate(
	internal, actual perf_value, target perf_target, full_mark numeric,
	self_points numeric, method perf_method, pass_rate numeric,
	achieved_from numeric, partial_from numeric
) RETURNS internal
	AS 'MODULE_PATHNAME', 'tally_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION tally_accumulate(internal, perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric) IS
'part of the aggregate tally';

CREATE FUNCTION tally_result(internal) RETURNS indicator_tally
	AS 'MODULE_PATHNAME', 'tally_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION tally_result(internal) IS
'part of the aggregate tally';

CREATE AGGREGATE tally(
	actual perf_value, target perf_target, full_mark numeric,
	self_points numeric, method perf_method, pass_rate numeric,
	achieved_from numeric, partial_from numeric
) (
	SFUNC = tally_accumulate,
	STYPE = internal,
	SSPACE = 112,
	FINALFUNC = tally_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE tally(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric) IS
'scores each row as rule_points() does and adds all up, see indicator_tally; NULL over no rows';

CREATE TYPE funding_tally AS (
	initial_budget numeric,
	budget numeric,
	executed numeric,
	points numeric,
	requested numeric,
	likely_total boolean
);
COMMENT ON TYPE funding_tally IS
'what tally_funding() says of the funding of a project, in 万元: initial budget, full-year budget (a row''s adjusted, else initial budget) and execution, each NULL where it is unknown; points of the execution, NULL without a rate; what was requested, NULL where unknown; whether one of three or more sources is, in budget and execution, the sum of the others, as only a total is that its label does not call one';

CREATE FUNCTION funding_accumulate(
	internal, requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan,
	executed wanyuan, is_total boolean, full_mark numeric
) RETURNS internal
	AS 'MODULE_PATHNAME', 'funding_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_accumulate(internal, wanyuan, wanyuan, wanyuan, wanyuan, boolean, numeric) IS
'part of the aggregate tally_funding';

CREATE FUNCTION funding_result(internal) RETURNS funding_tally
	AS 'MODULE_PATHNAME', 'funding_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_result(internal) IS
'part of the aggregate tally_funding';

CREATE AGGREGATE tally_funding(
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan,
	executed wanyuan, is_total boolean, full_mark numeric
) (
	SFUNC = funding_accumulate,
	STYPE = internal,
	SSPACE = 320,
	FINALFUNC = funding_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE tally_funding(wanyuan, wanyuan, wanyuan, wanyuan, boolean, numeric) IS
'adds up the funding rows of a project, exact whatever the sums, and scores the execution out of full_mark, see funding_tally. is_total is true for a total of all, NULL for a subtotal (is_total_row()). A figure is the sum of the sources, the rows that are neither, if all of them state it, else that of the total row, unless that is 0 while those that state the figure add up to something else, which then is the figure; without a total row the sum of the rows that state anything (a source left empty is none). Subtotals count where there are no sources, and where only with them the sources make the total; NULL over no rows';

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
'what tally() says of the indicators of a project: rows; rows with a full mark; rows with a full mark above 0 that no rule '
'decides; Σ full marks (NULL where there are none); Σ self points (NULL where one with a full mark above 0 is missing); Σ rule '
'points, the self points, held within 0 and the full mark, standing in where no rule decides (NULL where both are missing; points '
'without a full mark count as they are)';

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
'what tally_funding() says of the funding of a project, in 万元: initial budget, full-year budget (a row''s adjusted, else '
'initial budget) and execution, each NULL where it is unknown; points of the execution, NULL without a rate; what was requested, '
'NULL where unknown; whether one of three or more sources is, in budget and execution, the sum of the others, as only a total is '
'that its label does not call one';

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
'adds up the funding rows of a project, exact whatever the sums, and scores the execution out of full_mark, see funding_tally. '
'is_total is true for a total of all, NULL for a subtotal (is_total_row()). A figure is the sum of the sources, the rows that are '
'neither, if all of them state it, else that of the total row, unless that is 0 while those that state the figure add up to '
'something else, which then is the figure; without a total row the sum of the rows that state anything (a source left empty is '
'none). Subtotals count where there are no sources, and where only with them the sources make the total; NULL over no rows';

CREATE FUNCTION funding_kind(label text) RETURNS text
	AS 'MODULE_PATHNAME', 'funding_kind'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_kind(text) IS
'what the label of a funding row says that the row is: 总额, a total of all rows (合计, 年度资金总额：, 年度金额, 当年年度预算, '
'计划投资额, 专项资金总额, 资金额度); 期间总额, of several years (实施期资金总额, 项目总投资, 项目总预算); 小计, of a source or a '
'place (中央资金小计, 市级合计); 其中, a part or the first of a list; else 来源 (下达中央资金, 基本支出总额, 其他资金合计, '
'单位资金, 专项资金)';

CREATE TYPE funding_sums AS (
	initial_budget numeric,
	budget numeric,
	executed numeric,
	points numeric,
	requested numeric,
	likely_total text,
	doubtful_parts text,
	doubtful_sources text,
	findings finding[]
);
COMMENT ON TYPE funding_sums IS
'what add_funding() says of the funding of a project, in 万元: initial budget, full-year budget (a row''s adjusted, else initial '
'budget) and execution, each NULL where it is unknown; points of the execution, NULL where the budget is not above zero; what was '
'requested; the row, of three or more sources, that is in budget and execution the sum of the others, as only a total is that its '
'label does not call one; the rows that were taken for parts of others and not added, and those that were added, where neither '
'label nor figures decide, NULL where there are none; of review_funding() and all_funding_of() alone the rules of review_rules() '
'that the rows break, NULL where all is in order';

CREATE FUNCTION funding_add_row(
	internal, source text, line_no integer, level integer, above text, left_out boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, full_mark numeric
) RETURNS internal
	AS 'MODULE_PATHNAME', 'funding_add_row'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_add_row(internal, text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, numeric) IS
'part of the aggregates add_funding and counted_sources';

CREATE FUNCTION funding_sums(internal) RETURNS funding_sums
	AS 'MODULE_PATHNAME', 'funding_sums'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_sums(internal) IS
'part of the aggregate add_funding';

CREATE FUNCTION funding_counted_sources(internal) RETURNS text[]
	AS 'MODULE_PATHNAME', 'funding_counted_sources'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_counted_sources(internal) IS
'part of the aggregate counted_sources';

CREATE AGGREGATE add_funding(
	source text, line_no integer, level integer, above text, left_out boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, full_mark numeric
) (
	SFUNC = funding_add_row,
	STYPE = internal,
	SSPACE = 800,
	FINALFUNC = funding_sums,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE add_funding(text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, numeric) IS
'adds up the funding rows of a project, exact whatever the sums, and scores the execution out of full_mark, see funding_sums. '
'line_no, level and above (the source of the row that it is part of) are the row''s place in the form, NULL where it is not '
'known; left_out rows, carry-ins that do not count, are not added. A part of another row (其中, a deeper numbering, governments '
'below 财政资金 that add up to it) is not added: where a total is printed the reading that adds up to it is taken, else a part is '
'one where it fits. A figure is the sum of the sources if all of them state it, else that of the total row, unless that is 0 '
'while those that state the figure add up to something else; beside parts the printed total; without a total the sum of the rows '
'that state anything. A total of several years beside one of the year is left out. Subtotals count where there are no sources, '
'and where only with them the sources make the total; NULL over no rows';

CREATE AGGREGATE counted_sources(
	source text, line_no integer, level integer, above text, left_out boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, full_mark numeric
) (
	SFUNC = funding_add_row,
	STYPE = internal,
	SSPACE = 800,
	FINALFUNC = funding_counted_sources,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE counted_sources(text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, numeric) IS
'the funding rows that add_funding() adds up, by their labels; where no source states anything the total row; NULL where no row '
'does';

CREATE FUNCTION funding_review_row(
	internal, source text, line_no integer, level integer, above text, is_carry_in boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, stated_balance wanyuan,
	project_name text, carry_in_counts boolean, full_mark numeric
) RETURNS internal
	AS 'MODULE_PATHNAME', 'funding_review_row'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_review_row(internal, text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, wanyuan,
	text, boolean, numeric) IS
'part of the aggregate review_funding';

CREATE FUNCTION funding_review_result(internal) RETURNS funding_sums
	AS 'MODULE_PATHNAME', 'funding_review_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION funding_review_result(internal) IS
'part of the aggregate review_funding';

CREATE AGGREGATE review_funding(
	source text, line_no integer, level integer, above text, is_carry_in boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, stated_balance wanyuan,
	project_name text, carry_in_counts boolean, full_mark numeric
) (
	SFUNC = funding_review_row,
	STYPE = internal,
	SSPACE = 800,
	FINALFUNC = funding_review_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE review_funding(text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, wanyuan, text,
	boolean, numeric) IS
'part of project_tally: add_funding(), carry-ins left out where they do not count, and the rules that the rows break; the last '
'three arguments are the project''s';

CREATE FUNCTION all_funding_accumulate(
	internal, source text, line_no integer, level integer, above text, is_carry_in boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, stated_balance wanyuan,
	fiscal_year integer, project_code text
) RETURNS internal
	AS 'MODULE_PATHNAME', 'all_funding_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_funding_accumulate(internal, text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan,
	wanyuan, integer, text) IS
'part of the aggregate add_all_funding';

CREATE FUNCTION all_funding_result(internal) RETURNS bigint
	AS 'MODULE_PATHNAME', 'all_funding_result'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_funding_result(internal) IS
'part of the aggregate add_all_funding';

CREATE AGGREGATE add_all_funding(
	source text, line_no integer, level integer, above text, is_carry_in boolean,
	requested wanyuan, initial_budget wanyuan, adjusted_budget wanyuan, executed wanyuan, stated_balance wanyuan,
	fiscal_year integer, project_code text
) (
	SFUNC = all_funding_accumulate,
	STYPE = internal,
	SSPACE = 100000,
	FINALFUNC = all_funding_result,
	PARALLEL = RESTRICTED
);
COMMENT ON AGGREGATE add_all_funding(text, integer, integer, text, boolean, wanyuan, wanyuan, wanyuan, wanyuan, wanyuan, integer,
	text) IS
'review_funding() of each project of a ledger, in one pass over the rows of all, in whatever order: a handle for all_funding_of()';

CREATE FUNCTION all_funding_of(
	funding bigint, fiscal_year integer, project_code text, project_name text, carry_in_counts boolean, full_mark numeric
) RETURNS funding_sums
	AS 'MODULE_PATHNAME', 'all_funding_of'
	LANGUAGE C STABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION all_funding_of(bigint, integer, text, text, boolean, numeric) IS
'what add_all_funding() has of a project, in the same query; NULL where it has no rows; 55000 for any other number';

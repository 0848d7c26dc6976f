-- Updates perfeval 1.0.0 to 1.1.0.  Then, for each ledger: SELECT refresh_ledger_views('...').
\echo Use "ALTER EXTENSION perfeval UPDATE TO '1.1.0'" to load this file. \quit

CREATE FUNCTION wanyuan_add(wanyuan, numeric) RETURNS wanyuan
    LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_add_numeric'
    IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION wanyuan_add(wanyuan, numeric) IS
    'Amount plus a number of 万元, which is rounded to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_add(numeric, wanyuan) RETURNS wanyuan
    LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_add_wanyuan'
    IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION wanyuan_add(numeric, wanyuan) IS
    'A number of 万元, which is rounded to 分, half away from zero, plus an amount; out of range is error 22003.';

CREATE FUNCTION wanyuan_subtract(wanyuan, numeric) RETURNS wanyuan
    LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_subtract_numeric'
    IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION wanyuan_subtract(wanyuan, numeric) IS
    'Amount minus a number of 万元, which is rounded to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_subtract(numeric, wanyuan) RETURNS wanyuan
    LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_subtract_wanyuan'
    IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION wanyuan_subtract(numeric, wanyuan) IS
    'A number of 万元, which is rounded to 分, half away from zero, minus an amount; out of range is error 22003.';

CREATE OPERATOR + (
    FUNCTION = wanyuan_add,
    LEFTARG = wanyuan,
    RIGHTARG = numeric,
    COMMUTATOR = +
);

COMMENT ON OPERATOR + (wanyuan, numeric) IS
    'add a number, read as 万元';

CREATE OPERATOR + (
    FUNCTION = wanyuan_add,
    LEFTARG = numeric,
    RIGHTARG = wanyuan,
    COMMUTATOR = +
);

COMMENT ON OPERATOR + (numeric, wanyuan) IS
    'add a number, read as 万元';

CREATE OPERATOR - (
    FUNCTION = wanyuan_subtract,
    LEFTARG = wanyuan,
    RIGHTARG = numeric
);

COMMENT ON OPERATOR - (wanyuan, numeric) IS
    'subtract a number, read as 万元';

CREATE OPERATOR - (
    FUNCTION = wanyuan_subtract,
    LEFTARG = numeric,
    RIGHTARG = wanyuan
);

COMMENT ON OPERATOR - (numeric, wanyuan) IS
    'subtract from a number, read as 万元';

CREATE FUNCTION round(amount wanyuan) RETURNS wanyuan
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN round(amount, 0);

COMMENT ON FUNCTION round(wanyuan) IS
    'Amount rounded to whole 万元, half away from zero; out of range is error 22003.';

COMMENT ON FUNCTION perf_target_in(cstring) IS 'input of perf_target: 22P02 for a bad literal, 22003 for a number of more than 18 digits behind a sign (without one it is a text) or a text longer than 1 MiB';

COMMENT ON TYPE perf_target IS 'target of an indicator (指标值): a comparator with a number and a unit (≥95%, =12个月, ≤60分钟), a range (90%-95%) or a text (稳步提高). A literal that opens with a sign must be one whole quantity or a date (≤12月底前, which is a text), else 22P02; other text that is not a whole quantity is a text target. Equality is by meaning: =1年 equals =12个月. A bare number is read as =.';

COMMENT ON FUNCTION perf_value_in(cstring) IS 'input of perf_value: 22P02 for a bad literal, 22003 for a number of more than 18 digits behind a sign (without one it is a text) or a text longer than 1 MiB';

COMMENT ON TYPE perf_value IS 'actual value of an indicator (实际完成值): a point (109.17万人), a bound in words (大于90%, 600余人次), an attainment (达成预期指标, 部分达成…, 未达成…) or a text. A comparison sign in front is decoration and is dropped; what follows it must be one whole quantity or a date, else 22P02. Equality is by meaning: 1年 equals 12个月.';

COMMENT ON FUNCTION convert(perf_target, text) IS 'the same in another unit of the family; text and attainment come back unchanged. At most 16 decimals, half away from zero; a note in brackets (90%(新增)) is left out, but two different notes are unlike units; unlike units are 22000, what is not a unit 22023';

COMMENT ON FUNCTION convert(perf_value, text) IS 'the same in another unit of the family; text and attainment come back unchanged. At most 16 decimals, half away from zero; a note in brackets (90%(新增)) is left out, but two different notes are unlike units; unlike units are 22000, what is not a unit 22023';

COMMENT ON FUNCTION perf_target(text, text, text) IS 'target from the three cells in which forms split it (指标性质, 指标值, 度量单位). An empty or NULL sign, or 定量, is =, unless the second cell has a sign of its own; a word (不低于) is the sign that it means. 定性, 文字描述 and 其他 take the second cell, with the unit of a number, as it is, and so does = in front of words: a text target if it is no quantity. A sign or unit that two cells have counts once; /, - and 无 are no unit. NULL where the second cell is empty; 22P02 where the cells do not make a quantity';

COMMENT ON FUNCTION meets(perf_value, perf_target) IS 'does the actual value meet the target? = is met by an overshoot (but =0 by 0 only). Text: an attainment, or the target word for word, a sign in front apart. NULL where it cannot be decided: unlike units, a bound that straddles the target, a bare target beside 12万人 that may count 人 or 万人, other text (RULES 3, 4)';

COMMENT ON FUNCTION completion_rate(perf_value, perf_target) IS 'actual ÷ target as a fraction with 16 decimals, whatever the comparator; NULL unless both are single numbers of one unit family and the target is not zero, and where a bare target may count 人 or 万人';

COMMENT ON FUNCTION perf_score(perf_value, perf_target, numeric, perf_method, numeric) IS
'points of an actual value against a target, of full_mark (to 4 decimals). proportional: met gives full_mark, else full_mark × (1 - |actual - target| ÷ |target|), rounded to 2 decimals, 0 where that share is below pass_rate (0 to 1); binary: met gives full_mark, else 0; step: for a target in %, from 90 all, from 80 0.8, from 60 0.5, else 0; manual: NULL. NULL where it cannot be decided: text, attainment, incommensurable units, a bounded value that straddles, a bare target that may count 人 or 万人. Errors 22003 on a negative full_mark and a pass_rate outside 0 to 1 (财预〔2020〕10号)';

COMMENT ON FUNCTION rule_score(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric) IS
'score of an indicator row by the rule for its kind. full_mark 0 (a deduction): the self points, never above 0; method manual: the self points held within 0 and full_mark; a target that is a quantity: perf_score(actual, target, full_mark, method, pass_rate); a text target: the self points held within the band of the actual attainment (see attainment_band), achieved if the actual repeats the target word for word. A NULL method is proportional, a NULL bound of a band the usual one. NULL where no rule decides; error 22003 on a bound outside 0 to 1';

COMMENT ON TYPE indicator_tally IS
'what tally() says of the indicators of a project: rows; rows with a full mark; rows with a full mark above 0 that no rule decides; Σ full marks (NULL where there are none); Σ self points (NULL where one with a full mark above 0 is missing); Σ rule points, the self points, held within 0 and the full mark, standing in where no rule decides (NULL where both are missing; points without a full mark count as they are)';

ALTER TYPE funding_tally ADD ATTRIBUTE requested numeric, ADD ATTRIBUTE likely_total boolean;

COMMENT ON TYPE funding_tally IS
'what tally_funding() says of the funding of a project, in 万元: initial budget, full-year budget (a row''s adjusted, else initial budget) and execution, each NULL where it is unknown; points of the execution, NULL without a rate; what was requested, NULL where unknown; whether one of three or more sources is, in budget and execution, the sum of the others, as only a total is that its label does not call one';

CREATE OR REPLACE AGGREGATE tally_funding(
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

-- Cells of forms and spreadsheets, without what typing and typesetting left in them.

CREATE FUNCTION trim_cell(cell text) RETURNS text
	AS 'MODULE_PATHNAME', 'text_trim'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION trim_cell(text) IS
'the cell without the spaces of any kind (no-break, ideographic, zero-width, tabs, line ends) at its ends';

CREATE FUNCTION fold_cell(cell text) RETURNS text
	AS 'MODULE_PATHNAME', 'text_fold'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION fold_cell(text) IS
'the cell as its characters are meant: full-width letters, digits and signs as ASCII (sentence punctuation stays), every kind of space as a space, none at the ends';

-- The Chinese comments that BI tools show: one dictionary for the columns of all
-- tables and views of a ledger, as a name means the same wherever it stands.

CREATE OR REPLACE FUNCTION ledger_column_label(relation name, column_name name) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.label
	FROM (VALUES
		-- what a column means in one relation only
		('department', 'code', '部门（单位）代码'),
		('department', 'name', '部门（单位）名称'),
		('scheme', 'code', '评分方案代码'),
		('scheme', 'name', '评分方案名称'),
		('scheme', 'budget_points', '预算执行满分（通常为10分；0表示不设预算执行分）'),
		('scheme_part', 'points', '一级指标应有的满分'),
		('scheme_item', 'points', '该级指标应有的满分'),
		('scheme_item', 'level3', '三级指标；空串表示这一行是二级指标的满分'),
		('project', 'name', '项目名称'),
		('project', 'kind', '类别：项目、部门整体、转移支付；部门整体已含其项目资金，不与项目相加'),
		('funding', 'executed', '全年执行数（万元），未公布为空，空不等于零'),
		('monthly_execution', 'executed', '截至该月末的累计执行数（万元）'),
		('indicator', 'actual', '实际完成值'),
		('monthly_actual', 'actual', '截至该月末的实际完成值'),
		('allocation', 'amount', '分配金额（万元）'),
		('account_line', 'amount', '决算数（万元）'),
		('account_line', 'budget', '预算数（万元）'),
		('account_line', 'name', '科目或项目名称'),
		('review_rule', 'name', '规则名称'),
		('*', 'fiscal_year', '预算年度'),
		('*', 'department_code', '部门（单位）代码'),
		('*', 'department_name', '部门（单位）名称'),
		('*', 'parent_code', '上级部门代码，最上级为空'),
		('*', 'project_code', '项目代码'),
		('*', 'project_name', '项目名称'),
		('*', 'kind', '类别：项目、部门整体、转移支付'),
		('*', 'scheme_code', '评分方案代码'),
		('*', 'carry_in_counts', '上年结转是否计入全年预算数和执行数，空视同计入'),
		('*', 'stated_rate', '报告所列执行率（百分数，如72.26）'),
		('*', 'stated_budget_points', '报告所列预算执行得分'),
		('*', 'stated_total', '报告所列总分'),
		('*', 'stated_grade', '报告所列等级（优、良、中、差）'),
		('*', 'source', '资金来源；合计行（如“资金总额”）只用于核对，不重复相加'),
		('*', 'is_carry_in', '是否上年结转'),
		('*', 'requested', '目标申报数（万元）'),
		('*', 'initial_budget', '预算编制数（万元）'),
		('*', 'adjusted_budget', '调整后预算数（万元），未调整为空'),
		('*', 'stated_balance', '报告所列资金结（转）余（万元）'),
		('*', 'seq', '指标序号'),
		('*', 'level1', '一级指标'),
		('*', 'level2', '二级指标'),
		('*', 'level3', '三级指标'),
		('*', 'initial_target', '年初指标值'),
		('*', 'target', '调整后指标值，未调整可为空'),
		('*', 'full_mark', '分值（满分）；扣分项为0'),
		('*', 'self_points', '自评得分'),
		('*', 'method', '计分方法：proportional按比例、binary达标得分、step分档、manual人工评定；空视同按比例'),
		('*', 'explanation', '偏差原因分析及改进措施'),
		('*', 'region', '地区（县、区）'),
		('*', 'statement', '决算表名称'),
		('*', 'line_no', '行次'),
		('*', 'subject_code', '科目编码'),
		('*', 'parent_line_no', '上级行次，最上级为空'),
		('*', 'prior_amount', '上年决算数（万元）'),
		('*', 'stated_share', '报告所列占比（百分数）'),
		('*', 'stated_growth', '报告所列比上年增长（百分数，下降为负）'),
		('*', 'stated_completion', '报告所列完成预算（百分数）'),
		('*', 'pass_rate', '及格线：完成率低于此值（如0.6）按比例计分为0'),
		('*', 'excellent', '优的下限（默认90）'),
		('*', 'good', '良的下限（默认80）'),
		('*', 'fair', '中的下限（默认60）'),
		('*', 'over_achievement', '完成率达到此值（默认1.2）而无说明时提示'),
		('*', 'achieved_from', '定性指标达成一档的下限，为分值的比例（默认0.8）'),
		('*', 'partial_from', '定性指标部分达成一档的下限，为分值的比例（默认0.6，湖北0.5）'),
		('*', 'month', '月份（1至12）'),
		('*', 'rule', '规则代码'),
		('*', 'severity', '严重程度：错误、警告、提示'),
		('*', 'description', '规则说明'),
		('*', 'enabled', '是否启用'),
		('*', 'initial_budget_wan', '年初预算数（预算编制数，万元）'),
		('*', 'full_year_budget_wan', '全年预算数（万元）'),
		('*', 'executed_wan', '全年执行数（万元）'),
		('*', 'balance_wan', '资金结（转）余＝预算数－执行数（万元）'),
		('*', 'execution_rate_pct', '执行率＝执行数÷预算数（百分数，保留两位小数）；无预算或执行数未知为空'),
		('*', 'execution_points', '预算执行得分'),
		('*', 'budget_points', '预算执行得分'),
		('*', 'target_text', '指标值（调整后，未调整取年初）'),
		('*', 'comparator', '指标值的比较符'),
		('*', 'target_number', '指标值的数值'),
		('*', 'unit', '指标值的计量单位'),
		('*', 'actual_text', '实际完成值'),
		('*', 'actual_number', '实际完成值的数值'),
		('*', 'met', '是否达到指标值；无法判断为空'),
		('*', 'completion_rate_pct', '完成率＝实际值÷指标值（百分数，保留两位小数）'),
		('*', 'full_mark_points', '分值（满分）'),
		('*', 'rule_points', '规则得分：按评分规则应得的分；规则无法判定为空'),
		('*', 'difference_points', '自评与规则之差（自评减规则）'),
		('*', 'self_indicator_points', '指标自评得分合计；分数不全为空'),
		('*', 'self_total_points', '自评总分＝预算执行得分＋指标自评得分'),
		('*', 'self_grade', '自评等级'),
		('*', 'rule_indicator_points', '指标规则得分合计；规则无法判定的指标取自评得分，不超过分值、不小于0'),
		('*', 'rule_total_points', '规则总分＝预算执行得分＋指标规则得分'),
		('*', 'rule_grade', '规则等级'),
		('*', 'indicators', '指标个数'),
		('*', 'undecided_indicators', '规则无法判定的指标个数'),
		('*', 'depth', '部门层级，最上级为1；上级关系成环时为空'),
		('*', 'projects', '项目个数（含下级部门，不含部门整体）'),
		('*', 'budget_wan', '全年预算数合计（万元）'),
		('*', 'self_mean_score', '自评总分的算术平均'),
		('*', 'self_weighted_score', '自评总分按全年预算数加权的平均'),
		('*', 'rule_mean_score', '规则总分的算术平均'),
		('*', 'rule_weighted_score', '规则总分按全年预算数加权的平均'),
		('*', 'self_excellent', '自评为优的项目个数'),
		('*', 'self_good', '自评为良的项目个数'),
		('*', 'self_fair', '自评为中的项目个数'),
		('*', 'self_poor', '自评为差的项目个数'),
		('*', 'rule_excellent', '规则得分为优的项目个数'),
		('*', 'rule_good', '规则得分为良的项目个数'),
		('*', 'rule_fair', '规则得分为中的项目个数'),
		('*', 'rule_poor', '规则得分为差的项目个数'),
		('*', 'unknown_execution', '预算数或执行数未知的项目个数，不计入执行率'),
		('*', 'own_budget_wan', '本部门整体支出的全年预算数（万元），不与项目相加'),
		('*', 'own_self_score', '本部门整体支出的自评总分'),
		('*', 'own_rule_score', '本部门整体支出的规则总分'),
		('*', 'budget_full_mark_points', '预算执行满分'),
		('*', 'stated_rate_pct', '报告所列执行率（百分数）'),
		('*', 'stated_total_points', '报告所列总分'),
		('*', 'points', '满分'),
		('*', 'message', '审核意见'),
		('*', 'stated', '报告所列或自评的数'),
		('*', 'computed', '按数据或规则计算的数'),
		('*', 'rule_name', '规则名称'),
		('*', 'prior_budget_wan', '上年全年预算数（万元）'),
		('*', 'budget_growth_pct', '全年预算数比上年增长（百分数，下降为负）'),
		('*', 'prior_executed_wan', '上年全年执行数（万元）'),
		('*', 'executed_growth_pct', '全年执行数比上年增长（百分数，下降为负）'),
		('*', 'prior_execution_rate_pct', '上年执行率（百分数）'),
		('*', 'prior_projects', '上年项目个数'),
		('*', 'self_score', '自评得分（部门为算术平均）'),
		('*', 'prior_self_score', '上年自评得分'),
		('*', 'self_score_change', '自评得分比上年增减'),
		('*', 'rule_score', '规则得分（部门为算术平均）'),
		('*', 'prior_rule_score', '上年规则得分'),
		('*', 'rule_score_change', '规则得分比上年增减')
	) AS l (in_relation, name, label)
	WHERE l.name = ledger_column_label.column_name
		AND l.in_relation IN (ledger_column_label.relation, '*')
	ORDER BY l.in_relation = '*'
	LIMIT 1;
END;

CREATE OR REPLACE FUNCTION ledger_create_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE TABLE %1$I.department (
			code text CONSTRAINT department_code_unique PRIMARY KEY,
			name text NOT NULL,
			parent_code text CONSTRAINT department_parent_known
				REFERENCES %1$I.department (code),
			CONSTRAINT department_not_own_parent CHECK (parent_code <> code)
		) WITH (parallel_workers = 8);	-- small, but each row stands for projects

		CREATE TABLE %1$I.scheme (
			code text CONSTRAINT scheme_code_unique PRIMARY KEY,
			name text NOT NULL,
			budget_points numeric NOT NULL DEFAULT 10,
			CONSTRAINT scheme_budget_points_0_to_100 CHECK (budget_points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_part (
			scheme_code text CONSTRAINT scheme_part_scheme_known
				REFERENCES %1$I.scheme (code),
			level1 text,
			points numeric NOT NULL,
			CONSTRAINT scheme_part_unique PRIMARY KEY (scheme_code, level1),
			CONSTRAINT scheme_part_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_item (
			scheme_code text,
			level1 text,
			level2 text,
			level3 text DEFAULT '',
			points numeric NOT NULL,
			CONSTRAINT scheme_item_unique PRIMARY KEY (scheme_code, level1, level2, level3),
			CONSTRAINT scheme_item_part_known FOREIGN KEY (scheme_code, level1)
				REFERENCES %1$I.scheme_part (scheme_code, level1),
			CONSTRAINT scheme_item_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_parameter (
			scheme_code text CONSTRAINT scheme_parameter_unique PRIMARY KEY
				CONSTRAINT scheme_parameter_scheme_known REFERENCES %1$I.scheme (code),
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

		CREATE TABLE %1$I.project (
			fiscal_year integer,
			project_code text,
			name text NOT NULL,
			department_code text NOT NULL CONSTRAINT project_department_known
				REFERENCES %1$I.department (code),
			kind text NOT NULL DEFAULT '项目',
			scheme_code text CONSTRAINT project_scheme_known REFERENCES %1$I.scheme (code),
			carry_in_counts boolean DEFAULT true,
			stated_rate numeric,
			stated_budget_points numeric,
			stated_total numeric,
			stated_grade text,
			CONSTRAINT project_unique PRIMARY KEY (fiscal_year, project_code),
			CONSTRAINT project_kind_known CHECK (kind IN ('项目', '部门整体', '转移支付')),
			CONSTRAINT project_fiscal_year_plausible CHECK (fiscal_year BETWEEN 1949 AND 2999)
		);

		CREATE TABLE %1$I.funding (
			fiscal_year integer,
			project_code text,
			source text,
			is_carry_in boolean DEFAULT false,
			requested @extschema@.wanyuan,
			initial_budget @extschema@.wanyuan,
			adjusted_budget @extschema@.wanyuan,
			executed @extschema@.wanyuan,
			stated_balance @extschema@.wanyuan,
			CONSTRAINT funding_source_unique PRIMARY KEY (fiscal_year, project_code, source),
			CONSTRAINT funding_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code)
		);

		CREATE TABLE %1$I.indicator (
			fiscal_year integer,
			project_code text,
			seq integer,
			level1 text,
			level2 text,
			level3 text,
			initial_target @extschema@.perf_target,
			target @extschema@.perf_target,
			actual @extschema@.perf_value,
			full_mark numeric,
			self_points numeric,
			method @extschema@.perf_method DEFAULT 'proportional',
			explanation text,
			CONSTRAINT indicator_seq_unique PRIMARY KEY (fiscal_year, project_code, seq),
			CONSTRAINT indicator_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code),
			CONSTRAINT indicator_seq_1_to_999999 CHECK (seq BETWEEN 1 AND 999999),
			CONSTRAINT indicator_full_mark_0_to_1000 CHECK (full_mark BETWEEN 0 AND 1000),
			CONSTRAINT indicator_self_points_within_1000
				CHECK (self_points BETWEEN -1000 AND 1000)
		);

		-- a sample of a large table tells the planner far too few projects
		ALTER TABLE %1$I.funding ALTER project_code SET (n_distinct = -0.5);
		ALTER TABLE %1$I.indicator ALTER project_code SET (n_distinct = -0.05);

		CREATE TABLE %1$I.allocation (
			fiscal_year integer,
			project_code text,
			region text,
			amount @extschema@.wanyuan,
			CONSTRAINT allocation_region_unique PRIMARY KEY (fiscal_year, project_code, region),
			CONSTRAINT allocation_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code)
		);

		CREATE TABLE %1$I.account_line (
			fiscal_year integer,
			department_code text CONSTRAINT account_line_department_known
				REFERENCES %1$I.department (code),
			statement text,
			line_no integer,
			name text NOT NULL,
			subject_code text,
			parent_line_no integer,
			budget @extschema@.wanyuan,
			amount @extschema@.wanyuan,
			prior_amount @extschema@.wanyuan,
			stated_share numeric,
			stated_growth numeric,
			stated_completion numeric,
			CONSTRAINT account_line_unique
				PRIMARY KEY (fiscal_year, department_code, statement, line_no),
			CONSTRAINT account_line_parent_known
				FOREIGN KEY (fiscal_year, department_code, statement, parent_line_no)
				REFERENCES %1$I.account_line (fiscal_year, department_code, statement, line_no),
			CONSTRAINT account_line_not_own_parent CHECK (parent_line_no <> line_no),
			CONSTRAINT account_line_fiscal_year_plausible
				CHECK (fiscal_year BETWEEN 1949 AND 2999)
		);

		CREATE TABLE %1$I.monthly_execution (
			fiscal_year integer,
			project_code text,
			month integer,
			executed @extschema@.wanyuan NOT NULL,
			CONSTRAINT monthly_execution_unique PRIMARY KEY (fiscal_year, project_code, month),
			CONSTRAINT monthly_execution_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code),
			CONSTRAINT monthly_execution_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
		);

		CREATE TABLE %1$I.monthly_actual (
			fiscal_year integer,
			project_code text,
			seq integer,
			month integer,
			actual @extschema@.perf_value NOT NULL,
			CONSTRAINT monthly_actual_unique PRIMARY KEY (fiscal_year, project_code, seq, month),
			CONSTRAINT monthly_actual_indicator_known
				FOREIGN KEY (fiscal_year, project_code, seq)
				REFERENCES %1$I.indicator (fiscal_year, project_code, seq),
			CONSTRAINT monthly_actual_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
		);

		CREATE TABLE %1$I.review_rule (
			rule text CONSTRAINT review_rule_unique PRIMARY KEY,
			name text NOT NULL,
			severity text NOT NULL,
			description text NOT NULL,
			enabled boolean NOT NULL DEFAULT true,
			CONSTRAINT review_rule_severity_known CHECK (severity IN ('错误', '警告', '提示'))
		);
		$ddl$, schema);
END
$function$;

CREATE FUNCTION ledger_index_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	missing record;
BEGIN
	FOR missing IN
		SELECT i.name, format('CREATE INDEX %I ON %I.%I ', i.name, schema, i.relation) || i.columns AS ddl
		FROM (VALUES
			('department_parent_idx', 'department', '(parent_code)'),
			('project_department_idx', 'project', '(department_code, fiscal_year)'),
			('project_code_idx', 'project', '(project_code)'),	-- in all years
			('account_line_department_idx', 'account_line', '(department_code)')
		) AS i (name, relation, columns)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = i.relation
		WHERE c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
			AND NOT EXISTS (SELECT FROM pg_class x
							WHERE x.relnamespace = n.oid AND x.relname = i.name)
	LOOP
		EXECUTE missing.ddl;
	END LOOP;

	-- How few departments a condition on the form's 预算单位 leaves, the planner
	-- knows only of an expression that statistics are kept of.
	IF NOT EXISTS (SELECT FROM pg_statistic_ext s
				   JOIN pg_namespace n ON n.oid = s.stxnamespace
				   WHERE n.nspname = schema AND s.stxname = 'department_label')
		AND EXISTS (SELECT FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = schema AND c.relname = 'department'
						AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE'))
	THEN
		EXECUTE format('CREATE STATISTICS %1$I.department_label ON (code || ''-'' || name) FROM %1$I.department',
					   schema);
		EXECUTE format('COMMENT ON STATISTICS %I.department_label IS %L', schema,
					   '供查询计划估计自评表中“预算单位”一列的条件');
	END IF;
EXCEPTION
	WHEN feature_not_supported THEN
		NULL;	-- a table that Citus distributes: only its plans are worse
END
$function$;

COMMENT ON FUNCTION ledger_index_tables(name) IS
'part of refresh_ledger_views: the indexes and statistics that the views profit from, where they are missing and the tables are the calling role''s';

-- The views of a ledger.  Each part creates its views by CREATE OR REPLACE, so
-- that grants and what depends on them stay.  All names are qualified, all
-- columns are of built-in types.
--
-- Indicators and funding are summed by LATERAL subqueries, one index scan for
-- each project: a department's rows are read alone when only they are asked
-- for.  Workers are kept out of such a subquery, but not out of the functions
-- that department_total calls for each department.  OFFSET 0 keeps a computed
-- value from being computed anew wherever it is used.

CREATE OR REPLACE FUNCTION refresh_ledger_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	existing name;
	before name[];
BEGIN
	IF NOT EXISTS (SELECT FROM pg_class c
				   JOIN pg_namespace n ON n.oid = c.relnamespace
				   WHERE n.nspname = schema AND c.relname = 'indicator') THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;

	-- before views are locked: this waits for who writes to the tables
	PERFORM @extschema@.ledger_index_tables(schema);

	-- A query locks a view before the views that it stands on.  Take the locks
	-- in that order, newest first, so that a reader is waited for and not
	-- deadlocked with.  LOCK would go on to the tables; setting again what is
	-- set locks the view alone.
	FOR existing IN
		SELECT c.relname
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema AND c.relkind = 'v'
			AND 'security_invoker=true' = ANY (c.reloptions)
			AND pg_has_role(c.relowner, 'USAGE')
		ORDER BY c.oid DESC
	LOOP
		EXECUTE format('ALTER VIEW %I.%I SET (security_invoker = true)', schema, existing);
	END LOOP;

	before := ARRAY(SELECT c.relname
					FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = schema AND c.relkind = 'v');
	PERFORM @extschema@.ledger_score_views(schema);
	PERFORM @extschema@.ledger_department_views(schema);
	PERFORM @extschema@.ledger_form_views(schema);
	PERFORM @extschema@.ledger_check_views(schema);
	PERFORM @extschema@.ledger_year_views(schema);
	PERFORM @extschema@.ledger_monitoring_views(schema);
	PERFORM @extschema@.ledger_review_views(schema);

	-- who reads a view must be able to read those that it has come to stand on
	PERFORM @extschema@.ledger_copy_grants(schema, v.old, v.new)
	FROM (VALUES ('project_score', 'project_tally'), ('review_project', 'review_funding')) AS v (old, new)
	WHERE v.old = ANY (before) AND v.new <> ALL (before);
END
$function$;

COMMENT ON FUNCTION refresh_ledger_views(name) IS
'creates or replaces the views of a ledger, as the calling role, adds the indexes that an older version did not make (which waits for who writes to the table), grants the views that are new to the readers of those that stand on them, and touches no data; where a new version takes a column out of a view PostgreSQL refuses to replace it: drop that view, then call again';

CREATE FUNCTION ledger_copy_grants(schema name, old text, new text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	reader record;
BEGIN
	FOR reader IN
		SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS name,
			CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS option
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		CROSS JOIN LATERAL aclexplode(c.relacl) g
		LEFT JOIN pg_roles r ON r.oid = g.grantee
		WHERE n.nspname = schema AND c.relname = old
			AND g.privilege_type = 'SELECT' AND g.grantee <> c.relowner
	LOOP
		EXECUTE format('GRANT SELECT ON %I.%I TO ', schema, new) || reader.name || reader.option;
	END LOOP;
END
$function$;

COMMENT ON FUNCTION ledger_copy_grants(name, text, text) IS
'part of refresh_ledger_views: lets those who may read one view of a ledger read another';

CREATE OR REPLACE FUNCTION is_total_row(label text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Most labels name a source or a region: the patterns are for the others.  Before
-- the word for a total only what every row of the table has in common may stand
-- (a year, the project, money); a name or a kind makes it one part of several.
RETURN CASE WHEN label LIKE '%计%' OR label LIKE '%总%' THEN CASE
	WHEN translate(fold_cell(label), ' :：', '') ~ (
		'^(\(?([0-9]|一|二|三|四|五|六|七|八|九|十)+(、|\.|\)))?('
		'((本|当|全|[0-9]{4})?年(度|初)?|实施期|中期|(本|各)?(部门|单位|项目(?!支出))|整体|预计|计划|实际'
		'|(全|各)(省|市|县|区|州|盟|旗|国|地|、|\(|\))+'
		'|(财政)?(资金|预算|支出|收入|投资|经费|金额)数?|来源|分配|下达|安排|到位|概算)*'
		'((合计|总计|共计|总(额|量|数))(数|金额|资金)?|总(合计|资金|预算|支出|收入|投资|经费|金额)额?)+'
		')(\([^()]*\))*$') THEN true
	-- of one source or place
	WHEN translate(fold_cell(label), ' :：', '') ~
		'(小计|(省|市|县|区|州|盟|旗|级)\)?(合计|总计|共计)数?)(\([^()]*\))*$' THEN NULL
	ELSE false END
	ELSE false END;

COMMENT ON FUNCTION is_total_row(text) IS
'whether the label of a funding or allocation row says that it is the total of the others, not one more part: 合计, 年度资金总额：, 部门整体支出总额, 项目总投资, 全省合计. NULL for the subtotal of a source or a place, 中央资金小计 and 市本级合计. 基本支出总额 and 其他资金合计 are parts; false for NULL';

CREATE OR REPLACE FUNCTION ledger_score_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.indicator_score WITH (security_invoker = true) AS
		SELECT i.fiscal_year,
			p.department_code,
			i.project_code,
			p.name AS project_name,
			i.seq,
			i.level1,
			i.level2,
			i.level3,
			t.target::text AS target_text,
			@extschema@.comparator(t.target) AS comparator,
			@extschema@.number(t.target) AS target_number,
			@extschema@.unit(t.target) AS unit,
			i.actual::text AS actual_text,
			@extschema@.number(i.actual) AS actual_number,
			@extschema@.meets(i.actual, t.target) AS met,
			round(@extschema@.completion_rate(i.actual, t.target) * 100, 2) AS completion_rate_pct,
			i.full_mark AS full_mark_points,
			i.self_points,
			r.rule_points,
			i.self_points - r.rule_points AS difference_points,
			coalesce(i.method::text, 'proportional') AS method,
			i.explanation
		FROM %1$I.indicator i
		JOIN %1$I.project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t
		CROSS JOIN LATERAL (
			SELECT @extschema@.rule_points(i.actual, t.target, i.full_mark, i.self_points, i.method,
										   coalesce(sp.pass_rate, 0), sp.achieved_from,
										   sp.partial_from) AS rule_points
		) r;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'indicator_score',
		'指标得分：每个指标一行，自评得分与规则得分并列', '{}'::text[]);

	-- All that the rows of a project add up to, for project_score and the review.
	-- What a query does not ask for is not computed; i stays out of its plan where
	-- none of its columns is wanted.
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_tally WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.project_code,
			p.name AS project_name,
			p.department_code,
			d.name AS department_name,
			p.kind,
			p.scheme_code,
			p.carry_in_counts,
			p.stated_rate AS stated_rate_pct,
			p.stated_budget_points,
			p.stated_total AS stated_total_points,
			p.stated_grade,
			s.budget_points AS budget_full_mark_points,
			sp.excellent,
			sp.good,
			sp.fair,
			f.initial_budget AS initial_budget_wan,
			f.budget AS full_year_budget_wan,
			f.executed AS executed_wan,
			f.budget_points,
			f.likely_total,
			coalesce((i.tally).indicators, 0) AS indicators,
			coalesce((i.tally).undecided, 0) AS undecided_indicators,
			(i.tally).full_mark AS full_mark_points,
			CASE WHEN i.complete THEN (i.tally).self_points END AS self_indicator_points,
			CASE WHEN i.complete THEN (i.tally).rule_points END AS rule_indicator_points,
			i.level1_marks,
			i.repeated_targets
		FROM %1$I.project p
		LEFT JOIN %1$I.department d ON d.code = p.department_code
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT (f.tally).initial_budget AS initial_budget,
				(f.tally).budget AS budget,
				(f.tally).executed AS executed,
				(f.tally).likely_total AS likely_total,
				CASE s.budget_points WHEN 0 THEN 0.00 ELSE (f.tally).points END AS budget_points
			FROM (
				SELECT @extschema@.tally_funding(f.requested, f.initial_budget, f.adjusted_budget,
					f.executed, @extschema@.is_total_row(f.source), s.budget_points) AS tally
				FROM %1$I.funding f
				WHERE f.fiscal_year = p.fiscal_year
					AND f.project_code = p.project_code
					AND (f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
				OFFSET 0
			) f
			OFFSET 0
		) f
		-- points count where, beside rows without a full mark, the full marks are complete
		LEFT JOIN LATERAL (
			SELECT i.tally,
				i.level1_marks,
				i.repeated_targets,
				(i.tally).marked = (i.tally).indicators
					OR (i.tally).full_mark + s.budget_points = 100 AS complete
			FROM (
				SELECT @extschema@.tally(i.actual, coalesce(i.target, i.initial_target),
						i.full_mark, i.self_points, i.method, coalesce(sp.pass_rate, 0),
						sp.achieved_from, sp.partial_from) AS tally,
					@extschema@.level1_marks(i.level1, i.full_mark) AS level1_marks,
					@extschema@.repeated_targets(i.actual, coalesce(i.target, i.initial_target))
						AS repeated_targets
				FROM %1$I.indicator i
				WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				OFFSET 0
			) i
		) i ON true;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_tally',
		'项目各行的合计（project_score和审核结果的一部分）', ARRAY[
		'likely_total', '三个以上资金来源中是否有一个等于其余之和（可能是没有识别的总额行）',
		'level1_marks', '一级指标的满分，如“产出指标50、效益指标30”',
		'repeated_targets', '实际完成值全部与指标值相同时定量指标的个数，否则为0']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_score WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.department_name,
			p.project_code,
			p.project_name,
			p.kind,
			p.budget_points,
			p.self_indicator_points,
			p.budget_points + p.self_indicator_points AS self_total_points,
			@extschema@.grade(p.budget_points + p.self_indicator_points,
							  t.thresholds)::text AS self_grade,
			p.rule_indicator_points,
			p.budget_points + p.rule_indicator_points AS rule_total_points,
			@extschema@.grade(p.budget_points + p.rule_indicator_points,
							  t.thresholds)::text AS rule_grade,
			p.self_indicator_points - p.rule_indicator_points AS difference_points,
			p.scheme_code,
			p.full_mark_points,
			p.indicators,
			p.undecided_indicators,
			p.initial_budget_wan,
			p.full_year_budget_wan,
			p.executed_wan,
			p.full_year_budget_wan - p.executed_wan AS balance_wan,
			@extschema@.percent(p.executed_wan, p.full_year_budget_wan) AS execution_rate_pct,
			p.budget_full_mark_points,
			p.stated_rate_pct,
			p.stated_budget_points,
			p.stated_total_points,
			p.stated_grade
		FROM %1$I.project_tally p
		CROSS JOIN LATERAL (
			SELECT CASE WHEN p.excellent IS NULL THEN ARRAY[90, 80, 60]::numeric[]
				ELSE ARRAY[p.excellent, p.good, p.fair] END AS thresholds
		) t;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_score',
		'项目得分：每个项目一行，自评与规则并列；分数、预算或评分方案不全的项目没有总分和等级', '{}'::text[]);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_execution WITH (security_invoker = true) AS
		SELECT fiscal_year, department_code, department_name, project_code, project_name,
			initial_budget_wan, full_year_budget_wan, executed_wan, balance_wan,
			execution_rate_pct, budget_points AS execution_points, kind
		FROM %1$I.project_score;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_execution',
		'项目预算执行情况：每个项目一行，金额单位万元', '{}'::text[]);
END
$function$;

CREATE OR REPLACE FUNCTION rollup_weight(fiscal_year integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 400
-- STRICT keeps it from being inlined
RETURN true;

CREATE OR REPLACE FUNCTION ledger_department_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	-- UNION ends the walk at a department seen before, so a cycle ends too.
	-- OFFSET 0 keeps the walk to look-ups by index; STRICT keeps the function
	-- from being inlined, so that workers can call it.  ROWS: a department is a
	-- member of all above it, so the mean is the mean depth.
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_members(code text) RETURNS SETOF text
		LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 4
		BEGIN ATOMIC
			WITH RECURSIVE member (code) AS (
				SELECT department_members.code
				UNION
				SELECT d.code
				FROM member m
				CROSS JOIN LATERAL (
					SELECT d.code FROM %1$I.department d WHERE d.parent_code = m.code OFFSET 0
				) d)
			SELECT m.code FROM member m;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_members(text) IS %L', schema,
				   '部门及其全部下级部门的代码；上级关系成环时每个部门只出现一次');

	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_depth(code text) RETURNS integer
		LANGUAGE sql STABLE STRICT PARALLEL SAFE
		BEGIN ATOMIC
			WITH RECURSIVE line (code, parent_code) AS (
				SELECT d.code, d.parent_code
				FROM %1$I.department d
				WHERE d.code = department_depth.code
				UNION
				SELECT d.code, d.parent_code
				FROM line l
				CROSS JOIN LATERAL (
					SELECT d.code, d.parent_code
					FROM %1$I.department d
					WHERE d.code = l.parent_code OFFSET 0
				) d)
			SELECT CASE WHEN bool_or(l.parent_code IS NULL) THEN count(*)::integer END
			FROM line l;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_depth(text) IS %L', schema,
				   '部门的层级，最上级为1；上级关系成环为空');

	-- A function, as workers are kept out of a LATERAL subquery.  ROWS, of which
	-- rollup_weight() is taken to let one in three through: ten years.  For fewer
	-- the planner gathers the departments of all workers in the order of their
	-- codes, and each worker waits for the others.
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_own(code text)
		RETURNS TABLE (fiscal_year integer, projects bigint, budget numeric, executed numeric,
					   balance numeric, known_executed numeric, known_budget numeric,
					   self_total numeric, self_scored bigint, self_weighted numeric,
					   self_budget numeric, rule_total numeric, rule_scored bigint,
					   rule_weighted numeric, rule_budget numeric,
					   self_excellent bigint, self_good bigint, self_fair bigint, self_poor bigint,
					   rule_excellent bigint, rule_good bigint, rule_fair bigint, rule_poor bigint,
					   unknown bigint, undecided numeric,
					   own_budget numeric, own_self numeric, own_rule numeric)
		LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 30
		BEGIN ATOMIC
			SELECT p.fiscal_year,
				count(*) FILTER (WHERE p.counts) AS projects,
				sum(p.budget) FILTER (WHERE p.counts) AS budget,
				sum(p.executed) FILTER (WHERE p.counts) AS executed,
				sum(p.balance) FILTER (WHERE p.counts) AS balance,
				sum(p.executed) FILTER (WHERE p.counts AND p.balance IS NOT NULL) AS known_executed,
				sum(p.budget) FILTER (WHERE p.counts AND p.balance IS NOT NULL) AS known_budget,
				sum(p.self_total) FILTER (WHERE p.counts) AS self_total,
				count(p.self_total) FILTER (WHERE p.counts) AS self_scored,
				sum(p.self_total * p.budget) FILTER (WHERE p.counts) AS self_weighted,
				sum(p.budget) FILTER (WHERE p.counts AND p.self_total IS NOT NULL) AS self_budget,
				sum(p.rule_total) FILTER (WHERE p.counts) AS rule_total,
				count(p.rule_total) FILTER (WHERE p.counts) AS rule_scored,
				sum(p.rule_total * p.budget) FILTER (WHERE p.counts) AS rule_weighted,
				sum(p.budget) FILTER (WHERE p.counts AND p.rule_total IS NOT NULL) AS rule_budget,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '优') AS self_excellent,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '良') AS self_good,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '中') AS self_fair,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '差') AS self_poor,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '优') AS rule_excellent,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '良') AS rule_good,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '中') AS rule_fair,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '差') AS rule_poor,
				count(*) FILTER (WHERE p.counts AND p.balance IS NULL) AS unknown,
				coalesce(sum(p.undecided) FILTER (WHERE p.counts), 0) AS undecided,
				sum(p.budget) FILTER (WHERE NOT p.counts) AS own_budget,
				avg(p.self_total) FILTER (WHERE NOT p.counts) AS own_self,
				avg(p.rule_total) FILTER (WHERE NOT p.counts) AS own_rule
			FROM (
				SELECT p.fiscal_year,
					p.kind <> '部门整体' AS counts,
					p.full_year_budget_wan AS budget,
					p.executed_wan AS executed,
					p.balance_wan AS balance,
					p.self_total_points AS self_total,
					p.rule_total_points AS rule_total,
					p.self_grade,
					p.rule_grade,
					p.undecided_indicators AS undecided
				FROM %1$I.project_score p
				WHERE p.department_code = department_own.code
				OFFSET 0
			) p
			GROUP BY p.fiscal_year;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_own(text) IS %L', schema,
				   '部门本身（不含下级）各年项目的合计，供department_total用');

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.department_total WITH (security_invoker = true) AS
		SELECT o.fiscal_year,
			r.code AS department_code,
			r.name AS department_name,
			r.parent_code,
			%1$I.department_depth(r.code) AS depth,
			sum(o.projects)::integer AS projects,
			sum(o.budget) AS budget_wan,
			sum(o.executed) AS executed_wan,
			sum(o.balance) AS balance_wan,
			@extschema@.percent(sum(o.known_executed), sum(o.known_budget)) AS execution_rate_pct,
			round(sum(o.self_total) * 1.00000000000000000000 / nullif(sum(o.self_scored), 0), 3)
				AS self_mean_score,
			round(sum(o.self_weighted) * 1.00000000000000000000 / nullif(sum(o.self_budget), 0), 3)
				AS self_weighted_score,
			round(sum(o.rule_total) * 1.00000000000000000000 / nullif(sum(o.rule_scored), 0), 3)
				AS rule_mean_score,
			round(sum(o.rule_weighted) * 1.00000000000000000000 / nullif(sum(o.rule_budget), 0), 3)
				AS rule_weighted_score,
			sum(o.self_excellent)::integer AS self_excellent,
			sum(o.self_good)::integer AS self_good,
			sum(o.self_fair)::integer AS self_fair,
			sum(o.self_poor)::integer AS self_poor,
			sum(o.rule_excellent)::integer AS rule_excellent,
			sum(o.rule_good)::integer AS rule_good,
			sum(o.rule_fair)::integer AS rule_fair,
			sum(o.rule_poor)::integer AS rule_poor,
			sum(o.unknown)::integer AS unknown_execution,
			sum(o.undecided)::integer AS undecided_indicators,
			sum(o.own_budget) FILTER (WHERE m.code = r.code) AS own_budget_wan,
			round(sum(o.own_self) FILTER (WHERE m.code = r.code), 3) AS own_self_score,
			round(sum(o.own_rule) FILTER (WHERE m.code = r.code), 3) AS own_rule_score
		FROM %1$I.department r
		CROSS JOIN LATERAL %1$I.department_members(r.code) AS m (code)
		JOIN %1$I.department d ON d.code = m.code
		CROSS JOIN LATERAL %1$I.department_own(d.code) AS o
		WHERE @extschema@.rollup_weight(o.fiscal_year)
		GROUP BY o.fiscal_year, r.code;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'department_total',
		'部门汇总：每个部门每年一行，含全部下级部门的项目；部门整体支出另列，不与项目相加', '{}'::text[]);
END
$function$;

-- The official forms as views, with the forms' own Chinese column names.

CREATE OR REPLACE FUNCTION ledger_form_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I."项目支出绩效自评表" WITH (security_invoker = true) AS
		SELECT p.fiscal_year AS "预算年度",
			p.project_code AS "项目代码",
			p.name AS "项目名称",
			coalesce(m.code || '-' || m.name, d.code || '-' || d.name) AS "主管部门及代码",
			d.code || '-' || d.name AS "预算单位",
			l.line_no AS "行次",
			l.part AS "栏目",
			l.source AS "资金来源",
			l.requested AS "目标申报数",
			l.initial_budget AS "预算编制数",
			l.budget AS "全年预算数",
			l.executed AS "全年执行数",
			l.budget - l.executed AS "资金结(转)余",
			@extschema@.percent(l.executed, l.budget) AS "执行率",
			l.level1 AS "一级指标",
			l.level2 AS "二级指标",
			l.level3 AS "三级指标",
			l.initial_target AS "年初指标值",
			l.target AS "调整后指标值",
			l.actual AS "实际完成值",
			l.full_mark AS "分值",
			l.points AS "得分",
			l.grade AS "等级",
			l.explanation AS "偏差原因分析及改进措施"
		FROM %1$I.project p
		JOIN %1$I.department d ON d.code = p.department_code
		LEFT JOIN %1$I.department m ON m.code = d.parent_code
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT 1 AS line_no, '资金' AS part, '资金总额' AS source,
				f.requested, e.initial_budget_wan AS initial_budget,
				e.full_year_budget_wan AS budget, e.executed_wan AS executed,
				NULL::text AS level1, NULL::text AS level2, NULL::text AS level3,
				NULL::text AS initial_target, NULL::text AS target, NULL::text AS actual,
				s.budget_points AS full_mark, e.execution_points AS points,
				NULL::text AS grade, NULL::text AS explanation
			FROM %1$I.project_execution e
			CROSS JOIN LATERAL (
				SELECT (@extschema@.tally_funding(f.requested, f.initial_budget, f.adjusted_budget,
					f.executed, @extschema@.is_total_row(f.source), NULL::numeric)).requested
				FROM %1$I.funding f
				WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
					AND (f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
			) f
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
			UNION ALL
			-- as the forms list them: the year's public money, what was carried in, others
			SELECT 1 + (row_number() OVER (
					ORDER BY CASE WHEN f.source ~ '其他|其它' THEN 4
								WHEN f.is_carry_in OR f.source ~ '结转' THEN 3
								WHEN f.source ~ '财政|预算|拨款' THEN 1 ELSE 2 END, f.source))::integer,
				'资金', f.source, f.requested::numeric, f.initial_budget::numeric,
				coalesce(f.adjusted_budget, f.initial_budget)::numeric, f.executed::numeric,
				NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
			FROM %1$I.funding f
			WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
				AND @extschema@.is_total_row(f.source) IS NOT TRUE
			UNION ALL
			SELECT 1000 + i.seq, '指标', NULL, NULL, NULL, NULL, NULL,
				i.level1, i.level2, i.level3, i.initial_target::text,
				coalesce(i.target, i.initial_target)::text, i.actual::text,
				i.full_mark, i.self_points, NULL, i.explanation
			FROM %1$I.indicator i
			WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
			UNION ALL
			SELECT 1001000, '总分', NULL, NULL, NULL, NULL, NULL,
				NULL, NULL, NULL, NULL, NULL, NULL,
				s.budget_points + t.full_mark_points, t.self_total_points, t.self_grade, NULL
			FROM %1$I.project_score t
			WHERE t.fiscal_year = p.fiscal_year AND t.project_code = p.project_code
		) l;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, '项目支出绩效自评表',
		'项目支出绩效自评表：按预算年度、项目代码、行次排序即为一张表；金额单位万元', ARRAY[
		'预算年度', '预算年度',
		'项目代码', '项目代码',
		'项目名称', '项目名称',
		'主管部门及代码', '主管部门代码和名称（没有上级的部门为其本身）',
		'预算单位', '预算单位代码和名称',
		'行次', '表内行次：1为资金总额，其后为各资金来源，1001起为指标，1001000为总分',
		'栏目', '资金、指标、总分',
		'资金来源', '资金来源',
		'目标申报数', '年初预算数：目标申报数（万元）',
		'预算编制数', '年初预算数：预算编制数（万元）',
		'全年预算数', '全年预算数（万元）：有调整取调整后预算数，否则取预算编制数',
		'全年执行数', '全年执行数（万元）',
		'资金结(转)余', '资金结（转）余（万元）＝全年预算数－全年执行数',
		'执行率', '执行率（百分数）＝全年执行数÷全年预算数',
		'一级指标', '一级指标',
		'二级指标', '二级指标',
		'三级指标', '三级指标',
		'年初指标值', '年初指标值',
		'调整后指标值', '调整后指标值，未调整取年初指标值',
		'实际完成值', '实际完成值',
		'分值', '分值：资金总额行为预算执行满分，总分行为满分合计',
		'得分', '自评得分；资金总额行为预算执行得分，总分行为自评总分',
		'等级', '自评等级',
		'偏差原因分析及改进措施', '偏差原因分析及改进措施']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I."部门绩效汇总表" WITH (security_invoker = true) AS
		SELECT t.fiscal_year AS "预算年度",
			t.department_code AS "部门代码",
			t.department_name AS "部门名称",
			t.parent_code AS "上级部门代码",
			t.depth AS "层级",
			t.projects AS "项目个数",
			t.budget_wan AS "全年预算数",
			t.executed_wan AS "全年执行数",
			t.balance_wan AS "资金结(转)余",
			t.execution_rate_pct AS "执行率",
			t.self_mean_score AS "自评平均分",
			t.self_weighted_score AS "自评加权平均分",
			t.self_excellent AS "自评优",
			t.self_good AS "自评良",
			t.self_fair AS "自评中",
			t.self_poor AS "自评差",
			t.rule_mean_score AS "规则平均分",
			t.rule_weighted_score AS "规则加权平均分",
			t.rule_excellent AS "规则优",
			t.rule_good AS "规则良",
			t.rule_fair AS "规则中",
			t.rule_poor AS "规则差",
			t.own_budget_wan AS "部门整体预算数",
			t.own_self_score AS "部门整体自评分"
		FROM %1$I.department_total t;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, '部门绩效汇总表',
		'部门绩效汇总表：每个部门每年一行，含下级部门；金额单位万元', ARRAY[
		'预算年度', '预算年度',
		'部门代码', '部门（单位）代码',
		'部门名称', '部门（单位）名称',
		'上级部门代码', '上级部门代码，最上级为空',
		'层级', '部门层级，最上级为1',
		'项目个数', '项目个数（含下级部门，不含部门整体）',
		'全年预算数', '全年预算数合计（万元）',
		'全年执行数', '全年执行数合计（万元）',
		'资金结(转)余', '资金结（转）余合计（万元）',
		'执行率', '执行率（百分数）',
		'自评平均分', '自评总分的算术平均',
		'自评加权平均分', '自评总分按全年预算数加权的平均',
		'自评优', '自评为优的项目个数',
		'自评良', '自评为良的项目个数',
		'自评中', '自评为中的项目个数',
		'自评差', '自评为差的项目个数',
		'规则平均分', '规则总分的算术平均',
		'规则加权平均分', '规则总分按全年预算数加权的平均',
		'规则优', '规则得分为优的项目个数',
		'规则良', '规则得分为良的项目个数',
		'规则中', '规则得分为中的项目个数',
		'规则差', '规则得分为差的项目个数',
		'部门整体预算数', '本部门整体支出的全年预算数（万元），不与项目相加',
		'部门整体自评分', '本部门整体支出的自评总分']);
END
$function$;

-- Weights against the scheme, allocations, final accounts, year on year.

CREATE OR REPLACE FUNCTION level1_name(level1 text) RETURNS text
	AS 'MODULE_PATHNAME', 'level1_name'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

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
'the full marks of each level-1 indicator by its usual name (level1_name()) in one line, such as 产出指标50、效益指标30、满意度指标10, in the order of the names'' bytes; those that add up to 0 are left out. Two lists are equal as texts if they give the same marks. NULL where no row has a full mark; 22003 for a full mark below 0';

CREATE OR REPLACE FUNCTION ledger_check_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.scheme_check WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			p.name AS project_name,
			p.scheme_code,
			c.level1,
			c.level2,
			c.level3,
			coalesce(c.indicators, 0)::integer AS indicators,
			coalesce(c.full_mark, 0) AS full_mark_points,
			c.points AS scheme_points,
			coalesce(c.full_mark, 0) - c.points AS difference_points,
			coalesce(c.full_mark, 0) = coalesce(c.points, 0) AS agrees
		FROM %1$I.project p
		JOIN %1$I.scheme s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			-- the total and each level 1, in one pass over the indicators
			SELECT c.level1, NULL::text AS level2, NULL::text AS level3,
				c.indicators, c.full_mark, c.points
			FROM (
				SELECT coalesce(g.level1, sp.level1) AS level1, g.indicators, g.full_mark, sp.points,
					bool_or(g.is_total) OVER () AS scored,
					count(sp.level1) OVER () > 1 AS has_parts,
					g.is_total
				FROM (
					SELECT CASE WHEN grouping(i.level1) = 1 THEN '合计' ELSE i.level1 END AS level1,
						grouping(i.level1) = 1 AS is_total,
						count(*) AS indicators,
						sum(i.full_mark)
							+ CASE WHEN grouping(i.level1) = 1 THEN s.budget_points ELSE 0 END AS full_mark
					FROM (
						SELECT @extschema@.level1_name(i.level1) AS level1, i.full_mark
						FROM %1$I.indicator i
						WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
							AND i.full_mark IS NOT NULL
						OFFSET 0
					) i
					GROUP BY GROUPING SETS ((), (i.level1))
					HAVING count(*) > 0
				) g
				FULL JOIN (
					SELECT @extschema@.level1_name(sp.level1), sum(sp.points)
					FROM %1$I.scheme_part sp
					WHERE sp.scheme_code = p.scheme_code
					GROUP BY 1
					UNION ALL
					SELECT '合计', 100.0
				) sp (level1, points) ON sp.level1 = g.level1
			) c
			WHERE c.scored AND (c.has_parts OR c.is_total)
			UNION ALL
			SELECT si.level1, si.level2, nullif(si.level3, ''), count(i.seq), sum(i.full_mark),
				si.points
			FROM %1$I.scheme_item si
			LEFT JOIN %1$I.indicator i
				ON i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				AND i.full_mark IS NOT NULL
				AND @extschema@.level1_name(i.level1) = @extschema@.level1_name(si.level1)
				AND i.level2 = si.level2
				AND (si.level3 = '' OR i.level3 = si.level3)
			WHERE si.scheme_code = p.scheme_code
				-- naming si keeps this from being asked where the scheme has no items
				AND EXISTS (SELECT FROM %1$I.indicator i
							WHERE i.fiscal_year = p.fiscal_year
								AND i.project_code = p.project_code
								AND i.full_mark IS NOT NULL
								AND si.points IS NOT NULL)
			GROUP BY si.level1, si.level2, si.level3, si.points
		) c;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'scheme_check',
		'满分核对：项目各级指标的满分与评分方案对照；没有分值的项目不出现', ARRAY[
		'level1', '一级指标；“合计”行为预算执行满分加全部指标满分',
		'full_mark_points', '指标满分合计',
		'scheme_points', '评分方案的满分，方案没有该指标为空',
		'difference_points', '满分合计减方案满分',
		'agrees', '是否一致']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.allocation_total WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			d.name AS department_name,
			p.project_code,
			p.name AS project_name,
			a.regions,
			a.allocated AS allocated_wan,
			a.stated_total::numeric AS stated_total_wan,
			e.full_year_budget_wan,
			a.allocated - coalesce(a.stated_total::numeric, e.full_year_budget_wan)
				AS difference_wan
		FROM %1$I.project p
		LEFT JOIN %1$I.department d ON d.code = p.department_code
		-- looked up for those with an allocation, after EXISTS has found them
		CROSS JOIN LATERAL (
			SELECT e.full_year_budget_wan
			FROM %1$I.project_execution e
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
			OFFSET 0
		) e
		CROSS JOIN LATERAL (
			SELECT (count(*) FILTER (WHERE NOT a.total))::integer AS regions,
				(count(*) FILTER (WHERE a.total IS NULL))::integer AS subtotals,
				CASE WHEN bool_and(a.total IS NOT FALSE OR a.amount IS NOT NULL)
					THEN @extschema@.sum_wan(a.amount) FILTER (WHERE NOT a.total) END AS allocated,
				CASE WHEN bool_and(a.total OR a.amount IS NOT NULL)
					THEN @extschema@.sum_wan(a.amount) FILTER (WHERE a.total IS NOT TRUE) END AS all_rows,
				@extschema@.max(a.amount) FILTER (WHERE a.total) AS stated_total
			FROM (
				SELECT a.amount, @extschema@.is_total_row(a.region) AS total
				FROM %1$I.allocation a
				WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
			) a
		) s
		-- subtotals are parts where they are all there is, or make the total with the rest
		CROSS JOIN LATERAL (
			SELECT s.regions + s.subtotals AS regions, s.all_rows AS allocated, s.stated_total
			WHERE s.regions = 0
				OR s.all_rows = coalesce(s.stated_total::numeric, e.full_year_budget_wan)
			UNION ALL
			SELECT s.regions, s.allocated, s.stated_total
			LIMIT 1
		) a
		WHERE EXISTS (SELECT FROM %1$I.allocation a
					  WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code);
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'allocation_total',
		'转移支付资金分配汇总：每个有分配的项目一行', ARRAY[
		'regions', '地区个数（不含合计行）',
		'allocated_wan', '各地区分配金额合计（万元），有一个未列即为空',
		'stated_total_wan', '合计行所列金额（万元），没有合计行为空',
		'difference_wan', '分配合计减合计行，没有合计行则减全年预算数（万元）']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.account_structure WITH (security_invoker = true) AS
		SELECT l.fiscal_year,
			l.department_code,
			d.name AS department_name,
			l.statement,
			l.line_no,
			l.name,
			l.subject_code,
			l.parent_line_no,
			l.budget::numeric AS budget_wan,
			l.amount::numeric AS amount_wan,
			l.prior_amount::numeric AS prior_amount_wan,
			@extschema@.percent(l.amount::numeric, u.amount::numeric) AS share_pct,
			@extschema@.percent(l.amount::numeric - l.prior_amount::numeric,
								abs(l.prior_amount::numeric)) AS growth_pct,
			@extschema@.percent(l.amount::numeric, l.budget::numeric) AS completion_pct,
			l.stated_share AS stated_share_pct,
			l.stated_growth AS stated_growth_pct,
			l.stated_completion AS stated_completion_pct,
			c.children,
			c.amount AS children_amount_wan,
			l.amount::numeric - c.amount AS children_difference_wan,
			coalesce(c.partial, false) AS children_partial
		FROM %1$I.account_line l
		LEFT JOIN %1$I.department d ON d.code = l.department_code
		LEFT JOIN %1$I.account_line u
			ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
			AND u.statement = l.statement AND u.line_no = l.parent_line_no
		CROSS JOIN LATERAL (
			SELECT count(*)::integer AS children,
				CASE WHEN count(*) = count(c.amount) THEN @extschema@.sum_wan(c.amount) END AS amount,
				bool_or(btrim(c.name, E' 　\t') LIKE '其中%%') AS partial
			FROM %1$I.account_line c
			WHERE c.fiscal_year = l.fiscal_year AND c.department_code = l.department_code
				AND c.statement = l.statement AND c.parent_line_no = l.line_no
		) c;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'account_structure',
		'部门决算结构：占上级的比重、比上年增长、完成预算，与报告所列并列', ARRAY[
		'name', '科目或项目名称',
		'budget_wan', '预算数（万元）',
		'amount_wan', '决算数（万元）',
		'prior_amount_wan', '上年决算数（万元）',
		'share_pct', '占上级行的比重（百分数）',
		'growth_pct', '比上年增长（百分数，下降为负）；上年为零为空',
		'completion_pct', '完成预算（百分数）',
		'stated_share_pct', '报告所列占比（百分数）',
		'stated_growth_pct', '报告所列增长（百分数）',
		'stated_completion_pct', '报告所列完成预算（百分数）',
		'children', '下级行数',
		'children_amount_wan', '下级行决算数合计（万元），有一行未列即为空',
		'children_difference_wan', '本行减下级合计（万元）',
		'children_partial', '下级是否为“其中”项，只列一部分']);
END
$function$;

-- What a reviewer flags about projects, their funding, final accounts and the
-- department tree: parts of review_finding.

CREATE OR REPLACE FUNCTION ledger_review_projects(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	-- A project's rows are read once.  Its rules stand in an array, as the planner
	-- prepares an array once and VALUES anew for each project.
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_project WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			NULL::integer AS seq,
			f.rule,
			format('项目“%%s”', p.project_name) || f.message AS message,
			f.stated,
			f.computed
		FROM %1$I.project_tally p
		LEFT JOIN (
			SELECT s.code,
				(SELECT @extschema@.level1_marks(sp.level1, sp.points)
				 FROM %1$I.scheme_part sp
				 WHERE sp.scheme_code = s.code) AS level1_marks,
				EXISTS (SELECT FROM %1$I.scheme_item si WHERE si.scheme_code = s.code) AS has_items
			FROM %1$I.scheme s
			OFFSET 0
		) s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT p.budget_points + p.self_indicator_points AS self_total,
				@extschema@.grade(p.stated_total_points,
								  ARRAY[coalesce(p.excellent, 90), coalesce(p.good, 80),
										coalesce(p.fair, 60)])::text AS stated_total_grade
		) t
		CROSS JOIN LATERAL (
			SELECT r.rule,
				CASE r.rule
					WHEN 'total_differs' THEN
						format('所列总分%%s分，预算执行得分%%s分与指标自评得分%%s分之和为%%s分。',
							   r.stated, p.budget_points, p.self_indicator_points, r.computed)
					WHEN 'budget_points_differ' THEN
						CASE WHEN r.computed IS NULL
							THEN format('全年预算数为零，执行率无法计算，却列预算执行得分%%s分。', r.stated)
							ELSE format('所列预算执行得分%%s分，按执行率应为%%s分。', r.stated, r.computed)
							END
					WHEN 'rate_differs' THEN
						CASE WHEN r.computed IS NULL
							THEN format('全年预算数为零，执行率无法计算，却列执行率%%s%%%%。', r.stated)
							ELSE format('所列执行率%%s%%%%，执行数%%s万元除以预算数%%s万元为%%s%%%%。',
										r.stated, p.executed_wan, p.full_year_budget_wan, r.computed)
							END
					WHEN 'grade_differs' THEN
						format('所列总分%%s分，所列等级“%%s”，按总分应为“%%s”。',
							   r.stated, p.stated_grade, t.stated_total_grade)
					WHEN 'budget_zero' THEN '全年预算数为零，执行率无法计算。'
					WHEN 'execution_unknown' THEN
						CASE WHEN p.full_year_budget_wan IS NULL AND p.executed_wan IS NULL
							 THEN '没有预算数和执行数，执行率无法计算。'
							 WHEN p.executed_wan IS NULL THEN '没有执行数，执行率无法计算。'
							 ELSE '没有预算数，执行率无法计算。' END
					WHEN 'over_budget' THEN
						format('全年执行数%%s万元，超过全年预算数%%s万元。', r.stated, r.computed)
					WHEN 'execution_low' THEN
						format('执行率%%s%%%%，低于80%%%%。', r.stated)
					WHEN 'score_ahead_of_money' THEN
						format('指标得分率%%s%%%%，预算执行率%%s%%%%，得分明显快于支出。',
							   r.stated, r.computed)
					WHEN 'scheme_missing' THEN '指标有分值而没有评分方案，不能计算总分。'
					WHEN 'actual_copies_target' THEN
						format('%%s个定量指标的实际完成值全部与指标值相同，请核对是否照抄。', r.stated)
					WHEN 'source_is_total' THEN
						format('资金来源“%%s”%%s万元，等于其余来源之和，可能是总额行，已与来源相加。',
							   r.source, r.stated)
				END AS message,
				r.stated,
				r.computed
			FROM (
				SELECT h.rule, l.source,
					CASE h.rule
						WHEN 'total_differs' THEN p.stated_total_points
						WHEN 'budget_points_differ' THEN p.stated_budget_points
						WHEN 'rate_differs' THEN p.stated_rate_pct
						WHEN 'grade_differs' THEN p.stated_total_points
						WHEN 'budget_zero' THEN p.full_year_budget_wan
						WHEN 'over_budget' THEN p.executed_wan
						WHEN 'execution_low'
							THEN @extschema@.percent(p.executed_wan, p.full_year_budget_wan)
						WHEN 'score_ahead_of_money'
							THEN @extschema@.percent(p.self_indicator_points,
													 100 - p.budget_full_mark_points)
						WHEN 'actual_copies_target' THEN p.repeated_targets
						WHEN 'source_is_total' THEN l.budget
					END AS stated,
					CASE
						WHEN h.rule IN ('total_differs', 'grade_differs') THEN t.self_total
						WHEN h.rule = 'budget_points_differ' THEN p.budget_points
						WHEN h.rule = 'over_budget' THEN p.full_year_budget_wan
						WHEN h.rule = 'execution_low' THEN 80
						WHEN h.rule = 'source_is_total' THEN p.full_year_budget_wan - l.budget
						WHEN h.rule IN ('rate_differs', 'score_ahead_of_money')
							THEN @extschema@.percent(p.executed_wan, p.full_year_budget_wan)
					END AS computed
				FROM unnest(array_remove(ARRAY[
					CASE WHEN NOT @extschema@.printed(t.self_total, p.stated_total_points)
						THEN 'total_differs' END,
					CASE WHEN NOT @extschema@.printed(p.budget_points, p.stated_budget_points)
							OR p.full_year_budget_wan = 0 AND p.budget_points IS NULL
								AND p.stated_budget_points <> 0
						THEN 'budget_points_differ' END,
					CASE WHEN p.stated_rate_pct IS NOT NULL
							AND (NOT @extschema@.printed(
									p.executed_wan * 100.00000000000000000000000000000000
										/ nullif(p.full_year_budget_wan, 0), p.stated_rate_pct)
								 OR p.full_year_budget_wan = 0 AND p.stated_rate_pct <> 0)
						THEN 'rate_differs' END,
					CASE WHEN p.stated_grade IS NOT NULL
							AND @extschema@.usual_grade(p.stated_grade) <> t.stated_total_grade
						THEN 'grade_differs' END,
					CASE WHEN p.full_year_budget_wan = 0 THEN 'budget_zero' END,
					CASE WHEN p.full_year_budget_wan IS NULL OR p.executed_wan IS NULL
						THEN 'execution_unknown' END,
					CASE WHEN p.executed_wan > p.full_year_budget_wan THEN 'over_budget' END,
					CASE WHEN p.full_year_budget_wan > 0
							AND p.executed_wan * 100 < p.full_year_budget_wan * 80
						THEN 'execution_low' END,
					CASE WHEN p.full_year_budget_wan > 0 AND p.self_indicator_points > 0
							AND p.budget_full_mark_points < 100
							AND p.executed_wan * (100 - p.budget_full_mark_points)
								< 0.95 * p.self_indicator_points * p.full_year_budget_wan
						THEN 'score_ahead_of_money' END,
					CASE WHEN p.scheme_code IS NULL AND p.full_mark_points IS NOT NULL
						THEN 'scheme_missing' END,
					CASE WHEN p.repeated_targets >= 3 THEN 'actual_copies_target' END,
					CASE WHEN p.likely_total THEN 'source_is_total' END
				]::text[], NULL)) AS h (rule)
				LEFT JOIN LATERAL (
					SELECT u.source, coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget
					FROM %1$I.funding u
					WHERE h.rule = 'source_is_total'
						AND u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code
						AND (u.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
						AND NOT @extschema@.is_total_row(u.source)
					ORDER BY 2 DESC NULLS LAST
					LIMIT 1
				) l ON true
			) r
			UNION ALL
			-- full marks one by one, where they are not the scheme's as a whole
			SELECT 'weights_differ',
				format('%%s满分合计%%s分，评分方案为%%s分。',
					   CASE WHEN c.level2 IS NOT NULL THEN concat_ws('／', c.level1, c.level2, c.level3)
							WHEN c.level1 = '合计' THEN ''
							ELSE coalesce(c.level1, '未列一级指标的指标') END,
					   trim_scale(c.full_mark_points),
					   coalesce(trim_scale(c.scheme_points)::text, '0')),
				c.full_mark_points, c.scheme_points
			FROM %1$I.scheme_check c
			WHERE c.fiscal_year = p.fiscal_year AND c.project_code = p.project_code
				AND NOT c.agrees
				AND (p.full_mark_points + p.budget_full_mark_points <> 100
					 OR p.level1_marks <> s.level1_marks
					 OR s.has_items)
		) f;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_project',
		'审核结果：项目（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;

COMMENT ON FUNCTION ledger_review_projects(name) IS
'part of refresh_ledger_views: findings about projects';

CREATE FUNCTION ledger_review_funding(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_funding WITH (security_invoker = true) AS
		-- balances, source by source
		SELECT p.fiscal_year,
			p.department_code,
			p.project_code,
			NULL::integer AS seq,
			'balance_differs' AS rule,
			format('项目“%%s”%%s所列结余%%s万元，预算数减执行数为%%s万元。',
				   p.name, u.source, u.stated_balance::numeric, f.balance) AS message,
			u.stated_balance::numeric AS stated,
			f.balance AS computed
		FROM %1$I.funding u
		JOIN %1$I.project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code
		CROSS JOIN LATERAL (
			SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric - u.executed::numeric AS balance
		) f
		WHERE round(f.balance, greatest(scale(trim_scale(u.stated_balance::numeric)), 2))
			<> u.stated_balance::numeric
		UNION ALL
		-- Total rows against their sources.  Unknown is not zero: there is a sum where
		-- every source that is filled in states the figure; only a total of zero is
		-- held against those that do.  The total may leave out a carry-in that does
		-- not count, and may need subtotals that no other row makes up.
		SELECT p.fiscal_year, p.department_code, p.project_code, NULL,
			CASE WHEN v.stated = 0 THEN 'total_row_zero' ELSE 'sources_differ' END,
			CASE WHEN v.stated = 0
				THEN format('项目“%%s”%%s%%s为零，各来源之和为%%s万元。',
							p.name, u.source, v.label, c.computed)
				ELSE format('项目“%%s”%%s%%s为%%s万元，各来源之和为%%s万元。',
							p.name, u.source, v.label, v.stated, c.computed) END,
			v.stated, c.computed
		FROM %1$I.funding u
		JOIN %1$I.project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code
		CROSS JOIN LATERAL (VALUES
			('目标申报数', u.requested::numeric),
			('预算编制数', u.initial_budget::numeric),
			('全年预算数', coalesce(u.adjusted_budget, u.initial_budget)::numeric),
			('全年执行数', u.executed::numeric)
		) AS v (label, stated)
		CROSS JOIN LATERAL (
			SELECT coalesce(bool_or(o.source), false) AS has_sources,
				@extschema@.sum_wan(o.amount) FILTER (WHERE o.source) AS known,
				bool_and(o.amount IS NOT NULL) FILTER (WHERE o.source) AS all_known,
				CASE WHEN p.carry_in_counts IS FALSE
						AND bool_and(o.carry_in OR o.amount IS NOT NULL) FILTER (WHERE o.source)
					THEN @extschema@.sum_wan(o.amount) FILTER (WHERE o.source AND NOT o.carry_in) END
					AS without_carry_in,
				CASE WHEN bool_and(o.amount IS NOT NULL) THEN @extschema@.sum_wan(o.amount) END
					AS with_subtotals
			FROM (
				SELECT o.is_carry_in IS TRUE AS carry_in,
					@extschema@.is_total_row(o.source) IS FALSE AS source,
					CASE v.label
						WHEN '目标申报数' THEN o.requested
						WHEN '预算编制数' THEN o.initial_budget
						WHEN '全年预算数' THEN coalesce(o.adjusted_budget, o.initial_budget)
						ELSE o.executed
					END AS amount
				FROM %1$I.funding o
				WHERE o.fiscal_year = u.fiscal_year AND o.project_code = u.project_code
					AND @extschema@.is_total_row(o.source) IS NOT TRUE
					AND coalesce(o.requested, o.initial_budget, o.adjusted_budget, o.executed) IS NOT NULL
			) o
		) s
		CROSS JOIN LATERAL (
			SELECT CASE WHEN NOT s.has_sources THEN s.with_subtotals
				WHEN v.stated = 0 OR s.all_known THEN s.known END AS computed
		) c
		WHERE @extschema@.is_total_row(u.source)
			AND v.stated <> c.computed
			AND v.stated IS DISTINCT FROM s.without_carry_in
			AND v.stated IS DISTINCT FROM s.with_subtotals
		UNION ALL
		-- allocations
		SELECT a.fiscal_year, a.department_code, a.project_code, NULL, 'allocation_differs',
			CASE WHEN a.allocated_wan <> a.stated_total_wan
				THEN format('项目“%%s”分配合计行为%%s万元，各地区之和为%%s万元。',
							a.project_name, a.stated_total_wan, a.allocated_wan)
				ELSE format('项目“%%s”分配给各地区合计%%s万元，超过全年预算数%%s万元。',
							a.project_name, a.allocated_wan, a.full_year_budget_wan) END,
			CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.stated_total_wan ELSE a.allocated_wan END,
			CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.allocated_wan
				ELSE a.full_year_budget_wan END
		FROM %1$I.allocation_total a
		WHERE a.allocated_wan <> a.stated_total_wan OR a.allocated_wan > a.full_year_budget_wan;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_funding',
		'审核结果：项目资金和分配（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;

COMMENT ON FUNCTION ledger_review_funding(name) IS
'part of refresh_ledger_views: findings about the funding of projects and its allocation';

CREATE OR REPLACE FUNCTION ledger_review_accounts(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_account WITH (security_invoker = true) AS
		SELECT l.fiscal_year,
			l.department_code,
			NULL::text AS project_code,
			l.line_no AS seq,
			f.rule,
			format('“%%s”第%%s行“%%s”', l.statement, l.line_no, l.name) ||
			CASE f.rule
				WHEN 'account_sum_differs' THEN
					format('决算数%%s万元，下级%%s行之和为%%s万元。', f.stated, l.children, f.computed)
				WHEN 'share_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('上级行为零，占比无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列占比%%s%%%%，按决算数计算为%%s%%%%。', f.stated, f.computed) END
				WHEN 'growth_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('上年决算数为零，增长率无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列比上年增长%%s%%%%，按决算数%%s万元和上年%%s万元计算为%%s%%%%。',
									f.stated, l.amount_wan, l.prior_amount_wan, f.computed) END
				WHEN 'completion_differs' THEN
					CASE WHEN f.computed IS NULL
						THEN format('预算数为零，完成比例无法计算，却列%%s%%%%。', f.stated)
						ELSE format('所列完成预算%%s%%%%，按决算数%%s万元和预算数%%s万元计算为%%s%%%%。',
									f.stated, l.amount_wan, l.budget_wan, f.computed) END
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.account_structure l
		LEFT JOIN %1$I.account_line u
			ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
			AND u.statement = l.statement AND u.line_no = l.parent_line_no
		CROSS JOIN LATERAL (
			SELECT h.rule,
				CASE h.rule
					WHEN 'account_sum_differs' THEN l.amount_wan
					WHEN 'share_differs' THEN l.stated_share_pct
					WHEN 'growth_differs' THEN l.stated_growth_pct
					WHEN 'completion_differs' THEN l.stated_completion_pct
				END AS stated,
				CASE h.rule
					WHEN 'account_sum_differs' THEN l.children_amount_wan
					WHEN 'share_differs' THEN l.share_pct
					WHEN 'growth_differs' THEN l.growth_pct
					WHEN 'completion_differs' THEN l.completion_pct
				END AS computed
			FROM unnest(array_remove(ARRAY[
				-- 其中 rows need not add up to their parent, but are no more than it
				CASE WHEN l.children_difference_wan < 0
						OR l.children_difference_wan > 0 AND NOT l.children_partial
					THEN 'account_sum_differs' END,
				CASE WHEN l.stated_share_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							l.amount_wan * 100.00000000000000000000000000000000
								/ nullif(u.amount::numeric, 0), l.stated_share_pct)
						AND NOT EXISTS (
							SELECT FROM %1$I.account_line r
							WHERE r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
								AND r.statement = l.statement AND r.parent_line_no IS NULL
								AND @extschema@.printed(
									l.amount_wan * 100.00000000000000000000000000000000
										/ nullif(r.amount::numeric, 0), l.stated_share_pct))
						OR u.amount::numeric = 0 AND l.stated_share_pct <> 0)
					THEN 'share_differs' END,
				CASE WHEN l.stated_growth_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							(l.amount_wan - l.prior_amount_wan) * 100.00000000000000000000000000000000
								/ nullif(abs(l.prior_amount_wan), 0), l.stated_growth_pct)
						OR l.prior_amount_wan = 0 AND l.stated_growth_pct <> 0)
					THEN 'growth_differs' END,
				CASE WHEN l.stated_completion_pct IS NOT NULL AND (
						NOT @extschema@.printed(
							l.amount_wan * 100.00000000000000000000000000000000 / nullif(l.budget_wan, 0),
							l.stated_completion_pct)
						OR l.budget_wan = 0 AND l.stated_completion_pct <> 0)
					THEN 'completion_differs' END
			]::text[], NULL)) AS h (rule)
		) f
		UNION ALL
		SELECT NULL, NULL, NULL, NULL, 'scheme_differs',
			format('评分方案“%%s”%%s满分合计%%s分，应为%%s分。',
				   s.code, c.level1, trim_scale(c.stated), trim_scale(c.computed)),
			c.stated, c.computed
		FROM %1$I.scheme s
		CROSS JOIN LATERAL (
			SELECT '' AS level1, s.budget_points + sum(sp.points) AS stated, 100::numeric AS computed
			FROM %1$I.scheme_part sp
			WHERE sp.scheme_code = s.code
			UNION ALL
			SELECT sp.level1, sum(si.points), sp.points
			FROM %1$I.scheme_part sp
			JOIN %1$I.scheme_item si ON si.scheme_code = sp.scheme_code AND si.level1 = sp.level1
			WHERE sp.scheme_code = s.code AND si.level3 = ''
			GROUP BY sp.level1, sp.points
		) c
		WHERE c.stated <> c.computed
		UNION ALL
		SELECT NULL, d.code, NULL, NULL, 'department_cycle',
			format('部门“%%s”（%%s）沿上级关系又回到自身，汇总时每个部门只计一次。', d.name, d.code),
			NULL, NULL
		FROM %1$I.department d
		WHERE d.parent_code IN (SELECT %1$I.department_members(d.code));
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_account',
		'审核结果：部门决算、部门关系和评分方案（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;

-- What a reviewer wants flagged (RULES 6).  Each rule is a row of
-- review_rules(); a ledger's table review_rule switches it off or changes its
-- severity.  A rule looks at stored data of any kind and never fails.

CREATE OR REPLACE FUNCTION review_rules(OUT rule text, OUT name text, OUT severity text,
							 OUT description text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 40
BEGIN ATOMIC
	VALUES
		('points_above_full_mark', '得分超过分值', '错误',
		 '自评得分大于该指标的分值；扣分项得分大于零'),
		('points_above_rule', '未达标而得分偏高', '错误',
		 '定量指标没有达到指标值，自评得分却高于规则得分'),
		('points_above_band', '定性指标得分偏高', '错误',
		 '定性指标部分达成或未达成，自评得分高于该档上限'),
		('points_below_rule', '达标而得分偏低', '警告',
		 '定量指标已达到指标值，自评得分却低于规则得分'),
		('points_below_band', '定性指标得分偏低', '警告',
		 '定性指标的自评得分低于该档下限'),
		('explanation_missing', '扣分没有说明', '提示',
		 '自评得分低于分值或有扣分，而没有偏差原因分析及改进措施'),
		('over_achieved', '超额完成没有说明', '提示',
		 '完成率达到界限（默认1.2，见scheme_parameter）而没有说明，指标值可能偏低'),
		('units_differ', '计量单位不一致', '错误',
		 '指标值与实际完成值的计量单位不能换算'),
		('number_expected', '应填数字而填文字', '警告',
		 '指标值是数量，实际完成值却是文字'),
		('rate_target_above_100', '比率指标值超过100%', '警告',
		 '以百分数表示的指标值大于100，可能是符号识别错误'),
		('undecided', '规则无法判定', '提示',
		 '有分值和自评得分而规则无法判定得分，规则总分取自评得分'),
		('self_points_missing', '有分值而没有自评得分', '警告',
		 '指标有分值而没有自评得分，项目没有自评总分'),
		('actual_copies_target', '实际完成值照抄指标值', '提示',
		 '项目的定量指标在三个以上，其中有以≥、＞、≤、＜表示的，且实际完成值全部与指标值相同'),
		('total_differs', '总分与各行之和不符', '错误',
		 '报告所列总分不等于预算执行得分与指标自评得分之和'),
		('budget_points_differ', '预算执行得分不符', '错误',
		 '报告所列预算执行得分不等于按执行率计算的得分'),
		('rate_differs', '执行率不符', '错误',
		 '报告所列执行率不等于执行数除以预算数'),
		('grade_differs', '等级与总分不符', '错误',
		 '报告所列等级不是报告所列总分对应的等级'),
		('balance_differs', '结余不符', '错误',
		 '报告所列资金结（转）余不等于预算数减执行数'),
		('sources_differ', '各来源之和不等于总额', '错误',
		 '资金总额行不等于各资金来源之和'),
		('source_is_total', '来源可能是总额行', '提示',
		 '三个以上来源中有一个等于其余之和，可能是没有识别的总额行，已与来源相加'),
		('total_row_zero', '总额行为零', '错误',
		 '资金总额行为零，而各资金来源有数'),
		('budget_zero', '全年预算数为零', '警告',
		 '全年预算数为零，执行率无法计算'),
		('execution_unknown', '预算数或执行数未知', '提示',
		 '没有预算数或执行数，执行率无法计算'),
		('over_budget', '执行数超过预算数', '警告',
		 '全年执行数大于全年预算数'),
		('execution_low', '执行率偏低', '警告',
		 '执行率低于80%'),
		('score_ahead_of_money', '得分明显快于支出', '错误',
		 '指标得分率高出预算执行率的部分超过指标得分率的5%'),
		('weights_differ', '分值与评分方案不符', '错误',
		 '各级指标的分值合计不等于评分方案的满分'),
		('scheme_differs', '评分方案合计不符', '错误',
		 '评分方案的预算执行满分与一级指标满分之和不等于100，或二级指标满分之和不等于一级指标满分'),
		('scheme_missing', '没有评分方案', '提示',
		 '指标有分值而项目没有评分方案，没有总分和等级'),
		('allocation_differs', '分配合计不符', '错误',
		 '各地区分配金额之和不等于合计行，或超过全年预算数'),
		('account_sum_differs', '决算下级之和不符', '错误',
		 '决算表中一行的决算数不等于其下级各行之和'),
		('share_differs', '占比不符', '错误',
		 '报告所列占比不等于本行除以上级行（或表内最上级行）'),
		('growth_differs', '增长率不符', '错误',
		 '报告所列比上年增长不等于按决算数和上年决算数计算的结果'),
		('completion_differs', '完成预算比例不符', '错误',
		 '报告所列完成预算比例不等于决算数除以预算数'),
		('department_cycle', '部门上下级关系成环', '错误',
		 '部门沿上级关系又回到自身');
END;

CREATE FUNCTION repeated_targets_accumulate(bigint, actual perf_value, target perf_target) RETURNS bigint
	AS 'MODULE_PATHNAME', 'repeated_targets_accumulate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION repeated_targets_accumulate(bigint, perf_value, perf_target) IS
'part of the aggregate repeated_targets';

CREATE FUNCTION repeated_targets_result(bigint) RETURNS integer
	AS 'MODULE_PATHNAME', 'repeated_targets_result'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION repeated_targets_result(bigint) IS
'part of the aggregate repeated_targets';

CREATE AGGREGATE repeated_targets(actual perf_value, target perf_target) (
	SFUNC = repeated_targets_accumulate,
	STYPE = bigint,
	INITCOND = '0',
	FINALFUNC = repeated_targets_result,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE repeated_targets(perf_value, perf_target) IS
'how many targets are quantities, where every actual value is the number of its target and at least one of these is a limit (≥ > ≤ <), which an honest actual seldom hits; else 0. Rows without a target or an actual value, and text targets, are passed over';

CREATE FUNCTION usual_grade(grade text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN grade IN ('优', '优秀') THEN '优'
	WHEN grade IN ('良', '良好') THEN '良'
	WHEN grade IN ('中', '合格', '及格', '一般') THEN '中'
	WHEN grade IN ('差', '较差', '不合格') THEN '差'
END;

COMMENT ON FUNCTION usual_grade(text) IS
'the grade that a report means by 优秀, 良好, 合格, 不合格 and the like; NULL for another word';

CREATE OR REPLACE FUNCTION ledger_review_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.ledger_review_indicators(schema);
	PERFORM @extschema@.ledger_review_projects(schema);
	PERFORM @extschema@.ledger_review_funding(schema);
	PERFORM @extschema@.ledger_review_accounts(schema);
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_finding WITH (security_invoker = true) AS
		SELECT f.fiscal_year,
			f.department_code,
			f.project_code,
			f.seq,
			f.rule,
			coalesce(o.severity, r.severity) AS severity,
			f.message,
			f.stated,
			f.computed,
			coalesce(o.name, r.name) AS rule_name
		FROM (
			SELECT * FROM %1$I.review_indicator
			UNION ALL
			SELECT * FROM %1$I.review_project
			UNION ALL
			SELECT * FROM %1$I.review_funding
			UNION ALL
			SELECT * FROM %1$I.review_account
		) f
		JOIN @extschema@.review_rules() r ON r.rule = f.rule
		LEFT JOIN %1$I.review_rule o ON o.rule = f.rule
		WHERE o.enabled IS NOT FALSE;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_finding',
		'审核结果：每条一行，规则见review_rule，可停用', '{}'::text[]);
END
$function$;

CREATE OR REPLACE FUNCTION ledger_review_indicators(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.review_indicator WITH (security_invoker = true) AS
		SELECT i.fiscal_year,
			p.department_code,
			i.project_code,
			i.seq,
			f.rule,
			format('指标“%%s”', coalesce(i.level3, i.level2, i.seq::text)) ||
			CASE f.rule
				WHEN 'points_above_full_mark' THEN
					format('分值%%s分，自评得分%%s分，超过分值。',
						   trim_scale(f.computed), trim_scale(f.stated))
				WHEN 'points_above_rule' THEN
					format('指标值为%%s，实际完成值为%%s，未达标，按规则得%%s分，自评得分%%s分，偏高%%s分。',
						   t.target, i.actual, trim_scale(f.computed), trim_scale(f.stated),
						   trim_scale(f.stated - f.computed))
				WHEN 'points_above_band' THEN
					format('实际完成情况为“%%s”，得分应不超过%%s分（分值%%s分），自评得分%%s分。',
						   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
						   trim_scale(f.stated))
				WHEN 'points_below_rule' THEN
					format('指标值为%%s，实际完成值为%%s，已达标，按规则得%%s分，自评得分%%s分，偏低%%s分。',
						   t.target, i.actual, trim_scale(f.computed), trim_scale(f.stated),
						   trim_scale(f.computed - f.stated))
				WHEN 'points_below_band' THEN
					format('实际完成情况为“%%s”，得分应不低于%%s分（分值%%s分），自评得分%%s分。',
						   i.actual, trim_scale(f.computed), trim_scale(i.full_mark),
						   trim_scale(f.stated))
				WHEN 'explanation_missing' THEN
					format('分值%%s分，自评得分%%s分，未说明偏差原因及改进措施。',
						   trim_scale(i.full_mark), trim_scale(f.stated))
				WHEN 'over_achieved' THEN
					format('指标值为%%s，实际完成值为%%s，完成率%%s%%%%，超额较多而未作说明，指标值可能偏低。',
						   t.target, i.actual, trim_scale(f.stated))
				WHEN 'units_differ' THEN
					format('指标值为%%s，实际完成值为%%s，计量单位不一致，无法比较。', t.target, i.actual)
				WHEN 'number_expected' THEN
					format('指标值为%%s，实际完成值应为数量，所填为“%%s”。', t.target, i.actual)
				WHEN 'rate_target_above_100' THEN
					format('指标值为%%s，大于100%%%%，请核对是否将符号误认为数字。', t.target)
				WHEN 'undecided' THEN
					format('指标值为“%%s”，实际完成值为“%%s”，规则无法判定得分，暂取自评得分%%s分。',
						   coalesce(t.target::text, '未填'), coalesce(i.actual::text, '未填'),
						   trim_scale(f.stated))
				WHEN 'self_points_missing' THEN
					format('分值%%s分，没有自评得分。', trim_scale(i.full_mark))
			END AS message,
			f.stated,
			f.computed
		FROM %1$I.indicator i
		JOIN %1$I.project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t
		CROSS JOIN LATERAL unnest(
			@extschema@.broken_rules(i.actual, t.target, i.full_mark, i.self_points, i.method,
									 sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									 coalesce(sp.over_achievement, 1.2))) AS b (rule)
		CROSS JOIN LATERAL (
			SELECT b.rule,
				CASE
					WHEN b.rule = 'over_achieved'
						THEN round(@extschema@.completion_rate(i.actual, t.target) * 100, 2)
					WHEN b.rule = 'rate_target_above_100' THEN @extschema@.lower_number(t.target)
					WHEN b.rule NOT IN ('units_differ', 'number_expected') THEN i.self_points
				END AS stated,
				CASE
					WHEN b.rule IN ('points_above_full_mark', 'explanation_missing', 'self_points_missing')
						THEN i.full_mark
					WHEN b.rule LIKE 'points_%%'
						THEN @extschema@.rule_points(i.actual, t.target, i.full_mark, i.self_points,
													 i.method, coalesce(sp.pass_rate, 0),
													 sp.achieved_from, sp.partial_from)
					WHEN b.rule = 'over_achieved'
						THEN trim_scale(coalesce(sp.over_achievement, 1.2) * 100)
					WHEN b.rule = 'rate_target_above_100' THEN 100
				END AS computed
		) f
		-- most rows break nothing and are dropped before their rules are listed
		WHERE @extschema@.broken_rules(i.actual, t.target, i.full_mark, i.self_points, i.method,
									   sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									   coalesce(sp.over_achievement, 1.2)) IS NOT NULL
			-- ... and where no scheme has parameters of its own, before the join
			AND (EXISTS (SELECT FROM %1$I.scheme_parameter)
				 OR @extschema@.broken_rules(i.actual, t.target, i.full_mark, i.self_points, i.method,
											 NULL::numeric, NULL::numeric, NULL::numeric, i.explanation,
											 1.2) IS NOT NULL);
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'review_indicator',
		'审核结果：指标（review_finding的一部分，不看规则是否启用）', '{}'::text[]);
END
$function$;

-- Monitoring during the year: lights for the budget, the indicators and the
-- project (绩效运行监控).

CREATE OR REPLACE FUNCTION budget_light_wan(executed numeric, budget numeric, month integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- not STRICT, to be inlined
RETURN CASE
	WHEN executed IS NULL OR NOT coalesce(budget > 0 AND month BETWEEN 1 AND 12, false) THEN NULL
	WHEN executed * 1200 < 60 * month * budget THEN '红'
	WHEN executed * 1200 < 80 * month * budget THEN '黄'
	ELSE '绿' END;

COMMENT ON FUNCTION budget_light_wan(numeric, numeric, integer) IS
'budget_light() of numbers of 万元, whatever their size; NULL where one of them is NULL';

CREATE OR REPLACE FUNCTION indicator_light(actual perf_value, target perf_target, month integer) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;

CREATE OR REPLACE FUNCTION worst_light(lights text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- not STRICT, to be inlined
RETURN CASE WHEN '红' = ANY (lights) THEN '红'
	WHEN '黄' = ANY (lights) THEN '黄'
	WHEN '绿' = ANY (lights) OR '蓝' = ANY (lights) THEN '绿' END;

-- Loading with a dry run: staging tables of text take any file, check_staging
-- lists every bad cell of it at once, load_staging loads all or nothing.

CREATE FUNCTION number_staging() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	filled boolean;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO filled;
	IF NOT filled THEN
		PERFORM setval(pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'sheet_row'), 1);
	END IF;
	RETURN NULL;
END
$function$;

COMMENT ON FUNCTION number_staging() IS
'part of create_staging: the trigger that lets the rows of an empty staging table begin at 2, also after a load that failed';

CREATE OR REPLACE FUNCTION create_staging(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken text;
	target record;
BEGIN
	SELECT string_agg(format('%I.%I', schema, c.relname), ', ') INTO taken
	FROM @extschema@.ledger_tables() AS t (name)
	JOIN pg_namespace n ON n.nspname = schema
	JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'staging_' || t.name;
	IF taken IS NOT NULL THEN
		RAISE duplicate_table USING
			MESSAGE = format('schema %I already has staging tables', schema),
			HINT = format('To use them for other files, TRUNCATE them. To make them anew, first DROP TABLE %s.', taken);
	END IF;

	FOR target IN
		SELECT c.relname AS name,
			string_agg(format('%I text', a.attname), ', ' ORDER BY a.attnum) AS columns
		FROM @extschema@.ledger_tables() AS t (name)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE t.name <> 'review_rule'
		GROUP BY c.relname
	LOOP
		EXECUTE format($ddl$
			CREATE UNLOGGED TABLE %1$I.%2$I (%3$s, sheet_row bigint GENERATED ALWAYS AS IDENTITY);
			CREATE TRIGGER number_staging BEFORE INSERT ON %1$I.%2$I
				FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.number_staging();
			COMMENT ON TABLE %1$I.%2$I IS %4$L;
			COMMENT ON COLUMN %1$I.%2$I.sheet_row IS '行号：文件的标题行为第1行；自动编号，装入文件时只列其他各列';
			$ddl$, schema, 'staging_' || target.name, target.columns,
			format('%s的暂存表：各列均为文本，用check_staging检查，用load_staging装入', target.name));
	END LOOP;
	IF NOT FOUND THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;
END
$function$;

COMMENT ON FUNCTION create_staging(name) IS
'creates a table staging_… of text columns for each table of a ledger, for files to be checked before they are loaded. Its last column, sheet_row, numbers the rows as a sheet does (the header is row 1), so COPY has to name the columns of the file. 42P07 if there are staging tables already';

CREATE FUNCTION staging_tables(schema name) RETURNS SETOF name
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
BEGIN
	FOR target IN
		SELECT t.name,
			format('%I.%I', schema, c.relname) AS staging,
			EXISTS (SELECT FROM pg_attribute a
					WHERE a.attrelid = c.oid AND a.attname = 'sheet_row') AS numbered
		FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, n)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'staging_' || t.name
		ORDER BY t.n
	LOOP
		IF NOT target.numbered THEN
			RAISE undefined_column USING
				MESSAGE = format('staging table %s has no column sheet_row', target.staging),
				HINT = format('An earlier version made it: DROP all staging tables, then SELECT create_staging(%L).', schema);
		END IF;
		RETURN NEXT target.name;
	END LOOP;
	IF NOT FOUND THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I has no staging tables', schema),
			HINT = format('To create them, SELECT create_staging(%L).', schema);
	END IF;
END
$function$;

COMMENT ON FUNCTION staging_tables(name) IS
'part of check_staging and load_staging: names of the tables of a ledger that have a staging table, in the order of loading; 42P01 if there is none';

CREATE OR REPLACE FUNCTION staging_cell(literal text, type regtype, amount_unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN type = 'text'::regtype THEN nullif(trim_cell(literal), '')
	WHEN is_blank(literal) THEN NULL
	WHEN type IN ('perf_target'::regtype, 'perf_value'::regtype) THEN trim_cell(literal)
	WHEN type = 'wanyuan'::regtype
		THEN trim_cell(literal) || CASE WHEN fold_cell(literal) ~ '[0-9]$' THEN amount_unit ELSE '' END
	-- a whole number out of a column of decimals, in the one form that keys are compared in
	WHEN type = 'integer'::regtype
		THEN regexp_replace(fold_cell(literal), '^\+?(-?)0*([0-9]+)(\.0+)?$', '\1\2')
	WHEN type = 'boolean'::regtype
		THEN CASE fold_cell(literal) WHEN '是' THEN 'true' WHEN '否' THEN 'false' ELSE fold_cell(literal) END
	ELSE fold_cell(literal) END;

COMMENT ON FUNCTION staging_cell(text, regtype, text) IS
'a cell of a staging table as it is cast to the type of its column: without the spaces around it; dashes, 无 and blanks are NULL (of a text column only blanks), full-width digits are digits, 2023.0 and 02023 are the integer 2023, 是 and 否 are true and false, a bare amount takes the unit';

CREATE FUNCTION staging_expression(alias text, column_name name, type regtype) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN format(
	CASE WHEN column_name IN ('stated_rate', 'stated_share', 'stated_growth', 'stated_completion')
		-- these are in percent, and may say so
		THEN '@extschema@.staging_cell(regexp_replace(@extschema@.fold_cell(%s.%I), ''([0-9.]) *%%$'', ''\1''), %L::regtype, $1)'
		ELSE '@extschema@.staging_cell(%s.%I, %L::regtype, $1)' END,
	alias, column_name, type);

COMMENT ON FUNCTION staging_expression(text, name, regtype) IS
'part of check_staging and load_staging: the SQL of the cell of a staging table, $1 being the unit of amounts';

CREATE FUNCTION staging_rows(schema name, table_name name) RETURNS text
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
	SELECT format('(SELECT * FROM %I.%I s WHERE %s)', schema, 'staging_' || table_name,
				  string_agg(format('@extschema@.trim_cell(s.%I) <> ''''', a.attname), ' OR '
							 ORDER BY a.attnum))
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass
		AND a.attnum > 0 AND NOT a.attisdropped;
END;

COMMENT ON FUNCTION staging_rows(name, name) IS
'part of check_staging and load_staging: the SQL of the rows of a staging table that hold anything';

CREATE OR REPLACE FUNCTION staging_reason(literal text, type regtype) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	whole integer;
	figure numeric;
	truth boolean;
	amount @extschema@.wanyuan;
	target @extschema@.perf_target;
	actual @extschema@.perf_value;
	method @extschema@.perf_method;
	why text;
BEGIN
	IF literal ~ '^##+$' THEN
		RETURN '列太窄，Excel没有显示出这一格的值：加宽后重新另存';
	ELSIF literal ~ '^(#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:[0-9]+)$' THEN
		RETURN 'Excel没有算出这一格的值：改正公式后重新另存';
	END IF;
	-- an exception block costs, so plain numbers are let pass without one
	IF type = 'text'::regtype
		OR type <> 'boolean'::regtype AND literal ~ '^[0-9]{1,9}$' AND type <> '@extschema@.perf_method'::regtype
		OR type = 'numeric'::regtype AND literal ~ '^-?[0-9]{1,9}(\.[0-9]{1,9})?$' THEN
		RETURN NULL;
	END IF;
	BEGIN
		CASE type
			WHEN 'integer'::regtype THEN whole := literal;
			WHEN 'numeric'::regtype THEN figure := literal;
			WHEN 'boolean'::regtype THEN truth := literal;
			WHEN '@extschema@.wanyuan'::regtype THEN amount := literal;
			WHEN '@extschema@.perf_target'::regtype THEN target := literal;
			WHEN '@extschema@.perf_value'::regtype THEN actual := literal;
			WHEN '@extschema@.perf_method'::regtype THEN method := literal;
		END CASE;
	EXCEPTION WHEN data_exception THEN
		GET STACKED DIAGNOSTICS why = PG_EXCEPTION_DETAIL;
		RETURN concat_ws('：', CASE type
			WHEN 'integer'::regtype THEN '应为整数'
			WHEN 'numeric'::regtype THEN '应为数字，不带单位、百分号和千分位逗号'
			WHEN 'boolean'::regtype THEN '应为true、false、是、否'
			WHEN '@extschema@.wanyuan'::regtype THEN '应为金额，如8.65、86,500元、4.37亿元'
			WHEN '@extschema@.perf_target'::regtype THEN '不是完整的指标值，如≥95%、≤12个月'
			WHEN '@extschema@.perf_value'::regtype THEN '不是完整的实际完成值，如100%、18台(套)'
			ELSE '应为proportional、binary、step、manual之一'
			END, nullif(why, ''));
	END;
	RETURN NULL;
END
$function$;

COMMENT ON FUNCTION staging_reason(text, regtype) IS
'why a literal is not of the type of a ledger''s column, in Chinese, with the detail of the error, or that Excel could not compute or show the value (#REF!, ######); NULL if nothing is wrong';

CREATE OR REPLACE FUNCTION check_staging(schema name, table_name name, amount_unit text,
							  OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staged text := @extschema@.staging_rows(schema, table_name);
	target oid := format('%I.%I', schema, table_name)::regclass;
	bad_columns name[] := '{}';
	col record;
	con record;
BEGIN
	FOR col IN
		SELECT a.attname AS name, a.atttypid::regtype AS type,
			a.attnotnull AND NOT a.atthasdef AS required
		FROM pg_attribute a
		WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY a.attnum
	LOOP
		RETURN QUERY EXECUTE format($query$
			WITH judged AS MATERIALIZED (
				SELECT d.literal,
					CASE WHEN %4$L AND d.cell IS NULL THEN '必填，不能为空'
						ELSE @extschema@.staging_reason(d.cell, %3$L::regtype) END AS reason
				FROM (SELECT DISTINCT s.%1$I AS literal, %5$s AS cell FROM %2$s s) d)
			SELECT s.sheet_row, %1$L, s.%1$I, j.reason
			FROM %2$s s
			JOIN judged j ON j.literal IS NOT DISTINCT FROM s.%1$I
			WHERE j.reason IS NOT NULL
			$query$, col.name, staged, col.type, col.required,
			@extschema@.staging_expression('s'::text, col.name, col.type))
			USING amount_unit;
		IF FOUND THEN
			bad_columns := bad_columns || col.name;
		END IF;
	END LOOP;

	FOR con IN
		SELECT c.conname AS name, c.contype AS kind, pg_get_expr(c.conbin, c.conrelid) AS condition,
			f.relname AS other, k.columns, k.first, k.cells, k.present, k.same, k.same_staged, k.typed
		FROM pg_constraint c
		LEFT JOIN pg_class f ON f.oid = c.confrelid
		CROSS JOIN LATERAL (
			SELECT string_agg(a.attname, ', ' ORDER BY k.n) AS columns,
				(array_agg(a.attname ORDER BY k.n))[1] AS first,
				string_agg(e.cell, ', ' ORDER BY k.n) AS cells,
				string_agg(e.cell || ' IS NOT NULL', ' AND ') AS present,
				string_agg(format('%s = t.%I::text', e.cell, coalesce(fa.attname, a.attname)), ' AND ')
					AS same,
				string_agg(e.cell || ' = '
						   || @extschema@.staging_expression('t'::text, coalesce(fa.attname, a.attname),
															 a.atttypid::regtype), ' AND ')
					AS same_staged,
				-- what is no cell of its type is told above, and NULL breaks no rule
				string_agg(format(CASE WHEN a.attname = ANY (bad_columns)
									   THEN 'CASE WHEN @extschema@.staging_reason(%1$s, %2$L::regtype) IS NULL'
											' THEN %1$s::%2$s END AS %3$I'
									   ELSE '%1$s::%2$s AS %3$I' END,
								  e.cell, a.atttypid::regtype, a.attname), ', ') AS typed
			FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
			LEFT JOIN pg_attribute fa ON fa.attrelid = c.confrelid AND fa.attnum = c.confkey[k.n]
			CROSS JOIN LATERAL (
				SELECT @extschema@.staging_expression('s'::text, a.attname, a.atttypid::regtype) AS cell
			) e
		) k
		WHERE c.conrelid = target AND c.contype IN ('p', 'f', 'c')
		ORDER BY c.contype DESC, c.conname
	LOOP
		IF con.kind = 'p' THEN
			RETURN QUERY EXECUTE format($query$
				SELECT d.sheet_row, %1$L, d.literal, format('与第%%s行重复（%%s）', d.first, %4$L)
				FROM (
					SELECT s.sheet_row, concat_ws(', ', %2$s) AS literal,
						min(s.sheet_row) OVER (PARTITION BY %2$s) AS first
					FROM %3$s s
					WHERE %5$s
				) d
				WHERE d.sheet_row > d.first
				UNION ALL
				SELECT s.sheet_row, %1$L, concat_ws(', ', %2$s), %7$L
				FROM %3$s s
				WHERE EXISTS (SELECT FROM %8$I.%9$I t WHERE %6$s)
				$query$, con.columns, con.cells, staged, con.name, con.present, con.same,
				format('%s中已有（%s）', table_name, con.name), schema, table_name)
				USING amount_unit;
		ELSIF con.kind = 'f' THEN
			RETURN QUERY EXECUTE format($query$
				SELECT s.sheet_row, %1$L, concat_ws(', ', %2$s), %3$L
				FROM %4$s s
				WHERE %5$s
					AND NOT EXISTS (SELECT FROM %6$I.%7$I t WHERE %8$s)
					%9$s
				$query$, con.columns, con.cells, format('%s中没有（%s）', con.other, con.name), staged,
				con.present, schema, con.other, con.same,
				CASE WHEN to_regclass(format('%I.%I', schema, 'staging_' || con.other)) IS NOT NULL THEN
					format('AND NOT EXISTS (SELECT FROM %I.%I t WHERE %s)',
						   schema, 'staging_' || con.other, con.same_staged) END)
				USING amount_unit;
		ELSIF con.typed IS NOT NULL THEN
			RETURN QUERY EXECUTE format($query$
				SELECT s.sheet_row, %1$L, s.literal, %2$L
				FROM (SELECT s.sheet_row, s.%3$I AS literal, %4$s FROM %5$s s) s
				WHERE NOT (%6$s)
				$query$, con.columns, format('不符合%s：%s', con.name, con.condition), con.first,
				con.typed, staged, con.condition)
				USING amount_unit;
		END IF;
	END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION check_staging(schema name, amount_unit text DEFAULT '万元',
							  OUT table_name text, OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		RETURN QUERY
			SELECT table_name, c.sheet_row, c.column_name, c.literal, c.reason
			FROM @extschema@.check_staging(schema, table_name::name, amount_unit) c
			ORDER BY c.sheet_row, c.column_name;
	END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION load_staging(schema name, amount_unit text DEFAULT '万元',
							 OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	bad record;
	columns text;
	cells text;
BEGIN
	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		EXECUTE format('LOCK TABLE %I.%I IN EXCLUSIVE MODE', schema, 'staging_' || table_name);
	END LOOP;

	SELECT c.*, count(*) OVER () AS cells INTO bad
	FROM @extschema@.check_staging(schema, amount_unit) c
	LIMIT 1;
	IF FOUND THEN
		RAISE data_exception USING
			MESSAGE = format('%s cells of the staging tables cannot be loaded', bad.cells),
			DETAIL = format('The first is in staging_%s, row %s, column %s: "%s": %s',
							bad.table_name, bad.sheet_row, bad.column_name, bad.literal, bad.reason),
			HINT = format('SELECT * FROM check_staging(%L, %L) lists them all; nothing was loaded.',
						  schema, amount_unit);
	END IF;

	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
			string_agg(CASE WHEN d.oid IS NULL THEN e.cell
					   ELSE format('coalesce(%s, %s)', e.cell, pg_get_expr(d.adbin, d.adrelid)) END,
					   ', ' ORDER BY a.attnum)
			INTO columns, cells
		FROM pg_attribute a
		LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
		CROSS JOIN LATERAL (
			SELECT format('%s::%s',
						  @extschema@.staging_expression('s'::text, a.attname, a.atttypid::regtype),
						  a.atttypid::regtype) AS cell
		) e
		WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass
			AND a.attnum > 0 AND NOT a.attisdropped;
		EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %s s ORDER BY s.sheet_row',
					   schema, table_name, columns, cells,
					   @extschema@.staging_rows(schema, table_name::name))
			USING amount_unit;
		GET DIAGNOSTICS rows = ROW_COUNT;
		EXECUTE format('TRUNCATE %I.%I', schema, 'staging_' || table_name);
		IF rows > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION report_charts(ledger name, fiscal_year integer, members text[], shown text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	projects text;
	years text;
	accounts text;
BEGIN
	-- a chart of ten rows fits half a page
	EXECUTE format($q$
		SELECT concat(
			@extschema@.report_bars('全年预算数构成', t.names, t.shares, NULL::numeric[], '{}'::text[], '%%', 100.0),
			@extschema@.report_bars('预算执行（万元）', t.names, t.budgets, t.executed,
									ARRAY['全年预算数', '全年执行数'], '', NULL::numeric),
			@extschema@.report_bars('自评与规则总分', t.scored, t.self, t.rule,
									ARRAY['自评总分', '规则总分'], '', 100.0))
		FROM (
			SELECT array_agg(p.project_name) AS names,
				array_agg(@extschema@.percent(p.full_year_budget_wan, p.whole)) AS shares,
				array_agg(p.full_year_budget_wan) AS budgets,
				array_agg(p.executed_wan) AS executed,
				array_agg(p.project_name) FILTER (WHERE has_score) AS scored,
				array_agg(p.self_total_points) FILTER (WHERE has_score) AS self,
				array_agg(p.rule_total_points) FILTER (WHERE has_score) AS rule
			FROM (
				SELECT p.*, d.budget_wan AS whole,
					coalesce(p.self_total_points, p.rule_total_points) IS NOT NULL AS has_score
				FROM %1$I.project_score p
				LEFT JOIN %1$I.department_total d
					ON d.fiscal_year = p.fiscal_year AND d.department_code = $2[1]
				WHERE p.fiscal_year = $1 AND p.project_code = ANY ($3) AND p.kind <> '部门整体'
				ORDER BY p.full_year_budget_wan DESC NULLS LAST, p.project_code
				LIMIT 10
			) p
			HAVING count(*) > 0
		) t
		$q$, ledger) INTO projects USING fiscal_year, members, shown;

	EXECUTE format($q$
		SELECT @extschema@.report_bars('与上年对比（万元）', ARRAY['全年预算数', '全年执行数'],
			ARRAY[y.prior_budget_wan, y.prior_executed_wan], ARRAY[y.budget_wan, y.executed_wan],
			ARRAY[y.fiscal_year - 1 || '年', y.fiscal_year || '年'], '', NULL::numeric)
		FROM %1$I.department_year_on_year y
		WHERE y.fiscal_year = $1 AND y.department_code = $2[1]
		$q$, ledger) INTO years USING fiscal_year, members;

	EXECUTE format($q$
		WITH line AS MATERIALIZED (
			SELECT a.*,
				CASE WHEN min(a.department_code) OVER () <> max(a.department_code) OVER ()
					THEN a.department_name || '　' ELSE '' END AS whose
			FROM %1$I.account_structure a
			WHERE a.fiscal_year = $1 AND a.department_code = ANY ($2)
		)
		SELECT concat(
			(SELECT @extschema@.report_bars('决算数与上年决算数（万元）',
						array_agg(a.whose || a.statement || '　' || a.name), array_agg(a.prior_amount_wan),
						array_agg(a.amount_wan), ARRAY[$1 - 1 || '年', $1 || '年'], '', NULL::numeric)
			 FROM (SELECT * FROM line
				   WHERE parent_line_no IS NULL AND prior_amount_wan IS NOT NULL
				   AND greatest(amount_wan, prior_amount_wan) > 0
				   ORDER BY department_code, statement, line_no
				   LIMIT 10) a
			 HAVING count(*) > 0),
			(SELECT string_agg(c.chart, '')
			 FROM (SELECT @extschema@.report_bars(
						a.whose || a.statement || '构成', array_agg(a.name ORDER BY a.line_no),
						array_agg(a.share_pct ORDER BY a.line_no), NULL::numeric[], '{}'::text[], '%%', 100.0) AS chart
				   FROM line a
				   JOIN line u ON u.department_code = a.department_code AND u.statement = a.statement
						AND u.line_no = a.parent_line_no AND u.parent_line_no IS NULL
				   WHERE a.share_pct > 0
				   GROUP BY a.department_code, a.whose, a.statement
				   HAVING count(*) BETWEEN 2 AND 20
				   ORDER BY a.department_code, a.statement
				   LIMIT 10) c))
		$q$, ledger) INTO accounts USING fiscal_year, members;

	RETURN '<div class="charts">' || nullif(concat(projects, years, accounts), '') || E'</div>\n';
END
$function$;


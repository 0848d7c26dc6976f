-- What a reviewer wants flagged (RULES 6).  Each rule is a row of
-- review_rules(); a ledger's table review_rule switches it off or changes its
-- severity.  A rule looks at stored data of any kind and never fails.

-- In PL/pgSQL, which plans it once a session: the planner of a query copies a body in
-- SQL into the query, with all its texts.
CREATE FUNCTION review_rules(OUT rule text, OUT name text, OUT severity text,
							 OUT description text) RETURNS SETOF record
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 80 SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN QUERY VALUES
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
		('percent_as_share', '百分数可能按小数填写', '提示',
		 '指标值与实际完成值一方是百分数，另一方是0至2之间没有单位的数，按百分数和按小数（0.96即96%）判定结果不同，规则无法判定'),
		('completed_late', '逾期完成', '警告',
		 '完成日期晚于指标值要求的时间，除全有或全无的指标外，规则得分须由人评定'),
		('actual_copies_target', '实际完成值照抄指标值', '提示',
		 '项目的定量指标在三个以上，其中有以≥、＞、≤、＜表示的，且实际完成值全部与指标值相同'),
		('total_differs', '总分与各行之和不符', '错误',
		 '报告所列总分不等于预算执行得分与指标自评得分之和'),
		('budget_points_differ', '预算执行得分不符', '错误',
		 '报告所列预算执行得分不等于按执行率计算的得分'),
		('rate_differs', '执行率不符', '错误',
		 '报告所列执行率不等于执行数除以预算数'),
		('rate_as_fraction', '执行率可能以小数填列', '提示',
		 '报告所列执行率在0至2之间，乘以100才等于执行数除以预算数'),
		('within_rounding', '差在四舍五入之内', '提示',
		 '所列数与计算的数不同，但可能只差四舍五入：整数得分相差不到0.5分，或按已四舍五入的执行率计算，或金额已约为亿元'),
		('stated_not_number', '所列数不是数', '警告',
		 '报告所列执行率、得分或总分是NaN或无穷大，视为没有列出'),
		('grade_differs', '等级与总分不符', '错误',
		 '报告所列等级不是报告所列总分对应的等级'),
		('balance_differs', '结余不符', '错误',
		 '报告所列资金结（转）余不等于预算数减执行数'),
		('sources_differ', '各来源之和不等于总额', '错误',
		 '资金总额行不等于各资金来源之和'),
		('source_is_total', '来源可能是总额行', '提示',
		 '三个以上来源中有一个等于其余之和，可能是没有识别的总额行，已与来源相加'),
		('source_is_part', '来源可能是其他来源的一部分', '提示',
		 '按名称（“其中”、下一级编号）像是其他来源的一部分，而名称和金额都不能确定是否应相加'),
		('carry_in_unmarked', '上年结转没有标明', '警告',
		 '上年结转不计入预算的项目中，来源名称是结转而没有标明是上年结转，已计入预算数'),
		('unit_suspect', '金额单位可能有误', '提示',
		 '预算数与执行数相差约一万倍，可能一个以元、一个以万元填列'),
		('total_row_zero', '总额行为零', '错误',
		 '资金总额行为零，而各资金来源有数'),
		('budget_zero', '全年预算数为零', '警告',
		 '全年预算数为零，执行率无法计算'),
		('budget_negative', '全年预算数为负', '警告',
		 '全年预算数小于零，不计算执行率，不作加权平均的权数'),
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
		('cumulative_falls', '累计数减少', '警告',
		 '截至某月的累计执行数或完成数少于前面月份的'),
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
		 '部门沿上级关系又回到自身'),
		('text_sum', '正文合计不符', '错误',
		 '报告正文中分项之和不等于合计'),
		('text_share', '正文占比不符', '错误',
		 '报告正文中占比不等于部分除以总体，或各项占比之和不为100%'),
		('text_growth', '正文增长率不符', '错误',
		 '报告正文中增长率不是所列数字算出的结果'),
		('text_rate', '正文完成率不符', '错误',
		 '报告正文中执行率、完成率等不是所列数字算出的结果'),
		('text_difference', '正文差额不符', '错误',
		 '报告正文中增减额、结余或百分点不是所列数字之差'),
		('text_score', '正文得分等级不符', '错误',
		 '报告正文中总分不等于各部分之和，或等级不是该总分的等级'),
		('text_product', '正文乘积不符', '错误',
		 '报告正文中总额不等于标准或人均数乘以数量'),
		('text_year', '正文年份疑为旧稿', '警告',
		 '报告正文写截至上年末，同一报告别处为截至本年末'),
		('text_compare', '正文比较不符', '错误',
		 '报告正文中大于、小于等说法与所列数字相反'),
		('text_unit', '正文单位有误', '错误',
		 '报告正文中金额的单位与同类金额不一致'),
		('text_truncated', '正文尾数处理', '提示',
		 '报告正文中的比率是截断或凑整的，不是四舍五入'),
		('text_doubled_unit', '正文单位重复', '提示',
		 '报告正文中金额前后重复写了计量单位'),
		('text_rounding', '正文差在尾数', '提示',
		 '报告正文中的数与所列数字算出的不同，差额在四舍五入范围内'),
		('text_repeated', '正文前后不一致', '警告',
		 '报告正文各处名称、年份、单位相同的金额不同'),
		('text_ledger_budget', '正文预算数与台账不符', '错误',
		 '报告正文中的预算数不是台账的全年预算数'),
		('text_ledger_executed', '正文执行数与台账不符', '错误',
		 '报告正文中的执行数不是台账的全年执行数'),
		('text_ledger_balance', '正文结余与台账不符', '错误',
		 '报告正文中的结余不是台账的预算数减执行数'),
		('text_ledger_rate', '正文执行率与台账不符', '错误',
		 '报告正文中的执行率不是台账的执行率'),
		('text_ledger_score', '正文得分与台账不符', '错误',
		 '报告正文中的总分不是台账的自评总分'),
		('text_ledger_grade', '正文等级与台账不符', '错误',
		 '报告正文中的评价等级不是台账自评总分的等级'),
		('text_ledger_allocation', '正文分配数与台账不符', '错误',
		 '报告正文中一个地区的金额不是台账的分配数'),
		('text_ledger_account', '正文决算数与台账不符', '警告',
		 '报告正文中的决算数不是台账中同名行的决算数或预算数'),
		('arrival_rate_differs', '到位率不符', '错误',
		 '报告所列到位率不等于到位数除以预算数'),
		('source_rate_differs', '资金来源执行率不符', '错误',
		 '一个资金来源所列的执行率不等于其执行数除以预算数（或到位数）'),
		('source_points_differ', '资金来源得分不符', '错误',
		 '一个资金来源所列的得分不等于按其执行率和分值计算的得分'),
		('rate_base_differs', '执行率的分母不符', '警告',
		 '所列执行率与表上所说的分母不符，而与另一种分母（预算数或到位数）相符'),
		('executed_over_arrived', '执行数超过到位数', '警告',
		 '一个资金来源的执行数大于到位数'),
		('rule_unreadable', '评分标准无法识别', '提示',
		 '表上所列评分标准无法识别，该指标由人工评定'),
		('target_below_prior', '指标值低于上年完成值', '警告',
		 '指标值比上年完成值差'),
		('indicator_completion_differs', '完成率不符', '错误',
		 '报告所列完成率不等于实际完成值除以指标值'),
		('coefficient_differs', '得分系数不符', '错误',
		 '报告所列得分系数与分值、自评得分不符'),
		('round_points_above_full_mark', '评分超过分值', '错误',
		 '自评以后一轮评分的得分大于该指标的分值'),
		('round_points_missing', '评分不全', '提示',
		 '自评以后一轮评分没有给全部有分值的指标打分'),
		('period_differs', '多年累计数不符', '警告',
		 '累计支出大于累计下达或项目总预算，累计下达大于项目总预算，或当年执行数大于累计支出'),
		('instalments_differ', '分次下达不符', '警告',
		 '提前下达、已下达和此次下达之和不等于核定全年'),
		('allocation_items_differ', '分用途合计不符', '错误',
		 '一个地区各用途核定全年之和不等于该地区的分配金额');
END
$function$;
COMMENT ON FUNCTION review_rules() IS
'the list of review rules: code, Chinese name, severity 错误 警告 提示, and what each looks for';

-- In PL/pgSQL, which is planned only where there is a text: a body that a view holds is
-- planned with each page.
CREATE FUNCTION text_score_figures(
	body text, fiscal_year integer, of_project boolean, initial_budget numeric, budget numeric, executed numeric,
	balance numeric, rate numeric, total numeric, grade text,
	OUT item text, OUT label text, OUT span_start integer, OUT span_end integer, OUT stated numeric, OUT recorded numeric,
	OUT item_name text, OUT recorded_text text, OUT agrees boolean, OUT is_balance boolean
) RETURNS SETOF record
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 ROWS 10 SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
	RETURN QUERY
		-- amounts, rates and scores, by what the words in front of a figure call them
		SELECT f.item, f.label, f.span_start, f.span_end, f.number * f.factor AS stated,
			l.recorded,
			l.item_name,
			trim_scale(l.recorded) || CASE f.item WHEN 'rate' THEN '%' WHEN 'score' THEN '分' ELSE '万元' END AS recorded_text,
			round(l.recorded / f.factor, f.decimals) = f.number
				OR (f.item = 'budget' AND f.label ~ '^年初'
					AND round(initial_budget / f.factor, f.decimals) = f.number) AS agrees,
			f.item IN ('budget', 'executed')
				AND round(balance / f.factor, f.decimals) = f.number AND balance <> 0 AS is_balance
		FROM (
			SELECT q.label, q.span_end, q.number, q.decimals,
				@extschema@.text_span_start(text_score_figures.body, q.label, q.span_start) AS span_start,
				@extschema@.text_wan_factor(q.unit) AS factor,
				CASE
					WHEN q.class = 'money' AND q.role IN ('level', 'part', 'total') AND of_project THEN CASE
						WHEN q.label ~ ('^(全年|年初|本年|当年|项目|资金|总|安排|批复|共|本项目|该项目|财政)*'
								'预算(数|资金|总额|金额|安排)*$') THEN 'budget'
						WHEN q.label ~ ('^(全年|本年|当年|实际|累计|项目|资金|预算|已|共|总|财政)*'
								'(执行|支出|支付)(数|金额|资金|总额|完成)*$')
							-- beside 基本支出 it is a kind of spending
							AND NOT (q.label ~ '^项目支出' AND text_score_figures.body ~ '基本支出') THEN 'executed'
						WHEN q.label ~ '^(年末|项目|资金|预算)*(结余|剩余)(数|金额|资金)*$' THEN 'balance' END
					WHEN q.class = 'percent' AND q.role = 'rate' AND of_project
						AND q.label ~ '(预算|资金)?执行率$' THEN 'rate'
					WHEN q.class IN ('score', 'number') AND q.label ~ '(总得分|自评得分|自评总分|综合得分)$' THEN 'score'
					END AS item
			FROM @extschema@.text_quantities(text_score_figures.body) q
			WHERE NOT q.approximate AND (q.year IS NULL OR q.year = text_score_figures.fiscal_year)
		) f,
		LATERAL (
			SELECT CASE f.item
				WHEN 'budget' THEN budget
				WHEN 'executed' THEN executed
				WHEN 'balance' THEN balance
				WHEN 'rate' THEN rate
				WHEN 'score' THEN total END AS recorded,
				CASE f.item
				WHEN 'budget' THEN '全年预算数'
				WHEN 'executed' THEN '全年执行数'
				WHEN 'balance' THEN '资金结余'
				WHEN 'rate' THEN '预算执行率'
				WHEN 'score' THEN '自评总分' END AS item_name
		) l
		WHERE l.recorded IS NOT NULL
		UNION ALL
		-- a grade in words: 等级为“优”
		SELECT 'grade', g.word, g.at, g.behind - 1, NULL, NULL, '自评等级', '“' || grade || '”',
			starts_with(g.word, grade), false
		FROM (
			SELECT regexp_instr(text_score_figures.body, p.pattern, 1, 1, 0, 'c', 3) AS at,
				regexp_instr(text_score_figures.body, p.pattern, 1, 1, 1, 'c', 3) AS behind,
				regexp_substr(text_score_figures.body, p.pattern, 1, 1, 'c', 3) AS word
			-- 等级为优、良、中、差 names all of them
			FROM (VALUES ('(自评|评价|评定|绩效)(结果|等级|级别)(?:等级)?(?:评定)?(?:为|是|：)(?:“|")?'
						  '(优秀|良好|优|良|中|差)(?!优|良|中|差|秀|好|、|和|至|或|（|[(])')) AS p (pattern)
		) g
		WHERE g.at > 0 AND grade IS NOT NULL;
END
$function$;
COMMENT ON FUNCTION text_score_figures(text, integer, boolean, numeric, numeric, numeric, numeric, numeric, numeric, text) IS
'part of text_against_ledger: what the prose of a report says of its project, or of the department''s own project where '
'of_project is false, beside the figures of that project''s score, which are the other arguments';

CREATE FUNCTION is_blank(cell text) RETURNS boolean
	AS 'MODULE_PATHNAME', 'text_is_blank'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION is_blank(text) IS
'whether a cell of a form says nothing: NULL, blanks, a dash, a slash or 无';

CREATE FUNCTION broken_rules(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	explanation text, over_achievement numeric
) RETURNS text[]
	AS 'MODULE_PATHNAME', 'perf_broken_rules'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION broken_rules(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text,
	numeric) IS
'the rules of review_rules() that an indicator row breaks; NULL for a row in order. An explanation that is_blank() is none';

CREATE FUNCTION each_rule(rules text[]) RETURNS SETOF text
	AS 'array_unnest'
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION each_rule(text[]) IS
'part of the review: unnest() of the rules that a row breaks, of which the planner expects few';

CREATE FUNCTION indicator_findings(
	actual perf_value, target perf_target, full_mark numeric, self_points numeric,
	method perf_method, pass_rate numeric, achieved_from numeric, partial_from numeric,
	explanation text, over_achievement numeric, fiscal_year integer, name text, scoring_rule text,
	stated_target perf_target, seq integer
) RETURNS finding[]
	AS 'MODULE_PATHNAME', 'indicator_findings'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION indicator_findings(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text,
	numeric, integer, text, text, perf_target, integer) IS
'part of review_indicator: broken_rules() with what is stated, what the rule gives and a message for each; points that are those '
'of the rule but for rounding are within_rounding, or nothing. stated_target is the target as messages print it, target as its '
'direction means it; NULL for a row in order';

CREATE FUNCTION project_findings(
	project_name text, scheme_code text, stated_rate numeric, stated_budget_points numeric, stated_total numeric,
	stated_grade text, stated_not_number boolean, budget numeric, executed numeric, budget_points numeric,
	budget_full_mark numeric, full_mark numeric, self_points numeric, excellent numeric, good numeric, fair numeric,
	rate_base text, arrived numeric, repeated_targets integer, likely_total text, likely_total_budget numeric,
	doubtful_parts text, doubtful_sources text
) RETURNS finding[]
	AS 'MODULE_PATHNAME', 'project_findings'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION project_findings(text, text, numeric, numeric, numeric, text, boolean, numeric, numeric, numeric, numeric,
	numeric, numeric, numeric, numeric, numeric, text, numeric, integer, text, numeric, text, text) IS
'part of review_project: the rules of review_rules() that a project as a whole breaks, by what its report states and what its rows '
'add up to; NULL for a project in order';

CREATE FUNCTION account_review_line(
	internal, line_no integer, name text, parent_line_no integer, budget wanyuan, amount wanyuan, prior_amount wanyuan,
	stated_share numeric, stated_growth numeric, stated_completion numeric, statement text
) RETURNS internal
	AS 'MODULE_PATHNAME', 'account_review_line'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION account_review_line(internal, integer, text, integer, wanyuan, wanyuan, wanyuan, numeric, numeric, numeric,
	text) IS
'part of the aggregate account_findings';

CREATE FUNCTION account_findings_result(internal) RETURNS finding[]
	AS 'MODULE_PATHNAME', 'account_findings_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION account_findings_result(internal) IS
'part of the aggregate account_findings';

CREATE AGGREGATE account_findings(
	line_no integer, name text, parent_line_no integer, budget wanyuan, amount wanyuan, prior_amount wanyuan,
	stated_share numeric, stated_growth numeric, stated_completion numeric, statement text
) (
	SFUNC = account_review_line,
	STYPE = internal,
	SSPACE = 4000,
	FINALFUNC = account_findings_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE account_findings(integer, text, integer, wanyuan, wanyuan, wanyuan, numeric, numeric, numeric, text) IS
'part of review_account: the rules of review_rules() that the lines of one statement of final accounts break, each against the '
'lines above and below it; NULL where all is in order';

CREATE FUNCTION execution_review_month(internal, month integer, executed wanyuan) RETURNS internal
	AS 'MODULE_PATHNAME', 'execution_review_month'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION execution_review_month(internal, integer, wanyuan) IS
'part of the aggregate execution_findings';

CREATE FUNCTION execution_findings_result(internal) RETURNS finding[]
	AS 'MODULE_PATHNAME', 'execution_findings_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION execution_findings_result(internal) IS
'part of the aggregate execution_findings';

CREATE AGGREGATE execution_findings(month integer, executed wanyuan) (
	SFUNC = execution_review_month,
	STYPE = internal,
	SSPACE = 200,
	FINALFUNC = execution_findings_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE execution_findings(integer, wanyuan) IS
'part of review_month: where the executed amount of a project, which accumulates over the year, falls from one month to the next; '
'NULL where it does not';

CREATE FUNCTION actual_review_month(internal, seq integer, month integer, actual perf_value) RETURNS internal
	AS 'MODULE_PATHNAME', 'actual_review_month'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION actual_review_month(internal, integer, integer, perf_value) IS
'part of the aggregate actual_findings';

CREATE FUNCTION actual_findings_result(internal) RETURNS finding[]
	AS 'MODULE_PATHNAME', 'actual_findings_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION actual_findings_result(internal) IS
'part of the aggregate actual_findings';

CREATE AGGREGATE actual_findings(seq integer, month integer, actual perf_value) (
	SFUNC = actual_review_month,
	STYPE = internal,
	SSPACE = 400,
	FINALFUNC = actual_findings_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE actual_findings(integer, integer, perf_value) IS
'part of review_month: where a count or an amount that the indicators of a project have reached falls from one month to the next, '
'in one unit; NULL where none does';

CREATE FUNCTION repeats_quantity(actual perf_value, target perf_target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'perf_repeats_quantity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION repeats_quantity(perf_value, perf_target) IS
'whether the actual value is the number of the target itself; NULL where the target is no quantity';

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
'how many targets are quantities, where every actual value is the number of its target and at least one of these is a limit (≥ > '
'≤ <), which an honest actual seldom hits; else 0. Rows without a target or an actual value, and text targets, are passed over';

CREATE FUNCTION copied_targets_accumulate(bigint, actual perf_value, target perf_target) RETURNS bigint
	AS 'MODULE_PATHNAME', 'copied_targets_accumulate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION copied_targets_accumulate(bigint, perf_value, perf_target) IS
'part of the aggregate copied_targets';

CREATE AGGREGATE copied_targets(actual perf_value, target perf_target) (
	SFUNC = copied_targets_accumulate,
	STYPE = bigint,
	INITCOND = '0',
	FINALFUNC = repeated_targets_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE copied_targets(perf_value, perf_target) IS
'repeated_targets() where a bare number is no copy of a target with a unit: 12 against =12台 was written, not copied';

CREATE FUNCTION usual_grade(grade text) RETURNS text
	AS 'MODULE_PATHNAME', 'usual_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION usual_grade(text) IS
'the grade that a report means by 优秀, 良好, 合格, 不合格 and the like; NULL for another word';

CREATE FUNCTION points_agreement(computed numeric, stated numeric) RETURNS text
	AS 'MODULE_PATHNAME', 'points_agreement'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points_agreement(numeric, numeric) IS
'whether stated points are the computed ones: holds where they are, or are the computed ones rounded to the decimals that are '
'stated (7.3 for 7.28); rounding where whole points differ by 0.5 at most; else differs; NULL where either is NULL';

CREATE FUNCTION rounded_ratio(part numeric, whole numeric, slack numeric, stated numeric) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN part >= slack AND whole > slack THEN
	stated + 0.5 * 10 ^ -scale(stated)::numeric >= (part - slack) * 100 / (whole + slack)
	AND stated - 0.5 * 10 ^ -scale(stated)::numeric <= (part + slack) * 100 / (whole - slack) END;
COMMENT ON FUNCTION rounded_ratio(numeric, numeric, numeric, numeric) IS
'whether amounts that are part and whole, each up to slack more or less, give the stated percent at its decimals; NULL where an '
'amount is not above slack';

CREATE FUNCTION printed(x numeric, y numeric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'numeric_printed'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION printed(numeric, numeric) IS
'whether the computed figure x, rounded to the decimals of the stated figure y, is y';

-- The Chinese comments that BI tools show: one dictionary for the columns of all
-- tables and views of a ledger, as a name means the same wherever it stands.

CREATE FUNCTION ledger_column_label(relation name, column_name name) RETURNS text
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
		('project', 'kind', '类别，见project_kind；部门整体已含其项目资金，不与项目相加'),
		('project_kind', 'name', '类别名称'),
		('project_kind', 'counts_money', '资金是否计入部门汇总'),
		('project_kind', 'counts_scores', '得分、等级是否计入部门汇总'),
		('project_detail', 'explanation', '整张表的偏差原因分析及改进措施（不分指标）'),
		('project_round', 'budget_points', '该轮给预算执行的得分，空为按执行率计算'),
		('fund_management', 'name', '管理事项，如分配科学性、下达及时性'),
		('fund_management', 'full_mark', '分值，不计分为空'),
		('funding_detail', 'full_mark', '该来源预算执行的分值'),
		('funding_detail', 'stated_points', '该来源预算执行的得分'),
		('indicator_detail', 'stated_completion', '报告所列完成率（百分数）'),
		('indicator_round', 'points', '该轮得分'),
		('indicator_round', 'explanation', '该轮扣分原因'),
		('allocation_item', 'projects', '项目个数'),
		('allocation_item', 'full_year', '核定全年金额（万元）'),
		('funding', 'executed', '全年执行数（万元），未公布为空，空不等于零'),
		('monthly_execution', 'executed', '截至该月末的累计执行数（万元）'),
		('indicator', 'actual', '实际完成值'),
		('monthly_actual', 'actual', '截至该月末的实际完成值'),
		('allocation', 'amount', '分配金额（万元）'),
		('report_text', 'project_code', '项目代码；空串表示部门自己的报告'),
		('report_text', 'section', '报告的章节'),
		('report_text', 'seq', '章节中的段落序号'),
		('report_text', 'body', '正文'),
		('text_claim', 'seq', '章节中的段落序号'),
		('text_repeated_figure', 'seq', '章节中的段落序号'),
		('text_against_ledger', 'seq', '章节中的段落序号'),
		('review_prose', 'seq', '章节中的段落序号'),
		('review_account', 'seq', '决算表的行次'),
		('review_finding', 'seq', '指标序号；审核对象是决算表的为行次，是正文的为段落序号'),
		('review_part', 'seq', '指标序号；审核对象是决算表的为行次，是正文的为段落序号'),
		('kept_finding', 'seq', '指标序号；审核对象是决算表的为行次，是正文的为段落序号'),
		('text_claim', 'kind', '说法的种类：sum合计、share占比、growth增长率等，见review_text'),
		('text_claim', 'label', '数字前的名称'),
		('text_repeated_figure', 'label', '数字前的名称'),
		('text_repeated_figure', 'year', '句中所写年份'),
		('text_repeated_figure', 'unit', '数字的单位'),
		('text_against_ledger', 'label', '数字前的名称'),
		('account_line', 'amount', '决算数（万元）'),
		('account_line', 'budget', '预算数（万元）'),
		('account_line', 'name', '科目或项目名称'),
		('review_rule', 'name', '规则名称'),
		('review_answer', 'fiscal_year', '预算年度；审核结果没有年度的为0'),
		('review_answer', 'department_code', '部门（单位）代码；审核结果没有部门的为空串'),
		('review_answer', 'project_code', '项目代码；审核结果没有项目的为空串'),
		('review_answer', 'stated', '答复时报告所列或自评的数'),
		('review_answer', 'computed', '答复时按数据或规则计算的数'),
		('review_answer', 'answer', '答复：确认、已整改、不属实'),
		('review_answer', 'note', '说明：整改情况或理由'),
		('review_answer', 'answered_by', '答复人'),
		('review_answer', 'answered_on', '答复日期'),
		('load_history', 'loaded_at', '装入时间'),
		('load_history', 'loaded_by', '装入人'),
		('load_history', 'amount_unit', '不带单位的金额的单位'),
		('load_history', 'replaces', '是否替换主键相同的行'),
		('load_history', 'undone_at', '撤销时间，空表示没有撤销'),
		('load_history', 'undone_by', '撤销人'),
		('load_history_row', 'line', '序号'),
		('load_history_row', 'table_name', '表名'),
		('load_history_row', 'key', '主键各列的值'),
		('load_history_row', 'file', '文件名'),
		('load_history_row', 'sheet_row', '文件中的行号，标题行为第1行'),
		('load_history_row', 'action', '新增、替换或删除'),
		('load_history_row', 'before', '替换、删除以前的行；xmin为写这一行的事务'),
		('kept_state', 'tables', '得分所依据的表'),
		('kept_state', 'fingerprint', '触发器和本扩展的版本的指纹，变了就要重新计算'),
		('kept_state', 'schemes', '项目所用的评分方案'),
		('kept_state', 'most_stale', '有变动的项目和部门多于此数时全部实时计算'),
		('kept_state', 'refreshes', '已更新的次数'),
		('kept_state', 'refreshed_at', '最近更新时间'),
		('kept_stale', 'kind', '类型：project项目、department部门、scheme评分方案、all全部'),
		('kept_stale', 'code', '项目、部门或评分方案的代码'),
		('kept_stale', 'id', '序号'),
		('kept_finding', 'line', '行次'),
		('kept_department', 'projects', '项目个数（不含下级部门，不含部门整体等不计入汇总的类别）'),
		('department_sum', 'projects', '项目个数（不含下级部门，不含部门整体等不计入汇总的类别）'),
		('kept_department', 'budget', '全年预算数合计'),
		('department_sum', 'budget', '全年预算数合计'),
		('kept_department', 'executed', '全年执行数合计'),
		('department_sum', 'executed', '全年执行数合计'),
		('kept_department', 'balance', '资金结（转）余合计'),
		('department_sum', 'balance', '资金结（转）余合计'),
		('kept_score', 'budget_points_stated', '自评总分中的预算执行得分是否取报告所列（金额不全，无法计算）'),
		('*', 'known_executed', '预算数、执行数都知道的项目的执行数合计'),
		('*', 'known_budget', '预算数、执行数都知道的项目的预算数合计'),
		('*', 'self_total', '自评总分合计'),
		('*', 'self_scored', '有自评总分的项目个数'),
		('*', 'self_weighted', '自评总分乘预算数合计'),
		('*', 'self_budget', '有自评总分的项目的预算数合计'),
		('*', 'rule_total', '规则总分合计'),
		('*', 'rule_scored', '有规则总分的项目个数'),
		('*', 'rule_weighted', '规则总分乘预算数合计'),
		('*', 'rule_budget', '有规则总分的项目的预算数合计'),
		('*', 'unknown', '执行情况不明的项目个数'),
		('*', 'undecided', '规则不能判定的指标个数'),
		('*', 'own_budget', '部门整体的预算数'),
		('*', 'own_self', '部门整体的自评总分'),
		('*', 'own_rule', '部门整体的规则总分'),
		('*', 'generation', '属于哪一次保存，见kept_state'),
		('*', 'made', '第几次更新时计算的'),
		('*', 'as_hint', '空：与严重程度无关；是、否：该规则的严重程度是、不是提示时的写法'),
		('*', 'fiscal_year', '预算年度'),
		('*', 'load_no', '装入序号'),
		('department_total', 'projects', '项目个数（含下级部门，不含部门整体）；各行不可相加'),
		('department_total', 'budget_wan', '全年预算数合计（万元），含下级部门；各行不可相加'),
		('department_total', 'executed_wan', '全年执行数合计（万元），含下级部门；各行不可相加'),
		('department_total', 'balance_wan', '资金结（转）余合计（万元），含下级部门；各行不可相加'),
		('department_monitor', 'budget_wan', '全年预算数合计（万元），含下级部门；各行不可相加'),
		('department_year_on_year', 'budget_wan', '全年预算数合计（万元），含下级部门；各行不可相加'),
		('department_year_on_year', 'executed_wan', '全年执行数合计（万元），含下级部门；各行不可相加'),
		('project_score', 'initial_budget_wan', '年初预算数（万元）；部门整体已含其项目，不可相加'),
		('project_score', 'full_year_budget_wan', '全年预算数（万元）；部门整体已含其项目，不可相加'),
		('project_score', 'executed_wan', '全年执行数（万元）；部门整体已含其项目，不可相加'),
		('project_score', 'balance_wan', '资金结（转）余＝预算数－执行数（万元）；部门整体已含其项目，不可相加'),
		('project_execution', 'initial_budget_wan', '年初预算数（万元）；部门整体已含其项目，不可相加'),
		('project_execution', 'full_year_budget_wan', '全年预算数（万元）；部门整体已含其项目，不可相加'),
		('project_execution', 'executed_wan', '全年执行数（万元）；部门整体已含其项目，不可相加'),
		('project_execution', 'balance_wan', '资金结（转）余＝预算数－执行数（万元）；部门整体已含其项目，不可相加'),
		('*', 'month_date', '该月第一天，供图表的时间轴用'),
		('*', 'light_order', '指标灯的次序：红1、黄2、绿3、蓝4'),
		('*', 'budget_light_order', '预算灯的次序：红1、黄2、绿3'),
		('*', 'project_light_order', '项目灯的次序：红1、黄2、绿3'),
		('*', 'self_grade_order', '自评等级的次序：差1、中2、良3、优4'),
		('*', 'rule_grade_order', '规则等级的次序：差1、中2、良3、优4'),
		('*', 'department_code', '部门（单位）代码'),
		('*', 'department_name', '部门（单位）名称'),
		('*', 'parent_code', '上级部门代码，最上级为空'),
		('*', 'project_code', '项目代码'),
		('*', 'project_name', '项目名称'),
		('*', 'kind', '类别，见project_kind'),
		('*', 'category', '项目类别（表上所列，如经常性项目、一次性项目）'),
		('*', 'supervising_department', '主管部门（表上所列）'),
		('*', 'implementing_unit', '实施单位（表上所列）'),
		('*', 'rate_base', '表上执行率的分母：预算或到位；空视同预算'),
		('*', 'expected_goal', '年度总体目标：预期目标'),
		('*', 'achieved_goal', '年度总体目标：实际完成情况'),
		('*', 'conclusion', '评价结论'),
		('*', 'problems', '存在问题'),
		('*', 'improvements', '改进措施'),
		('*', 'leader', '项目负责人'),
		('*', 'phone', '联系电话'),
		('*', 'first_year', '实施期的第一年'),
		('*', 'last_year', '实施期的最后一年'),
		('*', 'total_investment', '总投资（万元）'),
		('*', 'total_budget', '项目总预算（万元）'),
		('*', 'issued_to_date', '累计下达（万元）'),
		('*', 'spent_to_date', '累计支出（万元）'),
		('*', 'issued', '债券发行额（万元）'),
		('*', 'interest', '付息（万元）'),
		('*', 'principal', '还本（万元）'),
		('*', 'revenue', '项目收益（万元）'),
		('*', 'round_no', '评分轮次，自评为0'),
		('*', 'round', '评分轮次名称：自评、复核、再评价、财政评审等'),
		('*', 'scorer', '评分人或机构'),
		('*', 'scored_on', '评分日期'),
		('*', 'state', '情况说明'),
		('*', 'arrived', '资金到位数（万元）'),
		('*', 'stated_arrival_rate', '报告所列到位率（百分数）'),
		('*', 'direction', '指标方向：正向（越高越好）、反向（越低越好）'),
		('*', 'scoring_rule', '本行的评分规则，如“每降低1个百分点扣1分，扣完为止”'),
		('*', 'printed_rule', '表上所列评分标准的原文；读不懂而又没有评分规则的行由人工评定'),
		('*', 'prior_actual', '上年完成值'),
		('*', 'target_basis', '指标值设置依据'),
		('*', 'evidence', '佐证资料'),
		('*', 'stated_coefficient', '报告所列得分系数'),
		('*', 'is_core', '是否核心指标'),
		('*', 'purpose', '用途，空串表示不分用途'),
		('*', 'issued_in_advance', '提前下达（万元）'),
		('*', 'issued_earlier', '此次之前已下达、不含提前下达（万元）'),
		('*', 'issued_now', '此次下达（万元）'),
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
		('department_year', 'code', '部门（单位）代码'),
		('department_year', 'parent_code', '该年度的上级部门代码，最上级为空'),
		('funding_place', 'line_no', '在表中第几行，从1起；不知道为空'),
		('*', 'level', '第几级，合计行为1；不知道为空'),
		('*', 'above', '所属的行（“其中”在哪一行之下）的资金来源；不属于任何一行或不知道为空'),
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
		('*', 'requested_wan', '目标申报数（万元）'),
		('*', 'subject', '审核对象：指标序号、资金来源、决算表／行次、章节／原文（前200字）等，没有为空串'),
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
		('*', 'projects', '项目个数（含下级部门，不含部门整体等不计入汇总的类别）'),
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
		('*', 'claim_no', '段落中的说法序号'),
		('*', 'span_start', '起始字符位置，从1起'),
		('*', 'span_end', '结束字符位置'),
		('*', 'quote', '原文'),
		('*', 'section', '报告的章节'),
		('*', 'operands', '所用数字'),
		('*', 'stated_unit', '所写数字的单位，或所写等级'),
		('*', 'difference', '所写减计算'),
		('*', 'allowance', '四舍五入可解释的差额'),
		('*', 'verdict', '结论：holds相符、fails不符、undecided无法断定'),
		('*', 'reason', '不符或无法断定的原因'),
		('*', 'formula', '算式'),
		('*', 'variants', '不同数字的个数'),
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
COMMENT ON FUNCTION ledger_column_label(name, name) IS
'Chinese comment for a column of a ledger''s table or view; NULL if it has none';

CREATE FUNCTION ledger_view_key(view name) RETURNS name[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
	WHEN view IN ('project_score', 'project_execution', 'project_year_on_year', 'project_tally',
				  'project_money')
		THEN '{fiscal_year,project_code}'
	WHEN view = 'indicator_score' THEN '{fiscal_year,project_code,seq}'
	WHEN view IN ('department_total', 'department_year_on_year') THEN '{fiscal_year,department_code}'
	WHEN view = 'account_structure' THEN '{fiscal_year,department_code,statement,line_no}'
	WHEN view = 'indicator_monitor' THEN '{fiscal_year,project_code,seq,month}'
	WHEN view = 'project_monitor' THEN '{fiscal_year,project_code,month}'
	WHEN view = 'department_monitor' THEN '{fiscal_year,department_code,month}'
	WHEN view = '项目支出绩效自评表' THEN '{预算年度,项目代码,行次}'
	WHEN view = '部门绩效汇总表' THEN '{预算年度,部门代码}'
END::name[];
COMMENT ON FUNCTION ledger_view_key(name) IS
'the columns of a ledger''s view that together are unique, for BI tools and generators that ask for a key, as views have none; '
'NULL for views of findings and checks, where only all columns are';

CREATE FUNCTION ledger_not_added(view name) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
	WHEN view IN ('department_total', 'department_monitor', 'department_round_total', 'department_year_on_year')
		THEN '各行不可相加'
	WHEN view = 'project_monitor' THEN '各月为累计数，不可相加'
	WHEN view = 'project_round_score' THEN '各轮重复，不可相加'
	WHEN view = 'allocation_item_total' THEN '含合计行，不可相加'
	WHEN view = 'account_structure' THEN '上级行已含下级行，不可相加'
	WHEN view IN ('project_score', 'project_execution', 'project_arrival', 'project_period_execution', 'project_year_on_year',
				  'allocation_total')
		THEN '部门整体已含其项目，不可相加'
	END;
COMMENT ON FUNCTION ledger_not_added(name) IS
'part of create_ledger: why the amounts of a view must not be added up over its rows, as a BI tool is told in the comments of '
'their columns; NULL where they may be';

-- Its calls fit the arguments exactly: in the schema of the extension others may
-- have functions of this name that a call with literals would fit better.
CREATE FUNCTION ledger_comment(schema name, relation text, comment text, columns text[])
RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
BEGIN
	FOR target IN
		SELECT c.oid, c.relkind, a.attnum, a.attname AS name,
			l.label || CASE WHEN a.attname ~ '_wan$' AND l.label !~ '不可相加'
				THEN coalesce('；' || @extschema@.ledger_not_added(relation::name), '')
				ELSE '' END AS label
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
		CROSS JOIN LATERAL coalesce(columns[array_position(columns, a.attname::text) + 1],
									@extschema@.ledger_column_label(relation::name, a.attname)) AS l (label)
		WHERE n.nspname = schema AND c.relname = relation AND NOT a.attisdropped
		ORDER BY a.attnum
	LOOP
		IF target.attnum = 1 AND comment <> ''
			AND obj_description(target.oid, 'pg_class') IS DISTINCT FROM comment THEN
			EXECUTE format('COMMENT ON %s %I.%I IS %L',
						   CASE target.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END,
						   schema, relation, comment);
		END IF;
		IF target.label <> coalesce(col_description(target.oid, target.attnum), '') THEN
			EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L',
						   schema, relation, target.name, target.label);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_comment(name, text, text, text[]) IS
'part of create_ledger: comments on a relation and its columns; the relation keeps its own where comment is empty; columns holds '
'pairs of column and comment, ledger_column_label is asked for the rest';

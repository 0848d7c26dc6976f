CREATE OR REPLACE VIEW :"ledger"."项目支出绩效自评表" WITH (security_invoker = true) AS
SELECT p.fiscal_year AS "预算年度",
	p.project_code AS "项目代码",
	p.name AS "项目名称",
	v.supervisor AS "主管部门及代码",
	d.code || '-' || d.name AS "预算单位",
	l.line_no AS "行次",
	l.part AS "栏目",
	l.source AS "资金来源",
	l.requested AS "目标申报数",
	l.initial_budget AS "预算编制数",
	l.budget AS "全年预算数",
	l.executed AS "全年执行数",
	l.budget - l.executed AS "资金结(转)余",
	:"ext".percent(l.executed, l.budget) AS "执行率",
	l.level1 AS "一级指标",
	l.level2 AS "二级指标",
	l.level3 AS "三级指标",
	l.initial_target AS "年初指标值",
	l.target AS "调整后指标值",
	l.actual AS "实际完成值",
	l.full_mark AS "分值",
	l.points AS "得分",
	l.grade AS "等级",
	l.explanation AS "偏差原因分析及改进措施",
	l.arrived AS "资金到位数",
	l.direction AS "指标方向",
	l.scoring_rule AS "评分标准",
	l.prior_actual AS "上年完成值",
	l.target_basis AS "指标值设置依据",
	l.evidence AS "佐证资料",
	l.stated_completion AS "完成率",
	l.stated_coefficient AS "得分系数",
	l.is_core AS "是否核心指标",
	q.round AS "最后一轮评分",
	l.round_points AS "最后一轮得分",
	l.item AS "事项",
	l.state AS "情况说明",
	l.problems AS "存在问题和改进措施",
	pd.category AS "项目类别",
	coalesce(pd.supervising_department, v.supervisor) AS "主管部门",
	coalesce(pd.implementing_unit, d.name) AS "实施单位"
FROM :"ledger".project p
JOIN :"ledger".department d ON d.code = p.department_code
LEFT JOIN :"ledger".project_detail pd
	ON pd.fiscal_year = p.fiscal_year AND pd.project_code = p.project_code
LEFT JOIN LATERAL (
	SELECT r.round_no, r.round
	FROM :"ledger".project_round r
	WHERE :"ext".has_rows(NULL:::"ledger".project_round)
		AND r.fiscal_year = p.fiscal_year AND r.project_code = p.project_code AND r.round_no > 0
	ORDER BY r.round_no DESC
	LIMIT 1
) q ON true,
-- once a department and year, not for each line of its projects
LATERAL (SELECT :"ledger".department_supervisor(p.fiscal_year, d.code) AS supervisor OFFSET 0) v,
-- once a project, for the line of its money and that of its total
LATERAL (
	SELECT e.initial_budget_wan, e.full_year_budget_wan, e.executed_wan, e.budget_points,
		e.budget_full_mark_points, e.full_mark_points, e.self_total_points, e.self_grade
	FROM :"ledger".project_score e
	WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
	OFFSET 0
) e,
LATERAL (
	SELECT 1 AS line_no, '资金' AS part, '资金总额' AS source,
		f.requested, e.initial_budget_wan AS initial_budget,
		e.full_year_budget_wan AS budget, e.executed_wan AS executed,
		NULL::text AS level1, NULL::text AS level2, NULL::text AS level3,
		NULL::text AS initial_target, NULL::text AS target, NULL::text AS actual,
		e.budget_full_mark_points AS full_mark, e.budget_points AS points,
		NULL::text AS grade, NULL::text AS explanation,
		NULL::text AS item, NULL::text AS state, NULL::text AS problems,
		f.arrived,
		NULL::text AS direction, NULL::text AS scoring_rule, NULL::text AS prior_actual, NULL::text AS target_basis,
		NULL::text AS evidence, NULL::numeric AS stated_completion, NULL::numeric AS stated_coefficient,
		NULL::boolean AS is_core, NULL::numeric AS round_points
	FROM (
		SELECT (:"ext".add_funding(f.source, l.line_no, l.level, l.above,
			f.is_carry_in IS TRUE AND p.carry_in_counts IS FALSE,
			f.requested, f.initial_budget, f.adjusted_budget, f.executed, NULL)).requested,
			-- as project_arrived has it
			(:"ext".tally_funding(NULL:::"ext".wanyuan, fd.arrived, NULL:::"ext".wanyuan, f.executed,
				:"ext".is_total_row(f.source), NULL::numeric)
			 FILTER (WHERE f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)).initial_budget AS arrived
		FROM :"ledger".funding f
		LEFT JOIN (
			SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
			FROM :"ledger".funding_place l
			WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
		) l
			ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
		LEFT JOIN (
			SELECT fd.fiscal_year, fd.project_code, fd.source, fd.arrived
			FROM :"ledger".funding_detail fd
			WHERE :"ext".has_rows(NULL:::"ledger".funding_detail)
		) fd
			ON fd.fiscal_year = f.fiscal_year AND fd.project_code = f.project_code AND fd.source = f.source
		WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
	) f
	UNION ALL
	-- in the order of the form, else as the forms list them: the year's public money, what was carried in, others
	SELECT 1 + (row_number() OVER (
			ORDER BY l.line_no, CASE WHEN f.source ~ '其他|其它' THEN 4
						WHEN f.is_carry_in OR f.source ~ '结转' THEN 3
						WHEN f.source ~ '财政|预算|拨款' THEN 1 ELSE 2 END, f.source))::integer,
		'资金', f.source, f.requested::numeric, f.initial_budget::numeric,
		coalesce(f.adjusted_budget, f.initial_budget)::numeric, f.executed::numeric,
		NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		NULL, NULL, NULL, fd.arrived::numeric, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	FROM :"ledger".funding f
	LEFT JOIN (
		SELECT l.fiscal_year, l.project_code, l.source, l.line_no
		FROM :"ledger".funding_place l
		WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
	) l
		ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
	LEFT JOIN (
		SELECT fd.fiscal_year, fd.project_code, fd.source, fd.arrived
		FROM :"ledger".funding_detail fd
		WHERE :"ext".has_rows(NULL:::"ledger".funding_detail)
	) fd
		ON fd.fiscal_year = f.fiscal_year AND fd.project_code = f.project_code AND fd.source = f.source
	WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
		AND :"ext".funding_kind(f.source) NOT IN ('总额', '期间总额')
	UNION ALL
	SELECT 1000 + i.seq, '指标', NULL, NULL, NULL, NULL, NULL,
		i.level1, i.level2, i.level3, :"ext".cell_text(i.initial_target),
		:"ext".cell_text(coalesce(i.target, i.initial_target)), i.actual::text,
		i.full_mark, i.self_points, NULL, i.explanation,
		NULL, NULL, NULL, NULL, x.direction, coalesce(x.printed_rule, x.scoring_rule), x.prior_actual::text, x.target_basis,
		x.evidence, x.stated_completion, x.stated_coefficient, x.is_core, o.points
	FROM :"ledger".indicator i
	LEFT JOIN (
		SELECT x.fiscal_year, x.project_code, x.seq, x.direction, x.scoring_rule, x.printed_rule, x.prior_actual,
			x.target_basis, x.evidence, x.stated_completion, x.stated_coefficient, x.is_core
		FROM :"ledger".indicator_detail x
		WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
	) x
		ON x.fiscal_year = i.fiscal_year AND x.project_code = i.project_code AND x.seq = i.seq
	LEFT JOIN (
		SELECT o.fiscal_year, o.project_code, o.seq, o.round_no, o.points
		FROM :"ledger".indicator_round o
		WHERE :"ext".has_rows(NULL:::"ledger".indicator_round)
	) o
		ON o.fiscal_year = i.fiscal_year AND o.project_code = i.project_code AND o.seq = i.seq
		AND o.round_no = q.round_no
	WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
	UNION ALL
	SELECT 1001000, '总分', NULL, NULL, NULL, NULL, NULL,
		NULL, NULL, NULL, NULL, NULL, NULL,
		e.budget_full_mark_points + e.full_mark_points, e.self_total_points, e.self_grade, NULL,
		NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	UNION ALL
	-- goals, and what stands below the total
	SELECT v.line_no, v.part, NULL, NULL, NULL, NULL, NULL,
		NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		v.item, v.state, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	FROM (VALUES
		(500, '年度总体目标', '预期目标', pd.expected_goal),
		(501, '年度总体目标', '实际完成情况', pd.achieved_goal),
		(1001001, '结论', '偏差原因分析及改进措施', pd.explanation),
		(1001002, '结论', '评价结论', pd.conclusion),
		(1001003, '结论', '存在问题', pd.problems),
		(1001004, '结论', '改进措施', pd.improvements)
	) AS v (line_no, part, item, state)
	WHERE pd.project_code IS NOT NULL AND v.state IS NOT NULL
	UNION ALL
	SELECT 599 + (row_number() OVER (ORDER BY g.line_no))::integer, '资金管理情况', NULL, NULL, NULL, NULL, NULL,
		NULL, NULL, NULL, NULL, NULL, NULL, g.full_mark, g.self_points, NULL, NULL,
		g.name, g.state, g.problems, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	FROM :"ledger".fund_management g
	WHERE :"ext".has_rows(NULL:::"ledger".fund_management)
		AND g.fiscal_year = p.fiscal_year AND g.project_code = p.project_code
) l;
SELECT :"ext".ledger_comment(:'ledger'::name, '项目支出绩效自评表'::text,
	'项目支出绩效自评表：按预算年度、项目代码、行次排序即为一张表；金额单位万元'::text, ARRAY[
	'预算年度', '预算年度',
	'项目代码', '项目代码',
	'项目名称', '项目名称',
	'主管部门及代码', '主管部门代码和名称：预算单位之上（含本身）最高的一级部门，地区（如市本级、全县）不算',
	'预算单位', '预算单位代码和名称',
	'行次', '表内行次：1为资金总额，其后为各资金来源，500起为目标，600起为资金管理情况，1001起为指标，1001000为总分，其后为结论',
	'栏目', '资金、年度总体目标、资金管理情况、指标、总分、结论',
	'资金来源', '资金来源',
	'目标申报数', '年初预算数：目标申报数（万元）；含总额行，不可相加',
	'预算编制数', '年初预算数：预算编制数（万元）；含总额行，不可相加',
	'全年预算数', '全年预算数（万元）：有调整取调整后预算数，否则取预算编制数；含总额行，不可相加',
	'全年执行数', '全年执行数（万元）；含总额行，不可相加',
	'资金结(转)余', '资金结（转）余（万元）＝全年预算数－全年执行数；含总额行，不可相加',
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
	'偏差原因分析及改进措施', '偏差原因分析及改进措施',
	'资金到位数', '资金到位数（万元）',
	'指标方向', '指标方向：正向、反向',
	'评分标准', '该指标的评分标准',
	'上年完成值', '上年完成值',
	'指标值设置依据', '指标值设置依据',
	'佐证资料', '佐证资料',
	'完成率', '报告所列完成率（百分数）',
	'得分系数', '报告所列得分系数',
	'是否核心指标', '是否核心指标',
	'最后一轮评分', '自评以后最后一轮评分的名称',
	'最后一轮得分', '最后一轮评分的得分',
	'事项', '目标、资金管理情况、结论各行的名称',
	'情况说明', '该事项的内容',
	'存在问题和改进措施', '资金管理情况：存在问题和改进措施',
	'项目类别', '项目类别（表上所列）',
	'主管部门', '主管部门（表上所列，没有则为主管部门代码和名称）',
	'实施单位', '实施单位（表上所列，没有则为预算单位）']::text[]);

-- A project's rows are read once.  Its rules stand in an array, as the planner
-- prepares an array once and VALUES anew for each project.
CREATE OR REPLACE VIEW :"ledger".review_project WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	f.rule,
	format('项目“%s”', p.project_name) || f.message AS message,
	f.stated,
	f.computed,
	f.subject
FROM (
	-- a query of its own
	WITH apart AS (SELECT)
	SELECT p.*, s.level1_marks AS scheme_marks, s.has_items, v.rate_base, v.arrived_wan, v.rate_of_arrived, v.rate_of_budget
	FROM :"ledger".project_tally p
	LEFT JOIN (
		SELECT s.code,
			(SELECT :"ext".level1_marks(sp.level1, sp.points)
			 FROM :"ledger".scheme_part sp
			 WHERE sp.scheme_code = s.code) AS level1_marks,
			EXISTS (SELECT FROM :"ledger".scheme_item si WHERE si.scheme_code = s.code) AS has_items
		FROM :"ledger".scheme s
		OFFSET 0
	) s ON s.code = p.scheme_code
	LEFT JOIN LATERAL (
		SELECT v.rate_base, v.arrived_wan,
			p.executed_wan * 100.00000000000000000000000000000000 / nullif(v.arrived_wan, 0) AS rate_of_arrived,
			p.executed_wan * 100.00000000000000000000000000000000 / nullif(p.full_year_budget_wan, 0) AS rate_of_budget
		FROM :"ledger".project_arrived v
		WHERE v.fiscal_year = p.fiscal_year AND v.project_code = p.project_code
			AND coalesce(p.stated_rate_pct, p.stated_budget_points) IS NOT NULL
		OFFSET 0
	) v ON true
) p,
LATERAL (
	SELECT coalesce(p.stated_budget_points, p.budget_points) + p.self_indicator_points AS self_total,
		:"ext".grade(p.stated_total_points,
						  ARRAY[coalesce(p.excellent, 90), coalesce(p.good, 80),
								coalesce(p.fair, 60)])::text AS stated_total_grade
) t,
LATERAL (
	SELECT :"ext".points_agreement(t.self_total, p.stated_total_points) AS total,
		CASE :"ext".points_agreement(p.budget_points, p.stated_budget_points)
			WHEN 'differs' THEN
				-- from a rate that was rounded before
				CASE WHEN p.stated_budget_points IN (
						round(round(p.executed_wan * 100 / nullif(p.full_year_budget_wan, 0), 2)
							  * p.budget_full_mark_points / 100, 2),
						round(p.stated_rate_pct * p.budget_full_mark_points / 100, 2))
						AND abs(p.budget_points - p.stated_budget_points) <= 0.05
					THEN 'rounding' ELSE 'differs' END
			ELSE :"ext".points_agreement(p.budget_points, p.stated_budget_points)
		END AS budget_points,
		p.executed_wan * 100.00000000000000000000000000000000
			/ nullif(greatest(p.full_year_budget_wan, 0), 0) AS rate
) a,
LATERAL (
	SELECT CASE WHEN r.rule IN ('total_rounded', 'budget_points_rounded') THEN 'within_rounding' ELSE r.rule END AS rule,
		CASE r.rule
			WHEN 'total_differs' THEN
				format('所列总分%s分，预算执行得分%s分与指标自评得分%s分之和为%s分。',
					   r.stated, coalesce(p.stated_budget_points, p.budget_points),
					   p.self_indicator_points, r.computed)
			WHEN 'total_rounded' THEN
				format('所列总分%s分，预算执行得分与指标自评得分之和为%s分，只差四舍五入。', r.stated, r.computed)
			WHEN 'budget_points_rounded' THEN
				format('所列预算执行得分%s分，按执行率应为%s分，只差四舍五入。', r.stated, r.computed)
			WHEN 'rate_as_fraction' THEN
				format('所列执行率%s，执行数除以预算数为%s%%，可能以小数填列。', r.stated, r.computed)
			WHEN 'stated_not_number' THEN '所列执行率、预算执行得分或总分不是数，视为没有列出。'
			WHEN 'budget_points_differ' THEN
				CASE WHEN r.computed IS NULL
					THEN format('全年预算数不大于零，执行率无法计算，却列预算执行得分%s分。', r.stated)
					ELSE format('所列预算执行得分%s分，按执行率应为%s分。', r.stated, r.computed)
					END
			WHEN 'rate_differs' THEN
				CASE WHEN r.computed IS NULL
					THEN format('全年预算数不大于零，执行率无法计算，却列执行率%s%%。', r.stated)
					ELSE format('所列执行率%s%%，执行数%s万元除以预算数%s万元为%s%%。',
								r.stated, p.executed_wan, p.full_year_budget_wan, r.computed)
					END
			WHEN 'rate_base_differs' THEN
				format('所列执行率%s%%，以%s数为分母应为%s%%，所列只合另一种分母。', r.stated, p.rate_base, r.computed)
			WHEN 'grade_differs' THEN
				format('所列总分%s分，所列等级“%s”，按总分应为“%s”。',
					   r.stated, p.stated_grade, t.stated_total_grade)
			WHEN 'budget_zero' THEN '全年预算数为零，执行率无法计算。'
			WHEN 'budget_negative' THEN
				format('全年预算数为%s万元，小于零，不计算执行率。', r.stated)
			WHEN 'source_is_part' THEN
				concat_ws('；',
					'资金来源' || p.doubtful_parts || '视为其他来源的一部分，没有相加',
					'资金来源' || p.doubtful_sources || '可能是其他来源的一部分，已与其他来源相加') || '，请核对。'
			WHEN 'execution_unknown' THEN
				CASE WHEN p.full_year_budget_wan IS NULL AND p.executed_wan IS NULL
					 THEN '没有预算数和执行数，执行率无法计算。'
					 WHEN p.executed_wan IS NULL THEN '没有执行数，执行率无法计算。'
					 ELSE '没有预算数，执行率无法计算。' END
			WHEN 'over_budget' THEN
				format('全年执行数%s万元，超过全年预算数%s万元。', r.stated, r.computed)
			WHEN 'execution_low' THEN
				format('执行率%s%%，低于80%%。', r.stated)
			WHEN 'score_ahead_of_money' THEN
				format('指标得分率%s%%，预算执行率%s%%，得分明显快于支出。',
					   r.stated, r.computed)
			WHEN 'scheme_missing' THEN '指标有分值而没有评分方案，不能计算总分。'
			WHEN 'actual_copies_target' THEN
				format('%s个定量指标的实际完成值全部与指标值相同，请核对是否照抄。', r.stated)
			WHEN 'source_is_total' THEN
				format('资金来源“%s”%s万元，等于其余来源之和，可能是总额行，已与来源相加。',
					   p.likely_total_source, r.stated)
		END AS message,
		r.stated,
		r.computed,
		CASE r.rule WHEN 'source_is_total' THEN p.likely_total_source
			WHEN 'total_rounded' THEN '总分' WHEN 'budget_points_rounded' THEN '预算执行得分' ELSE '' END AS subject
	FROM (
		SELECT h.rule,
			CASE h.rule
				WHEN 'total_differs' THEN p.stated_total_points
				WHEN 'total_rounded' THEN p.stated_total_points
				WHEN 'budget_points_differ' THEN p.stated_budget_points
				WHEN 'budget_points_rounded' THEN p.stated_budget_points
				WHEN 'rate_differs' THEN p.stated_rate_pct
				WHEN 'rate_as_fraction' THEN p.stated_rate_pct
				WHEN 'rate_base_differs' THEN p.stated_rate_pct
				WHEN 'budget_negative' THEN p.full_year_budget_wan
				WHEN 'grade_differs' THEN p.stated_total_points
				WHEN 'budget_zero' THEN p.full_year_budget_wan
				WHEN 'over_budget' THEN p.executed_wan
				WHEN 'execution_low'
					THEN :"ext".percent(p.executed_wan, p.full_year_budget_wan)
				WHEN 'score_ahead_of_money'
					THEN :"ext".percent(p.self_indicator_points,
											 100 - p.budget_full_mark_points)
				WHEN 'actual_copies_target' THEN p.repeated_targets
				WHEN 'source_is_total' THEN l.budget
			END AS stated,
			CASE
				WHEN h.rule IN ('total_differs', 'total_rounded') THEN t.self_total
				WHEN h.rule = 'grade_differs' THEN p.budget_points + p.self_indicator_points
				WHEN h.rule IN ('budget_points_differ', 'budget_points_rounded') THEN p.budget_points
				WHEN h.rule = 'over_budget' THEN p.full_year_budget_wan
				WHEN h.rule = 'execution_low' THEN 80
				WHEN h.rule = 'source_is_total' THEN p.full_year_budget_wan - l.budget
				WHEN h.rule = 'rate_base_differs' THEN
					:"ext".percent(p.executed_wan, CASE p.rate_base WHEN '到位' THEN p.arrived_wan ELSE p.full_year_budget_wan END)
				WHEN h.rule IN ('rate_differs', 'rate_as_fraction', 'score_ahead_of_money')
					THEN round(a.rate, 2)
			END AS computed
		FROM :"ext".each_rule(array_remove(ARRAY[
			CASE a.total WHEN 'differs' THEN 'total_differs' WHEN 'rounding' THEN 'total_rounded' END,
			CASE WHEN p.stated_budget_points IS NULL THEN NULL
				WHEN (a.budget_points = 'differs'
					OR p.full_year_budget_wan <= 0 AND p.budget_points IS NULL AND p.stated_budget_points <> 0)
					AND (p.rate_base = '到位' AND p.arrived_wan <> 0
						AND :"ext".printed(least(round(p.executed_wan * p.budget_full_mark_points
							/ nullif(p.arrived_wan, 0), 2), p.budget_full_mark_points), p.stated_budget_points)) IS NOT TRUE
				THEN 'budget_points_differ'
				WHEN a.budget_points = 'rounding' THEN 'budget_points_rounded' END,
			CASE WHEN p.stated_rate_pct IS NULL OR :"ext".printed(a.rate, p.stated_rate_pct) THEN NULL
				WHEN p.stated_rate_pct >= 0 AND p.stated_rate_pct <= 2 AND :"ext".printed(a.rate / 100, p.stated_rate_pct)
				THEN 'rate_as_fraction'
				-- over what arrived: rate_base_differs, or as the form takes it
				WHEN :"ext".printed(p.rate_of_arrived, p.stated_rate_pct) THEN NULL
				WHEN a.rate IS NOT NULL
					OR p.full_year_budget_wan <= 0 AND p.stated_rate_pct <> 0
				THEN 'rate_differs' END,
			-- it fits only the base that the form does not name
			CASE WHEN p.rate_base = '到位' AND NOT :"ext".printed(p.rate_of_arrived, p.stated_rate_pct)
					AND :"ext".printed(p.rate_of_budget, p.stated_rate_pct)
				OR p.rate_base <> '到位' AND NOT :"ext".printed(p.rate_of_budget, p.stated_rate_pct)
					AND :"ext".printed(p.rate_of_arrived, p.stated_rate_pct)
				THEN 'rate_base_differs' END,
			CASE WHEN p.stated_not_number THEN 'stated_not_number' END,
			CASE WHEN p.stated_grade IS NOT NULL
					AND :"ext".usual_grade(p.stated_grade) <> t.stated_total_grade
				THEN 'grade_differs' END,
			CASE WHEN p.full_year_budget_wan = 0 THEN 'budget_zero' END,
			CASE WHEN p.full_year_budget_wan < 0 THEN 'budget_negative' END,
			CASE WHEN p.doubtful_parts IS NOT NULL OR p.doubtful_sources IS NOT NULL THEN 'source_is_part' END,
			CASE WHEN p.full_year_budget_wan IS NULL OR p.executed_wan IS NULL
				THEN 'execution_unknown' END,
			CASE WHEN p.full_year_budget_wan >= 0 AND p.executed_wan > p.full_year_budget_wan THEN 'over_budget' END,
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
			SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget
			FROM :"ledger".funding u
			WHERE h.rule = 'source_is_total'
				AND u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code
				AND u.source = p.likely_total_source
		) l ON true
		OFFSET 0
	) r
	UNION ALL
	-- full marks one by one, where they are not the scheme's as a whole
	SELECT 'weights_differ',
		format('%s满分合计%s分，评分方案为%s分。',
			   CASE WHEN c.level2 IS NOT NULL THEN concat_ws('／', c.level1, c.level2, c.level3)
					WHEN c.level1 = '合计' THEN ''
					ELSE coalesce(c.level1, '未列一级指标的指标') END,
			   trim_scale(c.full_mark_points),
			   coalesce(trim_scale(c.scheme_points)::text, '0')),
		c.full_mark_points, c.scheme_points,
		concat_ws('／', c.level1, c.level2, c.level3)
	FROM :"ledger".scheme_check c
	WHERE c.fiscal_year = p.fiscal_year AND c.project_code = p.project_code
		AND NOT c.agrees
		AND (p.full_mark_points + p.budget_full_mark_points <> 100
			 OR p.level1_marks <> p.scheme_marks
			 OR p.has_items)
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_project'::text,
	'内部：审核结果：项目（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);

CREATE OR REPLACE VIEW :"ledger".project_score WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.department_name,
	p.project_code,
	p.project_name,
	p.kind,
	p.budget_points,
	p.self_indicator_points,
	t.self_total AS self_total_points,
	:"ext".grade_name(t.self_total, p.excellent, p.good, p.fair) AS self_grade,
	p.rule_indicator_points,
	p.budget_points + p.rule_indicator_points AS rule_total_points,
	:"ext".grade_name(p.budget_points + p.rule_indicator_points, p.excellent, p.good, p.fair) AS rule_grade,
	p.self_indicator_points - p.rule_indicator_points AS difference_points,
	p.scheme_code,
	p.full_mark_points,
	p.indicators,
	p.undecided_indicators,
	p.initial_budget_wan,
	p.full_year_budget_wan,
	p.executed_wan,
	p.full_year_budget_wan - p.executed_wan AS balance_wan,
	CASE WHEN p.full_year_budget_wan > 0
		THEN :"ext".percent(p.executed_wan, p.full_year_budget_wan) END AS execution_rate_pct,
	p.budget_full_mark_points,
	p.stated_rate_pct,
	p.stated_budget_points,
	p.stated_total_points,
	p.stated_grade,
	p.budget_points IS NULL AND p.stated_budget_points IS NOT NULL AND p.self_indicator_points IS NOT NULL
		AS budget_points_stated,
	:"ext".grade_place(t.self_total, p.excellent, p.good, p.fair) AS self_grade_order,
	:"ext".grade_place(p.budget_points + p.rule_indicator_points, p.excellent, p.good, p.fair) AS rule_grade_order
FROM :"ledger".project_tally p,
LATERAL (
	SELECT coalesce(p.budget_points, p.stated_budget_points) + p.self_indicator_points AS self_total
) t;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_score'::text,
	'项目得分：每个项目一行，自评与规则并列；分数、预算或评分方案不全的项目没有总分和等级；金额和个数相加时须排除部门整体'::text,
		ARRAY[
	'budget_points_stated', '自评总分中的预算执行得分是否取报告所列（金额不全，无法计算）']::text[]);

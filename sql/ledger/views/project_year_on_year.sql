CREATE OR REPLACE VIEW :"ledger".project_year_on_year WITH (security_invoker = true) AS
SELECT n.fiscal_year,
	n.department_code,
	n.department_name,
	n.project_code,
	n.project_name,
	n.full_year_budget_wan AS budget_wan,
	b.full_year_budget_wan AS prior_budget_wan,
	:"ext".percent(n.full_year_budget_wan - b.full_year_budget_wan,
						abs(b.full_year_budget_wan)) AS budget_growth_pct,
	n.executed_wan,
	b.executed_wan AS prior_executed_wan,
	:"ext".percent(n.executed_wan - b.executed_wan, abs(b.executed_wan))
		AS executed_growth_pct,
	n.execution_rate_pct,
	b.execution_rate_pct AS prior_execution_rate_pct,
	n.self_total_points AS self_score,
	b.self_total_points AS prior_self_score,
	n.self_total_points - b.self_total_points AS self_score_change,
	n.rule_total_points AS rule_score,
	b.rule_total_points AS prior_rule_score,
	n.rule_total_points - b.rule_total_points AS rule_score_change
FROM :"ledger".project_score n,
-- looked up for each project: the planner would sum all projects of all years
LATERAL (
	SELECT b.full_year_budget_wan, b.executed_wan, b.execution_rate_pct,
		b.self_total_points, b.rule_total_points
	FROM :"ledger".project_score b
	WHERE b.fiscal_year = n.fiscal_year - 1 AND b.project_code = n.project_code
	OFFSET 0
) b;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_year_on_year'::text,
	'项目与上年对比：上年也有的项目每年一行'::text, '{}'::text[]);

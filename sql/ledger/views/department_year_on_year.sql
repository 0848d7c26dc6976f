CREATE OR REPLACE VIEW :"ledger".department_year_on_year WITH (security_invoker = true) AS
SELECT n.fiscal_year,
	n.department_code,
	n.department_name,
	n.projects,
	b.projects AS prior_projects,
	n.budget_wan,
	b.budget_wan AS prior_budget_wan,
	:"ext".percent(n.budget_wan - b.budget_wan, abs(b.budget_wan)) AS budget_growth_pct,
	n.executed_wan,
	b.executed_wan AS prior_executed_wan,
	:"ext".percent(n.executed_wan - b.executed_wan, abs(b.executed_wan))
		AS executed_growth_pct,
	n.execution_rate_pct,
	b.execution_rate_pct AS prior_execution_rate_pct,
	n.self_mean_score AS self_score,
	b.self_mean_score AS prior_self_score,
	n.self_mean_score - b.self_mean_score AS self_score_change,
	n.rule_mean_score AS rule_score,
	b.rule_mean_score AS prior_rule_score,
	n.rule_mean_score - b.rule_mean_score AS rule_score_change
FROM :"ledger".department_total n
JOIN :"ledger".department_total b
	ON b.fiscal_year = n.fiscal_year - 1 AND b.department_code = n.department_code;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_year_on_year'::text,
	'部门与上年对比：上年也有项目的部门每年一行，含下级部门'::text, '{}'::text[]);

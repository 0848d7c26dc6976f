CREATE OR REPLACE VIEW :"ledger".department_total WITH (security_invoker = true) AS
SELECT o.fiscal_year,
	r.code AS department_code,
	r.name AS department_name,
	r.parent_code,
	:"ledger".department_depth(r.code) AS depth,
	sum(o.projects)::integer AS projects,
	sum(o.budget) AS budget_wan,
	sum(o.executed) AS executed_wan,
	sum(o.balance) AS balance_wan,
	:"ext".percent(sum(o.known_executed), sum(o.known_budget)) AS execution_rate_pct,
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
FROM :"ledger".department r
CROSS JOIN LATERAL :"ledger".department_members(r.code) AS m (code)
JOIN :"ledger".department d ON d.code = m.code
CROSS JOIN LATERAL :"ledger".department_own(d.code) AS o
WHERE :"ext".rollup_weight(o.fiscal_year)
GROUP BY o.fiscal_year, r.code;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_total'::text,
	'部门汇总：每个部门每年一行，含全部下级部门的项目；部门整体支出另列，不与项目相加'::text, '{}'::text[]);

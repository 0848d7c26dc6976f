CREATE OR REPLACE VIEW :"ledger".ledger_total WITH (security_invoker = true) AS
SELECT o.fiscal_year,
	sum(o.projects)::integer AS projects,
	sum(o.budget) AS budget_wan,
	sum(o.executed) AS executed_wan,
	sum(o.balance) AS balance_wan,
	CASE WHEN sum(o.known_budget) > 0
		THEN :"ext".percent(sum(o.known_executed), sum(o.known_budget)) END AS execution_rate_pct,
	:"ext".mean_score(sum(o.self_total), sum(o.self_scored)) AS self_mean_score,
	:"ext".mean_score(sum(o.self_weighted), sum(o.self_budget)) AS self_weighted_score,
	:"ext".mean_score(sum(o.rule_total), sum(o.rule_scored)) AS rule_mean_score,
	:"ext".mean_score(sum(o.rule_weighted), sum(o.rule_budget)) AS rule_weighted_score,
	sum(o.self_excellent)::integer AS self_excellent,
	sum(o.self_good)::integer AS self_good,
	sum(o.self_fair)::integer AS self_fair,
	sum(o.self_poor)::integer AS self_poor,
	sum(o.rule_excellent)::integer AS rule_excellent,
	sum(o.rule_good)::integer AS rule_good,
	sum(o.rule_fair)::integer AS rule_fair,
	sum(o.rule_poor)::integer AS rule_poor,
	sum(o.unknown)::integer AS unknown_execution,
	sum(o.undecided)::integer AS undecided_indicators
FROM :"ledger".department d,
LATERAL :"ledger".department_own(d.code) AS o
WHERE :"ext".rollup_weight(o.fiscal_year)
GROUP BY o.fiscal_year;
SELECT :"ext".ledger_comment(:'ledger'::name, 'ledger_total'::text,
	'全账汇总：每年一行，各部门的项目各计一次；部门整体等不计入合计的类别不在内'::text, '{}'::text[]);

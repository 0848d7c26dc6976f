-- What the projects of a department itself add up to.
CREATE OR REPLACE VIEW :"ledger".department_sum WITH (security_invoker = true) AS
SELECT p.department_code,
	p.fiscal_year,
	count(*) FILTER (WHERE e.counts_money OR e.counts_scores) AS projects,
	sum(e.budget) FILTER (WHERE e.counts_money) AS budget,
	sum(e.executed) FILTER (WHERE e.counts_money) AS executed,
	sum(e.balance) FILTER (WHERE e.counts_money) AS balance,
	sum(e.executed) FILTER (WHERE e.counts_money AND e.balance IS NOT NULL) AS known_executed,
	sum(e.budget) FILTER (WHERE e.counts_money AND e.balance IS NOT NULL) AS known_budget,
	sum(e.self_total) FILTER (WHERE e.counts_scores) AS self_total,
	count(e.self_total) FILTER (WHERE e.counts_scores) AS self_scored,
	sum(e.self_total * e.budget) FILTER (WHERE e.counts_scores AND e.budget > 0) AS self_weighted,
	sum(e.budget) FILTER (WHERE e.counts_scores AND e.self_total IS NOT NULL AND e.budget > 0) AS self_budget,
	sum(e.rule_total) FILTER (WHERE e.counts_scores) AS rule_total,
	count(e.rule_total) FILTER (WHERE e.counts_scores) AS rule_scored,
	sum(e.rule_total * e.budget) FILTER (WHERE e.counts_scores AND e.budget > 0) AS rule_weighted,
	sum(e.budget) FILTER (WHERE e.counts_scores AND e.rule_total IS NOT NULL AND e.budget > 0) AS rule_budget,
	count(*) FILTER (WHERE e.counts_scores AND e.self_grade = '优') AS self_excellent,
	count(*) FILTER (WHERE e.counts_scores AND e.self_grade = '良') AS self_good,
	count(*) FILTER (WHERE e.counts_scores AND e.self_grade = '中') AS self_fair,
	count(*) FILTER (WHERE e.counts_scores AND e.self_grade = '差') AS self_poor,
	count(*) FILTER (WHERE e.counts_scores AND e.rule_grade = '优') AS rule_excellent,
	count(*) FILTER (WHERE e.counts_scores AND e.rule_grade = '良') AS rule_good,
	count(*) FILTER (WHERE e.counts_scores AND e.rule_grade = '中') AS rule_fair,
	count(*) FILTER (WHERE e.counts_scores AND e.rule_grade = '差') AS rule_poor,
	count(*) FILTER (WHERE e.counts_money AND e.balance IS NULL) AS unknown,
	coalesce(sum(e.undecided) FILTER (WHERE e.counts_scores), 0)::numeric AS undecided,
	sum(e.budget) FILTER (WHERE e.own) AS own_budget,
	avg(e.self_total) FILTER (WHERE e.own) AS own_self,
	avg(e.rule_total) FILTER (WHERE e.own) AS own_rule
FROM :"ledger".project_score p
LEFT JOIN :"ledger".project_kind k ON k.name = p.kind,
-- computed once, not wherever the columns are named
LATERAL (
	SELECT k.counts_money IS NOT FALSE AS counts_money,
		k.counts_scores IS NOT FALSE AS counts_scores,
		p.kind = '部门整体' AS own,
		p.full_year_budget_wan AS budget,
		p.executed_wan AS executed,
		p.balance_wan AS balance,
		p.self_total_points AS self_total,
		p.rule_total_points AS rule_total,
		p.self_grade,
		p.rule_grade,
		p.undecided_indicators AS undecided
	OFFSET 0
) e
GROUP BY p.department_code, p.fiscal_year;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_sum'::text,
	'内部：部门本身（不含下级）各年项目的合计（department_total的一部分）'::text, '{}'::text[]);

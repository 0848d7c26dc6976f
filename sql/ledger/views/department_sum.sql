-- What the projects of a department itself add up to.
CREATE OR REPLACE VIEW :"ledger".department_sum WITH (security_invoker = true) AS
SELECT s.department_code,
	s.fiscal_year,
	(s.sums).projects AS projects,
	(s.sums).budget AS budget,
	(s.sums).executed AS executed,
	(s.sums).balance AS balance,
	(s.sums).known_executed AS known_executed,
	(s.sums).known_budget AS known_budget,
	(s.sums).self_total AS self_total,
	(s.sums).self_scored AS self_scored,
	(s.sums).self_weighted AS self_weighted,
	(s.sums).self_budget AS self_budget,
	(s.sums).rule_total AS rule_total,
	(s.sums).rule_scored AS rule_scored,
	(s.sums).rule_weighted AS rule_weighted,
	(s.sums).rule_budget AS rule_budget,
	(s.sums).self_excellent AS self_excellent,
	(s.sums).self_good AS self_good,
	(s.sums).self_fair AS self_fair,
	(s.sums).self_poor AS self_poor,
	(s.sums).rule_excellent AS rule_excellent,
	(s.sums).rule_good AS rule_good,
	(s.sums).rule_fair AS rule_fair,
	(s.sums).rule_poor AS rule_poor,
	(s.sums).unknown AS unknown,
	(s.sums).undecided::numeric AS undecided,
	(s.sums).own_budget AS own_budget,
	(s.sums).own_self AS own_self,
	(s.sums).own_rule AS own_rule
FROM (
	SELECT p.department_code,
		p.fiscal_year,
		:"ext".add_projects(k.counts_money IS NOT FALSE, k.counts_scores IS NOT FALSE, p.kind = '部门整体',
			p.full_year_budget_wan, p.executed_wan, p.balance_wan, p.self_total_points, p.rule_total_points,
			p.self_grade_order, p.rule_grade_order, p.undecided_indicators) AS sums
	FROM :"ledger".project_score p
	LEFT JOIN :"ledger".project_kind k ON k.name = p.kind
	GROUP BY p.department_code, p.fiscal_year
) s;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_sum'::text,
	'内部：部门本身（不含下级）各年项目的合计（department_total的一部分）'::text, '{}'::text[]);

-- A function, as workers are kept out of a LATERAL subquery.  ROWS, of which
-- rollup_weight() is taken to let one in three through: ten years.  For fewer
-- the planner gathers the departments of all workers in the order of their
-- codes, and each worker waits for the others.
CREATE OR REPLACE FUNCTION :"ledger".department_own(code text)
RETURNS TABLE (fiscal_year integer, projects bigint, budget numeric, executed numeric,
			   balance numeric, known_executed numeric, known_budget numeric,
			   self_total numeric, self_scored bigint, self_weighted numeric,
			   self_budget numeric, rule_total numeric, rule_scored bigint,
			   rule_weighted numeric, rule_budget numeric,
			   self_excellent bigint, self_good bigint, self_fair bigint, self_poor bigint,
			   rule_excellent bigint, rule_good bigint, rule_fair bigint, rule_poor bigint,
			   unknown bigint, undecided numeric,
			   own_budget numeric, own_self numeric, own_rule numeric)
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 30
BEGIN ATOMIC
	SELECT p.fiscal_year,
		count(*) FILTER (WHERE p.counts_money OR p.counts_scores) AS projects,
		sum(p.budget) FILTER (WHERE p.counts_money) AS budget,
		sum(p.executed) FILTER (WHERE p.counts_money) AS executed,
		sum(p.balance) FILTER (WHERE p.counts_money) AS balance,
		sum(p.executed) FILTER (WHERE p.counts_money AND p.balance IS NOT NULL) AS known_executed,
		sum(p.budget) FILTER (WHERE p.counts_money AND p.balance IS NOT NULL) AS known_budget,
		sum(p.self_total) FILTER (WHERE p.counts_scores) AS self_total,
		count(p.self_total) FILTER (WHERE p.counts_scores) AS self_scored,
		sum(p.self_total * p.budget) FILTER (WHERE p.counts_scores AND p.budget > 0) AS self_weighted,
		sum(p.budget) FILTER (WHERE p.counts_scores AND p.self_total IS NOT NULL AND p.budget > 0) AS self_budget,
		sum(p.rule_total) FILTER (WHERE p.counts_scores) AS rule_total,
		count(p.rule_total) FILTER (WHERE p.counts_scores) AS rule_scored,
		sum(p.rule_total * p.budget) FILTER (WHERE p.counts_scores AND p.budget > 0) AS rule_weighted,
		sum(p.budget) FILTER (WHERE p.counts_scores AND p.rule_total IS NOT NULL AND p.budget > 0) AS rule_budget,
		count(*) FILTER (WHERE p.counts_scores AND p.self_grade = '优') AS self_excellent,
		count(*) FILTER (WHERE p.counts_scores AND p.self_grade = '良') AS self_good,
		count(*) FILTER (WHERE p.counts_scores AND p.self_grade = '中') AS self_fair,
		count(*) FILTER (WHERE p.counts_scores AND p.self_grade = '差') AS self_poor,
		count(*) FILTER (WHERE p.counts_scores AND p.rule_grade = '优') AS rule_excellent,
		count(*) FILTER (WHERE p.counts_scores AND p.rule_grade = '良') AS rule_good,
		count(*) FILTER (WHERE p.counts_scores AND p.rule_grade = '中') AS rule_fair,
		count(*) FILTER (WHERE p.counts_scores AND p.rule_grade = '差') AS rule_poor,
		count(*) FILTER (WHERE p.counts_money AND p.balance IS NULL) AS unknown,
		coalesce(sum(p.undecided) FILTER (WHERE p.counts_scores), 0) AS undecided,
		sum(p.budget) FILTER (WHERE p.own) AS own_budget,
		avg(p.self_total) FILTER (WHERE p.own) AS own_self,
		avg(p.rule_total) FILTER (WHERE p.own) AS own_rule
	FROM (
		SELECT p.fiscal_year,
			k.counts_money IS NOT FALSE AS counts_money,
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
		FROM :"ledger".project_score p
		LEFT JOIN :"ledger".project_kind k ON k.name = p.kind
		WHERE p.department_code = department_own.code
		OFFSET 0
	) p
	GROUP BY p.fiscal_year;
END;
COMMENT ON FUNCTION :"ledger".department_own(text) IS
'部门本身（不含下级）各年项目的合计，供department_total用';

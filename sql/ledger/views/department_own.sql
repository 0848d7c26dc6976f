-- A function, as workers are kept out of a LATERAL subquery.  ROWS: for fewer
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
	SELECT s.fiscal_year, s.projects, s.budget, s.executed, s.balance, s.known_executed, s.known_budget,
		s.self_total, s.self_scored, s.self_weighted, s.self_budget, s.rule_total, s.rule_scored, s.rule_weighted,
		s.rule_budget, s.self_excellent, s.self_good, s.self_fair, s.self_poor, s.rule_excellent, s.rule_good,
		s.rule_fair, s.rule_poor, s.unknown, s.undecided, s.own_budget, s.own_self, s.own_rule
	FROM :"ledger".department_sum s
	WHERE s.department_code = department_own.code;
END;
COMMENT ON FUNCTION :"ledger".department_own(text) IS
'部门本身（不含下级）各年项目的合计，供department_total用';

CREATE OR REPLACE VIEW :"ledger".indicator_score WITH (security_invoker = true) AS
SELECT i.fiscal_year,
	p.department_code,
	i.project_code,
	p.name AS project_name,
	i.seq,
	i.level1,
	i.level2,
	i.level3,
	:"ext".perf_target_text(t.target) AS target_text,
	:"ext".comparator(t.target) AS comparator,
	:"ext".number(t.target) AS target_number,
	:"ext".unit(t.target) AS unit,
	:"ext".perf_value_text(i.actual) AS actual_text,
	:"ext".number(i.actual) AS actual_number,
	:"ext".meets(i.actual, t.aim, i.fiscal_year, t.name) AS met,
	:"ext".completion_pct(i.actual, t.aim) AS completion_rate_pct,
	i.full_mark AS full_mark_points,
	i.self_points,
	:"ext".rule_points(i.actual, t.aim, i.full_mark, i.self_points, i.method,
		sp.pass_rate, sp.achieved_from, sp.partial_from, i.fiscal_year, t.name, t.rule) AS rule_points,
	:"ext".points_difference(i.actual, t.aim, i.full_mark, i.self_points, i.method,
		sp.pass_rate, sp.achieved_from, sp.partial_from, i.fiscal_year, t.name, t.rule) AS difference_points,
	:"ext".method_name(i.method) AS method,
	i.explanation,
	t.rule AS scoring_rule,
	d.direction,
	d.is_core
FROM :"ledger".indicator i
JOIN :"ledger".project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
	-- always true; keeps the planner from a Memoize, which stores the rows of projects that each come once
	AND coalesce(p.fiscal_year, i.fiscal_year) IS NOT NULL
-- of each project, before its indicators are joined: by OFFSET 0 looked up, not one more hash of a million rows
LEFT JOIN LATERAL (
	SELECT sp.scheme_code, sp.pass_rate, sp.achieved_from, sp.partial_from
	FROM :"ledger".scheme_parameter sp
	WHERE sp.scheme_code = p.scheme_code
	OFFSET 0
) sp ON sp.scheme_code = p.scheme_code
LEFT JOIN (
	SELECT d.fiscal_year, d.project_code, d.seq, d.direction, d.is_core, d.scoring_rule, d.printed_rule
	FROM :"ledger".indicator_detail d
	WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
) d
	ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq,
-- in one subquery: the planner walks through the whole query for each
LATERAL (
	SELECT coalesce(i.target, i.initial_target) AS target,
		:"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS aim,
		coalesce(i.level3, i.level2) AS name,
		coalesce(d.scoring_rule, d.printed_rule) AS rule
) t;
SELECT :"ext".ledger_comment(:'ledger'::name, 'indicator_score'::text,
	'指标得分：每个指标一行，自评得分与规则得分并列'::text, '{}'::text[]);

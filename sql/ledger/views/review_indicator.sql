CREATE OR REPLACE VIEW :"ledger".review_indicator WITH (security_invoker = true) AS
SELECT i.fiscal_year,
	i.department_code,
	i.project_code,
	i.seq,
	(i.finding).rule,
	(i.finding).message,
	(i.finding).stated,
	(i.finding).computed,
	i.seq::text AS subject,
	coalesce(i.level3, i.level2, i.seq::text) AS indicator,
	i.actual IS NULL AND i.target IS NULL AS bare
FROM (
	SELECT i.fiscal_year, p.department_code, i.project_code, i.seq, i.level2, i.level3, i.actual, t.target,
		:"ext".each_finding(
			:"ext".indicator_findings(i.actual, t.aim, i.full_mark, i.self_points, i.method,
									 sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
									 coalesce(sp.over_achievement, 1.2), i.fiscal_year, n.name, t.scoring_rule,
									 t.target, i.seq)) AS finding
	FROM :"ledger".indicator i
	JOIN :"ledger".project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
	LEFT JOIN :"ledger".scheme_parameter sp ON sp.scheme_code = p.scheme_code
	LEFT JOIN (
		SELECT d.fiscal_year, d.project_code, d.seq, d.direction, coalesce(d.scoring_rule, d.printed_rule) AS scoring_rule
		FROM :"ledger".indicator_detail d
		WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
	) d
		ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq,
	LATERAL (SELECT coalesce(i.level3, i.level2) AS name) n,
	LATERAL (
		SELECT coalesce(i.target, i.initial_target) AS target,
			:"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS aim,
			d.scoring_rule
	) t
	-- most rows break nothing and are dropped before their rules are listed (a planner
	-- that reads IS NOT NULL expects every row to stay)
	WHERE :"ext".broken_rules(i.actual, t.aim, i.full_mark, i.self_points, i.method,
								   sp.pass_rate, sp.achieved_from, sp.partial_from, i.explanation,
								   coalesce(sp.over_achievement, 1.2), i.fiscal_year, n.name, t.scoring_rule) > '{}'
		-- ... and where nothing beside the row says how it is scored, as it is read
		AND (EXISTS (SELECT FROM :"ledger".scheme_parameter)
			 OR :"ext".has_rows(NULL:::"ledger".indicator_detail)
			 OR :"ext".broken_rules(i.actual, coalesce(i.target, i.initial_target), i.full_mark, i.self_points, i.method,
										 NULL::numeric, NULL::numeric, NULL::numeric, i.explanation,
										 1.2, i.fiscal_year, coalesce(i.level3, i.level2), NULL::text) > '{}')
) i;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_indicator'::text,
	'内部：审核结果：指标（review_finding的一部分，不看规则是否启用）'::text, ARRAY[
	'indicator', '指标名称',
	'bare', '是否没有指标值和实际完成值']::text[]);

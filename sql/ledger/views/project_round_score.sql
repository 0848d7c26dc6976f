-- Each round of a project beside its self-evaluation and the rule.  A round has a
-- total where it gives points to every indicator that has a full mark.
CREATE OR REPLACE VIEW :"ledger".project_round_score WITH (security_invoker = true) AS
SELECT s.fiscal_year,
	s.department_code,
	s.department_name,
	s.project_code,
	s.project_name,
	s.kind,
	r.round_no,
	r.round,
	r.is_last,
	r.scorer,
	r.scored_on,
	t.budget_points,
	t.indicator_points,
	t.budget_points + t.indicator_points AS total_points,
	:"ext".grade_name(t.budget_points + t.indicator_points, sp.excellent, sp.good, sp.fair) AS grade,
	s.self_total_points,
	s.self_grade,
	s.rule_total_points,
	s.rule_grade,
	t.budget_points + t.indicator_points - s.self_total_points AS minus_self_points,
	t.budget_points + t.indicator_points - s.rule_total_points AS minus_rule_points,
	s.full_year_budget_wan
FROM :"ledger".project_score s
LEFT JOIN :"ledger".scheme_parameter sp ON sp.scheme_code = s.scheme_code,
LATERAL (
	SELECT r.round_no, r.round, r.scorer, r.scored_on, r.budget_points, r.round_no = max(r.round_no) OVER () AS is_last
	FROM :"ledger".project_round r
	WHERE r.fiscal_year = s.fiscal_year AND r.project_code = s.project_code
	OFFSET 0
) r,
LATERAL (
	SELECT CASE r.round_no WHEN 0 THEN s.budget_points
			ELSE coalesce(r.budget_points, s.budget_points) END AS budget_points,
		CASE r.round_no WHEN 0 THEN s.self_indicator_points
			ELSE (
				SELECT CASE WHEN bool_and(i.full_mark IS NULL OR i.full_mark = 0 OR o.points IS NOT NULL)
					THEN sum(o.points) END
				FROM :"ledger".indicator i
				LEFT JOIN :"ledger".indicator_round o
					ON o.fiscal_year = i.fiscal_year AND o.project_code = i.project_code
					AND o.seq = i.seq AND o.round_no = r.round_no
				WHERE i.fiscal_year = s.fiscal_year AND i.project_code = s.project_code
			) END AS indicator_points
) t;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_round_score'::text,
	'各轮评分的项目得分：每个项目每轮一行，与自评、规则并列'::text, ARRAY[
	'is_last', '是否最后一轮',
	'budget_points', '该轮预算执行得分',
	'indicator_points', '该轮指标得分合计，有一个有分值的指标未评即为空',
	'total_points', '该轮总分',
	'grade', '该轮等级',
	'minus_self_points', '该轮总分减自评总分',
	'minus_rule_points', '该轮总分减规则总分']::text[]);

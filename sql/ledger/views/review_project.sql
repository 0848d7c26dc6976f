-- A project's rows are read once, for the rules about their sums and those about the
-- rows of its funding; they are in C, see finding.c.
CREATE OR REPLACE VIEW :"ledger".review_project WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	f.rule,
	f.message,
	f.stated,
	f.computed,
	f.subject
FROM (
	-- a query of its own
	WITH apart AS (SELECT)
	SELECT p.*, s.level1_marks AS scheme_marks, s.has_items, v.rate_base, v.arrived_wan
	FROM :"ledger".project_tally p
	LEFT JOIN (
		SELECT s.code,
			(SELECT :"ext".level1_marks(sp.level1, sp.points)
			 FROM :"ledger".scheme_part sp
			 WHERE sp.scheme_code = s.code) AS level1_marks,
			EXISTS (SELECT FROM :"ledger".scheme_item si WHERE si.scheme_code = s.code) AS has_items
		FROM :"ledger".scheme s
		OFFSET 0
	) s ON s.code = p.scheme_code
	LEFT JOIN LATERAL (
		SELECT v.rate_base, v.arrived_wan
		FROM :"ledger".project_arrived v
		WHERE v.fiscal_year = p.fiscal_year AND v.project_code = p.project_code
			AND coalesce(p.stated_rate_pct, p.stated_budget_points) IS NOT NULL
		OFFSET 0
	) v ON true
) p,
LATERAL (
	SELECT (e.finding).rule, (e.finding).message, (e.finding).stated, (e.finding).computed, (e.finding).subject
	FROM (
		SELECT :"ext".each_finding(:"ext".project_findings(p.project_name, p.scheme_code,
			p.stated_rate_pct, p.stated_budget_points, p.stated_total_points, p.stated_grade, p.stated_not_number,
			p.full_year_budget_wan, p.executed_wan, p.budget_points, p.budget_full_mark_points,
			p.full_mark_points, p.self_indicator_points, p.excellent, p.good, p.fair, p.rate_base, p.arrived_wan,
			p.repeated_targets, p.likely_total_source,
			CASE WHEN p.likely_total THEN (
				SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric
				FROM :"ledger".funding u
				WHERE u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code
					AND u.source = p.likely_total_source) END,
			p.doubtful_parts, p.doubtful_sources) || p.funding_findings:::"ext".finding[]) AS finding
	) e
	UNION ALL
	-- full marks one by one, where they are not the scheme's as a whole
	SELECT 'weights_differ',
		format('项目“%s”%s满分合计%s分，评分方案为%s分。', p.project_name,
			   CASE WHEN c.level2 IS NOT NULL THEN concat_ws('／', c.level1, c.level2, c.level3)
					WHEN c.level1 = '合计' THEN ''
					ELSE coalesce(c.level1, '未列一级指标的指标') END,
			   trim_scale(c.full_mark_points),
			   coalesce(trim_scale(c.scheme_points)::text, '0')),
		c.full_mark_points, c.scheme_points,
		concat_ws('／', c.level1, c.level2, c.level3)
	FROM :"ledger".scheme_check c
	WHERE c.fiscal_year = p.fiscal_year AND c.project_code = p.project_code
		AND NOT c.agrees
		AND (p.full_mark_points + p.budget_full_mark_points <> 100
			 OR p.level1_marks <> p.scheme_marks
			 OR p.has_items)
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_project'::text,
	'内部：审核结果：项目及其资金（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);

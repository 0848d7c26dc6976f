-- The rules about the rows of a project's funding are in C, see finding.c.
CREATE OR REPLACE VIEW :"ledger".review_funding WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	(u.finding).rule,
	(u.finding).message,
	(u.finding).stated,
	(u.finding).computed,
	(u.finding).subject
FROM :"ledger".project p,
LATERAL (
	SELECT :"ext".each_finding(:"ext".funding_findings(f.source, l.line_no, l.level, l.above, f.is_carry_in,
		f.requested, f.initial_budget, f.adjusted_budget, f.executed, f.stated_balance, p.name, p.carry_in_counts)) AS finding
	FROM :"ledger".funding f
	LEFT JOIN (
		SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
		FROM :"ledger".funding_place l
		WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
	) l
		ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
	WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
	OFFSET 0
) u
UNION ALL
-- allocations
SELECT a.fiscal_year, a.department_code, a.project_code, NULL, 'allocation_differs',
	CASE WHEN a.allocated_wan <> a.stated_total_wan
		THEN format('项目“%s”分配合计行为%s万元，各地区之和为%s万元。',
					a.project_name, a.stated_total_wan, a.allocated_wan)
		ELSE format('项目“%s”分配给各地区合计%s万元，超过全年预算数%s万元。',
					a.project_name, a.allocated_wan, a.full_year_budget_wan) END,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.stated_total_wan ELSE a.allocated_wan END,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.allocated_wan
		ELSE a.full_year_budget_wan END,
	''
FROM :"ledger".allocation_total a
WHERE a.allocated_wan <> a.stated_total_wan OR a.allocated_wan > a.full_year_budget_wan;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_funding'::text,
	'内部：审核结果：项目资金和分配（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);

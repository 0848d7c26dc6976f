CREATE OR REPLACE VIEW :"ledger".review_allocation WITH (security_invoker = true) AS
SELECT a.fiscal_year,
	a.department_code,
	a.project_code,
	NULL::integer AS seq,
	'allocation_differs' AS rule,
	CASE WHEN a.allocated_wan <> a.stated_total_wan
		THEN format('项目“%s”分配合计行为%s万元，各地区之和为%s万元。',
					a.project_name, a.stated_total_wan, a.allocated_wan)
		ELSE format('项目“%s”分配给各地区合计%s万元，超过全年预算数%s万元。',
					a.project_name, a.allocated_wan, a.full_year_budget_wan) END AS message,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.stated_total_wan ELSE a.allocated_wan END AS stated,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.allocated_wan
		ELSE a.full_year_budget_wan END AS computed,
	'' AS subject
FROM :"ledger".allocation_total a
WHERE a.allocated_wan <> a.stated_total_wan OR a.allocated_wan > a.full_year_budget_wan;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_allocation'::text,
	'内部：审核结果：资金分配（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);

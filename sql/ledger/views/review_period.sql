-- Totals over several years, and transfers by region, purpose and instalment.
CREATE OR REPLACE VIEW :"ledger".review_period WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	'period_differs' AS rule,
	format('项目“%s”%s%s万元，%s%s万元，前者大于后者。',
		   p.name, v.name, v.stated, v.limit_name, v.computed) AS message,
	v.stated,
	v.computed,
	concat_ws('／', v.name, v.limit_name) AS subject
FROM :"ledger".project_period b
JOIN :"ledger".project p ON p.fiscal_year = b.fiscal_year AND p.project_code = b.project_code,
LATERAL (
	SELECT e.executed_wan
	FROM :"ledger".project_money e
	WHERE e.fiscal_year = b.fiscal_year AND e.project_code = b.project_code
	OFFSET 0
) e,
LATERAL (VALUES
	('累计支出', b.spent_to_date::numeric, '累计下达', b.issued_to_date::numeric),
	('累计支出', b.spent_to_date::numeric, '项目总预算', b.total_budget::numeric),
	('累计下达', b.issued_to_date::numeric, '项目总预算', b.total_budget::numeric),
	('当年执行数', e.executed_wan, '累计支出', b.spent_to_date::numeric)
) AS v (name, stated, limit_name, computed)
WHERE v.stated > v.computed AND :"ext".has_rows(NULL:::"ledger".project_period)
UNION ALL
SELECT a.fiscal_year, p.department_code, a.project_code, NULL, 'instalments_differ',
	format('项目“%s”%s%s各次下达合计%s万元，核定全年%s万元。', p.name, a.region,
		   CASE a.purpose WHEN '' THEN '' ELSE '“' || a.purpose || '”' END, s.issued, a.full_year::numeric),
	a.full_year::numeric, s.issued, concat_ws('／', a.region, nullif(a.purpose, ''))
FROM :"ledger".allocation_item a
JOIN :"ledger".project p ON p.fiscal_year = a.fiscal_year AND p.project_code = a.project_code,
LATERAL (
	SELECT coalesce(a.issued_in_advance::numeric, 0) + coalesce(a.issued_earlier::numeric, 0)
		+ a.issued_now::numeric AS issued
) s
WHERE s.issued <> a.full_year::numeric AND :"ext".has_rows(NULL:::"ledger".allocation_item)
UNION ALL
-- the purposes of a region against what the region is allocated
SELECT a.fiscal_year, p.department_code, a.project_code, NULL, 'allocation_items_differ',
	format('项目“%s”%s分配金额%s万元，各用途核定全年合计%s万元。', p.name, a.region, a.amount::numeric, s.full_year),
	a.amount::numeric, s.full_year, a.region
FROM :"ledger".allocation a
JOIN :"ledger".project p ON p.fiscal_year = a.fiscal_year AND p.project_code = a.project_code,
LATERAL (
	SELECT CASE WHEN bool_and(i.full_year IS NOT NULL) THEN :"ext".sum_wan(i.full_year) END AS full_year
	FROM :"ledger".allocation_item i
	WHERE i.fiscal_year = a.fiscal_year AND i.project_code = a.project_code AND i.region = a.region
		AND :"ext".is_total_row(i.purpose) IS FALSE
) s
WHERE s.full_year <> a.amount::numeric AND :"ext".has_rows(NULL:::"ledger".allocation_item);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_period'::text,
	'审核结果：多年总数和分次下达（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);

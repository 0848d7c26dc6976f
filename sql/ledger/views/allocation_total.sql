CREATE OR REPLACE VIEW :"ledger".allocation_total WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	d.name AS department_name,
	p.project_code,
	p.name AS project_name,
	a.regions,
	a.allocated AS allocated_wan,
	a.stated_total::numeric AS stated_total_wan,
	e.full_year_budget_wan,
	a.allocated - coalesce(a.stated_total::numeric, e.full_year_budget_wan)
		AS difference_wan
-- the projects with an allocation, a query of its own
FROM (
	WITH apart AS (SELECT)
	SELECT p.fiscal_year, p.department_code, p.project_code, p.name
	FROM :"ledger".project p
	WHERE EXISTS (SELECT FROM :"ledger".allocation a
				  WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code)
) p
LEFT JOIN :"ledger".department d ON d.code = p.department_code,
-- looked up for those with an allocation, after EXISTS has found them
LATERAL (
	SELECT e.full_year_budget_wan
	FROM :"ledger".project_money e
	WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
	OFFSET 0
) e,
LATERAL (
	SELECT (count(*) FILTER (WHERE NOT a.total))::integer AS regions,
		(count(*) FILTER (WHERE a.total IS NULL))::integer AS subtotals,
		CASE WHEN bool_and(a.total IS NOT FALSE OR a.amount IS NOT NULL)
			THEN :"ext".sum_wan(a.amount) FILTER (WHERE NOT a.total) END AS allocated,
		CASE WHEN bool_and(a.total OR a.amount IS NOT NULL)
			THEN :"ext".sum_wan(a.amount) FILTER (WHERE a.total IS NOT TRUE) END AS all_rows,
		:"ext".max(a.amount) FILTER (WHERE a.total) AS stated_total
	FROM (
		SELECT a.amount, :"ext".is_total_row(a.region) AS total
		FROM :"ledger".allocation a
		WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
		-- told once, not wherever it is asked for
		OFFSET 0
	) a
) s,
-- subtotals are parts where they are all there is, or make the total with the rest
LATERAL (
	SELECT s.regions + s.subtotals AS regions, s.all_rows AS allocated, s.stated_total
	WHERE s.regions = 0
		OR s.all_rows = coalesce(s.stated_total::numeric, e.full_year_budget_wan)
	UNION ALL
	SELECT s.regions, s.allocated, s.stated_total
	LIMIT 1
) a;
SELECT :"ext".ledger_comment(:'ledger'::name, 'allocation_total'::text,
	'转移支付资金分配汇总：每个有分配的项目一行'::text, ARRAY[
	'regions', '地区个数（不含合计行）',
	'allocated_wan', '各地区分配金额合计（万元），有一个未列即为空',
	'stated_total_wan', '合计行所列金额（万元），没有合计行为空',
	'difference_wan', '分配合计减合计行，没有合计行则减全年预算数（万元）']::text[]);

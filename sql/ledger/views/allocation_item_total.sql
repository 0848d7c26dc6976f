CREATE OR REPLACE VIEW :"ledger".allocation_item_total WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	p.name AS project_name,
	a.region,
	a.purpose,
	a.projects,
	a.issued_in_advance_wan,
	a.issued_earlier_wan,
	a.issued_now_wan,
	a.full_year_wan
FROM :"ledger".project p,
LATERAL (
	SELECT a.region,
		a.purpose,
		-- NULL where it is no integer
		CASE WHEN sum(a.projects) <= 2147483647 THEN sum(a.projects) END::integer AS projects,
		:"ext".sum_wan(a.issued_in_advance) AS issued_in_advance_wan,
		:"ext".sum_wan(a.issued_earlier) AS issued_earlier_wan,
		:"ext".sum_wan(a.issued_now) AS issued_now_wan,
		:"ext".sum_wan(a.full_year) AS full_year_wan
	FROM :"ledger".allocation_item a
	WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
		AND :"ext".is_total_row(a.region) IS FALSE AND :"ext".is_total_row(a.purpose) IS FALSE
	GROUP BY GROUPING SETS ((), (a.region), (a.purpose))
	HAVING count(*) > 0
) a
WHERE EXISTS (SELECT FROM :"ledger".allocation_item a
			  WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code);
SELECT :"ext".ledger_comment(:'ledger'::name, 'allocation_item_total'::text,
	'分配汇总：每个项目按地区一行、按用途一行，另有合计一行；合计行所列不重复相加'::text, ARRAY[
	'region', '地区，空为按用途汇总或合计',
	'purpose', '用途，空为按地区汇总或合计',
	'projects', '项目个数',
	'issued_in_advance_wan', '提前下达合计（万元）',
	'issued_earlier_wan', '此次之前已下达合计（万元）',
	'issued_now_wan', '此次下达合计（万元）',
	'full_year_wan', '核定全年合计（万元）']::text[]);

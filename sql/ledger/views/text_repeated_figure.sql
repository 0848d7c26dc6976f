CREATE OR REPLACE VIEW :"ledger".text_repeated_figure WITH (security_invoker = true) AS
SELECT f.fiscal_year,
	f.department_code,
	f.project_code,
	f.label,
	f.year,
	f.unit,
	count(DISTINCT f.number)::integer AS variants,
	string_agg(DISTINCT f.number::text, '；') AS numbers,
	(array_agg(f.section ORDER BY f.section, f.seq, f.span_start))[1] AS section,
	(array_agg(f.seq ORDER BY f.section, f.seq, f.span_start))[1] AS seq,
	(array_agg(f.span_start ORDER BY f.section, f.seq, f.span_start))[1] AS span_start,
	(array_agg(f.span_end ORDER BY f.section, f.seq, f.span_start))[1] AS span_end,
	(array_agg(f.raw ORDER BY f.section, f.seq, f.span_start))[1] AS quote
FROM (
	SELECT t.fiscal_year, t.department_code, nullif(t.project_code, '') AS project_code, t.section, t.seq,
		q.label, q.year, q.unit, trim_scale(q.number) AS number, q.span_start, q.span_end, q.raw
	FROM :"ledger".report_text t,
	LATERAL :"ext".text_quantities(t.body) q
	WHERE q.class = 'money' AND q.role IN ('level', 'part', 'total') AND NOT q.approximate AND char_length(q.label) >= 4
		-- 支出决算 names nothing; the budget of a project is the project's
		AND (q.label !~ ('^(本年|全年|年初|年末|合计|共计|总计|累计|支出|收入|决算|预算|财政|拨款|执行|使用|实际|'
					'资金|金额|项目|结余|结转|完成|安排|本|共|总|数|额|已)+$')
			OR (t.project_code <> '' AND q.label ~ '预算'))
) f
GROUP BY f.fiscal_year, f.department_code, f.project_code, f.label, f.year, f.unit
HAVING count(DISTINCT f.number) > 1 AND count(DISTINCT (f.section, f.seq)) > 1;
SELECT :"ext".ledger_comment(:'ledger'::name, 'text_repeated_figure'::text,
	'正文各节中名称、年份、单位相同而数字不同的金额'::text, ARRAY[
	'variants', '不同数字的个数',
	'numbers', '各处的数字']::text[]);

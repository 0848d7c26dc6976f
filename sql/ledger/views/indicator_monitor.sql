CREATE OR REPLACE VIEW :"ledger".indicator_monitor WITH (security_invoker = true) AS
SELECT a.fiscal_year,
	p.department_code,
	a.project_code,
	p.name AS project_name,
	a.month,
	a.seq,
	i.level1,
	i.level2,
	i.level3,
	t.target::text AS target_text,
	a.actual::text AS actual_text,
	:"ext".completion_pct(a.actual, t.aim) AS completion_rate_pct,
	round(a.month * 100 / 12.0, 2) AS time_rate_pct,
	:"ext".indicator_light(a.actual, t.aim, a.month, i.level3, i.level2, i.level1, a.fiscal_year) AS light,
	make_date(a.fiscal_year, a.month, 1) AS month_date,
	:"ext".light_order(
		:"ext".indicator_light(a.actual, t.aim, a.month, i.level3, i.level2, i.level1, a.fiscal_year)) AS light_order
FROM :"ledger".monthly_actual a
JOIN :"ledger".indicator i
	ON i.fiscal_year = a.fiscal_year AND i.project_code = a.project_code AND i.seq = a.seq
JOIN :"ledger".project p
	ON p.fiscal_year = a.fiscal_year AND p.project_code = a.project_code
	-- always true, against a Memoize as in indicator_score
	AND coalesce(p.fiscal_year, a.fiscal_year) IS NOT NULL
LEFT JOIN (
	SELECT d.fiscal_year, d.project_code, d.seq, d.direction
	FROM :"ledger".indicator_detail d
	WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
) d
	ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq,
LATERAL (
	SELECT coalesce(i.target, i.initial_target) AS target,
		:"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS aim
) t
WHERE :"ext".scan_weight(a.fiscal_year) IS NOT NULL;
SELECT :"ext".ledger_comment(:'ledger'::name, 'indicator_monitor'::text,
	'指标运行监控：每个指标每月一行'::text, ARRAY[
	'actual_text', '截至该月末的实际完成值',
	'time_rate_pct', '时间进度（百分数）',
	'light', '指标灯：红、黄、绿、蓝；无法判断为空']::text[]);

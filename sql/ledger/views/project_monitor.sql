CREATE OR REPLACE VIEW :"ledger".project_monitor WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.department_name,
	p.project_code,
	p.project_name,
	p.kind,
	m.month,
	p.full_year_budget_wan,
	e.executed::numeric AS executed_wan,
	:"ext".percent(e.executed::numeric, p.full_year_budget_wan) AS execution_rate_pct,
	round(m.month * 100 / 12.0, 2) AS time_rate_pct,
	i.budget_light,
	i.red AS red_indicators,
	i.yellow AS yellow_indicators,
	i.green AS green_indicators,
	i.blue AS blue_indicators,
	i.undecided AS undecided_indicators,
	i.project_light,
	make_date(p.fiscal_year, m.month, 1) AS month_date,
	:"ext".light_order(i.budget_light) AS budget_light_order,
	:"ext".light_order(i.project_light) AS project_light_order
FROM :"ledger".project_tally p
CROSS JOIN LATERAL (
	SELECT e.month
	FROM :"ledger".monthly_execution e
	WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
	UNION
	SELECT a.month
	FROM :"ledger".monthly_actual a
	WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
) m
LEFT JOIN LATERAL (
	SELECT e.executed
	FROM :"ledger".monthly_execution e
	WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
		AND e.month = m.month
	OFFSET 0
) e ON true,
LATERAL (
	SELECT (count(*) FILTER (WHERE i.light = '红'))::integer AS red,
		(count(*) FILTER (WHERE i.light = '黄'))::integer AS yellow,
		(count(*) FILTER (WHERE i.light = '绿'))::integer AS green,
		(count(*) FILTER (WHERE i.light = '蓝'))::integer AS blue,
		(count(*) FILTER (WHERE i.light IS NULL))::integer AS undecided,
		:"ext".budget_light_wan(e.executed::numeric, p.full_year_budget_wan, m.month) AS budget_light,
		:"ext".worst_light(coalesce(array_agg(i.light), '{}') ||
			:"ext".budget_light_wan(e.executed::numeric, p.full_year_budget_wan, m.month)) AS project_light
	FROM :"ledger".indicator_monitor i
	WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
		AND i.month = m.month
) i;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_monitor'::text,
	'项目运行监控：每个项目每月一行'::text, ARRAY[
	'executed_wan', '截至该月末的累计执行数（万元）',
	'time_rate_pct', '时间进度（百分数）',
	'budget_light', '预算灯：红、黄、绿',
	'red_indicators', '红灯指标个数',
	'yellow_indicators', '黄灯指标个数',
	'green_indicators', '绿灯指标个数',
	'blue_indicators', '蓝灯指标个数',
	'undecided_indicators', '无法判断的指标个数',
	'project_light', '项目灯：有红为红，否则有黄为黄，否则为绿']::text[]);

-- 400 projects of two years in departments D1 to D20, which scale_out_departments.sql adds.

INSERT INTO ledger.project
	(fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_total)
SELECT 2023 + y, 'P' || n, '项目' || n, 'D' || n % 20 + 1,
	CASE WHEN n % 37 = 0 THEN '部门整体' ELSE '项目' END,
	(ARRAY['default', 'cost', NULL])[n % 3 + 1], n % 5 > 0, 80 + n % 20
FROM generate_series(0, 199) AS n
CROSS JOIN generate_series(0, 1) AS y;

INSERT INTO ledger.funding
	(fiscal_year, project_code, source, is_carry_in, initial_budget, adjusted_budget, executed)
SELECT 2023 + y, 'P' || n, s.source, s.source = '上年结转资金',
	n % 97 * 1.234567 + 7,
	CASE WHEN n % 3 = 0 THEN n % 97 * 1.000001 END,
	CASE WHEN n % 11 > 0 THEN n % 97 * 0.999999 - y END
FROM generate_series(0, 199) AS n
CROSS JOIN generate_series(0, 1) AS y
CROSS JOIN (VALUES ('财政拨款'), ('上年结转资金')) AS s (source);

INSERT INTO ledger.indicator
	(fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points, method)
SELECT 2023 + y, 'P' || n, i,
	(ARRAY['产出指标', '效益指标', '满意度指标'])[i % 3 + 1], '数量指标', '指标' || i,
	(ARRAY['≥95%', '=12个月', '≤60分钟', '90%-95%', '稳步提高', '≥110万人'])[(n + i) % 6 + 1]::perf_target,
	(ARRAY['94.5%', '1年', '大于1小时', '一小时以内', '达成预期指标', '109.17万人', '97%'])[(n * 3 + i + y) % 7 + 1]::perf_value,
	15, n % 16, (ARRAY['proportional', 'binary', 'step', 'manual'])[n % 4 + 1]::perf_method
FROM generate_series(0, 199) AS n
CROSS JOIN generate_series(0, 1) AS y
CROSS JOIN generate_series(1, 6) AS i;

INSERT INTO ledger.allocation
SELECT 2023, 'P' || n, r.region, n * 0.5
FROM generate_series(0, 60, 3) AS n
CROSS JOIN (VALUES ('忻府区'), ('定襄县'), ('合计')) AS r (region);

INSERT INTO ledger.monthly_execution
SELECT 2024, 'P' || n, m, n * m * 0.05
FROM generate_series(0, 60) AS n
CROSS JOIN generate_series(1, 9, 4) AS m;

INSERT INTO ledger.monthly_actual
SELECT 2024, 'P' || n, i, 6, (ARRAY['50%', '5个月', '30分钟'])[i]::perf_value
FROM generate_series(0, 60) AS n
CROSS JOIN generate_series(1, 3) AS i;

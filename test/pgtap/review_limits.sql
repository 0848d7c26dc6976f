-- A ledger of cells as large and as odd as its columns take: no view and no
-- report fails over them.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

-- texts that leave their row for the TOAST table, as they are or compressed
CREATE TEMP TABLE wide (id integer, plain boolean, target perf_target, actual perf_value);
ALTER TABLE wide ALTER target SET STORAGE external, ALTER actual SET STORAGE external;
INSERT INTO wide VALUES (1, true, repeat('目标', 5000)::perf_target, repeat('目标', 5000)::perf_value);
ALTER TABLE wide ALTER target SET STORAGE extended, ALTER actual SET STORAGE extended;
INSERT INTO wide
SELECT 2, false, t.text::perf_target, t.text::perf_value
FROM (SELECT string_agg(md5(i::text), '') AS text FROM generate_series(1, 400) i) t;
SELECT is(length(target::text), 10000, 'a target of its own table is read') FROM wide WHERE plain;
SELECT is(length(actual::text), 12800, 'so is an actual value, compressed') FROM wide WHERE NOT plain;
SELECT ok(actual <@ target AND meets(actual, target), 'such texts are compared') FROM wide WHERE plain;
SELECT ok(actual <@ target AND meets(actual, target), 'such texts are compared, compressed') FROM wide WHERE NOT plain;
SELECT is(rule_points(actual, target, 10, 7, NULL), 8.00, 'and scored') FROM wide WHERE plain;
SELECT is(count(DISTINCT target), 2::bigint, 'and sorted') FROM wide;
SELECT is(count(*), 2::bigint, 'and hashed') FROM (SELECT actual FROM wide GROUP BY actual) w;

SELECT create_ledger('big') \g /dev/null
SET LOCAL search_path TO big, public;
INSERT INTO scheme VALUES ('ten', '执行10', 10);
INSERT INTO department VALUES ('1', '厅', NULL), ('11', repeat('长', 5000), '1');
ALTER TABLE project DROP CONSTRAINT project_stated_are_numbers;	-- as ledgers of 1.1.0 have it
INSERT INTO project (fiscal_year, project_code, name, department_code, kind, scheme_code,
	stated_rate, stated_budget_points, stated_total, stated_grade) VALUES
	(2022, 'limit', '极限金额', '1', '项目', 'ten', 'NaN', 'Infinity', '-Infinity', '优'),
	(2023, 'limit', '极限金额', '1', '项目', 'ten', 1e-1000, 1e100, 0.0000000000001, repeat('优', 1000)),
	(2022, 'long', repeat('名', 20000), '11', '项目', 'ten', NULL, NULL, NULL, NULL),
	(2022, 'empty', '', '11', '转移支付', NULL, NULL, NULL, NULL, '');
INSERT INTO funding VALUES
	(2022, 'limit', '中央', false, '9223372036854.775807', '9223372036854.775807', '9223372036854.775807',
	 '-9223372036854.775808', '9223372036854.775807'),
	(2022, 'limit', '省级', false, '9223372036854.775807', '9223372036854.775807', '9223372036854.775807',
	 '-9223372036854.775808', '-9223372036854.775808'),
	(2022, 'limit', '合计', false, '9223372036854.775807', 0, 0, '-9223372036854.775808', 0),
	(2023, 'limit', '中央', NULL, NULL, '-9223372036854.775808', NULL, '9223372036854.775807', NULL),
	(2022, 'long', '中央', false, NULL, '0.000001', NULL, '9223372036854.775807', NULL);
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, actual,
	full_mark, self_points, method, explanation) VALUES
	(2022, 'limit', 1, '产出指标', '数量', '大', '≥999999999999999999元', '-999999999999999999亿元', 1000, 1000, 'step', NULL),
	(2022, 'limit', 2, '产出指标', '数量', '小', '≥0.000000000000000001%', '999999999999999999%', 0, -1000, 'step', NULL),
	(2022, 'limit', 3, '产出指标', '数量', '反', '≤999999999999999999亿元', '0.000000000000000001元', 1000, -1000, 'binary', NULL),
	(2022, 'limit', 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(2022, 'limit', 999999, '', '', '', '≥0', '5', 0.00000001, 0.00000001, NULL, ''),
	(2022, 'long', 1, repeat('级', 3000), repeat('级', 3000), repeat('级', 3000), repeat('目标', 10000)::perf_target,
	 repeat('值', 10000)::perf_value, 90, 90, NULL, repeat('说明', 10000)),
	(2022, 'long', 2, '%s %1$I', E'\n', E'\u0001', '90-100', '95', 10, 10, 'manual', '<&>');
INSERT INTO allocation VALUES (2022, 'limit', '甲县', '9223372036854.775807'), (2022, 'limit', '乙县', '9223372036854.775807'),
	(2022, 'limit', '合计', '9223372036854.775807'), (2022, 'long', '甲县', NULL);
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, budget, amount,
	prior_amount, stated_share, stated_growth, stated_completion) VALUES
	(2022, '1', '收入', 1, '合计', NULL, '9223372036854.775807', '9223372036854.775807', '0.000001', 'NaN', 'Infinity', 1e50),
	(2022, '1', '收入', 2, '甲', 1, 0, '9223372036854.775807', '-9223372036854.775808', 100, 100, 100),
	(2022, '1', '收入', 3, '乙', 1, NULL, '9223372036854.775807', 0, 100, 100, 100),
	(2022, '1', '环', 1, '环一', NULL, NULL, 1, NULL, NULL, NULL, NULL),
	(2022, '1', '环', 2, '环二', 1, NULL, 1, NULL, NULL, NULL, NULL);
UPDATE account_line SET parent_line_no = 2 WHERE statement = '环' AND line_no = 1;
INSERT INTO monthly_execution VALUES (2022, 'limit', 6, '9223372036854.775807'), (2022, 'long', 6, '9223372036854.775807');
INSERT INTO monthly_actual VALUES (2022, 'limit', 1, 6, '-999999999999999999亿元'), (2022, 'limit', 2, 6, '999999999999999999%'),
	(2022, 'long', 1, 6, repeat('值', 10000)::perf_value);

-- every column of every view
SELECT lives_ok(format('SELECT sum(length(v::text)) FROM big.%I AS v', c.relname), c.relname || ' is read')
FROM pg_class c WHERE c.relnamespace = 'big'::regnamespace AND c.relkind = 'v' ORDER BY c.relname;
SELECT lives_ok(format('SELECT report_html(%L, %s, %L)', 'big', y, d), format('the report of %s in %s', d, y))
FROM unnest(ARRAY[2022, 2023]) AS y, unnest(ARRAY['1', '11']) AS d;

-- Σ beyond an amount: 2 × 9223372036854.775807 = 18446744073709.551614
SELECT results_eq($$SELECT full_year_budget_wan, executed_wan, balance_wan, execution_rate_pct, execution_points
	FROM project_execution WHERE project_code = 'limit' AND fiscal_year = 2022$$,
	'VALUES (18446744073709.551614, -18446744073709.551616, 36893488147419.103230, -100.00, 0.00)',
	'sums beyond the range of an amount are shown');
SELECT results_eq($$SELECT allocated_wan, difference_wan FROM allocation_total WHERE project_code = 'limit'$$,
	'VALUES (18446744073709.551614, 9223372036854.775807)', 'of allocations too');
SELECT results_eq($$SELECT children_amount_wan FROM account_structure WHERE statement = '收入' AND line_no = 1$$,
	'VALUES (18446744073709.551614)', 'and of accounts');
SELECT results_eq($$SELECT budget_wan, budget_light FROM department_monitor WHERE department_code = '1'$$,
	$$VALUES (18446744073709.551615, '绿')$$, 'and of months');
SELECT results_eq($$SELECT DISTINCT rule FROM review_finding WHERE project_code = 'limit' AND fiscal_year = 2022 AND seq IS NULL
	AND rule IN ('total_row_zero', 'sources_differ', 'balance_differs', 'allocation_differs', 'execution_low') ORDER BY 1$$,
	$$VALUES ('allocation_differs'), ('balance_differs'), ('execution_low'), ('sources_differ'), ('total_row_zero')$$,
	'and the findings are told');

SELECT is(sum_wan(a), 18446744073709.551614, 'sum_wan has no range')
	FROM unnest('{9223372036854.775807,9223372036854.775807,NULL}'::wanyuan[]) a;
SELECT is(sum_wan(a), NULL, 'sum_wan of nothing is NULL') FROM unnest('{NULL}'::wanyuan[]) a;

SELECT * FROM finish();
ROLLBACK;

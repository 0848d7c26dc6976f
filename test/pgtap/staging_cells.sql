-- What Excel and its like hand over, as the columns of staging tables read it.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

-- kind, cell, what becomes of it in a sheet of 万元
SELECT is(sheet_cell(cell, kind, '万元', false), becomes, format('%s as %s', quote_literal(cell), kind)) FROM (VALUES
	-- residues of binary fractions: 15 digits are what a sheet shows
	('amount', '0.57999999999999996', '0.58万元'), ('amount', '118.90249999999999', '118.9025万元'),
	('amount', '-0.57999999999999996', '-0.58万元'), ('amount', '9.747500000000002', '9.7475万元'),
	('amount', '1.1E-13', '0万元'), ('amount', '-5.6843418860808015e-14', '0万元'), ('amount', '0.00000049', '0万元'),
	('amount', '5.8E-05', '0.000058万元'),
	-- what is finer than 分 and no residue stays, as does what may have lost digits
	('amount', '1.2345678', '1.2345678万元'), ('amount', '0.0000005', '0.0000005万元'),
	('amount', '123456789.123456789', '123456789.123456789万元'), ('amount', '1.23457E+11', '1.23457E+11万元'),
	('amount', '9223372036854.775807', '9223372036854.775807万元'),
	-- bookkeeping
	('amount', '(1,268.31)', '-1,268.31万元'), ('amount', '（1,268.31）', '-1,268.31万元'), ('amount', '(8.65)元', '-8.65元'),
	('amount', '(¥12.50)', '-¥12.50万元'), ('amount', '50.00-', '-50.00万元'), ('amount', '(附注)', '(附注)'),
	('amount', ' -   ', NULL), ('amount', '—', NULL), ('amount', '8.65万元', '8.65万元'),
	-- marks that turn the direction of writing
	('amount', U&'\202D8.65\202C', '8.65万元'), ('text', U&'\202A303001\202C', '303001'), ('whole', U&'\20662023\2069', '2023'),
	('answer', U&'\202D96%\202C', '96%'),
	-- units that a heading has said already
	('points', '90分', '90'), ('points', '9.5 分', '9.5'), ('points', '十分', '十分'), ('points', '9.747500000000002', '9.7475'),
	('year', '2025年', '2025'), ('year', '２０２５ 年', '2025'), ('year', '2025年度', '2025'), ('year', '2025度', '2025度'),
	('month', '3月', '3'), ('whole', '2025年', '2025年'),
	('rate', '97.35％', '97.35'), ('rate', '(9.5%)', '-9.5'), ('rate', '72.260000000000005', '72.26'),
	('boolean', '√', 'true'), ('boolean', '×', 'false'), ('boolean', '是', 'true'),
	-- an answer of nothing is an answer
	('answer', '无', '无'), ('answer', '—', NULL), ('target', '无', NULL), ('answer', '0.57999999999999996', '0.58'),
	('target', '9.747500000000002', '9.7475'), ('answer', '12345678901234567890', '12345678901234567890'),
	('text', '  ', NULL), ('text', E'\u3000甲 乙\t', '甲 乙')) AS t (kind, cell, becomes);
SELECT is(sheet_cell(c, 'amount', '元', true), '0元', format('%s is said to be 0', quote_literal(c)))
	FROM unnest(ARRAY[' -   ', '—', '--']) AS c;
SELECT is(sheet_cell('', 'amount', '元', true), NULL, 'an empty cell is not');
SELECT is(sheet_cell('无', 'amount', '元', true), NULL, 'nor is 无');
SELECT is(sheet_cell(c, 'amount', '元', false), b, format('%s in a sheet of 元', c)) FROM (VALUES
	('62502.500000000007', '62502.5元'), ('62502.125', '62502.125元'), ('1E-3', '0元'), ('0.005', '0.005元')) AS t (c, b);
SELECT throws_ok($$SELECT sheet_cell('1', 'money', '元', false)$$, '22023', NULL, 'a kind that is none');

-- faults, with what an amount would be rounded to
SELECT is(cell_fault(c, k) IS NULL, good, format('%s as %s', c, k)) FROM (VALUES
	('2147483647', 'whole', true), ('2147483648', 'whole', false), ('-2147483648', 'whole', true), ('1.5', 'whole', false), ('',
		'whole', false),
	('1e5', 'number', true), ('1e400', 'number', true), ('.5', 'number', true), ('5.', 'number', true), ('.', 'number', false),
	('-', 'number', false), ('1e', 'number', false), ('NaN', 'number', true), ('1,0', 'number', false), ('1 2', 'number', false),
	('yes', 'boolean', true), ('也许', 'boolean', false), ('binary', 'method', true), ('按比例', 'method', false),
	('8.65万元', 'amount', true), ('约3万', 'amount', false), ('≥95%', 'target', true), ('≥', 'target', false), ('稳步', 'answer',
		true),
	('3.3E+17', 'text', false), ('-1.2E-05', 'answer', false), ('1E+05', 'target', false), ('1E+05', 'label', true), ('1E+05',
		'number', true), ('1E5', 'text', true), ('3.3E+', 'text', true), ('1E+5号', 'text', true), ('E+05', 'target', true),
	('#REF!', 'text', false), ('#1楼', 'text', true), ('##', 'text', false), ('Err:502', 'text', false), ('Error', 'text',
		true)) AS t (c, k, good);
SELECT matches(cell_fault('1.2345678万元', 'amount'), '四舍五入到分为1.234568万元$', 'the rounded figure is told');
SELECT matches(cell_fault('62502.125元', 'amount'), '四舍五入到分为62502.13元$', 'in its unit');
-- what is said is what the type says: each literal is of its type, or has a fault
SELECT is_empty($$
	SELECT l, t FROM (VALUES ('8.65'), ('1e5'), ('１２'), ('2147483648'), ('-0'), ('≥'), ('约3'), ('1,2,3'), ('#N/A x'), ('十'),
		('9-10'), ('''')) AS a (l)
	CROSS JOIN (VALUES ('integer'::regtype), ('numeric'), ('boolean'), ('wanyuan'), ('perf_target'), ('perf_value'),
		('perf_method')) AS b (t)
	WHERE (cell_fault(l, cell_kind(t)) IS NULL) <> (staging_reason(l, t, -1) IS NULL)$$, 'as the input of the types');

-- a cell of a megabyte and more
SELECT is(fold_cell(repeat('　ａ％', 700000)), ltrim(repeat(' a%', 700000)), 'folded part by part');
SELECT is(trim_cell(repeat('　', 500000) || '甲 乙' || repeat(' ', 500000)), '甲 乙', 'trimmed');

-- in a staging table, also where a backslash in a literal is not one
SELECT create_ledger('cells'), create_staging('cells') \g /dev/null
SET LOCAL search_path TO cells, public;
-- (19 knows no other literals)
SELECT set_config('standard_conforming_strings', 'off', true) WHERE current_setting('server_version_num')::int < 190000 \g /dev/null
INSERT INTO staging_department (code, name) VALUES ('1', '甲');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, carry_in_counts, stated_rate, stated_total) VALUES
	('2025年', 'a', 'A', '1', '√', '95%', '92.5分'), ('2025', 'b', 'B', '1', '×', '0.9%', '90');
INSERT INTO staging_funding (fiscal_year, project_code, source, initial_budget, executed) VALUES
	('2025', 'a', '财政', '(1,268.31)', ' - '), ('2025年', 'b', '财政', E'\u202D8.65\u202C', '0.57999999999999996');
SELECT is_empty($$SELECT * FROM check_staging('cells')$$, 'nothing is wrong with that');
INSERT INTO staging_review_answer (rule, answer, answered_on)
VALUES ('a', '确认', '2024-03-05'), ('b', '确认', '2024/3/5'), ('c', '确认', '2024年3月5日'), ('d', '确认', '2024-02-30');
SELECT results_eq($$SELECT literal, reason FROM check_staging('cells')$$,
	$$VALUES ('2024年3月5日', '应为日期，如2024-03-05'), ('2024-02-30', '应为日期，如2024-03-05')$$,
	'what is no date is told how one is written');
TRUNCATE staging_review_answer;
SET LOCAL perfeval.dash_is_zero = 'maybe';
SELECT throws_ok('SELECT * FROM check_staging(''cells'')', '22023',
	'parameter perfeval.dash_is_zero is neither on nor off: "maybe"',
	'a setting that says neither');
SET LOCAL perfeval.dash_is_zero = on;
SELECT results_eq($$SELECT * FROM load_staging('cells')$$, $$VALUES ('department', 1::bigint), ('project', 2), ('funding', 2)$$,
	'it is loaded');
SELECT results_eq('SELECT fiscal_year, carry_in_counts, stated_rate, stated_total FROM project ORDER BY project_code',
	$$VALUES (2025, true, 95::numeric, 92.5), (2025, false, 0.9, 90)$$, 'as it was meant');
SELECT results_eq('SELECT initial_budget::numeric, executed::numeric FROM funding ORDER BY project_code',
	$$VALUES (-1268.31, 0::numeric), (8.65, 0.58)$$, 'and the amounts');

-- a column of rates that may be fractions is asked back once for each file, and
-- a target that was copied with its sign; both load all the same
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, stated_rate, file) VALUES
	('2024', 'a', 'A', '1', '0', 'x'), ('2024', 'b', 'B', '1', '0.96', 'x'), ('2024', 'c', 'C', '1', '1', 'x'),
	('2024', 'd', 'D', '1', '72.26', 'y'), ('2024', 'e', 'E', '1', '0.96', 'y'), ('2024', 'f', 'F', '1', '96%', 'z'), ('2024', 'g',
		'G', '1', '0', 'w');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual) VALUES
	('2024', 'a', '1', '≥95%', '≥95%'), ('2024', 'a', '2', '95%', '95%'), ('2024', 'a', '3', '≥44,561 44,561', '12 个');
SELECT results_eq($$SELECT file, table_name, sheet_row, column_name, literal, severity FROM check_staging_files('cells')$$, $$VALUES
	('x', 'project', 3::bigint, 'stated_rate', '0.96', '请核对'), (NULL, 'indicator', 2, 'actual', '≥95%', '请核对'),
	(NULL, 'indicator', 4, 'target', '≥44,561 44,561', '不能读'), (NULL, 'indicator', 4, 'target', '≥44,561 44,561', '请核对')$$,
		'what is asked back');
SELECT matches(reason, '百分之0.96还是96%', 'both readings are told') FROM check_staging_files('cells')
	WHERE column_name = 'stated_rate';
DELETE FROM staging_indicator WHERE seq = '3';
SELECT results_eq($$SELECT * FROM load_staging('cells')$$, $$VALUES ('project', 7::bigint), ('indicator', 2)$$,
	'it is loaded as it reads');

-- dates that a sheet made of 9-10, and quotation marks, are read as texts, and asked back
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual) VALUES
	('2024', 'b', '1', '10-Sep', 'Dec-23'), ('2024', 'b', '2', '2024-12-31 00:00:00', '2024/12/1 0:00:00'),
	('2024', 'b', '3', '"≥95%"', '''96%'), ('2024', 'b', '4', '9-10', '2024-12-31'), ('2024', 'b', '5', '“三公”经费下降', 'Sep'),
	('2024', 'b', '6', 'Decimal-1', '“一网通办”');
SELECT results_eq($$SELECT sheet_row, column_name, severity FROM check_staging_files('cells') ORDER BY 1, 2$$, $$VALUES
	(2::bigint, 'actual', '请核对'), (2, 'target', '请核对'), (3, 'actual', '请核对'), (3, 'target', '请核对'),
	(4, 'actual', '请核对'), (4, 'target', '请核对')$$, 'what a sheet has rewritten is asked back');
DELETE FROM staging_indicator;
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual)
SELECT '2024', 'b', n, n || '-' || mon, mon || '-' || n
FROM unnest('{Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec}'::text[]) WITH ORDINALITY AS m (mon, n);
SELECT is((SELECT count(*) FROM check_staging_files('cells') WHERE severity = '请核对'), 24::bigint, 'of each month');
DELETE FROM staging_indicator;
INSERT INTO staging_project (fiscal_year, project_code, name, department_code) VALUES ('2024', '3.3E+17', 'H', '1');
SELECT throws_like($$SELECT load_staging('cells')$$, '1 cells of the staging tables cannot be loaded',
	'a code that lost its digits is none');

SELECT * FROM finish();
ROLLBACK;

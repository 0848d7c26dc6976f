-- Staging: every bad cell of a file at once, then all rows or none.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(32);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
SELECT throws_ok($$SELECT 1 FROM l.staging_project$$, '42P01', NULL, 'a ledger has no staging tables');
SELECT lives_ok($$SELECT create_staging('l')$$, 'until they are asked for');
SELECT throws_ok($$SELECT create_staging('l')$$, '42P07', NULL, 'once');
SELECT is_empty($$
	SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relnamespace = 'l'::regnamespace AND c.relname ~ '^staging_' AND c.relkind = 'r' AND a.attnum > 0 AND a.atttypid <> 'text'::regtype
	$$, 'all their columns are text');
SELECT is_empty($$SELECT * FROM check_staging('l')$$, 'empty: nothing is wrong');
SELECT is_empty($$SELECT * FROM load_staging('l')$$, 'and nothing to load');

-- cells
SELECT is(staging_cell(l, t::regtype, '元'), c, format('%s as %s', l, t)) FROM (VALUES
	('—', 'wanyuan', NULL), (' - ', 'numeric', NULL), ('无', 'perf_target', NULL), ('　', 'integer', NULL), ('-', 'text', '-'), ('', 'text', NULL), ('无', 'text', '无'),
	('62,502.5', 'wanyuan', '62,502.5元'), ('8.65万元', 'wanyuan', '8.65万元'), ('８．６５', 'wanyuan', '８．６５元'), ('是', 'boolean', 'true'), ('否', 'boolean', 'false'),
	(' 12 ', 'integer', '12')) AS t (l, t, c);

INSERT INTO staging_department VALUES ('1', '甲', ''), ('2', '乙', '1');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind, stated_total) VALUES
	('2024', 'a', '项目甲', '1', '', '92.5'), ('2024', 'b', '项目乙', '2', '转移支付', '—');
INSERT INTO staging_funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed) VALUES
	('2024', 'a', '财政', '', '86,500', '62,502.5'), ('2024', 'b', '上年结转', '是', '9.16万元', '无');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, method, explanation) VALUES
	('2024', 'a', '1', '≥95%', '≥100%', '20', '19.5', '', ''), ('2024', 'a', '2', '/', '稳步推进', '10', '-', 'manual', '无');
SELECT is_empty($$SELECT * FROM check_staging('l', '元')$$, 'a file that is right');

INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind) VALUES
	('2024年', 'c', '项目丙', '1', '项目'), ('2024', 'd', NULL, '3', '项目'), ('2024', 'a', '又一甲', '1', '项目');
INSERT INTO staging_funding (fiscal_year, project_code, source, requested, initial_budget, executed) VALUES
	('2024', 'a', '中央', ',867.48万元', '12.49,14.91万元', '570余万元'), ('2024', 'x', '财政', '1', '1e400', '1');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual, full_mark, method) VALUES ('2024', 'a', '3.5', '≥', '≥18台(套', '二十', '按比例');
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal FROM check_staging('l', '元') WHERE table_name = 'project' ORDER BY 2, 3$$,
	$$VALUES ('project', 4::bigint, 'fiscal_year', '2024年'), ('project', 5, 'department_code', '3'), ('project', 5, 'name', NULL), ('project', 6, 'fiscal_year, project_code', '2024, a')$$,
	'all that is wrong with a table: type, reference, empty, duplicate; rows as the sheet counts them');
SELECT results_eq($$SELECT sheet_row, column_name, literal FROM check_staging('l', '元') WHERE table_name = 'funding' ORDER BY 1, 2$$,
	$$VALUES (4::bigint, 'executed', '570余万元'), (4, 'initial_budget', '12.49,14.91万元'), (4, 'requested', ',867.48万元'), (5, 'fiscal_year, project_code', '2024, x'), (5, 'initial_budget', '1e400')$$,
	'several in a row');
SELECT results_eq($$SELECT column_name FROM check_staging('l', '元') WHERE table_name = 'indicator' AND sheet_row = 4 ORDER BY 1$$,
	$$VALUES ('actual'), ('full_mark'), ('method'), ('seq'), ('target')$$, 'every column of an indicator');
SELECT is_empty($$SELECT * FROM check_staging('l', '元') WHERE reason !~ '[一-龥]'$$, 'every reason is said in Chinese');
SELECT throws_ok($$SELECT * FROM load_staging('l', '元')$$, '22000', '14 cells of the staging tables cannot be loaded', 'loading is refused');
SELECT results_eq('SELECT count(*) FROM department', 'VALUES (0::bigint)', 'and nothing is kept');

DELETE FROM staging_project WHERE project_code IN ('c', 'd') OR name = '又一甲';
DELETE FROM staging_funding WHERE project_code = 'x' OR source = '中央';
DELETE FROM staging_indicator WHERE seq = '3.5';
UPDATE staging_indicator SET full_mark = '-5' WHERE seq = '1';
UPDATE staging_project SET kind = '其他' WHERE project_code = 'b';
SELECT results_eq($$SELECT table_name, column_name, literal FROM check_staging('l', '元')$$,
	$$VALUES ('project', 'kind', '其他'), ('indicator', 'full_mark', '-5')$$, 'constraints, where the cells can be read');
UPDATE staging_indicator SET full_mark = '20' WHERE seq = '1';
UPDATE staging_project SET kind = '转移支付' WHERE project_code = 'b';
SELECT results_eq($$SELECT table_name, rows FROM load_staging('l', '元')$$,
	$$VALUES ('department', 2::bigint), ('project', 2), ('funding', 2), ('indicator', 2)$$, 'all right, all loaded, in the order of the references');
SELECT results_eq('SELECT project_code, full_year_budget_wan, executed_wan FROM project_execution ORDER BY 1',
	$$VALUES ('a', 8.65, 6.25025), ('b', 9.16, NULL)$$, 'bare amounts took the unit of the sheet');
SELECT results_eq('SELECT kind, carry_in_counts FROM project ORDER BY project_code', $$VALUES ('项目', true), ('转移支付', true)$$, 'empty cells took the defaults');
SELECT results_eq('SELECT seq, self_points, explanation FROM indicator ORDER BY 1', $$VALUES (1, 19.5, NULL), (2, NULL, '无')$$, 'dashes are NULL, text is text');

INSERT INTO staging_department VALUES ('1', '甲', NULL);
SELECT results_eq($$SELECT sheet_row, reason FROM check_staging('l')$$, $$VALUES (2::bigint, 'department中已有（department_code_unique）')$$, 'a key that the ledger has already');

SELECT * FROM finish();
ROLLBACK;

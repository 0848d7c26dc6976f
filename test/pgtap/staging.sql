-- Staging: every bad cell of all files at once, then all rows or none; and what
-- goes through staging is what goes in directly.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(30);

-- The real ledger, once directly and once through staging.
\set top `pwd`
\set copy :top '/examples/copy.sql'
\set dir :top '/examples/xinzhou-2022'
SELECT create_ledger('direct'), create_ledger('staged'), create_staging('staged') \g /dev/null
SET LOCAL search_path TO direct, public;
\i :copy
SET LOCAL search_path TO staged, public;
\copy staging_department (code, name, parent_code) FROM 'department.csv' CSV HEADER
\copy staging_project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_rate, stated_budget_points, stated_total, stated_grade) FROM 'project.csv' CSV HEADER
\copy staging_funding (fiscal_year, project_code, source, is_carry_in, requested, initial_budget, adjusted_budget, executed, stated_balance) FROM 'funding.csv' CSV HEADER
\copy staging_indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark, self_points, method, explanation) FROM 'indicator.csv' CSV HEADER

SELECT is_empty($$SELECT * FROM check_staging('staged') WHERE reason NOT LIKE '请核对：与指标值一字不差%'$$,
	'the real files have no bad cell, and nothing to look at again but targets that were copied, signs and all');
SELECT results_eq($$SELECT * FROM load_staging('staged')$$,
	$$VALUES ('department', 2::bigint), ('project', 5), ('funding', 5), ('indicator', 35)$$,
	'they are loaded, each after what it refers to');
SELECT set_eq('TABLE staged.department', 'TABLE direct.department', 'department: as loaded directly');
SELECT set_eq('TABLE staged.project', 'TABLE direct.project', 'project: as loaded directly');
SELECT set_eq('TABLE staged.funding', 'TABLE direct.funding', 'funding: as loaded directly');
-- an empty method is the column's default where it is staged, NULL where it is copied: the same to the views
SELECT set_eq('TABLE staged.indicator_score', 'TABLE direct.indicator_score', 'indicators score as loaded directly');
SELECT is((SELECT count(*) FROM staging_indicator), 0::bigint, 'staging is empty after a load');

SELECT is_empty($$SELECT relname FROM pg_class WHERE relnamespace = 'staged'::regnamespace
		AND relname ~ '^staging_(kept|load|review_rule)'$$,
	'what functions of the extension write has no staging table');

-- One bad cell of every kind.
INSERT INTO staging_department VALUES ('d', 'D', NULL), ('e', '', 'd'), ('f', 'F', 'nowhere');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code) VALUES
	('2023', 'p', 'P', 'd'), ('二〇二三', 'q', 'Q', 'd'), ('2022', '303001-01', 'again', '303');
INSERT INTO staging_funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed) VALUES
	('2023', 'p', '中央', '否', '136', '143.87'), ('2023', 'p', '中央', '是', '无', '—'),
	('2023', 'p', '上年结转', '也许', '12.49,14.91万元', '99999999999999999999');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, method) VALUES
	('2023', 'p', '1', '≥95%', '96%', '10', '10', 'binary'), ('2023', 'p', '2', '≥', '九成', '十分', '1,0', 'guess'),
	('2023', 'absent', '1', NULL, NULL, NULL, NULL, NULL);
CREATE TEMP TABLE found AS SELECT * FROM check_staging('staged');

SELECT bag_eq('SELECT table_name, sheet_row, column_name, literal FROM found',
	$$VALUES ('department', 3::bigint, 'name', ''),
		('department', 4, 'parent_code', 'nowhere'),
		('project', 3, 'fiscal_year', '二〇二三'),
		('project', 4, 'fiscal_year, project_code', '2022, 303001-01'),
		('funding', 3, 'fiscal_year, project_code, source', '2023, p, 中央'),
		('funding', 4, 'is_carry_in', '也许'),
		('funding', 4, 'initial_budget', '12.49,14.91万元'),
		('funding', 4, 'executed', '99999999999999999999'),
		('indicator', 3, 'target', '≥'),
		('indicator', 3, 'full_mark', '十分'),
		('indicator', 3, 'self_points', '1,0'),
		('indicator', 3, 'method', 'guess'),
		('indicator', 4, 'fiscal_year, project_code', '2023, absent')$$,
	'each bad cell by table, row and column, and no good one');
SELECT is_empty($$SELECT * FROM found WHERE reason !~ '[一-龥]'$$, 'each with a reason in Chinese');
SELECT matches(reason, 'project_unique', 'a key that the ledger has: the constraint by name')
FROM found WHERE table_name = 'project' AND sheet_row = 4;
SELECT matches(reason, '第2行.*funding_source_unique', 'a key twice in the file: the other row')
FROM found WHERE column_name = 'fiscal_year, project_code, source';
SELECT matches(reason, 'indicator_project_known', 'a project that is nowhere: the constraint by name')
FROM found WHERE table_name = 'indicator' AND sheet_row = 4;
SELECT results_eq('SELECT table_name FROM (SELECT DISTINCT ON (table_name) row_number() OVER () AS n, table_name FROM found) f '
	'ORDER BY n',
	$$VALUES ('department'), ('project'), ('funding'), ('indicator')$$, 'the tables come in the order of loading');

SELECT throws_ok($$SELECT * FROM load_staging('staged')$$, '22000', NULL, 'nothing loads while a cell is bad');
SELECT is((SELECT count(*) FROM department WHERE code = 'd'), 0::bigint, 'not even the good rows');
SELECT is((SELECT count(*) FROM staging_indicator), 3::bigint, 'and staging keeps its rows');

-- Mended, but for a value that its type takes and a constraint does not.
DELETE FROM staging_department WHERE code <> 'd';
DELETE FROM staging_project WHERE project_code <> 'p';
DELETE FROM staging_funding WHERE is_carry_in <> '否';
DELETE FROM staging_indicator WHERE seq <> '1' OR project_code <> 'p';
UPDATE staging_indicator SET full_mark = '-10';
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal FROM check_staging('staged')$$,
	$$VALUES ('indicator', 2::bigint, 'full_mark', '-10')$$, 'a negative full mark');
SELECT matches((SELECT reason FROM check_staging('staged')), 'indicator_full_mark', 'by the name of the constraint');
UPDATE staging_indicator SET full_mark = '10';
SELECT is_empty($$SELECT * FROM check_staging('staged')$$, 'all mended; a row may refer to a staged one');

-- The heading says the unit; a cell that has one keeps it.
UPDATE staging_funding SET initial_budget = '1,360,000', executed = '143.87万元';
SELECT lives_ok($$SELECT * FROM load_staging('staged', '元')$$, 'a sheet in 元');
SELECT results_eq($$SELECT is_carry_in, initial_budget, executed, requested FROM funding WHERE project_code = 'p'$$,
	$$VALUES (false, '136'::wanyuan, '143.87'::wanyuan, NULL::wanyuan)$$, 'bare amounts are 元, others what they say');
SELECT results_eq($$SELECT kind, carry_in_counts FROM project WHERE project_code = 'p'$$,
	'VALUES (''项目'', true)', 'columns that the file lacks have their defaults');
SELECT results_eq($$SELECT method FROM indicator WHERE project_code = 'p'$$,
	$$VALUES ('binary'::perf_method)$$, 'those that it has, what it says');

-- A merged 一级指标 leaves all rows but the first empty; a form without any is none of that.
INSERT INTO project (fiscal_year, project_code, name, department_code)
	VALUES (2023, 'merged', 'M', 'd'), (2023, 'without', 'W', 'd');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level1, level3, full_mark, self_points) VALUES
	('2023', 'merged', '1', '产出指标', 'a', '25', '25'), ('2023', 'merged', '2', '', 'b', '25', '25'),
	('2023', 'merged', '3', U&'\3000', 'c', '25', '25'), ('2023', 'merged', '4', '', '小计', '', ''),
	('2023', 'without', '1', '', 'a', '25', '25'), ('2023', 'without', '2', NULL, 'b', '25', '25');
SELECT results_eq($$SELECT sheet_row, column_name, severity FROM check_staging_files('staged')$$,
	$$VALUES (3::bigint, 'level1', '请核对'), (4, 'level1', '请核对')$$, 'a merged cell is told');
SELECT lives_ok($$SELECT * FROM load_staging('staged')$$, 'and loads');

-- Names are quoted everywhere, and a schema without a ledger is told apart.
SELECT create_ledger('a"b; --'), create_staging('a"b; --') \g /dev/null
INSERT INTO "a""b; --".staging_department VALUES ('x', 'X', 'x');
SELECT results_eq($$SELECT table_name, sheet_row, column_name FROM check_staging('a"b; --')$$,
	$$VALUES ('department', 2::bigint, 'parent_code, code')$$, 'a hostile schema; a department that is its own parent');
UPDATE "a""b; --".staging_department SET parent_code = '';
SELECT lives_ok($$SELECT * FROM load_staging('a"b; --')$$, 'a hostile schema is loaded');
SELECT throws_ok($$SELECT create_staging('public')$$, '42P01', NULL, 'no ledger, no staging');
SELECT is((SELECT parent_code FROM "a""b; --".department), NULL, 'an empty cell is NULL');

SELECT * FROM finish();
ROLLBACK;

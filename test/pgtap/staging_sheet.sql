-- One sheet with the columns of a table and of those beside it: what it holds goes where it belongs.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l'), create_staging('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('d', '局', NULL);
CREATE FUNCTION pg_temp.loads(replace boolean) RETURNS text LANGUAGE sql AS
$$SELECT string_agg(table_name || ' ' || rows, ', ') FROM load_staging('l', '万元', replace)$$;

SELECT is_empty($$SELECT p.part, p.name FROM staging_part_columns('l') p
	WHERE NOT p.is_key AND NOT has_column(format('l.staging_%I', p.sheet)::regclass, p.sheet_column)$$,
	'each column of a table beside another stands in the sheet of the other');
SELECT set_eq($$SELECT sheet_column FROM staging_part_columns('l') WHERE sheet_column <> name$$,
	$$VALUES ('project_bond_total_investment'::name)$$, 'those with a name that is taken have that of their table in front');
SELECT results_eq($$SELECT attname FROM pg_attribute WHERE attrelid = 'staging_indicator'::regclass AND attnum IN (14, 15, 16)
	ORDER BY attnum$$, $$VALUES ('sheet_row'::name), ('file'), ('direction')$$, 'behind what older staging tables have');

-- one sheet each
SET LOCAL perfeval.file = 'sheet.xlsx';
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, category, leader, total_investment,
	project_bond_total_investment, interest) VALUES
	('2024', 'a', 'A', 'd', '民生', '王', '300', NULL, '1.5'), ('2024', 'b', 'B', 'd', NULL, '', NULL, NULL, NULL),
	('2024', 'c', 'C', 'd', ' ', NULL, NULL, '200', NULL);
INSERT INTO staging_funding (fiscal_year, project_code, source, initial_budget, arrived, line_no, level) VALUES
	('2024', 'a', '中央', '10', '9', '1', '1'), ('2024', 'a', '省级', '5', NULL, '2', '1'),
	('2024', 'b', '省级', '7', '7', NULL, NULL);
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3, target, direction, is_core, evidence) VALUES
	('2024', 'a', '1', '数量', '≥95%', '正向', '是', '报表'), ('2024', 'a', '2', '成本', '3%', '反向', NULL, NULL),
	('2024', 'b', '1', '质量', '≥1次', NULL, NULL, NULL);
SELECT is_empty($$SELECT * FROM check_staging_files('l')$$, 'nothing is wrong with it');
SELECT is(pg_temp.loads(false), 'project 3, project_detail 1, project_contact 1, project_period 1, project_bond 2, funding 3, '
	'funding_detail 2, funding_place 2, indicator 3, indicator_detail 2', 'it is split');
SELECT results_eq('SELECT project_code, category FROM project_detail', $$VALUES ('a', '民生')$$, 'project_detail');
SELECT results_eq('SELECT project_code, leader FROM project_contact', $$VALUES ('a', '王')$$, 'project_contact');
SELECT results_eq('SELECT project_code, total_investment::numeric FROM project_period', 'VALUES ($$a$$, 300.0)', 'project_period');
SELECT results_eq('SELECT project_code, total_investment::numeric, interest::numeric FROM project_bond ORDER BY 1',
	'VALUES ($$a$$, NULL::numeric, 1.5), ($$c$$, 200, NULL)', 'project_bond');
SELECT results_eq('SELECT project_code, source, arrived::numeric FROM funding_detail ORDER BY 1, 2',
	'VALUES ($$a$$, $$中央$$, 9::numeric), ($$b$$, $$省级$$, 7)', 'funding_detail');
SELECT results_eq('SELECT project_code, source, line_no FROM funding_place ORDER BY 1, 3',
	'VALUES ($$a$$, $$中央$$, 1), ($$a$$, $$省级$$, 2)', 'funding_place');
SELECT results_eq('SELECT project_code, seq, direction, is_core, evidence FROM indicator_detail ORDER BY 1, 2',
	'VALUES ($$a$$, 1, $$正向$$, true, $$报表$$), ($$a$$, 2, $$反向$$, NULL, NULL)', 'indicator_detail');
SELECT results_eq($$SELECT file, sheet_row FROM loaded_from('l', 'indicator_detail', '2024', 'a', '2')$$,
	$$VALUES ('sheet.xlsx', 3::bigint)$$, 'each part knows its file and row');
SELECT is((SELECT count(*) FROM staging_project) + (SELECT count(*) FROM staging_funding)
	+ (SELECT count(*) FROM staging_indicator), 0::bigint, 'the sheets are empty');
SELECT results_eq($$SELECT table_name, rows FROM undo_load('l')$$, $$VALUES ('project', 3::bigint), ('project_detail', 1),
	('project_contact', 1), ('project_period', 1), ('project_bond', 2), ('funding', 3), ('funding_detail', 2), ('funding_place', 2),
	('indicator', 3), ('indicator_detail', 2)$$, 'undone in one');

-- what is wrong is told once, of the table that it is about
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 'a', 'A', 'd'), (2024, 'b', 'B', 'd');
INSERT INTO indicator (fiscal_year, project_code, seq) VALUES (2024, 'a', 9), (2024, 'b', 9);
INSERT INTO indicator_detail (fiscal_year, project_code, seq) VALUES (2024, 'b', 9);
SET LOCAL perfeval.file = 'bad.xlsx';
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3, direction, stated_completion, is_core) VALUES
	('二〇二四', 'a', '1', '坏年', '正向', NULL, NULL), ('2024', 'a', '2', '坏方向', '横向', '九成', NULL),
	('2024', 'nowhere', '3', '无项目', '正向', NULL, NULL), ('2024', 'a', '9', '已有', '正向', NULL, NULL),
	('2024', 'b', '9', '已有', '正向', NULL, NULL), ('2024', 'a', '4', '一', '正向', NULL, NULL),
	('2024', 'a', '4', '二', '正向', NULL, NULL),
	('', 'a', '5', '缺年', '正向', NULL, NULL);
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal FROM check_staging_files('l')$$, $$VALUES
	('indicator', 2::bigint, 'fiscal_year', '二〇二四'), ('indicator', 4, 'fiscal_year, project_code', '2024, nowhere'),
	('indicator', 5, 'fiscal_year, project_code, seq', '2024, a, 9'),
	('indicator', 6, 'fiscal_year, project_code, seq', '2024, b, 9'),
	('indicator', 8, 'fiscal_year, project_code, seq', '2024, a, 4'), ('indicator', 9, 'fiscal_year', ''),
	('indicator_detail', 3, 'direction', '横向'), ('indicator_detail', 3, 'stated_completion', '九成')$$, 'once');
SELECT throws_ok($$SELECT * FROM load_staging('l')$$, '22000', '8 cells of the staging tables cannot be loaded', 'all or nothing');
TRUNCATE staging_indicator;

-- rows for the second table only
INSERT INTO staging_indicator (fiscal_year, project_code, seq, direction, stated_completion) VALUES
	('2024', 'a', '9', '反向', NULL), ('2024', 'b', '9', '正向', NULL), ('2024', 'a', '7', '反向', NULL),
	('', 'a', '8', '反向', NULL), ('2024', 'a', '9', NULL, '95%');
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal FROM check_staging_files('l')$$, $$VALUES
	('indicator_detail', 3::bigint, 'fiscal_year, project_code, seq', '2024, b, 9'),
	('indicator_detail', 4, 'fiscal_year, project_code, seq', '2024, a, 7'), ('indicator_detail', 5, 'fiscal_year', ''),
	('indicator_detail', 6, 'fiscal_year, project_code, seq', '2024, a, 9')$$, 'are told of the second table');
SELECT throws_like($$SELECT * FROM load_staging('l')$$, '4 cells%', 'and refused as it is');
DELETE FROM staging_indicator WHERE sheet_row > 2;
SELECT is(pg_temp.loads(false), 'indicator_detail 1', 'or go into it alone');
SELECT results_eq($$SELECT i.level3, d.direction FROM indicator i JOIN indicator_detail d USING (fiscal_year, project_code, seq)
	WHERE i.project_code = 'a'$$, $$VALUES (NULL::text, '反向')$$, 'beside the row that was there');

-- the same row in the sheet and in the second table's own staging table
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3, direction) VALUES ('2024', 'a', '10', '新', '正向');
INSERT INTO staging_indicator_detail (fiscal_year, project_code, seq, direction, file)
	VALUES ('2024', 'a', '10', '反向', 'detail.csv'), ('2024', 'a', '11', '反向', 'detail.csv');
SELECT results_eq($$SELECT file, table_name, sheet_row, column_name FROM check_staging_files('l')$$, $$VALUES
	('detail.csv', 'indicator_detail', 2::bigint, 'fiscal_year, project_code, seq'),
	('detail.csv', 'indicator_detail', 3, 'fiscal_year, project_code, seq')$$, 'is there twice');
DELETE FROM staging_indicator_detail;

-- a corrected sheet
SELECT is(pg_temp.loads(false), 'indicator 1, indicator_detail 1', 'loaded');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3, direction) VALUES
	('2024', 'a', '10', '改', '反向'), ('2024', 'a', '12', '加', NULL);
SELECT is(pg_temp.loads(true), 'indicator 2, indicator_detail 1', 'loaded anew');
SELECT results_eq($$SELECT seq, i.level3, d.direction FROM indicator i
	LEFT JOIN indicator_detail d USING (fiscal_year, project_code, seq)
	WHERE project_code = 'a' AND seq >= 10 ORDER BY 1$$,
	$$VALUES (10, '改', '反向'), (12, '加', NULL)$$, 'both parts are replaced');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3) VALUES ('2024', 'a', '12', '加');
SELECT is_empty($$SELECT * FROM check_staging_files('l', '万元', true) WHERE severity = '不能读'$$,
	'a sheet without the columns of the second table');
SELECT is(pg_temp.loads(true), 'indicator 1', 'loads as before');

-- a column of the owner's with such a name is the table's own; the second table's staging table may be gone
ALTER TABLE project ADD category text;
SELECT create_staging('l') \g /dev/null
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, category, project_detail_category)
	VALUES ('2025', 'a', 'A', 'd', '甲', '乙');
SELECT is(pg_temp.loads(false), 'project 1, project_detail 1', 'both columns');
SELECT results_eq($$SELECT p.category, d.category FROM project p JOIN project_detail d USING (fiscal_year, project_code)
	WHERE fiscal_year = 2025$$, $$VALUES ('甲', '乙')$$, 'are told apart');
DROP TABLE staging_project_contact;
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, leader) VALUES ('2025', 'b', 'B', 'd', '王');
SELECT throws_ok($$SELECT * FROM load_staging('l')$$, '42P01', NULL, 'nothing is lost without a word');
SELECT throws_ok($$SELECT * FROM check_staging('l')$$, '42P01', NULL, '... by the dry run either');
SELECT create_staging('l') \g /dev/null
SELECT is(pg_temp.loads(false), 'project 1, project_contact 1', 'create_staging adds it');

SELECT * FROM finish();
ROLLBACK;

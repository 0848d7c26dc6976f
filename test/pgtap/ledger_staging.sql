-- Staging: every bad cell of a file at once, then all rows or none.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
SELECT throws_ok($$SELECT 1 FROM l.staging_project$$, '42P01', NULL, 'a ledger has no staging tables');
SELECT lives_ok($$SELECT create_staging('l')$$, 'until they are asked for');
SELECT lives_ok($$SELECT create_staging('l')$$, 'or again');
SELECT is_empty($$
	SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relnamespace = 'l'::regnamespace AND c.relname ~ '^staging_' AND c.relname <> 'staging_form_cell' AND c.relkind = 'r'
		AND a.attnum > 0 AND a.atttypid <> 'text'::regtype AND a.attname <> 'sheet_row'
	$$, 'all their columns are text, but for the number of the row');
SELECT is_empty($$SELECT * FROM check_staging('l')$$, 'empty: nothing is wrong');
SELECT is_empty($$SELECT * FROM load_staging('l')$$, 'and nothing to load');

-- cells
SELECT is(staging_cell(l, t::regtype, '元'), c, format('%s as %s', trim(E'\n' FROM l), t)) FROM (VALUES
	('—', 'wanyuan', NULL), (' - ', 'numeric', NULL), ('无', 'perf_target', NULL), ('　', 'integer', NULL), ('-', 'text', '-'), ('',
		'text', NULL), ('无', 'text', '无'),
	('62,502.5', 'wanyuan', '62,502.5元'), ('8.65万元', 'wanyuan', '8.65万元'), ('８．６５', 'wanyuan', '８．６５元'), ('是',
		'boolean', 'true'), ('否', 'boolean', 'false'),
	(' 12 ', 'integer', '12'), ('2023.0', 'integer', '2023'), ('-2.00', 'integer', '-2'), ('2023.5', 'integer', '2023.5'),
		('２０２３', 'integer', '2023'),
	('02023', 'integer', '2023'), ('+01', 'integer', '1'), ('-07', 'integer', '-7'), ('0', 'integer', '0'), ('00', 'integer', '0'),
	(E'\u00a0９７．３５\u3000', 'numeric', '97.35'), ('97.35%', 'numeric', '97.35%'), (E'62,502.5\u00a0', 'wanyuan', '62,502.5元'),
		('P1 ', 'text', 'P1'),
	(E'\u3000部门整体\u00a0', 'text', '部门整体'), ('Ｐ１（甲）', 'text', 'Ｐ１（甲）'), (E' ≥95%\n', 'perf_target', '≥95%'),
		('是 ', 'boolean', 'true'),
	('ｂｉｎａｒｙ ', 'perf_method', 'binary'), ('无', 'perf_value', '无'), ('—', 'perf_value', NULL)) AS t (l, t, c);

INSERT INTO staging_department VALUES ('1', '甲', ''), ('2', '乙', '1');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind, stated_total) VALUES
	('2024', 'a', '项目甲', '1', '', '92.5'), ('2024', 'b', '项目乙', '2', '转移支付', '—');
INSERT INTO staging_funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed) VALUES
	('2024', 'a', '财政', '', '86,500', '62,502.5'), ('2024', 'b', '上年结转', '是', '9.16万元', '无');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, method, explanation) VALUES
	('2024', 'a', '1', '≥95%', '≥100%', '20', '19.5', '', ''), ('2024', 'a', '2', '/', '稳步推进', '10', '-', 'manual', '无');
SELECT is_empty($$SELECT * FROM check_staging('l', '元')$$, 'a file that is right');

INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind) VALUES
	('二四年', 'c', '项目丙', '1', '项目'), ('2024', 'd', NULL, '3', '项目'), ('2024', 'a', '又一甲', '1', '项目');
INSERT INTO staging_funding (fiscal_year, project_code, source, requested, initial_budget, executed) VALUES
	('2024', 'a', '中央', ',867.48万元', '12.49,14.91万元', '570余万元'), ('2024', 'x', '财政', '1', '1e400', '1');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual, full_mark, method)
	VALUES ('2024', 'a', '3.5', '≥', '≥18台(套', '二十', '按比例');
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal FROM check_staging('l', '元') WHERE table_name = 'project'
	ORDER BY 2, 3$$,
	$$VALUES ('project', 4::bigint, 'fiscal_year', '二四年'), ('project', 5, 'department_code', '3'), ('project', 5, 'name', NULL),
		('project', 6, 'fiscal_year, project_code', '2024, a')$$,
	'all that is wrong with a table: type, reference, empty, duplicate; rows as the sheet counts them');
SELECT results_eq($$SELECT sheet_row, column_name, literal FROM check_staging('l', '元') WHERE table_name = 'funding'
	ORDER BY 1, 2$$,
	$$VALUES (4::bigint, 'executed', '570余万元'), (4, 'initial_budget', '12.49,14.91万元'), (4, 'requested', ',867.48万元'), (5,
		'fiscal_year, project_code', '2024, x'), (5, 'initial_budget', '1e400')$$,
	'several in a row');
SELECT results_eq($$SELECT column_name FROM check_staging('l', '元') WHERE table_name = 'indicator' AND sheet_row = 4 ORDER BY 1$$,
	$$VALUES ('actual'), ('full_mark'), ('method'), ('seq'), ('target')$$, 'every column of an indicator');
SELECT is_empty($$SELECT * FROM check_staging('l', '元') WHERE reason !~ '[一-龥]'$$, 'every reason is said in Chinese');
SELECT throws_ok($$SELECT * FROM load_staging('l', '元')$$,
	'22000', '14 cells of the staging tables cannot be loaded', 'loading is refused');
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
	$$VALUES ('department', 2::bigint), ('project', 2), ('funding', 2), ('indicator', 2)$$,
		'all right, all loaded, in the order of the references');
SELECT results_eq('SELECT project_code, full_year_budget_wan, executed_wan FROM project_execution ORDER BY 1',
	$$VALUES ('a', 8.65, 6.25025), ('b', 9.16, NULL)$$, 'bare amounts took the unit of the sheet');
SELECT results_eq('SELECT kind, carry_in_counts FROM project ORDER BY project_code', $$VALUES ('项目', true), ('转移支付', true)$$,
	'empty cells took the defaults');
SELECT results_eq('SELECT seq, self_points, explanation FROM indicator ORDER BY 1', $$VALUES (1, 19.5, NULL), (2, NULL, '无')$$,
	'dashes are NULL, text is text');

INSERT INTO staging_project (fiscal_year, project_code, name, department_code)
	VALUES ('2024', 'z', 'z', '1'), ('02024', 'z', 'z', '1');
SELECT results_eq($$SELECT sheet_row, column_name FROM check_staging('l')$$, $$VALUES (3::bigint, 'fiscal_year, project_code')$$,
	'one key in two spellings');
DELETE FROM staging_project;

INSERT INTO staging_department VALUES ('1', '甲', NULL);
SELECT results_eq($$SELECT sheet_row, reason FROM check_staging('l')$$,
	$$VALUES (2::bigint, 'department中已有（department_code_unique）')$$, 'a key that the ledger has already');

DELETE FROM staging_department;

-- The rows keep the numbers of the sheet while cells are mended; they begin anew
-- in an empty table, also behind a load that failed.
CREATE FUNCTION pg_temp.load(contents text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('COPY staging_department (code, name, parent_code) FROM PROGRAM %L CSV HEADER', format('printf ''%s''',
		contents));
	RETURN 'loaded';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE TEMP VIEW bad AS SELECT sheet_row, column_name, literal FROM check_staging('l');
SELECT is(pg_temp.load('c,n,p\nx,X,\ny,Y,\nz,Z,,too many\n'), '22P04', 'a file that does not load');
SELECT is(pg_temp.load('c,n,p\nx,X,\ny,,\nz,Z,nowhere\nv,,\n'), 'loaded', 'one that does');
SELECT results_eq('TABLE bad', $$VALUES (3::bigint, 'name', NULL), (4, 'parent_code', 'nowhere'), (5, 'name', NULL)$$,
	'counted from its header');
UPDATE staging_department SET name = 'Y' WHERE code = 'y';
UPDATE staging_department SET name = 'X again' WHERE code = 'x';
SELECT results_eq('TABLE bad', $$VALUES (4::bigint, 'parent_code', 'nowhere'), (5, 'name', NULL)$$,
	'as before, once others are mended');
DELETE FROM staging_department WHERE code IN ('x', 'z');
SELECT results_eq('TABLE bad', $$VALUES (5::bigint, 'name', NULL)$$, 'or gone');
TRUNCATE staging_department;
SELECT is(pg_temp.load('c,n,p\nx,,\n'), 'loaded', 'the next file');
SELECT results_eq('TABLE bad', $$VALUES (2::bigint, 'name', NULL)$$, 'is counted from its own header');
DELETE FROM staging_department;

-- What Excel makes of a sheet: percent signs, full-width digits, no-break spaces,
-- decimals behind whole numbers, trailing blanks, empty rows.
INSERT INTO staging_department VALUES (E'3\u00a0', '丙　', ' 1 ');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind, scheme_code, stated_rate, stated_total,
	stated_grade) VALUES
	('2025.0', 'P1 ', ' 项目 ', '3 ', '部门整体 ', 'default ', '97.35%', E'\u3000９２．５\u00a0', '优 '), ('', ' ', E'\u3000',
		E'\u00a0', NULL, '', '', NULL, E'\t'),
	(E'２０２５\u00a0', 'P2', '项目', '3', '项目', '', '－', '', '');
INSERT INTO staging_account_line (fiscal_year, department_code, statement, line_no, name, amount, stated_share, stated_growth,
	stated_completion) VALUES
	('2025', '3', '支出', '1.0', '合计', '８．６５', '100.00 %', '-9.5％', '１００%');
INSERT INTO staging_funding (fiscal_year, project_code, source, initial_budget)
	VALUES ('2025.0', 'P1', '财政 ', E'8.65\u00a0'), (NULL, '', '　', '');
SELECT is_empty($$SELECT * FROM check_staging('l')$$, 'is no reason to refuse it');
SELECT results_eq($$SELECT * FROM load_staging('l')$$,
	$$VALUES ('department', 1::bigint), ('project', 2), ('funding', 1), ('account_line', 1)$$,
	'all but the empty rows is loaded');
SELECT results_eq($$SELECT fiscal_year, project_code, name, department_code, kind, scheme_code, stated_rate, stated_total,
	stated_grade FROM project WHERE fiscal_year = 2025 ORDER BY 2$$,
	$$VALUES (2025, 'P1', '项目', '3', '部门整体', 'default', 97.35, 92.5, '优'), (2025, 'P2', '项目', '3', '项目', NULL, NULL,
		NULL, NULL)$$, 'as it was meant');
SELECT results_eq('SELECT line_no, amount, stated_share, stated_growth, stated_completion FROM account_line',
	$$VALUES (1, '8.65'::wanyuan, 100.00, -9.5, 100::numeric)$$, 'final accounts too');
SELECT results_eq($$SELECT source, initial_budget FROM funding WHERE project_code = 'P1'$$, $$VALUES ('财政', '8.65'::wanyuan)$$,
	'and money');

-- What is no figure is none.
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, stated_rate, stated_total) VALUES
	('2025.5', 'P3', '#REF!', '1', '97.35%%', '92%'), ('######', 'P4', '#NAME?', '1', '#DIV/0!', '%');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, level3, target, actual, full_mark, self_points) VALUES
	('2025', 'P1', '1', '##', '#VALUE!', '#N/A', '10%', 'Err:502'), ('2025', 'P1', '2', '# 1', '#1楼', '#N/A 不适用', '10', '10');
INSERT INTO staging_funding (fiscal_year, project_code, source, executed) VALUES ('2025', 'P1', '#NUM!', '###');
SELECT results_eq($$SELECT table_name, sheet_row, column_name, literal, reason LIKE '%Excel%' FROM check_staging('l')$$, $$VALUES
	('project', 2::bigint, 'fiscal_year', '2025.5', false), ('project', 2, 'name', '#REF!', true), ('project', 2, 'stated_rate',
		'97.35%%', false),
	('project', 2, 'stated_total', '92%', false),
	('project', 3, 'fiscal_year', '######', true), ('project', 3, 'name', '#NAME?', true), ('project', 3, 'stated_rate', '#DIV/0!',
		true), ('project', 3, 'stated_total', '%', false),
	('funding', 2, 'executed', '###', true), ('funding', 2, 'source', '#NUM!', true),
	('indicator', 2, 'actual', '#N/A', true), ('indicator', 2, 'full_mark', '10%', false), ('indicator', 2, 'level3', '##', true),
	('indicator', 2, 'self_points', 'Err:502', true), ('indicator', 2, 'target', '#VALUE!', true)$$,
		'what Excel could not compute or show is said to be that');

-- another role
CREATE ROLE clerk;
GRANT USAGE ON SCHEMA l TO clerk;
GRANT SELECT, INSERT ON staging_scheme_part TO clerk;
SET LOCAL ROLE clerk;
SELECT throws_ok($$INSERT INTO l.staging_scheme_part VALUES ('a')$$, '42501', NULL, 'numbering needs the sequence');
RESET ROLE;
GRANT UPDATE ON SEQUENCE staging_scheme_part_sheet_row_seq TO clerk;
SET LOCAL ROLE clerk;
SELECT lives_ok($$INSERT INTO l.staging_scheme_part VALUES ('a')$$, 'and nothing more');
RESET ROLE;

-- one that loads, with the rights that docs/loading.md names and no other
SELECT create_ledger('desk'), create_staging('desk') \g /dev/null
INSERT INTO desk.department VALUES ('1', '局', NULL);
INSERT INTO desk.staging_project (fiscal_year, project_code, name, department_code) VALUES ('2024', 'a', '甲', '1');
INSERT INTO desk.staging_funding (fiscal_year, project_code, source, executed) VALUES ('2024', 'a', '财政', '1');
INSERT INTO desk.staging_indicator (fiscal_year, project_code, seq, target, actual) VALUES ('2024', 'a', '1', '95%以上', '９６％');
CREATE FUNCTION pg_temp.grant_desk(rights text, tables text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	relation regclass;
BEGIN
	FOR relation IN SELECT oid FROM pg_class WHERE relnamespace = 'desk'::regnamespace AND relkind = 'r' AND relname ~ tables LOOP
		EXECUTE format('GRANT %s ON %s TO clerk', rights, relation);
	END LOOP;
END $$;
GRANT USAGE ON SCHEMA desk TO clerk;
SELECT pg_temp.grant_desk('SELECT, TRUNCATE', '^staging_'), pg_temp.grant_desk('SELECT, INSERT', '^(project|funding|indicator)$'),
	pg_temp.grant_desk('SELECT', '^(department|scheme|project_kind)$') \g /dev/null
SAVEPOINT loads;
SET LOCAL ROLE clerk;
SELECT is_empty($$SELECT * FROM check_staging('desk')$$, 'it may check');
SELECT results_eq($$SELECT * FROM load_staging('desk')$$, $$VALUES ('project', 1::bigint), ('funding', 1), ('indicator', 1)$$,
	'and load');
RESET ROLE;
SELECT is((SELECT count(*) FROM desk.load_history) + (SELECT count(*) FROM desk.indicator_text), 0::bigint,
	'and is not written down');
ROLLBACK TO loads;
SELECT pg_temp.grant_desk('SELECT, INSERT', '^load_history'),
	pg_temp.grant_desk('SELECT, INSERT, UPDATE', '^indicator_text$') \g /dev/null
SET LOCAL ROLE clerk;
SELECT lives_ok($$SELECT * FROM load_staging('desk')$$, 'with more rights');
RESET ROLE;
SELECT results_eq('SELECT key, target, actual FROM desk.load_history_row r JOIN desk.indicator_text t ON r.key = '
	'ARRAY[t.fiscal_year::text, t.project_code, t.seq::text] WHERE table_name = ''indicator''',
	$$VALUES ('{2024,a,1}'::text[], '95%以上', '９６％')$$, 'it is written down, and how the cells were written');

ALTER TABLE staging_scheme DROP sheet_row;
SELECT throws_ok($$SELECT * FROM check_staging('l')$$,
	'42703', 'staging table l.staging_scheme has no column sheet_row', 'a staging table of an earlier version');

-- a sheet that is not needed need not be there
DROP TABLE staging_project, staging_scheme;
INSERT INTO staging_funding (fiscal_year, project_code, source) VALUES ('2024', 'a', '自筹'), ('2024', 'nobody', '自筹');
SELECT results_eq($$SELECT literal FROM check_staging('l') WHERE table_name = 'funding'
	AND column_name = 'fiscal_year, project_code'$$, $$VALUES ('2024, nobody')$$, 'without the staging table that is referred to');

SELECT * FROM finish();
ROLLBACK;

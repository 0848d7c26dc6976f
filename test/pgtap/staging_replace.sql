-- A corrected file: rows in the place of rows, rows that are gone, from where a
-- row came, and the last load undone.
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

-- each file's rows count from 2
SET LOCAL perfeval.file = 'projects.csv';
INSERT INTO staging_project (fiscal_year, project_code, name, department_code, kind, stated_total) VALUES
	('2024', 'a', 'A', 'd', '转移支付', '90'), ('2024', 'b', 'B', 'd', NULL, '80'), ('2024', 'c', 'C', 'd', NULL, NULL);
SET LOCAL perfeval.file = 'funding.csv';
INSERT INTO staging_funding (fiscal_year, project_code, source, initial_budget, executed) VALUES
	('2024', 'a', '中央', '10', '9'), ('2024', 'a', '省级', '5', '5'), ('2024', 'b', '省级', '7', '6'), ('2024', 'c', '省级', '1',
		'1');
SET LOCAL perfeval.file = 'more.csv';
INSERT INTO staging_funding (fiscal_year, project_code, source, executed) VALUES ('2024', 'b', '市级', '3');
SELECT results_eq('SELECT file, sheet_row FROM staging_funding ORDER BY source, project_code', $$VALUES
	('funding.csv', 2::bigint), ('more.csv', 2), ('funding.csv', 3), ('funding.csv', 4), ('funding.csv', 5)$$,
		'each file is numbered for itself');
SELECT is(pg_temp.loads(false), 'project 3, funding 5', 'a first load');
SELECT results_eq($$SELECT file, sheet_row, loaded_by = session_user FROM loaded_from('l', 'funding', '2024', 'b', '市级')$$,
	$$VALUES ('more.csv', 2::bigint, true)$$, 'from where a row came');
SELECT results_eq($$SELECT file, sheet_row FROM loaded_from('l', 'department', 'd')$$, $$VALUES (NULL::text, NULL::bigint)$$,
	'of one that was not loaded nothing is known');

-- without replace a key that is there is bad, with it it is replaced
SET LOCAL perfeval.file = 'funding.csv';
INSERT INTO staging_funding (fiscal_year, project_code, source, executed)
	VALUES ('2024', 'a', '中央', '9.5'), ('2024', 'b', '省级', NULL), ('2024', 'c', '县级', '2');
SELECT results_eq($$SELECT literal FROM check_staging('l')$$, $$VALUES ('2024, a, 中央'), ('2024, b, 省级')$$,
	'keys that the ledger has');
SELECT throws_ok($$SELECT * FROM load_staging('l')$$, '22000', '2 cells of the staging tables cannot be loaded', 'as before');
SELECT is_empty($$SELECT * FROM check_staging_files('l', '万元', true)$$, 'to be replaced they are in order');
SELECT is(pg_temp.loads(true), 'funding 3', 'and are loaded');
SELECT results_eq('SELECT project_code, source, initial_budget::numeric, executed::numeric FROM funding ORDER BY 1, 2', $$VALUES
	('a', '中央', 10::numeric, 9.5), ('b', '市级', NULL, 3), ('b', '省级', 7, NULL), ('c', '县级', NULL, 2)$$,
	'what the file lacks stays, an empty cell is empty, rows that are gone are gone, those of another file stay');
SELECT results_eq($$SELECT table_name, action, count(*) FROM load_history_row WHERE load_no = (SELECT max(load_no)
	FROM load_history) GROUP BY 1, 2 ORDER BY 2$$,
	$$VALUES ('funding', '删除', 2::bigint), ('funding', '新增', 1), ('funding', '替换', 2)$$, 'all of it is written down');
SELECT results_eq($$SELECT * FROM undo_load('l')$$, $$VALUES ('funding', 5::bigint)$$, 'and taken back');
SELECT results_eq('SELECT project_code, source, initial_budget::numeric, executed::numeric FROM funding ORDER BY 1, 2', $$VALUES
	('a', '中央', 10::numeric, 9::numeric), ('a', '省级', 5, 5), ('b', '市级', NULL, 3), ('b', '省级', 7, 6), ('c', '省级', 1, 1)$$,
		'as it was');
SELECT results_eq($$SELECT file, sheet_row FROM loaded_from('l', 'funding', '2024', 'a', '中央')$$,
	$$VALUES ('funding.csv', 2::bigint)$$, 'from where it came, too');

-- a row that is gone but referred to stays, and is told
SET LOCAL perfeval.file = 'projects.csv';
INSERT INTO staging_project (fiscal_year, project_code, name, department_code) VALUES ('2024', 'b', '乙', 'd');
SELECT results_eq($$SELECT file, table_name, literal, severity FROM check_staging_files('l', '万元', true)$$, $$VALUES
	('projects.csv', 'project', '2024, a', '请核对'), ('projects.csv', 'project', '2024, c', '请核对')$$, 'they have funding');
DELETE FROM funding WHERE project_code = 'c';
SELECT results_eq($$SELECT literal FROM check_staging_files('l', '万元', true)$$, $$VALUES ('2024, a')$$, 'one has none any more');
SELECT is(pg_temp.loads(true), 'project 1', 'that is no reason not to load');
SELECT results_eq('SELECT project_code, name, kind, stated_total FROM project ORDER BY 1',
	$$VALUES ('a', 'A', '转移支付', 90::numeric), ('b', '乙', '项目', 80)$$, 'the other is deleted');

-- projects and their funding gone together
SET LOCAL perfeval.file = 'both.csv';
INSERT INTO staging_project (fiscal_year, project_code, name, department_code)
	VALUES ('2023', 'x', 'X', 'd'), ('2023', 'y', 'Y', 'd');
INSERT INTO staging_funding (fiscal_year, project_code, source) VALUES ('2023', 'x', '省级'), ('2023', 'y', '省级');
SELECT is(pg_temp.loads(true), 'project 2, funding 2', 'a file with two tables');
INSERT INTO staging_project (fiscal_year, project_code, name, department_code) VALUES ('2023', 'x', 'X', 'd');
INSERT INTO staging_funding (fiscal_year, project_code, source) VALUES ('2023', 'x', '省级');
SELECT is_empty($$SELECT * FROM check_staging_files('l', '万元', true)$$, 'what refers to it is gone as well');
SELECT is(pg_temp.loads(true), 'project 1, funding 1', 'the same without one of them');
SELECT results_eq('SELECT project_code FROM project WHERE fiscal_year = 2023', $$VALUES ('x')$$, 'both its rows are gone');

-- departments below one another, both gone
SET LOCAL perfeval.file = 'tree.csv';
INSERT INTO staging_department VALUES ('1', '一', NULL), ('11', '一一', '1'), ('111', '一一一', '11'), ('2', '二', NULL);
SELECT is(pg_temp.loads(true), 'department 4', 'a tree');
INSERT INTO staging_department VALUES ('2', '二', NULL);
SELECT is(pg_temp.loads(true), 'department 1', 'cut down');
SELECT results_eq($$SELECT code FROM department WHERE code < '3' ORDER BY 1$$, $$VALUES ('2')$$, 'from the leaves');
SELECT results_eq($$SELECT * FROM undo_load('l')$$, $$VALUES ('department', 4::bigint)$$, 'undone');
SELECT results_eq($$SELECT code, parent_code FROM department WHERE code < '3' ORDER BY 1$$,
	$$VALUES ('1', NULL), ('11', '1'), ('111', '11'), ('2', NULL)$$, 'it stands again');

-- a file without a name replaces, and deletes nothing
SET LOCAL perfeval.file = '';
INSERT INTO staging_department VALUES ('3', '三', NULL), ('4', '四', NULL);
SELECT is(pg_temp.loads(true), 'department 2', 'no name');
INSERT INTO staging_department VALUES ('3', '叁', NULL);
SELECT is(pg_temp.loads(true), 'department 1', 'again');
SELECT results_eq($$SELECT code, name FROM department WHERE code IN ('3', '4') ORDER BY 1$$, $$VALUES ('3', '叁'), ('4', '四')$$,
	'the other row may be another file''s');
-- twice in one file is an error also then
INSERT INTO staging_department VALUES ('3', 'x', NULL), ('3', 'y', NULL);
SELECT throws_ok($$SELECT * FROM load_staging('l', '万元', true)$$,
	'22000', '1 cells of the staging tables cannot be loaded', 'a key twice');
TRUNCATE staging_department;

-- undone only what is as it was left
UPDATE department SET name = '3' WHERE code = '3';
SELECT throws_ok($$SELECT * FROM undo_load('l')$$, '55000', NULL, 'a row was changed since');
SELECT is((SELECT name FROM department WHERE code = '3'), '3', 'nothing is undone');
SELECT create_ledger('m'), create_staging('m') \g /dev/null
SELECT throws_ok($$SELECT * FROM undo_load('m')$$, '55000', 'no load of schema m is left to undo', 'nothing to undo');
INSERT INTO m.staging_department VALUES ('1', '一', NULL);
SELECT * FROM load_staging('m') \g /dev/null
INSERT INTO m.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'p', 'P', '1');
SELECT throws_ok($$SELECT * FROM undo_load('m')$$, '23503', NULL, 'what came later refers to it');

-- loads are undone one after the other: what comes back is as the load before left it, or as a person changed it behind that
-- load.  In transactions of their own, as xmin tells them apart.
SELECT create_ledger('o'), create_staging('o') \g /dev/null
CREATE FUNCTION pg_temp.undone() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT string_agg(table_name || ' ' || rows, ', ') FROM undo_load('o'));
EXCEPTION WHEN object_not_in_prerequisite_state THEN
	RETURN SQLERRM;
END $$;
CREATE FUNCTION pg_temp.loads_tree(VARIADIC rows text[]) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO o.staging_department SELECT split_part(r, ' ', 1), split_part(r, ' ', 2) FROM unnest(rows) AS r;
	RETURN (SELECT string_agg(table_name || ' ' || l.rows, ', ') FROM load_staging('o', '万元', true) l);
EXCEPTION WHEN division_by_zero THEN	-- a subtransaction
	RETURN '';
END $$;
CREATE FUNCTION pg_temp.tree() RETURNS text LANGUAGE sql AS
$$SELECT string_agg(code || ' ' || name, ', ' ORDER BY code) FROM o.department$$;
SELECT set_config('perfeval.file', 'tree.csv', true) \g /dev/null
SELECT pg_temp.loads_tree('1 甲', '2 乙', '3 丙') \g /dev/null
SELECT pg_temp.loads_tree('1 甲二', '2 乙') \g /dev/null
SELECT pg_temp.loads_tree('1 甲三', '2 乙三', '4 丁') \g /dev/null
SELECT is(pg_temp.tree(), '1 甲三, 2 乙三, 4 丁', 'three loads of a file');
SELECT is(pg_temp.undone(), 'department 3', 'the third is undone');
SELECT is(pg_temp.tree(), '1 甲二, 2 乙', 'as the second left it');
SELECT is(pg_temp.undone(), 'department 3', 'and the second');
SELECT is(pg_temp.tree(), '1 甲, 2 乙, 3 丙', 'as the first left it');
SELECT pg_temp.loads_tree('1 甲四', '2 乙', '3 丙') \g /dev/null
SELECT is(pg_temp.undone(), 'department 3', 'a load behind them');
SELECT is(pg_temp.undone(), 'department 3', 'and the first');
SELECT is(pg_temp.tree(), NULL, 'nothing is left');
SELECT pg_temp.loads_tree('1 甲', '2 乙') \g /dev/null
SAVEPOINT written;
UPDATE o.department SET name = '乙改' WHERE code = '2';
RELEASE written;
SELECT pg_temp.loads_tree('1 甲二', '2 乙二') \g /dev/null
SELECT is(pg_temp.undone(), 'department 2', 'a load over a row that was changed by hand');
SELECT is(pg_temp.tree(), '1 甲, 2 乙改', 'which comes back as it was changed');
SELECT matches(pg_temp.undone(), 'cannot be undone', 'and keeps the load before from being undone');

-- a ledger of an older version has no history: loads as before, replaces nothing
DROP TABLE m.load_history, m.load_history_row;
INSERT INTO m.staging_department VALUES ('2', '二', NULL);
SELECT throws_ok($$SELECT * FROM load_staging('m', '万元', true)$$, '55000', NULL, 'no replacing');
SELECT results_eq($$SELECT * FROM load_staging('m')$$, $$VALUES ('department', 1::bigint)$$, 'but a load');

-- unknown literals still name what they named
SELECT lives_ok($$SELECT * FROM check_staging('l', 'funding', '元')$$, 'one table by literals');
SELECT lives_ok($$SELECT * FROM check_staging('l', '元')$$, 'all tables');
SELECT lives_ok($$SELECT * FROM load_staging('l', '元')$$, 'a load');

-- unique values beside the key change places
SELECT create_ledger('u'), create_staging('u') \g /dev/null
SET LOCAL search_path TO u, public;
CREATE FUNCTION pg_temp.puts() RETURNS text LANGUAGE sql AS
$$SELECT string_agg(table_name || ' ' || rows, ', ') FROM load_staging('u', '万元', true)$$;
ALTER TABLE department ADD CONSTRAINT department_name_unique UNIQUE (name), ADD short text UNIQUE,
	ADD founded date DEFAULT '2000-01-01';
INSERT INTO department (code, name, parent_code, short, founded)
	VALUES ('a', '甲', NULL, '1', '1999-09-09'), ('b', '乙', 'a', '2', NULL), ('c', '丙', 'a', '3', '2001-01-01');
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 'p', 'P', 'b');
CREATE TEMP TABLE was AS TABLE department;
SET LOCAL perfeval.file = 'swap.csv';
INSERT INTO staging_department (code, name, parent_code)
	VALUES ('a', '丙', ''), ('b', '甲', 'a'), ('c', '乙', 'b'), ('d', '丁', 'c');
SELECT is_empty($$SELECT * FROM check_staging_files('u', '万元', true)$$, 'three names go round');
SELECT is(pg_temp.puts(), 'department 4', 'and are loaded');
SELECT results_eq('SELECT code, name, parent_code, short, founded FROM department ORDER BY 1', $$VALUES
	('a', '丙', NULL, '1', '1999-09-09'::date), ('b', '甲', 'a', '2', NULL), ('c', '乙', 'b', '3', '2001-01-01'),
	('d', '丁', 'c', NULL, '2000-01-01')$$, 'what the file lacks stays');
SELECT results_eq($$SELECT * FROM undo_load('u')$$, $$VALUES ('department', 4::bigint)$$, 'and back');
SELECT set_eq('TABLE department', 'TABLE was', 'as it was');
INSERT INTO staging_department (code, name) VALUES ('a', '丙'), ('b', '丙'), ('c', '乙');
SELECT results_eq($$SELECT column_name, literal FROM check_staging_files('u', '万元', true)$$, $$VALUES ('name', '丙')$$,
	'one name for two is told');
SELECT throws_ok('SELECT pg_temp.puts()', '22000', NULL, 'and refused');
TRUNCATE staging_department;
-- a row that was changed since, as all are after a dump and restore
INSERT INTO staging_department (code, name) VALUES ('c', '新丙');
SELECT is(pg_temp.puts(), 'department 1', 'another load');
UPDATE department SET founded = founded;
SELECT throws_ok($$SELECT * FROM undo_load('u')$$, '55000', NULL, 'changed since');
SELECT results_eq($$SELECT * FROM undo_load('u', true)$$, $$VALUES ('department', 1::bigint)$$, 'undone by who says so');
SELECT set_eq('TABLE department', 'TABLE was', 'as it was once more');

-- where a reference follows what is updated or deleted, rows cannot be put back at once
CREATE TABLE u.branch (id int, department text);
CREATE FUNCTION pg_temp.swap(reference text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	DELETE FROM branch;
	INSERT INTO branch SELECT 1, CASE WHEN reference LIKE '%(name)%' THEN '甲' ELSE 'a' END;
	EXECUTE 'ALTER TABLE branch ADD CONSTRAINT branch_of FOREIGN KEY (department) REFERENCES department ' || reference;
	INSERT INTO staging_department (code, name) VALUES ('a', '乙'), ('b', '甲');
	answer := (SELECT count(*) FROM check_staging_files('u', '万元', true) f WHERE f.reason ~ 'name_unique.*branch_of') || ' ';
	BEGIN
		answer := answer || pg_temp.puts() || (SELECT b.department FROM branch b);
		RAISE EXCEPTION 'back';
	EXCEPTION WHEN OTHERS THEN
		IF SQLERRM <> 'back' THEN
			answer := answer || SQLSTATE || ' ' || SQLERRM;
		END IF;
	END;
	TRUNCATE staging_department;
	ALTER TABLE branch DROP CONSTRAINT branch_of;
	RETURN answer;
END $$;
SELECT is(pg_temp.swap(r.reference), r.answer, 'REFERENCES department ' || r.reference) FROM (VALUES
	('(code)', '0 department 2a'), ('(code) ON UPDATE CASCADE', '0 department 2a'), ('(name)', '0 department 2甲'),
	('(name) ON UPDATE CASCADE', '2 55000 rows of u.department cannot exchange values of department_name_unique'),
	('(code) ON DELETE CASCADE', '2 55000 rows of u.department cannot exchange values of department_name_unique'),
	('(name) ON DELETE RESTRICT', '2 55000 rows of u.department cannot exchange values of department_name_unique'),
	('(code) ON UPDATE CASCADE ON DELETE SET NULL',
		'2 55000 rows of u.department cannot exchange values of department_name_unique')) AS r (reference, answer);
ALTER TABLE department DROP CONSTRAINT department_name_unique, ADD CONSTRAINT department_name_unique UNIQUE (name) DEFERRABLE;
SELECT is(pg_temp.swap('(code) ON DELETE CASCADE'), '0 department 2a', 'a deferrable one is looked at behind the statement');
ALTER TABLE department DROP CONSTRAINT department_name_unique, ADD CONSTRAINT department_name_unique UNIQUE (name);
UPDATE branch SET department = '甲';
ALTER TABLE branch ADD CONSTRAINT branch_of FOREIGN KEY (department) REFERENCES department (name) ON UPDATE CASCADE;
INSERT INTO staging_department (code, name) VALUES ('a', '甲乙'), ('b', '甲');
SELECT is(pg_temp.puts(), 'department 2', 'a value that nobody has comes first');
SELECT is((SELECT department FROM branch), '甲乙', 'and is followed');

-- whatever a load wrote into any table undo_load takes back
SELECT create_ledger('w'), create_staging('w') \g /dev/null
SET LOCAL search_path TO w, public;
INSERT INTO department VALUES ('d', '局', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 'a', '甲', 'd');
CREATE FUNCTION pg_temp.rows_of_all() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	relation name;
	rows text;
	answer text := '';
BEGIN
	FOR relation IN SELECT t FROM ledger_tables() t WHERE t NOT LIKE 'load_history%' LOOP
		EXECUTE format('SELECT string_agg(t::text, E''\n'' ORDER BY t::text) FROM w.%I t', relation) INTO rows;
		answer := answer || concat(relation, E'\n', rows, E'\n');
	END LOOP;
	RETURN answer;
END $$;
SET LOCAL perfeval.file = 'printed.csv';
SELECT pg_temp.rows_of_all() AS before \gset
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual)
	VALUES ('2024', 'a', '1', '12个月', '1年'), ('2024', 'a', '2', '大于3 次', '4次'), ('2024', 'a', '3', '≥1个', '1个');
SELECT results_eq($$SELECT * FROM load_staging('w')$$, $$VALUES ('indicator', 3::bigint)$$,
	'cells that print otherwise are loaded');
SELECT set_eq('SELECT seq, target FROM indicator_text', $$VALUES (1, '12个月'), (2, '大于3 次')$$, 'and kept as they were printed');
SELECT results_eq($$SELECT * FROM undo_load('w')$$, $$VALUES ('indicator', 3::bigint)$$, 'undone');
SELECT is(pg_temp.rows_of_all(), :'before', 'nothing is left of it');
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual)
	VALUES ('2024', 'a', '1', '12个月', '1年'), ('2024', 'a', '2', '大于3 次', '4次'), ('2024', 'a', '3', '≥1个', '1个');
SELECT load_staging('w') \g /dev/null
SELECT pg_temp.rows_of_all() AS before \gset
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual)
	VALUES ('2024', 'a', '1', '24个月', '2年'), ('2024', 'a', '4', '大于5 次', '6次');
SELECT load_staging('w', '万元', true) \g /dev/null
SELECT set_eq('SELECT seq, target, actual FROM indicator_text', $$VALUES (1, '24个月', '2年'), (4, '大于5 次', '6次')$$,
	'replaced, with what the file no longer has gone');
SELECT results_eq($$SELECT * FROM undo_load('w')$$, $$VALUES ('indicator', 4::bigint)$$, 'undone');
SELECT is(pg_temp.rows_of_all(), :'before', 'all is as it was');
SELECT results_eq($$SELECT * FROM undo_load('w')$$, $$VALUES ('indicator', 3::bigint)$$, 'and the load before it');
SELECT is_empty('TABLE indicator_text', 'likewise');

SELECT * FROM finish();
ROLLBACK;

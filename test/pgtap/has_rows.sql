-- A table that certainly has no rows is told by its size, once a query.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(15);

CREATE TABLE plain (n integer);
CREATE TABLE parent (n integer);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE divided (n integer) PARTITION BY RANGE (n);
CREATE VIEW seen AS SELECT 1 AS n;
CREATE TYPE pair AS (a integer, b integer);
SELECT ok(NOT has_rows(NULL::plain), 'a table without a page');
SELECT ok(has_rows(NULL::parent), 'rows may stand in a child');
SELECT ok(has_rows(NULL::divided), 'or in a partition');
SELECT ok(has_rows(NULL::seen), 'a view has no pages');
SELECT ok(has_rows(NULL::pair), 'a type of no table');
SELECT ok(has_rows(1.5), 'no row at all');
SELECT results_eq($$SELECT has_rows(r) FROM unnest('{plain,parent,divided,seen,pg_class,plain}'::regclass[]) AS r$$,
	ARRAY[false, true, true, true, true, false], 'a table by its name, each of several');
SELECT ok(has_rows(NULL::regclass), 'no table');
INSERT INTO plain VALUES (1);
SELECT ok(has_rows(NULL::plain), 'a row of this very transaction');
DELETE FROM plain;
SELECT ok(has_rows(NULL::plain), 'one that others may still see');
TRUNCATE plain;
SELECT ok(NOT has_rows(NULL::plain), 'truncated');

-- what stands beside a row is found as soon as it is there
SELECT create_ledger('l') \g /dev/null
INSERT INTO l.department VALUES ('1', '甲', NULL);
INSERT INTO l.project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2024, 'p', '项目', '1', 'default');
INSERT INTO l.indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points) VALUES
	(2024, 'p', 1, '产出指标', '3%', '6%', 90, 90);
PREPARE points AS SELECT rule_indicator_points FROM l.project_score;
SELECT results_eq('EXECUTE points', 'VALUES (90.00)', 'without details');
INSERT INTO l.indicator_detail (fiscal_year, project_code, seq, direction) VALUES (2024, 'p', 1, '反向');
SELECT results_eq('EXECUTE points', 'VALUES (0.00)', 'with one that came after the statement was prepared');
SELECT is(count(*)::integer, 0, 'no view names a table of another ledger')
FROM pg_views WHERE schemaname = 'l' AND definition ~ 'has_rows' AND definition !~ 'has_rows\(''l\.';
ALTER SCHEMA l RENAME TO m;
SELECT results_eq('SELECT rule_indicator_points FROM m.project_score', 'VALUES (0.00)', 'a schema that was renamed');

SELECT * FROM finish();
ROLLBACK;

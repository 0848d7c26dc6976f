-- Departments add up to those above them, whatever the shape of the tree: random
-- trees with circles, and years in which units stood elsewhere, against sums over
-- the pairs of departments and those above them.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(25);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;

-- Expected: the pairs, by years, as parents differ; UNION ends at a circle.
CREATE VIEW place AS
SELECT y AS fiscal_year, d.code, CASE WHEN o.code IS NULL THEN d.parent_code ELSE o.parent_code END AS parent_code
FROM generate_series(2021, 2024) AS y
CROSS JOIN department d
LEFT JOIN department_year o ON o.fiscal_year = y AND o.code = d.code;

CREATE VIEW pair AS
WITH RECURSIVE line (fiscal_year, code, above) AS (
	SELECT fiscal_year, code, code FROM place
	UNION
	SELECT l.fiscal_year, l.code, p.parent_code
	FROM line l
	JOIN place p ON p.fiscal_year = l.fiscal_year AND p.code = l.above
	WHERE p.parent_code IS NOT NULL
)
SELECT l.fiscal_year, l.code, l.above, p.parent_code AS parent_of_above
FROM line l
JOIN place p ON p.fiscal_year = l.fiscal_year AND p.code = l.above;

CREATE VIEW by_pairs AS
WITH pair AS MATERIALIZED (SELECT * FROM pair)
SELECT p.fiscal_year, l.above AS department_code, l.parent_of_above AS parent_code, t.depth, count(*)::integer AS projects,
	sum(p.full_year_budget_wan) AS budget_wan, sum(p.executed_wan) AS executed_wan
FROM (SELECT * FROM project_score OFFSET 0) p
JOIN pair l ON l.fiscal_year = p.fiscal_year AND l.code = p.department_code
JOIN (
	-- the line of one that is not in or below a circle ends at the top
	SELECT fiscal_year, code, CASE WHEN bool_or(parent_of_above IS NULL) THEN count(*)::integer END AS depth
	FROM pair
	GROUP BY 1, 2
) t ON t.fiscal_year = l.fiscal_year AND t.code = l.above
GROUP BY 1, 2, 3, 4;

CREATE FUNCTION pg_temp.grow(departments integer, seed double precision, circles boolean, moves integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM setseed(seed);
	DELETE FROM department_year; DELETE FROM monthly_execution; DELETE FROM project_round; DELETE FROM funding; DELETE FROM project;
	UPDATE department SET parent_code = NULL; DELETE FROM department;
	INSERT INTO department SELECT 'd' || i, '单位' || i FROM generate_series(1, departments) AS i ORDER BY random();
	UPDATE department SET parent_code = 'd' || greatest(1, floor(random() * substr(code, 2)::integer)::integer)
	WHERE code <> 'd1' AND random() < 0.9;
	UPDATE department SET parent_code = NULL WHERE parent_code = code;
	IF circles THEN
		UPDATE department SET parent_code = 'd' || (1 + floor(random() * departments)::integer) WHERE random() < 0.2;
		UPDATE department SET parent_code = NULL WHERE parent_code = code;
	END IF;
	INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
	SELECT 2021 + i % 4, 'p' || i, '项目', 'd' || (1 + floor(random() * departments)::integer), 'default'
	FROM generate_series(1, departments * 2) AS i;
	INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
	SELECT fiscal_year, project_code, '财政', round((random() * 1000)::numeric, 2), round((random() * 900)::numeric, 2)
		FROM project;
	INSERT INTO monthly_execution SELECT fiscal_year, project_code, 6, '1' FROM project;
	INSERT INTO project_round (fiscal_year, project_code, round_no, round) SELECT fiscal_year, project_code, 1, '复核' FROM project;
	INSERT INTO department_year
	SELECT 2022 + i % 2, 'd' || (1 + i % departments), 'd' || (1 + floor(random() * departments)::integer)
		FROM generate_series(1, moves) AS i
	ON CONFLICT DO NOTHING;
EXCEPTION WHEN check_violation THEN
	PERFORM pg_temp.grow(departments, seed / 2, circles, moves);
END $$;

CREATE FUNCTION pg_temp.as_paired(what text, condition text DEFAULT 'true') RETURNS text LANGUAGE sql AS $$
SELECT set_eq(format('SELECT fiscal_year, department_code, parent_code, depth, projects, budget_wan, executed_wan FROM '
	'department_total WHERE %s', condition),
	format('SELECT * FROM by_pairs WHERE %s', condition), what)
$$;
-- whatever else is told of departments is told of the same ones below them in the year
CREATE FUNCTION pg_temp.others_as_paired(what text, condition text DEFAULT 'true') RETURNS SETOF text LANGUAGE sql AS $$
SELECT set_eq(format('SELECT fiscal_year, department_code, parent_code, projects, budget_wan FROM department_monitor WHERE %s',
		condition),
	format('SELECT fiscal_year, department_code, parent_code, projects, budget_wan FROM by_pairs WHERE %s', condition),
	what || ': its months')
UNION ALL
SELECT set_eq(format('SELECT fiscal_year, department_code, projects, budget_wan FROM department_round_total WHERE round = ''复核'''
		' AND %s', condition),
	format('SELECT fiscal_year, department_code, projects, budget_wan FROM by_pairs WHERE %s', condition), what || ': its rounds')
UNION ALL
SELECT set_eq(format('SELECT fiscal_year, department_code, count(*)::integer FROM by_pairs, unnest(xpath(''//t:table/@t:name'','
		' export_department(''l'', fiscal_year, department_code), '
		'''{{t,urn:oasis:names:tc:opendocument:xmlns:table:1.0}}'')) AS sheet WHERE %s GROUP BY 1, 2', condition),
	format('SELECT fiscal_year, department_code, projects FROM by_pairs WHERE %s', condition), what || ': its forms')
UNION ALL
SELECT set_eq(format('SELECT DISTINCT fiscal_year, department_code, sheet FROM by_pairs, '
		'unnest(regexp_split_to_array(report_html(''l'', fiscal_year, department_code), ''<figure'')) AS figure, '
		'unnest(regexp_split_to_array(figure, ''[<>]'')) AS sheet '
		'WHERE figure ~ ''下级部门执行率排名'' AND sheet ~ ''^\d+　单位'' AND %s', condition),
	format('SELECT b.fiscal_year, b.parent_code, b.place || ''　'' || d.name FROM (SELECT b.*, row_number() OVER (PARTITION BY '
		'b.fiscal_year, b.parent_code ORDER BY percent(b.executed_wan, b.budget_wan) DESC NULLS LAST, '
		'b.department_code COLLATE "C") AS place, count(*) OVER (PARTITION BY b.fiscal_year, b.parent_code) AS children '
		'FROM by_pairs b) b JOIN department d ON d.code = b.department_code WHERE b.children BETWEEN 2 AND 10 AND %s',
		replace(condition, 'department_code', 'b.parent_code')), what || ': those right below')
$$;
CREATE FUNCTION pg_temp.in_circles() RETURNS text LANGUAGE sql AS $$
SELECT set_eq($q$SELECT department_code FROM review_finding WHERE rule = 'department_cycle'$q$,
	$q$SELECT DISTINCT code FROM pair WHERE parent_of_above = code$q$, 'those in circles are told')
$$;

SELECT pg_temp.grow(40, 0.1, false, 0);
SELECT pg_temp.as_paired('a tree of 40');
SELECT pg_temp.grow(120, 0.2, false, 0);
SELECT pg_temp.as_paired('a tree of 120, more than is read one by one');
SELECT pg_temp.as_paired('a part of it', 'department_code < ''d15''');
SELECT pg_temp.as_paired('one department of it', 'department_code = ''d3''');
SELECT pg_temp.grow(60, 0.3, true, 0);
SELECT pg_temp.as_paired('circles among 60');
SELECT pg_temp.in_circles();
SELECT pg_temp.grow(120, 0.4, true, 0);
SELECT pg_temp.as_paired('circles among 120');
SELECT pg_temp.in_circles();
SELECT pg_temp.grow(50, 0.5, false, 20);
SELECT pg_temp.as_paired('moved in two years, of 50');
SELECT pg_temp.as_paired('one of them', 'department_code = ''d2''');
SELECT pg_temp.others_as_paired('moved in two years', 'department_code <= ''d20''');
SELECT pg_temp.grow(120, 0.6, true, 60);
SELECT pg_temp.as_paired('moved and circles, of 120');
SELECT pg_temp.others_as_paired('moved and circles', 'department_code < ''d12''');
SELECT pg_temp.in_circles();

-- a chain, and all below one; the order of the rows does not matter
DELETE FROM department_year; DELETE FROM monthly_execution; DELETE FROM project_round; DELETE FROM funding; DELETE FROM project;
UPDATE department SET parent_code = NULL; DELETE FROM department;
INSERT INTO department VALUES ('0', '单位', NULL);
INSERT INTO department SELECT i::text, '单位', (i - 1)::text FROM generate_series(1, 600) AS i;
INSERT INTO project (fiscal_year, project_code, name, department_code) SELECT 2024, i::text, '项目', i::text
	FROM generate_series(0, 600) AS i;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) SELECT 2024, i::text, '财政', 2, 1
	FROM generate_series(0, 600) AS i;
SELECT results_eq('SELECT department_code, depth, budget_wan FROM department_total ORDER BY department_code::integer',
	'SELECT i::text, i + 1, 2.0 * (601 - i) FROM generate_series(0, 600) AS i', 'a chain of 601');
UPDATE department SET parent_code = '0' WHERE code <> '0';
SELECT results_eq('SELECT department_code, depth, budget_wan FROM department_total ORDER BY department_code::integer',
	'SELECT i::text, CASE i WHEN 0 THEN 1 ELSE 2 END, CASE i WHEN 0 THEN 1202.0 ELSE 2.0 END FROM generate_series(0, 600) AS i',
	'600 below one');

-- two ledgers in one query; a department that is asked for twice
SELECT create_ledger('m') \g /dev/null
INSERT INTO m.department VALUES ('0', '别处', NULL);
INSERT INTO m.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'x', '项目', '0');
INSERT INTO m.funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'x', '财政', 7, 7);
SELECT results_eq('SELECT budget_wan FROM department_total WHERE department_code = ''0'' UNION ALL SELECT budget_wan FROM '
	'm.department_total',
	'VALUES (1202.0), (7.0)', 'two ledgers');
SELECT results_eq('SELECT t.budget_wan FROM (VALUES (''0''), (''5''), (''0'')) AS v (code) JOIN department_total t ON '
	't.department_code = v.code ORDER BY 1',
	'VALUES (2.0), (1202.0), (1202.0)', 'asked twice');

-- who may not read the rows below does not learn their sums
ALTER SCHEMA l RENAME TO renamed;
SELECT results_eq('SELECT budget_wan FROM renamed.department_total WHERE department_code = ''5''', 'VALUES (2.0)',
	'a renamed ledger');

SELECT * FROM finish();
ROLLBACK;

-- Rollups: trees of any depth and shape, cycles, 部门整体, unknown execution,
-- year on year.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(30);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;

-- a chain 1 - 2 - 3 - 4 - 5, a bush under 1, a department apart, and none in common by prefix
INSERT INTO department VALUES
	('1', '一', NULL), ('z2', '二', '1'), ('a3', '三', 'z2'), ('44', '四', 'a3'), ('5', '五', '44'),
	('b', '旁支', '1'), ('apart', '另一', NULL), ('empty', '无项目', '1');
CREATE FUNCTION pg_temp.project(year integer, code text, department text, budget wanyuan, executed wanyuan,
	full_mark numeric, self numeric, target perf_target DEFAULT '≥10', actual perf_value DEFAULT '10',
	kind text DEFAULT '项目') RETURNS void LANGUAGE sql AS $$
	INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind, scheme_code)
	VALUES (year, code, code, department, kind, 'default');
	INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, executed)
	VALUES (year, code, '财政', budget, executed);
	INSERT INTO l.indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points)
	VALUES (year, code, 1, target, actual, full_mark, self) $$;
SELECT
	pg_temp.project(2024, 'p1', '1', '100', '100', 90, 90),							-- 100, by the rules 100
	pg_temp.project(2024, 'p2', 'z2', '300', '150', 90, 75),						-- 5 + 75 = 80; 95
	pg_temp.project(2024, 'p4', '44', '50', '0', 90, 70, '≥10', '5'),				-- 70; 45
	pg_temp.project(2024, 'p5', '5', '50', NULL, 90, 90),							-- money unknown: no total
	pg_temp.project(2024, 'pb', 'b', '200', '180', NULL, NULL),						-- no points
	pg_temp.project(2024, 'pa', 'apart', '10', '10', 90, 45),						-- 55; 100
	pg_temp.project(2024, 'w1', '1', '1000', '990', 90, 85.1, kind => '部门整体'),	-- 9.9 + 85.1 = 95; 99.9
	pg_temp.project(2024, 'w2', 'z2', '400', '100', 90, 90, kind => '部门整体'),	-- 2.5 + 90 = 92.5
	pg_temp.project(2023, 'p1', '1', '80', '60', 90, 85.5),							-- 7.5 + 85.5 = 93
	pg_temp.project(2023, 'pa', 'apart', '0', '0', 90, 80) \g /dev/null

SELECT results_eq(
	'SELECT department_code, parent_code, depth, projects, budget_wan FROM department_total WHERE fiscal_year = 2024 ORDER BY '
	'department_code',
	$$VALUES ('1', NULL, 1, 5, 700::numeric), ('44', 'a3', 4, 2, 100), ('5', '44', 5, 1, 50), ('a3', 'z2', 3, 2, 100),
		('apart', NULL, 1, 1, 10), ('b', '1', 2, 1, 200), ('z2', '1', 2, 3, 400)$$,
	'every node has all below it, whatever the shape of the codes');
-- executed 100 + 150 + 0 + 180; rate without p5: 430 / 650 = 66.1538 %; balance 0 + 150 + 50 + 20
SELECT results_eq(
	$$SELECT executed_wan, balance_wan, execution_rate_pct, unknown_execution FROM department_total WHERE department_code = '1'
		AND fiscal_year = 2024$$,
	'VALUES (430::numeric, 220::numeric, 66.15, 1)', 'unknown execution is counted and left out of the rate');
-- self: (100 + 80 + 70) / 3; (100·100 + 80·300 + 70·50) / 450; rules: (100 + 95 + 45) / 3; (10000 + 28500 + 2250) / 450
SELECT results_eq(
	$$SELECT self_mean_score, self_weighted_score, rule_mean_score, rule_weighted_score FROM department_total
		WHERE department_code = '1' AND fiscal_year = 2024$$,
	'VALUES (83.333, 83.333, 80.000, 90.556)', 'means of the projects that have points and budget points');
SELECT results_eq(
	$$SELECT self_excellent, self_good, self_fair, self_poor, rule_excellent, rule_good, rule_fair, rule_poor FROM department_total
		WHERE department_code = '1' AND fiscal_year = 2024$$,
	'VALUES (1, 1, 1, 0, 2, 0, 0, 1)', 'grades of the same');
SELECT results_eq(
	$$SELECT self_poor, rule_excellent, self_mean_score FROM department_total WHERE department_code = 'apart'
		AND fiscal_year = 2024$$,
	'VALUES (1, 1, 55.000)', 'another tree is another total');
SELECT results_eq(
	$$SELECT department_code, own_budget_wan, own_self_score, own_rule_score FROM department_total WHERE own_budget_wan IS NOT NULL
		ORDER BY 1$$,
	$$VALUES ('1', 1000::numeric, 95.000, 99.900), ('z2', 400, 92.500, 92.500)$$,
	'部门整体 stands beside its department and is added nowhere');
SELECT results_eq(
	$$SELECT projects, budget_wan, self_mean_score, self_weighted_score, self_excellent, self_poor, execution_rate_pct,
		undecided_indicators FROM department_total WHERE department_code = 'b'$$,
	'VALUES (1, 200::numeric, NULL::numeric, NULL::numeric, 0, 0, 90.00, 0)', 'without points: money, but no mean and no grade');
SELECT is_empty($$SELECT * FROM department_total WHERE department_code = 'empty'$$, 'no projects, no row');
SELECT results_eq(
	$$SELECT execution_rate_pct, self_mean_score, unknown_execution FROM department_total WHERE department_code = 'apart'
		AND fiscal_year = 2023$$,
	'VALUES (NULL::numeric, NULL::numeric, 0)', 'a zero budget has no rate, and is known');
SELECT results_eq('SELECT * FROM department_total WHERE department_code = $$z2$$',
	'SELECT * FROM (SELECT * FROM department_total OFFSET 0) t WHERE department_code = $$z2$$',
		'one asked for alone is the same as among all');
SELECT results_eq('SELECT * FROM department_total WHERE fiscal_year = 2023 ORDER BY department_code',
	'SELECT * FROM (SELECT * FROM department_total OFFSET 0) t WHERE fiscal_year = 2023 ORDER BY department_code',
		'one year likewise');
SELECT results_eq(
	$$SELECT "全年预算数", "自评平均分", "自评优", "部门整体预算数" FROM "部门绩效汇总表" WHERE "部门代码" = '1'
		AND "预算年度" = 2024$$,
	'VALUES (700::numeric, 83.333, 1, 1000::numeric)', 'the summary form');

-- the same project and department a year later
SELECT results_eq(
	$$SELECT project_code, budget_wan, prior_budget_wan, budget_growth_pct, executed_growth_pct, execution_rate_pct,
		prior_execution_rate_pct, self_score, prior_self_score, self_score_change
	  FROM project_year_on_year ORDER BY project_code$$,
	$$VALUES ('p1', 100::numeric, 80::numeric, 25::numeric, 66.67, 100::numeric, 75::numeric, 100::numeric, 93::numeric,
		7::numeric),
		('pa', 10, 0, NULL, NULL, 100, NULL, 55, NULL, NULL)$$,
	'project: growth, NULL on a zero base');
SELECT results_eq(
	$$SELECT department_code, budget_wan, prior_budget_wan, budget_growth_pct, self_score_change FROM department_year_on_year
		ORDER BY department_code$$,
	$$VALUES ('1', 700::numeric, 80::numeric, 775::numeric, -9.667), ('apart', 10, 0, NULL, NULL)$$, 'department');

-- deeper than any form
INSERT INTO department SELECT 'd' || i, 'd', CASE WHEN i > 1 THEN 'd' || i - 1 END FROM generate_series(1, 100) AS i;
SELECT pg_temp.project(2024, 'deep', 'd100', '1', '1', 90, 90) \g /dev/null
SELECT results_eq($$SELECT count(*), sum(budget_wan), max(depth) FROM department_total WHERE department_code ~ '^d'$$,
	'VALUES (100::bigint, 100::numeric, 100)', 'a chain of 100');

-- a cycle can be stored; it neither hangs nor counts twice
INSERT INTO department VALUES ('x', '甲', NULL), ('y', '乙', 'x'), ('v', '丙', 'y'), ('under', '丁', 'v');
UPDATE department SET parent_code = 'v' WHERE code = 'x';
SELECT pg_temp.project(2024, 'px', 'x', '1', '1', 90, 90), pg_temp.project(2024, 'pv', 'v', '2', '2', 90, 80),
	pg_temp.project(2024, 'pu', 'under', '4', '4', 90, 70) \g /dev/null
SELECT results_eq(
	$$SELECT department_code, depth, projects, budget_wan FROM department_total WHERE department_code IN ('x', 'y', 'v', 'under')
		ORDER BY department_code$$,
	$$VALUES ('under', NULL::integer, 1, 4::numeric), ('v', NULL, 3, 7), ('x', NULL, 3, 7), ('y', NULL, 3, 7)$$,
	'each department of a cycle has all of it once');
SELECT results_eq($$SELECT department_code FROM review_finding WHERE rule = 'department_cycle' ORDER BY 1$$,
	$$VALUES ('v'), ('x'), ('y')$$, 'the cycle is a finding, of those in it');
SELECT is((SELECT sum(budget_wan) FROM department_total WHERE department_code = '1'
	AND fiscal_year = 2024), 700::numeric, 'the others stay as they were');

-- the same by summing project_score by hand over the closure
SELECT results_eq($$
	WITH RECURSIVE below (root, code) AS (
		SELECT code, code FROM department UNION SELECT b.root, d.code FROM below b JOIN department d ON d.parent_code = b.code)
	SELECT p.fiscal_year, b.root, count(*)::integer, sum(p.full_year_budget_wan), sum(p.executed_wan),
		round(avg(p.self_total_points), 3), count(*) FILTER (WHERE p.rule_grade = '差')::integer
	FROM below b JOIN project_score p ON p.department_code = b.code
	WHERE p.kind <> '部门整体' GROUP BY 1, 2 ORDER BY 1, 2$$,
	'SELECT fiscal_year, department_code, projects, budget_wan, executed_wan, self_mean_score, rule_poor FROM department_total '
	'ORDER BY 1, 2',
	'all totals against a join of the projects');

-- other sums than these are not affected by what no rule can decide
SELECT pg_temp.project(2024, 'und', 'b', '1', '1', 90, 81, '≤30万元', '按计划推进') \g /dev/null
SELECT results_eq($$SELECT self_mean_score, rule_mean_score, undecided_indicators FROM department_total
	WHERE department_code = 'b'$$,
	'VALUES (91.000, 91.000, 1)', 'undecided indicators are counted');

-- no data, no rows and no error
SELECT create_ledger('nothing') \g /dev/null
SELECT is_empty('SELECT * FROM nothing.' || quote_ident(relname), relname::text)
FROM pg_class WHERE relnamespace = 'nothing'::regnamespace AND relkind = 'v'
	AND relname IN ('department_total', 'review_finding', 'project_year_on_year', 'department_monitor', '项目支出绩效自评表')
	ORDER BY 1;

-- a chain that a year closes into a circle: each has all of it, as in department_total, and what one has of its own is worked out
-- once, not for each above it
SELECT create_ledger('chain') \g /dev/null
SET LOCAL search_path TO chain, public;
INSERT INTO department SELECT 'c' || n, '单位' || n, CASE WHEN n > 1 THEN 'c' || n - 1 END FROM generate_series(1, 300) AS n;
INSERT INTO project (fiscal_year, project_code, name, department_code)
SELECT y, 'p' || n, '项目', 'c' || n FROM generate_series(2023, 2024) AS y, generate_series(1, 300) AS n;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政', '10', '9' FROM project;
INSERT INTO monthly_execution SELECT fiscal_year, project_code, 6, '5' FROM project;
INSERT INTO project_round (fiscal_year, project_code, round_no, round) SELECT fiscal_year, project_code, 1, '复核' FROM project;
ANALYZE;
INSERT INTO department_year VALUES (2024, 'c1', 'c300');
-- in 2023 a chain, 300 projects at its top and one at its bottom; in 2024 all 300 everywhere
SELECT results_eq('SELECT fiscal_year, min(projects), max(projects), sum(projects) FROM department_monitor GROUP BY 1 ORDER BY 1',
	'VALUES (2023, 1, 300, 45150::bigint), (2024, 300, 300, 90000)', 'months in a circle');
SELECT set_eq(format('SELECT fiscal_year, department_code, projects, budget_wan FROM %I', v),
	'SELECT fiscal_year, department_code, projects, budget_wan FROM department_total',
	v || ' has the departments of department_total')
FROM unnest('{department_monitor,department_round_total}'::text[]) AS v;
-- how often the projects of a department are looked for: 300 departments in 2 trees have 135,000 pairs of one above another
CREATE FUNCTION pg_temp.looked_for(view text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	line text;
	most integer := 0;
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM %I', view) LOOP
		most := greatest(most, substring(line, ' on project .*loops=([0-9]+)')::integer);
	END LOOP;
	RETURN most;
END $$;
SELECT cmp_ok(pg_temp.looked_for(v), '<', 10000, v || ' works out once what a department has of its own')
FROM unnest('{department_monitor,department_round_total}'::text[]) AS v;

SELECT * FROM finish();
ROLLBACK;

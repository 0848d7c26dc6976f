-- A query that wants most projects of a ledger adds up the rows of all in one pass:
-- it says what is said of each project that is looked up.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(61);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('top', '主管', NULL);
INSERT INTO department SELECT 'd' || i, '单位' || i, 'top' FROM generate_series(1, 40) AS i;
INSERT INTO scheme VALUES ('twenty', '执行20', 20), ('strict', '合格线', 10);
INSERT INTO scheme_parameter (scheme_code, excellent, good, fair, pass_rate, achieved_from, partial_from)
	VALUES ('strict', 95, 85, 70, 0.6, 0.9, 0.5);
-- each seventh has no scheme, each eleventh no indicators
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, kind)
	SELECT 2023 + i % 2, 'p' || i, '项目' || i, 'd' || i % 40 + 1,
		CASE WHEN i % 7 = 0 THEN NULL ELSE (ARRAY['default', 'twenty', 'strict'])[i % 3 + 1] END,
		CASE WHEN i % 40 = 1 THEN '部门整体' ELSE '项目' END
	FROM generate_series(1, 1200) AS i;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
	SELECT fiscal_year, project_code, s, CASE WHEN p.name NOT LIKE '%13' THEN (10 + length(p.name))::wanyuan END, '9.25'
	FROM project p, unnest(ARRAY['中央', '市级']) AS s WHERE p.name NOT LIKE '%9';
-- carry-ins, of which those of each fourth project do not count; balances and places of some
UPDATE project SET carry_in_counts = false WHERE substr(project_code, 2)::integer % 4 = 0;
INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed)
	SELECT 2023 + i % 2, 'p' || i, '上年结转', true, '5', '5' FROM generate_series(6, 1200, 6) AS i;
UPDATE funding SET stated_balance = '1' WHERE source = '市级' AND project_code LIKE 'p%4';
INSERT INTO funding_place (fiscal_year, project_code, source, line_no, level)
	SELECT fiscal_year, project_code, source, CASE source WHEN '中央' THEN 1 ELSE 2 END, CASE source WHEN '中央' THEN 1 ELSE 2 END
	FROM funding WHERE source <> '上年结转' AND project_code LIKE 'p%5';
-- rows of a project lie apart from each other
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level3, target, actual, full_mark, self_points, method)
	SELECT 2023 + i % 2, 'p' || i, s, (ARRAY['产出指标', '一、效益指标', NULL])[s % 3 + 1], '指标' || s,
		(CASE WHEN (i + s) % 17 = 0 THEN NULL WHEN s = 9 THEN '稳步提高' ELSE '≥10' END)::perf_target,
		(CASE WHEN s = 9 THEN '部分达成' WHEN i % 5 = 0 THEN '10' WHEN (i + s) % 19 <> 0 THEN (i % 12)::text END)::perf_value,
		CASE WHEN i % 23 = 0 AND s = 2 THEN NULL WHEN s = 10 THEN 0 ELSE 10 END,
		CASE WHEN (i + s) % 29 = 0 THEN NULL WHEN s = 10 THEN -1 ELSE 7.5 END,
		(ARRAY['proportional', 'binary', NULL])[i % 3 + 1]::perf_method
	FROM generate_series(1, 10) AS s, generate_series(1, 1200) AS i WHERE i % 11 <> 0;
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction, scoring_rule)
	SELECT fiscal_year, project_code, seq, CASE WHEN seq = 3 THEN '反向' END, CASE WHEN seq = 4 THEN '每少1个扣2分' END
	FROM indicator WHERE seq < 6 AND project_code LIKE 'p%4' ORDER BY seq, project_code;
-- months of each second project, of which those of each tenth and of each twelfth fall
INSERT INTO monthly_execution
	SELECT 2023 + i % 2, 'p' || i, m, CASE WHEN i % 10 = 0 AND m = 9 THEN 1 ELSE m END::text::wanyuan
	FROM generate_series(3, 12, 3) AS m, generate_series(2, 1200, 2) AS i;
INSERT INTO monthly_actual
	SELECT fiscal_year, project_code, seq, m,
		(CASE WHEN seq = 2 AND substr(project_code, 2)::integer % 12 = 0 THEN 9 - m ELSE m END || '个')::perf_value
	FROM indicator, generate_series(5, 6) AS m WHERE seq < 4;
ANALYZE department, project, scheme, scheme_parameter, funding, funding_place, indicator, indicator_detail,
	monthly_execution, monthly_actual;

CREATE FUNCTION pg_temp.plan_has(query text, wanted text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE line text; found boolean := false;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || query LOOP
		found := found OR line ~ wanted;
	END LOOP;
	RETURN found;
END $$;
CREATE FUNCTION pg_temp.in_one_pass(query text) RETURNS boolean LANGUAGE sql
	RETURN pg_temp.plan_has(query, 'add_all_indicators|Filter: .*(execution|actual)_findings');

-- when
SELECT ok(pg_temp.in_one_pass(q), 'in one pass: ' || q) FROM (VALUES
	('SELECT * FROM project_score'),
	('SELECT * FROM project_tally'),
	('SELECT * FROM department_sum'),
	('SELECT count(self_grade) FROM project_score'),
	('SELECT * FROM project_score ORDER BY self_total_points'),
	('SELECT * FROM project_score WHERE fiscal_year >= 2023'),
	('SELECT * FROM review_month'),
	('SELECT s.*, d.name FROM project_score s LEFT JOIN department d ON d.code = s.department_code')) AS v (q);
SELECT ok(NOT pg_temp.in_one_pass(q), 'looked up: ' || q) FROM (VALUES
	('SELECT * FROM project_score WHERE department_code = ''d7'''),
	('SELECT * FROM project_score WHERE project_code = ''p7'''),
	('SELECT * FROM project_tally WHERE fiscal_year = 2024 AND department_code = ''d7'''),
	('SELECT * FROM project_score LIMIT 10'),
	('SELECT s.* FROM department d JOIN project_score s ON s.department_code = d.code WHERE d.name = ''单位7'''),
	('SELECT d.name, s.kind, s.self_grade FROM department d LEFT JOIN project_score s ON s.department_code = d.code'),
	('SELECT * FROM project_score WHERE project_code IN (SELECT project_code FROM funding WHERE executed > ''9'')'),
	('SELECT a.self_grade, b.self_grade FROM project_score a JOIN project_score b USING (project_code)'),
	('SELECT full_year_budget_wan FROM project_score'),
	('SELECT * FROM review_month WHERE department_code = ''d7'''),
	('SELECT * FROM department_sum WHERE department_code = ''d7''')) AS v (q);

SELECT ok(pg_temp.plan_has(q, 'add_all_funding') = wanted, 'funding, ' || q) FROM (VALUES
	('SELECT full_year_budget_wan FROM project_score', true),
	('SELECT full_year_budget_wan FROM project_score WHERE department_code = ''d7''', false)) AS v (q, wanted);

-- ... and where there is memory for all: 1,000 bytes of a million projects are more than 128 MB
UPDATE pg_class SET reltuples = 1000000 WHERE oid = 'l.project'::regclass;
SELECT ok(NOT pg_temp.in_one_pass('TABLE project_score'), 'looked up: too many to keep something of each');
SET LOCAL work_mem = '1GB';
SELECT ok(pg_temp.in_one_pass('TABLE project_score'), 'in one pass: work_mem allows it');
RESET work_mem;
UPDATE pg_class SET reltuples = 1200 WHERE oid = 'l.project'::regclass;

-- what
CREATE TEMP TABLE looked_up AS
	SELECT t.* FROM project_tally t JOIN (SELECT DISTINCT code FROM department) d ON d.code = t.department_code;
SELECT ok(NOT pg_temp.in_one_pass('SELECT t.* FROM project_tally t JOIN (SELECT DISTINCT code FROM department) d'
	' ON d.code = t.department_code'), 'what is compared with is looked up');
SELECT set_eq('SELECT t::text FROM project_tally t', 'SELECT t::text FROM looked_up t', 'all that project_tally says');
SELECT is((SELECT count(*) FROM looked_up WHERE indicators = 10), 1091::bigint, 'of 1,091 projects with indicators');
-- of p2: full marks 9 of 10 and a deduction; 2 of 10 is missed by pass rate 0.6
SELECT is((SELECT ROW(indicators, full_mark_points, self_indicator_points) FROM project_tally WHERE project_code = 'p2'),
	ROW(10, 90.00, 66.50), 'by hand: 9 × 7.5 - 1, of 9 × 10');
SELECT is((SELECT level1_marks FROM looked_up WHERE project_code = 'p2'), '30、产出指标30、效益指标30',
	'full marks by level 1, also without a name');
-- p5: 9 times 10 against ≥10, and a text
SELECT is((SELECT repeated_targets FROM project_tally WHERE project_code = 'p5'), 9,
	'looked up: actual values repeat their targets');
SELECT is((SELECT repeated_targets FROM (SELECT * FROM project_tally OFFSET 0) t WHERE project_code = 'p5'), 9, '... in one pass');

SELECT set_eq('TABLE review_month', 'SELECT m.* FROM (SELECT DISTINCT code FROM department) d'
	' JOIN review_month m ON m.department_code = d.code', 'all that review_month says');
-- of 120 projects the ninth month; of 100 the second indicator, where there are any (9 have none) and it has a target (5 have not)
SELECT is((SELECT ROW(count(*) FILTER (WHERE seq IS NULL), count(*) FILTER (WHERE seq = 2), count(*)) FROM review_month),
	ROW(120::bigint, 86::bigint, 206::bigint), 'months that fall');

-- p24: two sources of 14, 9.25 each, and a carry-in of 5 that does not count; a balance of 1 where 4.75 is left
SELECT is((SELECT ROW(full_year_budget_wan, executed_wan, (funding_findings::finding[])[1].rule,
		cardinality(funding_findings::finding[]))
		FROM (SELECT * FROM project_tally OFFSET 0) t WHERE project_code = 'p24'),
	ROW(28.00, 18.50, 'balance_differs'::text, 1), 'funding in one pass');
-- p6: two sources of 13, and the carry-in
SELECT is((SELECT ROW(full_year_budget_wan, executed_wan) FROM (SELECT * FROM project_tally OFFSET 0) t WHERE project_code = 'p6'),
	ROW(31.00, 23.50), 'with a carry-in');
SELECT is((SELECT ROW(full_year_budget_wan, executed_wan) FROM project_tally WHERE project_code = 'p24'), ROW(28.00, 18.50),
	'funding looked up');

-- with each code in both years
INSERT INTO project (fiscal_year, project_code, name, department_code)
	SELECT 4047 - fiscal_year, project_code, name, department_code FROM project;
ANALYZE project;
SELECT ok(NOT pg_temp.plan_has('TABLE review_month', 'Cache Key: p\w*\.fiscal_year, p\w*\.project_code(,|$)'),
	'no two projects have one key: nothing is kept for the next');

-- department_sum: the figures, and decimals, of sum() and avg()
CREATE TEMP TABLE figure (
	department integer, budget numeric, executed numeric, score numeric, grade integer, undecided integer, own boolean
);
INSERT INTO figure SELECT i % 5, (i * 12.34)::numeric, CASE WHEN i % 3 > 0 THEN i END, CASE WHEN i % 4 > 0 THEN 80 + i / 10.0 END,
	i % 5, i % 2, i % 6 = 0 FROM generate_series(1, 100) AS i;
INSERT INTO figure VALUES (5, NULL, NULL, NULL, NULL, NULL, NULL), (6, 0, 0, 0, 4, 0, true), (6, -5, 1, 90, 4, 0, false),
	(7, 1e30, 1e-30, 99.123456789012345678, 1, 1, true), (7, 123456789012345678.123456, 0.00, 1e20, 2, 1, true),
	(8, 'NaN', 1, 1, 3, 0, true), (8, 1, 'NaN', 1, 3, 0, false),
	(9, 1.10000000000, 2.000, 90.0, 3, 0, true), (9, 1, 1, 1, 3, 0, true);
INSERT INTO figure SELECT 10, 9999999999.999999, 9999999999.99, 9999.9999, 4, 0, true FROM generate_series(1, 50);
CREATE TEMP TABLE added AS
	SELECT department, add_projects(true, true, own, budget, executed, budget - executed, score, score + 1, grade, grade,
		undecided) AS s
	FROM figure GROUP BY department;
SELECT is(ROW((s).projects, (s).budget, (s).executed, (s).balance, (s).known_executed, (s).known_budget, (s).unknown)::text,
	ROW(projects, budget, executed, balance, known_executed, known_budget, unknown)::text, format('money of %s', department))
FROM added
JOIN (SELECT department, count(*) AS projects, sum(budget) AS budget, sum(executed) AS executed, sum(budget - executed) AS balance,
		sum(executed) FILTER (WHERE budget - executed IS NOT NULL) AS known_executed,
		sum(budget) FILTER (WHERE budget - executed IS NOT NULL) AS known_budget,
		count(*) FILTER (WHERE budget - executed IS NULL) AS unknown
	FROM figure GROUP BY department) e USING (department)
WHERE department IN (0, 5, 7, 8, 9, 10)
ORDER BY department;
SELECT set_eq(
	$$SELECT department, ROW((s).self_total, (s).self_scored, (s).self_weighted, (s).self_budget, (s).rule_total, (s).rule_weighted,
		(s).self_excellent, (s).rule_poor, (s).undecided, (s).own_budget, (s).own_self, (s).own_rule)::text FROM added$$,
	$$SELECT department, ROW(sum(score), count(score), sum(score * budget) FILTER (WHERE budget > 0),
		sum(budget) FILTER (WHERE budget > 0 AND score IS NOT NULL), sum(score + 1),
		sum((score + 1) * budget) FILTER (WHERE budget > 0), count(*) FILTER (WHERE grade = 4), count(*) FILTER (WHERE grade = 1),
		coalesce(sum(undecided), 0), sum(budget) FILTER (WHERE own), avg(score) FILTER (WHERE own),
		avg(score + 1) FILTER (WHERE own))::text FROM figure GROUP BY department$$, 'scores and grades of all');
SELECT is((SELECT ROW((s).projects, (s).self_scored, (s).self_total)
	FROM (SELECT add_projects(false, false, NULL, 1, 1, 0, 90, 90, 4, 4, 1) AS s) t),
	ROW(0::bigint, 0::bigint, NULL::numeric), 'a kind that counts nowhere');

-- the formula that it stands for, also of a zero with many decimals
SELECT is(mean_score(t, w), round(t * 1.00000000000000000000 / nullif(w, 0), 3), concat_ws(' by ', t, w)) FROM (VALUES
	(271.5, 3), (-1, 3), (0, 7.25), (1e30, 7e-5), (90, 0), (90, 1e-80 * 0), ('NaN', 3), (90, 'NaN'), (NULL, 3),
	(90, NULL)) AS v (t, w);
SELECT is(any_not_finite(a, b, c), wanted, concat_ws(' ', a, b, c)) FROM (VALUES
	(NULL, 1, 2, false), (1, NULL, 'NaN', true), (NULL, '-Infinity', NULL, true),
	(NULL::numeric, NULL::numeric, NULL::numeric, false)
	) AS v (a, b, c, wanted);

-- a handle is of its query alone
SELECT throws_ok('SELECT all_indicators_of(1, 2024, ''p2'', 10)', '55000', NULL, 'no handle of indicators');
SELECT throws_ok('SELECT all_funding_of(1, 2024, ''p2'', ''项目'', true, 10)', '55000', NULL, 'no handle of funding');
CREATE TEMP TABLE handle AS SELECT all_projects(fiscal_year, project_code, 'x'::bytea) AS projects FROM project;
SELECT throws_ok(
	'SELECT add_all_indicators(actual, target, NULL, full_mark, self_points, method, seq, NULL, NULL,'
	' fiscal_year, project_code, level1, (SELECT projects FROM handle), NULL) FROM indicator',
	'55000', NULL, 'a handle of another query');

SELECT * FROM finish();
ROLLBACK;

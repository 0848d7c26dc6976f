-- Of one department or project the views read its rows only, by index.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(30);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('top', '主管', NULL);
INSERT INTO department SELECT 'd' || i, '单位' || i, 'top' FROM generate_series(1, 200) AS i;
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
	SELECT 2024, 'p' || i, '项目' || i, 'd' || (i % 200 + 1), 'default' FROM generate_series(1, 2000) AS i;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) SELECT 2024, 'p' || i, '财政', '10', '9'
	FROM generate_series(1, 2000) AS i;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
	SELECT 2024, 'p' || i, s, '产出指标', '≥10', '9', 9, 9 FROM generate_series(1, 2000) AS i, generate_series(1, 10) AS s;
INSERT INTO project_detail (fiscal_year, project_code, category) SELECT fiscal_year, project_code, '一次性' FROM project;
INSERT INTO project_period (fiscal_year, project_code, total_budget) SELECT fiscal_year, project_code, '90' FROM project;
INSERT INTO project_round (fiscal_year, project_code, round_no, round) SELECT fiscal_year, project_code, 1, '复核' FROM project;
INSERT INTO fund_management (fiscal_year, project_code, line_no, name) SELECT fiscal_year, project_code, 1, '下达及时性'
	FROM project;
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived) SELECT fiscal_year, project_code, source, '9' FROM funding;
INSERT INTO indicator_detail (fiscal_year, project_code, seq, prior_actual) SELECT fiscal_year, project_code, seq, '9'
	FROM indicator;
INSERT INTO indicator_round (fiscal_year, project_code, seq, round_no, points) SELECT fiscal_year, project_code, seq, 1, 9
	FROM indicator;
INSERT INTO allocation_item (fiscal_year, project_code, region, full_year) SELECT fiscal_year, project_code, '东县', '9'
	FROM project;
INSERT INTO monthly_execution SELECT fiscal_year, project_code, m, m::text::wanyuan FROM project, generate_series(3, 6) AS m;
INSERT INTO monthly_actual SELECT fiscal_year, project_code, seq, m, '9' FROM indicator, generate_series(5, 6) AS m WHERE seq < 3;
ANALYZE department, project, funding, indicator, project_detail, project_period, project_round, fund_management, funding_detail,
	indicator_detail, indicator_round, allocation_item, monthly_execution, monthly_actual;

CREATE FUNCTION pg_temp.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE line text; all_lines text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP all_lines := all_lines || line || E'\n'; END LOOP;
	RETURN all_lines;
END $$;
SELECT doesnt_match(pg_temp.plan_of(q), 'Seq Scan on (indicator|project )', q) FROM (VALUES
	('SELECT * FROM indicator_score WHERE department_code = ''d7'''),
	('SELECT * FROM indicator_score WHERE project_code = ''p7'' AND fiscal_year = 2024'),
	('SELECT * FROM project_score WHERE department_code = ''d7'''),
	('SELECT * FROM department_total WHERE department_code = ''d7'''),
	('SELECT * FROM department_total WHERE department_code = ''d7'' AND fiscal_year = 2024'),
	('SELECT * FROM scheme_check WHERE department_code = ''d7'''),
	('SELECT * FROM review_finding WHERE department_code = ''d7'''),
	('SELECT * FROM review_finding WHERE project_code = ''p7'''),
	('SELECT * FROM "项目支出绩效自评表" WHERE "项目代码" = ''p7'' AND "预算年度" = 2024'),
	('SELECT * FROM project_year_on_year WHERE department_code = ''d7'''),
	('SELECT * FROM project_arrival WHERE department_code = ''d7'''),
	('SELECT * FROM project_round_score WHERE department_code = ''d7'''),
	('SELECT * FROM indicator_round_score WHERE department_code = ''d7'''),
	('SELECT * FROM department_round_total WHERE department_code = ''d7'''),
	('SELECT * FROM project_period_execution WHERE department_code = ''d7'''),
	('SELECT * FROM allocation_item_total WHERE department_code = ''d7'''),
	('SELECT * FROM target_finding WHERE department_code = ''d7'''),
	('SELECT * FROM project_score WHERE project_code = ''p7''')
	) AS t (q);
SELECT unalike(pg_temp.plan_of('SELECT * FROM project_execution'), '%indicator%', 'money alone does not read indicators');
SELECT alike(pg_temp.plan_of('SELECT count(*) FROM indicator_score'), '%Seq Scan on indicator %', 'all rows: one pass');
SELECT matches(pg_temp.plan_of('SELECT count(s) FROM indicator_score s'),
	'Hash\n *-> +Nested Loop Left Join\n *-> +Seq Scan on project p\n',
	'the parameters of a scheme are looked up for projects, not for indicators');

SELECT is((SELECT count(*)::integer FROM regexp_matches(pg_temp.plan_of(
	'SELECT * FROM "项目支出绩效自评表" WHERE "项目代码" = ''p7'''), ' on funding ', 'g')), 3,
	'a form reads the money of a project for its score, its sums and its lines');
SELECT is((SELECT count(*)::integer FROM regexp_matches(pg_temp.plan_of(q),
	'Index Scan using monthly_(execution|actual)_unique on monthly_\w+ m\w*\n +Index Cond: \(\(fiscal_year', 'g')), 2,
	'months of ' || q)
FROM (VALUES ('SELECT * FROM review_month WHERE department_code = ''d7'''),
	('SELECT * FROM review_month WHERE project_code = ''p7'''))
	AS t (q);
CREATE FUNCTION pg_temp.cost_of(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Total Cost';
END $$;
SELECT cmp_ok(pg_temp.cost_of('SELECT * FROM review_finding WHERE department_code = ''d7'''), '<',
	current_setting('jit_above_cost')::numeric / 4, 'a page is far from what JIT starts at');

-- what one department's findings are is what they are among all
SELECT set_eq('SELECT * FROM review_finding WHERE department_code = ''d7''',
	'SELECT * FROM (SELECT * FROM review_finding OFFSET 0) f WHERE department_code = ''d7''', 'findings of one department');

-- codes that come again each year promise hits that a cache will not get
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
	SELECT 2023, project_code, name, department_code, scheme_code FROM project;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
	SELECT 2023, project_code, seq, level1, target, actual, full_mark, self_points FROM indicator;
ANALYZE project, indicator;
SELECT doesnt_match(pg_temp.plan_of(q),
	'Seq Scan on monthly_actual|Memoize[^>]*> *Index Scan using \w+ on (indicator|monthly_actual) ', q)
FROM (VALUES
	('SELECT * FROM indicator_score WHERE department_code = ''d7'''),
	('SELECT * FROM indicator_score WHERE project_code = ''p7'''),
	('SELECT * FROM indicator_monitor WHERE department_code = ''d7'''),
	('SELECT * FROM indicator_monitor WHERE department_code LIKE ''d7%''')
	) AS t (q);

SELECT * FROM finish();
ROLLBACK;

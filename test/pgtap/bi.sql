-- What BI tools ask views for: dates, numbers to sort by, keys, comments.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(31);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '某县', NULL), ('11', '甲局', '1'), ('111', '甲中心', '11'), ('1111', '甲站', '111'),
	('12', '乙镇人民政府', '1'), ('2', '丙局', NULL), ('21', '丙所', '2'), ('c1', '环一', NULL), ('c2', '环二', 'c1');
UPDATE department SET parent_code = 'c2' WHERE code = 'c1';
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
SELECT y, 'p' || d.code, '项目', d.code, 'default' FROM generate_series(2023, 2024) AS y, department d;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, s, '10万元', '9万元' FROM project, unnest('{财政,其他}'::text[]) AS s;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, n, '产出指标', '≥10个', CASE WHEN department_code = '1' THEN '2个'
	ELSE '10个' END::perf_value, 45, 45
FROM project, generate_series(1, 2) AS n;
INSERT INTO monthly_execution SELECT fiscal_year, project_code, m, m::wanyuan FROM project, unnest('{6,12}'::integer[]) AS m;
INSERT INTO monthly_actual SELECT fiscal_year, project_code, 1, m, '2个' FROM project, unnest('{6,12}'::integer[]) AS m;
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name)
	VALUES (2024, '1', '支出', 1, '合计'), (2024, '1', '支出', 2, '合计');

-- a key is unique in its view, and the view has rows to tell
CREATE FUNCTION pg_temp.repeated(view name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format('SELECT CASE WHEN sum(n) IS NULL THEN ''empty'' ELSE max(n)::text END FROM (SELECT count(*) AS n FROM %I GROUP '
		'BY %s) g',
		view, (SELECT string_agg(quote_ident(c), ', ') FROM unnest(ledger_view_key(view)) AS c)) INTO answer;
	RETURN answer;
END $$;
SELECT is(pg_temp.repeated(c.relname), '1', c.relname || ' has its key')
FROM pg_class c WHERE relnamespace = 'l'::regnamespace AND relkind = 'v' AND ledger_view_key(relname) IS NOT NULL ORDER BY relname;

SELECT results_eq($$SELECT DISTINCT month, month_date FROM department_monitor WHERE fiscal_year = 2024 ORDER BY 1$$,
	$$VALUES (6, date '2024-06-01'), (12, date '2024-12-01')$$, 'months are dates');
SELECT results_eq($$SELECT DISTINCT self_grade, self_grade_order, rule_grade, rule_grade_order FROM project_score
	WHERE project_code = 'p1'$$,
	$$VALUES ('优', 4, '差', 1)$$, 'grades are numbers');
SELECT results_eq($$SELECT DISTINCT light, light_order FROM indicator_monitor$$, $$VALUES ('红', 1)$$, 'lights are numbers');
SELECT results_eq($$SELECT grade_order(g) FROM unnest('{差,中,良,优,优秀,NULL}'::text[]) AS g$$,
	ARRAY[1, 2, 3, 4, NULL, NULL], 'as the grades are ordered');
SELECT results_eq($$SELECT light_order(g) FROM unnest('{红,黄,绿,蓝,紫,NULL}'::text[]) AS g$$,
	ARRAY[1, 2, 3, 4, NULL, NULL], 'lights from the worst on');
SELECT is_empty($$SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'l'::regnamespace AND c.relkind = 'v'
	  AND a.atttypid NOT IN ('numeric'::regtype, 'text'::regtype, 'integer'::regtype, 'boolean'::regtype, 'date'::regtype)
	  AND c.relname <> 'department_sum'$$,
		'views have types that BI tools know');
SELECT set_eq($$SELECT relname::text FROM pg_class WHERE relnamespace = 'l'::regnamespace AND relkind = 'v'
	AND obj_description(oid, 'pg_class') LIKE '内部：%'$$,
	ARRAY['project_tally', 'project_money', 'review_indicator', 'review_project', 'review_funding', 'review_allocation',
		'review_account', 'review_structure', 'review_indicator_variant', 'review_part', 'department_sum', 'project_arrived'],
		'what is a part of another view says so');
SELECT set_eq($$SELECT c.relname::text FROM pg_class c
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'l'::regnamespace AND c.relkind = 'v'
		AND obj_description(c.oid, 'pg_class') NOT LIKE '内部%'
		AND a.attname ~ '_wan$|[金款数]额|[预执决算]{2}数|结.转.余' AND col_description(c.oid, a.attnum) NOT LIKE '%不可相加%'$$,
	'{funding_source,project_flat,ledger_total}'::text[],
	'money that must not be added up says so: all but that of three views');
SELECT results_eq($$SELECT ledger_column_label(r, c) FROM (VALUES ('indicator', 'seq'), ('review_finding', 'seq'),
		('text_claim', 'seq'), ('project', 'kind'), ('text_claim', 'kind')) AS t (r, c)$$,
	$$VALUES ('指标序号'), ('指标序号；审核对象是决算表的为行次，是正文的为段落序号'), ('章节中的段落序号'),
		('类别，见project_kind；部门整体已含其项目资金，不与项目相加'),
		('说法的种类：sum合计、share占比、growth增长率等，见review_text')$$,
	'a name that means something else in another view says so');
-- a 部门整体 beside its projects, and a source with its parts and a total
SAVEPOINT added;
INSERT INTO project (fiscal_year, project_code, name, department_code, kind) VALUES (2024, 'whole', '整体', '1', '部门整体');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
VALUES (2024, 'whole', '财政', '100万元', '90万元'), (2024, 'p1', '其中：省级', '4万元', '3万元'),
	(2024, 'p1', '资金总额', '20万元', '18万元');
-- 9 departments, each with a project of 20万元
SELECT results_eq($$SELECT sum(full_year_budget_wan), sum(executed_wan), sum(balance_wan) FROM project_flat
	WHERE fiscal_year = 2024$$,
	'VALUES (180.00, 162.00, 18.00)', 'project_flat adds up to the money that there is');
SELECT results_eq($$SELECT sum(budget_wan), sum(executed_wan), sum(balance_wan) FROM ledger_total WHERE fiscal_year = 2024$$,
	'VALUES (180.00, 162.00, 18.00)', 'and so does ledger_total');
SELECT results_eq($$SELECT sum(full_year_budget_wan), sum(executed_wan), sum(balance_wan) FROM funding_source
	WHERE fiscal_year = 2024 AND kind <> '部门整体'$$, 'VALUES (180.00, 162.00, 18.00)', 'and funding_source');
ROLLBACK TO added;

-- who supervises a unit: the highest department above it, and no region
SELECT results_eq($$SELECT DISTINCT "预算单位", "主管部门及代码" FROM "项目支出绩效自评表" WHERE "预算单位" NOT LIKE 'c%'
	ORDER BY 1$$,
	$$VALUES ('11-甲局', '11-甲局'), ('111-甲中心', '11-甲局'), ('1111-甲站', '11-甲局'), ('12-乙镇人民政府', '12-乙镇人民政府'),
		('1-某县', '1-某县'), ('21-丙所', '2-丙局'), ('2-丙局', '2-丙局') ORDER BY 1$$, 'the department that supervises a unit');
SAVEPOINT moved;
INSERT INTO department_year VALUES (2024, '11', '2'), (2024, '21', NULL);
SELECT results_eq($$SELECT code, department_supervisor(year, code)
	FROM unnest('{2023,2024}'::integer[]) AS year, unnest('{111,21}'::text[]) AS code
	ORDER BY 1, year$$,
	$$VALUES ('111', '11-甲局'), ('111', '2-丙局'), ('21', '2-丙局'), ('21', '21-丙所')$$, 'who supervised it in a year');
ROLLBACK TO moved;
-- a circle of n with a way of k into it, each of which ends after one round: the last before one that was passed
INSERT INTO department SELECT format('%s/%s/%s', n, k, i), format('环%s', i),
	format('%s/%s/%s', n, k, CASE WHEN i < n + k THEN i + 1 ELSE k + 1 END)
FROM generate_series(2, 9) AS n, generate_series(0, 9) AS k, generate_series(1, n + k) AS i;
SELECT is_empty($$SELECT code, department_supervisor(2024, code)
	FROM generate_series(2, 9) AS n, generate_series(0, 9) AS k, generate_series(1, n + k) AS i,
		format('%s/%s/%s', n, k, i) AS code,
		format('%s/%s/%s', n, k, CASE WHEN i <= k + 1 THEN n + k ELSE i - 1 END) AS last
	WHERE department_supervisor(2024, code) IS DISTINCT FROM last || '-环' || split_part(last, '/', 3)$$, 'in a circle');
-- a chain costs what it is long, and nothing on disk
INSERT INTO department SELECT '链' || i, '局' || i, CASE WHEN i > 1 THEN '链' || i - 1 END FROM generate_series(1, 2000) AS i;
SET LOCAL temp_file_limit = 0;
SELECT is(department_supervisor(2024, '链2000'), '链1-局1', 'at the bottom of a chain');
SET LOCAL temp_file_limit = -1;
ROLLBACK TO moved;
SELECT results_eq($$SELECT is_region(n) FROM
	unnest('{某省,全省合计,市本级,县级,某县人民政府,某市直,某镇,街道办事处,财政局,某市财政局}'::text[]) AS n$$,
	ARRAY[true, true, true, false, true, true, false, false, false, false], 'what is a region');
SELECT * FROM finish();
ROLLBACK;

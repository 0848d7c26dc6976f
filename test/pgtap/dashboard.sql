-- dashboard_html: what it says of departments is what department_total and
-- review_finding say, whatever the tree; and report_html of a deep tree.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(32);

SELECT create_ledger('l') \g /dev/null
CREATE TABLE IF NOT EXISTS l.department_year (fiscal_year integer, code text, parent_code text, PRIMARY KEY (fiscal_year, code));
SET LOCAL search_path TO l, public;

-- two tops of which one is deep, a circle, a unit that stood elsewhere in 2023
INSERT INTO department VALUES ('t', '<script>x</script>&', NULL), ('u', '独立单位', NULL), ('t1', '甲', 't'), ('t2', '乙', 't'),
	('t11', '甲一', 't1'), ('t12', '甲二', 't1'), ('a/b', '斜线', 't2'), ('o1', '环一', NULL), ('o2', '环二', 'o1'), ('empty', '空',
		't');
UPDATE department SET parent_code = 'o2' WHERE code = 'o1';
INSERT INTO department_year VALUES (2023, 't12', 't2');
-- 部门整体 and 政策 count for nothing, 公益 by its money, 试点 by its scores
INSERT INTO project_kind VALUES ('公益', true, false), ('试点', false, true);
INSERT INTO project (fiscal_year, project_code, name, department_code, kind, scheme_code)
SELECT y, d.code || n, format('项目 %s', n), d.code, coalesce((ARRAY['部门整体', '政策', '公益', '试点'])[n - 3], '项目'), 'default'
FROM generate_series(2023, 2024) AS y, department d, generate_series(1, 7) AS n
WHERE d.code <> 'empty' AND (d.code <> 'u' OR y = 2024);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政', (length(department_code) * 10 + row_number() OVER (ORDER BY fiscal_year,
	project_code))::wanyuan,
	CASE WHEN row_number() OVER (ORDER BY fiscal_year, project_code) % 7 <> 0 THEN 7.000001::wanyuan END
FROM project;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, 1, '产出指标', '≥10个', '8个', 90, CASE WHEN right(project_code, 1) = '1' THEN 90 ELSE 70 END
FROM project;

CREATE TEMP TABLE page AS
SELECT y AS fiscal_year, xmlparse(DOCUMENT dashboard_html('l', y)) AS doc FROM generate_series(2023, 2024) AS y;
CREATE FUNCTION pg_temp.number(cell text) RETURNS numeric LANGUAGE sql AS $$ SELECT nullif(replace(cell, ',', ''), '—')::numeric $$;
CREATE TEMP VIEW printed AS
SELECT p.fiscal_year, r.code, r.depth, pg_temp.number(r.projects)::integer AS projects, pg_temp.number(r.budget) AS budget,
	pg_temp.number(r.executed) AS executed, pg_temp.number(r.rate) AS rate, pg_temp.number(r.self) AS self,
	pg_temp.number(r.rule) AS rule, r.grades, pg_temp.number(r.errors) AS errors, pg_temp.number(r.warnings) AS warnings
FROM page p, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h), '//h:section[@id="tree"]//h:tbody/h:tr' PASSING p.doc
	COLUMNS code text PATH 'h:td[1]/h:a', depth integer PATH '@data-depth', projects text PATH 'h:td[3]',
		budget text PATH 'h:td[4]',
		executed text PATH 'h:td[5]', rate text PATH 'h:td[6]', self text PATH 'h:td[7]', rule text PATH 'h:td[8]',
		grades text PATH 'h:td[9]', errors text PATH 'h:td[10]', warnings text PATH 'h:td[11]') AS r;

-- departments in a circle stand for themselves: department_total adds both
SELECT set_eq(
	$$SELECT fiscal_year, code, depth, projects, budget, executed, rate, self, rule, grades FROM printed WHERE code NOT LIKE 'o_'$$,
	$$SELECT fiscal_year, department_code, depth, projects, budget_wan, executed_wan, execution_rate_pct, self_mean_score,
		rule_mean_score, concat_ws('/', rule_excellent, rule_good, rule_fair, rule_poor)
	  FROM department_total WHERE department_code NOT LIKE 'o_'$$,
	'the rows are those of department_total, in a year in which a unit stood elsewhere, too');
SELECT set_eq($$SELECT fiscal_year, code, projects FROM printed WHERE code LIKE 'o_'$$,
	$$VALUES (2023, 'o1', 5), (2023, 'o2', 5), (2024, 'o1', 5), (2024, 'o2', 5)$$, 'departments in a circle each for itself');
SELECT set_eq($$SELECT fiscal_year, sum(errors) FROM printed WHERE depth = 1 GROUP BY fiscal_year$$,
	$$SELECT y, count(*) FROM generate_series(2023, 2024) AS y
	  JOIN review_finding f ON coalesce(f.fiscal_year, y) = y AND f.severity = '错误' GROUP BY y$$,
	'the tops have all errors, those of the tree too');
SELECT results_eq($$SELECT errors FROM printed WHERE fiscal_year = 2024 AND code = 't1'$$,
	$$SELECT count(*)::numeric FROM review_finding WHERE fiscal_year = 2024 AND severity = '错误'
		AND department_code IN ('t1', 't11', 't12')$$,
	'a department has the errors of those below it');
SELECT is_empty($$SELECT code FROM printed WHERE code = 'empty' OR code = 'u' AND fiscal_year = 2023$$,
	'what has no project and no finding is left out');
SELECT results_eq($$SELECT code FROM printed WHERE fiscal_year = 2024 AND code NOT LIKE 'o_'$$,
	ARRAY['t', 't1', 't11', 't12', 't2', 'a/b', 'u'], 'in the order of the tree');
SELECT results_eq($$SELECT code FROM printed WHERE fiscal_year = 2023 AND code LIKE 't%'$$,
	ARRAY['t', 't1', 't11', 't2', 't12'], '... as it stood in the year');

CREATE FUNCTION pg_temp.found(path text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT unnest(xpath(path, doc, '{{h,http://www.w3.org/1999/xhtml},{s,http://www.w3.org/2000/svg}}'))::text
	FROM page WHERE fiscal_year = 2024
$$;
SELECT results_eq($$SELECT found FROM pg_temp.found('//h:section[@id="summary"]//h:dd[1]/text()') AS found LIMIT 1$$,
	$$SELECT count(*) || ' 个' FROM project WHERE fiscal_year = 2024 AND kind NOT IN ('部门整体', '政策')$$,
	'the ledger has all projects once');
SELECT results_eq($$SELECT string_agg(found, '|') FROM pg_temp.found('//h:section[@id="summary"]//h:dd/text()') AS found$$,
	$$SELECT concat_ws('|', projects || ' 个', report_figure(budget_wan), report_figure(executed_wan), report_figure(balance_wan),
		report_figure(execution_rate_pct) || '%', report_figure(self_mean_score, 3), report_figure(rule_mean_score, 3),
		(SELECT count(*) || ' 条' FROM review_finding WHERE fiscal_year = 2024 OR fiscal_year IS NULL))
	  FROM ledger_total WHERE fiscal_year = 2024$$,
	'... and the figures of ledger_total, kinds that count by money or by scores alone among them');
SELECT set_has($$SELECT found FROM pg_temp.found('//h:section[@id="tree"]//h:a/@href') AS found$$,
	$$VALUES ('t1-2024.html'), ('a~2fb-2024.html')$$, 'departments link to the pages of their reports');
SELECT results_eq($$SELECT count(*) FROM pg_temp.found('//h:script')$$, ARRAY[1::bigint], 'no script but its own');
SELECT is_empty($$SELECT found FROM pg_temp.found('//h:link | //h:img | //h:iframe | //@src | //@*[starts-with(name(), "on")]') AS
	found$$,
	'nothing is fetched or run');
SELECT results_eq($$SELECT count(*) FROM pg_temp.found('//h:section[@id="best"]//h:tbody/h:tr')$$,
	ARRAY[16::bigint], 'the better half of 32 projects with a score, as 20 at most');
SELECT is_empty($$SELECT found FROM pg_temp.found('//h:section[@id="best" or @id="worst"]//h:td[1]/text()') AS found
	WHERE found ~ '项目 [456]'$$, '... none of a kind whose scores do not count');
SELECT is_empty($$SELECT found FROM pg_temp.found('//h:section[@id="best" or @id="worst"]//h:td[1]/text()') AS found
	GROUP BY found HAVING count(*) > 1$$, '... and none of them among the worst, too');
SELECT is_empty($$SELECT rule FROM review_rules() WHERE report_advice(rule) = report_advice('')$$,
	'there is advice for each rule of the review');
SELECT results_eq(
	$$SELECT rule_name, severity, findings FROM page, xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h),
		'//h:section[@id="rules"]//h:tbody/h:tr' PASSING doc COLUMNS rule_name text PATH 'h:td[1]', severity text PATH 'h:td[2]',
		findings integer PATH 'h:td[3]') WHERE fiscal_year = 2024 ORDER BY 1$$,
	$$SELECT rule_name, severity, count(*)::integer FROM review_finding WHERE fiscal_year = 2024 OR fiscal_year IS NULL
	  GROUP BY 1, 2 ORDER BY 1$$, 'findings by rule');

-- one finding is confirmed, two are said to be wrong
INSERT INTO review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer)
SELECT fiscal_year, department_code, project_code, subject, rule, stated, computed,
	CASE project_code WHEN 'u1' THEN '确认' ELSE '不属实' END
FROM review_finding
WHERE fiscal_year = 2024 AND rule = 'execution_low' AND project_code IN ('u1', 'u2', 'u3');
SELECT results_eq(
	$$SELECT r.answers FROM xmltable(XMLNAMESPACES('http://www.w3.org/1999/xhtml' AS h), '//h:section[@id="rules"]//h:tbody/h:tr'
		PASSING xmlparse(DOCUMENT dashboard_html('l', 2024)) COLUMNS rule_name text PATH 'h:td[1]', answers text PATH 'h:td[6]') r
	  WHERE r.rule_name = '执行率偏低'$$,
	$$SELECT concat_ws('，', '确认' || nullif(count(*) FILTER (WHERE answer = '确认'), 0),
		'不属实' || nullif(count(*) FILTER (WHERE answer = '不属实'), 0))
	  FROM review_finding WHERE fiscal_year = 2024 AND rule = 'execution_low'$$, 'answers to findings are counted');
SELECT matches(dashboard_html('l', 1999), '1999年度没有数据', 'a year without data says so');
SELECT ok(xmlparse(DOCUMENT dashboard_html('l', 1999)) IS DOCUMENT, '... on a page that is well-formed');
-- a project without money and scores, a second with them, a 部门整体 alone
INSERT INTO project (fiscal_year, project_code, name, department_code, kind) VALUES (2000, 'bare', '无数', 'u', '项目'),
	(2001, 'own', '整体', 'u', '部门整体');
SELECT ok(xmlparse(DOCUMENT dashboard_html('l', 2000)) IS DOCUMENT, 'a project of which nothing is known');
INSERT INTO project SELECT 2000, 'one', name, 'u', kind, scheme_code FROM project WHERE fiscal_year = 2024 AND project_code = 'u1';
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
VALUES (2000, 'one', 1, '产出指标', '≥10个', '8个', 90, 90);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2000, 'one', '财政', 1, 1);
SELECT unalike(dashboard_html('l', 2000), '%<section id="worst">%', '... and one that is the best and not the worst');
SELECT ok(xmlparse(DOCUMENT dashboard_html('l', 2001)) IS DOCUMENT, 'a year with an evaluation of a department alone');
SELECT throws_ok($$SELECT dashboard_html('nowhere', 2024)$$, '42P01', 'schema nowhere holds no ledger with a view review_finding');
SELECT throws_ok($$SELECT dashboard_html(NULL, 2024)$$, '22004');
SELECT throws_ok($$SELECT dashboard_html('l', NULL)$$, '22004');
SELECT is(report_file('a/b c.#中', 2022), 'a~2fb~20c~2e~23中-2022.html', 'names of files');

-- a chain of 2,000: quadratic memory would be 2,000 × 1,000 rows
INSERT INTO department SELECT 'c' || n, '单位' || n, CASE WHEN n > 1 THEN 'c' || n - 1 END FROM generate_series(1, 2000) AS n;
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 'deep', '最下级项目', 'c2000');
SELECT is(cardinality(report_members('l', 2024, 'c1')), 2000, 'a chain of 2,000 departments');
SELECT is((SELECT (xpath('count(//h:section[@id="departments"]//h:tbody/h:tr)', xmlparse(DOCUMENT report_html('l', 2024, 'c1')),
						 '{{h,http://www.w3.org/1999/xhtml}}'))[1]::text), '2000', 'its report has a row for each');
SELECT is((SELECT max(depth) FROM report_tree('l', 2024, NULL)), 2000, 'the tree is as deep');
SELECT throws_ok($$SELECT report_html('l', 2024, 'c1', -5)$$, '22023', 'a report tells 0 projects or more one by one, not -5',
	'a number of projects below 0');
SELECT matches(report_html('l', 2024, 'c2000', 0), '共1个项目，不逐项列示；汇总含全部项目', 'and 0');
SELECT * FROM finish();
ROLLBACK;

-- a ledger's prose: claims, figures that differ, figures against the ledger, findings, the marked page
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

SELECT create_ledger('l') \g /dev/null
INSERT INTO l.department (code, name) VALUES ('1', '甲局'), ('2', '乙局');
INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind) VALUES (2024, 'p', '巡查', '1', '项目');
INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'p', '财政', '10', '9');
INSERT INTO l.account_line (fiscal_year, department_code, statement, line_no, name, amount)
	VALUES (2024, '1', '支出', 1, '培训费', '30');
INSERT INTO l.report_text (fiscal_year, department_code, project_code, section, seq, body) VALUES
	(2024, '1', 'p', '一', 1, '全年项目预算10万元，执行1万元，执行率90%。'),
	(2024, '1', '', '二', 1, '支出合计100万元，其中：基本支出60万元，项目支出30万元。培训费支出决算30万元。'),
	(2024, '1', '', '三', 1, '2024年公务接待费支出5万元，主要用于<调研>。'),
	(2024, '1', '', '四', 1, '2024年公务接待费支出6万元。'),
	(2024, '2', '', '一', 1, '培训费支出31万元。');

SELECT results_eq(
	$$SELECT department_code, project_code, section, seq, rule, severity, stated, computed, quote FROM l.review_finding
	WHERE rule LIKE 'text%' ORDER BY section COLLATE "C", rule$$,
	$$VALUES ('1', 'p', '一', 1, 'text_ledger_executed', '错误', 1.0, 9.0, '执行1万元'),
		('1', 'p', '一', 1, 'text_rate', '错误', 90, 10.00, '全年项目预算10万元，执行1万元，执行率90%'),
		('1', NULL, '三', 1, 'text_repeated', '警告', NULL, NULL, '5万元'),
		('1', NULL, '二', 1, 'text_sum', '错误', 100, 90, '支出合计100万元，其中：基本支出60万元，项目支出30万元')$$,
	'what does not hold is found, and where');
SELECT matches(message, '资金结余数', 'a balance in place of the execution is called one')
FROM l.text_against_ledger WHERE item = 'executed';
SELECT is(count(*), 3::bigint, 'what agrees stands in the view') FROM l.text_against_ledger WHERE verdict = 'holds';
SELECT is_empty('SELECT * FROM l.text_claim WHERE department_code = ''2''', 'no claim, no row');
SELECT is(count(*), 1::bigint, 'claims have their place')
FROM l.text_claim c JOIN l.report_text t USING (fiscal_year, department_code, section, seq)
WHERE c.verdict = 'fails' AND c.quote = substr(t.body, c.span_start, c.span_end - c.span_start + 1) AND operands = '60；30';
SELECT matches(report_prose('l', 2024, '1'), '<p><mark title="[^"]*60 [+] 30[^"]*">支出合计100万元，其中：[^<]*</mark>。培训费',
	'marked');
SELECT matches(report_prose('l', 2024, '1'), '主要用于&lt;调研&gt;', 'and escaped');
SELECT is(report_prose('l', 2023, '1'), '', 'no prose');
SELECT matches(report_prose('l', 2024, '1'), '<td>60 [+] 30</td><td>“支出合计”', 'the formula beside the message');
SELECT matches(report_html('l', 2024, '1'), '<h2>六、报告正文</h2>.*<h3>p 一</h3>', 'a section of the department''s page');
SELECT unalike(report_html('l', 2023, '1'), '%报告正文%', 'which a year without prose has not');

-- the kind of spending that 项目支出 is beside 基本支出
SELECT bag_eq($$SELECT body, item, agrees FROM (VALUES
		('支出合计110万元，其中：基本支出60万元，项目支出50万元。'), ('项目支出50万元。'),
		('项目支出180万元，结余20万元。')) t (body),
	text_score_figures(body, 2024, true, 200, 200, 180, 20, 90, 95, '优')$$,
	$$VALUES ('项目支出50万元。', 'executed', false), ('项目支出180万元，结余20万元。', 'executed', true),
		('项目支出180万元，结余20万元。', 'balance', true)$$, 'what a project spent, and not one of the two kinds of spending');

-- grade, allocation, initial budget, the score of 部门整体, last year's date
INSERT INTO l.department (code, name) VALUES ('3', '丙局');
INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind, scheme_code, stated_budget_points) VALUES
	(2024, 'w', '整体', '3', '部门整体', 'default', 9), (2024, 't', '补助', '3', '转移支付', 'default', NULL);
INSERT INTO l.indicator (fiscal_year, project_code, seq, level1, full_mark, self_points) VALUES (2024, 'w', 1, '产出指标', 90, 80);
INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, adjusted_budget, executed)
	VALUES (2024, 't', '中央', '100', '120', '120');
INSERT INTO l.allocation (fiscal_year, project_code, region, amount) VALUES (2024, 't', '子县', '70'), (2024, 't', '丑县', '50');
INSERT INTO l.report_text (fiscal_year, department_code, project_code, section, seq, body) VALUES
	(2024, '3', '', '一', 1, '自评得分89分，自评等级为“优”。截至2024年12月31日已办结。'),
	(2024, '3', '', '二', 1, '自评得分90分，评价等级为优、良、中、差四档。截至2023年12月31日，车辆3辆。'),
	(2024, '3', 't', '一', 1, '年初预算100万元，全年预算120万元。子县70万元、丑县补助资金55万元、寅县3万元。'),
	(2024, '3', 't', '二', 1, '年初预算110万元。');
SELECT results_eq(
	$$SELECT section, item, quote, verdict FROM l.text_against_ledger WHERE department_code = '3'
	ORDER BY project_code NULLS FIRST, section COLLATE "C", span_start$$,
	$$VALUES ('一', 'score', '自评得分89分', 'holds'), ('一', 'grade', '优', 'fails'), ('二', 'score', '自评得分90分', 'fails'),
		('一', 'budget', '年初预算100万元', 'holds'), ('一', 'budget', '全年预算120万元', 'holds'),
		('一', 'allocation', '子县70万元', 'holds'), ('一', 'allocation', '丑县补助资金55万元', 'fails'),
		('二', 'budget', '年初预算110万元', 'fails')$$,
	'grades, allocations, initial budgets and the score of a department');
SELECT results_eq(
	$$SELECT rule, stated, computed, quote FROM l.review_finding WHERE department_code = '3' AND rule = 'text_year'$$,
	$$VALUES ('text_year', 2023::numeric, 2024::numeric, '截至2023年12月31日')$$, 'last year''s date');
-- a department's findings read its rows only, a table of reports is read by workers
INSERT INTO l.department (code, name) SELECT 'd' || n, 'd' FROM generate_series(1, 300) n;
INSERT INTO l.report_text (fiscal_year, department_code, section, seq, body)
SELECT 2024, 'd' || n, '一', s, repeat('支出100万元，其中甲60万元、乙40万元。', 10)
FROM generate_series(1, 300) n, generate_series(1, 20) s;
ANALYZE l.report_text;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS
$$BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END$$;
SELECT is_empty(
	$$SELECT * FROM pg_temp.plan($q$SELECT * FROM l.review_finding WHERE department_code = 'd7' AND fiscal_year = 2024$q$) p
	WHERE p ~ 'Seq Scan on report_text'$$, 'one department, its rows');
SET LOCAL parallel_setup_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT isnt_empty(
	$$SELECT * FROM pg_temp.plan('SELECT count(*) FROM l.text_claim') p WHERE p ~ 'Parallel Seq Scan on report_text'$$,
	'all departments, in workers');
SELECT is(count(*), 60000::bigint, 'which find all') FROM l.text_claim WHERE department_code LIKE 'd%' AND kind = 'sum';

UPDATE l.review_rule SET enabled = false WHERE rule = 'text_sum';
SELECT is_empty($$SELECT * FROM l.review_finding WHERE rule = 'text_sum'$$, 'a rule is switched off');
SET LOCAL search_path = l, public;
SELECT is(report_text('<a>'), '&lt;a&gt;', 'the function of that name works beside the table');

SELECT * FROM finish();
ROLLBACK;

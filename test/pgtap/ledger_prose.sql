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
UPDATE l.review_rule SET enabled = false WHERE rule = 'text_sum';
SELECT is_empty($$SELECT * FROM l.review_finding WHERE rule = 'text_sum'$$, 'a rule is switched off');
SET LOCAL search_path = l, public;
SELECT is(report_text('<a>'), '&lt;a&gt;', 'the function of that name works beside the table');

SELECT * FROM finish();
ROLLBACK;

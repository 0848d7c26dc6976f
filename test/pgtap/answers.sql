-- What a unit answers to findings: an answer holds for the figures that it was given to, and no finding goes by it.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

SELECT create_ledger('answers') \g /dev/null
SET LOCAL search_path TO answers, public;
INSERT INTO department VALUES ('1', '甲局', NULL), ('8', '环', '9'), ('9', '环', NULL);
UPDATE department SET parent_code = '8' WHERE code = '9';
INSERT INTO scheme VALUES ('broken', '合计不为100', 10);
INSERT INTO scheme_part VALUES ('broken', '产出指标', 50);
INSERT INTO project (fiscal_year, project_code, name, department_code, kind, stated_rate, stated_grade, stated_total) VALUES
	(2024, 'p', '巡查', '1', '项目', 90, NULL, NULL);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed, stated_balance) VALUES
	(2024, 'p', '中央', 100, 50, 40);
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level3, target, actual, full_mark, self_points, explanation) VALUES
	(2024, 'p', 1, '产出指标', '次数', '≥10次', '5台', 10, 10, NULL);
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, amount) VALUES
	(2024, '1', '支出', 1, '合计', NULL, 100), (2024, '1', '支出', 2, '其一', 1, 90);
INSERT INTO report_text (fiscal_year, department_code, section, body) VALUES
	(2024, '1', '二', '支出合计100万元，其中：基本支出60万元，项目支出30万元。');

-- one of each kind of object
CREATE TEMP VIEW found AS
SELECT coalesce(f.fiscal_year, 0) AS fiscal_year, coalesce(f.department_code, '') AS department_code,
	coalesce(f.project_code, '') AS project_code, f.subject, f.rule, f.stated, f.computed, f.severity, f.answer
FROM review_finding f;
CREATE TEMP TABLE wanted (fiscal_year integer, department_code text, project_code text, subject text, rule text);
INSERT INTO wanted VALUES
	(2024, '1', 'p', '', 'rate_differs'), (2024, '1', 'p', '', 'execution_low'), (2024, '1', 'p', '中央', 'balance_differs'),
	(2024, '1', 'p', '1', 'units_differ'), (2024, '1', '', '支出／1', 'account_sum_differs'),
	(2024, '1', '', '二／支出合计100万元，其中：基本支出60万元，项目支出30万元', 'text_sum'),
	(0, '', '', 'broken', 'scheme_differs'), (0, '9', '', '', 'department_cycle');
SELECT is_empty('TABLE wanted EXCEPT SELECT fiscal_year, department_code, project_code, subject, rule FROM found',
	'the object of each finding');
SELECT is_empty('SELECT * FROM found WHERE subject IS NULL OR answer IS NOT NULL', 'no finding has an answer yet');
SELECT is_empty('SELECT 1 FROM found GROUP BY fiscal_year, department_code, project_code, subject, rule HAVING count(*) > 1',
	'the five columns of the key are unique');
CREATE TEMP TABLE before AS SELECT rule, message FROM review_finding;

-- each answer to each finding: an error that is said to be mended and is there is open, as is none else
CREATE FUNCTION pg_temp.answer_all(answer text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer)
	SELECT fiscal_year, department_code, project_code, subject, rule, stated, computed, $1 FROM found
	ON CONFLICT (fiscal_year, department_code, project_code, subject, rule)
		DO UPDATE SET answer = excluded.answer, stated = excluded.stated, computed = excluded.computed;
$$;
SELECT pg_temp.answer_all('确认') \g /dev/null
SELECT set_eq('SELECT DISTINCT answer FROM found', ARRAY['确认'], 'answered 确认');
SELECT pg_temp.answer_all('不属实') \g /dev/null
SELECT set_eq('SELECT DISTINCT answer FROM found', ARRAY['不属实'], 'answered 不属实');
SELECT pg_temp.answer_all('已整改') \g /dev/null
SELECT set_eq('SELECT DISTINCT severity, answer FROM found',
	$$VALUES ('错误', NULL), ('警告', '已整改'), ('提示', '已整改')$$,
	'an error that is said to be mended and is still there is open');
UPDATE review_rule SET severity = '警告' WHERE rule = 'rate_differs';
SELECT results_eq($$SELECT answer FROM found WHERE rule = 'rate_differs'$$, ARRAY['已整改'], 'what an error is the ledger says');
UPDATE review_rule SET severity = '错误' WHERE rule = 'rate_differs';
SELECT bag_eq('SELECT rule, message FROM review_finding', 'TABLE before', 'no finding goes by an answer');

-- figures that change open it again, others do not
SELECT pg_temp.answer_all('确认') \g /dev/null
CREATE FUNCTION pg_temp.open_after(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	opened text;
BEGIN
	EXECUTE change;
	SELECT string_agg(rule, ' ' ORDER BY rule COLLATE "C") INTO opened FROM found WHERE answer IS NULL;
	RAISE triggered_action_exception USING MESSAGE = coalesce(opened, 'none');
EXCEPTION WHEN triggered_action_exception THEN
	RETURN SQLERRM;
END;
$$;
SELECT is(pg_temp.open_after(change), opened, change)
FROM (VALUES
	('UPDATE project SET stated_rate = 91', 'rate_differs'),
	('UPDATE project SET stated_rate = 90.00', 'none'),
	($$UPDATE project SET name = '别名'$$, 'none'),
	('UPDATE funding SET executed = 70', 'balance_differs execution_low rate_differs'),
	('UPDATE funding SET stated_balance = 41', 'balance_differs'),
	($$UPDATE account_line SET amount = 95 WHERE line_no = 2$$, 'account_sum_differs'),
	($$UPDATE report_text SET body = '前面加一句。' || body$$, 'none'),
	('UPDATE scheme_part SET points = 60 WHERE scheme_code = ''broken''', 'scheme_differs'),
	($$UPDATE project SET department_code = '8'$$,
	 (SELECT string_agg(rule, ' ' ORDER BY rule COLLATE "C") FROM found WHERE project_code = 'p')),
	('DELETE FROM review_answer WHERE rule = ''department_cycle''', 'department_cycle department_cycle'),
	('UPDATE review_answer SET stated = NULL WHERE rule = ''rate_differs''', 'rate_differs'),
	('UPDATE review_answer SET stated = 0 WHERE rule = ''units_differ''', 'units_differ')
) AS c (change, opened);

-- hints of five rows are one line, whose figure is their number
INSERT INTO indicator (fiscal_year, project_code, seq, level3, full_mark, self_points)
	SELECT 2024, 'p', s, 's', 5, 4 FROM generate_series(11, 15) s;
SELECT pg_temp.answer_all('确认') \g /dev/null
SELECT set_eq($$SELECT rule, stated FROM found WHERE subject = '' AND rule IN ('undecided', 'explanation_missing')$$,
	$$VALUES ('explanation_missing', 5.0), ('undecided', 5.0)$$, 'hints of five rows are one line');
SELECT is(pg_temp.open_after($$INSERT INTO indicator (fiscal_year, project_code, seq, level3, full_mark, self_points)
	VALUES (2024, 'p', 16, 's', 5, 4)$$), 'explanation_missing undecided', 'that is answered anew with a sixth');

-- the sheet: findings and what became of the answers to them
TRUNCATE review_answer;
INSERT INTO review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer, note, answered_by,
	answered_on)
VALUES (2024, '1', 'p', '', 'execution_low', 50, 80, '确认', '跨年实施', '甲', '2025-03-01'),
	(2024, '1', 'p', '', 'rate_differs', 95, 50, '确认', '已核', '甲', '2025-03-01'),
	(2024, '1', 'p', '中央', 'balance_differs', 40, 50, '已整改', '已更正', '甲', '2025-03-01'),
	(2024, '1', 'p', '1', 'units_differ', NULL, NULL, '不属实', NULL, '甲', '2025-03-01'),
	(2024, '1', 'p', '99', 'points_above_rule', 5, 4, '已整改', '已改分', '甲', '2025-03-01'),
	(2024, '1', 'p', '11', 'undecided', 4, NULL, '确认', NULL, '甲', '2025-03-01'),
	(0, '', '', 'broken', 'scheme_differs', 60, 100, '不属实', NULL, '甲', '2025-03-01');
UPDATE review_rule SET enabled = false WHERE rule = 'units_differ';
SELECT set_eq($$SELECT "规则代码", "状态", "答复", "说明", "前次答复" FROM "整改情况" WHERE "状态" <> '待答复'$$,
	$$VALUES ('execution_low', '已答复', '确认', '跨年实施', NULL),
		('rate_differs', '答复后数已改变', NULL, NULL, '确认 2025-03-01 甲 已核'),
		('balance_differs', '称已整改而仍在', NULL, NULL, '已整改 2025-03-01 甲 已更正'),
		('units_differ', '规则已停用', '不属实', NULL, NULL),
		('points_above_rule', '已消除', '已整改', '已改分', NULL),
		('undecided', '另行列出', '确认', NULL, NULL),
		('scheme_differs', '已答复', '不属实', NULL, NULL)$$, 'what became of each answer');
SELECT bag_eq('SELECT rule, message, stated, computed FROM review_finding',
	'SELECT "规则代码", "审核意见", "所列数", "计算数" FROM "整改情况" WHERE "审核意见" IS NOT NULL',
	'each finding is on the sheet');
SELECT bag_eq($$SELECT * FROM "整改情况" WHERE "预算年度" = 2024 AND "部门代码" = '1' AND "项目代码" = 'p'$$,
	$$SELECT * FROM (SELECT * FROM "整改情况" OFFSET 0) s WHERE "预算年度" = 2024 AND "部门代码" = '1' AND "项目代码" = 'p'$$,
	'the sheet of one project');
UPDATE review_rule SET enabled = true WHERE rule = 'units_differ';

-- on the pages
SELECT is((SELECT count(*) FROM regexp_matches(report_html('answers', 2024, '1'), '<td>(确认|不属实|已整改)</td></tr>', 'g')),
	(SELECT count(answer) FROM review_finding WHERE department_code = '1'), 'the report shows the answers that hold');
SELECT matches(report_html('answers', 2024, '1'), '；已答复 [0-9]+。', 'and how many');
SELECT matches(dashboard_html('answers', 2024), '<th>答复</th>', 'so does the overview, by rule');

-- what no answer is
SELECT throws_ok(c.ddl, c.code, NULL, c.ddl) FROM (VALUES
	($$INSERT INTO review_answer (rule, answer) VALUES ('x', '同意')$$, '23514'),
	($$INSERT INTO review_answer (rule) VALUES ('x')$$, '23502'),
	($$INSERT INTO review_answer (answer) VALUES ('确认')$$, '23502'),
	($$INSERT INTO review_answer (rule, answer, department_code) VALUES ('x', '确认', NULL)$$, '23502'),
	($$INSERT INTO review_answer (rule, answer, project_code) VALUES ('x', '确认', NULL)$$, '23502'),
	($$INSERT INTO review_answer (rule, answer, subject) VALUES ('x', '确认', NULL)$$, '23502'),
	($$INSERT INTO review_answer (rule, answer, fiscal_year) VALUES ('x', '确认', 24)$$, '23514'),
	($$INSERT INTO review_answer SELECT * FROM review_answer$$, '23505')) AS c (ddl, code);

-- through staging, where an empty cell is ''
TRUNCATE review_answer;
SELECT create_staging('answers') \g /dev/null
INSERT INTO staging_review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer, answered_on)
	VALUES ('2024', '1', NULL, '支出／1', 'account_sum_differs', '100', '90', '确认', '2025-03-01'),
		(NULL, NULL, NULL, 'broken', 'scheme_differs', '60', '100', '确认', NULL);
SELECT is_empty($$SELECT * FROM check_staging('answers', '万元')$$, 'a file of answers');
SELECT load_staging('answers', '万元') \g /dev/null
SELECT set_eq('SELECT rule, answer FROM found WHERE answer IS NOT NULL',
	$$VALUES ('account_sum_differs', '确认'), ('scheme_differs', '确认')$$, 'is loaded');
INSERT INTO staging_review_answer (rule, answer, fiscal_year) VALUES ('x', '好', '2024');
SELECT is(count(*), 1::bigint, 'a word that is no answer is a bad cell') FROM check_staging('answers', '万元');

-- an older ledger gets the table, and who read project reads it
CREATE ROLE answers_reader;
GRANT USAGE ON SCHEMA answers TO answers_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA answers TO answers_reader;
DROP TABLE review_answer CASCADE;
SELECT refresh_ledger_views('answers') \g /dev/null
GRANT SELECT ON review_finding TO answers_reader;
SET LOCAL ROLE answers_reader;
SELECT lives_ok('SELECT count(answer) FROM review_finding', 'readers read on');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;

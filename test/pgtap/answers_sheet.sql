-- The sheet of findings goes to the unit and comes back by examples/answers.sql, also where the same words are found
-- several times.  The script commits, so this file does not run in one transaction.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
DROP SCHEMA IF EXISTS answers_sheet CASCADE;
SELECT create_ledger('answers_sheet') \g /dev/null
SET search_path TO answers_sheet, public;
INSERT INTO department VALUES ('1', '甲局', NULL);
INSERT INTO report_text (fiscal_year, department_code, section, seq, body)
SELECT 2024, '1', section, seq, '支出合计100万元，其中：基本支出60万元，项目支出30万元。'
FROM unnest('{一,二}'::text[]) AS section, generate_series(1, 2) AS seq;
SELECT plan(5);

\set top `pwd`
\set answers :top '/examples/answers.sql'
\set schema answers_sheet
\set file `mktemp`
-- \copy takes no variables
\set out '\\copy (SELECT * FROM answers_sheet.sheet ORDER BY "审核对象") TO ' :'file' ' CSV HEADER'
CREATE VIEW sheet AS SELECT * FROM "整改情况";
SELECT results_eq('SELECT "审核对象", count(*) FROM sheet GROUP BY 1 ORDER BY 1',
	$$VALUES ('一／支出合计100万元，其中：基本支出60万元，项目支出30万元', 2::bigint),
		('二／支出合计100万元，其中：基本支出60万元，项目支出30万元', 2)$$, 'the same words twice in each section');

-- each row
CREATE OR REPLACE VIEW sheet AS
SELECT v."预算年度", v."部门代码", v."部门名称", v."项目代码", v."项目名称", v."审核对象", v."规则代码", v."规则名称", v."严重程度",
	v."审核意见", v."所列数", v."计算数", v."状态", '确认'::text AS "答复", '已核' AS "说明", v."答复人", v."答复日期", v."前次答复"
FROM "整改情况" v;
:out
\o /dev/null
\i :answers
\o
SELECT results_eq('SELECT DISTINCT answer, note FROM review_answer', $$VALUES ('确认', '已核')$$, 'answered in each row');
SELECT results_eq('SELECT "状态", count(*) FROM "整改情况" GROUP BY 1', $$VALUES ('已答复', 4::bigint)$$, 'holds for each');
DELETE FROM review_answer;

-- one row of the first section, and both of the second, one so, one otherwise
CREATE OR REPLACE VIEW sheet AS
SELECT v."预算年度", v."部门代码", v."部门名称", v."项目代码", v."项目名称", v."审核对象", v."规则代码", v."规则名称", v."严重程度",
	v."审核意见", v."所列数", v."计算数", v."状态",
	CASE row_number() OVER (ORDER BY v."审核对象") WHEN 1 THEN '不属实' WHEN 3 THEN '确认' WHEN 4 THEN '已整改' END AS "答复",
	''::text AS "说明", v."答复人", v."答复日期", v."前次答复"
FROM "整改情况" v;
:out
\set listed `mktemp`
\o :listed
\i :answers
\o
\set told `cat :listed; rm -f :listed :file`
SELECT is(:'told'::text, '2024|1||二／支出合计100万元，其中：基本支出60万元，项目支出30万元|text_sum|同一审核对象有不同的答复',
	'two answers to the same words are told');
SELECT results_eq('SELECT subject, answer FROM review_answer',
	$$VALUES ('一／支出合计100万元，其中：基本支出60万元，项目支出30万元', '不属实')$$, 'and one is enough');
SELECT * FROM finish();
SET client_min_messages = warning;
DROP SCHEMA answers_sheet CASCADE;

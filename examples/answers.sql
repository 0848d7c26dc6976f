-- Take back the sheet of findings that a unit has filled in (整改情况), all or nothing.
--
--     psql -v schema=xinzhou -v file=整改情况.csv -f examples/answers.sql
--
-- The file is what \copy writes of the view "整改情况", whole or in part, as CSV in UTF-8
-- (docs/report.md); of each row 答复 (确认, 已整改 or 不属实) and 说明 count, and 答复人 and
-- 答复日期 where they are filled in.  Rows without 答复 are passed over.  Rows that fit no
-- finding, as where a sheet has lost the zeros in front of a code, are listed and not taken.
-- The same words in one section of a text are one thing to answer, wherever they stand: they
-- may be answered in one row or in each, but not differently.

\set ON_ERROR_STOP on
\set QUIET on
\encoding UTF8

BEGIN;
SET LOCAL search_path TO :"schema";
CREATE TEMP TABLE answer_sheet ON COMMIT DROP AS SELECT * FROM "整改情况" WITH NO DATA;
\set copy '\\copy answer_sheet FROM ' :'file' ' CSV HEADER'
:copy

CREATE TEMP TABLE answered ON COMMIT DROP AS
SELECT DISTINCT s.*, v."规则代码" IS NOT NULL AS fits, v."状态" AS found
FROM answer_sheet s
LEFT JOIN "整改情况" v
	ON coalesce(v."预算年度", 0) = coalesce(s."预算年度", 0) AND coalesce(v."部门代码", '') = coalesce(s."部门代码", '')
		AND coalesce(v."项目代码", '') = coalesce(s."项目代码", '') AND coalesce(v."审核对象", '') = coalesce(s."审核对象", '')
		AND v."规则代码" = s."规则代码"
WHERE s."答复" IS NOT NULL;

CREATE TEMP TABLE told ON COMMIT DROP AS
SELECT coalesce("预算年度", 0) AS fiscal_year, coalesce("部门代码", '') AS department_code, coalesce("项目代码", '') AS project_code,
	coalesce("审核对象", '') AS subject, "规则代码" AS rule, (array_agg("所列数" ORDER BY "所列数", "计算数"))[1] AS stated,
	(array_agg("计算数" ORDER BY "所列数", "计算数"))[1] AS computed, min("答复") AS answer, count(DISTINCT "答复") AS answers,
	string_agg(DISTINCT "说明", '；') AS note, string_agg(DISTINCT "答复人", '、') AS answered_by, max("答复日期") AS answered_on
FROM answered
WHERE fits AND found IN ('待答复', '已答复', '答复后数已改变', '称已整改而仍在')
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer, note, answered_by,
	answered_on)
SELECT fiscal_year, department_code, project_code, subject, rule, stated, computed, answer, note, coalesce(answered_by, session_user),
	coalesce(answered_on, current_date)
FROM told
WHERE answers = 1
ON CONFLICT (fiscal_year, department_code, project_code, subject, rule) DO UPDATE
	SET stated = excluded.stated, computed = excluded.computed, answer = excluded.answer, note = excluded.note,
		answered_by = excluded.answered_by, answered_on = excluded.answered_on;

SELECT "预算年度", "部门代码", "项目代码", "审核对象", "规则代码", '没有这条审核结果' AS "未装入的原因"
FROM answered
WHERE NOT fits
UNION ALL
SELECT nullif(fiscal_year, 0), nullif(department_code, ''), nullif(project_code, ''), subject, rule, '同一审核对象有不同的答复'
FROM told
WHERE answers > 1;
COMMIT;

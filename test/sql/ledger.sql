-- The ledger of the five projects of Xinzhou 2022 as a person reads it: what is
-- spent, self and rule points side by side, the totals, and the errors that
-- loading gives.
\getenv abs_srcdir PG_ABS_SRCDIR
SET client_min_messages = warning;
SELECT create_ledger('xinzhou');
SET search_path TO xinzhou, public;
\set dir :abs_srcdir '/../examples/xinzhou-2022/'
\cd :dir
\copy department FROM 'department.csv' CSV HEADER
\copy project FROM 'project.csv' CSV HEADER
\copy funding FROM 'funding.csv' CSV HEADER
\copy indicator FROM 'indicator.csv' CSV HEADER

SELECT project_code, full_year_budget_wan, executed_wan, balance_wan, execution_rate_pct, execution_points
FROM project_execution ORDER BY project_code;
SELECT project_code, self_total_points, self_grade, rule_total_points, rule_grade, difference_points
FROM project_score ORDER BY project_code;
SELECT project_code, seq, target_text, actual_text, met, full_mark_points, self_points, rule_points
FROM indicator_score WHERE difference_points <> 0 ORDER BY project_code, seq;
SELECT department_code, depth, projects, budget_wan, executed_wan, execution_rate_pct, self_mean_score, self_weighted_score,
	rule_mean_score, rule_weighted_score
FROM department_total ORDER BY department_code;
SELECT project_code, seq, severity, message FROM review_finding ORDER BY project_code, seq NULLS FIRST, rule;
SELECT "行次", "栏目", "三级指标", "调整后指标值", "实际完成值", "分值", "得分", "等级"
FROM "项目支出绩效自评表" WHERE "项目代码" = '303001-05' ORDER BY "行次";

\set SHOW_CONTEXT never
SELECT create_ledger('xinzhou');
SELECT refresh_ledger_views('absent');
\set SHOW_CONTEXT errors
COPY funding (fiscal_year, project_code, source, executed) FROM stdin CSV;
2022,303001-01,中央,8.65
2022,303001-02,中央,"12.49,14.91万元"
\.
COPY indicator (fiscal_year, project_code, seq, full_mark) FROM stdin CSV;
2022,303001-01,8,-1
\.
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2022, 'x', 'x', '304');
INSERT INTO department VALUES ('304', 'x', '304');
\set VERBOSITY terse
DROP EXTENSION perfeval;
\set VERBOSITY default
SELECT count(*) FROM funding;
SET client_min_messages = warning;
DROP SCHEMA xinzhou CASCADE;

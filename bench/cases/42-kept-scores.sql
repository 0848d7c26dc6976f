-- Kept scores against the same ledger by hand, and what they cost who writes:
-- the data of 40-ledger.sql, two workers, JIT off.

--# setup
\i :bench/ledger-data.sql
\i :bench/hand-ledger.sql
DROP SCHEMA IF EXISTS bench_plain CASCADE;
SELECT keep_scores('bench_ledger');
CREATE TABLE bench_ledger.load (LIKE indicator);
INSERT INTO bench_ledger.load SELECT fiscal_year, project_code, seq + 100, level1, level2, level3, initial_target, target, actual, full_mark,
    self_points, method, explanation FROM indicator ORDER BY fiscal_year, project_code, seq LIMIT 200000;
\set file :tmp /load
COPY bench_ledger.load TO :'file';
SELECT create_ledger('bench_plain');
INSERT INTO bench_plain.department TABLE department;
INSERT INTO bench_plain.project TABLE project;
INSERT INTO bench_plain.indicator SELECT * FROM indicator ORDER BY fiscal_year, project_code, seq;
CREATE MATERIALIZED VIEW bench_ledger.scores AS SELECT * FROM live_project_score WITH NO DATA;
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2;
SET work_mem = '4MB';

--# case project_score, all projects, kept
--# run kept
SELECT count(p) FROM project_score p;
--# run by hand at most 0.10
SELECT count(p) FROM hand.project_score p;
--# run live
SELECT count(p) FROM live_project_score p;

--# case department_total, all departments, kept
--# run kept
SELECT * FROM department_total;
--# run by hand at most 0.20
SELECT * FROM hand.department_total;

--# case review_finding, all, kept
--# run kept
SELECT count(f) FROM review_finding f;
--# run project_score by hand at most 0.25
SELECT count(p) FROM hand.project_score p;

--# case project_score, all projects, 1 % stale
--# before
SELECT refresh_scores('bench_ledger');
UPDATE indicator SET explanation = explanation WHERE project_code LIKE '%17' AND hashtext(project_code) % 2 = 0 AND seq = 1;
--# run kept
SELECT count(p) FROM project_score p;
--# run by hand at most 0.12
SELECT count(p) FROM hand.project_score p;

--# case refresh of 1 %
--# before
SELECT refresh_scores('bench_ledger');
UPDATE indicator SET explanation = explanation WHERE project_code LIKE '%17' AND hashtext(project_code) % 2 = 0 AND seq = 1;
--# run refresh_scores
SELECT refresh_scores('bench_ledger');
--# run project_score, live at most 0.10
SELECT count(p) FROM live_project_score p;

--# case department_total, all departments, 1 % of the projects stale
--# before
SELECT refresh_scores('bench_ledger');
UPDATE indicator SET explanation = explanation WHERE project_code LIKE '%17' AND hashtext(project_code) % 2 = 0 AND seq = 1;
--# run kept
SELECT * FROM department_total;
--# run by hand
SELECT * FROM hand.department_total;

--# case project_score of a department, kept
--# before
SELECT refresh_scores('bench_ledger');
--# run kept
SELECT * FROM project_score WHERE department_code = 'D300001';
--# run live at most 1.10
SELECT * FROM live_project_score WHERE department_code = 'D300001';

--# case review_finding of a department, kept
--# run kept
SELECT * FROM review_part WHERE department_code = 'D300001';
--# run live at most 1.10
SELECT * FROM live_review_part WHERE department_code = 'D300001';

--# case department_total of a department, kept
--# run kept
SELECT * FROM department_total WHERE department_code = 'D300001';
--# run look-up of its scores
SELECT * FROM live_project_score WHERE department_code = 'D300001';

--# case project_score, every key stale, not analysed
--# before
UPDATE project SET name = name;
--# run kept
SELECT count(p) FROM project_score p;
--# run live at most 1.10
SELECT count(p) FROM live_project_score p;

--# case first fill
--# run keep_scores, scores and findings
SELECT keep_scores('bench_ledger');
--# run REFRESH of project_score, live
REFRESH MATERIALIZED VIEW bench_ledger.scores;

--# case COPY of 200,000 indicators
--# run into a ledger with kept scores
BEGIN;
COPY bench_ledger.indicator FROM :'file';
ROLLBACK;
--# run into one without at most 1.05
BEGIN;
COPY bench_plain.indicator FROM :'file';
ROLLBACK;

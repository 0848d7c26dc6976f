-- The whole ledger against the same ledger by hand (bench/hand-ledger.sql): the
-- data of 40-ledger.sql, two workers, JIT off.

--# setup
\i :bench/ledger-data.sql
\i :bench/hand-ledger.sql
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2;

--# case project_score, all projects
--# run live
SELECT count(p) FROM project_score p;
--# run by hand at most 0.75
SELECT count(p) FROM hand.project_score p;

--# case department_total, all departments
--# run live
SELECT * FROM department_total;
--# run by hand at most 0.55
SELECT * FROM hand.department_total;

--# case review_finding, all
--# run live
SELECT count(f) FROM review_finding f;
--# run project_score by hand at most 1.2
SELECT count(p) FROM hand.project_score p;

--# case indicator_score, all indicators
--# run live
SELECT count(s) FROM indicator_score s;
--# run by hand, the same columns at most 0.90
SELECT count(s) FROM hand.indicator_score s;

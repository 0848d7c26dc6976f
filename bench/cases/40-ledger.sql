-- A ledger of 50,000 projects with 20 indicators each (BENCH_PROJECTS takes
-- another number) and one of half of them.  A hundred projects to a department,
-- fifty in each of two years; the departments hang below 50, and these below
-- one.  Rows stand in the order of their keys, as files that departments hand in
-- are loaded one after the other.  One indicator in twelve falls short with
-- points by the rule and a reason; one in sixty is a finding.
-- Two workers, as in the peer count(*).  JIT is on, as it is by default, where one
-- department is asked for; for the whole ledger it is off, see docs/benchmarks.md.

--# setup
\i :bench/ledger-data.sql
DROP SCHEMA IF EXISTS bench_half CASCADE;
SELECT create_ledger('bench_half');
INSERT INTO bench_half.department SELECT * FROM department WHERE code < 'D35';
INSERT INTO bench_half.project SELECT * FROM project WHERE department_code < 'D35' ORDER BY fiscal_year, project_code;
INSERT INTO bench_half.funding SELECT * FROM funding WHERE project_code < 'D35' ORDER BY fiscal_year, project_code, source;
INSERT INTO bench_half.indicator SELECT * FROM indicator WHERE project_code < 'D35' ORDER BY fiscal_year, project_code, seq;
INSERT INTO bench_half.allocation SELECT * FROM allocation WHERE project_code < 'D35';
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2;
\set department '''D300001'''
\set project '''D300001-001'''
\set above '''D30'''

--# case project_score, all projects
--# run all columns
SELECT count(p) FROM project_score p;
--# run count(*) of indicator, 2 workers at most 4
SELECT count(*) FROM indicator;
--# run count and sum per project, GROUP BY, 2 workers
SELECT count(s) FROM (SELECT count(*), sum(self_points) FROM indicator GROUP BY fiscal_year, project_code) AS s;
--# run count and sum per project, by index
SELECT count(s) FROM project p CROSS JOIN LATERAL (SELECT count(*), sum(self_points) FROM indicator i WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code OFFSET 0) AS s;

--# case department_total, all departments
--# run all columns
SELECT * FROM department_total;
--# run count(*) of indicator, 2 workers at most 4
SELECT count(*) FROM indicator;
--# run count and sum per project, GROUP BY, 2 workers
SELECT count(s) FROM (SELECT count(*), sum(self_points) FROM indicator GROUP BY fiscal_year, project_code) AS s;

--# case indicator_score, all indicators
--# run all columns
SELECT count(s) FROM indicator_score s;
--# run count(*) of indicator, 2 workers at most 4
SELECT count(*) FROM indicator;

--# case review_finding, all
--# run all columns
SELECT count(f) FROM review_finding f;
--# run count(*) of indicator, 2 workers at most 6
SELECT count(*) FROM indicator;

--# case project_score, rows doubled
--# run all
SELECT count(p) FROM project_score p;
--# run half at most 2.2
SELECT count(p) FROM bench_half.project_score p;

--# case department_total, rows doubled
--# run all
SELECT * FROM department_total;
--# run half at most 2.2
SELECT * FROM bench_half.department_total;

--# case department_total of the root
--# run all columns
SELECT * FROM department_total WHERE department_code = 'D';
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code IN (SELECT department_members('D'));

--# case department_total of an inner department
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_total WHERE department_code = :above;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code IN (SELECT department_members(:above));

--# case department_total of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_total WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case 部门绩效汇总表 of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM "部门绩效汇总表" WHERE "部门代码" = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case department_year_on_year of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_year_on_year WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case indicator_score of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM indicator_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_execution of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_execution WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_score of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case 项目支出绩效自评表 of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM "项目支出绩效自评表" WHERE "预算单位" LIKE :department || '-%';
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case scheme_check of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM scheme_check WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case allocation_total of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM allocation_total WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_year_on_year of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_year_on_year WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case review_finding of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM review_finding WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case indicator_monitor of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM indicator_monitor WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_monitor of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_monitor WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case department_monitor of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_monitor WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case account_structure of a leaf
--# before
SET jit = on;
--# run all columns
SELECT * FROM account_structure WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_score of a project in all years
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_score WHERE project_code = :project;
--# run look-up of its rows
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE project_code = :project;

--# case indicator_score of a project in all years
--# before
SET jit = on;
--# run all columns
SELECT * FROM indicator_score WHERE project_code = :project;
--# run look-up of its rows
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE project_code = :project;

--# case review_finding of a project in all years
--# before
SET jit = on;
--# run all columns
SELECT * FROM review_finding WHERE project_code = :project;
--# run look-up of its rows
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE project_code = :project;

-- Pages of one department where the tables beside the contract's are filled, a
-- row to each project, source and indicator, two rounds to each project: the
-- bounds are those of 40-ledger.sql.

--# setup
\i :bench/ledger-data.sql
INSERT INTO project_detail (fiscal_year, project_code, category, rate_base, expected_goal, achieved_goal, conclusion)
SELECT fiscal_year, project_code, '经常性项目', '到位', '按时完成', '已按时完成', '完成较好' FROM project ORDER BY 1, 2;
INSERT INTO project_period (fiscal_year, project_code, first_year, last_year, total_budget, issued_to_date, spent_to_date)
SELECT fiscal_year, project_code, 2023, 2025, 6000, 4000, 3900 FROM project ORDER BY 1, 2;
INSERT INTO project_round (fiscal_year, project_code, round_no, round, scorer, budget_points)
SELECT fiscal_year, project_code, n, (ARRAY['复核', '财政评审'])[n], '评价组', 9 FROM project, generate_series(1, 2) AS n ORDER BY 1, 2, 3;
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived, stated_rate)
SELECT fiscal_year, project_code, source, coalesce(adjusted_budget, initial_budget), 100 FROM funding ORDER BY 1, 2, 3;
INSERT INTO funding_place (fiscal_year, project_code, source, line_no, level)
SELECT fiscal_year, project_code, source, row_number() OVER (PARTITION BY fiscal_year, project_code ORDER BY source), 1 FROM funding ORDER BY 1, 2, 3;
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction, prior_actual, stated_completion)
SELECT fiscal_year, project_code, seq, '正向', actual, 100 FROM indicator ORDER BY 1, 2, 3;
INSERT INTO indicator_round (fiscal_year, project_code, seq, round_no, points)
SELECT fiscal_year, project_code, seq, n, self_points FROM indicator, generate_series(1, 2) AS n ORDER BY 1, 2, 3, 4;
INSERT INTO indicator_text (fiscal_year, project_code, seq, target, actual)
SELECT fiscal_year, project_code, seq, target::text, actual::text FROM indicator ORDER BY 1, 2, 3;
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2;
\set department '''D300001'''

--# case project_execution of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_execution WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_arrival of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_arrival WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_period_execution of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_period_execution WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case indicator_score of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM indicator_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case indicator_round_score of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM indicator_round_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_score of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_round_score of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_round_score WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case department_total of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_total WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case department_round_total of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM department_round_total WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case project_flat of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM project_flat WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case 项目支出绩效自评表 of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM "项目支出绩效自评表" WHERE "预算单位" LIKE :department || '-%';
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case target_finding of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM target_finding WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case review_finding of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM review_finding WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

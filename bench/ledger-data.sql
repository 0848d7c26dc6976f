-- The ledger that bench/cases/40-ledger.sql and 41-hand-ledger.sql time: made
-- anew by a fixed seed.
\set projects 50000
\getenv projects BENCH_PROJECTS
DROP SCHEMA IF EXISTS bench_ledger CASCADE;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT create_ledger('bench_ledger');
SET search_path = bench_ledger, public;
SELECT setseed(0.5);
INSERT INTO department VALUES ('D', '市本级', NULL);
INSERT INTO department SELECT format('D%s', n), format('主管部门%s', n), 'D' FROM generate_series(10, 59) AS n;
INSERT INTO department
SELECT format('D%s%s', p, lpad(n::text, 4, '0')), format('单位%s-%s', p, n), format('D%s', p)
FROM generate_series(10, 59) AS p, generate_series(1, :projects / 5000) AS n;
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
SELECT y, format('%s-%s', d.code, lpad(n::text, 3, '0')), format('项目%s-%s', d.code, n), d.code, 'default'
FROM generate_series(2023, 2024) AS y, department d, generate_series(1, 50) AS n
WHERE length(d.code) > 3
ORDER BY 1, 2;
INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, adjusted_budget, executed, stated_balance)
SELECT fiscal_year, project_code, source, source = '上年结转', budget, CASE WHEN random() < 0.2 THEN budget END, executed, budget - executed
FROM (SELECT fiscal_year, project_code, source, budget, round(budget * (1 - 0.2 * random() ^ 3)::numeric, 2) AS executed
      FROM (SELECT fiscal_year, project_code, source, round((10 + 2000 * random() ^ 4)::numeric, 2)::wanyuan AS budget
            FROM project, unnest(CASE WHEN random() < 0.2 THEN '{市级资金,上年结转}' ELSE '{市级资金}' END::text[]) AS source) AS budgets) AS amounts
ORDER BY 1, 2, 3;
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points, explanation)
SELECT fiscal_year, project_code, seq, level1, level2, format('指标%s', seq), target, actual, full_mark,
    CASE WHEN chance < 1 / 60.0 THEN full_mark ELSE coalesce(rule_points(actual, target, full_mark, full_mark, 'proportional'), full_mark) END,
    CASE WHEN chance BETWEEN 1 / 60.0 AND 0.1 THEN '受客观条件影响，进度滞后，下一步加快推进' END
FROM (SELECT *, CASE WHEN seq = 16 THEN '稳步提高' ELSE sign || goal || unit END::perf_target AS target,
          CASE WHEN seq = 16 THEN '达成预期指标'
               ELSE round(goal * (1 + side * CASE WHEN chance < 0.1 THEN -0.9 * random() ELSE 0.1 * random() END)::numeric, 1) || unit END::perf_value AS actual
      FROM (SELECT fiscal_year, project_code, seq, random() AS chance, floor(50 + 50 * random())::numeric AS goal,
                CASE WHEN seq <= 10 THEN '产出指标' WHEN seq <= 16 THEN '效益指标' ELSE '满意度指标' END AS level1,
                (ARRAY['数量指标', '质量指标', '时效指标'])[1 + seq % 3] AS level2,
                CASE WHEN seq <= 16 THEN 5 ELSE 2.5 END AS full_mark,
                (ARRAY['≥', '≥', '≥', '≤', '≥', '='])[1 + seq % 6] AS sign,
                (ARRAY[1, 1, 1, -1, 1, 0])[1 + seq % 6] AS side,
                (ARRAY['%', '万人', '%', '天', '个', '个月'])[1 + seq % 6] AS unit
            FROM project, generate_series(1, 20) AS seq
            ORDER BY 1, 2, 3) AS rows) AS cells;
INSERT INTO allocation
SELECT fiscal_year, project_code, region, 1.5 FROM project, unnest('{东区,西区,仁和区}'::text[]) AS region WHERE project_code LIKE '%-001';
INSERT INTO monthly_execution
SELECT f.fiscal_year, f.project_code, month, (sum(f.executed) * month / 12)::wanyuan
FROM funding f, unnest('{3,6,9}'::integer[]) AS month WHERE fiscal_year = 2024 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
INSERT INTO monthly_actual SELECT fiscal_year, project_code, seq, 6, actual FROM indicator WHERE fiscal_year = 2024 AND seq <= 4 ORDER BY 1, 2, 3;
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, budget, amount, prior_amount, stated_growth)
SELECT year, code, '支出决算', line, format('科目%s', line), CASE WHEN line > 1 THEN 1 END, 1000, CASE WHEN line = 1 THEN 1900 ELSE 100 END, 90, CASE WHEN line > 1 THEN 11.11 END
FROM generate_series(2023, 2024) AS year, department, generate_series(1, 20) AS line ORDER BY 1, 2, 4;

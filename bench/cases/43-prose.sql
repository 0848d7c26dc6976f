-- Pages of one department that has 50 KB of prose: twenty sections of sentences
-- with figures and sentences without; the bounds are those of 40-ledger.sql.

--# setup
\i :bench/ledger-data.sql
INSERT INTO report_text (fiscal_year, department_code, section, seq, body)
SELECT 2024, code, format('第%s部分', section), 1, string_agg(sentence, '' ORDER BY n)
FROM department, generate_series(1, 20) AS section, generate_series(1, 4) AS n,
LATERAL (SELECT 100 * section + 20 * n AS budget) AS b,
LATERAL (SELECT format('2024年第%s项工作按照年初部署稳步推进，各相关科室明确责任、完善制度、加强协调，建立了定期调度和跟踪督办机制，'
		'对实施中出现的问题及时研究并提出改进措施，服务对象反映良好。', n)
	|| format('该项工作预算安排%s.00万元，实际支出%s.00万元，预算执行率95.00%%，结余%s.00万元。', budget, budget * 95 / 100, budget * 5 / 100)
	|| format('全年共组织培训%s人次，其中城区%s人次，乡镇%s人次，较上年增加%s人次，增长25.0%%。',
		5 * budget, 2 * budget, 3 * budget, budget)
	|| '下一步将继续健全长效机制，强化资金监管，提高使用效益，确保各项任务落到实处、取得实效，并做好绩效评价结果的运用和公开。' AS sentence) AS s
WHERE length(code) > 3
GROUP BY code, section
ORDER BY 1, 2, 3;
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2;
\set department '''D300001'''

--# case text_claim of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM text_claim WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case text_repeated_figure of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM text_repeated_figure WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case text_against_ledger of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM text_against_ledger WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

--# case review_finding of one department
--# before
SET jit = on;
--# run all columns
SELECT * FROM review_finding WHERE department_code = :department;
--# run look-up of its rows at most 50
SELECT count(self_points) FROM project JOIN indicator USING (fiscal_year, project_code) WHERE department_code = :department;

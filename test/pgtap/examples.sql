-- The two real ledgers of examples/, loaded as their README says. Expected
-- values are those that the reports print, or hand arithmetic beside them.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(19);

\set top `pwd`
\set copy :top '/examples/copy.sql'
SELECT create_ledger('example_xinzhou'), create_ledger('example_panzhihua') \g /dev/null
SET LOCAL search_path TO example_xinzhou, public;
\set dir :top '/examples/xinzhou-2022'
\i :copy

SELECT results_eq(
	'SELECT project_code, full_year_budget_wan, executed_wan, balance_wan, execution_rate_pct, execution_points
	 FROM project_execution ORDER BY project_code',
	$$VALUES ('303001-01', 8.65, 6.25025, 2.39975, 72.26, 7.23),
		('303001-02', 8.65, 3.70265, 4.94735, 42.81, 4.28),
		('303001-03', 2.7, 1.7032, 0.9968, 63.08, 6.31),
		('303001-04', 100, 0, 100, 0, 0),
		('303001-05', 300, 0, 300, 0, 0)$$,
	'Xinzhou: execution, from 元 with the half 元');
SELECT results_eq(
	'SELECT project_code, self_total_points, self_grade, rule_total_points, rule_grade
	 FROM project_score ORDER BY project_code',
	$$VALUES ('303001-01', 95.23, '优', 95.23, '优'),
		('303001-02', 92.28, '优', 92.28, '优'),
		('303001-03', 92.31, '优', 92.31, '优'),
		('303001-04', 83.00, '良', 90.00, '优'),
		('303001-05', 80.00, '良', 53.98, '差')$$,
	'Xinzhou: totals and grades, by the unit and by the rules');
-- 0 of 10 people at most: met; no functions, no requirements met, no months: nothing; partial: below 0.8 of 15
SELECT results_eq(
	'SELECT project_code, seq, self_points, rule_points, difference_points FROM indicator_score
	 WHERE difference_points <> 0 ORDER BY project_code, seq',
	$$VALUES ('303001-04', 1, 15::numeric, 20::numeric, -5::numeric),
		('303001-04', 4, 8, 10, -2),
		('303001-05', 1, 7, 0, 7),
		('303001-05', 3, 8, 0, 8),
		('303001-05', 4, 7, 0, 7),
		('303001-05', 6, 14, 11.99, 2.01),
		('303001-05', 7, 14, 11.99, 2.01)$$,
	'Xinzhou: where the rules give other points than the unit');
-- self: (95.23 + 92.28 + 92.31 + 83 + 80) / 5 = 442.82 / 5
-- weighted: (8.65·95.23 + 8.65·92.28 + 2.7·92.31 + 100·83 + 300·80) / 420 = 34171.1985 / 420
-- rules: 423.80 / 5; 27065.1985 / 420; rate 11.6561 / 420
SELECT results_eq(
	$$SELECT projects, budget_wan, executed_wan, balance_wan, execution_rate_pct, self_mean_score, self_weighted_score,
		rule_mean_score, rule_weighted_score, self_excellent, self_good, rule_excellent, rule_poor
	  FROM department_total WHERE department_code = '303'$$,
	'VALUES (5, 420.00, 11.65610, 408.34390, 2.78, 88.564, 81.360, 84.760, 64.441, 3, 2, 4, 1)',
	'Xinzhou: department 303');
SELECT results_eq(
	$$SELECT projects, budget_wan, self_mean_score FROM department_total WHERE department_code = '303001'$$,
	'VALUES (5, 420.00, 88.564)', 'Xinzhou: unit 303001 has the same projects');
SELECT results_eq('SELECT count(*) FROM indicator_score WHERE rule_points IS NULL', 'VALUES (0::bigint)',
	'Xinzhou: every indicator is decided');

SET LOCAL search_path TO example_panzhihua, public;
\set dir :top '/examples/panzhihua-2024'
\i :copy

-- 143.87 / 145.16 = 99.1113 %
SELECT results_eq(
	'SELECT project_code, initial_budget_wan, full_year_budget_wan, executed_wan, balance_wan, execution_rate_pct
	 FROM project_execution ORDER BY project_code',
	$$VALUES ('pzh-ybzx-00', 1268.31, 1268.31, 1268.31, 0, 100),
		('pzh-ybzx-01', 0, 17.99, 17.99, 0, 100),
		('pzh-ybzx-02', 75.11, 75.11, 75.11, 0, 100),
		('pzh-ybzx-03', 0, 73, 73, 0, 100),
		('pzh-ybzx-04', 145.16, 145.16, 143.87, 1.29, 99.11)$$,
	'Panzhihua: execution, the carry-in counted');
-- transfer by the rules: 91.22 less the 1.22 of item 7; the others have no points
SELECT results_eq(
	'SELECT project_code, self_total_points, self_grade, rule_total_points, rule_grade
	 FROM project_score ORDER BY project_code',
	$$VALUES ('pzh-ybzx-00', 99.90, '优', 99.90, '优'),
		('pzh-ybzx-01', NULL, NULL, NULL, NULL),
		('pzh-ybzx-02', NULL, NULL, NULL, NULL),
		('pzh-ybzx-03', NULL, NULL, NULL, NULL),
		('pzh-ybzx-04', 91.22, '优', 90.00, '优')$$,
	'Panzhihua: totals, and none where the report gives no points');
SELECT results_eq(
	'SELECT project_code, seq, self_points, rule_points FROM indicator_score
	 WHERE difference_points <> 0 ORDER BY project_code, seq',
	$$VALUES ('pzh-ybzx-04', 7, 1.22, 0::numeric)$$,
	'Panzhihua: item 7 by the rules: more than twice the target');
SELECT results_eq(
	$$SELECT self_points, rule_points, met FROM indicator_score WHERE project_code = 'pzh-ybzx-04' AND seq = 1$$,
	'VALUES (0::numeric, 0::numeric, false)', 'Panzhihua: item 1 is all or nothing');
-- the whole department's 1268.31 contains the projects: not added, own_...
SELECT results_eq(
	$$SELECT department_code, projects, budget_wan, executed_wan, execution_rate_pct, self_mean_score, own_budget_wan,
		own_self_score FROM department_total ORDER BY depth$$,
	$$VALUES ('pzh-ybj', 4, 311.26, 309.97, 99.59, 91.220, NULL, NULL),
		('pzh-ybzx', 4, 311.26, 309.97, 99.59, 91.220, 1268.31, 99.900)$$,
	'Panzhihua: department totals');

-- What the CSV files hold, against totals that the reports print.
SELECT results_eq(
	$$SELECT level1, level2, sum(full_mark) FROM indicator WHERE project_code = 'pzh-ybzx-00' AND full_mark > 0
	  GROUP BY level1, level2 ORDER BY min(seq)$$,
	$$VALUES ('总体绩效', '履职效能', 15::numeric), ('总体绩效', '预算管理', 25), ('总体绩效', '财务管理', 10),
		('总体绩效', '资产管理', 9), ('总体绩效', '采购管理', 6),
		('项目绩效', '项目决策', 12), ('项目绩效', '项目执行', 12), ('项目绩效', '目标实现', 11)$$,
	'Panzhihua: level 2 of the score sheet');
SELECT results_eq(
	$$SELECT count(*), sum(full_mark), sum(self_points) FROM indicator WHERE project_code = 'pzh-ybzx-04'$$,
	'VALUES (22::bigint, 100::numeric, 91.22)', 'Panzhihua: 22 items, 100 points');
SELECT results_eq(
	$$SELECT sum(amount) FROM account_line WHERE subject_code ~ '^\d{7}$'$$,
	$$VALUES ('1268.31'::wanyuan)$$, 'Panzhihua: expenditure by function adds up');
SELECT results_eq(
	$$SELECT p.statement, p.name, p.amount, sum(c.amount)
	  FROM account_line p JOIN account_line c USING (fiscal_year, department_code, statement)
	  WHERE c.parent_line_no = p.line_no
	  GROUP BY p.statement, p.line_no, p.name, p.amount HAVING p.amount <> sum(c.amount) ORDER BY p.line_no$$,
	$$VALUES ('绩效自评报告支出', '人员经费', '856.04'::wanyuan, '856.03'::wanyuan),
		('绩效自评报告支出', '公用经费', '95.28', '95.29')$$,
	'Panzhihua: parts that do not add up are the two that the reports print apart');
SELECT results_eq(
	$$SELECT statement, name, stated_share, round(share(amount, whole) * 100, 2)
	  FROM account_line JOIN (SELECT statement, line_no AS parent_line_no, amount AS whole FROM account_line) p
		USING (statement, parent_line_no)
	  WHERE stated_share <> round(share(amount, whole) * 100, scale(stated_share)) ORDER BY 1$$,
	$$VALUES ('一般公共预算财政拨款支出决算', '社会保障和就业支出', 11.64, 11.65)$$,
	'Panzhihua: one share is not what the figures give');
SELECT is_empty(
	$$SELECT statement, name, stated_growth, growth(amount, prior_amount) FROM account_line
	  WHERE stated_growth <> round(growth(amount, prior_amount) * 100, scale(stated_growth))$$,
	'Panzhihua: growth as printed');
SELECT is_empty(
	$$SELECT statement, name FROM account_line WHERE stated_completion <> round(share(amount, budget) * 100, 0)$$,
	'Panzhihua: completion as printed');
SELECT is((SELECT count(*) FROM account_line), 104::bigint, 'Panzhihua: lines of the final accounts');

SELECT * FROM finish();
ROLLBACK;

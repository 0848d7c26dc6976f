-- What newer forms print beside the contract's tables: money that arrived,
-- figures per source, rounds of scoring, several years, instalments.  Each rule is
-- raised once and once not.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL), ('11', '乙', '1');

-- money that arrived: 100 of 120 of which 90 were spent
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_rate, stated_budget_points) VALUES
	(2024, 'over', '按预算', '11', 'default', 75, 7.5),
	(2024, 'arrived', '按到位', '11', 'default', 90, 9),
	(2024, 'wrong', '按预算而列到位', '11', 'default', 90, 7.5),
	(2024, 'false', '按到位而列预算', '11', 'default', 75, NULL),
	(2024, 'neither', '两不合', '11', 'default', 80, NULL),
	(2024, 'none', '没有到位数', '11', 'default', 90, NULL);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT 2024, project_code, source, budget::wanyuan, executed::wanyuan
FROM project, (VALUES ('中央', 80, 60), ('省级', 40, 30)) AS f (source, budget, executed);
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived)
SELECT 2024, project_code, source, CASE source WHEN '中央' THEN 65 ELSE 35 END::wanyuan FROM funding WHERE project_code <> 'none';
INSERT INTO project_detail (fiscal_year, project_code, rate_base)
	VALUES (2024, 'over', '预算'), (2024, 'arrived', '到位'), (2024, 'false', '到位');
SELECT results_eq($$SELECT budget_wan, arrived_wan, executed_wan, arrival_rate_pct, rate_base, execution_rate_pct,
	rate_of_budget_pct, rate_of_arrived_pct
		FROM project_arrival WHERE project_code = 'arrived'$$,
	$$VALUES (120.00, 100.00, 90.00, 83.33, '到位', 90.00, 75.00, 90.00)$$, 'three figures and their rates');
SELECT is_empty($$SELECT * FROM project_arrival WHERE project_code = 'none'$$, 'where nothing arrived nothing is said');
SELECT set_eq($$SELECT project_code, rule, stated, computed FROM review_finding
		WHERE rule IN ('rate_differs', 'rate_base_differs', 'budget_points_differ', 'arrival_rate_differs')$$,
	$$VALUES ('wrong', 'rate_base_differs', 90, 75.00), ('false', 'rate_base_differs', 75, 90.00),
		('neither', 'rate_differs', 80, 75.00), ('none', 'rate_differs', 90, 75.00)$$,
	'a rate that fits only the other base');

-- what is printed beside a source
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2024, 's', '来源', '11');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES
	(2024, 's', '中央', '80', '60'), (2024, 's', '省级', '0', '0'), (2024, 's', '市级', '30', '20'), (2024, 's', '自筹', '30',
		'20'),
	(2024, 's', '其他', '30', '20'), (2024, 's', '社会', '0', '0');
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived, stated_arrival_rate, stated_rate, full_mark, stated_points)
	VALUES
	(2024, 's', '中央', '65', 81.25, 75, 10, 7.5),
	(2024, 's', '省级', '0', 100, 100, 10, 10),
	(2024, 's', '市级', '25', 80, 80, 10, 8),
	(2024, 's', '自筹', '10', 33.4, 66.7, NULL, 6),
	(2024, 's', '其他', '30', 100, 70, NULL, NULL),
	(2024, 's', '社会', '0', 0, NULL, NULL, NULL);
SELECT set_eq($$SELECT substring(message from '”(..)'), rule, stated, computed FROM review_arrival WHERE project_code = 's'$$,
	$$VALUES ('省级', 'arrival_rate_differs', 100, NULL), ('省级', 'source_rate_differs', 100, NULL), ('省级',
		'source_points_differ', 10, NULL),
		('市级', 'arrival_rate_differs', 80, 83.33), ('市级', 'rate_base_differs', 80, 66.67), ('市级', 'source_points_differ', 8,
			6.67),
		('自筹', 'arrival_rate_differs', 33.4, 33.33), ('自筹', 'executed_over_arrived', 20, 10),
		('其他', 'source_rate_differs', 70, 66.67)$$, 'each figure of a source');
SELECT is_empty('SELECT * FROM review_finding WHERE message IS NULL', 'each finding says something');

-- what is printed beside an indicator
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2024, 'i', '指标', '11', 'default');
INSERT INTO indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, explanation) VALUES
	(2024, 'i', 1, '≥90%', '81%', 10, 9, 'x'), (2024, 'i', 2, '≤30天', '28天', 10, 10, NULL), (2024, 'i', 3, '显著', '显著', 10, 8,
		'x'),
	(2024, 'i', 4, '≥90%', '81%', 10, 9, 'x'), (2024, 'i', 5, '≤30天', '28天', 10, 10, NULL), (2024, 'i', 6, '100人', '150人', 10,
		10, 'x'),
	(2024, 'i', 7, '3%', '2%', 10, 10, NULL);
INSERT INTO indicator_detail (fiscal_year, project_code, seq, prior_actual, stated_completion, stated_coefficient, printed_rule,
	direction) VALUES
	(2024, 'i', 1, '90%', 90, 0.9, '每降低1个百分点扣0.1分', NULL),
	(2024, 'i', 2, '30天', NULL, 1, '—', NULL),
	(2024, 'i', 3, '一般', NULL, 80, NULL, NULL),
	(2024, 'i', 4, '91%', 81, 0.81, '酌情', NULL),
	(2024, 'i', 5, '29天', 93.3, 1, NULL, NULL),
	(2024, 'i', 6, '99人', 100, 1, NULL, NULL),
	(2024, 'i', 7, '2.5%', NULL, NULL, NULL, '反向');
SELECT set_eq($$SELECT seq, rule, stated, computed FROM review_finding
		WHERE project_code = 'i' AND rule IN ('rule_unreadable', 'target_below_prior', 'indicator_completion_differs',
			'coefficient_differs')$$,
	$$VALUES (4, 'rule_unreadable', NULL::numeric, NULL::numeric), (4, 'target_below_prior', 90, 91), (4,
		'indicator_completion_differs', 81, 90.00),
		(4, 'coefficient_differs', 0.81, 0.9000), (5, 'target_below_prior', 30, 29), (7, 'target_below_prior', 3, 2.5)$$,
			'figures beside an indicator');

-- rounds
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
	VALUES (2023, 'a', '甲项目', '11', 'default'), (2023, 'b', '乙项目', '11', 'default');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
	VALUES (2023, 'a', '财政', '30', '30'), (2023, 'b', '财政', '10', '5');
INSERT INTO indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, explanation)
SELECT 2023, p, s, '≥10', '10', CASE s WHEN 1 THEN 50 ELSE 40 END, CASE s WHEN 1 THEN 50 ELSE 40 END, NULL
FROM unnest('{a,b}'::text[]) AS p, generate_series(1, 2) AS s;
INSERT INTO project_round (fiscal_year, project_code, round_no, round, scorer, scored_on, budget_points) VALUES
	(2023, 'a', 0, '自评', '本单位', '2024-01-20', NULL), (2023, 'a', 1, '复核', '主管部门', '2024-03-01', NULL), (2023, 'a', 2,
		'财政评审', '财政局', '2024-05-01', 8),
	(2023, 'b', 1, '复核', '主管部门', '2024-03-01', NULL);
INSERT INTO indicator_round VALUES (2023, 'a', 1, 1, 45, '资料不全');
INSERT INTO indicator_round (fiscal_year, project_code, seq, round_no, points)
	VALUES (2023, 'a', 2, 1, 40), (2023, 'a', 1, 2, 35), (2023, 'a', 2, 2, 36), (2023, 'b', 1, 1, 55);
SELECT results_eq($$SELECT round_no, round, is_last, budget_points, indicator_points, total_points, grade, self_total_points,
	rule_total_points, minus_self_points, minus_rule_points
		FROM project_round_score WHERE project_code = 'a' ORDER BY round_no$$,
	$$VALUES (0, '自评', false, 10.00, 90.00, 100.00, '优', 100.00, 100.00, 0.00, 0.00), (1, '复核', false, 10.00, 85, 95.00, '优',
		100.00, 100.00, -5.00, -5.00),
		(2, '财政评审', true, 8, 71, 79, '中', 100.00, 100.00, -21.00, -21.00)$$, 'rounds beside self-evaluation and rule');
SELECT results_eq($$SELECT total_points, grade FROM project_round_score WHERE project_code = 'b'$$,
	'VALUES (NULL::numeric, NULL::text)', 'no total of a round that is not complete');
SELECT results_eq($$SELECT seq, self_points, rule_points, last_round, last_points, minus_self_points, minus_rule_points
	FROM indicator_round_score WHERE project_code = 'a' ORDER BY seq$$,
	$$VALUES (1, 50::numeric, 50.00, '财政评审', 35::numeric, -15::numeric, -15.00), (2, 40, 40.00, '财政评审', 36, -4, -4.00)$$,
		'the last round row by row');
SELECT results_eq($$SELECT round, projects, scored_projects, budget_wan, mean_score, weighted_score, excellent, fair,
	self_mean_score
		FROM department_round_total WHERE fiscal_year = 2023 AND department_code = '1' ORDER BY round COLLATE "C"$$,
	$$VALUES ('复核', 2, 1, 40.00, 95.000, 95.000, 1, 0, 100.000), ('自评', 1, 1, 30.00, 100.000, 100.000, 1, 0, 100.000),
		('财政评审', 1, 1, 30.00, 79.000, 79.000, 0, 1, 100.000)$$,
	'totals of departments by round');
SELECT set_eq($$SELECT project_code, seq, rule, stated, computed FROM review_finding WHERE rule LIKE 'round%'$$,
	$$VALUES ('b', 1, 'round_points_above_full_mark', 55, 50), ('b', NULL, 'round_points_missing', 1, NULL)$$,
		'findings about rounds');
SELECT throws_ok($$INSERT INTO project_round (fiscal_year, project_code, round_no, round) VALUES (2023, 'b', 2, '自评')$$,
	'23514', NULL, 'self-evaluation is round 0');
SELECT throws_ok($$INSERT INTO indicator_round VALUES (2023, 'a', 1, 3, 5)$$, '23503', NULL, 'points are of a round that is there');

-- several years
INSERT INTO project (fiscal_year, project_code, name, department_code)
	VALUES (2022, 'good', '甲项目', '11'), (2022, 'bad', '乙项目', '11');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
	VALUES (2022, 'good', '财政', '30', '30'), (2022, 'bad', '财政', '30', '30');
INSERT INTO project_period VALUES (2022, 'good', 2020, 2024, '500', '300', '200', '150'), (2022, 'bad', 2020, 2024, '500', '100',
	'15', '20');
SELECT results_eq($$SELECT issued_rate_pct, spent_rate_pct, spent_of_issued_pct, year_budget_wan FROM project_period_execution
	WHERE project_code = 'good'$$,
	'VALUES (66.67, 50.00, 75.00, 30.00)', 'rates of several years');
SELECT set_eq($$SELECT project_code, rule, stated, computed FROM review_finding WHERE rule = 'period_differs'$$,
	$$VALUES ('bad', 'period_differs', 20.00, 15.00), ('bad', 'period_differs', 30.00, 20.00)$$, 'what cannot be');
SELECT results_eq($$SELECT budget_wan FROM department_total WHERE fiscal_year = 2022 AND department_code = '1'$$,
	'VALUES (60.00)', 'never added to the year');

-- instalments, purposes, what is taken back
INSERT INTO allocation VALUES (2022, 'good', '东县', '12'), (2022, 'good', '西县', '9');
INSERT INTO allocation_item (fiscal_year, project_code, region, purpose, projects, issued_in_advance, issued_now, full_year) VALUES
	(2022, 'good', '东县', '道路', 3, '10', '-3', '7'), (2022, 'good', '东县', '水利', 1, '2', '3', '5'), (2022, 'good', '西县',
		'道路', 2, '5', '4', '8');
SELECT set_eq($$SELECT rule, stated, computed FROM review_finding WHERE rule IN ('instalments_differ', 'allocation_items_differ')$$,
	$$VALUES ('instalments_differ', 8.00, 9.00), ('allocation_items_differ', 9.00, 8.00)$$,
		'instalments and purposes that do not add up');
SELECT set_eq('SELECT region, purpose, projects, issued_now_wan, full_year_wan FROM allocation_item_total',
	$$VALUES (NULL, NULL, 6, 4.00, 20.00), ('东县', NULL, 4, 0.00, 12.00), ('西县', NULL, 2, 4.00, 8.00), (NULL, '道路', 5, 1.00,
		15.00), (NULL, '水利', 1, 3.00, 5.00)$$,
	'by region, by purpose, in all');

-- the form
INSERT INTO project_detail (fiscal_year, project_code, category, supervising_department, implementing_unit, expected_goal,
	achieved_goal, explanation, conclusion, problems, improvements)
VALUES (2023, 'a', '一次性项目', '主管局', '实施所', '建成', '已建成', '雨季', '优', '进度慢', '早开工');
INSERT INTO fund_management VALUES (2023, 'a', 2, '下达及时性', '及时', '无', 5, 5), (2023, 'a', 1, '分配科学性', '按因素', NULL,
	NULL, NULL);
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived) VALUES (2023, 'a', '财政', '25');
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction, printed_rule, prior_actual, target_basis, evidence,
	is_core) VALUES (2023, 'a', 1, '正向', '按比例得分', '9', '规划', '台账', true);
INSERT INTO project_contact VALUES (2023, 'a', '张某', '138');
SAVEPOINT arrived;
INSERT INTO project (fiscal_year, project_code, name, department_code, carry_in_counts)
VALUES (2023, 'x', '结转不计', '11', false), (2023, 'y', '未列到位', '11', NULL), (2023, 'z', '只列合计', '11', NULL);
INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget)
VALUES (2023, 'x', '财政', false, '7'), (2023, 'x', '上年结转', true, '5'), (2023, 'y', '财政', false, '7'),
	(2023, 'z', '财政', false, '7'), (2023, 'z', '合计', false, '12');
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived)
VALUES (2023, 'x', '财政', '7'), (2023, 'x', '上年结转', '5'), (2023, 'z', '合计', '12');
SELECT set_eq(q, $$VALUES ('a', 25.00), ('x', 7.00), ('z', 12.00)$$, 'the money that arrived: ' || q) FROM (VALUES
	('SELECT "项目代码", "资金到位数" FROM "项目支出绩效自评表" WHERE "行次" = 1 AND "资金到位数" IS NOT NULL '
		'AND "预算年度" = 2023'),
	('SELECT project_code, arrived_wan FROM project_arrived WHERE arrived_wan IS NOT NULL AND fiscal_year = 2023')) AS t (q);
ROLLBACK TO arrived;
SELECT results_eq($$SELECT "行次", "栏目", "资金来源", "资金到位数", "三级指标", "评分标准", "最后一轮评分", "最后一轮得分", "事项",
	"情况说明", "得分" FROM "项目支出绩效自评表"
		WHERE "项目代码" = 'a' AND "预算年度" = 2023 ORDER BY "行次"$$,
	$$VALUES (1, '资金', '资金总额', 25.00, NULL, NULL, '财政评审', NULL::numeric, NULL, NULL, 10.00),
		(2, '资金', '财政', 25.00, NULL, NULL, '财政评审', NULL, NULL, NULL, NULL),
		(500, '年度总体目标', NULL, NULL, NULL, NULL, '财政评审', NULL, '预期目标', '建成', NULL),
		(501, '年度总体目标', NULL, NULL, NULL, NULL, '财政评审', NULL, '实际完成情况', '已建成', NULL),
		(600, '资金管理情况', NULL, NULL, NULL, NULL, '财政评审', NULL, '分配科学性', '按因素', NULL),
		(601, '资金管理情况', NULL, NULL, NULL, NULL, '财政评审', NULL, '下达及时性', '及时', 5),
		(1001, '指标', NULL, NULL, NULL, '按比例得分', '财政评审', 35, NULL, NULL, 50),
		(1002, '指标', NULL, NULL, NULL, NULL, '财政评审', 36, NULL, NULL, 40),
		(1001000, '总分', NULL, NULL, NULL, NULL, '财政评审', NULL, NULL, NULL, 100.00),
		(1001001, '结论', NULL, NULL, NULL, NULL, '财政评审', NULL, '偏差原因分析及改进措施', '雨季', NULL),
		(1001002, '结论', NULL, NULL, NULL, NULL, '财政评审', NULL, '评价结论', '优', NULL),
		(1001003, '结论', NULL, NULL, NULL, NULL, '财政评审', NULL, '存在问题', '进度慢', NULL),
		(1001004, '结论', NULL, NULL, NULL, NULL, '财政评审', NULL, '改进措施', '早开工', NULL)$$, 'the form shows all of it');
SELECT results_eq($$SELECT DISTINCT "项目类别", "主管部门", "实施单位" FROM "项目支出绩效自评表" WHERE "项目代码" IN ('a', 'b')
	AND "预算年度" = 2023$$,
	$$VALUES ('一次性项目', '主管局', '实施所'), (NULL, '1-甲', '乙')$$, 'its head');
SELECT is_empty($$SELECT v.view_name FROM information_schema.view_table_usage v WHERE v.view_schema = 'l'
	AND v.table_name = 'project_contact'$$, 'no view reads who to call');

SELECT * FROM finish();
ROLLBACK;

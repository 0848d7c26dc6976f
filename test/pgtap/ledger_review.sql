-- review_finding: each rule raised where it should be and nowhere else, and
-- nothing on a ledger that is right.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(73);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL);
INSERT INTO scheme VALUES ('free', '100分', 0);
INSERT INTO scheme_parameter (scheme_code, over_achievement) VALUES ('free', 1.3);

-- one project that is right in all, and prints what follows from its figures
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_rate, stated_budget_points, stated_total,
	stated_grade)
	VALUES (2024, 'right', '正确', '1', 'default', 90.9, 9.09, 94.59, '优秀');
INSERT INTO funding (fiscal_year, project_code, source, requested, initial_budget, adjusted_budget, executed, stated_balance) VALUES
	(2024, 'right', '中央', '60', '50', '60', '55', '5'), (2024, 'right', '市级', '50', '50', NULL, '45', '5'), (2024, 'right',
		'资金总额', '110', '100', '110', '100', '10');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points, explanation)
	VALUES
	(2024, 'right', 1, '产出指标', '数量指标', '完成数', '≥10次', '11次', 30, 30, NULL),
	(2024, 'right', 2, '产出指标', '质量指标', '合格率', '≥95%', '90.25%', 20, 19, '偏差说明'),
	(2024, 'right', 3, '效益指标', '社会效益指标', '效益', '持续推进', '达成预期指标', 15, 14, '偏差说明'),
	(2024, 'right', 4, '效益指标', '社会效益指标', '效益', '显著提升', '部分达成', 15, 11.5, '偏差说明'),
	(2024, 'right', 5, '满意度指标', '满意度指标', '满意度', '90%-100%', '92.5%', 10, 10, NULL),
	(2024, 'right', 6, '扣分项', NULL, '扣分', NULL, NULL, 0, -1, '扣分说明'),
	(2024, 'right', 7, '扣分项', NULL, '不扣', NULL, NULL, 0, NULL, NULL);
UPDATE project SET stated_total = 92.59 WHERE project_code = 'right';	-- 9.09 + 30 + 19 + 14 + 11.5 + 10 - 1
INSERT INTO allocation VALUES (2024, 'right', '东区', '50'), (2024, 'right', '西区', '60'), (2024, 'right', '合计', '110');
INSERT INTO account_line VALUES
	(2024, '1', '支出', 1, '合计', NULL, NULL, '1268.31', '1268.31', '1401.32', NULL, -9.5, 100),
	(2024, '1', '支出', 2, '基本支出', NULL, 1, NULL, '951.32', NULL, 75, NULL, NULL),
	(2024, '1', '支出', 3, '项目支出', NULL, 1, NULL, '316.99', '0', 24.99, NULL, NULL),
	(2024, '1', '支出', 4, '其中一项', NULL, 2, NULL, '951.32', NULL, 75.01, NULL, NULL);
SELECT is_empty('SELECT rule, seq, message FROM review_finding', 'a ledger that is right has no finding');

-- indicators: a row, its finding, the stated and the computed figure
CREATE TEMP TABLE probe (seq serial, target perf_target, actual perf_value, full_mark numeric, self numeric, method perf_method,
	explained boolean,
	rules text, stated numeric, computed numeric);
INSERT INTO probe (target, actual, full_mark, self, method, explained, rules, stated, computed) VALUES
	('≥10', '10', 5, 6, NULL, true, 'points_above_full_mark', 6, 5),
	(NULL, NULL, 0, 1, NULL, true, 'points_above_full_mark', 1, 0),
	('≥10', '5', 10, 8, NULL, true, 'points_above_rule', 8, 5),
	('≥110万人', '109.17万人', 5, 4.96, NULL, true, NULL, NULL, NULL),
	('≥110万人', '109.17万人', 5, 4.96, 'binary', true, 'points_above_rule', 4.96, 0),
	('≥110万人', '109.17万人', 5, 4.96, 'manual', true, NULL, NULL, NULL),
	('≤0.0077%', '0.0255%', 5, 1.22, NULL, true, 'points_above_rule', 1.22, 0),
	('稳步推进', '部分达成', 15, 14, NULL, true, 'points_above_band', 14, 11.99),
	('稳步推进', '未完成', 10, 6, NULL, true, 'points_above_band', 6, 5.99),
	('≤10人', '0人', 20, 15, NULL, true, 'points_below_rule', 15, 20),
	('≥10', '5', 10, 4, NULL, true, NULL, NULL, NULL),
	('稳步推进', '达成', 10, 7, NULL, true, 'points_below_band', 7, 8),
	('稳步推进', '达成', 10, 9, NULL, false, 'explanation_missing', 9, 10),
	(NULL, NULL, 0, -2, NULL, false, 'explanation_missing', -2, 0),
	('≥10', '12', 10, 10, NULL, false, 'over_achieved', 120, 120),
	('≥10', '12', 10, 10, NULL, true, NULL, NULL, NULL),
	('≥10', '11.99', 10, 10, NULL, false, NULL, NULL, NULL),
	('≤10', '1', 10, 10, NULL, false, NULL, NULL, NULL),
	('=10', '30', NULL, NULL, NULL, false, 'over_achieved', 300, 120),
	('≥10次', '10家', 10, 10, NULL, true, 'units_differ', NULL, NULL),
	('≥10次', '10家', NULL, NULL, NULL, true, 'units_differ', NULL, NULL),
	('≥10次', '大于10家', 10, 10, NULL, true, 'units_differ', NULL, NULL),
	-- 12万人 is 12 of 10万 or 120,000 of 10; against 100,000 the one or the other
	('≥10', '12万人', 10, 10, NULL, false, NULL, NULL, NULL),
	('≥100000', '12万人', 10, 10, NULL, true, 'undecided', 10, NULL),
	('≤30万元', '完成', 10, 10, NULL, true, 'number_expected', NULL, NULL),
	('≤30万元', '按预算执行', NULL, NULL, NULL, true, 'number_expected', NULL, NULL),
	('≤30万元', '按预算执行', 10, 10, 'manual', true, NULL, NULL, NULL),
	('292%', '292%', 10, 10, NULL, true, 'rate_target_above_100', 292, 100),
	('292%(新增)', '292%', 10, 10, NULL, true, 'rate_target_above_100', 292, 100),
	('=100%', '100%', 10, 10, NULL, true, NULL, NULL, NULL),
	('≥120次', '120次', 10, 10, NULL, true, NULL, NULL, NULL),
	('稳步推进', '开了会', 10, 10, NULL, true, 'undecided', 10, NULL),
	('≥95%', '大于90%', 10, 10, NULL, true, 'undecided', 10, NULL),
	('≥95%', NULL, 10, 10, NULL, true, 'undecided', 10, NULL),
	(NULL, '100%', 10, 10, NULL, true, 'undecided', 10, NULL),
	('≥10', '10', 10, NULL, NULL, true, 'self_points_missing', NULL, 10),
	('≥10', NULL, NULL, NULL, NULL, false, NULL, NULL, NULL),
	('≥95%', '0.96', 10, 10, NULL, true, 'percent_as_share', NULL, NULL),
	('≥95%', '0.96', NULL, NULL, NULL, true, 'percent_as_share', NULL, NULL),
	('≥0.95', '50%', 10, 10, NULL, true, 'percent_as_share', NULL, NULL),
	('≥95%', '0', 10, 10, NULL, true, 'points_above_rule', 10, 0),
	('6月底前', '2025年7月3日', 10, 10, NULL, true, 'completed_late', 3, NULL),
	('6月底前', '2025年6月30日', 10, 10, NULL, true, NULL, NULL, NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2025, 'probe', '探测', '1', NULL);
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual, full_mark, self_points, method, explanation)
	SELECT 2025, 'probe', seq, '指标' || seq, target, actual, full_mark, self, method, CASE WHEN explained THEN '说明' ELSE '' END
		FROM probe;
SELECT results_eq(
	format($$SELECT string_agg(rule, ' ' ORDER BY rule), max(stated), max(computed), count(*) FILTER (WHERE message IS NULL)
		FROM review_indicator WHERE project_code = 'probe' AND seq = %s$$, seq),
	format('VALUES (%L, %L::numeric, %L::numeric, 0::bigint)', rules, stated, computed),
	format('%s %s %s/%s %s', target, actual, self, full_mark, method))
FROM probe ORDER BY seq;
UPDATE project SET scheme_code = 'free' WHERE project_code = 'probe';
SELECT is_empty($$SELECT * FROM review_finding WHERE project_code = 'probe' AND rule = 'over_achieved' AND stated < 130$$,
	'a scheme may set another limit');
SELECT is((SELECT message FROM review_finding WHERE project_code = 'probe' AND seq = 3),
	'指标“指标3”指标值为≥10，实际完成值为5，未达标，按规则得5分，自评得分8分，偏高3分。', 'a sentence for the report');
SELECT results_eq($$SELECT message FROM review_finding WHERE project_code = 'probe' AND rule = 'percent_as_share' ORDER BY seq$$,
	$$SELECT '指标“指标' || seq || '”指标值为' || target || '，实际完成值为' || actual || '，没有单位的数可能是' || CASE actual
		WHEN '0.96' THEN '96' ELSE '95' END || '%，规则无法判定，请核对百分号。'
	FROM probe WHERE rules = 'percent_as_share' ORDER BY seq$$, 'and what a share may mean');

-- projects
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_rate, stated_budget_points, stated_total,
	stated_grade) VALUES
	(2025, 'stated', '所列', '1', 'default', 99.12, 9.92, 99.97, '良'),
	(2025, 'zero', '零', '1', 'free', NULL, NULL, NULL, NULL), (2025, 'unknown', '未知', '1', 'free', 100, NULL, NULL, NULL),
	(2025, 'over', '超支', '1', 'free', NULL, NULL, NULL, NULL), (2025, 'slow', '慢', '1', 'default', NULL, NULL, NULL, NULL),
	(2025, 'even', '同步', '1', 'default', NULL, NULL, NULL, NULL),
	(2025, 'zeros', '零而有率', '1', 'default', 100, 10, 100, '优'), (2025, 'honest', '如实', '1', 'free', NULL, NULL, NULL, NULL),
	(2025, 'unnamed', '不明', '1', 'free', NULL, NULL, NULL, NULL), (2025, 'halves', '各半', '1', 'free', NULL, NULL, NULL, NULL),
	(2025, 'sources', '来源', '1', 'free', NULL, NULL, NULL, NULL), (2025, 'copy', '照抄', '1', 'free', NULL, NULL, NULL, NULL);
INSERT INTO funding (fiscal_year, project_code, source, requested, initial_budget, executed, stated_balance) VALUES
	(2025, 'stated', '财政', NULL, '145.16', '143.87', '1.28'), (2025, 'zero', '财政', NULL, '0', '0', NULL), (2025, 'unknown',
		'财政', NULL, '5', NULL, NULL),
	(2025, 'over', '财政', NULL, '100', '102.59', '-2.59'), (2025, 'slow', '财政', NULL, '100', '79.99', NULL), (2025, 'even',
		'财政', NULL, '100', '95', NULL),
	(2025, 'sources', '中央', '5', '10', '10', NULL), (2025, 'sources', '市级', '5', '20', '20', NULL), (2025, 'sources', '合计',
		'0', '30', '29.99', NULL),
	-- a total under a name of its own: 100 = 60 + 40, executed 99 = 60 + 39; halves only of the budget; a sum of one other is none
	(2025, 'unnamed', '全部', NULL, '100', '99', NULL), (2025, 'unnamed', '中央', NULL, '60', '60', NULL), (2025, 'unnamed', '市级',
		NULL, '40', '39', NULL), (2025, 'unnamed', '其他', NULL, NULL, NULL, NULL),
	(2025, 'halves', '中央', NULL, '50', '50', NULL), (2025, 'halves', '省级', NULL, '30', '30', NULL), (2025, 'halves', '市级',
		NULL, '20', '19', NULL),
	(2025, 'honest', '自筹', NULL, '1', '1', NULL),
	(2025, 'sources', '市本级合计', NULL, '7', '7', NULL),
	(2025, 'zeros', '财政', NULL, '0', '0', NULL), (2025, 'honest', '财政', NULL, '1', '1', NULL), (2025, 'copy', '财政', NULL, '1',
		'1', NULL);
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points, explanation) VALUES
	(2025, 'stated', 1, '产出指标', '持续推进', '达成', 50, 50, NULL), (2025, 'stated', 2, '效益指标', '持续推进', '达成', 30, 30,
		NULL), (2025, 'stated', 3, '满意度指标', '持续推进', '达成', 10, 9.99, 'x'),
	(2025, 'slow', 1, '产出指标', '持续推进', '达成', 50, 50, NULL), (2025, 'slow', 2, '效益指标', '持续推进', '达成', 30, 30,
		NULL), (2025, 'slow', 3, '满意度指标', '持续推进', '达成', 10, 10, NULL),
	(2025, 'even', 1, '产出指标', '持续推进', '达成', 50, 50, NULL), (2025, 'even', 2, '效益指标', '持续推进', '达成', 30, 30,
		NULL), (2025, 'even', 3, '满意度指标', '持续推进', '达成', 10, 10, NULL),
	(2025, 'copy', 1, NULL, '≥5次', '≥5次', NULL, NULL, NULL), (2025, 'copy', 2, NULL, '=12个月', '=12个月', NULL, NULL, NULL),
		(2025, 'copy', 3, NULL, '≤3%', '≤3%', NULL, NULL, NULL),
	(2025, 'honest', 1, NULL, '4次', '4次', NULL, NULL, NULL), (2025, 'honest', 2, NULL, '100%', '100%', NULL, NULL, NULL), (2025,
		'honest', 3, NULL, '=1年', '12个月', NULL, NULL, NULL),
	(2025, 'zero', 1, NULL, '≥5次', '≥5次', NULL, NULL, NULL), (2025, 'zero', 2, NULL, '=12个月', '=12个月', NULL, NULL, NULL);
INSERT INTO allocation VALUES (2025, 'over', '东区', '60'), (2025, 'over', '西区', '50'), (2025, 'copy', '东区', '0.4'), (2025,
	'copy', '合计', '0.5');
SELECT results_eq(
	format('SELECT rule, stated, computed FROM review_finding WHERE project_code = %L AND rule <> %L ORDER BY rule, stated', code,
		'weights_differ'), want, code)
FROM (VALUES
	-- 143.87 / 145.16 = 99.1113 %; 9.91; the printed 9.92 + 89.99 = 99.91; balance 1.29; 99.97 is 优
	('stated', $$VALUES ('balance_differs', 1.28, 1.29), ('budget_points_differ', 9.92, 9.91), ('grade_differs', 99.97, 99.90),
		('rate_differs', 99.12, 99.11), ('total_differs', 99.97, 99.91)$$),
	('zero', $$VALUES ('budget_zero', 0::numeric, NULL::numeric)$$),
	-- a rate, points and so a total of a budget of 0
	('zeros', $$VALUES ('budget_points_differ', 10::numeric, NULL::numeric), ('budget_zero', 0, NULL), ('rate_differs', 100,
		NULL)$$),
	('honest', $$SELECT ''::text, 0::numeric, 0::numeric WHERE false$$),
	('unknown', $$VALUES ('execution_unknown', NULL::numeric, NULL::numeric)$$),
	('over', $$VALUES ('allocation_differs', 110::numeric, 100::numeric), ('over_budget', 102.59, 100)$$),
	('slow', $$VALUES ('execution_low', 79.99, 80::numeric), ('score_ahead_of_money', 100, 79.99)$$),
	('even', $$SELECT ''::text, 0::numeric, 0::numeric WHERE false$$),
	('unnamed', $$VALUES ('source_is_total', 100::numeric, 100::numeric)$$),
	('halves', $$SELECT ''::text, 0::numeric, 0::numeric WHERE false$$),
	('sources', $$VALUES ('sources_differ', 29.99, 30::numeric), ('total_row_zero', 0, 10)$$),
	('copy', $$VALUES ('actual_copies_target', 3::numeric, NULL::numeric), ('allocation_differs', 0.5, 0.4)$$)
	) AS t (code, want);
UPDATE project SET scheme_code = NULL WHERE project_code = 'even';
SELECT results_eq($$SELECT rule FROM review_finding WHERE project_code = 'even'$$, $$VALUES ('scheme_missing')$$,
	'points without a scheme');
UPDATE project SET scheme_code = 'cost' WHERE project_code = 'even';
SELECT results_eq($$SELECT stated, computed FROM review_finding WHERE project_code = 'even' AND rule = 'weights_differ'
	ORDER BY stated$$,
	'VALUES (0::numeric, 20::numeric), (30, 20), (50, 40)', 'weights of another scheme: 成本, 效益, 产出');

-- accounts
INSERT INTO account_line VALUES
	(2025, '1', '支出', 1, '合计', NULL, NULL, '1000', '100.01', '100', NULL, 0.1, 11),
	(2025, '1', '支出', 2, '一', NULL, 1, NULL, '50', NULL, 49.99, NULL, NULL),
	(2025, '1', '支出', 3, '二', NULL, 1, NULL, '50', NULL, 50, NULL, NULL),
	(2025, '1', '另表', 1, '合计', NULL, NULL, '0', '100', '0', 100, 5, 90);
SELECT results_eq($$SELECT seq, rule, stated, computed FROM review_finding WHERE fiscal_year = 2025 AND project_code IS NULL
	ORDER BY 1, 2, 3$$,
	$$VALUES (1, 'account_sum_differs', 100.01, 100.00), (1, 'completion_differs', 11, 10.00), (1, 'completion_differs', 90, NULL),
		(1, 'growth_differs', 0.1, 0.01), (1, 'growth_differs', 5, NULL),
		(2, 'share_differs', 49.99, 50.00)$$,
	'sum of lines, completion, growth and share, also where they are stated on a base of 0');
-- 其中 rows list a part of their parent, and never more than it
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, amount, prior_amount,
	stated_growth) VALUES
	(2026, '1', '其中', 1, '基本支出', NULL, '60', '0', 0), (2026, '1', '其中', 2, '其中：人员经费', 1, '40', NULL, NULL),
	(2026, '1', '其中', 3, '项目支出', NULL, '30', NULL, NULL), (2026, '1', '其中', 4, '　其中：购置', 3, '31', NULL, NULL);
SELECT results_eq($$SELECT seq, rule, stated, computed FROM review_finding WHERE fiscal_year = 2026 ORDER BY 1, 2$$,
	$$VALUES (3, 'account_sum_differs', 30::numeric, 31::numeric)$$, 'a breakdown that is not whole');
SELECT results_eq($$SELECT line_no, children_partial FROM account_structure WHERE fiscal_year = 2026 AND children > 0 ORDER BY 1$$,
	$$VALUES (1, true), (3, true)$$, '... says so');

-- schemes
INSERT INTO scheme VALUES ('odd', '不足100', 10);
INSERT INTO scheme_part VALUES ('odd', '产出指标', 60), ('odd', '效益指标', 29);
INSERT INTO scheme_item (scheme_code, level1, level2, points)
	VALUES ('odd', '产出指标', '数量指标', 30), ('odd', '产出指标', '质量指标', 31), ('odd', '效益指标', '社会效益', 29);
SELECT results_eq($$SELECT stated, computed, message FROM review_finding WHERE rule = 'scheme_differs' ORDER BY 1$$,
	$$VALUES (61::numeric, 60::numeric, '评分方案“odd”产出指标满分合计61分，应为60分。'), (99, 100,
		'评分方案“odd”满分合计99分，应为100分。')$$,
	'a scheme that does not add up');

SELECT bag_eq('SELECT project_code, rule, message, stated, computed, subject FROM review_funding',
	$$SELECT project_code, rule, message, stated, computed, subject FROM review_part WHERE rule IN ('balance_differs',
		'sources_differ', 'total_row_zero', 'unit_suspect', 'carry_in_unmarked', 'allocation_differs')$$,
	'findings about funding and allocations, each once');

-- rules can be switched off, and given another severity
UPDATE review_rule SET enabled = false WHERE rule = 'over_budget';
UPDATE review_rule SET severity = '提示' WHERE rule = 'budget_zero';
DELETE FROM review_rule WHERE rule = 'total_differs';
SELECT is_empty($$SELECT * FROM review_finding WHERE rule = 'over_budget'$$, 'a rule that is off');
SELECT results_eq($$SELECT DISTINCT severity FROM review_finding WHERE rule = 'budget_zero'$$, $$VALUES ('提示')$$,
	'a severity of its own');
SELECT results_eq($$SELECT project_code, severity FROM review_finding WHERE rule = 'total_differs'$$, $$VALUES ('stated', '错误')$$,
	'a rule that review_rule does not know yet is on');
SELECT is_empty($$SELECT rule FROM review_finding WHERE message IS NULL OR message !~ '。$' OR severity IS NULL
	OR rule_name IS NULL$$, 'every finding is a whole sentence');
SELECT is_empty($$SELECT f.rule FROM review_finding f LEFT JOIN review_rules() r ON r.rule = f.rule WHERE r.rule IS NULL$$,
	'every rule is documented');
SELECT is_empty($$SELECT rule FROM review_rules() WHERE rule NOT LIKE 'text%' EXCEPT SELECT rule FROM review_finding EXCEPT
	VALUES ('over_budget'), ('department_cycle'), ('scheme_missing'),
	('source_is_part'), ('carry_in_unmarked'), ('unit_suspect'), ('within_rounding'), ('rate_as_fraction'), ('budget_negative'),
		('stated_not_number'), ('cumulative_falls'),
	('rate_base_differs'), ('coefficient_differs'), ('source_rate_differs'), ('period_differs'), ('indicator_completion_differs'),
		('source_points_differ'), ('executed_over_arrived'), ('round_points_missing'), ('target_below_prior'),
		('arrival_rate_differs'), ('instalments_differ'), ('round_points_above_full_mark'), ('allocation_items_differ'),
		('rule_unreadable')$$,
	'this test raised each rule (the others: switched off, other tests, above)');
SELECT results_eq($$SELECT rule, seq FROM review_finding WHERE department_code = '1' AND project_code = 'probe' ORDER BY 1, 2$$,
	$$SELECT rule, seq FROM (SELECT * FROM review_finding OFFSET 0) f WHERE project_code = 'probe' ORDER BY 1, 2$$,
		'a project alone is the same as among all');

SELECT * FROM finish();
ROLLBACK;

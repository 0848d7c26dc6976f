-- What a report states holds, differs by rounding, or differs; hints that are one line.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT is(points_agreement(computed, stated), want, concat_ws(' ', computed, stated)) FROM (VALUES
	(7.28, 7.28, 'holds'), (7.28, 7.3, 'holds'), (7.28, 7.2, 'differs'), (7.28, 7, 'rounding'), (9.80, 10, 'rounding'), (9.80, 9,
		'differs'),
	(9.50, 9, 'rounding'), (10.00, 10, 'holds'), (NULL, 10, NULL), (7.28, NULL, NULL)) AS t (computed, stated, want);
-- 0.46 of 6.67 亿元: from 0.455/6.675 = 6.816 % to 0.465/6.665 = 6.977 %
SELECT is(rounded_ratio(4600, 66700, 50, stated), want, stated::text) FROM (VALUES
	(6.93, true), (6.82, true), (6.81, false), (6.98, true), (6.99, false), (6.9, true), (NULL, NULL)) AS t (stated, want);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '局', NULL);

-- 49 of 50: 98 %, 9.80; 36.04 of 50: 72.08 %, 7.21; rows 87
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_rate, stated_budget_points, stated_total)
	VALUES
	(2024, 'right', '项目', '1', 'default', 98, 9.8, 96.8), (2024, 'printed', '项目', '1', 'default', 98, 9, 96),
	(2024, 'wrong', '项目', '1', 'default', 98, 9, 97), (2024, 'whole', '项目', '1', 'default', 98, 10, 97),
	(2024, 'fraction', '项目', '1', 'default', 0.98, 9.8, 96.8), (2024, 'neither', '项目', '1', 'default', 0.95, 9.8, 96.8),
	(2024, 'no money', '项目', '1', 'default', NULL, 9, 97);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '拨款', 50, 49 FROM project WHERE project_code <> 'no money';
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level3, target, actual, full_mark, self_points, explanation)
SELECT 2024, project_code, seq, level1, level1, '≥95%', '95%', full_mark, points, '有说明'
FROM project, (VALUES (1, '产出指标', 50, 50), (2, '效益指标', 30, 27), (3, '满意度指标', 10, 10)) AS i (seq, level1, full_mark,
	points);
SELECT results_eq($$SELECT project_code, string_agg(rule || coalesce(' ' || stated || ' ' || computed, ''), ', ' ORDER BY rule)
	FROM review_finding
	WHERE rule ~ 'total|budget_points|rate|rounding|number' GROUP BY 1 ORDER BY 1$$, $$VALUES
	('fraction', 'rate_as_fraction 0.98 98.00'), ('neither', 'rate_differs 0.95 98.00'), ('no money', 'total_differs 97 96.00'),
	('printed', 'budget_points_differ 9 9.80'), ('whole', 'within_rounding 10 9.80'),
	('wrong', 'budget_points_differ 9 9.80, total_differs 97 96.00')$$,
		'printed totals against printed points, printed points against the rule');
SELECT results_eq($$SELECT budget_points, self_total_points, self_grade, rule_total_points, budget_points_stated FROM project_score
	WHERE project_code = 'no money'$$,
	$$VALUES (NULL::numeric, 96.00, '优', NULL::numeric, true)$$, 'printed points without amounts');

-- points from a rate that was rounded before: 62,502.5 of 86,500 is 72.2572 %, of 20 points 14.45; from 72.2 % 14.44
INSERT INTO scheme VALUES ('twenty', '方案', 20);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_rate, stated_budget_points) VALUES
	(2023, 'rounded', '项目', '1', 'twenty', 72.3, 14.46), (2023, 'off', '项目', '1', 'twenty', 72.3, 14.40);
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT 2023, project_code, '拨款', '86500元', '62502.5元' FROM project WHERE fiscal_year = 2023;
SELECT results_eq($$SELECT project_code, rule FROM review_finding WHERE fiscal_year = 2023 AND rule ~ 'points|rounding'
	ORDER BY 1$$,
	$$VALUES ('off', 'budget_points_differ'), ('rounded', 'within_rounding')$$, 'points from a rounded rate');

-- points of an indicator: 695 of 863 is 8.05 of 10, 97 of 100 is 9.70, 999 of 1000 is 9.99
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2020, 'points', '项目', '1');
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual, full_mark, self_points, explanation)
SELECT 2020, 'points', seq, points::text, target::perf_target, actual::perf_value, 10, points, '有说明'
FROM (VALUES (1, '863人', '695人', 8.1), (2, '863人', '695人', 8.05), (3, '863人', '695人', 8), (4, '863人', '695人', 8.6),
	(5, '863人', '695人', 8.2), (6, '≥100件', '97件', 10), (7, '≥1000件', '999件', 10.0), (8, '≥1000件', '999件', 9.9),
	(9, '≥1000件', '999件', 10.5), (10, '≥10件', '10件', 9.9), (11, '≥10件', '10件', 9.5),
	(12, '≥100件', '97件', 9.7)) AS t (seq, target, actual, points);
SELECT results_eq($$SELECT seq, rule, severity, stated, computed FROM review_finding
	WHERE fiscal_year = 2020 AND rule ~ 'points_(above|below)_rule|rounding' ORDER BY 1$$,
	$$VALUES (4, 'points_above_rule', '错误', 8.6, 8.05), (5, 'points_above_rule', '错误', 8.2, 8.05),
	(6, 'points_above_rule', '错误', 10, 9.70), (7, 'points_above_rule', '错误', 10.0, 9.99),
	(9, 'points_above_rule', '错误', 10.5, 9.99), (10, 'points_below_rule', '警告', 9.9, 10.00),
	(11, 'points_below_rule', '警告', 9.5, 10.00)$$,
	'points to one decimal hold, all points for an unmet target never do');
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual, full_mark, self_points, explanation) VALUES
	(2020, 'points', 13, '整数', '≥100件', '86件', 10, 9, '有说明'),
	(2020, 'points', 14, '整数', '≥100件', '84件', 10, 9, '有说明');
SELECT results_eq($$SELECT seq, rule, severity, message FROM review_finding WHERE fiscal_year = 2020 AND seq > 12 ORDER BY 1$$,
	$$VALUES
	(13, 'within_rounding', '提示', '指标“整数”指标值为≥100件，实际完成值为86件，按规则得8.6分，自评得分9分，可能只差四舍五入。'),
	(14, 'points_above_rule', '错误',
	'指标“整数”指标值为≥100件，实际完成值为84件，未达标，按规则得8.4分，自评得分9分，偏高0.6分。')$$,
	'whole points are a hint within 0.5');

-- a statement in 亿元, and one in 万元
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, amount, stated_share) VALUES
	(2024, '1', '亿', 1, '支出', NULL, '6.67亿元', NULL), (2024, '1', '亿', 2, '甲', 1, '6.21亿元', 93.10), (2024, '1', '亿', 3,
		'乙', 1, '0.46亿元', 6.93),
	(2024, '1', '亿元外', 1, '支出', NULL, '6.67亿元', NULL), (2024, '1', '亿元外', 2, '甲', 1, '62100.01万元', 93.10),
	(2024, '1', '亿元外', 3, '乙', 1, '4599.99万元', 6.93),
	(2024, '1', '小', 1, '支出', NULL, '667万元', NULL), (2024, '1', '小', 2, '甲', 1, '621万元', 93.10), (2024, '1', '小', 3, '乙',
		1, '46万元', 6.93);
SELECT results_eq($$SELECT subject, rule FROM review_finding WHERE project_code IS NULL AND department_code = '1' ORDER BY 1$$,
	$$VALUES ('亿元外／3', 'share_differs'), ('亿／3／share_differs', 'within_rounding'), ('小／3', 'share_differs')$$,
		'amounts in 亿元');

-- NaN: old ledgers have it, new ones refuse it
SELECT throws_ok($$INSERT INTO project (fiscal_year, project_code, name, department_code, stated_total)
	VALUES (2024, 'nan', '项目', '1', 'NaN')$$, '23514');
ALTER TABLE project DROP CONSTRAINT project_stated_are_numbers;
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, stated_total, stated_budget_points)
	VALUES (2022, 'nan', '项目', '1', 'default', 'NaN', 'Infinity');
SELECT results_eq($$SELECT rule FROM review_finding WHERE fiscal_year = 2022 AND rule <> 'execution_unknown'$$,
	$$VALUES ('stated_not_number')$$, 'NaN counts as not stated');
SELECT is_empty($$SELECT stated_total_points FROM project_score WHERE fiscal_year = 2022 AND stated_total_points IS NOT NULL$$,
	'... in the views');

-- hints on five indicators are one line, on four are not
INSERT INTO project (fiscal_year, project_code, name, department_code)
	VALUES (2021, 'four', '项目', '1'), (2021, 'five', '项目', '1'), (2021, 'judged', '项目', '1');
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual, full_mark, self_points)
SELECT 2021, code, seq, '指标' || seq, '稳步推进', '开了会', 10, 10
	FROM (VALUES ('four', 4), ('five', 5)) AS p (code, rows), generate_series(1, rows) AS seq;
INSERT INTO indicator (fiscal_year, project_code, seq, level3, full_mark, self_points)
SELECT 2021, 'judged', seq, '指标' || seq, 10, 8 FROM generate_series(1, 3) AS seq;
SELECT results_eq($$SELECT project_code, rule, count(*)::integer, count(seq)::integer FROM review_finding
	WHERE fiscal_year = 2021 AND rule IN ('undecided', 'explanation_missing') GROUP BY 1, 2 ORDER BY 1$$,
	$$VALUES ('five', 'undecided', 1, 0), ('four', 'undecided', 4, 4), ('judged', 'undecided', 1, 0)$$,
		'one line of five and of an evaluator''s report');
SELECT results_eq($$SELECT message FROM review_finding WHERE fiscal_year = 2021 AND rule = 'undecided' AND seq IS NULL
	ORDER BY project_code$$,
	$$VALUES ('5个指标规则无法判定得分，暂取自评得分：“指标1”、“指标2”、“指标3”等。'),
		('3个指标没有指标值和实际完成值，得分取报告所列：“指标1”、“指标2”、“指标3”。')$$, 'which name the first');
SELECT results_eq($$SELECT count(*)::integer FROM review_indicator WHERE project_code = 'five'$$,
	'VALUES (5)', 'review_indicator has each');
UPDATE review_rule SET severity = '警告' WHERE rule = 'undecided';
SELECT results_eq($$SELECT count(*)::integer FROM review_finding WHERE project_code = 'five' AND rule = 'undecided'$$,
	'VALUES (5)', 'a warning stays row by row');
UPDATE review_rule SET enabled = false, severity = '提示' WHERE rule = 'undecided';
SELECT is_empty($$SELECT * FROM review_finding WHERE fiscal_year = 2021 AND rule = 'undecided'$$, 'a rule that is off');

-- what accumulates does not fall; a level may
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2020, 'months', '项目', '1');
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual) VALUES
	(2020, 'months', 1, '培训', '≥10次', '10次'), (2020, 'months', 2, '满意度', '≥95%', '96%'), (2020, 'months', 3, '事故', '≤3起',
		'1起');
INSERT INTO monthly_execution VALUES (2020, 'months', 6, 5), (2020, 'months', 7, 4), (2020, 'months', 9, 4), (2020, 'months', 12,
	9);
INSERT INTO monthly_actual VALUES (2020, 'months', 1, 3, '5次'), (2020, 'months', 1, 6, '4次'), (2020, 'months', 1, 9, '9次'),
	(2020, 'months', 2, 3, '97%'), (2020, 'months', 2, 6, '95%'), (2020, 'months', 3, 3, '2起'), (2020, 'months', 3, 6, '1起');
SELECT results_eq($$SELECT seq, subject, stated, computed FROM review_finding WHERE rule = 'cumulative_falls' ORDER BY 1$$,
	$$VALUES (1, '1／6月', 4::numeric, 5::numeric), (NULL, '7月', 4.00, 5.00)$$, 'cumulative figures that fall');

SELECT * FROM finish();
ROLLBACK;

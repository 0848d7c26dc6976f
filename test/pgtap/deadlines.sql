-- Dates held against deadlines.  2025 is no leap year, 2024 is one.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;

-- met: without a year; met_2025: of the fiscal year 2025; late: days in 2025
CREATE TEMP TABLE deadline_case (target perf_target, actual perf_value, met boolean, met_2025 boolean, late integer);
INSERT INTO deadline_case VALUES
	-- up to and with the last day
	('10月底前', '2025年10月31日', NULL, true, NULL),
	('10月底前', '2025年11月1日', NULL, false, 1),
	('10月底前', '10月31日', true, true, NULL),
	('10月底前', '11月1日', false, false, 1),
	('10月底前', '11月', false, false, 1),
	('10月底前', '10月', true, true, NULL),
	('10月底前完成', '2025/10/20', NULL, true, NULL),
	('10月底前完成', '于10月20日完成', true, true, NULL),
	('10月底前完成', '10月20日竣工', NULL, NULL, NULL),
	('十月底前', '十一月', false, false, 1),
	('2025年12月', '2025年12月20日', true, true, NULL),
	('2025年12月', '2025-12-31', true, true, NULL),
	('2025年12月', '2026.1.1', false, false, 1),
	('2025年12月', '20251220', true, true, NULL),
	('2025年12月', '2025.12', true, true, NULL),
	('2025年12月', '12月', NULL, true, NULL),
	('2025年12月', '2024年', true, true, NULL),
	('12月31日前', '2025年12月20日', NULL, true, NULL),
	('12月31日前', '2026年1月5日', NULL, false, 5),
	('2025年6月30日前', '2025年6月30日', true, true, NULL),
	('2025年6月30日前', '2025年7月1日', false, false, 1),
	('不晚于2025年6月30日', '2025年7月10日', false, false, 10),
	('≤2023年12月', '2023年12月31日', true, true, NULL),
	('≤2023年12月', '2024年2月', false, false, 32),
	('≤12月底前', '12月15日', true, true, NULL),
	('＜2023年12月', '2023年12月15日', NULL, NULL, NULL),
	('年底前', '12月31日', true, true, NULL),
	('年底前', '2026年1月', NULL, false, 1),
	('2025年底', '2025年12月31日', true, true, NULL),
	('2025年内', '2025年11月', true, true, NULL),
	('2025年', '2026年3月1日', false, false, 60),
	('第三季度', '9月30日', true, true, NULL),
	('2025年第三季度', '2025年10月1日', false, false, 1),
	('上半年', '7月', false, false, 1),
	('2月底前', '2月29日', true, true, NULL),
	('2024年2月底前', '2024年2月29日', true, true, NULL),
	('6月上旬', '6月10日', true, true, NULL),
	('6月中旬前', '6月21日', false, false, 1),
	-- 10月前 may mean before October or by its end
	('10月前', '9月30日', true, true, NULL),
	('10月前', '10月1日', NULL, NULL, NULL),
	('10月前', '10月', NULL, NULL, NULL),
	('10月前', '11月1日', false, false, 1),
	-- what was done at some time of a period, or by then, is not always decided
	('11月15日前', '11月', NULL, NULL, NULL),
	('11月15日前', '10月', true, true, NULL),
	('11月15日前', '11月底前', NULL, NULL, NULL),
	('11月15日前', '12月底前', NULL, NULL, NULL),
	('10月底前', '2025年', NULL, NULL, NULL),
	-- no deadlines: from a day on, no date, no such day
	('≥2023年12月', '2024年1月', NULL, NULL, NULL),
	('10月以后', '11月', NULL, NULL, NULL),
	('10月起', '11月', NULL, NULL, NULL),
	('1-12月', '12月', NULL, NULL, NULL),
	('10月底前开展两次检查', '11月', NULL, NULL, NULL),
	('10月底前', '已开展', NULL, NULL, NULL),
	('10月底前', '2025年13月', NULL, NULL, NULL),
	('10月底前', '2025年2月30日', NULL, NULL, NULL),
	('10月底前', '完成', true, true, NULL),
	('10月底前', '未完成', false, false, NULL),
	('10月底前', '10月底前', true, true, NULL),
	('10月底前', '3个月', NULL, NULL, NULL),
	-- a number of months is a duration
	('≤10月', '2025年10月20日', NULL, NULL, NULL),
	('≤10月', '11月', NULL, NULL, NULL),
	('≤10月', '9个月', true, true, NULL);

SELECT plan(14);
SELECT is_empty('SELECT target, actual, meets(actual, target) FROM deadline_case WHERE meets(actual, target) IS DISTINCT FROM met',
	'without a year');
SELECT is_empty('SELECT target, actual, meets(actual, target, 2025) FROM deadline_case WHERE meets(actual, target, 2025) IS '
	'DISTINCT FROM met_2025', 'in a fiscal year');
SELECT is_empty('SELECT target, actual, meets(actual, target, 2025, NULL) FROM deadline_case WHERE meets(actual, target, 2025, '
	'NULL) IS DISTINCT FROM met_2025', '... without a name');
SELECT is_empty('SELECT target, actual, meets(actual, target, NULL, NULL) FROM deadline_case WHERE meets(actual, target, NULL, '
	'NULL) IS DISTINCT FROM met', 'nor a year');
SELECT is_empty('SELECT target, actual, days_late(actual, target, 2025, NULL) FROM deadline_case WHERE days_late(actual, target, '
	'2025, NULL) IS DISTINCT FROM late', 'days late');

-- the name of the indicator: ≤10月 as a deadline
SELECT is(meets(actual::perf_value, '≤10月', 2025, name), met, format('%s: ≤10月, %s', name, actual))
FROM (VALUES ('完成时间', '2025年10月20日', true), ('项目完成时限', '11月', false), ('办结时间', '10月', true), ('工期', '10月',
	NULL::boolean),
	('完成时间（工期）', '10月', NULL), ('培训周期', '11月', NULL)) AS t (name, actual, met);

-- points: kept all, late a person's, or none where it is all or nothing
SELECT results_eq($$SELECT rule_points(actual::perf_value, target::perf_target, 10, 7, method::perf_method, 0, NULL, NULL, 2025,
	NULL)
	FROM (VALUES ('2025年10月20日', '10月底前', NULL), ('2025年11月2日', '10月底前', NULL), ('2025年11月2日', '10月底前', 'binary'),
		('10月底前', '10月底前', NULL)) AS t (actual, target, method)$$,
	'VALUES (10.00), (NULL), (0.00), (8.00)', 'points');

SELECT create_ledger('d') \g /dev/null
SET LOCAL search_path = d, public;
INSERT INTO department VALUES ('1', '局', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2025, 'A', '甲', '1');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level3, target, actual, full_mark, self_points) VALUES
	(2025, 'A', 1, '产出指标', '完成时间', '≤10月', '2025年10月20日', 10, 10),
	(2025, 'A', 2, '产出指标', '完成时间', '≤10月', '2025年11月20日', 10, 10),
	(2025, 'A', 3, '产出指标', '建设进度', '10月底前', '11月', 10, 10),
	(2025, 'A', 4, '产出指标', '工期', '≤10月', '9个月', 10, 10);
SELECT results_eq('SELECT seq, met, rule_points FROM indicator_score ORDER BY seq',
	'VALUES (1, true, 10.00), (2, false, NULL), (3, false, NULL), (4, true, 10.00)', 'in a ledger');
SELECT results_eq($$SELECT seq, rule, message FROM review_finding WHERE project_code = 'A' AND seq IS NOT NULL ORDER BY seq$$,
	$$VALUES (2, 'completed_late', '指标“完成时间”指标值为≤10个月，实际完成值为2025年11月20日，至少晚20天完成。'),
		(3, 'completed_late', '指标“建设进度”指标值为10月底前，实际完成值为11月，至少晚1天完成。')$$, 'and its findings');

SELECT * FROM finish();
ROLLBACK;

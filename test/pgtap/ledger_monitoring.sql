-- Lights during the year (RULES 7).
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(107);

-- half a year: 50 % is due; below 60 % of that red, below 80 % yellow
SELECT is(budget_light(executed::wanyuan, budget::wanyuan, month), light, format('%s of %s after %s months', executed, budget,
	month))
FROM (VALUES ('0', '100', 6, '红'), ('29.999999', '100', 6, '红'), ('30', '100', 6, '黄'), ('39.999999', '100', 6, '黄'),
	('40', '100', 6, '绿'), ('120', '100', 6, '绿'), ('5', '100', 1, '黄'), ('79.99', '100', 12, '黄'), ('80', '100', 12, '绿'),
	('0', '0', 6, NULL), ('1', '-5', 6, NULL), ('1', '100', 0, NULL), ('1', '100', 13, NULL), (NULL, '100', 6, NULL))
	AS t (executed, budget, month, light);
SELECT is(indicator_light(actual::perf_value, target::perf_target, month), light, format('%s against %s after %s months', actual,
	target, month))
FROM (VALUES ('5次', '≥10次', 6, '绿'), ('2.9次', '≥10次', 6, '红'), ('3次', '≥10次', 6, '黄'), ('3.99次', '>10次', 6, '黄'),
	('4次', '=10次', 6, '绿'), ('5.99次', '≥10次', 6, '绿'), ('6次', '≥10次', 6, '蓝'), ('10次', '≥10次', 12, '绿'), ('12次',
		'≥10次', 12, '蓝'),
	('55万人', '≥1100000人', 6, '绿'), ('100万元', '≤100万元', 3, '绿'), ('1000001元', '≤100万元', 3, '红'), ('99万元', '<100万元',
		3, '绿'),
	('92%', '90%-95%', 6, '绿'), ('89%', '90%-95%', 6, '红'), ('0次', '=0次', 6, '绿'), ('1次', '=0次', 6, '红'),
	('达成预期指标', '持续推进', 6, '绿'), ('部分达成', '持续推进', 6, '黄'), ('未完成', '持续推进', 6, '红'), ('持续推进',
		'持续推进', 6, '绿'),
	('正在推进', '持续推进', 6, NULL), ('5家', '≥10次', 6, NULL), ('按计划', '≥10次', 6, NULL), ('5次', '≥10次', 13, NULL),
	-- of a bare target, 万人 or 人: 红 or 绿; 绿 or 蓝; 蓝 both ways
	-- what is counted in %, ‰ or 分 does not grow with the months
	('60%', '≥95%', 6, '黄'), ('56%', '≥95%', 6, '红'), ('90%', '≥95%', 1, '绿'), ('9‰', '≥9‰', 1, '绿'), ('85分', '≥90分', 2,
		'绿'),
	('60', '≥95%', 6, '黄'), ('60%', '≥95', 6, '黄'), ('0.6', '≥95%', 6, NULL), ('60分钟', '≥100分钟', 6, '蓝'), ('60', '≥95', 6,
		'蓝'),
	('12万人', '≥100000', 12, NULL), ('12万人', '≥12', 12, NULL), ('12万人', '≥10', 12, '蓝'), ('-4%', '=-5%', 12, '绿'), ('-1%',
		'≥-5%', 12, '红'))
	AS t (actual, target, month, light);
-- with the names of the indicator: 50 of 100 in June is 50 % of a level and 100 % of what is due
SELECT is(indicator_light(actual::perf_value, target::perf_target, 6, names), light, format('%s against %s: %s', actual, target,
	names))
FROM (VALUES ('50%', '≥100%', '{资金支付进度,时效指标}'::text[], '绿'), ('50%', '≥100%', '{项目完成率}', '绿'), ('50%', '≥100%',
	'{受益对象满意度,满意度指标}', '红'),
	('50', '≥100', '{群众满意度}', '红'), ('50', '≥100', '{检验合格率}', '红'), ('50', '≥100', '{预算执行率}', '绿'), ('50', '≥100',
		'{培训}', NULL),
	('50', '≥100', '{NULL,NULL,NULL}', NULL), ('20', '≥100', '{培训}', '红'), ('50', '≥100', '{培训,满意度指标}', '红'),
	('50次', '≥100次', '{宣传,满意度指标}', '绿'), ('50%', '≥100%', '{满意度调查完成率,满意度指标}', '绿'), ('50%', '≥100%',
		'{完成及时率}', '红'),
	('50元/人', '≥100元/人', '{补助标准}', NULL), ('50分', '≥100分', '{评价得分}', '红'), ('50万元', '≥100万元', '{}', '绿'), ('5%',
		'≤4%', '{差错率}', '红'),
	('持续推进', '持续推进', '{满意度}', '绿')) AS t (actual, target, names, light);
SELECT is(worst_light(l), w, l::text) FROM (VALUES ('{绿,红,黄}'::text[], '红'), ('{绿,黄,蓝}', '黄'), ('{绿,蓝}', '绿'), ('{蓝}',
	'绿'),
	('{绿,NULL}', '绿'), ('{NULL}', NULL), ('{}', NULL)) AS t (l, w);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '一', NULL), ('2', '二', '1');
INSERT INTO project (fiscal_year, project_code, name, department_code, kind) VALUES
	(2024, 'a', '甲', '1', '项目'), (2024, 'b', '乙', '2', '项目'), (2024, 'w', '整体', '2', '部门整体');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget)
	VALUES (2024, 'a', '财政', '100'), (2024, 'b', '财政', '100'), (2024, 'w', '财政', '500');
INSERT INTO indicator (fiscal_year, project_code, seq, target, initial_target) VALUES
	(2024, 'a', 1, '≥10次', NULL), (2024, 'a', 2, NULL, '持续推进'), (2024, 'b', 1, '≥10次', NULL);
INSERT INTO monthly_execution VALUES (2024, 'a', 6, '45'), (2024, 'b', 6, '35'), (2024, 'w', 6, '10'), (2024, 'a', 3, '30');
INSERT INTO monthly_actual VALUES (2024, 'a', 1, 6, '4次'), (2024, 'a', 2, 6, '部分达成'), (2024, 'b', 1, 9, '9次');
SELECT results_eq(
	'SELECT project_code, month, executed_wan, execution_rate_pct, time_rate_pct, budget_light, red_indicators, '
		'yellow_indicators, green_indicators, blue_indicators, undecided_indicators, project_light
	 FROM project_monitor WHERE kind = $$项目$$ ORDER BY 1, 2',
	$$VALUES ('a', 3, 30::numeric, 30::numeric, 25::numeric, '绿', 0, 0, 0, 0, 0, '绿'),
		('a', 6, 45, 45, 50, '绿', 0, 1, 1, 0, 0, '黄'),
		('b', 6, 35, 35, 50, '黄', 0, 0, 0, 0, 0, '黄'),
		('b', 9, NULL, NULL, 75, NULL, 0, 0, 0, 1, 0, '绿')$$, 'a project by month');
-- a deadline takes the fiscal year, and ≤10月 the name of the indicator, as in the scores
SELECT is(indicator_light(actual::perf_value, target::perf_target, 11, names, year), light,
	concat_ws(' ', actual, target, names, year))
FROM (VALUES ('2024年10月20日', '10月底前', '{完成时间}'::text[], 2024, '绿'),
	('2024年11月5日', '10月底前', '{完成时间}', 2024, '红'),
	('2023年10月20日', '2024年10月底前', '{完成时间}', 2024, '绿'), ('10月20日', '2024年10月底前', '{}', 2024, '绿'),
	('10月20日', '2024年10月底前', '{}', 2025, '红'), ('2024年10月20日', '≤10月', '{完成时限,时效指标}', 2024, '绿'),
	('2024年11月5日', '≤10月', '{完成时限,时效指标}', 2024, '红'), ('2024年11月5日', '≤10月', '{项目工期,时效指标}', 2024, NULL),
	('50', '≥100', '{群众满意度}', 2024, '红'), ('5次', '≥10次', '{培训}', 2024, '红')) AS t (actual, target, names, year, light);
-- the names as three texts, of which one may be missing: 60 of 100 after 11 months is 60 % of a level, 65 % of what is due
SELECT is(indicator_light('60', '≥100', 11, level3, level2, level1, year), light,
	concat_ws(' ', 'names', level3, level2, level1, year))
FROM (VALUES ('群众满意度', NULL, NULL, 2024, '黄'), (NULL, '满意度指标', '进度', 2024, '黄'),
	(NULL, NULL, '资金支付进度', 2024, '黄'),
	('培训', NULL, NULL, NULL::integer, NULL), (NULL, NULL, NULL, 2024, '黄')) AS t (level3, level2, level1, year, light);
SELECT is(indicator_light('85', '≥100', 6, level3, level2, level1, 2024), light, concat_ws(' ', 'in June', level3, level2, level1))
-- 85 % of a level; 170 % of what is due
FROM (VALUES ('群众满意度', '进度', NULL, '绿'), ('培训', NULL, '支付进度', '蓝'), (NULL, NULL, '执行率', '蓝'),
	('培训', '满意度', NULL, '绿')) AS t (level3, level2, level1, light);
SELECT is(indicator_light('2024年11月5日', '≤10月', 11, '完成时限', '时效指标', NULL, 2024), '红', 'a deadline by the first name');
SELECT is(indicator_light('2024年11月5日', '≤10月', 11, NULL, '时效指标', '完成时限', 2024), NULL, 'which may be missing');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level3, target) VALUES
	(2024, 'b', 2, '产出指标', '完成时限', '≤10月'), (2024, 'b', 3, '产出指标', '验收', '10月底前'),
	(2024, 'b', 4, '产出指标', '验收', '10月底前');
INSERT INTO monthly_actual VALUES (2024, 'b', 2, 10, '2024年10月8日'), (2024, 'b', 3, 10, '2024年10月31日'),
	(2024, 'b', 4, 11, '2024年11月1日');
SELECT results_eq('SELECT seq, month, light FROM indicator_monitor WHERE project_code = $$b$$ AND seq > 1 ORDER BY 1',
	$$VALUES (2, 10, '绿'), (3, 10, '绿'), (4, 11, '红')$$, 'dates against deadlines by month');
DELETE FROM monthly_actual WHERE project_code = 'b' AND seq > 1;
DELETE FROM indicator WHERE project_code = 'b' AND seq > 1;
-- 9 of the 7.5 that are due: 120 %
SELECT results_eq('SELECT project_code, seq, target_text, actual_text, completion_rate_pct, time_rate_pct, light FROM '
	'indicator_monitor ORDER BY 1, 2',
	$$VALUES ('a', 1, '≥10次', '4次', 40::numeric, 50::numeric, '绿'), ('a', 2, '持续推进', '部分达成', NULL, 50, '黄'), ('b', 1,
		'≥10次', '9次', 90, 75, '蓝')$$,
	'an indicator by month');
SELECT results_eq('SELECT department_code, month, projects, budget_wan, executed_wan, execution_rate_pct, budget_light, '
	'red_projects, yellow_projects, green_projects, undecided_projects
	FROM department_monitor ORDER BY 1, 2',
	$$VALUES ('1', 3, 1, 100::numeric, 30::numeric, 30::numeric, '绿', 0, 0, 1, 0), ('1', 6, 2, 200, 80, 40, '绿', 0, 2, 0, 0),
		('1', 9, 1, 100, NULL, NULL, NULL, 0, 0, 1, 0),
		('2', 6, 1, 100, 35, 35, '黄', 0, 1, 0, 0), ('2', 9, 1, 100, NULL, NULL, NULL, 0, 0, 1, 0)$$,
	'a department by month, with all below it, without 部门整体');
SELECT throws_ok($$INSERT INTO monthly_execution VALUES (2024, 'a', 13, '1')$$, '23514', NULL, 'there is no 13th month');
SELECT throws_ok($$INSERT INTO monthly_actual VALUES (2024, 'a', 9, 1, '1')$$,
	'23503', NULL, 'progress of an indicator that is not there');
SELECT results_eq('SELECT * FROM department_monitor WHERE department_code = $$2$$ ORDER BY month',
	'SELECT * FROM (SELECT * FROM department_monitor OFFSET 0) t WHERE department_code = $$2$$ ORDER BY month',
		'one department alone');

SELECT * FROM finish();
ROLLBACK;

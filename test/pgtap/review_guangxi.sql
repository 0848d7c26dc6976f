-- A ledger in the manner of Guangxi and of forms since 2021: over-achievement
-- from 1.3 times on, a level for costs, targets in three cells, points for
-- level 2 only, deductions, and two years.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(18);

SELECT create_ledger('gx') \g /dev/null
SET LOCAL search_path TO gx, public;
INSERT INTO scheme VALUES ('gx', '执行10，其余90', 10), ('sheet', '不设执行分', 0);
INSERT INTO scheme_parameter (scheme_code, over_achievement) VALUES ('gx', 1.3);
COPY department FROM stdin CSV HEADER;
code,name,parent_code
450,某厅,
450001,本级,450
450002,直属单位,450
\.
COPY project (fiscal_year, project_code, name, department_code, kind, scheme_code, stated_total, stated_grade)
	FROM stdin CSV HEADER;
fiscal_year,project_code,name,department_code,kind,scheme_code,stated_total,stated_grade
2022,over,超额完成,450001,项目,gx,100,优秀
2022,cost,成本方案,450001,项目,cost,99,良好
2022,level2,二级指标计分,450002,项目,gx,93,
2022,whole,部门整体,450,部门整体,sheet,93.0,优
2023,over,超额完成,450001,项目,gx,,
2023,whole,部门整体,450,部门整体,sheet,,
\.
COPY funding (fiscal_year, project_code, source, initial_budget, adjusted_budget, executed, stated_balance) FROM stdin CSV HEADER;
fiscal_year,project_code,source,initial_budget,adjusted_budget,executed,stated_balance
2022,over,自治区本级,10,,10,0
2022,cost,自治区本级,120000元,100000元,95000元,5000元
2022,level2,自治区本级,10,,8,2
2022,whole,部门预算,300,,290,10
2023,over,自治区本级,12,,6,6
\.
-- 指标性质 | 指标值 | 度量单位
CREATE TEMP TABLE form (
	fiscal_year integer, project_code text, seq integer, level1 text, level2 text, level3 text,
	sign text, number text, unit text, actual text, full_mark numeric, self_points numeric, method text, explanation text);
COPY form FROM stdin CSV HEADER;
fiscal_year,project_code,seq,level1,level2,level3,sign,number,unit,actual,full_mark,self_points,method,explanation
2022,over,1,产出指标,数量指标,培训人数,≥,100,人,125人,50,50,,
2022,over,2,效益指标,社会效益,服务人次,≥,1.5,万人次,19500,30,30,,
2022,over,3,满意度指标,满意度,投诉,≤,100,件,30件,10,10,,
2022,cost,1,成本指标,经济成本,总成本,≤,10,万元,9.5,20,20,,
2022,cost,2,产出指标,数量指标,建设数量,＝,3,个,3,10,10,,
2022,cost,3,产出指标,质量指标,工程质量,定性,高质量,—,达成年度指标,10,9,,细节欠缺
2022,cost,4,产出指标,时效指标,工期,≤,12,个月,一年,20,20,,
2022,cost,5,效益指标,社会效益,覆盖率,＝,100,％,全覆盖,20,20,,
2022,cost,6,满意度指标,满意度,群众满意度,大于等于,95,%,96.5%以上,10,10,,
2022,level2,1,产出指标,数量指标,,,,,,50,45,manual,一项未完成
2022,level2,2,产出指标,数量指标,甲,≥,5,个,5个,,,,
2022,level2,3,产出指标,数量指标,乙,≥,10,个,3个,,,,
2022,level2,4,效益指标,社会效益,,,,,,30,30,manual,
2022,level2,5,效益指标,社会效益,丙,定性,提升,,提升,,,,
2022,level2,6,满意度指标,满意度,,,,,,10,10,manual,
2022,whole,1,总体绩效,履职效能,履职,≥,1,项,1项,65,60,,考核扣分
2022,whole,2,项目绩效,项目决策,决策,≥,1,项,1项,35,35,,
2022,whole,3,扣分项,被审计,问题,=,0,个,1个,0,-2,,审计指出
2022,whole,4,扣分项,被审计,整改,=,0,个,2个,0,1,,
2023,over,1,产出指标,数量指标,培训人数,≥,100,人,100人,90,80,,
\.
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, actual, full_mark, self_points,
	method, explanation)
SELECT fiscal_year, project_code, seq, level1, level2, level3, perf_target(sign, number, unit), actual::perf_value,
	full_mark, self_points, method::perf_method, explanation
FROM form;

SELECT bag_eq($$SELECT initial_target::text FROM indicator WHERE project_code = 'cost'$$,
	ARRAY['≤10万元', '=3个', '高质量', '≤12个月', '=100%', '≥95%'], 'targets in three cells');
SELECT is_empty($$SELECT seq FROM indicator_score WHERE project_code = 'cost' AND met IS NOT TRUE$$, 'all of them are met');
-- cost: 95000 ÷ 100000 × 10 = 9.5; + 20 + 10 + 9 + 20 + 20 + 10 = 98.5; 99 rounds so.  level2: 8 + 85 = 93.
-- whole: 60 + 35 − 2 + 1 = 94; the rule gives 65 for 60, and nothing for a deduction that adds: 65 + 35 − 2 = 98
SELECT results_eq($$SELECT project_code, budget_points, self_total_points, self_grade, rule_total_points, undecided_indicators
	FROM project_score WHERE fiscal_year = 2022 ORDER BY 1$$, $$VALUES
	('cost', 9.50, 98.50, '优', 98.50, 0), ('level2', 8.00, 93.00, '优', 93.00, 0), ('over', 10.00, 100.00, '优', 100.00, 0),
	('whole', 0.00, 94.00, '优', 98.00, 0)$$, 'totals');
SELECT results_eq('SELECT project_code, level1, agrees FROM scheme_check WHERE NOT agrees',
	'SELECT NULL::text, NULL::text, true WHERE false',
	'full marks agree with the schemes');

CREATE TEMP VIEW found AS
	SELECT fiscal_year || ' ' || project_code || coalesce('/' || seq, '') || ' ' || rule AS found FROM review_finding;
SELECT bag_eq($$SELECT found FROM found WHERE found ~ '2022 over'$$, ARRAY['2022 over/2 over_achieved'],
	'1.25 times is not far, 1.3 times is; a limit is not exceeded from below');
SELECT bag_eq($$SELECT found FROM found WHERE found ~ '2022 cost'$$,
	ARRAY['2022 cost grade_differs', '2022 cost within_rounding'], '99 is 优, not 良好, and rounds 98.5');
SELECT bag_eq($$SELECT found FROM found WHERE found ~ '2022 level2'$$, ARRAY['2022 level2 score_ahead_of_money'],
	'points for level 2 are held against no target of level 3');
SELECT bag_eq($$SELECT found FROM found WHERE found ~ '2022 whole'$$,
	ARRAY['2022 whole total_differs', '2022 whole/1 points_below_rule', '2022 whole/4 points_above_full_mark'],
		'a deduction that adds');
SELECT results_eq($$SELECT stated, computed FROM review_finding WHERE project_code = 'level2'$$, 'VALUES (94.44, 80.00)',
	'85 of 90 points for 80 % of the money');
INSERT INTO scheme VALUES ('money', '只看执行', 100);
UPDATE project SET scheme_code = 'money' WHERE project_code = 'over' AND fiscal_year = 2022;
SELECT bag_eq($$SELECT found FROM found WHERE found ~ '2022 over'$$, ARRAY['2022 over/1 over_achieved', '2022 over/2 over_achieved',
	'2022 over weights_differ', '2022 over total_differs'], 'where only money counts no score is ahead of it');
UPDATE project SET scheme_code = 'gx' WHERE project_code = 'over';

-- the tree: 10 + 10 + 10 of budget, 27.5 executed; means of 100, 98.5, 93
SELECT results_eq($$SELECT department_code, projects, budget_wan, executed_wan, execution_rate_pct, self_mean_score, self_excellent,
	own_budget_wan, own_self_score, own_rule_score FROM department_total WHERE fiscal_year = 2022 ORDER BY 1$$, $$VALUES
	('450', 3, 30::numeric, 27.5, 91.67, 97.167, 3, 300::numeric, 94.000, 98.000),
	('450001', 2, 20, 19.5, 97.50, 99.250, 2, NULL, NULL, NULL), ('450002', 1, 10, 8, 80.00, 93.000, 1, NULL, NULL, NULL)$$,
	'the department stands beside its projects');

-- year on year: 12 of 10, 6 of 10, 85 of 100
SELECT results_eq('SELECT project_code, budget_growth_pct, executed_growth_pct, execution_rate_pct, prior_execution_rate_pct, '
	'self_score, self_score_change
	FROM project_year_on_year ORDER BY 1', $$VALUES
	('over', 20.00, -40.00, 50.00, 100.00, 85.00, -15.00), ('whole', NULL, NULL, NULL, 96.67, NULL, NULL)$$,
		'projects of two years');
SELECT results_eq('SELECT department_code, projects, prior_projects, budget_growth_pct FROM department_year_on_year ORDER BY 1',
	$$VALUES ('450', 1, 3, -60.00), ('450001', 1, 2, -40.00)$$, 'departments of two years');

-- the form
SELECT results_eq($$SELECT "行次", "资金来源", "全年预算数", "一级指标", "年初指标值", "分值", "得分", "等级"
	FROM "项目支出绩效自评表" WHERE "预算年度" = 2022 AND "项目代码" = 'over' ORDER BY "行次"$$, $$VALUES
	(1, '资金总额', 10::numeric, NULL, NULL, 10::numeric, 10::numeric, NULL),
	(2, '自治区本级', 10, NULL, NULL, NULL, NULL, NULL),
	(1001, NULL, NULL, '产出指标', '≥100人', 50, 50, NULL), (1002, NULL, NULL, '效益指标', '≥1.5万人次', 30, 30, NULL),
	(1003, NULL, NULL, '满意度指标', '≤100件', 10, 10, NULL), (1001000, NULL, NULL, NULL, NULL, 100, 100, '优')$$,
		'a form from top to bottom');
SELECT lives_ok(format('SELECT report_html(%L, %s, %L)', 'gx', y, d), format('the report of %s in %s', d, y))
FROM (VALUES (2022, '450'), (2022, '450002'), (2023, '450'), (2024, '450')) AS t (y, d);

SELECT * FROM finish();
ROLLBACK;

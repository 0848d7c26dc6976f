-- A ledger in the manner of Hubei: 20 points for the budget, partial attainment
-- from half of the points, forms filled in by hand; a tree of odd codes, a cycle.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(30);

SELECT create_ledger('hubei') \g /dev/null
SET LOCAL search_path TO hubei, public;
INSERT INTO scheme VALUES ('hb', '执行20、产出40、效益30、满意度10', 20);
INSERT INTO scheme_part VALUES ('hb', '产出指标', 40), ('hb', '效益指标', 30), ('hb', '满意度指标', 10);
INSERT INTO scheme_parameter (scheme_code, partial_from) VALUES ('hb', 0.5);
COPY department FROM stdin CSV HEADER;
code,name,parent_code
A,省厅,
A-1,"局""甲""",A
B001,所<script>alert(1)</script>,A-1
长代码之四级单位,站%s &amp; '乙' 🎯,B001
Z,孤立部门,
C1,环一,
C2,环二,C1
C3,环三,C2
C4,环外挂,C3
\.
UPDATE department SET parent_code = 'C3' WHERE code = 'C1';
COPY project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_rate,
	stated_budget_points, stated_total, stated_grade) FROM stdin CSV;
2023,HB01,薄弱环节改善,B001,项目,hb,true,95.00,19,89.30,良
2023,HB02,"多行
名称, ""引号"" 100%d %I",长代码之四级单位,项目,hb,,,,,
2023,HB03,零预算,长代码之四级单位,项目,hb,true,,,,
2023,HB04,结转不计入,A-1,项目,hb,false,100,20,,
2023,HB05,无分值,A,转移支付,,true,,,,
2023,HB06,省厅整体,A,部门整体,hb,true,,,,
2023,HB07,环上项目,C2,项目,hb,true,,,,
2023,HB08,没有资金行,Z,项目,hb,true,,,,
\.
COPY funding FROM stdin CSV HEADER;
fiscal_year,project_code,source,is_carry_in,requested,initial_budget,adjusted_budget,executed,stated_balance
2023,HB01,中央财政,f,"1,000","1,000.00万元",,950万元,50
2023,HB01,省级财政,f,500,500,,475,25
2023,HB01,合　计,f,1500,1500,,1425,75
2023,HB02,财政拨款,f,100,100,80,40,40
2023,HB02,其他资金,f,,,,,
2023,HB02,资金总额（万元）,f,100,100,80,40,40
2023,HB03,财政拨款,f,10,0,,0,0
2023,HB04,当年财政拨款,f,136,136,,136,0
2023,HB04,上年结转资金,t,,9.16,,4,5.16
2023,HB04,合计,f,136,136,,136,0
2023,HB05,中央,f,300,300,,290.5,9.5
2023,HB05,地方资金,f,,,,,
2023,HB06,部门预算,f,9000,9000,9100,9000,100
2023,HB07,财政,f,1,1,,1,0
\.
COPY indicator FROM stdin CSV HEADER;
fiscal_year,project_code,seq,level1,level2,level3,initial_target,target,actual,full_mark,self_points,method,explanation
2023,HB01,1,产出指标,数量指标,改善学校数量,≥20所,,21所,10,10,,
2023,HB01,2,产出指标,质量指标,验收合格率,100％,,98%,10,9.8,,两所未验收
2023,HB01,3,产出指标,时效指标,按时完成率,≥95%,,95%,10,10,,
2023,HB01,4,产出指标,成本指标,建设成本,≤1500万元,,1425万元,10,10,,
2023,HB01,5,效益指标,社会效益指标,办学条件,显著改善,,部分达成预期指标并具有一定效果,20,10.5,,仍有薄弱学校
2023,HB01,6,效益指标,可持续影响,长效机制,健全,,达成预期指标,10,10,,
2023,HB01,7,满意度指标,服务对象满意度,师生满意度,≥90%,,92.5%,10,10,,
2023,HB02,1,产出指标,数量指标,"指标 ""一""
换行",≥3次,,2 次,20,20,,无
2023,HB02,2,产出指标,数量指标,%s%d<b>&,≤5天,,6工作日,20,19,,—
2023,HB02,3,效益指标,社会效益,影响力,提升,,提升,30,20,,／
2023,HB02,4,满意度指标,满意度,群众满意度,90%以上,,基本满意,10,10,,
2023,HB03,1,产出指标,数量指标,培训,=12期,,15期,40,40,,　无。
2023,HB03,2,效益指标,社会效益,带动,≥100人次,,100余人次,30,30,,
2023,HB03,3,满意度指标,满意度,满意度,≥85%,,大于80%,10,10,,
2023,HB04,1,产出指标,数量,数量,≥2个,,3个,40,40,,报告写明
2023,HB04,2,效益指标,效益,效益,≥1个,,1个,30,30,,
2023,HB04,3,满意度指标,满意度,满意度,≥1%,,1%,10,10,,
2023,HB05,1,产出指标,数量指标,受益人数,≥1.5万人,,15230人,,,,
2023,HB05,2,产出指标,质量指标,达标率,≥90%,,88%,,,,
2023,HB05,3,效益指标,,受益面,逐步扩大,,,,,,
2023,HB06,1,产出指标,履职,履职,100%,,100%,80,75,,统筹不足
2023,HB07,1,产出指标,数量,数量,≥1个,,1个,80,80,,
2023,HB08,1,产出指标,数量,数量,≥1个,,1个,80,80,,
\.

-- money, by hand: 1425 ÷ 1500 = 95 %, × 20 = 19; 40 ÷ 80 = 50 % → 10; 290.5 ÷ 300 = 96.8333 %
SELECT results_eq('SELECT project_code, full_year_budget_wan, executed_wan, execution_rate_pct, execution_points
	FROM project_execution ORDER BY 1', $$VALUES
	('HB01', 1500::numeric, 1425::numeric, 95.00, 19.00), ('HB02', 80, 40, 50.00, 10.00), ('HB03', 0, 0, NULL, NULL),
	('HB04', 136, 136, 100.00, 20.00), ('HB05', 300, 290.5, 96.83, NULL), ('HB06', 9100, 9000, 98.90, 19.78),
	('HB07', 1, 1, 100.00, 20.00), ('HB08', NULL, NULL, NULL, NULL)$$, 'total rows in any spelling, empty rows and carry-ins');

-- HB01: 10 + 9.8 + 10 + 10 + 10.5 (partial, from 10 to 16) + 10 + 10 = 70.3; + 19 = 89.3
SELECT results_eq($$SELECT project_code, self_total_points, self_grade, rule_total_points, rule_grade
	FROM project_score WHERE project_code IN ('HB01', 'HB04', 'HB05') ORDER BY 1$$, $$VALUES
	('HB01', 89.30, '良', 89.30, '良'), ('HB04', 100.00, '优', 100.00, '优'), ('HB05', NULL, NULL, NULL, NULL)$$,
	'totals out of 100 with 20 for the budget');
SELECT is(rule_points, 10.50, 'partial is at least half of the points here') FROM indicator_score WHERE project_code = 'HB01'
	AND seq = 5;

-- A: HB01 to HB05, the whole department stands beside them
-- budget 1500 + 80 + 0 + 136 + 300 = 2016; executed 1425 + 40 + 0 + 136 + 290.5 = 1891.5; 93.8244 %
-- HB02: 10 + 69 = 79 中; mean of 89.3, 79, 100 = 89.4333; weighted (89.3·1500 + 79·80 + 100·136) ÷ 1716 = 89.6678
SELECT results_eq($$SELECT depth, projects, budget_wan, executed_wan, execution_rate_pct, self_mean_score, self_weighted_score,
	self_excellent, self_good, self_fair, self_poor, unknown_execution, own_budget_wan, own_self_score
	FROM department_total WHERE department_code = 'A'$$,
	'VALUES (1, 5, 2016::numeric, 1891.5, 93.82, 89.433, 89.668, 1, 1, 1, 0, 0, 9100::numeric, 94.780)', 'the whole tree');
SELECT results_eq('SELECT department_code, depth, projects FROM department_total ORDER BY 1', $$VALUES
	('A', 1, 5), ('A-1', 2, 4), ('B001', 3, 3), ('C1', NULL, 1), ('C2', NULL, 1), ('C3', NULL, 1), ('Z', 1, 1),
	('长代码之四级单位', 4, 2)$$, 'no project is counted twice in a cycle');

-- findings
CREATE TEMP VIEW found AS
	SELECT project_code || coalesce('/' || seq, '') || ' ' || rule AS found FROM review_finding WHERE project_code IS NOT NULL;
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB01'$$, 'nothing is wrong with HB01');
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB05'$$, 'nor with a form without points');
SELECT bag_eq($$SELECT found FROM found WHERE found ~ 'HB02'$$, ARRAY['HB02 execution_low', 'HB02 score_ahead_of_money',
	'HB02/1 points_above_rule', 'HB02/2 units_differ', 'HB02/2 explanation_missing', 'HB02/3 points_below_band',
	'HB02/3 explanation_missing', 'HB02/4 number_expected'], 'a dash and 无 explain nothing');
SELECT bag_eq($$SELECT found FROM found WHERE found ~ 'HB03'$$, ARRAY['HB03 budget_zero', 'HB03/1 over_achieved',
	'HB03/3 undecided'], 'a zero budget, 15 of 12, a bound that straddles');
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB04'$$, 'a total without the carry-in that does not count is right');
UPDATE funding SET executed = 140, initial_budget = 145.16, stated_balance = 5.16 WHERE project_code = 'HB04' AND source = '合计';
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB04'$$, 'a total with it is right too');
UPDATE funding SET executed = 138 WHERE project_code = 'HB04' AND source = '合计';
SELECT bag_eq($$SELECT found FROM found WHERE found ~ 'HB04'$$, ARRAY['HB04 sources_differ', 'HB04 balance_differs'],
	'another total is not');
UPDATE funding SET executed = 136, initial_budget = 136, stated_balance = 0 WHERE project_code = 'HB04' AND source = '合计';
UPDATE funding SET executed = NULL, stated_balance = NULL WHERE project_code = 'HB04' AND source = '当年财政拨款';
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB04'$$, 'nor is a total wrong because a source is unknown');
INSERT INTO allocation VALUES (2023, 'HB05', '甲县', 100), (2023, 'HB05', '乙县', NULL), (2023, 'HB05', '丙市小计', 100), (2023,
	'HB05', '合计', 290);
SELECT results_eq('SELECT regions, allocated_wan, stated_total_wan, difference_wan FROM allocation_total',
	'VALUES (2, NULL::numeric, 290::numeric, NULL::numeric)', 'nor an allocation');
UPDATE allocation SET amount = 190 WHERE region = '乙县';
SELECT results_eq('SELECT regions, allocated_wan, stated_total_wan, difference_wan FROM allocation_total',
	'VALUES (2, 290::numeric, 290::numeric, 0::numeric)', 'a subtotal is no region');
SELECT is_empty($$SELECT found FROM found WHERE found ~ 'HB05'$$, 'and 100 + 190 = 290');
UPDATE allocation SET amount = amount + '20' WHERE region IN ('乙县', '合计');
SELECT results_eq($$SELECT stated, computed FROM review_finding WHERE rule = 'allocation_differs'$$,
	'VALUES (310::numeric, 300::numeric)', 'more is allocated than there is, whatever the total row says');
SELECT bag_eq('SELECT department_code FROM review_finding WHERE rule = ''department_cycle''', ARRAY['C1', 'C2', 'C3'], 'the cycle');
SELECT ok(report_html('hubei', 2023, 'C2') ~ '回到自身', 'and it is told in the report');
SELECT ok(report_html('hubei', 2023, 'A') !~ '<script|<b>', 'names are text in the report');
SELECT ok(report_html('hubei', 2023, 'A') !~ '回到自身', 'the cycle is none of this department''s');
UPDATE indicator SET full_mark = 70 WHERE project_code = 'HB08';
SELECT results_eq($$SELECT message FROM review_finding WHERE project_code = 'HB08' AND computed = 100$$,
	$$VALUES ('项目“没有资金行”满分合计90分，评分方案为100分。')$$, 'full marks with those of the budget');

-- total rows
SELECT is(is_total_row(label), true, label)
	FROM unnest(ARRAY['合计', '总 计', '一、年度资金总额：', '资金合计(万元)', '财政资金总额']) AS label;
SELECT is(is_total_row(label), false, label) FROM unnest(ARRAY['其他资金', '统计调查经费', '审计局']) AS label;

SELECT * FROM finish();
ROLLBACK;

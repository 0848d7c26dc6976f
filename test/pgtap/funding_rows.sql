-- Which funding rows of a project add up: by label, by place, by figures.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT is(funding_kind(label), kind, label) FROM (VALUES
	('年度金额', '总额'), ('年度金额（万元）：', '总额'), ('当年年度预算', '总额'), ('本年预算数', '总额'), ('计划投资额', '总额'),
	('专项资金总额', '总额'), ('资金额度', '总额'), ('金额', '总额'), ('一、资金总额', '总额'), ('年度财政资金总额', '总额'),
		('合计', '总额'),
	('各市（县、区）合计', '总额'), ('资金总额（A）', '总额'), ('年度总预算', '总额'),
	('实施期资金总额', '期间总额'), ('项目总投资', '期间总额'), ('项目总预算', '期间总额'), ('累计下达资金总额', '期间总额'),
	('中央资金小计', '小计'), ('市本级合计', '小计'), ('财政拨款小计（万元）', '小计'),
	('其中：中央补助', '其中'), ('其中:年度资金总额', '其中'), ('2.其中：上级', '其中'),
	('下达中央资金', '来源'), ('财政资金', '来源'), ('当年财政拨款', '来源'), ('基本支出总额', '来源'), ('其他资金合计', '来源'),
		('单位资金', '来源'),
	('专项资金', '来源'), ('年度专项资金', '来源'), ('项目支出', '来源'), ('项目支出总额', '来源'), ('上年结转', '来源'), ('',
		'来源')
	) AS t (label, kind);
SELECT is(funding_kind(repeat('年', 500)), '来源', 'a long label');

-- Rows in any order; budget and execution of the project, and the rows that are doubtful.
CREATE FUNCTION pg_temp.adds(rows text, VARIADIC want text[]) RETURNS text LANGUAGE sql AS $$
SELECT is(concat_ws(' ', (s.sums).budget, (s.sums).executed, (s.sums).doubtful_parts, (s.sums).doubtful_sources),
	array_to_string(want, ' '), rows)
FROM (
	SELECT add_funding(f[1], f[4]::integer, f[5]::integer, NULL, false, NULL, f[2]::wanyuan, NULL, f[3]::wanyuan, NULL
		ORDER BY o) AS sums
	FROM regexp_split_to_table(rows, '; ') WITH ORDINALITY AS r (line, o)
	CROSS JOIN LATERAL regexp_split_to_array(line, ' ') AS f
) s
$$;
SELECT pg_temp.adds('财政拨款 100 90; 其他资金 20 10', '120.00', '100.00');
-- 其中 is a part where it fits into the only other row ...
SELECT pg_temp.adds('一般公共预算 100 90; 其中：上级补助 60 50', '100.00', '90.00');
SELECT pg_temp.adds('其中：上级补助 60 50; 一般公共预算 100 90', '100.00', '90.00');
SELECT pg_temp.adds('财政资金 100 90; 其中：中央财政资金 100 90', '100.00', '90.00');
-- ... of several others one, which is said; where it fits nowhere it is added, and said
SELECT pg_temp.adds('预算拨款 100 90; 单位自筹 50 50; 其中：上级补助 60 50', '150.00', '140.00', '“其中：上级补助”');
SELECT pg_temp.adds('其中：当年拨款 100 90; 上年结余 20 10', '120.00', '100.00', '“其中：当年拨款”');
-- below a total it opens the list of the sources
SELECT pg_temp.adds('年度资金总额 120 100; 其中：当年拨款 100 90; 上年结余 20 10', '120.00', '100.00');
SELECT pg_temp.adds('年度金额 397 390; 其中：中央补助 397 390', '397.00', '390.00');
SELECT pg_temp.adds('年度金额 500 480; 其中：中央补助 300 290; 地方资金 200 190', '500.00', '480.00');
-- of a source below a total
SELECT pg_temp.adds('年度资金总额 120 100; 当年拨款 100 90; 其中：中央 70 60; 其他资金 20 10', '120.00', '100.00');
-- a total that nothing makes up stands, beside parts that may be read in another way
SELECT pg_temp.adds('年度资金总额 130 100; 当年拨款 100 80; 其中：中央 70 60; 其他资金 20 10', '130.00', '100.00');
-- numberings
SELECT pg_temp.adds('一、财政拨款 100 90; 1.中央 60 50; 2.省级 40 40; 二、自筹 30 30', '130.00', '120.00', '“1.中央”、“2.省级”');
SELECT pg_temp.adds('合计 130 120; 1、财政拨款 100 90; （1）中央 60 50; （2）省级 40 40; 2、自筹 30 30', '130.00', '120.00');
SELECT pg_temp.adds('财政拨款 100 90; 1.专项甲 60 50; 2.专项乙 40 40', '100.00', '90.00');
SELECT pg_temp.adds('1.财政拨款 100 90; 2.自筹 30 30', '130.00', '120.00');
-- governments below the public money that they add up to, and not
SELECT pg_temp.adds('财政资金 100 90; 中央资金 60 50; 省级资金 40 40; 其他资金 20 20', '120.00', '110.00');
SELECT pg_temp.adds('财政资金 100 90; 市级资金 30 20', '130.00', '110.00');
SELECT pg_temp.adds('下达中央资金 100 90; 省级资金 100 90', '200.00', '180.00');
-- sums of several years
SELECT pg_temp.adds('项目总预算 900 800; 年度资金总额 120 100; 财政拨款 120 100', '120.00', '100.00');
SELECT pg_temp.adds('实施期资金总额 120 100; 财政拨款 100 90; 其他资金 20 10', '120.00', '100.00');
-- lines: 其中 is of the row before it, with those behind it that complete it
SELECT pg_temp.adds('财政资金 100 90 1; 其中：中央 60 50 2; 地方 40 40 3; 自筹 20 20 4', '120.00', '110.00');
SELECT pg_temp.adds('年度资金总额 120 100 1; 其中：当年拨款 100 90 2; 结余 20 10 3', '120.00', '100.00');
-- levels
SELECT pg_temp.adds('资金总额 120 100 1 1; 拨款 100 90 2 2; 甲 70 60 3 3; 乙 30 30 4 3; 自筹 20 10 5 2', '120.00', '100.00');
SELECT pg_temp.adds('拨款 100 90 1 1; 甲 70 60 2 2; 自筹 20 10 3 1', '120.00', '100.00');

-- A ledger: what is added may be added; what was read is told.
SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '局', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code, carry_in_counts) VALUES
	(2024, 'part', '项目', '1', 'default', true), (2024, 'carry', '项目', '1', 'default', false),
	(2024, 'marked', '项目', '1', 'default', false), (2024, 'negative', '项目', '1', 'default', true),
	(2024, 'yuan', '项目', '1', 'default', true), (2024, 'total', '项目', '1', 'default', true);
INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed) VALUES
	(2024, 'part', '一般公共预算', false, 100, 90), (2024, 'part', '政府性基金', false, 50, 50), (2024, 'part', '其中：上级补助',
		false, 60, 50),
	(2024, 'carry', '当年拨款', false, 100, 90), (2024, 'carry', '上年结转资金', false, 50, 10),
	(2024, 'marked', '当年拨款', false, 100, 90), (2024, 'marked', '上年结转资金', true, 50, 10),
	(2024, 'negative', '拨款', false, -99, -99),
	(2024, 'yuan', '拨款', false, 86500, 6.25),
	(2024, 'total', '资金总额', false, 80, NULL);
SELECT results_eq($$SELECT project_code, full_year_budget_wan, executed_wan, execution_rate_pct, budget_points FROM project_score
	ORDER BY 1$$,
	$$VALUES ('carry', 150.00, 100.00, 66.67, 6.67), ('marked', 100.00, 90.00, 90.00, 9.00), ('negative', -99.00, -99.00, NULL,
		NULL),
		('part', 150.00, 140.00, 93.33, 9.33), ('total', 80.00, NULL, NULL, NULL), ('yuan', 86500.00, 6.25, 0.01, 0.00)$$,
			'projects');
SELECT results_eq($$SELECT project_code, sum(full_year_budget_wan) FROM funding_source GROUP BY 1 ORDER BY 1$$,
	$$SELECT project_code, full_year_budget_wan FROM project_execution ORDER BY 1$$, 'funding_source adds up to the projects');
SELECT results_eq($$SELECT project_code, rule FROM review_finding WHERE rule NOT IN ('execution_low', 'execution_unknown')
	ORDER BY 1$$,
	$$VALUES ('carry', 'carry_in_unmarked'), ('negative', 'budget_negative'), ('part', 'source_is_part'), ('yuan',
		'unit_suspect')$$, 'findings');
INSERT INTO funding_place VALUES (2024, 'part', '其中：上级补助', NULL, NULL, '一般公共预算');
SELECT is_empty($$SELECT * FROM review_finding WHERE project_code = 'part'$$, 'a place that is known is no doubt');

-- what BI tools add up
INSERT INTO department VALUES ('11', '科', '1');
INSERT INTO project (fiscal_year, project_code, name, department_code, kind)
	VALUES (2024, 'whole', '整体', '1', '部门整体'), (2024, 'sub', '项目', '11', '项目');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
	VALUES (2024, 'whole', '拨款', 9999, 9999), (2024, 'sub', '拨款', 7, 7);
SELECT results_eq('SELECT sum(full_year_budget_wan), sum(projects)::integer FROM project_flat', $$SELECT budget_wan, projects
	FROM department_total WHERE department_code = '1'$$, 'project_flat');
SELECT results_eq('SELECT budget_wan, executed_wan, projects FROM ledger_total', $$SELECT budget_wan, executed_wan, projects
	FROM department_total WHERE department_code = '1'$$, 'ledger_total');
SELECT results_eq($$SELECT level1_code, level1_name, level2_code, level2_name, level3_code, department_path FROM project_flat
	WHERE project_code = 'sub'$$,
	$$VALUES ('1', '局', '11', '科', NULL::text, '局／科')$$, 'the line of a project');
INSERT INTO department_year VALUES (2024, '11', NULL);
SELECT results_eq($$SELECT department_path FROM project_flat WHERE project_code = 'sub'$$, $$VALUES ('科')$$,
	'... in a year in which it stood elsewhere');

SELECT * FROM finish();
ROLLBACK;

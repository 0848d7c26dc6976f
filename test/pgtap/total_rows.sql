-- Which labels of funding and allocation rows are totals of the others, and
-- that no total is added to its parts.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT is(is_total_row(label), true, label) FROM unnest(ARRAY[
	-- a word for the sum, alone or with what it is a sum of
	'合计', '总计', '共计', '总额', '合计数', '总计数', '合计金额', '总合计', '资金总额', '资金合计', '资金总量', '资金总数',
	'年度资金总额', '年度财政资金总额', '财政资金总额', '预算资金总额', '部门预算总额', '年初预算总额', '全年预算数合计',
	'本年度资金总额', '当年资金总额', '2023年度资金总额', '2023年资金总额', '2023年合计', '实施期资金总额', '中期资金总额',
	'支出总额', '年度支出总额', '部门整体支出总额', '整体支出总额', '单位整体支出总额', '部门支出总额', '支出合计', '收入总计',
		'支出总计',
	'收入支出总计', '项目资金总额', '项目投资总额', '经费合计', '投资合计', '分配合计', '实际到位资金合计', '资金来源合计',
		'下达资金合计',
	-- 总 in front of what it is a sum of
	'总资金', '总预算', '总投资', '总支出', '总收入', '总经费', '总金额', '总投资额', '项目总投资', '项目总金额', '项目总预算',
		'年度总金额', '年度总预算',
	'年度总支出', '部门总支出', '预计总投资', '计划总投资', '项目计划总投资', '2024年总预算',
	-- of a place, and of all places
	'全省合计', '全市合计', '全县总计', '各地区合计', '各市县合计', '各县（市、区）合计', '全市资金总额', '各单位合计',
		'各部门合计',
	-- as forms write them
	'一、合计', '（一）年度资金总额', '1.资金总额', '2、合计', '合　计', ' 总 计 ', '年度资金总额：', '资金总额:', '合计（万元）',
		'年度资金总额(A)',
	'年度资金总额（万元）：', E'合\t计', E'合\u00a0计', '１、合计', '合计(万元)（A＝B＋C）']) AS label;

SELECT is(is_total_row(label), false, label) FROM unnest(ARRAY[
	-- 总 and 计 in a name
	'总工会经费', '总部资金', '总工会', '会计事务费', '统计局经费', '统计调查经费', '审计费', '审计局', '设计费', '勘察设计费',
		'计划生育经费',
	'计划生育', '合计划拨款', '合计划', '计量经费', '会计', '总预备费', '总承包费', '总局拨款', '总站经费', '计算机购置',
	'总量控制经费', '总体规划费', '总额预付资金', '合计奖补', '国库统计分析',
	-- parts of a whole that a total stands above
	'基本支出总额', '项目支出总额', '基本支出合计', '项目支出合计', '部门项目支出总额', '其他资金总额', '其他资金合计',
		'上年结转资金总额',
	'上年结转合计', '上年资金总额', '上级补助收入总额', '自筹资金总额', '中央资金总额', '中央财政资金合计', '省级财政资金合计',
		'市级财政资金总额',
	'市财政资金总额', '县资金合计', '本级财政资金总额', '财政拨款总额', '财政拨款合计', '财政专户管理资金合计', '事业收入总额',
		'经营收入合计', '其中：财政资金总额',
	'全民健身资金总额', '人员经费合计', '公用经费总额', '设备投资总额', '社会资本总投资', '配套总资金',
	-- sources and regions
	'财政拨款', '一般公共预算财政拨款', '市级财政资金', '上年结转', '其他资金', '年度资金', '资金', '预算', '支出', '', '甲县',
		'全市', '各地区']) AS label;
SELECT is(is_total_row(label), NULL, label || ', of some of the others') FROM unnest(ARRAY[
	'小计', '市级小计', '财政拨款小计', '中央资金小计', '一、省级小计（万元）', '市本级合计', '省本级合计', '本级合计', '丙市合计',
		'高新区合计', '甲县共计']) AS label;
SELECT is(is_total_row(NULL), false, 'NULL');

-- a total counts once, whatever it is called
SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, kind)
SELECT 2024, label, label, '1', '转移支付'
FROM unnest(ARRAY['年度财政资金总额', '部门整体支出总额', '总投资', '项目总金额', '合计数', '支出总计']) AS label;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT 2024, p.project_code, f.source, f.budget, f.executed
FROM project p, LATERAL (VALUES (p.name, '30'::wanyuan, '20'::wanyuan), ('中央', '10', '8'), ('市级', '20', '12')) AS f (source,
	budget, executed);
INSERT INTO allocation
SELECT 2024, '总投资', region, amount FROM (VALUES ('全省合计', '30'::wanyuan), ('甲市合计', '12'), ('甲县', '5'), ('乙县', '7'),
	('丙市', '18')) AS a (region, amount);
SELECT results_eq('SELECT full_year_budget_wan, executed_wan FROM project_score WHERE project_code = ' || quote_literal(p.name),
	'VALUES (30.00, 20.00)', p.name) FROM project p;
-- 5 + 7 + 18
SELECT results_eq('SELECT regions, allocated_wan, stated_total_wan FROM allocation_total', 'VALUES (3, 30.00, 30.00)', 'regions');
-- 基本支出总额 and 项目支出总额 are the parts of 整体支出总额: 70 + 30
INSERT INTO project (fiscal_year, project_code, name, department_code, kind) VALUES (2024, 'whole', '整体', '1', '部门整体');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES
	(2024, 'whole', '整体支出总额', '100', '90'), (2024, 'whole', '基本支出总额', '70', '65'), (2024, 'whole', '项目支出总额', '30',
		'25');
SELECT results_eq($$SELECT full_year_budget_wan, executed_wan FROM project_score WHERE project_code = 'whole'$$,
	'VALUES (100.00, 90.00)', 'parts of a whole');
SELECT results_eq($$SELECT "资金来源" FROM "项目支出绩效自评表" WHERE "项目代码" = 'whole' AND "栏目" = '资金' ORDER BY "行次"$$,
	$$VALUES ('资金总额'), ('基本支出总额'), ('项目支出总额')$$, 'on the form');

-- the cells that the labels are read from
SELECT is(fold_cell(c), f, coalesce(c, 'NULL'))
	FROM (VALUES (E'\u3000８．６５\u00a0％\t', '8.65 %'), ('（Ａ）：', '(A)：'), (E'\ufeff１', '1'), ('', ''), (NULL,
	NULL)) AS t (c, f);
SELECT is(trim_cell(c), f, coalesce(quote_literal(translate(c, E'\r\n', '')), 'NULL')) FROM (VALUES
	(E' \u3000\u00a0Ｐ１（一） 甲\u200b\r\n', 'Ｐ１（一） 甲'), ('P1 ', 'P1'), ('P1', 'P1'), (E'\t\u00a0', ''), ('', ''), ('😀 ',
		'😀'), (NULL, NULL)) AS t (c, f);


-- A subtotal is a part where no other rows make it up: 100 + 50 + 60 make the 210 of the total, and 100 + 50, 100 + 40 are all
-- there is.
-- 30 + 20 stand above their subtotal 50.
INSERT INTO project (fiscal_year, project_code, name, department_code, kind)
SELECT 2025, code, code, '1', '转移支付' FROM unnest(ARRAY['alone', 'only', 'above', 'zero']) AS code;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES
	(2025, 'alone', '市本级合计', '100', '100'), (2025, 'alone', '东区', '50', '50'), (2025, 'alone', '西区', '60', '60'), (2025,
		'alone', '合计', '210', '210'),
	(2025, 'only', '市本级合计', '100', '100'), (2025, 'only', '县级合计', '50', '40'),
	(2025, 'above', '中央', '30', '30'), (2025, 'above', '省级', '20', '20'), (2025, 'above', '上级资金小计', '50', '50'), (2025,
		'above', '东区', '100', '99'),
	-- one source lacks what it executed; the total row says 0
	(2025, 'zero', '资金总额', '0', '0'), (2025, 'zero', '中央', '30', '30'), (2025, 'zero', '市级', '20', NULL);
INSERT INTO allocation SELECT fiscal_year, project_code, source, initial_budget FROM funding WHERE fiscal_year = 2025
	AND project_code IN ('alone', 'only', 'above');
SELECT results_eq('SELECT project_code, full_year_budget_wan, executed_wan FROM project_score WHERE fiscal_year = 2025 ORDER BY '
	'project_code COLLATE "C"',
	$$VALUES ('above', 150.00, 149.00), ('alone', 210.00, 210.00), ('only', 150.00, 140.00), ('zero', 50.00, 30.00)$$,
		'subtotals of funding');
SELECT results_eq('SELECT project_code, regions, allocated_wan, stated_total_wan, difference_wan FROM allocation_total WHERE '
	'fiscal_year = 2025 ORDER BY project_code COLLATE "C"',
	$$VALUES ('above', 3, 150.00, NULL::numeric, 0.00), ('alone', 3, 210.00, 210.00, 0.00), ('only', 2, 150.00, NULL, 0.00)$$,
		'... and of an allocation');
SELECT results_eq($$SELECT project_code, rule, stated, computed FROM review_finding WHERE fiscal_year = 2025
	AND rule IN ('sources_differ', 'total_row_zero', 'allocation_differs', 'source_is_total') ORDER BY 1, 2, 4$$,
	$$VALUES ('zero', 'total_row_zero', 0::numeric, 30.00), ('zero', 'total_row_zero', 0, 50.00), ('zero', 'total_row_zero', 0,
		50.00)$$, 'no fault in them; a total of zero over what is known');

SELECT * FROM finish();
ROLLBACK;

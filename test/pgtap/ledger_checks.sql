-- scheme_check, allocation_total, account_structure and the form.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(45);

SELECT is(level1_name(l), n, coalesce(l, 'NULL'))
	FROM (VALUES ('产出指标', '产出指标'), ('一、产出指标', '产出指标'), ('（二）效益', '效益指标'), ('1.项目决策', '项目决策'),
	('完成指标', '产出指标'), ('项目完成指标', '产出指标'),
	('产出 指标', '产出指标'), ('总体绩效（65分）', '总体绩效'), ('效益', '效益指标'), ('满意度', '满意度指标'), ('决策', '决策'),
		(NULL, NULL), ('三、 项目	产出', '产出指标'), ('（十一）满意度（10分）', '满意度指标'), ('一流大学', '一流大学'), ('',
		''), ('１２．产出指标', '产出指标')) AS t (l, n);
SELECT is((SELECT level1_marks(l, p) FROM (VALUES ('效益', 30.5), ('一、产出指标', 20), ('产出', 30), ('扣分项', 0), ('满意度',
	NULL)) AS t (l, p)), '产出指标50、效益指标30.5', 'marks of level 1');
SELECT is((SELECT level1_marks(l, p) FROM (VALUES ('效益', NULL::numeric)) AS t (l, p)), NULL, 'no full mark at all');
SELECT is(percent(p, w), r, format('%s of %s', p, w))
	FROM (VALUES (1, 3, 33.33), (2, 3, 66.67), (1, 0, NULL), (NULL, 1, NULL), (-1, 8, -12.50),
	(1, 20000, 0.01), (1, 20001, 0.00), (-1, 20000, -0.01), (0, 5, 0.00)) AS t (p, w, r);
SELECT is(is_total_row(l), t, coalesce(l, 'NULL'))
	FROM (VALUES ('资金总额:', true), ('合计', true), ('市级财政资金', false), ('合计划', false), (NULL, false)) AS t (l, t);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '主管', NULL), ('101', '单位', '1');
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES
	(2024, 'right', '对', '101', 'default'), (2024, 'wrong', '错', '101', 'default'), (2024, 'sheet', '表', '101', 'sichuan'),
		(2024, 'none', '无分', '101', 'default');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points) VALUES
	(2024, 'right', 1, '项目完成指标', '数量指标', 'x', '≥1', '1', 30, 30), (2024, 'right', 2, '产出指标', '质量指标', 'y', '≥1',
		'1', 20, 20),
	(2024, 'right', 3, '效益指标', '社会效益', 'z', '≥1', '1', 30, 30), (2024, 'right', 4, '满意度', '满意度', 'w', '≥1', '1', 10,
		10),
	(2024, 'wrong', 1, '产出指标', '数量指标', 'x', '≥1', '1', 45, 45), (2024, 'wrong', 2, '成本指标', '成本', 'y', '≥1', '1', 5,
		5),
	(2024, 'wrong', 3, '效益指标', '社会效益', 'z', '≥1', '1', 30, 30),
	(2024, 'sheet', 1, '总体绩效（65分）', '履职效能', 'a', NULL, NULL, 15, 15), (2024, 'sheet', 2, '总体绩效', '预算管理', 'b',
		NULL, NULL, 24, 24),
	(2024, 'none', 1, '产出指标', '数量指标', 'x', '≥1', '1', NULL, NULL);
SELECT is_empty($$SELECT * FROM scheme_check WHERE project_code = 'right' AND NOT agrees$$, 'synonyms add up to the scheme');
SELECT results_eq($$SELECT level1, indicators, full_mark_points, scheme_points, difference_points FROM scheme_check
	WHERE project_code = 'wrong' AND NOT agrees ORDER BY level1 COLLATE "C"$$,
	$$VALUES ('产出指标', 1, 45::numeric, 50::numeric, -5::numeric), ('合计', 3, 90, 100, -10), ('成本指标', 1, 5, NULL, NULL),
		('满意度指标', 0, 0, 10, -10)$$,
	'what is missing, too small or not in the scheme');
SELECT results_eq($$SELECT level1, level2, full_mark_points, scheme_points FROM scheme_check WHERE project_code = 'sheet'
	AND level1 = '总体绩效' ORDER BY level2 COLLATE "C" NULLS FIRST$$,
	$$VALUES ('总体绩效', NULL, 39::numeric, 65::numeric), ('总体绩效', '履职效能', 15, 15), ('总体绩效', '财务管理', 0, 10),
		('总体绩效', '资产管理', 0, 9), ('总体绩效', '采购管理', 0, 6), ('总体绩效', '预算管理', 24, 25)$$,
	'level 2 of a deep scheme');
SELECT is_empty($$SELECT * FROM scheme_check WHERE project_code = 'none'$$, 'no points, nothing to check');
SELECT results_eq('SELECT s.code, s.budget_points + (SELECT sum(points) FROM scheme_part p WHERE p.scheme_code = s.code) FROM '
	'scheme s ORDER BY 1',
	$$VALUES ('cost', 100::numeric), ('default', 100), ('sichuan', 100)$$, 'each common scheme adds up to 100');
INSERT INTO scheme VALUES ('two', '同义两项', 10);
INSERT INTO scheme_part VALUES ('two', '产出', 20), ('two', '项目完成指标', 30), ('two', '效益', 30), ('two', '满意度', 10);
UPDATE project SET scheme_code = 'two' WHERE project_code = 'right';
SELECT results_eq($$SELECT level1, full_mark_points, scheme_points FROM scheme_check WHERE project_code = 'right'
	ORDER BY level1 COLLATE "C"$$,
	$$VALUES ('产出指标', 50::numeric, 50::numeric), ('合计', 100, 100), ('效益指标', 30, 30), ('满意度指标', 10, 10)$$,
		'two parts of one level 1 add up');
UPDATE project SET scheme_code = 'default' WHERE project_code = 'right';
DELETE FROM scheme_part WHERE scheme_code = 'two';
DELETE FROM scheme WHERE code = 'two';
SELECT is_empty('SELECT p.scheme_code, p.level1 FROM scheme_part p JOIN scheme_item i USING (scheme_code, level1) GROUP BY '
	'p.scheme_code, p.level1, p.points HAVING p.points <> sum(i.points)',
	'and its parts to what they contain');

INSERT INTO funding (fiscal_year, project_code, source, requested, initial_budget, executed) VALUES
	(2024, 'right', '中央', '60', '50', '40'), (2024, 'right', '市级', '60', '50', '45'), (2024, 'right', '合计', '120', '100',
		'85');
INSERT INTO allocation VALUES (2024, 'right', '东区', '40'), (2024, 'right', '西区', '60'), (2024, 'wrong', '东区', '1'), (2024,
	'wrong', '西区', '2'), (2024, 'wrong', '合计', '4');
SELECT results_eq('SELECT project_code, regions, allocated_wan, stated_total_wan, full_year_budget_wan, difference_wan FROM '
	'allocation_total ORDER BY 1',
	$$VALUES ('right', 2, 100::numeric, NULL::numeric, 100::numeric, 0::numeric), ('wrong', 2, 3, 4, NULL, -1)$$, 'allocations');

INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no, budget, amount, prior_amount)
	VALUES
	(2024, '101', '支出', 1, '合计', NULL, '2000', '1268.31', '1401.32'), (2024, '101', '支出', 2, '基本支出', 1, NULL, '951.32',
		'0'), (2024, '101', '支出', 3, '项目支出', 1, '0', '316.99', NULL),
	(2024, '101', '收入', 1, '合计', NULL, NULL, '10', '-4'), (2024, '101', '收入', 2, '拨款', 1, NULL, NULL, NULL);
SELECT results_eq('SELECT statement, line_no, share_pct, growth_pct, completion_pct, children, children_amount_wan, '
	'children_difference_wan FROM account_structure ORDER BY statement COLLATE "C" DESC, line_no',
	$$VALUES ('收入', 1, NULL::numeric, 350::numeric, NULL::numeric, 1, NULL::numeric, NULL::numeric), ('收入', 2, NULL, NULL, NULL,
		0, NULL, NULL),
		('支出', 1, NULL, -9.49, 63.42, 2, 1268.31, 0), ('支出', 2, 75.01, NULL, NULL, 0, NULL, NULL), ('支出', 3, 24.99, NULL,
			NULL, 0, NULL, NULL)$$,
	'share of the parent, growth on a zero and a negative base, completion of the budget');
SELECT throws_ok($$INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no)
	VALUES (2024, '101', '支出', 4, 'x', 9)$$, '23503', NULL, 'a line under a line that is not there');
SELECT throws_ok($$INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, parent_line_no)
	VALUES (2024, '101', '支出', 4, 'x', 4)$$, '23514', NULL, 'a line under itself');

SELECT results_eq(
	$$SELECT "主管部门及代码", "预算单位", "栏目", "资金来源", "目标申报数", "预算编制数", "全年预算数", "全年执行数",
		"资金结(转)余", "执行率", "三级指标", "调整后指标值", "实际完成值", "分值", "得分", "等级"
	  FROM "项目支出绩效自评表" WHERE "项目代码" = 'right' ORDER BY "行次"$$,
	$$VALUES ('1-主管', '101-单位', '资金', '资金总额', 120::numeric, 100::numeric, 100::numeric, 85::numeric, 15::numeric,
		85::numeric, NULL, NULL, NULL, 10::numeric, 8.5::numeric, NULL),
		('1-主管', '101-单位', '资金', '中央', 60, 50, 50, 40, 10, 80, NULL, NULL, NULL, NULL, NULL, NULL),
		('1-主管', '101-单位', '资金', '市级', 60, 50, 50, 45, 5, 90, NULL, NULL, NULL, NULL, NULL, NULL),
		('1-主管', '101-单位', '指标', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'x', '≥1', '1', 30, 30, NULL),
		('1-主管', '101-单位', '指标', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'y', '≥1', '1', 20, 20, NULL),
		('1-主管', '101-单位', '指标', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'z', '≥1', '1', 30, 30, NULL),
		('1-主管', '101-单位', '指标', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'w', '≥1', '1', 10, 10, NULL),
		('1-主管', '101-单位', '总分', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 100, 98.5, '优')$$,
	'the form, line by line');

SELECT * FROM finish();
ROLLBACK;

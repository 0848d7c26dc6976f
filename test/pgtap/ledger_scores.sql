-- Execution, points, totals and grades of a project (RULES 2 to 5), each case by
-- hand arithmetic.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(49);

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL);
INSERT INTO scheme VALUES ('hubei', '执行20', 20), ('sheet', '不设执行分', 0);
INSERT INTO scheme_parameter (scheme_code, excellent, good, fair, pass_rate) VALUES ('hubei', 95, 85, 70, 0.6);

-- a project named after its case, with one indicator of 90 points that is met
CREATE FUNCTION pg_temp.project(code text, scheme text DEFAULT 'default', carry_in boolean DEFAULT true)
RETURNS void LANGUAGE sql AS $$
	INSERT INTO l.project (fiscal_year, project_code, name, department_code, scheme_code, carry_in_counts)
	VALUES (2024, code, code, '1', scheme, carry_in) $$;
CREATE FUNCTION pg_temp.money(code text, source text, initial wanyuan, adjusted wanyuan, executed wanyuan,
	carry_in boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
	INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, adjusted_budget, executed, is_carry_in)
	VALUES (2024, code, source, initial, adjusted, executed, carry_in) $$;
CREATE FUNCTION pg_temp.row(code text, seq integer, target perf_target, actual perf_value, full_mark numeric,
	self numeric, method perf_method DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
	INSERT INTO l.indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points, method)
	VALUES (2024, code, seq, target, actual, full_mark, self, method) $$;
CREATE FUNCTION pg_temp.execution(code text)
	RETURNS TABLE (budget numeric, executed numeric, balance numeric, rate numeric, points numeric)
LANGUAGE sql AS $$
	SELECT full_year_budget_wan, executed_wan, balance_wan, execution_rate_pct, execution_points
	FROM l.project_execution WHERE project_code = code $$;
CREATE FUNCTION pg_temp.score(code text)
	RETURNS TABLE (self numeric, self_grade text, rule numeric, rule_grade text, undecided integer)
LANGUAGE sql AS $$
	SELECT self_total_points, self_grade, rule_total_points, rule_grade, undecided_indicators
	FROM l.project_score WHERE project_code = code $$;

-- money
SELECT pg_temp.project(c), pg_temp.row(c, 1, '≥1', '1', 90, 90)
FROM unnest(ARRAY['yuan', 'adjusted', 'unknown', 'half known', 'zero', 'over', 'total row', 'only total', 'part unknown', 'none',
	'carry', 'half']) AS c \g /dev/null
SELECT pg_temp.project('no carry', carry_in => false) \g /dev/null
SELECT pg_temp.money('yuan', '财政', '86,500元', NULL, '62,502.5元'),
	pg_temp.money('adjusted', '财政', '0', '17.99', '17.99'),
	pg_temp.money('unknown', '财政', '10', NULL, NULL),
	pg_temp.money('half known', '中央', '10', NULL, '8'), pg_temp.money('half known', '市级', '10', NULL, NULL),
	pg_temp.money('zero', '财政', '0', NULL, '0'),
	pg_temp.money('over', '财政', '100', NULL, '102.59'),
	pg_temp.money('total row', '资金总额：', '30', NULL, '20'), pg_temp.money('total row', '中央', '10', NULL, '8'),
		pg_temp.money('total row', '市级', '20', NULL, '12'),
	pg_temp.money('only total', '合计', '30', NULL, '15'),
	pg_temp.money('part unknown', '合计', '30', NULL, '15'), pg_temp.money('part unknown', '中央', '10', NULL, '8'),
		pg_temp.money('part unknown', '市级', NULL, NULL, NULL),
	pg_temp.money('carry', '上年结转', '9.16', NULL, '9.16', true), pg_temp.money('carry', '中央', '136', NULL, '134.71'),
	pg_temp.money('no carry', '上年结转', '9.16', NULL, '9.16', true), pg_temp.money('no carry', '中央', '136', NULL, '134.71'),
	pg_temp.money('half', '财政', '2000', NULL, '1000.1') \g /dev/null
SELECT results_eq($$SELECT * FROM pg_temp.execution('yuan')$$,
	'VALUES (8.65, 6.25025, 2.39975, 72.26, 7.23)', 'rate from exact 元');
SELECT results_eq($$SELECT * FROM pg_temp.execution('adjusted')$$,
	'VALUES (17.99, 17.99, 0::numeric, 100::numeric, 10::numeric)', 'the adjusted budget counts');
SELECT results_eq($$SELECT * FROM pg_temp.execution('unknown')$$,
	'VALUES (10::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric)', 'unknown execution is not zero');
SELECT results_eq($$SELECT * FROM pg_temp.execution('half known')$$,
	'VALUES (20::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric)', 'nor is that of one source');
SELECT results_eq($$SELECT * FROM pg_temp.execution('zero')$$,
	'VALUES (0::numeric, 0::numeric, 0::numeric, NULL::numeric, NULL::numeric)', 'no rate of a zero budget');
SELECT results_eq($$SELECT * FROM pg_temp.execution('over')$$,
	'VALUES (100::numeric, 102.59, -2.59, 102.59, 10::numeric)', 'above the budget: the rate as it is, the points full');
SELECT results_eq($$SELECT * FROM pg_temp.execution('total row')$$,
	'VALUES (30::numeric, 20::numeric, 10::numeric, 66.67, 6.67)', 'a total row is not added to its sources');
SELECT results_eq($$SELECT * FROM pg_temp.execution('only total')$$,
	'VALUES (30::numeric, 15::numeric, 15::numeric, 50::numeric, 5::numeric)', 'a total row alone counts');
SELECT results_eq($$SELECT * FROM pg_temp.execution('part unknown')$$,
	'VALUES (30::numeric, 15::numeric, 15::numeric, 50::numeric, 5::numeric)', 'it also counts where a source is not known');
SELECT results_eq($$SELECT * FROM pg_temp.execution('none')$$,
	'VALUES (NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric)', 'no funding at all');
SELECT results_eq($$SELECT * FROM pg_temp.execution('carry')$$,
	'VALUES (145.16, 143.87, 1.29, 99.11, 9.91)', 'a carry-in that counts');
SELECT results_eq($$SELECT * FROM pg_temp.execution('no carry')$$,
	'VALUES (136::numeric, 134.71, 1.29, 99.05, 9.91)', 'one that does not, with its spending');
-- 1000.1 / 2000 = 50.005 %, half away from zero
SELECT is((SELECT rate FROM pg_temp.execution('half')), 50.01, 'a half in the last digit goes up');
SELECT results_eq($$SELECT * FROM pg_temp.score('unknown')$$,
	'VALUES (NULL::numeric, NULL::text, NULL::numeric, NULL::text, 0)', 'no total without the budget points');

-- a total row of zeros was not filled in: its sources say the figure, also where one of them is left blank, in all or in part
SELECT pg_temp.project(c), pg_temp.row(c, 1, '≥1', '1', 90, 90)
FROM unnest(ARRAY['zero total', 'zero total, part', 'zero everywhere', 'zero total, nothing else', 'offset', 'requested',
	'requested by all']) AS c \g /dev/null
INSERT INTO funding (fiscal_year, project_code, source, requested, initial_budget, adjusted_budget, executed)
SELECT 2024, f.* FROM (VALUES
	('zero total', '年度资金总额', 0::wanyuan, 0::wanyuan, 0::wanyuan, 0::wanyuan), ('zero total', '财政拨款', '90', '90', '89.974',
		'89.974'),
	('zero total', '其他资金', NULL, NULL, NULL, NULL),
	('zero total, part', '合计', '0', '0', '0', '0'), ('zero total, part', '财政拨款', '50', '40', NULL, '20'), ('zero total, part',
		'其他资金', NULL, '10', NULL, NULL),
	('zero everywhere', '合计', '0', '0', '0', '0'), ('zero everywhere', '财政拨款', '0', '0', '0', '0'), ('zero everywhere',
		'其他资金', NULL, NULL, NULL, NULL),
	('zero total, nothing else', '合计', '0', '0', NULL, '0'), ('zero total, nothing else', '财政拨款', NULL, NULL, NULL, NULL),
	-- -5 + 5: the sources add up to the zero of the total
	('offset', '合计', '0', '0', NULL, '0'), ('offset', '中央', '-5', '-5', NULL, '-5'), ('offset', '市级', '5', '5', NULL, '5'),
		('offset', '其他资金', NULL, NULL, NULL, NULL),
	('requested', '合计', '60', '50', NULL, '40'), ('requested', '中央', NULL, '20', NULL, '15'), ('requested', '市级', NULL, '30',
		NULL, '25'),
	('requested by all', '合计', '99', '50', NULL, '40'), ('requested by all', '中央', '25', '20', NULL, '15'), ('requested by all',
		'市级', '35', '30', NULL, '25')
	) AS f \g /dev/null
SELECT results_eq($$SELECT * FROM pg_temp.execution('zero total')$$,
	'VALUES (89.974, 89.974, 0::numeric, 100::numeric, 10::numeric)', 'a source blank in all');
SELECT results_eq($$SELECT * FROM pg_temp.execution('zero total, part')$$,
	'VALUES (50::numeric, 20::numeric, 30::numeric, 40::numeric, 4::numeric)', 'and one blank in part');
SELECT results_eq($$SELECT * FROM pg_temp.execution('zero everywhere')$$,
	'VALUES (0::numeric, 0::numeric, 0::numeric, NULL::numeric, NULL::numeric)', 'a budget that is zero stays so');
SELECT results_eq($$SELECT * FROM pg_temp.execution('zero total, nothing else')$$,
	'VALUES (0::numeric, 0::numeric, 0::numeric, NULL::numeric, NULL::numeric)', 'also where no source says anything');
SELECT results_eq($$SELECT * FROM pg_temp.execution('offset')$$,
	'VALUES (0::numeric, 0::numeric, 0::numeric, NULL::numeric, NULL::numeric)', 'or they cancel out');
SELECT results_eq($$SELECT "目标申报数", "预算编制数" FROM "项目支出绩效自评表" WHERE "行次" = 1
	AND "项目代码" IN ('requested', 'requested by all', 'zero total, part', 'half', 'none') ORDER BY "项目代码"$$,
	'VALUES (NULL::numeric, 2000::numeric), (NULL, NULL), (60, 50), (60, 50), (50, 50)',
		'what was requested is found like the other figures');

-- points
SELECT pg_temp.project('hubei', 'hubei'), pg_temp.project('sheet', 'sheet') \g /dev/null
SELECT pg_temp.project(c), pg_temp.money(c, '财政', '10', NULL, '10')
FROM unnest(ARRAY['deduction', 'no points', 'some points', 'target form', 'missing self', 'undecided', 'hopeless', 'grade 90',
	'grade 89.99', 'initial', 'band', 'overshoot', 'manual']) AS c \g /dev/null
SELECT pg_temp.project('no scheme', NULL), pg_temp.money('no scheme', '财政', '10', NULL, '10'), pg_temp.row('no scheme', 1, '≥1',
	'1', 90, 90),
	pg_temp.money('hubei', '财政', '10', NULL, '9'), pg_temp.row('hubei', 1, '≥10', '5', 40, 30), pg_temp.row('hubei', 2, '≥10',
		'9', 40, 40),
	pg_temp.row('sheet', 1, NULL, NULL, 100, 99.9, 'manual'),
	pg_temp.row('deduction', 1, '≥1', '1', 90, 90), pg_temp.row('deduction', 2, NULL, NULL, 0, -2.5),
	pg_temp.row('deduction', 3, NULL, NULL, 0, NULL),
	pg_temp.row('no points', 1, '≥1', '1', NULL, NULL),
	pg_temp.row('some points', 1, '≥1', '1', 50, 50), pg_temp.row('some points', 2, '≥1', '1', NULL, NULL),
	pg_temp.row('target form', 1, '≥1', '1', 90, 88), pg_temp.row('target form', 2, '≥1', NULL, NULL, NULL),
	pg_temp.row('missing self', 1, '≥1', '1', 50, 50), pg_temp.row('missing self', 2, '≥1', '1', 40, NULL),
	pg_temp.row('undecided', 1, '≥1', '1', 50, 45), pg_temp.row('undecided', 2, '≤30万元', '按计划推进', 40, 36),
	pg_temp.row('hopeless', 1, '≥1', '1', 50, 45), pg_temp.row('hopeless', 2, '≤30万元', '按计划推进', 40, NULL),
	pg_temp.row('grade 90', 1, '≥1', '1', 90, 80), pg_temp.row('grade 89.99', 1, '≥1', '1', 90, 79.99),
	pg_temp.row('band', 1, '持续推进', '部分达成', 30, 29), pg_temp.row('band', 2, '持续推进', '未完成', 30, 18.5),
		pg_temp.row('band', 3, '显著提升', '显著提升', 30, 12),
	pg_temp.row('overshoot', 1, '≤10', '25', 50, 0), pg_temp.row('overshoot', 2, '=0', '1', 40, 0),
	pg_temp.row('manual', 1, '≥10', '5', 90, 61.25, 'manual') \g /dev/null
INSERT INTO indicator (fiscal_year, project_code, seq, initial_target, actual, full_mark, self_points)
	VALUES (2024, 'initial', 1, '≥10', '5', 90, 90);
SELECT results_eq($$SELECT * FROM pg_temp.score('no scheme')$$,
	'VALUES (NULL::numeric, NULL::text, NULL::numeric, NULL::text, 0)', 'no scheme, no total, no grade');
-- rate 0.9 of 20 is 18; 5 of 10 is below the pass rate; 9 of 10 of 40 is 36; good from 85
SELECT results_eq($$SELECT * FROM pg_temp.score('hubei')$$, $$VALUES (88::numeric, '良', 54::numeric, '差', 0)$$,
	'a scheme''s own budget points, pass rate and grades');
SELECT results_eq($$SELECT * FROM pg_temp.score('sheet')$$, $$VALUES (99.9, '优', 99.9, '优', 0)$$,
	'a scheme without budget points needs no funding');
SELECT results_eq($$SELECT * FROM pg_temp.score('deduction')$$, $$VALUES (97.5, '优', 97.5, '优', 0)$$,
	'a deduction row is taken off on both sides');
SELECT results_eq($$SELECT * FROM pg_temp.score('no points')$$,
	'VALUES (NULL::numeric, NULL::text, NULL::numeric, NULL::text, 0)', 'no points: no total, not 差');
SELECT results_eq($$SELECT * FROM pg_temp.score('some points')$$,
	'VALUES (NULL::numeric, NULL::text, NULL::numeric, NULL::text, 0)', 'points of half the form only');
SELECT results_eq($$SELECT * FROM pg_temp.score('target form')$$, $$VALUES (98::numeric, '优', 100::numeric, '优', 0)$$,
	'rows without points beside complete ones');
SELECT results_eq($$SELECT * FROM pg_temp.score('missing self')$$, $$VALUES (NULL::numeric, NULL, 100::numeric, '优', 0)$$,
	'self points missing: the rule side has a total');
SELECT results_eq($$SELECT * FROM pg_temp.score('undecided')$$, $$VALUES (91::numeric, '优', 96::numeric, '优', 1)$$,
	'undecided: the self points stand in, and it is counted');
SELECT results_eq($$SELECT * FROM pg_temp.score('hopeless')$$, $$VALUES (NULL::numeric, NULL::text, NULL::numeric, NULL::text, 1)$$,
	'undecided and no self points: no total');
SELECT is((SELECT self_grade FROM pg_temp.score('grade 90')), '优', 'exactly 90 is 优');
SELECT is((SELECT self_grade FROM pg_temp.score('grade 89.99')), '良', '89.99 is 良');
SELECT is((SELECT rule FROM pg_temp.score('initial')), 55.00, 'the initial target counts where it was not adjusted');
-- 10 + 23.99 + 17.99 + 24: each moved into its band
SELECT is((SELECT rule FROM pg_temp.score('band')), 75.98, 'qualitative points are moved into their band');
SELECT is((SELECT rule FROM pg_temp.score('overshoot')), 10.00, 'twice the ceiling and more, and 1 against 0: nothing');
SELECT is((SELECT rule FROM pg_temp.score('manual')), 71.25, 'manual points stand');
SELECT results_eq($$SELECT budget_points, self_indicator_points, rule_indicator_points, difference_points, full_mark_points,
	indicators
	FROM project_score WHERE project_code = 'undecided'$$,
	'VALUES (10::numeric, 81::numeric, 86::numeric, -5::numeric, 90::numeric, 2)', 'the parts of a total');

-- the sources of a form in the order of the forms
SELECT pg_temp.project('sources') \g /dev/null
INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget)
SELECT 2024, 'sources', s, c, '1' FROM (VALUES ('其他资金', false), ('上年结转资金', false), ('一般公共预算财政拨款', false),
	('以前年度资金', true), ('其它', NULL),
	('单位自筹', false), ('政府性基金预算', NULL), ('资金总额', false)) AS f (s, c);
SELECT results_eq($$SELECT "行次", "资金来源" FROM "项目支出绩效自评表" WHERE "项目代码" = 'sources' AND "栏目" = '资金'
	ORDER BY 1$$,
	$$VALUES (1, '资金总额'), (2, '一般公共预算财政拨款'), (3, '政府性基金预算'), (4, '单位自筹'), (5, '上年结转资金'), (6,
		'以前年度资金'), (7, '其他资金'), (8, '其它')$$,
	'sources of a form');

-- the row of an indicator
SELECT results_eq($$SELECT target_text, comparator, target_number, unit, actual_text, actual_number, met, completion_rate_pct,
	rule_points, difference_points, method
	FROM indicator_score WHERE project_code = 'hubei' AND seq = 2$$,
	$$VALUES ('≥10', '≥', 10::numeric, NULL::text, '9', 9::numeric, false, 90::numeric, 36::numeric, 4::numeric, 'proportional')$$,
		'an indicator''s row');
SELECT results_eq($$SELECT target_text, met, rule_points FROM indicator_score WHERE project_code = 'initial'$$,
	$$VALUES ('≥10', false, 45::numeric)$$, 'its initial target');

-- what no report may contain has a constraint that says so
SELECT throws_ok(q, code, NULL, q) FROM (VALUES
	($$INSERT INTO l.department VALUES ('2', '乙', '2')$$, '23514'),
	($$INSERT INTO l.department VALUES ('2', '乙', '3')$$, '23503'),
	($$INSERT INTO l.indicator (fiscal_year, project_code, seq, full_mark) VALUES (2024, 'sheet', 9, -1)$$, '23514'),
	($$INSERT INTO l.indicator (fiscal_year, project_code, seq, full_mark) VALUES (2024, 'sheet', 9, 'NaN')$$, '23514'),
	($$INSERT INTO l.funding (fiscal_year, project_code, source) VALUES (2024, 'yuan', '财政')$$, '23505')
	) AS t (q, code);
SELECT throws_ok($$INSERT INTO l.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'x', 'x', '9')$$,
	'23503', 'insert or update on table "project" violates foreign key constraint "project_department_known"',
		'unknown department');
SELECT throws_ok($$INSERT INTO l.project (fiscal_year, project_code, name, department_code, kind)
	VALUES (2024, 'x', 'x', '1', '其他')$$,
	'23503', 'insert or update on table "project" violates foreign key constraint "project_kind_known"', 'unknown kind');
SELECT throws_ok($$INSERT INTO l.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'sheet', 'x', '1')$$,
	'23505', 'duplicate key value violates unique constraint "project_unique"', 'duplicate project');
SELECT throws_ok($$INSERT INTO l.funding (fiscal_year, project_code, source, executed)
	VALUES (2024, 'sheet', 'x', '12.49,14.91万元')$$,
	'22P02', NULL, 'a bad amount');

SELECT * FROM finish();
ROLLBACK;

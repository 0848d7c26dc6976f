-- Forms out of a ledger and back: form, ledger, form, ledger gives equal rows.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(27);

SELECT create_ledger('a'), create_staging('a'), create_ledger('b'), create_staging('b') \g /dev/null
INSERT INTO a.department VALUES ('205', '山海县林业局', NULL), ('2051', '山海县林场', '205');
INSERT INTO b.department TABLE a.department;
INSERT INTO a.staging_project (fiscal_year, project_code, name, department_code, stated_rate, stated_budget_points, stated_total,
	stated_grade) VALUES
	('2023', 'L-001', '造林 <一期> & "补植"', '205', '97.53', '9.75', '98.5', '优'), ('2023', 'L-002', '防火', '2051', NULL, NULL,
		NULL, NULL);
INSERT INTO a.staging_project_detail (fiscal_year, project_code, implementing_unit, supervising_department, expected_goal,
	achieved_goal, problems) VALUES
	('2023', 'L-001', '林场', '省林业局', E'造林300亩\n成活率90%', '已完成', '雨水偏少');
INSERT INTO a.staging_funding (fiscal_year, project_code, source, requested, initial_budget, adjusted_budget, executed) VALUES
	('2023', 'L-001', '年度资金总额', '200', '180.5万元', '1234567.891234万元', '1,204,100元'), ('2023', 'L-001', '省级', '200',
		'180.5', '1234567.891234', '1204100元'),
	('2023', 'L-002', '县级', NULL, '10', NULL, '9'),
	-- what is part of a source by its name, and stays so
	('2023', 'L-001', '其中：中央下达', '50', '60', '60', NULL);
-- carried in, though its name does not say so, and the other way round
INSERT INTO a.staging_funding (fiscal_year, project_code, source, is_carry_in, executed) VALUES
	('2023', 'L-001', '市级', 'true', '0'), ('2023', 'L-001', '结余再安排', 'false', '0');
INSERT INTO a.staging_funding (fiscal_year, project_code, source, is_carry_in, executed)
	VALUES ('2023', 'L-001', '上年结转', 'true', NULL);
INSERT INTO a.staging_indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark,
	self_points, explanation) VALUES
	('2023', 'L-001', '1', '产出指标', '数量指标', '道路', '≥12公里', '≥12公里', '11.2公里', '20', '18.67', '雨季推迟'),
	('2023', 'L-001', '2', '产出指标', '数量指标', '工期', '12个月', '12个月', '12个月', '20', '20', NULL),
	('2023', 'L-001', '3', '产出指标', NULL, '成活率', '=90%', '=90%', '91%', '20', '20', NULL),
	('2023', 'L-001', '4', NULL, NULL, '生态', '持续改善', '持续改善', '改善', '20', '20', NULL),
	('2023', 'L-001', '5', NULL, NULL, '水温', NULL, '10%-15%', '12%', '10', '10', NULL),
	('2023', 'L-002', '1', '产出指标', '数量指标', '巡查', NULL, '≥1000次', '1200次', '90', '90', NULL);
-- what newer forms print
INSERT INTO a.staging_project_contact (fiscal_year, project_code, leader, phone) VALUES ('2023', 'L-001', '林某', '000-1234567');
INSERT INTO a.staging_project_period (fiscal_year, project_code, first_year, last_year, total_investment, total_budget,
	spent_to_date) VALUES ('2023', 'L-001', '2022', '2024', '3亿元', '1.2345万元', '0');
INSERT INTO a.staging_funding_detail (fiscal_year, project_code, source, arrived, stated_arrival_rate, stated_rate, full_mark,
	stated_points) VALUES
	('2023', 'L-001', '年度资金总额', '170', '94.18', '97.53', '10', '9.75'),
	('2023', 'L-001', '省级', '170', NULL, '97.53', NULL, NULL);
INSERT INTO a.staging_fund_management (fiscal_year, project_code, line_no, name, state, problems, full_mark, self_points) VALUES
	('2023', 'L-001', '1', '分配科学性', '按因素', NULL, '2', '2'),
	('2023', 'L-001', '2', '使用规范性', '规范', '个别凭证不全', '3', '2.5');
INSERT INTO a.staging_project_round (fiscal_year, project_code, round_no, round, scorer, scored_on, budget_points) VALUES
	('2023', 'L-001', '0', '自评', '林场', '2024-01-15', NULL), ('2023', 'L-001', '1', '复核', '林业局', '2024-02-20', '9.5'),
	-- rounds whose numbers skip
	('2023', 'L-001', '3', '第三方评价', NULL, NULL, '9'), ('2023', 'L-001', '5', '财政评审', '财政局', '2024-05-20', '8');
INSERT INTO a.staging_indicator_detail (fiscal_year, project_code, seq, direction, scoring_rule, printed_rule, prior_actual,
	target_basis, evidence, stated_completion, stated_coefficient, is_core) VALUES
	('2023', 'L-001', '1', NULL, '每少1公里扣2分，扣完为止', '按比例', '10公里', '规划', '验收单', '93.33', '0.93', '是'),
	('2023', 'L-001', '3', '正向', NULL, NULL, '88%', NULL, NULL, NULL, NULL, '否'),
	-- a direction beside a target that is =, and beside a range
	('2023', 'L-001', '2', '反向', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('2023', 'L-001', '5', '反向', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO a.staging_indicator_round (fiscal_year, project_code, seq, round_no, points, explanation) VALUES
	('2023', 'L-001', '1', '1', '18', '少1公里'), ('2023', 'L-001', '2', '1', '20', NULL),
	('2023', 'L-001', '1', '3', '17.5', NULL), ('2023', 'L-001', '1', '5', '17', '再扣');
SELECT sum(rows) AS loaded FROM load_staging('a') \gset
SELECT is(:loaded, 34, 'loaded');

SELECT is((SELECT string_agg(concat_ws(' ', seq, target, actual), '; ' ORDER BY seq) FROM a.indicator_text
	WHERE target LIKE '%12个月%'),
	'2 12个月 12个月', 'what the ledger writes otherwise is kept as it was printed');
SELECT is(target_as_written('=12个月'::perf_target), '12个月', 'no = in front');
SELECT is(target_as_written('≥95%'::perf_target), '≥95%', 'other signs stay');
SELECT is(target_as_printed('≥12公里'::perf_target, '≥12km'), CASE WHEN '≥12km'::perf_target = '≥12公里'::perf_target THEN '≥12km'
	ELSE '≥12公里' END, 'as printed, while it is equal');
SELECT is(target_as_printed('≥13公里'::perf_target, '≥12公里'), '≥13公里', 'and no longer');
SELECT is(target_as_printed('≥13公里'::perf_target, '≥≥'), '≥13公里', 'nor what is no target');
SELECT is(value_as_printed('12个月'::perf_value, '1年'), '1年', 'an actual value likewise');

INSERT INTO a.funding_place (fiscal_year, project_code, source, line_no)
	SELECT 2023, 'L-001', source, line_no
	FROM unnest(ARRAY['年度资金总额', '省级', '其中：中央下达', '市级', '结余再安排', '上年结转'])
		WITH ORDINALITY AS s (source, line_no);
SELECT is((SELECT string_agg(btrim(c.shown, '　'), ' ' ORDER BY c.row_no) FROM form_cells(export_form('a', 2023, 'L-001')) c
	JOIN a.funding f ON f.project_code = 'L-001' AND right(c.shown, length(f.source)) = f.source),
	'年度资金总额 省级 其中：其中：中央下达 市级 结余再安排 上年结转', 'sources stand in the order in which they came');
INSERT INTO b.staging_form_cell SELECT p.project_code, c.* FROM a.project p, form_cells(export_form('a', 2023, p.project_code)) c;
SELECT is((SELECT string_agg(concat_ws(' ', file, row_no, literal, reason), '; ')
	FROM read_forms('b')), NULL, 'the exported forms ask nothing');
SELECT lives_ok($$SELECT load_staging('b')$$, 'and load');
SELECT results_eq(format('SELECT * FROM a.%1$I x ORDER BY x::text', t), format('SELECT * FROM b.%1$I x %2$s ORDER BY x::text', t,
	c), t || ' comes back')
FROM (VALUES ('indicator', ''), ('indicator_detail', ''), ('indicator_round', ''), ('project_round', ''), ('project_contact', ''),
	('project_period', ''), ('fund_management', ''), ('funding_detail',
	'WHERE project_code = ''L-001'''), ('project_detail', 'WHERE project_code = ''L-001'''), ('funding',
	'WHERE NOT (project_code = ''L-002'' AND is_total_row(source))')) v (t, c);
SELECT set_eq('SELECT fiscal_year, project_code, name, department_code, stated_rate, stated_total FROM a.project WHERE '
	'project_code = ''L-001''',
	'SELECT fiscal_year, project_code, name, department_code, stated_rate, stated_total FROM b.project WHERE project_code '
		'= ''L-001''', 'the project comes back');
SELECT is((SELECT count(DISTINCT sheet) FROM form_cells(export_department('a', 2023, '205')))::int, 2,
	'a department with those below, a sheet for each project');
SELECT throws_ok($$SELECT export_form('a', 2023, 'none')$$, 'P0002', 'ledger a has no project ''none'' of 2023');
SELECT throws_ok($$SELECT export_department('a', 2022, '205')$$, 'P0002', 'department ''205'' of ledger a has no project of 2022');

-- The total of a form that has none: what is part of another source is in it already.
INSERT INTO a.project (fiscal_year, project_code, name, department_code, carry_in_counts)
SELECT 2022, c, c, '205', c <> '结转不计' FROM unnest('{一个部分,两级,上下相等,结转不计,越界,没有}'::text[]) AS c;
INSERT INTO a.funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed) VALUES
	(2022, '一个部分', '一般公共预算', false, '100', '90'), (2022, '一个部分', '其中：上级补助', false, '60', '50'),
	(2022, '两级', '财政资金', false, '100', '90'), (2022, '两级', '其中：中央', false, '70', '60'),
	(2022, '两级', '社会资金', false, '8', '4'),
	(2022, '上下相等', '财政资金', false, '5', '5'), (2022, '上下相等', '其中：省级财政资金', false, '5', '5'),
	(2022, '结转不计', '当年财政拨款', false, '100', '90'), (2022, '结转不计', '上年结转', true, '50', '10'),
	(2022, '越界', '财政资金', false, '9000000000000', '1'), (2022, '越界', '其他资金', false, '9000000000000', '1');
SELECT set_eq($$SELECT p.project_code, (SELECT array_agg(n.held::numeric ORDER BY n.col_no)
		FROM form_cells(export_form('a', 2022, p.project_code)) c
		JOIN form_cells(export_form('a', 2022, p.project_code)) n ON n.row_no = c.row_no AND n.held_type = 'float' AND n.col_no < 9
		WHERE c.shown = '年度资金总额')
	FROM a.project p WHERE p.fiscal_year = 2022$$,
	$$VALUES ('一个部分', ARRAY[100, 90.0]), ('上下相等', ARRAY[5, 5]), ('两级', ARRAY[108, 94]), ('没有', NULL),
		('结转不计', ARRAY[100, 90]), ('越界', ARRAY[18000000000000, 2])$$,
	'the total of a form is that of the sources that add up');

-- eight times the rows take eight times as long, and no 64 times
SELECT create_ledger('long') \g /dev/null
INSERT INTO long.department VALUES ('d', '局', NULL);
INSERT INTO long.project (fiscal_year, project_code, name, department_code)
SELECT 2024, 'p' || n, '项目', 'd' FROM unnest('{1000,8000}'::integer[]) AS n;
INSERT INTO long.indicator (fiscal_year, project_code, seq, level1, level3, target, actual, full_mark, self_points)
SELECT 2024, 'p' || n, i, '产出', '指标' || i, '≥10', '10', 1, 1
FROM unnest('{1000,8000}'::integer[]) AS n, generate_series(1, n) AS i;
INSERT INTO long.indicator_text SELECT fiscal_year, project_code, seq, NULL, '≥ 10', '10' FROM long.indicator;
INSERT INTO long.indicator_detail (fiscal_year, project_code, seq, evidence) SELECT fiscal_year, project_code, seq, '报表'
FROM long.indicator;
CREATE FUNCTION pg_temp.seconds(code text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	PERFORM export_form('long', 2024, code);
	RETURN extract(epoch FROM clock_timestamp() - start);
END $$;
SELECT pg_temp.seconds('p1000') \g /dev/null
SELECT cmp_ok(pg_temp.seconds('p8000') / pg_temp.seconds('p1000'), '<', 24::numeric, 'a form of 8,000 indicators');

SELECT * FROM finish();
ROLLBACK;

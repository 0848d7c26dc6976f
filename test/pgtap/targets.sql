-- Targets before the year, each rule raised once and once not, and the draft of
-- a new year.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES
	(2025, 'good', '好', '1', 'default'), (2025, 'bad', '差', '1', 'default'), (2025, 'typed', '填错', '1', NULL),
	(2025, 'words', '定性', '1', NULL), (2025, 'empty', '空', '1', 'default'), (2024, 'bad', '差', '1', 'default');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, full_mark)
SELECT 2025, 'good', row_number() OVER (), l1, l2, l3, target::perf_target, mark
FROM (VALUES ('产出指标', '数量指标', '培训期数', '≥20期', 15), ('产出指标', '质量指标', '合格率', '≥98%', 15),
	('产出指标', '时效指标', '按时完成率', '100%', 10), ('产出指标', '成本指标', '人均成本', '≤300元', 10),
	('效益指标', '社会效益指标', '就业率', '≥60%', 15), ('效益指标', '可持续影响指标', '长效机制', '健全', 15),
	('满意度指标', '服务对象满意度指标', '学员满意度', '≥90%', 10)) AS t (l1, l2, l3, target, mark);
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, full_mark) VALUES
	(2025, 'bad', 1, '产出指标', '数量指标', '举办培训20场次', '100%', 30), (2025, 'bad', 2, '产出指标', '质量指标', '合格率',
		'≥95%', 20),
	(2025, 'bad', 3, '产出指标', '质量指标', '合格率', '≥96%', 10), (2025, 'bad', 4, '产出指标', '成本指标', '人均成本', '≤300元',
		10),
	(2025, 'bad', 5, '效益指标', '社会效益指标', '差错数', '5', 10), (2025, 'bad', 6, '产出指标', '数量指标', '2025年完成率',
		'100%', 10);
INSERT INTO indicator_detail (fiscal_year, project_code, seq, prior_actual, direction) VALUES
	(2025, 'bad', 2, '95%', NULL), (2025, 'bad', 5, '4', '反向'), (2025, 'bad', 6, '100%', NULL),
	(2025, 'good', 1, '18期', NULL), (2025, 'good', 4, '310元', NULL);
INSERT INTO indicator (fiscal_year, project_code, seq, level3, target, actual)
	VALUES (2024, 'bad', 1, '人均成本', '≤290元', '280元');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, level2, level3, target, full_mark)
SELECT 2025, p, s, '产出指标', '数量质量时效成本效益满意', '指标' || s, CASE p WHEN 'words' THEN '提升'
	ELSE m::text END::perf_target, m
FROM unnest('{typed,words}'::text[]) AS p, unnest('{20,20,20,15,15}'::numeric[]) WITH ORDINALITY AS w (m, s);
SELECT set_eq('SELECT project_code, seq, rule, stated, computed FROM target_finding',
	$$VALUES ('bad', NULL::integer, 'target_group_missing', NULL::numeric, NULL::numeric), ('bad', 1, 'quantity_in_name', 100,
		NULL),
		('bad', 1, 'target_weight_high', 30, 20), ('bad', 2, 'target_not_better', 95, NULL), ('bad', 2, 'target_name_repeated', 2,
			1),
		('bad', 3, 'target_name_repeated', 2, 1), ('bad', 4, 'target_not_better', 300, NULL), ('bad', 5, 'target_not_better', 5,
			NULL),
		('typed', NULL, 'points_as_targets', 5, NULL), ('words', NULL, 'targets_all_qualitative', 5, NULL)$$,
			'what is wrong with targets');
UPDATE indicator SET full_mark = 21 WHERE fiscal_year = 2025 AND project_code = 'bad' AND seq = 1;
SELECT set_eq($$SELECT rule, stated, computed FROM target_finding WHERE rule = 'target_weights_differ'$$,
	$$VALUES ('target_weights_differ', 81::numeric, 90::numeric)$$, 'weights that do not make 100');
SELECT is((SELECT message FROM target_finding WHERE fiscal_year = 2025
	AND rule = 'target_group_missing'), '项目“差”没有时效、满意度指标。', 'the groups by name');
SELECT is_empty('SELECT * FROM target_finding WHERE message IS NULL OR rule_name IS NULL OR severity IS NULL',
	'every finding says all');
SELECT is_empty($$SELECT * FROM review_finding WHERE rule IN (SELECT rule FROM target_rules())$$,
	'none of it is a finding of the review');

-- a new year
UPDATE indicator SET actual = '21期' WHERE project_code = 'good' AND seq = 1;
UPDATE indicator SET initial_target = '≥18期', self_points = 15, explanation = 'x' WHERE project_code = 'good' AND seq = 1;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2025, 'good', '财政', '10', '10');
INSERT INTO project_detail (fiscal_year, project_code, category, expected_goal, achieved_goal)
	VALUES (2025, 'good', '一次性', '办好', '已办好');
SELECT results_eq($$SELECT * FROM start_year('l', 2026)$$,
	$$VALUES ('project', 5::bigint), ('project_detail', 1), ('indicator', 23), ('indicator_detail', 5)$$, 'a draft of 2026');
SELECT results_eq($$SELECT initial_target::text, target::text, actual::text, full_mark, self_points, explanation,
	d.prior_actual::text
		FROM indicator i JOIN indicator_detail d USING (fiscal_year, project_code, seq) WHERE i.fiscal_year = 2026
			AND project_code = 'good' AND seq = 1$$,
	$$VALUES ('≥20期', NULL, NULL, 15::numeric, NULL::numeric, NULL, '21期')$$, 'targets without what came of them');
SELECT results_eq($$SELECT category, expected_goal, achieved_goal FROM project_detail WHERE fiscal_year = 2026$$,
	$$VALUES ('一次性', '办好', NULL)$$, 'goals likewise');
SELECT is_empty('SELECT * FROM funding WHERE fiscal_year = 2026', 'no money');
SELECT results_eq($$SELECT seq, stated FROM target_finding WHERE fiscal_year = 2026 AND project_code = 'good'$$,
	'VALUES (1, 20::numeric)', 'the draft says at once which target is none');
SELECT throws_ok($$SELECT * FROM start_year('l', 2026)$$, '23505', 'ledger l has projects of 2026 already', 'not twice');
SELECT throws_ok($$SELECT * FROM start_year('l', 1990)$$, 'P0002', 'ledger l has no projects of 1989 to copy', 'nor from nothing');

SELECT * FROM finish();
ROLLBACK;

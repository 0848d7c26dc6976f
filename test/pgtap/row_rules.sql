-- Scoring rules that rows print: how they are read, what they give by hand
-- arithmetic, and that one which cannot be read leaves the row to a person.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

CREATE TEMP TABLE rule_case (rule text, target perf_target, actual perf_value, full_mark numeric, points numeric);
INSERT INTO rule_case VALUES
	-- so much for each whole step off the target
	('每降低1个百分点扣1分', '≥90%', '90%', 10, 10),
	('每降低1个百分点扣1分', '≥90%', '95%', 10, 10),
	('每降低1个百分点扣1分', '≥90%', '85%', 10, 5),
	('每降低1个百分点扣1分', '≥90%', '84.5%', 10, 5),	-- 5.5 steps
	('每降低1个百分点扣1分', '>90%', '90%', 10, 10),
	('每降低1个百分点扣1分', '90%', '88%', 10, 8),
	('每降低 1 个百分点，扣 1 分；扣完为止。', '≥90%', '50%', 10, 0),
	('每低于目标值2个百分点扣0.5分', '≥90%', '80%', 5, 2.5),
	('每少1元扣0.5分', '≥100元', '95元', 10, 7.5),
	('每少100元扣0.5分', '≥1万元', '0.95万元', 10, 7.5),
	('每少1人扣0.1分', '≥100', '93', 10, 9.3),
	('每超10天扣1分', '≤30天', '55天', 10, 8),
	('每超出10天扣1分，不足10天按10天计', '≤30天', '55天', 10, 7),
	('每超10天扣1分', '≤30天', '30天', 10, 10),
	('每延迟1个工作日扣2分', '≤10个工作日', '12个工作日', 5, 1),
	('每发生1起扣2分，扣完为止', '=0起', '3起', 10, 4),
	('每发生一起扣2分', '≤0起', '0起', 10, 10),
	('每偏离1%扣1分', '=100件', '97件', 10, 7),
	('每偏离1%扣1分', '=100件', '103件', 10, 7),
	('每相差1件扣1分', '95件-100件', '92件', 10, 7),
	('每相差1件扣1分', '95件-100件', '101件', 10, 9),
	('每相差1件扣1分', '95件-100件', '97件', 10, 10),
	-- shares of the full mark, where it ends, from where it counts
	('每降低1个百分点扣分值的5%', '≥90%', '88%', 8, 7.2),
	('每降低1%扣该项分值的5%，最低2分', '≥100人', '80人', 10, 2),
	('每降低1个百分点扣1分，最多扣3分', '≥90%', '70%', 10, 7),
	('每降低1个百分点扣0.5分，低于60%不得分', '≥90%', '60%', 20, 5),
	('每降低1个百分点扣0.5分，低于60%不得分', '≥90%', '59.9%', 20, 0),
	('≥95%得满分，每降低1个百分点扣0.5分', '≥90%', '90%', 10, 7.5),
	('低于95%的，每降低1个百分点扣0.5分', '≥90%', '90%', 10, 7.5),
	('100%得满分，每下降5个百分点扣2分', '100%', '90%', 10, 6),
	-- thresholds, in the target's unit and sense
	('90:1, 80:0.85, 60:0.6', '≥90%', '90%', 10, 10),
	('90:1, 80:0.85, 60:0.6', '≥90%', '85%', 10, 8.5),
	('90:1, 80:0.85, 60:0.6', '≥90', '60', 10, 6),
	('90:1, 80:0.85, 60:0.6', '≥90', '59.99', 10, 0),
	('９０：１，８０：８５％；６０：６０％', '≥90', '80', 10, 8.5),
	('90:10分、80:8分', '≥90', '85', 10, 8),
	('30:1, 60:0.5', '≤30天', '45天', 10, 5),
	('30:1, 60:0.5', '≤30天', '61天', 10, 0),
	('100%:1, 80%:0.8', '≥50人', '40人', 10, 8),	-- of the target
	('≥90%得满分，80%-90%得8分，60%（含）-80%得6分，60%以下不得分', '≥90%', '80%', 10, 8),
	('≥90%得满分，80%-90%得8分，60%（含）-80%得6分，60%以下不得分', '≥90%', '60%', 10, 6),
	('90%以上得满分，80%以上得8分，其余不得分', '≥90%', '79%', 10, 0),
	('90%以上得满分，80%以上得8分', '≥90%', '79%', 10, NULL),	-- not said
	('30天以内得满分，60天以内得一半', '≤30天', '45天', 10, 10),	-- not read: the self points
	-- stages
	('立项:3分，开工:6分，完工:10分', '完工', '已开工', 10, 6),
	('立项:3分，开工:6分，完工:10分', '完工', '已开工，尚未完工', 10, 6),
	('立项:3分，开工:6分，完工:10分', '完工', '未开工', 10, NULL),
	('立项得3分，开工得3分，完工得4分', '完工', '已立项，已开工', 10, 6),
	('立项得3分，开工得3分，完工得5分', '完工', '已开工', 10, NULL),	-- neither reading makes 10
	-- all or nothing, in proportion
	('达到指标值得满分，否则不得分', '≥110万人', '109.17万人', 5, 0),
	('达到指标值得满分，否则不得分', '≥110万人', '110万人', 5, 5),
	('未完成扣2分', '≥110', '100', 5, 3),
	('达标得满分，不达标的，扣3分', '≥5', '4', 10, 7),
	('完成得满分，未完成不得分', '完成验收', '未完成', 10, 0),
	('按完成比例得分', '≥100人', '50人', 10, 5),
	('达到目标值得满分，未达到的按完成比例得分', '≥100人', '50人', 10, 5),
	('按完成比例得分，完成率低于60%不得分', '≥100人', '59人', 10, 0),
	('按完成比例得分，完成率低于60%不得分', '≥100人', '60人', 10, 6),
	-- on the other side of the target, or in a unit that does not go with it, nothing is decided
	('每降低1个百分点扣1分', '≤10%', '12%', 5, NULL),
	('每超1天扣1分', '≥10天', '12天', 5, NULL),
	('每少1元扣1分', '≥100人', '90人', 5, NULL),
	('每降低1个百分点扣1分', '≥90', '80', 5, NULL),
	('每降低1个百分点扣1分', '≥90%', '80%以上', 5, NULL),
	-- no rule: that of the method
	('—', '≥90%', '45%', 10, 5),
	('', '≥90%', '45%', 10, 5),
	(NULL, '≥90%', '45%', 10, 5);
SELECT is(rule_points(actual, target, full_mark, full_mark, NULL, 0, NULL, NULL, 2024, NULL, rule), points, format('%s: %s of %s',
	rule, actual, target)) FROM rule_case;

-- what cannot be read as a whole, and where
SELECT is(scoring_rule_reason(rule), reason, rule) FROM (VALUES
	('每降低1个百分点扣1分', NULL),
	('根据完成情况酌情打分', '第1个字起：这一句不是评分规则'),
	('每降低1个百分点扣1分，酌情处理', '第13个字起：这一句不是评分规则'),
	('每降低1个百分点', '第9个字起：没有说明未达到指标值时如何得分'),
	('达到指标值得满分', '第9个字起：没有说明未达到指标值时如何得分'),
	('每降低0个百分点扣1分', '第1个字起：这一句不是评分规则'),
	('90:2', '第1个字起：这一句不是评分规则'),
	('每降低1个百分点扣1分，90:1', '第13个字起：这一句不是评分规则'),
	('', '第1个字起：没有说明未达到指标值时如何得分'),
	(repeat('每', 400), '第1个字起：评分规则不超过 1000 字节')) AS t (rule, reason);
SELECT is(rule_points('85%', '≥90%', 10, self, NULL, 0, NULL, NULL, 2024, NULL, '由专家打分'), points,
	'a person decides, within the full mark')
FROM (VALUES (7.0, 7.00), (12, 10.00), (-1, 0.00), (NULL, NULL)) AS t (self, points);
SELECT is(rule_points('85%', '≥90%', 10, 7, 'manual', 0, NULL, NULL, 2024, NULL, '每降低1个百分点扣1分'), 7.00,
	'where the method says so, too');

-- flagged only outside every reading: 5.5 steps are 5, 6 or, in parts, 5.5
SELECT is(broken_rules('84.5%', '≥90%', 10, self, NULL, 0, NULL, NULL, 'x', 1.2, 2024, NULL, '每降低1个百分点扣1分')::text, flags,
	self::text)
FROM (VALUES (4.0, NULL), (4.5, NULL), (5, NULL), (5.01, '{points_above_rule}')) AS t (self, flags);
-- 9 points below 90 %: 9 of percent, or 10 hundredths of the target
SELECT is(broken_rules('81%', '≥90%', 20, self, NULL, 0, NULL, NULL, 'x', 1.2, 2024, NULL, rule)::text, flags, rule || ' ' || self)
FROM (VALUES ('每降低1%扣1分', 11.0, NULL), ('每降低1%扣1分', 11.5, '{points_above_rule}'),
	('每降低1个百分点扣1分', 11, NULL), ('每降低1个百分点扣1分', 11.01, '{points_above_rule}')) AS t (rule, self, flags);
SELECT is(broken_rules('95%', '≥90%', 10, 9, NULL, 0, NULL, NULL, 'x', 1.2, 2024, NULL, '每降低1个百分点扣1分')::text,
	'{points_below_rule}', 'met');

-- the direction decides a target without a sign
SELECT is(directed_target(target::perf_target, direction)::text, want, concat_ws(' ', target, direction)) FROM (VALUES
	('3%', '反向', '≤3%'), ('=0', '反向', '≤0'), ('≥3%', '反向', '≥3%'), ('3%', '正向', '=3%'), ('3%', NULL, '=3%'),
	('显著提升', '反向', '显著提升'), ('1-3%', '反向', '1%-3%'), ('12月', '反向', '12月')) AS t (target, direction, want);

-- in a ledger
SELECT create_ledger('l') \g /dev/null
SET LOCAL search_path TO l, public;
INSERT INTO department VALUES ('1', '甲', NULL);
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2024, 'p', '项目', '1', 'default');
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'p', '财政', '10', '10');
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points, explanation) VALUES
	(2024, 'p', 1, '产出指标', '≥90%', '85%', 50, 40, '见说明'),
	(2024, 'p', 2, '效益指标', '3%', '0', 30, 30, NULL),
	(2024, 'p', 3, '满意度指标', '≥90%', '80%', 10, 6, '见说明');
SELECT results_eq('SELECT seq, rule_points, met FROM indicator_score ORDER BY seq',
	$$VALUES (1, 47.22, false), (2, 0.00, false), (3, 8.89, false)$$, 'without details by the default scale');
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction, scoring_rule, printed_rule) VALUES
	(2024, 'p', 1, NULL, '每降低1个百分点扣2分', '按完成程度扣分'),
	(2024, 'p', 2, '反向', NULL, NULL),
	(2024, 'p', 3, '正向', NULL, '由评审组打分');
SELECT results_eq('SELECT seq, rule_points, met, scoring_rule FROM indicator_score ORDER BY seq',
	$$VALUES (1, 40.00, false, '每降低1个百分点扣2分'), (2, 30.00, true, NULL), (3, 6.00, false, '由评审组打分')$$,
		'by the rules of the rows');
SELECT results_eq('SELECT rule_indicator_points, undecided_indicators FROM project_score', 'VALUES (76.00, 0)',
	'and so are the totals');
SELECT is_empty($$SELECT seq, rule FROM review_finding WHERE rule LIKE 'points_%'$$,
	'self points that follow the rules are in order');
SELECT throws_ok($$UPDATE indicator_detail SET scoring_rule = '酌情' WHERE seq = 1$$,
	'23514', NULL, 'a rule is checked on the way in');

SELECT * FROM finish();
ROLLBACK;

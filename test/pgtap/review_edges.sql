-- Where rules of the review begin: figures on the edge of a rule and one step
-- beyond it, in whatever size and scale they come; months in whatever order.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

-- money of a project whose report states nothing: budget, executed, full mark of the budget, points of the indicators
CREATE FUNCTION pg_temp.rules(budget numeric, executed numeric, budget_marks numeric, points numeric) RETURNS text
LANGUAGE sql AS $$
	SELECT string_agg(f.rule, ' ' ORDER BY f.rule)
	FROM unnest(project_findings('项目', 'default', NULL, NULL, NULL, NULL, false, budget, executed, NULL, budget_marks, 100,
		points, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL)) AS f
$$;
SELECT is(pg_temp.rules(budget, executed, marks, points), rules, concat_ws(' ', budget, executed, marks, points, '→', rules))
FROM (VALUES
	(100, 100, 10, 90, NULL),
	(100, 100.000001, 10, 90, 'over_budget'),
	(100, 99.999999, 10, 0, NULL),
	(0.000001, 0.000001, 10, 90, NULL),
	(100, 80, 10, NULL, NULL),
	(100, 79.999999, 10, NULL, 'execution_low'),
	(100, 80, 10, -5, NULL),
	-- 95 % of the points, 85.5 of 90, are 81.225, or 90.25 %
	(100, 90.25, 10, 85.5, NULL),
	(100, 90.249999, 10, 85.5, 'score_ahead_of_money'),
	(100, 90.24, 10, 85.5001, 'score_ahead_of_money'),
	(40000000, 36100000, 10, 85.5, NULL),
	(40000000, 36099999.999999, 10, 85.5, 'score_ahead_of_money'),
	-- beyond what two factors of 64 bits hold
	(9223372036854.775807, 9223372036854.775807, 10, 90, NULL),
	(9223372036854.775807, 9223372036854.775808, 10, 90, 'over_budget'),
	(10000000000000000, 8000000000000000, 10, 0, NULL),
	(10000000000000000, 7999999999999999.999999, 10, 0, 'execution_low'),
	(18014398.50948199, 18014398.50948199, 10, 90, NULL),
	(1e30, 0.9e30, 10, 80, NULL),
	(1e30, 0.9e30, 10, 90, 'score_ahead_of_money'),
	-- more decimals than an amount has
	(100, 100.000000000001, 10, 90, 'over_budget'),
	(100, 79.999999999999999, 10, NULL, 'execution_low'),
	(100, 90.2499999999999, 10, 85.5, 'score_ahead_of_money'),
	-- all marks on the budget, and a budget without marks
	(100, 81, 100, 100, NULL),
	(100, 81, 0, 100, 'score_ahead_of_money'),
	(100, 81, NULL, 100, NULL),
	(0, 0, 10, 90, 'budget_zero'),
	(-1, -2, 10, 90, 'budget_negative'),
	(-1, 2, 10, 90, 'budget_negative'),
	(100, NULL, 10, 90, 'execution_unknown'),
	(NULL, 100, 10, 90, 'execution_unknown'),
	(100, -0.000001, 10, 0, 'execution_low')
	) AS t (budget, executed, marks, points, rules);
SELECT lives_ok($$SELECT pg_temp.rules(b, e, m, p) FROM unnest('{NaN,Infinity,-Infinity,1e100,-1e-100,0}'::numeric[]) b,
	unnest('{NaN,Infinity,-Infinity,1e100,-1e-100,0}'::numeric[]) e, unnest('{NaN,Infinity,10}'::numeric[]) m,
	unnest('{NaN,-Infinity,90}'::numeric[]) p$$, 'figures that are none fail nothing');

-- cumulative figures, rows in any order; what is to be reached, in one unit, as a point
SELECT results_eq($$SELECT subject, stated, computed, message FROM unnest((SELECT execution_findings(m, e)
		FROM (VALUES (12, '9'::wanyuan), (6, '5'), (7, '4'), (9, '4'), (1, '-1'), (2, '-1.5')) AS t (m, e)))$$,
	$$VALUES ('2月', -1.50, -1.00, '截至2月累计执行-1.50万元，少于截至1月的-1.00万元，请核对是否填成了当月数。'),
		('7月', 4.00, 5.00, '截至7月累计执行4.00万元，少于截至6月的5.00万元，请核对是否填成了当月数。')$$,
	'executed amounts that fall');
SELECT is((SELECT string_agg(subject, ' ') FROM unnest((SELECT actual_findings(s, m, a::perf_value)
		FROM (VALUES (2, 6, before), (2, 9, after), (1, 9, '1个'), (3, 3, '100个')) AS t (s, m, a)))),
	CASE WHEN falls THEN '2／9月' END, concat_ws(' ', before, 'then', after))
FROM (VALUES
	('5次', '4次', true), ('5次', '5次', false), ('5次', '6次', false), ('5.00次', '5次', false), ('5次', '4.99次', true),
	('5万人', '4万人', true), ('5万人', '40000人', false), ('1万元', '9000元', false), ('100元', '99元', true),
	('5', '4', false), ('97%', '95%', false), ('5‰', '4‰', false), ('90分', '80分', false), ('3天', '2天', true),
	('大于5次', '4次', false), ('5次', '大于4次', false), ('5-6次', '4次', false), ('5次', '已完成', false), ('完成', '4次', false),
	('5奇怪', '4奇怪', true), ('5奇怪', '4怪', false)) AS t (before, after, falls);
SELECT is((SELECT execution_findings(NULL, '1'::wanyuan)), NULL, 'no month is no month');
SELECT is((SELECT actual_findings(1, 2, NULL)), NULL, 'and no figure none');

SELECT * FROM finish();
ROLLBACK;

-- What views take the short way to is what the long way gives, to the last digit:
-- texts, percentages, differences, scores, numbers.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(16);

SELECT setseed(0.25);
CREATE TEMP TABLE number (n text);
INSERT INTO number VALUES ('0'), ('0.5'), ('1'), ('0.96'), ('2'), ('3'), ('7'), ('60'), ('99.995'), ('100'), ('12.34'), ('56.78'),
	('84.5'), ('-3'), ('0.000001'), ('99999999999'), ('100000000000'), ('999999999999999'), ('123456789012345678'),
	('0.123456789012345678');
INSERT INTO number SELECT round((random() * 200)::numeric, (random() * 4)::integer)::text FROM generate_series(1, 40);
CREATE TEMP TABLE unit (u text);
INSERT INTO unit VALUES (''), ('%'), ('‰'), ('人'), ('万人'), ('个'), ('元'), ('万元'), ('亿元'), ('公里'), ('个月'), ('年'),
	('月'), ('台(套)'), ('元/人'), ('%(新增)'), ('日'), ('万'), ('亿立方米');
CREATE TEMP TABLE literal AS
SELECT s || n || u AS given FROM number, unit, unnest('{"",≥,=,≤,>,<}'::text[]) AS s
UNION SELECT unnest('{稳步提高,持续提升服务水平,完成,部分达成,90%-95%,≥90%以上,不少于95人,85%左右,12月底前,'
	'2025年12月,1:3,达成预期指标,全覆盖,无,四次,600余人次,7月,2020年}'::text[]);

SELECT is_empty('SELECT given FROM literal WHERE perf_target_text(given::perf_target) IS DISTINCT FROM given::perf_target::text '
	'OR perf_value_text(given::perf_value) IS DISTINCT FROM given::perf_value::text', 'texts');
SELECT is_empty('SELECT given FROM literal WHERE given::perf_target::text::perf_target <> given::perf_target '
	'OR given::perf_value::text::perf_value <> given::perf_value', 'and they read back');

-- spaces and a full stop lead past what is plain at a glance
SELECT is_empty($$SELECT given FROM literal
	WHERE (is_quantitative(given::perf_target) OR is_quantitative((given || '。')::perf_target))
		AND perf_target_send((given || '。')::perf_target) <> perf_target_send(given::perf_target)
	OR (is_quantitative(given::perf_value) OR is_quantitative((given || ' 。')::perf_value))
		AND perf_value_send(given::perf_value) <> perf_value_send((given || ' 。')::perf_value)$$,
	'the glance and the grammar agree');

CREATE TEMP TABLE pair AS
SELECT v.given::perf_value AS actual, t.given::perf_target AS target, (random() * 20)::numeric(10, 1) AS full_mark,
	round((random() * 20)::numeric, (random() * 6)::integer) AS self_points
FROM (SELECT given FROM literal ORDER BY random() LIMIT 400) AS v, (SELECT given FROM literal ORDER BY random() LIMIT 100) AS t
UNION ALL SELECT '33.335%', '≥100%', 5, NULL UNION ALL SELECT '33.335%', '≥100%', NULL, 5
UNION ALL SELECT '达成预期指标', '稳步提高', 5, 3.14159 UNION ALL SELECT '达成预期指标', '稳步提高', 5, 5;

SELECT cmp_ok(count(completion_rate(actual, target))::integer, '>', 1000, 'many pairs have a rate') FROM pair;
SELECT is_empty('SELECT actual, target, completion_pct(actual, target) FROM pair WHERE completion_pct(actual, target)::text '
	'IS DISTINCT FROM round(completion_rate(actual, target) * 100, 2)::text', 'percentages');
SELECT is_empty($$SELECT actual, target, full_mark, self_points, d FROM pair,
	LATERAL (SELECT rule_points(actual, target, full_mark, self_points, 'proportional', 0, 0.8, 0.6, 2025, NULL, NULL) AS r,
		points_difference(actual, target, full_mark, self_points, 'proportional', 0, 0.8, 0.6, 2025, NULL, NULL) AS d) AS points
	WHERE d::text IS DISTINCT FROM (self_points - r)::text$$, 'differences');

-- a pass rate of next to nothing takes nothing away, but is not the rule that nearly all rows have
CREATE TEMP TABLE scored AS
SELECT actual, target, mark, perf_score(actual, target, mark) AS score, perf_score(actual, target, mark, 'binary') AS all_or_nothing
FROM pair, unnest('{0,1,2,7.5,19,20,21,100,0.0001}'::numeric[]) AS mark;
SELECT is_empty($$SELECT actual, target, mark, score FROM scored,
	perf_score(actual, target, mark, 'proportional', 0.000000001) AS long
	WHERE score::text IS DISTINCT FROM long::text$$, 'scores');
SELECT is_empty($$SELECT actual, target, mark, all_or_nothing FROM scored
	WHERE is_quantitative(target) AND all_or_nothing::text IS DISTINCT FROM
	CASE meets(actual, target) WHEN true THEN perf_score(mark, mark)::text WHEN false THEN perf_score(0, mark)::text END$$,
	'all or nothing');

-- the figures of a view's row
CREATE TEMP TABLE figure AS
SELECT n::numeric AS x FROM number UNION SELECT -n::numeric FROM number
UNION SELECT unnest('{NaN,Infinity,-Infinity,1e30,-1e-20,95,90,89.99,59.9999,0.00,33.3333333333333333333333}'::numeric[])
UNION SELECT 2::numeric ^ 100
UNION SELECT NULL;
CREATE TEMP TABLE two AS SELECT a.x, b.x AS y FROM figure AS a, figure AS b;

SELECT is_empty($$SELECT x, y FROM two
	WHERE percent(x, y)::text
		IS DISTINCT FROM round(x * 100.00000000000000000000000000000000 / nullif(y, 0), 2)::text$$, 'percents');
SELECT is_empty('SELECT x, y FROM two WHERE printed(x, y) IS DISTINCT FROM (round(x, scale(y)) = y)', 'what is printed');
SELECT is_empty($$SELECT x FROM figure WHERE finite(x)::text IS DISTINCT FROM
	CASE WHEN x NOT IN ('NaN', 'Infinity', '-Infinity') THEN x END::text$$, 'finite numbers');
SELECT is_empty($$SELECT x, t FROM figure, (VALUES (95, 85.5, 60.25), (90, 80, 60), (NULL, NULL, NULL)) AS t (e, g, f),
	LATERAL (SELECT grade(x, CASE WHEN e IS NULL THEN '{90,80,60}' ELSE ARRAY[e, g, f] END)::text AS grade) AS l
	WHERE grade_name(x, e, g, f) IS DISTINCT FROM l.grade
		OR grade_place(x, e, g, f) IS DISTINCT FROM array_position('{差,中,良,优}', l.grade)
		OR grade_order(l.grade) IS DISTINCT FROM array_position('{差,中,良,优}', l.grade)$$, 'grades');
SELECT is_empty($$SELECT given FROM literal WHERE directed_target(given::perf_target, '反向')::text IS DISTINCT FROM
	CASE WHEN comparator(given::perf_target) = '=' THEN ('≤' || substr(given::perf_target::text, 2))::perf_target
		ELSE given::perf_target END::text$$, 'limits');

-- numbers are written and read as numeric.c would
SELECT is_empty($$SELECT n, s FROM number, generate_series(0, 6) AS s, LATERAL (SELECT round(n::numeric, s) AS r) AS rounded
	WHERE numeric_send(number((r || '个')::perf_value)) <> numeric_send(trim_scale(r))$$, 'numbers out');
SELECT is_empty($$SELECT n, e, f, m FROM (
		SELECT n::numeric AS n, earned(perf_score(n::numeric, 20)) AS e,
			full_mark(perf_score(0, abs(n::numeric))) AS f,
			rule_points('1', '1', 1e14, abs(n::numeric), 'manual') AS m
		FROM (SELECT n FROM number
			UNION SELECT unnest('{0.5,9999,9999.9999,9999.99995,10000,0.0001,0.00005,1.00005,12.34565}'::text[])) AS all_numbers
		WHERE abs(n::numeric) < 1e14) AS read
	WHERE numeric_send(e) <> numeric_send(trim_scale(round(n, 4))) OR f <> round(abs(n), 4)
		OR numeric_send(m) <> numeric_send(round(abs(n), greatest(2, scale(trim_scale(round(n, 4))))))$$, 'numbers in');

SELECT results_eq('SELECT grade_name(x, 90, NULL, NULL) FROM unnest(ARRAY[95, 85, 65, 50]::numeric[]) AS x',
	ARRAY['优', '良', '中', '差'], 'a threshold that is not given is the usual one');
SELECT * FROM finish();
ROLLBACK;

-- Targets, values and scores against numeric, on random data of a fixed seed:
-- order, hash, meets, conversion; sums in any order and any split.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(26);
SELECT setseed(0.303);

-- What a unit counts in its family: 1 元, 1 秒, 1 个月 ...
CREATE TEMP TABLE unit AS
SELECT * FROM (VALUES ('元', 'money', 1), ('千元', 'money', 1000), ('万元', 'money', 10000), ('亿元', 'money', 100000000),
	('秒', 'time', 1), ('分钟', 'time', 60), ('小时', 'time', 3600), ('天', 'time', 86400), ('周', 'time', 604800),
	('个月', 'month', 1), ('个季度', 'month', 3), ('年', 'month', 12), ('‰', 'rate', 1), ('%', 'rate', 10),
	('人', 'people', 1), ('万人', 'people', 10000), ('亿人', 'people', 100000000), ('', 'none', 1), ('万', 'none', 10000),
	('工作日', 'workday', 1), ('台(套)', 'set', 1), ('平方米', 'area', 3), ('亩', 'area', 2000), ('公顷', 'area', 30000),
	('斤', 'weight', 1), ('公斤', 'weight', 2), ('吨', 'weight', 2000)) u (unit, family, factor);

-- Quantities with numbers that often meet in the base unit, and huge and tiny ones.
CREATE TEMP TABLE quantity AS
SELECT id, sign, number, unit, family, number * factor AS base,
	(sign || number || unit)::perf_target AS target, ('=' || number || unit)::perf_value AS point
FROM (
	SELECT id, (ARRAY['≥', '>', '=', '≤', '<'])[1 + floor(random() * 5)::int] AS sign,
		CASE floor(random() * 4)::int
			WHEN 0 THEN floor(random() * 5)::numeric
			WHEN 1 THEN round((random() * 10 - 3)::numeric, floor(random() * 3)::int)
			WHEN 2 THEN 12 * 10 ^ floor(random() * 9 - 4)::numeric
			ELSE trim_scale(round((10 ^ (random() * 30 - 15))::numeric, 16))
		END AS number,
		1 + floor(random() * (SELECT count(*) FROM unit))::int AS u
	FROM generate_series(1, 4000) id) r
JOIN (SELECT *, row_number() OVER () AS u FROM unit) n USING (u)
WHERE number < 1e18 AND length(replace(trim_scale(number)::text, '.', '')) < 18;

SELECT cmp_ok((SELECT count(*) FROM quantity), '>', 3000::bigint, 'most random numbers are of use');

-- accessors and text
SELECT is_empty($$
	SELECT * FROM quantity
	WHERE comparator(target) <> sign OR number(target) <> number OR coalesce(unit(target), '') <> unit
		OR target::text <> sign || trim_scale(number) || unit
	$$, 'a target is what was written');
SELECT is_empty($$
	SELECT * FROM quantity WHERE target::text::perf_target <> target OR point::text::perf_value <> point
	$$, 'text reads back');

-- order
CREATE TEMP TABLE pair AS
SELECT a.id AS a_id, a.target AS a, a.point AS a_point, a.sign AS a_sign, a.base AS a_base, a.family AS a_family, a.unit AS a_unit,
	b.target AS b, b.point AS b_point, b.sign AS b_sign, b.base AS b_base, b.family AS b_family, b.unit AS b_unit
FROM quantity a JOIN quantity b ON a.family = b.family AND abs(a.id - b.id) < 400 OR b.id % 400 = a.id * 7 % 400;

SELECT cmp_ok((SELECT count(*) FROM pair WHERE a_family = b_family AND a_base = b_base AND a_unit <> b_unit), '>', 1000::bigint,
	'many pairs are equal across units');
SELECT is_empty($$
	SELECT * FROM pair
	WHERE a_family = b_family AND (a_point < b_point, a_point <= b_point, a_point = b_point, a_point <> b_point, a_point >= b_point,
		a_point > b_point)
		<> (a_base < b_base, a_base <= b_base, a_base = b_base, a_base <> b_base, a_base >= b_base, a_base > b_base)
	$$, 'values of one family are ordered as their numbers in the base unit');
SELECT is_empty($$
	SELECT * FROM pair
	WHERE a_family = b_family AND a_base <> b_base AND (a < b, a > b) <> (a_base < b_base, a_base > b_base)
		OR a_family = b_family AND a_base = b_base AND (a = b) <> (a_sign = b_sign)
	$$, 'so are targets, and with equal numbers by their sign');
SELECT is_empty($$
	SELECT * FROM pair WHERE a_family <> b_family AND (a = b OR a_point = b_point)
	$$, 'nothing equals a number of another family');
SELECT is_empty($$
	SELECT * FROM pair
	WHERE (a < b)::int + (a = b)::int + (a > b)::int <> 1 OR (a < b) <> (b > a) OR (a = b) <> (b = a)
		OR (a <= b) <> NOT (a > b) OR (a >= b) <> NOT (a < b) OR (a <> b) = (a = b)
		OR sign(perf_target_cmp(a, b)) <> (a > b)::int - (a < b)::int
	$$, 'of < = > one holds, the same both ways round');
SELECT is_empty($$
	SELECT * FROM (
		SELECT target, lag(target, 1) OVER w AS before, lag(target, 2) OVER w AS first, lag(target, 50) OVER w AS far
		FROM quantity WINDOW w AS (ORDER BY target)) s
	WHERE before > target OR first > target OR far > target
	$$, 'sorted, none stands behind a greater one');
SELECT is_empty($$
	SELECT family FROM (SELECT family, lag(family) OVER (ORDER BY point, id) AS before FROM quantity) s
	WHERE family IS DISTINCT FROM before GROUP BY family HAVING count(*) > 1
	$$, 'sorted, each family stands together');

-- hash
SELECT is_empty($$
	SELECT * FROM pair
	WHERE a = b AND (perf_target_hash(a) <> perf_target_hash(b)
		OR perf_target_hash_extended(a, 11) <> perf_target_hash_extended(b, 11))
		OR a_point = b_point AND (perf_value_hash(a_point) <> perf_value_hash(b_point)
			OR perf_value_hash_extended(a_point, 11) <> perf_value_hash_extended(b_point, 11))
	$$, 'equal by meaning, equal by hash');
SELECT cmp_ok((SELECT count(DISTINCT perf_target_hash(target)) * 100 / count(DISTINCT target) FROM quantity), '>', 98::bigint,
	'few hashes collide');
SELECT is_empty($$
	SELECT * FROM quantity
	WHERE perf_target_hash_extended(target, 0) & 4294967295 <> perf_target_hash(target)::bigint & 4294967295
	$$, 'the extended hash with seed 0 ends in the hash');

-- meets
SELECT is_empty($$
	SELECT *, meets(a_point, b) FROM pair
	WHERE meets(a_point, b) IS DISTINCT FROM CASE
		WHEN a_family = b_family THEN CASE b_sign
			WHEN '≥' THEN a_base >= b_base WHEN '>' THEN a_base > b_base
			WHEN '≤' THEN a_base <= b_base WHEN '<' THEN a_base < b_base
			ELSE CASE WHEN b_base = 0 THEN a_base = 0 ELSE a_base >= b_base END END
		-- a bare number takes the other unit: decided, by what is in the tables of cases
		WHEN 'none' IN (a_family, b_family) THEN meets(a_point, b)
	END
	$$, 'meets is the comparison of the numbers, NULL across families');
SELECT is_empty($$
	SELECT * FROM pair
	WHERE a_family = b_family AND a_point <@ b IS DISTINCT FROM b @> a_point
	$$, 'and the same both ways round');

-- conversion: exact where it comes out even, else off by half a unit of the 16th decimal
SELECT is_empty($$
	SELECT q.target, u.unit, to_numeric(q.target, u.unit)
	FROM quantity q JOIN unit u USING (family)
	WHERE u.unit <> '' AND abs(q.base / u.factor) < 90 AND q.unit <> ''
	  AND abs(to_numeric(q.target, u.unit) * u.factor - q.base) > 0.00000000000000005 * u.factor
	$$, 'to_numeric is the quotient to 16 decimals');
SELECT is_empty($$
	SELECT q.target, u.unit
	FROM quantity q JOIN unit u USING (family)
	WHERE q.family NOT IN ('none') AND q.number BETWEEN 0.001 AND 10000 AND q.base / u.factor BETWEEN 0.0001 AND 1000000000000
	  AND round(q.base / u.factor, 4) * u.factor = q.base
	  AND (convert(q.target, u.unit) <> q.target OR convert(q.point, u.unit) <> q.point
		OR unit(convert(q.target, u.unit)) <> u.unit)
	$$, 'what converts evenly stays equal');

-- completion
SELECT is_empty($$
	SELECT a_point, b, completion_rate(a_point, b), a_base / b_base FROM pair
	WHERE a_family = b_family AND b_base <> 0 AND abs(a_base / b_base) < 90
	  AND abs(completion_rate(a_point, b) * b_base - a_base) > 0.00000000000000005 * abs(b_base)
	$$, 'completion_rate is the quotient to 16 decimals');

-- scores
CREATE TEMP TABLE score AS
SELECT id, earned, full_mark, perf_score(earned, full_mark) AS score
FROM (SELECT id, round((random() * 30 - 5)::numeric, floor(random() * 5)::int) AS earned,
		CASE WHEN random() < 0.05 THEN 0 ELSE round((random() * 20)::numeric, floor(random() * 5)::int) END AS full_mark
	FROM generate_series(1, 3000) id) r;
SELECT is_empty($$
	SELECT a.score, b.score FROM score a JOIN score b ON b.id % 100 = a.id * 13 % 100
	WHERE a.full_mark > 0 AND b.full_mark > 0
	  AND (a.score < b.score, a.score = b.score, a.score > b.score)
		<> (a.earned * b.full_mark < b.earned * a.full_mark, a.earned * b.full_mark = b.earned * a.full_mark,
			a.earned * b.full_mark > b.earned * a.full_mark)
	$$, 'scores are ordered by their rate');
SELECT is_empty($$
	SELECT a.score, b.score FROM score a JOIN score b ON b.id % 10 = a.id * 3 % 10
	WHERE a.score = b.score AND (perf_score_hash(a.score) <> perf_score_hash(b.score)
		OR perf_score_hash_extended(a.score, 5) <> perf_score_hash_extended(b.score, 5))
	$$, 'equal scores have equal hashes');
SELECT is((SELECT (earned(sum(score)), full_mark(sum(score))) FROM score), (SELECT (sum(earned), sum(full_mark)) FROM score),
	'a sum of scores adds both sides');
SELECT is_empty($$
	SELECT id FROM (
		SELECT id, sum(score) OVER w AS score, sum(earned) OVER w AS earned, sum(full_mark) OVER w AS full_mark,
			avg(score) OVER w AS mean, avg(earned) OVER w AS mean_earned
		FROM score WINDOW w AS (ORDER BY id ROWS BETWEEN 30 PRECEDING AND 2 FOLLOWING)) s
	WHERE earned(score) <> earned OR full_mark(score) <> full_mark OR earned(mean) <> round(mean_earned, 4)
	$$, 'moving sums and means of scores are those of each frame');

-- sums in any split: by hand with the states that travel between servers
CREATE TEMP TABLE amount AS
SELECT id, (trunc(((random() - 0.4) * 10 ^ (random() * 17))::numeric) * 0.000001) AS n FROM generate_series(1, 5000) id;
CREATE FUNCTION pg_temp.state(lo int, hi int) RETURNS wanyuan_sum LANGUAGE plpgsql AS $$
DECLARE
	s wanyuan_sum := '0/0';
	x wanyuan;
BEGIN
	FOR x IN SELECT n::wanyuan FROM amount WHERE id > lo AND id <= hi ORDER BY random() LOOP
		s := wanyuan_sum_add(s, x);
	END LOOP;
	RETURN s;
END
$$;
SELECT is_empty($$
	SELECT cut FROM unnest('{0,1,17,2500,4999,5000}'::int[]) cut
	WHERE wanyuan_sum_total(wanyuan_sum_combine(pg_temp.state(0, cut), pg_temp.state(cut, 5000)))::numeric <> (SELECT sum(n)
		FROM amount)
	   OR wanyuan_sum_combine(pg_temp.state(0, cut), pg_temp.state(cut, 5000))::text
		<> wanyuan_sum_combine(pg_temp.state(cut, 5000), pg_temp.state(0, cut))::text
	$$, 'a sum is the same in any split and order');
SELECT is_empty($$
	SELECT g FROM (SELECT id % 37 AS g, sum(n::wanyuan) AS part, sum(n) AS exact FROM amount GROUP BY 1) s
		WHERE part::numeric <> exact
	$$, 'sums of groups');
SELECT is((SELECT sum(part)::numeric FROM (SELECT sum(n::wanyuan) AS part FROM amount GROUP BY id % 37) s), (SELECT sum(n)
	FROM amount),
	'the sum of sums is the sum');
SELECT is_empty($$
	SELECT id FROM (SELECT id, sum(n::wanyuan) OVER w AS part, sum(n) OVER w AS exact FROM amount
		WINDOW w AS (ORDER BY id ROWS BETWEEN 100 PRECEDING AND 7 PRECEDING)) s WHERE part::numeric <> exact
	$$, 'moving sums');

SELECT * FROM finish();
ROLLBACK;

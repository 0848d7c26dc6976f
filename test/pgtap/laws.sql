-- Laws of order, equality and hash over 300,000 pairs of targets, values, scores
-- and amounts, of every kind of literal: one total order, equal values have
-- equal hashes and meet alike.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();
SELECT setseed(0.1119);

-- Few numbers and many units, so that many pairs are equal in another spelling.
CREATE TEMP TABLE literal AS
SELECT row_number() OVER (ORDER BY random()) AS n, text
FROM (
	SELECT sign || number || unit AS text
	FROM unnest(ARRAY['', '≥', '>', '=', '≤', '<']) AS sign,
		unnest(ARRAY['0', '1', '12', '100', '1000', '-1', '0.1', '10000', '120000', '123456789012345678']) AS number,
		unnest(ARRAY['', '%', '‰', '元', '万元', '亿元', '个月', '年', '季度', '天', '小时', '分钟', '人', '万人', '个', '次',
			'台(套)', '公里', '米', '元/人', '%(新增)', '日']) AS unit
	UNION ALL
	SELECT format('%s%s-%s%s', low, unit, low + width, unit)
	FROM unnest(ARRAY[0, 1, 12, 100]) AS low, unnest(ARRAY[0, 5, 900]) AS width, unnest(ARRAY['%', '‰', '个月', '人', '元',
		'万元']) AS unit
	UNION ALL
	SELECT unnest(ARRAY['达成预期指标', '完成', '部分达成', '未完成', '未达成预期指标且效果较差', '稳步提高', '稳步  提高',
		'≤12月底前', '2023年', '2023.12', '20231231',
		'≥1:3', '1:3', '全覆盖', '无', '≥2且≤4', '≥5%且≤10%', '一万五千人', '千分之五', '百分之百', '大于90%', '600余人次',
			'一小时以内'])) AS l(text)
WHERE text !~ '^0[^-]*日$';

CREATE FUNCTION pg_temp.target(literal text) RETURNS perf_target LANGUAGE plpgsql AS $$
BEGIN RETURN literal::perf_target; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$;
CREATE FUNCTION pg_temp.value(literal text) RETURNS perf_value LANGUAGE plpgsql AS $$
BEGIN RETURN literal::perf_value; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$;
CREATE FUNCTION pg_temp.score(n bigint) RETURNS perf_score LANGUAGE sql AS $$
	SELECT perf_score((ARRAY[0, 0.5, 7, 14, -2, 10, 922337203685477])[n % 7 + 1], (ARRAY[0, 1, 10, 20, 15])[n / 7 % 5 + 1]) $$;

CREATE TEMP TABLE sample AS
SELECT n, pg_temp.target(text) AS target, pg_temp.value(text) AS value, pg_temp.score(n) AS score,
	((n % 40 - 20) * (ARRAY[1, 0.000001, 1000000, 12.5])[n % 4 + 1])::wanyuan AS amount
FROM literal;
SELECT cmp_ok(count(target), '>', 1300::bigint, 'literals to try') FROM sample;
CREATE TEMP TABLE pair AS
SELECT (random() * (count - 1))::int + 1 AS a, (random() * (count - 1))::int + 1 AS b
FROM generate_series(1, 300000), (SELECT count(*) FROM sample) s;

-- Each law for each type: the rank in the sorted list must tell for any two of
-- them how they compare, which is transitivity, antisymmetry and totality at once.
CREATE FUNCTION pg_temp.laws(type text) RETURNS TABLE (law text, a text, b text) LANGUAGE plpgsql AS $f$
BEGIN
	EXECUTE format($$CREATE TEMP TABLE ranked ON COMMIT DROP AS
		SELECT n, %1$I AS v, dense_rank() OVER (ORDER BY %1$I) AS rank FROM sample WHERE %1$I IS NOT NULL$$, type);
	CREATE UNIQUE INDEX ON ranked (n);
	ANALYZE ranked;
	RETURN QUERY EXECUTE format($$
		SELECT law, a, b FROM (
			SELECT x.v::text AS a, y.v::text AS b, CASE
				WHEN (x.v < y.v) <> (x.rank < y.rank) THEN '<'
				WHEN (x.v <= y.v) <> (x.rank <= y.rank) THEN '<='
				WHEN (x.v = y.v) <> (x.rank = y.rank) THEN '='
				WHEN (x.v <> y.v) <> (x.rank <> y.rank) THEN '<>'
				WHEN (x.v >= y.v) <> (x.rank >= y.rank) THEN '>='
				WHEN (x.v > y.v) <> (x.rank > y.rank) THEN '>'
				WHEN sign(%2$s_cmp(x.v, y.v)) <> sign(x.rank - y.rank) THEN 'btree order'
				WHEN x.v = y.v AND %2$s_hash(x.v) <> %2$s_hash(y.v) THEN 'hash'
				WHEN x.v = y.v AND %2$s_hash_extended(x.v, 42) <> %2$s_hash_extended(y.v, 42) THEN 'extended hash'
			END AS law
			FROM pair JOIN ranked x ON x.n = pair.a JOIN ranked y ON y.n = pair.b) AS l
		WHERE law IS NOT NULL LIMIT 5$$,
		type, CASE type WHEN 'amount' THEN 'wanyuan' ELSE 'perf_' || type END);
	DROP TABLE ranked;
END $f$;
SELECT is_empty(format('SELECT * FROM pg_temp.laws(%L)', type), 'order, equality and hash of each ' || type)
FROM unnest(ARRAY['target', 'value', 'score', 'amount']) AS type;

-- How many of the pairs were equal, one in another spelling than the other.
CREATE TEMP TABLE twin AS
SELECT x.target AS a, y.target AS b, x.value AS va, y.value AS vb
FROM sample x JOIN sample y ON x.target = y.target AND x.value = y.value AND x.n < y.n;
SELECT cmp_ok(count(*), '>', 300::bigint, 'equal, and spelled otherwise') FROM twin WHERE a::text <> b::text;

-- Equal values meet alike, and are met alike; a bare number beside takes the unit
-- that is printed (docs/rules.md), so both sides have units here, or words.
CREATE TEMP TABLE other AS
SELECT target, value FROM sample
WHERE (unit(target) IS NOT NULL OR NOT is_quantitative(target)) AND target::text NOT IN ('2023.12', '20231231');
SELECT is_empty($$
	SELECT a::text, b::text, value::text FROM twin, other
	WHERE (unit(a) IS NOT NULL AND unit(b) IS NOT NULL) AND meets(value, a) IS DISTINCT FROM meets(value, b)$$,
		'equal targets are met alike');
SELECT is_empty($$
	SELECT va::text, vb::text, target::text FROM twin, other
	WHERE (unit(va) IS NOT NULL AND unit(vb) IS NOT NULL) AND meets(va, target) IS DISTINCT FROM meets(vb, target)$$,
		'equal values meet alike');
SELECT is_empty($$
	SELECT a::text, b::text, value::text FROM twin, other
	WHERE (unit(a) IS NOT NULL AND unit(b) IS NOT NULL) AND perf_score(value, a, 10)::text IS DISTINCT
		FROM perf_score(value, b, 10)::text$$,
	'and score alike');

-- The ways in which the planner may compare agree: hashed, sorted, merged.
SELECT is((SELECT count(*) FROM (SELECT DISTINCT target FROM sample) d), (SELECT count(*) FROM (SELECT target FROM sample
	GROUP BY target ORDER BY target) g),
	'hashed and sorted groups are as many');
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_nestloop = off;
CREATE TEMP TABLE hashed AS SELECT count(*) AS n FROM sample x JOIN sample y USING (value);
SET LOCAL enable_mergejoin = on;
SET LOCAL enable_hashjoin = off;
SELECT is((SELECT count(*) FROM sample x JOIN sample y USING (value)), (SELECT n FROM hashed), 'hash and merge joins too');

SELECT * FROM finish();
ROLLBACK;

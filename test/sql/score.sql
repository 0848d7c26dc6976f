-- perf_score: points earned of a full mark
\set VERBOSITY default

-- input and output
SELECT s AS literal, s::perf_score
FROM unnest(ARRAY[
    '14/15', '4.96/5', '0/5', '-2/0', '0/0', '16/15', ' 14 / 15 ', '14.50/15.00', '14分/15分',
    '１４／１５', '+14/15', '满分15分，得14分', '满分15分,得分14分', '得14分，满分15分', '分值：15，得分：14',
    '满分 15 分；得 14.5 分', '得-2分，满分0分', '0.0001/0.0001', '14.12340000/15',
    '922337203685477.5807/922337203685477.5807', '-922337203685477.5808/0'
]) AS t(s);

-- what is no score is refused, with the place
SELECT '14'::perf_score;
SELECT ''::perf_score;
SELECT '/15'::perf_score;
SELECT '14/'::perf_score;
SELECT '14/15/16'::perf_score;
SELECT '14/15 优'::perf_score;
SELECT '1,000/1,000'::perf_score;
SELECT '14./15'::perf_score;
SELECT '.5/1'::perf_score;
SELECT '1e2/100'::perf_score;
SELECT '--1/5'::perf_score;
SELECT '满分15分'::perf_score;
SELECT '得14分'::perf_score;
SELECT '满分15分，满分14分'::perf_score;
SELECT '1.00001/5'::perf_score;
SELECT '14/-15'::perf_score;
SELECT '922337203685477.5808/5'::perf_score;
SELECT '5/99999999999999999999999999'::perf_score;

-- built from numbers, taken apart
SELECT perf_score(14, 15), perf_score(4.96246, 5), perf_score(-2, 0), perf_score(NULL, 15);
SELECT earned('4.96/5'), full_mark('4.96/5'), earned('14.5000/15'), earned('-2/0');
SELECT score_rate('14/15'), score_rate('-1/8'), score_rate('0/5'), score_rate('-2/0');
SELECT perf_score(14, -15);
SELECT perf_score('NaN', 15);
SELECT perf_score(1e15, 15);
SELECT '14/15'::perf_score::numeric, '14/15'::perf_score::text, CAST('满分15分，得14分' AS perf_score);

-- the sum of two scores adds both sides
SELECT '14/15'::perf_score + '4.96/5', '-2/0'::perf_score + '80/100', '0/0'::perf_score + '7/10';
SELECT '922337203685477.5807/1'::perf_score + '0.0001/1';
SELECT '1/922337203685477.5807'::perf_score + '0/0.0001';

-- order: by rate; where there is none, deductions lowest, then 0/0, and points for nothing highest
CREATE TABLE score (id serial, s perf_score);
INSERT INTO score (s)
VALUES ('7/10'), ('14/20'), ('-2/0'), ('0/0'), ('-3/0'), ('1/0'), ('2/0'), ('0/5'), ('-1/5'), ('-2/10'), ('16/15'), ('1/1'), (NULL),
    ('922337203685477.5806/922337203685477.5807'), ('922337203685477.5807/922337203685477.5807');
SELECT s FROM score ORDER BY s, id;
SELECT s FROM score ORDER BY s DESC, id;
SELECT '7/10'::perf_score = '14/20', '7/10'::perf_score <> '14/20', '7/10'::perf_score < '71/100',
    '7/10'::perf_score >= '14/20', '7/10'::perf_score > '14/20', '1/3'::perf_score <= '3333/9999';
-- a total order: exactly one of <, =, > holds, and it carries over
SELECT count(*) AS pairs,
    count(*) FILTER (WHERE (a.s < b.s)::int + (a.s = b.s)::int + (a.s > b.s)::int <> 1) AS undecided,
    count(*) FILTER (WHERE (a.s < b.s) <> (b.s > a.s)
                     OR (a.s <= b.s) <> NOT (a.s > b.s) OR (a.s >= b.s) <> NOT (a.s < b.s)
                     OR (a.s <> b.s) <> NOT (a.s = b.s)) AS inconsistent
FROM score a, score b WHERE a.s IS NOT NULL AND b.s IS NOT NULL;
SELECT count(*) AS intransitive
FROM score a, score b, score c
WHERE a.s <= b.s AND b.s <= c.s AND NOT a.s <= c.s;
-- equal scores have equal hashes, and others, here, do not
SELECT count(*) AS pairs,
    count(*) FILTER (WHERE (a.s = b.s) <> (hash_record(row(a.s)) = hash_record(row(b.s)))) AS plain,
    count(*) FILTER (WHERE (a.s = b.s) <> (hash_record_extended(row(a.s), 42) = hash_record_extended(row(b.s), 42))) AS seeded
FROM score a, score b WHERE a.s IS NOT NULL AND b.s IS NOT NULL;
SELECT count(DISTINCT s) FROM score;

-- indexes
CREATE INDEX score_btree ON score (s);
CREATE INDEX score_hash ON score USING hash (s);
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT s FROM score WHERE s >= '60/100' ORDER BY s;
SELECT s FROM score WHERE s >= '60/100' ORDER BY s, id;
DROP INDEX score_btree;
EXPLAIN (COSTS OFF) SELECT s FROM score WHERE s = '70/100';
SELECT s FROM score WHERE s = '70/100' ORDER BY id;
RESET enable_seqscan;

-- aggregates
SELECT sum(s), avg(s), min(s), max(s) FROM (VALUES ('14/15'::perf_score), ('4.96/5'), (NULL), ('-2/0')) v(s);
SELECT sum(s), avg(s), min(s), max(s) FROM score WHERE false;
SELECT avg(s) FROM (VALUES ('1/3'::perf_score), ('1/3'), ('0/4')) v(s);
SELECT sum(s) FROM (VALUES ('922337203685477.5807/1'::perf_score), ('1/1')) v(s);
SELECT avg(s) FROM (VALUES ('922337203685477.5807/1'::perf_score), ('1/1')) v(s);
-- the rows that a sum is taken of stay as they are
WITH v(i, s) AS MATERIALIZED (VALUES (1, '14/15'::perf_score), (2, '4/5'), (3, '7/10'))
SELECT sum(s), string_agg(s::text, ' ' ORDER BY i) FROM v;
-- moving frames
SELECT i, sum(s) OVER w, avg(s) OVER w
FROM (VALUES (1, '1/2'::perf_score), (2, '3/4'), (3, NULL), (4, NULL), (5, '-2/0'), (6, '5/6')) v(i, s)
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
-- partial and moving sums are those of numeric
CREATE TABLE many AS
SELECT i, i % 7 AS g, perf_score(i % 1000 / 100.0 - 2, i % 17) AS s FROM generate_series(1, 20000) i;
SELECT g, sum(s) = perf_score(sum(earned(s)), sum(full_mark(s))) AS rate, earned(sum(s)) = sum(earned(s)) AS earned,
    full_mark(sum(s)) = sum(full_mark(s)) AS full_mark, earned(avg(s)) = round(avg(earned(s)), 4) AS mean
FROM many GROUP BY g ORDER BY g;
SELECT count(*) FROM (
    SELECT earned(sum(s) OVER w) AS a, sum(earned(s)) OVER w AS b, full_mark(avg(s) OVER w) AS c, round(avg(full_mark(s)) OVER w,
	4) AS d
    FROM many WINDOW w AS (PARTITION BY g ORDER BY i ROWS 9 PRECEDING)) x
WHERE a IS DISTINCT FROM b OR c IS DISTINCT FROM d;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ANALYZE many;
EXPLAIN (COSTS OFF) SELECT sum(s), avg(s), min(s), max(s) FROM many;
SELECT sum(s), avg(s), min(s), max(s) FROM many;
SET max_parallel_workers_per_gather = 0;
SELECT sum(s), avg(s), min(s), max(s) FROM many;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- the functions of the aggregates distrust what is passed by hand
SELECT perf_score_avg_accum('{1,2,3}', '4/5'), perf_score_avg_accum_inv('{1,40000,50000}', '4/5'),
    perf_score_avg_combine('{1,2,3}', '{4,5,6}'), perf_score_avg_final('{2,30000,40000}'), perf_score_avg_final('{0,0,0}');
SELECT perf_score_avg_accum('{1,2}', '4/5');
SELECT perf_score_avg_accum('{}', '4/5');
SELECT perf_score_avg_combine('{1,2,3}', '{1,NULL,3}');
SELECT perf_score_avg_combine('{1,2,3}', '{{1,2,3}}');
SELECT perf_score_avg_final('{-1,2,3}');
SELECT perf_score_avg_final('{1,2,-3}');
SELECT perf_score_avg_accum_inv('{1,-9223372036854775808,3}', '4/5');
SELECT perf_score_mi('1/2', '1/3');

-- binary form
SELECT encode(perf_score_send('14/15'), 'hex'), encode(perf_score_send('-2/0'), 'hex');
DROP TABLE many, score;

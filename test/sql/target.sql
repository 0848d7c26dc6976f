-- perf_target as a user meets it: what is read, what is refused and how, its
-- order, its indexes, its conversions.  Every form of literal stands in
-- test/pgtap/literals.sql.
SELECT '≥90%以上'::perf_target, '＝12 个月'::perf_target, '90～95%'::perf_target, '不超过 10 万元'::perf_target,
	'稳步提高'::perf_target;

-- what is refused says where and why, and what would be right
SELECT '≥95%≥90%'::perf_target;
\echo :SQLSTATE
SELECT '≥ '::perf_target;
SELECT ' ≥　12个月 1年'::perf_target;
SELECT '≤95%以上'::perf_target;
SELECT '≥1.'::perf_target;
SELECT ''::perf_target;
\echo :SQLSTATE
SELECT '=1234567890123456789元'::perf_target;
\echo :SQLSTATE
SELECT '≥0.1234567890123456789%'::perf_target;
\echo :SQLSTATE
SELECT ('≥' || repeat('九十', 40))::perf_target;
SELECT repeat('达', 349526)::perf_target;
\echo :SQLSTATE
SELECT perf_target('≥', '若干', '次');
\echo :SQLSTATE
SELECT perf_target('不少于', '若干', '次');
SELECT '90'::integer::perf_target;

-- a cell that cannot be read names its line and column, and nothing is kept
CREATE TABLE goal (id integer PRIMARY KEY, target perf_target);
COPY goal FROM stdin WITH (FORMAT csv);
1,≥95%
2,≥95%～
\.
COPY goal FROM stdin WITH (FORMAT csv);
1,≥95%
2,＝1年
3,≤12个月
4,
5,90%-95%
6,=12月
7,稳步提高
8,=120
9,"≥1,000人"
10,≥0.1万人
11,=0.5年
12,不足30分钟
\.
SELECT * FROM goal ORDER BY id;
COPY goal TO stdout WITH (FORMAT csv);

-- accessors
SELECT id, comparator(target), number(target), lower_number(target), upper_number(target), unit(target), is_quantitative(target)
FROM goal ORDER BY id;

-- order by meaning: unit family, number in the base unit, sign; text last
SELECT target FROM goal ORDER BY target, id;
SELECT array_agg(id ORDER BY id) AS same FROM goal WHERE target IS NOT NULL GROUP BY target HAVING count(*) > 1 ORDER BY 1;
SELECT '=1年'::perf_target = '=12个月' AS "1年", '≥1年'::perf_target = '=12个月' AS sign, '=1年'::perf_target = '=365天' AS days,
    '=5工作日'::perf_target = '=5天' AS workdays, '=1元/人'::perf_target = '=0.0001万元/人' AS "per",
	'=1000元'::perf_target = '=0.1万元' AS money,
    '=10‰'::perf_target = '=1%' AS permille, '=15亩'::perf_target = '=1公顷' AS area, '=250万'::perf_target = '=2500000' AS bare;

-- indexes find by meaning
SET enable_seqscan = off;
CREATE INDEX goal_btree ON goal (target);
EXPLAIN (COSTS OFF) SELECT id FROM goal WHERE target = '=1年';
SELECT id FROM goal WHERE target = '=1年' ORDER BY id;
SELECT id FROM goal WHERE target >= '≥1人' AND target < '≥2000人' ORDER BY id;
DROP INDEX goal_btree;
CREATE INDEX goal_hash ON goal USING hash (target);
EXPLAIN (COSTS OFF) SELECT id FROM goal WHERE target = '≥1000人';
SELECT id FROM goal WHERE target = '≥1000人' ORDER BY id;
DROP INDEX goal_hash;
SET enable_mergejoin = off;
SET enable_nestloop = off;
SELECT a.id, b.id FROM goal a JOIN goal b USING (target) WHERE a.id < b.id ORDER BY 1;
RESET enable_mergejoin;
RESET enable_nestloop;
RESET enable_seqscan;
CREATE UNIQUE INDEX goal_unique ON goal (target);

-- conversion inside a unit family
SELECT convert('≥109.17万人'::perf_target, '人'), convert('=1年'::perf_target, '月'), convert('≤90分钟'::perf_target, '小时'),
    convert('5%-10%'::perf_target, '‰'), convert('=1天'::perf_target, '周'), convert('稳步提高'::perf_target, '人'),
    convert('=5'::perf_target, '台(套)');
SELECT to_numeric('≤300万元'::perf_target, '元'), to_numeric('≤1元'::perf_target, '亿元'), to_numeric('=10分钟'::perf_target,
	'小时'),
    to_numeric('=95'::perf_target, '%'), to_numeric('5%-10%'::perf_target, '%'), to_numeric('稳步提高'::perf_target, '%');
SELECT convert('≥5工作日'::perf_target, '天');
\echo :SQLSTATE
SELECT to_numeric('≥100元/人'::perf_target, '元');
\echo :SQLSTATE
SELECT convert('≥5次'::perf_target, '以上');
\echo :SQLSTATE
SELECT convert('≥999999999999999999亿元'::perf_target, '元');
\echo :SQLSTATE

-- short on disk, whatever the type's alignment
SELECT id, pg_column_size(target) AS bytes FROM goal WHERE id IN (1, 2, 5, 9) ORDER BY id;

-- the binary form is a version byte and the canonical text
SELECT encode(perf_target_send('≥ 95 ％'), 'hex');
SELECT convert_from(substr(perf_target_send('不超过10万元'), 2), 'UTF8');
CREATE TABLE copy_of_goal (LIKE goal);
\copy goal TO 'results/goal.bin' WITH (FORMAT binary)
\copy copy_of_goal FROM 'results/goal.bin' WITH (FORMAT binary)
SELECT count(*) AS differ FROM goal JOIN copy_of_goal USING (id)
WHERE goal.target IS DISTINCT FROM copy_of_goal.target OR goal.target::text IS DISTINCT FROM copy_of_goal.target::text;

DROP TABLE goal, copy_of_goal;

-- a message quotes what is long only up to a point
\set VERBOSITY terse
SELECT convert('=5'::perf_target, repeat('个', 100000));
SELECT repeat('9', 100000)::perf_score;
SELECT format_amount('5', repeat('万', 100000));
SELECT repeat('9', 100000)::wanyuan_sum;
SELECT perf_score('5', '≥4', repeat('9', 1000)::numeric);
SELECT perf_target('≥', repeat('9', 100000), '%');

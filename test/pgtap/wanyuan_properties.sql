-- wanyuan against numeric, on random amounts and on those at the ends of the
-- range: what numeric computes exactly and rounds once is the expected value.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(35);
SELECT setseed(0.2022);

-- fen is the amount in 分, as numeric; small, medium and huge ones, and the edges
CREATE TEMP TABLE sample AS
SELECT row_number() OVER () AS id, fen, (fen * 0.000001)::wanyuan AS amount
FROM (
    SELECT trunc(((random() - 0.5) * 2 * 10 ^ (random() * 18)))::numeric AS fen
    FROM generate_series(1, 2000)
    UNION ALL
    SELECT v FROM unnest('{0, 1, -1, 9, 10, 99, 100, 101, 499999, 500000, 500001,
        -500000, 999999, 1000000, -1000000, 9999999999, 10000000000,
        9223372036854775807, -9223372036854775807, -9223372036854775808}'::numeric[]) v
) s (fen);
-- numbers of all sizes and scales, beside those where rounding turns
CREATE TEMP TABLE factor AS
SELECT row_number() OVER () AS id, f
FROM (
    SELECT round((((random() - 0.5) * 2 * 10 ^ (random() * 12 - 6))::numeric), (random() * 12)::int)
    FROM generate_series(1, 400)
    UNION ALL
    SELECT v FROM unnest('{1, -1, 0.5, -0.5, 2, 3, 7, 10000, 0.0001, 0.00000001,
        1.00000000000000000001, 123456789.987654321, -0.33333333333333333333,
        99999999999999999999999999999999, 1e-30, 1e-40, 12345678901234567890123.5}'::numeric[]) v
) s (f)
WHERE f <> 0;

-- input, output, casts

SELECT is_empty($$ SELECT * FROM sample WHERE amount::text::wanyuan <> amount $$,
                'output is input');
SELECT is_empty($$ SELECT * FROM sample WHERE amount::text::numeric <> fen * 0.000001 $$,
                'output is the number of 万元');
SELECT is_empty($$ SELECT * FROM sample
                   WHERE amount::text !~ '^-?(0|[1-9][0-9]*)[.][0-9]{2}([0-9]{0,3}[1-9])?$' $$,
                'output is a plain decimal of two decimals or as many as it takes');
SELECT is_empty($$ SELECT * FROM sample WHERE amount::numeric <> fen * 0.000001 $$,
                'wanyuan to numeric is exact');
SELECT is_empty($$ SELECT * FROM sample WHERE amount::numeric::text <> amount::text $$,
                'wanyuan to numeric shows the same decimals');
SELECT is_empty($$ SELECT * FROM sample WHERE amount::numeric::wanyuan <> amount $$,
                'wanyuan to numeric and back');
SELECT is_empty($$ SELECT * FROM sample WHERE yuan(amount) <> fen * 0.01 $$,
                'yuan is exact');
SELECT is_empty($$ SELECT * FROM sample WHERE from_yuan(yuan(amount)) <> amount $$,
                'yuan and back');
SELECT is_empty($$ SELECT * FROM sample WHERE (yuan(amount)::text || '元')::wanyuan <> amount $$,
                'a literal in 元');
SELECT is_empty($$ SELECT * FROM sample WHERE wanyuan_send(amount) <> int8send(fen::bigint) $$,
                'the binary form counts 分');

-- a numeric built digit by digit is what numeric itself would store
SELECT is_empty($$
    SELECT * FROM sample
    WHERE numeric_send(yuan(amount)) <> numeric_send(round(fen * 0.01, 2))
       OR pg_column_size(yuan(amount)) <> pg_column_size(round(fen * 0.01, 2))
       OR hash_numeric(amount::numeric) <> hash_numeric(fen * 0.000001)
    $$, 'numerics are stored as numeric stores them');

-- rounding, from numbers with more digits than an amount
SELECT is_empty($$
    SELECT n FROM (SELECT fen * 0.000001 / f FROM sample CROSS JOIN factor
                   WHERE abs(fen * 0.000001 / f) < 9223372036854 AND sample.id % 20 = 0) s (n)
    WHERE n::wanyuan::numeric <> round(n, 6)
    $$, 'numeric to wanyuan rounds half away from zero');
SELECT is_empty($$
    SELECT n FROM (SELECT fen * 0.01 / f FROM sample CROSS JOIN factor
                   WHERE abs(fen * 0.01 / f) < 92233720368547758 AND sample.id % 20 = 1) s (n)
    WHERE yuan(from_yuan(n)) <> round(n, 2)
    $$, 'from_yuan rounds half away from zero');
SELECT is_empty($$
    SELECT id, d FROM sample, generate_series(-12, 8) d
    WHERE abs(fen) < 9000000000000000000 AND round(amount, d)::numeric <> round(amount::numeric, d)
    $$, 'round');

-- arithmetic

SELECT is_empty($$
    SELECT a.fen, b.fen FROM sample a JOIN sample b ON b.id % 2020 = a.id * 7 % 2020
    WHERE abs(a.fen + b.fen) < 9223372036854775807
      AND (a.amount + b.amount)::numeric <> a.amount::numeric + b.amount::numeric
    $$, 'amount + amount');
SELECT is_empty($$
    SELECT a.fen, b.fen FROM sample a JOIN sample b ON b.id % 2020 = a.id * 11 % 2020
    WHERE abs(a.fen - b.fen) < 9223372036854775807
      AND (a.amount - b.amount)::numeric <> a.amount::numeric - b.amount::numeric
    $$, 'amount - amount');
SELECT is_empty($$ SELECT * FROM sample
                   WHERE fen > -9223372036854775808
                     AND ((-amount)::numeric <> -(amount::numeric)
                          OR abs(amount)::numeric <> abs(amount::numeric)) $$,
                'negation and abs');
SELECT is_empty($$
    SELECT amount, f FROM sample CROSS JOIN factor
    WHERE abs(fen * f) < 9223372036854775807 AND sample.id % 10 = 2
      AND (amount * f)::numeric <> round(fen * f, 0) * 0.000001
    $$, 'amount * number');
SELECT is_empty($$
    SELECT amount, f FROM sample CROSS JOIN factor
    WHERE abs(fen * f) < 9223372036854775807 AND sample.id % 10 = 3
      AND f * amount <> amount * f
    $$, 'number * amount');
-- the exact quotient q rounds to r if |2 (fen - r f)| <= |f|, and of two such
-- the one farther from zero
SELECT is_empty($$
    SELECT fen, f, r FROM (
        SELECT fen, f, (amount / f)::numeric * 1000000 AS r FROM sample CROSS JOIN factor
        WHERE abs(fen / f) < 9000000000000000000 AND sample.id % 10 = 4) s
    WHERE abs(2 * (fen - r * f)) > abs(f)
       OR (abs(2 * (fen - r * f)) = abs(f) AND abs(r * f) < abs(fen))
    $$, 'amount / number');
SELECT is_empty($$
    SELECT a.fen, b.fen FROM sample a JOIN sample b ON b.id % 2020 = a.id * 13 % 2020
    WHERE b.fen <> 0
      AND a.amount / b.amount <> (a.fen * 0.000001) / (b.fen * 0.000001)
    $$, 'amount / amount');

-- order and hash

SELECT is_empty($$
    SELECT a.fen, b.fen FROM sample a JOIN sample b ON b.id % 2020 = a.id * 17 % 2020 OR b.id = a.id
    WHERE (a.amount < b.amount, a.amount <= b.amount, a.amount = b.amount,
           a.amount <> b.amount, a.amount >= b.amount, a.amount > b.amount)
       <> (a.fen < b.fen, a.fen <= b.fen, a.fen = b.fen, a.fen <> b.fen, a.fen >= b.fen, a.fen > b.fen)
       OR wanyuan_cmp(a.amount, b.amount) <> btint8cmp(a.fen::bigint, b.fen::bigint)
    $$, 'order is that of the numbers');
-- a number that is near the amount: the same, or off by less than 1 分
SELECT is_empty($$
    SELECT amount, n FROM (
        SELECT amount, amount::numeric + d AS n FROM sample,
            unnest('{0, 0.000001, -0.000001, 0.0000005, -0.0000005, 1e-20, -1e-20, 1e20, -1e20, 1e-400}'::numeric[]) d) s
    WHERE (amount < n, amount <= n, amount = n, amount <> n, amount >= n, amount > n)
       <> (amount::numeric < n, amount::numeric <= n, amount::numeric = n,
           amount::numeric <> n, amount::numeric >= n, amount::numeric > n)
       OR (n < amount, n <= amount, n = amount, n <> amount, n >= amount, n > amount)
       <> (n < amount::numeric, n <= amount::numeric, n = amount::numeric,
           n <> amount::numeric, n >= amount::numeric, n > amount::numeric)
    $$, 'comparison with numbers is exact');
SELECT is_empty($$
    SELECT amount FROM sample
    WHERE NOT (amount < 'NaN'::numeric AND amount < 'Infinity'::numeric
               AND amount > '-Infinity'::numeric AND 'NaN'::numeric > amount
               AND amount <> 'NaN'::numeric)
    $$, 'NaN and the infinities are outside of all amounts');
SELECT is_empty($$
    SELECT a.fen FROM sample a JOIN sample b USING (fen)
    WHERE wanyuan_hash(a.amount) <> wanyuan_hash(b.amount)
       OR wanyuan_hash_extended(a.amount, 7) <> wanyuan_hash_extended(b.amount, 7)
    $$, 'equal amounts have equal hashes');

-- aggregates: any order, any split, any frame

SELECT is(sum(amount)::numeric, sum(fen) * 0.000001, 'sum')
FROM sample WHERE abs(fen) < 9000000000000000;
SELECT is(avg(amount)::numeric, round(avg(fen), 0) * 0.000001, 'avg of the whole range')
FROM sample;
SELECT is(min(amount)::text || ' ' || max(amount)::text,
          '-9223372036854.775808 9223372036854.775807', 'min and max')
FROM sample;
SELECT is(count(*), 0::bigint, 'moving sum and avg are those of each frame')
FROM (
    SELECT sum(amount) OVER w AS moving_sum, avg(amount) OVER w AS moving_avg,
        sum(fen) OVER w * 0.000001 AS exact_sum,
        round(avg(fen) OVER w, 0) * 0.000001 AS exact_avg
    FROM sample
    WHERE abs(fen) < 90000000000000000
    WINDOW w AS (ORDER BY id ROWS BETWEEN 20 PRECEDING AND 3 PRECEDING)) s
WHERE (moving_sum::numeric, moving_avg::numeric) IS DISTINCT FROM (exact_sum, exact_avg);
SELECT is(count(*), 0::bigint, 'a frame may pass through sums out of range of it')
FROM (
    SELECT avg(amount) OVER w AS moving_avg, round(avg(fen) OVER w, 0) * 0.000001 AS exact_avg
    FROM sample
    WINDOW w AS (ORDER BY fen ROWS BETWEEN 5 PRECEDING AND CURRENT ROW)) s
WHERE moving_avg::numeric IS DISTINCT FROM exact_avg;
SELECT is(count(*), 0::bigint, 'RANGE frames go by distance')
FROM (
    SELECT count(*) OVER (ORDER BY amount RANGE BETWEEN '100' PRECEDING AND '0.5' FOLLOWING) AS n,
        count(*) OVER (ORDER BY fen RANGE BETWEEN 100000000 PRECEDING AND 500000 FOLLOWING) AS m
    FROM sample) s
WHERE n <> m;
SELECT is(count(*), 0::bigint, 'RANGE frames go by a distance that is a number')
FROM (
    SELECT count(*) OVER (ORDER BY amount RANGE BETWEEN 100.0000005 PRECEDING AND 0.5 FOLLOWING) AS n,
        count(*) OVER (ORDER BY amount RANGE BETWEEN 0.000001 FOLLOWING AND 9000000000000 FOLLOWING) AS n2,
        count(*) OVER (ORDER BY amount RANGE BETWEEN 'Infinity'::numeric PRECEDING AND 1 PRECEDING) AS n3,
        count(*) OVER (ORDER BY fen RANGE BETWEEN 100000000 PRECEDING AND 500000 FOLLOWING) AS m,
        count(*) OVER (ORDER BY fen RANGE BETWEEN 1 FOLLOWING AND 9000000000000000000 FOLLOWING) AS m2,
        count(*) OVER (ORDER BY fen RANGE BETWEEN UNBOUNDED PRECEDING AND 1000000 PRECEDING) AS m3
    FROM sample) s
WHERE (n, n2, n3) <> (m, m2, m3);
SELECT throws_ok(format('SELECT count(*) OVER (ORDER BY amount RANGE %s PRECEDING) FROM sample', d), '22013',
                 'invalid preceding or following size in window function', 'no frame of ' || d)
FROM unnest(ARRAY['-0.0000001', '''NaN''::numeric']) d;
SELECT is(count(*), 0::bigint, 'generate_series')
FROM (SELECT v::numeric FROM generate_series('0.5'::wanyuan, '99.9', '0.7') v
      EXCEPT SELECT v FROM generate_series(0.5, 99.9, 0.7) v) s;

SELECT * FROM finish();
ROLLBACK;

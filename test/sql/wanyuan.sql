-- The type wanyuan as a user meets it: what is read, what is refused and how,
-- which expressions find an operator, which queries find an index.

-- literals; every form stands in test/pgtap/wanyuan_literals.sql
SELECT '62,502.5元'::wanyuan, '4.37亿元'::wanyuan, '３.５万元'::wanyuan, '3亿1012.52万元'::wanyuan;
SELECT '1.2345678'::wanyuan;
SELECT '99999999999999999999'::wanyuan;
SELECT '12.49,14.91万元'::wanyuan;
SELECT '-'::wanyuan;
SELECT repeat('万', 90)::wanyuan;

-- a cell that cannot be read names its line and column, and nothing is kept
CREATE TEMP TABLE funding (id integer, amount wanyuan);
COPY funding FROM stdin WITH (FORMAT csv, NULL '-');
1,"62,502.5元"
2,570余万元
\.
COPY funding FROM stdin WITH (FORMAT csv, NULL '-');
1,"62,502.5元"
2,-
3,-0.01
\.
SELECT * FROM funding ORDER BY id;
COPY funding TO stdout WITH (FORMAT csv);

-- casts: assignment from and to numbers, none implicit
INSERT INTO funding VALUES (4, 100), (5, 100.5), (6, 9000000000000), (7, 0.0000005), (8, -0.0000005), (9, 0.00000049);
SELECT * FROM funding WHERE id > 3 ORDER BY id;
SELECT 1268.31::wanyuan, 73::wanyuan, 73::bigint::wanyuan, '3.70265'::wanyuan::numeric, '73'::wanyuan::text;
SELECT 9223372036855::wanyuan;
SELECT (-9223372036855)::bigint::wanyuan;
SELECT 9223372036854.7758075::wanyuan;
SELECT 1e400::wanyuan;
SELECT 'NaN'::numeric::wanyuan;
SELECT from_yuan('-Infinity');
SELECT 1.5::float8::wanyuan;
SELECT yuan('62,502.5元'), from_yuan(62502.5), from_yuan(0.005), from_yuan(-0.005);

-- operators, with integers, decimals and unknown literals beside amounts
SELECT x + x AS "+", x - '1' AS "-", -x AS "neg", x * 2 AS "*2", 2 * x AS "2*", x * 0.5 AS "*0.5", x * '2' AS "*'2'",
    x / 3 AS "/3", x / 0.3 AS "/0.3", x / x AS "x/x", x / '3' AS "/'3'"
FROM (SELECT '62,502.5元'::wanyuan) v (x);
SELECT x > 100 AS ">100", x > 100.5 AS ">100.5", x > '100' AS ">'100'", 100 < x AS "100<", 100.5 <= x AS "100.5<=",
    '100' = x AS "'100'=", x = 101 AS "=101", x <> 101 AS "<>101", x BETWEEN 100 AND '102' AS "between",
    x IN (1, 101) AS "in"
FROM (SELECT '101'::wanyuan) v (x);
-- factors of more digits than the short way takes; a half is rounded away from zero
SELECT '0.000001'::wanyuan * 1234567890123456.5, '-0.000001'::wanyuan * 1234567890123456.5,
	'0.000001'::wanyuan * 1234567890123456.49999,
    '0.000003'::wanyuan / 1.99999999999999999999, '0.000003'::wanyuan / 2.00000000000000000001;
SELECT abs('-5'::wanyuan), round('6.25025'::wanyuan, 2), round('-6.255'::wanyuan, 2), round('1268.31'::wanyuan, -2);
SELECT pg_typeof(x / x), pg_typeof(x / 2), pg_typeof(sum(x)), pg_typeof(avg(x)) FROM (SELECT '1'::wanyuan) v (x) GROUP BY x;
\set VERBOSITY terse
SELECT '1'::wanyuan * '1'::wanyuan;
SELECT '1'::wanyuan > 1.0::float8;
SELECT '1'::wanyuan + 1.0::float8;
\set VERBOSITY default
-- numbers are 万元, rounded once to 分, half away from zero
SELECT x + 1 AS "+1", x + 1.5 AS "+1.5", 1 + x AS "1+", 2::bigint + x AS "2+", x - 1 AS "-1", 1000 - x AS "1000-",
	x + '20' AS "+'20'", '20' - x AS "'20'-",
    x + 0.0000005 AS "+half", x - 0.0000005 AS "-half", x + 0.00000049 AS "+less", -0.0000005 + x AS "half+",
	0.0000005 - x AS "half-", x + NULL AS "+NULL", x + 1 > 7.5 AS ">7.5"
FROM (SELECT '62,502.5元'::wanyuan) v (x);
SELECT round('6.5'::wanyuan), round('-6.5'::wanyuan), round('6.499999'::wanyuan), round('-0.5'::wanyuan),
	pg_typeof(round('1'::wanyuan)), round(x + 0.25) FROM (SELECT '62,502.5元'::wanyuan) v (x);

-- out of range: the operands are named
SELECT '9223372036854'::wanyuan + '1';
SELECT '-9223372036854'::wanyuan - '1';
SELECT '9223372036854'::wanyuan + 1.5;
SELECT 1 + '9223372036854'::wanyuan;
SELECT '-9223372036854'::wanyuan - 1e30;
SELECT -9223372036854 - '1'::wanyuan;
SELECT '1'::wanyuan + 'NaN'::numeric;
SELECT 'Infinity'::numeric - '1'::wanyuan;
SELECT round('9223372036854.775807'::wanyuan), round('-9223372036854.775808'::wanyuan);
SELECT -('-9223372036854.775808'::wanyuan);
SELECT abs('-9223372036854.775808'::wanyuan);
SELECT '9223372036854'::wanyuan * 1.1;
SELECT 1e30 * '-9223372036854'::wanyuan;
SELECT '0'::wanyuan * 'NaN'::numeric;
SELECT '9223372036854'::wanyuan / 0.5;
SELECT '9223372036854'::wanyuan / 1e-30;
SELECT '1'::wanyuan / 'NaN'::numeric;
SELECT '1'::wanyuan / 'Infinity'::numeric AS "1/infinity";
SELECT round('9223372036854'::wanyuan, -13);
SELECT round('4999999999999.999999'::wanyuan, -13), round('9223372036854'::wanyuan, -14);
SELECT '5'::wanyuan / 0;
SELECT '5'::wanyuan / '0'::wanyuan;

-- aggregates: NULLs, no rows, sums out of range, states made by hand
SELECT sum(amount), avg(amount), min(amount), max(amount), count(amount) FROM funding;
SELECT sum(amount), avg(amount), min(amount), max(amount) FROM funding WHERE false;
SELECT avg(x), sum(x - '9223372036854') FROM (VALUES ('9223372036854'::wanyuan), ('9223372036853')) v (x);
SELECT sum(x) FROM (VALUES ('9223372036854'::wanyuan), ('9223372036853')) v (x);
SELECT sum(x) FROM (VALUES ('9223372036854'::wanyuan), ('9223372036853'), ('-9223372036854')) v (x);
SELECT id, sum(amount) OVER w, avg(amount) OVER w
FROM funding WHERE id <= 4 WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
SELECT wanyuan_sum_add('5/1', '0.000002'), wanyuan_sum_combine('5/1', '-7/2'), wanyuan_sum_remove('5/1', '0.000005');
SELECT wanyuan_sum_total('0/0') IS NULL AS total, wanyuan_sum_mean('0/0') IS NULL AS mean, wanyuan_sum_mean('-5/2');
SELECT '170141183460469231722463931679029329919/9223372036854775807'::wanyuan_sum;
SELECT '5/0'::wanyuan_sum;
SELECT '9223372036854775809/1'::wanyuan_sum;
SELECT '999999999999999999999999999999999999999/9'::wanyuan_sum;
SELECT '5/99999999999999999999'::wanyuan_sum;
SELECT '5/9223372036854775808'::wanyuan_sum;
SELECT '5'::wanyuan_sum;
SELECT '/1'::wanyuan_sum;
SELECT '5/-1'::wanyuan_sum;
SELECT wanyuan_sum_remove('0/0', '1');
SELECT wanyuan_sum_remove('5/1', '1');
SELECT wanyuan_sum_add('0/9223372036854775807', '1');
SELECT wanyuan_sum_combine('0/9223372036854775807', '0/1');
SELECT wanyuan_sum_send('-1/1');

-- the binary form: 分 in eight bytes
SELECT wanyuan_send('-0.000002');

-- a comparison with a constant becomes one between amounts, where that is exact
CREATE TEMP TABLE spending AS SELECT (g * 0.01)::wanyuan AS amount FROM generate_series(1, 20000) g;
CREATE INDEX spending_btree ON spending (amount);
ANALYZE spending;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount > 199.99;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE 100 >= amount;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount = 100;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount <> 100;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount > 199.9900001;
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount < 'NaN'::numeric;
SELECT count(*) FROM spending WHERE amount > 199.99;
SELECT count(*) FROM spending WHERE amount > 199.9899999;
SELECT count(*) FROM spending WHERE amount BETWEEN 1 AND 2;
SELECT count(*) FROM spending WHERE amount < 'NaN'::numeric;

-- the other index types give the same rows
DROP INDEX spending_btree;
CREATE INDEX spending_hash ON spending USING hash (amount);
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount = 100;
SELECT * FROM spending WHERE amount = 100;
DROP INDEX spending_hash;
SET enable_bitmapscan = on;
CREATE INDEX spending_brin ON spending USING brin (amount) WITH (pages_per_range = 4);
EXPLAIN (COSTS OFF) SELECT * FROM spending WHERE amount > 199.99;
SELECT * FROM spending WHERE amount > 199.99;
DROP INDEX spending_brin;
CREATE INDEX spending_brin ON spending USING brin (amount wanyuan_minmax_multi_ops) WITH (pages_per_range = 4);
INSERT INTO spending VALUES ('1000000');
SELECT * FROM spending WHERE amount > 199.99;
DROP INDEX spending_brin;

SELECT opcname, amvalidate(oid) FROM pg_opclass WHERE opcname LIKE 'wanyuan%' ORDER BY 1;

-- ranges
SELECT '[100,500)'::wanyuan_range @> '100'::wanyuan AS low, '[100,500)'::wanyuan_range @> '500'::wanyuan AS high,
    wanyuan_range('1', '2') && '(2,3]' AS overlap, '{[1,2),[2,3]}'::wanyuan_multirange AS merged;
CREATE TEMP TABLE band AS SELECT wanyuan_range(amount, amount + '0.05') AS band FROM spending;
CREATE INDEX band_gist ON band USING gist (band);
EXPLAIN (COSTS OFF) SELECT count(*) FROM band WHERE band @> '100'::wanyuan;
SELECT count(*) FROM band WHERE band @> '100'::wanyuan;

-- series and frames
SELECT * FROM generate_series('1'::wanyuan, '2', '0.3');
SELECT * FROM generate_series('1'::wanyuan, '2', '0');
SELECT amount, count(*) OVER (ORDER BY amount RANGE BETWEEN '0.02' PRECEDING AND CURRENT ROW)
FROM spending ORDER BY amount LIMIT 4;
SELECT count(*) OVER (ORDER BY amount RANGE BETWEEN '-1' PRECEDING AND CURRENT ROW) FROM spending LIMIT 1;
SELECT amount, count(*) OVER (ORDER BY amount RANGE BETWEEN 0.02 PRECEDING AND 0 FOLLOWING)
FROM spending ORDER BY amount LIMIT 4;

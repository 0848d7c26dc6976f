-- Amounts in the types that one might choose: the same 3,000,000 amounts of
-- 5,000 departments, 0.01 to 100,000 万元.  bigint counts 分, money cannot
-- (its unit is 0.01 of what is entered, here 万元), float8 is not exact.

--# setup
DROP SCHEMA IF EXISTS bench_amounts CASCADE;
CREATE SCHEMA bench_amounts;
CREATE EXTENSION IF NOT EXISTS perfeval;
SET search_path = bench_amounts, public;
SELECT setseed(0.5);
CREATE TABLE w (department int, amount wanyuan);
INSERT INTO w SELECT random() * 4999, (1 + floor(random() * 10000000))::int * '0.01'::wanyuan FROM generate_series(1, 3000000);
CREATE TABLE b AS SELECT department, (yuan(amount) * 100)::bigint AS amount FROM w;
CREATE TABLE n AS SELECT department, amount::numeric AS amount FROM w;
CREATE TABLE m AS SELECT department, amount::numeric::money AS amount FROM w;
CREATE TABLE f AS SELECT department, amount::numeric::float8 AS amount FROM w;
CREATE TABLE t AS SELECT amount::text AS amount FROM w LIMIT 1000000;
CREATE TABLE w_key AS SELECT DISTINCT amount FROM (SELECT amount FROM w LIMIT 5000) s;
CREATE TABLE b_key AS SELECT DISTINCT amount FROM (SELECT amount FROM b LIMIT 5000) s;
CREATE TABLE n_key AS SELECT DISTINCT amount FROM (SELECT amount FROM n LIMIT 5000) s;
CREATE UNLOGGED TABLE w_in (department int, amount wanyuan);
CREATE UNLOGGED TABLE b_in (department int, amount bigint);
CREATE UNLOGGED TABLE n_in (department int, amount numeric);
CREATE UNLOGGED TABLE f_in (department int, amount float8);
\set decimals :tmp '/decimals'
\set integers :tmp '/integers'
COPY (SELECT * FROM w LIMIT 1000000) TO :'decimals';
COPY (SELECT * FROM b LIMIT 1000000) TO :'integers';
VACUUM ANALYZE w, b, n, m, f, t, w_key, b_key, n_key;

--# case sum over 3 M rows
--# run wanyuan
SELECT sum(amount) FROM w;
--# run bigint at most 1.10
SELECT sum(amount) FROM b;
--# run numeric at most 0.60
SELECT sum(amount) FROM n;
--# run money
SELECT sum(amount) FROM m;
--# run float8
SELECT sum(amount) FROM f;

--# case avg over 3 M rows
--# run wanyuan
SELECT avg(amount) FROM w;
--# run bigint
SELECT avg(amount) FROM b;
--# run numeric
SELECT avg(amount) FROM n;

--# case GROUP BY 5,000 departments with sum
--# run wanyuan
SELECT department, sum(amount) FROM w GROUP BY department;
--# run bigint at most 1.10
SELECT department, sum(amount) FROM b GROUP BY department;
--# run numeric at most 0.75
SELECT department, sum(amount) FROM n GROUP BY department;
--# run money
SELECT department, sum(amount) FROM m GROUP BY department;
--# run float8
SELECT department, sum(amount) FROM f GROUP BY department;

--# case ORDER BY 3 M rows
--# run wanyuan
SELECT amount FROM w ORDER BY amount OFFSET 3000000;
--# run bigint at most 1.10
SELECT amount FROM b ORDER BY amount OFFSET 3000000;
--# run numeric at most 0.55
SELECT amount FROM n ORDER BY amount OFFSET 3000000;
--# run money
SELECT amount FROM m ORDER BY amount OFFSET 3000000;
--# run float8
SELECT amount FROM f ORDER BY amount OFFSET 3000000;

--# case WHERE amount > 99000 over 3 M rows
--# run wanyuan
SELECT count(*) FROM w WHERE amount > 99000;
--# run bigint
SELECT count(*) FROM b WHERE amount > 99000000000;
--# run numeric
SELECT count(*) FROM n WHERE amount > 99000;

--# case hash join of 3 M rows with 5,000 amounts
--# run wanyuan
SELECT count(*) FROM w JOIN w_key USING (amount);
--# run bigint
SELECT count(*) FROM b JOIN b_key USING (amount);
--# run numeric
SELECT count(*) FROM n JOIN n_key USING (amount);

--# case text to amount, 1 M rows
--# run wanyuan
SELECT count(amount::wanyuan) FROM t;
--# run numeric at most 1.00
SELECT count(amount::numeric) FROM t;
--# run money
SELECT count(amount::money) FROM t;
--# run float8
SELECT count(amount::float8) FROM t;

--# case amount to text, 3 M rows
--# run wanyuan
SELECT count(amount::text) FROM w;
--# run bigint
SELECT count(amount::text) FROM b;
--# run numeric at most 1.00
SELECT count(amount::text) FROM n;
--# run money
SELECT count(amount::text) FROM m;
--# run float8
SELECT count(amount::text) FROM f;

--# case COPY out, 3 M rows
--# run wanyuan
COPY w TO '/dev/null';
--# run bigint
COPY b TO '/dev/null';
--# run numeric at most 1.00
COPY n TO '/dev/null';
--# run float8
COPY f TO '/dev/null';

--# case COPY in, 1 M rows
--# before
TRUNCATE w_in, b_in, n_in, f_in;
--# run wanyuan
COPY w_in FROM :'decimals';
--# run bigint
COPY b_in FROM :'integers';
--# run numeric at most 1.00
COPY n_in FROM :'decimals';
--# run float8
COPY f_in FROM :'decimals';

-- float8 has no exact inverse and so computes each frame anew: no peer here
--# case moving sum over 1,000 rows, 1 M rows
--# run wanyuan
SELECT count(s) FROM (SELECT sum(amount) OVER (ROWS 999 PRECEDING) AS s FROM w LIMIT 1000000) v;
--# run bigint at most 1.20
SELECT count(s) FROM (SELECT sum(amount) OVER (ROWS 999 PRECEDING) AS s FROM b LIMIT 1000000) v;
--# run numeric
SELECT count(s) FROM (SELECT sum(amount) OVER (ROWS 999 PRECEDING) AS s FROM n LIMIT 1000000) v;

--# case amount times number, 3 M rows
--# run wanyuan
SELECT count(amount * 0.85) FROM w;
--# run numeric
SELECT count(round(amount * 0.85, 6)) FROM n;

--# case CREATE INDEX on 3 M rows
--# before
DROP INDEX IF EXISTS w_i, b_i, n_i, m_i, f_i;
--# run wanyuan
CREATE INDEX w_i ON w (amount);
--# run bigint at most 1.10
CREATE INDEX b_i ON b (amount);
--# run numeric at most 0.55
CREATE INDEX n_i ON n (amount);
--# run money
CREATE INDEX m_i ON m (amount);
--# run float8
CREATE INDEX f_i ON f (amount);

-- bigint and wanyuan merge duplicates in a btree, numeric cannot
--# case CREATE INDEX without merging of duplicates
--# before
DROP INDEX IF EXISTS w_i, b_i, n_i;
--# run wanyuan
CREATE INDEX w_i ON w (amount) WITH (deduplicate_items = off);
--# run bigint
CREATE INDEX b_i ON b (amount) WITH (deduplicate_items = off);
--# run numeric
CREATE INDEX n_i ON n (amount);

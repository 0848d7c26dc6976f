-- Targets against what one would do without the type: a text column, taken
-- apart by a regular expression wherever it is used.

--# setup
DROP SCHEMA IF EXISTS bench_target CASCADE;
CREATE SCHEMA bench_target;
CREATE EXTENSION IF NOT EXISTS perfeval;
SET search_path = bench_target, public;
SELECT setseed(0.5);
CREATE TABLE cell AS
SELECT i, target, target::perf_target AS parsed, (n + floor(random() * 20) - 10)::numeric AS actual,
	((n + floor(random() * 20) - 10) || unit)::perf_value AS value
FROM (SELECT i, sign || n || unit AS target, n, unit
	  FROM (SELECT i, (ARRAY['≥', '≤', '=', '>'])[1 + floor(random() * 4)::int] AS sign,
				(10 + floor(random() * 90))::int AS n,
				(ARRAY['%', '%', '%', '次', '人', '个月', '万元', '分钟'])[1 + floor(random() * 8)::int] AS unit
			FROM generate_series(1, 500000) AS i) AS part) AS cell;
CREATE TABLE written (target text);
CREATE TABLE stored (target perf_target);
VACUUM ANALYZE cell;

--# case is the target met, 500,000 rows
--# base
SELECT count(*) FROM bench_target.cell;
--# run meets(perf_value, perf_target)
SELECT count(*) FILTER (WHERE meets(value, parsed)) FROM bench_target.cell;
--# run text, regular expression
SELECT count(*) FILTER (WHERE CASE substring(target, '^[≥≤=>]') WHEN '≤' THEN actual <= n WHEN '>' THEN actual > n ELSE actual >= n END)
FROM bench_target.cell, LATERAL (SELECT substring(target, '[0-9.]+')::numeric AS n OFFSET 0) AS number;

--# case GROUP BY target, 500,000 rows
--# run perf_target
SELECT count(*) FROM (SELECT parsed, count(*) FROM bench_target.cell GROUP BY parsed) AS g;
--# run text
SELECT count(*) FROM (SELECT target, count(*) FROM bench_target.cell GROUP BY target) AS g;

--# case text to target, 500,000 rows
--# base
SELECT count(target) FROM bench_target.cell;
--# run perf_target
SELECT count(target::perf_target) FROM bench_target.cell;
--# run regular expression into sign, number, unit
SELECT count(regexp_match(target, '^([≥≤=>])([0-9.]+)(.*)$')) FROM bench_target.cell;

--# case INSERT, 500,000 rows
--# before
TRUNCATE bench_target.written, bench_target.stored;
--# run perf_target
INSERT INTO bench_target.stored SELECT parsed FROM bench_target.cell;
--# run text
INSERT INTO bench_target.written SELECT target FROM bench_target.cell;

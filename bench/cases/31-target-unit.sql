-- Parsing a number with a unit against the packaged extension unit
-- (postgresql-NN-unit), which has no comparators and units of its own.

--# needs unit
--# setup
DROP SCHEMA IF EXISTS bench_unit CASCADE;
CREATE SCHEMA bench_unit;
CREATE EXTENSION IF NOT EXISTS perfeval;
CREATE EXTENSION IF NOT EXISTS unit;
SET search_path = bench_unit, public;
CREATE TABLE cell AS
SELECT '≥' || i % 100 || '%' AS rate, i % 100 || ' km' AS length, '≥' || i % 100 || '公里' AS length_target,
	i % 100 || '次' AS times, '不少于' || i % 100 || '人' AS words, '稳步提高第' || i % 100 || '项' AS prose
FROM generate_series(1, 300000) AS i;
VACUUM ANALYZE cell;

--# case ≥95% to perf_target, 300,000 rows
--# base
SELECT count(rate) FROM bench_unit.cell;
--# run perf_target
SELECT count(rate::perf_target) FROM bench_unit.cell;
--# run 95 km to unit at most 0.20
SELECT count(length::unit) FROM bench_unit.cell;

--# case ≥95公里 to perf_target, 300,000 rows
--# base
SELECT count(rate) FROM bench_unit.cell;
--# run perf_target
SELECT count(length_target::perf_target) FROM bench_unit.cell;
--# run 95 km to unit at most 0.20
SELECT count(length::unit) FROM bench_unit.cell;

--# case 95次 to perf_target, 300,000 rows
--# base
SELECT count(rate) FROM bench_unit.cell;
--# run perf_target
SELECT count(times::perf_target) FROM bench_unit.cell;
--# run 95 km to unit at most 0.20
SELECT count(length::unit) FROM bench_unit.cell;

--# case 不少于95人 to perf_target, 300,000 rows
--# base
SELECT count(rate) FROM bench_unit.cell;
--# run perf_target
SELECT count(words::perf_target) FROM bench_unit.cell;
--# run 95 km to unit at most 0.20
SELECT count(length::unit) FROM bench_unit.cell;

--# case a text target of 8 characters, 300,000 rows
--# base
SELECT count(rate) FROM bench_unit.cell;
--# run perf_target
SELECT count(prose::perf_target) FROM bench_unit.cell;
--# run 95 km to unit at most 0.20
SELECT count(length::unit) FROM bench_unit.cell;

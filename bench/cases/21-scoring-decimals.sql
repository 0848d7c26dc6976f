-- Scoring and adding up 1,000,000 indicators of two decimals (≥56.78% against
-- 12.34%), of which half fall short.  The peer does the same on columns that
-- somebody has split already: the number of the target, the actual number.

--# setup
DROP SCHEMA IF EXISTS bench_decimals CASCADE;
CREATE SCHEMA bench_decimals;
CREATE EXTENSION IF NOT EXISTS perfeval;
SET search_path = bench_decimals, public;
SELECT setseed(0.5);
CREATE TABLE indicator AS
SELECT i, ('≥' || goal || '%')::perf_target AS target, (reached || '%')::perf_value AS actual, goal, reached,
    (ARRAY[2, 3, 4, 5, 6, 8, 10, 12, 15, 20])[1 + floor(random() * 10)::int]::numeric AS full_mark
FROM (SELECT i, goal, round(goal * CASE WHEN random() < 0.5 THEN random() ELSE 1 + random() END::numeric, 2) AS reached
      FROM (SELECT i, round((10 + 89 * random())::numeric, 2) AS goal FROM generate_series(1, 1000000) AS i) AS goals) AS numbers;
VACUUM ANALYZE indicator;

-- both give the same points, or this divides by zero
SELECT 1 / (count(*) = 0)::int FROM indicator
WHERE earned(perf_score(actual, target, full_mark)) IS DISTINCT FROM
    CASE WHEN reached >= goal THEN full_mark ELSE greatest(0, least(full_mark, round(full_mark * reached / goal, 2))) END;

--# case score and sum 1 M indicators of two decimals
--# base
SELECT count(actual) FROM indicator;
--# run sum(perf_score)
SELECT sum(perf_score(actual, target, full_mark)) FROM indicator;
--# run SQL CASE over numeric at most 0.12
SELECT sum(CASE WHEN reached >= goal THEN full_mark ELSE greatest(0, least(full_mark, round(full_mark * reached / goal, 2))) END),
    sum(full_mark)
FROM indicator;

-- Scoring 1,000,000 quantitative indicators.  The peers do the same by hand on
-- columns that somebody has split already: sign, numbers, units.  About one
-- indicator in three falls short; one in thirty has its actual value in another
-- unit of the family than its target; one in fifty has a range for a target;
-- one in twenty each is to be scored all or nothing, or by a person.

--# setup
DROP SCHEMA IF EXISTS bench_scoring CASCADE;
CREATE SCHEMA bench_scoring;
CREATE EXTENSION IF NOT EXISTS perfeval;
SET search_path = bench_scoring, public;
SELECT setseed(0.5);
CREATE TABLE split AS
SELECT i,
    CASE WHEN i % 50 = 0 THEN '-' ELSE (ARRAY['≥', '≥', '≥', '≥', '≥', '=', '=', '≤', '≤', '>', '<'])[1 + floor(random() * 11)::int] END AS sign,
    t AS low, t + 10 AS high, u AS unit,
    round((t * (0.5 + random()))::numeric, (random() * 1.2)::int) * CASE WHEN i % 20 = 0 AND u = '人' THEN 0.0001 WHEN i % 20 = 0 AND u = '%' THEN 10 ELSE 1 END AS actual,
    CASE WHEN i % 20 = 0 AND u = '人' THEN '万人' WHEN i % 20 = 0 AND u = '%' THEN '‰' ELSE u END AS actual_unit,
    (ARRAY['binary', 'manual', 'proportional'])[least(3, 1 + floor(random() * 20)::int)]::perf_method AS method,
    (ARRAY[2, 3, 4, 5, 6, 8, 10, 12, 15, 20])[1 + floor(random() * 10)::int]::numeric AS full_mark
FROM (SELECT i, floor(random() * 150)::numeric AS t, (ARRAY['%', '%', '%', '人', '次', '个', '天', '万元'])[1 + floor(random() * 8)::int] AS u
      FROM generate_series(1, 1000000) AS i) AS target;
CREATE TABLE indicator AS
SELECT i, sign, low, high, unit, actual, actual_unit,
    (actual || actual_unit)::perf_value AS actual_value,
    (CASE sign WHEN '-' THEN low || unit || '-' || high || unit ELSE sign || low || unit END)::perf_target AS target_value,
    method, full_mark
FROM split;
DROP TABLE split;

-- the number of a value in the unit of the target; NULL if there is none
CREATE FUNCTION in_unit(number numeric, from_unit text, to_unit text) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF from_unit = to_unit THEN
        RETURN number;
    END IF;
    RETURN CASE from_unit || to_unit
        WHEN '万人人' THEN number * 10000 WHEN '人万人' THEN number / 10000
        WHEN '‰%' THEN number / 10 WHEN '%‰' THEN number * 10
        WHEN '元万元' THEN number / 10000 WHEN '万元元' THEN number * 10000
    END;
END $$;
CREATE FUNCTION score_by_hand(sign text, low numeric, high numeric, unit text, actual numeric, actual_unit text, full_mark numeric) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    a numeric := actual;
    t numeric := low;
    up boolean := true;
BEGIN
    IF actual_unit <> unit THEN
        a := in_unit(actual, actual_unit, unit);
        IF a IS NULL THEN
            RETURN NULL;
        END IF;
    END IF;
    IF sign IN ('≤', '<') THEN
        up := false;
    ELSIF sign = '-' AND a > high THEN
        up := false;
        t := high;
    ELSIF sign = '=' AND t = 0 AND a <> 0 THEN
        RETURN 0;
    END IF;
    IF (up AND a >= t) OR (NOT up AND a <= t) THEN
        RETURN full_mark;
    END IF;
    IF t = 0 THEN
        RETURN 0;
    END IF;
    RETURN greatest(0, least(full_mark, round(full_mark * (abs(t) - abs(a - t)) / abs(t), 2)));
END $$;
CREATE VIEW score_by_case AS
SELECT i, sign, low, high, a, method, full_mark,
    CASE
        WHEN a IS NULL THEN NULL
        WHEN sign IN ('≥', '>') OR (sign = '=' AND low <> 0) THEN
            CASE WHEN a >= low THEN full_mark WHEN low = 0 THEN 0
                ELSE greatest(0, least(full_mark, round(full_mark * (abs(low) - abs(a - low)) / abs(low), 2))) END
        WHEN sign = '=' THEN CASE WHEN a = 0 THEN full_mark ELSE 0 END
        WHEN sign IN ('≤', '<') THEN
            CASE WHEN a <= low THEN full_mark WHEN low = 0 THEN 0
                ELSE greatest(0, least(full_mark, round(full_mark * (abs(low) - abs(a - low)) / abs(low), 2))) END
        WHEN a BETWEEN low AND high THEN full_mark
        WHEN a < low THEN greatest(0, least(full_mark, round(full_mark * (abs(low) - abs(a - low)) / abs(low), 2)))
        WHEN high = 0 THEN 0
        ELSE greatest(0, least(full_mark, round(full_mark * (abs(high) - abs(a - high)) / abs(high), 2)))
    END AS points
FROM (
    SELECT *,
        CASE
            WHEN actual_unit = unit THEN actual
            WHEN actual_unit = '万人' AND unit = '人' THEN actual * 10000
            WHEN actual_unit = '人' AND unit = '万人' THEN actual / 10000
            WHEN actual_unit = '‰' AND unit = '%' THEN actual / 10
            WHEN actual_unit = '%' AND unit = '‰' THEN actual * 10
            WHEN actual_unit = '元' AND unit = '万元' THEN actual / 10000
            WHEN actual_unit = '万元' AND unit = '元' THEN actual * 10000
        END AS a
    FROM indicator) AS in_one_unit;
CREATE VIEW score_by_case_and_method AS
SELECT i, full_mark,
    CASE
        WHEN a IS NULL OR method = 'manual' THEN NULL
        WHEN method = 'binary' THEN
            CASE WHEN CASE sign WHEN '≥' THEN a >= low WHEN '>' THEN a > low WHEN '≤' THEN a <= low WHEN '<' THEN a < low
                    WHEN '=' THEN CASE WHEN low = 0 THEN a = 0 ELSE a >= low END ELSE a BETWEEN low AND high END
                THEN full_mark ELSE 0 END
        ELSE points
    END AS points
FROM score_by_case;
VACUUM ANALYZE indicator;

-- all three give the same points, or this divides by zero
SELECT 1 / (count(*) = 0)::int
FROM indicator JOIN score_by_case AS c USING (i)
WHERE earned(perf_score(actual_value, target_value, indicator.full_mark)) IS DISTINCT FROM points
    OR score_by_hand(indicator.sign, indicator.low, indicator.high, unit, actual, actual_unit, indicator.full_mark)
        IS DISTINCT FROM points;
SELECT 1 / (count(*) = 0)::int
FROM indicator JOIN score_by_case_and_method AS c USING (i)
WHERE earned(perf_score(actual_value, target_value, indicator.full_mark, method)) IS DISTINCT FROM points;

--# case score 1 M indicators
--# base
SELECT count(full_mark) FROM indicator;
--# run perf_score
SELECT count(perf_score(actual_value, target_value, full_mark)) FROM indicator;
--# run SQL CASE over numeric at most 0.10
SELECT count(points) FROM score_by_case;
--# run PL/pgSQL at most 0.0625
SELECT count(score_by_hand(sign, low, high, unit, actual, actual_unit, full_mark)) FROM indicator;

--# case score 1 M indicators, each by its method
--# base
SELECT count(full_mark) FROM indicator;
--# run perf_score
SELECT count(perf_score(actual_value, target_value, full_mark, method)) FROM indicator;
--# run SQL CASE over numeric
SELECT count(points) FROM score_by_case_and_method;

--# case score and sum 1 M indicators
--# base
SELECT count(full_mark) FROM indicator;
--# run sum(perf_score)
SELECT sum(perf_score(actual_value, target_value, full_mark)) FROM indicator;
--# run SQL CASE over numeric
SELECT sum(points), sum(full_mark) FROM score_by_case;

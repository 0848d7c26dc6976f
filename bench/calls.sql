-- What one call of a function takes in instructions, see bench/instructions.
--# setup
CREATE EXTENSION IF NOT EXISTS perfeval;
CREATE TABLE cell AS
SELECT v::perf_value AS value, t::perf_target AS target, v AS value_text, t AS target_text, n
FROM generate_series(1, 2000) AS n, (VALUES ('84.5万人', '≥80万人')) AS c (v, t);
CREATE TABLE missed AS
SELECT (12 + n % 40 || '.' || 10 + n % 90 || '%')::perf_value AS value, '≥56.78%'::perf_target AS target, 10::numeric AS full_mark
FROM generate_series(1, 2000) AS n;
VACUUM;

--# call perf_value_out 84.5万人
SELECT count(perf_value_out(value)) FROM cell;
--# call perf_target_out ≥80万人
SELECT count(perf_target_out(target)) FROM cell;
--# call perf_value_meets 84.5万人 against ≥80万人
SELECT count(meets(value, target)) FROM cell;
--# call perf_value_completion_rate 84.5万人 against ≥80万人
SELECT count(completion_rate(value, target)) FROM cell;
--# call perf_score_by_rule 84.5万人 against ≥80万人
SELECT count(perf_score(value, target, 10)) FROM cell;
--# call perf_score_by_rule 12.34% against ≥56.78%
SELECT count(perf_score(value, target, full_mark)) FROM missed;
--# call perf_target_in ≥95%
SELECT count(s::perf_target) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '≥95%' END)) AS c (s);
--# call perf_target_in ≥95公里
SELECT count(s::perf_target) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '≥95公里' END)) AS c (s);
--# call perf_target_in 95次
SELECT count(s::perf_target) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '95次' END)) AS c (s);
--# call perf_target_in 不少于95人
SELECT count(s::perf_target) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '不少于95人' END)) AS c (s);
--# call perf_target_in 持续提升服务水平
SELECT count(s::perf_target) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '持续提升服务水平' END)) AS c (s);
--# call perf_value_in 96.5%
SELECT count(s::perf_value) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '96.5%' END)) AS c (s);
--# call perf_value_in 84.5万人
SELECT count(s::perf_value) FROM cell, LATERAL (VALUES (CASE WHEN n > 0 THEN '84.5万人' END)) AS c (s);

-- Staging against COPY of the same rows into a ledger with its keys: what it
-- costs to look at each cell of a sheet, and to write down from where each row came.
-- Tables that were never analysed, the default work_mem.

--# setup
DROP SCHEMA IF EXISTS bench_copied CASCADE;
DROP SCHEMA IF EXISTS bench_staged CASCADE;
DROP SCHEMA IF EXISTS bench_bad CASCADE;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT create_ledger('bench_copied'), create_ledger('bench_staged'), create_staging('bench_staged');
SET work_mem = '4MB';
SET jit = off;
SET max_parallel_workers_per_gather = 0;
INSERT INTO bench_copied.department VALUES ('d', '局', NULL);
INSERT INTO bench_copied.project (fiscal_year, project_code, name, department_code)
SELECT 2024, 'p' || i, '项目' || i, 'd' FROM generate_series(1, 50000) AS i;
INSERT INTO bench_staged.department TABLE bench_copied.department;
INSERT INTO bench_staged.project TABLE bench_copied.project;
CREATE TEMP VIEW sheet AS
SELECT i, 2024 AS fiscal_year, 'p' || (i - 1) / 20 + 1 AS project_code, (i - 1) % 20 + 1 AS seq, '产出指标' AS level1,
	'数量指标' AS level2, '指标' || i AS level3, '≥' || i % 100 || '%' AS initial_target,
	'≥' || i % 100 || (ARRAY['%', '家', '万元', '人次'])[i % 4 + 1] AS target,
	i % 100 + 1 || (ARRAY['%', '家', '万元', '人次'])[i % 4 + 1] AS actual, 5 + i % 10 AS full_mark, i % 5 || '.5' AS self_points,
	'proportional' AS method, CASE WHEN i % 7 = 0 THEN '因天气原因推迟到下一年度完成' END AS explanation
FROM generate_series(1, 1000000) AS i;
CREATE TEMP VIEW bad_sheet AS
SELECT i, fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark,
	'约' || self_points AS self_points, method, explanation
FROM sheet;
\set keys 'fiscal_year, project_code, seq, level1, level2, level3, '
\set columns :keys 'initial_target, target, actual, full_mark, self_points, method, explanation'
\set small :tmp '/small'
\set large :tmp '/large'
\set good :tmp '/good'
\set bad :tmp '/bad'
COPY (SELECT :columns FROM sheet WHERE i <= 20000) TO :'small' CSV;
COPY (SELECT :columns FROM sheet) TO :'large' CSV;
COPY (SELECT :columns FROM sheet WHERE i <= 100000) TO :'good' CSV;
COPY (SELECT :columns FROM bad_sheet WHERE i <= 100000) TO :'bad' CSV;
SELECT create_ledger('bench_bad'), create_staging('bench_bad');
INSERT INTO bench_bad.department TABLE bench_copied.department;
INSERT INTO bench_bad.project TABLE bench_copied.project;
COPY bench_bad.staging_indicator (:columns) FROM :'bad' CSV;

--# case check_staging of 20,000 indicators
--# before
TRUNCATE bench_copied.indicator CASCADE;
TRUNCATE bench_staged.staging_indicator;
COPY bench_staged.staging_indicator (:columns) FROM :'small' CSV;
--# run check_staging
SELECT count(*) FROM check_staging('bench_staged');
--# run COPY at most 1.5
COPY bench_copied.indicator (:columns) FROM :'small' CSV;

--# case load_staging of 20,000 indicators
--# before
TRUNCATE bench_copied.indicator, bench_staged.indicator CASCADE;
TRUNCATE bench_staged.staging_indicator, bench_staged.load_history, bench_staged.load_history_row, bench_staged.indicator_text;
COPY bench_staged.staging_indicator (:columns) FROM :'small' CSV;
--# run load_staging
SELECT * FROM load_staging('bench_staged');
--# run COPY at most 2
COPY bench_copied.indicator (:columns) FROM :'small' CSV;

--# case check_staging of 1 M indicators
--# before
TRUNCATE bench_copied.indicator, bench_staged.indicator CASCADE;
TRUNCATE bench_staged.staging_indicator;
COPY bench_staged.staging_indicator (:columns) FROM :'large' CSV;
--# run check_staging
SELECT count(*) FROM check_staging('bench_staged');
--# run COPY at most 1.5
COPY bench_copied.indicator (:columns) FROM :'large' CSV;

--# case load_staging of 1 M indicators
--# before
TRUNCATE bench_copied.indicator, bench_staged.indicator CASCADE;
TRUNCATE bench_staged.staging_indicator, bench_staged.load_history, bench_staged.load_history_row, bench_staged.indicator_text;
COPY bench_staged.staging_indicator (:columns) FROM :'large' CSV;
--# run load_staging
SELECT * FROM load_staging('bench_staged');
--# run COPY at most 2
COPY bench_copied.indicator (:columns) FROM :'large' CSV;

--# case check_staging of 100,000 indicators with a bad cell each
--# before
TRUNCATE bench_staged.indicator CASCADE;
TRUNCATE bench_staged.staging_indicator;
COPY bench_staged.staging_indicator (:columns) FROM :'good' CSV;
--# run bad cells
SELECT count(*) FROM check_staging('bench_bad');
--# run good cells at most 2
SELECT count(*) FROM check_staging('bench_staged');

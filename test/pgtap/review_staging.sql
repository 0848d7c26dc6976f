-- A sheet as an analyst types it, with a mistake of each kind in every row: one
-- dry run tells them all, those that only a rule of the table finds too.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(7);

SELECT throws_ok($$SELECT * FROM check_staging('nowhere')$$, '42P01', 'schema nowhere has no staging tables',
	'a schema without staging tables is no clean sheet');
SELECT throws_ok($$SELECT * FROM load_staging('nowhere')$$, '42P01', NULL, 'and nothing is loaded from it');

SELECT create_ledger($$st'a"g; --%s$$), create_staging($$st'a"g; --%s$$) \g /dev/null
SET LOCAL search_path TO "st'a""g; --%s", public;
COPY staging_department (code, name, parent_code) FROM stdin CSV HEADER;
code,name,parent_code
01,"甲, ""乙""",
02,丙,01
02,重复,01
03,自己,03
04,无上级,99
,空码,
\.
COPY staging_project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts, stated_rate,
	stated_budget_points, stated_total, stated_grade) FROM stdin CSV;
2023,P1,项目一,01,项目,default,是,95.00,—,/,优
二三年,P2,项目二,02,项目,default,是,95%,,,
1900,P3,,02,其他,default,也许,,,,
2023,P4,😀,02 ,项目,nope,否,,,,
\.
COPY staging_funding (fiscal_year, project_code, source, is_carry_in, requested, initial_budget, adjusted_budget, executed,
	stated_balance) FROM stdin CSV HEADER;
fiscal_year,project_code,source,is_carry_in,requested,initial_budget,adjusted_budget,executed,stated_balance
2023,P1,财政,否,"1,234.5",８６５００,—,"62,502.5",无
2023,P1,合计,,"12.49,14.91万元",570余,99999999999999999999,1.2345678,--
2023,P9,财政,,,,,,
\.
COPY staging_indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark,
	self_points, method, explanation) FROM stdin CSV HEADER;
fiscal_year,project_code,seq,level1,level2,level3,initial_target,target,actual,full_mark,self_points,method,explanation
2023,P1,1,产出指标,数量,"两
行",≥95,,96%,10,10,,—
2023,P1,2,产出指标,数量,二,≥,,≥abc,十分,-,按比例,
2023,P1,1,产出指标,数量,三,—,无,/,2000,1e5,binary,
2023,P1,0,产出指标,数量,四,=5,,=五,-1,NaN,proportional ,
2023,P1,2147483648,,,,稳步,,,,,,
\.
SELECT set_eq($$SELECT table_name, sheet_row, column_name FROM check_staging($l$st'a"g; --%s$l$, '元')$$, $$VALUES
	('department', 4::bigint, 'code'), ('department', 5, 'parent_code, code'), ('department', 6, 'parent_code'),
	('department', 7, 'code'),
	('project', 3, 'fiscal_year'), ('project', 4, 'carry_in_counts'),
	('project', 4, 'fiscal_year'), ('project', 4, 'kind'), ('project', 4, 'name'),
	('project', 5, 'scheme_code'),
	('funding', 3, 'requested'), ('funding', 3, 'initial_budget'), ('funding', 3, 'adjusted_budget'), ('funding', 3, 'executed'),
	('funding', 4, 'fiscal_year, project_code'),
	('indicator', 3, 'initial_target'), ('indicator', 3, 'actual'), ('indicator', 3, 'full_mark'), ('indicator', 3, 'method'),
	('indicator', 4, 'fiscal_year, project_code, seq'), ('indicator', 4, 'full_mark'), ('indicator', 4, 'self_points'),
	('indicator', 5, 'seq'), ('indicator', 5, 'actual'), ('indicator', 5, 'full_mark'), ('indicator', 5, 'self_points'),
	('indicator', 6, 'seq')$$, 'every bad cell is told at once');
SELECT throws_like($$SELECT * FROM load_staging($l$st'a"g; --%s$l$, '元')$$, '27 cells%', 'nothing is loaded while there are some');

-- mended
DELETE FROM staging_department WHERE code IS NULL OR code > '02' OR name = '重复';
DELETE FROM staging_project WHERE project_code <> 'P1';
DELETE FROM staging_funding WHERE project_code <> 'P1' OR source = '合计';
DELETE FROM staging_indicator WHERE level3 <> E'两\n行' OR level3 IS NULL;
SELECT is_empty($$SELECT * FROM check_staging($l$st'a"g; --%s$l$, '元')$$, 'what is left is in order');
SELECT results_eq($$SELECT table_name, rows FROM load_staging($l$st'a"g; --%s$l$, '元')$$,
	$$VALUES ('department', 2::bigint), ('project', 1), ('funding', 1), ('indicator', 1)$$, 'and is loaded');
SELECT results_eq('SELECT requested, initial_budget, adjusted_budget, executed, stated_balance, is_carry_in FROM funding',
	$$VALUES ('0.12345'::wanyuan, '8.65'::wanyuan, NULL::wanyuan, '6.25025'::wanyuan, NULL::wanyuan, false)$$, 'amounts in 元');

SELECT * FROM finish();
ROLLBACK;

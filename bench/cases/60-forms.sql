-- Official forms: documents to cells, beside XMLTABLE; cells to rows of staging,
-- beside the second that 200 forms may take.  The form is one that a ledger
-- prints, of 20 indicators.

--# needs perfeval
--# setup
DROP SCHEMA IF EXISTS bench_forms CASCADE;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT create_ledger('bench_forms'), create_staging('bench_forms');
SET client_min_messages = warning;
SET jit = off;
INSERT INTO bench_forms.department VALUES ('301', '水利局', NULL);
INSERT INTO bench_forms.project (fiscal_year, project_code, name, department_code, scheme_code)
VALUES (2024, '301-00001', '河道清淤整治', '301', 'default');
INSERT INTO bench_forms.funding (fiscal_year, project_code, source, is_carry_in, initial_budget, adjusted_budget, executed) VALUES
	(2024, '301-00001', '财政拨款', false, '200万元', '200万元', '174.75万元'),
	(2024, '301-00001', '上年结转', true, '0万元', '15.5万元', '15.5万元');
INSERT INTO bench_forms.indicator (fiscal_year, project_code, seq, level1, level2, level3, target, actual, full_mark, self_points)
SELECT 2024, '301-00001', i, (ARRAY['产出指标', '效益指标'])[(i - 1) / 10 + 1], (ARRAY['数量指标', '质量指标'])[(i - 1) % 10 / 5 + 1],
	'指标' || i, ('≥' || i * 3 || (ARRAY['公里', '处', '%'])[i % 3 + 1])::perf_target,
	(i * 3 + 1 || (ARRAY['公里', '处', '%'])[i % 3 + 1])::perf_value, 4.5, 4.5
FROM generate_series(1, 20) i;
CREATE TEMP TABLE form AS
SELECT n, replace(export_form('bench_forms', 2024, '301-00001')::text, '301-00001', '301-' || lpad(n::text, 5, '0')) AS document
FROM generate_series(1, 200) n;
CREATE TEMP TABLE form_xml AS SELECT n, document::xml FROM form;

--# case cells of 200 forms
--# run form_cells
SELECT count(*) FROM form, form_cells(document);
--# run XMLTABLE at most 1
SELECT count(*)
FROM form_xml, XMLTABLE(XMLNAMESPACES('urn:oasis:names:tc:opendocument:xmlns:table:1.0' AS t,
	'urn:oasis:names:tc:opendocument:xmlns:office:1.0' AS o, 'urn:oasis:names:tc:opendocument:xmlns:text:1.0' AS p),
	'//t:table-cell' PASSING document
	COLUMNS shown text PATH 'string(p:p[1])', held text PATH '@o:value', held_type text PATH '@o:value-type',
		row_span integer PATH '@t:number-rows-spanned', col_span integer PATH '@t:number-columns-spanned');

--# case rows of staging from 200 forms
--# before
TRUNCATE bench_forms.staging_form_cell, bench_forms.staging_project, bench_forms.staging_project_detail, bench_forms.staging_funding,
	bench_forms.staging_funding_detail, bench_forms.staging_indicator, bench_forms.staging_indicator_detail;
INSERT INTO bench_forms.staging_form_cell SELECT n || '.fods', c.* FROM form, form_cells(document) c;
ANALYZE bench_forms.staging_form_cell;
--# run read_forms
SELECT count(*) FROM read_forms('bench_forms');
--# run a second at most 1
SELECT pg_sleep(1);

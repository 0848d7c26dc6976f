-- What docs/loading.md says of files: a bad cell is named and nothing is kept,
-- and what Excel saves is read.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(7);

SELECT create_ledger('loading') \g /dev/null
SET LOCAL search_path TO loading, public;
INSERT INTO department VALUES ('a', 'A');
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2022, 'p', 'P', 'a');

-- Load a file of the given text, in octal escapes of printf where it is not
-- ASCII; 'loaded', or SQLSTATE and the constraint or place.
CREATE FUNCTION pg_temp.load(contents text, encoding text DEFAULT 'UTF8') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	context text;
	constraint_name text;
BEGIN
	EXECUTE format('COPY funding (fiscal_year, project_code, source, executed) FROM PROGRAM %L CSV HEADER ENCODING %L',
				   format('printf ''%s''', contents), encoding);
	RETURN 'loaded';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS context = PG_EXCEPTION_CONTEXT, constraint_name = CONSTRAINT_NAME;
	RETURN SQLSTATE || ' ' || coalesce(nullif(constraint_name, ''), split_part(context, E'\n', 1));
END $$;

SELECT is(pg_temp.load('y,p,s,e\n2022,p,a,"62,502.5元"\n2022,p,b,"12.49,14.91万元"\n'),
	'22P02 COPY funding, line 3, column executed: "12.49,14.91万元"', 'a bad cell: line, column and literal');
SELECT is((SELECT count(*) FROM funding), 0::bigint, 'nothing of the file is kept');
SELECT is(pg_temp.load('y,p,s,e\n2022,p,a,99999999999999999999\n'),
	'22003 COPY funding, line 2, column executed: "99999999999999999999"', 'an amount out of range');
SELECT is(pg_temp.load('y,p,s,e\n2022,q,a,1\n'), '23503 funding_project_known', 'an unknown project');
-- EF BB BF is the byte order mark, \r\n ends lines
SELECT is(pg_temp.load('\357\273\277y,p,s,e\r\n2022,p,excel,8.65\r\n'), 'loaded', 'CSV UTF-8 of Excel');
-- 8.65 and 万元 in GB18030: CD F2 D4 AA
SELECT is(pg_temp.load('y,p,s,e\n2022,p,gbk,8.65\315\362\324\252\n', 'GB18030'), 'loaded', 'CSV of a Chinese Excel');
SELECT results_eq('SELECT source, executed FROM funding ORDER BY source',
	$$VALUES ('excel', '8.65'::wanyuan), ('gbk', '8.65')$$, 'both hold the amount');

SELECT * FROM finish();
ROLLBACK;

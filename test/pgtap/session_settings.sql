-- The extension is the same, and every view and report says the same, whatever
-- the session has set that made it, fills it or reads it.
BEGIN;
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS pgtap;
DROP EXTENSION IF EXISTS perfeval;
SELECT * FROM no_plan();
SET LOCAL jit = off;

\set top `pwd`
\set dir :top '/examples/complete-2025'
\set copy :top '/examples/copy.sql'

-- 19 has no standard_conforming_strings = off
CREATE FUNCTION pg_temp.try(setting text, value text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config(setting, value, true);
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	RETURN false;
END $$;
CREATE FUNCTION pg_temp.objects() RETURNS TABLE (object text, definition text) LANGUAGE sql
SET standard_conforming_strings = on AS $$
	SELECT pg_describe_object(d.classid, d.objid, 0), concat_ws(' ', obj_description(d.objid, d.classid::regclass::name),
		CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END)
	FROM pg_depend d
	JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
	LEFT JOIN pg_proc p ON p.oid = d.objid AND d.classid = 'pg_proc'::regclass
	WHERE e.extname = 'perfeval' AND d.deptype = 'e'
$$;
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (source text, answer text) LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
	call text;
BEGIN
	FOR call IN
		SELECT format('SELECT to_jsonb(t) FROM settings.%s t', c.relname)
		FROM pg_class c
		WHERE c.relnamespace = 'settings'::regnamespace AND c.relkind IN ('r', 'v')
			AND (c.relname = 'review_finding' OR c.relname !~ '^(kept|staging|live|stale|review)_')
		UNION ALL VALUES
			('SELECT to_jsonb(public.report_html(''settings'', 2025, ''100''))'),
			('SELECT to_jsonb(public.dashboard_html(''settings'', 2025))'),
			('SELECT to_jsonb(public.export_form(''settings'', 2025, ''s-01'')::text)'),
			('SELECT to_jsonb(public.export_department(''settings'', 2025, ''100'')::text)'),
			('SELECT to_jsonb(t) FROM public.form_cells(public.export_form(''settings'', 2025, ''s-01'')) t'),
			('SELECT to_jsonb(t) FROM public.check_staging(''settings'') t')
	LOOP
		source := call;
		EXECUTE format('SELECT string_agg(j::text, E''\n'' ORDER BY j::text COLLATE "C") FROM (%s) t (j)', call) INTO answer;
		-- a page tells the day on which it was made, where the session is
		answer := replace(answer, to_char(current_date, 'YYYY-MM-DD'), 'today');
		RETURN NEXT;
	END LOOP;
END $$;

-- How it is made.
CREATE EXTENSION perfeval;
CREATE TEMP TABLE object AS SELECT * FROM pg_temp.objects();
SELECT create_ledger('settings'), create_staging('settings'), keep_scores('settings') \g /dev/null
SET LOCAL search_path TO settings, public;
\i :copy
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual) VALUES ('2024', 'x', 'y', '=?', '\');
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2025, 'a\b''c', '\u0041''&amp;', '100');
UPDATE review_answer SET answered_on = '2025-03-04';
SET LOCAL search_path TO public;
CREATE TEMP TABLE answer AS SELECT * FROM pg_temp.answers();
DROP SCHEMA settings CASCADE;
DROP EXTENSION perfeval;

SELECT pg_temp.try('standard_conforming_strings', 'off') AS old_strings \gset
CREATE EXTENSION perfeval;
SELECT set_eq('SELECT * FROM pg_temp.objects()', 'TABLE object', 'made with standard_conforming_strings = off it is the same');
SELECT create_ledger('settings'), create_staging('settings'), keep_scores('settings') \g /dev/null
SET LOCAL search_path TO settings, public;
\i :copy
INSERT INTO staging_indicator (fiscal_year, project_code, seq, target, actual) VALUES ('2024', 'x', 'y', '=?', E'\\');
INSERT INTO project (fiscal_year, project_code, name, department_code) VALUES (2025, E'a\\b''c', E'\\u0041''&amp;', '100');
UPDATE review_answer SET answered_on = '2025-03-04';
SET LOCAL search_path TO public;
SELECT set_eq('SELECT * FROM pg_temp.answers()', 'TABLE answer', 'and so is all that a ledger says');
SELECT pg_temp.try('standard_conforming_strings', 'on') \g /dev/null
-- and what is not called here: a backslash stands in E'' alone
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p
	JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid AND e.extname = 'perfeval'
	JOIN pg_language l ON l.oid = p.prolang AND l.lanname IN ('sql', 'plpgsql')
	WHERE strpos(regexp_replace(p.prosrc, '\mE(''([^''\\]|''''|\\.)*''\s*)+', '', 'g'), '\') > 0$$,
	'no function has a string that means something else without standard_conforming_strings');

-- How it is read; what a server does not know, or not any more, is passed over.
CREATE FUNCTION pg_temp.differs(VARIADIC settings text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	setting text;
BEGIN
	FOREACH setting IN ARRAY settings LOOP
		PERFORM pg_temp.try(split_part(setting, '=', 1), split_part(setting, '=', 2));
	END LOOP;
	RAISE EXCEPTION USING MESSAGE = (SELECT coalesce(string_agg(source, '; '), 'none')
		FROM (SELECT * FROM pg_temp.answers() EXCEPT SELECT * FROM answer) t);
EXCEPTION WHEN raise_exception THEN	-- and the settings are as before
	RETURN SQLERRM;
END $$;

SELECT is(pg_temp.differs(VARIADIC settings), 'none', format('the same with %s', array_to_string(settings, ', ')))
FROM (VALUES
	('{DateStyle=German,IntervalStyle=sql_standard,TimeZone=Asia/Shanghai,extra_float_digits=-15,bytea_output=escape,'
	 'xmlbinary=hex,quote_all_identifiers=on,xmloption=document,transform_null_equals=on,array_nulls=off,row_security=off,'
	 'transaction_read_only=on}'::text[]),
	('{work_mem=64kB,force_parallel_mode=regress,debug_parallel_query=regress,enable_hashjoin=off,enable_hashagg=off,'
	 'plan_cache_mode=force_generic_plan}')) AS s (settings);

SELECT * FROM finish();
ROLLBACK;

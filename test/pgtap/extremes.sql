-- A report over stored data never fails: each column of each table at the ends of
-- its type, as far as its checks let it, and every view and page is read.
BEGIN;
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(7);
SET LOCAL jit = off;

\set top `pwd`
\set dir :top '/examples/complete-2025'
\set copy :top '/examples/copy.sql'
SELECT create_ledger('extreme'), create_staging('extreme') \g /dev/null
SET LOCAL search_path TO extreme, public;
\i :copy
SET LOCAL search_path TO public;

CREATE FUNCTION pg_temp.failing() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	call text;
	failing text := '';
BEGIN
	FOR call IN
		SELECT format('SELECT count(t::text) FROM extreme.%I t', relname) FROM pg_class
		WHERE relnamespace = 'extreme'::regnamespace AND relkind = 'v'
		UNION ALL VALUES
			('SELECT report_html(''extreme'', 2025, ''100'')'), ('SELECT dashboard_html(''extreme'', 2025)'),
			('SELECT export_form(''extreme'', p.fiscal_year, p.project_code) FROM extreme.project p'),
			('SELECT export_department(''extreme'', 2025, ''100'')'), ('SELECT check_staging(''extreme'')')
	LOOP
		BEGIN
			EXECUTE call;
		EXCEPTION WHEN OTHERS THEN
			failing := concat_ws('; ', failing, call, SQLERRM);
		END;
	END LOOP;
	RETURN failing;
END $$;
-- sets what the checks let it set, and says how many columns that were
CREATE FUNCTION pg_temp.stretch(type regtype, value text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	target record;
	columns integer := 0;
BEGIN
	FOR target IN
		SELECT a.attrelid::regclass AS relation, a.attname
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = 'extreme'::regnamespace AND c.relkind = 'r' AND c.relname !~ '^(kept|staging|load)'
			AND a.atttypid = type AND a.attname <> 'fiscal_year'
	LOOP
		BEGIN
			EXECUTE format('UPDATE %s SET %I = %L', target.relation, target.attname, value);
			columns := columns + 1;
		EXCEPTION WHEN integrity_constraint_violation THEN
		END;
	END LOOP;
	RETURN columns;
END $$;

SAVEPOINT before;
SELECT pg_temp.stretch('numeric', 'NaN'), pg_temp.stretch('wanyuan', '9223372036854.775807'),
	pg_temp.stretch('date', 'infinity'), pg_temp.stretch('integer', '2147483647') AS columns \gset
SELECT cmp_ok(:columns, '>', 0, 'some columns take them');
SELECT is(pg_temp.failing(), '', 'no view fails over NaN and the highest');
ROLLBACK TO before;
SELECT pg_temp.stretch('numeric', 'Infinity'), pg_temp.stretch('wanyuan', '-9223372036854.775807'),
	pg_temp.stretch('date', '-infinity'), pg_temp.stretch('integer', '-2147483648') \g /dev/null
SELECT is(pg_temp.failing(), '', 'nor over what is without end and the lowest');
ROLLBACK TO before;
SELECT pg_temp.stretch('numeric', '-Infinity'), pg_temp.stretch('wanyuan', '0'), pg_temp.stretch('date', '5874897-12-31'),
	pg_temp.stretch('integer', '0') \g /dev/null
SELECT is(pg_temp.failing(), '', 'nor over dates that are no timestamps and zeros');
ROLLBACK TO before;
SELECT pg_temp.stretch('numeric', '1e130000'), pg_temp.stretch('date', '4713-01-01 BC') \g /dev/null
SELECT is(pg_temp.failing(), '', 'nor over long numbers and early dates');
ROLLBACK TO before;
SELECT pg_temp.stretch('numeric', '1e-16000'), pg_temp.stretch('text', E'\u00a0\\"''<&>%$1{,}') \g /dev/null
SELECT is(pg_temp.failing(), '', 'nor over long fractions and texts of signs');
ROLLBACK TO before;
SELECT pg_temp.stretch('text', ''), pg_temp.stretch('boolean', 'true') \g /dev/null
SELECT is(pg_temp.failing(), '', 'nor over empty texts');

SELECT * FROM finish();
ROLLBACK;

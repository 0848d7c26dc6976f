-- The grammar only widens: what 1.0.0 printed of 4,000 quantities is read still,
-- perhaps to another meaning, and what that prints reads back to the same.  A
-- dump of 1.0.0 is restored by reading just such texts.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(3);

\set top `pwd`
CREATE TEMP TABLE printed (type text, literal text);
\set copy '\\copy printed FROM ''' :top '/test/upgrade/quantities-1.0.0.tsv'''
:copy
CREATE FUNCTION pg_temp.read(type text, literal text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	IF type = 'perf_target' THEN
		RETURN CASE WHEN (literal::perf_target)::text::perf_target = literal::perf_target THEN 'same' ELSE (literal::perf_target)::text END;
	END IF;
	RETURN CASE WHEN (literal::perf_value)::text::perf_value = literal::perf_value THEN 'same' ELSE (literal::perf_value)::text END;
EXCEPTION WHEN others THEN
	RETURN SQLSTATE;
END
$$;
SELECT is(count(*), 4000::bigint, 'the file') FROM printed;
SELECT is_empty('SELECT type, literal, pg_temp.read(type, literal) FROM printed WHERE pg_temp.read(type, literal) <> $$same$$', 'is read, and read back');
SELECT is_empty($$SELECT literal FROM printed WHERE type = 'perf_target' AND NOT is_quantitative(literal::perf_target) AND literal !~ '[年月日号时点周季]|分之|半|[½⁴³²]'$$,
	'texts are now only dates, and what belongs to the number');

SELECT * FROM finish();
ROLLBACK;

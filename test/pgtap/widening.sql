-- The grammar only widens: what older versions printed of 4,000 literals each is
-- read still, perhaps to another meaning, and what that prints reads back to the
-- same.  A dump of theirs is restored by reading just such texts.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(6);

\set top `pwd`
CREATE TEMP TABLE printed (type text, literal text);
\set copy '\\copy printed FROM ''' :top '/test/upgrade/quantities-1.0.0.tsv'''
:copy
CREATE TEMP TABLE reading (type text, literal text, comparator text, lower_number numeric, upper_number numeric, unit text);
\set copy '\\copy reading FROM ''' :top '/test/upgrade/quantities-1.1.0.tsv'''
:copy
CREATE FUNCTION pg_temp.read(type text, literal text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	IF type = 'perf_target' THEN
		RETURN CASE WHEN (literal::perf_target)::text::perf_target = literal::perf_target THEN 'same'
			ELSE (literal::perf_target)::text END;
	END IF;
	RETURN CASE WHEN (literal::perf_value)::text::perf_value = literal::perf_value THEN 'same' ELSE (literal::perf_value)::text END;
EXCEPTION WHEN others THEN
	RETURN SQLSTATE;
END
$$;
SELECT is(count(*), 4000::bigint, 'the file') FROM printed;
SELECT is_empty('SELECT type, literal, pg_temp.read(type, literal) FROM printed WHERE pg_temp.read(type, literal) <> $$same$$',
	'is read, and read back');
SELECT is_empty($$SELECT literal FROM printed WHERE type = 'perf_target' AND NOT is_quantitative(literal::perf_target)
	AND literal !~ '[年月日号时点周季]|分之|半|[½⁴³²]'$$,
	'texts are now only dates, and what belongs to the number');

-- Of 1.1.0 the file says as well how each was read.  What reads otherwise now is
-- named here, and its kind in CHANGELOG.md.
CREATE TEMP TABLE reads_otherwise (literal text);
INSERT INTO reads_otherwise VALUES ('.12');
CREATE TEMP VIEW reads_now AS
SELECT type, literal, comparator(t), lower_number(t), upper_number(t), unit(t)
FROM reading, LATERAL (SELECT literal::perf_target AS t) r WHERE type = 'perf_target'
UNION ALL
SELECT type, literal, comparator(v), lower_number(v), upper_number(v), unit(v)
FROM reading, LATERAL (SELECT literal::perf_value AS v) r WHERE type = 'perf_value';
SELECT is(count(*), 4000::bigint, 'the file of 1.1.0') FROM reading;
SELECT is_empty('SELECT type, literal, pg_temp.read(type, literal) FROM reading WHERE pg_temp.read(type, literal) <> $$same$$',
	'is read, and read back');
SELECT is_empty('SELECT * FROM (TABLE reads_now EXCEPT TABLE reading) r WHERE literal NOT IN (TABLE reads_otherwise)',
	'to what 1.1.0 read');

SELECT * FROM finish();
ROLLBACK;

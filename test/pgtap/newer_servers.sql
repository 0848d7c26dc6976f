-- What PostgreSQL 16 to 19 brought, with our types; each part runs where the
-- server has it.
BEGIN;
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT v >= 16 AS has_16, v >= 17 AS has_17, v >= 18 AS has_18, v >= 19 AS has_19,
	2 + CASE WHEN v >= 16 THEN 10 ELSE 0 END + CASE WHEN v >= 17 THEN 13 ELSE 0 END
	+ CASE WHEN v >= 18 THEN 16 ELSE 0 END + CASE WHEN v >= 19 THEN 1 ELSE 0 END AS tests
FROM (SELECT current_setting('server_version_num')::int / 10000) AS s (v) \gset
SELECT plan(:tests);

CREATE TABLE cell (id int PRIMARY KEY, amount wanyuan, target perf_target, actual perf_value, score perf_score);

-- Everywhere: a column of our types in a row filter is refused, a generated boolean is not.
SELECT throws_ok('CREATE PUBLICATION over_50 FOR TABLE cell WHERE (amount IS NULL)', '0A000', NULL,
	'a row filter names none of our columns');
CREATE TABLE filtered (id int PRIMARY KEY, amount wanyuan,
	over_50 boolean NOT NULL GENERATED ALWAYS AS (coalesce(amount > '50', false)) STORED);
ALTER TABLE filtered REPLICA IDENTITY FULL;
SELECT lives_ok('CREATE PUBLICATION over_50 FOR TABLE filtered WHERE (over_50)', 'a stored generated boolean may be named');

\if :has_16
-- 16: errors as rows
SELECT is(pg_input_is_valid(literal, type), false, format('%s is no %s', literal, type))
FROM (VALUES ('12.49,14.91万元', 'wanyuan'), ('≥', 'perf_target'), ('15/14/13', 'perf_score'), ('[2,1]', 'wanyuan_range'))
	AS bad (literal, type);
SELECT is(pg_input_is_valid(literal, type), true, format('%s is a %s', literal, type))
FROM (VALUES ('62,502.5元', 'wanyuan'), ('≥95%', 'perf_target'), ('大于90%', 'perf_value'), ('14/15', 'perf_score'))
	AS good (literal, type);
SELECT results_eq($$SELECT message, detail, hint, sql_error_code FROM pg_input_error_info('12.49,14.91万元', 'wanyuan')$$,
	$$VALUES ('invalid input syntax for type wanyuan: "12.49,14.91万元"',
		'At character 6: two numbers in one cell are not one amount.',
		'Write one exact amount such as 1268.31, 62,502.5元 or 4.37亿元; without a unit it is 万元.', '22P02')$$,
	'message, detail, hint and code of a bad amount');
SELECT is((SELECT sql_error_code FROM pg_input_error_info('99999999999999999999', 'wanyuan')), '22003', 'an amount out of range');
\endif

\if :has_17
-- 17: COPY that goes on behind a bad row
COPY cell (id, amount, target) FROM PROGRAM $$printf '%s\n' '1,8.65,≥95%' '2,"12.49,14.91万元",≥95%' '3,1元,≥' '4,,'$$
	WITH (FORMAT csv, ON_ERROR ignore);
SELECT results_eq('SELECT id, amount::text FROM cell ORDER BY id', $$VALUES (1, '8.65'), (4, NULL)$$,
	'COPY ... ON_ERROR ignore leaves out the rows with a bad amount or target');
TRUNCATE cell;

-- 17: MERGE that returns what it did
INSERT INTO cell (id, amount) VALUES (1, '8.65'), (2, '5');
SELECT results_eq($$WITH merged AS (
		MERGE INTO cell USING (VALUES (1, '1.35'::wanyuan), (3, '7'), (2, '-5')) AS s (id, amount) ON cell.id = s.id
		WHEN MATCHED AND cell.amount + s.amount = 0 THEN DELETE
		WHEN MATCHED THEN UPDATE SET amount = cell.amount + s.amount
		WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (s.id, s.amount)
		RETURNING merge_action(), cell.id, cell.amount)
	SELECT merge_action, id, amount FROM merged ORDER BY id$$,
	$$VALUES ('UPDATE', 1, '10'::wanyuan), ('DELETE', 2, '5'), ('INSERT', 3, '7')$$, 'MERGE ... RETURNING of amounts');

-- 17: JSON_TABLE, which by default makes a bad cell NULL, that is unknown
SELECT results_eq($$SELECT p, e::text FROM JSON_TABLE(
		'[{"p":1,"e":8.65},{"p":2,"e":"62,502.5元"},{"p":3,"e":"12.49,14.91万元"},{"p":4,"e":1e-7},{"p":5,"e":null}]',
		'$[*]' COLUMNS (p int, e wanyuan)) AS j$$,
	$$VALUES (1, '8.65'), (2, '6.25025'), (3, NULL), (4, NULL), (5, NULL)$$, 'JSON_TABLE: a bad amount is NULL');
SELECT throws_like($$SELECT * FROM JSON_TABLE('[{"e":"12.49,14.91万元"}]', '$[*]' COLUMNS (e wanyuan ERROR ON ERROR)) AS j$$,
	'invalid input syntax for type wanyuan%', 'JSON_TABLE ... ERROR ON ERROR raises our error');
SELECT results_eq($$SELECT t, v, s, meets(v, t) FROM JSON_TABLE(
		'[{"t":"≥95%","v":"96%","s":"14/15"},{"t":"≥3个","v":2,"s":"0/5"}]', '$[*]' COLUMNS (
			t perf_target ERROR ON ERROR, v perf_value ERROR ON ERROR, s perf_score ERROR ON ERROR)) AS j$$,
	$$VALUES ('≥95%'::perf_target, '96%'::perf_value, '14/15'::perf_score, true), ('≥3个', '2', '0/5', false)$$,
	'JSON_TABLE of targets, values and scores');
SELECT is(json_value('{"e":"62,502.5元"}', '$.e' RETURNING wanyuan), '6.25025', 'JSON_VALUE of an amount');
SELECT is(json_query('{"e":"8.65"}', '$.e' RETURNING wanyuan OMIT QUOTES ERROR ON ERROR), '8.65', 'JSON_QUERY wants OMIT QUOTES');
SELECT throws_ok($$SELECT json_query('{"e":"8.65"}', '$.e' RETURNING wanyuan ERROR ON ERROR)$$, '22P02', NULL,
	'for without it the quotes are part of the literal');

-- 17: CREATE INDEX and REFRESH run with search_path = pg_catalog, pg_temp: a body that is a
-- string does not find our functions any more, one that is bound does.
CREATE FUNCTION loose(w wanyuan) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT yuan(w)';
CREATE FUNCTION bound(w wanyuan) RETURNS numeric LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT yuan(w); END;
SELECT throws_ok('CREATE INDEX ON cell (loose(amount))', '42883', NULL, 'an index over a string-bodied function of the user');
SELECT lives_ok('CREATE INDEX ON cell (bound(amount))', 'an index over a BEGIN ATOMIC one');
SELECT throws_ok('CREATE MATERIALIZED VIEW m AS SELECT loose(amount) FROM cell', '42883', NULL,
	'a materialized view over a string-bodied one');
SELECT lives_ok('CREATE MATERIALIZED VIEW m AS SELECT bound(amount) FROM cell', 'a materialized view over a BEGIN ATOMIC one');
SELECT create_ledger('city') \g /dev/null
SELECT lives_ok('CREATE MATERIALIZED VIEW kept AS SELECT * FROM city.department_total',
	'a materialized view over a view of a ledger');
TRUNCATE cell;
\endif

\if :has_18
-- 18: a limit to what COPY may leave out
\set two_bad 'COPY cell (id, amount) FROM PROGRAM $$printf "1,x\\n2,y\\n3,5\\n"$$'
\set two_bad :two_bad ' WITH (FORMAT csv, LOG_VERBOSITY silent, ON_ERROR ignore, '
SELECT throws_ok(:'two_bad' || 'REJECT_LIMIT 1)', '22P02', NULL, 'COPY ... REJECT_LIMIT 1: the second bad amount ends it');
SELECT lives_ok(:'two_bad' || 'REJECT_LIMIT 2)', 'COPY ... REJECT_LIMIT 2 bears both');
SELECT results_eq('SELECT id, amount::text FROM cell', $$VALUES (3, '5.00')$$, 'and loads the rest');
TRUNCATE cell;

-- 18: generated columns are virtual unless they say STORED
SELECT throws_ok('CREATE TABLE v (a wanyuan, n numeric GENERATED ALWAYS AS (a::numeric))', '0A000', NULL,
	'a virtual column of one of our functions is refused');
SELECT throws_ok('CREATE TABLE v (a wanyuan, b boolean GENERATED ALWAYS AS (a IS NULL) VIRTUAL)', '0A000', NULL,
	'and one of our types');
SELECT lives_ok('CREATE TABLE v (a wanyuan, n numeric GENERATED ALWAYS AS (a::numeric) STORED)', 'STORED works');
SELECT throws_ok('CREATE TABLE w (m perf_method, t text GENERATED ALWAYS AS (m::text) STORED)', '42P17', NULL,
	'but for the text of an enum, which is not immutable');

-- 18: publications send stored generated columns where they are asked to
SELECT lives_ok('CREATE PUBLICATION stored FOR TABLE v WITH (publish_generated_columns = stored)', 'publish_generated_columns');
SELECT is((SELECT attnames FROM pg_publication_tables WHERE pubname = 'stored'), '{a,n}'::name[], 'sends the generated column too');

-- 18: keys without overlaps, over ranges of amounts
CREATE TABLE band (years int4range, amounts wanyuan_range, name text, PRIMARY KEY (years, amounts WITHOUT OVERLAPS));
INSERT INTO band VALUES
	('[2024,2025)', '[0,50)', 'small'), ('[2024,2025)', '[50,500)', 'large'), ('[2025,2026)', '[0,100)', 'small');
SELECT throws_ok($$INSERT INTO band VALUES ('[2024,2025)', '[499.99,600)', 'huge')$$, '23P01', NULL,
	'WITHOUT OVERLAPS: amounts in two bands');
SELECT lives_ok($$INSERT INTO band VALUES ('[2024,2025)', '[500,)', 'huge')$$, 'WITHOUT OVERLAPS: bands side by side');
CREATE TABLE share_of_band (years int4range, amounts wanyuan_range,
	FOREIGN KEY (years, PERIOD amounts) REFERENCES band (years, PERIOD amounts));
SELECT lives_ok($$INSERT INTO share_of_band VALUES ('[2024,2025)', '[20,70)')$$, 'PERIOD: covered by two bands together');
SELECT throws_ok($$INSERT INTO share_of_band VALUES ('[2025,2026)', '[20,170)')$$, '23503', NULL, 'PERIOD: not covered');

-- 18: skip scan over an index that begins with an amount
CREATE TABLE skipped (amount wanyuan, n int);
INSERT INTO skipped SELECT from_yuan(i % 5), i FROM generate_series(1, 20000) AS i;
CREATE INDEX ON skipped (amount, n);
ANALYZE skipped;
CREATE FUNCTION index_searches(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Index Searches';
END $$;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SELECT cmp_ok(index_searches('SELECT * FROM skipped WHERE n = 4321'), '>', 1, 'skip scan over a leading amount');
SELECT results_eq('SELECT amount, n FROM skipped WHERE n = 4321', $$VALUES ('1元'::wanyuan, 4321)$$, 'finds its row');
SELECT results_eq($$SELECT amount, n FROM skipped WHERE amount BETWEEN '2元' AND '3元' AND n IN (7, 8, 9)$$,
	$$VALUES ('2元'::wanyuan, 7), ('3元', 8)$$, 'skip scan in a range of amounts');
\endif

\if :has_19
-- 19: COPY that makes a bad cell NULL
COPY cell (id, amount, target, score)
	FROM PROGRAM $$printf '%s\n' '1,8.65,≥95%,14/15' '2,"12.49,14.91万元",≥95%,x' '3,1元,≥,0/5'$$
	WITH (FORMAT csv, ON_ERROR set_null);
SELECT results_eq('SELECT id, amount::text, target::text, score::text FROM cell ORDER BY id',
	$$VALUES (1, '8.65', '≥95%', '14/15'), (2, NULL, '≥95%', NULL), (3, '0.0001', NULL, '0/5')$$,
	'COPY ... ON_ERROR set_null');
\endif

SELECT * FROM finish();
ROLLBACK;

-- Expressions over built-in types find the same operators and functions, and
-- give the same results, without the extension and with it, although its
-- abs, round, sum, generate_series and operators stand in the search path.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
RESET client_min_messages;
SELECT plan(4);

CREATE TEMP TABLE expression (id serial, text text);
INSERT INTO expression (text) VALUES
    -- operators that wanyuan has too, over numbers and unknown literals
    ('1 = 1.0'), ('1.0 = 1'), ('1 = ''1'''), ('1.5 > ''1'''), ('''5'' + 1'), ('''5'' * 1.5'),
    ('1.5 * ''2'''), ('1 / ''2'''), ('''7'' / 2'), ('''7'' - ''2'''), ('''5'' > ''10'''), ('1::bigint = 1.0'),
    ('1::float8 = 1.0'), ('1.0 = 1::real'), ('- ''5'''), ('-1.5'), ('- 5::bigint'), ('1 <> ''2'''),
    ('2::smallint * 3.5'), ('2 * ''3.5''::numeric'), ('1.0 BETWEEN 0 AND ''2'''), ('1 IN (''1'', 2.0)'),
    ('''1'' < 1.5'), ('NULL = 1.5'), ('1.5 = ANY (''{1,1.5}'')'), ('''5'' || 1'), ('1 = true::int'),
    -- money, intervals, dates, text
    ('''5''::money > ''3'''), ('''5''::money * 2'), ('''5''::money / ''2''::money'), ('''5''::money / 2'), ('2 * ''5''::money'),
    ('sum(m) FROM (VALUES (''5''::money)) v (m)'), ('interval ''1 day'' * 2'), ('interval ''1 day'' * ''2'''),
    ('2 * interval ''1 day'''), ('interval ''1 day'' / 2'), ('- interval ''1 day'''), ('date ''2022-01-01'' + 1'),
    ('date ''2022-01-01'' - ''2021-01-01'''), ('now() - ''1 day'' < now()'), ('''a'' < ''b'''), ('''10'' < ''9'''),
    ('''1''::text = ''1'''), ('5::oid = 5'), ('''5''::oid > 4'),
    -- functions that wanyuan has too
    ('abs(-5)'), ('abs(''-5'')'), ('abs(-5.5)'), ('abs(-5::smallint)'), ('abs(''-5''::real)'),
    ('round(5.5)'), ('round(''5.5'')'), ('round(5.555, 2)'), ('round(''5.555'', 2)'), ('round(5, 2)'), ('round(5.5::float8)'),
    ('round(5, ''1'')'), ('round(''5.5'', ''1'')'), ('round(1e3::float8, 1)'),
    ('sum(x) FROM (VALUES (1), (2)) v (x)'), ('sum(x) FROM (VALUES (1.5), (2)) v (x)'), ('sum(''5'')'), ('avg(''5'')'),
    ('sum(x) FROM (VALUES (1::bigint)) v (x)'), ('sum(NULL)'), ('avg(x) FROM (VALUES (1), (2)) v (x)'),
    ('min(''5'')'), ('max(''5'')'), ('min(5)'), ('max(5.5)'), ('min(NULL)'), ('max(date ''2022-01-01'')'),
    ('generate_series(1, 3)'), ('generate_series(1, ''3'')'), ('generate_series(''1'', ''3'')'),
    ('generate_series(1, 3, 2)'), ('generate_series(1.0, 2, 0.5)'), ('generate_series(''1'', ''3'', ''1'')'),
    ('generate_series(1, 3, ''1'')'), ('generate_series(''1'', 3.0, 1)'),
    ('generate_series(date ''2022-01-01'', ''2022-01-02'', ''1 day'')'),
    -- casts and set operations
    ('''5.5''::numeric::int'), ('5.5::bigint'), ('''1.5''::float8::numeric'), ('5::numeric(5,2)'),
    ('1.5 UNION SELECT 2'), ('1 UNION SELECT ''2'''), ('CASE WHEN true THEN 1 ELSE 2.5 END'),
    ('coalesce(1, 2.5)'), ('coalesce(NULL, ''5'')'), ('greatest(1, 2.5, ''3'')'), ('ARRAY[1, 2.5]'), ('numeric ''5'''),
    ('int4range(1, 5) @> 3'), ('numrange(1, 5) @> 3.5'), ('numrange(1, 5) @> ''3'''), ('''[1,5)'' && int4range(2, 3)'),
    ('to_char(5.5, ''9.99'')'), ('width_bucket(5, 0, 10, 5)'), ('mod(5, ''3'')'), ('5 % 3.0'), ('power(2, 3)'), ('sign(-5)');

-- every operator that the extension adds to, between every two of these; and
-- every function that it adds to, of one and of two of them
CREATE TEMP TABLE operand (text text);
INSERT INTO operand VALUES ('5'), ('5::smallint'), ('5::bigint'), ('2.5'), ('2.5::real'), ('2.5::float8'), ('''5'''),
	('''5''::text'),
    ('''5''::money'), ('interval ''5 days'''), ('date ''2022-01-05'''), ('NULL'), ('5::oid'), ('true'), ('''{5}''::int[]'),
    ('''[1,5)''::numrange'), ('''{"5": 5}''::jsonb'), ('''优''::bpchar');
INSERT INTO expression (text)
SELECT format('%s %s %s', l.text, o, r.text)
FROM operand l, unnest('{+,-,*,/,=,<>,<,<=,>,>=,<@,@>}'::text[]) o, operand r;
INSERT INTO expression (text)
SELECT format('%s(%s)', f, o.text) FROM unnest('{abs,sum,avg,min,max,round,-}'::text[]) f, operand o
UNION ALL
SELECT format('%s(%s, %s)', f, l.text, r.text)
	FROM unnest('{round,generate_series,convert,sum,greatest}'::text[]) f, operand l, operand r;

-- type and value, or the error, of each; and how the parser has read it
CREATE FUNCTION pg_temp.evaluate(expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    result text;
    line text;
    plan text := '';
BEGIN
    EXECUTE 'SELECT string_agg(pg_typeof(c)::text || '' '' || coalesce(c::text, ''NULL''), '','') FROM (SELECT '
            || expression || ') AS t (c)' INTO result;
    FOR line IN EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) SELECT ' || expression LOOP
        plan := plan || line || E'\n';
    END LOOP;
    RETURN result || E'\n' || plan;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE || ' ' || SQLERRM;
END $$;

DROP EXTENSION perfeval CASCADE;
CREATE TEMP TABLE without AS SELECT id, text, pg_temp.evaluate(text) AS result FROM expression;
CREATE EXTENSION perfeval;
CREATE TEMP TABLE "with" AS SELECT id, text, pg_temp.evaluate(text) AS result FROM expression;

-- The one exception is the price of round(wanyuan, integer), which no other
-- declaration of it avoids: two unknown literals in round need a cast.
SELECT results_eq($$
    SELECT w.text, w.result
    FROM "with" w JOIN without o USING (id) WHERE w.result IS DISTINCT FROM o.result
    -- what was an error may be one with other words
    AND o.result !~ '^[0-9A-Z]{5} '
    ORDER BY id
    $$, $$ SELECT text, '42725 function round(unknown, unknown) is not unique' FROM expression
           WHERE text IN ('round(''5.5'', ''1'')', 'round(''5'', ''5'')', 'round(''5'', NULL)', 'round(NULL, ''5'')',
	'round(NULL, NULL)')
           ORDER BY id $$,
    'the same types, values and plans, and errors stay errors');
SELECT is_empty($$
    SELECT w.text, w.result, o.result
    FROM "with" w JOIN without o USING (id) WHERE o.result ~ '^[0-9A-Z]{5} ' AND w.result !~ '^[0-9A-Z]{5} '
    $$, 'nothing is allowed that was not');
SELECT cmp_ok(count(*) FILTER (WHERE result !~ '^[0-9A-Z]{5} '), '>', 900::bigint, 'many of them have a value')
FROM without;
-- nothing of the extension is reached from built-in operator families
SELECT is_empty($$
    SELECT pg_describe_object('pg_amop'::regclass, a.oid, 0)
    FROM pg_amop a
    WHERE a.amopfamily < 16384
      AND (a.amopopr >= 16384 OR a.amoplefttype >= 16384 OR a.amoprighttype >= 16384)
    $$, 'built-in operator families are untouched');

SELECT * FROM finish();
ROLLBACK;

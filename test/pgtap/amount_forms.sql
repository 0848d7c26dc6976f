-- Functions of amounts take amounts, numbers of 万元 and texts, mixed as a query
-- mixes them; what 1.1.0 resolved (a column beside a literal, say) is never "not
-- unique".  Parameters of every kind of number are assigned to a column.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

CREATE DOMAIN pg_temp.spent AS wanyuan CHECK (VALUE >= 0);
CREATE TEMP TABLE f (
	w1 wanyuan, d1 pg_temp.spent, n1 numeric, x1 text, v1 varchar(20),
	w2 wanyuan, d2 pg_temp.spent, n2 numeric, x2 text, i2 integer, s2 smallint, b2 bigint
);
INSERT INTO f VALUES (8.65, 8.65, 8.65, '86,500元', '8.65', 10, 10, 10, '10万元', 10, 10, 10);
CREATE TEMP VIEW v AS SELECT w1::numeric AS executed_wan FROM f;

-- What stands for 8.65 万元, and for 10: as what a call may take it.
CREATE TEMP TABLE executed (expression text, kind text);
INSERT INTO executed VALUES
	('w1', 'amount'), ('d1', 'amount'), ('w1 + 0', 'amount'), ('8.65::wanyuan', 'amount'),
	('n1', 'number'), ('8.65', 'number'), ('executed_wan', 'number'),
	('x1', 'text'), ('v1', 'text'), ('''8.65''', 'any'), ('''86,500元''', 'amount or text');
CREATE TEMP TABLE budget (expression text, kind text);
INSERT INTO budget VALUES
	('w2', 'amount'), ('d2', 'amount'), ('n2', 'number'), ('10', 'number'), ('10.0', 'number'), ('i2', 'number'),
	('s2', 'number'), ('b2', 'number'), ('x2', 'text'), ('''10''', 'any'), ('''0.001亿元''', 'amount or text');

CREATE FUNCTION pg_temp.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT %s FROM f, v', call) INTO result;
	RETURN CASE WHEN result ~ '^-?\d+\.\d+$' THEN trim_scale(result::numeric)::text ELSE result END;
EXCEPTION WHEN others THEN
	RETURN SQLSTATE;
END
$$;

-- A text of a column beside an amount or a number is asked for by two of the
-- functions only.  A literal beside a number is a number: 10万元 is none.
CREATE TEMP TABLE call AS
SELECT format(f.call, e.expression, b.expression) AS call,
	CASE
		WHEN NOT f.all_forms AND (e.kind = 'text' AND b.kind IN ('amount', 'number')
			OR b.kind = 'text' AND e.kind IN ('amount', 'number')) THEN '42883'
		WHEN NOT f.all_forms AND (e.kind = 'number' AND b.kind = 'amount or text'
			OR b.kind = 'number' AND e.kind = 'amount or text') THEN '22P02'
		ELSE f.answer
	END AS wanted
FROM (VALUES
	('execution_rate(%s, %s)', false, '0.865'),
	('share(%s, %s)', false, '0.865'),
	('growth(%s, %s)', false, '-0.135'),
	('execution_score(%s, %s, 20)', true, '17.3/20'),
	('execution_score(%s, %s, 20.0)', true, '17.3/20'),
	('execution_score(full_mark => 20::numeric, executed => %s, budget => %s)', true, '17.3/20'),
	('execution_score(%s, %s, ''20'')', true, '17.3/20'),
	('execution_score(%s, %s)', true, '8.65/10'),
	('budget_light(%s, %s, 12)', true, '绿'),
	('budget_light(%s, %s, ''12'')', true, '绿')) AS f(call, all_forms, answer)
CROSS JOIN executed e CROSS JOIN budget b;
SELECT is(count(*), 1210::bigint, 'calls of two amounts') FROM call;
SELECT is_empty('SELECT call, pg_temp.answer(call) AS seen, wanted FROM call WHERE pg_temp.answer(call) IS DISTINCT FROM wanted',
	'each call of two amounts answers, by whatever they are');

SELECT is_empty(format($$SELECT expression, pg_temp.answer(format(%L, expression)) FROM executed
	WHERE pg_temp.answer(format(%1$L, expression)) IS DISTINCT FROM %L$$, call, answer), call || ' of each')
FROM (VALUES
	('yuan(%s)', '86500'), ('amount_in_words(%s)', '捌万陆仟伍佰元整'), ('format_amount(%s)', '8.65万元'),
	('format_amount(%s, ''元'')', '86,500.00元'), ('format_amount(%s, decimals => 1)', '8.7万元'),
	('format_amount(%s, ''亿元'', 5)', '0.00087亿元')) AS f(call, answer);

SELECT is(execution_rate(NULL, '10'), NULL, 'a NULL literal');
SELECT is(execution_score(w1, NULL, 20), NULL, 'a NULL budget beside a full mark') FROM f;
SELECT throws_ok($$SELECT execution_rate('n/a', '10')$$, '22P02', NULL, 'a text is read as the type reads it');
SELECT throws_ok($$SELECT execution_rate('NaN'::numeric, 10)$$, '22003', NULL, 'a number that is no amount');

-- grades
SELECT is(grade(score::numeric)::text, wanted, 'grade of the number ' || score) FROM (VALUES
	('90', '优'), ('89.99', '良'), ('80', '良'), ('60', '中'), ('59.99', '差'), ('-1', '差'),
	('NaN', NULL), ('Infinity', NULL), ('-Infinity', NULL)) AS f(score, wanted);
SELECT is(grade('90'), '优'::perf_grade, 'a literal');
SELECT is(grade('85', '{95,85,75}'), '良'::perf_grade, 'a literal, and thresholds');
SELECT is(grade('NaN'), NULL, 'a literal that is no score');
SELECT is(grade(NULL), NULL, 'NULL');
SELECT is(grade('27/30'::perf_score), '优'::perf_grade, 'a score');
SELECT is(grade(s2 * 9), '优'::perf_grade, 'an integer') FROM f;
SELECT throws_ok($$SELECT grade('优')$$, '22P02', NULL, 'a text that is no number');

-- under names that PostgreSQL has nothing was added for texts
SELECT is(abs('-5')::text, '5', 'abs of a literal is PostgreSQL''s');
SELECT is(pg_typeof(abs('-5'))::text, 'double precision', 'and so is its type');
SELECT is(pg_typeof(round('5.5'))::text, 'double precision', 'round too');

-- parameters that a driver types by itself
CREATE TEMP TABLE p (amount wanyuan);
PREPARE put_smallint(smallint) AS INSERT INTO p VALUES ($1) RETURNING amount;
PREPARE put_double(double precision) AS INSERT INTO p VALUES ($1) RETURNING amount;
PREPARE put_real(real) AS INSERT INTO p VALUES ($1) RETURNING amount;
SELECT results_eq('EXECUTE put_smallint(-32768)', $$VALUES ('-32768'::wanyuan)$$, 'the least smallint');
SELECT results_eq('EXECUTE put_double(8.65)', $$VALUES ('8.65'::wanyuan)$$, '8.65');
SELECT results_eq('EXECUTE put_double(8.65 * 3)', $$VALUES ('25.95'::wanyuan)$$, '25.950000000000003 is rounded to 分');
SELECT results_eq('EXECUTE put_double(0.0000005)', $$VALUES ('0.000001'::wanyuan)$$, 'half a 分, away from zero');
SELECT results_eq('EXECUTE put_double(-4.9e-7)', $$VALUES ('0'::wanyuan)$$, 'less than half a 分');
SELECT results_eq('EXECUTE put_double(4503599627370.497)', $$VALUES ('4503599627370.497'::wanyuan)$$, '16 digits');
SELECT results_eq('EXECUTE put_real(1268.31)', $$VALUES ('1268.31'::wanyuan)$$, 'a real by its own shortest decimal');
SELECT throws_ok(format('EXECUTE put_double(%L)', d), '22003', NULL, d || ' is no amount')
FROM unnest(ARRAY['NaN', 'Infinity', '-Infinity', '1e13', '-1e300']) AS d;
SET LOCAL extra_float_digits = -15;
SELECT results_eq('EXECUTE put_double(1268.314159)', $$VALUES ('1268.314159'::wanyuan)$$, 'whatever extra_float_digits says');
RESET extra_float_digits;
SELECT is('1268.31'::real::wanyuan, '1268.31', 'an explicit cast of a real');
SELECT is(wanyuan(1268.31::real), '1268.31', 'and a call are the same');
SELECT throws_ok('SELECT 1 FROM f WHERE w1 > 8.65::double precision', '42883', NULL,
	'a double precision is not compared with: executed > 5 would be planned through it');

SELECT * FROM finish();
ROLLBACK;

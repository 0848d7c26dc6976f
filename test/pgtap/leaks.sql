-- No C function of the extension keeps memory from call to call: each runs 2,000
-- times in one query, at the end of which the memory of the backend is read while
-- the query's own contexts still stand.  pg_prove --set calls=300000 for more
-- (make mutations).
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
\if :{?calls}
\else
	\set calls 2000
\endif
SELECT no_plan();

-- For each type of an argument two values, taken by turns.
CREATE TEMP TABLE argument (type text, one text, other text);
INSERT INTO argument VALUES
	('wanyuan', '8.65', '-1268.31'), ('numeric', '0.5', '1'), ('text', '1', '12'), ('integer', '1', '2'), ('bigint', '1', '2'),
		('smallint', '1', '2'),
	('real', '1.5', '2'), ('double precision', '1.5', '25.950000000000003'), ('boolean', 't', 'f'), ('perf_target', '≥95%',
		'≤12个月'),
	('perf_value', '96%', '大于90%'), ('perf_score', '14/15', '7/10'), ('perf_grade', '优', '差'), ('perf_attainment',
		'达成预期指标', '未达成预期指标且效果较差'),
	('perf_method', 'proportional', 'binary'), ('numeric[]', '{90,80,60}', '{95,85,70}'), ('text[]', '{红,黄}', '{绿}'),
		('wanyuan_range', '[1,2)', '[2,3)'),
	('wanyuan_sum', '100/1', '200/2'), ('perf_target[]', '{≥95%}', '{≥90%,=12个月}'), ('integer[]', '{1,2}', '{3}'), ('name', 'a',
		'b'), ('bigint[]', '{0,0,0}', '{1,2,3}');
CREATE FUNCTION pg_temp.kept(call text, calls bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	bytes bigint;
BEGIN
	EXECUTE format('SELECT max(n) FROM (SELECT count(x.v)::bigint - %2$s * 2 AS n FROM (SELECT %1$s AS v FROM (SELECT '
		'generate_series(1, %2$s) AS g) AS s OFFSET 0) AS x'
		' UNION ALL SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts) AS m', call, calls) INTO bytes;
	RETURN bytes;
END $$;
-- What more calls keep than few; or the error.
CREATE FUNCTION pg_temp.leak(call text, calls bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	kept bigint;
BEGIN
	PERFORM pg_temp.kept(call, 10);
	kept := pg_temp.kept(call, calls) - pg_temp.kept(call, 10);
	RETURN CASE WHEN kept > calls * 8 THEN kept || ' bytes' END;
EXCEPTION WHEN others THEN
	RETURN SQLSTATE;
END $$;

CREATE TEMP TABLE call AS
SELECT p.oid::regprocedure::text AS function, format('%s(%s)', p.proname, string_agg(
	CASE WHEN a.type IS NULL THEN NULL ELSE format('(CASE WHEN g %% 2 = 0 THEN %L ELSE %L END)::%s', a.one, a.other, a.type) END,
		', ' ORDER BY t.ordinality)) AS call,
	count(*) = count(a.type) AS complete
FROM pg_proc p
JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'perfeval'
CROSS JOIN LATERAL unnest(p.proargtypes) WITH ORDINALITY AS t(type, ordinality)
LEFT JOIN argument a ON a.type::regtype = t.type
JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'c'
WHERE p.prokind = 'f' AND p.provolatile = 'i' AND NOT p.proretset
	AND p.prorettype NOT IN ('internal'::regtype, 'cstring'::regtype, 'void'::regtype)
GROUP BY p.oid;
INSERT INTO call
SELECT 'I/O of ' || type, format('(CASE WHEN g %% 2 = 0 THEN %L ELSE %L END)::text::%s', one, other, type), true
FROM argument WHERE type IN ('wanyuan', 'perf_target', 'perf_value', 'perf_score', 'wanyuan_sum');
INSERT INTO call VALUES
	('format_amount', $$format_amount(g::wanyuan, '元', 2)$$, true), ('to_numeric', $$to_numeric((g || '年')::perf_target, '月')$$,
		true),
	('convert', $$convert((g || '年')::perf_value, '月')$$, true), ('perf_target of cells', $$perf_target('≥', g::text, '%')$$,
		true),
	('wanyuan_in_range', $$wanyuan_in_range(g::wanyuan, '5', 3.5, false, true)$$,
		true), ('words', $$amount_in_words(g::wanyuan)::wanyuan$$, true),
	('steps', $$perf_score((g || '%')::perf_value, '≥95%', 10, 'step', '{90,80}', '{1,0.5}')$$, true),
	('rule_points', $$rule_points((g % 100 || '%')::perf_value, '≥95%', 10, 9, 'proportional', 0.6, 0.8, 0.6)$$, true),
	('rule_score', $$rule_score((g % 100 || '%')::perf_value, '≥95%', 10, 9, 'proportional', 0.6, 0.8, 0.6)$$, true),
	('perf_score', $$perf_score((g % 100 || '%')::perf_value, '≥95%', 10, 'binary', 0)$$, true),
	('wanyuan_sum_remove', $$wanyuan_sum_remove(('10000000000/' || g + 9)::wanyuan_sum, '1元')$$, true),
	('execution', $$execution_score(g::wanyuan, '9', 10)$$, true),
	('sheet_cell', $$sheet_cell(g || '.50', 'amount', '万元', false)$$,
		true), ('sheet_value', $$sheet_value(g || '.50', 'amount', '万元', false)$$, true),
	('cell_fault', $$cell_fault('≥' || g || '若干', 'target')$$, true),
	('ratio', $$meets(('1:' || g)::perf_value, '≥1:300')$$, true), ('a text', $$trim_cell(fold_cell('　ＡＢＣ' || g))$$, true);
SELECT cmp_ok(count(*), '>', 90::bigint, 'functions to call') FROM call WHERE complete;

CREATE TEMP TABLE result AS SELECT function, pg_temp.leak(call, :calls) AS leak FROM call WHERE complete;
SELECT is_empty($$SELECT * FROM result WHERE leak ~ 'bytes'$$, 'none keeps memory');
-- those that refuse what all are given are called with others above
SELECT is_empty($$SELECT * FROM result WHERE leak !~ 'bytes' AND function
	!~ '^(broken_rules|cell_fault|convert|format_amount|perf_score|perf_target|rule_points|rule_score|sheet_cell|sheet_value|'
		'to_numeric|wanyuan_in_range|wanyuan_sum_remove)\('$$,
	'each was called');

SELECT * FROM finish();
ROLLBACK;

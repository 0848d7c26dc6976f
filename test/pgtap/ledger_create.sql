-- create_ledger and refresh_ledger_views: what is created, for whom, and that
-- nothing else is looked at.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(44);

CREATE FUNCTION pg_temp.columns(relation text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute
	WHERE attrelid = relation::regclass AND attnum > 0 AND NOT attisdropped $$;

-- objects with our names, planted where a careless search_path would find them
CREATE TEMP TABLE department (code text, name text, parent_code text);
CREATE TEMP TABLE indicator (planted text);
CREATE SCHEMA planted;
CREATE FUNCTION planted.meets(perf_value, perf_target) RETURNS boolean LANGUAGE sql AS 'SELECT 1 / 0 = 1';
CREATE FUNCTION planted.rule_points(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric)
	RETURNS numeric LANGUAGE sql AS 'SELECT 1 / 0::numeric';
CREATE FUNCTION planted.percent(numeric, numeric) RETURNS numeric LANGUAGE sql AS 'SELECT 1 / 0::numeric';
CREATE FUNCTION planted.boom(numeric, integer) RETURNS boolean LANGUAGE sql AS 'SELECT 1 / 0 = 1';
CREATE OPERATOR planted.> (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = planted.boom);
SET LOCAL search_path TO planted, public;

SELECT lives_ok($$SELECT create_ledger('planted')$$, 'a ledger in a schema that exists, full of traps');
SET LOCAL search_path TO public;
INSERT INTO planted.department VALUES ('1', '甲', NULL);
INSERT INTO planted.project (fiscal_year, project_code, name, department_code, scheme_code)
	VALUES (2024, 'p', '项目', '1', 'default');
INSERT INTO planted.funding (fiscal_year, project_code, source, initial_budget, executed)
	VALUES (2024, 'p', '财政', '10', '9');
INSERT INTO planted.indicator (fiscal_year, project_code, seq, target, actual, full_mark, self_points)
	VALUES (2024, 'p', 1, '≥10次', '10次', 90, 90);
SELECT results_eq('SELECT rule_total_points FROM planted.project_score', 'VALUES (99.00)', 'no trap sprang');
SELECT lives_ok('SELECT count(*) FROM planted.review_finding', 'nor in the findings');
SELECT lives_ok('SELECT count(*) FROM planted.department_total', 'nor in the totals');

SELECT lives_ok($$SELECT create_ledger('a"b; --')$$, 'a schema name with quotes, blank, semicolon and comment');
SELECT has_view('a"b; --', 'department_total', 'it holds the views');
SELECT lives_ok($$SELECT create_ledger('%1$I %s 预算''$ddl$')$$, 'a schema name like a format string');
SELECT lives_ok($$SELECT refresh_ledger_views('a"b; --')$$, 'its views can be renewed');
SELECT lives_ok($$SELECT create_staging('a"b; --')$$, 'and it can have staging tables');
SELECT lives_ok($$SELECT * FROM check_staging('a"b; --')$$, 'which can be checked');
SELECT lives_ok($$SELECT * FROM load_staging('a"b; --')$$, 'and loaded');

SELECT throws_ok($$SELECT create_ledger('a"b; --')$$, '42P07', 'schema "a""b; --" already holds a ledger',
	'a second call is refused');
SELECT throws_ok($$SELECT refresh_ledger_views('nowhere')$$, '42P01', 'schema nowhere holds no ledger',
	'renewing what does not exist');
SELECT throws_ok($$SELECT create_staging('nowhere')$$, '42P01', 'schema nowhere holds no ledger', 'staging for nothing');
-- whoever takes a ledger by its name says which schema holds none, and what to do, and does not show a query of its own
CREATE SCHEMA bare;
CREATE FUNCTION pg_temp.refusal_in(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
	context text;
BEGIN
	EXECUTE call;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT;
	RETURN CASE WHEN SQLSTATE = '42P01' AND SQLERRM ~ '^schema bare (holds no ledger|has no (staging )?table)'
		AND hint ~ 'create_(ledger|staging)\(''bare''\)' THEN '' ELSE concat_ws(' ', SQLSTATE, SQLERRM, hint) END;
END $$;
SELECT is(string_agg(format(E'\n%s %s', f.call, pg_temp.refusal_in(f.call)), ''), NULL, 'a schema without a ledger')
FROM (
	SELECT format('SELECT * FROM %s(%s)', p.oid::regproc, string_agg(
			CASE a.type WHEN 'name'::regtype THEN CASE a.n WHEN 1 THEN '''bare''::name' ELSE '''funding''::name' END
				WHEN 'integer'::regtype THEN '2024' WHEN 'boolean'::regtype THEN 'true'
				WHEN 'text[]'::regtype THEN 'VARIADIC ARRAY[''2024'']' ELSE '''元''::text' END, ', ' ORDER BY a.n)) AS call
	FROM pg_proc p
	JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
	CROSS JOIN LATERAL unnest(p.proargtypes) WITH ORDINALITY AS a (type, n)
	WHERE p.proargnames[1] IN ('schema', 'ledger') AND p.proargtypes[0] = 'name'::regtype
		AND obj_description(p.oid, 'pg_proc') !~ '^part of' AND p.proname NOT IN ('create_ledger', 'ledger_is_kept')
	GROUP BY p.oid
) f
WHERE pg_temp.refusal_in(f.call) <> '';
-- what does or checks something says so where an argument is NULL, as no answer would look like nothing to do
CREATE FUNCTION pg_temp.refusal_of_null(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
	detail text;
BEGIN
	EXECUTE call;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT, detail = PG_EXCEPTION_DETAIL;
	RETURN CASE WHEN SQLSTATE = '22004' AND detail ~ '^NULL was given for: [a-z_]+[.]' AND hint ~ '^For example: SELECT [*] FROM '
		THEN '' ELSE concat_ws(' ', SQLSTATE, SQLERRM, detail, hint) END;
END $$;
SELECT is(string_agg(format(E'\n%s %s', f.call, pg_temp.refusal_of_null(f.call)), ''), NULL, 'arguments that are NULL')
FROM (
	SELECT format('SELECT * FROM %s(%s)', p.oid::regproc, string_agg(
			CASE WHEN a.n = null_one.n THEN 'NULL::' || a.type::regtype::text
				WHEN a.type = 'name'::regtype THEN CASE a.n WHEN 1 THEN '''bare''::name' ELSE '''funding''::name' END
				WHEN a.type = 'integer'::regtype THEN '2024' WHEN a.type = 'boolean'::regtype THEN 'true' ELSE '''元''::text' END,
			', ' ORDER BY a.n)) AS call
	FROM pg_proc p
	JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
	CROSS JOIN LATERAL unnest(p.proargtypes) WITH ORDINALITY AS a (type, n)
	-- read_forms takes NULL for what the forms say, but for the schema
	JOIN generate_series(1, 5) AS null_one (n) ON null_one.n <= p.pronargs AND (null_one.n = 1 OR p.proname <> 'read_forms')
	WHERE p.proargnames[1] IN ('schema', 'ledger') AND p.proargtypes[0] = 'name'::regtype
		AND obj_description(p.oid, 'pg_proc') !~ '^part of' AND (p.provolatile = 'v' OR p.proname ~ '^check_')
	GROUP BY p.oid, null_one.n
) f
WHERE pg_temp.refusal_of_null(f.call) <> '';
SELECT throws_ok($$SELECT create_ledger('')$$, '42601', NULL, 'no name');
SELECT throws_ok($$SELECT create_ledger('pg_ledger')$$, '42939', NULL, 'a name of the system');
SELECT throws_ok($$SELECT create_ledger('pg_catalog')$$, '42501', NULL, 'the system''s schema');

SELECT create_ledger('l') \g /dev/null
SELECT is(pg_temp.columns(r), c, r) FROM (VALUES
	('l.department', 'code name parent_code'),
	('l.scheme', 'code name budget_points'),
	('l.scheme_part', 'scheme_code level1 points'),
	('l.project', 'fiscal_year project_code name department_code kind scheme_code carry_in_counts stated_rate '
		'stated_budget_points stated_total stated_grade'),
	('l.funding', 'fiscal_year project_code source is_carry_in requested initial_budget adjusted_budget executed stated_balance'),
	('l.indicator', 'fiscal_year project_code seq level1 level2 level3 initial_target target actual full_mark self_points method '
		'explanation'),
	('l.allocation', 'fiscal_year project_code region amount'),
	('l.account_line', 'fiscal_year department_code statement line_no name subject_code parent_line_no budget amount prior_amount '
		'stated_share stated_growth stated_completion')
	) AS t (r, c);
-- the views' columns of the contract, in its order; more may follow
SELECT ok(starts_with(pg_temp.columns(r) || ' ', c || ' '), r) FROM (VALUES
	('l.project_execution', 'fiscal_year department_code department_name project_code project_name initial_budget_wan '
		'full_year_budget_wan executed_wan balance_wan execution_rate_pct execution_points'),
	('l.indicator_score', 'fiscal_year department_code project_code project_name seq level1 level2 level3 target_text comparator '
		'target_number unit actual_text actual_number met completion_rate_pct full_mark_points self_points rule_points '
		'difference_points method explanation'),
	('l.project_score', 'fiscal_year department_code department_name project_code project_name kind budget_points '
		'self_indicator_points self_total_points self_grade rule_indicator_points rule_total_points rule_grade difference_points'),
	('l.department_total', 'fiscal_year department_code department_name parent_code depth projects budget_wan executed_wan '
		'balance_wan execution_rate_pct self_mean_score self_weighted_score rule_mean_score rule_weighted_score self_excellent '
		'self_good self_fair self_poor rule_excellent rule_good rule_fair rule_poor unknown_execution undecided_indicators '
		'own_budget_wan own_self_score own_rule_score'),
	('l.review_finding', 'fiscal_year department_code project_code seq rule severity message stated computed')
	) AS t (r, c);

CREATE TEMP VIEW relation AS
	SELECT * FROM pg_class WHERE relnamespace = 'l'::regnamespace AND relkind IN ('r', 'v');
SELECT is_empty($$
	SELECT c.relname, a.attname FROM relation c
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	WHERE col_description(c.oid, a.attnum) IS NULL OR col_description(c.oid, a.attnum) !~ '[一-龥]'
	$$, 'every column has a comment in Chinese');
SELECT is_empty($$
	SELECT relname FROM relation c
	WHERE obj_description(c.oid, 'pg_class') IS NULL OR obj_description(c.oid, 'pg_class') !~ '[一-龥]'
	$$, 'every table and view has');
SELECT is_empty($$
	SELECT c.relname, a.attname FROM relation c
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	WHERE c.relkind = 'v' AND a.atttypid NOT IN ('numeric'::regtype, 'text'::regtype, 'integer'::regtype, 'boolean'::regtype,
		'date'::regtype) AND c.relname <> 'department_sum'	-- whose counts are added up, as bigint
	$$, 'views have columns of built-in types only');
SELECT is_empty($$SELECT relname FROM relation WHERE relkind = 'v' AND NOT 'security_invoker=true' = ANY (reloptions)$$,
	'views run with the rights of the reader');
SELECT is_empty($$SELECT relname FROM relation WHERE relowner <> current_user::regrole$$, 'the caller owns all');
SELECT is_empty($$SELECT t.tgname FROM pg_trigger t JOIN relation c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal$$,
	'no triggers');
SELECT is_empty($$
	SELECT c.relname FROM relation c JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e'
	$$, 'nothing of it belongs to the extension');
SELECT throws_ok('DROP EXTENSION perfeval', '2BP01', NULL, 'which therefore cannot be dropped');

-- refreshing keeps grants, dependants and data
CREATE ROLE ledger_reader;
GRANT SELECT ON l.project_score TO ledger_reader;
CREATE VIEW l.mine AS SELECT project_code FROM l.department_total, l.project_score;
INSERT INTO l.department VALUES ('1', '甲', NULL);
UPDATE l.review_rule SET enabled = false WHERE rule = 'budget_zero';
SELECT refresh_ledger_views('l') \g /dev/null
SELECT ok(has_table_privilege('ledger_reader', 'l.project_score', 'SELECT'), 'a grant outlives the refresh');
SELECT has_view('l', 'mine', 'a view on the views does');
SELECT results_eq($$SELECT enabled FROM l.review_rule WHERE rule = 'budget_zero'$$, 'VALUES (false)', 'so does the data');
SELECT results_eq('SELECT count(*) FROM l.review_rule', 'SELECT count(*) FROM review_rules()',
	'every rule is a row of review_rule');

SELECT * FROM finish();
ROLLBACK;

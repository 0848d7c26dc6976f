-- Whoever renews a ledger's views, they belong to the owner of its tables.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

CREATE ROLE keeper;
CREATE ROLE reader;
CREATE SCHEMA l AUTHORIZATION keeper;
SET LOCAL ROLE keeper;
SELECT create_ledger('l') \g /dev/null
GRANT USAGE ON SCHEMA l TO reader;
GRANT SELECT ON l.project_score, l.review_project TO reader;
RESET ROLE;
CREATE VIEW l.mine AS SELECT 1 AS x;
CREATE TEMP VIEW strange AS
SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'l'::regnamespace AND c.relkind IN ('r', 'v')
	AND pg_get_userbyid(c.relowner) <> 'keeper'
UNION ALL SELECT p.proname::text FROM pg_proc p WHERE p.pronamespace = 'l'::regnamespace
	AND pg_get_userbyid(p.proowner) <> 'keeper';

-- an older ledger, renewed by a superuser
DROP VIEW l.review_funding, l.project_tally CASCADE;
DROP TABLE l.load_history_row;
SELECT refresh_ledger_views('l') \g /dev/null
SELECT set_eq('TABLE strange', $$VALUES ('mine')$$,
	'what a superuser''s refresh adds belongs to the owner; another''s view stays another''s');
SELECT ok(has_table_privilege('keeper', 'l.review_finding', 'SELECT')
	AND has_table_privilege('keeper', 'l.project_tally', 'SELECT'), 'who reads it');
SET LOCAL ROLE keeper;
SELECT lives_ok($$SELECT count(*) FROM l.review_finding$$, 'as before');
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'and renews it');
RESET ROLE;

-- as 1.1.0 left it
ALTER VIEW l.project_tally OWNER TO CURRENT_USER;
SET LOCAL ROLE keeper;
SELECT throws_ok($$SELECT refresh_ledger_views('l')$$,
	'42501', format('views of schema l belong to role %I', session_user), 'the owner is told whom to ask');
RESET ROLE;
SELECT lives_ok($$SELECT refresh_ledger_views('l')$$, 'a superuser mends it');
SELECT set_eq('TABLE strange', $$VALUES ('mine')$$, 'for good');

-- what is as it should be is left alone
CREATE TEMP VIEW stored AS
SELECT c.oid::regclass AS relation, c.ctid AS at, r.ctid AS rule_at, s.descriptions
FROM pg_class c
LEFT JOIN pg_rewrite r ON r.ev_class = c.oid
CROSS JOIN LATERAL (SELECT array_agg(d.ctid ORDER BY d.objsubid) AS descriptions FROM pg_description d WHERE d.objoid = c.oid) s
WHERE c.relnamespace = 'l'::regnamespace;
CREATE TEMP TABLE before AS SELECT * FROM stored;
SELECT refresh_ledger_views('l') \g /dev/null
SELECT set_eq('TABLE stored', 'TABLE before', 'a refresh with nothing to do does nothing');
CREATE FUNCTION pg_temp.remade_after(change text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE change;
	DELETE FROM before;
	INSERT INTO before SELECT * FROM stored;
	PERFORM refresh_ledger_views('l');
	RETURN (SELECT string_agg(relation::text, ' ' ORDER BY relation::text COLLATE "C")
			FROM (SELECT relation, at, rule_at FROM stored EXCEPT SELECT relation, at, rule_at FROM before) r);
END;
$$;
SELECT is(pg_temp.remade_after(c.change), c.remade, left(c.change, 80)) FROM (VALUES
	('ALTER VIEW l.scheme_check RESET (security_invoker)', 'l.scheme_check'),
	('CREATE OR REPLACE VIEW l.ledger_total WITH (security_invoker = true) AS SELECT * FROM ('
		|| rtrim(pg_get_viewdef('l.ledger_total'), ';') || ') t WHERE projects > 0', 'l.ledger_total'),
	('DROP VIEW l.ledger_total', 'l.ledger_total'),
	('ALTER TABLE l.project DROP CONSTRAINT project_stated_are_numbers', 'l.project'),
	($$COMMENT ON VIEW l.ledger_total IS '别的'$$, NULL)) AS c (change, remade);
SELECT is(obj_description('l.ledger_total'::regclass, 'pg_class') <> '别的', true, 'a comment is renewed');

-- a check that rows break holds for those that come
ALTER TABLE l.project DROP CONSTRAINT project_stated_are_numbers;
INSERT INTO l.department (code, name) VALUES ('1', '甲');
INSERT INTO l.project (fiscal_year, project_code, name, department_code, stated_rate) VALUES (2024, 'p', 'p', '1', 'NaN');
SET client_min_messages = error;
SELECT refresh_ledger_views('l') \g /dev/null
SET client_min_messages = warning;
SELECT results_eq($$SELECT convalidated FROM pg_constraint WHERE conname = 'project_stated_are_numbers'
	AND conrelid = 'l.project'::regclass$$, ARRAY[false], 'it is not validated');
SELECT results_eq('SELECT stated_rate FROM l.project', $$VALUES ('NaN'::numeric)$$, 'the row is as it was');
SELECT throws_ok($$INSERT INTO l.project (fiscal_year, project_code, name, department_code, stated_rate)
	VALUES (2024, 'q', 'q', '1', 'NaN')$$, '23514', NULL, 'another is refused');
DELETE FROM l.project;
ALTER TABLE l.project DROP CONSTRAINT project_stated_are_numbers;
SELECT refresh_ledger_views('l') \g /dev/null
SELECT results_eq($$SELECT convalidated FROM pg_constraint WHERE conname = 'project_stated_are_numbers'
	AND conrelid = 'l.project'::regclass$$, ARRAY[true], 'without such rows it is');

-- nothing of the user's is taken over
CREATE FUNCTION pg_temp.refusal_of(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text;
BEGIN
	EXECUTE change;
	DELETE FROM before;
	INSERT INTO before SELECT * FROM stored;
	BEGIN
		PERFORM refresh_ledger_views('l');
	EXCEPTION WHEN OTHERS THEN
		message := SQLSTATE || ' ' || SQLERRM;
	END;
	IF EXISTS (TABLE before EXCEPT TABLE stored) THEN
		message := message || ' and something was changed';
	END IF;
	RAISE triggered_action_exception USING MESSAGE = coalesce(message, 'taken over');
EXCEPTION WHEN triggered_action_exception THEN
	RETURN SQLERRM;
END;
$$;
SELECT is(pg_temp.refusal_of(c.change), c.refusal, regexp_replace(c.change, '\s+', ' ', 'g')) FROM (VALUES
	('DROP VIEW l.project_flat; CREATE VIEW l.project_flat AS SELECT 1 AS mine',
		'42P07 l.project_flat is not the view of this name that a ledger has'),
	('DROP VIEW l.project_flat; CREATE TABLE l.project_flat (mine int)',
		'42P07 l.project_flat is not the view of this name that a ledger has'),
	('DROP VIEW l."整改情况"; CREATE MATERIALIZED VIEW l."整改情况" AS SELECT 1 AS mine',
		'42P07 l."整改情况" is not the view of this name that a ledger has'),
	('DROP TABLE l.review_answer CASCADE; CREATE TABLE l.review_answer (mine int)',
		'42P07 l.review_answer is not the table of this name that a ledger has'),
	('DROP TABLE l.review_answer CASCADE; CREATE VIEW l.review_answer AS SELECT 1 AS mine',
		'42P07 l.review_answer is not the table of this name that a ledger has'),
	($$DROP FUNCTION l.department_supervisor CASCADE;
	CREATE FUNCTION l.department_supervisor(fiscal_year int, code text) RETURNS text LANGUAGE sql AS 'SELECT code'$$,
		'42723 l.department_supervisor(integer,text) is not the function of this name that a ledger has'),
	($$DROP FUNCTION l.department_members(text, integer) CASCADE;
	CREATE FUNCTION l.department_members(code text, fiscal_year int) RETURNS text LANGUAGE sql AS 'SELECT code'$$,
		'42723 l.department_members(text,integer) is not the function of this name that a ledger has')) AS c (change, refusal);

-- who may not create a ledger is told before anything is made
SET LOCAL ROLE reader;
SELECT throws_ok($$SELECT create_ledger('l2')$$, '42501', 'role reader may not create schema l2', 'no right to create a schema');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;

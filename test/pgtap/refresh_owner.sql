-- Whoever renews a ledger's views, they belong to the owner of its tables.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(8);

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

-- who may not create a ledger is told before anything is made
SET LOCAL ROLE reader;
SELECT throws_ok($$SELECT create_ledger('l2')$$, '42501', 'role reader may not create schema l2', 'no right to create a schema');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;

-- Every object of the extension says what it is, and its functions are what
-- they are declared to be.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(4);

CREATE TEMP TABLE member AS
SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE e.extname = 'perfeval' AND d.deptype = 'e';

-- from PostgreSQL 17 on the array of a type is a member beside the type
SELECT is_empty($$
    SELECT object FROM member m WHERE obj_description(m.objid, m.classid::regclass::name) IS NULL
        AND NOT (m.classid = 'pg_type'::regclass AND m.object LIKE '%[]')
    $$, 'every object has a comment');

SELECT is_empty($$
    SELECT object FROM member m JOIN pg_proc p ON p.oid = m.objid
    WHERE m.classid = 'pg_proc'::regclass AND p.prosecdef
    $$, 'no function runs with the rights of its owner');

SELECT is_empty($$
    SELECT object FROM member m JOIN pg_cast c ON c.oid = m.objid
    WHERE m.classid = 'pg_cast'::regclass AND c.castcontext = 'i'
    $$, 'no cast is implicit');

SELECT is_empty($$
    SELECT object
    FROM member m
    JOIN pg_proc p ON p.oid = m.objid
    JOIN pg_language l ON l.oid = p.prolang
    WHERE m.classid = 'pg_proc'::regclass AND l.lanname IN ('sql', 'plpgsql')
      AND p.prosqlbody IS NULL
      AND NOT coalesce(p.proconfig::text LIKE '%search_path=%', false)
    $$, 'a function in SQL is parsed at creation or pins its search_path');

SELECT * FROM finish();
ROLLBACK;

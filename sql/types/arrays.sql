-- postgres_fdw sends IN ('1', '2') only where the array type belongs to the extension
-- too.  PostgreSQL 17 takes it along with its element; earlier ones have to be told.
DO $$
DECLARE
	array_type text;
BEGIN
	FOR array_type IN
		SELECT t.typarray::regtype::text
		FROM pg_depend d
		JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'perfeval'
		JOIN pg_type t ON t.oid = d.objid AND t.typarray <> 0::oid
		WHERE d.classid = 'pg_type'::regclass::oid AND d.refclassid = 'pg_extension'::regclass::oid
		AND NOT EXISTS (
			SELECT FROM pg_depend a
			WHERE a.classid = d.classid AND a.objid = t.typarray AND a.refclassid = d.refclassid)
	LOOP
		EXECUTE 'ALTER EXTENSION perfeval ADD TYPE ' || array_type;
	END LOOP;
END $$;

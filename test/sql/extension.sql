-- what CREATE EXTENSION gives: one schema's worth of objects, trusted, and
-- nothing that needs a superuser to be installed
SELECT extversion, extrelocatable FROM pg_extension WHERE extname = 'perfeval';
SELECT trusted, superuser, relocatable
FROM pg_available_extension_versions
WHERE name = 'perfeval' AND version = '1.2.0';
-- no tables or views of its own: those lose rows on dump and restore
SELECT count(*) AS relations
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE e.extname = 'perfeval' AND d.deptype = 'e' AND d.classid = 'pg_class'::regclass;

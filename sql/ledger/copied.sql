-- Kept scores of a ledger that Citus spreads over machines.  Citus allows no
-- triggers that would mark what is written, so all is kept, whole: a plain ledger
-- beside it, on the coordinator, takes over all rows at each refresh, and the views
-- read the views of that one.

CREATE FUNCTION ledger_copy_name(schema name) RETURNS name
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (schema || '_kept')::name;
COMMENT ON FUNCTION ledger_copy_name(name) IS
'part of keep_scores: the schema that the rows of a ledger on several machines are copied to';

CREATE FUNCTION ledger_is_spread(schema name) RETURNS boolean
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	spread boolean := false;
BEGIN
	IF to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL THEN
		EXECUTE 'SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_partition WHERE logicalrelid = to_regclass($1))'
		INTO spread USING format('%I.project', schema);
	END IF;
	RETURN spread;
END
$function$;
COMMENT ON FUNCTION ledger_is_spread(name) IS
'part of keep_scores: whether Citus has the tables of a ledger';

CREATE FUNCTION ledger_is_copied(schema name) RETURNS boolean
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN EXISTS (
	SELECT FROM pg_namespace n
	WHERE n.nspname = @extschema@.ledger_copy_name(schema)
		AND obj_description(n.oid, 'pg_namespace') LIKE '内部：供保存的得分使用，%');
COMMENT ON FUNCTION ledger_is_copied(name) IS
'part of keep_scores: whether a ledger on several machines keeps a copy of its rows';

CREATE FUNCTION ledger_keep_copy(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	copy name := @extschema@.ledger_copy_name(schema);
	last oid := (SELECT max(o.oid) FROM (SELECT max(c.oid) AS oid FROM pg_class c UNION ALL SELECT max(p.oid) FROM pg_proc p) o);
	owner name;
	relation name;
BEGIN
	IF NOT @extschema@.ledger_is_copied(schema) THEN
		IF copy <> schema || '_kept' OR to_regnamespace(quote_ident(copy)) IS NOT NULL THEN
			RAISE duplicate_schema USING
				MESSAGE = format('scores of ledger %I cannot be kept', schema),
				DETAIL = format('Its rows would be copied to schema %I, which is there or has too long a name.', copy);
		END IF;
		PERFORM set_config('citus.enable_ddl_propagation', 'off', true);
		PERFORM @extschema@.create_ledger(copy);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', copy, '内部：供保存的得分使用，台账' || schema || '的副本');
		-- whoever row-level security comes to apply to there sees nothing here
		FOR relation IN SELECT t.name FROM @extschema@.ledger_tables() AS t (name) LOOP
			EXECUTE format('ALTER TABLE %1$I.%2$I ENABLE ROW LEVEL SECURITY;
				CREATE POLICY kept_open ON %1$I.%2$I USING ((SELECT NOT row_security_active(%3$L)))',
				copy, relation, format('%I.%I', schema, relation));
		END LOOP;
		SELECT pg_get_userbyid(c.relowner) INTO owner
		FROM pg_class c
		WHERE c.oid = format('%I.indicator', schema)::regclass;
		IF owner <> current_user THEN
			EXECUTE format('ALTER SCHEMA %1$I OWNER TO %2$I; ALTER TABLE %1$I.indicator OWNER TO %2$I', copy, owner);
			PERFORM @extschema@.ledger_give_to_owner(copy, last);
		END IF;
	END IF;
	PERFORM @extschema@.ledger_fill_copy(schema);
	PERFORM @extschema@.ledger_read_copy(schema);
END
$function$;
COMMENT ON FUNCTION ledger_keep_copy(name) IS
'part of keep_scores, on Citus: makes the copy of a ledger and lets the views read it; 42P06 where its schema is something else''s';

CREATE FUNCTION ledger_fill_copy(schema name) RETURNS bigint
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	copy name := @extschema@.ledger_copy_name(schema);
	tables name[] := ARRAY(SELECT t.name
						   FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, place)
						   WHERE t.name !~ '^(load_history|kept_)'
						   ORDER BY t.place);
	relation name;
	columns text;
	guarded regclass;
	projects bigint;
BEGIN
	SELECT c.oid INTO guarded
	FROM unnest(tables) t (name)
	JOIN pg_class c ON c.oid = format('%I.%I', schema, t.name)::regclass AND c.relrowsecurity;
	IF FOUND THEN
		RAISE feature_not_supported USING
			MESSAGE = format('scores of ledger %I cannot be kept', schema),
			DETAIL = format('%s has row-level security, which a copy of its rows does not have.', guarded);
	END IF;
	-- DELETE, unlike TRUNCATE, lets who is reading go on
	FOR relation IN SELECT t.name FROM unnest(tables) WITH ORDINALITY AS t (name, place) ORDER BY t.place DESC LOOP
		EXECUTE format('DELETE FROM %I.%I', copy, relation);
	END LOOP;
	FOREACH relation IN ARRAY tables LOOP
		SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns
		FROM pg_attribute a
		WHERE a.attrelid = format('%I.%I', copy, relation)::regclass AND a.attnum > 0 AND NOT a.attisdropped
			AND a.attgenerated = '';
		EXECUTE format('INSERT INTO %1$I.%3$I (%4$s) SELECT %4$s FROM %2$I.%3$I', copy, schema, relation, columns);
	END LOOP;
	PERFORM @extschema@.ledger_share_copy(schema);
	EXECUTE format('SELECT count(*) FROM %I.project', copy) INTO projects;
	RETURN projects;
END
$function$;
COMMENT ON FUNCTION ledger_fill_copy(name) IS
'part of keep_scores and refresh_scores, on Citus: takes all rows over, and who may read them; the number of projects';

CREATE FUNCTION ledger_share_copy(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	copy name := @extschema@.ledger_copy_name(schema);
	statement text;
BEGIN
	FOR statement IN
		WITH relation AS (
			SELECT n.nspname = copy AS is_copy, c.oid, c.relname, c.relacl, c.relowner
			FROM pg_class c
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname IN (schema, copy) AND c.relkind IN ('r', 'v')
		), granted AS (
			SELECT r.is_copy, r.relname, '' AS columns, g.grantee
			FROM relation r
			CROSS JOIN LATERAL aclexplode(r.relacl) g
			WHERE g.privilege_type = 'SELECT' AND g.grantee <> r.relowner
			UNION ALL
			SELECT r.is_copy, r.relname, format(' (%I)', a.attname), g.grantee
			FROM relation r
			JOIN pg_attribute a ON a.attrelid = r.oid
			CROSS JOIN LATERAL aclexplode(a.attacl) g
			WHERE g.privilege_type = 'SELECT'
			UNION ALL
			SELECT n.nspname = copy, NULL, '', g.grantee
			FROM pg_namespace n
			CROSS JOIN LATERAL aclexplode(n.nspacl) g
			WHERE n.nspname IN (schema, copy) AND g.privilege_type = 'USAGE' AND g.grantee <> n.nspowner
		), changed AS (
			SELECT bool_and(g.is_copy) AS gone, g.relname, g.columns, g.grantee
			FROM granted g
			WHERE g.relname IS NULL OR g.relname IN (SELECT r.relname FROM relation r WHERE r.is_copy)
			GROUP BY g.relname, g.columns, g.grantee
			-- there or here, not both; two may have granted the same
			HAVING bool_and(g.is_copy) = bool_or(g.is_copy)
		)
		SELECT format(CASE WHEN c.gone THEN 'REVOKE %s%s ON %s FROM %s' ELSE 'GRANT %s%s ON %s TO %s' END,
			CASE WHEN c.relname IS NULL THEN 'USAGE' ELSE 'SELECT' END, c.columns,
			CASE WHEN c.relname IS NULL THEN format('SCHEMA %I', copy) ELSE format('%I.%I', copy, c.relname) END,
			CASE c.grantee WHEN 0 THEN 'PUBLIC' ELSE c.grantee::regrole::text END)
		FROM changed c
	LOOP
		EXECUTE statement;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_share_copy(name) IS
'part of keep_scores and refresh_scores, on Citus: who may read a table, view or column of the ledger may read it in the copy, and '
'nobody else';

CREATE FUNCTION ledger_read_copy(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	copy name := @extschema@.ledger_copy_name(schema);
	own record;
BEGIN
	PERFORM set_config('citus.enable_ddl_propagation', 'off', true);
	FOR own IN
		SELECT v.relname, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
		FROM @extschema@.ledger_own_objects(schema) o
		JOIN pg_class v ON o.class = 'pg_class'::regclass AND v.oid = o.oid
		JOIN pg_attribute a ON a.attrelid = v.oid AND a.attnum > 0
		WHERE to_regclass(format('%I.%I', copy, v.relname)) IS NOT NULL
		GROUP BY v.relname
	LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %1$I.%3$I WITH (security_invoker = true) AS SELECT %4$s FROM %2$I.%3$I',
					   schema, copy, own.relname, own.columns);
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_read_copy(name) IS
'part of keep_scores and refresh_ledger_views, on Citus: lets the views of a ledger read those of its copy';

CREATE FUNCTION ledger_drop_copy(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	copy name := @extschema@.ledger_copy_name(schema);
	tables text := (SELECT string_agg(format('%I.%I', copy, t.name), ', ') FROM @extschema@.ledger_tables() AS t (name));
BEGIN
	PERFORM set_config('citus.enable_ddl_propagation', 'off', true);
	PERFORM @extschema@.ledger_make_views(schema);
	PERFORM @extschema@.ledger_drop_views(copy);
	EXECUTE format('DROP TABLE %s; DROP SCHEMA %I', tables, copy);
END
$function$;
COMMENT ON FUNCTION ledger_drop_copy(name) IS
'part of live_scores, on Citus: lets the views of a ledger compute, and drops the copy; 2BP01 where anything of the user''s stands '
'on it';

-- What an upgrade does to a ledger: its views anew, its tables as they are.

CREATE FUNCTION refresh_ledger_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	existing name;
	before name[];
	kept boolean := @extschema@.ledger_is_kept(schema);
	stranger name;
	last oid := (SELECT max(o.oid) FROM (SELECT max(c.oid) AS oid FROM pg_class c UNION ALL SELECT max(p.oid) FROM pg_proc p) o);
BEGIN
	PERFORM @extschema@.require_empty_strings();
	IF NOT EXISTS (SELECT FROM pg_class c
				   JOIN pg_namespace n ON n.oid = c.relnamespace
				   WHERE n.nspname = schema AND c.relname = 'indicator') THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;

	-- 1.1.0 gave the views that it added to whoever called this
	SELECT pg_get_userbyid(c.relowner) INTO stranger
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema AND c.relname IN ('project_tally', 'review_funding') AND c.relkind = 'v'
		AND NOT pg_has_role(c.relowner, 'USAGE');
	IF FOUND THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('views of schema %I belong to role %I', schema, stranger),
			HINT = format('Ask that role, or a superuser, to SELECT refresh_ledger_views(%L), which gives them to the owner'
						  ' of the tables. Nothing was changed.', schema);
	END IF;

	-- before views are locked: this waits for who writes to the tables
	PERFORM @extschema@.ledger_keep_views(schema);
	PERFORM @extschema@.ledger_add_tables(schema);
	PERFORM @extschema@.ledger_fill_form_labels(schema);
	PERFORM @extschema@.ledger_index_tables(schema);

	-- A query locks a view before the views that it stands on.  Take the locks
	-- in that order, newest first, so that a reader is waited for and not
	-- deadlocked with.  LOCK would go on to the tables; setting again what is
	-- set locks the view alone.
	FOR existing IN
		SELECT c.relname
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema AND c.relkind = 'v'
			AND 'security_invoker=true' = ANY (c.reloptions)
			AND pg_has_role(c.relowner, 'USAGE')
		ORDER BY c.oid DESC
	LOOP
		EXECUTE format('ALTER VIEW %I.%I SET (security_invoker = true)', schema, existing);
	END LOOP;

	-- behind the views, which a reader locks before the tables
	PERFORM @extschema@.ledger_open_kinds(schema);

	before := ARRAY(SELECT c.relname
					FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = schema AND c.relkind = 'v');
	PERFORM @extschema@.ledger_score_views(schema);
	PERFORM @extschema@.ledger_department_views(schema);
	PERFORM @extschema@.ledger_form_views(schema);
	PERFORM @extschema@.ledger_check_views(schema);
	PERFORM @extschema@.ledger_detail_views(schema);
	PERFORM @extschema@.ledger_year_views(schema);
	PERFORM @extschema@.ledger_monitoring_views(schema);
	PERFORM @extschema@.ledger_review_views(schema);
	IF kept THEN
		PERFORM @extschema@.ledger_drop_shadows(schema);
		PERFORM @extschema@.ledger_kept_views(schema);
	END IF;

	-- who reads a view must be able to read those that it has come to stand on
	PERFORM @extschema@.ledger_copy_grants(schema, v.beside::text, v.name::text)
	FROM @extschema@.ledger_added_views() v
	WHERE v.beside = ANY (before) AND v.name <> ALL (before);
	PERFORM @extschema@.ledger_give_to_owner(schema, last);
END
$function$;
COMMENT ON FUNCTION refresh_ledger_views(name) IS
'creates or replaces the views of a ledger, adds the tables and indexes that an older version did not make (which waits for who '
'writes to the tables), gives who has rights on a view or table those on a new one that stands beside it, gives what is new to '
'the owner of the tables, whoever calls it, and touches no row; 42501 where views belong to another role, 42P07 where the user '
'has an object with the name of a new table; where a new version takes a column out of a view PostgreSQL refuses to replace it: '
'drop that view, then call again';

CREATE FUNCTION ledger_give_to_owner(schema name, last oid) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	object record;
BEGIN
	FOR object IN
		WITH ledger AS (
			SELECT c.relowner AS owner, n.oid AS namespace
			FROM pg_class c
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = schema AND c.relname = 'indicator'
		)
		SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END AS kind,
			format('%I.%I', schema, c.relname) AS name, pg_get_userbyid(l.owner) AS owner
		FROM ledger l
		JOIN pg_class c ON c.relnamespace = l.namespace AND c.relowner <> l.owner AND c.relkind IN ('v', 'r')
		WHERE (c.oid > last OR c.relkind = 'v' AND c.relname IN ('project_tally', 'review_funding'))
			AND pg_has_role(l.owner, 'USAGE')
		UNION ALL
		SELECT 'FUNCTION', p.oid::regprocedure::text, pg_get_userbyid(l.owner)
		FROM ledger l
		JOIN pg_proc p ON p.pronamespace = l.namespace AND p.proowner <> l.owner
		WHERE p.oid > last AND pg_has_role(l.owner, 'USAGE')
	LOOP
		EXECUTE format('ALTER %s %s OWNER TO %I', object.kind, object.name, object.owner);
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_give_to_owner(name, oid) IS
'part of refresh_ledger_views: gives what it made, and the views that 1.1.0 added, to the owner of the ledger''s tables, whoever '
'calls it';

CREATE FUNCTION ledger_added_views(OUT name name, OUT beside name) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 16
BEGIN ATOMIC
	VALUES
		('project_tally'::name, 'project_score'::name),
		('review_funding', 'review_project'),
		('review_indicator_variant', 'review_indicator'),
		('review_indicator_line', 'review_indicator'),
		('review_month', 'review_indicator'),
		('project_flat', 'project_score'),
		('ledger_total', 'department_total'),
		('funding_source', 'project_execution'),
		('project_arrival', 'review_project'),
		('project_period_execution', 'review_project'),
		('project_round_score', 'project_score'),
		('indicator_round_score', 'indicator_score'),
		('department_round_total', 'department_total'),
		('allocation_item_total', 'allocation_total'),
		('review_arrival', 'review_project'),
		('review_prose', 'review_project'),
		('text_claim', 'review_project'),
		('text_repeated_figure', 'review_project'),
		('text_against_ledger', 'review_project'),
		('review_detail', 'review_project'),
		('review_round', 'review_project'),
		('review_period', 'review_project'),
		('review_part', 'review_finding'),
		('review_structure', 'review_account'),
		('target_finding', 'review_finding');
END;
COMMENT ON FUNCTION ledger_added_views() IS
'part of refresh_ledger_views: the views that 1.0.0 did not have, each with one whose readers are to read it';

CREATE FUNCTION ledger_keep_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken name;
BEGIN
	-- each view of ours has a comment, and runs with the rights of the reader
	SELECT c.relname INTO taken
	FROM @extschema@.ledger_added_views() v
	JOIN pg_namespace n ON n.nspname = schema
	JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = v.name
	WHERE c.relkind = 'v'
		AND (obj_description(c.oid, 'pg_class') IS NULL
			 OR 'security_invoker=true' = ANY (c.reloptions) IS NOT TRUE)
	LIMIT 1;
	IF FOUND THEN
		RAISE duplicate_table USING
			MESSAGE = format('%I.%I is not the view of this name that a ledger has', schema, taken),
			DETAIL = 'This version of perfeval adds a view of this name to each ledger.',
			HINT = format('Give yours another name, as by ALTER VIEW %1$I.%2$I RENAME TO %3$I, then SELECT '
				'refresh_ledger_views(%1$L).',
						  schema, taken, 'my_' || taken);
	END IF;
END
$function$;
COMMENT ON FUNCTION ledger_keep_views(name) IS
'part of refresh_ledger_views: 42P07 where the user has a view with the name of one that is new';

CREATE FUNCTION ledger_copy_grants(schema name, old text, new text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	reader record;
BEGIN
	FOR reader IN
		SELECT g.privilege_type AS privilege,
			CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS name,
			CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS option
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		CROSS JOIN LATERAL aclexplode(c.relacl) g
		LEFT JOIN pg_roles r ON r.oid = g.grantee
		WHERE n.nspname = schema AND c.relname = old
			AND g.grantee <> c.relowner
	LOOP
		EXECUTE format('GRANT %s ON %I.%I TO ', reader.privilege, schema, new) || reader.name || reader.option;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_copy_grants(name, text, text) IS
'part of refresh_ledger_views: gives the rights on one table or view of a ledger on another, too';

-- What an upgrade does to a ledger: what this version has otherwise is made anew,
-- all else is left alone.  Readers, writers and dumps go on meanwhile.  Locks that
-- they wait for are taken at once, in the order in which a dump takes them (tables
-- before views), and given back where one is not to be had, so that nobody waits
-- long behind a session that keeps one, and nobody is deadlocked with.

CREATE FUNCTION refresh_ledger_views(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	changed regclass[];
	stranger name;
	last oid := (SELECT max(o.oid) FROM (SELECT max(c.oid) AS oid FROM pg_class c UNION ALL SELECT max(p.oid) FROM pg_proc p) o);
	give_up timestamptz := @extschema@.ledger_give_up();
BEGIN
	PERFORM @extschema@.require_given('refresh_ledger_views', '''city''', jsonb_build_object('schema', schema));
	PERFORM @extschema@.require_empty_strings();
	IF NOT EXISTS (SELECT FROM pg_class c
				   JOIN pg_namespace n ON n.oid = c.relnamespace
				   WHERE n.nspname = schema AND c.relname = 'indicator') THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;

	-- one after the other
	PERFORM pg_advisory_xact_lock(hashtextextended('perfeval ledger ' || schema, 0));

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
	PERFORM @extschema@.ledger_keep_views(schema);
	-- views that read a copy are no concern of other machines
	IF @extschema@.ledger_is_copied(schema) THEN
		PERFORM set_config('citus.enable_ddl_propagation', 'off', true);
	END IF;

	-- tables and indexes wait for who writes, views and checks for who reads
	LOOP
		BEGIN
			PERFORM @extschema@.ledger_renew_tables(schema);
			EXIT;
		EXCEPTION WHEN lock_not_available THEN
			PERFORM @extschema@.ledger_wait(schema, give_up);
		END;
	END LOOP;
	LOOP
		changed := @extschema@.ledger_changed_views(schema) || @extschema@.ledger_changed_checks(schema);
		EXIT WHEN changed IS NULL;
		BEGIN
			PERFORM @extschema@.ledger_renew_views(schema, changed);
			EXIT;
		EXCEPTION WHEN lock_not_available THEN
			PERFORM @extschema@.ledger_wait(schema, give_up);
		END;
	END LOOP;
	PERFORM @extschema@.ledger_give_to_owner(schema, last);
END
$function$;
COMMENT ON FUNCTION refresh_ledger_views(name) IS
'creates the views of a ledger and replaces those that an older version made otherwise, adds tables, indexes and checks that '
'it did not make, gives who has rights on a view or table those on a new one that stands beside it, gives what is new to the '
'owner of the tables, whoever calls it, and touches no row. What is as it should be is left alone. It tries for as long as '
'lock_timeout says, else a minute, to get the locks that it needs, without keeping others waiting. Errors: 55P03 where it does '
'not get them; 42501 where views belong to another role; 42P07 and 42723 where the user has an object with a name that is new; '
'where a new version takes a column out of a view PostgreSQL refuses to replace it: drop that view, then call again';

CREATE FUNCTION ledger_wait(schema name, give_up timestamptz) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	holders text;
BEGIN
	IF clock_timestamp() < give_up THEN
		PERFORM pg_sleep(0.05 + random() / 10);
		RETURN;
	END IF;
	SELECT string_agg(DISTINCT concat_ws(' ', l.pid, nullif(a.application_name, '')), ', ') INTO holders
	FROM pg_locks l
	JOIN pg_class c ON c.oid = l.relation
	JOIN pg_namespace n ON n.oid = c.relnamespace
	LEFT JOIN pg_stat_activity a ON a.pid = l.pid
	WHERE n.nspname = schema AND l.granted AND l.pid <> pg_backend_pid();
	RAISE lock_not_available USING
		MESSAGE = format('ledger %I is in use', schema),
		DETAIL = 'Sessions with locks on it: ' || coalesce(holders, 'none any more') || '.',
		HINT = 'Call this again when they are done, a backup for example, or let it try longer, as by SET lock_timeout ='
			' ''1h''. Nothing was changed.';
END
$function$;
COMMENT ON FUNCTION ledger_wait(name, timestamptz) IS
'part of refresh_ledger_views and keep_scores: sleeps before another try; 55P03 with the sessions that use the ledger when it is '
'time to give up';

-- A session that waits for us and has what we want is taken for a deadlock after
-- deadlock_timeout.  All locks are there before that, or none.
CREATE FUNCTION ledger_lock(relations regclass[], mode text, others regclass[]) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms'
AS $function$
DECLARE
	until timestamptz := clock_timestamp()
		+ least(interval '200 ms', current_setting('deadlock_timeout')::interval / 2);
	relation regclass;
BEGIN
	FOREACH relation IN ARRAY relations || others
	LOOP
		PERFORM set_config('lock_timeout',
						   greatest(ceil(1000 * extract(epoch FROM until - clock_timestamp())), 1) || 'ms', true);
		-- LOCK would go on from a view to its tables; setting what is set locks the view alone
		IF (SELECT relkind = 'v' FROM pg_class WHERE oid = relation) THEN
			EXECUTE format('ALTER VIEW %s SET (security_invoker = true)', relation);
		ELSE
			EXECUTE format('LOCK TABLE ONLY %s IN %s MODE', relation,
						   CASE WHEN relation = ANY (others) THEN 'ACCESS EXCLUSIVE' ELSE mode END);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_lock(regclass[], text, regclass[]) IS
'part of refresh_ledger_views and keep_scores: locks tables in a mode, and views and others against readers; 55P03 after a fifth '
'of a second';

CREATE FUNCTION ledger_give_up() RETURNS timestamptz
LANGUAGE sql SET search_path = pg_catalog, pg_temp
RETURN clock_timestamp() + coalesce(nullif(current_setting('lock_timeout')::interval, interval '0'), interval '1 minute');
COMMENT ON FUNCTION ledger_give_up() IS
'part of refresh_ledger_views and keep_scores: until when they try to get locks';

CREATE FUNCTION ledger_lock_all(schema name, tables regclass[], mode text, others regclass[], give_up timestamptz) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	LOOP
		BEGIN
			PERFORM @extschema@.ledger_lock(tables, mode, others);
			EXIT;
		EXCEPTION WHEN lock_not_available THEN
			PERFORM @extschema@.ledger_wait(schema, give_up);
		END;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_lock_all(name, regclass[], text, regclass[], timestamptz) IS
'part of keep_scores and live_scores: locks tables in a mode and others against readers, all of them or, until it is time to give '
'up, none';

CREATE FUNCTION ledger_renew_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp SET lock_timeout = '200ms'
AS $function$
BEGIN
	-- new tables refer to others, and wait for who writes to these
	IF EXISTS (SELECT FROM @extschema@.ledger_tables() AS t (name) WHERE to_regclass(format('%I.%I', schema, t.name)) IS NULL) THEN
		PERFORM @extschema@.ledger_lock(
			ARRAY(SELECT c.oid::regclass
				  FROM @extschema@.ledger_tables() AS t (name)
				  JOIN pg_namespace n ON n.nspname = schema
				  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.name AND c.relkind IN ('r', 'p')
				  ORDER BY c.oid),
			'SHARE ROW EXCLUSIVE'::text, '{}'::regclass[]);
	END IF;
	PERFORM @extschema@.ledger_add_tables(schema);
	PERFORM @extschema@.ledger_fill_form_labels(schema);
	PERFORM @extschema@.ledger_index_tables(schema);
END
$function$;
COMMENT ON FUNCTION ledger_renew_tables(name) IS
'part of refresh_ledger_views: the tables and indexes that an older version did not make';

CREATE FUNCTION ledger_renew_views(schema name, changed regclass[]) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms'
AS $function$
DECLARE
	kept boolean := @extschema@.ledger_is_kept(schema);
	before name[] := ARRAY(SELECT c.relname
						   FROM pg_class c
						   JOIN pg_namespace n ON n.oid = c.relnamespace
						   WHERE n.nspname = schema AND c.relkind = 'v');
BEGIN
	-- A dump locks the tables, and reads the views as they are when it comes to them:
	-- it would have views of this version over the tables of the last.  A table that
	-- only who loads or dumps has a lock on keeps it out until all is done.
	PERFORM @extschema@.ledger_lock(
		ARRAY(SELECT c.oid::regclass
			  FROM pg_class c
			  JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE n.nspname = schema AND c.relname = 'load_history' AND c.relkind = 'r'
				  OR c.oid = ANY (changed) AND c.relkind IN ('r', 'p')
			  ORDER BY c.oid)
		-- a query locks a view before those that it stands on
		|| ARRAY(SELECT c.oid::regclass FROM pg_class c WHERE c.oid = ANY (changed) AND c.relkind = 'v' ORDER BY c.oid DESC),
		'ACCESS EXCLUSIVE'::text, '{}'::regclass[]);

	PERFORM @extschema@.ledger_open_kinds(schema);
	PERFORM @extschema@.ledger_add_checks(schema);
	PERFORM @extschema@.ledger_make_views(schema);
	IF kept THEN
		PERFORM @extschema@.ledger_drop_shadows(schema);
		PERFORM @extschema@.ledger_shadow_views(schema);
		PERFORM @extschema@.ledger_kept_views(schema);
	ELSIF @extschema@.ledger_is_copied(schema) THEN
		PERFORM @extschema@.refresh_ledger_views(@extschema@.ledger_copy_name(schema));
		PERFORM @extschema@.ledger_read_copy(schema);
	END IF;

	-- who reads a view must be able to read those that it has come to stand on
	PERFORM @extschema@.ledger_copy_grants(schema, v.beside::text, v.name::text)
	FROM @extschema@.ledger_added_views() v
	WHERE v.beside = ANY (before) AND v.name <> ALL (before);
END
$function$;
COMMENT ON FUNCTION ledger_renew_views(name, regclass[]) IS
'part of refresh_ledger_views: what readers wait for, the views and checks that are not as this version has them';

CREATE FUNCTION ledger_make_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.ledger_score_views(schema);
	PERFORM @extschema@.ledger_department_views(schema);
	PERFORM @extschema@.ledger_form_views(schema);
	PERFORM @extschema@.ledger_check_views(schema);
	PERFORM @extschema@.ledger_detail_views(schema);
	PERFORM @extschema@.ledger_year_views(schema);
	PERFORM @extschema@.ledger_monitoring_views(schema);
	PERFORM @extschema@.ledger_review_views(schema);
END
$function$;
COMMENT ON FUNCTION ledger_make_views(name) IS
'part of refresh_ledger_views: the views of a ledger, in the order in which they stand on each other';

CREATE FUNCTION ledger_changed_views(schema name) RETURNS regclass[]
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	changed text;
BEGIN
	PERFORM set_config('perfeval.changed_views', '?', true);
	PERFORM @extschema@.ledger_make_views(schema);
	changed := current_setting('perfeval.changed_views');
	PERFORM set_config('perfeval.changed_views', '', true);
	RETURN string_to_array(nullif(ltrim(changed, '?,'), ''), ',')::oid[]::regclass[];
END
$function$;
COMMENT ON FUNCTION ledger_changed_views(name) IS
'part of refresh_ledger_views: the views that are not as this version has them, - for one that is not there; NULL if all are';

-- The view that is there is compared with one that is made by the same text under
-- another name, which nobody waits for.
CREATE FUNCTION ledger_make_view(schema name, view name, ddl text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	looking constant boolean := coalesce(starts_with(current_setting('perfeval.changed_views', true), '?'), false);
	head constant text := format('CREATE OR REPLACE VIEW %I.%I ', schema, view);
	twin constant text := format('%I.perfeval_twin', schema);
	existing constant regclass := to_regclass(format('%I.%I', schema, view));
	-- where scores are kept this holds what the view was made of
	live constant regclass := to_regclass(format('%I.%I', schema, 'live_' || view));
	row_type record;
	same boolean := false;
BEGIN
	-- one pass over tables that stand on several machines would take their rows here
	IF @extschema@.ledger_is_spread(schema) THEN
		ddl := regexp_replace(ddl, '/[*] not of tables that Citus spreads [*]/.*?/[*][*]/', 'NULL', 'g');
	END IF;
	-- A view that stands on the row type of a table keeps its owner from adding a column with a default.
	FOR row_type IN
		SELECT format('NULL::%I.%I', schema, t.name) AS text, format('%L::regclass', format('%I.%I', schema, t.name)) AS table
		FROM @extschema@.ledger_tables() AS t (name)
		WHERE position(format('NULL::%I.%I', schema, t.name) IN ddl) > 0
	LOOP
		ddl := replace(replace(ddl, row_type.text || ')', row_type.table || ')'), row_type.text || ',', row_type.table || ',');
	END LOOP;
	BEGIN
		IF position(head IN ddl) = 0 THEN
			EXECUTE ddl;	-- a function, which nobody waits for
			RETURN;
		END IF;
		IF existing IS NOT NULL THEN
			EXECUTE replace(ddl, head, format('CREATE VIEW %s ', twin));
			SELECT pg_get_viewdef(twin::regclass)
				= pg_get_viewdef(CASE WHEN looking AND live IS NOT NULL THEN live ELSE existing END)
				AND 'security_invoker=true' = ANY (c.reloptions)
			INTO same
			FROM pg_class c
			WHERE c.oid = existing;
			EXECUTE format('DROP VIEW %s', twin);
		END IF;
	EXCEPTION WHEN syntax_error_or_access_rule_violation THEN
		-- what it stands on is still to be made
		IF NOT looking THEN
			RAISE;
		END IF;
	END;
	IF looking AND same IS NOT TRUE THEN
		PERFORM set_config('perfeval.changed_views',
						   concat_ws(',', current_setting('perfeval.changed_views'), coalesce(existing::oid, 0)), true);
	ELSIF same IS NOT TRUE THEN
		EXECUTE ddl;
	END IF;
END
$function$;
COMMENT ON FUNCTION ledger_make_view(name, name, text) IS
'part of refresh_ledger_views: creates a view, or replaces one that its text would make otherwise; while '
'ledger_changed_views() runs it only notes which one that is';

CREATE FUNCTION ledger_missing_checks(schema name, OUT relation regclass, OUT name name, OUT condition text)
RETURNS SETOF record
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
	SELECT c.oid::regclass, m.name, m.condition
	FROM (VALUES
		('project'::name, 'project_stated_are_numbers'::name,
		 'num_nulls(stated_rate, stated_budget_points, stated_total) = num_nulls(@extschema@.finite(stated_rate), '
		 '@extschema@.finite(stated_budget_points), @extschema@.finite(stated_total))')
	) AS m (relation, name, condition)
	JOIN pg_namespace n ON n.nspname = ledger_missing_checks.schema
	JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = m.relation AND c.relkind = 'r'
	WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = m.name);
END;
COMMENT ON FUNCTION ledger_missing_checks(name) IS
'part of refresh_ledger_views: the checks that 1.0.0 and 1.1.0 did not make and that a ledger does not have';

CREATE FUNCTION ledger_changed_checks(schema name) RETURNS regclass[]
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
	SELECT array_agg(DISTINCT t.relation)
	FROM (
		SELECT m.relation
		FROM ledger_missing_checks(schema) m
		UNION ALL
		SELECT k.conrelid
		FROM pg_constraint k
		JOIN pg_class c ON c.oid = k.conrelid
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema AND c.relname = 'project' AND k.conname = 'project_kind_known' AND k.contype = 'c'
	) t;
END;
COMMENT ON FUNCTION ledger_changed_checks(name) IS
'part of refresh_ledger_views: the tables whose checks are not as this version has them; NULL if all are';

CREATE FUNCTION ledger_add_checks(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	missing record;
BEGIN
	FOR missing IN SELECT * FROM @extschema@.ledger_missing_checks(schema)
	LOOP
		EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s) NOT VALID', missing.relation, missing.name, missing.condition);
		BEGIN
			EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', missing.relation, missing.name);
		EXCEPTION WHEN check_violation THEN
			RAISE WARNING USING
				MESSAGE = format('rows of %s break %I, which new ledgers have', missing.relation, missing.name),
				DETAIL = 'They stay as they are; the check holds for rows that are written from now on.',
				HINT = format('When they are mended: ALTER TABLE %s VALIDATE CONSTRAINT %I.', missing.relation, missing.name);
		END;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_add_checks(name) IS
'part of refresh_ledger_views: adds the checks of ledger_missing_checks(); one that rows break is left NOT VALID, with a '
'warning';

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
		('project_money', 'allocation_total'),
		('project_money', 'review_project'),
		('review_funding', 'review_project'),
		('review_allocation', 'review_project'),
		('review_indicator_variant', 'review_indicator'),
		('review_indicator_line', 'review_indicator'),
		('review_month', 'review_indicator'),
		('department_sum', 'department_total'),
		('project_flat', 'project_score'),
		('ledger_total', 'department_total'),
		('funding_source', 'project_execution'),
		('project_arrival', 'review_project'),
		('project_arrived', 'review_project'),
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
		('target_finding', 'review_finding'),
		('整改情况', 'review_finding');
END;
COMMENT ON FUNCTION ledger_added_views() IS
'part of refresh_ledger_views: the views that 1.0.0 did not have, each with one whose readers are to read it';

CREATE FUNCTION ledger_keep_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken record;
BEGIN
	-- each view of ours has a comment, and runs with the rights of the reader
	SELECT c.relname AS name, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END AS kind INTO taken
	FROM @extschema@.ledger_added_views() v
	JOIN pg_namespace n ON n.nspname = schema
	JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = v.name
	WHERE c.relkind NOT IN ('v', 'f')	-- a hub may read a view of another server
		OR c.relkind = 'v' AND (obj_description(c.oid, 'pg_class') IS NULL
								OR 'security_invoker=true' = ANY (c.reloptions) IS NOT TRUE)
	LIMIT 1;
	IF FOUND THEN
		RAISE duplicate_table USING
			MESSAGE = format('%I.%I is not the view of this name that a ledger has', schema, taken.name),
			DETAIL = 'This version of perfeval adds a view of this name to each ledger.',
			HINT = format('Give yours another name, as by ALTER %s %I.%I RENAME TO %I, then SELECT '
				'refresh_ledger_views(%L).',
						  taken.kind, schema, taken.name, 'my_' || taken.name, schema);
	END IF;

	-- and so has each function
	SELECT p.oid::regprocedure AS own, p.proname AS name INTO taken
	FROM (VALUES ('department_supervisor(integer,text)'), ('department_members(text,integer)')) AS f (signature)
	JOIN pg_proc p ON p.oid = to_regprocedure(format('%I.%s', schema, f.signature))
	WHERE obj_description(p.oid, 'pg_proc') IS NULL
	LIMIT 1;
	IF FOUND THEN
		RAISE duplicate_function USING
			MESSAGE = format('%s is not the function of this name that a ledger has', taken.own),
			DETAIL = 'This version of perfeval adds a function of this name to each ledger.',
			HINT = format('Give yours another name, as by ALTER FUNCTION %s RENAME TO %I, then SELECT '
				'refresh_ledger_views(%L).',
						  taken.own, 'my_' || taken.name, schema);
	END IF;
END
$function$;
COMMENT ON FUNCTION ledger_keep_views(name) IS
'part of refresh_ledger_views: 42P07 or 42723 where the user has an object with the name of a view or a function that is new';

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

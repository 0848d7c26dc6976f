-- A ledger on several machines by Citus.  What hangs on a project is distributed
-- by project_code; the rest are reference tables, a copy on each machine; the
-- history of loads and what is kept stay where they are.  Citus refuses tables that a view and a
-- function stand on in a circle, and some foreign keys until both sides are
-- distributed: views, functions and foreign keys go first and come back.

-- All in this schema that looks as refresh_ledger_views makes it.
CREATE FUNCTION ledger_own_objects(
	schema name, OUT class regclass, OUT oid oid, OUT name text, OUT kind text,
	OUT owner oid, OUT privileges aclitem[]
) RETURNS SETOF record
LANGUAGE sql STABLE STRICT ROWS 50
BEGIN ATOMIC
	SELECT 'pg_class'::regclass, c.oid, format('%I.%I', schema, c.relname), 'VIEW', c.relowner, c.relacl
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema AND c.relkind = 'v' AND 'security_invoker=true' = ANY (c.reloptions)
		AND obj_description(c.oid, 'pg_class') IS NOT NULL
	UNION ALL
	SELECT 'pg_proc'::regclass, p.oid, format('%I.%I(%s)', schema, p.proname, oidvectortypes(p.proargtypes)), 'FUNCTION',
		p.proowner, p.proacl
	FROM pg_proc p
	JOIN pg_namespace n ON n.oid = p.pronamespace
	WHERE n.nspname = schema AND p.prosqlbody IS NOT NULL AND obj_description(p.oid, 'pg_proc') IS NOT NULL;
END;
COMMENT ON FUNCTION ledger_own_objects(name) IS
'part of distribute_ledger: the views and functions that refresh_ledger_views makes';

CREATE FUNCTION ledger_drop_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	strangers text;
	own record;
BEGIN
	SELECT string_agg(DISTINCT pg_describe_object(coalesce(r.class, d.classid), coalesce(r.oid, d.objid), 0), ', ')
	INTO strangers
	FROM @extschema@.ledger_own_objects(schema) o
	LEFT JOIN pg_type t ON o.kind = 'VIEW' AND t.typrelid = o.oid
	JOIN pg_depend d ON d.deptype <> 'i'
		AND (d.refclassid = o.class AND d.refobjid = o.oid
			 OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray))
	LEFT JOIN (SELECT w.oid AS rule, 'pg_class'::regclass AS class, w.ev_class AS oid FROM pg_rewrite w) r
		ON d.classid = 'pg_rewrite'::regclass AND r.rule = d.objid
	WHERE NOT EXISTS (SELECT FROM @extschema@.ledger_own_objects(schema) s
					  WHERE s.class = coalesce(r.class, d.classid) AND s.oid = coalesce(r.oid, d.objid));
	IF strangers IS NOT NULL THEN
		RAISE dependent_objects_still_exist USING
			MESSAGE = format('the views of ledger %I cannot be made anew, as others stand on them', schema),
			DETAIL = strangers,
			HINT = 'Drop these, and create them again afterwards.';
	END IF;
	FOR own IN SELECT * FROM @extschema@.ledger_own_objects(schema)
	LOOP
		EXECUTE format('DROP %s IF EXISTS %s CASCADE', own.kind, own.name);
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_drop_views(name) IS
'part of distribute_ledger: drops the views and functions of a ledger; 2BP01 where anything of the user''s stands on them';

-- Statements that give back what readers had been granted.
CREATE FUNCTION ledger_own_grants(schema name) RETURNS SETOF text
LANGUAGE sql STABLE STRICT ROWS 100
BEGIN ATOMIC
	SELECT CASE WHEN g.statement = 1 THEN format('REVOKE ALL ON %s %s FROM PUBLIC', o.on_kind, o.name)
		ELSE format('GRANT %s%s ON %s %s TO %s%s', a.privilege_type, o.columns, o.on_kind, o.name,
					CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
					CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) END
	FROM (
		SELECT CASE v.kind WHEN 'VIEW' THEN 'TABLE' ELSE v.kind END AS on_kind, v.name, '' AS columns, v.privileges, v.owner
		FROM ledger_own_objects(schema) v
		UNION ALL
		SELECT 'TABLE', v.name, format(' (%I)', a.attname), a.attacl, v.owner
		FROM ledger_own_objects(schema) v
		JOIN pg_attribute a ON v.kind = 'VIEW' AND a.attrelid = v.oid
	) o
	CROSS JOIN (VALUES (1), (2)) g (statement)
	LEFT JOIN LATERAL aclexplode(o.privileges) a ON g.statement = 2 AND a.grantee <> o.owner
	WHERE o.privileges IS NOT NULL AND (g.statement = 1 AND o.columns = '' OR a.grantee IS NOT NULL)
	ORDER BY g.statement;
END;
COMMENT ON FUNCTION ledger_own_grants(name) IS
'part of distribute_ledger: the statements that grant again what is granted on the views and functions of a ledger';

CREATE FUNCTION distribute_ledger(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	-- what hangs on a project, and what is read on the coordinator only
	by_project CONSTANT name[] := ARRAY[
		'project', 'project_detail', 'project_contact', 'project_period', 'project_bond', 'project_round',
		'fund_management', 'funding', 'funding_detail', 'funding_place', 'indicator', 'indicator_detail',
		'indicator_round', 'indicator_text', 'allocation', 'allocation_item', 'monthly_execution', 'monthly_actual'];
	stays CONSTANT name[] := ARRAY['load_history', 'load_history_row', 'kept_state', 'kept_stale', 'kept_score',
		'kept_department', 'kept_finding'];
	names text[];
	grants text[];
	keys text[];
	statement text;
	relation text;
	placed text;
	done boolean;
	lost text;
BEGIN
	PERFORM @extschema@.require_given('distribute_ledger', '''city''', jsonb_build_object('schema', schema));
	IF NOT EXISTS (SELECT FROM pg_class c
				   JOIN pg_namespace n ON n.oid = c.relnamespace
				   WHERE n.nspname = schema AND c.relname = 'indicator') THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;
	IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
		RAISE feature_not_supported USING
			MESSAGE = 'Citus is not installed in this database',
			HINT = 'CREATE EXTENSION citus, then name its machines with citus_add_node().';
	END IF;

	IF EXISTS (SELECT FROM pg_trigger t
			   JOIN pg_class c ON c.oid = t.tgrelid
			   JOIN pg_namespace n ON n.oid = c.relnamespace
			   WHERE n.nspname = schema AND t.tgname ~ '^_kept_') OR @extschema@.ledger_is_copied(schema) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('ledger %I keeps its scores', schema),
			HINT = format('SELECT live_scores(%L) first.', schema);
	END IF;

	names := ARRAY(SELECT o.name FROM @extschema@.ledger_own_objects(schema) o);
	grants := ARRAY(SELECT @extschema@.ledger_own_grants(schema));
	PERFORM @extschema@.ledger_drop_views(schema);
	EXECUTE format('DROP STATISTICS IF EXISTS %1$I.department_label, %1$I.project_key', schema);

	keys := ARRAY(SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I ', schema, c.relname, k.conname)
					  || pg_get_constraintdef(k.oid)
				  FROM pg_constraint k
				  JOIN pg_class c ON c.oid = k.conrelid
				  JOIN pg_namespace n ON n.oid = c.relnamespace
				  JOIN @extschema@.ledger_tables() t (name) ON t.name = c.relname
				  WHERE n.nspname = schema AND k.contype = 'f'
				  ORDER BY k.oid);
	FOREACH statement IN ARRAY keys
	LOOP
		EXECUTE regexp_replace(statement, ' ADD (CONSTRAINT ("([^"]|"")+"|[^ ]+)) .*', E' DROP \\1');
	END LOOP;

	-- several tables that refer to each other, in one transaction
	PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
	FOR relation, placed IN
		SELECT format('%I.%I', schema, t.name),
			CASE WHEN t.name <> ALL (by_project)
				THEN format('create_reference_table(%L::regclass)', format('%I.%I', schema, t.name))
				ELSE format('create_distributed_table(%L::regclass, ''project_code'', colocate_with => %L)',
							format('%I.%I', schema, t.name),
							CASE t.name WHEN 'project' THEN 'none' ELSE format('%I.project', schema) END) END
		FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, place)
		WHERE t.name <> ALL (stays)
		ORDER BY t.place
	LOOP
		EXECUTE 'SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = $1)' INTO done USING relation::regclass;
		CONTINUE WHEN done;
		EXECUTE 'SELECT ' || placed;
		EXECUTE format('SELECT truncate_local_data_after_distributing_table(%L::regclass)', relation);
	END LOOP;
	FOREACH statement IN ARRAY keys
	LOOP
		EXECUTE statement;
	END LOOP;

	PERFORM @extschema@.refresh_ledger_views(schema);
	SELECT string_agg(n, ', ') INTO lost
	FROM unnest(names) n
	WHERE n NOT IN (SELECT o.name FROM @extschema@.ledger_own_objects(schema) o);
	IF lost IS NOT NULL THEN
		RAISE dependent_objects_still_exist USING
			MESSAGE = format('ledger %I holds views or functions that perfeval did not make', schema),
			DETAIL = lost,
			HINT = 'Drop these, or move them to another schema. Nothing was changed.';
	END IF;
	FOREACH statement IN ARRAY grants
	LOOP
		EXECUTE statement;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION distribute_ledger(name) IS
'spreads a ledger over the machines of Citus: what hangs on a project by project_code, the rest as reference tables, the history '
'of loads and what is kept not; views, functions and foreign keys are dropped and made anew, with what was granted on them. Tables '
'that Citus has already are left as they are, so that after an upgrade it spreads what is new. To be called on the coordinator by '
'who owns the ledger; 2BP01 where views of the user''s stand on the ledger''s, 55000 where it keeps its scores,'
	' 0A000 without Citus; all or nothing';

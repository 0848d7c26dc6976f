-- Kept scores.  Beside the tables of a ledger stand what project_score and
-- review_finding compute (kept_score, kept_finding), what the projects of each
-- department add up to (kept_department) and, append only, the keys of what was
-- written since (kept_stale), which triggers mark in the writer's own transaction.
-- The views take kept rows whose key is not marked and compute the others, so no
-- reader ever sees an old figure.

CREATE FUNCTION kept_mark() RETURNS trigger
	AS 'MODULE_PATHNAME', 'kept_mark' LANGUAGE C;
COMMENT ON FUNCTION kept_mark() IS
'part of keep_scores: the trigger that marks the keys of the rows that a statement writes, by the rights of the owner of '
'kept_stale. A row''s key is its project, where it has none its department, both in its year; else its scheme; a row without '
'any, a statement that writes so many keys that a refresh would compute everything, and TRUNCATE mark all';

CREATE FUNCTION kept_fingerprint(tables oid[]) RETURNS bigint
	AS 'MODULE_PATHNAME', 'kept_fingerprint'
	LANGUAGE C STABLE STRICT PARALLEL RESTRICTED;
COMMENT ON FUNCTION kept_fingerprint(oid[]) IS
'part of keep_scores: tells whether anything happened to the marking triggers of these tables and their partitions, or to this '
'extension, since it was last taken';

CREATE FUNCTION kept_generation(state regclass, stale boolean) RETURNS bigint
	AS 'MODULE_PATHNAME', 'kept_generation'
	LANGUAGE C STABLE STRICT PARALLEL RESTRICTED COST 1000;
COMMENT ON FUNCTION kept_generation(regclass, boolean) IS
'part of the views of a ledger with kept scores: which kept rows serve the caller; NULL where the views must compute: a marking '
'trigger is not as keep_scores made it, all or many keys are marked, the caller may not read all rows of the ledger''s tables, or '
'a statement is writing to one. If stale is true, NULL also where no key is marked. state is kept_state of the ledger';

CREATE FUNCTION kept_keys(keys regprocedure, kind text) RETURNS TABLE (fiscal_year integer, code text)
	AS 'MODULE_PATHNAME', 'kept_keys'
	LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 50;
COMMENT ON FUNCTION kept_keys(regprocedure, text) IS
'part of the views of a ledger with kept scores: the marked keys that this function of the ledger tells of a kind, asked once a '
'query';

CREATE FUNCTION ledger_joined_tables() RETURNS SETOF name
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
BEGIN ATOMIC
	SELECT unnest('{department,department_year,review_rule,review_answer}'::name[]);
END;
COMMENT ON FUNCTION ledger_joined_tables() IS
'part of keep_scores: the tables that the views join to what is kept, so that a change in them makes nothing stale';

CREATE FUNCTION ledger_is_kept(schema name) RETURNS boolean
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN to_regclass(format('%I.live_project_score', schema)) IS NOT NULL;
COMMENT ON FUNCTION ledger_is_kept(name) IS
'whether the scores of a ledger are kept';

CREATE FUNCTION ledger_watched_tables(schema name) RETURNS SETOF regclass
LANGUAGE sql STABLE STRICT ROWS 20 SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH RECURSIVE used (class, oid) AS (
		SELECT 'pg_class'::regclass::oid, c.oid
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = ledger_watched_tables.schema AND c.relname = ANY (
			CASE WHEN @extschema@.ledger_is_kept(ledger_watched_tables.schema)
				THEN '{live_project_score,live_review_part,department_sum}'
				ELSE '{project_score,review_part,department_sum}' END::name[])
		UNION
		SELECT d.refclassid, d.refobjid
		FROM used u
		LEFT JOIN pg_rewrite r ON u.class = 'pg_class'::regclass AND r.ev_class = u.oid
		JOIN pg_depend d ON d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
			AND (d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
				OR u.class = 'pg_proc'::regclass AND d.classid = u.class AND d.objid = u.oid)
	)
	SELECT c.oid::regclass
	FROM used u
	JOIN pg_class c ON c.oid = u.oid
	WHERE u.class = 'pg_class'::regclass AND c.relkind NOT IN ('v', 'S', 'i', 'I', 'c')
		AND c.relname <> ALL (ARRAY(SELECT @extschema@.ledger_joined_tables()))
		-- what reads project_score reads what is kept
		AND c.relname !~ '^kept_'
	ORDER BY c.relname;
END;
COMMENT ON FUNCTION ledger_watched_tables(name) IS
'part of keep_scores: the tables that kept scores are made of, as the catalog has it; without those that are joined to what is '
'kept';

CREATE FUNCTION ledger_watched_tree(schema name) RETURNS regclass[]
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH RECURSIVE tree (relation) AS (
		SELECT t::oid FROM @extschema@.ledger_watched_tables(ledger_watched_tree.schema) AS t
		UNION
		SELECT t.tgrelid
		FROM pg_trigger t
		JOIN pg_class c ON c.oid = t.tgrelid
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = ledger_watched_tree.schema AND t.tgfoid = '@extschema@.kept_mark'::regproc
		UNION
		SELECT i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.relation
	)
	SELECT coalesce(array_agg(c.oid::regclass ORDER BY c.oid), '{}')
	FROM tree t
	JOIN pg_class c ON c.oid = t.relation AND c.relkind IN ('r', 'p');
END;
COMMENT ON FUNCTION ledger_watched_tree(name) IS
'part of keep_scores and live_scores: the tables that have marking triggers or are to have them, and their partitions, as they '
'are to be locked';

CREATE FUNCTION ledger_kept_relations(schema name, kind text) RETURNS regclass[]
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
-- a query locks a view before those that it stands on
RETURN ARRAY(
	SELECT c.oid::regclass
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = ledger_kept_relations.schema AND c.relkind = kind::"char"
		AND c.relname IN ('kept_stale', 'kept_score', 'kept_department', 'kept_finding', 'project_score', 'review_part')
	ORDER BY CASE kind WHEN 'v' THEN -c.oid::bigint ELSE c.oid::bigint END);
COMMENT ON FUNCTION ledger_kept_relations(name, text) IS
'part of keep_scores and live_scores: the tables with what is kept (kind r), or the views that show it (v), as they are to be '
'locked';

CREATE FUNCTION ledger_watch(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	part record;
	event text;
BEGIN
	FOR part IN
		WITH RECURSIVE tree (relation, root) AS (
			SELECT t, t FROM @extschema@.ledger_watched_tables(schema) AS t
			UNION ALL
			SELECT i.inhrelid::regclass, t.root FROM tree t JOIN pg_inherits i ON i.inhparent = t.relation
		)
		SELECT t.relation, c.relkind, c.relispartition, c.relpersistence,
			EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.relation AND NOT a.attisdropped
						AND (a.attname IN ('project_code', 'department_code', 'scheme_code')
							 OR a.attname = 'code' AND r.relname = 'scheme'
							 OR a.attname = 'name' AND r.relname = 'project_kind')) AS has_key
		FROM tree t
		JOIN pg_class c ON c.oid = t.relation
		JOIN pg_class r ON r.oid = t.root
		ORDER BY r.relname, c.relname
	LOOP
		IF part.relkind NOT IN ('r', 'p') OR part.relpersistence <> 'p' OR NOT part.has_key THEN
			RAISE feature_not_supported USING
				MESSAGE = format('scores of ledger %I cannot be kept', schema),
				DETAIL = format(CASE WHEN part.relkind NOT IN ('r', 'p')
					THEN '%s is not a table of this server: what is written there is not seen.'
					WHEN part.relpersistence <> 'p' THEN '%s is not logged: a crash empties it unseen.'
					ELSE '%s has no key of a project, a department or a scheme.' END, part.relation);
		END IF;
		EXECUTE format('CREATE OR REPLACE TRIGGER _kept_begin BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$s
				FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.kept_mark();
			CREATE OR REPLACE TRIGGER _kept_insert AFTER INSERT ON %1$s
				REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.kept_mark();
			CREATE OR REPLACE TRIGGER _kept_update AFTER UPDATE ON %1$s
				REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.kept_mark();
			CREATE OR REPLACE TRIGGER _kept_delete AFTER DELETE ON %1$s
				REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.kept_mark();
			CREATE OR REPLACE TRIGGER _kept_truncate AFTER TRUNCATE ON %1$s
				FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.kept_mark();', part.relation);
		FOREACH event IN ARRAY '{begin,insert,update,delete,truncate}'::text[] LOOP
			EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER _kept_%s', part.relation, event);
		END LOOP;
		-- fires where statement triggers do not: while changes of another server are applied
		IF NOT part.relispartition THEN
			EXECUTE format('CREATE OR REPLACE TRIGGER _kept_row AFTER INSERT OR UPDATE OR DELETE ON %1$s
					FOR EACH ROW EXECUTE FUNCTION @extschema@.kept_mark();
				ALTER TABLE %1$s ENABLE REPLICA TRIGGER _kept_row', part.relation);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_watch(name) IS
'part of keep_scores: makes the marking triggers of the tables that kept scores are made of, and of their partitions, as they '
'should be; 0A000 where one cannot be watched';

CREATE FUNCTION ledger_unwatch(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	mark record;
BEGIN
	FOR mark IN
		WITH RECURSIVE tree (relation) AS (
			SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = schema
			UNION
			SELECT i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.relation
		)
		SELECT t.tgname AS name, t.tgrelid::regclass AS relation
		FROM pg_trigger t
		JOIN tree ON tree.relation = t.tgrelid
		WHERE t.tgfoid = '@extschema@.kept_mark'::regproc AND t.tgparentid = 0
	LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', mark.name, mark.relation);
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_unwatch(name) IS
'part of live_scores: drops the marking triggers';

-- Only while scores are kept: a dump by a role that may read, but is not above
-- row-level security, stops at a table that has it.
CREATE FUNCTION ledger_guard_kept(schema name, guarded boolean) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	relation name;
BEGIN
	FOREACH relation IN ARRAY ARRAY['kept_stale', 'kept_score', 'kept_department', 'kept_finding']::name[] LOOP
		IF guarded THEN
			EXECUTE format('ALTER TABLE %1$I.%2$I ENABLE ROW LEVEL SECURITY;
				CREATE POLICY kept_open ON %1$I.%2$I FOR SELECT
					USING ((SELECT @extschema@.kept_generation(%3$L::regclass, false)) IS NOT NULL);
				CREATE POLICY kept_only ON %1$I.%2$I AS RESTRICTIVE FOR ALL
					USING ((SELECT @extschema@.kept_generation(%3$L::regclass, false)) IS NOT NULL);
				GRANT SELECT ON %1$I.%2$I TO PUBLIC', schema, relation, format('%I.kept_state', schema));
		ELSE
			EXECUTE format('REVOKE SELECT ON %1$I.%2$I FROM PUBLIC;
				DROP POLICY kept_open ON %1$I.%2$I;
				DROP POLICY kept_only ON %1$I.%2$I;
				ALTER TABLE %1$I.%2$I DISABLE ROW LEVEL SECURITY', schema, relation);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_guard_kept(name, boolean) IS
'part of keep_scores and live_scores: who may read all rows of the ledger''s tables reads kept rows, nobody else does, whatever is '
'granted';

-- Data-modifying WITH: everything is read by one snapshot, so that a mark that
-- this deletes is of a change that it has seen.
CREATE FUNCTION ledger_fill_kept(schema name, generation bigint, everything boolean) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	scores text;
	shown text;
	findings text;
	made bigint;
	touched text[];
	schemes text[];
BEGIN
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE c.relname = 'kept_score'),
		string_agg('k.' || quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE c.relname = 'kept_score'),
		string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE c.relname = 'kept_finding')
	INTO scores, shown, findings
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	WHERE n.nspname = schema AND c.relname IN ('kept_score', 'kept_finding')
		-- the owner may have added others
		AND EXISTS (SELECT FROM pg_attribute v
					WHERE v.attrelid = to_regclass(format('%I.%I', schema,
							CASE c.relname WHEN 'kept_score' THEN 'live_project_score' ELSE 'live_review_part' END))
						AND v.attname = a.attname);
	EXECUTE format('UPDATE %I.kept_state s SET refreshes = refreshes + 1,'
		' refreshed_at = clock_timestamp() WHERE s.generation = $1 RETURNING refreshes',
				   schema) INTO made USING generation;
	EXECUTE format($sql$
		WITH marks AS (
			DELETE FROM %1$I.kept_stale s WHERE %4$s OR s.kind IN ('project', 'department')
		), scores AS (
			DELETE FROM %1$I.kept_score k %7$s
			RETURNING k.department_code, %9$s AS shown
		), findings AS (
			DELETE FROM %1$I.kept_finding k %7$s
		), department_findings AS (
			DELETE FROM %1$I.kept_finding k %8$s
		), score AS (
			INSERT INTO %1$I.kept_score (generation, made, %2$s)
			SELECT $1, $2, %2$s FROM %1$I.%5$I p
			RETURNING department_code, scheme_code, %10$s AS shown
		), finding AS (
			INSERT INTO %1$I.kept_finding (generation, made, line, %3$s)
			SELECT $1, $2, row_number() OVER (), %3$s FROM %1$I.%6$I f WHERE f.fiscal_year IS NOT NULL
		)
		-- a department whose projects show what they showed adds up to what it did
		SELECT (SELECT array_agg(DISTINCT t.department_code)
				FROM (
					SELECT s.department_code
					FROM (TABLE scores UNION ALL SELECT department_code, shown FROM score) s
					GROUP BY s.department_code, s.shown
					HAVING %4$s OR count(*) = 1
				) AS t),
			(SELECT array_agg(DISTINCT s.scheme_code) FROM score s WHERE s.scheme_code IS NOT NULL)
		$sql$, schema, scores, findings, everything::text,
		CASE WHEN everything THEN 'live_project_score' ELSE 'stale_project_score' END,
		CASE WHEN everything THEN 'live_review_part' ELSE 'stale_review_part' END,
		CASE WHEN NOT everything
			THEN format('USING %s s WHERE s.fiscal_year = k.fiscal_year AND s.code = k.project_code',
				@extschema@.ledger_marked(schema, 'project'::text)) END,
		CASE WHEN everything THEN 'WHERE false'
			ELSE format('USING %s s WHERE k.project_code IS NULL AND s.fiscal_year = k.fiscal_year'
				' AND s.code = k.department_code', @extschema@.ledger_marked(schema, 'department'::text)) END,
		CASE WHEN everything THEN 'NULL::text' ELSE format('ROW(%s)::text', shown) END,
		CASE WHEN everything THEN 'NULL::text' ELSE format('ROW(%s)::text', scores) END)
	INTO touched, schemes USING generation, made;
	-- a scheme that a kept row has; one too many does no harm
	EXECUTE format('UPDATE %1$I.kept_state s SET schemes = ARRAY(
			SELECT unnest(s.schemes) WHERE NOT $2
			UNION
			SELECT unnest($3)),
			most_stale = CASE WHEN $2 THEN (SELECT greatest(count(*) / 32, 100) FROM %1$I.kept_score) ELSE s.most_stale END
		WHERE s.generation = $1', schema)
	USING generation, everything, schemes;
	-- Of what is kept by now.  What another transaction has changed meanwhile is
	-- marked still, and makes its department stale.
	EXECUTE format('DELETE FROM %1$I.kept_department k WHERE k.department_code = ANY ($3);
		INSERT INTO %1$I.kept_department
		SELECT s.*, $1, $2 FROM %1$I.kept_department_sum s WHERE s.department_code = ANY ($3)', schema)
	USING generation, made, touched;
END
$function$;
COMMENT ON FUNCTION ledger_fill_kept(name, bigint, boolean) IS
'part of keep_scores and refresh_scores: computes what is marked, or everything, and deletes the marks; needs no trigger';

CREATE FUNCTION ledger_keep_anew(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	sources oid[] := ARRAY(SELECT t::oid FROM @extschema@.ledger_watched_tables(schema) AS t);
	number bigint := hashtextextended(gen_random_uuid()::text, 0);
BEGIN
	-- a snapshot from before the triggers were there would miss what was written meanwhile
	IF current_setting('transaction_isolation') <> 'read committed' THEN
		RAISE active_sql_transaction USING
			MESSAGE = format('scores of ledger %I cannot be kept anew in this transaction', schema),
			HINT = 'Use the isolation level READ COMMITTED.';
	END IF;
	PERFORM @extschema@.ledger_lock_all(schema, @extschema@.ledger_watched_tree(schema), 'SHARE ROW EXCLUSIVE'::text,
										'{}'::regclass[], @extschema@.ledger_give_up());
	PERFORM @extschema@.ledger_watch(schema);
	EXECUTE format('DELETE FROM %1$I.kept_score; DELETE FROM %1$I.kept_department; DELETE FROM %1$I.kept_finding; '
		'DELETE FROM %1$I.kept_state', schema);
	-- until all is filled in, the views must compute
	EXECUTE format('INSERT INTO %I.kept_stale (kind, fiscal_year, code) VALUES (%L, 0, %L)', schema, 'all', '');
	EXECUTE format('INSERT INTO %I.kept_state (generation, fingerprint, tables, schemes, most_stale)
		VALUES ($1, @extschema@.kept_fingerprint($2), $2, %L, 0)', schema, '{}')
	USING number, sources;
	PERFORM @extschema@.ledger_fill_kept(schema, number, true);
END
$function$;
COMMENT ON FUNCTION ledger_keep_anew(name) IS
'part of keep_scores and refresh_scores: makes the triggers as they should be and computes everything; writers wait until it is '
'committed, readers do not';

CREATE FUNCTION ledger_require_kept(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	filtered regclass;
BEGIN
	IF to_regclass(format('%I.kept_state', schema)) IS NULL OR to_regclass(format('%I.review_part', schema)) IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger of this version', schema),
			HINT = format('To create one, SELECT create_ledger(%1$L); to renew an older one, SELECT refresh_ledger_views(%1$L).',
						  schema);
	END IF;
	SELECT t INTO filtered FROM @extschema@.ledger_watched_tables(schema) AS t WHERE row_security_active(t);
	IF FOUND THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('role %I does not see all rows of %s', current_user, filtered),
			HINT = 'Scores are kept by a role to which row-level security does not apply.';
	END IF;
	EXECUTE format('LOCK TABLE %I.kept_state IN SHARE ROW EXCLUSIVE MODE', schema);
END
$function$;
COMMENT ON FUNCTION ledger_require_kept(name) IS
'part of keep_scores, refresh_scores and live_scores: refuses what is no ledger of this version and a role that does not see all '
'rows; waits for another refresh';

CREATE FUNCTION keep_scores(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off
AS $function$
DECLARE
	last oid := (SELECT max(o.oid) FROM (SELECT max(c.oid) AS oid FROM pg_class c UNION ALL SELECT max(p.oid) FROM pg_proc p) o);
	live boolean;
BEGIN
	PERFORM @extschema@.require_given('keep_scores', '''city''', jsonb_build_object('schema', schema));
	-- not while the views are renewed
	PERFORM pg_advisory_xact_lock(hashtextextended('perfeval ledger ' || schema, 0));
	PERFORM @extschema@.ledger_require_kept(schema);
	IF @extschema@.ledger_is_spread(schema) THEN
		PERFORM @extschema@.ledger_keep_copy(schema);
		RETURN;
	END IF;
	live := NOT @extschema@.ledger_is_kept(schema);
	IF live THEN
		PERFORM @extschema@.ledger_lock_all(schema, @extschema@.ledger_watched_tree(schema), 'SHARE ROW EXCLUSIVE'::text,
			@extschema@.ledger_kept_relations(schema, 'r'::text), @extschema@.ledger_give_up());
		PERFORM @extschema@.ledger_guard_kept(schema, true);
		PERFORM @extschema@.ledger_shadow_views(schema);
	END IF;
	PERFORM @extschema@.ledger_keep_anew(schema);
	-- readers go on while all is computed
	IF live THEN
		PERFORM @extschema@.ledger_lock_all(schema, '{}'::regclass[], 'SHARE'::text,
			@extschema@.ledger_kept_relations(schema, 'v'::text), @extschema@.ledger_give_up());
		PERFORM @extschema@.ledger_kept_views(schema);
		PERFORM @extschema@.ledger_give_to_owner(schema, last);
	END IF;
END
$function$;
COMMENT ON FUNCTION keep_scores(name) IS
'keeps what project_score, department_total and review_finding of a ledger compute, for pages over everything; the views keep '
'their names, columns and answers, at any moment, and refresh_scores() makes them fast again after changes. Writers wait until '
'it is committed, readers for a moment at its end. Called again it makes everything anew. 55P03 where others use the ledger '
'for a minute, or as long as lock_timeout says; 42P01 where there is no ledger, 0A000 where what is written to a '
'table cannot be seen (a foreign table, one that is not logged), 42501 where row-level security applies to the caller, 25001 '
'above READ COMMITTED. Of a ledger that Citus spreads it keeps a copy of all rows, in a schema named SCHEMA_kept, which all views '
'then read, as of the last refresh_scores(); 0A000 where a table has row-level security, 42P06 where that schema is there';

CREATE FUNCTION refresh_scores(schema name) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off
AS $function$
DECLARE
	number bigint;
	marked bigint;
	most bigint;
	kept bigint;
	everything boolean;
	schemes boolean;
BEGIN
	PERFORM @extschema@.require_given('refresh_scores', '''city''', jsonb_build_object('schema', schema));
	PERFORM @extschema@.ledger_require_kept(schema);
	IF @extschema@.ledger_is_copied(schema) THEN
		RETURN @extschema@.ledger_fill_copy(schema);
	END IF;
	IF NOT @extschema@.ledger_is_kept(schema) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('scores of ledger %I are not kept', schema),
			HINT = format('To keep them, SELECT keep_scores(%L).', schema);
	END IF;
	EXECUTE format('SELECT s.generation, 4 * s.most_stale FROM %I.kept_state s
		WHERE s.fingerprint = @extschema@.kept_fingerprint(s.tables)
			AND s.tables = ARRAY(SELECT t::oid FROM @extschema@.ledger_watched_tables($1) AS t)', schema)
	INTO number, most USING schema;
	IF number IS NULL THEN
		PERFORM @extschema@.ledger_keep_anew(schema);
		EXECUTE format('SELECT count(*) FROM %I.kept_score', schema) INTO marked;
		RETURN marked;
	END IF;

	LOOP
		EXECUTE format('SELECT count(DISTINCT (s.kind, s.fiscal_year, s.code)), coalesce(bool_or(s.kind = %2$L), false),
				coalesce(bool_or(s.kind = %3$L), false)
			FROM %1$I.kept_stale s', schema, 'all', 'scheme') INTO marked, everything, schemes;
		EXIT WHEN NOT schemes;
		EXECUTE format('WITH gone AS (DELETE FROM %1$I.kept_stale s WHERE s.kind = %2$L RETURNING s.code)
			INSERT INTO %1$I.kept_stale (kind, fiscal_year, code)
			SELECT %3$L, k.fiscal_year, k.project_code FROM %1$I.kept_score k
			WHERE k.scheme_code IN (SELECT g.code FROM gone g)', schema, 'scheme', 'project');
	END LOOP;
	IF everything THEN
		EXECUTE format('SELECT count(*) FROM %I.kept_score', schema) INTO kept;
	END IF;
	IF marked > 0 THEN
		-- more than an eighth of those that were kept when all were
		PERFORM @extschema@.ledger_fill_kept(schema, number, everything OR marked > most);
	END IF;
	RETURN CASE WHEN everything THEN kept ELSE marked END;
END
$function$;
COMMENT ON FUNCTION refresh_scores(name) IS
'computes what was written to a ledger with kept scores since they were last computed, and says of how many projects and '
'departments; everything, and the marking triggers, where these are not as keep_scores made them, as after a restore or an update '
'of this extension. Neither readers nor writers wait, but for this last case. On Citus it copies all rows anew and says how many '
'projects there are. 55000 where scores are not kept, else as keep_scores()';

CREATE FUNCTION live_scores(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.require_given('live_scores', '''city''', jsonb_build_object('schema', schema));
	PERFORM pg_advisory_xact_lock(hashtextextended('perfeval ledger ' || schema, 0));
	PERFORM @extschema@.ledger_require_kept(schema);
	IF @extschema@.ledger_is_kept(schema) THEN
		PERFORM @extschema@.ledger_lock_all(schema, @extschema@.ledger_watched_tree(schema), 'ACCESS EXCLUSIVE'::text,
			@extschema@.ledger_kept_relations(schema, 'r'::text) || @extschema@.ledger_kept_relations(schema, 'v'::text),
			@extschema@.ledger_give_up());
	END IF;
	PERFORM @extschema@.ledger_unwatch(schema);
	IF @extschema@.ledger_is_copied(schema) THEN
		PERFORM @extschema@.ledger_drop_copy(schema);
	ELSIF @extschema@.ledger_is_kept(schema) THEN
		PERFORM @extschema@.ledger_live_views(schema);
		PERFORM @extschema@.ledger_guard_kept(schema, false);
	END IF;
	EXECUTE format('DELETE FROM %1$I.kept_score; DELETE FROM %1$I.kept_department; DELETE FROM %1$I.kept_finding; '
		'DELETE FROM %1$I.kept_stale; DELETE FROM %1$I.kept_state', schema);
END
$function$;
COMMENT ON FUNCTION live_scores(name) IS
'the way back from keep_scores(): the views compute, the triggers and what was kept are gone; errors as keep_scores()';

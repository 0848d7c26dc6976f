-- The views of a ledger with kept scores.  What project_score and review_part
-- compute stands in live_project_score and live_review_part, as it was; their
-- like over what is marked alone stands in stale_...: the same views again, over
-- the marked rows of the tables that all keys come from.

CREATE FUNCTION ledger_marked(schema name, kind text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN format('@extschema@.kept_keys(%L::regprocedure, %L::text)', format('%I.%I(text)', schema,
	CASE kind WHEN 'project' THEN 'stale_key' ELSE 'stale_department_key' END), kind);
COMMENT ON FUNCTION ledger_marked(name, text) IS
'part of keep_scores: what the FROM of a query says for the marked keys of projects or of departments';

CREATE FUNCTION ledger_filtered_keys(OUT name name, OUT kind text, OUT key name, OUT condition text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
BEGIN ATOMIC
	VALUES
		('project'::name, 'project', 'project_code'::name, 'true'),
		('account_line', 'department', 'department_code', 'true'),
		('report_text', 'project', 'project_code', 't.project_code <> '''''),
		('report_text', 'department', 'department_code', 't.project_code = ''''');
END;
COMMENT ON FUNCTION ledger_filtered_keys() IS
'part of keep_scores: the tables that a finding or a score is led from, and what of them is the key of a kind';

CREATE FUNCTION ledger_shadowed_views(schema name) RETURNS SETOF name
LANGUAGE sql STABLE STRICT ROWS 30 SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	-- a view comes after those that it reads: by the longest way down to a table
	WITH RECURSIVE reads (view, used) AS MATERIALIZED (
		SELECT DISTINCT r.ev_class, d.refobjid
		FROM pg_rewrite r
		JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
			AND d.refobjid <> r.ev_class
		JOIN pg_class v ON v.oid = r.ev_class
		JOIN pg_namespace n ON n.oid = v.relnamespace
		WHERE n.nspname = ledger_shadowed_views.schema
	), wanted (oid) AS (
		SELECT c.oid
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = ledger_shadowed_views.schema AND c.relname IN ('project_score', 'review_part')
		UNION
		SELECT r.used FROM wanted w JOIN reads r ON r.view = w.oid
	), above (oid, height) AS (
		SELECT c.oid, 0
		FROM wanted w
		JOIN pg_class c ON c.oid = w.oid
		JOIN @extschema@.ledger_filtered_keys() t ON t.name = c.relname
		UNION
		SELECT r.view, a.height + 1 FROM above a JOIN reads r ON r.used = a.oid
	)
	SELECT c.relname
	FROM above a
	JOIN wanted w ON w.oid = a.oid
	JOIN pg_class c ON c.oid = a.oid AND c.relkind = 'v'
	GROUP BY c.relname
	ORDER BY max(a.height), c.relname;
END;
COMMENT ON FUNCTION ledger_shadowed_views(name) IS
'part of keep_scores: the views of a ledger, made live, that project_score and review_part stand on and that stand on a filtered '
'table';

CREATE FUNCTION ledger_filtered_tables(schema name, OUT name name, OUT definition text) RETURNS SETOF record
LANGUAGE sql STABLE STRICT ROWS 3 SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT t.name,
		string_agg(format('SELECT %6$s FROM %2$s s '
			'JOIN %1$I.%3$I t ON t.fiscal_year = s.fiscal_year AND t.%4$I = s.code AND %5$s',
			ledger_filtered_tables.schema, @extschema@.ledger_marked(ledger_filtered_tables.schema, t.kind),
			t.name, t.key, t.condition, r.columns), ' UNION ALL ')
	FROM @extschema@.ledger_filtered_keys() t
	CROSS JOIN LATERAL (
		-- those that the views read: another is the owner's, who may drop it
		SELECT string_agg(format('t.%I', a.attname), ', ' ORDER BY a.attnum) AS columns
		FROM pg_attribute a
		WHERE a.attrelid = format('%I.%I', ledger_filtered_tables.schema, t.name)::regclass
			AND EXISTS (SELECT
						FROM @extschema@.ledger_shadowed_views(ledger_filtered_tables.schema) v (name)
						JOIN pg_rewrite w ON w.ev_class = format('%I.%I', ledger_filtered_tables.schema, v.name)::regclass
						JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
						WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum)
	) r
	GROUP BY t.name;
END;
COMMENT ON FUNCTION ledger_filtered_tables(name) IS
'part of keep_scores: the tables of ledger_filtered_keys(), with the query for those of their rows whose key is marked';

CREATE FUNCTION ledger_label_shadow(schema name, shadow text, original text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	labelled record;
BEGIN
	EXECUTE format('COMMENT ON VIEW %I.%I IS %L', schema, shadow, '内部：供保存的得分使用，与' || original || '相同');
	FOR labelled IN
		SELECT a.attname, col_description(a.attrelid, a.attnum) AS label
		FROM pg_attribute a
		JOIN pg_attribute sa ON sa.attrelid = format('%I.%I', schema, shadow)::regclass AND sa.attname = a.attname
		WHERE a.attrelid = format('%I.%I', schema, original)::regclass AND a.attnum > 0 AND NOT a.attisdropped
	LOOP
		EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L', schema, shadow, labelled.attname, labelled.label);
	END LOOP;
	-- it shows what its reader may read
	EXECUTE format('GRANT SELECT ON %I.%I TO PUBLIC', schema, shadow);
END
$function$;
COMMENT ON FUNCTION ledger_label_shadow(name, text, text) IS
'part of keep_scores: the comments of a view that is another''s like';

-- Functions, not views: planned for some keys, whatever was last seen of a table
-- that is empty, then full.  STRICT keeps them from being inlined.  Queries ask them
-- through kept_keys(), as a body is planned anew wherever a query calls it.
CREATE FUNCTION ledger_stale_keys(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.stale_key(kind text) RETURNS TABLE (fiscal_year integer, code text)
		LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED ROWS 50
		BEGIN ATOMIC
			SELECT DISTINCT s.fiscal_year, s.code FROM %1$I.kept_stale s WHERE s.kind = stale_key.kind;
		END;
		COMMENT ON FUNCTION %1$I.stale_key(text) IS '内部：供保存的得分使用，有变动的项目或部门，每个一行';
		CREATE OR REPLACE FUNCTION %1$I.stale_department_key(kind text) RETURNS TABLE (fiscal_year integer, code text)
		LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED ROWS 50
		BEGIN ATOMIC
			SELECT s.fiscal_year, s.code FROM %1$I.kept_stale s WHERE s.kind = stale_department_key.kind
			UNION
			-- the text of a department is of its own project, too
			SELECT s.fiscal_year, p.department_code
			FROM %1$I.kept_stale s
			JOIN %1$I.project p ON p.fiscal_year = s.fiscal_year AND p.project_code = s.code
			WHERE s.kind = 'project' AND p.kind = '部门整体'
			UNION
			SELECT s.fiscal_year, k.department_code
			FROM %1$I.kept_stale s
			JOIN %1$I.kept_score k ON k.fiscal_year = s.fiscal_year AND k.project_code = s.code
			WHERE s.kind = 'project' AND k.kind = '部门整体';
		END;
		COMMENT ON FUNCTION %1$I.stale_department_key(text) IS
			'内部：供保存的得分使用，有变动的部门，或其部门整体项目有变动的，每个一行';
		CREATE OR REPLACE FUNCTION %1$I.stale_department() RETURNS TABLE (code text)
		LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED ROWS 50
		BEGIN ATOMIC
			SELECT k.department_code
			FROM %1$I.stale_key('project') s
			JOIN %1$I.kept_score k ON k.fiscal_year = s.fiscal_year AND k.project_code = s.code
			UNION
			SELECT p.department_code
			FROM %1$I.stale_key('project') s
			JOIN %1$I.project p ON p.fiscal_year = s.fiscal_year AND p.project_code = s.code;
		END;
		COMMENT ON FUNCTION %1$I.stale_department() IS '内部：供保存的得分使用，有变动的项目现在和原来所在的部门';
		GRANT EXECUTE ON FUNCTION %1$I.stale_key(text), %1$I.stale_department_key(text), %1$I.stale_department() TO PUBLIC
		$ddl$, schema);
END
$function$;
COMMENT ON FUNCTION ledger_stale_keys(name) IS
'part of ledger_kept_views: the marked keys of a kind, each once, and the departments that marked projects are in, or were in';

CREATE FUNCTION ledger_shadow_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	original record;
	used text;
	shadowed name[] := ARRAY(SELECT @extschema@.ledger_shadowed_views(schema));
	definition text;
	-- how the catalog writes the name of a ledger's relation, but for what it is a part of
	place text := E'(?<![\\w"])' || regexp_replace(quote_ident(schema), E'([^\\w])', E'\\\\\\1', 'g') || '[.]';
BEGIN
	PERFORM @extschema@.ledger_stale_keys(schema);
	FOR original IN SELECT t.name, t.definition FROM @extschema@.ledger_filtered_tables(schema) t LOOP
		EXECUTE format('CREATE VIEW %I.%I WITH (security_invoker = true) AS ', schema, 'stale_' || original.name)
			|| original.definition;
		PERFORM @extschema@.ledger_label_shadow(schema, 'stale_' || original.name, original.name::text);
	END LOOP;
	FOR original IN
		SELECT s.name, pg_get_viewdef(format('%I.%I', schema, s.name)::regclass) AS definition
		FROM unnest(shadowed) WITH ORDINALITY AS s (name, place)
		ORDER BY s.place
	LOOP
		IF original.name IN ('project_score', 'review_part') THEN
			EXECUTE format('CREATE VIEW %I.%I WITH (security_invoker = true) AS ', schema, 'live_' || original.name)
				|| original.definition;
			PERFORM @extschema@.ledger_label_shadow(schema, 'live_' || original.name, original.name::text);
		END IF;
		-- the score of a department's own project need not be marked for its text to be
		definition := CASE original.name WHEN 'text_against_ledger'
			THEN regexp_replace(original.definition, place || E'project_score(?![\\w"])',
								replace(format('%I.live_project_score', schema), E'\\', E'\\\\'), 'g')
			ELSE original.definition END;
		FOR used IN
			SELECT unnest(shadowed) UNION ALL SELECT t.name FROM @extschema@.ledger_filtered_keys() t
			EXCEPT
			-- looked up for what is marked already
			SELECT l.name FROM (VALUES
				('allocation_total', 'project_money'::name),
				('review_period', 'project_money'),
				('review_project', 'project_arrived'),
				('review_project', 'scheme_check'),
				-- a department's own project need not be marked for the department's text to be
				('text_against_ledger', 'project')
			) AS l (view, name)
			WHERE l.view = original.name
		LOOP
			definition := regexp_replace(definition, place || used || E'(?![\\w"])',
										 replace(format('%I.%I', schema, 'stale_' || used), E'\\', E'\\\\'), 'g');
		END LOOP;
		EXECUTE format('CREATE VIEW %I.%I WITH (security_invoker = true) AS ', schema, 'stale_' || original.name) || definition;
		PERFORM @extschema@.ledger_label_shadow(schema, 'stale_' || original.name, original.name::text);
	END LOOP;
	EXECUTE format('CREATE VIEW %I.kept_department_sum WITH (security_invoker = true) AS ', schema)
		|| regexp_replace(pg_get_viewdef(format('%I.department_sum', schema)::regclass), place || E'project_score(?![\\w"])',
						  replace(format('%I.kept_score', schema), E'\\', E'\\\\'), 'g');
	PERFORM @extschema@.ledger_label_shadow(schema, 'kept_department_sum', 'department_sum');
END
$function$;
COMMENT ON FUNCTION ledger_shadow_views(name) IS
'part of keep_scores and refresh_ledger_views: the views beside those of a ledger that kept scores are filled by and read with, '
'for which nobody waits';

CREATE FUNCTION ledger_kept_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.ledger_kept_project_score(schema);
	PERFORM @extschema@.ledger_kept_review_part(schema);
END
$function$;
COMMENT ON FUNCTION ledger_kept_views(name) IS
'part of keep_scores and refresh_ledger_views: lets project_score and review_part show what is kept';

-- What is marked is computed by a function, which is planned only where a key is
-- marked: the plan of a score, and of all rules, takes longer than a page of what is kept.
CREATE FUNCTION ledger_kept_project_score(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text;
	kept text;
	typed text;
	state text := format('%L::regclass', format('%I.kept_state', schema));
BEGIN
	SELECT string_agg(format('p.%I', a.attname), ', ' ORDER BY a.attnum),
		string_agg(CASE a.attname WHEN 'department_name' THEN 'd.name AS department_name' ELSE format('p.%I', a.attname) END,
			', ' ORDER BY a.attnum),
		string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
	INTO columns, kept, typed
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.project_score', schema)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.stale_score(generation bigint) RETURNS TABLE (%5$s)
		LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED ROWS 50
		BEGIN ATOMIC
			SELECT %2$s FROM %1$I.stale_project_score p;
		END;
		COMMENT ON FUNCTION %1$I.stale_score(bigint) IS '内部：供保存的得分使用，有变动的项目的得分';
		GRANT EXECUTE ON FUNCTION %1$I.stale_score(bigint) TO PUBLIC;
		CREATE OR REPLACE VIEW %1$I.project_score WITH (security_invoker = true) AS
		SELECT %3$s
		FROM %1$I.kept_score p
		LEFT JOIN %1$I.department d ON d.code = p.department_code
		WHERE p.generation = (SELECT @extschema@.kept_generation(%4$s, false))
			AND NOT EXISTS (SELECT FROM %6$s s
							WHERE s.fiscal_year = p.fiscal_year AND s.code = p.project_code)
		UNION ALL
		SELECT %2$s FROM %1$I.stale_score((SELECT @extschema@.kept_generation(%4$s, true))) p
		UNION ALL
		SELECT %2$s FROM %1$I.live_project_score p WHERE (SELECT @extschema@.kept_generation(%4$s, false)) IS NULL
		$ddl$, schema, columns, kept, state, typed, @extschema@.ledger_marked(schema, 'project'::text));
END
$function$;
COMMENT ON FUNCTION ledger_kept_project_score(name) IS
'part of ledger_kept_views: project_score';

CREATE FUNCTION ledger_kept_review_part(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text;
	typed text;
	state text := format('%L::regclass', format('%I.kept_state', schema));
BEGIN
	SELECT string_agg(format('f.%I', a.attname), ', ' ORDER BY a.attnum),
		string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
	INTO columns, typed
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.review_part', schema)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.stale_finding(generation bigint) RETURNS TABLE (%3$s)
		LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED ROWS 100
		BEGIN ATOMIC
			SELECT %2$s FROM %1$I.stale_review_part f WHERE f.fiscal_year IS NOT NULL;
		END;
		COMMENT ON FUNCTION %1$I.stale_finding(bigint) IS '内部：供保存的得分使用，有变动的项目和部门的审核结果';
		GRANT EXECUTE ON FUNCTION %1$I.stale_finding(bigint) TO PUBLIC;
		CREATE OR REPLACE VIEW %1$I.review_part WITH (security_invoker = true) AS
		SELECT %2$s
		FROM %1$I.kept_finding f
		WHERE f.generation = (SELECT @extschema@.kept_generation(%4$s, false))
			AND NOT EXISTS (SELECT FROM %5$s s
							WHERE s.fiscal_year = f.fiscal_year AND s.code = f.project_code)
			AND NOT EXISTS (SELECT FROM %6$s s
							WHERE f.project_code IS NULL AND s.fiscal_year = f.fiscal_year AND s.code = f.department_code)
		UNION ALL
		SELECT %2$s FROM %1$I.stale_finding((SELECT @extschema@.kept_generation(%4$s, true))) f
		UNION ALL
		SELECT s.fiscal_year, s.department_code, s.project_code, s.seq, s.rule, s.message, s.stated, s.computed, s.subject,
			NULL, NULL, NULL, NULL, NULL
		FROM %1$I.review_structure s
		WHERE (SELECT @extschema@.kept_generation(%4$s, false)) IS NOT NULL
		UNION ALL
		SELECT %2$s FROM %1$I.live_review_part f WHERE (SELECT @extschema@.kept_generation(%4$s, false)) IS NULL
		$ddl$, schema, columns, typed, state, @extschema@.ledger_marked(schema, 'project'::text),
		@extschema@.ledger_marked(schema, 'department'::text));
END
$function$;
COMMENT ON FUNCTION ledger_kept_review_part(name) IS
'part of ledger_kept_views: review_part, of which review_finding is made';

CREATE FUNCTION ledger_live_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{project_score,review_part}'::text[] LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %I.%I WITH (security_invoker = true) AS ', schema, name)
			|| pg_get_viewdef(format('%I.%I', schema, 'live_' || name)::regclass);
	END LOOP;
	PERFORM @extschema@.ledger_drop_shadows(schema);
END
$function$;
COMMENT ON FUNCTION ledger_live_views(name) IS
'part of live_scores: makes the views compute again';

CREATE FUNCTION ledger_drop_shadows(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	shadows text;
BEGIN
	EXECUTE format('DROP FUNCTION IF EXISTS %1$I.stale_finding(bigint), %1$I.stale_score(bigint)', schema);
	SELECT string_agg(c.oid::regclass::text, ', ') INTO shadows
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema AND c.relkind = 'v' AND obj_description(c.oid, 'pg_class') LIKE '内部：供保存的得分使用，%';
	IF shadows IS NOT NULL THEN
		EXECUTE 'DROP VIEW ' || shadows;
	END IF;
	EXECUTE format('DROP FUNCTION IF EXISTS %1$I.stale_department(), %1$I.stale_department_key(text), %1$I.stale_key(text)',
				   schema);
END
$function$;
COMMENT ON FUNCTION ledger_drop_shadows(name) IS
'part of live_scores and refresh_ledger_views: drops the views of kept scores that no other view stands on any more';

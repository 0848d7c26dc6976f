-- From which file and row each row of a ledger came, and the last load undone.

CREATE FUNCTION ledger_keeps_history(schema name) RETURNS boolean
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT bool_and(coalesce(has_table_privilege(t.oid, 'SELECT') AND has_table_privilege(t.oid, 'INSERT')
							 AND NOT row_security_active(t.oid), false))
	FROM (SELECT to_regclass(format('%I.%I', schema, h.name))::oid
		  FROM (VALUES ('load_history'), ('load_history_row')) AS h (name)) AS t (oid);
END;
COMMENT ON FUNCTION ledger_keeps_history(name) IS
'part of load_staging: whether the ledger has the tables of the history (refresh_ledger_views adds them to an old one) and the '
'calling role may read and write them';

CREATE FUNCTION ledger_key(schema name, table_name name, alias text) RETURNS text
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format('ARRAY[%s]', string_agg(format('%s.%I::text', alias, a.attname), ', ' ORDER BY k.n))
	FROM pg_index i
	CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
	JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
	WHERE i.indrelid = format('%I.%I', schema, table_name)::regclass AND i.indisprimary AND k.n <= i.indnkeyatts;
END;
COMMENT ON FUNCTION ledger_key(name, name, text) IS
'part of the history of loads: the SQL of the primary key of a row as text[]; NULL if the table has none';

CREATE FUNCTION staging_hindering(schema name, table_name name, OUT name name, OUT referring regclass) RETURNS SETOF record
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	-- a row that is deleted and put back is no longer the one that its references follow
	SELECT c.conname, c.conrelid::regclass
	FROM pg_constraint c
	WHERE c.confrelid = format('%I.%I', schema, table_name)::regclass AND c.contype = 'f'
		AND (c.confdeltype <> 'a'
			 OR c.confupdtype <> 'a'
				AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = c.conindid AND i.indisprimary))
	ORDER BY c.conname;
END;
COMMENT ON FUNCTION staging_hindering(name, name) IS
'part of load_staging with replace and undo_load: the foreign keys on a table that do something where a row is deleted, or where a '
'value changes that is not its primary key: its rows can only be updated, one after the other';

CREATE FUNCTION may_put_rows(schema name, table_name name) RETURNS boolean
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	relation regclass := format('%I.%I', schema, table_name);
BEGIN
	RETURN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = relation AND i.indisunique AND NOT i.indisprimary)
		AND NOT EXISTS (SELECT FROM @extschema@.staging_hindering(schema, table_name));
END
$function$;
COMMENT ON FUNCTION may_put_rows(name, name) IS
'part of load_staging with replace and undo_load: whether a table has unique values beside its key, and nothing that refers to it '
'does anything where a row is deleted or such a value changes';

CREATE FUNCTION put_rows(schema name, table_name name, lines text, this_load bigint, amount_unit text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text;
BEGIN
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass AND a.attnum > 0
		AND NOT a.attisdropped AND a.attgenerated = '';
	-- all old rows go before the first new one comes; references are looked at behind the statement
	EXECUTE format($query$
		WITH gone AS (
			DELETE FROM %1$I.%2$I t USING (%3$s) r WHERE %4$s = r.key RETURNING r.key, r.line
		)
		INSERT INTO %1$I.%2$I (%5$s) OVERRIDING SYSTEM VALUE
		SELECT %5$s
		FROM (SELECT g.line FROM gone g ORDER BY g.key) g
		CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I.%2$I, g.line)
		$query$, schema, table_name, lines, @extschema@.ledger_key(schema, table_name, 't'), columns)
		USING amount_unit, @extschema@.staging_dash_is_zero(), this_load;
END
$function$;
COMMENT ON FUNCTION put_rows(name, name, text, bigint, text) IS
'part of load_staging with replace and undo_load: puts rows, from a query of key and line, in the place of those with their keys, '
'all at once, so that they may change their places among other unique values';

CREATE FUNCTION loaded_from(schema name, table_name name, VARIADIC key text[],
							OUT file text, OUT sheet_row bigint, OUT load_no bigint,
							OUT loaded_at timestamptz, OUT loaded_by text) RETURNS record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.require_ledger(schema, 'table'::text, 'load_history'::name);
	EXECUTE format($query$
		SELECT r.file, r.sheet_row, r.load_no, h.loaded_at, h.loaded_by
		FROM %1$I.load_history_row r
		JOIN %1$I.load_history h USING (load_no)
		WHERE r.table_name = $1 AND r.key = $2 AND h.undone_at IS NULL AND r.action <> '删除'
		ORDER BY r.load_no DESC
		LIMIT 1
		$query$, schema)
		INTO file, sheet_row, load_no, loaded_at, loaded_by
		USING table_name::text, key;
END
$function$;
COMMENT ON FUNCTION loaded_from(name, name, text[]) IS
'from which file and row (the header is row 1) a row of a ledger came, by which load, when and by whom: the last load that wrote '
'it; key holds the values of its primary key as texts, in order. NULLs for a row that load_staging did not write';

CREATE FUNCTION undo_load(schema name, changed_too boolean, OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	last bigint;
	changed record;
	target record;
	written name[];
BEGIN
	PERFORM @extschema@.require_given('undo_load', '''city'', false',
		jsonb_build_object('schema', schema, 'changed_too', changed_too));
	PERFORM @extschema@.require_empty_strings();
	PERFORM @extschema@.require_ledger(schema, 'table'::text, 'load_history'::name);
	EXECUTE format('LOCK TABLE %I.load_history IN SHARE ROW EXCLUSIVE MODE', schema);
	EXECUTE format('SELECT max(h.load_no) FROM %I.load_history h WHERE h.undone_at IS NULL', schema) INTO last;
	IF last IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('no load of schema %I is left to undo', schema),
			HINT = format('TABLE %I.load_history lists the loads.', schema);
	END IF;
	EXECUTE format($query$
		SELECT array_agg(DISTINCT r.table_name) FROM %I.load_history_row r WHERE r.load_no = $1
		$query$, schema) INTO written USING last;

	-- a row that was written by the same transaction as its line of the history
	-- is as the load left it
	FOR target IN
		SELECT t.name FROM @extschema@.ledger_tables() AS t (name) WHERE t.name = ANY (written)
	LOOP
		EXECUTE format('LOCK TABLE %I.%I IN SHARE ROW EXCLUSIVE MODE', schema, target.name);
		EXECUTE format($query$
			SELECT count(*) AS rows, min(array_to_string(r.key, ', ')) AS key
			FROM %1$I.load_history_row r
			JOIN %1$I.%2$I t ON %3$s = r.key
			WHERE r.load_no = $1 AND r.table_name = %2$L AND (r.action = '删除' OR t.xmin <> r.xmin AND NOT $2)
			$query$, schema, target.name, @extschema@.ledger_key(schema, target.name, 't'))
			INTO changed USING last, changed_too;
		IF changed.rows > 0 THEN
			RAISE object_not_in_prerequisite_state USING
				MESSAGE = format('load %s cannot be undone', last),
				DETAIL = format('%s rows of %s were changed since, the first is %s.', changed.rows, target.name, changed.key),
				HINT = format('Nothing was undone. load_history_row holds what the rows were before. After a dump and restore, '
							  'or if the changes may be lost: SELECT * FROM undo_load(%L, true).', schema);
		END IF;
	END LOOP;

	BEGIN
		-- what was there comes back first, so that rows find what they refer to
		FOR target IN
			SELECT t.name, a.columns, a.assignments, @extschema@.ledger_key(schema, t.name, 't') AS key
			FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, n)
			CROSS JOIN LATERAL (
				SELECT string_agg(quote_ident(a.attname), ', ') AS columns,
					string_agg(format('%1$I = b.%1$I', a.attname), ', ') FILTER (WHERE a.attidentity <> 'a') AS assignments
				FROM pg_attribute a
				WHERE a.attrelid = to_regclass(format('%I.%I', schema, t.name)) AND a.attnum > 0
					AND NOT a.attisdropped AND a.attgenerated = ''
			) a
			WHERE t.name = ANY (written)
			ORDER BY t.n
		LOOP
			EXECUTE format($query$
				INSERT INTO %1$I.%2$I (%3$s) OVERRIDING SYSTEM VALUE
				SELECT %3$s
				FROM %1$I.load_history_row r
				CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I.%2$I, r.before) b
				WHERE r.load_no = $1 AND r.table_name = %2$L AND r.action = '删除'
				$query$, schema, target.name, target.columns) USING last;
			IF @extschema@.may_put_rows(schema, target.name) THEN
				PERFORM @extschema@.put_rows(schema, target.name,
					format('SELECT r.key, r.before AS line FROM %I.load_history_row r'
						   ' WHERE r.load_no = $3 AND r.table_name = %L AND r.action = ''替换''', schema, target.name), last, '');
			ELSE
				EXECUTE format($query$
					UPDATE %1$I.%2$I t SET %3$s
					FROM %1$I.load_history_row r
					CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I.%2$I, r.before) b
					WHERE r.load_no = $1 AND r.table_name = %2$L AND r.action = '替换' AND %4$s = r.key
					$query$, schema, target.name, target.assignments, target.key) USING last;
			END IF;
		END LOOP;
		FOR target IN
			SELECT t.name, @extschema@.ledger_key(schema, t.name, 't') AS key
			FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, n)
			WHERE t.name = ANY (written)
			ORDER BY t.n DESC
		LOOP
			EXECUTE format($query$
				DELETE FROM %1$I.%2$I t
				USING %1$I.load_history_row r
				WHERE r.load_no = $1 AND r.table_name = %2$L AND r.action = '新增' AND %3$s = r.key
				$query$, schema, target.name, target.key) USING last;
		END LOOP;
		-- a row that is again as an earlier load left it counts as that load's, also in the next undo_load
		EXECUTE format($query$
			UPDATE %1$I.load_history_row e SET line = e.line
			FROM %1$I.load_history_row r
			WHERE r.load_no = $1 AND e.load_no < r.load_no AND e.table_name = r.table_name AND e.key = r.key
				AND e.action <> '删除' AND e.xmin::text = r.before ->> 'xmin'
			$query$, schema) USING last;
	EXCEPTION WHEN unique_violation THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('load %s cannot be undone', last),
			DETAIL = SQLERRM,
			HINT = 'Nothing was undone. load_history_row holds what the rows were before.';
	END;

	RETURN QUERY EXECUTE format($query$
		WITH gone AS (DELETE FROM %1$I.load_history_row r WHERE r.load_no = $1 RETURNING r.table_name)
		SELECT t.name::text, count(*)
		FROM gone g
		JOIN @extschema@.ledger_tables() WITH ORDINALITY AS t (name, n) ON t.name = g.table_name
		-- which load_staging does not name either
		WHERE t.name <> 'indicator_text'
		GROUP BY t.name, t.n
		ORDER BY t.n
		$query$, schema) USING last;
	EXECUTE format('UPDATE %I.load_history h SET undone_at = now(), undone_by = session_user WHERE h.load_no = $1', schema)
		USING last;
END
$function$;
COMMENT ON FUNCTION undo_load(name, boolean) IS
'undoes the last load_staging of a ledger that is not undone yet, all or nothing: its new rows are deleted, what it replaced or '
'deleted comes back; returns the tables and the number of rows. 55000 if there is no load, or if one of the rows was changed '
'since, unless changed_too: after a dump and restore that can no longer be told, and who knows that nothing was changed, or that '
'it may be lost, says true; 23503 if rows that came later refer to one of its new rows';

CREATE FUNCTION undo_load(schema name, OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT u.table_name, u.rows FROM undo_load(schema, false) u;
END;
COMMENT ON FUNCTION undo_load(name) IS
'undo_load(schema, false): the last load undone, where none of its rows was changed since';

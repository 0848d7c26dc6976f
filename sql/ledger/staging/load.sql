-- Loading: all rows of the staging tables or none.  Rows go in first, and only
-- where that fails the dry run tells why.

CREATE FUNCTION staging_source_rows(schema name, table_name name) RETURNS text
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	-- of each row of the ledger's table that a load wrote, where it came from last
	SELECT format($query$
		(SELECT DISTINCT ON (r.key) r.key, r.file, r.action
		 FROM %1$I.load_history_row r
		 WHERE r.table_name = %2$L
		 ORDER BY r.key, r.load_no DESC, r.line DESC)
		$query$, schema, table_name);
END;
COMMENT ON FUNCTION staging_source_rows(name, name) IS
'part of load_staging: the SQL of the key of each row that a load wrote, with its last file';

CREATE FUNCTION staging_gone_rows(schema name, table_name name) RETURNS text
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format($query$
		(SELECT r.key, r.file
		 FROM %1$s r
		 WHERE r.action <> '删除'
			AND r.file IN (SELECT s."#file" FROM %2$s s)
			AND NOT EXISTS (SELECT FROM %3$s s WHERE %4$s = r.key))
		$query$, staging_source_rows(schema, table_name), staging_rows(schema, table_name),
		staging_typed(schema, table_name, NULL::name[]), ledger_key(schema, table_name, 's'::text));
END;
COMMENT ON FUNCTION staging_gone_rows(name, name) IS
'part of load_staging: the SQL of the keys of rows that came from a file which is staged anew without them';

CREATE FUNCTION staging_kept_rows(schema name, table_name name, typed text) RETURNS text
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format('(SELECT * FROM %I.%I t WHERE NOT EXISTS (SELECT FROM %s s WHERE %s = %s)) t',
				  schema, table_name, typed, ledger_key(schema, table_name, 's'), ledger_key(schema, table_name, 't'));
END;
COMMENT ON FUNCTION staging_kept_rows(name, name, text) IS
'part of check_staging: the SQL of the rows of a ledger''s table that a load with replace leaves as they are';

CREATE FUNCTION staging_references(schema name, table_name name,
								   OUT name name, OUT referring regclass, OUT refers text) RETURNS SETOF record
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT c.conname, c.conrelid::regclass,
		string_agg(format('x.%I = t.%I', a.attname, fa.attname), ' AND ')
	FROM pg_constraint c
	CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
	JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
	JOIN pg_attribute fa ON fa.attrelid = c.confrelid AND fa.attnum = c.confkey[k.n]
	WHERE c.confrelid = format('%I.%I', schema, table_name)::regclass AND c.contype = 'f'
	GROUP BY c.oid, c.conname, c.conrelid
	ORDER BY c.conname;
END;
COMMENT ON FUNCTION staging_references(name, name) IS
'part of load_staging: the foreign keys that refer to a table, with the SQL of row x that refers to row t';

CREATE FUNCTION staging_gone_faults(schema name, table_name name, amount_unit text,
									OUT file text, OUT sheet_row bigint, OUT column_name text,
									OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	con record;
	staged name[] := ARRAY(SELECT * FROM @extschema@.staging_tables(schema));
BEGIN
	IF NOT @extschema@.ledger_keeps_history(schema) OR @extschema@.ledger_key(schema, table_name, 't') IS NULL THEN
		RETURN;
	END IF;
	FOR con IN
		SELECT r.*, c.relname AS referring_name,
			n.nspname = schema AND c.relname = ANY (staged) AS staged
		FROM @extschema@.staging_references(schema, table_name) r
		JOIN pg_class c ON c.oid = r.referring
		JOIN pg_namespace n ON n.oid = c.relnamespace
	LOOP
		RETURN QUERY EXECUTE format($query$
			SELECT g.file, NULL::bigint, %1$L, array_to_string(g.key, ', '), '请核对', %2$L
			FROM %3$s g
			JOIN %4$I.%5$I t ON %6$s = g.key
			WHERE EXISTS (SELECT FROM %7$s x WHERE %8$s %9$s)
			$query$, table_name, format('请核对：文件中已没有这一行，但%s中有行引用它（%s），不删除', con.referring_name, con.name),
			@extschema@.staging_gone_rows(schema, table_name), schema, table_name,
			@extschema@.ledger_key(schema, table_name, 't'), con.referring, con.refers,
			-- what refers to it may be gone as well
			CASE WHEN con.staged AND @extschema@.ledger_key(schema, con.referring_name, 'x') IS NOT NULL THEN
				format('AND NOT EXISTS (SELECT FROM %s gx WHERE gx.key = %s)',
					   @extschema@.staging_gone_rows(schema, con.referring_name),
					   @extschema@.ledger_key(schema, con.referring_name, 'x')) END)
			USING amount_unit, @extschema@.staging_dash_is_zero();
	END LOOP;
END
$function$;
COMMENT ON FUNCTION staging_gone_faults(name, name, text) IS
'part of check_staging: rows of the ledger that a file no longer has and that other rows refer to';

CREATE FUNCTION staging_record(schema name, table_name name, amount_unit text, this_load bigint, replace boolean)
RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp SET synchronize_seqscans = off
AS $function$
DECLARE
	key text := @extschema@.ledger_key(schema, table_name, 's');
BEGIN
	IF key IS NULL THEN
		RETURN;
	END IF;
	EXECUTE format($query$
		INSERT INTO %1$I.load_history_row (load_no, line, table_name, key, file, sheet_row, action, before)
		SELECT $3, coalesce((SELECT max(h.line) FROM %1$I.load_history_row h WHERE h.load_no = $3), 0)
				+ row_number() OVER (),
			%2$L, s.key, s."#file", s."#row", %3$s
		FROM (SELECT %4$s AS key, s."#file", s."#row" FROM %5$s s OFFSET 0) s %6$s
		$query$, schema, table_name,
		CASE WHEN replace THEN 'CASE WHEN t.before IS NULL THEN ''新增'' ELSE ''替换'' END, t.before' ELSE '''新增'', NULL' END,
		key, @extschema@.staging_typed(schema, table_name, '{}'::name[]),
		CASE WHEN replace THEN
			format('LEFT JOIN (SELECT %s AS key, to_jsonb(t) || jsonb_build_object(''xmin'', t.xmin::text) AS before'
				   ' FROM %I.%I t) t ON t.key = s.key',
				   @extschema@.ledger_key(schema, table_name, 't'), schema, table_name) END)
		USING amount_unit, @extschema@.staging_dash_is_zero(), this_load;
END
$function$;
COMMENT ON FUNCTION staging_record(name, name, text, bigint, boolean) IS
'part of load_staging: writes down from where the rows of a table come, and what they replace: the row, and as xmin, which can be '
'no column''s name, the transaction that wrote it';

CREATE FUNCTION staging_given(schema name, table_name name) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	-- a column without any cell in a file is one that the file lacks
	RETURN (
		SELECT format('(SELECT s."#file" AS file, ARRAY_REMOVE(ARRAY[%s], NULL) AS given FROM %s s GROUP BY s."#file")',
					  string_agg(format('CASE WHEN count(s.%I) > 0 THEN %L END', c.name, c.name), ', '),
					  @extschema@.staging_rows(schema, table_name))
		FROM @extschema@.staging_columns(schema, table_name) c
		WHERE c.staged AND c.computed IS NULL);
END
$function$;
COMMENT ON FUNCTION staging_given(name, name) IS
'part of load_staging: the SQL of the files of a staging table with the columns that each has';

CREATE FUNCTION staging_put_replaced(schema name, table_name name, amount_unit text, this_load bigint) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.put_rows(schema, table_name, (
		SELECT format($query$
			SELECT r.key, r.before || coalesce(c.changes, '{}') AS line
			FROM %1$I.load_history_row r
			JOIN %2$s s ON %3$s = r.key
			JOIN %4$s g ON coalesce(g.file, '') = coalesce(s."#file", '')
			CROSS JOIN LATERAL (
				SELECT jsonb_object_agg(e.key, e.value) AS changes
				FROM (SELECT %5$s) c
				CROSS JOIN LATERAL jsonb_each(to_jsonb(c)) e
				WHERE e.key = ANY (g.given)
			) c
			WHERE r.load_no = $3 AND r.table_name = %6$L AND r.action = '替换'
			$query$, schema, @extschema@.staging_typed(schema, table_name, '{}'::name[]),
			@extschema@.ledger_key(schema, table_name, 's'),
			@extschema@.staging_given(schema, table_name), string_agg(format('s.%I', c.name), ', '), table_name)
		FROM @extschema@.staging_columns(schema, table_name) c
		WHERE c.staged AND c.computed IS NULL), this_load, amount_unit);
END
$function$;
COMMENT ON FUNCTION staging_put_replaced(name, name, text, bigint) IS
'part of load_staging with replace: puts what is replaced all at once, before the rest';

CREATE FUNCTION staging_insert(schema name, table_name name, amount_unit text, replace boolean) RETURNS bigint
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp SET synchronize_seqscans = off
AS $function$
DECLARE
	staged text := @extschema@.staging_rows(schema, table_name);
	key text := CASE WHEN replace THEN @extschema@.ledger_key(schema, table_name, 't') END;
	part record;
	target record;
	n bigint;
	loaded bigint := 0;
	computed text;
BEGIN
	FOR computed IN
		SELECT c.name FROM @extschema@.staging_columns(schema, table_name) c WHERE c.staged AND c.computed IS NOT NULL
	LOOP
		EXECUTE format('SELECT count(*) FROM %s s WHERE s.%I <> ''''', staged, computed) INTO n;
		IF n > 0 THEN
			RAISE generated_always USING MESSAGE = format('cannot insert into column %I, which is generated', computed);
		END IF;
	END LOOP;

	FOR part IN EXECUTE
		CASE WHEN key IS NULL THEN 'SELECT NULL::text[] AS given, NULL::text[] AS files'
		ELSE format('SELECT f.given, array_agg(coalesce(f.file, '''')) AS files FROM %s f GROUP BY f.given',
					@extschema@.staging_given(schema, table_name)) END
	LOOP
		SELECT string_agg(quote_ident(c.name), ', ') AS columns,
			string_agg(CASE WHEN c.standard IS NULL THEN format('(%s)::%s', v.value, c.base)
					   ELSE format('coalesce((%s)::%s, %s)', v.value, c.base, c.standard) END, ', ') AS cells,
			string_agg(format('%1$I = EXCLUDED.%1$I', c.name), ', ') FILTER (WHERE c.name = ANY (part.given)) AS changes
			INTO target
		FROM @extschema@.staging_columns(schema, table_name) c
		CROSS JOIN LATERAL (SELECT replace(c.cell, '@extschema@.sheet_cell(', '@extschema@.sheet_value(') AS value) v
		WHERE c.staged AND c.computed IS NULL;
		EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %s s WHERE @extschema@.count_row() %s %s',
					   schema, table_name, target.columns, target.cells, staged,
					   CASE WHEN key IS NOT NULL THEN 'AND coalesce(s."#file", '''') = ANY ($3)' END,
					   CASE WHEN key IS NOT NULL THEN
						   format('ON CONFLICT (%s) DO UPDATE SET %s',
								  (SELECT string_agg(quote_ident(a.attname), ', ')
								   FROM pg_index i
								   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
								   WHERE i.indrelid = format('%I.%I', schema, table_name)::regclass AND i.indisprimary),
								  target.changes) END)
			USING amount_unit, @extschema@.staging_dash_is_zero(), part.files;
		GET DIAGNOSTICS n = ROW_COUNT;
		loaded := loaded + n;
	END LOOP;
	RETURN loaded;
END
$function$;
COMMENT ON FUNCTION staging_insert(name, name, text, boolean) IS
'part of load_staging: inserts the rows of a staging table; with replace a row whose key is there takes the place of what is '
'there, in the columns that its file has';

CREATE FUNCTION staging_delete_gone(schema name, table_name name, amount_unit text, this_load bigint) RETURNS bigint
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	key text := @extschema@.ledger_key(schema, table_name, 't');
	referred text;
	n bigint;
	deleted bigint := 0;
BEGIN
	IF key IS NULL THEN
		RETURN 0;
	END IF;
	SELECT string_agg(format('AND NOT EXISTS (SELECT FROM %s x WHERE %s)', r.referring, r.refers), ' ') INTO referred
	FROM @extschema@.staging_references(schema, table_name) r;
	-- rows below go before those above them, in a table that refers to itself
	LOOP
		EXECUTE format($query$
			WITH deleted AS (
				DELETE FROM %1$I.%2$I t
				USING %3$s g
				WHERE %4$s = g.key %5$s
				RETURNING g.key, g.file, to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) AS before
			)
			INSERT INTO %1$I.load_history_row (load_no, line, table_name, key, file, action, before)
			SELECT $3, coalesce((SELECT max(h.line) FROM %1$I.load_history_row h WHERE h.load_no = $3), 0)
				+ row_number() OVER (), %2$L, d.key, d.file, '删除', d.before
			FROM deleted d
			$query$, schema, table_name, @extschema@.staging_gone_rows(schema, table_name), key, referred)
			USING amount_unit, @extschema@.staging_dash_is_zero(), this_load;
		GET DIAGNOSTICS n = ROW_COUNT;
		EXIT WHEN n = 0;
		deleted := deleted + n;
	END LOOP;
	RETURN deleted;
END
$function$;
COMMENT ON FUNCTION staging_delete_gone(name, name, text, bigint) IS
'part of load_staging with replace: deletes the rows of the ledger that came from a file which no longer has them, unless other '
'rows refer to them';

CREATE FUNCTION staging_sheet(schema name, table_name name) RETURNS name
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	filled boolean;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', schema, 'staging_' || table_name) INTO filled;
	RETURN CASE WHEN filled THEN table_name ELSE (SELECT p.sheet FROM @extschema@.staging_parts() p WHERE p.part = table_name) END;
END
$function$;
COMMENT ON FUNCTION staging_sheet(name, name) IS
'part of load_staging: the table whose staging table holds what is loaded into a table: another''s only where its own is empty';

CREATE FUNCTION staging_refuse(schema name, amount_unit text, replace boolean) RETURNS void
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	bad record;
BEGIN
	SELECT f.*, count(*) OVER () AS cells INTO bad
	FROM @extschema@.check_staging_files(schema, amount_unit, replace) f
	WHERE f.severity = '不能读'
	LIMIT 1;
	IF FOUND THEN
		RAISE data_exception USING
			MESSAGE = format('%s cells of the staging tables cannot be loaded', bad.cells),
			DETAIL = format('The first is in staging_%s, row %s, column %s: "%s": %s',
							@extschema@.staging_sheet(schema, bad.table_name), concat_ws(' of ', bad.sheet_row, bad.file),
							bad.column_name, bad.literal, bad.reason),
			HINT = format(CASE WHEN replace
				THEN 'SELECT * FROM check_staging_files(%L, %L, true) lists them all; nothing was loaded.'
						  ELSE 'SELECT * FROM check_staging(%L, %L) lists them all; nothing was loaded.' END,
						  schema, amount_unit);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_refuse(name, text, boolean) IS
'part of load_staging: the error that names the number of bad cells and the first, if there is one';

CREATE FUNCTION staging_refuse_places(schema name, table_name name, con name, detail text) RETURNS void
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	hindering text := (SELECT string_agg(format('%I of %s', h.name, h.referring), ', ')
					   FROM @extschema@.staging_hindering(schema, table_name) h);
BEGIN
	IF hindering IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('rows of %I.%I cannot exchange values of %I', schema, table_name, con),
			DETAIL = format('%s That row is replaced as well, but %s does something to the rows that refer to it, so that rows are'
							' updated one after the other.', detail, hindering),
			HINT = format('Nothing was loaded; SELECT * FROM check_staging_files(%L, replace => true) names the rows. Load first'
						  ' with values that no other row has, then this file; or make %I DEFERRABLE, if no foreign key refers'
						  ' to it.',
						  schema, con);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_refuse_places(name, name, name, text) IS
'part of load_staging with replace: the error for rows that take the unique values of one another, where they cannot be put all at '
'once';

CREATE FUNCTION load_staging(schema name, amount_unit text, replace boolean,
							 OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET synchronize_seqscans = off
AS $function$
DECLARE
	tables name[];
	keeps_history boolean := @extschema@.ledger_keeps_history(schema);
	this_load bigint;
	counts bigint[] := '{}';
	n bigint;
	broken name;
	broken_in name;
	detail text;
BEGIN
	PERFORM @extschema@.require_given('load_staging', '''city'', ''万元'', false',
		jsonb_build_object('schema', schema, 'amount_unit', amount_unit, 'replace', replace));
	PERFORM @extschema@.require_empty_strings();
	tables := ARRAY(SELECT * FROM @extschema@.staging_tables(schema));
	IF replace AND NOT keeps_history THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('schema %I keeps no history of loads that this role may write', schema),
			HINT = format('The owner adds it by SELECT refresh_ledger_views(%L), and GRANTs INSERT and SELECT on'
						  ' load_history and load_history_row.', schema);
	END IF;
	FOREACH table_name IN ARRAY tables LOOP
		EXECUTE format('LOCK TABLE %I.%I IN EXCLUSIVE MODE', schema, 'staging_' || table_name);
		IF replace THEN
			EXECUTE format('LOCK TABLE %I.%I IN SHARE ROW EXCLUSIVE MODE', schema, table_name);
		END IF;
	END LOOP;
	tables := ARRAY(SELECT * FROM @extschema@.staging_filled(schema));
	IF tables = '{}' THEN
		RETURN;
	END IF;

	BEGIN
		IF keeps_history THEN
			EXECUTE format('INSERT INTO %I.load_history (amount_unit, replaces) VALUES ($1, $2) RETURNING load_no', schema)
				INTO this_load USING amount_unit, replace;
		END IF;
		FOREACH table_name IN ARRAY tables LOOP
			PERFORM @extschema@.count_rows_of(format('%I.%I', schema, 'staging_' || table_name)::regclass);
			IF replace AND @extschema@.may_put_rows(schema, table_name::name) THEN
				-- a row and its line of the history belong to one subtransaction, for undo_load
				BEGIN
					PERFORM @extschema@.staging_record(schema, table_name::name, amount_unit, this_load, replace);
					n := @extschema@.staging_insert(schema, table_name::name, amount_unit, replace);
				EXCEPTION WHEN unique_violation THEN
					PERFORM @extschema@.staging_record(schema, table_name::name, amount_unit, this_load, replace);
					PERFORM @extschema@.staging_put_replaced(schema, table_name::name, amount_unit, this_load);
					n := @extschema@.staging_insert(schema, table_name::name, amount_unit, replace);
				END;
			ELSE
				IF keeps_history THEN
					PERFORM @extschema@.staging_record(schema, table_name::name, amount_unit, this_load, replace);
				END IF;
				n := @extschema@.staging_insert(schema, table_name::name, amount_unit, replace);
			END IF;
			counts := counts || n;
		END LOOP;
		IF replace THEN
			FOR i IN REVERSE array_length(tables, 1)..1 LOOP
				n := @extschema@.staging_delete_gone(schema, tables[i], amount_unit, this_load);
			END LOOP;
		END IF;
	EXCEPTION WHEN OTHERS THEN
		PERFORM @extschema@.staging_refuse(schema, amount_unit, replace);
		IF replace AND SQLSTATE = '23505' THEN
			GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, broken_in = TABLE_NAME, detail = PG_EXCEPTION_DETAIL;
			IF broken_in = table_name THEN
				PERFORM @extschema@.staging_refuse_places(schema, broken_in, broken, detail);
			END IF;
		END IF;
		RAISE;
	END;

	PERFORM @extschema@.keep_printed_cells(schema, this_load, replace);
	FOR i IN 1..array_length(tables, 1) LOOP
		PERFORM @extschema@.staging_empty(schema, tables[i]);
		table_name := tables[i];
		rows := counts[i];
		IF rows > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
	PERFORM @extschema@.count_rows_of(NULL);
END
$function$;
COMMENT ON FUNCTION load_staging(name, text, boolean) IS
'moves all rows of the staging tables into the ledger, or none: an error of class 22 names the number of bad cells and the first. '
'With replace a row whose key the ledger has takes the place of what is there, in the columns that its file has (a column without '
'any cell is one that it lacks); rows that a file of the same name brought before, and no longer has, are deleted unless other '
'rows refer to them; of a file without a name nothing is deleted. Returns the tables and the rows loaded into each. load_history '
'says what was loaded, undo_load takes it back';

CREATE FUNCTION load_staging(schema name, amount_unit text DEFAULT '万元',
							 OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT l.table_name, l.rows FROM load_staging(schema, amount_unit, false) l;
END;
COMMENT ON FUNCTION load_staging(name, text) IS
'moves all rows of the staging tables into the ledger, or none: an error of class 22 names the number of bad cells and the first; '
'a key that the ledger has already is one. Returns the tables and the rows loaded into each';

CREATE FUNCTION staging_empty(schema name, table_name name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staging text := format('%I.%I', schema, 'staging_' || table_name);
BEGIN
	-- TRUNCATE takes rows that this transaction does not see, and so did not load
	IF current_setting('transaction_isolation') = 'read committed' AND NOT row_security_active(staging::regclass) THEN
		EXECUTE format('TRUNCATE %s', staging);
	ELSE
		EXECUTE format('DELETE FROM %s', staging);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_empty(name, name) IS
'part of load_staging: empties a staging table of the rows that were loaded, and of no other';

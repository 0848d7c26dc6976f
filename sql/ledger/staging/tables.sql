-- Staging tables: text columns that take any file, for check_staging and
-- load_staging (in the files beside this one).

CREATE FUNCTION require_empty_strings() RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	lost boolean;
BEGIN
	-- asked when it runs: a server may change its mode within a session
	EXECUTE 'SELECT '''' IS NULL' INTO lost;
	IF lost THEN
		RAISE feature_not_supported USING
			MESSAGE = 'the empty string is NULL in this session',
			DETAIL = 'Empty cells and defaults of '''' would be lost, so nothing was read or written.',
			HINT = 'Switch the session to the PostgreSQL mode of the server, in which '''' IS NULL is false.';
	END IF;
END
$function$;
COMMENT ON FUNCTION require_empty_strings() IS
'part of create_ledger, refresh_ledger_views and of staging: 0A000 where '''' IS NULL, as in an Oracle mode of a server that is '
'based on PostgreSQL';

CREATE FUNCTION number_staging() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staging text := format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME);
	filling bigint := hashtextextended('perfeval staging', TG_RELID::bigint);
	numbered text := 'perfeval.file_of_' || TG_RELID;
	file text := nullif(current_setting('perfeval.file', true), '');
	first boolean;
BEGIN
	EXECUTE format('SELECT NOT EXISTS (SELECT FROM %s)', staging) INTO first;
	-- another file: looked for once, not for each statement that fills it
	IF NOT first AND file IS DISTINCT FROM nullif(current_setting(numbered, true), '') THEN
		PERFORM set_config(numbered, coalesce(file, ''), false);
		IF file IS NOT NULL AND EXISTS (SELECT FROM pg_attribute a
										WHERE a.attrelid = TG_RELID AND a.attname = 'file'
											AND NOT a.attisdropped) THEN
			EXECUTE format('SELECT NOT EXISTS (SELECT FROM %s s WHERE s.file = $1)', staging)
				INTO first USING file;
		END IF;
	END IF;

	-- Who fills holds the lock with others until it commits.  Only who is alone
	-- may begin anew: rows that are not committed have numbers, too.
	IF first THEN
		BEGIN
			IF pg_try_advisory_xact_lock(filling) THEN
				PERFORM setval(pg_get_serial_sequence(staging, 'sheet_row'), 1);
			END IF;
			RAISE triggered_action_exception;	-- takes back the lock, not the number
		EXCEPTION WHEN triggered_action_exception THEN
			NULL;
		END;
	END IF;
	PERFORM pg_advisory_xact_lock_shared(filling);
	RETURN NULL;
END
$function$;
COMMENT ON FUNCTION number_staging() IS
'part of create_staging: the trigger that lets the rows of an empty staging table, and of a file that perfeval.file names anew, '
'begin at 2, also after a load that failed; while another session fills the table they go on behind its rows';

CREATE FUNCTION create_staging(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
	missing record;
BEGIN
	PERFORM @extschema@.require_given('create_staging', '''city''', jsonb_build_object('schema', schema));
	PERFORM @extschema@.require_empty_strings();
	FOR target IN
		SELECT t.name, c.oid AS ledger, 'staging_' || t.name AS staging,
			to_regclass(format('%I.%I', schema, 'staging_' || t.name)) AS existing
		FROM @extschema@.ledger_tables() AS t (name)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
		WHERE t.name NOT IN ('review_rule', 'form_label', 'indicator_text', 'load_history', 'load_history_row')
			AND t.name !~ '^kept_'
	LOOP
		IF target.existing IS NULL THEN
			EXECUTE format('CREATE TABLE %I.%I ()', schema, target.staging);
			-- what was staged can be mended where all tables are published
			EXECUTE format('ALTER TABLE %I.%I REPLICA IDENTITY FULL', schema, target.staging);
			EXECUTE format('COMMENT ON TABLE %I.%I IS %L', schema, target.staging,
						   format('%s的暂存表：各列均为文本，用check_staging检查，用load_staging装入', target.name));
		END IF;
		FOR missing IN
			SELECT m.name, m.definition, m.comment
			FROM (SELECT a.attname, 'text', a.attnum, NULL
				  FROM pg_attribute a
				  WHERE a.attrelid = target.ledger AND a.attnum > 0 AND NOT a.attisdropped
					  AND a.attgenerated = '' AND a.attidentity <> 'a'
					  AND a.attname NOT IN ('sheet_row', 'file')
				  UNION ALL
				  SELECT p.sheet_column, 'text', p.place + 10000, NULL
				  FROM @extschema@.staging_part_columns(schema) p
				  WHERE p.sheet = target.name AND NOT p.is_key
				  UNION ALL
				  VALUES ('sheet_row', 'bigint GENERATED ALWAYS AS IDENTITY (START 2)', 10000,
						  '行号：文件的标题行为第1行；自动编号，装入文件时只列其他各列'),
					  ('file', 'text DEFAULT nullif(current_setting(''perfeval.file'', true), '''')', 10001,
					   '文件名：装入文件前用SET perfeval.file指定，或作为一列装入')
				 ) AS m (name, definition, place, comment)
			WHERE NOT EXISTS (SELECT FROM pg_attribute s
							  WHERE s.attrelid = format('%I.%I', schema, target.staging)::regclass
								  AND s.attname = m.name AND NOT s.attisdropped)
			ORDER BY m.place
		LOOP
			EXECUTE format('ALTER TABLE %I.%I ADD %I %s', schema, target.staging, missing.name, missing.definition);
			IF missing.comment IS NOT NULL THEN
				EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L',
							   schema, target.staging, missing.name, missing.comment);
			END IF;
		END LOOP;
		EXECUTE format('CREATE OR REPLACE TRIGGER number_staging BEFORE INSERT ON %I.%I'
					   ' FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.number_staging()',
					   schema, target.staging);
	END LOOP;
	IF NOT FOUND THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;
	PERFORM @extschema@.create_staging_form_cell(schema);
END
$function$;
COMMENT ON FUNCTION create_staging(name) IS
'creates a table staging_… of text columns for each table of a ledger, for files to be checked before they are loaded; where '
'there are some it adds the tables and columns that are missing, and empties nothing. Two columns are not in a file, so COPY has '
'to name those that are: sheet_row numbers the rows as a sheet does (the header is row 1), file is what SET perfeval.file says '
'when the rows come in. Behind them staging_project, staging_funding and staging_indicator have the columns of the tables beside '
'theirs, one to one (project_detail, funding_detail, indicator_detail and others), for one sheet that has them all. Generated '
'columns are not staged, nor is a column of the owner''s named sheet_row; one named file is the name of the file';

CREATE FUNCTION staging_tables(schema name) RETURNS SETOF name
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
BEGIN
	FOR target IN
		SELECT t.name,
			format('%I.%I', schema, c.relname) AS staging,
			EXISTS (SELECT FROM pg_attribute a
					WHERE a.attrelid = c.oid AND a.attname = 'sheet_row') AS numbered
		FROM @extschema@.ledger_tables() WITH ORDINALITY AS t (name, n)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'staging_' || t.name
		ORDER BY t.n
	LOOP
		IF NOT target.numbered THEN
			RAISE undefined_column USING
				MESSAGE = format('staging table %s has no column sheet_row', target.staging),
				HINT = format('An earlier version made it: SELECT create_staging(%L) adds what is missing.', schema);
		END IF;
		RETURN NEXT target.name;
	END LOOP;
	IF NOT FOUND THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I has no staging tables', schema),
			HINT = format('To create them, SELECT create_staging(%L).', schema);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_tables(name) IS
'part of check_staging and load_staging: names of the tables of a ledger that have a staging table, in the order of loading; '
'42P01 if there is none';

CREATE FUNCTION staging_in_sheet(schema name, table_name name) RETURNS boolean
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	sheet_table regclass;
	cells text;
	found boolean;
BEGIN
	SELECT to_regclass(format('%I.%I', schema, 'staging_' || p.sheet)) INTO sheet_table
	FROM @extschema@.staging_parts() p
	WHERE p.part = table_name;
	SELECT string_agg(format('s.%I <> ''''', p.sheet_column), ' OR ') INTO cells
	FROM @extschema@.staging_part_columns(schema) p
	WHERE p.part = table_name AND NOT p.is_key AND @extschema@.has_column(sheet_table, p.sheet_column);
	IF cells IS NOT NULL THEN
		EXECUTE format('SELECT EXISTS (SELECT FROM %s s WHERE %s)', sheet_table, cells) INTO found;
	END IF;
	RETURN coalesce(found, false);
END
$function$;
COMMENT ON FUNCTION staging_in_sheet(name, name) IS
'part of check_staging and load_staging: whether the staging table of a sheet holds cells of the table beside its own';

CREATE FUNCTION staging_filled(schema name) RETURNS SETOF name
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	table_name name;
	filled boolean;
BEGIN
	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', schema, 'staging_' || table_name) INTO filled;
		IF filled OR @extschema@.staging_in_sheet(schema, table_name) THEN
			RETURN NEXT table_name;
		END IF;
	END LOOP;
	FOR table_name IN
		SELECT p.part FROM @extschema@.staging_parts() p
		WHERE to_regclass(format('%I.%I', schema, 'staging_' || p.part)) IS NULL
	LOOP
		IF @extschema@.staging_in_sheet(schema, table_name) THEN
			RAISE undefined_table USING
				MESSAGE = format('schema %I has no staging table staging_%s, whose columns another one has', schema, table_name),
				HINT = format('SELECT create_staging(%L) adds what is missing.', schema);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION staging_filled(name) IS
'part of check_staging and load_staging: names of the tables of a ledger whose staging table has rows, in the order of loading';

-- Loading with a dry run: staging tables of text take any file, check_staging
-- lists every bad cell of it at once, load_staging loads all or nothing.

CREATE FUNCTION number_staging() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	filled boolean;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO filled;
	IF NOT filled THEN
		PERFORM setval(pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'sheet_row'), 1);
	END IF;
	RETURN NULL;
END
$function$;
COMMENT ON FUNCTION number_staging() IS
'part of create_staging: the trigger that lets the rows of an empty staging table begin at 2, also after a load that failed';

CREATE FUNCTION create_staging(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken text;
	target record;
BEGIN
	SELECT string_agg(format('%I.%I', schema, c.relname), ', ') INTO taken
	FROM @extschema@.ledger_tables() AS t (name)
	JOIN pg_namespace n ON n.nspname = schema
	JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'staging_' || t.name;
	IF taken IS NOT NULL THEN
		RAISE duplicate_table USING
			MESSAGE = format('schema %I already has staging tables', schema),
			HINT = format('To use them for other files, TRUNCATE them. To make them anew, first DROP TABLE %s.', taken);
	END IF;

	FOR target IN
		SELECT c.relname AS name,
			string_agg(format('%I text', a.attname), ', ' ORDER BY a.attnum) AS columns
		FROM @extschema@.ledger_tables() AS t (name)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE t.name NOT IN ('review_rule', 'form_label', 'indicator_text')
		GROUP BY c.relname
	LOOP
		EXECUTE format($ddl$
			CREATE UNLOGGED TABLE %1$I.%2$I (%3$s, sheet_row bigint GENERATED ALWAYS AS IDENTITY);
			CREATE TRIGGER number_staging BEFORE INSERT ON %1$I.%2$I
				FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.number_staging();
			COMMENT ON TABLE %1$I.%2$I IS %4$L;
			COMMENT ON COLUMN %1$I.%2$I.sheet_row IS '行号：文件的标题行为第1行；自动编号，装入文件时只列其他各列';
			$ddl$, schema, 'staging_' || target.name, target.columns,
			format('%s的暂存表：各列均为文本，用check_staging检查，用load_staging装入', target.name));
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
'creates a table staging_… of text columns for each table of a ledger, for files to be checked before they are loaded. Its last column, sheet_row, numbers the rows as a sheet does (the header is row 1), so COPY has to name the columns of the file. 42P07 if there are staging tables already';

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
				HINT = format('An earlier version made it: DROP all staging tables, then SELECT create_staging(%L).', schema);
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
'part of check_staging and load_staging: names of the tables of a ledger that have a staging table, in the order of loading; 42P01 if there is none';

CREATE FUNCTION staging_cell(literal text, type regtype, amount_unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN type = 'text'::regtype THEN nullif(trim_cell(literal), '')
	WHEN is_blank(literal) THEN NULL
	WHEN type IN ('perf_target'::regtype, 'perf_value'::regtype) THEN trim_cell(literal)
	WHEN type = 'wanyuan'::regtype
		THEN trim_cell(literal) || CASE WHEN fold_cell(literal) ~ '[0-9]$' THEN amount_unit ELSE '' END
	-- a whole number out of a column of decimals, in the one form that keys are compared in
	WHEN type = 'integer'::regtype
		THEN regexp_replace(fold_cell(literal), '^\+?(-?)0*([0-9]+)(\.0+)?$', '\1\2')
	WHEN type = 'boolean'::regtype
		THEN CASE fold_cell(literal) WHEN '是' THEN 'true' WHEN '否' THEN 'false' ELSE fold_cell(literal) END
	ELSE fold_cell(literal) END;
COMMENT ON FUNCTION staging_cell(text, regtype, text) IS
'a cell of a staging table as it is cast to the type of its column: without the spaces around it; dashes, 无 and blanks are NULL (of a text column only blanks), full-width digits are digits, 2023.0 and 02023 are the integer 2023, 是 and 否 are true and false, a bare amount takes the unit';

CREATE FUNCTION staging_expression(alias text, column_name name, type regtype) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN format(
	CASE WHEN column_name IN ('stated_rate', 'stated_share', 'stated_growth', 'stated_completion')
		-- these are in percent, and may say so
		THEN '@extschema@.staging_cell(regexp_replace(@extschema@.fold_cell(%s.%I), ''([0-9.]) *%%$'', ''\1''), %L::regtype, $1)'
		ELSE '@extschema@.staging_cell(%s.%I, %L::regtype, $1)' END,
	alias, column_name, type);
COMMENT ON FUNCTION staging_expression(text, name, regtype) IS
'part of check_staging and load_staging: the SQL of the cell of a staging table, $1 being the unit of amounts';

CREATE FUNCTION staging_rows(schema name, table_name name) RETURNS text
LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
	SELECT format('(SELECT * FROM %I.%I s WHERE %s)', schema, 'staging_' || table_name,
				  string_agg(format('@extschema@.trim_cell(s.%I) <> ''''', a.attname), ' OR '
							 ORDER BY a.attnum))
	FROM pg_attribute a
	WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass
		AND a.attnum > 0 AND NOT a.attisdropped;
END;
COMMENT ON FUNCTION staging_rows(name, name) IS
'part of check_staging and load_staging: the SQL of the rows of a staging table that hold anything';

CREATE FUNCTION staging_reason(literal text, type regtype) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	whole integer;
	figure numeric;
	truth boolean;
	amount @extschema@.wanyuan;
	target @extschema@.perf_target;
	actual @extschema@.perf_value;
	method @extschema@.perf_method;
	why text;
BEGIN
	IF literal ~ '^##+$' THEN
		RETURN '列太窄，Excel没有显示出这一格的值：加宽后重新另存';
	ELSIF literal ~ '^(#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:[0-9]+)$' THEN
		RETURN 'Excel没有算出这一格的值：改正公式后重新另存';
	END IF;
	-- an exception block costs, so plain numbers are let pass without one
	IF type = 'text'::regtype
		OR type <> 'boolean'::regtype AND literal ~ '^[0-9]{1,9}$' AND type <> '@extschema@.perf_method'::regtype
		OR type = 'numeric'::regtype AND literal ~ '^-?[0-9]{1,9}(\.[0-9]{1,9})?$' THEN
		RETURN NULL;
	END IF;
	BEGIN
		CASE type
			WHEN 'integer'::regtype THEN whole := literal;
			WHEN 'numeric'::regtype THEN figure := literal;
			WHEN 'boolean'::regtype THEN truth := literal;
			WHEN '@extschema@.wanyuan'::regtype THEN amount := literal;
			WHEN '@extschema@.perf_target'::regtype THEN target := literal;
			WHEN '@extschema@.perf_value'::regtype THEN actual := literal;
			WHEN '@extschema@.perf_method'::regtype THEN method := literal;
		END CASE;
	EXCEPTION WHEN data_exception THEN
		GET STACKED DIAGNOSTICS why = PG_EXCEPTION_DETAIL;
		RETURN concat_ws('：', CASE type
			WHEN 'integer'::regtype THEN '应为整数'
			WHEN 'numeric'::regtype THEN '应为数字，不带单位、百分号和千分位逗号'
			WHEN 'boolean'::regtype THEN '应为true、false、是、否'
			WHEN '@extschema@.wanyuan'::regtype THEN '应为金额，如8.65、86,500元、4.37亿元'
			WHEN '@extschema@.perf_target'::regtype THEN '不是完整的指标值，如≥95%、≤12个月'
			WHEN '@extschema@.perf_value'::regtype THEN '不是完整的实际完成值，如100%、18台(套)'
			ELSE '应为proportional、binary、step、manual之一'
			END, nullif(why, ''));
	END;
	RETURN NULL;
END
$function$;
COMMENT ON FUNCTION staging_reason(text, regtype) IS
'why a literal is not of the type of a ledger''s column, in Chinese, with the detail of the error, or that Excel could not compute or show the value (#REF!, ######); NULL if nothing is wrong';

CREATE FUNCTION check_staging(schema name, table_name name, amount_unit text,
							  OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staged text := @extschema@.staging_rows(schema, table_name);
	target oid := format('%I.%I', schema, table_name)::regclass;
	bad_columns name[] := '{}';
	col record;
	con record;
BEGIN
	FOR col IN
		SELECT a.attname AS name, a.atttypid::regtype AS type,
			a.attnotnull AND NOT a.atthasdef AS required
		FROM pg_attribute a
		WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY a.attnum
	LOOP
		RETURN QUERY EXECUTE format($query$
			WITH judged AS MATERIALIZED (
				SELECT d.literal,
					CASE WHEN %4$L AND d.cell IS NULL THEN '必填，不能为空'
						ELSE @extschema@.staging_reason(d.cell, %3$L::regtype) END AS reason
				FROM (SELECT DISTINCT s.%1$I AS literal, %5$s AS cell FROM %2$s s) d)
			SELECT s.sheet_row, %1$L, s.%1$I, j.reason
			FROM %2$s s
			JOIN judged j ON j.literal IS NOT DISTINCT FROM s.%1$I
			WHERE j.reason IS NOT NULL
			$query$, col.name, staged, col.type, col.required,
			@extschema@.staging_expression('s'::text, col.name, col.type))
			USING amount_unit;
		IF FOUND THEN
			bad_columns := bad_columns || col.name;
		END IF;
	END LOOP;

	FOR con IN
		SELECT c.conname AS name, c.contype AS kind, pg_get_expr(c.conbin, c.conrelid) AS condition,
			f.relname AS other, k.columns, k.first, k.cells, k.present, k.same, k.same_staged, k.typed
		FROM pg_constraint c
		LEFT JOIN pg_class f ON f.oid = c.confrelid
		CROSS JOIN LATERAL (
			SELECT string_agg(a.attname, ', ' ORDER BY k.n) AS columns,
				(array_agg(a.attname ORDER BY k.n))[1] AS first,
				string_agg(e.cell, ', ' ORDER BY k.n) AS cells,
				string_agg(e.cell || ' IS NOT NULL', ' AND ') AS present,
				string_agg(format('%s = t.%I::text', e.cell, coalesce(fa.attname, a.attname)), ' AND ')
					AS same,
				string_agg(e.cell || ' = '
						   || @extschema@.staging_expression('t'::text, coalesce(fa.attname, a.attname),
															 a.atttypid::regtype), ' AND ')
					AS same_staged,
				-- what is no cell of its type is told above, and NULL breaks no rule
				string_agg(format(CASE WHEN a.attname = ANY (bad_columns)
									   THEN 'CASE WHEN @extschema@.staging_reason(%1$s, %2$L::regtype) IS NULL'
											' THEN %1$s::%2$s END AS %3$I'
									   ELSE '%1$s::%2$s AS %3$I' END,
								  e.cell, a.atttypid::regtype, a.attname), ', ') AS typed
			FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
			LEFT JOIN pg_attribute fa ON fa.attrelid = c.confrelid AND fa.attnum = c.confkey[k.n]
			CROSS JOIN LATERAL (
				SELECT @extschema@.staging_expression('s'::text, a.attname, a.atttypid::regtype) AS cell
			) e
		) k
		WHERE c.conrelid = target AND c.contype IN ('p', 'f', 'c')
		ORDER BY c.contype DESC, c.conname
	LOOP
		IF con.kind = 'p' THEN
			RETURN QUERY EXECUTE format($query$
				SELECT d.sheet_row, %1$L, d.literal, format('与第%%s行重复（%%s）', d.first, %4$L)
				FROM (
					SELECT s.sheet_row, concat_ws(', ', %2$s) AS literal,
						min(s.sheet_row) OVER (PARTITION BY %2$s) AS first
					FROM %3$s s
					WHERE %5$s
				) d
				WHERE d.sheet_row > d.first
				UNION ALL
				SELECT s.sheet_row, %1$L, concat_ws(', ', %2$s), %7$L
				FROM %3$s s
				WHERE EXISTS (SELECT FROM %8$I.%9$I t WHERE %6$s)
				$query$, con.columns, con.cells, staged, con.name, con.present, con.same,
				format('%s中已有（%s）', table_name, con.name), schema, table_name)
				USING amount_unit;
		ELSIF con.kind = 'f' THEN
			RETURN QUERY EXECUTE format($query$
				SELECT s.sheet_row, %1$L, concat_ws(', ', %2$s), %3$L
				FROM %4$s s
				WHERE %5$s
					AND NOT EXISTS (SELECT FROM %6$I.%7$I t WHERE %8$s)
					%9$s
				$query$, con.columns, con.cells, format('%s中没有（%s）', con.other, con.name), staged,
				con.present, schema, con.other, con.same,
				CASE WHEN to_regclass(format('%I.%I', schema, 'staging_' || con.other)) IS NOT NULL THEN
					format('AND NOT EXISTS (SELECT FROM %I.%I t WHERE %s)',
						   schema, 'staging_' || con.other, con.same_staged) END)
				USING amount_unit;
		ELSIF con.typed IS NOT NULL THEN
			RETURN QUERY EXECUTE format($query$
				SELECT s.sheet_row, %1$L, s.literal, %2$L
				FROM (SELECT s.sheet_row, s.%3$I AS literal, %4$s FROM %5$s s) s
				WHERE NOT (%6$s)
				$query$, con.columns, format('不符合%s：%s', con.name, con.condition), con.first,
				con.typed, staged, con.condition)
				USING amount_unit;
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION check_staging(name, name, text) IS
'every cell of the staging table of one ledger table that cannot be loaded: the row as a sheet counts it (its header is row 1), column, literal, reason';

CREATE FUNCTION check_staging(schema name, amount_unit text DEFAULT '万元',
							  OUT table_name text, OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		RETURN QUERY
			SELECT table_name, c.sheet_row, c.column_name, c.literal, c.reason
			FROM @extschema@.check_staging(schema, table_name::name, amount_unit) c
			ORDER BY c.sheet_row, c.column_name;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION check_staging(name, text) IS
'the dry run: every cell of all staging tables of a ledger that cannot be loaded, none if load_staging would succeed; amount_unit is the unit of amounts without one, as the heading of the sheet says it';

CREATE FUNCTION load_staging(schema name, amount_unit text DEFAULT '万元',
							 OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	bad record;
	columns text;
	cells text;
BEGIN
	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		EXECUTE format('LOCK TABLE %I.%I IN EXCLUSIVE MODE', schema, 'staging_' || table_name);
	END LOOP;

	SELECT c.*, count(*) OVER () AS cells INTO bad
	FROM @extschema@.check_staging(schema, amount_unit) c
	LIMIT 1;
	IF FOUND THEN
		RAISE data_exception USING
			MESSAGE = format('%s cells of the staging tables cannot be loaded', bad.cells),
			DETAIL = format('The first is in staging_%s, row %s, column %s: "%s": %s',
							bad.table_name, bad.sheet_row, bad.column_name, bad.literal, bad.reason),
			HINT = format('SELECT * FROM check_staging(%L, %L) lists them all; nothing was loaded.',
						  schema, amount_unit);
	END IF;

	FOR table_name IN SELECT * FROM @extschema@.staging_tables(schema) LOOP
		SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
			string_agg(CASE WHEN d.oid IS NULL THEN e.cell
					   ELSE format('coalesce(%s, %s)', e.cell, pg_get_expr(d.adbin, d.adrelid)) END,
					   ', ' ORDER BY a.attnum)
			INTO columns, cells
		FROM pg_attribute a
		LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
		CROSS JOIN LATERAL (
			SELECT format('%s::%s',
						  @extschema@.staging_expression('s'::text, a.attname, a.atttypid::regtype),
						  a.atttypid::regtype) AS cell
		) e
		WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass
			AND a.attnum > 0 AND NOT a.attisdropped;
		EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %s s ORDER BY s.sheet_row',
					   schema, table_name, columns, cells,
					   @extschema@.staging_rows(schema, table_name::name))
			USING amount_unit;
		GET DIAGNOSTICS rows = ROW_COUNT;
		EXECUTE format('TRUNCATE %I.%I', schema, 'staging_' || table_name);
		IF rows > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION load_staging(name, text) IS
'moves all rows of the staging tables into the ledger, or none: an error of class 22 names the number of bad cells and the first; returns the tables and the rows loaded into each';

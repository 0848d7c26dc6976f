-- Cells of staging tables, and the SQL that reads a staging table's rows as rows
-- of the ledger's.  In all of that SQL $1 is the unit of amounts, $2 whether a
-- dash in a column of amounts is 0.

CREATE FUNCTION sheet_cell(cell text, kind text, amount_unit text, dash_is_zero boolean) RETURNS text
	AS 'MODULE_PATHNAME', 'sheet_cell'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sheet_cell(text, text, text, boolean) IS
'part of staging: a cell of a sheet as a column of its kind reads it (text, label, whole, year, month, number, points, rate, '
'boolean, amount, target, answer, method), without the spaces around it and marks of direction; NULL where it says nothing (of '
'text the empty cell, of an answer not 无). Full-width digits are digits; 2023.0, 02023 and of a year 2023年 are 2023; 90分 and '
'97.35% are numbers where points and rates stand; 是, √ and 否, × are true and false; a bare amount takes the unit, (1,268.31) '
'and 50.00- are negative, a dash is 0 if dash_is_zero; the residue of binary fractions (0.57999999999999996, 1.1E-13) is rounded '
'to 15 digits';

CREATE FUNCTION sheet_value(cell text, kind text, amount_unit text, dash_is_zero boolean) RETURNS text
	AS 'MODULE_PATHNAME', 'sheet_value'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sheet_value(text, text, text, boolean) IS
'part of load_staging: as sheet_cell; 22P02 where a sheet could not compute or show a value';

CREATE FUNCTION cell_fault(cell text, kind text) RETURNS text
	AS 'MODULE_PATHNAME', 'cell_fault'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cell_fault(text, text) IS
'part of staging: why what sheet_cell returned is no value of its kind, in Chinese, with the detail of the error, or that Excel '
'could not compute or show the value (#REF!, ######); NULL if nothing is wrong';

CREATE FUNCTION reads_as(cell text, type regtype, typmod integer) RETURNS boolean
	AS 'MODULE_PATHNAME', 'text_reads_as'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reads_as(text, regtype, integer) IS
'part of staging: true, or the error that the type''s own input raises for the text';

CREATE FUNCTION cell_kind(type regtype) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- not STRICT, to be inlined
RETURN CASE type
	WHEN 'text'::regtype THEN 'text'
	WHEN 'integer'::regtype THEN 'whole'
	WHEN 'numeric'::regtype THEN 'number'
	WHEN 'boolean'::regtype THEN 'boolean'
	WHEN 'wanyuan'::regtype THEN 'amount'
	WHEN 'perf_target'::regtype THEN 'target'
	WHEN 'perf_value'::regtype THEN 'answer'
	WHEN 'perf_method'::regtype THEN 'method' END;
COMMENT ON FUNCTION cell_kind(regtype) IS
'part of staging: the kind of cell that a type of the ledger''s own columns reads; NULL for any other type';

CREATE FUNCTION staging_kind(column_name name, type regtype) RETURNS text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN coalesce(
		CASE
			WHEN type = 'integer'::regtype AND column_name = 'fiscal_year' THEN 'year'
			WHEN type = 'integer'::regtype AND column_name = 'month' THEN 'month'
			WHEN type <> 'numeric'::regtype THEN NULL
			WHEN column_name IN ('stated_rate', 'stated_share', 'stated_growth', 'stated_completion') THEN 'rate'
			WHEN column_name IN ('full_mark', 'self_points', 'points', 'budget_points', 'stated_budget_points',
								 'stated_total') THEN 'points' END,
		@extschema@.cell_kind(type),
		(SELECT CASE
			WHEN t.oid IN ('bigint'::regtype, 'smallint'::regtype) THEN 'whole'
			WHEN t.typcategory IN ('N', 'D', 'T', 'E', 'B') THEN 'label'
			ELSE 'text' END
		 FROM pg_type t
		 WHERE t.oid = type));
END
$function$;
COMMENT ON FUNCTION staging_kind(name, regtype) IS
'part of staging: the kind of cell that a column reads';

CREATE FUNCTION staging_cell(literal text, type regtype, amount_unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sheet_cell(literal, coalesce(cell_kind(type), 'label'), coalesce(amount_unit, ''), false);
COMMENT ON FUNCTION staging_cell(text, regtype, text) IS
'a cell of a staging table as it is cast to the type of its column: without the spaces around it; dashes, 无 and blanks are NULL '
'(of a text column only blanks, of perf_value not 无, which is an answer), full-width digits are digits, 2023.0 and 02023 are the '
'integer 2023, 是 and 否 are true and false, a bare amount takes the unit';

CREATE FUNCTION staging_reason(literal text, type regtype, typmod integer) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.reads_as(literal, type, typmod);
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	RETURN CASE WHEN type = 'date'::regtype THEN '应为日期，如2024-03-05'
		ELSE format('不能作为%s：%s', format_type(type, typmod), SQLERRM) END;
END
$function$;
COMMENT ON FUNCTION staging_reason(text, regtype, integer) IS
'part of staging: why a literal is not of a type with its modifier, whatever type it is; NULL if nothing is wrong';

CREATE FUNCTION staging_reason(literal text, type regtype) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
	WHEN cell_kind(type) IS NOT NULL THEN cell_fault(literal, cell_kind(type))
	ELSE coalesce(cell_fault(literal, 'text'), staging_reason(literal, type, -1)) END;
COMMENT ON FUNCTION staging_reason(text, regtype) IS
'why a literal is not of the type of a ledger''s column, in Chinese, with the detail of the error, or that Excel could not '
'compute or show the value (#REF!, ######); NULL if nothing is wrong';

CREATE FUNCTION staging_expression(alias text, column_name name, type regtype) RETURNS text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN format('@extschema@.sheet_cell(%s.%I, %L, $1, $2)', alias, column_name,
				  @extschema@.staging_kind(column_name, type));
END
$function$;
COMMENT ON FUNCTION staging_expression(text, name, regtype) IS
'part of check_staging and load_staging: the SQL of the cell of a staging table, $1 being the unit of amounts, $2 whether a dash '
'is an amount of 0';

CREATE FUNCTION has_column(relation regclass, column_name name) RETURNS boolean
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM pg_attribute a
				   WHERE a.attrelid = relation AND a.attname = column_name AND a.attnum > 0 AND NOT a.attisdropped);
END;
COMMENT ON FUNCTION has_column(regclass, name) IS
'part of staging: whether a table has a column of that name';

CREATE FUNCTION staging_parts(OUT sheet name, OUT part name) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 7
BEGIN ATOMIC
	VALUES ('project'::name, 'project_detail'::name), ('project', 'project_contact'), ('project', 'project_period'),
		('project', 'project_bond'), ('funding', 'funding_detail'), ('funding', 'funding_place'),
		('indicator', 'indicator_detail');
END;
COMMENT ON FUNCTION staging_parts() IS
'part of staging: the tables that stand beside another with the same key, one to one: the staging table of the other, the sheet, '
'has their columns, too';

CREATE FUNCTION staging_part_columns(schema name, OUT sheet name, OUT part name, OUT name name, OUT sheet_column name,
									 OUT is_key boolean, OUT place integer) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH column_of AS (
		SELECT t.sheet, t.part, t.n, a.attname AS name, a.attnum::integer AS attnum,
			coalesce(a.attnum = ANY (i.indkey), false) AS is_key,
			row_number() OVER (PARTITION BY t.sheet, a.attname ORDER BY t.n) > 1 AS taken
		FROM (SELECT p.sheet, p.part, 1 + row_number() OVER () AS n FROM @extschema@.staging_parts() p
			  UNION ALL
			  SELECT DISTINCT p.sheet, p.sheet, 1 FROM @extschema@.staging_parts() p) t
		JOIN pg_attribute a ON a.attrelid = to_regclass(format('%I.%I', schema, t.part))
			AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
		LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
	)
	SELECT c.sheet, c.part, c.name,
		CASE WHEN c.taken AND NOT c.is_key OR c.name IN ('sheet_row', 'file') THEN format('%s_%s', c.part, c.name)::name
			 ELSE c.name END,
		c.is_key, (c.n * 2000 + c.attnum)::integer
	FROM column_of c
	WHERE c.part <> c.sheet;
END
$function$;
COMMENT ON FUNCTION staging_part_columns(name) IS
'part of staging: the columns of such tables, with their names in the staging table of the sheet: the table''s in front where '
'another has a column of that name';

CREATE FUNCTION staging_columns(schema name, table_name name,
								OUT name name, OUT type regtype, OUT typmod integer, OUT base text,
								OUT kind text, OUT cell text, OUT standard text, OUT required boolean,
								OUT staged boolean, OUT computed text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
	-- planned once in a session, and called many times for a load
	RETURN QUERY
	SELECT a.attname, a.atttypid::regtype, a.atttypmod, format_type(d.base, -1),
		k.kind, CASE WHEN s.attnum IS NOT NULL THEN @extschema@.staging_expression('s', a.attname, d.base) END,
		e.standard, (a.attnotnull OR d.not_null) AND e.standard IS NULL AND e.computed IS NULL,
		s.attnum IS NOT NULL, e.computed
	FROM pg_attribute a
	LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
	LEFT JOIN pg_attribute s ON s.attrelid = to_regclass(format('%I.%I', schema, 'staging_' || table_name))
		AND s.attname = a.attname AND NOT s.attisdropped AND s.attname <> 'sheet_row'
	CROSS JOIN LATERAL (
		-- a domain stands on a type, with conditions on the way
		WITH RECURSIVE up AS (
			SELECT t.oid, t.typtype, t.typbasetype, t.typnotnull, pg_get_expr(t.typdefaultbin, 0) AS standard, 1 AS n
			FROM pg_type t
			WHERE t.oid = a.atttypid
			UNION ALL
			SELECT t.oid, t.typtype, t.typbasetype, t.typnotnull, pg_get_expr(t.typdefaultbin, 0), up.n + 1
			FROM up
			JOIN pg_type t ON t.oid = up.typbasetype
			WHERE up.typtype = 'd'
		)
		SELECT max(up.oid::bigint) FILTER (WHERE up.typtype <> 'd') :: oid :: regtype AS base,
			bool_or(up.typnotnull) AS not_null,
			(array_agg(up.standard ORDER BY up.n) FILTER (WHERE up.standard IS NOT NULL))[1] AS standard
		FROM up
	) d
	CROSS JOIN LATERAL (
		SELECT CASE WHEN a.attgenerated <> '' THEN pg_get_expr(f.adbin, f.adrelid)
				   WHEN a.attidentity = 'a' THEN 'NULL' END AS computed,
			CASE WHEN a.attidentity = 'd'
				 THEN format('nextval(%L::regclass)',
							 pg_get_serial_sequence(format('%I.%I', schema, table_name), a.attname))
				 WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(f.adbin, f.adrelid), d.standard) END AS standard
	) e
	CROSS JOIN LATERAL (
		SELECT @extschema@.staging_kind(a.attname, d.base) AS kind
	) k
	WHERE a.attrelid = format('%I.%I', schema, table_name)::regclass
		AND a.attnum > 0 AND NOT a.attisdropped
	ORDER BY a.attnum;
END
$function$;
COMMENT ON FUNCTION staging_columns(name, name) IS
'part of staging: the columns of a table of a ledger: type, the type that its domain stands on, kind of cell, the SQL of the '
'staged cell and of the default, whether it must be given, whether it is staged, and the expression of one that is generated '
'(NULL as text for an identity)';

CREATE FUNCTION staging_filled_cells(alias text, columns name[]) RETURNS text
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	SELECT coalesce(string_agg(format('@extschema@.trim_cell(%s.%I) <> ''''', alias, c.name), ' OR ' ORDER BY c.n), 'false')
	FROM unnest(columns) WITH ORDINALITY AS c (name, n);
END;
COMMENT ON FUNCTION staging_filled_cells(text, name[]) IS
'part of staging: the SQL of whether one of the columns of a staging table holds anything';

CREATE FUNCTION staging_rows(schema name, table_name name) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staging regclass := format('%I.%I', schema, 'staging_' || table_name);
	file text := CASE WHEN @extschema@.has_column(staging, 'file') THEN 's.file' ELSE 'NULL::text' END;
	own name[];
	keys name[];
	beside name[];
	beyond name;
	sheet_table regclass;
	sheet_cells text;
BEGIN
	SELECT array_agg(c.name) FILTER (WHERE NOT k.is_key), array_agg(c.name) FILTER (WHERE k.is_key)
		INTO own, keys
	FROM @extschema@.staging_columns(schema, table_name) c
	CROSS JOIN LATERAL (
		SELECT EXISTS (SELECT FROM pg_index i
					   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
					   WHERE i.indrelid = format('%I.%I', schema, table_name)::regclass AND i.indisprimary
						   AND a.attname = c.name) AS is_key
	) k
	WHERE c.staged AND c.name <> 'file';

	-- what other tables have of a sheet: a row that holds a key and such cells only is no row of this table
	SELECT array_agg(p.sheet_column ORDER BY p.place) INTO beside
	FROM @extschema@.staging_part_columns(schema) p
	WHERE p.sheet = table_name AND NOT p.is_key AND @extschema@.has_column(staging, p.sheet_column);

	-- what a sheet has of this table
	SELECT min(p.sheet) INTO beyond FROM @extschema@.staging_parts() p WHERE p.part = table_name;
	sheet_table := CASE WHEN beyond IS NOT NULL THEN to_regclass(format('%I.%I', schema, 'staging_' || beyond)) END;
	SELECT @extschema@.staging_filled_cells('s', array_agg(p.sheet_column ORDER BY p.place)) INTO sheet_cells
	FROM @extschema@.staging_part_columns(schema) p
	WHERE p.part = table_name AND NOT p.is_key AND @extschema@.has_column(sheet_table, p.sheet_column)
	HAVING count(*) > 0;
	IF sheet_cells IS NULL THEN
		RETURN format('(SELECT s.ctid AS "#place", %s AS "#file", s.sheet_row AS "#row", false AS "#told", s.* FROM %s s WHERE %s)',
					  file, staging,
					  CASE WHEN beside IS NULL THEN @extschema@.staging_filled_cells('s', own || keys)
						   ELSE format('%s OR (%s) AND NOT coalesce(%s, false)', @extschema@.staging_filled_cells('s', own),
									   @extschema@.staging_filled_cells('s', keys),
									   @extschema@.staging_filled_cells('s', beside)) END);
	END IF;
	RETURN (
		SELECT format('(SELECT s.ctid AS "#place", %s AS "#file", s.sheet_row AS "#row", false AS "#told", %s FROM %s s WHERE %s'
					  ' UNION ALL SELECT s.ctid, %s, s.sheet_row, coalesce(%s, false), %s FROM %s s WHERE %s)',
					  file, string_agg(format('s.%I', a.attname), ', ' ORDER BY a.attnum), staging,
					  @extschema@.staging_filled_cells('s', own || keys),
					  CASE WHEN @extschema@.has_column(sheet_table, 'file') THEN 's.file' ELSE 'NULL::text' END,
					  (SELECT @extschema@.staging_filled_cells('s', array_agg(c.name))
					   FROM @extschema@.staging_columns(schema, beyond) c
					   WHERE c.staged AND c.name <> 'file'
						   AND NOT EXISTS (SELECT FROM @extschema@.staging_part_columns(schema) k
										   WHERE k.part = table_name AND k.is_key AND k.name = c.name)),
					  string_agg(CASE WHEN p.sheet_column IS NOT NULL THEN format('s.%I', p.sheet_column)
									  WHEN a.attname IN ('sheet_row', 'file') AND @extschema@.has_column(sheet_table, a.attname)
										  THEN format('s.%I', a.attname)
									  ELSE 'NULL::text' END, ', ' ORDER BY a.attnum),
					  sheet_table, sheet_cells)
		FROM pg_attribute a
		LEFT JOIN @extschema@.staging_part_columns(schema) p
			ON p.part = table_name AND p.name = a.attname AND @extschema@.has_column(sheet_table, p.sheet_column)
		WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped);
END
$function$;
COMMENT ON FUNCTION staging_rows(name, name) IS
'part of check_staging and load_staging: the SQL of the rows of a staging table, and of the rows of a sheet that has columns of '
'this table, that hold anything, with "#place", "#file" and "#row" to tell them apart; "#told" where what is wrong with the key '
'is told of the sheet''s own table';

CREATE FUNCTION staging_fault(cell text, type regtype, typmod integer, kind text, required boolean,
							  proved boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN (SELECT CASE WHEN required THEN format('CASE WHEN %s IS NULL THEN ''必填，不能为空'' ELSE %s END', cell, f.fault)
			   ELSE f.fault END
		FROM (SELECT CASE
				WHEN @extschema@.cell_kind(type) IS NOT NULL AND typmod = -1
					THEN format('@extschema@.cell_fault(%s, %L)', cell, kind)
				WHEN proved THEN format('@extschema@.cell_fault(%s, ''text'')', cell)
				ELSE format('coalesce(@extschema@.cell_fault(%1$s, ''text''), @extschema@.staging_reason(%1$s, %2$s::regtype, '
					'%3$s))',
							cell, type::oid, typmod) END) AS f (fault));
END
$function$;
COMMENT ON FUNCTION staging_fault(text, regtype, integer, text, boolean, boolean) IS
'part of staging: the SQL of why a cell is no value of its column; proved: its type''s input was tried on all of them';

CREATE FUNCTION staging_typed(schema name, table_name name, unread name[]) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN (
	SELECT format(CASE WHEN count(c.computed) > 0 THEN '(SELECT t.*, %3$s FROM (SELECT %1$s FROM %2$s s) t)'
				  ELSE '(SELECT %1$s FROM %2$s s)' END,
				  's."#place", s."#file", s."#row", s."#told", '
				  || string_agg(format('%s AS %I', CASE WHEN c.staged THEN format('s.%I', c.name) ELSE 'NULL::text' END,
									   '= ' || c.name), ', ')
				  || ', ' || string_agg(format('%s AS %I', v.value, c.name), ', ') FILTER (WHERE c.computed IS NULL),
				  @extschema@.staging_rows(schema, table_name),
				  string_agg(format('(%s)::%s AS %I', c.computed, c.base, c.name), ', ') FILTER (WHERE c.computed IS NOT NULL))
	FROM @extschema@.staging_columns(schema, table_name) c
	CROSS JOIN LATERAL (
		SELECT CASE
			WHEN NOT c.staged THEN format('NULL::%s', c.base)
			WHEN unread IS NULL OR c.name = ANY (unread)
				THEN format('CASE WHEN %s IS NULL THEN (%s)::%s END',
							@extschema@.staging_fault(c.cell, c.type, c.typmod, c.kind, false, false), c.cell, c.base)
			ELSE format('(%s)::%s', c.cell, c.base) END AS value
	) AS typed
	CROSS JOIN LATERAL (
		-- a default that is no constant is none that a dry run may take
		SELECT CASE WHEN c.standard IS NULL OR strpos(c.standard, '(') > 0 THEN typed.value
			   ELSE format('coalesce(%s, %s)', typed.value, c.standard) END AS value
	) AS v);
END
$function$;
COMMENT ON FUNCTION staging_typed(name, name, name[]) IS
'part of staging: the SQL of the rows of a staging table as the ledger''s table would hold them, with the staged cell of a column '
'x as "= x"; a cell of the columns unread (of all, if that is NULL) that is no value is NULL';

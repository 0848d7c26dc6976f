-- Forms out of staging_form_cell into the other staging tables.

CREATE TYPE form_found AS (file text, form_no integer, table_name text, number integer, column_name text,
	value text, sheet text, row_no integer, col_no integer, severity text, literal text, reason text);
COMMENT ON TYPE form_found IS 'part of read_forms: a row of form_items() with its file';

CREATE TYPE form_key AS (file text, form_no integer, fiscal_year text, project_code text, department_code text, asks boolean);
COMMENT ON TYPE form_key IS 'part of read_forms: to which project a form belongs';

CREATE FUNCTION form_files(schema name, files text[], labels form_label[], fiscal_year integer, amount_unit text)
RETURNS form_found[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	items @extschema@.form_found[];
BEGIN
	EXECUTE format($query$
		SELECT array_agg(ROW(f.file, i.form_no, i.table_name, i.number, i.column_name, i.value, i.sheet, i.row_no,
						 i.col_no, i.severity, i.literal, i.reason)::@extschema@.form_found ORDER BY f.file, i.n)
		FROM (SELECT c.file,
				array_agg(ROW(c.table_no, c.sheet, c.row_no, c.col_no, c.row_span, c.col_span, c.shown, c.held,
							  c.held_type, c.hidden)::@extschema@.form_cell
						  ORDER BY c.table_no, c.row_no, c.col_no) AS cells
			  FROM %I.staging_form_cell c
			  WHERE c.file = ANY ($1)
			  GROUP BY c.file) f
		CROSS JOIN LATERAL @extschema@.form_items(f.cells, $2, $3, $4) WITH ORDINALITY
			AS i (form_no, table_name, number, column_name, value, sheet, row_no, col_no, severity, literal, reason, n)
		$query$, schema)
		INTO items USING files, labels, fiscal_year, amount_unit;
	RETURN items;
END
$function$;
COMMENT ON FUNCTION form_files(name, text[], form_label[], integer, text) IS
'part of read_forms: what the forms in some of the staged files say';

CREATE FUNCTION form_keys(schema name, items form_found[], project_code text) RETURNS form_key[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	keys @extschema@.form_key[];
BEGIN
	EXECUTE format($query$
		SELECT array_agg(ROW(f.file, f.form_no, f.fiscal_year, k.project_code,
							 coalesce(f.department_code, d.code, f.department), k.project_code IS NULL)::@extschema@.form_key)
		FROM (SELECT i.file, i.form_no,
				max(i.value) FILTER (WHERE i.table_name = 'project' AND i.column_name = 'fiscal_year') AS fiscal_year,
				max(i.value) FILTER (WHERE i.table_name = 'project' AND i.column_name = 'project_code') AS project_code,
				max(i.value) FILTER (WHERE i.table_name = 'project' AND i.column_name = 'name') AS name,
				max(i.value) FILTER (WHERE i.table_name = 'department' AND i.column_name = 'code') AS department_code,
				max(i.value) FILTER (WHERE i.table_name = 'department' AND i.column_name = 'name') AS department
			  FROM unnest($1) i
			  WHERE i.form_no > 0 AND i.table_name IN ('project', 'department')
			  GROUP BY i.file, i.form_no) f
		LEFT JOIN (SELECT p.fiscal_year::text, p.name, min(p.project_code) AS project_code
				   FROM %1$I.project p
				   GROUP BY p.fiscal_year, p.name
				   HAVING count(*) = 1) p USING (fiscal_year, name)
		LEFT JOIN (SELECT s.fiscal_year, s.name, min(s.project_code) AS project_code
				   FROM %2$s s
				   GROUP BY s.fiscal_year, s.name
				   HAVING count(DISTINCT s.project_code) = 1) s USING (fiscal_year, name)
		CROSS JOIN LATERAL (SELECT coalesce(f.project_code, $2, p.project_code, s.project_code) AS project_code) k
		LEFT JOIN (SELECT d.name, min(d.code) AS code
				   FROM (SELECT d.name, d.code FROM %1$I.department d
						 UNION
						 SELECT d.name, d.code FROM %3$s d) d
				   GROUP BY d.name
				   HAVING count(DISTINCT d.code) = 1) d ON d.name = f.department
		$query$, schema,
		coalesce(to_regclass(format('%I.staging_project', schema))::text,
				 '(SELECT NULL::text AS fiscal_year, NULL::text AS name, NULL::text AS project_code)'),
		coalesce(to_regclass(format('%I.staging_department', schema))::text,
				 '(SELECT NULL::text AS name, NULL::text AS code)'))
		INTO keys USING items, project_code;
	RETURN coalesce(keys, '{}');
END
$function$;
COMMENT ON FUNCTION form_keys(name, form_found[], text) IS
'part of read_forms: of each form its year; its project code, as it says it or the caller does, else that of the one project of '
'this name and year in the ledger or in staging; its department''s code, as it says it or as the one department of this name has '
'it, else the name itself';

CREATE FUNCTION form_fill(schema name, items form_found[], keys form_key[]) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
BEGIN
	FOR target IN
		SELECT t.name, a.columns, a.cells
		FROM (SELECT DISTINCT i.table_name AS name FROM unnest(items) i WHERE i.table_name IS NOT NULL) t
		CROSS JOIN LATERAL (
			SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
				string_agg(CASE
						   WHEN a.attname IN ('fiscal_year', 'project_code', 'department_code') THEN format('k.%I', a.attname)
						   WHEN a.attname IN ('seq', 'line_no') AND t.name <> 'indicator_round' THEN 'i.number::text'
						   WHEN a.attname = 'file' THEN 'i.file'
						   WHEN a.attname = 'sheet_row' THEN 'min(i.row_no)'
						   ELSE format('max(i.value) FILTER (WHERE i.column_name = %L)', a.attname)
						   END, ', ' ORDER BY a.attnum) AS cells
			FROM pg_attribute a
			WHERE a.attrelid = to_regclass(format('%I.%I', schema, 'staging_' || t.name))
				AND a.attnum > 0 AND NOT a.attisdropped
		) a
		WHERE a.columns IS NOT NULL
	LOOP
		EXECUTE format($query$
			INSERT INTO %1$I.%2$I (%3$s) OVERRIDING SYSTEM VALUE
			SELECT %4$s
			FROM unnest($1) i
			JOIN unnest($2) k USING (file, form_no)
			WHERE i.table_name = %5$L
			GROUP BY i.file, i.form_no, i.number, k.fiscal_year, k.project_code, k.department_code
			%6$s
			ORDER BY i.file, i.form_no, i.number
			$query$, schema, 'staging_' || target.name, target.columns, target.cells, target.name,
			-- a department once, and only where the ledger does not have it
			CASE WHEN target.name = 'department' THEN
				format($having$
					HAVING (i.file, i.form_no) IN (
						SELECT DISTINCT ON (c.value) c.file, c.form_no
						FROM unnest($1) c
						WHERE c.table_name = 'department' AND c.column_name = 'code'
							AND NOT EXISTS (SELECT FROM %1$I.department d WHERE d.code = c.value)
							AND NOT EXISTS (SELECT FROM %1$I.staging_department d WHERE d.code = c.value)
						ORDER BY c.value, c.file, c.form_no)
					$having$, schema) END)
			USING items, keys;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION form_fill(name, form_found[], form_key[]) IS
'part of read_forms: the rows of forms into the staging tables that exist, in the columns that these have; sheet_row is the row '
'of the form where a row begins';

CREATE FUNCTION form_label_rows(schema name) RETURNS form_label[]
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	labels @extschema@.form_label[];
BEGIN
	EXECUTE format('SELECT array_agg(ROW(l.block, l.label, l.role)::@extschema@.form_label ORDER BY l.block, l.label) FROM %s l',
				   coalesce(to_regclass(format('%I.form_label', schema))::text, '@extschema@.form_labels()'))
		INTO labels;
	RETURN coalesce(labels, '{}');
END
$function$;
COMMENT ON FUNCTION form_label_rows(name) IS
'part of read_forms: the labels of a ledger, those of form_labels() where it has no table of them';

CREATE FUNCTION form_forget(schema name, files text[]) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	target record;
BEGIN
	FOR target IN
		SELECT c.oid::regclass AS staging
		FROM pg_class c
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'file' AND NOT a.attisdropped
		WHERE c.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema)
			AND c.relkind = 'r' AND c.relname ~ '^staging_' AND c.relname <> 'staging_form_cell'
	LOOP
		EXECUTE format('DELETE FROM %s s WHERE s.file = ANY ($1)', target.staging) USING files;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION form_forget(name, text[]) IS
'part of read_forms: empties the staging tables of what was read of these files before';

CREATE FUNCTION require_form_cells(schema name) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF to_regclass(format('%I.staging_form_cell', schema)) IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I has no table staging_form_cell', schema),
			HINT = format('To create it, SELECT create_staging(%L).', schema);
	END IF;
END
$function$;
COMMENT ON FUNCTION require_form_cells(name) IS
'part of read_forms and check_forms: 42P01 where the schema has no table for the cells of forms';

CREATE FUNCTION read_forms(schema name, project_code text DEFAULT NULL, fiscal_year integer DEFAULT NULL,
						   amount_unit text DEFAULT NULL,
						   OUT file text, OUT sheet text, OUT row_no integer, OUT col_no integer,
						   OUT severity text, OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	batch_size CONSTANT integer := 500;
	labels @extschema@.form_label[];
	files text[];
	items @extschema@.form_found[];
	keys @extschema@.form_key[];
BEGIN
	PERFORM @extschema@.require_given('read_forms', '''city''', jsonb_build_object('schema', read_forms.schema));
	PERFORM @extschema@.require_form_cells(schema);
	EXECUTE format('SELECT coalesce(array_agg(DISTINCT c.file ORDER BY c.file), ''{}'') FROM %I.staging_form_cell c', schema)
	INTO files;
	IF read_forms.project_code IS NOT NULL AND cardinality(files) > 1 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'a project code goes with one file',
			DETAIL = format('staging_form_cell holds %s files.', cardinality(files)),
			HINT = 'Read them one by one, or let the forms or the ledger''s projects of the same names say the codes.';
	END IF;
	labels := @extschema@.form_label_rows(schema);
	PERFORM @extschema@.form_forget(schema, files);
	FOR i IN 0 .. (cardinality(files) - 1) / batch_size LOOP
		items := @extschema@.form_files(schema, files[i * batch_size + 1 : (i + 1) * batch_size], labels,
										read_forms.fiscal_year, read_forms.amount_unit);
		keys := @extschema@.form_keys(schema, items, read_forms.project_code);
		PERFORM @extschema@.form_fill(schema, items, keys);
		RETURN QUERY
			SELECT f.file, f.sheet, f.row_no, f.col_no, f.severity, f.literal, f.reason
			FROM unnest(items) f
			WHERE f.severity IS NOT NULL
			UNION ALL
			SELECT f.file, f.sheet, f.row_no, f.col_no, '请核对', f.value,
				'表中没有项目代码，台账中也没有同名同年的项目：补上代码后重新读入，或在暂存表中填写'
			FROM unnest(keys) k
			JOIN unnest(items) f USING (file, form_no)
			WHERE k.asks AND f.table_name = 'project' AND f.column_name = 'name';
	END LOOP;
END
$function$;
COMMENT ON FUNCTION read_forms(name, text, integer, text) IS
'reads the forms in staging_form_cell into the other staging tables, in place of what was read of the same files before, and '
'returns what could not be read (不能读) and what wants confirmation (请核对): file, sheet, row, column, what the cell shows, '
'why. Nothing is loaded: check_staging and load_staging follow. The labels are those of the ledger''s table form_label. '
'project_code is the code of a form that does not say it, and goes with one file; fiscal_year and amount_unit (元, 万元) are '
'those of forms that do not say them. A cell that is asked for stays empty in staging. 42P01 without staging tables, 22023 for a '
'project code with several files';

CREATE FUNCTION sheet_place(row_no integer, col_no integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN col_no BETWEEN 1 AND 18278 THEN
	CASE WHEN col_no > 702 THEN chr(65 + (col_no - 703) / 676) ELSE '' END
	|| CASE WHEN col_no > 26 THEN chr(65 + (col_no - 27) / 26 % 26) ELSE '' END
	|| chr(65 + (col_no - 1) % 26) || row_no END;
COMMENT ON FUNCTION sheet_place(integer, integer) IS
'a cell''s name as a spreadsheet has it: row 7, column 2 is B7; NULL for NULL and beyond column ZZZ';

CREATE FUNCTION check_forms(schema name, OUT file text, OUT sheet text, OUT place text, OUT severity text,
							OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.require_given('check_forms', '''city''', jsonb_build_object('schema', schema));
	PERFORM @extschema@.require_form_cells(schema);
	RETURN QUERY EXECUTE format($query$
		SELECT DISTINCT ON (f.file, f.column_name, f.literal, f.reason)
			f.file, c.sheet, coalesce(@extschema@.sheet_place(c.row_no, c.col_no), '第' || f.sheet_row || '行'),
			f.severity, f.literal, f.table_name || '.' || f.column_name || '：' || f.reason
				|| CASE WHEN f.unknown_department
					THEN '。表中只写了名称而台账中没有这个部门：先在department中加上，或在表中写成“代码-名称”' ELSE '' END
		FROM (SELECT f.*, f.table_name = 'project' AND f.column_name = 'department_code'
					AND f.reason LIKE '%%project_department_known%%' AS unknown_department,
				-- of a form that came twice the line of its project says it
				f.table_name <> 'project' AND f.reason LIKE '%%重复%%' AND bool_or(f.table_name = 'project'
					AND f.reason LIKE '%%重复%%') OVER (PARTITION BY f.file) AS follows
			  FROM @extschema@.check_staging_files($1, '万元', true) f) f
		LEFT JOIN LATERAL (
			SELECT c.sheet, c.row_no, c.col_no
			FROM %I.staging_form_cell c
			WHERE c.file = f.file AND btrim(c.shown) = f.literal AND (c.row_no = f.sheet_row OR f.unknown_department)
			ORDER BY c.row_no, c.col_no
			LIMIT 1
		) c ON true
		WHERE NOT f.follows
		ORDER BY f.file, f.column_name, f.literal, f.reason, f.sheet_row
		$query$, schema) USING schema;
END
$function$;
COMMENT ON FUNCTION check_forms(name) IS
'check_staging_files for what read_forms has staged: with sheet and cell where the form shows the literal as it is, else the row; '
'one line for what is the same in several rows of a file';

-- What forms need of a ledger: the labels that they are read by, the cells as
-- they were printed, and the staging table of their cells.

CREATE FUNCTION ledger_fill_form_labels(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format('INSERT INTO %I.form_label SELECT * FROM @extschema@.form_labels() ON CONFLICT DO NOTHING', schema);
END
$function$;
COMMENT ON FUNCTION ledger_fill_form_labels(name) IS
'part of refresh_ledger_views: the labels of form_labels() that the ledger''s table form_label lacks';

CREATE FUNCTION create_staging_form_cell(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF to_regclass(format('%I.staging_form_cell', schema)) IS NOT NULL THEN
		RETURN;
	END IF;
	EXECUTE format($ddl$
		CREATE UNLOGGED TABLE %1$I.staging_form_cell (
			file text,
			table_no integer,
			sheet text,
			row_no integer,
			col_no integer,
			row_span integer,
			col_span integer,
			shown text,
			held text,
			held_type text,
			hidden boolean
		);
		CREATE INDEX staging_form_cell_file_idx ON %1$I.staging_form_cell (file);
		COMMENT ON TABLE %1$I.staging_form_cell IS '绩效表文件各单元格的暂存表：用form_cells装入，用read_forms读';
		COMMENT ON COLUMN %1$I.staging_form_cell.file IS '文件名';
		COMMENT ON COLUMN %1$I.staging_form_cell.table_no IS '文件中的第几张表';
		COMMENT ON COLUMN %1$I.staging_form_cell.sheet IS '工作表名';
		COMMENT ON COLUMN %1$I.staging_form_cell.row_no IS '行号';
		COMMENT ON COLUMN %1$I.staging_form_cell.col_no IS '列号：A列为1';
		COMMENT ON COLUMN %1$I.staging_form_cell.row_span IS '占几行';
		COMMENT ON COLUMN %1$I.staging_form_cell.col_span IS '占几列';
		COMMENT ON COLUMN %1$I.staging_form_cell.shown IS '显示的文字';
		COMMENT ON COLUMN %1$I.staging_form_cell.held IS '存储的值';
		COMMENT ON COLUMN %1$I.staging_form_cell.held_type IS '存储的值的类型';
		COMMENT ON COLUMN %1$I.staging_form_cell.hidden IS '是否隐藏';
		$ddl$, schema);
END
$function$;
COMMENT ON FUNCTION create_staging_form_cell(name) IS
'part of create_staging: the table staging_form_cell, the rows of form_cells() of any number of files, where it is missing';

CREATE FUNCTION keep_printed_cells(schema name, replace boolean) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF to_regclass(format('%I.indicator_text', schema)) IS NULL
		OR to_regclass(format('%I.staging_indicator', schema)) IS NULL THEN
		RETURN;
	END IF;
	IF NOT (has_table_privilege(format('%I.indicator_text', schema), 'SELECT')
			AND has_table_privilege(format('%I.indicator_text', schema), 'INSERT')
			AND has_table_privilege(format('%I.indicator_text', schema), 'UPDATE')) THEN
		RETURN;
	END IF;
	-- what takes the place of a row that was written otherwise is kept, too
	EXECUTE format($query$
		INSERT INTO %1$I.indicator_text AS t (fiscal_year, project_code, seq, initial_target, target, actual)
		SELECT @extschema@.sheet_cell(s.fiscal_year, 'year', '', false)::integer,
			@extschema@.sheet_cell(s.project_code, 'text', '', false), @extschema@.sheet_cell(s.seq, 'whole', '', false)::integer,
			nullif(@extschema@.trim_cell(s.initial_target), ''), nullif(@extschema@.trim_cell(s.target), ''),
			nullif(@extschema@.trim_cell(s.actual), '')
		FROM %2$s s
		WHERE s.initial_target <> @extschema@.sheet_cell(s.initial_target, 'target', '', false)::@extschema@.perf_target::text
			OR s.target <> @extschema@.sheet_cell(s.target, 'target', '', false)::@extschema@.perf_target::text
			OR s.actual <> @extschema@.sheet_cell(s.actual, 'answer', '', false)::@extschema@.perf_value::text
			%3$s
		ON CONFLICT (fiscal_year, project_code, seq) DO UPDATE
		SET initial_target = coalesce(EXCLUDED.initial_target, t.initial_target),
			target = coalesce(EXCLUDED.target, t.target), actual = coalesce(EXCLUDED.actual, t.actual)
		$query$, schema, @extschema@.staging_rows(schema, 'indicator'),
		CASE WHEN replace THEN format($query$
			OR (@extschema@.sheet_cell(s.fiscal_year, 'year', '', false)::integer,
				@extschema@.sheet_cell(s.project_code, 'text', '', false),
				@extschema@.sheet_cell(s.seq, 'whole', '', false)::integer)
				IN (SELECT i.fiscal_year, i.project_code, i.seq FROM %I.indicator_text i)
			$query$, schema) END);
END
$function$;
COMMENT ON FUNCTION keep_printed_cells(name, boolean) IS
'part of load_staging: keeps in indicator_text how the cells of targets and actual values were written, where that is not how the '
'ledger writes them, and the calling role may write them down; replace: also where other cells took the place of such ones';

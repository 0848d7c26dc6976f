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

CREATE FUNCTION keep_printed_cells(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF to_regclass(format('%I.indicator_text', schema)) IS NULL
		OR to_regclass(format('%I.staging_indicator', schema)) IS NULL THEN
		RETURN;
	END IF;
	EXECUTE format($query$
		INSERT INTO %1$I.indicator_text (fiscal_year, project_code, seq, initial_target, target, actual)
		SELECT i.fiscal_year, i.project_code, i.seq, s.initial_target, s.target, s.actual
		FROM (SELECT @extschema@.fold_cell(s.fiscal_year) AS fiscal_year, @extschema@.trim_cell(s.project_code) AS project_code,
				@extschema@.fold_cell(s.seq) AS seq,
				nullif(@extschema@.trim_cell(s.initial_target), '') AS initial_target,
				nullif(@extschema@.trim_cell(s.target), '') AS target, nullif(@extschema@.trim_cell(s.actual), '') AS actual
			  FROM %1$I.staging_indicator s) s
		JOIN %1$I.indicator i ON i.fiscal_year::text = s.fiscal_year AND i.project_code = s.project_code AND i.seq::text = s.seq
		WHERE s.initial_target IS DISTINCT FROM i.initial_target::text
			OR s.target IS DISTINCT FROM i.target::text
			OR s.actual IS DISTINCT FROM i.actual::text
		ON CONFLICT (fiscal_year, project_code, seq) DO UPDATE
		SET initial_target = EXCLUDED.initial_target, target = EXCLUDED.target, actual = EXCLUDED.actual
		$query$, schema);
END
$function$;
COMMENT ON FUNCTION keep_printed_cells(name) IS
'part of load_staging: keeps in indicator_text how the cells of targets and actual values were written, where that is not how the '
'ledger writes them';

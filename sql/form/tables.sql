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

CREATE FUNCTION keep_printed_cells(schema name, this_load bigint, replace boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	cells text;
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
	cells := format($query$
		SELECT @extschema@.sheet_cell(s.fiscal_year, 'year', '', false)::integer AS fiscal_year,
			@extschema@.sheet_cell(s.project_code, 'text', '', false) AS project_code,
			@extschema@.sheet_cell(s.seq, 'whole', '', false)::integer AS seq,
			nullif(@extschema@.trim_cell(s.initial_target), '') AS initial_target,
			nullif(@extschema@.trim_cell(s.target), '') AS target, nullif(@extschema@.trim_cell(s.actual), '') AS actual,
			s."#file" AS file, s."#row" AS sheet_row
		FROM %2$s s
		WHERE s.initial_target <> @extschema@.sheet_cell(s.initial_target, 'target', '', false)::@extschema@.perf_target::text
			OR s.target <> @extschema@.sheet_cell(s.target, 'target', '', false)::@extschema@.perf_target::text
			OR s.actual <> @extschema@.sheet_cell(s.actual, 'answer', '', false)::@extschema@.perf_value::text
			%3$s
		$query$, schema, @extschema@.staging_rows(schema, 'indicator'),
		CASE WHEN replace THEN format($query$
			OR (@extschema@.sheet_cell(s.fiscal_year, 'year', '', false)::integer,
				@extschema@.sheet_cell(s.project_code, 'text', '', false),
				@extschema@.sheet_cell(s.seq, 'whole', '', false)::integer)
				IN (SELECT i.fiscal_year, i.project_code, i.seq FROM %I.indicator_text i)
			$query$, schema) END);
	IF this_load IS NOT NULL THEN
		EXECUTE format($query$
			INSERT INTO %1$I.load_history_row (load_no, line, table_name, key, file, sheet_row, action, before)
			SELECT $1, coalesce((SELECT max(h.line) FROM %1$I.load_history_row h WHERE h.load_no = $1), 0) + row_number() OVER (),
				'indicator_text', ARRAY[s.fiscal_year::text, s.project_code, s.seq::text], s.file, s.sheet_row,
				CASE WHEN t.before IS NULL THEN '新增' ELSE '替换' END, t.before
			FROM (%2$s) s
			LEFT JOIN (
				SELECT t.fiscal_year, t.project_code, t.seq, to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) AS before
				FROM %1$I.indicator_text t
			) t USING (fiscal_year, project_code, seq)
			$query$, schema, cells) USING this_load;
	END IF;
	EXECUTE format($query$
		INSERT INTO %1$I.indicator_text AS t (fiscal_year, project_code, seq, initial_target, target, actual)
		SELECT s.fiscal_year, s.project_code, s.seq, s.initial_target, s.target, s.actual
		FROM (%2$s) s
		ON CONFLICT (fiscal_year, project_code, seq) DO UPDATE
		SET initial_target = coalesce(EXCLUDED.initial_target, t.initial_target),
			target = coalesce(EXCLUDED.target, t.target), actual = coalesce(EXCLUDED.actual, t.actual)
		$query$, schema, cells);
	-- of an indicator that is gone
	IF replace AND has_table_privilege(format('%I.indicator_text', schema), 'DELETE') THEN
		EXECUTE format($query$
			WITH deleted AS (
				DELETE FROM %1$I.indicator_text t
				USING %1$I.load_history_row r
				WHERE r.load_no = $1 AND r.table_name = 'indicator' AND r.action = '删除'
					AND r.key = ARRAY[t.fiscal_year::text, t.project_code, t.seq::text]
				RETURNING r.key, r.file, to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) AS before
			)
			INSERT INTO %1$I.load_history_row (load_no, line, table_name, key, file, action, before)
			SELECT $1, (SELECT max(h.line) FROM %1$I.load_history_row h WHERE h.load_no = $1) + row_number() OVER (),
				'indicator_text', d.key, d.file, '删除', d.before
			FROM deleted d
			$query$, schema) USING this_load;
	END IF;
END
$function$;
COMMENT ON FUNCTION keep_printed_cells(name, bigint, boolean) IS
'part of load_staging: keeps in indicator_text how the cells of targets and actual values were written, where that is not how the '
'ledger writes them, and the calling role may write them down, and in the history of the load, if it has a number, what it put '
'there; replace: also where other cells took the place of such ones, and without those of indicators that are gone';

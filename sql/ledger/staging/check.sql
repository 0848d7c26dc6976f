-- The dry run: what of the staging tables cannot be loaded (不能读), and what
-- reads well but is to be looked at again (请核对).  Each row is read once for its
-- cells, and once for each key; what rows are compared by is an equality that
-- hashes, so that time is linear also where no statistics are kept.

CREATE FUNCTION count_rows_of(relation regclass) RETURNS void
	AS 'MODULE_PATHNAME', 'count_rows_of'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION count_rows_of(regclass) IS
'part of staging: begins to count rows for pg_stat_progress_copy, NULL ends it';

CREATE FUNCTION count_row() RETURNS boolean
	AS 'MODULE_PATHNAME', 'count_row'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION count_row() IS
'part of staging: true, and one row more in pg_stat_progress_copy';

CREATE FUNCTION staging_dash_is_zero() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN coalesce(nullif(current_setting('perfeval.dash_is_zero', true), '')::boolean, false);
EXCEPTION WHEN invalid_text_representation THEN
	RAISE invalid_parameter_value USING
		MESSAGE = format('parameter perfeval.dash_is_zero is neither on nor off: "%s"', current_setting('perfeval.dash_is_zero')),
		HINT = 'Where a dash in a column of amounts means 0: SET perfeval.dash_is_zero = on.';
END
$function$;
COMMENT ON FUNCTION staging_dash_is_zero() IS
'part of staging: whether SET perfeval.dash_is_zero says that a dash in a column of amounts is 0';

CREATE FUNCTION staging_proved(schema name, table_name name, amount_unit text) RETURNS name[]
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	proved name[] := '{}';
	col record;
BEGIN
	FOR col IN
		SELECT * FROM @extschema@.staging_columns(schema, table_name) c
		WHERE c.staged AND (@extschema@.cell_kind(c.type) IS NULL OR c.typmod <> -1)
	LOOP
		BEGIN
			EXECUTE format('SELECT count(@extschema@.reads_as(%s, %s::regtype, %s)) FROM %s s',
						   col.cell, col.type::oid, col.typmod, @extschema@.staging_rows(schema, table_name))
				USING amount_unit, @extschema@.staging_dash_is_zero();
			proved := proved || col.name;
		EXCEPTION WHEN OTHERS THEN
			NULL;	-- then each cell is tried
		END;
	END LOOP;
	RETURN proved;
END
$function$;
COMMENT ON FUNCTION staging_proved(name, name, text) IS
'part of staging: the columns of other types than the ledger''s own in which every cell is of its type';

CREATE FUNCTION staging_cell_checks(schema name, table_name name, proved name[],
									OUT name text, OUT literal text, OUT severity text, OUT fault text)
RETURNS SETOF record
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT c.name, l.literal, k.severity, k.fault
	FROM staging_columns(schema, table_name) c
	LEFT JOIN staging_part_columns(schema) p ON p.part = table_name AND p.name = c.name
	CROSS JOIN LATERAL (
		SELECT CASE WHEN c.staged THEN format('c.%I', c.name) ELSE 'NULL::text' END AS literal,
			format('c.%I', '=' || c.name) AS cell
	) l
	CROSS JOIN LATERAL (
		SELECT '不能读' AS severity,
			format(CASE WHEN p.is_key THEN 'CASE WHEN NOT c."#told" THEN %s END' ELSE '%s' END,
				   CASE WHEN c.computed IS NULL
						THEN staging_fault(l.cell, c.type, c.typmod, c.kind, c.required, c.name = ANY (proved))
						ELSE format('CASE WHEN %s <> '''' THEN ''由数据库计算，不能装入'' END', l.cell) END) AS fault
		UNION ALL
		SELECT '请核对',
			format('CASE WHEN strpos(%1$s, '' '') > 0 AND @extschema@.fold_cell(%1$s)'
				   ' ~ ''^(≥|≤|[><=])? *[0-9][0-9,.]* +[0-9][0-9,.]*$'' THEN ''请核对：两个数，后一个不是单位'' END', l.cell)
		WHERE c.kind IN ('target', 'answer')
		UNION ALL
		SELECT '请核对',
			format('CASE WHEN strpos(%1$s, ''-'') > 0 AND %1$s ~ %2$L OR right(%1$s, 6) = '':00:00'' THEN %3$L '
				   'WHEN %1$s ~ %4$L THEN %5$L END', l.cell,
				   '^([0-9]{1,2}-)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-[0-9]{1,4})?$',
				   '请核对：像是Excel改写成的日期，如9-10变成10-Sep', '^(["'']|“)(["'' ]|“)*(≥|≤|[><=0-9])',
				   '请核对：前面有引号，读作文字，不读作数')
		WHERE c.kind IN ('target', 'answer')
		UNION ALL
		SELECT '请核对',
			format('CASE WHEN %1$s = c."=target" AND @extschema@.fold_cell(%1$s) ~ ''^(≥|≤|[><=])'''
				   ' THEN ''请核对：与指标值一字不差，连符号在内'' END', l.cell)
		WHERE c.name = 'actual'
			AND EXISTS (SELECT FROM staging_columns(schema, table_name) t WHERE t.name = 'target' AND t.staged)
	) k
	WHERE c.staged OR c.required;
END;
COMMENT ON FUNCTION staging_cell_checks(name, name, name[]) IS
'part of check_staging: what is looked for in the cells of a row c, whose column x is read as "=x": column, the SQL of the cell, '
'how severe it is, the SQL of the reason';

CREATE FUNCTION staging_cell_faults(schema name, table_name name, amount_unit text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	proved name[] := @extschema@.staging_proved(schema, table_name, amount_unit);
	cells text;
	checks record;
BEGIN
	SELECT string_agg(format('%s AS %I', CASE WHEN NOT c.staged THEN 'NULL::text'
									 WHEN c.computed IS NOT NULL THEN format('s.%I', c.name) ELSE c.cell END,
							 '=' || c.name), ', ')
		INTO cells
	FROM @extschema@.staging_columns(schema, table_name) c
	WHERE c.staged OR c.required;
	SELECT string_agg(quote_literal(k.name), ', ' ORDER BY k.n) AS names,
		string_agg(format('WHEN %s THEN %s', k.n, k.literal), ' ' ORDER BY k.n) AS literals,
		string_agg(quote_literal(k.severity), ', ' ORDER BY k.n) AS severities,
		string_agg(format('CASE WHEN c."#first" <= %s THEN %s END', k.n, k.fault), ', ' ORDER BY k.n) AS faults,
		string_agg(format('WHEN %s IS NOT NULL THEN %s', k.fault, k.n), ' ' ORDER BY k.n) AS first
		INTO checks
	FROM @extschema@.staging_cell_checks(schema, table_name, proved) WITH ORDINALITY AS k (name, literal, severity, fault, n);
	-- few rows have a fault, so arrays are made of those rows only, and from the first fault on
	RETURN format($query$
		SELECT c."#file", c."#row", (ARRAY[%s])[v.n], CASE v.n %s END, (ARRAY[%s])[v.n], v.reason
		FROM (SELECT c.*, CASE %s END AS "#first"
			  FROM (SELECT s.*, %s FROM %s s WHERE @extschema@.count_row() OFFSET 0) c
			  OFFSET 0) c
		CROSS JOIN LATERAL unnest(ARRAY[%s]) WITH ORDINALITY AS v (reason, n)
		WHERE c."#first" IS NOT NULL AND v.reason IS NOT NULL
		$query$, checks.names, checks.literals, checks.severities, checks.first,
		cells, @extschema@.staging_rows(schema, table_name), checks.faults);
END
$function$;
COMMENT ON FUNCTION staging_cell_faults(name, name, text) IS
'part of check_staging: the SQL of the cells that are no values of their columns, and of those that are to be looked at again, $1 '
'and $2 as in the rest of staging';

CREATE FUNCTION staging_fraction_faults(schema name, table_name name, amount_unit text,
										OUT file text, OUT sheet_row bigint, OUT column_name text,
										OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	col record;
BEGIN
	FOR col IN
		SELECT * FROM @extschema@.staging_columns(schema, table_name) c
		WHERE c.staged AND c.kind = 'rate'
	LOOP
		RETURN QUERY EXECUTE format($query$
			SELECT r.file, min(r.place) FILTER (WHERE r.rate <> 0), %1$L,
				(array_agg(r.literal ORDER BY r.place) FILTER (WHERE r.rate <> 0))[1], '请核对',
				format('请核对：这一列没有大于2的数，也没有百分号，%%s是百分之%%s还是%%s%%%%？在格内写明百分号',
					   (array_agg(r.rate ORDER BY r.place) FILTER (WHERE r.rate <> 0))[1],
					   (array_agg(r.rate ORDER BY r.place) FILTER (WHERE r.rate <> 0))[1],
					   (array_agg(trim_scale(r.rate * 100) ORDER BY r.place) FILTER (WHERE r.rate <> 0))[1])
			FROM (
				SELECT s."#file" AS file, s."#row" AS place, s.%2$I AS literal,
					CASE WHEN @extschema@.cell_fault(c.cell, 'number') IS NULL THEN c.cell::numeric END AS rate
				FROM %3$s s
				CROSS JOIN LATERAL (SELECT %4$s AS cell) c
				WHERE strpos(@extschema@.fold_cell(s.%2$I), '%%') = 0
			) r
			GROUP BY r.file
			HAVING max(abs(r.rate)) <= 2 AND max(abs(r.rate)) > 0
			$query$, col.name, col.name, @extschema@.staging_rows(schema, table_name), col.cell)
			USING amount_unit, false;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION staging_fraction_faults(name, name, text) IS
'part of check_staging: columns of rates in percent that may hold fractions (0.96 for 96%), one line for each file: no bare '
'figure in them is above 2';

CREATE FUNCTION staging_merged_faults(schema name, table_name name,
									  OUT file text, OUT sheet_row bigint, OUT column_name text,
									  OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	staged text := @extschema@.staging_rows(schema, table_name);
	empty text := $$@extschema@.trim_cell(coalesce(s.level1, '')) = '' AND s.level3 <> '' AND s.full_mark <> ''$$;
	found boolean;
BEGIN
	IF table_name <> 'indicator' OR
		(SELECT count(*) < 5
		 FROM @extschema@.staging_columns(schema, table_name) c
		 WHERE c.staged AND c.name IN ('fiscal_year', 'project_code', 'level1', 'level3', 'full_mark'))
	THEN
		RETURN;
	END IF;
	EXECUTE format('SELECT EXISTS (SELECT FROM %s s WHERE %s)', staged, empty) INTO found;
	IF found THEN
		RETURN QUERY EXECUTE format($query$
			SELECT s."#file", s."#row", 'level1', s.level1, '请核对',
				'请核对：一级指标为空，而同一项目的其他行有，可能是合并的单元格，每行都要填'
			FROM (SELECT s.*, %s AS merged,
					bool_or(@extschema@.trim_cell(s.level1) <> '') OVER (PARTITION BY s."#file", s.fiscal_year, s.project_code)
						AS beside
				  FROM %s s) s
			WHERE s.merged AND s.beside
			$query$, empty, staged);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_merged_faults(name, name) IS
'part of check_staging: indicators with a name and a full mark, and without the level 1 that other rows of their project have, as '
'a merged cell leaves them';

CREATE FUNCTION staging_key_faults(schema name, table_name name, amount_unit text, unread name[], replace boolean,
								   OUT file text, OUT sheet_row bigint, OUT column_name text,
								   OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	typed text := @extschema@.staging_typed(schema, table_name, unread);
	dash boolean := @extschema@.staging_dash_is_zero();
	hindering text := (SELECT string_agg(h.name, '、') FROM @extschema@.staging_hindering(schema, table_name) h);
	key record;
	keyed text;
	doubled boolean;
BEGIN
	FOR key IN
		SELECT coalesce(c.conname, x.relname) AS name, i.indisprimary,
			i.indnullsnotdistinct, NOT i.indimmediate AS deferrable,
			k.columns, k.keys, k.keyed, k.names, k.present, k.same,
			coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') AS condition
		FROM pg_index i
		JOIN pg_class x ON x.oid = i.indexrelid
		LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u')
		CROSS JOIN LATERAL (
			SELECT string_agg(coalesce(a.attname, e.expression), ', ' ORDER BY n) AS columns,
				string_agg(format('%s AS "#%s"', e.expression, n), ', ' ORDER BY n) AS keyed,
				string_agg(format('k."#%s"', n), ', ' ORDER BY n) AS keys,
				string_agg(format('"#%s"', n), ', ' ORDER BY n) AS names,
				string_agg(format('k."#%s" IS NOT NULL', n), ' AND ' ORDER BY n) AS present,
				string_agg(format('t."#%1$s" = k."#%1$s"', n), ' AND ' ORDER BY n) AS same
			FROM generate_series(1, i.indnkeyatts) AS n
			CROSS JOIN LATERAL (SELECT pg_get_indexdef(i.indexrelid, n, false) AS expression) e
			LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n - 1] AND a.attnum > 0
		) k
		WHERE i.indrelid = format('%I.%I', schema, table_name)::regclass AND i.indisunique AND i.indislive
		ORDER BY i.indisprimary DESC, x.relname
	LOOP
		keyed := format('(SELECT k."#place", k."#file", k."#row", k."#told", %s AS "#key", %s FROM %s k WHERE (%s))',
						coalesce(@extschema@.ledger_key(schema, table_name, 'k'), 'NULL'), key.keyed, typed, key.condition);
		IF NOT key.indnullsnotdistinct THEN
			keyed := format('(SELECT * FROM %s k WHERE %s)', keyed, key.present);
		END IF;
		EXECUTE format('SELECT EXISTS (SELECT FROM %s k GROUP BY %s HAVING count(*) > 1)', keyed, key.keys)
			INTO doubled USING amount_unit, dash;
		IF doubled THEN
			RETURN QUERY EXECUTE format($query$
				SELECT d."#file", d."#row", %1$L, concat_ws(', ', %2$s), '不能读',
					format('与%%s第%%s行重复（%%s）', CASE WHEN d.first_file IS DISTINCT FROM d."#file" THEN d.first_file END,
						   d.first, %3$L)
				FROM (
					SELECT k.*, first_value(k."#row") OVER w AS first, first_value(k."#file") OVER w AS first_file,
						first_value(k."#told") OVER w AS first_told, row_number() OVER w AS n
					FROM %4$s k
					WINDOW w AS (PARTITION BY %5$s ORDER BY k."#file" NULLS FIRST, k."#row", k."#place")
				) d
				WHERE d.n > 1 AND NOT (d."#told" AND d.first_told AND %6$L)
				$query$, key.columns, key.names, key.name, keyed, key.keys, key.indisprimary)
				USING amount_unit, dash;
		END IF;
		CONTINUE WHEN replace AND key.indisprimary;
		RETURN QUERY EXECUTE format($query$
			SELECT k."#file", k."#row", %1$L, concat_ws(', ', %2$s), '不能读', %3$L
			FROM %4$s k
			WHERE EXISTS (SELECT FROM (SELECT %5$s FROM %6$s WHERE (%7$s)) t WHERE %8$s) AND NOT (k."#told" AND %9$L)
			$query$, key.columns, key.keys, format('%s中已有（%s）', table_name, key.name), keyed, key.keyed,
			CASE WHEN replace THEN @extschema@.staging_kept_rows(schema, table_name, typed)
			ELSE format('%I.%I', schema, table_name) END,
			key.condition, key.same, key.indisprimary)
			USING amount_unit, dash;
		CONTINUE WHEN NOT replace OR key.deferrable OR hindering IS NULL;
		RETURN QUERY EXECUTE format($query$
			SELECT k."#file", k."#row", %1$L, concat_ws(', ', %2$s), '请核对', %3$L
			FROM %4$s k
			WHERE EXISTS (SELECT FROM (SELECT t."#key", %5$s FROM (SELECT %6$s AS "#key", t.* FROM %7$I.%8$I t) t WHERE (%9$s)) t
						  WHERE %10$s AND t."#key" <> k."#key")
			$query$, key.columns, key.keys,
			format('请核对：%s的另一行现有此值（%s），那一行也要替换，因有%s，两行不能互换', table_name, key.name, hindering),
			keyed, key.keyed, @extschema@.ledger_key(schema, table_name, 't'), schema, table_name, key.condition, key.same)
			USING amount_unit, dash;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION staging_key_faults(name, name, text, name[], boolean) IS
'part of check_staging: rows whose key another row of the files, or the ledger, has already, for each unique index';

CREATE FUNCTION staging_reference_faults(schema name, table_name name, amount_unit text, unread name[],
										 OUT file text, OUT sheet_row bigint, OUT column_name text,
										 OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	typed text := @extschema@.staging_typed(schema, table_name, unread);
	con record;
BEGIN
	FOR con IN
		SELECT c.conname AS name, c.confrelid::regclass AS other, f.relname AS other_name, k.*,
			to_regclass(format('%I.%I', schema, 'staging_' || f.relname)) IS NOT NULL
				AND f.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema)
				AND f.relname IN (SELECT * FROM @extschema@.ledger_tables()) AS other_staged
		FROM pg_constraint c
		JOIN pg_class f ON f.oid = c.confrelid
		CROSS JOIN LATERAL (
			SELECT string_agg(a.attname, ', ' ORDER BY k.n) AS columns,
				string_agg(format('k.%I', a.attname), ', ' ORDER BY k.n) AS keys,
				string_agg(format('k.%I IS NOT NULL', a.attname), ' AND ') AS present,
				string_agg(format('t.%I = k.%I', fa.attname, a.attname), ' AND ') AS same
			FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
			JOIN pg_attribute fa ON fa.attrelid = c.confrelid AND fa.attnum = c.confkey[k.n]
		) k
		WHERE c.conrelid = format('%I.%I', schema, table_name)::regclass AND c.contype = 'f'
			-- whoever may not read the other table leaves it to the load
			AND has_table_privilege(c.confrelid, 'SELECT')
		ORDER BY c.conname
	LOOP
		RETURN QUERY EXECUTE format($query$
			SELECT k."#file", k."#row", %1$L, concat_ws(', ', %2$s), '不能读', %3$L
			FROM %4$s k
			WHERE %5$s
				AND NOT EXISTS (SELECT FROM %6$s t WHERE %7$s)
				%8$s %9$s
			$query$, con.columns, con.keys, format('%s中没有（%s）', con.other_name, con.name), typed,
			con.present, con.other, con.same,
			CASE WHEN con.other_staged THEN
				format('AND NOT EXISTS (SELECT FROM %s t WHERE %s)',
					   @extschema@.staging_typed(schema, con.other_name, NULL::name[]), con.same) END,
			CASE WHEN EXISTS (SELECT FROM @extschema@.staging_parts() p
							  WHERE p.part = table_name AND p.sheet = con.other_name) THEN 'AND NOT k."#told"' END)
			USING amount_unit, @extschema@.staging_dash_is_zero();
	END LOOP;
END
$function$;
COMMENT ON FUNCTION staging_reference_faults(name, name, text, name[]) IS
'part of check_staging: rows that refer to one that neither the table nor its staging table has, for each foreign key';

CREATE FUNCTION staging_rule_faults(schema name, table_name name, amount_unit text, unread name[],
									OUT file text, OUT sheet_row bigint, OUT column_name text,
									OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	typed text := @extschema@.staging_typed(schema, table_name, unread);
	rules text;
	any_broken text;
BEGIN
	SELECT string_agg(format('NOT (%s)', e.condition), ' OR '),
		format('ARRAY[%s], ARRAY[%s], ARRAY[%s], ARRAY[%s]',
			   string_agg(quote_literal(k.columns), ', ' ORDER BY c.conname),
			   string_agg(format('t.%I', '= ' || k.first), ', ' ORDER BY c.conname),
			   string_agg(quote_literal(format('不符合%s：%s', c.conname, e.condition)), ', ' ORDER BY c.conname),
			   string_agg(format('(%s)', e.condition), ', ' ORDER BY c.conname))
		INTO any_broken, rules
	FROM pg_constraint c
	CROSS JOIN LATERAL (SELECT pg_get_expr(c.conbin, c.conrelid) AS condition) e
	CROSS JOIN LATERAL (
		SELECT string_agg(a.attname, ', ' ORDER BY k.n) AS columns, (array_agg(a.attname ORDER BY k.n))[1] AS first
		FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
		JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
	) k
	WHERE c.conrelid = format('%I.%I', schema, table_name)::regclass AND c.contype = 'c';
	IF any_broken IS NOT NULL THEN
		RETURN QUERY EXECUTE format($query$
			SELECT t."#file", t."#row", v.columns, v.literal, '不能读', v.reason
			FROM %s t
			CROSS JOIN LATERAL unnest(%s) AS v (columns, literal, reason, holds)
			WHERE (%s) AND NOT v.holds
			$query$, typed, rules, any_broken)
			USING amount_unit, @extschema@.staging_dash_is_zero();
	END IF;
EXCEPTION
	WHEN data_exception OR syntax_error_or_access_rule_violation THEN
		file := NULL;
		sheet_row := NULL;
		column_name := table_name;
		literal := NULL;
		severity := '不能读';
		reason := format('约束或计算列无法计算：%s', SQLERRM);
		RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION staging_rule_faults(name, name, text, name[]) IS
'part of check_staging: rows that break a CHECK of the table; where one cannot be computed, why';

CREATE FUNCTION staging_faults(schema name, table_name name, amount_unit text, replace boolean,
							   OUT file text, OUT sheet_row bigint, OUT column_name text,
							   OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	-- a key that does not read is told of another table, if the row stands in its sheet
	unread name[] := ARRAY(SELECT p.name FROM @extschema@.staging_part_columns(schema) p
						   WHERE p.part = table_name AND p.is_key);
BEGIN
	IF to_regclass(format('%I.%I', schema, 'staging_' || table_name)) IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I has no table %I', schema, 'staging_' || table_name),
			HINT = format('SELECT create_staging(%L) creates one for each table of the ledger, such as staging_funding.', schema);
	END IF;
	PERFORM @extschema@.count_rows_of(format('%I.%I', schema, 'staging_' || table_name)::regclass);
	FOR file, sheet_row, column_name, literal, severity, reason IN
		EXECUTE @extschema@.staging_cell_faults(schema, table_name, amount_unit)
		USING amount_unit, @extschema@.staging_dash_is_zero()
	LOOP
		IF severity = '不能读' AND column_name <> ALL (unread) THEN
			unread := unread || column_name::name;
		END IF;
		RETURN NEXT;
	END LOOP;
	PERFORM @extschema@.count_rows_of(NULL);
	RETURN QUERY SELECT * FROM @extschema@.staging_fraction_faults(schema, table_name, amount_unit);
	RETURN QUERY SELECT * FROM @extschema@.staging_merged_faults(schema, table_name);
	RETURN QUERY SELECT * FROM @extschema@.staging_key_faults(schema, table_name, amount_unit, unread, replace);
	RETURN QUERY SELECT * FROM @extschema@.staging_reference_faults(schema, table_name, amount_unit, unread);
	RETURN QUERY SELECT * FROM @extschema@.staging_rule_faults(schema, table_name, amount_unit, unread);
	IF replace THEN
		RETURN QUERY SELECT * FROM @extschema@.staging_gone_faults(schema, table_name, amount_unit);
	END IF;
END
$function$;
COMMENT ON FUNCTION staging_faults(name, name, text, boolean) IS
'part of check_staging: what is wrong with the staging table of one ledger table, and what is to be looked at again';

CREATE FUNCTION check_staging_files(schema name, amount_unit text DEFAULT '万元', replace boolean DEFAULT false,
									OUT file text, OUT table_name text, OUT sheet_row bigint, OUT column_name text,
									OUT literal text, OUT severity text, OUT reason text) RETURNS SETOF record
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.require_given('check_staging_files', '''city'', ''万元'', false',
		jsonb_build_object('schema', schema, 'amount_unit', amount_unit, 'replace', replace));
	PERFORM @extschema@.require_empty_strings();
	FOR table_name IN SELECT * FROM @extschema@.staging_filled(schema) LOOP
		RETURN QUERY
			SELECT f.file, table_name, f.sheet_row, f.column_name, f.literal, f.severity, f.reason
			FROM @extschema@.staging_faults(schema, table_name::name, amount_unit, replace) f
			ORDER BY f.file NULLS FIRST, f.sheet_row NULLS LAST, f.column_name, f.reason;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION check_staging_files(name, text, boolean) IS
'the dry run, with the name of the file: every cell of all staging tables of a ledger that load_staging cannot load (severity '
'不能读), and every one that is to be looked at again (请核对), none of which keeps load_staging from loading; amount_unit is the '
'unit of amounts without one; replace: as load_staging with replace would do it, then also the rows of the ledger that a file no '
'longer has and that other rows refer to, which stay. Rows are read from the files'' first to their last, which '
'pg_stat_progress_copy counts';

CREATE FUNCTION check_staging(schema name, table_name name, amount_unit text,
							  OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT require_given('check_staging'::text, '''city'', ''funding'', ''万元'''::text,
		jsonb_build_object('schema', schema, 'table_name', table_name, 'amount_unit', amount_unit));
	SELECT f.sheet_row, f.column_name, f.literal, f.reason
	FROM staging_faults(schema, table_name, amount_unit, false) f;
END;
COMMENT ON FUNCTION check_staging(name, name, text) IS
'every cell of the staging table of one ledger table that cannot be loaded or is to be looked at again: the row as a sheet counts '
'it (its header is row 1), column, literal, reason';

CREATE FUNCTION check_staging(schema name, amount_unit text DEFAULT '万元',
							  OUT table_name text, OUT sheet_row bigint, OUT column_name text,
							  OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT f.table_name, f.sheet_row, f.column_name, f.literal, f.reason
	FROM check_staging_files(schema, amount_unit, false) f;
END;
COMMENT ON FUNCTION check_staging(name, text) IS
'the dry run: every cell of all staging tables of a ledger that cannot be loaded, and every one that is to be looked at again '
'(its reason begins with 请核对; it does not keep load_staging from loading); amount_unit is the unit of amounts without one, as '
'the heading of the sheet says it';

-- Forms out of a ledger: flat OpenDocument sheets in the layout of the national
-- form, which LibreOffice turns into xlsx.

CREATE FUNCTION form_indicator_cells(schema name, fiscal_year integer, project_code text) RETURNS TABLE (seq integer, cells jsonb)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN QUERY EXECUTE format($query$
		SELECT i.seq, jsonb_strip_nulls(jsonb_build_object(
				'prior_actual', d.prior_actual::text,
				'initial_target', @extschema@.target_beside(d.direction, i.initial_target, t.initial_target),
				'target', @extschema@.target_beside(d.direction, i.target, t.target),
				'actual', @extschema@.value_as_printed(i.actual, t.actual),
				'stated_completion', d.stated_completion, 'full_mark', i.full_mark, 'self_points', i.self_points,
				'stated_coefficient', d.stated_coefficient, 'direction', d.direction, 'printed_rule', d.printed_rule,
				'scoring_rule', d.scoring_rule, 'target_basis', d.target_basis, 'evidence', d.evidence,
				'is_core', CASE d.is_core WHEN true THEN '是' WHEN false THEN '否' END, 'explanation', i.explanation))
			|| coalesce((SELECT jsonb_object_agg('points ' || r.round_no, r.points) FILTER (WHERE r.points IS NOT NULL)
						 FROM %1$I.indicator_round r
						 WHERE r.fiscal_year = $1 AND r.project_code = $2 AND r.seq = i.seq), '{}')
			|| coalesce((SELECT jsonb_object_agg('explanation ' || r.round_no, r.explanation)
				FILTER (WHERE r.explanation IS NOT NULL)
						 FROM %1$I.indicator_round r
						 WHERE r.fiscal_year = $1 AND r.project_code = $2 AND r.seq = i.seq), '{}')
		FROM %1$I.indicator i
		-- looked up by the whole key, whatever was last seen of tables that were empty
		LEFT JOIN LATERAL (
			SELECT t.initial_target, t.target, t.actual
			FROM %1$I.indicator_text t
			WHERE t.fiscal_year = $1 AND t.project_code = $2 AND t.seq = i.seq
			OFFSET 0
		) t ON true
		LEFT JOIN LATERAL (
			SELECT d.prior_actual, d.direction, d.stated_completion, d.stated_coefficient, d.printed_rule, d.scoring_rule,
				d.target_basis, d.evidence, d.is_core
			FROM %1$I.indicator_detail d
			WHERE d.fiscal_year = $1 AND d.project_code = $2 AND d.seq = i.seq
			OFFSET 0
		) d ON true
		WHERE i.fiscal_year = $1 AND i.project_code = $2
		$query$, schema) USING fiscal_year, project_code;
END
$function$;
COMMENT ON FUNCTION form_indicator_cells(name, integer, text) IS
'part of export_form: what the row of an indicator prints behind its levels, by column';

CREATE FUNCTION form_indicator_columns(schema name, fiscal_year integer, project_code text) RETURNS TABLE (name text, title text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	used text[];
BEGIN
	used := ARRAY(SELECT DISTINCT k.key
				  FROM @extschema@.form_indicator_cells(schema, fiscal_year, project_code) i, jsonb_object_keys(i.cells) k (key));
	RETURN QUERY EXECUTE format($query$
		SELECT u.name, u.title
		FROM (SELECT c.place, c.name, c.title
			  FROM (VALUES
				(1, 'prior_actual', '上年完成值'), (2, 'initial_target', '年初指标值'),
				(3, 'target', CASE WHEN 'initial_target' = ANY ($3) THEN '调整后指标值' ELSE '年度指标值' END),
				(4, 'actual', '实际完成值'), (5, 'stated_completion', '完成率（%%）'), (6, 'full_mark', '分值'),
				(7, 'self_points', '得分'), (300, 'stated_coefficient', '得分系数（%%）'), (301, 'direction', '指标方向'),
				(302, 'is_core', '是否核心指标'), (303, 'printed_rule', '评分标准'), (304, 'scoring_rule', '本行评分规则'),
				(305, 'target_basis', '指标值设置依据'), (306, 'evidence', '佐证资料'),
				(307, 'explanation', '偏差原因分析及改进措施')
			  ) AS c (place, name, title)
			  WHERE c.name IN ('target', 'actual', 'full_mark', 'self_points', 'explanation') OR c.name = ANY ($3)
			  UNION ALL
			  SELECT 10 + 2 * r.round_no + x.behind, x.name, x.title
			  FROM %I.project_round r
			  CROSS JOIN LATERAL (VALUES
				(0, 'points ' || r.round_no, r.round || '得分'), (1, 'explanation ' || r.round_no, r.round || '意见')
			  ) AS x (behind, name, title)
			  WHERE r.fiscal_year = $1 AND r.project_code = $2 AND x.name = ANY ($3)) u
		ORDER BY u.place
		$query$, schema) USING fiscal_year, project_code, used;
END
$function$;
COMMENT ON FUNCTION form_indicator_columns(name, integer, text) IS
'part of export_form: the columns of the block of indicators behind the levels, with their headings: the usual ones, and what '
'the ledger has of others';
CREATE FUNCTION form_indicator_rows(schema name, fiscal_year integer, project_code text, names text[], titles text[],
									width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	row record;
	cells text;
	rows text[];	-- a text would be copied for each row
	count integer;
	numbers CONSTANT text := '^(stated_completion|full_mark|self_points|stated_coefficient|points .*)$';
BEGIN
	EXECUTE format('SELECT count(*) FROM %I.indicator i WHERE i.fiscal_year = $1 AND i.project_code = $2', schema)
		INTO count USING fiscal_year, project_code;
	cells := @extschema@.sheet_cell('绩效指标', 'cell', 1, count + 1)
		|| @extschema@.sheet_cell('一级指标', 'cell', 1, 1) || @extschema@.sheet_cell('二级指标', 'cell', 1, 1)
		|| @extschema@.sheet_cell('三级指标', 'cell', 1, 1);
	FOR i IN 1 .. cardinality(names) LOOP
		cells := cells || @extschema@.sheet_rest(titles[i], 'cell',
												 CASE WHEN i = cardinality(names) THEN 3 + i ELSE width - 1 END, width);
	END LOOP;
	rows := ARRAY[@extschema@.sheet_row(cells)];
	FOR row IN EXECUTE format($query$
		SELECT i.*,
			CASE WHEN i.begins1 THEN count(*) OVER (PARTITION BY i.group1) END AS rows1,
			CASE WHEN i.begins2 THEN count(*) OVER (PARTITION BY i.group2) END AS rows2,
			bool_or(i.level1 IS NOT NULL) OVER () AS any1, bool_or(i.level2 IS NOT NULL) OVER () AS any2
		FROM (SELECT i.*, count(*) FILTER (WHERE i.begins1) OVER (ORDER BY i.seq) AS group1,
				count(*) FILTER (WHERE i.begins2) OVER (ORDER BY i.seq) AS group2
			  FROM (SELECT i.seq, i.level1, i.level2, i.level3, c.cells,
						lag(i.level1) OVER w IS DISTINCT FROM i.level1 OR lag(i.seq) OVER w IS NULL AS begins1,
						lag(i.level1) OVER w IS DISTINCT FROM i.level1 OR lag(i.level2) OVER w IS DISTINCT FROM i.level2
							OR lag(i.seq) OVER w IS NULL AS begins2
					FROM @extschema@.form_indicator_cells($3, $1, $2) c
					CROSS JOIN LATERAL (
						SELECT i.seq, i.level1, i.level2, i.level3
						FROM %1$I.indicator i
						WHERE i.fiscal_year = $1 AND i.project_code = $2 AND i.seq = c.seq
						OFFSET 0
					) i
					WINDOW w AS (ORDER BY i.seq)) i) i
		ORDER BY i.seq
		$query$, schema) USING fiscal_year, project_code, schema
	LOOP
		-- a level that a row does not have is a dash, as an empty cell would be carried down
		cells := '<table:covered-table-cell/>'
			|| CASE WHEN row.begins1 THEN @extschema@.sheet_cell(coalesce(row.level1, CASE WHEN row.any1
				THEN '-' END), 'cell', 1, row.rows1::integer)
				ELSE '<table:covered-table-cell/>' END
			|| CASE WHEN row.begins2 THEN @extschema@.sheet_cell(coalesce(row.level2, CASE WHEN row.any2
				THEN '-' END), 'cell', 1, row.rows2::integer)
				ELSE '<table:covered-table-cell/>' END
			|| @extschema@.sheet_cell(row.level3, 'cell', 1, 1);
		FOR i IN 1 .. cardinality(names) LOOP
			cells := cells || CASE WHEN names[i] ~ numbers
				THEN @extschema@.sheet_number((row.cells ->> names[i])::numeric, 'number', 1)
				ELSE @extschema@.sheet_rest(row.cells ->> names[i], 'cell',
											CASE WHEN i = cardinality(names) THEN 3 + i ELSE width - 1 END, width) END;
		END LOOP;
		rows := array_append(rows, @extschema@.sheet_row(cells));
	END LOOP;
	RETURN array_to_string(rows, '');
END
$function$;
COMMENT ON FUNCTION form_indicator_rows(name, integer, text, text[], text[], integer) IS
'part of export_form: the block of indicators, equal levels merged, with the columns of form_indicator_columns()';

CREATE FUNCTION form_end_rows(schema name, fiscal_year integer, project_code text, names text[], width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	last record;
	rows text;
	label text;
	columns integer := 3 + array_position(names, 'full_mark');	-- in front of 分值
BEGIN
	EXECUTE format($query$
		SELECT p.stated_total, p.stated_grade, p.kind,
			to_jsonb(t) AS detail,
			(SELECT sum(i.full_mark) FROM %1$I.indicator i WHERE i.fiscal_year = $1 AND i.project_code = $2) AS marks,
			coalesce((SELECT max(f.full_mark) FROM %1$I.funding_detail f WHERE f.fiscal_year = $1 AND f.project_code = $2),
					 s.budget_points, 10) AS weight
		FROM %1$I.project p
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		LEFT JOIN %1$I.project_detail t USING (fiscal_year, project_code)
		WHERE p.fiscal_year = $1 AND p.project_code = $2
		$query$, schema)
		INTO last USING fiscal_year, project_code;
	rows := @extschema@.sheet_row(@extschema@.sheet_cell('总分', 'cell', columns, 1)
		|| @extschema@.sheet_number(last.marks + last.weight, 'number', 1)
		|| @extschema@.sheet_number(last.stated_total, 'number', 1)
		|| @extschema@.sheet_rest('自评等级：' || last.stated_grade, 'cell', columns + 2, width));
	FOREACH label IN ARRAY ARRAY['explanation', 'conclusion', 'problems', 'improvements'] LOOP
		CONTINUE WHEN last.detail ->> label IS NULL;
		rows := rows || @extschema@.sheet_row(
			@extschema@.sheet_cell(CASE label WHEN 'explanation' THEN '偏差原因分析及改进措施' WHEN 'conclusion' THEN '评价结论'
								   WHEN 'problems' THEN '存在问题' ELSE '改进措施' END, 'cell', 2, 1)
			|| @extschema@.sheet_rest(last.detail ->> label, 'cell', 2, width));
	END LOOP;
	RETURN rows;
END
$function$;
COMMENT ON FUNCTION form_end_rows(name, integer, text, text[], integer) IS
'part of export_form: the total, and what stands below it';

CREATE FUNCTION form_sheet(schema name, fiscal_year integer, project_code text, sheet text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	known boolean;
	money text[];
	names text[];
	titles text[];
	width integer;
	rows text;
BEGIN
	PERFORM @extschema@.require_ledger(schema, 'table'::text, 'funding_place'::name);
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.project p WHERE p.fiscal_year = $1 AND p.project_code = $2)', schema)
		INTO known USING fiscal_year, project_code;
	IF NOT known THEN
		RAISE no_data_found USING
			MESSAGE = format('ledger %I has no project %s of %s', schema, quote_nullable(project_code), coalesce(fiscal_year::text,
				'NULL')),
			HINT = format('SELECT fiscal_year, project_code, name FROM %I.project lists them.', schema);
	END IF;
	money := @extschema@.form_money_columns(schema, fiscal_year, project_code);
	SELECT array_agg(c.name), array_agg(c.title)
		INTO names, titles
		FROM @extschema@.form_indicator_columns(schema, fiscal_year, project_code) c;
	width := 4 + greatest(cardinality(money), cardinality(names), 6);
	rows := @extschema@.form_head_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_money_rows(schema, fiscal_year, project_code, money, width)
		|| @extschema@.form_period_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_management_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_goal_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_round_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_indicator_rows(schema, fiscal_year, project_code, names, titles, width)
		|| @extschema@.form_end_rows(schema, fiscal_year, project_code, names, width);
	RETURN format('<table:table table:name="%1$s" table:style-name="sheet" '
		'table:print-ranges="$''%1$s''.$A$1:$''%1$s''.%2$s">',
				  sheet, regexp_replace(@extschema@.sheet_place((length(rows) - length(replace(rows, '<table:table-row',
					''))) / length('<table:table-row'), width), '([A-Z]+)', E'$\\1$'))
		|| format('<table:table-column table:style-name="narrow" table:number-columns-repeated="3"/><table:table-column '
			'table:style-name="broad"/>'
				  '<table:table-column table:style-name="middle" table:number-columns-repeated="%s"/>', width - 4)
		|| E'\n' || rows || '</table:table>' || E'\n';
END
$function$;
COMMENT ON FUNCTION form_sheet(name, integer, text, text) IS
'part of export_form: the form of one project as a sheet of that name; P0002 if there is no such project';

-- standalone: else the server prints no declaration, by which LibreOffice knows
-- what it opens
CREATE FUNCTION form_document(sheets text) RETURNS xml
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN text_as_xml($xml$<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
	xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
	office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:number-style style:name="amounts"><number:number number:decimal-places="6" number:min-decimal-places="2"
	number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:number-style style:name="numbers"><number:number number:decimal-places="4" number:min-decimal-places="0"
	number:min-integer-digits="1"/></number:number-style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties
	style:column-width="2.2cm"/></style:style>
<style:style style:name="middle" style:family="table-column"><style:table-column-properties
	style:column-width="2.7cm"/></style:style>
<style:style style:name="broad" style:family="table-column"><style:table-column-properties
	style:column-width="4.2cm"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties
	style:use-optimal-row-height="true"/></style:style>
<style:style style:name="sheet" style:family="table" style:master-page-name="form"><style:table-properties
	table:display="true"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:table-cell-properties
	style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"
	style:font-weight-asian="bold" fo:font-size="14pt" style:font-size-asian="14pt"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
	fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="amount" style:family="table-cell" style:data-style-name="amounts"><style:table-cell-properties
	fo:border="0.5pt solid #000000" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="number" style:family="table-cell" style:data-style-name="numbers"><style:table-cell-properties
	fo:border="0.5pt solid #000000" style:vertical-align="middle"/><style:paragraph-properties
	fo:text-align="center"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm"
	style:print-orientation="landscape" fo:margin="1.5cm" style:scale-to-X="1" style:scale-to-Y="0"
	style:table-centering="horizontal"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="form" style:page-layout-name="page"/></office:master-styles>
<office:body><office:spreadsheet>
$xml$ || sheets || $xml$</office:spreadsheet></office:body>
</office:document>
$xml$);
COMMENT ON FUNCTION form_document(text) IS
'part of export_form: sheets as a flat OpenDocument workbook';

CREATE FUNCTION export_form(ledger name, fiscal_year integer, project_code text) RETURNS xml
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT form_document(form_sheet(ledger, fiscal_year, project_code, '绩效自评表'::text));
END;
COMMENT ON FUNCTION export_form(name, integer, text) IS
'the form of a project as a flat OpenDocument sheet in the layout of the national form: amounts in 万元 with all decimals, merged '
'levels, widths, print area. Targets and actual values stand as they were printed, while that still reads to an equal value. psql '
'-XAtqc "SELECT export_form(...)" >form.fods, then soffice --headless --convert-to xlsx form.fods. NULL for NULL, P0002 if there '
'is no such project';

CREATE FUNCTION export_department(ledger name, fiscal_year integer, department_code text) RETURNS xml
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	sheets text;
BEGIN
	PERFORM @extschema@.require_ledger(ledger, 'table'::text, 'funding_place'::name);
	EXECUTE format($query$
		SELECT string_agg(@extschema@.form_sheet($3, $1, p.project_code,
												 p.n || ' ' || left(regexp_replace(p.name, '[^[:alnum:]（）]', '', 'g'), 24)), ''
													ORDER BY p.n)
		FROM (SELECT p.project_code, p.name, row_number() OVER (ORDER BY p.department_code, p.project_code) AS n
			  FROM %1$I.project p
			  WHERE p.fiscal_year = $1 AND p.department_code = ANY ($2)) p
		$query$, ledger)
		INTO sheets USING fiscal_year, @extschema@.report_members(ledger, fiscal_year, department_code), ledger;
	IF sheets IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format('department %L of ledger %I has no project of %s', department_code, ledger, fiscal_year),
			HINT = format('SELECT DISTINCT fiscal_year, department_code FROM %I.project lists those that have.', ledger);
	END IF;
	RETURN @extschema@.form_document(sheets);
END
$function$;
COMMENT ON FUNCTION export_department(name, integer, text) IS
'the forms of all projects of a department and those below it in that year as one workbook, a sheet for each, in the order of '
'departments and projects; see export_form. NULL for NULL, P0002 if there are none';

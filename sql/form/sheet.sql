-- Cells of a flat OpenDocument sheet, and targets and actual values as a form prints
-- them.

CREATE FUNCTION text_as_xml(document text) RETURNS xml
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE
AS 'xmltotext';
COMMENT ON FUNCTION text_as_xml(text) IS
'part of export_form: a text that is well-formed XML as xml, also on a server without libxml, whose cast refuses all';

CREATE FUNCTION sheet_text(content text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '<text:p>' || replace(replace(replace(replace(replace(
	regexp_replace(content, E'[\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', '', 'g'),
	'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\r', ''), E'\n', '</text:p><text:p>') || '</text:p>';
COMMENT ON FUNCTION sheet_text(text) IS
'part of export_form: a text as the paragraphs of a cell, without characters that XML does not have';

CREATE FUNCTION sheet_cell(content text, style text, columns integer, rows integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format('<table:table-cell table:style-name="%s"%s%s>%s</table:table-cell>', style,
			  CASE WHEN columns > 1 OR rows > 1 THEN
				format(' table:number-columns-spanned="%s" table:number-rows-spanned="%s"', columns, rows) END,
			  CASE WHEN content <> '' THEN ' office:value-type="string"' END,
			  CASE WHEN content <> '' THEN sheet_text(content) END)
	|| repeat('<table:covered-table-cell/>', columns - 1);
COMMENT ON FUNCTION sheet_cell(text, text, integer, integer) IS
'part of export_form: a cell of text over so many columns and rows';

CREATE FUNCTION sheet_number(content numeric, style text, columns integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN content IS NULL THEN sheet_cell(''::text, style, columns, 1)
	ELSE format('<table:table-cell table:style-name="%s"%s office:value-type="float" '
		'office:value="%s"><text:p>%s</text:p></table:table-cell>',
				style, CASE WHEN columns > 1 THEN
					format(' table:number-columns-spanned="%s" table:number-rows-spanned="1"', columns) END,
				trim_scale(content), trim_scale(content))
		|| repeat('<table:covered-table-cell/>', columns - 1) END;
COMMENT ON FUNCTION sheet_number(numeric, text, integer) IS
'part of export_form: a cell that holds a number, with all its decimals';

CREATE FUNCTION sheet_row(cells text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '<table:table-row table:style-name="row">' || cells || '</table:table-row>' || E'\n';
COMMENT ON FUNCTION sheet_row(text) IS
'part of export_form: a row of a sheet';

CREATE FUNCTION target_as_written(target perf_target) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN left(target::text, 1) <> '=' THEN target::text
	WHEN staging_reason(substr(target::text, 2), 'perf_target'::regtype) IS NULL
		AND substr(target::text, 2)::perf_target = target THEN substr(target::text, 2)
	ELSE '＝' || substr(target::text, 2) END;
COMMENT ON FUNCTION target_as_written(perf_target) IS
'a target for a spreadsheet''s cell: without = in front, which Excel would take for a formula, or with ＝ where the bare text '
'reads otherwise';

CREATE FUNCTION target_as_printed(target perf_target, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN printed IS NOT NULL AND staging_reason(printed, 'perf_target'::regtype) IS NULL THEN
		CASE WHEN printed::perf_target = target THEN ltrim(regexp_replace(printed, '^=', '＝')) ELSE target_as_written(target) END
	ELSE target_as_written(target) END;
COMMENT ON FUNCTION target_as_printed(perf_target, text) IS
'part of export_form: the target as it was printed, while that still reads to an equal one, else as the ledger writes it';

CREATE FUNCTION target_beside(direction text, target perf_target, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(target_as_printed(target, printed), CASE WHEN direction IN ('正向', '反向') AND comparator(target) = '='
	THEN '^(?!=|＝)' ELSE '^(?!)' END, '＝');
COMMENT ON FUNCTION target_beside(text, perf_target, text) IS
'part of export_form: a target beside 正向 or 反向, which make a bare number ≥ or ≤, so that = is written';

CREATE FUNCTION value_as_printed(actual perf_value, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN printed IS NOT NULL AND staging_reason(printed, 'perf_value'::regtype) IS NULL THEN
		CASE WHEN printed::perf_value = actual THEN regexp_replace(printed, '^=', '＝') ELSE actual::text END
	ELSE actual::text END;
COMMENT ON FUNCTION value_as_printed(perf_value, text) IS
'part of export_form: the actual value as it was printed, while that still reads to an equal one, else as the ledger writes it';

CREATE FUNCTION sheet_rest(content text, style text, columns integer, width integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sheet_cell(content, style, greatest(width - columns, 1), 1);
COMMENT ON FUNCTION sheet_rest(text, text, integer, integer) IS
'part of export_form: a cell of text over what so many columns leave of the width';

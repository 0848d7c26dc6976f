-- What the pages of report_html are made of: text made safe, table cells, bars.
-- Every text and figure of a ledger reaches a page through report_text or
-- report_figure, so that nothing stored can become markup.  The dash of what is
-- not known is written as &#8212;, as not every server encoding has it.

CREATE FUNCTION report_text(content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
	replace(replace(replace(replace(replace(
		regexp_replace(nullif(btrim(content), ''),
					   '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]', '□', 'g'),
		'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
	'&#8212;');
COMMENT ON FUNCTION report_text(text) IS
'part of report_html: a text as it may stand in an element or an attribute, the five signs of markup as entities; □ for each control character, which no XML may hold; a dash for NULL and for blanks';

-- No parameter of the parts has a default: in the schema of the extension others may
-- have functions of the same name with fewer parameters, which a call would fit better.
CREATE FUNCTION report_figure(figure numeric, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN figure IS NULL THEN '&#8212;'
	WHEN abs(figure) < 1e24 THEN
		rtrim(to_char(figure, 'FM999,999,999,999,999,999,999,990.'
							  || rpad(repeat('0', decimals), 10, '9')), '.')
	ELSE figure::text
END;
COMMENT ON FUNCTION report_figure(numeric, integer) IS
'part of report_html: a figure with thousands commas, at least so many decimals and at most 10, without trailing zeros beyond; a dash for NULL';

CREATE FUNCTION report_figure(figure numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_figure(figure, 2);
COMMENT ON FUNCTION report_figure(numeric) IS
'part of report_html: a figure with at least 2 decimals';

CREATE FUNCTION report_cell(content text, attributes text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '<td' || attributes || '>' || report_text(content) || '</td>';
COMMENT ON FUNCTION report_cell(text, text) IS
'part of report_html: a table cell that holds a text; the attributes are markup, written as given';

CREATE FUNCTION report_cell(content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_cell(content, ''::text);
COMMENT ON FUNCTION report_cell(text) IS
'part of report_html: a table cell that holds a text';

CREATE FUNCTION report_cell(figure numeric, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '<td class="n">' || report_figure(figure, decimals) || '</td>';
COMMENT ON FUNCTION report_cell(numeric, integer) IS
'part of report_html: a table cell that holds a figure, aligned right';

CREATE FUNCTION report_cell(figure numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_cell(figure, 2);
COMMENT ON FUNCTION report_cell(numeric) IS
'part of report_html: a table cell that holds a figure of at least 2 decimals';

CREATE FUNCTION report_indent(depth integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format(' style="padding-left:%sem"', 0.5 + least(greatest(coalesce(depth, 0), 0), 9));
COMMENT ON FUNCTION report_indent(integer) IS
'part of report_html: the attribute of a cell that stands so deep in a tree';

CREATE FUNCTION report_table(titles text[], rows text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
	'<table><thead><tr><th>'
	|| array_to_string(titles, '</th><th>')
	|| E'</th></tr></thead><tbody>\n' || rows || E'</tbody></table>\n',
	E'<p>无。</p>\n');
COMMENT ON FUNCTION report_table(text[], text) IS
'part of report_html: a table from the markup of its column titles and of its rows; 无 if rows is NULL';

CREATE FUNCTION report_bars(
	title text, labels text[], first numeric[], second numeric[],
	series text[], unit text, full_scale numeric
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- a row of the chart is its label and, below it, a bar for each series; a
	-- label is cut only where the encoding of the database knows characters
	WITH frame AS (
		SELECT CASE WHEN second IS NULL THEN 42 ELSE 56 END AS pitch,
			CASE WHEN second IS NULL THEN 0 ELSE 24 END AS top,
			greatest(full_scale, max(v.figure)) AS largest,
			-- what the longest figure beside a bar leaves of the width
			greatest(least(400, 510 - 7 * max(length(report_figure(v.figure) || unit))
										  FILTER (WHERE v.figure IS NOT NULL)), 0) AS longest
		FROM unnest(first || second) AS v (figure)
	), bar AS (
		SELECT c.line, s.series, s.figure,
			f.top + (c.line - 1) * f.pitch + 18 + 14 * (s.series - 1) AS y,
			coalesce(round(greatest(s.figure, 0) * f.longest / nullif(f.largest, 0), 1), 0) AS width
		FROM frame f
		CROSS JOIN unnest(labels, first, second) WITH ORDINALITY AS c (label, first, second, line)
		CROSS JOIN LATERAL (VALUES (1, c.first), (2, c.second)) AS s (series, figure)
		WHERE s.series = 1 OR report_bars.second IS NOT NULL
	)
	SELECT format(E'<figure><figcaption>%s</figcaption>\n'
				  '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%1$s" viewBox="0 0 520 %s">',
				  report_text(title), f.top + f.pitch * cardinality(labels))
		|| (SELECT coalesce(string_agg(
				format('<rect class="s%s" x="%s" y="4" width="12" height="12"/><text x="%s" y="14">%s</text>',
					   s.i, s.i * 160 - 160, s.i * 160 - 143, report_text(s.name)), '' ORDER BY s.i), '')
			FROM unnest(series) WITH ORDINALITY AS s (name, i))
		|| E'\n' || coalesce(
			(SELECT string_agg(
				format('<text x="0" y="%s">%s</text>', f.top + (l.line - 1) * f.pitch + 13,
					   report_text(CASE WHEN length(l.label) > 40 AND octet_length(l.label) > length(l.label)
									THEN left(l.label, 39) || '…' ELSE l.label END)), E'\n' ORDER BY l.line)
			 FROM unnest(labels) WITH ORDINALITY AS l (label, line)), '')
		|| E'\n' || coalesce(
			(SELECT string_agg(
				format('<rect class="s%s" x="0" y="%s" width="%s" height="12"/><text x="%s" y="%s">%s</text>',
					   b.series, b.y, b.width, b.width + 5, b.y + 10,
					   report_figure(b.figure) || CASE WHEN b.figure IS NULL THEN '' ELSE unit END),
				E'\n' ORDER BY b.line, b.series)
			 FROM bar b), '')
		|| E'</svg></figure>\n'
	FROM frame f
	WHERE labels IS NOT NULL;
END;
COMMENT ON FUNCTION report_bars(text, text[], numeric[], numeric[], text[], text, numeric) IS
'part of report_html: a bar chart as SVG, for each label a bar of the first and, unless second is NULL, of the second series, with its figure beside it; full_scale is the figure that a full bar stands for, if no figure is larger. NULL is a dash, a negative figure has no bar; no chart, NULL, if labels is NULL';

CREATE FUNCTION report_style() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $css$@page { size: A4 landscape; margin: 12mm;
	@bottom-center { content: counter(page) " / " counter(pages); font-size: 9px } }
@page tall { size: A4 portrait }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 16px; max-width: 1180px; color: #1c2733; background: #fff;
	font: 13px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
		"WenQuanYi Zen Hei", SimSun, sans-serif }
header { border-bottom: 2px solid #23527c; margin-bottom: 12px }
h1 { font-size: 22px; margin: 0; text-align: center }
header p { margin: 4px 0 8px; text-align: center; color: #4a5a6a }
h2 { font-size: 17px; margin: 20px 0 8px; padding-left: 8px; border-left: 5px solid #23527c }
h3 { font-size: 14px; margin: 14px 0 6px }
h2, h3, td, dd { overflow-wrap: anywhere }
p { margin: 6px 0 }
table { width: 100%; border-collapse: collapse; margin: 0 0 10px }
th, td { border: 1px solid #9aa7b4; padding: 3px 6px; text-align: left }
th { background: #e9eff5; text-align: center; font-weight: 600; word-break: keep-all }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
dl { display: grid; grid-auto-flow: column; grid-template-rows: auto auto; gap: 0 8px; margin: 0 0 10px }
dt { color: #4a5a6a; border-top: 3px solid #23527c; padding-top: 4px }
dd { margin: 0; font-size: 18px; font-weight: 600 }
#departments th:first-child { width: 20% }
#projects th:nth-child(1) { width: 9% }
#projects th:nth-child(2) { width: 20% }
#projects th:nth-child(3) { width: 12% }
#projects th:nth-child(4) { width: 4.5em }
#findings th:nth-child(1), #findings th:nth-child(3) { width: 4em }
#findings th:nth-child(2) { width: 10% }
#findings th:nth-child(4) { width: 14% }
#findings th:nth-child(6), #findings th:nth-child(7) { width: 9% }
#accounts th { width: 10% }
#accounts th:nth-child(2) { width: 30% }
.charts { columns: 2; column-gap: 32px }
figure { margin: 0 0 14px; break-inside: avoid }
figcaption { font-weight: 600; margin-bottom: 4px }
svg { display: block; width: 100%; font-size: 12px }
svg text { fill: #1c2733 }
.s1 { fill: #23527c }
.s2 { fill: #e0a03c }
.form { table-layout: fixed; margin: -1px 0 0 }
.form tr:first-child > th:first-child { width: 17% }
.indicators tr:first-child > th:first-child, .indicators th:nth-child(2) { width: 10% }
.indicators th:nth-child(3) { width: 20% }
.indicators th:nth-child(7) { width: 6% }
.indicators th:nth-child(8) { width: 8% }
.indicators th:nth-child(9) { width: 16% }
.form td.n { white-space: normal }
.total td { font-weight: 600 }
article h3 { text-align: center; font-size: 15px }
@media print {
	body { padding: 0; max-width: none; font-size: 11px;
		print-color-adjust: exact; -webkit-print-color-adjust: exact }
	h2, h2 + p, h3, figcaption { break-after: avoid }
	tr { break-inside: avoid }
	#accounts, #forms { page: tall; break-before: page }
	article + article { break-before: page }
}
@media screen and (max-width: 800px) {
	.charts { columns: 1 }
	section { overflow-x: auto }
	.form { min-width: 700px }
}
$css$;
COMMENT ON FUNCTION report_style() IS
'part of report_html: the style sheet, for screen and for A4 paper';

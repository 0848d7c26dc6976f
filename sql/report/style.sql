-- The style of the pages, for screen and for A4 paper.  Nothing is said by colour
-- alone: what stands out is bold and framed, and says in words what it is.

CREATE FUNCTION report_style() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $css$@page { size: A4 landscape; margin: 12mm;
	@bottom-center { content: counter(page) " / " counter(pages); font-size: 9px } }
@page tall { size: A4 portrait }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 16px; max-width: 1240px; color: #1c2733; background: #fff;
	font: 13px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
		"WenQuanYi Zen Hei", SimSun, sans-serif }
header { border-bottom: 3px solid #23527c; margin-bottom: 12px }
h1 { font-size: 24px; margin: 0; text-align: center; text-wrap: balance }
header p { margin: 4px 0 8px; text-align: center; color: #4a5a6a }
h2 { font-size: 17px; margin: 22px 0 8px; padding-left: 8px; border-left: 5px solid #23527c; clear: both }
h3 { font-size: 14px; margin: 14px 0 6px }
h1, h2, h3, p, li, td, figcaption { overflow-wrap: anywhere }
p { margin: 6px 0 }
.lead p { font-size: 15px; text-indent: 2em; line-height: 1.8 }
ol { margin: 4px 0; padding-left: 2em }
li { margin: 3px 0 }
strong.bad { color: #a61b1b; border: 1.5px solid #a61b1b; border-radius: 3px; padding: 0 3px; font-weight: 700;
	white-space: nowrap }
strong.warn { color: #6b4e00; border-bottom: 2px dotted #6b4e00; font-weight: 700; white-space: nowrap }
small { font-size: 11px; color: #4a5a6a }
table { width: 100%; border-collapse: collapse; margin: 0 0 10px }
th, td { border: 1px solid #9aa7b4; padding: 3px 6px; text-align: left }
th { background: #e9eff5; text-align: center; font-weight: 600; white-space: nowrap }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td.w { text-align: center; white-space: nowrap }
dl { display: flex; flex-wrap: wrap; gap: 10px; margin: 0 0 12px }
dl div { flex: 1 1 125px; border-top: 3px solid #23527c; padding-top: 4px }
dt { color: #4a5a6a }
dd { margin: 0; font-size: 18px; font-weight: 600; white-space: nowrap }
dd small { font-weight: 400; display: block }
#departments th:first-child { width: 18% }
#projects th:nth-child(1) { width: 8% }
#projects th:nth-child(2) { width: 18% }
#projects th:nth-child(3) { width: 11% }
#projects th:nth-child(4) { width: 5.2em }
#findings th:nth-child(1) { width: 4em }
#findings th:nth-child(2) { width: 17% }
#findings th:nth-child(3) { width: 15% }
#findings th:nth-child(4) { width: 12% }
#findings th:nth-child(6), #findings th:nth-child(7) { width: 8% }
#prose th:nth-child(1) { width: 4em }
#prose th:nth-child(2), #prose th:nth-child(3) { width: 25% }
#accounts th { width: 10% }
#accounts th:nth-child(2) { width: 30% }
.charts { columns: 3; column-gap: 30px }
figure { margin: 0 0 16px; break-inside: avoid }
figcaption { font-weight: 600; margin-bottom: 2px }
svg { display: block; width: 100%; max-width: 420px; font-size: 12px }
svg text { fill: #1c2733; paint-order: stroke; stroke: #fff; stroke-width: 3px; font-variant-numeric: tabular-nums }
svg text.a { fill: #4a5a6a; font-size: 11px }
.g { stroke: #d5dce3 }
.b { stroke: #1c2733; stroke-dasharray: 4 3 }
.p { stroke: #fff }
.s1, .good { fill: #23527c }
.s2 { fill: #e0a03c }
.low, .poor { fill: #a61b1b }
.top { fill: #1b6e3c }
.fair { fill: #f0c24b }
.none { fill: #d9dee3 }
svg text[class|="on"] { stroke: none }
svg text.on-top, svg text.on-good, svg text.on-poor { fill: #fff }
.form { margin: -1px 0 0 }
.form th { white-space: normal; word-break: keep-all }
.form tr:first-child > th:first-child { width: 17% }
.indicators tr:first-child > th:first-child, .indicators th:nth-child(2) { width: 10% }
.indicators th:nth-child(3) { width: 20% }
.indicators th:nth-child(7), .indicators th:nth-child(8) { width: 7% }
.indicators th:nth-child(9) { width: 16% }
.total td { font-weight: 600 }
article h3 { text-align: center; font-size: 15px }
.sign { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 18px 48px; margin: 28px 0 12px; break-inside: avoid }
.sign span { white-space: nowrap }
.sign u { display: inline-block; width: 8em; border-bottom: 1px solid #1c2733; text-decoration: none }
.date { text-align: right; word-spacing: 3em }
@media print {
	body { padding: 0; max-width: none; font-size: 11px;
		print-color-adjust: exact; -webkit-print-color-adjust: exact }
	.lead p { font-size: 13px }
	h2, h2 + p, h3, figcaption { break-after: avoid }
	tr { break-inside: avoid }
	td.long { white-space: normal }
	#accounts, #forms { page: tall; break-before: page }
	article + article { break-before: page }
}
@media screen and (max-width: 1000px) {
	.charts { columns: 2 }
	article { overflow-x: auto }
}
@media screen and (max-width: 640px) {
	body { padding: 12px; font-size: 14px }
	h1 { font-size: 20px }
	.charts { columns: 1 }
	article table { min-width: 760px }
	.sign { justify-content: flex-start }
}
$css$;
COMMENT ON FUNCTION report_style() IS
'part of report_html: the style sheet, for screen and for A4 paper';

CREATE FUNCTION report_cards(section text, below integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT format($css$@media screen and (max-width: %1$spx) {
	#%2$s table, #%2$s tbody { display: block }
	#%2$s thead { display: none }
	#%2$s tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: 4px 8px;
		border: 1px solid #9aa7b4; border-radius: 4px; padding: 8px; margin: 0 0 10px }
	#%2$s td { border: 0; padding: 0; text-align: left }
	#%2$s td:not(.n):not(.w), #%2$s td.long { grid-column: 1 / -1 }
	#%2$s td::before { display: block; font: 12px/1.4 sans-serif; color: #4a5a6a }
$css$, below, section)
		|| string_agg(format(E'\t#%s td:nth-child(%s)::before { content: "%s" }\n',
							 section, t.place, replace(t.title, '<br/>', '')), '' ORDER BY t.place)
		|| E'}\n'
	FROM unnest(report_titles(section)) WITH ORDINALITY AS t (title, place);
END;
COMMENT ON FUNCTION report_cards(text, integer) IS
'part of report_html: the style that, on a screen of at most so many pixels, makes a card of each row of a section''s table, '
'where each figure carries the title of its column';

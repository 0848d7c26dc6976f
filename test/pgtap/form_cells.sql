-- The grid of a flat OpenDocument text: what cells show and hold, spans,
-- repeats, what is hidden; and what is refused.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(46);

CREATE FUNCTION doc(body text, styles text DEFAULT '') RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT '<?xml version="1.0" encoding="UTF-8"?><office:document'
		' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
		' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
		' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
		' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
		' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
		' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
		'<office:automatic-styles>' || styles || '</office:automatic-styles>'
		'<office:body><office:spreadsheet>' || body || '</office:spreadsheet></office:body></office:document>'
$$;
CREATE FUNCTION sheet(rows text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT doc('<t:table t:name="表">' || rows || '</t:table>')
$$;
CREATE FUNCTION cells(document text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg(concat(chr(64 + col_no), row_no, ' ', replace(shown, E'\n', '|'),
							 '{' || coalesce(held, '') || ',' || nullif(held_type, 'string') || '}',
							 CASE WHEN row_span > 1 OR col_span > 1 THEN format(' %sx%s', row_span, col_span) END,
							 CASE WHEN hidden THEN ' hidden' END),
					  '; ' ORDER BY table_no, row_no, col_no)
	FROM form_cells(document)
$$;

-- what a cell shows and holds
SELECT is(cells(sheet('<t:table-row><t:table-cell '
	'office:value-type="string"><text:p>甲</text:p><text:p>乙</text:p></t:table-cell></t:table-row>')),
	'A1 甲|乙', 'paragraphs are lines');
SELECT is(cells(sheet(E'<t:table-row><t:table-cell><text:p>\n a\n  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/> e '
	'</text:p></t:table-cell></t:table-row>')),
	E'A1 a b  c\td|e', 'blanks are one, spaces that are written stay');
SELECT is(cells(sheet('<t:table-row><t:table-cell><text:p>a<text:note><text:p>note</text:p></text:note>'
	'<office:annotation><text:p>remark</text:p></office:annotation><draw:frame><draw:text-box><text:p>box</text:p>'
	'</draw:text-box></draw:frame>b</text:p></t:table-cell></t:table-row>')),
	'A1 ab', 'notes, remarks and drawings are no part of it');
SELECT is(cells(sheet('<t:table-row><t:table-cell><text:p>a<text:span>b<text:a>c</text:a></text:span>'
	'&lt;&#x4E07;&#20803;&amp;<![CDATA[<d>]]></text:p></t:table-cell></t:table-row>')),
	'A1 abc<万元&<d>', 'spans, links, references and CDATA');
SELECT is(cells(sheet('<t:table-row><t:table-cell office:value-type="float" '
	'office:value="9.747500000000002"><text:p>9.75</text:p></t:table-cell>'
	'<t:table-cell office:value-type="percentage" office:value="0.9242"><text:p>92%</text:p></t:table-cell>'
	'<t:table-cell office:value-type="date" office:date-value="2024-12-01"><text:p>2024年12月</text:p></t:table-cell>'
	'<t:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></t:table-cell></t:table-row>')),
	'A1 9.75{9.7475,float}; B1 92%{0.9242,percentage}; C1 2024年12月{2024-12-01,date}; D1 #REF!{,error}', 'values of each type');
SELECT is(held, expected, 'held ' || written)
FROM (VALUES ('0.30000000000000004', '0.3'), ('1E-05', '0.00001'), ('1.5E+3', '1500'), ('-0.0', '0'), ('123456789012345.6',
	'123456789012346'),
	('99999999999999.99', '100000000000000'), ('-2.5', '-2.5'), ('0.99999999999999999', '1'), ('.5', '0.5'), ('007', '7'), ('1e99',
		'1e99'), ('x', 'x')) v (written, expected),
	form_cells(sheet(format('<t:table-row><t:table-cell office:value-type="float" office:value="%s"/></t:table-row>', written)));

-- repeats, spans, what is covered and hidden
SELECT is(cells(sheet('<t:table-column t:number-columns-repeated="16384"/><t:table-row t:number-rows-repeated="2"><t:table-cell '
	't:number-columns-repeated="2"><text:p>x</text:p></t:table-cell><t:table-cell t:number-columns-repeated="16382"/></t:table-row>'
	'<t:table-row t:number-rows-repeated="1048574"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>')),
	'A1 x; B1 x; A2 x; B2 x', 'repeated cells and rows, and the empty rest of a sheet');
SELECT is(cells(sheet('<t:table-row><t:table-cell t:number-rows-spanned="2" t:number-columns-spanned="2"><text:p>x</text:p>'
	'</t:table-cell><t:covered-table-cell/><t:table-cell><text:p>y</text:p></t:table-cell></t:table-row>'
	'<t:table-row><t:covered-table-cell t:number-columns-repeated="2"><text:p>under</text:p></t:covered-table-cell>'
		'<t:table-cell><text:p>z</text:p></t:table-cell></t:table-row>')),
	'A1 x 2x2; C1 y; A2 under hidden; B2 under hidden; C2 z', 'spans, and what a merged cell covers');
SELECT is(cells(sheet('<t:table-column/><t:table-column t:visibility="collapse"/><t:table-row><t:table-cell><text:p>a</text:p>'
	'</t:table-cell><t:table-cell><text:p>b</text:p></t:table-cell></t:table-row>'
	'<t:table-row t:visibility="filter"><t:table-cell><text:p>c</text:p></t:table-cell></t:table-row>'
	'<t:table-row-group t:display="false"><t:table-header-rows><t:table-row><t:table-cell><text:p>d</text:p></t:table-cell>'
		'</t:table-row></t:table-header-rows></t:table-row-group>')),
	'A1 a; B1 b hidden; A2 c hidden; A3 d hidden', 'hidden columns and rows');
SELECT is(cells(doc('<t:table t:name="1" '
	't:style-name="s"><t:table-row><t:table-cell><text:p>a</text:p></t:table-cell></t:table-row></t:table>',
	'<style:style style:name="s" style:family="table"><style:table-properties t:display="false"/></style:style>')),
	'A1 a hidden', 'a hidden sheet');

-- struck out, tracked
SELECT is(cells(doc('<t:table><t:table-row><t:table-cell><text:p><text:span text:style-name="old">≥90%</text:span><text:span '
	'text:style-name="new">≥95%</text:span></text:p></t:table-cell></t:table-row></t:table>',
	'<style:style style:name="base" style:family="text"><style:text-properties '
	'style:text-line-through-style="solid"/></style:style>'
	'<style:style style:name="old" style:family="text" style:parent-style-name="base"/>'
	'<style:style style:name="new" style:family="text" style:parent-style-name="base"><style:text-properties '
		'style:text-line-through-style="none"/></style:style>')),
	'A1 ≥90%≥95%{≥95%,revised}', 'text struck out by an inherited style');
SELECT is(cells(doc('<text:tracked-changes><text:changed-region '
	'text:id="c1"><text:deletion/></text:changed-region></text:tracked-changes>'
	'<t:table><t:table-row><t:table-cell><text:p>1<text:change-start text:change-id="c1"/>2<text:change-end '
		'text:change-id="c1"/>3</text:p></t:table-cell><t:table-cell><text:p>4<text:change '
		'text:change-id="c1"/></text:p></t:table-cell></t:table-row></t:table>')),
	'A1 123{13,revised}; B1 4{4,revised}', 'a tracked deletion');

-- nested tables, paragraphs in front
SELECT is((SELECT string_agg(concat_ws(' ', table_no, sheet, row_no, shown), '; ' ORDER BY table_no, row_no)
	FROM form_cells(doc('<text:p>标题</text:p><text:p/><text:p>（2024年度）</text:p>'
		'<t:table t:name="外"><t:table-row><t:table-cell><text:p>甲</text:p>'
		'<t:table t:name="内"><t:table-row><t:table-cell><text:p>乙</text:p></t:table-cell></t:table-row></t:table><text:p/>'
		'</t:table-cell></t:table-row></t:table>'))),
	'1 外 -1 标题; 1 外 0 （2024年度）; 1 外 1 甲; 2 内 1 乙', 'paragraphs in front of a table, a table in a cell');
SELECT is((SELECT count(*) FROM form_cells(sheet('')))::int, 0, 'no cell');
SELECT is((SELECT count(*) FROM form_cells(NULL::text))::int, 0, 'NULL has no cells');

-- what is refused
SELECT throws_ok(format('SELECT * FROM form_cells(%L::text)', d), s, 'cannot read the document as flat OpenDocument', n)
FROM (VALUES
	('<!DOCTYPE d [<!ENTITY a "x">]>' || sheet(''), '2200M', 'a document type'),
	(sheet('<t:table-row><t:table-cell><text:p>&a;</text:p></t:table-cell></t:table-row>'), '2200M', 'an entity'),
	('<a><b></a></b>', '2200M', 'tags that do not match'),
	('<html><body/></html>', '2200M', 'another vocabulary'),
	(replace(sheet(''), '</office:document>', ''), '2200M', 'a document that does not end')) v (d, s, n);
SELECT throws_ok(format('SELECT * FROM form_cells(%L::text)', d), '54000', 'cannot read the document as flat OpenDocument', n)
FROM (VALUES
	(sheet(repeat('<t:table-row-group>', 300) || repeat('</t:table-row-group>', 300)), 'too deep'),
	(sheet('<t:table-row><t:table-cell t:number-columns-repeated="100000"/></t:table-row>'), '10^5 columns'),
	(sheet('<t:table-row t:number-rows-repeated="1000000"><t:table-cell><text:p>x</text:p></t:table-cell></t:table-row>'),
		'10^6 cells')) v (d, n);

-- the names of cells: each next column has the next name, 26 letters to a place
SELECT is(sheet_place(3, col), place || '3', format('column %s', col))
FROM (VALUES (1, 'A'), (26, 'Z'), (27, 'AA'), (52, 'AZ'), (53, 'BA'), (702, 'ZZ'), (703, 'AAA'), (1378, 'AZZ'), (1379, 'BAA'),
	(16384, 'XFD'), (18278, 'ZZZ')) AS c (col, place);
SELECT is_empty($$SELECT c FROM unnest('{0,-1,18279,2147483647,NULL}'::integer[]) AS c WHERE sheet_place(3, c) IS NOT NULL$$,
	'none beyond three letters');
SELECT * FROM finish();
ROLLBACK;

-- What a document may ask of the server: documents that are large or malformed
-- on purpose end in an error or in lines, in bounded time and memory.  The
-- server's own peak of memory is read where /proc tells it.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(17);

CREATE FUNCTION doc(body text, styles text DEFAULT '', declared text DEFAULT '') RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT '<office:document' || declared || ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
		' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
		' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
		' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles>' || styles
		|| '</office:automatic-styles><office:body><office:spreadsheet><t:table>' || body
		|| '</t:table></office:spreadsheet></office:body></office:document>'
$$;
CREATE FUNCTION peak_megabytes() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
	RETURN substring(pg_read_file('/proc/' || pg_backend_pid() || '/status') FROM 'VmHWM:\s+(\d+)')::integer / 1024;
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$;
-- the SQLSTATE, or how many rows came
CREATE FUNCTION outcome(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE 'SELECT count(*) FROM ' || query INTO n;
	RETURN n || ' rows';
EXCEPTION WHEN program_limit_exceeded OR invalid_xml_document THEN
	RETURN SQLSTATE;
END $$;

CREATE TEMP TABLE document (name text, body text, expected text);
INSERT INTO document VALUES
	('entities that name each other', '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>' || doc(''), '2200M'),
	('a file named by an entity', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>' || doc(''), '2200M'),
	('100,000 elements in each other', doc(repeat('<t:table-row-group>', 100000)), '54000'),
	('tables in cells, 100 in each other', doc(repeat('<t:table-row><t:table-cell><t:table>', 100)), '54000'),
	('10^5 columns', doc('<t:table-row><t:table-cell t:number-columns-repeated="100000"><text:p>x</text:p>'
		'</t:table-cell></t:table-row>'), '54000'),
	('10^6 cells', doc('<t:table-row t:number-rows-repeated="1000"><t:table-cell t:number-columns-repeated="1000">'
		'<text:p>x</text:p></t:table-cell></t:table-row>'), '54000'),
	('a cell that repeats itself beyond 256 MB', doc('<t:table-row t:number-rows-repeated="1000"><t:table-cell><text:p>'
		|| repeat('x', 400000) || '</text:p></t:table-cell></t:table-row>'), '54000'),
	('spaces that stand for 100 MB', doc('<t:table-row><t:table-cell><text:p>' || repeat('<text:s text:c="1000"/>', 100000)
		|| '</text:p></t:table-cell></t:table-row>'), '54000'),
	('250 prefixes', doc(repeat('<t:table-row><t:table-cell/></t:table-row>', 1000), '',
		(SELECT string_agg(format(' xmlns:p%s="x"', i), '' ORDER BY i) FROM generate_series(1, 250) i)), '0 rows'),
	('50,000 styles of one name', doc('', repeat('<style:style style:name="a" style:family="x"/>', 50000)), '54000'),
	('8,000 hidden columns beside 480,000 cells', doc(repeat('<t:table-column t:visibility="collapse"/><t:table-column/>', 4000)
		|| '<t:table-row t:number-rows-repeated="60"><t:table-cell t:number-columns-repeated="8000"><text:p>x</text:p>'
		'</t:table-cell></t:table-row>'), '480000 rows');
INSERT INTO document VALUES ('1,000 prefixes', doc(
	(SELECT string_agg(format('<t:table-row-group %s>', (SELECT string_agg(format('xmlns:p%s_%s="x"', i, k), ' ')
		FROM generate_series(1, 200) k)), '') FROM generate_series(1, 5) i)), '54000');

SET statement_timeout = '30s';
SELECT is(outcome(format('form_cells(%L::text)', body)), expected, name) FROM document;

-- forms that are all rows
CREATE FUNCTION cells(head text[], row_text text[], rows integer) RETURNS form_cell[] LANGUAGE sql IMMUTABLE AS $$
	SELECT array_agg(ROW(1, 'S', r, c, 1, 1, cell, NULL, 'string', false)::form_cell ORDER BY r, c)
	FROM (SELECT 1 AS r, c, cell FROM unnest(ARRAY['项目名称', '甲']) WITH ORDINALITY h (cell, c)
		  UNION ALL SELECT 2, c, cell FROM unnest(head) WITH ORDINALITY h (cell, c)
		  UNION ALL SELECT 2 + n, c, replace(cell, '#', n::text)
		  FROM generate_series(1, rows) n, unnest(row_text) WITH ORDINALITY t (cell, c)) x
$$;
SELECT is(count(*) FILTER (WHERE table_name = 'funding'), 0::bigint, '20,000 sources: none is read')
FROM form_items(cells('{项目资金（万元）,资金来源,年初预算数,全年执行数}', '{"",其中：来源#,1,1}', 20000),
	(SELECT array_agg(ROW(block, label, role)::form_label) FROM form_labels()), 2024, NULL);
SELECT is(count(*) FILTER (WHERE table_name = 'indicator' AND column_name = 'target'), 50000::bigint, '50,000 indicators')
FROM form_items(cells('{一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分}',
	'{产出指标,数量指标,指标#,≥#个,#个,1,1}', 50000),
	(SELECT array_agg(ROW(block, label, role)::form_label) FROM form_labels()), 2024, NULL);
SELECT is(count(*) FILTER (WHERE table_name = 'project' AND column_name = 'name'), 20001::bigint, '20,000 forms below each other')
FROM form_items(cells('{x}', '{项目名称,甲#}', 20000),
	(SELECT array_agg(ROW(block, label, role)::form_label) FROM form_labels()), 2024, NULL);
SELECT is(count(*) FILTER (WHERE table_name = 'indicator'), 0::bigint, '50,000 notes below a heading')
FROM form_items(cells('{一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分}', '{注：说明#}', 50000),
	(SELECT array_agg(ROW(block, label, role)::form_label) FROM form_labels()), 2024, NULL);

SELECT ok(coalesce(peak_megabytes() < 1024, true),
	'the peak of memory is below 1 GiB: ' || coalesce(peak_megabytes()::text, 'unknown'));
SELECT * FROM finish();
ROLLBACK;

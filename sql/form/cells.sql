-- The cells of a form, out of the flat OpenDocument that LibreOffice makes of
-- office files.

CREATE FUNCTION form_cells(document text,
						   OUT table_no integer, OUT sheet text, OUT row_no integer, OUT col_no integer,
						   OUT row_span integer, OUT col_span integer, OUT shown text, OUT held text,
						   OUT held_type text, OUT hidden boolean) RETURNS SETOF record
LANGUAGE C AS 'MODULE_PATHNAME', 'form_cells'
IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 300;
COMMENT ON FUNCTION form_cells(text) IS
'the cells of all tables of a flat OpenDocument text (soffice --convert-to fods or fodt) that hold anything or span more than one '
'place: table (from 1), its name, row, column, spans; the text that is shown, line by line; the value that is held: numbers '
'rounded to 15 digits, of a percentage the fraction, dates as 2024-12-01; its type: float, percentage, currency, date, time, '
'boolean, string, error, or revised where text is struck out, hidden or tracked as changed (held is then what stays); hidden by '
'its sheet, row, column or a merged cell. Rows 0, -1 ... are the last paragraphs in front of a table; a table inside of a cell is '
'a table of its own. 2200M for text that is no well-formed XML or no OpenDocument or has a document type, 54000 beyond a depth of '
'256, 500,000 cells, 16,384 columns or 1,048,576 rows';

CREATE FUNCTION form_cells(document xml,
						   OUT table_no integer, OUT sheet text, OUT row_no integer, OUT col_no integer,
						   OUT row_span integer, OUT col_span integer, OUT shown text, OUT held text,
						   OUT held_type text, OUT hidden boolean) RETURNS SETOF record
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 300
BEGIN ATOMIC
	SELECT c.* FROM form_cells(document::text) c;
END;
COMMENT ON FUNCTION form_cells(xml) IS
'the same of a document of type xml';

-- What the forms in the cells of a file say.

CREATE TYPE form_cell AS (table_no integer, sheet text, row_no integer, col_no integer, row_span integer,
	col_span integer, shown text, held text, held_type text, hidden boolean);
COMMENT ON TYPE form_cell IS 'a row of form_cells()';

CREATE TYPE form_label AS (block text, label text, role text);
COMMENT ON TYPE form_label IS 'a row of form_labels()';

CREATE FUNCTION form_items(cells form_cell[], labels form_label[], fiscal_year integer, amount_unit text,
						   OUT form_no integer, OUT table_name text, OUT number integer, OUT column_name text,
						   OUT value text, OUT sheet text, OUT row_no integer, OUT col_no integer,
						   OUT severity text, OUT literal text, OUT reason text) RETURNS SETOF record
LANGUAGE C AS 'MODULE_PATHNAME', 'form_items'
IMMUTABLE PARALLEL SAFE COST 10000 ROWS 200;
COMMENT ON FUNCTION form_items(form_cell[], form_label[], integer, text) IS
'what the forms in the cells of one file say: values, by form, table of the ledger, row in it and column, each with the place '
'where it stands; and lines with a severity, 请核对 for what wants confirmation and 不能读 for what could not be read, with the '
'cell and the reason. fiscal_year and amount_unit are what the caller knows of forms that do not say it, NULL for nothing. '
'form_no is 0 for what belongs to no form. No row for NULL; 22023 for a label whose block or role does not exist';

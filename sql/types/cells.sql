-- Cells of forms and spreadsheets, without what typing and typesetting left in them.

CREATE FUNCTION trim_cell(cell text) RETURNS text
	AS 'MODULE_PATHNAME', 'text_trim'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION trim_cell(text) IS
'the cell without the spaces of any kind (no-break, ideographic, zero-width, tabs, line ends) at its ends';

CREATE FUNCTION fold_cell(cell text) RETURNS text
	AS 'MODULE_PATHNAME', 'text_fold'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION fold_cell(text) IS
'the cell as its characters are meant: full-width letters, digits and signs as ASCII (sentence punctuation stays), every kind of '
'space as a space, none at the ends';

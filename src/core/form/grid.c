/*-------------------------------------------------------------------------
 *
 * grid.c
 *	  The tables of a flat OpenDocument text, as rows of cells.
 *
 *-------------------------------------------------------------------------
 */
#include "grid.h"

#include "cell_text.h"
#include "style.h"

/* Columns from .. to − 1 are not shown. */
typedef struct HiddenColumns
{
	int			from;
	int			to;
} HiddenColumns;

typedef struct Table
{
	int			no;
	Span		name;
	bool		hidden;
	int			columns;		/* that are declared so far */
	int			row;			/* the next */
	HiddenColumns *hide;
	size_t		hides;
	size_t		hide_room;
	size_t		hide_at;		/* those before end in front of the cell at hand */
	GridCell   *cell;			/* of the row at hand */
	size_t		cells;
	size_t		cell_room;
} Table;

typedef struct Grid
{
	Xml			xml;
	const FormMemory *memory;
	Styles		styles;
	Revisions	revisions;
	GridCellFunction take;
	void	   *context;
	int			tables;
	size_t		cells;			/* taken so far */
	size_t		bytes;
	Span		front[GRID_FRONT_ROWS]; /* the last paragraphs in front of a table */
	int			fronts;
} Grid;

static bool read_table(Grid *grid);

static bool
too_much(Grid *grid, const char *reason)
{
	xml_refuse(&grid->xml, VERDICT_RANGE, reason);
	return false;
}

static bool
take_cell(Grid *grid, const GridCell *cell)
{
	grid->cells++;
	grid->bytes += cell->shown.len + cell->held.len;
	if (grid->cells > GRID_MAX_CELLS)
		return too_much(grid, "more than 500000 cells hold something");
	if (grid->bytes > GRID_MAX_BYTES)
		return too_much(grid, "the cells hold more than 256 MB");
	grid->take(grid->context, cell);
	return true;
}

/* table:table-column */
static bool
read_column(Grid *grid, Table *table)
{
	Xml		   *xml = &grid->xml;
	int			count = (int) xml_count(xml, SPACE_TABLE, SPAN("number-columns-repeated"),
										1, GRID_MAX_COLUMNS + 1);
	Span		visibility;

	if (table->columns + count > GRID_MAX_COLUMNS)
		return too_much(grid, "a table has more than 16384 columns");
	if (xml_attribute(xml, SPACE_TABLE, SPAN("visibility"), &visibility) &&
		!span_is(visibility, SPAN("visible")))
	{
		table->hide = array_grow(grid->memory, table->hide, table->hides,
								 &table->hide_room, sizeof(HiddenColumns));
		table->hide[table->hides++] =
			(HiddenColumns) {table->columns + 1, table->columns + 1 + count};
	}
	table->columns += count;
	return xml_skip(xml);
}

/* The columns of a row are asked for from left to right. */
static bool
column_is_hidden(Table *table, int column)
{
	while (table->hide_at < table->hides && table->hide[table->hide_at].to <= column)
		table->hide_at++;
	return table->hide_at < table->hides && column >= table->hide[table->hide_at].from;
}

/* The value of the cell at hand, as its attributes give it. */
static void
read_value(const Grid *grid, GridCell *cell)
{
	static const struct
	{
		Span		type;
		Span		attribute;
	}			types[] =
	{
		{{"float", 5}, {"value", 5}},
		{{"percentage", 10}, {"value", 5}},
		{{"currency", 8}, {"value", 5}},
		{{"date", 4}, {"date-value", 10}},
		{{"time", 4}, {"time-value", 10}},
		{{"boolean", 7}, {"boolean-value", 13}},
		{{"string", 6}, {"string-value", 12}}
	};
	const Xml  *xml = &grid->xml;
	Span		type;
	char		number[GRID_NUMBER_SIZE];
	size_t		len;

	if (!xml_attribute(xml, SPACE_OFFICE, SPAN("value-type"), &type))
		return;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (span_is(type, types[i].type))
		{
			cell->held_type = types[i].type;
			(void) xml_attribute(xml, SPACE_OFFICE, types[i].attribute, &cell->held);
			if (i < 3 && (len = grid_number(cell->held, number)) > 0)
				cell->held = span_copy(grid->memory, (Span) {number, len});
		}
	if (xml_attribute(xml, SPACE_CALC, SPAN("value-type"), &type) &&
		span_is(type, SPAN("error")))
		cell->held_type = SPAN("error");
}

/* Paragraphs without text at the end of a cell are none. */
static Span
without_last_lines(Span text)
{
	while (text.len > 0 && text.s[text.len - 1] == '\n')
		text.len--;
	return text;
}

/* A table in the cell at hand: a table of its own. */
static bool
read_nested(void *context)
{
	return read_table(context);
}

/* table:table-cell or table:covered-table-cell */
static bool
read_cell(Grid *grid, Table *table, int *column, bool row_hidden)
{
	Xml		   *xml = &grid->xml;
	GridCell	cell = {table->no, table->name, table->row, *column + 1, 1, 1,
	SPAN_NONE, SPAN_NONE, SPAN_NONE, false};
	bool		covered = xml_at(xml, SPACE_TABLE, SPAN("covered-table-cell"));
	int			count = (int) xml_count(xml, SPACE_TABLE, SPAN("number-columns-repeated"),
										1, GRID_MAX_COLUMNS + 1);
	Span		style = SPAN_NONE;
	CellText	text;

	if (*column + count > GRID_MAX_COLUMNS)
		return too_much(grid, "a row has more than 16384 columns");
	cell.row_span = (int) xml_count(xml, SPACE_TABLE, SPAN("number-rows-spanned"), 1, GRID_MAX_ROWS);
	cell.col_span = (int) xml_count(xml, SPACE_TABLE, SPAN("number-columns-spanned"), 1, GRID_MAX_COLUMNS);
	read_value(grid, &cell);
	(void) xml_attribute(xml, SPACE_TABLE, SPAN("style-name"), &style);
	cell_text_begin(&text, grid->memory,
					style_hides(&grid->styles, SPAN("table-cell"), style));
	if (!cell_text_read(&text, xml, &grid->styles, &grid->revisions, read_nested, grid))
		return false;
	cell.shown = without_last_lines(buffer_span(&text.shown));
	if (text.revised)
	{
		cell.held = without_last_lines(buffer_span(&text.kept));
		cell.held_type = SPAN("revised");
	}
	if (cell.shown.len == 0 && span_is(cell.held_type, SPAN("string")))
		cell.held_type = SPAN_NONE;

	if (cell.shown.len > 0 || cell.held.len > 0 || cell.row_span > 1 || cell.col_span > 1)
	{
		if (table->cells + (size_t) count + grid->cells > GRID_MAX_CELLS)
			return too_much(grid, "more than 500000 cells hold something");
		for (int i = 0; i < count; i++)
		{
			cell.col_no = *column + 1 + i;
			cell.hidden = table->hidden || row_hidden || covered ||
				column_is_hidden(table, cell.col_no);
			table->cell = array_grow(grid->memory, table->cell, table->cells,
									 &table->cell_room, sizeof(GridCell));
			table->cell[table->cells++] = cell;
		}
	}
	*column += count;
	return true;
}

/* table:table-row */
static bool
read_row(Grid *grid, Table *table, bool hidden)
{
	Xml		   *xml = &grid->xml;
	int			depth = xml->depth;
	int			count = (int) xml_count(xml, SPACE_TABLE, SPAN("number-rows-repeated"),
										1, GRID_MAX_ROWS + 1);
	int			column = 0;
	Span		visibility;

	if (xml_attribute(xml, SPACE_TABLE, SPAN("visibility"), &visibility) &&
		!span_is(visibility, SPAN("visible")))
		hidden = true;
	if (table->row + count - 1 > GRID_MAX_ROWS)
		return too_much(grid, "a table has more than 1048576 rows");
	table->cells = 0;
	table->hide_at = 0;
	while (xml->depth >= depth)
		switch (xml_next(xml))
		{
			case XML_BAD:
				return false;
			case XML_START:
				if (xml_at(xml, SPACE_TABLE, SPAN("table-cell")) ||
					xml_at(xml, SPACE_TABLE, SPAN("covered-table-cell")))
				{
					if (!read_cell(grid, table, &column, hidden))
						return false;
				}
				else if (!xml_skip(xml))
					return false;
				break;
			default:
				break;
		}
	for (int i = 0; i < count && table->cells > 0; i++)
		for (size_t k = 0; k < table->cells; k++)
		{
			table->cell[k].row_no = table->row + i;
			if (!take_cell(grid, &table->cell[k]))
				return false;
		}
	table->row += count;
	return true;
}

/* Columns and rows, and the groups of them that tables are made of. */
static bool
read_rows(Grid *grid, Table *table)
{
	Xml		   *xml = &grid->xml;
	int			depth = xml->depth;
	bool		hidden[XML_MAX_DEPTH + 1];	/* the rows of the group at that depth */
	bool		sound = true;

	hidden[depth] = false;
	while (sound && xml->depth >= depth)
	{
		XmlEvent	event = xml_next(xml);
		Span		display;

		if (event == XML_BAD)
			return false;
		if (event != XML_START)
			continue;
		if (xml_at(xml, SPACE_TABLE, SPAN("table-row")))
			sound = read_row(grid, table, hidden[xml->depth - 1]);
		else if (xml_at(xml, SPACE_TABLE, SPAN("table-column")))
			sound = read_column(grid, table);
		else if (xml_at(xml, SPACE_TABLE, SPAN("table-row-group")))
			hidden[xml->depth] = hidden[xml->depth - 1] ||
				(xml_attribute(xml, SPACE_TABLE, SPAN("display"), &display) && span_is(display, SPAN("false")));
		else if (xml->name.space == SPACE_TABLE &&
				 (span_starts(xml->name.local, SPAN("table-header-")) ||
				  span_is(xml->name.local, SPAN("table-rows")) ||
				  span_is(xml->name.local, SPAN("table-columns")) ||
				  span_is(xml->name.local, SPAN("table-column-group"))))
			hidden[xml->depth] = hidden[xml->depth - 1];
		else
			sound = xml_skip(xml);
	}
	return sound;
}

/* The paragraphs in front of the table are its rows 0, −1 ... */
static bool
take_front(Grid *grid, const Table *table)
{
	int			fronts = grid->fronts;

	grid->fronts = 0;
	for (int i = 0; i < fronts; i++)
	{
		GridCell	cell = {table->no, table->name, i + 1 - fronts, 1, 1, 1,
		grid->front[i], SPAN_NONE, SPAN("string"), table->hidden};

		if (!take_cell(grid, &cell))
			return false;
	}
	return true;
}

/* table:table */
static bool
read_table(Grid *grid)
{
	Xml		   *xml = &grid->xml;
	Table		table = {0};
	Span		style = SPAN_NONE;

	table.no = ++grid->tables;
	table.row = 1;
	table.name = SPAN_NONE;
	(void) xml_attribute(xml, SPACE_TABLE, SPAN("name"), &table.name);
	(void) xml_attribute(xml, SPACE_TABLE, SPAN("style-name"), &style);
	table.hidden = style_hides(&grid->styles, SPAN("table"), style);
	return take_front(grid, &table) && read_rows(grid, &table);
}

/* A paragraph outside of tables, which may be the title of the next. */
static bool
read_front(Grid *grid)
{
	CellText	text;

	cell_text_begin(&text, grid->memory, false);
	if (!cell_text_paragraph(&text, &grid->xml, &grid->styles, &grid->revisions))
		return false;
	if (text.kept.len == 0)
		return true;
	if (grid->fronts == GRID_FRONT_ROWS)
	{
		memmove(grid->front, grid->front + 1, (GRID_FRONT_ROWS - 1) * sizeof(Span));
		grid->fronts--;
	}
	grid->front[grid->fronts++] = buffer_span(&text.kept);
	return true;
}

/* What stands around tables: the body, sheets, sections, lists. */
static bool
read_body(Grid *grid)
{
	Xml		   *xml = &grid->xml;
	int			depth = xml->depth;
	bool		sound = true;

	while (sound && xml->depth >= depth)
	{
		XmlEvent	event = xml_next(xml);

		if (event == XML_BAD)
			return false;
		if (event != XML_START)
			continue;
		if (xml_at(xml, SPACE_TABLE, SPAN("table")))
			sound = read_table(grid);
		else if (xml_at(xml, SPACE_TEXT, SPAN("p")) || xml_at(xml, SPACE_TEXT, SPAN("h")))
			sound = read_front(grid);
		else if (xml_at(xml, SPACE_TEXT, SPAN("tracked-changes")))
			sound = revisions_read(&grid->revisions, xml);
		else if (xml->name.space == SPACE_OFFICE ? span_is(xml->name.local, SPAN("forms")) :
				 xml->name.space != SPACE_TEXT)
			sound = xml_skip(xml);
	}
	return sound;
}

/* office:document, up to its end */
static bool
read_document(Grid *grid)
{
	Xml		   *xml = &grid->xml;
	XmlEvent	event;

	while ((event = xml_next(xml)) == XML_TEXT)
		;
	if (event != XML_START)
		return false;
	if (!xml_at(xml, SPACE_OFFICE, SPAN("document")))
	{
		xml_refuse(xml, VERDICT_SYNTAX, "no flat OpenDocument text: its root is not office:document");
		return false;
	}
	while ((event = xml_next(xml)) != XML_FINISHED)
	{
		bool		sound = event != XML_BAD;

		if (event == XML_START)
		{
			if (xml_at(xml, SPACE_OFFICE, SPAN("styles")) ||
				xml_at(xml, SPACE_OFFICE, SPAN("automatic-styles")))
				sound = styles_read(&grid->styles, xml);
			else if (xml_at(xml, SPACE_OFFICE, SPAN("body")))
				sound = read_body(grid);
			else
				sound = xml_skip(xml);
		}
		if (!sound)
			return false;
	}
	return true;
}

XmlVerdict
grid_read(const char *text, size_t len, const FormMemory *memory,
		  GridCellFunction take, void *context)
{
	Grid	   *grid = memory->get(memory->context, sizeof(Grid));

	memset(grid, 0, sizeof(*grid));
	grid->memory = memory;
	grid->take = take;
	grid->context = context;
	xml_begin(&grid->xml, memory, text, len);
	if (!read_document(grid) && grid->xml.verdict.code == VERDICT_OK)
		xml_refuse(&grid->xml, VERDICT_SYNTAX, "no document");
	return grid->xml.verdict;
}

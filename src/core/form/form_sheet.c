/*-------------------------------------------------------------------------
 *
 * form_sheet.c
 *	  The visible cells of a file, row by row.
 *
 *-------------------------------------------------------------------------
 */
#include "form_sheet.h"

#include <stdlib.h>

#include "form_text.h"
#include "form_value.h"
#include "sheet_number.h"

static int
compare_cells(const void *a, const void *b)
{
	const GridCell *x = &((const FormCell *) a)->grid;
	const GridCell *y = &((const FormCell *) b)->grid;

	if (x->table_no != y->table_no)
		return x->table_no < y->table_no ? -1 : 1;
	if (x->row_no != y->row_no)
		return x->row_no < y->row_no ? -1 : 1;
	return x->col_no < y->col_no ? -1 : x->col_no > y->col_no;
}

/* The label that the key is; 年度目标1 and 附件2 are numbered ones. */
static const FormLabel *
find_label(const FormLabels *labels, Span key)
{
	const FormLabel *label = form_label_find(labels, key);
	size_t		len = key.len;

	while (key.len > 0 && is_digit(key.s[key.len - 1]))
		key.len--;
	if (label != NULL || key.len == len)
		return label;
	label = form_label_find(labels, key);
	return label_role(label, BLOCK_GOAL) != ROLE_NONE || label_role(label, BLOCK_HEAD) == ROLE_ASIDE ? label : NULL;
}

/* A label of a column behind a year: 2024年目标值, 2024年度执行数. */
static void
find_year_label(const FormLabels *labels, Span key, FormCell *cell)
{
	Span		rest;

	if (key.len < strlen("2024年"))
		return;
	cell->label_year = form_text_year((Span) {key.s, strlen("2024年")});
	if (cell->label_year == 0)
		return;
	rest = span_from(key, strlen("2024"));
	cell->year_label = form_label_find(labels, rest);
	for (size_t i = 0; i < 2 && cell->year_label == NULL; i++)
	{
		rest = span_starts(rest, i == 0 ? SPAN("年") : SPAN("度")) ? span_from(rest, strlen("年")) : SPAN_NONE;
		cell->year_label = form_label_find(labels, rest);
	}
	if (label_role(cell->year_label, BLOCK_MONEY) == ROLE_NONE &&
		label_role(cell->year_label, BLOCK_INDICATOR) == ROLE_NONE)
		cell->year_label = NULL;
}

/* Is so many times the whole number the other, to less than once more? */
static bool
is_near(Decimal held, Decimal whole, int times)
{
	wide		apart = (wide) whole.coefficient * times * power_of_ten(held.scale) - held.coefficient;

	return (apart < 0 ? -apart : apart) < times * power_of_ten(held.scale);
}

/*
 * 1200!.0万元: of a format 0!.0,"万元" LibreOffice does not know that the ! makes
 * the point a letter, so that thousands stand where 万 are meant.  The text as
 * the format means it, 120万元, out of what is held in 元; none if it is no such.
 */
static Span
without_exclamation(const FormMemory *memory, const GridCell *grid, Span text)
{
	SpanBuffer	meant = {memory, NULL, 0, 0};
	Span		behind = span_find(text, SPAN("!."));
	size_t		first = 0;
	Span		digits;
	Decimal		shown;
	Decimal		held;

	if (behind.len == 0 || !span_is(grid->held_type, SPAN("float")) || !value_decimal(grid->held, &held) ||
		held.scale > 4)
		return SPAN_NONE;
	while (text.s + first < behind.s && !is_digit(text.s[first]))
		first++;
	if (!value_plain(memory, (Span) {text.s + first, (size_t) (behind.s - text.s) - first}, &digits) ||
		!value_decimal(digits, &shown) || shown.scale > 0 || held.coefficient < 0)
		return SPAN_NONE;
	behind = span_from(behind, strlen("!."));
	while (behind.len > 0 && is_digit(*behind.s))
		behind = span_from(behind, 1);
	/* of thousands (0!.0,) or ones (0!.0000), to less than one */
	if (!span_starts(behind, SPAN("万")) || !(is_near(held, shown, 1000) || is_near(held, shown, 1)))
		return SPAN_NONE;
	held.scale += 4;
	buffer_append(&meant, (Span) {text.s, first});
	buffer_append(&meant, value_digits(memory, held));
	buffer_append(&meant, behind);
	return buffer_span(&meant);
}

static FormCell
make_cell(const FormMemory *memory, const FormLabels *labels, const GridCell *grid)
{
	FormCell	cell = {0};
	Span		meant;

	cell.grid = *grid;
	cell.text = form_text_trim(grid->shown);
	if (span_is(grid->held_type, SPAN("float")) && grid->held.len <= SHEET_DIGITS &&
		sheet_number_is_scientific(cell.text.s, cell.text.len))
		cell.text = grid->held;
	meant = without_exclamation(memory, grid, cell.text);
	if (meant.len > 0)
		cell.text = meant;

	if (cell.grid.row_span < 1)
		cell.grid.row_span = 1;
	if (cell.grid.col_span < 1)
		cell.grid.col_span = 1;
	if (cell.grid.col_span > SHEET_MAX_COLUMNS - cell.grid.col_no + 1)
		cell.grid.col_span = SHEET_MAX_COLUMNS - cell.grid.col_no + 1;
	if (cell.text.len > 0)
	{
		Span		key = form_text_key(memory, cell.text);

		cell.label = find_label(labels, key);
		if (cell.label == NULL)
			find_year_label(labels, key, &cell);
	}
	return cell;
}

void
form_sheet_build(FormSheet *sheet, const FormMemory *memory, const FormLabels *labels,
				 const GridCell *cell, size_t cells)
{
	bool		ordered = true;
	FormRow    *row = NULL;

	memset(sheet, 0, sizeof(*sheet));
	if (cells == 0)
		return;
	sheet->cell = memory->get(memory->context, cells * sizeof(FormCell));
	for (size_t i = 0; i < cells; i++)
	{
		FormCell   *last = &sheet->cell[sheet->cells];

		if (cell[i].hidden || cell[i].col_no < 1 || cell[i].col_no > SHEET_MAX_COLUMNS)
			continue;
		*last = make_cell(memory, labels, &cell[i]);
		ordered = ordered && (sheet->cells == 0 || compare_cells(last - 1, last) <= 0);
		sheet->cells++;
	}
	if (!ordered)
		qsort(sheet->cell, sheet->cells, sizeof(FormCell), compare_cells);

	/* one more, without cells, so that a reader may look at the next row */
	sheet->row = memory->get(memory->context, (sheet->cells + 1) * sizeof(FormRow));
	for (size_t i = 0; i < sheet->cells; i++)
	{
		FormCell   *at = &sheet->cell[i];

		if (row != NULL && row->table_no == at->grid.table_no && row->row_no == at->grid.row_no)
		{
			row->cells++;
			continue;
		}
		row = &sheet->row[sheet->rows++];
		*row = (FormRow) {at->grid.table_no, at->grid.row_no, at, 1};
	}
	sheet->row[sheet->rows] = (FormRow) {0, 0, NULL, 0};
}

FormCell *
row_find(const FormRow *row, FormBlock block, FormRole role)
{
	for (int i = 0; i < row->cells; i++)
		if (cell_role(&row->cell[i], block) == role)
			return &row->cell[i];
	return NULL;
}

int
row_filled(const FormRow *row, FormCell **first)
{
	int			filled = 0;

	*first = NULL;
	for (int i = 0; i < row->cells; i++)
		if (cell_is_filled(&row->cell[i]) && filled++ == 0)
			*first = &row->cell[i];
	return filled;
}

FormCell *
row_cell(const FormRow *row, int column)
{
	for (int i = 0; i < row->cells; i++)
		if (column >= row->cell[i].grid.col_no && column <= cell_last_column(&row->cell[i]))
			return &row->cell[i];
	return NULL;
}

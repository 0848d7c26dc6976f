/*-------------------------------------------------------------------------
 *
 * form_management.c
 *	  资金管理情况: rows with a name and two texts, the state and the problems,
 *	  perhaps with points.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

/* The roles of the columns, from the block's first row. */
static void
read_columns(FormRow *row, uint8_t *role)
{
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = cell_role(cell, BLOCK_OTHER);

		if (at == ROLE_NONE)
			at = cell_role(cell, BLOCK_INDICATOR);
		if (at != ROLE_STATE && at != ROLE_PROBLEMS && at != ROLE_WEIGHT && at != ROLE_POINTS && at != ROLE_MANAGEMENT)
			continue;
		cell->claimed = true;
		for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
			role[c] = (uint8_t) at;
	}
}

static void
read_row(Reader *reader, FormRow *row, const uint8_t *role)
{
	FormCell   *name = NULL;
	int			number;

	for (int i = 0; i < row->cells && name == NULL; i++)
		if (row->cell[i].text.len > 0 && role[row->cell[i].grid.col_no] == ROLE_NONE)
			name = &row->cell[i];
	if (name == NULL)
		return;
	name->claimed = true;
	number = ++reader->form.managements;
	put_value(reader, "fund_management", number, "name", form_text_join(reader->memory, name->text), name);
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = (FormRole) role[cell->grid.col_no];

		if (!cell_is_filled(cell) || cell == name)
			continue;
		if (at == ROLE_WEIGHT || at == ROLE_POINTS)
			put_result(reader, "fund_management", number, at == ROLE_WEIGHT ? "full_mark" : "self_points",
					   value_number(reader->memory, cell), cell);
		else if (at == ROLE_STATE || at == ROLE_PROBLEMS)
		{
			cell->claimed = true;
			put_value(reader, "fund_management", number, at == ROLE_STATE ? "state" : "problems",
					  form_text_join(reader->memory, cell->text), cell);
		}
	}
}

size_t
read_management(Reader *reader, size_t r)
{
	uint8_t		role[SHEET_MAX_COLUMNS + 1] = {0};
	FormRow    *row = enter_row(reader, r);
	FormCell   *label = row_find(row, BLOCK_OTHER, ROLE_MANAGEMENT);

	read_columns(row, role);
	for (r++; r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]); r++)
		read_row(reader, enter_row(reader, r), role);
	return r;
}

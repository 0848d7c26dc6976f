/*-------------------------------------------------------------------------
 *
 * form_head.c
 *	  What stands around the blocks of a form: title, year, unit of amounts,
 *	  labels with their values, notes.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

/* A cell that is no value of a label; false if it says nothing known. */
static bool
read_alone(Reader *reader, const FormRow *row, FormCell *cell)
{
	int			year;

	/* （2024年度）　单位：元 */
	if (read_amount_unit(reader, cell) && cell->text.len == 0)
		return true;
	year = cell->text.len <= TITLE_MAX_BYTES ? year_in(reader, cell->text) : 0;
	if (is_title(reader, row, cell) || cell == reader->form.title)
	{
		cell->claimed = true;
		if (year > 0)
			note_year(reader, cell, year);
		note_unit(reader, cell);
		read_glued_behind(reader, cell);
		return true;
	}
	if (is_year_line(reader, cell->text))
	{
		note_year(reader, cell, year);
		return true;
	}
	if (read_glued(reader, cell))
		return true;
	cell->claimed = cell->claimed || is_note(cell->text) ||
		is_form_number(form_text_fold_squeeze(reader->memory, cell->text)) || is_block_name(row, cell) ||
		is_date_line(reader, cell->text);
	return cell->claimed;
}

/* How many figures stand behind the cell in its row, up to the next label; the last of them. */
static int
figures_behind(const FormRow *row, int cell, FormCell **last)
{
	int			figures = 0;

	*last = NULL;
	for (int i = cell + 1; i < row->cells && row->cell[i].label == NULL; i++)
		if (row->cell[i].text.len > 0 && is_digit(*row->cell[i].text.s))
		{
			*last = &row->cell[i];
			figures++;
		}
	return figures;
}

/* 总分 that stands behind the block of indicators, apart from it. */
static bool
read_total_behind(Reader *reader, const FormRow *row, int i)
{
	FormCell   *cell = &row->cell[i];
	FormCell   *total;

	if (!reader->form.indicators || cell_role(cell, BLOCK_INDICATOR) != ROLE_TOTAL ||
		!span_has(cell->text, SPAN("分")) || figures_behind(row, i, &total) != 1)
		return false;
	cell->claimed = total->claimed = true;
	return read_value(reader, ROLE_TOTAL_SCORE, total->text, total);
}

/* The text below a label that has its row for itself: 存在问题. */
static FormCell *
value_below(const Reader *reader, const FormRow *row, FormRole role)
{
	const FormRow *next = row + 1;
	FormCell   *label;
	FormCell   *value;

	if (!is_prose(role) || row_filled(row, &label) != 1 || next == &reader->sheet.row[reader->form.end] ||
		next->table_no != row->table_no || row_filled(next, &value) != 1 || value->label != NULL ||
		is_note(value->text) || is_glued(reader, value->text))
		return NULL;
	return value;
}

void
read_head_row(Reader *reader, FormRow *row)
{
	if (read_note(reader, row))
		return;
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	role = signed_role(cell->text, outer_role(cell->label));
		FormCell   *value;
		FormCell   *last;

		if (!cell_is_filled(cell) || cell->claimed || read_amount_unit_beside(reader, row, i) ||
			(role == ROLE_NONE && read_total_behind(reader, row, i)))
			continue;
		if (role == ROLE_NONE || role == ROLE_TITLE)
		{
			read_alone(reader, row, cell);
			continue;
		}
		cell->claimed = true;
		value = value_beside(row, i);
		if (value == NULL)
			value = value_below(reader, row, role);
		if (value == NULL)
			continue;
		if (role == ROLE_TOTAL_SCORE && figures_behind(row, i, &last) > 1)
			put_line(reader, SEVERITY_ASK, value, SPAN("这一行有几个数，不能确定哪一个是总分，总分没有读入"));
		else
			value->claimed = read_value(reader, role, value->text, value);
	}
}

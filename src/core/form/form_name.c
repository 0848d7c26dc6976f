/*-------------------------------------------------------------------------
 *
 * form_name.c
 *	  Where a form begins: its title, and the name of its project or department.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

/* So far up and down of a department's name may a project's stand. */
#define HEAD_MAX_ROWS		12

bool
is_title(const Reader *reader, const FormRow *row, FormCell *cell)
{
	FormCell   *first;
	Span		key;

	if (cell == NULL || cell->text.len == 0 || cell->text.len > TITLE_MAX_BYTES ||
		row_filled(row, &first) != 1 || first != cell)
		return false;
	key = form_text_key(reader->memory, cell->text);
	return !span_has(cell->text, SPAN("。")) &&
		(form_label_within(reader->labels, key, BLOCK_HEAD, ROLE_TITLE) ||
		 (span_ends(key, SPAN("表")) && (span_has(key, SPAN("绩效")) || span_has(key, SPAN("自评")))));
}

FormCell *
value_beside(const FormRow *row, int label)
{
	for (int i = label + 1; i < row->cells; i++)
	{
		if (!cell_is_filled(&row->cell[i]))
			return NULL;
		return row->cell[i].label == NULL ? &row->cell[i] : NULL;
	}
	return NULL;
}

/* Is it the heading of a list of projects, 项目名称 beside 执行数 and 分值? */
static bool
is_list_heading(const FormRow *row)
{
	for (int i = 0; i < row->cells; i++)
	{
		const FormCell *cell = &row->cell[i];
		FormRole	money = cell_role(cell, BLOCK_MONEY);
		FormRole	indicator = cell_role(cell, BLOCK_INDICATOR);

		if (cell_role(cell, BLOCK_HEAD) == ROLE_NONE &&
			(money == ROLE_EXECUTED || money == ROLE_INITIAL_BUDGET || money == ROLE_ADJUSTED_BUDGET ||
			 money == ROLE_RATE || indicator == ROLE_TARGET || indicator == ROLE_ACTUAL ||
			 indicator == ROLE_WEIGHT || indicator == ROLE_POINTS))
			return true;
	}
	return false;
}

/* The value of a label of the role, in a cell of its own or glued to it. */
static bool
find_labelled(const Reader *reader, const FormRow *row, FormRole role, FormCell **name)
{
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		Span		label;
		Span		value;

		if (cell_role(cell, BLOCK_HEAD) == role)
		{
			*name = value_beside(row, i);
			if (*name != NULL && !is_list_heading(row))
				return true;
		}
		else if (cell->label == NULL && form_text_split(cell->text, &label, &value) && value.len > 0 &&
				 label_role(form_label_find(reader->labels, form_text_key(reader->memory, label)),
							BLOCK_HEAD) == role)
		{
			*name = cell;
			return true;
		}
	}
	return false;
}

/* Does the head that the row is in name a project, too? */
static bool
head_names_project(const Reader *reader, const FormRow *row)
{
	const FormRow *first = reader->sheet.row;
	const FormRow *last = first + reader->sheet.rows - 1;
	FormCell   *cell;

	for (int step = -1; step <= 1; step += 2)
	{
		const FormRow *at = row;

		for (int rows = 0; rows < HEAD_MAX_ROWS; rows++)
		{
			if (at == (step < 0 ? first : last))
				break;
			at += step;
			if (at->table_no != row->table_no || is_money_row(at) || is_indicator_heading(at) ||
				(row_filled(at, &cell) == 1 && is_title(reader, at, cell)))
				break;
			if (find_labelled(reader, at, ROLE_PROJECT_NAME, &cell))
				return true;
		}
	}
	return false;
}

bool
find_name(const Reader *reader, const FormRow *row, FormCell **name)
{
	return find_labelled(reader, row, ROLE_PROJECT_NAME, name) ||
		(find_labelled(reader, row, ROLE_DEPARTMENT_NAME, name) && !head_names_project(reader, row));
}

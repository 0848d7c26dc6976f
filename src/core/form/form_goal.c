/*-------------------------------------------------------------------------
 *
 * form_goal.c
 *	  The goals of the year: what was expected, what came of it.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

typedef struct Goals
{
	SpanBuffer	expected;
	SpanBuffer	actual;
	FormCell   *expected_cell;
	FormCell   *actual_cell;
} Goals;

static FormRole
goal_role(const FormCell *cell)
{
	return cell_role(cell, BLOCK_GOAL);
}

/* 总体目标 beside 实际完成情况, behind the block's own label, heads what was expected. */
static FormRole
heading_role(const FormCell *cell, const FormCell *label)
{
	return goal_role(cell) == ROLE_BLOCK && cell != label ? ROLE_EXPECTED : goal_role(cell);
}

static void
add_goal(Goals *goals, FormRole role, FormCell *cell)
{
	SpanBuffer *text = role == ROLE_ACTUAL ? &goals->actual : &goals->expected;
	FormCell  **first = role == ROLE_ACTUAL ? &goals->actual_cell : &goals->expected_cell;

	cell->claimed = true;
	if (*first == NULL)
		*first = cell;
	if (text->len > 0)
		buffer_append(text, SPAN("\n"));
	buffer_append(text, cell->text);
}

/* Labels in one row, their texts below: the rows down to the label's end. */
static size_t
read_below(Reader *reader, size_t r, FormCell *label, Goals *goals)
{
	uint8_t		role[SHEET_MAX_COLUMNS + 1] = {0};
	FormRow    *row = &reader->sheet.row[r];

	for (int i = 0; i < row->cells; i++)
		for (int c = row->cell[i].grid.col_no; c <= cell_last_column(&row->cell[i]); c++)
			role[c] = (uint8_t) heading_role(&row->cell[i], label);
	for (r++; r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]); r++)
	{
		row = enter_row(reader, r);
		for (int i = 0; i < row->cells; i++)
		{
			FormCell   *cell = &row->cell[i];

			if (cell->text.len > 0 && (role[cell->grid.col_no] == ROLE_EXPECTED ||
									   role[cell->grid.col_no] == ROLE_ACTUAL))
				add_goal(goals, (FormRole) role[cell->grid.col_no], cell);
		}
	}
	return r;
}

/* A label and its text beside it, once or more often. */
static void
read_beside(FormRow *row, Goals *goals)
{
	FormRole	role = ROLE_EXPECTED;

	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = goal_role(cell);

		if (!cell_is_filled(cell))
			continue;
		cell->claimed = true;
		if (at == ROLE_EXPECTED || at == ROLE_ACTUAL)
			role = at;
		else if (at == ROLE_NONE && cell->label == NULL)
			add_goal(goals, role, cell);
	}
}

/* The label whose rows the texts are in: the one that reaches furthest down. */
static FormCell *
find_label(const FormRow *row)
{
	FormCell   *label = row_find(row, BLOCK_GOAL, ROLE_BLOCK);

	for (int i = 0; i < row->cells && label == NULL; i++)
		if (row->cell[i].grid.row_span > 1)
			label = &row->cell[i];
	return label;
}

/* Do two labels stand side by side, so that their texts are below them? */
static bool
labels_adjoin(const FormRow *row, const FormCell *label)
{
	const FormCell *last = NULL;

	for (int i = 0; i < row->cells; i++)
	{
		FormRole	role = heading_role(&row->cell[i], label);

		if (row->cell[i].text.len == 0)
			continue;
		if (last != NULL && (role == ROLE_EXPECTED || role == ROLE_ACTUAL))
			return true;
		last = role == ROLE_EXPECTED || role == ROLE_ACTUAL ? &row->cell[i] : NULL;
	}
	return last != NULL;
}

size_t
read_goals(Reader *reader, size_t r)
{
	FormRow    *row = enter_row(reader, r);
	FormCell   *label = find_label(row);
	Goals		goals = {{reader->memory, NULL, 0, 0}, {reader->memory, NULL, 0, 0}, NULL, NULL};

	if (label != NULL && label->grid.row_span > 1 && labels_adjoin(row, label))
	{
		for (int i = 0; i < row->cells; i++)
			row->cell[i].claimed = row->cell[i].claimed || row->cell[i].label != NULL;
		r = read_below(reader, r, label, &goals);
	}
	else
	{
		read_beside(row, &goals);
		r++;
		for (; label != NULL && r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]); r++)
			read_beside(enter_row(reader, r), &goals);
	}
	if (goals.expected_cell != NULL)
		put_value(reader, "project_detail", 1, "expected_goal", buffer_span(&goals.expected), goals.expected_cell);
	if (goals.actual_cell != NULL)
		put_value(reader, "project_detail", 1, "achieved_goal", buffer_span(&goals.actual), goals.actual_cell);
	return r;
}

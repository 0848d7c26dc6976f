/*-------------------------------------------------------------------------
 *
 * form_goal.c
 *	  The goals of the year: what was expected, what came of it.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

static FormRole
goal_role(const FormCell *cell)
{
	return cell_role(cell, BLOCK_GOAL);
}

/*
 * 总体目标 beside 实际完成情况, behind the block's own label, heads what was expected,
 * and 年度目标完成情况 beside 年度目标 what came of it.
 */
static FormRole
heading_role(const FormCell *cell, const FormCell *label)
{
	if (goal_role(cell) != ROLE_BLOCK || cell == label)
		return goal_role(cell);
	return span_has(cell->text, SPAN("完成")) ? ROLE_ACTUAL : ROLE_EXPECTED;
}

static void
add_goal(Reader *reader, FormRole role, FormCell *cell)
{
	Form	   *form = &reader->form;
	SpanBuffer *text = role == ROLE_ACTUAL ? &form->achieved : &form->expected;
	FormCell  **first = role == ROLE_ACTUAL ? &form->achieved_cell : &form->expected_cell;

	cell->claimed = true;
	if (*first == NULL)
		*first = cell;
	if (text->len > 0)
		buffer_append(text, SPAN("\n"));
	buffer_append(text, cell->text);
}

/* Is it a row of texts below headings that no merged cell holds together? */
static bool
is_text_row(const FormRow *row)
{
	FormCell   *first;

	return row_filled(row, &first) > 0 && first->label == NULL && !is_indicator_heading(row) &&
		!is_money_row(row);
}

/* Headings in one row, their texts below: the rows down to the label's end. */
static size_t
read_below(Reader *reader, size_t r, FormCell *label)
{
	uint8_t		role[SHEET_MAX_COLUMNS + 1] = {0};
	FormRow    *row = &reader->sheet.row[r];

	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = heading_role(cell, label);

		if (cell->text.len == 0 || cell == label)
			continue;
		cell->claimed = true;
		if (at == ROLE_PERIOD)
			reader->form.period = true;
		else if (at == ROLE_NONE && cell->grid.col_no > label->grid.col_no)
			put_line(reader, SEVERITY_ASK, cell, SPAN("不认识的栏目，这一栏没有读入"));
		for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
			role[c] = (uint8_t) at;
	}
	for (r++; r < reader->form.end && (cell_reaches(label, &reader->sheet.row[r]) ||
									   (label->grid.row_span == 1 && row == &reader->sheet.row[r - 1] &&
										is_text_row(row + 1))); r++)
	{
		FormRow    *below = enter_row(reader, r);

		for (int i = 0; i < below->cells; i++)
		{
			FormCell   *cell = &below->cell[i];
			FormRole	at = (FormRole) role[cell->grid.col_no];

			if (cell->text.len > 0 && (at == ROLE_EXPECTED || at == ROLE_ACTUAL))
				add_goal(reader, at, cell);
		}
	}
	return r;
}

/* A label and its text beside it, once or more often. */
static void
read_beside(Reader *reader, FormRow *row)
{
	FormRole	role = ROLE_EXPECTED;

	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = goal_role(cell);

		if (!cell_is_filled(cell))
			continue;
		cell->claimed = true;
		if (at == ROLE_EXPECTED || at == ROLE_ACTUAL || at == ROLE_PERIOD)
			role = at;
		else if (at == ROLE_NONE && cell->label == NULL && role == ROLE_PERIOD)
			cell->claimed = false;
		else if (at == ROLE_NONE && cell->label == NULL)
			add_goal(reader, role, cell);
	}
}

/* The label whose rows the texts are in: the one that reaches furthest down. */
static FormCell *
find_label(const FormRow *row)
{
	FormCell   *label = row_find(row, BLOCK_GOAL, ROLE_BLOCK);
	FormCell   *first;
	int			headings = 0;

	for (int i = 0; i < row->cells && label == NULL; i++)
		if (row->cell[i].grid.row_span > 1)
			label = &row->cell[i];
	/* 目标完成情况, 年初目标, 实际完成: the first heads the others */
	for (int i = 0; i < row->cells && label == NULL; i++)
		headings += goal_role(&row->cell[i]) != ROLE_NONE;
	if (headings > 2 && row_filled(row, &first) == headings)
		label = first;
	return label;
}

/* Is it a row of headings, so that their texts are below them? */
static bool
heads_columns(const Reader *reader, size_t r, const FormCell *label)
{
	const FormRow *row = &reader->sheet.row[r];
	const FormRow *next = row + 1;
	bool		heading = false;
	bool		texts = false;

	if (label == NULL || r + 1 >= reader->form.end || !cell_reaches(label, next))
		return false;
	for (int i = 0; i < row->cells; i++)
	{
		FormRole	role = heading_role(&row->cell[i], label);

		heading = heading || role == ROLE_EXPECTED || role == ROLE_ACTUAL || role == ROLE_PERIOD;
	}
	for (int i = 0; i < next->cells; i++)
	{
		FormRole	role = goal_role(&next->cell[i]);
		bool		below = false;

		if (next->cell[i].text.len == 0)
			continue;
		for (int k = 0; k < row->cells; k++)
			below = below || row->cell[k].grid.col_no == next->cell[i].grid.col_no;
		if (!below || role == ROLE_EXPECTED || role == ROLE_ACTUAL || role == ROLE_PERIOD)
			return false;
		texts = true;
	}
	return heading && texts;
}

/* Do two headings stand side by side, with nothing below them? */
static bool
headings_adjoin(const FormRow *row, const FormCell *label)
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

	if (label != NULL && (headings_adjoin(row, label) ||
						  (label->grid.row_span > 1 && heads_columns(reader, r, label))))
	{
		label->claimed = true;
		return read_below(reader, r, label);
	}
	read_beside(reader, row);
	for (r++; label != NULL && r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]); r++)
		read_beside(reader, enter_row(reader, r));
	return r;
}

void
put_goals(Reader *reader)
{
	Form	   *form = &reader->form;

	if (form->expected_cell != NULL)
		put_value(reader, "project_detail", 1, "expected_goal", buffer_span(&form->expected), form->expected_cell);
	if (form->achieved_cell != NULL)
		put_value(reader, "project_detail", 1, "achieved_goal", buffer_span(&form->achieved), form->achieved_cell);
}

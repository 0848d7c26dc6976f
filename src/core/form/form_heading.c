/*-------------------------------------------------------------------------
 *
 * form_heading.c
 *	  Which rows begin a block of a form.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"
#include "form_money.h"

static const FormRole amount_roles[AMOUNTS] = {
	ROLE_REQUESTED, ROLE_INITIAL_BUDGET, ROLE_ADJUSTED_BUDGET, ROLE_EXECUTED, ROLE_BALANCE, ROLE_ARRIVED
};

/* Which amount a role is; −1 if it is none. */
int
amount_of(FormRole role)
{
	for (int i = 0; i < AMOUNTS; i++)
		if (amount_roles[i] == role)
			return i;
	return -1;
}

FormRole
money_role(const FormCell *cell)
{
	return cell_role(cell, BLOCK_MONEY);
}

/* The next cell to the right that holds anything; NULL if there is none. */
static FormCell *
next_filled(const FormRow *row, const FormCell *cell)
{
	for (int i = 0; i < row->cells; i++)
		if (row->cell[i].grid.col_no > cell->grid.col_no && cell_is_filled(&row->cell[i]))
			return &row->cell[i];
	return NULL;
}

bool
has_digit(Span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9')
			return true;
	return false;
}

/* Is it the heading of columns of amounts, not labels with amounts beside them? */
bool
is_money_heading(const FormRow *row)
{
	int			amounts = 0;
	FormCell   *first;

	/* a table of something else that has amounts, too: 年度主要任务 */
	if (row_filled(row, &first) == 0 ||
		(first->label != NULL && money_role(first) == ROLE_NONE))
		return false;
	for (int i = 0; i < row->cells; i++)
	{
		const FormCell *next;

		if (amount_of(money_role(&row->cell[i])) < 0)
			continue;
		next = next_filled(row, &row->cell[i]);
		if (next != NULL && next->label == NULL && has_digit(next->text) && money_role(next) == ROLE_NONE)
			return false;
		amounts++;
	}
	return amounts >= 1 && (amounts >= 2 || row_find(row, BLOCK_MONEY, ROLE_BLOCK) != NULL ||
							row_find(row, BLOCK_MONEY, ROLE_SOURCE) != NULL);
}

bool
is_money_row(const FormRow *row)
{
	FormCell   *block = row_find(row, BLOCK_MONEY, ROLE_BLOCK);
	FormCell   *first;

	if (is_money_heading(row))
		return true;
	return block != NULL && row_filled(row, &first) > 0 && first == block;
}

/* 三级指标, or 绩效指标 behind 二级指标 */
FormCell *
find_level3(const FormRow *row)
{
	FormCell   *level3 = row_find(row, BLOCK_INDICATOR, ROLE_LEVEL3);
	FormCell   *level2 = row_find(row, BLOCK_INDICATOR, ROLE_LEVEL2);

	if (level3 == NULL && level2 != NULL)
		for (int i = 0; i < row->cells; i++)
			if (cell_role(&row->cell[i], BLOCK_INDICATOR) == ROLE_BLOCK &&
				row->cell[i].grid.col_no > level2->grid.col_no)
				return &row->cell[i];
	return level3;
}

bool
is_indicator_heading(const FormRow *row)
{
	return find_level3(row) != NULL &&
		(row_find(row, BLOCK_INDICATOR, ROLE_TARGET) != NULL ||
		 row_find(row, BLOCK_INDICATOR, ROLE_INITIAL_TARGET) != NULL ||
		 row_find(row, BLOCK_INDICATOR, ROLE_ACTUAL) != NULL);
}

bool
is_goal_row(const FormRow *row)
{
	if (is_indicator_heading(row))
		return false;
	return row_find(row, BLOCK_GOAL, ROLE_BLOCK) != NULL || row_find(row, BLOCK_GOAL, ROLE_PERIOD) != NULL ||
		(row_find(row, BLOCK_GOAL, ROLE_EXPECTED) != NULL && row_find(row, BLOCK_GOAL, ROLE_ACTUAL) != NULL);
}

bool
is_management_row(const FormRow *row)
{
	const FormCell *label = row_find(row, BLOCK_OTHER, ROLE_MANAGEMENT);

	return label != NULL && label->grid.row_span > 1 &&
		row_find(row, BLOCK_OTHER, ROLE_STATE) != NULL;
}

/*-------------------------------------------------------------------------
 *
 * form_heading.c
 *	  Which rows begin a block of a form.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"
#include "form_money.h"
#include "scan.h"

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
		if (is_digit(text.s[i]))
			return true;
	return false;
}

bool
names_column(Span text)
{
	return span_ends(text, SPAN("数")) || span_ends(text, SPAN("率")) || span_ends(text, SPAN("额"));
}

/* Is it a figure, and no heading of a column that is not known: 2022年执行数? */
static bool
is_figure(const FormCell *cell)
{
	return cell->label == NULL && has_digit(cell->text) &&
		!names_column(cell->text);
}

/* Does the word say that it is of money? */
static bool
names_money(Span text)
{
	static const Span words[] = {
		{"资金", 6}, {"经费", 6}, {"来源", 6}, {"财政", 6}, {"拨款", 6}, {"总额", 6}, {"合计", 6}
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_has(text, words[i]))
			return true;
	return false;
}

/*
 * Does an unknown word stand in front of the amounts, and none there or below
 * says that they are the project's money: 任务名称?
 */
static bool
heads_other_money(const FormRow *row)
{
	const FormRow *next = row + 1;
	const FormCell *below = NULL;
	bool		unknown = false;
	int			amount = 0;

	for (int i = 0; i < row->cells && amount == 0; i++)
	{
		const FormCell *cell = &row->cell[i];

		if (money_role(cell) == ROLE_BLOCK || money_role(cell) == ROLE_SOURCE ||
			(cell->label == NULL && names_money(cell->text)))
			return false;
		if (amount_of(money_role(cell)) >= 0)
			amount = cell->grid.col_no;
		else
			unknown = unknown || (cell->text.len > 0 && cell->label == NULL);
	}
	for (int i = 0; i < next->cells && next->table_no == row->table_no; i++)
		if (next->cell[i].text.len > 0 && cell_last_column(&next->cell[i]) < amount)
			below = &next->cell[i];
	return unknown && (below == NULL || !names_money(below->text));
}

/* Is it the heading of columns of amounts, whatever they are of? */
bool
heads_amounts(const FormRow *row)
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
		if (next != NULL && is_figure(next))
			return false;
		amounts++;
	}
	return amounts >= 1 && (amounts >= 2 || row_find(row, BLOCK_MONEY, ROLE_BLOCK) != NULL ||
							row_find(row, BLOCK_MONEY, ROLE_SOURCE) != NULL);
}

bool
is_money_heading(const FormRow *row)
{
	return heads_amounts(row) && !heads_other_money(row);
}

/* Amounts beside their labels, though no label of the block is there: 预算金额 100 执行金额 95. */
static bool
is_money_pairs(const FormRow *row)
{
	bool		executed = false;
	int			amounts = 0;
	FormCell   *first;

	if (row_filled(row, &first) == 0 || amount_of(money_role(first)) < 0)
		return false;
	for (int i = 0; i < row->cells; i++)
	{
		const FormCell *next;

		if (amount_of(money_role(&row->cell[i])) < 0)
			continue;
		next = next_filled(row, &row->cell[i]);
		if (next == NULL || !is_figure(next))
			return false;
		executed = executed || money_role(&row->cell[i]) == ROLE_EXECUTED;
		amounts++;
	}
	return executed && amounts > 1;
}

bool
is_money_row(const FormRow *row)
{
	FormCell   *block = row_find(row, BLOCK_MONEY, ROLE_BLOCK);
	FormCell   *first;

	if (is_money_heading(row) || is_money_pairs(row))
		return true;
	return block != NULL && row_filled(row, &first) > 0 && first == block;
}

/* 三级指标, or 绩效指标 behind 二级指标 */
static FormCell *
level3_in(const FormRow *row)
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

static bool
has_value_heading(const FormRow *row)
{
	return row_find(row, BLOCK_INDICATOR, ROLE_TARGET) != NULL ||
		row_find(row, BLOCK_INDICATOR, ROLE_INITIAL_TARGET) != NULL ||
		row_find(row, BLOCK_INDICATOR, ROLE_ACTUAL) != NULL;
}

/*
 * Is the row the upper one of a heading that has the levels in the lower one,
 * to which points or values reach down?
 */
static bool
is_upper_heading(const FormRow *row)
{
	static const FormRole roles[] = {ROLE_WEIGHT, ROLE_POINTS, ROLE_TARGET, ROLE_ACTUAL};
	const FormRow *lower = row + 1;
	FormCell   *level3;

	for (size_t i = 0; i < COUNT_OF(roles); i++)
	{
		const FormCell *cell = row_find(row, BLOCK_INDICATOR, roles[i]);

		if (cell == NULL || cell->grid.row_span < 2 || !cell_reaches(cell, lower))
			continue;
		level3 = level3_in(lower);
		return level3 != NULL && level3->grid.row_span == 1 && level3_in(row) == NULL;
	}
	return false;
}

FormCell *
find_level3(const FormRow *row)
{
	return is_upper_heading(row) ? level3_in(row + 1) : level3_in(row);
}

bool
is_indicator_heading(const FormRow *row)
{
	return (level3_in(row) != NULL && has_value_heading(row)) || is_upper_heading(row);
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

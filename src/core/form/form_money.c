/*-------------------------------------------------------------------------
 *
 * form_money.c
 *	  The block of money: amounts below their headings, or beside their labels.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "amount.h"

#define HEADING_MAX_ROWS	4

/* Sources are judged beside each other; no form has so many. */
#define MAX_SOURCES			200

/* Does the row belong to another block, or to none? */
static bool
ends_before(const Reader *reader, const MoneyBlock *block, const FormRow *row)
{
	FormCell   *first;
	FormCell   *name;

	if (block->label != NULL && block->label->grid.row_span > 1 && !cell_reaches(block->label, row))
		return true;
	if (row_filled(row, &first) == 0)
		return false;
	if (is_indicator_heading(row) || is_goal_row(row) || find_name(reader, row, &name) ||
		is_title(reader, row, first))
		return true;
	return money_role(first) == ROLE_NONE &&
		(cell_role(first, BLOCK_HEAD) != ROLE_NONE || cell_role(first, BLOCK_OTHER) != ROLE_NONE ||
		 cell_role(first, BLOCK_INDICATOR) != ROLE_NONE || cell_role(first, BLOCK_GOAL) != ROLE_NONE);
}

/* The label of the row: the last text in front of the amounts. */
static FormCell *
source_cell(const Reader *reader, const FormRow *row, int first_amount)
{
	FormCell   *source = NULL;

	for (int i = 0; i < row->cells; i++)
		if (row->cell[i].grid.col_no < first_amount && row->cell[i].text.len > 0 &&
			money_role(&row->cell[i]) != ROLE_BLOCK &&
			!(has_digit(row->cell[i].text) && money_is_amount(reader, &row->cell[i])))
			source = &row->cell[i];
	return source;
}

/* Does an amount lie across columns of which one is of an amount? */
static bool
lies_across(const Reader *reader, const MoneyBlock *block, const FormCell *cell)
{
	bool		amount = false;
	bool		across = false;

	if (cell->grid.col_span < 2 || !has_digit(cell->text) || !money_is_amount(reader, cell))
		return false;
	for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
	{
		amount = amount || amount_of((FormRole) block->role[c]) >= 0;
		across = across || block->heading[c] != block->heading[cell->grid.col_no];
	}
	return amount && across;
}

/* The cells of the columns behind the source, by what the columns hold. */
static void
take_cells(Reader *reader, MoneyBlock *block, FormRow *row, MoneyRow *money)
{
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	role = (FormRole) block->role[cell->grid.col_no];
		int			amount = amount_of(role);

		/* figures of other years are told to be of no use */
		if (cell->grid.col_no < block->first)
			cell->claimed = money_role(cell) == ROLE_BLOCK || role == ROLE_ASIDE ||
				!(has_digit(cell->text) && money_is_amount(reader, cell));
		if (!cell_is_filled(cell) || cell->grid.col_no < block->first || role == ROLE_NONE)
			continue;
		cell->claimed = true;
		if (amount >= 0 && money->cell[amount] != NULL)
			put_line(reader, SEVERITY_ASK, cell, SPAN("这一栏在这一行有两格，后一格没有读入"));
		else if (amount >= 0)
			money->cell[amount] = cell;
		else if (money_figure(money, role) != NULL)
			*money_figure(money, role) = cell;
		else if (role == ROLE_MARK_POINTS || role == ROLE_POINTS_MARK)
			split_points(reader, cell, role, &money->weight, &money->points);
		else if (role == ROLE_CARRY_IN)
			money->carry_in = cell;
		else if (role == ROLE_ARRIVAL_RATE)
			money->arrival_rate = cell;
		else if (role == ROLE_ROUND_POINTS)
			money->round[block->round[cell->grid.col_no]] = cell;
	}
}

/* The first cell that holds anything, the label aside. */
static FormCell *
first_behind(const FormRow *row, const FormCell *label)
{
	for (int i = 0; i < row->cells; i++)
		if (cell_is_filled(&row->cell[i]) && &row->cell[i] != label)
			return &row->cell[i];
	return NULL;
}

/* A row of the columns' amounts. */
static void
read_money_row(Reader *reader, MoneyBlock *block, FormRow *row)
{
	FormCell   *source = source_cell(reader, row, block->first);
	FormCell   *amount;
	bool		part;
	Span		name;

	for (int i = 0; i < row->cells; i++)
		if (lies_across(reader, block, &row->cell[i]))
		{
			money_refuse(reader, block, row, &row->cell[i], SPAN("这个金额跨了几栏，与表头对不齐，资金没有读入"));
			return;
		}
	if (source == NULL)
	{
		amount = row_cell(row, block->first);
		for (int i = 0; i < row->cells; i++)
			block->unread = block->unread || (has_digit(row->cell[i].text) && money_is_amount(reader, &row->cell[i]));
		/* right below the headings of amounts, where no column has sources, the total; else told to be of no use */
		if (block->rows.count == 0 && amount != NULL && amount == first_behind(row, block->label) &&
			has_digit(amount->text) && money_is_amount(reader, amount))
			take_cells(reader, block, row,
					   money_rows_add(&block->rows, reader, amount, SPAN("年度资金总额"), false, true));
		return;
	}
	if (is_note(source->text) || cell_last_column(source) >= block->first)
	{
		/* a line between the sources */
		source->claimed = is_note(source->text);
		return;
	}
	note_unit(reader, source);
	name = source->text;
	if (has_digit(name) && money_split_amount(reader, source, source->text, &name, &amount))
		put_line(reader, SEVERITY_ASK, source, SPAN("来源后面写的金额没有写明是哪一栏的，没有读入"));
	name = money_source_text(reader->memory, name, &part);
	take_cells(reader, block, row, money_rows_add(&block->rows, reader, source, name, part,
												  money_role(source) == ROLE_TOTAL));
}

/* The row of headings of amounts that stands below others, 预算, 执行; r if there is none. */
static size_t
find_heading(const Reader *reader, size_t r, const FormCell *label)
{
	for (size_t at = r; at < reader->form.end && at < r + HEADING_MAX_ROWS; at++)
	{
		const FormRow *row = &reader->sheet.row[at];

		if (at > r && (label == NULL || !cell_reaches(label, row)))
			break;
		if (label != NULL ? heads_amounts(row) : is_money_heading(row))
			return at;
		for (int i = 0; i < row->cells; i++)
			if (has_digit(row->cell[i].text) || money_role(&row->cell[i]) == ROLE_TOTAL)
				return r;
	}
	return r;
}

size_t
read_money(Reader *reader, size_t r)
{
	MoneyBlock	block = {0};
	FormRow    *row = &reader->sheet.row[r];
	size_t		start = r;
	size_t		heading;
	bool		columns;

	reader->form.money = true;
	block.label = row_find(row, BLOCK_MONEY, ROLE_BLOCK);
	if (block.label != NULL)
	{
		block.label->claimed = true;
		note_unit(reader, block.label);
		note_weight(reader, block.label);
	}
	for (heading = find_heading(reader, r, block.label); r < heading; r++)
		for (int i = 0; i < reader->sheet.row[r].cells; i++)
			reader->sheet.row[r].cell[i].claimed = enter_row(reader, r)->cell[i].text.len > 0;
	columns = block.label != NULL ? heads_amounts(&reader->sheet.row[r]) : is_money_heading(&reader->sheet.row[r]);
	if (columns)
		r = read_money_heading(reader, r, &block);
	while (r < reader->form.end)
	{
		row = &reader->sheet.row[r];
		if (r > start && ends_before(reader, &block, row))
			break;
		if (block.label != NULL ? heads_amounts(row) : is_money_heading(row))
		{
			/* after a row for the block's name alone, or a page break */
			columns = true;
			block.first = 0;
			memset(block.role, 0, sizeof(block.role));
			memset(block.heading, 0, sizeof(block.heading));
			r = read_money_heading(reader, r, &block);
			continue;
		}
		enter_row(reader, r++);
		if (columns)
			read_money_row(reader, &block, row);
		else
			read_money_beside(reader, &block, row);
	}
	if (block.rows.count > MAX_SOURCES)
		put_line(reader, SEVERITY_ERROR, block.rows.row[0].source, SPAN("资金来源超过200行，资金没有读入"));
	else if (!block.refused && block.rows.count == 0 && block.unread)
		put_line(reader, SEVERITY_ERROR, &reader->sheet.row[start].cell[0],
				 SPAN("资金的表头下面没有认出资金来源或总额，资金没有读入"));
	else if (!block.refused)
		money_rows_put(&block.rows, reader);
	return r;
}

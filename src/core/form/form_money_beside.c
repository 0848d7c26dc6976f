/*-------------------------------------------------------------------------
 *
 * form_money_beside.c
 *	  Amounts that stand beside their labels: 年度资金总额 86.50.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "scan.h"

/* Is it no name of a source: a rate, the heading of figures? */
static bool
is_no_source(const Reader *reader, const FormCell *cell)
{
	return money_role(cell) == ROLE_SOURCE || span_ends_percent(cell->text) ||
		(cell->label == NULL && names_column(form_text_key(reader->memory, cell->text)));
}

/* 预算数 with several amounts behind it: the sources stand in columns. */
static bool
is_transposed(const Reader *reader, const FormRow *row)
{
	int			amounts = -1;

	for (int i = 0; i < row->cells; i++)
	{
		const FormCell *cell = &row->cell[i];

		if (!cell_is_filled(cell))
			continue;
		if (amount_of(money_role(cell)) >= 0)
			amounts = 0;
		else if (amounts >= 0 && money_is_amount(reader, cell))
			amounts++;
		else
			amounts = -1;
		if (amounts > 1)
			return true;
	}
	return false;
}

/*
 * What is of several years stands to the left of what is of the year: its total
 * is kept, its sources have no place in the ledger.  Is the cell of that half?
 */
static bool
read_half(Reader *reader, MoneyBlock *block, const FormRow *row, FormCell *cell)
{
	FormCell   *total;

	if (money_role(cell) == ROLE_PERIOD)
	{
		reader->form.period = true;
		note_unit(reader, cell);
		cell->claimed = true;
		total = row_cell(row, cell_last_column(cell) + 1);
		if (total != NULL && cell_is_filled(total) && total->label == NULL)
			put_period(reader, ROLE_TOTAL_BUDGET, total);
		block->period_end = total == NULL ? cell_last_column(cell) + 1 : cell_last_column(total) + 1;
		return true;
	}
	if (block->period_end == 0 || cell->grid.col_no >= block->period_end || cell == block->label)
		return false;
	if (!cell->claimed && has_digit(cell->text))
		put_line(reader, SEVERITY_ASK, cell, SPAN("这是多年合计的来源，不是本年度的，没有读入"));
	cell->claimed = true;
	return true;
}

/* An amount behind the label of its role, of the row of money at hand if there is one. */
static MoneyRow *
read_amount_beside(Reader *reader, MoneyBlock *block, MoneyRow *money, FormRole role, FormCell *cell)
{
	int			amount = amount_of(role);

	if (amount < 0)
	{
		if (role == ROLE_NONE)
			put_line(reader, SEVERITY_ASK, cell,
					 SPAN("没有写明是申报数、年初预算数、全年预算数还是执行数，没有读入"));
		return money;
	}
	if (money == NULL)
		money = money_rows_add(&block->rows, reader, cell, SPAN("年度资金总额"), false, true);
	if (money->cell[amount] == NULL)
		money->cell[amount] = cell;
	return money;
}

/* 其中：财政拨款：200万元: a label, and an amount behind the last colon. */
bool
money_split_amount(const Reader *reader, const FormCell *cell, Span text, Span *label, FormCell **amount)
{
	Span		rest = text;
	Span		front;
	Span		value = SPAN_NONE;

	while (form_text_split(rest, &front, &value))
		rest = value;
	if (value.len == 0)
		return false;
	front = form_text_trim((Span) {text.s, (size_t) (value.s - text.s)});
	if (has_digit(front) || !has_digit(value))
		return false;
	*amount = cell_with_text(reader, cell, value);
	if (!money_is_amount(reader, *amount))
		return false;
	*label = front;
	return true;
}

/* 执行率：95.91%, 分值：10, 得分：9.59: figures of the row that are no amounts; false if it is none. */
static bool
take_figure(const Reader *reader, MoneyRow *money, const FormCell *cell, Span text)
{
	Span		label;
	Span		value;
	FormCell  **figure;

	if (!form_text_split(text, &label, &value) || value.len == 0)
		return false;
	figure = money_figure(money, label_role(form_label_find(reader->labels, form_text_key(reader->memory, label)),
											BLOCK_MONEY));
	if (figure == NULL)
		return false;
	if (*figure == NULL)
		*figure = cell_with_text(reader, cell, value);
	return true;
}

/* The next part of a cell that has several amounts in its lines. */
static Span
next_part(Span *rest)
{
	static const Span marks[] = {{"\n", 1}, {"；", 3}, {";", 1}};
	Span		part = *rest;

	for (size_t i = 0; i < part.len; i++)
		for (size_t k = 0; k < COUNT_OF(marks); k++)
			if (span_starts(span_from(part, i), marks[k]))
			{
				*rest = form_text_trim(span_from(part, i + marks[k].len));
				return (Span) {part.s, i};
			}
	*rest = SPAN_NONE;
	return part;
}

/*
 * Labels and their amounts in one cell, 资金总额：260, or several in its lines.
 * The row of the last; NULL, and an error told, if one of them is not clear.
 */
static MoneyRow *
read_amounts_within(Reader *reader, MoneyBlock *block, MoneyRow *money, FormRole plain, FormCell *cell)
{
	Span		rest = cell->text;
	Span		label;
	FormCell   *amount;
	MoneyRow	figures = {0};
	bool		told = false;

	while (rest.len > 0)
	{
		Span		part = next_part(&rest);

		if (!take_figure(reader, &figures, cell, part) && !money_split_amount(reader, cell, part, &label, &amount))
		{
			put_line(reader, SEVERITY_ERROR, cell, SPAN("几项资金写在一格里，没有读入：请分开填写"));
			return NULL;
		}
	}
	for (rest = cell->text; rest.len > 0;)
	{
		FormRole	role;
		bool		part;
		Span		text = next_part(&rest);

		if (take_figure(reader, &figures, cell, text))
			continue;
		(void) money_split_amount(reader, cell, text, &label, &amount);
		role = label_role(form_label_find(reader->labels, form_text_key(reader->memory, label)), BLOCK_MONEY);
		if (amount_of(role) < 0)
		{
			label = money_source_text(reader->memory, label, &part);
			money = money_rows_add(&block->rows, reader, amount, label, part, role == ROLE_TOTAL);
			role = plain;
		}
		/* once for all that stand in the cell */
		if (role != ROLE_NONE || !told)
			money = read_amount_beside(reader, block, money, role, amount);
		told = true;
	}
	if (figures.rate == NULL && figures.weight == NULL && figures.points == NULL)
		return money;
	if (money == NULL)
		money = money_rows_add(&block->rows, reader, cell, SPAN("年度资金总额"), false, true);
	money->rate = money->rate != NULL ? money->rate : figures.rate;
	money->weight = money->weight != NULL ? money->weight : figures.weight;
	money->points = money->points != NULL ? money->points : figures.points;
	return money;
}

/* Labels with amounts beside them: 年度资金总额：86.50, 全年执行数 75. */
void
read_money_beside(Reader *reader, MoneyBlock *block, FormRow *row)
{
	FormRole	plain = reader->form.application ? ROLE_REQUESTED : ROLE_NONE;
	FormRole	role = plain;
	MoneyRow   *money = block->rows.count > 0 && block->rows.beside ?
		&block->rows.row[block->rows.count - 1] : NULL;

	if (block->refused || is_transposed(reader, row))
	{
		FormCell   *first;

		row_filled(row, &first);
		money_refuse(reader, block, row, block->label != NULL ? block->label : first,
			   SPAN("资金来源排成了列，不能确定哪个金额属于哪个来源，资金没有读入"));
		return;
	}
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = money_role(cell);
		bool		part;
		Span		label;
		Span		value;
		MoneyRow   *within;

		if (!cell_is_filled(cell) || read_half(reader, block, row, cell))
			continue;
		cell->claimed = true;
		if (at == ROLE_BLOCK && cell == block->label)
			continue;
		if (amount_of(at) >= 0 || at == ROLE_RATE || at == ROLE_POINTS || at == ROLE_WEIGHT || at == ROLE_ASIDE)
		{
			role = at;
			note_unit(reader, cell);
		}
		else if (money != NULL && money_figure(money, role) != NULL)
			*money_figure(money, role) = cell;
		else if (at == ROLE_NONE && has_digit(cell->text) && form_text_split(cell->text, &label, &value))
		{
			within = read_amounts_within(reader, block, money, plain, cell);
			money = within != NULL ? within : money;
		}
		else if (money_is_amount(reader, cell) && i > 0)
		{
			money = read_amount_beside(reader, block, money, role, cell);
			role = plain;
		}
		else if (is_no_source(reader, cell))
		{
			if (at != ROLE_SOURCE)
				put_line(reader, SEVERITY_ASK, cell, SPAN("不认识的栏目，这一栏没有读入"));
			role = ROLE_ASIDE;
		}
		else
		{
			label = money_source_text(reader->memory, cell->text, &part);
			money = money_rows_add(&block->rows, reader, cell, label, part, at == ROLE_TOTAL);
			note_unit(reader, cell);
			role = plain;
		}
		block->rows.beside = true;
	}
}

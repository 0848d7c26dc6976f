/*-------------------------------------------------------------------------
 *
 * form_money_heading.c
 *	  The headings of a block of money: what its columns hold.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#define HEADING_MAX_ROWS	4

/* The role of a heading below another. */
static FormRole
lower_role(const Reader *reader, const FormCell *upper, const FormCell *cell)
{
	SpanBuffer	both = {reader->memory, NULL, 0, 0};
	FormRole	role = money_role(cell);

	/* 合计 below 年初预算数, beside 财政拨款 */
	if (upper != NULL && amount_of(money_role(upper)) >= 0 && upper->grid.col_span > 1 &&
		(role == ROLE_TOTAL || span_ends(cell->text, SPAN("小计"))))
		return money_role(upper);
	if (role != ROLE_NONE || upper == NULL)
		return role;
	buffer_append(&both, cell->text);
	buffer_append(&both, upper->text);
	return label_role(form_label_find(reader->labels, form_text_key(reader->memory, buffer_span(&both))),
					  BLOCK_MONEY);
}

/* How many rows the heading takes. */
static int
heading_rows(const FormRow *row)
{
	int			rows = 1;

	for (int i = 0; i < row->cells; i++)
	{
		FormRole	role = money_role(&row->cell[i]);

		if (role != ROLE_NONE && role != ROLE_BLOCK && row->cell[i].grid.row_span > rows)
			rows = row->cell[i].grid.row_span;
	}
	return rows < HEADING_MAX_ROWS ? rows : HEADING_MAX_ROWS;
}

/* A cell of the heading: what its columns hold. */
static void
read_heading_cell(Reader *reader, MoneyBlock *block, FormCell *upper, FormCell *cell, int last_row)
{
	FormRole	role = lower_role(reader, upper, cell);

	cell->claimed = true;
	note_unit(reader, cell);
	if (role == ROLE_BLOCK && block->first == 0)
	{
		note_weight(reader, cell);
		return;
	}
	if (role == ROLE_NONE && block->first == 0)
		return;					/* what heads the column of sources */
	if (role == ROLE_NONE && cell->grid.row_no + cell->grid.row_span > last_row)
	{
		/* no other heading stands below it */
		put_line(reader, SEVERITY_ASK, cell, unknown_column(cell));
		role = ROLE_ASIDE;
	}
	if (role == ROLE_RATE && span_has(cell->text, SPAN("到位")))
		put_value(reader, "project_detail", 1, "rate_base", SPAN("到位"), cell);
	else if (role == ROLE_RATE && span_has(cell->text, SPAN("按预算")))
		put_value(reader, "project_detail", 1, "rate_base", SPAN("预算"), cell);
	for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
	{
		block->role[c] = (uint8_t) role;
		block->round[c] = role == ROLE_ROUND_POINTS ? (uint8_t) round_of(reader, cell) : 0;
		block->heading[c] = cell;
	}
	if (amount_of(role) >= 0 && (block->first == 0 || cell->grid.col_no < block->first))
		block->first = cell->grid.col_no;
}

/* 全年预算数, 调整后预算数: no other word may be taken for the difference. */
static bool
is_clear_budget(const FormCell *heading)
{
	return span_has(heading->text, SPAN("全年")) || span_has(heading->text, SPAN("后"));
}

/*
 * 预算调整数 beside 全年预算数 is the difference to the first budget, which is not
 * kept; alone it may be either.
 */
static void
leave_out_adjustments(Reader *reader, MoneyBlock *block)
{
	const FormCell *clear = NULL;
	const FormCell *told = NULL;

	for (int c = 1; c <= SHEET_MAX_COLUMNS && clear == NULL; c++)
		if (block->role[c] == ROLE_ADJUSTED_BUDGET && is_clear_budget(block->heading[c]))
			clear = block->heading[c];
	for (int c = 1; c <= SHEET_MAX_COLUMNS; c++)
	{
		FormCell   *heading = block->heading[c];

		if (block->role[c] == ROLE_ADJUSTMENT && clear == NULL && heading != told)
			put_line(reader, SEVERITY_ASK, heading,
					 SPAN("不能确定是调整后的预算还是调整了多少，这一栏没有读入"));
		if (block->role[c] == ROLE_ADJUSTMENT)
			told = heading;
		if (block->role[c] == ROLE_ADJUSTMENT ||
			(block->role[c] == ROLE_ADJUSTED_BUDGET && clear != NULL && !is_clear_budget(heading)))
			block->role[c] = ROLE_ASIDE;
	}
}

/* 年度预算数 heads the sources, or with figures below it the first budget. */
static void
take_initial_budget(const Reader *reader, MoneyBlock *block, size_t next)
{
	for (int c = 1; c <= SHEET_MAX_COLUMNS && next < reader->form.end; c++)
	{
		const FormCell *below = block->role[c] == ROLE_SOURCE ? row_cell(&reader->sheet.row[next], c) : NULL;

		if (below == NULL || !names_column(form_text_key(reader->memory, block->heading[c]->text)) ||
			!has_digit(below->text) || !money_is_amount(reader, below))
			continue;
		block->role[c] = ROLE_INITIAL_BUDGET;
		if (c < block->first)
			block->first = c;
	}
}

size_t
read_money_heading(Reader *reader, size_t r, MoneyBlock *block)
{
	FormRow    *row = &reader->sheet.row[r];
	int			rows = heading_rows(row);
	size_t		next = r;

	for (; next < reader->form.end && reader->sheet.row[next].table_no == row->table_no &&
		 reader->sheet.row[next].row_no < row->row_no + rows; next++)
	{
		FormRow    *at = &reader->sheet.row[next];

		for (int i = 0; i < at->cells; i++)
			if (at->cell[i].text.len > 0)
				read_heading_cell(reader, block,
								  next > r ? reader->above[at->cell[i].grid.col_no] : NULL,
								  &at->cell[i], row->row_no + rows - 1);
		enter_row(reader, next);
	}
	take_initial_budget(reader, block, next);
	leave_out_adjustments(reader, block);
	leave_out_doubles(reader, block->role, block->heading);
	return next;
}

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

typedef struct Block
{
	FormCell   *label;			/* 项目资金, if it is there */
	uint8_t		role[SHEET_MAX_COLUMNS + 1];
	uint8_t		round[SHEET_MAX_COLUMNS + 1];	/* whose points they are */
	FormCell   *heading[SHEET_MAX_COLUMNS + 1];
	int			first;			/* the first column of an amount */
	int			period_end;		/* the column behind what is of several years */
	bool		refused;		/* sources in columns: which amount is whose? */
	MoneyRows	rows;
} Block;

/* Does the row belong to another block, or to none? */
static bool
ends_before(const Reader *reader, const Block *block, const FormRow *row)
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

/* The role of a heading below another. */
static FormRole
lower_role(const Reader *reader, const FormCell *upper, const FormCell *cell)
{
	SpanBuffer	both = {reader->memory, NULL, 0, 0};
	FormRole	role = money_role(cell);

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
read_heading_cell(Reader *reader, Block *block, FormCell *upper, FormCell *cell, int last_row)
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
		put_line(reader, SEVERITY_ASK, cell, SPAN("不认识的栏目，这一栏没有读入"));
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

static size_t
read_heading(Reader *reader, size_t r, Block *block)
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
	leave_out_doubles(reader, block->role, block->heading);
	return next;
}

/* Without 其中： in front, and a colon behind; is it 其中? */
static Span
source_text(const FormMemory *memory, Span text, bool *part)
{
	Span		source = form_text_squeeze(memory, text);

	*part = span_starts(source, SPAN("其中"));
	if (*part)
		source = span_from(source, strlen("其中"));
	while (span_starts(source, SPAN("：")) || span_starts(source, SPAN(":")))
		source = span_from(source, *source.s == ':' ? 1 : strlen("："));
	while (span_ends(source, SPAN("：")) || span_ends(source, SPAN(":")))
		source.len -= source.s[source.len - 1] == ':' ? 1 : strlen("：");
	return source;
}

/* Is it an amount, or a mark for none, and no label? */
static bool
is_amount(const Reader *reader, const FormCell *cell)
{
	Span		digits;
	int64_t		fen;

	return cell->label == NULL &&
		(form_text_is_blank(cell->text) || value_plain(reader->memory, cell->text, &digits) ||
		 amount_parse(cell->text.s, cell->text.len, &fen).code == VERDICT_OK);
}

/* The label of the row: the last text in front of the amounts. */
static FormCell *
source_cell(const Reader *reader, const FormRow *row, int first_amount)
{
	FormCell   *source = NULL;

	for (int i = 0; i < row->cells; i++)
		if (row->cell[i].grid.col_no < first_amount && row->cell[i].text.len > 0 &&
			money_role(&row->cell[i]) != ROLE_BLOCK &&
			!(has_digit(row->cell[i].text) && is_amount(reader, &row->cell[i])))
			source = &row->cell[i];
	return source;
}

/* A row of the columns' amounts. */
static void
read_money_row(Reader *reader, Block *block, FormRow *row)
{
	FormCell   *source = source_cell(reader, row, block->first);
	MoneyRow   *money;
	bool		part;
	Span		name;

	if (source == NULL)
		return;					/* its cells are told to be of no use */
	if (is_note(source->text) || cell_last_column(source) >= block->first)
	{
		/* a line between the sources */
		source->claimed = is_note(source->text);
		return;
	}
	name = source_text(reader->memory, source->text, &part);
	money = money_rows_add(&block->rows, reader, source, name, part,
						   money_role(source) == ROLE_TOTAL);
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	role = (FormRole) block->role[cell->grid.col_no];
		int			amount = amount_of(role);

		/* figures of other years are told to be of no use */
		if (cell->grid.col_no < block->first)
			cell->claimed = !(has_digit(cell->text) && is_amount(reader, cell));
		if (!cell_is_filled(cell) || cell->grid.col_no < block->first || role == ROLE_NONE)
			continue;
		cell->claimed = true;
		if (amount >= 0 && (FormRole) block->role[cell_last_column(cell)] != role)
			put_line(reader, SEVERITY_ERROR, cell, SPAN("这一格跨了几栏，没有读入"));
		else if (amount >= 0)
			money->cell[amount] = cell;
		else if (role == ROLE_RATE)
			money->rate = cell;
		else if (role == ROLE_WEIGHT)
			money->weight = cell;
		else if (role == ROLE_POINTS)
			money->points = cell;
		else if (role == ROLE_CARRY_IN)
			money->carry_in = cell;
		else if (role == ROLE_ARRIVAL_RATE)
			money->arrival_rate = cell;
		else if (role == ROLE_ROUND_POINTS)
			money->round[block->round[cell->grid.col_no]] = cell;
	}
}

/* Is it no name of a source: a rate, the heading of figures? */
static bool
is_no_source(const FormCell *cell)
{
	return money_role(cell) == ROLE_SOURCE || span_ends(cell->text, SPAN("%")) || span_ends(cell->text, SPAN("％")) ||
		(cell->label == NULL && names_column(cell->text));
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
		else if (amounts >= 0 && is_amount(reader, cell))
			amounts++;
		else
			amounts = -1;
		if (amounts > 1)
			return true;
	}
	return false;
}

static void
refuse(Reader *reader, Block *block, const FormRow *row)
{
	FormCell   *first;

	row_filled(row, &first);
	if (!block->refused)
		put_line(reader, SEVERITY_ERROR, block->label != NULL ? block->label : first,
				 SPAN("资金来源排成了列，不能确定哪个金额属于哪个来源，资金没有读入"));
	block->refused = true;
	for (int i = 0; i < row->cells; i++)
		row->cell[i].claimed = true;
}

/*
 * What is of several years stands to the left of what is of the year: its total
 * is kept, its sources have no place in the ledger.  Is the cell of that half?
 */
static bool
read_half(Reader *reader, Block *block, const FormRow *row, FormCell *cell)
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
read_amount_beside(Reader *reader, Block *block, MoneyRow *money, FormRole role, FormCell *cell)
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

/* Labels with amounts beside them: 年度资金总额：86.50, 全年执行数 75. */
static void
read_pairs(Reader *reader, Block *block, FormRow *row)
{
	FormRole	plain = reader->form.application ? ROLE_REQUESTED : ROLE_NONE;
	FormRole	role = plain;
	MoneyRow   *money = block->rows.count > 0 && block->rows.beside ?
		&block->rows.row[block->rows.count - 1] : NULL;

	if (block->refused || is_transposed(reader, row))
	{
		refuse(reader, block, row);
		return;
	}
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = money_role(cell);
		bool		part;
		Span		label;
		Span		value;

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
		else if (money != NULL && role == ROLE_RATE)
			money->rate = cell;
		else if (money != NULL && role == ROLE_POINTS)
			money->points = cell;
		else if (money != NULL && role == ROLE_WEIGHT)
			money->weight = cell;
		else if (at == ROLE_NONE && has_digit(cell->text) && form_text_split(cell->text, &label, &value))
			put_line(reader, SEVERITY_ERROR, cell, SPAN("几项资金写在一格里，没有读入：请分开填写"));
		else if (is_amount(reader, cell) && i > 0)
		{
			money = read_amount_beside(reader, block, money, role, cell);
			role = plain;
		}
		else if (is_no_source(cell))
		{
			if (at != ROLE_SOURCE)
				put_line(reader, SEVERITY_ASK, cell, SPAN("不认识的栏目，这一栏没有读入"));
			role = ROLE_ASIDE;
		}
		else
		{
			label = source_text(reader->memory, cell->text, &part);
			money = money_rows_add(&block->rows, reader, cell, label, part, at == ROLE_TOTAL);
			note_unit(reader, cell);
			role = plain;
		}
		block->rows.beside = true;
	}
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
		if (is_money_heading(row))
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
	Block		block = {0};
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
	columns = is_money_heading(&reader->sheet.row[r]);
	if (columns)
		r = read_heading(reader, r, &block);
	while (r < reader->form.end)
	{
		row = &reader->sheet.row[r];
		if (r > start && ends_before(reader, &block, row))
			break;
		if (is_money_heading(row))
		{
			/* after a row for the block's name alone, or a page break */
			columns = true;
			block.first = 0;
			memset(block.role, 0, sizeof(block.role));
			memset(block.heading, 0, sizeof(block.heading));
			r = read_heading(reader, r, &block);
			continue;
		}
		enter_row(reader, r++);
		if (columns)
			read_money_row(reader, &block, row);
		else
			read_pairs(reader, &block, row);
	}
	if (block.rows.count > MAX_SOURCES)
		put_line(reader, SEVERITY_ERROR, block.rows.row[0].source, SPAN("资金来源超过200行，资金没有读入"));
	else if (!block.refused)
		money_rows_put(&block.rows, reader);
	return r;
}

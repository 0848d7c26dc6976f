/*-------------------------------------------------------------------------
 *
 * form_indicator_heading.c
 *	  The heading of a block of indicators: what its columns hold.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"
#include "form_money.h"

#include "scan.h"

/* A heading takes no more rows. */
#define HEADING_MAX_ROWS	4

static FormRole
heading_role(const FormCell *cell)
{
	return cell_role(cell, BLOCK_INDICATOR);
}

static void
set_columns(Columns *columns, FormCell *cell, FormRole role)
{
	for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
	{
		columns->role[c] = (uint8_t) role;
		columns->heading[c] = cell;
	}
	if (role == ROLE_NONE || role == ROLE_BLOCK)
		return;
	if (columns->first == 0 || cell->grid.col_no < columns->first)
		columns->first = cell->grid.col_no;
	if (cell_last_column(cell) > columns->last)
		columns->last = cell_last_column(cell);
}

/* 年初 and 调整后 below 年度指标值, and 全年完成. */
static FormRole
target_role(const FormCell *cell)
{
	static const Span first[] = {{"年初", 6}, {"原", 3}, {"调整前", 9}};
	static const Span last[] = {{"调整后", 9}, {"全年", 6}, {"调整", 6}, {"年度", 6}, {"数值", 6}, {"值", 3}};

	if (span_has(cell->text, SPAN("上年")) || span_has(cell->text, SPAN("预计")))
		return ROLE_NONE;
	if (span_has(cell->text, SPAN("完成")))
		return ROLE_ACTUAL;
	for (size_t i = 0; i < COUNT_OF(first); i++)
		if (span_starts(cell->text, first[i]))
			return ROLE_INITIAL_TARGET;
	for (size_t i = 0; i < COUNT_OF(last); i++)
		if (span_starts(cell->text, last[i]))
			return ROLE_TARGET;
	return ROLE_NONE;
}

/* The role of a heading below another: by itself, or by both: 年初 below 指标值. */
static FormRole
lower_role(const Reader *reader, const FormCell *upper, const FormCell *cell)
{
	FormRole	role = heading_role(cell);

	if (upper != NULL && heading_role(upper) == ROLE_ACTUAL && upper->grid.col_span > 1)
	{
		/* the sign of what was done says nothing */
		if (role == ROLE_MEASURE || role == ROLE_SIGN)
			return role == ROLE_MEASURE ? ROLE_ACTUAL_MEASURE : ROLE_ASIDE;
		if (span_is(cell->text, SPAN("值")) || span_is(cell->text, SPAN("数值")) || span_is(cell->text, SPAN("数")))
			return ROLE_ACTUAL;
	}
	for (int order = 0; order < 2 && role == ROLE_NONE && upper != NULL; order++)
	{
		SpanBuffer	both = {reader->memory, NULL, 0, 0};

		buffer_append(&both, order == 0 ? upper->text : cell->text);
		buffer_append(&both, order == 0 ? cell->text : upper->text);
		role = label_role(form_label_find(reader->labels, form_text_key(reader->memory, buffer_span(&both))),
						  BLOCK_INDICATOR);
	}
	if (role == ROLE_NONE && upper != NULL &&
		(heading_role(upper) == ROLE_TARGET || span_starts(upper->text, SPAN("指标值")) ||
		 span_starts(upper->text, SPAN("目标值"))))
		role = target_role(cell);
	return role != ROLE_NONE ? role : round_role(reader, cell);
}

/*
 * Two indicators in a row: what is of several years stands to the left of what
 * is of the year.  Only the latter is read, if the form says that they are these.
 */
static void
leave_out_half(Reader *reader, Columns *columns, const FormCell *level3)
{
	int			target = 0;
	int			second = 0;
	FormCell   *cell = reader->above[level3->grid.col_no];

	for (int c = level3->grid.col_no; c <= columns->last; c++)
		if (columns->role[c] == ROLE_TARGET && target == 0)
			target = c;
		else if (columns->role[c] == ROLE_LEVEL3 && target > 0)
			second = c;
	if (second == 0)
		return;
	while (second > target && columns->role[second - 1] != ROLE_TARGET && columns->role[second - 1] != ROLE_MEASURE)
		second--;
	if (!reader->form.period)
	{
		put_line(reader, SEVERITY_ERROR, cell, SPAN("一行有两个指标，不能确定哪一个是本年度的，指标没有读入"));
		memset(columns->role, 0, sizeof(columns->role));
		return;
	}
	put_line(reader, SEVERITY_ASK, cell, SPAN("左边是多年的指标，不是本年度的，没有读入"));
	for (int c = columns->first; c < second; c++)
		if (columns->role[c] != ROLE_LEVEL1 && columns->role[c] != ROLE_BLOCK)
			columns->role[c] = ROLE_ASIDE;
}

/* 绩效指标 that heads 产出, 效益, each in its row, not a name down the rows. */
static void
take_block_column(const Reader *reader, Columns *columns, size_t next)
{
	int			level3 = 1;

	while (level3 <= SHEET_MAX_COLUMNS && columns->role[level3] != ROLE_LEVEL3)
		level3++;
	for (int c = 1; c < level3; c++)
	{
		const FormCell *below = columns->role[c] == ROLE_BLOCK ? row_cell(&reader->sheet.row[next], c) : NULL;

		if (below != NULL && below->text.len > 0 && below->label == NULL && !has_digit(below->text) &&
			cell_last_column(below) < level3)
		{
			set_columns(columns, columns->heading[c], ROLE_LEVEL1);
			return;
		}
	}
}

/* 指标类型 that heads 产出指标, 效益指标 is the first level, where no other column is. */
static void
take_level1(const Reader *reader, Columns *columns, size_t next)
{
	static const Span words[] = {{"指标类型", 12}, {"指标类别", 12}, {"指标分类", 12}, {"类别", 6}, {"类型", 6}};
	FormCell   *heading = NULL;
	const FormCell *below;

	if (next >= reader->form.end || columns_find(columns, ROLE_LEVEL1) > 0)
		return;
	take_block_column(reader, columns, next);
	for (int c = 1; c <= SHEET_MAX_COLUMNS && columns->role[c] != ROLE_LEVEL3 && heading == NULL; c++)
		for (size_t i = 0; i < COUNT_OF(words) && columns->heading[c] != NULL; i++)
			if (span_is(form_text_key(reader->memory, columns->heading[c]->text), words[i]))
				heading = columns->heading[c];
	below = heading == NULL ? NULL : row_cell(&reader->sheet.row[next], heading->grid.col_no);
	if (below != NULL && level_named(reader, below->text) == ROLE_LEVEL1)
		set_columns(columns, heading, ROLE_LEVEL1);
}

/* Points of a level-1 or level-2 name stand beside it; those of the indicator behind its own. */
static void
leave_out_level_points(Columns *columns)
{
	bool		own = false;

	for (int c = columns->first; c <= columns->last; c++)
		own = own || (columns->role[c] == ROLE_WEIGHT && columns->role[c - 1] != ROLE_LEVEL1 &&
					  columns->role[c - 1] != ROLE_LEVEL2 && columns->role[c - 1] != ROLE_WEIGHT);
	for (int c = columns->first + 1; own && c <= columns->last; c++)
		if (columns->role[c] == ROLE_WEIGHT &&
			(columns->role[c - 1] == ROLE_LEVEL1 || columns->role[c - 1] == ROLE_LEVEL2))
			for (int k = c; k <= columns->last && columns->heading[k] == columns->heading[c]; k++)
				columns->role[k] = ROLE_ASIDE;
}

/* Is it a name of the block, to the left of the levels, down the rows: 年度绩效目标1（40分）? */
static bool
names_block(const FormRow *row, const FormCell *cell, int rows)
{
	return cell == &row->cell[0] && cell->grid.row_span > rows && row_find(row, BLOCK_INDICATOR, ROLE_LEVEL1) != NULL;
}

/*
 * Does the row below the heading go on with it, though no cell reaches down to
 * it: 符号, 数值, 单位 below 指标值, and nothing below the levels?
 */
static bool
goes_on(const Reader *reader, const FormRow *row, const FormCell *level3)
{
	const FormRow *next = row + 1;
	bool		labels = false;

	if (next == &reader->sheet.row[reader->form.end] || next->table_no != row->table_no ||
		next->row_no != row->row_no + 1 || level3->grid.row_no != row->row_no || level3->grid.row_span > 1)
		return false;
	for (int i = 0; i < next->cells; i++)
	{
		const FormCell *cell = &next->cell[i];
		const FormCell *upper = row_cell(row, cell->grid.col_no);

		if (!cell_is_filled(cell))
			continue;
		if (upper == NULL || upper->grid.col_span < 2 || cell->grid.row_span > 1 || has_digit(cell->text))
			return false;
		labels = labels || heading_role(cell) == ROLE_SIGN || heading_role(cell) == ROLE_MEASURE;
	}
	return labels;
}

size_t
read_indicator_columns(Reader *reader, size_t r, Columns *columns)
{
	FormRow    *row = enter_row(reader, r);
	FormCell   *level3 = find_level3(row);
	int			rows = level3->grid.row_no - row->row_no + level3->grid.row_span;
	size_t		next = r;

	memset(columns, 0, sizeof(*columns));
	if (goes_on(reader, row, level3))
		rows++;
	if (rows > HEADING_MAX_ROWS)
		rows = HEADING_MAX_ROWS;
	for (; next < reader->form.end && reader->sheet.row[next].table_no == row->table_no &&
		 reader->sheet.row[next].row_no < row->row_no + rows; next++)
	{
		FormRow    *at = &reader->sheet.row[next];

		for (int i = 0; i < at->cells; i++)
		{
			FormCell   *cell = &at->cell[i];
			FormCell   *upper = next > r ? reader->above[cell->grid.col_no] : NULL;
			FormRole	role = cell == level3 ? ROLE_LEVEL3 : lower_role(reader, upper, cell);

			if (cell->text.len == 0)
				continue;
			cell->claimed = true;
			if (role == ROLE_NONE && at->row_no + cell->grid.row_span >= row->row_no + rows)
			{
				/* no other heading stands below it; what reaches down the rows names the block */
				role = names_block(at, cell, rows) ? ROLE_BLOCK : ROLE_ASIDE;
				if (role == ROLE_ASIDE)
					put_line(reader, SEVERITY_ASK, cell, unknown_column(cell));
			}
			set_columns(columns, cell, role);
			if (role == ROLE_ROUND_POINTS || role == ROLE_ROUND_REMARK)
				memset(&columns->round[cell->grid.col_no], round_of(reader, cell), cell->grid.col_span);
		}
		enter_row(reader, next);
	}
	take_level1(reader, columns, next);
	leave_out_half(reader, columns, level3);
	leave_out_level_points(columns);
	leave_out_doubles(reader, columns->role, columns->heading);
	return next;
}

/*-------------------------------------------------------------------------
 *
 * form_indicator.c
 *	  The block of indicators: its heading, its rows, the row of totals.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"
#include "form_money.h"

#include "scan.h"

/* The target of the row, else its actual value; NULL if both are empty. */
static const FormCell *
row_value(const FormRow *row, const Columns *columns)
{
	static const FormRole roles[] = {ROLE_TARGET, ROLE_ACTUAL};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
	{
		int			column = columns_find(columns, roles[i]);
		const FormCell *cell = column > 0 ? row_cell(row, column) : NULL;

		if (cell != NULL && cell_is_filled(cell))
			return cell;
	}
	return NULL;
}

/*
 * 产出指标小计 adds up rows that are read; it is no total of the form.  An
 * indicator may be named so, too: 培训人数合计 with a target.
 */
static bool
is_subtotal(const Reader *reader, const FormRow *row, const Columns *columns, const FormCell *first)
{
	Span		key = form_text_key(reader->memory, first->text);
	const FormCell *value = row_value(row, columns);

	if (value != NULL && value != first && !form_text_is_blank(value->text))
		return false;
	return span_ends(key, SPAN("小计")) ||
		(span_ends(key, SPAN("合计")) && cell_role(first, BLOCK_INDICATOR) != ROLE_TOTAL);
}

/* 合计, unless it stands beside an indicator: then it is of another table. */
static bool
is_total(const FormRow *row, const Columns *columns, const FormCell *first)
{
	int			level3 = columns_find(columns, ROLE_LEVEL3);
	const FormCell *name = level3 > 0 ? row_cell(row, level3) : NULL;

	return cell_role(first, BLOCK_INDICATOR) == ROLE_TOTAL &&
		(name == NULL || name == first || !cell_is_filled(name) || columns_differ(columns, name) ||
		 row_value(row, columns) == NULL);
}

/*
 * Is it an indicator, though its levels have the names of other blocks: 预算执行,
 * 资金投入?  Amounts and their labels are none.
 */
static bool
is_indicator(const FormRow *row, const Columns *columns)
{
	int			level3 = columns_find(columns, ROLE_LEVEL3);
	const FormCell *name = level3 > 0 ? row_cell(row, level3) : NULL;
	const FormCell *value = row_value(row, columns);

	if (name == NULL || value == NULL || name == value || !cell_is_filled(name) || value_is_bare(name->text) ||
		columns_differ(columns, name))
		return false;
	for (int i = 0; i < row->cells; i++)
	{
		FormRole	money = cell_role(&row->cell[i], BLOCK_MONEY);

		if (money == ROLE_TOTAL || money == ROLE_SOURCE || (amount_of(money) >= 0 && &row->cell[i] != name))
			return false;
	}
	return true;
}

/* Is it a row of signatures: 填表人：王五? */
static bool
is_signed(const Reader *reader, const FormRow *row)
{
	Span		label;
	Span		value;

	for (int i = 0; i < row->cells; i++)
		if (is_glued(reader, row->cell[i].text) && !is_note(row->cell[i].text) &&
			form_text_split(row->cell[i].text, &label, &value) && !has_digit(label) &&
			cell_role(&row->cell[i], BLOCK_INDICATOR) == ROLE_NONE)
			return true;
	return false;
}

/* Does the block end in front of this row? */
static bool
ends_before(const Reader *reader, const FormRow *row, const Columns *columns)
{
	FormCell   *first;
	FormCell   *name;

	if (row_filled(row, &first) == 0)
		return false;
	if (is_indicator_heading(row) || find_name(reader, row, &name) || is_title(reader, row, first))
		return true;
	if (is_money_row(row) || is_goal_row(row))
		return is_money_heading(row) || !is_indicator(row, columns);
	if (first->grid.col_no <= columns->first && is_glued(reader, first->text) && !is_note(first->text))
		return true;
	if (row_value(row, columns) == NULL && is_signed(reader, row))
		return true;
	if (cell_role(first, BLOCK_INDICATOR) == ROLE_TOTAL || is_subtotal(reader, row, columns, first))
		return false;
	if (first->grid.col_no <= columns->first &&
		(cell_role(first, BLOCK_OTHER) != ROLE_NONE || cell_role(first, BLOCK_HEAD) != ROLE_NONE ||
		 cell_role(first, BLOCK_INDICATOR) == ROLE_EXPLANATION))
		return true;
	return columns_differ(columns, first) && first->grid.col_no <= columns->first && row_filled(row, &first) > 1;
}

/* Do rows of indicators follow, before the next block? */
static bool
rows_follow(const Reader *reader, size_t r, Columns *columns)
{
	int			level3 = columns_find(columns, ROLE_LEVEL3);
	FormCell   *first;

	/* that row was found already, and no block began before it */
	if (r <= columns->follows)
		return true;
	for (; r < reader->form.end && !ends_before(reader, &reader->sheet.row[r], columns); r++)
	{
		const FormRow *row = &reader->sheet.row[r];
		const FormCell *name = row_cell(row, level3);
		const FormCell *value = row_value(row, columns);

		/* nor is the block at its end before its total */
		if ((name != NULL && value != NULL && name != value && cell_is_filled(name)) ||
			(row_filled(row, &first) > 1 && is_total(row, columns, first)))
		{
			columns->follows = r;
			return true;
		}
	}
	return false;
}

/* A label with a text across the columns, behind the last indicator: 评价结论. */
static bool
is_remark(const Reader *reader, size_t r, Columns *columns)
{
	const FormRow *row = &reader->sheet.row[r];
	FormCell   *first;
	bool		across = false;

	for (int i = 0; i < row->cells; i++)
		across = across || (cell_is_filled(&row->cell[i]) && columns_differ(columns, &row->cell[i]));
	return across && row_filled(row, &first) <= 2 && cell_role(first, BLOCK_INDICATOR) != ROLE_TOTAL &&
		!rows_follow(reader, r + 1, columns);
}

/* A line between the indicators, of which no cell is that of a column: 以下为效益指标. */
static bool
is_line_between(const FormRow *row, const Columns *columns)
{
	FormCell   *first;

	return row_filled(row, &first) == 1 && columns_differ(columns, first);
}

/* A cell that may reach down from above. */
static const FormCell *
reaching(const Reader *reader, const FormRow *row, const Columns *columns, FormRole role)
{
	int			column = columns_find(columns, role);

	return column == 0 ? NULL : cell_at(reader, row, column);
}

static void
carry_levels(Reader *reader, Indicator *indicator)
{
	Form	   *form = &reader->form;
	const FormCell *level1 = indicator->cell[ROLE_LEVEL1];
	const FormCell *level2 = indicator->cell[ROLE_LEVEL2];

	/* a dash says that there is none, an empty cell that it goes on */
	if (level1 != NULL)
	{
		Span		name = form_text_is_blank(level1->text) ? SPAN_NONE :
			form_text_without_points(reader->memory, level1->text);

		if (!span_is(name, form->level1))
			form->level2 = SPAN_NONE;
		form->level1 = name;
	}
	if (level2 != NULL)
		form->level2 = form_text_is_blank(level2->text) ? SPAN_NONE :
			form_text_without_points(reader->memory, level2->text);
}

/* Is there anything in the row beside its levels? */
static bool
says_something(const Form *form, const Indicator *indicator, FormValue full_mark, FormValue points)
{
	static const FormRole roles[] = {ROLE_INITIAL_TARGET, ROLE_TARGET, ROLE_ACTUAL};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
	{
		const FormCell *cell = indicator->cell[roles[i]];

		if (cell != NULL && !form_text_is_blank(cell->text))
			return true;
	}
	if (!form_text_is_blank(indicator->level3))
		return true;
	/* a deduction has no full mark, and no points where nothing is deducted */
	if (span_has(form->level1, SPAN("扣分")) && indicator->cell[ROLE_LEVEL2] != NULL && full_mark.literal.len > 0)
		return true;
	return (full_mark.literal.len > 0 && !span_is(full_mark.literal, SPAN("0"))) ||
		(points.literal.len > 0 && !span_is(points.literal, SPAN("0")));
}

static FormValue
number_of(const Reader *reader, const FormCell *cell)
{
	FormValue	none = {SPAN_NONE, SPAN_NONE, false};

	return cell == NULL ? none : value_mark(reader->memory, cell);
}

static void
put_filled(Reader *reader, int number, const char *column, Span value, const FormCell *cell)
{
	if (!form_text_is_blank(value))
		put_value(reader, "indicator", number, column, value, cell);
}

/* 是 and ★ are core indicators, 否 is none. */
static void
put_core(Reader *reader, const Indicator *indicator)
{
	const FormCell *cell = indicator->cell[ROLE_CORE];

	if (cell == NULL || form_text_is_blank(cell->text))
		return;
	if (span_is(cell->text, SPAN("是")) || span_is(cell->text, SPAN("否")))
		put_value(reader, "indicator_detail", indicator->number, "is_core", cell->text, cell);
	else
		put_line(reader, SEVERITY_ASK, cell, SPAN("应为是或否，没有读入"));
}

/* What newer forms print beside the rest. */
static void
put_detail(Reader *reader, Indicator *indicator)
{
	static const struct
	{
		const char *column;
		FormRole	role;
		bool		percent;
	}			details[] =
	{
		{"stated_coefficient", ROLE_COEFFICIENT, true}, {"stated_completion", ROLE_COMPLETION, true},
		{"prior_actual", ROLE_PRIOR_ACTUAL, false}, {"target_basis", ROLE_TARGET_BASIS, false},
		{"evidence", ROLE_EVIDENCE, false}, {"printed_rule", ROLE_SCORING_RULE, false},
		{"scoring_rule", ROLE_OWN_RULE, false}
	};

	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++)
	{
		FormCell   *cell = indicator->cell[details[i].role];

		if (cell == NULL || form_text_is_blank(cell->text))
			continue;
		if (details[i].percent)
			put_result(reader, "indicator_detail", indicator->number, details[i].column,
					   value_percent(reader->memory, cell), cell);
		else
			put_value(reader, "indicator_detail", indicator->number, details[i].column,
					  form_text_join(reader->memory, cell->text), cell);
	}
	put_core(reader, indicator);
	if (indicator->cell[ROLE_DIRECTION] != NULL && (span_is(indicator->cell[ROLE_DIRECTION]->text, SPAN("正向")) ||
													span_is(indicator->cell[ROLE_DIRECTION]->text, SPAN("反向"))))
		put_value(reader, "indicator_detail", indicator->number, "direction",
				  indicator->cell[ROLE_DIRECTION]->text, indicator->cell[ROLE_DIRECTION]);
}

/*
 * Where no column has the levels, a row may name one: 一、产出指标.  False if it
 * is none.
 */
static bool
read_level_row(Reader *reader, const FormRow *row, const Columns *columns, const Indicator *indicator)
{
	FormCell   *first;
	FormRole	level;

	if (columns_find(columns, ROLE_LEVEL1) > 0 || indicator->cell[ROLE_LEVEL3] == NULL || row_filled(row, &first) != 1)
		return false;
	level = level_named(reader, indicator->level3);
	if (level == ROLE_NONE)
		return false;
	if (level == ROLE_LEVEL1)
		reader->form.level1 = form_text_key(reader->memory, indicator->level3);
	reader->form.level2 = level == ROLE_LEVEL1 ? SPAN_NONE : form_text_key(reader->memory, indicator->level3);
	return true;
}

/* Is it a share of the whole: 40%? */
static bool
is_share(const FormCell *cell)
{
	return cell != NULL && span_ends_percent(cell->text);
}

/*
 * Values that several indicators have in one merged cell, which is that of the
 * first of them: each of the others has them, too.
 */
static void
take_merged(Reader *reader, const FormRow *row, const Columns *columns, Indicator *indicator)
{
	static const FormRole roles[] = {ROLE_INITIAL_TARGET, ROLE_TARGET, ROLE_ACTUAL, ROLE_EXPLANATION};

	if (indicator->cell[ROLE_LEVEL3] == NULL || form_text_is_blank(indicator->level3))
		return;
	for (size_t i = 0; i < COUNT_OF(roles); i++)
	{
		int			column = columns_find(columns, roles[i]);

		if (column == 0 || indicator->cell[roles[i]] != NULL)
			continue;
		indicator->cell[roles[i]] = cell_at(reader, row, column);
		if (roles[i] == ROLE_EXPLANATION && indicator->cell[ROLE_EXPLANATION] != NULL)
			indicator->explanation = form_text_join(reader->memory, indicator->cell[ROLE_EXPLANATION]->text);
	}
}

static void
read_indicator(Reader *reader, FormRow *row, const Columns *columns, IndicatorRows *rows)
{
	Indicator	indicator;
	const FormCell *above;
	const FormCell *place;
	int			number;

	if (!indicator_collect(reader, row, columns, &indicator))
		return;
	if (read_level_row(reader, row, columns, &indicator))
		return;
	carry_levels(reader, &indicator);
	take_merged(reader, row, columns, &indicator);
	indicator.row = row;
	indicator.full_mark = number_of(reader, indicator.cell[ROLE_WEIGHT]);
	indicator.share = is_share(indicator.cell[ROLE_WEIGHT]);
	if (columns_find(columns, ROLE_WEIGHT) == 0 && indicator.cell[ROLE_WEIGHT] == NULL)
		indicator.full_mark.literal = form_text_points(reader->memory, &indicator.level3);
	indicator.points = number_of(reader, indicator.cell[ROLE_POINTS]);
	if (indicator.level3.len == 0 && (above = reaching(reader, row, columns, ROLE_LEVEL3)) != NULL &&
		(indicator.cell[ROLE_TARGET] != NULL || indicator.cell[ROLE_ACTUAL] != NULL))
		indicator.level3 = indicator_name(reader->memory, above->text);
	if (!says_something(&reader->form, &indicator, indicator.full_mark, indicator.points))
		return;

	number = ++reader->form.indicator_rows;
	indicator.number = number;
	indicator.level2 = reader->form.level2;
	indicator.sign = reaching(reader, row, columns, ROLE_SIGN);
	indicator.measure = reaching(reader, row, columns, ROLE_MEASURE);
	indicator.actual_measure = columns_find(columns, ROLE_ACTUAL_MEASURE) == 0 ? indicator.measure :
		reaching(reader, row, columns, ROLE_ACTUAL_MEASURE);
	indicator.direction = reaching(reader, row, columns, ROLE_DIRECTION);
	place = indicator.cell[ROLE_LEVEL3] != NULL ? indicator.cell[ROLE_LEVEL3] : &row->cell[0];
	put_filled(reader, number, "level1", reader->form.level1, place);
	put_filled(reader, number, "level2", reader->form.level2, place);
	put_filled(reader, number, "level3", indicator.level3, place);
	if (indicator.cell[ROLE_EXPLANATION] != NULL)
		put_filled(reader, number, "explanation", indicator.explanation, indicator.cell[ROLE_EXPLANATION]);
	put_detail(reader, &indicator);
	for (int i = 1; i <= MAX_ROUNDS; i++)
	{
		if (indicator.round[i] != NULL)
			put_round_points(reader, i, number, indicator.round[i]);
		if (indicator.remark[i] != NULL)
			put_round_remark(reader, i, number, indicator.remark[i]);
	}
	indicator_rows_add(rows, reader, &indicator);
}

/* 合计: the full mark of all, and the points that the unit gives itself. */
static void
read_total(Reader *reader, FormRow *row, const Columns *columns)
{
	FormCell   *first;
	bool		subtotal;
	int			column = columns_find(columns, ROLE_POINTS);
	FormCell   *points = column == 0 ? NULL : row_cell(row, column);
	FormCell   *mark = NULL;
	int			full = columns_find(columns, ROLE_WEIGHT);
	FormRole	both = columns_find(columns, ROLE_MARK_POINTS) > 0 ? ROLE_MARK_POINTS : ROLE_POINTS_MARK;
	FormCell   *cell_of_both = columns_find(columns, both) > 0 ? row_cell(row, columns_find(columns, both)) : NULL;

	if (cell_of_both != NULL)
		split_points(reader, cell_of_both, both, &mark, &points);
	row_filled(row, &first);
	subtotal = is_subtotal(reader, row, columns, first);
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];

		if (cell == points || !cell_is_filled(cell))
			continue;
		if (read_glued(reader, cell))
			continue;
		if (columns->role[cell->grid.col_no] == ROLE_ROUND_POINTS && columns->round[cell->grid.col_no] > 0 && !subtotal)
			note_round_total(reader, columns->round[cell->grid.col_no], cell);
		else if (cell_role(cell, BLOCK_INDICATOR) == ROLE_TOTAL ||
			(full > 0 && cell == row_cell(row, full)) || form_text_is_blank(cell->text))
			cell->claimed = true;
	}
	if (subtotal)
	{
		first->claimed = true;
		if (points != NULL)
			points->claimed = true;
		return;
	}
	if (points != NULL && cell_is_filled(points))
		put_row_total(reader, first, mark != NULL || full == 0 ? mark : row_cell(row, full), points);
}

size_t
read_indicators(Reader *reader, size_t r)
{
	Columns		columns;
	IndicatorRows rows = {0};

	reader->form.indicators = true;
	r = read_indicator_columns(reader, r, &columns);
	while (r < reader->form.end)
	{
		FormRow    *row = &reader->sheet.row[r];
		FormCell   *first;

		/* a page break repeats the heading */
		if (is_indicator_heading(row))
		{
			r = read_indicator_columns(reader, r, &columns);
			continue;
		}
		if (ends_before(reader, row, &columns) || is_remark(reader, r, &columns))
			break;
		enter_row(reader, r++);
		if (row_filled(row, &first) == 0)
			continue;
		if (is_total(row, &columns, first) || is_subtotal(reader, row, &columns, first))
			read_total(reader, row, &columns);
		else if (is_line_between(row, &columns))
			read_note(reader, row);
		else
			read_indicator(reader, row, &columns, &rows);
	}
	indicator_rows_put(&rows, reader);
	return r;
}

/*-------------------------------------------------------------------------
 *
 * form_indicator_cells.c
 *	  The cells of an indicator, by the columns of its block.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"
#include "form_money.h"

#include "scan.h"

/* The first column of a role; 0 if there is none. */
int
columns_find(const Columns *columns, FormRole role)
{
	for (int c = columns->first; c > 0 && c <= columns->last; c++)
		if (columns->role[c] == role)
			return c;
	return 0;
}

/* Does the cell lie across columns of different roles? */
bool
columns_differ(const Columns *columns, const FormCell *cell)
{
	FormRole	role = ROLE_NONE;

	for (int c = cell->grid.col_no; c <= cell_last_column(cell) && c <= columns->last; c++)
	{
		FormRole	at = (FormRole) columns->role[c];

		if (at == ROLE_NONE || at == ROLE_BLOCK)
			continue;
		if (role != ROLE_NONE && at != role)
			return true;
		role = at;
	}
	return false;
}

/* 指标1：更换管网长度 without what is in front; ★ and its like too. */
Span
indicator_name(const FormMemory *memory, Span text)
{
	static const Span stars[] = {
		{"★", 3}, {"☆", 3}, {"▲", 3}, {"△", 3}, {"※", 3}, {"*", 1}
	};
	static const Span signs[] = {{"：", 3}, {":", 1}, {"、", 3}, {".", 1}, {"．", 3}};
	Span		rest = form_text_join(memory, text);
	Span		name;

	for (size_t i = 0; i < sizeof(stars) / sizeof(stars[0]); i++)
		if (span_starts(rest, stars[i]))
			rest = form_text_trim(span_from(rest, stars[i].len));
	name = rest;
	if (!span_starts(rest, SPAN("指标")))
		return name;
	rest = form_text_trim(span_from(rest, strlen("指标")));
	if (rest.len == 0 || !is_digit(*rest.s))
		return name;
	while (rest.len > 0 && is_digit(*rest.s))
		rest = span_from(rest, 1);
	rest = form_text_trim(rest);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (span_starts(rest, signs[i]))
			return form_text_trim(span_from(rest, signs[i].len));
	return rest;
}

/* ≥ and 120公里, ≥120 and 公里 in neighbouring cells of one column, as one cell; NULL if they do not go together. */
static FormCell *
joined_cell(const Reader *reader, const FormCell *first, const FormCell *second)
{
	SpanBuffer	text = {reader->memory, NULL, 0, 0};
	const FormCell *number = value_is_sign(reader->memory, first->text) ? second : first;
	Span		behind = form_text_fold_squeeze(reader->memory, second->text);
	FormCell   *joined;

	if (number == second ? behind.len == 0 || !is_digit(*behind.s) :
		!value_lacks_unit(reader->memory, first->text) || !value_is_unit(behind))
		return NULL;
	joined = reader->memory->get(reader->memory->context, sizeof(FormCell));
	*joined = *number;
	buffer_append(&text, first->text);
	buffer_append(&text, second->text);
	joined->text = joined->grid.shown = buffer_span(&text);
	return joined;
}

/* A second cell of a role: one value in two cells, or a question. */
static void
take_another(Reader *reader, Indicator *indicator, FormRole role, FormCell *cell)
{
	FormCell  **first = &indicator->cell[role];
	FormCell   *joined = NULL;

	cell->claimed = true;
	if (role == ROLE_LEVEL3 || role == ROLE_EXPLANATION || role == ROLE_ASIDE || role == ROLE_BLOCK)
	{
		*first = cell;
		return;
	}
	if (role == ROLE_TARGET || role == ROLE_INITIAL_TARGET || role == ROLE_ACTUAL)
		joined = joined_cell(reader, *first, cell);
	if (joined != NULL)
		*first = joined;
	else if (value_is_sign(reader->memory, (*first)->text))
	{
		put_line(reader, SEVERITY_ASK, *first, SPAN("这一栏在这一行有几格，合不成一个值，没有读入"));
		*first = NULL;
	}
	else
		put_line(reader, SEVERITY_ASK, cell, SPAN("这一栏在这一行有两格，后一格没有读入"));
}

FormRole
level_named(const Reader *reader, Span text)
{
	static const Span second[] = {
		{"数量", 6}, {"质量", 6}, {"时效", 6}, {"经济效益", 12}, {"社会效益", 12}, {"生态效益", 12}, {"可持续", 9}
	};
	Span		name = form_text_key(reader->memory, text);

	if (!span_ends(name, SPAN("指标")) || name.len <= strlen("指标") || has_digit(name))
		return ROLE_NONE;
	for (size_t i = 0; i < COUNT_OF(second); i++)
		if (span_starts(name, second[i]))
			return ROLE_LEVEL2;
	return ROLE_LEVEL1;
}

/* Of two cells below the heading of the names the first may be a level: 产出指标, 改造面积. */
static FormRole
level_beside_name(const Reader *reader, const FormRow *row, int i, const Columns *columns)
{
	for (int k = i + 1; k < row->cells; k++)
		if (cell_is_filled(&row->cell[k]))
			return columns->role[row->cell[k].grid.col_no] != ROLE_LEVEL3 || columns_find(columns, ROLE_LEVEL1) > 0 ?
				ROLE_LEVEL3 : level_named(reader, row->cell[i].text) != ROLE_NONE ?
				level_named(reader, row->cell[i].text) : ROLE_LEVEL3;
	return ROLE_LEVEL3;
}

/* Collects the row's cells by their columns; false if one lies across. */
bool
indicator_collect(Reader *reader, FormRow *row, const Columns *columns, Indicator *indicator)
{
	SpanBuffer	level3 = {reader->memory, NULL, 0, 0};
	SpanBuffer	explanation = {reader->memory, NULL, 0, 0};

	memset(indicator, 0, sizeof(*indicator));
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	role = (FormRole) columns->role[cell->grid.col_no];

		if (!cell_is_filled(cell))
			continue;
		if (columns_differ(columns, cell))
		{
			put_line(reader, SEVERITY_ERROR, cell, SPAN("这一格跨了几栏，这一行没有读入"));
			for (int k = 0; k < row->cells; k++)
				row->cell[k].claimed = true;
			return false;
		}
		if (role == ROLE_LEVEL3)
			role = level_beside_name(reader, row, i, columns);
		if (role == ROLE_LEVEL3)
			buffer_append(&level3, cell->text);
		else if (role == ROLE_EXPLANATION)
		{
			if (explanation.len > 0)
				buffer_append(&explanation, SPAN("；"));
			buffer_append(&explanation, form_text_join(reader->memory, cell->text));
		}
		if (role == ROLE_ROUND_POINTS || role == ROLE_ROUND_REMARK)
		{
			FormCell  **of_round = role == ROLE_ROUND_POINTS ? indicator->round : indicator->remark;

			of_round[columns->round[cell->grid.col_no]] = cell;
			continue;
		}
		if (role == ROLE_MARK_POINTS || role == ROLE_POINTS_MARK)
			split_points(reader, cell, role, &indicator->cell[ROLE_WEIGHT], &indicator->cell[ROLE_POINTS]);
		else if (role != ROLE_NONE && indicator->cell[role] != NULL)
			take_another(reader, indicator, role, cell);
		else if (role != ROLE_NONE)
		{
			indicator->cell[role] = cell;
			cell->claimed = true;
		}
	}
	indicator->level3 = indicator_name(reader->memory, buffer_span(&level3));
	indicator->explanation = buffer_span(&explanation);
	return true;
}

/*-------------------------------------------------------------------------
 *
 * form_round.c
 *	  Rounds of scoring behind that of the unit itself: 复核, 再评价, 财政评审.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

#include "scan.h"

#define POINTS_SCALE	4

/* 复核得分 is the round 复核, as is 复核意见. */
static Span
round_name(const FormMemory *memory, Span heading)
{
	static const Span endings[] = {{"得分", 6}, {"评分", 6}, {"意见", 6}, {"分", 3}};
	Span		name = form_text_key(memory, heading);

	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (span_ends(name, endings[i]) && name.len > endings[i].len)
			return (Span) {name.s, name.len - endings[i].len};
	return name;
}

/* 3、复核 is the round 复核, its number 3; 0 where none is said. */
static int
said_number(Span *name)
{
	static const Span signs[] = {{"、", 3}, {".", 1}, {"．", 3}};
	size_t		digits = 0;
	int			number = 0;

	while (digits < name->len && digits < 3 && is_digit(name->s[digits]))
		number = number * 10 + name->s[digits++] - '0';
	for (size_t i = 0; i < COUNT_OF(signs) && digits > 0; i++)
	{
		Span		rest = span_from(*name, digits);

		if (span_starts(rest, signs[i]) && rest.len > signs[i].len)
		{
			*name = span_from(rest, signs[i].len);
			return number;
		}
	}
	return 0;
}

/* Two rounds of one number would be one. */
static bool
number_is_free(const Form *form, int number)
{
	for (int i = 1; i <= form->rounds; i++)
		if (form->round[i].number == number)
			return false;
	return true;
}

/* The round of that name, a new one if need be, of the number said if one is; -1 if there is no more room. */
static int
round_named(Reader *reader, Span name, int said, FormCell *cell)
{
	Form	   *form = &reader->form;
	int			round = 0;
	Decimal		number;

	if (!span_is(name, SPAN("自评")))
		for (round = 1; round <= form->rounds && !span_is(form->round[round].name, name); round++)
			;
	if (round > MAX_ROUNDS)
	{
		put_line(reader, SEVERITY_ASK, cell, SPAN("评分轮次太多，这一轮没有读入"));
		return -1;
	}
	if (form->round[round].name.len > 0)
		return round;
	if (round > 0)
	{
		if (said == 0)
			said = form->rounds == 0 ? 1 : form->round[form->rounds].number + 1;
		while (!number_is_free(form, said))
			said++;
		form->rounds = round;
		form->round[round].number = said;
	}
	form->round[round].name = name;
	number = (Decimal) {form->round[round].number, 0};
	put_value(reader, "project_round", round + 1, "round_no", value_digits(reader->memory, number), cell);
	put_value(reader, "project_round", round + 1, "round", name, cell);
	return round;
}

int
round_of(Reader *reader, FormCell *heading)
{
	int			round = round_named(reader, round_name(reader->memory, heading->text), 0, heading);

	return round > 0 ? round : 0;
}

FormRole
round_role(const Reader *reader, const FormCell *heading)
{
	Span		name = round_name(reader->memory, heading->text);

	for (int i = 1; i <= reader->form.rounds; i++)
		if (span_is(reader->form.round[i].name, name))
			return span_ends(form_text_key(reader->memory, heading->text), SPAN("意见")) ?
				ROLE_ROUND_REMARK : ROLE_ROUND_POINTS;
	return ROLE_NONE;
}

/* Adds the points to those of the round. */
static void
count_points(Round *round, Span literal)
{
	Decimal		points;

	if (value_decimal(literal, &points) && points.scale <= POINTS_SCALE)
		round->points += points.coefficient * power_of_ten(POINTS_SCALE - points.scale);
	else
		round->uncounted = round->uncounted || literal.len > 0;
}

/* The number of the row, whose keys are put. */
static int
put_round_key(Reader *reader, int round, int seq, const FormCell *cell)
{
	int			number = seq * (MAX_ROUNDS + 1) + round;
	Decimal		seq_number = {seq, 0};
	Decimal		round_number = {reader->form.round[round].number, 0};

	put_value(reader, "indicator_round", number, "seq", value_digits(reader->memory, seq_number), cell);
	put_value(reader, "indicator_round", number, "round_no", value_digits(reader->memory, round_number), cell);
	return number;
}

void
put_round_points(Reader *reader, int round, int seq, FormCell *cell)
{
	FormValue	points = value_number(reader->memory, cell);

	cell->claimed = true;
	count_points(&reader->form.round[round], points.literal);
	if (points.literal.len > 0)
		put_value(reader, "indicator_round", put_round_key(reader, round, seq, cell), "points", points.literal, cell);
	else if (points.reason.len > 0)
		put_result(reader, "indicator_round", 0, "points", points, cell);
}

void
put_round_remark(Reader *reader, int round, int seq, FormCell *cell)
{
	cell->claimed = true;
	if (!form_text_is_blank(cell->text))
		put_value(reader, "indicator_round", put_round_key(reader, round, seq, cell), "explanation",
				  form_text_join(reader->memory, cell->text), cell);
}

void
put_round_budget(Reader *reader, int round, FormCell *cell)
{
	Round	   *at = &reader->form.round[round];
	FormValue	points = value_number(reader->memory, cell);

	if (at->has_budget)
		return;
	at->has_budget = true;
	count_points(at, points.literal);
	put_result(reader, "project_round", round + 1, "budget_points", points, cell);
}

void
note_round_total(Reader *reader, int round, FormCell *cell)
{
	cell->claimed = true;
	reader->form.round[round].total = cell;
}

void
check_rounds(Reader *reader)
{
	for (int i = 1; i <= reader->form.rounds; i++)
	{
		const Round *round = &reader->form.round[i];
		Decimal		points;

		if (round->total != NULL && !round->uncounted &&
			value_decimal(value_number(reader->memory, round->total).literal, &points) &&
			points.scale <= POINTS_SCALE &&
			points.coefficient * (wide) power_of_ten(POINTS_SCALE - points.scale) != round->points)
			put_line(reader, SEVERITY_ASK, round->total, SPAN("这一轮的总分不是各行得分之和，总分没有读入"));
	}
}

bool
is_round_row(const FormRow *row)
{
	return row_find(row, BLOCK_OTHER, ROLE_ROUND) != NULL && row_find(row, BLOCK_OTHER, ROLE_SCORER) != NULL;
}

/* A round in a row, below the headings 评分轮次, 评分人, 评分日期, 得分. */
static void
read_round(Reader *reader, FormRow *row, const uint8_t *role)
{
	int			round = -1;

	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = (FormRole) role[cell->grid.col_no];

		if (!cell_is_filled(cell))
			continue;
		if (at == ROLE_ROUND)
		{
			Span		name = form_text_squeeze(reader->memory, cell->text);
			int			said = said_number(&name);

			round = round_named(reader, name, said, cell);
		}
		if (round < 0)
			return;
		if (at == ROLE_SCORER)
			put_value(reader, "project_round", round + 1, "scorer", form_text_join(reader->memory, cell->text), cell);
		else if (at == ROLE_SCORED_ON)
			put_value(reader, "project_round", round + 1, "scored_on",
					  form_text_squeeze(reader->memory, cell->text), cell);
		else if (at == ROLE_POINTS && round > 0)
			put_round_budget(reader, round, cell);
		cell->claimed = at != ROLE_NONE;
	}
}

size_t
read_rounds(Reader *reader, size_t r)
{
	uint8_t		role[SHEET_MAX_COLUMNS + 1] = {0};
	FormRow    *row = enter_row(reader, r);
	FormCell   *first;

	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	at = cell_role(cell, BLOCK_OTHER) != ROLE_NONE ? cell_role(cell, BLOCK_OTHER) :
			cell_role(cell, BLOCK_MONEY);

		if (cell->text.len > 0)
			cell->claimed = at != ROLE_NONE;
		for (int c = cell->grid.col_no; c <= cell_last_column(cell); c++)
			role[c] = (uint8_t) at;
	}
	for (r++; r < reader->form.end && reader->sheet.row[r].table_no == row->table_no &&
		 row_filled(&reader->sheet.row[r], &first) > 0 && first->label == NULL &&
		 role[first->grid.col_no] == ROLE_ROUND; r++)
		read_round(reader, enter_row(reader, r), role);
	return r;
}

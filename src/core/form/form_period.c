/*-------------------------------------------------------------------------
 *
 * form_period.c
 *	  Totals of several years, which stand beside those of the year.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

#include "scan.h"

static const struct
{
	FormRole	role;
	const char *column;
}			totals[] =
{
	{ROLE_INVESTMENT, "total_investment"}, {ROLE_TOTAL_BUDGET, "total_budget"},
	{ROLE_ISSUED, "issued_to_date"}, {ROLE_SPENT, "spent_to_date"}
};

/* The year at the beginning of the text, which goes behind it; false if there is none. */
static bool
next_year(Span *text, Span *year)
{
	for (; text->len >= 4; *text = span_from(*text, 1))
	{
		size_t		digits = 0;

		while (digits < text->len && text->s[digits] >= '0' && text->s[digits] <= '9')
			digits++;
		if (digits == 0)
			continue;
		*year = (Span) {text->s, digits};
		*text = span_from(*text, digits);
		if (digits == 4)
			return true;
	}
	return false;
}

/* 2025—2027年, 2025年1月至2027年12月; one year is both, more than two are none. */
void
put_years(Reader *reader, FormCell *cell)
{
	Span		rest = form_text_fold_squeeze(reader->memory, cell->text);
	Span		first;
	Span		last;
	Span		more;

	if (!next_year(&rest, &first))
		return;
	if (!next_year(&rest, &last))
		last = first;
	else if (next_year(&rest, &more))
		return;
	put_value(reader, "project_period", 1, "first_year", first, cell);
	put_value(reader, "project_period", 1, "last_year", last, cell);
}

void
put_period(Reader *reader, FormRole role, FormCell *cell)
{
	Span		unit = reader->form.two_units ? SPAN_NONE :
		reader->form.unit.len > 0 ? reader->form.unit : reader->known->amount_unit;

	for (size_t i = 0; i < COUNT_OF(totals); i++)
		if (totals[i].role == role)
			put_result(reader, "project_period", 1, totals[i].column,
					   value_amount(reader->memory, cell, unit), cell);
}

bool
is_period_row(const FormRow *row)
{
	FormCell   *first;

	return row_filled(row, &first) > 1 && cell_role(first, BLOCK_OTHER) == ROLE_PERIOD;
}

/* Labels with their values beside them, down to the end of the block's own label. */
size_t
read_period(Reader *reader, size_t r)
{
	FormCell   *label;

	row_filled(&reader->sheet.row[r], &label);
	note_unit(reader, label);
	for (; r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]); r++)
	{
		FormRow    *row = enter_row(reader, r);
		FormRole	role = ROLE_NONE;

		for (int i = 0; i < row->cells; i++)
		{
			FormCell   *cell = &row->cell[i];

			if (!cell_is_filled(cell))
				role = ROLE_NONE;
			else if (cell->label != NULL)
			{
				cell->claimed = true;
				role = cell_role(cell, BLOCK_HEAD) == ROLE_YEARS ? ROLE_YEARS : cell_role(cell, BLOCK_OTHER);
			}
			else if (role == ROLE_YEARS)
			{
				cell->claimed = true;
				put_years(reader, cell);
			}
			else
				put_period(reader, role, cell);
		}
	}
	return r;
}

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

/*-------------------------------------------------------------------------
 *
 * form_year.c
 *	  The year that a form is of: in its title, below it, in the headings of its
 *	  columns.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "scan.h"

/*
 * 2024年目标值 in a form of 2024 is 目标值, 2023年完成值 is 上年完成值; that of
 * another year is no known column.
 */
static void
take_year_labels(Reader *reader, int year)
{
	const FormLabel *prior = form_label_find(reader->labels, SPAN("上年完成值"));

	for (size_t r = reader->form.first; r < reader->form.end; r++)
	{
		FormRow    *row = &reader->sheet.row[r];

		for (int i = 0; i < row->cells; i++)
		{
			FormCell   *cell = &row->cell[i];

			if (cell->label != NULL)
				continue;
			if (cell->label_year == year)
				cell->label = cell->year_label;
			else if (cell->label_year == year - 1 && label_role(cell->year_label, BLOCK_INDICATOR) == ROLE_ACTUAL)
				cell->label = prior;
		}
	}
}

void
note_year(Reader *reader, FormCell *cell, int year)
{
	Form	   *form = &reader->form;

	cell->claimed = true;
	if (form->year > 0 && year != form->year)
	{
		put_line(reader, SEVERITY_ASK, cell, SPAN("表中有两个不同的年度，年度没有读入"));
		form->year = -1;
	}
	else if (form->year == 0)
	{
		form->year = year;
		take_year_labels(reader, year);
	}
}

/* The year of a text, also in full-width digits; 0 if it names none. */
int
year_in(const Reader *reader, Span text)
{
	return form_text_year(form_text_fold_squeeze(reader->memory, text));
}

/* Is there nothing but part of a year: 1-7月, 上半年, 第三季度? */
static bool
is_part_of_year(Span text)
{
	static const Span words[] = {
		{"-", 1}, {"~", 1}, {"—", 3}, {"–", 3}, {"至", 3}, {"到", 3}, {"月", 3}, {"份", 3}, {"上半年", 9},
		{"下半年", 9}, {"全年", 6}, {"季度", 6}, {"第", 3}, {"一", 3}, {"二", 3}, {"三", 3}, {"四", 3}
	};

	return form_text_is_of(text, words, COUNT_OF(words));
}

/* （2024年度） alone, or half a bracket of it; （2024年度1-7月）, （2024年1-7月）. */
bool
is_year_line(Reader *reader, Span text)
{
	Span		folded = form_text_fold_squeeze(reader->memory, text);
	Span		rest;

	while (folded.len > 0 && strchr("()[]", *folded.s) != NULL)
		folded = span_from(folded, 1);
	while (folded.len > 0 && strchr("()[]", folded.s[folded.len - 1]) != NULL)
		folded.len--;
	rest = span_find(folded, SPAN("年"));
	if (rest.len == 0 || form_text_year((Span) {folded.s, (size_t) (rest.s - folded.s) + strlen("年")}) == 0 ||
		rest.s - folded.s > (ptrdiff_t) strlen("二〇二四"))
		return false;
	rest = span_from(rest, strlen("年"));
	if (span_starts(rest, SPAN("度")))
		return is_part_of_year(span_from(rest, strlen("度")));
	return rest.len == 0 || (is_part_of_year(rest) && !span_is(rest, SPAN("份")) && span_ends(rest, SPAN("月")) &&
							 (span_has(rest, SPAN("-")) || span_has(rest, SPAN("—")) || span_has(rest, SPAN("至"))));
}

/* The day of a form, in a cell of its own. */
bool
is_date_line(Reader *reader, Span text)
{
	return form_text_is_day(form_text_fold_squeeze(reader->memory, text));
}

/*
 * Where the form does not say its year before its blocks, the headings of its
 * columns do if they name but one: 2023年年初预算数, or the caller knows it.
 */
void
find_year_of_columns(Reader *reader)
{
	Form	   *form = &reader->form;
	FormCell   *found = NULL;

	if (form->year != 0)
		return;
	for (size_t r = form->first; r < form->end; r++)
		for (int i = 0; i < reader->sheet.row[r].cells; i++)
		{
			FormCell   *cell = &reader->sheet.row[r].cell[i];

			if (cell->year_label == NULL)
				continue;
			if (found != NULL && found->label_year != cell->label_year)
				return;
			found = cell;
		}
	if (found == NULL)
		return;
	if (reader->known->fiscal_year == 0)
		note_year(reader, found, found->label_year);
	else if (reader->known->fiscal_year == found->label_year)
		take_year_labels(reader, found->label_year);
}

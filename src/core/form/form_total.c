/*-------------------------------------------------------------------------
 *
 * form_total.c
 *	  The total that a form states: in the row of totals, in its head, in its
 *	  title or below it.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

/* Are the two the same number? */
static bool
is_same(Decimal a, Decimal b)
{
	int			scale = a.scale > b.scale ? a.scale : b.scale;

	return (wide) a.coefficient * power_of_ten(scale - a.scale) == (wide) b.coefficient * power_of_ten(scale - b.scale);
}

void
put_total(Reader *reader, Span text, FormCell *cell)
{
	Form	   *form = &reader->form;
	FormCell	plain = *cell;
	FormValue	total;
	Decimal		number;

	plain.text = text;
	total = value_number(reader->memory, &plain);
	cell->claimed = true;
	if (form->has_total)
	{
		if (total.literal.len > 0 && !(value_decimal(total.literal, &number) && is_same(number, form->total)))
			put_line(reader, SEVERITY_ASK, cell, SPAN("前面已有不同的总分，这一格没有读入"));
		return;
	}
	form->has_total = value_decimal(total.literal, &form->total);
	put_result(reader, "project", 1, "stated_total", total, cell);
}

/*
 * Does the row of totals add up the indicators alone, with the points of the
 * money apart?  Its full mark says it; without one, points that are those of
 * the rows below a word that does not say 总分.
 */
static bool
is_part(const Form *form, const FormCell *label, FormValue mark, FormValue points)
{
	Decimal		number;
	wide		sum;

	if (!form->budget_earned || !form->weighted || form->marks >= HUNDRED_MARKS || !marks_are_sound(form))
		return false;
	if (mark.literal.len > 0)
		sum = form->marks;
	else if (!span_has(label->text, SPAN("总分")) && !form->uncounted)
	{
		mark = points;
		sum = form->earned;
	}
	else
		return false;
	return value_decimal(mark.literal, &number) && number.scale <= MARK_SCALE &&
		(wide) number.coefficient * power_of_ten(MARK_SCALE - number.scale) == sum;
}

void
put_row_total(Reader *reader, const FormCell *label, const FormCell *mark, FormCell *points)
{
	FormValue	none = {SPAN_NONE, SPAN_NONE, false};
	FormValue	full = mark == NULL ? none : value_mark(reader->memory, mark);

	if (!is_part(&reader->form, label, full, value_number(reader->memory, points)))
	{
		put_total(reader, points->text, points);
		return;
	}
	reader->form.part_total = points;
	points->claimed = true;
}

void
check_total(Reader *reader)
{
	Form	   *form = &reader->form;

	if (!form->has_total && form->part_total != NULL)
		put_line(reader, SEVERITY_ASK, form->part_total,
				 SPAN("这是各指标得分的合计，不含预算执行的得分，没有作为总分读入"));
}

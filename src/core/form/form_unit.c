/*-------------------------------------------------------------------------
 *
 * form_unit.c
 *	  The unit of amounts, 元 or 万元, that a form says it is in.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "amount.h"

static void
set_unit(Reader *reader, FormCell *cell, Span unit)
{
	Form	   *form = &reader->form;

	if (form->unit.len > 0 && amount_unit_power(form->unit.s, form->unit.len) !=
		amount_unit_power(unit.s, unit.len))
		form->two_units = true;
	else
		form->unit = unit;
	if (form->unit_cell == NULL)
		form->unit_cell = cell;
}

void
note_unit(Reader *reader, FormCell *cell)
{
	Span		rest;
	Span		before;
	Span		inner;

	if (!span_has(cell->text, SPAN("元")) && !span_has(cell->text, SPAN("万")) && !span_has(cell->text, SPAN("亿")))
		return;
	rest = form_text_fold_squeeze(reader->memory, cell->text);
	while (form_text_bracket(&rest, &before, &inner))
		while (inner.len > 0)
		{
			Span		part = form_text_part(&inner);
			Span		label;
			Span		value;

			if (form_text_split(part, &label, &value))
				part = value;
			if (amount_unit_power(part.s, part.len) >= 0)
				set_unit(reader, cell, part);
		}
}

/* 单位：元, 金额单位：万元 */
bool
read_amount_unit(Reader *reader, FormCell *cell)
{
	Span		folded = form_text_fold_squeeze(reader->memory, cell->text);
	Span		label;
	Span		value;

	if (span_starts(folded, SPAN("(")) && span_ends(folded, SPAN(")")))
		folded = (Span) {folded.s + 1, folded.len - 2};
	if (!form_text_split(folded, &label, &value) || !span_ends(label, SPAN("单位")) ||
		amount_unit_power(value.s, value.len) < 0)
		return false;
	set_unit(reader, cell, value);
	cell->claimed = true;
	return true;
}

/* 单位： and 万元 in the cell beside it. */
bool
read_amount_unit_beside(Reader *reader, const FormRow *row, int i)
{
	FormCell   *cell = &row->cell[i];
	FormCell   *value = i + 1 < row->cells ? &row->cell[i + 1] : NULL;
	Span		unit;

	if (value == NULL || !span_ends(form_text_key(reader->memory, cell->text), SPAN("单位")))
		return false;
	unit = form_text_fold_squeeze(reader->memory, value->text);
	while (unit.len > 0 && strchr("()", unit.s[unit.len - 1]) != NULL)
		unit.len--;
	if (amount_unit_power(unit.s, unit.len) < 0)
		return false;
	set_unit(reader, value, unit);
	cell->claimed = value->claimed = true;
	return true;
}

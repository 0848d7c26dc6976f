/*-------------------------------------------------------------------------
 *
 * form_unit.c
 *	  The unit of amounts, 元 or 万元, that a form says it is in.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "amount.h"
#include "scan.h"

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

/* 万元, 人民币万元, 万元、%: the one unit of amounts in a list; none if there is no one. */
static Span
unit_in(Span list)
{
	Span		unit = SPAN_NONE;

	while (list.len > 0)
	{
		Span		part = form_text_part(&list);

		if (span_starts(part, SPAN("人民币")))
			part = span_from(part, strlen("人民币"));
		if (amount_unit_power(part.s, part.len) < 0)
		{
			/* what else is said in the list is of no amount: %, 保留两位小数 */
			if (span_has(part, SPAN(":")) || span_has(part, SPAN("：")))
				return SPAN_NONE;
			continue;
		}
		if (unit.len > 0 && amount_unit_power(unit.s, unit.len) != amount_unit_power(part.s, part.len))
			return SPAN_NONE;
		unit = part;
	}
	return unit;
}

/* May a statement of the unit follow the text: a blank, a bracket, the end of a title? */
static bool
ends_part(Span front)
{
	static const Span ends[] = {
		{"(", 1}, {"（", 3}, {"[", 1}, {"【", 3}, {")", 1}, {"）", 3}, {"]", 1}, {"】", 3}, {"，", 3}, {",", 1},
		{"；", 3}, {"：", 3}, {":", 1}, {"度", 3}, {"表", 3}
	};

	if (form_text_trim(front).len < front.len || front.len == 0)
		return true;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (span_ends(front, ends[i]))
			return true;
	return false;
}

/* 单位：元, 金额单位：万元 at the end of a text: the unit, and what stands in front; none if there is none. */
static Span
stated_unit(const FormMemory *memory, Span text, Span *front)
{
	static const Span words[] = {
		{"金额单位", 12}, {"货币单位", 12}, {"资金单位", 12}, {"计量单位", 12}, {"单位", 6}
	};
	Span		label;
	Span		value;

	for (size_t i = 0; i < text.len; i++)
		for (size_t k = 0; k < COUNT_OF(words); k++)
		{
			Span		rest = span_from(text, i);

			*front = (Span) {text.s, i};
			if (!span_starts(rest, words[k]) || !ends_part(*front) || !form_text_split(rest, &label, &value) ||
				form_text_squeeze(memory, label).len != words[k].len)
				continue;
			value = form_text_fold_squeeze(memory, value);
			*front = form_text_trim(*front);
			if (span_ends(value, SPAN(")")) || span_ends(value, SPAN("]")))
			{
				value.len--;
				if (span_ends(*front, SPAN("（")) || span_ends(*front, SPAN("【")))
					front->len -= strlen("（");
				else if (span_ends(*front, SPAN("(")) || span_ends(*front, SPAN("[")))
					front->len--;
			}
			value = unit_in(value);
			if (value.len > 0)
				return value;
		}
	return SPAN_NONE;
}

bool
read_amount_unit(Reader *reader, FormCell *cell)
{
	Span		front;
	Span		unit = stated_unit(reader->memory, cell->text, &front);

	if (unit.len == 0)
		return false;
	set_unit(reader, cell, unit);
	cell->claimed = true;
	cell->text = form_text_trim(front);
	return true;
}

/* 本表金额单位为元 */
static Span
noted_unit(const FormMemory *memory, Span text)
{
	Span		rest = span_find(form_text_fold_squeeze(memory, text), SPAN("单位"));
	static const Span words[] = {{"单位", 6}, {"均", 3}, {"为", 3}, {"是", 3}, {"统一", 6}, {":", 1}, {"人民币", 9}};
	static const Span units[] = {{"万元", 6}, {"元", 3}, {"亿元", 6}};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_starts(rest, words[i]))
			rest = span_from(rest, words[i].len);
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (span_starts(rest, units[i]) && span_has(text, SPAN("金额")))
			return units[i];
	return SPAN_NONE;
}

void
find_units(Reader *reader)
{
	for (size_t r = reader->form.first; r < reader->form.end; r++)
	{
		FormRow    *row = &reader->sheet.row[r];
		FormCell   *cell;
		Span		front;
		Span		unit;

		if (row_filled(row, &cell) != 1)
			continue;
		unit = is_note(cell->text) ? noted_unit(reader->memory, cell->text) :
			stated_unit(reader->memory, cell->text, &front);
		if (unit.len > 0)
			set_unit(reader, cell, unit);
	}
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

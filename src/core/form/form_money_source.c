/*-------------------------------------------------------------------------
 *
 * form_money_source.c
 *	  What the readers of a block of money share: sources, amounts, a block that
 *	  is not to be read.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "amount.h"

/* Is it an amount, or a mark for none, and no label? */
bool
money_is_amount(const Reader *reader, const FormCell *cell)
{
	Span		digits;
	int64_t		fen;

	return cell->label == NULL &&
		(form_text_is_blank(cell->text) || value_plain(reader->memory, cell->text, &digits) ||
		 amount_parse(cell->text.s, cell->text.len, &fen).code == VERDICT_OK);
}

/* Without （万元） behind, which is noted as the unit. */
static Span
without_unit(Span source)
{
	Span		rest = source;
	Span		before;
	Span		inner;

	while (form_text_bracket(&rest, &before, &inner))
		if (rest.len == 0 && amount_unit_power(inner.s, inner.len) >= 0 && before.len > 0)
			return (Span) {source.s, (size_t) (before.s + before.len - source.s)};
	return source;
}

/* Without 其中： in front, and a colon behind; is it 其中? */
Span
money_source_text(const FormMemory *memory, Span text, bool *part)
{
	Span		source = form_text_squeeze(memory, text);

	*part = span_starts(source, SPAN("其中"));
	if (*part)
		source = span_from(source, strlen("其中"));
	while (span_starts(source, SPAN("：")) || span_starts(source, SPAN(":")))
		source = span_from(source, *source.s == ':' ? 1 : strlen("："));
	/* 其中：其中：… is how the ledger prints a source that it calls 其中：… */
	*part = *part && !span_starts(source, SPAN("其中"));
	while (span_ends(source, SPAN("：")) || span_ends(source, SPAN(":")))
		source.len -= source.s[source.len - 1] == ':' ? 1 : strlen("：");
	return without_unit(source);
}

void
money_refuse(Reader *reader, MoneyBlock *block, const FormRow *row, FormCell *cell, Span reason)
{
	if (!block->refused)
		put_line(reader, SEVERITY_ERROR, cell, reason);
	block->refused = true;
	for (int i = 0; i < row->cells; i++)
		row->cell[i].claimed = true;
}

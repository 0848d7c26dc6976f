/*-------------------------------------------------------------------------
 *
 * printed_rule.c
 *	  The scoring rule that a row prints, read once for rows that repeat it.
 *
 *-------------------------------------------------------------------------
 */
#include "printed_rule.h"

#include "utils/builtins.h"

#include "cell.h"
#include "fold.h"

void
printed_rule_read(PrintedRule *printed, Datum cell, MemoryContext keep)
{
	struct varlena *given = PG_DETOAST_DATUM_PACKED(cell);
	MemoryContext caller;
	char	   *utf8;
	size_t		len;

	if (printed->cell != NULL &&
		VARSIZE_ANY_EXHDR(printed->cell) == VARSIZE_ANY_EXHDR(given) &&
		memcmp(VARDATA_ANY(printed->cell), VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given)) == 0)
		return;
	if (printed->cell != NULL)
	{
		pfree(printed->cell);
		pfree(printed->folded);
		printed->cell = NULL;
	}
	utf8 = server_to_utf8(TextDatumGetCString(PointerGetDatum(given)));
	caller = MemoryContextSwitchTo(keep);
	printed->folded = palloc(strlen(utf8) + 1);
	printed->verdict = fold_text(utf8, strlen(utf8), printed->folded, &len);
	printed->cell = palloc(VARSIZE_ANY(given));
	memcpy(printed->cell, given, VARSIZE_ANY(given));
	MemoryContextSwitchTo(caller);
	printed->blank = cell_is_blank(PointerGetDatum(given));
	if (printed->verdict.code == VERDICT_OK)
		printed->verdict = row_rule_parse(printed->folded, len, &printed->rule);
}

/* scoring_rule_reason(text): NULL for a rule that can be read */
PG_FUNCTION_INFO_V1(perf_scoring_rule_reason);
Datum
perf_scoring_rule_reason(PG_FUNCTION_ARGS)
{
	PrintedRule printed = {0};
	char	   *reason;

	printed_rule_read(&printed, PG_GETARG_DATUM(0), CurrentMemoryContext);
	if (printed.verdict.code == VERDICT_OK)
		PG_RETURN_NULL();
	reason = psprintf("第%zu个字起：%s", printed.verdict.position,
					  reason_chinese(printed.verdict.reason));
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(reason)));
}

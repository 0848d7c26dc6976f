/*-------------------------------------------------------------------------
 *
 * cell.c
 *	  The text of a spreadsheet's cell: what typesetting left in it, and whether
 *	  it says anything.
 *
 *-------------------------------------------------------------------------
 */
#include "cell.h"

#include "access/detoast.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "blank.h"
#include "fold.h"
#include "utf8.h"

/* A text of UTF-8 as the server holds it. */
static text *
text_from_utf8(char *utf8, size_t len)
{
	utf8[len] = '\0';
	return cstring_to_text(utf8_to_server(utf8));
}

/* fold_cell(cell): full-width forms as ASCII, every space as ' ', trimmed */
PG_FUNCTION_INFO_V1(text_fold);
Datum
text_fold(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = server_to_utf8(text_to_cstring(cell));
	char	   *folded = palloc(strlen(utf8) + 1);
	size_t		len;

	if (fold_text(utf8, strlen(utf8), folded, &len).code != VERDICT_OK)
		PG_RETURN_TEXT_P(cell);
	PG_RETURN_TEXT_P(text_from_utf8(folded, len));
}

/* trim_cell(cell): the cell itself, without the spaces at both ends */
PG_FUNCTION_INFO_V1(text_trim);
Datum
text_trim(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = server_to_utf8(text_to_cstring(cell));
	size_t		len = strlen(utf8);
	size_t		first = len;
	size_t		end = 0;
	size_t		step;

	for (size_t i = 0; i < len; i += step)
	{
		char		folded[4];
		size_t		left;

		CHECK_FOR_INTERRUPTS();
		step = utf8_length(utf8 + i, len - i);
		if (step == 0)
			PG_RETURN_TEXT_P(cell);
		/* a space alone folds to nothing */
		if (fold_text(utf8 + i, step, folded, &left).code == VERDICT_OK && left == 0)
			continue;
		first = Min(first, i);
		end = i + step;
	}
	if (first == 0 && end == len)
		PG_RETURN_TEXT_P(cell);
	PG_RETURN_TEXT_P(text_from_utf8(utf8 + first, end > first ? end - first : 0));
}

bool
cell_is_blank(Datum cell)
{
	char	   *utf8;

	if (toast_raw_datum_size(cell) > VARHDRSZ + BLANK_MAX_BYTES)
		return false;
	utf8 = server_to_utf8(TextDatumGetCString(cell));
	return blank_cell(utf8, strlen(utf8));
}

/* is_blank(cell): true for NULL */
PG_FUNCTION_INFO_V1(text_is_blank);
Datum
text_is_blank(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_ARGISNULL(0) || cell_is_blank(PG_GETARG_DATUM(0)));
}

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

/*
 * A cell of hundreds of megabytes is folded in parts, between which a cancel is
 * answered.
 */
#define PART_BYTES	(1024 * 1024)

/* fold_cell(cell): full-width forms as ASCII, every space as ' ', trimmed */
PG_FUNCTION_INFO_V1(text_fold);
Datum
text_fold(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = server_to_utf8(text_to_cstring(cell));
	size_t		len = strlen(utf8);
	char	   *folded = palloc(len + 1);
	size_t		folded_len = 0;

	for (size_t start = 0, end; start < len; start = end)
	{
		size_t		n;

		CHECK_FOR_INTERRUPTS();
		end = Min(len, start + PART_BYTES);
		while (end < len && ((unsigned char) utf8[end] & 0xC0) == 0x80)
			end++;
		if (fold_part(utf8 + start, end - start, folded + folded_len, &n).code != VERDICT_OK)
			PG_RETURN_TEXT_P(cell);
		folded_len += n;
	}
	PG_RETURN_TEXT_P(text_from_utf8(folded, trim_folded(folded, folded_len)));
}

/* Does the one character fold to nothing, as a space does? */
static bool
is_space(const char *s, size_t len)
{
	char		folded[4];
	size_t		left;

	return fold_text(s, len, folded, &left).code == VERDICT_OK && left == 0;
}

/* trim_cell(cell): the cell itself, without the spaces at both ends */
PG_FUNCTION_INFO_V1(text_trim);
Datum
text_trim(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = server_to_utf8(text_to_cstring(cell));
	size_t		len = strlen(utf8);
	size_t		first = 0;
	size_t		end = len;
	size_t		step;

	while ((step = utf8_length(utf8 + first, end - first)) > 0 && is_space(utf8 + first, step))
	{
		CHECK_FOR_INTERRUPTS();
		first += step;
	}
	while (end > first)
	{
		CHECK_FOR_INTERRUPTS();
		step = 1;
		while (step < end - first && ((unsigned char) utf8[end - step] & 0xC0) == 0x80)
			step++;
		if (!is_space(utf8 + end - step, step))
			break;
		end -= step;
	}
	if (first == 0 && end == len)
		PG_RETURN_TEXT_P(cell);
	PG_RETURN_TEXT_P(text_from_utf8(utf8 + first, end - first));
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

/*-------------------------------------------------------------------------
 *
 * blank.c
 *	  What stands in a cell that says nothing.
 *
 *-------------------------------------------------------------------------
 */
#include "blank.h"

#include <string.h>

#include "fold.h"
#include "scan.h"

static const char *const dashes[] = {"", "-", "--", "—", "——", "/", "\\"};
static const char *const words[] = {"无", "无。"};

static bool
is_one_of(const char *s, size_t len, const char *const *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(marks[i]) == len && memcmp(marks[i], s, len) == 0)
			return true;
	return false;
}

bool
dash_mark(const char *folded, size_t len)
{
	return is_one_of(folded, len, dashes, COUNT_OF(dashes));
}

bool
blank_mark(const char *folded, size_t len)
{
	return dash_mark(folded, len) || is_one_of(folded, len, words, COUNT_OF(words));
}

bool
blank_cell(const char *s, size_t len)
{
	char		folded[2 * BLANK_MAX_BYTES];	/* it may have had fewer bytes elsewhere */
	size_t		folded_len;

	return len <= sizeof(folded) &&
		fold_text(s, len, folded, &folded_len).code == VERDICT_OK &&
		blank_mark(folded, folded_len);
}

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

static const char *const marks[] = {"", "-", "--", "—", "——", "/", "\\", "无", "无。"};

bool
blank_mark(const char *folded, size_t len)
{
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (strlen(marks[i]) == len && memcmp(marks[i], folded, len) == 0)
			return true;
	return false;
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

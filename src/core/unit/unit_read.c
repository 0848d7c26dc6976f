/*-------------------------------------------------------------------------
 *
 * unit_read.c
 *	  The unit that a text spells, and brackets in and behind it: 30(个), 台(套),
 *	  90%(新增).
 *
 * A bracket that is all of the unit holds the unit.  Behind a unit it offers a
 * choice if it holds a unit as well, and else it is a note, which is kept and
 * plays no part in conversion.
 *
 *-------------------------------------------------------------------------
 */
#include "unit_read.h"

#include <string.h>

#include "unit_spelling.h"

bool
unit_parse_plain(const char *s, size_t len, Unit *unit)
{
	return len <= UNIT_MAX_BYTES && (len == 0 || unit_spelled_well(s, len)) &&
		unit_split(s, len, unit);
}

/* Is the text a unit that needs no context: of the table, or a count word? */
static bool
known_unit(const char *s, size_t len)
{
	Unit		unit;

	return len > 0 && memchr(s, '(', len) == NULL && unit_parse_plain(s, len, &unit) &&
		(unit.code != UNIT_OPAQUE || unit_is_count(unit.text, unit.text_len));
}

/* The place of the only bracket, which ends the text; NULL if it is none. */
static const char *
last_bracket(const char *s, size_t len)
{
	const char *open = memchr(s, '(', len);

	if (open == NULL || s[len - 1] != ')' ||
		memchr(open + 1, '(', (size_t) (s + len - open) - 1) != NULL ||
		memchr(open, ')', (size_t) (s + len - open) - 1) != NULL)
		return NULL;
	return open;
}

bool
unit_in_bracket(const char *s, size_t len, Scan *inside)
{
	const char *slash;

	if (s[0] != '(' || last_bracket(s, len) != s)
		return false;
	inside->at = s + 1;
	inside->end = s + len - 1;
	slash = memchr(s, '/', len);
	if (slash == NULL)
		return known_unit(inside->at, len - 2);
	return known_unit(inside->at, (size_t) (slash - inside->at)) &&
		known_unit(slash + 1, (size_t) (inside->end - slash) - 1);
}

bool
unit_note_bears(const char *s, size_t len)
{
	static const char *const words[] = {
		"以上", "以下", "以内", "之内", "左右", "上下", "约", "每", "人均", "户均", "/",
		"未", "不", "下降", "降低", "降幅", "减少", "负", "实际", "计划", "预计",
		"目标", "应", "上年", "去年", "\\", "$"
	};
	Scan		scan = {s, s + len};

	if (scan_word(&scan, "含") && scan_at_digit(&scan))
		return true;
	for (scan.at = s; !scan_at_end(&scan); scan.at++)
		if (scan_any(&scan, words, COUNT_OF(words)))
			return true;
	return false;
}

static bool
is_note(const char *s, size_t len)
{
	return len > 0 && !known_unit(s, len) && !unit_note_bears(s, len);
}

size_t
unit_before_note(const char *s, size_t len)
{
	const char *open = last_bracket(s, len);

	if (open == NULL || !known_unit(s, (size_t) (open - s)) ||
		!is_note(open + 1, (size_t) (s + len - open) - 2))
		return 0;
	return (size_t) (open - s);
}

bool
unit_parse(const char *s, size_t len, Unit *unit)
{
	Scan		inside;

	if (len > 0 && s[len - 1] == ')' && len <= UNIT_MAX_BYTES)
	{
		if (unit_in_bracket(s, len, &inside) &&
			unit_parse_plain(inside.at, (size_t) (inside.end - inside.at), unit))
			return true;
		if (unit_before_note(s, len) != 0)
			return unit_split(s, len, unit);
	}
	return unit_parse_plain(s, len, unit);
}

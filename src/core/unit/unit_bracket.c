/*-------------------------------------------------------------------------
 *
 * unit_bracket.c
 *	  Brackets in and behind units: 30(个), 台(套), 90%(新增).
 *
 * A bracket that is all of the unit holds the unit.  Behind a unit it offers a
 * choice if it holds a unit as well, and else it is a note, which is kept and
 * plays no part in conversion.
 *
 *-------------------------------------------------------------------------
 */
#include "unit.h"

#include <string.h>

#include "scan.h"

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

/*
 * Does what stands in a bracket change what the number says, or whose number it
 * is: 90%(含以上), 500元(每人), 100%(未完成), 90%(上年), 5%(同比下降)?  What
 * squeeze() may read anew, as LaTeX, counts as such, too.
 */
static bool
bears_on_number(const char *s, size_t len)
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
	return len > 0 && !known_unit(s, len) && !bears_on_number(s, len);
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

/* The unit without a note, which is given as well; it is empty if there is none. */
static Unit
without_note(const Unit *unit, Scan *note)
{
	size_t		before;
	Unit		core;

	note->at = note->end = unit->text;
	if (unit->code != UNIT_OPAQUE || unit->text[unit->text_len - 1] != ')')
		return *unit;
	before = unit_before_note(unit->text, unit->text_len);
	if (before == 0 || !unit_parse_plain(unit->text, before, &core))
		return *unit;
	note->at += before;
	note->end += unit->text_len;
	core.power += unit->power;	/* of 万元(预算内), 万 stands apart */
	return core;
}

/* Are there two notes, and not the same? */
static bool
notes_differ(const Scan *a, const Scan *b)
{
	return !scan_at_end(a) && !scan_at_end(b) &&
		(a->end - a->at != b->end - b->at ||
		 memcmp(a->at, b->at, (size_t) (a->end - a->at)) != 0);
}

bool
unit_reconcile(Unit *a, Unit *b)
{
	Scan		note_a;
	Scan		note_b;
	Unit		plain_a = without_note(a, &note_a);
	Unit		plain_b = without_note(b, &note_b);

	if (notes_differ(&note_a, &note_b))
		return false;
	if (!unit_commensurable(&plain_a, &plain_b))
		return unit_commensurable(a, b);
	*a = plain_a;
	*b = plain_b;
	return true;
}

bool
unit_offers(const Unit *choice, const Unit *unit)
{
	const char *bracket;
	size_t		before;
	size_t		inside;

	if (choice->code != UNIT_OPAQUE || unit->code != UNIT_OPAQUE ||
		choice->text[choice->text_len - 1] != ')')
		return false;
	bracket = memchr(choice->text, '(', choice->text_len);
	before = (size_t) (bracket - choice->text);
	inside = choice->text_len - before - 2;
	if (bears_on_number(bracket + 1, inside))
		return false;			/* 次 is no choice that 次(计划) offers */
	if (unit->text_len == before + inside)
		return memcmp(unit->text, choice->text, before) == 0 &&
			memcmp(unit->text + before, bracket + 1, inside) == 0;
	return (unit->text_len == before &&
			memcmp(unit->text, choice->text, before) == 0) ||
		(unit->text_len == inside &&
		 memcmp(unit->text, bracket + 1, inside) == 0);
}

/*-------------------------------------------------------------------------
 *
 * unit_relate.c
 *	  Whether numbers in two units compare.
 *
 *-------------------------------------------------------------------------
 */
#include "unit_relate.h"

#include <string.h>

#include "unit_read.h"
#include "unit_spelling.h"

/* Does the first unit offer the second as a choice?  台(套) takes 台, 套 and 台套. */
static bool
offers(const Unit *choice, const Unit *unit)
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
	if (unit_note_bears(bracket + 1, inside))
		return false;			/* 次 is no choice that 次(计划) offers */
	if (unit->text_len == before + inside)
		return memcmp(unit->text, choice->text, before) == 0 &&
			memcmp(unit->text + before, bracket + 1, inside) == 0;
	return (unit->text_len == before &&
			memcmp(unit->text, choice->text, before) == 0) ||
		(unit->text_len == inside &&
		 memcmp(unit->text, bracket + 1, inside) == 0);
}

bool
unit_commensurable(const Unit *a, const Unit *b)
{
	return a->code == UNIT_NONE || b->code == UNIT_NONE ||
		unit_family_compare(a, b) == 0 ||
		(a->code == UNIT_OPAQUE && b->code == UNIT_OPAQUE &&
		 unit_spelled_alike(a->text, a->text_len, b->text, b->text_len)) ||
		offers(a, b) || offers(b, a);
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

/* Do the two count the same, as 名 and 人 do, or 个 and 家? */
static bool
count_alike(const Unit *a, const Unit *b)
{
	UnitCount	count_a = unit_count(a);
	UnitCount	count_b = unit_count(b);

	return (count_a == COUNT_PERSONS && count_b == COUNT_PERSONS) ||
		(count_a == COUNT_ANYTHING && count_b == COUNT_THINGS) ||
		(count_a == COUNT_THINGS && count_b == COUNT_ANYTHING);
}

bool
unit_reconcile_counts(Unit *a, Unit *b)
{
	Scan		note_a;
	Scan		note_b;
	Unit		plain_a;
	Unit		plain_b;

	if (unit_reconcile(a, b))
		return true;
	plain_a = without_note(a, &note_a);
	plain_b = without_note(b, &note_b);
	if (notes_differ(&note_a, &note_b) || !count_alike(&plain_a, &plain_b))
		return false;
	*a = plain_a;
	*b = plain_b;
	return true;
}

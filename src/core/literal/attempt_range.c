/*-------------------------------------------------------------------------
 *
 * attempt_range.c
 *	  Two numbers in one quantity: 90%-95%, ≥5%且≤10%.
 *
 *-------------------------------------------------------------------------
 */
#include "attempt.h"

#include "calendar.h"
#include "compound.h"
#include "unit_relate.h"
#include "words.h"

static bool
scan_separator(Scan *scan)
{
	static const char *const separators[] = {"~", "--", "-", "——", "—", "至", "到"};

	return scan_any(scan, separators, COUNT_OF(separators));
}

static bool
holds_digit(const Scan *scan)
{
	for (const char *p = scan->at; p < scan->end; p++)
		if (*p >= '0' && *p <= '9')
			return true;
	return false;
}

/* Finds where a range parts: number [unit] separator number unit. */
bool
attempt_separator(const Scan *scan, Scan *first_unit, Scan *second)
{
	bool		in_note = false;	/* of 90%(2022-2023年) */

	if (!holds_digit(scan))
		return false;			/* as nearly always */
	for (const char *p = scan->at; p < scan->end; p++)
	{
		Scan		here = {p, scan->end};

		in_note = *p == '(' || (in_note && *p != ')');
		if (!in_note && scan_separator(&here) && scan_at_digit(&here))
		{
			first_unit->at = scan->at;
			first_unit->end = p;
			*second = here;
			return true;
		}
	}
	return false;
}

/*
 * The rest of a range behind its first number, which is the upper one where it
 * is written downwards: ≤10%且≥5%.
 */
static bool
parse_ends(Attempt *try, Scan first_unit, Scan second, bool downwards,
		   Literal *literal)
{
	size_t		first_len = (size_t) (first_unit.end - first_unit.at);
	size_t		len;
	Decimal		first = literal->low;
	Exact		low;
	Exact		high;

	try->scan = second;
	if (!attempt_number(try, &literal->high))
		return false;
	len = (size_t) (try->scan.end - try->scan.at);
	if (len == 0 && (first_len != 0 || !try->bounds))
		return attempt_stop(try, try->scan.at, REASON_RANGE_WITHOUT_UNIT);
	if (first_len != 0 &&
		(first_len != len || memcmp(first_unit.at, try->scan.at, len) != 0))
		return attempt_stop(try, first_unit.at, REASON_RANGE_UNITS_DIFFER);
	if (attempt_calendar(try, literal->low, try->scan.at, len) ||
		attempt_calendar(try, literal->high, try->scan.at, len))
		return attempt_stop(try, try->scan.at, REASON_CALENDAR_PERIOD);
	if (!attempt_unit(try, &literal->unit))
		return false;
	if (downwards)
	{
		literal->low = literal->high;
		literal->high = first;
	}
	low = unit_to_base(literal->low, &literal->unit, NULL);
	high = unit_to_base(literal->high, &literal->unit, NULL);
	if (try->out_of_range == REASON_NONE && exact_compare(low, high) > 0)
		return attempt_stop(try, second.at, REASON_RANGE_DOWNWARDS);
	literal->comparator = COMPARATOR_RANGE;
	return true;
}

bool
attempt_range(Attempt *try, Scan first_unit, Scan second, Literal *literal)
{
	if ((try->sign != COMPARATOR_NONE && try->sign != COMPARATOR_EQ) ||
		try->opening != COMPARATOR_NONE || try->ending != COMPARATOR_NONE)
		return attempt_stop(try, first_unit.end, REASON_RANGE_COMPARED);
	return parse_ends(try, first_unit, second, false, literal);
}

/*
 * Finds the second of two comparisons, ≤ in 5%且≤10%: a sign or, where a word or
 * a comma joins them, a word.  COMPARATOR_NONE if there is none.
 */
Comparator
attempt_second_bound(const Scan *scan, Scan *first, Scan *second)
{
	static const char *const joints[] = {
		"并且", "而且", "，且", ",且", "且", "，", ",", "、", "；", ";"
	};
	int			depth = 0;		/* of brackets: a note may compare */

	for (const char *p = scan->at; p < scan->end; p++)
	{
		Scan		here = {p, scan->end};
		bool		joined = scan_any(&here, joints, COUNT_OF(joints));
		Comparator	found;

		depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
		if (depth > 0)
			continue;
		found = scan_sign(&here);
		if (joined && found == COMPARATOR_NONE)
			found = scan_opening(&here);
		if (found == COMPARATOR_NONE)
			continue;
		first->at = scan->at;
		first->end = p;
		*second = here;
		return found;
	}
	return COMPARATOR_NONE;
}

/* Two bounds in one cell: ≥5%且≤10%. */
bool
attempt_bounds(Attempt *try, Scan first, Comparator second_bound, Scan second,
			 Literal *literal)
{
	Comparator	bound = try->sign != COMPARATOR_NONE ? try->sign : try->opening;
	bool		downwards = bound == COMPARATOR_LE;
	const Fraction *fraction;

	if ((try->sign != COMPARATOR_NONE && try->opening != COMPARATOR_NONE) ||
		(second_bound != COMPARATOR_LE && second_bound != COMPARATOR_GE) ||
		bound != (second_bound == COMPARATOR_LE ? COMPARATOR_GE : COMPARATOR_LE))
		return attempt_stop(try, first.end, REASON_BOUNDS_COMPARED);
	try->bounds = true;
	try->scan = first;
	if (!attempt_number(try, &literal->low))
		return false;
	fraction = try->fraction;
	try->compound = scan_compound(&try->scan, &literal->low, try->chinese);
	if (calendar_year(literal->low, try->scan.at, (size_t) (try->scan.end - try->scan.at)))
		try->text = true;		/* from one year to another */
	first = try->scan;
	if (!parse_ends(try, first, second, downwards, literal))
		return false;
	if (try->fraction != fraction)
		return attempt_stop(try, first.at, REASON_RANGE_UNITS_DIFFER);
	return !try->text || attempt_stop(try, second.at, REASON_CALENDAR_PERIOD);
}

/*-------------------------------------------------------------------------
 *
 * attempt.h
 *	  A folded and squeezed text that is tried as a quantity.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include "literal_type.h"
#include "scan.h"
#include "verdict.h"

/* What in front of a Chinese numeral is its unit. */
typedef struct Fraction
{
	const char *word;
	const char *unit;
	int			scale;			/* decimals to add */
} Fraction;

/* What is found of a quantity while the squeezed text is tried as one. */
typedef struct Attempt
{
	Scan		scan;
	Scan		body;			/* what follows the sign */
	Comparator	sign;			/* of a sign in front */
	bool		firm;			/* it is one for sure, which a text never has */
	bool		is_target;
	bool		compound;		/* a number in several parts */
	bool		bounds;			/* two of them, ≥ and ≤ */
	bool		done;			/* 完成 in front of the number or behind it */
	bool		done_behind;
	Comparator	opening;		/* of a word in front */
	Comparator	ending;			/* of a word behind */
	bool		about;			/* 在 in front: wants a word behind */
	bool		reached;		/* 达到 in front */
	bool		more;			/* 余 or 多 behind the number */
	bool		inclusive;		/* (含) behind the words */
	bool		chinese;		/* a Chinese numeral */
	const Fraction *fraction;	/* 百分之 in front of the number */
	bool		text;			/* a text even behind a sign */
	Reason		out_of_range;	/* why a number is */
	const char *stopped;		/* where and why it is no quantity */
	Reason		reason;
} Attempt;

/* Says where and why it is no quantity; false, for the caller to return. */
static inline bool
attempt_stop(Attempt *try, const char *at, Reason reason)
{
	try->stopped = at;
	try->reason = reason;
	return false;
}

/* Reads a number in either kind of digits. */
extern bool attempt_number(Attempt *try, Decimal *number);

/* Reads the unit, which ends with the text. */
extern bool attempt_unit(Attempt *try, Unit *unit);

/*
 * Without a sign in front a calendar year, quarter, month, day or hour is no
 * quantity (2020年, 7月, 四季度); behind a word like 不超过 only the year is none,
 * and behind a sign only a year with more words (=2023年度, ≤2023年内).  The unit
 * may stand in a bracket, and then is a year or a duration.
 */
extern bool attempt_calendar(Attempt *try, Decimal number, const char *unit, size_t len);

/*
 * A range of two numbers, of which the first is read: where it parts, and what
 * it is.
 */
extern bool attempt_separator(const Scan *scan, Scan *first_unit, Scan *second);
extern bool attempt_range(Attempt *try, Scan first_unit, Scan second, Literal *literal);

/*
 * Two comparisons, 5%且≤10% behind ≥: the second, a sign or, where a word or a
 * comma joins them, a word (COMPARATOR_NONE if there is none); and what they are.
 */
extern Comparator attempt_second_bound(const Scan *scan, Scan *first, Scan *second);
extern bool attempt_bounds(Attempt *try, Scan first, Comparator second_bound,
						   Scan second, Literal *literal);

#endif							/* ATTEMPT_H */

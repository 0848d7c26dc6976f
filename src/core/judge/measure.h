/*-------------------------------------------------------------------------
 *
 * measure.h
 *	  An actual value held against its target (RULES §3, §4).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef MEASURE_H
#define MEASURE_H

#include "deadline.h"
#include "literal_type.h"
#include "store.h"

typedef enum Ternary
{
	TERNARY_FALSE,
	TERNARY_TRUE,
	TERNARY_UNKNOWN
} Ternary;

/*
 * An actual number in a base unit.  Of a point low == high; of a bounded value
 * the missing bound has has_low or has_high false.
 */
typedef struct Measure
{
	bool		has_low;
	bool		has_high;
	bool		low_open;		/* the bound itself is outside */
	bool		high_open;
	Exact		low;
	Exact		high;
} Measure;

/* One reading of a pair, in one base unit; low == high if the target is no range. */
typedef struct Measured
{
	Measure		value;
	Comparator	comparator;		/* the target's */
	Exact		target_low;
	Exact		target_high;
	Unit		value_unit;		/* in which they were taken */
	Unit		target_unit;
} Measured;

/*
 * A bare target beside 12万人 may count 万人 or 人, and a bare number from 0 to 2
 * beside a percentage may be one or a share of 1: two readings, and nothing is
 * decided unless both say the same.
 */
#define MAX_READINGS	2

/* An actual value and a target, measured once and handed round. */
typedef struct Pair
{
	Stored		value_stored;
	Stored		target_stored;
	bool		simple;			/* a point and a number of one unit, as integers: */
	Comparator	comparator;
	int64_t		a;
	int64_t		t;
	int			fiscal_year;	/* of dates without a year; 0 if not known */
	const char *name;			/* of the indicator, which may say that it is a time; NULL */
	size_t		name_len;
	bool		measured;		/* what follows is filled in */
	Literal		value;
	Literal		target;
	bool		share;			/* the second reading is that of a share of 1 */
	DeadlineVerdict deadline;
	int			days_late;		/* DEADLINE_MISSED only */
	int			readings;		/* 0: no quantities of commensurable units */
	Measured	reading[MAX_READINGS];
} Pair;

/* The pair of two stored literals, which must stay where they are. */
static inline void
pair_open(Pair *pair, Stored value, Stored target)
{
	pair->value_stored = value;
	pair->target_stored = target;
	pair->simple =
		stored_plain_pair(value.bytes, target.bytes, &pair->comparator, &pair->a, &pair->t) ||
		stored_pair(value, target, &pair->comparator, &pair->a, &pair->t);
	pair->fiscal_year = 0;
	pair->name = NULL;
	pair->name_len = 0;
	pair->measured = false;
}

/*
 * Loads the literals and puts them into one base unit, in each reading, if that
 * was not done before.  全覆盖 counts as 100 %, a bare number takes the unit of
 * the other.
 */
extern void pair_measure(Pair *pair);

/* Does the value meet the target?  Three-valued. */
extern Ternary pair_meets(Pair *pair);

/* Does an actual text repeat the text target word for word? */
extern bool pair_repeats_words(Pair *pair);

/* A date held against a deadline, which is more than to repeat its words. */
static inline DeadlineVerdict
pair_deadline(Pair *pair)
{
	if (pair->simple)
		return DEADLINE_NONE;
	pair_measure(pair);
	return pair->deadline == DEADLINE_NONE || pair_repeats_words(pair) ?
		DEADLINE_NONE : pair->deadline;
}

/*
 * Is the value the number of the target itself?  Unknown where the target is no
 * quantity; else *comparator is the target's.
 */
extern Ternary pair_repeats_number(Pair *pair, Comparator *comparator);

/* Does the value lack the unit that the target has?  Then it was not copied from it. */
extern bool pair_lacks_unit(const Pair *pair);

/*
 * actual ÷ target as *rate × 10^-*scale, with RATE_SCALE decimals or as many as
 * fit.  False unless both are single numbers, the target is not zero and there is one
 * reading (or the actual number is 0).
 */
extern bool pair_rate(Pair *pair, int64_t *rate, int *scale);

#endif							/* MEASURE_H */

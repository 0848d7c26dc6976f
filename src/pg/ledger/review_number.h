/*-------------------------------------------------------------------------
 *
 * review_number.h
 *	  Figures of a view's row, which may be unknown: numerics that SQL would
 *	  compute with, and to the same digits.
 *
 *-------------------------------------------------------------------------
 */
#ifndef REVIEW_NUMBER_H
#define REVIEW_NUMBER_H

#include "perfeval.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "measure.h"

/* A numeric that is not packed, or NULL. */
typedef NullableDatum ReviewNumber;

static const ReviewNumber no_number = {0, true};

static inline ReviewNumber
number_of(Numeric number)
{
	return (ReviewNumber) {NumericGetDatum(number), false};
}

static inline ReviewNumber
number_whole(int64 number)
{
	return number_of(int64_to_numeric(number));
}

static inline ReviewNumber
number_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? no_number : number_of(PG_GETARG_NUMERIC(n));
}

/* a by b with one of numeric's functions; NULL where either is. */
static inline ReviewNumber
number_by(PGFunction operation, ReviewNumber a, ReviewNumber b)
{
	return a.isnull || b.isnull ? no_number : (ReviewNumber) {DirectFunctionCall2(operation, a.value, b.value), false};
}

static inline ReviewNumber
number_rounded(ReviewNumber number, int decimals)
{
	return number.isnull ? no_number :
		(ReviewNumber) {DirectFunctionCall2(numeric_round, number.value, Int32GetDatum(decimals)), false};
}

/* Do both stand there, and does the comparison say so? */
static inline bool
number_is(ReviewNumber a, PGFunction comparison, ReviewNumber b)
{
	return !a.isnull && !b.isnull && DatumGetBool(DirectFunctionCall2(comparison, a.value, b.value));
}

/* part by whole, NULL where that is zero. */
static inline ReviewNumber
number_ratio(ReviewNumber part, ReviewNumber whole)
{
	return number_is(whole, numeric_ne, number_whole(0)) ? number_by(numeric_div, part, whole) : no_number;
}

/* That in percent, with so many decimals that rounding happens once. */
extern ReviewNumber number_rate(ReviewNumber part, ReviewNumber whole);

/* percent() */
extern ReviewNumber number_percent(ReviewNumber part, ReviewNumber whole);

/* printed(): is y, a stated figure, x rounded to its decimals? */
extern Ternary number_printed(ReviewNumber x, ReviewNumber y);

/* points_agreement() */
typedef enum Agreement
{
	AGREEMENT_UNKNOWN,
	AGREEMENT_DIFFERS,
	AGREEMENT_ROUNDING,
	AGREEMENT_HOLDS
} Agreement;
extern Agreement number_agreement(ReviewNumber computed, ReviewNumber given);

/* The name of the grade of a score by three thresholds, the usual ones where they are NULL; NULL for none. */
extern const char *number_grade(ReviewNumber score, const ReviewNumber *thresholds);

/* usual_grade(); NULL for another word */
extern const char *grade_by_word(Datum grade);

#endif							/* REVIEW_NUMBER_H */

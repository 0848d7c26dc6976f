/*-------------------------------------------------------------------------
 *
 * figure.h
 *	  Figures of a view's row, which may be unknown: numerics that SQL would
 *	  compute with, and to the same digits.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FIGURE_H
#define FIGURE_H

#include "perfeval.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "measure.h"

/* A numeric that is not packed, or NULL. */
typedef NullableDatum Figure;

static const Figure no_figure = {0, true};

static inline Figure
figure_of(Numeric number)
{
	return (Figure) {NumericGetDatum(number), false};
}

static inline Figure
figure_whole(int64 number)
{
	return figure_of(int64_to_numeric(number));
}

static inline Figure
figure_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? no_figure : figure_of(PG_GETARG_NUMERIC(n));
}

/* a by b with one of numeric's functions; NULL where either is. */
static inline Figure
figure_by(PGFunction operation, Figure a, Figure b)
{
	return a.isnull || b.isnull ? no_figure : (Figure) {DirectFunctionCall2(operation, a.value, b.value), false};
}

static inline Figure
figure_rounded(Figure figure, int decimals)
{
	return figure.isnull ? no_figure :
		(Figure) {DirectFunctionCall2(numeric_round, figure.value, Int32GetDatum(decimals)), false};
}

/* Do both stand there, and does the comparison say so? */
static inline bool
figure_is(Figure a, PGFunction comparison, Figure b)
{
	return !a.isnull && !b.isnull && DatumGetBool(DirectFunctionCall2(comparison, a.value, b.value));
}

/* part by whole, NULL where that is zero. */
static inline Figure
figure_ratio(Figure part, Figure whole)
{
	return figure_is(whole, numeric_ne, figure_whole(0)) ? figure_by(numeric_div, part, whole) : no_figure;
}

/* That in percent, with so many decimals that rounding happens once. */
extern Figure figure_rate(Figure part, Figure whole);

/* percent() */
extern Figure figure_percent(Figure part, Figure whole);

/* printed(): is y, a stated figure, x rounded to its decimals? */
extern Ternary figure_printed(Figure x, Figure y);

/* points_agreement() */
typedef enum Agreement
{
	AGREEMENT_UNKNOWN,
	AGREEMENT_DIFFERS,
	AGREEMENT_ROUNDING,
	AGREEMENT_HOLDS
} Agreement;
extern Agreement figure_agreement(Figure computed, Figure given);

/* The name of the grade of a score by three thresholds, the usual ones where they are NULL; NULL for none. */
extern const char *figure_grade(Figure score, const Figure *thresholds);

/* usual_grade(); NULL for another word */
extern const char *grade_by_word(Datum grade);

#endif							/* FIGURE_H */

/*-------------------------------------------------------------------------
 *
 * rule.h
 *	  The rule that gives the points of an indicator.
 *	  Pure: no palloc, no ereport, no locale.
 *
 * Points and shares are integers: points in 1/10000 (points.h), shares of the
 * full mark in 1/10^RULE_SHARE_SCALE.
 *
 *-------------------------------------------------------------------------
 */
#ifndef RULE_H
#define RULE_H

#include "measure.h"
#include "points.h"

typedef enum Method
{
	METHOD_PROPORTIONAL,
	METHOD_BINARY,
	METHOD_STEP,
	METHOD_MANUAL
} Method;

#define RULE_SHARE_SCALE	9
#define RULE_SHARE_ONE		INT64_C(1000000000)

#define STEP_SCALE	9

/* From this actual number on (down to it, for ≤ and <) the share is earned. */
typedef struct Step
{
	Decimal		threshold;		/* in the target's unit */
	int64_t		share;
} Step;

typedef struct Rule
{
	Method		method;
	int64_t		pass_rate;		/* a smaller share scores 0; 0 for none */
	const Step *steps;			/* METHOD_STEP; NULL for the default steps,
								 * which are for targets in % */
	int			nsteps;
} Rule;

/* rule_quantity() of a pair that has to be measured. */
extern bool rule_measured(Pair *pair, int64_t full, const Rule *rule, int64_t *points);

/* Below this numbers are subtracted without a thought of overflow. */
#define SIMPLE_LIMIT	(INT64_C(1) << 61)

/*
 * How much of the target t a point a has reached, as a fraction whose denominator
 * is *of: 1/1 if it is met, (|t| − |a − t|)/|t| or 0 if not.
 */
static inline int64_t
simple_reached(Comparator comparator, bool binary, int64_t a, int64_t t, int64_t *of)
{
	bool		strict = comparator == COMPARATOR_GT || comparator == COMPARATOR_LT;
	int64_t		size = t < 0 ? -t : t;
	int64_t		short_by = comparator == COMPARATOR_LE || comparator == COMPARATOR_LT ?
		a - t : t - a;

	*of = 1;
	/* =0 is met or missed, there is nothing in between */
	if (short_by < 0)
		return comparator != COMPARATOR_EQ || t != 0;
	if (short_by == 0 && !(binary && strict))
		return 1;
	if (binary || short_by >= size)
		return 0;
	*of = size;
	return size - short_by;
}

/*
 * units × reached/of, rounded half up, as nothing is below 0; false if that takes
 * more than 64 bits.
 */
static inline bool
simple_part(int64_t units, int64_t reached, int64_t of, int64_t *part)
{
	int64_t		product;

	if (__builtin_mul_overflow(units, reached, &product))
		return false;
	*part = (int64_t) (((uint64_t) product + of / 2) / (uint64_t) of);
	return true;
}

/* The points of a point a and a target t; false if that takes more than 64 bits. */
static inline bool
simple_points(Comparator comparator, bool binary, int64_t a, int64_t t,
			  int64_t full, int64_t *points)
{
	int64_t		of;
	int64_t		reached = simple_reached(comparator, binary, a, t, &of);
	int64_t		divisor;
	int64_t		cents;

	*points = full;
	if (reached == of)
		return true;
	if (__builtin_mul_overflow(of, POINTS_CENT, &divisor) ||
		!simple_part(full, reached, divisor, &cents))
		return false;
	if (cents * POINTS_CENT < full)
		*points = cents * POINTS_CENT;
	return true;
}

/* Is the rule as simple, so that simple_points() gives what it gives? */
static inline bool
is_simple_rule(const Rule *rule)
{
	return rule->method == METHOD_BINARY ||
		(rule->method == METHOD_PROPORTIONAL && rule->pass_rate == 0);
}

/* The points of a pair of which the short way says all. */
static inline bool
simple_pair_points(const Pair *pair, int64_t full, const Rule *rule, int64_t *points)
{
	return pair->simple && is_simple_rule(rule) &&
		pair->a < SIMPLE_LIMIT && pair->a > -SIMPLE_LIMIT &&
		pair->t < SIMPLE_LIMIT && pair->t > -SIMPLE_LIMIT &&
		simple_points(pair->comparator, rule->method == METHOD_BINARY,
					  pair->a, pair->t, full, points);
}

/*
 * The points of a quantity against a target.  False if they cannot be decided:
 * text, attainment, incommensurable units, a bounded value that straddles, a
 * pair that may be read in two ways with different points, METHOD_MANUAL,
 * METHOD_STEP against a range, the default steps against a unit other than %, a
 * deadline that was missed unless by METHOD_BINARY.
 */
static inline bool
rule_quantity(Pair *pair, int64_t full, const Rule *rule, int64_t *points)
{
	return simple_pair_points(pair, full, rule, points) ||
		rule_measured(pair, full, rule, points);
}

/* The lower bounds of the bands of attainment, shares of the full mark. */
typedef struct Bands
{
	int64_t		achieved_from;
	int64_t		partial_from;
} Bands;

#define DEFAULT_ACHIEVED_FROM	(RULE_SHARE_ONE / 10 * 8)
#define DEFAULT_PARTIAL_FROM	(RULE_SHARE_ONE / 10 * 6)

/*
 * The points that a person gave a qualitative indicator, moved into the band
 * of its attainment.  False if the target is no text or the value neither an
 * attainment nor the target's own words.
 */
extern bool rule_quality(Pair *pair, int64_t full, const Bands *bands, int64_t self,
						 int64_t *points);

#endif							/* RULE_H */

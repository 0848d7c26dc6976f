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

/*
 * The points of a quantity against a target.  False if they cannot be decided:
 * text, attainment, incommensurable units, a bounded value that straddles, a
 * pair that may be read in two ways with different points, METHOD_MANUAL,
 * METHOD_STEP against a range, the default steps against a unit other than %.
 */
extern bool rule_quantity(Pair *pair, int64_t full, const Rule *rule, int64_t *points);

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

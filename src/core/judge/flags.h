/*-------------------------------------------------------------------------
 *
 * flags.h
 *	  What a reviewer flags about a single indicator (RULES §6).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FLAGS_H
#define FLAGS_H

#include "row.h"

/* How far a target may be exceeded is counted in 1/10^FACTOR_SCALE. */
#define FACTOR_SCALE	4

/* There are no more rules about an indicator; an int has a bit for each. */
#define MAX_FLAGS		31

/* The rules, each a bit; flag_name() has the names, which review_rules() describes. */
typedef enum RowFlag
{
	POINTS_ABOVE_FULL_MARK,
	POINTS_ABOVE_RULE,
	POINTS_ABOVE_BAND,
	POINTS_BELOW_RULE,
	POINTS_BELOW_BAND,
	EXPLANATION_MISSING,
	OVER_ACHIEVED,
	UNITS_DIFFER,
	NUMBER_EXPECTED,
	RATE_TARGET_ABOVE_100,
	UNDECIDED,
	SELF_POINTS_MISSING,
	PERCENT_AS_SHARE,
	COMPLETED_LATE,
	FLAGS
} RowFlag;

/*
 * The rules that a scored row breaks, a bit each.  `explained`: it says why it
 * deviates; `factor`: an actual number of so many times its target wants that.
 */
extern int	row_flags(Row *row, bool explained, int64_t factor);

/* The name that review_rules() has for a bit; NULL beyond the last one. */
extern const char *flag_name(int bit);

#endif							/* FLAGS_H */

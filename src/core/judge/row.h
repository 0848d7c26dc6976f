/*-------------------------------------------------------------------------
 *
 * row.h
 *	  An indicator row and what the rule gives it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROW_H
#define ROW_H

#include "row_rule.h"
#include "rule.h"

/* Points in 1/10000; what a row does not have is 0. */
typedef struct Row
{
	bool		has_pair;		/* there are an actual value and a target */
	bool		has_target;
	bool		has_full;
	bool		has_self;
	Pair		pair;			/* without has_pair only the stored target, if any */
	int64_t		full;
	int64_t		self;
	Rule		rule;
	const RowRule *own;			/* that the row prints, or NULL; one of kind
								 * ROW_RULE_NONE could not be read */
	bool		decided;		/* by the rule */
	int64_t		points;
	int64_t		least;			/* by any reading of the row's own rule */
	int64_t		most;
} Row;

/* The points given by the unit itself, held within 0 and the full mark. */
static inline int64_t
clamp_points(int64_t points, int64_t full)
{
	return points < 0 ? 0 : points > full ? full : points;
}

/*
 * Fills in decided and points of a row that is filled in otherwise.  A person
 * decides a row of METHOD_MANUAL; a deduction (full mark 0) takes points off.
 */
extern void row_score(Row *row);

/* Does row_score() leave it to row_score_quality()? */
static inline bool
row_may_be_quality(const Row *row)
{
	return !row->decided && row->own == NULL && row->has_pair && row->has_self && row->full > 0;
}

/* The same of a row whose points a person gives inside a band. */
extern void row_score_quality(Row *row, const Bands *bands);

#endif							/* ROW_H */

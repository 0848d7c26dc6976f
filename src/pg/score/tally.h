/*-------------------------------------------------------------------------
 *
 * tally.h
 *	  What the indicators of a project add up to.
 *
 *-------------------------------------------------------------------------
 */
#ifndef TALLY_H
#define TALLY_H

#include "score.h"

/* Sums of points are wide: no number of rows overflows them. */
typedef struct Tally
{
	int64		indicators;
	int64		marked;			/* with a full mark */
	int64		undecided;		/* by rule, though they have a full mark > 0 */
	int64		unscored;		/* by the unit, likewise */
	int64		unknown;		/* by either, likewise */
	int128		full;
	int128		self;
	int128		points;			/* the rule's, else the unit's within bounds */
} Tally;

static inline void
tally_add(Tally *tally, const Row *row)
{
	tally->indicators++;
	tally->marked += row->has_full;
	tally->full += row->full;
	tally->self += row->self;
	if (row->decided || row->full == 0)
		tally->points += row->decided ? row->points : row->self;
	else
		tally->points += clamp_points(row->self, row->full);
	if (row->full > 0)
	{
		tally->undecided += !row->decided;
		tally->unscored += !row->has_self;
		tally->unknown += !row->decided && !row->has_self;
	}
}

/* What indicator_sums says of a tally. */
typedef struct Sums
{
	int64		indicators;
	int64		undecided;
	bool		has_full;
	bool		has_self;
	bool		has_points;
	int128		full;
	int128		self;
	int128		points;
	text	   *level1_marks;	/* NULL where there are none, or only sums were asked for */
	int32		repeated_targets;
} Sums;

/*
 * Points count where, beside rows without a full mark, the full marks are
 * complete, which they are as the terms say.
 */
static inline void
tally_sums(const Tally *tally, int64 complete_marks, Sums *sums)
{
	bool		complete = tally->marked == tally->indicators ||
		(tally->marked > 0 && tally->full == complete_marks);

	sums->indicators = tally->indicators;
	sums->undecided = tally->undecided;
	sums->has_full = tally->marked > 0;
	sums->has_self = complete && tally->unscored == 0;
	sums->has_points = complete && tally->unknown == 0;
	sums->full = tally->full;
	sums->self = tally->self;
	sums->points = tally->points;
	sums->level1_marks = NULL;
	sums->repeated_targets = 0;
}

/* ... as the row that the function returns. */
extern Datum sums_datum(FunctionCallInfo fcinfo, const Sums *sums);

#endif							/* TALLY_H */

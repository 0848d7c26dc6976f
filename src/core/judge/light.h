/*-------------------------------------------------------------------------
 *
 * light.h
 *	  The light of an indicator during the year (RULES §7).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef LIGHT_H
#define LIGHT_H

#include "measure.h"

typedef enum Light
{
	LIGHT_NONE,					/* it cannot be decided */
	LIGHT_RED,
	LIGHT_YELLOW,
	LIGHT_GREEN,
	LIGHT_BLUE
} Light;

/* How an actual number moves during the year. */
typedef enum Growth
{
	GROWTH_UNKNOWN,				/* nothing says: both readings have to agree */
	GROWTH_ACCUMULATES,			/* it is to reach the target by December */
	GROWTH_LEVEL,				/* it does not grow with the months */
	GROWTH_BY_UNIT				/* a level in %, ‰ and 分, else it accumulates */
} Growth;

/*
 * What the UTF-8 name of an indicator says: 进度 and 完成率 accumulate, 满意度 and
 * other rates are levels.  The last such word counts: 满意度调查完成率 accumulates.
 */
extern Growth growth_of_name(const char *name, size_t len);

/*
 * The light after so many months, 1 to 12.  What the name says goes before the
 * unit where it accumulates, and behind the unit where it is a level.
 */
extern Light pair_light(Pair *pair, int month, Growth named);

#endif							/* LIGHT_H */

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

/* The light after so many months, 1 to 12. */
extern Light pair_light(Pair *pair, int month);

#endif							/* LIGHT_H */

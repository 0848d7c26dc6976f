/*-------------------------------------------------------------------------
 *
 * pace.h
 *	  The pace of the year (序时进度), which a rate of execution is held against.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PACE_H
#define PACE_H

#include "judge.h"

/*
 * As many of the year's twelve months as are over by the words in front of the
 * figure d (截至9月末, 上半年, 前三季度), as a percentage like `like`; false if
 * they say none.
 */
extern bool pace_of_year(const Narrative *n, int d, const Figure *like, Figure *pace);

#endif							/* PACE_H */

/*-------------------------------------------------------------------------
 *
 * budget.h
 *	  The points of a budget's execution (RULES §2).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef BUDGET_H
#define BUDGET_H

#include "decimal.h"

/*
 * Points of the execution rate of a budget that is not 0, rounded to 2
 * decimals, between 0 and the full mark.
 */
extern int64_t execution_points(wide executed, wide budget, int64_t full);

#endif							/* BUDGET_H */

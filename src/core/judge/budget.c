/*-------------------------------------------------------------------------
 *
 * budget.c
 *	  The points of a budget's execution (RULES §2).
 *
 *-------------------------------------------------------------------------
 */
#include "budget.h"

#include "points.h"

int64_t
execution_points(wide executed, wide budget, int64_t full)
{
	Exact		part = {executed, 0};
	Exact		whole = {budget, 2};
	int64_t		cents;

	if ((executed < 0) != (budget < 0))
		return 0;
	if (!exact_proportion(full, part, whole, &cents) || cents > full / POINTS_CENT)
		return full;
	return cents * POINTS_CENT;
}

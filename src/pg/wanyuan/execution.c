/*-------------------------------------------------------------------------
 *
 * execution.c
 *	  Budget execution, shares and growth of amounts.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "amount.h"
#include "budget.h"

/* part ÷ whole, exact but for the last decimal; whole ≠ 0 */
static Datum
rate_datum(wide part, wide whole)
{
	wide		rate;

	if (whole < 0)
	{
		part = -part;
		whole = -whole;
	}

	/* |part| ≤ 2^64 and |whole| ≤ 2^63: below 2^124 */
	rate = divide_rounded(part * power_of_ten(AMOUNT_RATE_SCALE), whole);
	return NumericGetDatum(scaled_to_numeric(rate, AMOUNT_RATE_SCALE));
}

/* part ÷ whole: execution_rate(executed, budget), share(part, whole) */
PG_FUNCTION_INFO_V1(wanyuan_share);
Datum
wanyuan_share(PG_FUNCTION_ARGS)
{
	int64		whole = PG_GETARG_INT64(1);

	if (whole == 0)
		PG_RETURN_NULL();
	return rate_datum(PG_GETARG_INT64(0), whole);
}

/* (now − before) ÷ |before| */
PG_FUNCTION_INFO_V1(wanyuan_growth);
Datum
wanyuan_growth(PG_FUNCTION_ARGS)
{
	wide		now = PG_GETARG_INT64(0);
	wide		before = PG_GETARG_INT64(1);

	if (before == 0)
		PG_RETURN_NULL();
	return rate_datum(now - before, before < 0 ? -before : before);
}

PG_FUNCTION_INFO_V1(wanyuan_execution_score);
Datum
wanyuan_execution_score(PG_FUNCTION_ARGS)
{
	int64		budget = PG_GETARG_INT64(1);
	int64		full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(2));

	if (budget == 0)
		PG_RETURN_NULL();
	return points_datum(execution_points(PG_GETARG_INT64(0), budget, full), full);
}

/*-------------------------------------------------------------------------
 *
 * review.c
 *	  What a reviewer flags about the targets of a project.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "quantity.h"

/*
 * repeats_quantity(actual, target): NULL where the target is no quantity.  The
 * views that 1.0.0 made call it; later ones have repeated_targets().
 */
PG_FUNCTION_INFO_V1(perf_repeats_quantity);
Datum
perf_repeats_quantity(PG_FUNCTION_ARGS)
{
	Pair		pair;
	Comparator	comparator;
	Ternary		repeats;

	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	repeats = pair_repeats_number(&pair, &comparator);
	if (repeats == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(repeats == TERNARY_TRUE);
}

/*
 * The state of repeated_targets(): twice the quantities that are repeated, and
 * 1 if one of them is a limit; below 0 once one is not repeated.
 */
#define STATE_LIMIT		INT64CONST(1)
#define STATE_ONE		INT64CONST(2)
#define STATE_NOT_ALL	INT64CONST(-1)

/* Adds a row to the state; with own_unit a bare number repeats no target with a unit. */
static Datum
accumulate_repeated(FunctionCallInfo fcinfo, bool own_unit)
{
	int64		state = PG_GETARG_INT64(0);
	Pair		pair;
	Comparator	comparator;
	Ternary		repeats;

	if (state == STATE_NOT_ALL)
		PG_RETURN_INT64(state);
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(1)),
			  literal_stored(PG_GETARG_LITERAL_P(2)));
	repeats = pair_repeats_number(&pair, &comparator);
	if (repeats == TERNARY_FALSE ||
		(repeats == TERNARY_TRUE && own_unit && pair_lacks_unit(&pair)))
		state = STATE_NOT_ALL;
	else if (repeats == TERNARY_TRUE)
	{
		state += STATE_ONE;
		if (comparator != COMPARATOR_EQ && comparator != COMPARATOR_RANGE)
			state |= STATE_LIMIT;
	}
	PG_RETURN_INT64(state);
}

/* repeated_targets(actual, target): a row, STRICT */
PG_FUNCTION_INFO_V1(repeated_targets_accumulate);
Datum
repeated_targets_accumulate(PG_FUNCTION_ARGS)
{
	return accumulate_repeated(fcinfo, false);
}

/* copied_targets(actual, target): a row, STRICT */
PG_FUNCTION_INFO_V1(copied_targets_accumulate);
Datum
copied_targets_accumulate(PG_FUNCTION_ARGS)
{
	return accumulate_repeated(fcinfo, true);
}

PG_FUNCTION_INFO_V1(repeated_targets_result);
Datum
repeated_targets_result(PG_FUNCTION_ARGS)
{
	int64		state = PG_GETARG_INT64(0);

	PG_RETURN_INT32(state > 0 && (state & STATE_LIMIT) != 0 ?
					(int32) Min(state / STATE_ONE, PG_INT32_MAX) : 0);
}

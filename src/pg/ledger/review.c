/*-------------------------------------------------------------------------
 *
 * review.c
 *	  What a reviewer flags about the targets of a project.
 *
 *-------------------------------------------------------------------------
 */
#include "marks.h"

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

/*
 * The state after a row whose cells are two arguments; with own_unit a bare number
 * repeats no target with a unit.
 */
static int64
add_repeated(FunctionCallInfo fcinfo, int64 state, int actual, int target, bool own_unit)
{
	Pair		pair;
	Comparator	comparator;
	Ternary		repeats;

	if (state == STATE_NOT_ALL)
		return state;
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(actual)),
			  literal_stored(PG_GETARG_LITERAL_P(target)));
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
	return state;
}

int64
copied_targets_add(FunctionCallInfo fcinfo, int64 state, int actual, int target)
{
	return add_repeated(fcinfo, state, actual, target, true);
}

/* repeated_targets(actual, target): a row, STRICT */
PG_FUNCTION_INFO_V1(repeated_targets_accumulate);
Datum
repeated_targets_accumulate(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(add_repeated(fcinfo, PG_GETARG_INT64(0), 1, 2, false));
}

/* copied_targets(actual, target): a row, STRICT */
PG_FUNCTION_INFO_V1(copied_targets_accumulate);
Datum
copied_targets_accumulate(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(add_repeated(fcinfo, PG_GETARG_INT64(0), 1, 2, true));
}

int32
repeated_targets_count(int64 state)
{
	return state > 0 && (state & STATE_LIMIT) != 0 ? (int32) Min(state / STATE_ONE, PG_INT32_MAX) : 0;
}

PG_FUNCTION_INFO_V1(repeated_targets_result);
Datum
repeated_targets_result(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(repeated_targets_count(PG_GETARG_INT64(0)));
}

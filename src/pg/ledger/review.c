/*-------------------------------------------------------------------------
 *
 * review.c
 *	  What a reviewer flags about a single indicator (flags.h), and about the
 *	  targets of a project.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "cell.h"
#include "flags.h"
#include "quantity.h"

static ArrayType *
rule_array(int flags)
{
	Datum		names[MAX_FLAGS];
	int			count = 0;

	for (int bit = 0; flag_name(bit) != NULL; bit++)
		if (flags & (1 << bit))
			names[count++] = CStringGetTextDatum(flag_name(bit));
	return construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT);
}

/* The arguments of broken_rules() behind the cells of the row. */
enum
{
	ARG_EXPLANATION = ROW_CELLS,
	ARG_OVER_ACHIEVEMENT,
	ARG_FISCAL_YEAR				/* and then the name */
};

/* The rules that the row of the arguments breaks; NULL for a row in order. */
static Datum
broken_rules(FunctionCallInfo fcinfo, int context)
{
	Row			row;
	bool		explained = !PG_ARGISNULL(ARG_EXPLANATION) &&
		!cell_is_blank(PG_GETARG_DATUM(ARG_EXPLANATION));
	int64		factor = INT64_MAX;
	int			flags;

	score_row(fcinfo, 0, context, &row);
	if (row.has_pair && !PG_ARGISNULL(ARG_OVER_ACHIEVEMENT))
		(void) numeric_to_scaled(PG_GETARG_NUMERIC(ARG_OVER_ACHIEVEMENT), FACTOR_SCALE, &factor);
	flags = row_flags(&row, explained, factor);
	if (flags == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(rule_array(flags));
}

/* broken_rules(the cells of a row, explanation, over_achievement) */
PG_FUNCTION_INFO_V1(perf_broken_rules);
Datum
perf_broken_rules(PG_FUNCTION_ARGS)
{
	return broken_rules(fcinfo, 0);
}

/* broken_rules(the cells of a row, explanation, over_achievement, fiscal_year, name) */
PG_FUNCTION_INFO_V1(perf_broken_rules_in_year);
Datum
perf_broken_rules_in_year(PG_FUNCTION_ARGS)
{
	return broken_rules(fcinfo, ARG_FISCAL_YEAR);
}

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

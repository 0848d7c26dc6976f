/*-------------------------------------------------------------------------
 *
 * meets.c
 *	  An actual value held against its target.
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "numeric_scaled.h"

void
pair_context(Pair *pair, FunctionCallInfo fcinfo, int n)
{
	if (!PG_ARGISNULL(n))
		pair->fiscal_year = PG_GETARG_INT32(n);
	pair_name(pair, fcinfo, n + 1);
}

void
pair_name(Pair *pair, FunctionCallInfo fcinfo, int n)
{
	if (!PG_ARGISNULL(n) && !pair->simple)
	{
		text	   *name = PG_GETARG_TEXT_PP(n);

		pair->name = VARDATA_ANY(name);
		pair->name_len = VARSIZE_ANY_EXHDR(name);
		if (GetDatabaseEncoding() != PG_UTF8)
		{
			pair->name = server_to_utf8(text_to_cstring(name));
			pair->name_len = strlen(pair->name);
		}
	}
}

/* Holds two arguments against each other; NULL where it cannot be decided. */
static Datum
judge_arguments(FunctionCallInfo fcinfo, int value_arg, int target_arg)
{
	struct varlena *value = PG_GETARG_LITERAL_P(value_arg);
	struct varlena *target = PG_GETARG_LITERAL_P(target_arg);
	Pair		pair;
	Ternary		met;

	pair_open(&pair, literal_stored(value), literal_stored(target));
	met = pair_meets(&pair);
	PG_FREE_IF_COPY(value, value_arg);
	PG_FREE_IF_COPY(target, target_arg);
	if (met == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(met == TERNARY_TRUE);
}

/* meets(perf_value, perf_target) */
PG_FUNCTION_INFO_V1(perf_value_meets);
Datum
perf_value_meets(PG_FUNCTION_ARGS)
{
	return judge_arguments(fcinfo, 0, 1);
}

/* meets(perf_value, perf_target, fiscal_year, name) */
PG_FUNCTION_INFO_V1(perf_value_meets_in_year);
Datum
perf_value_meets_in_year(PG_FUNCTION_ARGS)
{
	Pair		pair;
	Ternary		met;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	pair_context(&pair, fcinfo, 2);
	met = pair_meets(&pair);
	if (met == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(met == TERNARY_TRUE);
}

/* days_late(perf_value, perf_target, fiscal_year, name) */
PG_FUNCTION_INFO_V1(perf_value_days_late);
Datum
perf_value_days_late(PG_FUNCTION_ARGS)
{
	Pair		pair;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	pair_context(&pair, fcinfo, 2);
	if (pair_deadline(&pair) != DEADLINE_MISSED)
		PG_RETURN_NULL();
	PG_RETURN_INT32(pair.days_late);
}

/* perf_target @> perf_value, the commutator of <@ */
PG_FUNCTION_INFO_V1(perf_target_is_met);
Datum
perf_target_is_met(PG_FUNCTION_ARGS)
{
	return judge_arguments(fcinfo, 1, 0);
}

/*
 * completion_rate(perf_value, perf_target): actual ÷ target, a fraction with
 * 16 decimals.  NULL unless both are single numbers of one unit family and the
 * target is not zero, where the pair may be read in two ways, or where the
 * fraction is beyond 64 bits.
 */
PG_FUNCTION_INFO_V1(perf_value_completion_rate);
Datum
perf_value_completion_rate(PG_FUNCTION_ARGS)
{
	Pair		pair;
	int64		rate;
	int			scale;

	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	if (!pair_rate(&pair, &rate, &scale))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(scaled_to_numeric(rate, scale));
}

/* The decimals of a percentage, and 10^4 of them in a whole. */
#define PCT_SCALE	2
#define PCT_ONE		INT64_C(10000)

/* Below this one 1/10000 is told from another by the 16 decimals of a rate. */
#define PCT_LIMIT	INT64_C(100000000000)

/* completion_pct(perf_value, perf_target): the same in percent, with 2 decimals */
PG_FUNCTION_INFO_V1(perf_value_completion_pct);
Datum
perf_value_completion_pct(PG_FUNCTION_ARGS)
{
	Pair		pair;
	int64		rate;
	int			scale;

	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	if (pair.simple && pair.t > 0 && pair.t < PCT_LIMIT && pair.a >= 0 && pair.a < PCT_LIMIT)
		PG_RETURN_NUMERIC(scaled_to_numeric((2 * PCT_ONE * pair.a + pair.t) / (2 * pair.t),
											PCT_SCALE));
	if (!pair_rate(&pair, &rate, &scale))
		PG_RETURN_NULL();
	scale -= PCT_SCALE;			/* of the percentage */
	PG_RETURN_NUMERIC(scaled_to_numeric(scale > PCT_SCALE ?
										divide_rounded(rate, power_of_ten(scale - PCT_SCALE)) :
										rate * power_of_ten(PCT_SCALE - scale), PCT_SCALE));
}

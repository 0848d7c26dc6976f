/*-------------------------------------------------------------------------
 *
 * score_avg.c
 *	  The aggregate avg(perf_score).
 *
 * The state is a bigint[] of count, points and full marks, so that it can
 * travel between servers.  It may be passed by hand, so its shape is checked
 * at every call.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "utils/array.h"

typedef struct AverageState
{
	int64		count;
	int64		earned;
	int64		full;
} AverageState;

#define STATE_FIELDS	3

/* The state inside an array, which must have the shape of one. */
static AverageState *
array_state(ArrayType *array)
{
	AverageState *state = (AverageState *) ARR_DATA_PTR(array);

	if (ARR_NDIM(array) != 1 || ARR_DIMS(array)[0] != STATE_FIELDS ||
		ARR_HASNULL(array) || ARR_ELEMTYPE(array) != INT8OID ||
		state->count < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid state of avg(perf_score)"),
				 errdetail("The state is a bigint[] of count, points and full marks.")));
	return state;
}

/* Argument 0 as a state to change: the aggregate's own, or else a copy. */
static ArrayType *
own_array(FunctionCallInfo fcinfo)
{
	return AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_ARRAYTYPE_P(0) :
		PG_GETARG_ARRAYTYPE_P_COPY(0);
}

static void
report_average_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("perf_score out of range in avg(perf_score)")));
}

PG_FUNCTION_INFO_V1(perf_score_avg_accum);
Datum
perf_score_avg_accum(PG_FUNCTION_ARGS)
{
	ArrayType  *array = own_array(fcinfo);
	AverageState *state = array_state(array);
	Points	   *points = PG_GETARG_POINTS_P(1);

	if (pg_add_s64_overflow(state->count, 1, &state->count) ||
		pg_add_s64_overflow(state->earned, points->earned, &state->earned) ||
		pg_add_s64_overflow(state->full, points->full, &state->full))
		report_average_overflow();
	PG_RETURN_ARRAYTYPE_P(array);
}

/* Takes out a score that was added before. */
PG_FUNCTION_INFO_V1(perf_score_avg_accum_inv);
Datum
perf_score_avg_accum_inv(PG_FUNCTION_ARGS)
{
	ArrayType  *array = own_array(fcinfo);
	AverageState *state = array_state(array);
	Points	   *points = PG_GETARG_POINTS_P(1);

	if (pg_sub_s64_overflow(state->count, 1, &state->count) ||
		pg_sub_s64_overflow(state->earned, points->earned, &state->earned) ||
		pg_sub_s64_overflow(state->full, points->full, &state->full))
		report_average_overflow();
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(perf_score_avg_combine);
Datum
perf_score_avg_combine(PG_FUNCTION_ARGS)
{
	ArrayType  *array = own_array(fcinfo);
	AverageState *state = array_state(array);
	AverageState *other = array_state(PG_GETARG_ARRAYTYPE_P(1));

	if (pg_add_s64_overflow(state->count, other->count, &state->count) ||
		pg_add_s64_overflow(state->earned, other->earned, &state->earned) ||
		pg_add_s64_overflow(state->full, other->full, &state->full))
		report_average_overflow();
	PG_RETURN_ARRAYTYPE_P(array);
}

/* Mean points of the mean full mark, both rounded to 4 decimals. */
PG_FUNCTION_INFO_V1(perf_score_avg_final);
Datum
perf_score_avg_final(PG_FUNCTION_ARGS)
{
	AverageState *state = array_state(PG_GETARG_ARRAYTYPE_P(0));

	if (state->count == 0)
		PG_RETURN_NULL();
	if (state->full < 0)
		report_average_overflow();
	return points_datum((int64) divide_rounded(state->earned, state->count),
						(int64) divide_rounded(state->full, state->count));
}

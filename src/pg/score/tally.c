/*-------------------------------------------------------------------------
 *
 * tally.c
 *	  tally(): an aggregate that scores and adds up the indicators of a project
 *	  in one pass.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "access/htup_details.h"
#include "funcapi.h"

#include "numeric_scaled.h"

/* Sums of points are wide: no number of rows overflows them. */
typedef struct Tally
{
	int64		indicators;
	int64		marked;			/* with a full mark */
	int64		undecided;		/* by rule, though they have a full mark > 0 */
	int64		unscored;		/* by the unit, likewise */
	int64		unknown;		/* by either, likewise */
	int128		full;
	int128		self;
	int128		points;			/* the rule's, else the unit's within bounds */
} Tally;

#define TALLY_COLUMNS 6

/* Adds a row, whose cells are the arguments behind the state, see score_row(). */
static Datum
accumulate(FunctionCallInfo fcinfo, int context)
{
	MemoryContext aggregate;
	Tally	   *tally;
	Row			row;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "tally_accumulate called in non-aggregate context");
	tally = PG_ARGISNULL(0) ? MemoryContextAllocZero(aggregate, sizeof(Tally)) :
		(Tally *) PG_GETARG_POINTER(0);

	score_row(fcinfo, 1, context, &row);
	tally->indicators++;
	tally->marked += row.has_full;
	tally->full += row.full;
	tally->self += row.self;
	if (row.decided || row.full == 0)
		tally->points += row.decided ? row.points : row.self;
	else
		tally->points += clamp_points(row.self, row.full);
	if (row.full > 0)
	{
		tally->undecided += !row.decided;
		tally->unscored += !row.has_self;
		tally->unknown += !row.decided && !row.has_self;
	}
	PG_RETURN_POINTER(tally);
}

/* tally(the cells of a row): a row */
PG_FUNCTION_INFO_V1(tally_accumulate);
Datum
tally_accumulate(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, 0);
}

/* tally(the cells of a row, fiscal_year, name): a row */
PG_FUNCTION_INFO_V1(tally_accumulate_in_year);
Datum
tally_accumulate_in_year(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, 1 + ROW_CELLS);
}

TupleDesc
result_columns(FunctionCallInfo fcinfo)
{
	TupleDesc	columns;

	if (fcinfo->flinfo->fn_extra == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		if (get_call_result_type(fcinfo, NULL, &columns) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "an aggregate's result is not a row");
		fcinfo->flinfo->fn_extra = BlessTupleDesc(columns);
		MemoryContextSwitchTo(caller);
	}
	return fcinfo->flinfo->fn_extra;
}

PG_FUNCTION_INFO_V1(tally_result);
Datum
tally_result(PG_FUNCTION_ARGS)
{
	Tally	   *tally;
	TupleDesc	columns;
	Datum		values[TALLY_COLUMNS];
	bool		nulls[TALLY_COLUMNS] = {false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	tally = (Tally *) PG_GETARG_POINTER(0);

	columns = result_columns(fcinfo);

	values[0] = Int32GetDatum((int32) tally->indicators);
	values[1] = Int32GetDatum((int32) tally->marked);
	values[2] = Int32GetDatum((int32) tally->undecided);
	nulls[3] = tally->marked == 0;
	nulls[4] = tally->unscored > 0;
	nulls[5] = tally->unknown > 0;
	values[3] = nulls[3] ? (Datum) 0 : NumericGetDatum(points_to_numeric(tally->full, 2));
	values[4] = nulls[4] ? (Datum) 0 : NumericGetDatum(points_to_numeric(tally->self, 2));
	values[5] = nulls[5] ? (Datum) 0 : NumericGetDatum(points_to_numeric(tally->points, 2));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(columns, values, nulls)));
}

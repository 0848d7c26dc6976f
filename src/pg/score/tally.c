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
#include "tally.h"
#include "terms.h"

#define TALLY_COLUMNS 6

/* ... by the terms of a project. */
typedef struct ProjectTally
{
	Tally		tally;
	Terms		terms;			/* of the last row */
	TermsCursor cursor;
} ProjectTally;

#define SUMS_COLUMNS 7

/* tally(the cells of a row): a row; they are the arguments behind the state, see score_row() */
PG_FUNCTION_INFO_V1(tally_accumulate);
Datum
tally_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Tally	   *tally;
	Row			row;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "tally_accumulate called in non-aggregate context");
	tally = PG_ARGISNULL(0) ? MemoryContextAllocZero(aggregate, sizeof(Tally)) :
		(Tally *) PG_GETARG_POINTER(0);

	score_row(fcinfo, 1, 0, &row);
	tally_add(tally, &row);
	PG_RETURN_POINTER(tally);
}

/* add_indicators(the cells of a row, terms): a row, see TALLY_ACTUAL and what follows it */
PG_FUNCTION_INFO_V1(indicators_accumulate);
Datum
indicators_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	ProjectTally *project;
	TermsDetails details;
	Row			row;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "indicators_accumulate called in non-aggregate context");
	if (PG_ARGISNULL(TALLY_TERMS))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the terms of scoring must not be NULL")));
	project = PG_ARGISNULL(TALLY_STATE) ? MemoryContextAllocZero(aggregate, sizeof(ProjectTally)) :
		(ProjectTally *) PG_GETARG_POINTER(TALLY_STATE);

	details = terms_read(PG_GETARG_BYTEA_PP(TALLY_TERMS), &project->terms);
	score_row_by_terms(fcinfo, &project->cursor, &project->terms, details, &row);
	tally_add(&project->tally, &row);
	PG_RETURN_POINTER(project);
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

/* The columns of indicator_sums. */
Datum
sums_datum(FunctionCallInfo fcinfo, const Sums *sums)
{
	Datum		values[SUMS_COLUMNS] = {0};
	bool		nulls[SUMS_COLUMNS] = {false};

	values[0] = Int32GetDatum((int32) sums->indicators);
	values[1] = Int32GetDatum((int32) sums->undecided);
	nulls[2] = !sums->has_full;
	nulls[3] = !sums->has_self;
	nulls[4] = !sums->has_points;
	if (sums->has_full)
		values[2] = NumericGetDatum(points_to_numeric(sums->full, 2));
	if (sums->has_self)
		values[3] = NumericGetDatum(points_to_numeric(sums->self, 2));
	if (sums->has_points)
		values[4] = NumericGetDatum(points_to_numeric(sums->points, 2));
	nulls[5] = sums->level1_marks == NULL;
	values[5] = PointerGetDatum(sums->level1_marks);
	values[6] = Int32GetDatum(sums->repeated_targets);
	return HeapTupleGetDatum(heap_form_tuple(result_columns(fcinfo), values, nulls));
}

PG_FUNCTION_INFO_V1(indicators_result);
Datum
indicators_result(PG_FUNCTION_ARGS)
{
	ProjectTally *project;
	Sums		sums;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	project = (ProjectTally *) PG_GETARG_POINTER(0);
	tally_sums(&project->tally, project->terms.complete, &sums);
	PG_RETURN_DATUM(sums_datum(fcinfo, &sums));
}

/*-------------------------------------------------------------------------
 *
 * funding.c
 *	  tally_funding(): an aggregate that adds up the funding rows of a project
 *	  and scores the execution of its budget (RULES §2).
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "funcapi.h"

#include "wanyuan.h"

/* One amount of all rows.  Sums are wide: no stored amounts overflow them. */
typedef struct Figure
{
	int128		sum;			/* of the sources */
	int64		known;			/* sources that state it */
	int64		unknown;		/* sources that do not */
	bool		has_total;
	int64		total;			/* of the total row, the largest of several */
} Figure;

typedef struct Funding
{
	Figure		initial;
	Figure		budget;
	Figure		executed;
	int64		blanks;			/* sources that state nothing at all */
	bool		has_full;
	int64		full;
} Funding;

#define FUNDING_COLUMNS 4

static void
add_figure(Figure *figure, bool total, bool known, int64 amount)
{
	if (!total)
	{
		figure->known += known;
		figure->unknown += !known;
		figure->sum += known ? amount : 0;
	}
	else if (known && (!figure->has_total || amount > figure->total))
	{
		figure->has_total = true;
		figure->total = amount;
	}
}

/*
 * tally_funding(requested, initial_budget, adjusted_budget, executed,
 * is_total, full_mark): a row
 */
PG_FUNCTION_INFO_V1(funding_accumulate);
Datum
funding_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Funding    *funding;
	bool		adjusted = !PG_ARGISNULL(3);
	bool		initial = !PG_ARGISNULL(2);
	bool		executed = !PG_ARGISNULL(4);
	bool		total = !PG_ARGISNULL(5) && PG_GETARG_BOOL(5);

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "funding_accumulate called in non-aggregate context");
	funding = PG_ARGISNULL(0) ?
		MemoryContextAllocZero(aggregate, sizeof(Funding)) :
		(Funding *) PG_GETARG_POINTER(0);

	add_figure(&funding->initial, total, initial, PG_GETARG_INT64(2));
	add_figure(&funding->budget, total, adjusted || initial,
			   PG_GETARG_INT64(adjusted ? 3 : 2));
	add_figure(&funding->executed, total, executed, PG_GETARG_INT64(4));
	funding->blanks += !total && PG_ARGISNULL(1) && !adjusted && !initial && !executed;
	if (!PG_ARGISNULL(6))
	{
		funding->has_full = true;
		funding->full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(6));
	}
	PG_RETURN_POINTER(funding);
}

/*
 * The sum if every source states the figure, else the total row, else the sum
 * of the sources that are filled in at all; false if none of that is known.
 */
static bool
resolve_figure(const Figure *figure, int64 blanks, wide *amount)
{
	*amount = figure->sum;
	if (figure->known > 0 && figure->unknown == 0)
		return true;
	if (figure->has_total)
		*amount = figure->total;
	return figure->has_total || (figure->known > 0 && figure->unknown == blanks);
}

PG_FUNCTION_INFO_V1(funding_result);
Datum
funding_result(PG_FUNCTION_ARGS)
{
	Funding    *funding;
	TupleDesc	columns;
	Datum		values[FUNDING_COLUMNS] = {0};
	bool		nulls[FUNDING_COLUMNS];
	wide		initial;
	wide		budget;
	wide		executed;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	funding = (Funding *) PG_GETARG_POINTER(0);
	columns = result_columns(fcinfo);

	nulls[0] = !resolve_figure(&funding->initial, funding->blanks, &initial);
	nulls[1] = !resolve_figure(&funding->budget, funding->blanks, &budget);
	nulls[2] = !resolve_figure(&funding->executed, funding->blanks, &executed);
	nulls[3] = nulls[1] || nulls[2] || !funding->has_full || budget == 0;
	if (!nulls[0])
		values[0] = NumericGetDatum(fen_to_numeric(initial));
	if (!nulls[1])
		values[1] = NumericGetDatum(fen_to_numeric(budget));
	if (!nulls[2])
		values[2] = NumericGetDatum(fen_to_numeric(executed));
	if (!nulls[3])
		values[3] = NumericGetDatum(points_to_numeric(execution_points(executed, budget,
																	   funding->full), 2));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(columns, values, nulls)));
}

/*-------------------------------------------------------------------------
 *
 * funding.c
 *	  tally_funding(): an aggregate that adds up the funding rows of a project
 *	  and scores the execution of its budget (RULES §2).
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "access/htup_details.h"
#include "funcapi.h"

#include "budget.h"
#include "wanyuan.h"

/* One amount of all rows.  Sums are wide: no stored amounts overflow them. */
typedef struct Figure
{
	int128		sum;			/* of the sources */
	int64		largest;		/* of the sources, at least 0 */
	int64		known;			/* sources that state it */
	int64		unknown;		/* sources that do not */
	int128		subtotals;		/* of rows for some of the sources */
	bool		has_subtotal;
	bool		has_total;
	int64		total;			/* of the total row, the largest of several */
} Figure;

/* The figures that are summed. */
enum
{
	REQUESTED,
	INITIAL,
	BUDGET,						/* adjusted, else initial */
	EXECUTED,
	FIGURES
};

typedef struct Funding
{
	Figure		figures[FIGURES];
	int64		blanks;			/* sources that state nothing at all */
	bool		has_full;
	int64		full;
} Funding;

#define FUNDING_COLUMNS 6

/* The arguments of funding_accumulate behind its state. */
enum
{
	ARG_REQUESTED = 1,
	ARG_INITIAL,
	ARG_ADJUSTED,
	ARG_EXECUTED,
	ARG_IS_TOTAL,
	ARG_FULL_MARK
};

/* What a row is to the others, see is_total_row(). */
typedef enum RowKind
{
	SOURCE,
	SUBTOTAL,
	TOTAL
} RowKind;

static void
add_figure(Figure *figure, RowKind kind, bool known, int64 amount)
{
	if (kind == SOURCE)
	{
		figure->known += known;
		figure->unknown += !known;
	}
	if (!known)
		return;
	switch (kind)
	{
		case SOURCE:
			figure->sum += amount;
			figure->largest = Max(figure->largest, amount);
			break;
		case SUBTOTAL:
			figure->has_subtotal = true;
			figure->subtotals += amount;
			break;
		case TOTAL:
			figure->total = figure->has_total ? Max(figure->total, amount) : amount;
			figure->has_total = true;
			break;
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
	bool		requested = !PG_ARGISNULL(ARG_REQUESTED);
	bool		initial = !PG_ARGISNULL(ARG_INITIAL);
	bool		adjusted = !PG_ARGISNULL(ARG_ADJUSTED);
	bool		executed = !PG_ARGISNULL(ARG_EXECUTED);
	RowKind		kind = PG_ARGISNULL(ARG_IS_TOTAL) ? SUBTOTAL : PG_GETARG_BOOL(ARG_IS_TOTAL) ? TOTAL : SOURCE;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "funding_accumulate called in non-aggregate context");
	funding = PG_ARGISNULL(0) ?
		MemoryContextAllocZero(aggregate, sizeof(Funding)) :
		(Funding *) PG_GETARG_POINTER(0);

	add_figure(&funding->figures[REQUESTED], kind, requested, PG_GETARG_INT64(ARG_REQUESTED));
	add_figure(&funding->figures[INITIAL], kind, initial, PG_GETARG_INT64(ARG_INITIAL));
	add_figure(&funding->figures[BUDGET], kind, adjusted || initial,
			   PG_GETARG_INT64(adjusted ? ARG_ADJUSTED : ARG_INITIAL));
	add_figure(&funding->figures[EXECUTED], kind, executed, PG_GETARG_INT64(ARG_EXECUTED));
	funding->blanks += kind == SOURCE && !requested && !adjusted && !initial && !executed;
	if (!PG_ARGISNULL(ARG_FULL_MARK))
	{
		funding->has_full = true;
		funding->full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(ARG_FULL_MARK));
	}
	PG_RETURN_POINTER(funding);
}

/*
 * The sum if every source states the figure, else the total row, else the sum
 * of the sources that are filled in at all; false if none of that is known.
 * A total row of zero over sources that add up to something is a form that was
 * not filled in: the sources say the figure.  Subtotals count where they are all
 * there is, or where only with them the sources make the total: then no other
 * row says what they are made of.
 */
static bool
resolve_figure(const Figure *figure, int64 blanks, wide *amount)
{
	bool		summed = figure->known > 0 && figure->unknown == 0;
	bool		empty_total = figure->has_total && figure->total == 0 && figure->sum != 0;

	if (figure->has_subtotal &&
		((figure->known == 0 && figure->unknown == blanks) ||
		 (figure->has_total && figure->sum != figure->total &&
		  figure->sum + figure->subtotals == figure->total)))
	{
		*amount = figure->sum + figure->subtotals;
		return true;
	}
	*amount = figure->sum;
	if (summed || empty_total)
		return true;
	if (figure->has_total)
		*amount = figure->total;
	return figure->has_total || (figure->known > 0 && figure->unknown == blanks);
}

/*
 * Is one of three or more sources likely the total of the others, under a label
 * that does not say so?
 */
static bool
has_likely_total(const Funding *funding)
{
	const Figure *budget = &funding->figures[BUDGET];
	const Figure *executed = &funding->figures[EXECUTED];

	return budget->known >= 3 && budget->unknown == funding->blanks &&
		budget->sum != 0 && budget->largest * (wide) 2 == budget->sum &&
		(executed->unknown > funding->blanks || executed->largest * (wide) 2 == executed->sum);
}

PG_FUNCTION_INFO_V1(funding_result);
Datum
funding_result(PG_FUNCTION_ARGS)
{
	/* the figures in the order of funding_tally, and its points */
	static const int columns_of[FIGURES] = {
		[INITIAL] = 0, [BUDGET] = 1, [EXECUTED] = 2, [REQUESTED] = 4
	};
	const int	points = 3;
	const int	likely_total = 5;
	Funding    *funding;
	TupleDesc	columns;
	Datum		values[FUNDING_COLUMNS] = {0};
	bool		nulls[FUNDING_COLUMNS];
	wide		amounts[FIGURES];

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	funding = (Funding *) PG_GETARG_POINTER(0);
	columns = result_columns(fcinfo);

	for (int i = 0; i < FIGURES; i++)
	{
		int			column = columns_of[i];

		nulls[column] = !resolve_figure(&funding->figures[i], funding->blanks, &amounts[i]);
		if (!nulls[column])
			values[column] = NumericGetDatum(fen_to_numeric(amounts[i]));
	}
	nulls[points] = nulls[columns_of[BUDGET]] || nulls[columns_of[EXECUTED]] ||
		!funding->has_full || amounts[BUDGET] == 0;
	if (!nulls[points])
	{
		int64		earned = execution_points(amounts[EXECUTED], amounts[BUDGET],
											  funding->full);

		values[points] = NumericGetDatum(points_to_numeric(earned, 2));
	}
	nulls[likely_total] = false;
	values[likely_total] = BoolGetDatum(has_likely_total(funding));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(columns, values, nulls)));
}

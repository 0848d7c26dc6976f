/*-------------------------------------------------------------------------
 *
 * score.h
 *	  The Datum side of perf_score.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SCORE_H
#define SCORE_H

#include "perfeval.h"

#include "access/tupdesc.h"

#include "numeric_scaled.h"
#include "points.h"
#include "row.h"

#define DatumGetPointsP(d)		((Points *) DatumGetPointer(d))
#define PG_GETARG_POINTS_P(n)	DatumGetPointsP(PG_GETARG_DATUM(n))

/* A perf_score in the current memory context, as a Datum. */
static inline Datum
points_datum(int64 earned, int64 full)
{
	Points	   *result = (Points *) palloc(sizeof(Points));

	result->earned = earned;
	result->full = full;
	return PointerGetDatum(result);
}

extern void report_beyond_range(Numeric points, const char *what)
			__attribute__((noreturn));
extern void report_negative(Numeric full_mark)
			__attribute__((noreturn));

/* A number of points, called `what` in errors, in 1/10000; 22003 if too big. */
static inline int64
points_from_numeric(Numeric points, const char *what)
{
	int64		result = numeric_two_digits(points);

	StaticAssertStmt(POINTS_SCALE == 4, "two digits of numeric are points");
	if (result > 0)
		return result;
	if (numeric_to_scaled(points, POINTS_SCALE, &result) != SCALED_OK)
		report_beyond_range(points, what);
	return result;
}

/* A full mark likewise; 22003 also if it is negative. */
static inline int64
full_mark_from_numeric(Numeric full_mark)
{
	int64		result = points_from_numeric(full_mark, "full mark");

	if (result < 0)
		report_negative(full_mark);
	return result;
}

/* Points in 1/10000 as numeric, with at least min_decimals decimals. */
extern Numeric points_to_numeric(int128 points, int min_decimals);

/* The cells of an indicator row, in the order in which functions take them. */
typedef enum RowCell
{
	CELL_ACTUAL,
	CELL_TARGET,
	CELL_FULL_MARK,
	CELL_SELF_POINTS,
	CELL_METHOD,
	CELL_PASS_RATE,
	CELL_ACHIEVED_FROM,
	CELL_PARTIAL_FROM,
	ROW_CELLS
} RowCell;

/*
 * Reads the cells that are the arguments from `first` on, and scores the row.  Its
 * fiscal year and name are the argument `context` and the next one, and the one behind
 * them, if there is one, the rule that it prints; 0 if there are none.
 */
extern void score_row(FunctionCallInfo fcinfo, int first, int context, Row *row);

/* A fraction of the full mark, called `what` in errors; 22003 outside 0 to 1. */
extern int64 share_from_numeric(Numeric share, const char *what);

/* The columns of the row type that a function returns, looked up once. */
extern TupleDesc result_columns(FunctionCallInfo fcinfo);

#endif							/* SCORE_H */

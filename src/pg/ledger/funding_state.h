/*-------------------------------------------------------------------------
 *
 * funding_state.h
 *	  The funding rows of a project, as the aggregates over them gather them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUNDING_STATE_H
#define FUNDING_STATE_H

#include "perfeval.h"

#include "funding_rows.h"

/* A row as the table has it. */
typedef struct Source
{
	text	   *label;
	text	   *above;			/* the label of the row above; NULL if none is named */
	int			level;			/* 0 if not known */
	bool		carry_in;		/* these are of the review alone */
	bool		has_balance;
	int64		balance;
} Source;

typedef struct Funding
{
	int			count;
	int			room;
	FundingRow *rows;
	Source	   *sources;
	bool		marked;
	bool		has_full;
	int64		full;
	const text *project;		/* these are of the review alone */
	bool		carry_in_is_out;
} Funding;

/* The columns of funding_sums. */
enum
{
	SUM_INITIAL,
	SUM_BUDGET,
	SUM_EXECUTED,
	SUM_POINTS,
	SUM_REQUESTED,
	SUM_LIKELY_TOTAL,
	SUM_DOUBTFUL_PARTS,
	SUM_DOUBTFUL_SOURCES,
	SUM_FINDINGS,
	SUM_COLUMNS
};

/* The arguments of a row, behind the state. */
enum
{
	ARG_SOURCE = 1,
	ARG_LINE,
	ARG_LEVEL,
	ARG_ABOVE,
	ARG_LEFT_OUT,
	ARG_REQUESTED,
	ARG_INITIAL,
	ARG_ADJUSTED,
	ARG_EXECUTED,
	ARG_BEHIND_ROW
};

/* Room for so many rows. */
extern void funding_make_room(Funding *funding, int room, MemoryContext context);

/* Adds the row of the arguments. */
extern void funding_append(Funding *funding, FunctionCallInfo fcinfo, MemoryContext context);

/* ... to the state, which is the first of them. */
extern Funding *funding_append_to_state(FunctionCallInfo fcinfo);

/* Keeps the full mark in an argument. */
extern void funding_set_full_mark(Funding *funding, FunctionCallInfo fcinfo, int n);

/* What the rows add up to: the columns of funding_sums without findings. */
extern void funding_sum_columns(Funding *funding, Datum *values, bool *nulls);

/* Decides once what each row is to the others. */
extern void funding_mark_rows(Funding *funding);

/* The mark that the rows have that are added; -1 if none states an amount. */
extern int	funding_counted_mark(Funding *funding);

/* Does the row state an amount? */
static inline bool
funding_states_amount(const FundingRow *row)
{
	for (int figure = 0; figure < FUNDING_FIGURES; figure++)
		if (row->known[figure])
			return true;
	return false;
}

#endif							/* FUNDING_STATE_H */

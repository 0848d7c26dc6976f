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
	text	   *project;		/* these are of the review alone */
	bool		carry_in_is_out;
} Funding;

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

/* Adds the row of the arguments to the state, which is the first of them. */
extern Funding *funding_append(FunctionCallInfo fcinfo);

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

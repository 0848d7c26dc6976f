/*-------------------------------------------------------------------------
 *
 * funding_rows.h
 *	  Which funding rows of a project add up, and what they add up to (RULES §2).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUNDING_ROWS_H
#define FUNDING_ROWS_H

#include <stdint.h>

#include "decimal.h"
#include "funding_label.h"

/* The figures of a row. */
enum
{
	FUNDING_REQUESTED,
	FUNDING_INITIAL,
	FUNDING_BUDGET,				/* adjusted, else initial */
	FUNDING_EXECUTED,
	FUNDING_FIGURES
};

typedef enum FundingMark
{
	FUNDING_COUNTED,			/* a source */
	FUNDING_SUMMED,				/* a subtotal: see funding_sum() */
	FUNDING_IS_TOTAL,
	FUNDING_IS_PART,			/* of another row */
	FUNDING_LEFT_OUT			/* a carry-in that does not count, a sum of years */
} FundingMark;

/* Of more rows none is read as part of another. */
#define FUNDING_MAX_ROWS	200

#define ABOVE_UNKNOWN	(-1)	/* the form's order is not known */
#define ABOVE_NONE		(-2)	/* it is, and the row is part of no other */

typedef struct FundingRow
{
	FundingLabel label;
	int			line;			/* its place in the form, from 1; 0 not known */
	int			above;			/* the row that it is part of, or ABOVE_... */
	bool		left_out;		/* a carry-in that does not count */
	bool		known[FUNDING_FIGURES];
	int64_t		amount[FUNDING_FIGURES];
	FundingMark mark;			/* set by funding_mark() */
	bool		doubtful;		/* ... where neither label nor figures decide */
} FundingRow;

/* Decides what each row is to the others. */
extern void funding_mark(FundingRow *rows, int count);

/* What a figure adds up to; false if that is not known. */
extern bool funding_sum(const FundingRow *rows, int count, int figure, wide *sum);

/*
 * Is one of three or more sources likely the total of the others, under a label
 * that does not say so?  Its row, or -1.
 */
extern int	funding_likely_total(const FundingRow *rows, int count);

#endif							/* FUNDING_ROWS_H */

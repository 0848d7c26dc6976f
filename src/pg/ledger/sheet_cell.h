/*-------------------------------------------------------------------------
 *
 * sheet_cell.h
 *	  What the readers of a sheet's cells share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SHEET_CELL_H
#define SHEET_CELL_H

#include "perfeval.h"

typedef enum CellKind
{
	CELL_TEXT,
	CELL_LABEL,					/* an enum or another type's literal */
	CELL_WHOLE,
	CELL_YEAR,
	CELL_MONTH,
	CELL_NUMBER,
	CELL_POINTS,
	CELL_RATE,
	CELL_BOOLEAN,
	CELL_AMOUNT,
	CELL_TARGET,
	CELL_ANSWER,
	CELL_METHOD
} CellKind;

/* The kind that the second argument names, looked up once for each place of a call. */
extern CellKind cell_kind(FunctionCallInfo fcinfo);

/* Digits with a point among them, few enough to be exact. */
extern bool is_plain_number(const char *s, size_t len);

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* sheet_cell(cell, kind, amount_unit, dash_is_zero), as SQL calls it */
extern PGDLLEXPORT Datum sheet_cell(PG_FUNCTION_ARGS);

#endif							/* SHEET_CELL_H */

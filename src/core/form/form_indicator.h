/*-------------------------------------------------------------------------
 *
 * form_indicator.h
 *	  The rows of a block of indicators, of which some can only be judged
 *	  beside the others.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_INDICATOR_H
#define FORM_INDICATOR_H

#include "form_reader.h"

typedef struct Columns
{
	uint8_t		role[SHEET_MAX_COLUMNS + 1];
	uint8_t		round[SHEET_MAX_COLUMNS + 1];	/* whose points they are */
	FormCell   *heading[SHEET_MAX_COLUMNS + 1];
	int			first;			/* columns that have a role */
	int			last;
	size_t		follows;		/* a row of an indicator that was looked ahead for */
} Columns;

typedef struct Indicator
{
	int			number;
	const FormRow *row;
	FormCell   *cell[FORM_ROLES];	/* of the row, by the roles of their columns */
	FormCell   *round[MAX_ROUNDS + 1];	/* points of other rounds */
	FormCell   *remark[MAX_ROUNDS + 1];
	Span		level2;
	Span		level3;
	Span		explanation;
	FormValue	full_mark;
	FormValue	points;
	bool		share;			/* the full mark is so many % */
	const FormCell *sign;		/* these may reach down from above */
	const FormCell *measure;
	const FormCell *actual_measure;
	const FormCell *direction;
	FormValue	initial_target;
	FormValue	target;
	FormValue	actual;
} Indicator;

typedef struct IndicatorRows
{
	Indicator  *indicator;
	size_t		count;
	size_t		room;
} IndicatorRows;

/* The first column of a role; 0 if there is none. */
extern int	columns_find(const Columns *columns, FormRole role);

/* Does the cell lie across columns of different roles? */
extern bool columns_differ(const Columns *columns, const FormCell *cell);

/* Is the text the name of a level: 产出指标, 数量指标?  ROLE_LEVEL1, ROLE_LEVEL2 or ROLE_NONE. */
extern FormRole level_named(const Reader *reader, Span text);

/* Collects the row's cells by their columns; false if one lies across. */
extern bool indicator_collect(Reader *reader, FormRow *row, const Columns *columns, Indicator *indicator);

/* 指标1：更换管网长度 without what is in front; ★ and its like too. */
extern Span indicator_name(const FormMemory *memory, Span text);

/* Reads the heading; returns the row behind it. */
extern size_t read_indicator_columns(Reader *reader, size_t row, Columns *columns);

extern void indicator_rows_add(IndicatorRows *rows, Reader *reader, const Indicator *indicator);

/* Puts the full marks, targets and actual values, or what is to be asked of them. */
extern void indicator_rows_put(IndicatorRows *rows, Reader *reader);

/* The heading of the level-3 names; NULL if the row has none. */
extern FormCell *find_level3(const FormRow *row);

#endif							/* FORM_INDICATOR_H */

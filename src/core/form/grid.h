/*-------------------------------------------------------------------------
 *
 * grid.h
 *	  The cells of the tables of a flat OpenDocument text: what each shows,
 *	  what it holds, how far it spans.  The grid, and no judgement on it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_GRID_H
#define FORM_GRID_H

#include "xml.h"

/* A sheet of LibreOffice or Excel has no more. */
#define GRID_MAX_ROWS		1048576
#define GRID_MAX_COLUMNS	16384

/* Of one document: cells that hold anything, and the bytes of their texts. */
#define GRID_MAX_CELLS		500000
#define GRID_MAX_BYTES		(256u << 20)

/* Paragraphs in front of a table that are kept, as its rows 0, -1 ... */
#define GRID_FRONT_ROWS		6

typedef struct GridCell
{
	int			table_no;		/* from 1, in the order in which they begin */
	Span		sheet;			/* the table's name */
	int			row_no;
	int			col_no;
	int			row_span;
	int			col_span;
	Span		shown;			/* lines are parted by \n */
	Span		held;
	Span		held_type;		/* of len 0 for a cell without value */
	bool		hidden;			/* by its sheet, row, column or a merged cell */
} GridCell;

/* Called for each cell that holds anything or spans more than one place. */
typedef void (*GridCellFunction) (void *context, const GridCell *cell);

extern XmlVerdict grid_read(const char *text, size_t len, const FormMemory *memory,
						 GridCellFunction take, void *context);

/*
 * A number of XML (9.747500000000002, 1.5E-05) as plain digits rounded to the
 * 15 that a spreadsheet holds for sure, into buf of GRID_NUMBER_SIZE; its
 * length, or 0 where it is no number or beyond 10^±30.
 */
#define GRID_NUMBER_SIZE	96
extern size_t grid_number(Span number, char *buf);

#endif							/* FORM_GRID_H */

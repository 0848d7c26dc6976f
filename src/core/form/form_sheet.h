/*-------------------------------------------------------------------------
 *
 * form_sheet.h
 *	  The visible cells of a file, row by row.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_SHEET_H
#define FORM_SHEET_H

#include "form_label.h"
#include "grid.h"

/* What stands further to the right is not read. */
#define SHEET_MAX_COLUMNS	256

typedef struct FormCell
{
	GridCell	grid;
	Span		text;			/* what it shows, trimmed */
	const FormLabel *label;		/* that it is, if any */
	const FormLabel *year_label;	/* that it is behind a year: 2024年目标值 */
	int			label_year;
	bool		claimed;		/* some role has used it */
} FormCell;

typedef struct FormRow
{
	int			table_no;
	int			row_no;
	FormCell   *cell;			/* by column */
	int			cells;
} FormRow;

typedef struct FormSheet
{
	FormCell   *cell;			/* by table, row, column */
	size_t		cells;
	FormRow    *row;
	size_t		rows;
} FormSheet;

/* Takes the cells as they come; those that are hidden are left out. */
extern void form_sheet_build(FormSheet *sheet, const FormMemory *memory,
							 const FormLabels *labels, const GridCell *cell, size_t cells);

/* Is there anything in it? */
static inline bool
cell_is_filled(const FormCell *cell)
{
	return cell->text.len > 0 || cell->grid.held.len > 0;
}

static inline FormRole
cell_role(const FormCell *cell, FormBlock block)
{
	return label_role(cell->label, block);
}

/* The last column that the cell takes. */
static inline int
cell_last_column(const FormCell *cell)
{
	return cell->grid.col_no + cell->grid.col_span - 1;
}

/* The row's first cell with that role in the block; NULL if there is none. */
extern FormCell *row_find(const FormRow *row, FormBlock block, FormRole role);

/* The row's cells that hold anything, and the first of them. */
extern int	row_filled(const FormRow *row, FormCell **first);

/* The row's own cell that takes the column; NULL if there is none. */
extern FormCell *row_cell(const FormRow *row, int column);

#endif							/* FORM_SHEET_H */

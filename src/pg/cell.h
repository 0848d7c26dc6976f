/*-------------------------------------------------------------------------
 *
 * cell.h
 *	  The text of a spreadsheet's cell.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CELL_H
#define CELL_H

#include "perfeval.h"

/* Does a text that is not NULL say nothing: is it empty, or a mark such as - or 无? */
extern bool cell_is_blank(Datum cell);

#endif							/* CELL_H */

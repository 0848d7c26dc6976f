/*-------------------------------------------------------------------------
 *
 * cell_text.h
 *	  The text of a cell or paragraph, with and without what is struck out.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_CELL_TEXT_H
#define FORM_CELL_TEXT_H

#include "style.h"
#include "xml.h"

/* The ids of the tracked changes that take a text away. */
typedef struct Revisions
{
	Span	   *deletion;
	size_t		count;
	size_t		room;
} Revisions;

/* Documents with more tracked changes are refused. */
#define REVISIONS_MAX	4096

/* At text:tracked-changes. */
extern bool revisions_read(Revisions *revisions, Xml *xml);

typedef struct CellText
{
	SpanBuffer		shown;			/* all of it */
	SpanBuffer		kept;			/* without what is struck out, deleted, hidden */
	bool		revised;		/* the two differ, or a change is tracked */
	int			struck;			/* how many reasons there are to leave it out */
	bool		line_begins;	/* blanks at the beginning of a line are none */
	bool		blank;			/* one is due */
} CellText;

extern void cell_text_begin(CellText *text, const FormMemory *memory, bool struck);

/* At a table:table inside of the cell: reads it, up to its end. */
typedef bool (*NestedTableFunction) (void *context);

/* At the start tag of a cell: all its paragraphs, up to its end. */
extern bool cell_text_read(CellText *text, Xml *xml, const Styles *styles,
						   const Revisions *revisions, NestedTableFunction nested,
						   void *context);

/* At text:p or text:h. */
extern bool cell_text_paragraph(CellText *text, Xml *xml, const Styles *styles,
								const Revisions *revisions);

#endif							/* FORM_CELL_TEXT_H */

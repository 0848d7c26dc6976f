/*-------------------------------------------------------------------------
 *
 * form_read.h
 *	  The forms in the cells of one file, as values for the tables of a ledger,
 *	  and what has to be asked back.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_READ_H
#define FORM_READ_H

#include "form_sheet.h"

typedef enum FormSeverity
{
	SEVERITY_NONE,				/* a value, and nothing to say of it */
	SEVERITY_ASK,				/* 请核对 */
	SEVERITY_ERROR				/* 不能读 */
} FormSeverity;

typedef struct FormItem
{
	int			form_no;		/* from 1; 0 for the file as a whole */
	const char *table;			/* of a value; NULL for what is only asked */
	int			number;			/* of the row in that table of that form, from 1 */
	const char *column;
	Span		value;
	Span		sheet;
	int			row_no;
	int			col_no;
	FormSeverity severity;
	Span		literal;
	Span		reason;
} FormItem;

typedef void (*FormItemFunction) (void *context, const FormItem *item);

/* What the caller knows; 0 and len 0 for what he does not. */
typedef struct FormKnown
{
	int			fiscal_year;
	Span		amount_unit;
} FormKnown;

extern void form_read(const GridCell *cell, size_t cells, const FormLabels *labels,
					  const FormKnown *known, const FormMemory *memory,
					  FormItemFunction take, void *context);

#endif							/* FORM_READ_H */

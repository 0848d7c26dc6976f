/*-------------------------------------------------------------------------
 *
 * form_cells.c
 *	  The cells of a flat OpenDocument text as rows.
 *
 *-------------------------------------------------------------------------
 */
#include "form_memory.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

#include "grid.h"

#define FORM_CELL_COLUMNS	10

typedef struct CellSink
{
	ReturnSetInfo *result;
	MemoryContext row;			/* reset after each */
} CellSink;

/* A text, NULL where there is none. */
static void
set_text(Datum *value, bool *null, Span span)
{
	*null = span.len == 0;
	*value = *null ? (Datum) 0 : span_datum(span);
}

static void
put_cell(void *context, const GridCell *cell)
{
	CellSink   *sink = context;
	Datum		value[FORM_CELL_COLUMNS];
	bool		null[FORM_CELL_COLUMNS] = {false};
	MemoryContext old = MemoryContextSwitchTo(sink->row);

	CHECK_FOR_INTERRUPTS();
	value[0] = Int32GetDatum(cell->table_no);
	set_text(&value[1], &null[1], cell->sheet);
	value[2] = Int32GetDatum(cell->row_no);
	value[3] = Int32GetDatum(cell->col_no);
	value[4] = Int32GetDatum(cell->row_span);
	value[5] = Int32GetDatum(cell->col_span);
	set_text(&value[6], &null[6], cell->shown);
	set_text(&value[7], &null[7], cell->held);
	set_text(&value[8], &null[8], cell->held_type);
	value[9] = BoolGetDatum(cell->hidden);
	tuplestore_putvalues(sink->result->setResult, sink->result->setDesc, value, null);
	MemoryContextSwitchTo(old);
	MemoryContextReset(sink->row);
}

/* form_cells(document text) */
PG_FUNCTION_INFO_V1(form_cells);
Datum
form_cells(PG_FUNCTION_ARGS)
{
	text	   *document = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = VARDATA_ANY(document);
	size_t		len = VARSIZE_ANY_EXHDR(document);
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "form_cells",
											   ALLOCSET_DEFAULT_SIZES);
	FormMemory	memory = form_memory(work);
	CellSink	sink;
	XmlVerdict	verdict;

	InitMaterializedSRF(fcinfo, 0);
	sink.result = (ReturnSetInfo *) fcinfo->resultinfo;
	sink.row = AllocSetContextCreate(work, "form_cells row", ALLOCSET_SMALL_SIZES);
	if (GetDatabaseEncoding() != PG_UTF8)
	{
		utf8 = server_to_utf8(text_to_cstring(document));
		len = strlen(utf8);
	}
	verdict = grid_read(utf8, len, &memory, put_cell, &sink);
	if (verdict.code != VERDICT_OK)
		ereport(ERROR,
				(errcode(verdict.code == VERDICT_RANGE ? ERRCODE_PROGRAM_LIMIT_EXCEEDED :
						 ERRCODE_INVALID_XML_DOCUMENT),
				 errmsg("cannot read the document as flat OpenDocument"),
				 errdetail("At character %zu: %s.", verdict.position, in_language(verdict.reason)),
				 errhint("Convert the office file first: soffice --headless --convert-to fods form.xlsx "
						 "(fodt for .docx, .doc, .html).")));
	MemoryContextDelete(work);
	return (Datum) 0;
}

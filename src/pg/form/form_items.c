/*-------------------------------------------------------------------------
 *
 * form_items.c
 *	  What the forms in the cells of one file say, and what they leave open.
 *
 *-------------------------------------------------------------------------
 */
#include "form_memory.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "form_read.h"

#define CELL_COLUMNS	10
#define LABEL_COLUMNS	3
#define ITEM_COLUMNS	11

/* The labels as they were given, and read. */
typedef struct KnownLabels
{
	MemoryContext memory;
	ArrayType  *given;
	FormMemory	form_memory;
	FormLabels	labels;
} KnownLabels;

typedef struct ItemSink
{
	ReturnSetInfo *result;
	MemoryContext row;			/* reset after each */
} ItemSink;

/* A text of the server as UTF-8; none for NULL. */
static Span
datum_span(Datum value, bool null)
{
	text	   *given;

	if (null)
		return SPAN_NONE;
	given = DatumGetTextPP(value);
	if (GetDatabaseEncoding() != PG_UTF8)
	{
		char	   *utf8 = server_to_utf8(text_to_cstring(given));

		return (Span) {utf8, strlen(utf8)};
	}
	return (Span) {VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given)};
}

/* The columns of each row in an array of rows; NULL rows have none. */
typedef void (*RowFunction) (void *context, const Datum *value, const bool *null);

static void
each_row(ArrayType *array, int columns, RowFunction take, void *context)
{
	Datum	   *element;
	bool	   *missing;
	int			count;
	int16		len;
	bool		by_value;
	char		align;
	Oid			type = ARR_ELEMTYPE(array);
	TupleDesc	desc = lookup_rowtype_tupdesc_domain(type, -1, false);

	if (desc->natts != columns)
		elog(ERROR, "rows of %d columns, not %d", desc->natts, columns);
	get_typlenbyvalalign(type, &len, &by_value, &align);
	deconstruct_array(array, type, len, by_value, align, &element, &missing, &count);
	for (int i = 0; i < count; i++)
	{
		HeapTupleHeader header;
		HeapTupleData tuple;
		Datum		value[CELL_COLUMNS];
		bool		null[CELL_COLUMNS];

		if (missing[i])
			continue;
		header = DatumGetHeapTupleHeader(element[i]);
		tuple.t_len = HeapTupleHeaderGetDatumLength(header);
		tuple.t_data = header;
		heap_deform_tuple(&tuple, desc, value, null);
		take(context, value, null);
	}
	ReleaseTupleDesc(desc);
}

typedef struct Cells
{
	GridCell   *cell;
	size_t		count;
} Cells;

static int
datum_int(Datum value, bool null, int fallback)
{
	return null ? fallback : DatumGetInt32(value);
}

static void
take_cell(void *context, const Datum *value, const bool *null)
{
	Cells	   *cells = context;
	GridCell   *cell = &cells->cell[cells->count++];

	cell->table_no = datum_int(value[0], null[0], 1);
	cell->sheet = datum_span(value[1], null[1]);
	cell->row_no = datum_int(value[2], null[2], 1);
	cell->col_no = datum_int(value[3], null[3], 1);
	cell->row_span = datum_int(value[4], null[4], 1);
	cell->col_span = datum_int(value[5], null[5], 1);
	cell->shown = datum_span(value[6], null[6]);
	cell->held = datum_span(value[7], null[7]);
	cell->held_type = datum_span(value[8], null[8]);
	cell->hidden = !null[9] && DatumGetBool(value[9]);
}

static void
take_label(void *context, const Datum *value, const bool *null)
{
	KnownLabels *known = context;
	Span		role_name = datum_span(value[2], null[2]);
	FormBlock	block;
	FormRole	role = ROLE_NONE;

	if (!form_block_named(datum_span(value[0], null[0]), &block) ||
		!(form_role_named(role_name, &role) || span_is(role_name, SPAN("none"))))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no block or role of labels: %s, %s",
						null[0] ? "NULL" : TextDatumGetCString(value[0]),
						null[2] ? "NULL" : TextDatumGetCString(value[2])),
				 errhint("SELECT DISTINCT block, role FROM form_labels() lists them.")));
	form_labels_add(&known->labels, block, datum_span(value[1], null[1]), role);
}

/* The labels, kept while they are the same. */
static const FormLabels *
get_labels(FunctionCallInfo fcinfo, ArrayType *given)
{
	KnownLabels *known = fcinfo->flinfo->fn_extra;
	MemoryContext memory;
	MemoryContext old;

	if (known != NULL && VARSIZE(known->given) == VARSIZE(given) &&
		memcmp(known->given, given, VARSIZE(given)) == 0)
		return &known->labels;
	if (known != NULL)
	{
		fcinfo->flinfo->fn_extra = NULL;
		MemoryContextDelete(known->memory);
	}
	memory = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "form labels", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(memory);
	known = palloc0(sizeof(KnownLabels));
	known->memory = memory;
	known->given = (ArrayType *) DatumGetPointer(datumCopy(PointerGetDatum(given), false, -1));
	known->form_memory = form_memory(memory);
	form_labels_begin(&known->labels, &known->form_memory);
	each_row(known->given, LABEL_COLUMNS, take_label, known);
	MemoryContextSwitchTo(old);
	fcinfo->flinfo->fn_extra = known;
	return &known->labels;
}

static void
set_span(Datum *value, bool *null, Span span)
{
	*null = span.len == 0;
	*value = *null ? (Datum) 0 : span_datum(span);
}

static void
set_string(Datum *value, bool *null, const char *s)
{
	*null = s == NULL;
	*value = *null ? (Datum) 0 : CStringGetTextDatum(utf8_to_server(s));
}

static void
put_item(void *context, const FormItem *item)
{
	ItemSink   *sink = context;
	Datum		value[ITEM_COLUMNS];
	bool		null[ITEM_COLUMNS] = {false};
	MemoryContext old = MemoryContextSwitchTo(sink->row);

	CHECK_FOR_INTERRUPTS();
	value[0] = Int32GetDatum(item->form_no);
	set_string(&value[1], &null[1], item->table);
	value[2] = Int32GetDatum(item->number);
	null[2] = item->table == NULL;
	set_string(&value[3], &null[3], item->column);
	set_span(&value[4], &null[4], item->value);
	set_span(&value[5], &null[5], item->sheet);
	value[6] = Int32GetDatum(item->row_no);
	value[7] = Int32GetDatum(item->col_no);
	null[6] = null[7] = item->col_no == 0;
	set_string(&value[8], &null[8], item->severity == SEVERITY_NONE ? NULL :
			   item->severity == SEVERITY_ASK ? "请核对" : "不能读");
	set_span(&value[9], &null[9], item->literal);
	set_span(&value[10], &null[10], item->reason);
	tuplestore_putvalues(sink->result->setResult, sink->result->setDesc, value, null);
	MemoryContextSwitchTo(old);
	MemoryContextReset(sink->row);
}

/* form_items(cells, labels, fiscal_year, amount_unit) */
PG_FUNCTION_INFO_V1(form_items);
Datum
form_items(PG_FUNCTION_ARGS)
{
	ArrayType  *given;
	const FormLabels *labels;
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "form_items",
											   ALLOCSET_DEFAULT_SIZES);
	MemoryContext old;
	FormMemory	memory = form_memory(work);
	FormKnown	known = {0, SPAN_NONE};
	Cells		cells = {NULL, 0};
	ItemSink	sink;

	InitMaterializedSRF(fcinfo, 0);
	sink.result = (ReturnSetInfo *) fcinfo->resultinfo;
	sink.row = AllocSetContextCreate(work, "form_items row", ALLOCSET_SMALL_SIZES);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	old = MemoryContextSwitchTo(work);
	labels = get_labels(fcinfo, PG_GETARG_ARRAYTYPE_P(1));
	given = PG_GETARG_ARRAYTYPE_P(0);
	if (!PG_ARGISNULL(2))
		known.fiscal_year = PG_GETARG_INT32(2);
	if (!PG_ARGISNULL(3))
		known.amount_unit = datum_span(PG_GETARG_DATUM(3), false);
	cells.cell = form_memory_get(work, (ArrayGetNItems(ARR_NDIM(given), ARR_DIMS(given)) + 1) * sizeof(GridCell));
	each_row(given, CELL_COLUMNS, take_cell, &cells);
	form_read(cells.cell, cells.count, labels, &known, &memory, put_item, &sink);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}

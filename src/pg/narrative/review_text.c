/*-------------------------------------------------------------------------
 *
 * review_text.c
 *	  text_quantities() and review_text(): a report's prose as rows.
 *
 * Places are counted as substr() counts them: in characters, and in bytes in a
 * database without an encoding.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "narrative.h"
#include "numeric_scaled.h"

#define QUANTITY_COLUMNS	12
#define CLAIM_COLUMNS		16

typedef struct TextReader
{
	Narrative	narrative;
	ReturnSetInfo *result;
	MemoryContext row;			/* of one row, reset behind it */
	const char *body;			/* UTF-8, but for a database without an encoding */
	bool		in_bytes;
	int			rows;
} TextReader;

/* A part of the text as the server holds it. */
static Datum
text_datum(const char *utf8, size_t len)
{
	return PointerGetDatum(cstring_to_text(utf8_to_server(pnstrdup(utf8, len))));
}

static Datum
scaled_datum(Scaled number)
{
	return NumericGetDatum(scaled_to_numeric(number.value, number.scale));
}

/* The first place is 1, the last one belongs to it. */
static void
set_span(const TextReader *reader, Datum *values, size_t start, size_t end, size_t start_char, size_t end_char)
{
	values[0] = Int32GetDatum((int32) (reader->in_bytes ? start : start_char) + 1);
	values[1] = Int32GetDatum((int32) (reader->in_bytes ? end : end_char));
}

static void
put_row(TextReader *reader, Datum *values, bool *nulls, MemoryContext caller)
{
	MemoryContextSwitchTo(caller);
	tuplestore_putvalues(reader->result->setResult, reader->result->setDesc, values, nulls);
	MemoryContextReset(reader->row);
}

static void
put_quantity(void *context, const Figure *figure)
{
	TextReader *reader = context;
	Datum		values[QUANTITY_COLUMNS];
	bool		nulls[QUANTITY_COLUMNS] = {false};
	MemoryContext caller = MemoryContextSwitchTo(reader->row);
	Scaled		number = {figure->number.coefficient, figure->number.scale};
	char		unit[FIGURE_UNIT_SIZE];

	values[0] = Int32GetDatum(++reader->rows);
	set_span(reader, &values[1], figure->start, figure->end, figure->start_char, figure->end_char);
	values[3] = text_datum(reader->body + figure->start, figure->end - figure->start);
	values[4] = scaled_datum(number);
	figure_unit(&reader->narrative, figure, unit);
	values[5] = text_datum(unit, strlen(unit));
	nulls[5] = unit[0] == '\0';
	values[6] = CStringGetTextDatum(figure_class_name(figure->class));
	values[7] = Int32GetDatum(figure->number.scale);
	values[8] = text_datum(reader->body + figure->label, figure->label_end - figure->label);
	nulls[8] = figure->label == figure->label_end;
	values[9] = Int32GetDatum(figure->year);
	nulls[9] = figure->year == 0;
	values[10] = CStringGetTextDatum(figure_role_name(figure->role));
	values[11] = BoolGetDatum(figure->approximate);
	put_row(reader, values, nulls, caller);
}

static Datum
operands_datum(const Claim *claim)
{
	Datum		operands[CLAIM_MAX_OPERANDS];

	for (int i = 0; i < claim->operand_count; i++)
		operands[i] = scaled_datum(claim->operands[i]);
	return PointerGetDatum(construct_array(operands, claim->operand_count, NUMERICOID, -1, false, TYPALIGN_INT));
}

/* stated − computed, at the finer of their scales */
static Scaled
difference(const Claim *claim)
{
	Scaled		result = claim->computed;
	Scaled		stated = claim->stated;

	for (; stated.scale < result.scale; stated.scale++)
		stated.value *= 10;
	for (; result.scale < stated.scale; result.scale++)
		result.value *= 10;
	result.value = stated.value - result.value;
	return result;
}

static void
put_claim(void *context, const Claim *claim)
{
	TextReader *reader = context;
	Datum		values[CLAIM_COLUMNS];
	bool		nulls[CLAIM_COLUMNS] = {false};
	MemoryContext caller = MemoryContextSwitchTo(reader->row);
	const char *reason = claim_reason_name(claim->reason);

	values[0] = Int32GetDatum(++reader->rows);
	values[1] = CStringGetTextDatum(claim_kind_name(claim->kind));
	set_span(reader, &values[2], claim->start, claim->end, claim->start_char, claim->end_char);
	values[4] = text_datum(reader->body + claim->start, claim->end - claim->start);
	values[5] = text_datum(reader->body + claim->label, claim->label_end - claim->label);
	nulls[5] = claim->label == claim->label_end;
	values[6] = operands_datum(claim);
	nulls[6] = claim->operand_count == 0;
	nulls[7] = !claim->has_stated;
	values[7] = claim->has_stated ? scaled_datum(claim->stated) : (Datum) 0;
	values[8] = text_datum(claim->stated_unit, strlen(claim->stated_unit));
	nulls[8] = claim->stated_unit[0] == '\0';
	nulls[9] = !claim->has_computed;
	values[9] = claim->has_computed ? scaled_datum(claim->computed) : (Datum) 0;
	nulls[10] = !claim->has_computed || !claim->has_stated || claim->kind == KIND_COMPARE;
	values[10] = nulls[10] ? (Datum) 0 : scaled_datum(difference(claim));
	nulls[11] = !claim->has_allowance;
	values[11] = claim->has_allowance ? scaled_datum(claim->allowance) : (Datum) 0;
	values[12] = CStringGetTextDatum(claim_verdict_name(claim->verdict));
	nulls[13] = reason == NULL;
	values[13] = reason == NULL ? (Datum) 0 : CStringGetTextDatum(reason);
	values[14] = text_datum(claim->formula, strlen(claim->formula));
	nulls[14] = claim->formula[0] == '\0';
	values[15] = text_datum(claim->message, strlen(claim->message));
	put_row(reader, values, nulls, caller);
}

/* Reads the text, a paragraph at a time. */
static Datum
read_text(FunctionCallInfo fcinfo, bool claims)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	/* a 128-bit integer wants more than palloc's alignment */
	char	   *room = palloc(sizeof(TextReader) + __alignof__(TextReader));
	TextReader *reader = (TextReader *) TYPEALIGN(__alignof__(TextReader), room);
	char	   *server = text_to_cstring(body);

	InitMaterializedSRF(fcinfo, 0);
	reader->result = (ReturnSetInfo *) fcinfo->resultinfo;
	reader->body = server_to_utf8(server);
	reader->in_bytes = GetDatabaseEncoding() == PG_SQL_ASCII;
	reader->rows = 0;
	reader->row = AllocSetContextCreate(CurrentMemoryContext, "a row of a text's review", ALLOCSET_SMALL_SIZES);
	narrative_start(&reader->narrative, reader->body, strlen(reader->body));
	reader->narrative.context = reader;
	reader->narrative.on_figure = claims ? NULL : put_quantity;
	reader->narrative.on_claim = claims ? put_claim : NULL;
	do
		CHECK_FOR_INTERRUPTS();
	while (narrative_paragraph(&reader->narrative));

	MemoryContextDelete(reader->row);
	if (reader->body != server)
		pfree(unconstify(char *, reader->body));
	pfree(server);
	pfree(room);
	return (Datum) 0;
}

/* text_quantities(body) */
PG_FUNCTION_INFO_V1(text_quantities);
Datum
text_quantities(PG_FUNCTION_ARGS)
{
	return read_text(fcinfo, false);
}

/* review_text(body) */
PG_FUNCTION_INFO_V1(review_text);
Datum
review_text(PG_FUNCTION_ARGS)
{
	return read_text(fcinfo, true);
}

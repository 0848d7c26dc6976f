/*-------------------------------------------------------------------------
 *
 * funding_sum.c
 *	  add_funding() and counted_sources(): aggregates that say what the funding
 *	  rows of a project add up to, score the execution of its budget (RULES §2),
 *	  and name the rows that are added.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "budget.h"
#include "fold.h"
#include "funding_state.h"
#include "wanyuan.h"

#define ARG_FULL_MARK	ARG_BEHIND_ROW

static void
set_figure(FundingRow *row, int figure, FunctionCallInfo fcinfo, int arg)
{
	row->known[figure] = !PG_ARGISNULL(arg);
	row->amount[figure] = row->known[figure] ? PG_GETARG_INT64(arg) : 0;
}

/* Reads a label of the server; one that cannot be folded is a source. */
static void
read_label(text *label, FundingLabel *read)
{
	char	   *utf8 = server_to_utf8(text_to_cstring(label));
	char	   *folded = palloc(strlen(utf8) + 1);
	size_t		len;

	if (fold_text(utf8, strlen(utf8), folded, &len).code == VERDICT_OK)
		funding_label_parse(folded, len, read);
	else
		memset(read, 0, sizeof(*read));
}

static bool
same_label(const text *a, const text *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

/* Labels that have been read: most projects name the same few sources. */
#define LABELS_KEPT 16

typedef struct KeptLabel
{
	text	   *label;
	FundingLabel read;
} KeptLabel;

/* read_label(), once for labels that come again in a query. */
static void
read_label_again(FmgrInfo *flinfo, text *label, FundingLabel *read)
{
	KeptLabel  *kept = flinfo->fn_extra;
	Size		size = VARSIZE_ANY_EXHDR(label);
	const char *bytes = VARDATA_ANY(label);

	if (size == 0 || size > FUNDING_LABEL_MAX_BYTES)
	{
		read_label(label, read);
		return;
	}
	if (kept == NULL)
		kept = flinfo->fn_extra = MemoryContextAllocZero(flinfo->fn_mcxt, LABELS_KEPT * sizeof(KeptLabel));
	kept += (size + (uint8) bytes[0] + (uint8) bytes[size / 2] + (uint8) bytes[size - 1]) % LABELS_KEPT;
	if (kept->label == NULL || !same_label(kept->label, label))
	{
		MemoryContext caller = MemoryContextSwitchTo(flinfo->fn_mcxt);

		if (kept->label != NULL)
			pfree(kept->label);
		kept->label = cstring_to_text_with_len(bytes, size);
		MemoryContextSwitchTo(caller);
		read_label(label, &kept->read);
	}
	*read = kept->read;
}

void
funding_make_room(Funding *funding, int room, MemoryContext context)
{
	funding->room = room;
	funding->rows = MemoryContextAlloc(context, room * sizeof(FundingRow));
	funding->sources = MemoryContextAlloc(context, room * sizeof(Source));
}

static void
grow(Funding *funding)
{
	funding->room *= 2;
	funding->rows = repalloc_huge(funding->rows, funding->room * sizeof(FundingRow));
	funding->sources = repalloc_huge(funding->sources, funding->room * sizeof(Source));
}

void
funding_append(Funding *funding, FunctionCallInfo fcinfo, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	FundingRow *row;
	Source	   *source;

	if (funding->count == funding->room)
		grow(funding);
	row = &funding->rows[funding->count];
	source = &funding->sources[funding->count];
	funding->count++;
	source->label = PG_ARGISNULL(ARG_SOURCE) ? cstring_to_text("") : PG_GETARG_TEXT_P_COPY(ARG_SOURCE);
	source->above = PG_ARGISNULL(ARG_ABOVE) ? NULL : PG_GETARG_TEXT_P_COPY(ARG_ABOVE);
	source->level = PG_ARGISNULL(ARG_LEVEL) ? 0 : PG_GETARG_INT32(ARG_LEVEL);
	MemoryContextSwitchTo(old);

	memset(row, 0, sizeof(FundingRow));
	read_label_again(fcinfo->flinfo, source->label, &row->label);
	row->line = PG_ARGISNULL(ARG_LINE) ? 0 : PG_GETARG_INT32(ARG_LINE);
	row->left_out = !PG_ARGISNULL(ARG_LEFT_OUT) && PG_GETARG_BOOL(ARG_LEFT_OUT);
	set_figure(row, FUNDING_REQUESTED, fcinfo, ARG_REQUESTED);
	set_figure(row, FUNDING_INITIAL, fcinfo, ARG_INITIAL);
	set_figure(row, FUNDING_BUDGET, fcinfo, PG_ARGISNULL(ARG_ADJUSTED) ? ARG_INITIAL : ARG_ADJUSTED);
	set_figure(row, FUNDING_EXECUTED, fcinfo, ARG_EXECUTED);
}

Funding *
funding_append_to_state(FunctionCallInfo fcinfo)
{
	MemoryContext aggregate;
	Funding    *funding;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "rows of funding are added up in non-aggregate context");
	if (PG_ARGISNULL(0))
	{
		funding = MemoryContextAllocZero(aggregate, sizeof(Funding));
		funding_make_room(funding, 4, aggregate);
	}
	else
		funding = (Funding *) PG_GETARG_POINTER(0);
	funding_append(funding, fcinfo, aggregate);
	return funding;
}

void
funding_set_full_mark(Funding *funding, FunctionCallInfo fcinfo, int n)
{
	if (PG_ARGISNULL(n))
		return;
	funding->has_full = true;
	funding->full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(n));
}

/*
 * add_funding(source, line_no, level, above, left_out, requested,
 * initial_budget, adjusted_budget, executed, full_mark): a row
 */
PG_FUNCTION_INFO_V1(funding_add_row);
Datum
funding_add_row(PG_FUNCTION_ARGS)
{
	Funding    *funding = funding_append_to_state(fcinfo);

	funding_set_full_mark(funding, fcinfo, ARG_FULL_MARK);
	PG_RETURN_POINTER(funding);
}

/*
 * The row that a row is part of: the one that is named, else by the levels the
 * last one before it of a higher level.
 */
static int
row_above(const Funding *funding, int i)
{
	const FundingRow *row = &funding->rows[i];
	const Source *source = &funding->sources[i];
	int			above = ABOVE_NONE;

	for (int j = 0; source->above != NULL && j < funding->count; j++)
		if (j != i && same_label(source->above, funding->sources[j].label))
			return j;
	if (row->line == 0 || source->level == 0)
		return ABOVE_UNKNOWN;
	for (int j = 0; j < funding->count; j++)
	{
		int			line = funding->rows[j].line;

		if (line == 0 || line >= row->line || funding->sources[j].level == 0 ||
			funding->sources[j].level >= source->level)
			continue;
		if (above < 0 || line > funding->rows[above].line)
			above = j;
	}
	return above;
}

void
funding_mark_rows(Funding *funding)
{
	if (funding->marked)
		return;
	for (int i = 0; i < funding->count; i++)
		funding->rows[i].above = row_above(funding, i);
	funding_mark(funding->rows, funding->count);
	funding->marked = true;
}

/* “...”, “...” of the rows that are doubtful, as parts or as added; NULL if none. */
static Datum
doubtful_rows(const Funding *funding, bool added, bool *isnull)
{
	StringInfoData names;

	*isnull = true;
	for (int i = 0; i < funding->count; i++)
	{
		const FundingRow *row = &funding->rows[i];

		if (!row->doubtful || (row->mark == FUNDING_COUNTED) != added)
			continue;
		if (*isnull)
			initStringInfo(&names);
		appendStringInfo(&names, "%s“%s”", *isnull ? "" : "、",
						 server_to_utf8(text_to_cstring(funding->sources[i].label)));
		*isnull = false;
	}
	return *isnull ? (Datum) 0 : PointerGetDatum(cstring_to_text(utf8_to_server(names.data)));
}

void
funding_sum_columns(Funding *funding, Datum *values, bool *nulls)
{
	static const int columns_of[FUNDING_FIGURES] = {
		[FUNDING_REQUESTED] = SUM_REQUESTED,
		[FUNDING_INITIAL] = SUM_INITIAL,
		[FUNDING_BUDGET] = SUM_BUDGET,
		[FUNDING_EXECUTED] = SUM_EXECUTED
	};
	wide		amounts[FUNDING_FIGURES];
	int			likely_total;

	funding_mark_rows(funding);

	for (int i = 0; i < FUNDING_FIGURES; i++)
	{
		int			column = columns_of[i];

		nulls[column] = !funding_sum(funding->rows, funding->count, i, &amounts[i]);
		if (!nulls[column])
			values[column] = NumericGetDatum(fen_to_numeric(amounts[i]));
	}
	nulls[SUM_POINTS] = nulls[SUM_BUDGET] || nulls[SUM_EXECUTED] ||
		!funding->has_full || amounts[FUNDING_BUDGET] <= 0;
	if (!nulls[SUM_POINTS])
		values[SUM_POINTS] =
			NumericGetDatum(points_to_numeric(execution_points(amounts[FUNDING_EXECUTED],
															   amounts[FUNDING_BUDGET],
															   funding->full), 2));
	likely_total = funding_likely_total(funding->rows, funding->count);
	nulls[SUM_LIKELY_TOTAL] = likely_total < 0;
	if (likely_total >= 0)
		values[SUM_LIKELY_TOTAL] = PointerGetDatum(funding->sources[likely_total].label);
	values[SUM_DOUBTFUL_PARTS] = doubtful_rows(funding, false, &nulls[SUM_DOUBTFUL_PARTS]);
	values[SUM_DOUBTFUL_SOURCES] = doubtful_rows(funding, true, &nulls[SUM_DOUBTFUL_SOURCES]);
}

PG_FUNCTION_INFO_V1(funding_sums);
Datum
funding_sums(PG_FUNCTION_ARGS)
{
	Datum		values[SUM_COLUMNS] = {0};
	bool		nulls[SUM_COLUMNS] = {false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	funding_sum_columns((Funding *) PG_GETARG_POINTER(0), values, nulls);
	nulls[SUM_FINDINGS] = true;
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(result_columns(fcinfo), values, nulls)));
}

int
funding_counted_mark(Funding *funding)
{
	static const FundingMark marks[] = {FUNDING_COUNTED, FUNDING_SUMMED, FUNDING_IS_TOTAL};

	funding_mark_rows(funding);
	for (int i = 0; i < lengthof(marks); i++)
		for (int j = 0; j < funding->count; j++)
			if (funding->rows[j].mark == marks[i] && funding_states_amount(&funding->rows[j]))
				return marks[i];
	return -1;
}

PG_FUNCTION_INFO_V1(funding_counted_sources);
Datum
funding_counted_sources(PG_FUNCTION_ARGS)
{
	Funding    *funding;
	Datum	   *labels;
	int			mark;
	int			count = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	funding = (Funding *) PG_GETARG_POINTER(0);
	mark = funding_counted_mark(funding);
	if (mark < 0)
		PG_RETURN_NULL();
	labels = palloc(funding->count * sizeof(Datum));
	for (int i = 0; i < funding->count; i++)
		if (funding->rows[i].mark == mark && funding_states_amount(&funding->rows[i]))
			labels[count++] = PointerGetDatum(funding->sources[i].label);
	PG_RETURN_ARRAYTYPE_P(construct_array(labels, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/*
 * funding_kind(label): what the label says that the row is, and whether a part
 */
PG_FUNCTION_INFO_V1(funding_kind);
Datum
funding_kind(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {
		[FUNDING_SOURCE] = "来源", [FUNDING_SUBTOTAL] = "小计",
		[FUNDING_TOTAL] = "总额", [FUNDING_PERIOD_TOTAL] = "期间总额"
	};
	FundingLabel label;

	read_label_again(fcinfo->flinfo, PG_GETARG_TEXT_PP(0), &label);
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(label.is_part ? "其中" : names[label.kind])));
}

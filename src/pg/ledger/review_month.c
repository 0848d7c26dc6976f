/*-------------------------------------------------------------------------
 *
 * review_month.c
 *	  execution_findings() and actual_findings(): aggregates that say where a
 *	  cumulative figure of a project falls from one month to the next.
 *
 *-------------------------------------------------------------------------
 */
#include "finding.h"

#include "utils/memutils.h"

#include "quantity.h"
#include "wanyuan.h"

typedef struct Month
{
	int			seq;			/* of the indicator; 0 of an execution */
	int			month;
	int64		executed;
	struct varlena *actual;		/* NULL of an execution */
} Month;

typedef struct Months
{
	int			count;
	int			room;
	Month	   *list;
} Months;

/* Adds a month to the state, which is argument 0; *aggregate is the context that it is in. */
static Months *
append_month(FunctionCallInfo fcinfo, MemoryContext *aggregate, Month month)
{
	Months	   *months;

	if (!AggCheckCallContext(fcinfo, aggregate))
		elog(ERROR, "months are gathered in non-aggregate context");
	if (PG_ARGISNULL(0))
	{
		months = MemoryContextAlloc(*aggregate, sizeof(Months));
		months->count = 0;
		months->room = 4;
		months->list = MemoryContextAlloc(*aggregate, months->room * sizeof(Month));
	}
	else
		months = (Months *) PG_GETARG_POINTER(0);
	if (months->count == months->room)
	{
		months->room *= 2;
		months->list = repalloc_huge(months->list, months->room * sizeof(Month));
	}
	months->list[months->count++] = month;
	return months;
}

static int
compare_months(const void *a, const void *b)
{
	const Month *x = a;
	const Month *y = b;

	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	return (x->month > y->month) - (x->month < y->month);
}

/* In the order of indicator and month, in which they mostly come. */
static void
sort_months(Months *months)
{
	for (int i = 1; i < months->count; i++)
		if (compare_months(&months->list[i - 1], &months->list[i]) > 0)
		{
			qsort(months->list, months->count, sizeof(Month), compare_months);
			return;
		}
}

/* A row without a figure is none. */
static Datum
state_as_it_is(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return PG_GETARG_DATUM(0);
}

/* execution_findings(month, executed): a month */
PG_FUNCTION_INFO_V1(execution_review_month);
Datum
execution_review_month(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return state_as_it_is(fcinfo);
	PG_RETURN_POINTER(append_month(fcinfo, &aggregate, (Month) {
		.month = PG_GETARG_INT32(1), .executed = PG_GETARG_INT64(2)
	}));
}

PG_FUNCTION_INFO_V1(execution_findings_result);
Datum
execution_findings_result(PG_FUNCTION_ARGS)
{
	Months	   *months;
	Findings	found = {.count = 0};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	months = (Months *) PG_GETARG_POINTER(0);
	sort_months(months);
	for (int i = 1; i < months->count; i++)
	{
		const Month *before = &months->list[i - 1];
		const Month *month = &months->list[i];
		ReviewNumber figures[2];

		if (month->executed >= before->executed)
			continue;
		figures[0] = number_of(fen_to_numeric(month->executed));
		figures[1] = number_of(fen_to_numeric(before->executed));
		finding_add(&found, "cumulative_falls", psprintf("%d%s", month->month, utf8_to_server("月")),
					figures[0], figures[1],
					"截至%s月累计执行%s万元，少于截至%s月的%s万元，请核对是否填成了当月数。",
					psprintf("%d", month->month), number_text(figures[0]),
					psprintf("%d", before->month), number_text(figures[1]));
	}
	return findings_datum(&found, fcinfo);
}

/* actual_findings(seq, month, actual): a month of an indicator */
PG_FUNCTION_INFO_V1(actual_review_month);
Datum
actual_review_month(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Months	   *months;
	struct varlena *actual;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return state_as_it_is(fcinfo);
	actual = PG_GETARG_LITERAL_P(3);
	months = append_month(fcinfo, &aggregate, (Month) {
		.seq = PG_GETARG_INT32(1), .month = PG_GETARG_INT32(2)
	});
	months->list[months->count - 1].actual = memcpy(MemoryContextAlloc(aggregate, VARSIZE_ANY(actual)),
													actual, VARSIZE_ANY(actual));
	PG_RETURN_POINTER(months);
}

/* A count or an amount accumulates, in the unit of both; a level or a score goes up and down. */
static bool
accumulates(const Unit *unit, const Unit *before)
{
	char		text[UNIT_MAX_BYTES + 8];
	char		text_before[UNIT_MAX_BYTES + 8];
	size_t		len;

	if ((unit->code == UNIT_NONE && unit->power == 0) || unit_is_rate(unit))
		return false;
	len = unit_print(unit, text);
	return len == unit_print(before, text_before) && memcmp(text, text_before, len) == 0 &&
		!(len == strlen("分") && memcmp(text, "分", len) == 0);
}

static bool
falls(const Month *month, const Month *before)
{
	Literal		value;
	Literal		value_before;

	literal_unpack(month->actual, &value);
	literal_unpack(before->actual, &value_before);
	return value.kind == LITERAL_QUANTITY && value.comparator == COMPARATOR_EQ &&
		value_before.kind == LITERAL_QUANTITY && value_before.comparator == COMPARATOR_EQ &&
		exact_compare(exact_normal(value.low.coefficient, -value.low.scale),
					  exact_normal(value_before.low.coefficient, -value_before.low.scale)) < 0 &&
		accumulates(&value.unit, &value_before.unit);
}

static ReviewNumber
number_of_value(const Month *month)
{
	return (ReviewNumber) {DirectFunctionCall1(literal_number, PointerGetDatum(month->actual)), false};
}

static char *
text_of_value(const Month *month)
{
	return DatumGetCString(DirectFunctionCall1(perf_value_out, PointerGetDatum(month->actual)));
}

PG_FUNCTION_INFO_V1(actual_findings_result);
Datum
actual_findings_result(PG_FUNCTION_ARGS)
{
	Months	   *months;
	Findings	found = {.count = 0};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	months = (Months *) PG_GETARG_POINTER(0);
	sort_months(months);
	for (int i = 1; i < months->count; i++)
	{
		const Month *before = &months->list[i - 1];
		const Month *month = &months->list[i];

		if (month->seq != before->seq || !falls(month, before))
			continue;
		finding_add(&found, "cumulative_falls",
					psprintf("%d%s%d%s", month->seq, utf8_to_server("／"), month->month, utf8_to_server("月")),
					number_of_value(month), number_of_value(before),
					"截至%s月完成%s，少于截至%s月的%s，请核对是否填成了当月数。",
					psprintf("%d", month->month), text_of_value(month),
					psprintf("%d", before->month), text_of_value(before));
		found.list[found.count - 1].has_seq = true;
		found.list[found.count - 1].seq = month->seq;
	}
	return findings_datum(&found, fcinfo);
}

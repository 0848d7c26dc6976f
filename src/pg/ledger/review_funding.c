/*-------------------------------------------------------------------------
 *
 * review_funding.c
 *	  review_funding(): an aggregate that says what the funding rows of a project
 *	  add up to, and what a reviewer flags about them; add_all_funding() for a whole
 *	  ledger, in one pass.
 *
 *-------------------------------------------------------------------------
 */
#include "finding.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "funding_state.h"
#include "score.h"
#include "wanyuan.h"
#include "whole.h"

/* The arguments of review_funding() and of add_all_funding() behind those of a row. */
enum
{
	ARG_STATED_BALANCE = ARG_BEHIND_ROW,
	ARG_PROJECT_NAME,
	ARG_CARRY_IN_COUNTS,
	ARG_FULL_MARK,
	ARG_YEAR = ARG_STATED_BALANCE + 1,
	ARG_CODE
};

/* What the row that was added last has for the review. */
static void
add_reviewed(FunctionCallInfo fcinfo, Funding *funding)
{
	FundingRow *row = &funding->rows[funding->count - 1];
	Source	   *source = &funding->sources[funding->count - 1];

	source->carry_in = row->left_out;
	source->has_balance = !PG_ARGISNULL(ARG_STATED_BALANCE);
	source->balance = source->has_balance ? PG_GETARG_INT64(ARG_STATED_BALANCE) : 0;
}

static ReviewNumber
amount(wide fen)
{
	return number_of(fen_to_numeric(fen));
}

/* What the label says that the row is, if not a part. */
static inline bool
is_kind(const FundingRow *row, FundingKind kind)
{
	return row->label.kind == kind && !row->label.is_part;
}

static void
check_balance(const FundingRow *row, const Source *source, Findings *found)
{
	ReviewNumber stated;
	ReviewNumber balance;
	int			decimals;

	if (!row->known[FUNDING_BUDGET] || !row->known[FUNDING_EXECUTED] || !source->has_balance ||
		(wide) row->amount[FUNDING_BUDGET] - row->amount[FUNDING_EXECUTED] == source->balance)
		return;
	stated = amount(source->balance);
	balance = number_by(numeric_sub, amount(row->amount[FUNDING_BUDGET]), amount(row->amount[FUNDING_EXECUTED]));
	decimals = numeric_decimals(DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, stated.value)));
	if (number_is(number_rounded(balance, Max(decimals, 2)), numeric_ne, stated))
		finding_add(found, "balance_differs", text_to_cstring(source->label), stated, balance,
					"%s所列结余%s万元，预算数减执行数为%s万元。",
					text_to_cstring(source->label), number_text(stated), number_text(balance));
}

/* A carry-in by its name, where carry-ins do not count and it was added. */
static void
check_carry_in(const Funding *funding, const FundingRow *row, const Source *source, Findings *found)
{
	char	   *label;
	char	   *utf8;

	if (!funding->carry_in_is_out || source->carry_in || !is_kind(row, FUNDING_SOURCE))
		return;
	label = text_to_cstring(source->label);
	utf8 = server_to_utf8(label);
	if (strstr(utf8, "结转") != NULL || strstr(utf8, "上年结余") != NULL)
		finding_add(found, "carry_in_unmarked", label,
					row->known[FUNDING_BUDGET] ? amount(row->amount[FUNDING_BUDGET]) : no_number, no_number,
					"上年结转不计入预算，资金来源“%s”没有标明是上年结转（is_carry_in），已计入预算数和执行数。", label);
}

/* 元 in a column of 万元: budget and execution differ by what turns one into the other. */
static void
check_unit(const FundingRow *row, const Source *source, Findings *found)
{
	wide		budget = row->amount[FUNDING_BUDGET];
	wide		executed = row->amount[FUNDING_EXECUTED];
	ReviewNumber figures[2];

	if (budget <= 0 || executed <= 0)
		return;
	if ((executed * 100000 < budget * 5 || executed * 100000 > budget * 11) &&
		(executed < budget * 5000 || executed > budget * 11000))
		return;
	figures[0] = amount(budget);
	figures[1] = amount(executed);
	finding_add(found, "unit_suspect", text_to_cstring(source->label), figures[0], figures[1],
				"%s预算数%s万元，执行数%s万元，相差约一万倍，请核对是否有一个以元填列。",
				text_to_cstring(source->label), number_text(figures[0]), number_text(figures[1]));
}

/* A sum, which is known only if it is of something. */
typedef struct Sum
{
	bool		known;
	wide		amount;
} Sum;

static inline void
add(Sum *sum, int64 amount)
{
	sum->known = true;
	sum->amount += amount;
}

static inline bool
is_sum(Sum sum, int64 stated)
{
	return sum.known && sum.amount == stated;
}

/* What a total row is held against, of one figure. */
typedef struct Sums
{
	bool		has_sources;
	Sum			sources;		/* of those that state it */
	bool		all_known;
	Sum			without_carry_in;	/* where carry-ins do not count */
	Sum			with_subtotals;
} Sums;

/* Unknown is not zero: a sum that a row is missing in is none. */
static Sums
sum_rows(const Funding *funding, int counted, int figure)
{
	Sums		sums = {.all_known = true};
	bool		all_but_carry_in = true;
	bool		all_rows = true;

	for (int i = 0; i < funding->count; i++)
	{
		const FundingRow *row = &funding->rows[i];
		bool		subtotal = is_kind(row, FUNDING_SUBTOTAL);
		bool		known = row->known[figure];

		if ((!subtotal && (int) row->mark != counted) || is_kind(row, FUNDING_TOTAL) ||
			is_kind(row, FUNDING_PERIOD_TOTAL) || !funding_states_amount(row))
			continue;
		all_rows &= known;
		if (known)
			add(&sums.with_subtotals, row->amount[figure]);
		if (subtotal)
			continue;
		sums.has_sources = true;
		sums.all_known &= known;
		all_but_carry_in &= known || funding->sources[i].carry_in;
		if (known)
			add(&sums.sources, row->amount[figure]);
		if (known && !funding->sources[i].carry_in)
			add(&sums.without_carry_in, row->amount[figure]);
	}
	sums.without_carry_in.known &= all_but_carry_in && funding->carry_in_is_out;
	sums.with_subtotals.known &= all_rows;
	return sums;
}

/*
 * A total row against the rows that are added: there is a sum where every source
 * that is filled in states the figure; only a total of zero is held against those
 * that do.  The total may leave out a carry-in that does not count, and may need
 * subtotals that no other row makes up.
 */
static void
check_total(const Funding *funding, int counted, int i, Findings *found)
{
	static const char *const names[FUNDING_FIGURES] = {
		[FUNDING_REQUESTED] = "目标申报数", [FUNDING_INITIAL] = "预算编制数",
		[FUNDING_BUDGET] = "全年预算数", [FUNDING_EXECUTED] = "全年执行数"
	};
	const FundingRow *row = &funding->rows[i];

	for (int figure = 0; figure < FUNDING_FIGURES; figure++)
	{
		int64		stated = row->amount[figure];
		Sums		sums;
		Sum			sum;
		ReviewNumber figures[2];
		char	   *name;

		if (!row->known[figure])
			continue;
		sums = sum_rows(funding, counted, figure);
		sum = sums.has_sources ? sums.sources : sums.with_subtotals;
		if (!sum.known || sum.amount == stated || (sums.has_sources && stated != 0 && !sums.all_known) ||
			is_sum(sums.without_carry_in, stated) || is_sum(sums.with_subtotals, stated))
			continue;
		figures[0] = amount(stated);
		figures[1] = amount(sum.amount);
		name = psprintf("%s%s", text_to_cstring(funding->sources[i].label), utf8_to_server(names[figure]));
		if (stated == 0)
			finding_add(found, "total_row_zero", name, figures[0], figures[1],
						"%s为零，各来源之和为%s万元。", name, number_text(figures[1]));
		else
			finding_add(found, "sources_differ", name, figures[0], figures[1],
						"%s为%s万元，各来源之和为%s万元。", name, number_text(figures[0]), number_text(figures[1]));
	}
}

static void
find_all(Funding *funding, Findings *found)
{
	for (int i = 0; i < funding->count; i++)
	{
		const FundingRow *row = &funding->rows[i];
		const Source *source = &funding->sources[i];

		check_balance(row, source, found);
		check_carry_in(funding, row, source, found);
		check_unit(row, source, found);
		if (is_kind(row, FUNDING_TOTAL))
			check_total(funding, funding_counted_mark(funding), i, found);
	}
}

/* Leaves the carry-ins out, or puts them back; says whether there are any. */
static bool
leave_out(Funding *funding, bool out)
{
	bool		any = false;

	funding->marked = false;
	for (int i = 0; i < funding->count; i++)
	{
		funding->rows[i].left_out = out && funding->sources[i].carry_in;
		any |= funding->sources[i].carry_in;
	}
	return any;
}

/* The sums, without carry-ins that do not count, and the findings, about all rows as they are printed. */
static Datum
sums_and_findings(FunctionCallInfo fcinfo, Funding *funding)
{
	TupleDesc	columns = result_columns(fcinfo);
	Datum		values[SUM_COLUMNS] = {0};
	bool		nulls[SUM_COLUMNS] = {false};
	Findings	found = {.kind = "项目“%s”", .name = funding->project};
	bool		carried_in = leave_out(funding, funding->carry_in_is_out);

	funding_sum_columns(funding, values, nulls);
	if (carried_in && funding->carry_in_is_out)
		(void) leave_out(funding, false);
	find_all(funding, &found);
	nulls[SUM_FINDINGS] = found.count == 0;
	values[SUM_FINDINGS] = findings_array(&found, TupleDescAttr(columns, SUM_FINDINGS)->atttypid);
	return HeapTupleGetDatum(heap_form_tuple(columns, values, nulls));
}

static bool
is_false(FunctionCallInfo fcinfo, int n)
{
	return !PG_ARGISNULL(n) && !PG_GETARG_BOOL(n);
}

/*
 * review_funding(source, line_no, level, above, is_carry_in, requested, initial_budget,
 * adjusted_budget, executed, stated_balance, project_name, carry_in_counts, full_mark): a row
 */
PG_FUNCTION_INFO_V1(funding_review_row);
Datum
funding_review_row(PG_FUNCTION_ARGS)
{
	bool		first = PG_ARGISNULL(0);
	Funding    *funding = funding_append_to_state(fcinfo);

	add_reviewed(fcinfo, funding);
	if (first)
	{
		MemoryContext caller = MemoryContextSwitchTo(GetMemoryChunkContext(funding));

		funding->project = PG_ARGISNULL(ARG_PROJECT_NAME) ? NULL : PG_GETARG_TEXT_P_COPY(ARG_PROJECT_NAME);
		funding->carry_in_is_out = is_false(fcinfo, ARG_CARRY_IN_COUNTS);
		funding_set_full_mark(funding, fcinfo, ARG_FULL_MARK);
		MemoryContextSwitchTo(caller);
	}
	PG_RETURN_POINTER(funding);
}

PG_FUNCTION_INFO_V1(funding_review_result);
Datum
funding_review_result(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(sums_and_findings(fcinfo, (Funding *) PG_GETARG_POINTER(0)));
}

/*
 * add_all_funding(source, line_no, level, above, is_carry_in, requested, initial_budget,
 * adjusted_budget, executed, stated_balance, fiscal_year, project_code): a row
 */
PG_FUNCTION_INFO_V1(all_funding_accumulate);
Datum
all_funding_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Records    *all;
	Funding    *funding;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "all_funding_accumulate called in non-aggregate context");
	if (PG_ARGISNULL(0))
	{
		all = MemoryContextAlloc(aggregate, sizeof(Records));
		records_make(all, aggregate, sizeof(Funding));
	}
	else
		all = (Records *) PG_GETARG_POINTER(0);
	if (PG_ARGISNULL(ARG_YEAR) || PG_ARGISNULL(ARG_CODE))
		PG_RETURN_POINTER(all);
	funding = records_add(all, PG_GETARG_INT32(ARG_YEAR), PG_GETARG_TEXT_PP(ARG_CODE));
	if (funding->room == 0)
		funding_make_room(funding, 1, aggregate);
	funding_append(funding, fcinfo, aggregate);
	add_reviewed(fcinfo, funding);
	PG_RETURN_POINTER(all);
}

PG_FUNCTION_INFO_V1(all_funding_result);
Datum
all_funding_result(PG_FUNCTION_ARGS)
{
	Records    *all;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	all = (Records *) PG_GETARG_POINTER(0);
	PG_RETURN_INT64(records_keep(all, WHOLE_FUNDING, all));
}

/* all_funding_of(a handle of add_all_funding(), fiscal_year, project_code, project_name, carry_in_counts, full_mark) */
PG_FUNCTION_INFO_V1(all_funding_of);
Datum
all_funding_of(PG_FUNCTION_ARGS)
{
	Records    *all;
	Funding    *funding;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	all = whole_kept(PG_GETARG_INT64(0), WHOLE_FUNDING);
	funding = records_find(all, PG_GETARG_INT32(1), PG_GETARG_TEXT_PP(2));
	if (funding == NULL)
		PG_RETURN_NULL();
	funding->project = PG_ARGISNULL(3) ? NULL : PG_GETARG_TEXT_PP(3);
	funding->carry_in_is_out = is_false(fcinfo, 4);
	funding->has_full = false;
	funding_set_full_mark(funding, fcinfo, 5);
	PG_RETURN_DATUM(sums_and_findings(fcinfo, funding));
}

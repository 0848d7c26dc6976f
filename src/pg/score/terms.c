/*-------------------------------------------------------------------------
 *
 * terms.c
 *	  scoring_terms() and scoring_details(): what the indicators of a project are
 *	  scored by, in one value that their aggregate is handed with each row.  A join
 *	  to the details of each row costs more than its scoring, and most have none.
 *
 *-------------------------------------------------------------------------
 */
#include "terms.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "rule.h"

/*
 * Reads the row that three arguments are, seq, direction and scoring_rule; false if
 * it says nothing, as most do.
 */
static bool
read_detail(FunctionCallInfo fcinfo, int first, TermsDetail *detail, text **rule)
{
	*rule = NULL;
	memset(detail, 0, sizeof(*detail));
	if (PG_ARGISNULL(first))
		return false;
	detail->reversed = !PG_ARGISNULL(first + 1) &&
		strcmp(server_to_utf8(text_to_cstring(PG_GETARG_TEXT_PP(first + 1))), "反向") == 0;
	if (!PG_ARGISNULL(first + 2))
		*rule = PG_GETARG_TEXT_P(first + 2);
	detail->seq = PG_GETARG_INT32(first);
	detail->has_rule = *rule != NULL;
	detail->size = sizeof(*detail) + (*rule != NULL ? INTALIGN(VARSIZE(*rule)) : 0);
	return detail->reversed || detail->has_rule;
}

static void
append_detail(StringInfo details, const TermsDetail *detail, const text *rule)
{
	appendBinaryStringInfo(details, (const char *) detail, sizeof(*detail));
	if (rule == NULL)
		return;
	appendBinaryStringInfo(details, (const char *) rule, VARSIZE(rule));
	while (details->len % sizeof(int32) != 0)
		appendStringInfoChar(details, '\0');
}

/* scoring_details(seq, direction, scoring_rule): a row */
PG_FUNCTION_INFO_V1(scoring_details_accumulate);
Datum
scoring_details_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext caller;
	StringInfo	details = PG_ARGISNULL(0) ? NULL : (StringInfo) PG_GETARG_POINTER(0);
	TermsDetail detail;
	text	   *rule;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "scoring_details_accumulate called in non-aggregate context");
	if (!read_detail(fcinfo, 1, &detail, &rule))
	{
		if (details == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(details);
	}
	caller = MemoryContextSwitchTo(aggregate);
	if (details == NULL)
		details = makeStringInfo();
	append_detail(details, &detail, rule);
	MemoryContextSwitchTo(caller);
	PG_RETURN_POINTER(details);
}

/* scoring_detail(seq, direction, scoring_rule) */
PG_FUNCTION_INFO_V1(scoring_detail);
Datum
scoring_detail(PG_FUNCTION_ARGS)
{
	StringInfoData details;
	TermsDetail detail;
	text	   *rule;

	if (!read_detail(fcinfo, 0, &detail, &rule))
		PG_RETURN_NULL();
	initStringInfo(&details);
	append_detail(&details, &detail, rule);
	PG_RETURN_BYTEA_P(cstring_to_text_with_len(details.data, details.len));
}

PG_FUNCTION_INFO_V1(scoring_details_result);
Datum
scoring_details_result(PG_FUNCTION_ARGS)
{
	StringInfo	details;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	details = (StringInfo) PG_GETARG_POINTER(0);
	PG_RETURN_BYTEA_P(cstring_to_text_with_len(details->data, details->len));
}

/* A share in argument n, or the usual one if that is NULL. */
static int64
share_argument(FunctionCallInfo fcinfo, int n, int64 usual, const char *what)
{
	Numeric		share;

	if (PG_ARGISNULL(n))
		return usual;
	share = PG_GETARG_PACKED_NUMERIC(n);
	return numeric_is_zero(share) ? 0 : share_from_numeric(share, what);
}

int64
terms_complete_marks(Numeric budget)
{
	int64		marks = numeric_is_zero(budget) ? 0 : numeric_two_digits(budget);

	if (marks == 0 && !numeric_is_zero(budget) &&
		(numeric_to_scaled(budget, POINTS_SCALE, &marks) != SCALED_OK ||
		 scaled_compare_numeric(marks, POINTS_SCALE, budget) != 0))
		return -1;
	return Max(100 * POINTS_UNIT - marks, -1);
}

/* scoring_terms(fiscal_year, budget_points, pass_rate, achieved_from, partial_from, details) */
PG_FUNCTION_INFO_V1(scoring_terms);
Datum
scoring_terms(PG_FUNCTION_ARGS)
{
	Terms		terms = {0};
	bytea	   *details = PG_ARGISNULL(5) ? NULL : PG_GETARG_BYTEA_PP(5);
	Size		size = details == NULL ? 0 : VARSIZE_ANY_EXHDR(details);
	bytea	   *result = palloc(VARHDRSZ + sizeof(terms) + size);

	terms.fiscal_year = PG_ARGISNULL(0) ? 0 : PG_GETARG_INT32(0);
	terms.complete = PG_ARGISNULL(1) ? -1 : terms_complete_marks(PG_GETARG_PACKED_NUMERIC(1));
	terms.pass_rate = share_argument(fcinfo, 2, 0, "pass rate");
	terms.achieved_from = share_argument(fcinfo, 3, DEFAULT_ACHIEVED_FROM, "lower bound of achieved");
	terms.partial_from = share_argument(fcinfo, 4, DEFAULT_PARTIAL_FROM, "lower bound of partial");
	SET_VARSIZE(result, VARHDRSZ + sizeof(terms) + size);
	memcpy(VARDATA(result), &terms, sizeof(terms));
	if (details != NULL)
		memcpy(VARDATA(result) + sizeof(terms), VARDATA_ANY(details), size);
	PG_RETURN_BYTEA_P(result);
}

Terms
terms_usual(void)
{
	return (Terms) {
		.achieved_from = DEFAULT_ACHIEVED_FROM,.partial_from = DEFAULT_PARTIAL_FROM,.complete = -1
	};
}

static pg_noinline void
report_no_terms(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("these are no terms of scoring"),
			 errhint("scoring_terms() makes them.")));
}

TermsDetails
terms_read_bytes(const char *given, Size size, Terms *terms)
{
	if (size < sizeof(Terms))
		report_no_terms();
	memcpy(terms, given, sizeof(Terms));
	return (TermsDetails) {given + sizeof(Terms), size - sizeof(Terms)};
}

TermsDetails
terms_read(bytea *given, Terms *terms)
{
	/* the texts of details have to be aligned */
	if (VARATT_IS_SHORT(given) && VARSIZE_ANY_EXHDR(given) > sizeof(Terms))
		given = (bytea *) pg_detoast_datum((struct varlena *) given);
	return terms_read_bytes(VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given), terms);
}

bool
terms_find(TermsDetails details, int32 seq, TermsCursor *cursor,
		   TermsDetail *detail, Datum *rule)
{
	Size		start = cursor->offset < details.size ? cursor->offset : 0;
	Size		at = start;

	while (details.size > 0)
	{
		Size		room = details.size - at;

		if (room >= sizeof(*detail))
			memcpy(detail, details.first + at, sizeof(*detail));
		if (room < sizeof(*detail) || detail->size < (int32) sizeof(*detail) || detail->size > room)
			report_no_terms();
		if (detail->seq == seq)
		{
			struct varlena *text = (struct varlena *) (details.first + at + sizeof(*detail));

			if (detail->has_rule &&
				(detail->size < sizeof(*detail) + VARHDRSZ || !VARATT_IS_4B_U(text) ||
				 VARSIZE(text) > detail->size - sizeof(*detail)))
				detail->has_rule = false;
			*rule = detail->has_rule ? PointerGetDatum(text) : (Datum) 0;
			cursor->offset = at + detail->size;
			return true;
		}
		at += detail->size;
		if (at >= details.size)
			at = 0;
		if (at == start)
			break;
	}
	return false;
}

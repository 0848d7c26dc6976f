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

/* scoring_details(seq, direction, scoring_rule): a row; most say nothing */
PG_FUNCTION_INFO_V1(scoring_details_accumulate);
Datum
scoring_details_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext caller;
	StringInfo	details = PG_ARGISNULL(0) ? NULL : (StringInfo) PG_GETARG_POINTER(0);
	TermsDetail detail = {0};
	text	   *rule = NULL;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "scoring_details_accumulate called in non-aggregate context");
	if (!PG_ARGISNULL(1))
	{
		detail.reversed = !PG_ARGISNULL(2) &&
			strcmp(server_to_utf8(text_to_cstring(PG_GETARG_TEXT_PP(2))), "反向") == 0;
		if (!PG_ARGISNULL(3))
			rule = PG_GETARG_TEXT_P(3);
	}
	if (!detail.reversed && rule == NULL)
	{
		if (details == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(details);
	}
	detail.seq = PG_GETARG_INT32(1);
	detail.has_rule = rule != NULL;
	detail.size = sizeof(detail) + (rule != NULL ? INTALIGN(VARSIZE(rule)) : 0);
	caller = MemoryContextSwitchTo(aggregate);
	if (details == NULL)
		details = makeStringInfo();
	appendBinaryStringInfo(details, (char *) &detail, sizeof(detail));
	if (rule != NULL)
	{
		appendBinaryStringInfo(details, (char *) rule, VARSIZE(rule));
		while (details->len % sizeof(int32) != 0)
			appendStringInfoChar(details, '\0');
	}
	MemoryContextSwitchTo(caller);
	PG_RETURN_POINTER(details);
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

/* The full marks that make 100 with those of the budget; -1 where no points, which have 4 decimals, do. */
static int64
complete_marks(Numeric budget)
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
	terms.complete = PG_ARGISNULL(1) ? -1 : complete_marks(PG_GETARG_PACKED_NUMERIC(1));
	terms.pass_rate = share_argument(fcinfo, 2, 0, "pass rate");
	terms.achieved_from = share_argument(fcinfo, 3, DEFAULT_ACHIEVED_FROM, "lower bound of achieved");
	terms.partial_from = share_argument(fcinfo, 4, DEFAULT_PARTIAL_FROM, "lower bound of partial");
	SET_VARSIZE(result, VARHDRSZ + sizeof(terms) + size);
	memcpy(VARDATA(result), &terms, sizeof(terms));
	if (details != NULL)
		memcpy(VARDATA(result) + sizeof(terms), VARDATA_ANY(details), size);
	PG_RETURN_BYTEA_P(result);
}

void
terms_read(FunctionCallInfo fcinfo, int n, Terms *terms)
{
	bytea	   *given = PG_GETARG_BYTEA_PP(n);

	if (VARSIZE_ANY_EXHDR(given) < sizeof(Terms))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("these are no terms of scoring"),
				 errhint("scoring_terms() makes them.")));
	memcpy(terms, VARDATA_ANY(given), sizeof(Terms));
}

bool
terms_find(FunctionCallInfo fcinfo, int n, int32 seq, TermsCursor *cursor,
		   TermsDetail *detail, Datum *rule)
{
	bytea	   *given = PG_GETARG_BYTEA_P(n);	/* aligned, as the texts in it have to be */
	Size		size = VARSIZE_ANY_EXHDR(given) - sizeof(Terms);
	char	   *details = VARDATA_ANY(given) + sizeof(Terms);
	Size		start = cursor->offset < size ? cursor->offset : 0;
	Size		at = start;

	while (size > 0)
	{
		Size		room = size - at;

		if (room >= sizeof(*detail))
			memcpy(detail, details + at, sizeof(*detail));
		if (room < sizeof(*detail) || detail->size < (int32) sizeof(*detail) || detail->size > room)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("these are no terms of scoring"),
					 errhint("scoring_terms() makes them.")));
		if (detail->seq == seq)
		{
			struct varlena *text = (struct varlena *) (details + at + sizeof(*detail));

			if (detail->has_rule &&
				(detail->size < sizeof(*detail) + VARHDRSZ || !VARATT_IS_4B_U(text) ||
				 VARSIZE(text) > detail->size - sizeof(*detail)))
				detail->has_rule = false;
			*rule = detail->has_rule ? PointerGetDatum(text) : (Datum) 0;
			cursor->offset = at + detail->size;
			return true;
		}
		at += detail->size;
		if (at >= size)
			at = 0;
		if (at == start)
			break;
	}
	return false;
}

/*-------------------------------------------------------------------------
 *
 * score.c
 *	  The type perf_score: points earned of a full mark.
 *
 * A score is a monoid: the sum of two scores adds the points and the full
 * marks.  It compares by its rate, see points.h.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"

#include "fold.h"

#define SCORE_HINT	"Write points and full mark, for example 14/15 or 满分15分，得14分."

PG_FUNCTION_INFO_V1(perf_score_in);
Datum
perf_score_in(PG_FUNCTION_ARGS)
{
	char	   *literal = PG_GETARG_CSTRING(0);
	char	   *utf8 = server_to_utf8(literal);
	size_t		len = strlen(utf8);
	char		folded[POINTS_MAX_BYTES];
	Points		points;
	Verdict		verdict = verdict_of(REASON_POINTS_LENGTH, 1);

	if (len <= POINTS_MAX_BYTES)
		verdict = fold_text(utf8, len, folded, &len);
	if (verdict.code == VERDICT_OK)
		verdict = points_parse(folded, len, &points);
	if (verdict.code != VERDICT_OK)
		return report_verdict(fcinfo->context, verdict, "perf_score", literal,
							  SCORE_HINT);
	return points_datum(points.earned, points.full);
}

PG_FUNCTION_INFO_V1(perf_score_out);
Datum
perf_score_out(PG_FUNCTION_ARGS)
{
	char	   *result = palloc(POINTS_PRINT_SIZE);

	points_print(PG_GETARG_POINTS_P(0), result);
	PG_RETURN_CSTRING(result);
}

PG_FUNCTION_INFO_V1(perf_score_recv);
Datum
perf_score_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int64		earned = pq_getmsgint64(buf);
	int64		full = pq_getmsgint64(buf);

	if (full < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid full mark in external perf_score value"),
				 errdetail("A full mark is not negative.")));
	return points_datum(earned, full);
}

PG_FUNCTION_INFO_V1(perf_score_send);
Datum
perf_score_send(PG_FUNCTION_ARGS)
{
	Points	   *points = PG_GETARG_POINTS_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint64(&buf, points->earned);
	pq_sendint64(&buf, points->full);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static char *
numeric_text(Numeric num)
{
	return quotable(DatumGetCString(DirectFunctionCall1(numeric_out,
														NumericGetDatum(num))));
}

void
report_beyond_range(Numeric points, const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s %s is out of range", in_language(what), numeric_text(points)),
			 errdetail("Points reach from -922337203685477.5808 to 922337203685477.5807.")));
}

void
report_negative(Numeric full_mark)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("full mark %s is negative", numeric_text(full_mark)),
			 errhint("A deduction is negative points with full mark 0.")));
}

Numeric
points_to_numeric(int128 points, int min_decimals)
{
	int			scale = POINTS_SCALE;
	int64		small = (int64) points;

	if (small == points)
	{
		for (; scale > min_decimals && small % 10 == 0; scale--)
			small /= 10;
		return scaled_to_numeric(small, scale);
	}
	for (; scale > min_decimals && points % 10 == 0; scale--)
		points /= 10;
	return scaled_to_numeric(points, scale);
}

/* perf_score(earned numeric, full_mark numeric) */
PG_FUNCTION_INFO_V1(perf_score_from_numerics);
Datum
perf_score_from_numerics(PG_FUNCTION_ARGS)
{
	return points_datum(points_from_numeric(PG_GETARG_PACKED_NUMERIC(0), "points"),
						full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(1)));
}

PG_FUNCTION_INFO_V1(perf_score_earned);
Datum
perf_score_earned(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(points_to_numeric(PG_GETARG_POINTS_P(0)->earned, 0));
}

PG_FUNCTION_INFO_V1(perf_score_full_mark);
Datum
perf_score_full_mark(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(points_to_numeric(PG_GETARG_POINTS_P(0)->full, 0));
}

/* earned ÷ full mark; NULL where the full mark is 0 */
PG_FUNCTION_INFO_V1(perf_score_rate);
Datum
perf_score_rate(PG_FUNCTION_ARGS)
{
	Points	   *points = PG_GETARG_POINTS_P(0);

	if (points->full == 0)
		PG_RETURN_NULL();

	/* 2^63 × 10^16 is below 2^127 */
	PG_RETURN_NUMERIC(scaled_to_numeric(divide_rounded(points->earned *
													   power_of_ten(RATE_SCALE),
													   points->full),
										RATE_SCALE));
}

static void
report_score_overflow(const Points *a, char sign, const Points *b)
{
	char		text_a[POINTS_PRINT_SIZE];
	char		text_b[POINTS_PRINT_SIZE];

	points_print(a, text_a);
	points_print(b, text_b);
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("perf_score out of range: %s %c %s", text_a, sign, text_b)));
}

/* a + b, in place if a is the state of an aggregate. */
static pg_noinline Datum
score_sum(FunctionCallInfo fcinfo)
{
	Points	   *a = PG_GETARG_POINTS_P(0);
	Points	   *b = PG_GETARG_POINTS_P(1);
	Points		sum;

	if (pg_add_s64_overflow(a->earned, b->earned, &sum.earned) ||
		pg_add_s64_overflow(a->full, b->full, &sum.full))
		report_score_overflow(a, '+', b);
	if (!AggCheckCallContext(fcinfo, NULL))
		return points_datum(sum.earned, sum.full);
	*a = sum;
	PG_RETURN_POINTER(a);
}

/*
 * a + b.  Also the transition and the combine function of sum(): there the
 * first argument is the aggregate's own and is changed in place.  In a plain
 * aggregate, of which AggCheckCallContext() says no more, nothing is called.
 */
PG_FUNCTION_INFO_V1(perf_score_pl);
Datum
perf_score_pl(PG_FUNCTION_ARGS)
{
	Points	   *a = PG_GETARG_POINTS_P(0);
	Points	   *b = PG_GETARG_POINTS_P(1);
	int64		earned;
	int64		full;

	if (fcinfo->context == NULL || !IsA(fcinfo->context, AggState) ||
		pg_add_s64_overflow(a->earned, b->earned, &earned) ||
		pg_add_s64_overflow(a->full, b->full, &full))
		return score_sum(fcinfo);
	a->earned = earned;
	a->full = full;
	PG_RETURN_POINTER(a);
}

/* a less b that was added before: the inverse transition of sum() */
PG_FUNCTION_INFO_V1(perf_score_mi);
Datum
perf_score_mi(PG_FUNCTION_ARGS)
{
	Points	   *a = PG_GETARG_POINTS_P(0);
	Points	   *b = PG_GETARG_POINTS_P(1);
	Points		rest;

	if (pg_sub_s64_overflow(a->earned, b->earned, &rest.earned) ||
		b->full > a->full)
		report_score_overflow(a, '-', b);
	rest.full = a->full - b->full;
	if (!AggCheckCallContext(fcinfo, NULL))
		return points_datum(rest.earned, rest.full);
	*a = rest;
	PG_RETURN_POINTER(a);
}

PG_FUNCTION_INFO_V1(perf_score_cmp);
Datum
perf_score_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)));
}

PG_FUNCTION_INFO_V1(perf_score_lt);
Datum
perf_score_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) < 0);
}

PG_FUNCTION_INFO_V1(perf_score_le);
Datum
perf_score_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) <= 0);
}

PG_FUNCTION_INFO_V1(perf_score_eq);
Datum
perf_score_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) == 0);
}

PG_FUNCTION_INFO_V1(perf_score_ne);
Datum
perf_score_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) != 0);
}

PG_FUNCTION_INFO_V1(perf_score_ge);
Datum
perf_score_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) >= 0);
}

PG_FUNCTION_INFO_V1(perf_score_gt);
Datum
perf_score_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(points_compare(PG_GETARG_POINTS_P(0), PG_GETARG_POINTS_P(1)) > 0);
}

/* The lower of two scores, for min(). */
PG_FUNCTION_INFO_V1(perf_score_smaller);
Datum
perf_score_smaller(PG_FUNCTION_ARGS)
{
	Points	   *a = PG_GETARG_POINTS_P(0);
	Points	   *b = PG_GETARG_POINTS_P(1);

	PG_RETURN_POINTER(points_compare(a, b) <= 0 ? a : b);
}

/* The higher of two scores, for max(). */
PG_FUNCTION_INFO_V1(perf_score_larger);
Datum
perf_score_larger(PG_FUNCTION_ARGS)
{
	Points	   *a = PG_GETARG_POINTS_P(0);
	Points	   *b = PG_GETARG_POINTS_P(1);

	PG_RETURN_POINTER(points_compare(a, b) >= 0 ? a : b);
}

static int
points_fastcmp(Datum a, Datum b, SortSupport ssup)
{
	return points_compare(DatumGetPointsP(a), DatumGetPointsP(b));
}

PG_FUNCTION_INFO_V1(perf_score_sortsupport);
Datum
perf_score_sortsupport(PG_FUNCTION_ARGS)
{
	((SortSupport) PG_GETARG_POINTER(0))->comparator = points_fastcmp;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(perf_score_hash);
Datum
perf_score_hash(PG_FUNCTION_ARGS)
{
	uint64_t	key[2];

	points_key(PG_GETARG_POINTS_P(0), key);
	return hash_any((unsigned char *) key, sizeof(key));
}

PG_FUNCTION_INFO_V1(perf_score_hash_extended);
Datum
perf_score_hash_extended(PG_FUNCTION_ARGS)
{
	uint64_t	key[2];

	points_key(PG_GETARG_POINTS_P(0), key);
	return hash_any_extended((unsigned char *) key, sizeof(key),
							 PG_GETARG_INT64(1));
}

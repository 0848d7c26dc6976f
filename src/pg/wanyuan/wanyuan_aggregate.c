/*-------------------------------------------------------------------------
 *
 * wanyuan_aggregate.c
 *	  sum and avg of wanyuan, and their state, the type wanyuan_sum.
 *
 * The state is a type of its own, not internal, so that it has text and
 * binary forms and an engine that spreads an aggregate over machines can ship
 * it.  Its input refuses every state that no set of amounts can have, so the
 * functions below need not fear one that was made by hand.
 *
 *-------------------------------------------------------------------------
 */
#include "wanyuan.h"

#include "common/int.h"
#include "libpq/pqformat.h"

#include "amount.h"
#include "decimal.h"

/* The sum of `count` amounts in 分; the halves, as int128 is not aligned here. */
typedef struct WanyuanSum
{
	uint64		low;
	int64		high;
	int64		count;
} WanyuanSum;

#define PG_GETARG_WANYUAN_SUM(n) ((WanyuanSum *) PG_GETARG_POINTER(n))

/* An int128 in decimal with sign, and the count, take no more than this. */
#define WANYUAN_SUM_TEXT_SIZE	64

static inline wide
state_total(const WanyuanSum *state)
{
	return (wide) (((uwide) (uint64) state->high << 64) | state->low);
}

static inline void
state_set(WanyuanSum *state, wide total, int64 count)
{
	state->low = (uint64) (uwide) total;
	state->high = (int64) (total >> 64);
	state->count = count;
}

/* Can the sum of `count` amounts be this? */
static bool
total_is_possible(wide total, int64 count)
{
	wide		bound;

	if (count < 0)
		return false;
	bound = (wide) count << 63;
	return total >= -bound && total <= bound;
}

/* The state to change: in place inside an aggregate, else a copy. */
static inline WanyuanSum *
writable_state(FunctionCallInfo fcinfo, WanyuanSum *state)
{
	WanyuanSum *copy;

	if (AggCheckCallContext(fcinfo, NULL))
		return state;
	copy = (WanyuanSum *) palloc(sizeof(WanyuanSum));
	*copy = *state;
	return copy;
}

/* Prints 分 of any size; returns the start of the text inside buf. */
static char *
print_wide(wide value, char *buf, size_t size)
{
	uwide		rest = value < 0 ? -(uwide) value : (uwide) value;
	char	   *p = buf + size;

	*--p = '\0';
	do
	{
		*--p = '0' + (int) (rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		*--p = '-';
	return p;
}

/* Reads digits up to the end character; NULL if malformed or too many. */
static const char *
read_digits(const char *s, char end, int max_digits, wide *value)
{
	const char *start = s;

	*value = 0;
	for (; *s >= '0' && *s <= '9'; s++)
	{
		if (s - start == max_digits)
			return NULL;
		*value = *value * 10 + (*s - '0');
	}
	return s > start && *s == end ? s + 1 : NULL;
}

/* Reads `-123/4`: the sum in 分 and the count of amounts. */
PG_FUNCTION_INFO_V1(wanyuan_sum_in);
Datum
wanyuan_sum_in(PG_FUNCTION_ARGS)
{
	char	   *literal = PG_GETARG_CSTRING(0);
	const char *s = literal;
	bool		negative = *s == '-';
	wide		total;
	wide		count;
	WanyuanSum *state;

	if (negative)
		s++;
	s = read_digits(s, '/', 38, &total);
	if (s != NULL)
		s = read_digits(s, '\0', 19, &count);
	if (s == NULL || count > PG_INT64_MAX)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"",
						"wanyuan_sum", quotable(literal)),
				 errdetail("The form is sum in fen, slash, count of amounts."),
				 errhint("A valid state is 1268310000/2.")));
	if (negative)
		total = -total;
	if (!total_is_possible(total, (int64) count))
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value \"%s\" is out of range for type %s",
						literal, "wanyuan_sum"),
				 errdetail("No set of that many amounts has that sum."),
				 errhint("A valid state is 1268310000/2.")));

	state = (WanyuanSum *) palloc(sizeof(WanyuanSum));
	state_set(state, total, (int64) count);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(wanyuan_sum_out);
Datum
wanyuan_sum_out(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = PG_GETARG_WANYUAN_SUM(0);
	char		buf[WANYUAN_SUM_TEXT_SIZE];

	PG_RETURN_CSTRING(psprintf("%s/" INT64_FORMAT,
							   print_wide(state_total(state), buf, sizeof(buf)),
							   state->count));
}

PG_FUNCTION_INFO_V1(wanyuan_sum_recv);
Datum
wanyuan_sum_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	WanyuanSum *state = (WanyuanSum *) palloc(sizeof(WanyuanSum));

	state->high = pq_getmsgint64(buf);
	state->low = (uint64) pq_getmsgint64(buf);
	state->count = pq_getmsgint64(buf);
	if (!total_is_possible(state_total(state), state->count))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid value in binary form of type %s", "wanyuan_sum"),
				 errdetail("No set of " INT64_FORMAT " amounts has that sum.",
						   state->count)));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(wanyuan_sum_send);
Datum
wanyuan_sum_send(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = PG_GETARG_WANYUAN_SUM(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint64(&buf, state->high);
	pq_sendint64(&buf, state->low);
	pq_sendint64(&buf, state->count);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static void
report_count_overflow(const WanyuanSum *a, int64 count)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value is out of range for type %s", "wanyuan_sum"),
			 errdetail("The count " INT64_FORMAT " + " INT64_FORMAT " is too large.",
					   a->count, count)));
}

/* Adds an amount. */
PG_FUNCTION_INFO_V1(wanyuan_sum_add);
Datum
wanyuan_sum_add(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = writable_state(fcinfo, PG_GETARG_WANYUAN_SUM(0));
	int64		fen = PG_GETARG_INT64(1);

	if (unlikely(state->count == PG_INT64_MAX))
		report_count_overflow(state, 1);
	state_set(state, state_total(state) + fen, state->count + 1);
	PG_RETURN_POINTER(state);
}

/* Takes an amount away again (moving aggregates). */
PG_FUNCTION_INFO_V1(wanyuan_sum_remove);
Datum
wanyuan_sum_remove(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = writable_state(fcinfo, PG_GETARG_WANYUAN_SUM(0));
	int64		fen = PG_GETARG_INT64(1);
	wide		total = state_total(state) - fen;

	if (unlikely(!total_is_possible(total, state->count - 1)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amount %s is not in the sum", wanyuan_text(fen)),
				 errdetail("No set of " INT64_FORMAT " amounts has the sum that would remain.",
						   state->count - 1)));
	state_set(state, total, state->count - 1);
	PG_RETURN_POINTER(state);
}

/* Adds the second state to the first. */
PG_FUNCTION_INFO_V1(wanyuan_sum_combine);
Datum
wanyuan_sum_combine(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = writable_state(fcinfo, PG_GETARG_WANYUAN_SUM(0));
	WanyuanSum *other = PG_GETARG_WANYUAN_SUM(1);
	int64		count;

	if (pg_add_s64_overflow(state->count, other->count, &count))
		report_count_overflow(state, other->count);
	state_set(state, state_total(state) + state_total(other), count);
	PG_RETURN_POINTER(state);
}

/* The sum; NULL of no amounts. */
PG_FUNCTION_INFO_V1(wanyuan_sum_total);
Datum
wanyuan_sum_total(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = PG_GETARG_WANYUAN_SUM(0);
	wide		total = state_total(state);
	char		buf[WANYUAN_SUM_TEXT_SIZE];

	if (state->count == 0)
		PG_RETURN_NULL();
	if (total < PG_INT64_MIN || total > PG_INT64_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("sum is out of range for type %s", "wanyuan"),
				 errdetail("The sum of " INT64_FORMAT " amounts is %s fen.",
						   state->count,
						   print_wide(total, buf, sizeof(buf))),
				 errhint("Sum a cast to numeric: sum(amount::numeric).")));
	PG_RETURN_INT64((int64) total);
}

/* The sum as a number of 万元, whatever its size; NULL of no amounts. */
PG_FUNCTION_INFO_V1(wanyuan_sum_number);
Datum
wanyuan_sum_number(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = PG_GETARG_WANYUAN_SUM(0);

	if (state->count == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(fen_to_numeric(state_total(state)));
}

/* The mean, rounded to 分, half away from zero; NULL of no amounts. */
PG_FUNCTION_INFO_V1(wanyuan_sum_mean);
Datum
wanyuan_sum_mean(PG_FUNCTION_ARGS)
{
	WanyuanSum *state = PG_GETARG_WANYUAN_SUM(0);

	if (state->count == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64((int64) divide_rounded(state_total(state), state->count));
}

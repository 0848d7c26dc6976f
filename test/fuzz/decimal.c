/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Fuzz target: exact comparison, proportion and rounding, held against
 *	  plain 128-bit arithmetic where that is wide enough, and against each
 *	  other where it is not.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "decimal.h"

typedef struct Input
{
	int64_t		a;
	int64_t		b;
	int64_t		factor;
	int8_t		exponent_a;
	int8_t		exponent_b;
} Input;

/* n ÷ d, half away from zero, by remainder: the definition. */
static wide
quotient_half_away(wide n, wide d)
{
	wide		q = n / d;
	wide		r = n % d;
	bool		negative = (n < 0) != (d < 0);

	if (r < 0)
		r = -r;
	if (d < 0)
		d = -d;
	if (r >= d - r)
		q += negative ? -1 : 1;
	return q;
}

static void
check_order(Exact a, Exact b, Exact c)
{
	int			ab = exact_compare(a, b);

	FUZZ_ASSERT(exact_compare(a, a) == 0);
	FUZZ_ASSERT((ab > 0) == (exact_compare(b, a) < 0));
	FUZZ_ASSERT((ab == 0) == (a.mantissa == b.mantissa && a.exponent == b.exponent));
	if (ab <= 0 && exact_compare(b, c) <= 0)
		FUZZ_ASSERT(exact_compare(a, c) <= 0);
}

static void
check_quotients(const Input *in)
{
	Exact		a = {in->a, 0};
	Exact		b = {in->b, 0};
	wide		expected;
	int64_t		result;
	bool		fits;

	if (in->b == 0)
		return;

	/* 64 × 64 bits fit into 128 */
	expected = quotient_half_away((wide) in->factor * in->a, in->b);
	fits = expected >= INT64_MIN && expected <= INT64_MAX;
	FUZZ_ASSERT(exact_proportion(in->factor, a, b, &result) == fits);
	FUZZ_ASSERT(!fits || result == (int64_t) expected);
	if (in->b > 0)
		FUZZ_ASSERT(divide_rounded((wide) in->factor * in->a, in->b) == expected);

	/* the same power of ten on both sides changes nothing */
	a.exponent = in->exponent_a;
	b.exponent = in->exponent_a;
	FUZZ_ASSERT(exact_proportion(in->factor, a, b, &result) == fits);
	FUZZ_ASSERT(!fits || result == (int64_t) expected);
}

static void
check_print(int64_t coefficient, int scale)
{
	char		buf[DECIMAL_PRINT_SIZE];
	size_t		len = decimal_print(coefficient, scale, 2, buf);
	wide		digits = 0;
	int			decimals = -1;

	FUZZ_ASSERT(len == strlen(buf) && len < sizeof(buf));
	for (const char *p = buf + (buf[0] == '-' ? 1 : 0); *p; p++)
	{
		if (*p == '.')
			decimals = 0;
		else
		{
			digits = digits * 10 + (*p - '0');
			decimals += decimals >= 0 ? 1 : 0;
		}
	}
	FUZZ_ASSERT(decimals >= 2);
	for (; decimals < scale; decimals++)
		digits *= 10;
	for (; decimals > scale && digits % 10 == 0; decimals--)
		digits /= 10;
	FUZZ_ASSERT((buf[0] == '-' ? -digits : digits) == coefficient);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input		in;
	Exact		a;
	Exact		b;
	Exact		c;

	if (size < sizeof(in))
		return 0;
	memcpy(&in, data, sizeof(in));
	a = exact_normal(in.a, in.exponent_a);
	b = exact_normal((wide) in.b * in.factor, in.exponent_b);
	c = exact_normal(in.factor, in.exponent_a);
	check_order(a, b, c);
	check_order(c, a, b);
	check_quotients(&in);
	check_print(in.a, in.exponent_a & 15);
	return 0;
}

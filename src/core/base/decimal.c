/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Exact decimal arithmetic on 128-bit integers.
 *
 * Quotients take 64-bit or 128-bit arithmetic where the operands fit, and
 * 256-bit long division where they do not; the result is the same.
 *
 *-------------------------------------------------------------------------
 */
#include "decimal.h"

#include <string.h>

#define MAX_POWER			38

const uint64_t power64[POWERS_IN_64_BITS] = {
	UINT64_C(1), UINT64_C(10), UINT64_C(100), UINT64_C(1000),
	UINT64_C(10000), UINT64_C(100000), UINT64_C(1000000),
	UINT64_C(10000000), UINT64_C(100000000), UINT64_C(1000000000),
	UINT64_C(10000000000), UINT64_C(100000000000),
	UINT64_C(1000000000000), UINT64_C(10000000000000),
	UINT64_C(100000000000000), UINT64_C(1000000000000000),
	UINT64_C(10000000000000000), UINT64_C(100000000000000000),
	UINT64_C(1000000000000000000), UINT64_C(10000000000000000000)
};

/*
 * 256 bits, least significant word first.  Values stay below 2^255, so that
 * a remainder can be doubled.
 */
typedef struct Wide256
{
	uint64_t	word[4];
} Wide256;

static inline uwide
magnitude(wide n)
{
	return n < 0 ? -(uwide) n : (uwide) n;
}

static uwide
power_unsigned(int n)
{
	if (n < POWERS_IN_64_BITS)
		return power64[n];
	return (uwide) power64[POWERS_IN_64_BITS - 1] *
		power64[n - (POWERS_IN_64_BITS - 1)];
}

wide
power_of_ten(int n)
{
	return (wide) power_unsigned(n);
}

/* The number of decimal digits; 0 for 0. */
static int
count_digits(uwide n)
{
	int			digits = 0;

	while (digits <= MAX_POWER && n >= power_unsigned(digits))
		digits++;
	return digits;
}

Exact
exact_normal(wide mantissa, int exponent)
{
	Exact		result = {mantissa, exponent};

	if (mantissa == 0)
	{
		result.exponent = 0;
		return result;
	}
	/* 64-bit division is many times faster */
	while ((int64_t) result.mantissa != result.mantissa &&
		   result.mantissa % 10 == 0)
	{
		result.mantissa /= 10;
		result.exponent++;
	}
	if ((int64_t) result.mantissa == result.mantissa)
	{
		int64_t		m = (int64_t) result.mantissa;

		while (m % 10 == 0)
		{
			m /= 10;
			result.exponent++;
		}
		result.mantissa = m;
	}
	return result;
}

/* Compares a × 10^shift with b, shift ≥ 0. */
static int
compare_scaled(uwide a, int shift, uwide b)
{
	uwide		scaled;

	/* what does not fit into 128 bits is above every b that does */
	if (__builtin_mul_overflow(a, power_unsigned(shift), &scaled))
		return 1;
	return (scaled > b) - (scaled < b);
}

int
exact_compare(Exact a, Exact b)
{
	int			sign_a = (a.mantissa > 0) - (a.mantissa < 0);
	int			sign_b = (b.mantissa > 0) - (b.mantissa < 0);
	uwide		ma = magnitude(a.mantissa);
	uwide		mb = magnitude(b.mantissa);
	int64_t		shift = (int64_t) a.exponent - b.exponent;
	int64_t		order;

	if (sign_a != sign_b)
		return sign_a - sign_b;
	if (sign_a == 0)
		return 0;
	if (shift == 0)
		return a.mantissa < b.mantissa ? -1 : a.mantissa > b.mantissa;

	/* the place of the first digit decides, or both have about the same */
	order = (count_digits(ma) + shift) - count_digits(mb);
	if (order == 0)
		order = shift > 0 ? compare_scaled(ma, (int) shift, mb) :
			-compare_scaled(mb, (int) -shift, ma);
	return order > 0 ? sign_a : order < 0 ? -sign_a : 0;
}

/* a = a × 10^places; false on overflow. */
static bool
shift_left(wide *a, int64_t places)
{
	if (*a == 0)
		return true;
	return places <= MAX_POWER &&
		!__builtin_mul_overflow(*a, power_of_ten((int) places), a);
}

bool
exact_subtract(Exact a, Exact b, Exact *result)
{
	int64_t		shift = (int64_t) a.exponent - b.exponent;

	if (!(shift >= 0 ? shift_left(&a.mantissa, shift) :
		  shift_left(&b.mantissa, -shift)) ||
		__builtin_sub_overflow(a.mantissa, b.mantissa, &a.mantissa))
		return false;
	*result = exact_normal(a.mantissa, shift >= 0 ? b.exponent : a.exponent);
	return true;
}

static Wide256
wide256(uwide n)
{
	Wide256		result = {{(uint64_t) n, (uint64_t) (n >> 64), 0, 0}};

	return result;
}

/* n = n × m; false, n being spoiled, if that reaches 2^255. */
static bool
wide256_multiply(Wide256 *n, uint64_t m)
{
	uint64_t	carry = 0;

	for (int i = 0; i < 4; i++)
	{
		uwide		t = (uwide) n->word[i] * m + carry;

		n->word[i] = (uint64_t) t;
		carry = (uint64_t) (t >> 64);
	}
	return carry == 0 && n->word[3] >> 63 == 0;
}

/* n = n × 10^power; false if that reaches 2^255. */
static bool
wide256_scale(Wide256 *n, int64_t power)
{
	/* 2^255 has 77 digits */
	if (power > 77)
		return false;
	for (; power > 0; power -= POWERS_IN_64_BITS - 1)
		if (!wide256_multiply(n, power64[power < POWERS_IN_64_BITS ? power :
										 POWERS_IN_64_BITS - 1]))
			return false;
	return true;
}

static bool
wide256_less(const Wide256 *a, const Wide256 *b)
{
	for (int i = 3; i >= 0; i--)
		if (a->word[i] != b->word[i])
			return a->word[i] < b->word[i];
	return false;
}

static void
wide256_subtract(Wide256 *a, const Wide256 *b)
{
	uint64_t	borrow = 0;

	for (int i = 0; i < 4; i++)
	{
		uwide		t = (uwide) a->word[i] - b->word[i] - borrow;

		a->word[i] = (uint64_t) t;
		borrow = (uint64_t) (t >> 64) & 1;
	}
}

/* a = 2a + bit */
static void
wide256_double(Wide256 *a, unsigned bit)
{
	for (int i = 3; i > 0; i--)
		a->word[i] = a->word[i] << 1 | a->word[i - 1] >> 63;
	a->word[0] = a->word[0] << 1 | bit;
}

/*
 * n ÷ d rounded half up by long division, bit by bit; false if the result is
 * beyond 64 bits.
 */
static bool
wide256_divide(const Wide256 *n, const Wide256 *d, uwide *result)
{
	Wide256		rest = {{0, 0, 0, 0}};
	uwide		quotient = 0;

	for (int i = 255; i >= 0; i--)
	{
		wide256_double(&rest, n->word[i / 64] >> i % 64 & 1);
		quotient <<= 1;
		if (!wide256_less(&rest, d))
		{
			wide256_subtract(&rest, d);
			quotient |= 1;
		}
		if (quotient >> 64 != 0)
			return false;
	}
	wide256_double(&rest, 0);
	*result = quotient + (wide256_less(&rest, d) ? 0 : 1);
	return true;
}

/* f × a × 10^shift ÷ b for operands of any size. */
static bool
proportion_slow(uint64_t f, uwide a, uwide b, int64_t shift, uwide *result)
{
	Wide256		n = wide256(a);
	Wide256		d = wide256(b);

	/* below 2^192: cannot fail */
	(void) wide256_multiply(&n, f);
	if (shift > 0 && !wide256_scale(&n, shift))
		return false;
	if (shift < 0 && !wide256_scale(&d, -shift))
	{
		*result = 0;			/* the divisor is above 2^255 */
		return true;
	}
	return wide256_divide(&n, &d, result);
}

/* n × 10^power if that fits into 127 bits. */
static inline bool
scale_128(uwide *n, int64_t power)
{
	return power <= MAX_POWER &&
		!__builtin_mul_overflow(*n, power_unsigned((int) power), n) &&
		*n >> 127 == 0;
}

/* n ÷ d rounded half up; d ≠ 0, both below 2^127. */
static inline uwide
divide_half_up(uwide n, uwide d)
{
	uwide		quotient;
	uwide		rest;

	if ((n | d) >> 64 == 0)
	{
		quotient = (uint64_t) n / (uint64_t) d;
		rest = (uint64_t) n % (uint64_t) d;
	}
	else
	{
		quotient = n / d;
		rest = n - quotient * d;
	}
	return quotient + (rest >= d - rest ? 1 : 0);
}

bool
exact_proportion(int64_t factor, Exact a, Exact b, int64_t *result)
{
	bool		negative = (factor < 0) ^ (a.mantissa < 0) ^ (b.mantissa < 0);
	uint64_t	f = (uint64_t) magnitude(factor);
	uwide		n = magnitude(a.mantissa);
	uwide		d = magnitude(b.mantissa);
	int64_t		shift = (int64_t) a.exponent - b.exponent;
	uwide		product;
	uwide		divisor = d;
	uwide		quotient;

	if (f == 0 || n == 0)
	{
		*result = 0;
		return true;
	}
	if (!__builtin_mul_overflow(n, (uwide) f, &product) &&
		product >> 127 == 0 && d >> 127 == 0 &&
		(shift >= 0 ? scale_128(&product, shift) :
		 scale_128(&divisor, -shift)))
		quotient = divide_half_up(product, divisor);
	else if (!proportion_slow(f, n, d, shift, &quotient))
		return false;

	if (quotient > (uwide) INT64_MAX + (negative ? 1 : 0))
		return false;
	*result = (int64_t) (negative ? -(wide) quotient : (wide) quotient);
	return true;
}

wide
divide_rounded(wide n, wide d)
{
	wide		quotient = n / d;
	wide		rest = n - quotient * d;

	if (rest >= 0)
		return quotient + (rest >= d - rest ? 1 : 0);
	return quotient - (-rest >= d + rest ? 1 : 0);
}

/* Writes the digits of n, at least min_digits of them; returns the end. */
static char *
print_digits(uint64_t n, int min_digits, char *buf)
{
	char		reversed[POWERS_IN_64_BITS];
	int			count = 0;

	for (; n != 0; n /= 10)
		reversed[count++] = (char) ('0' + n % 10);
	for (int i = count; i < min_digits; i++)
		*buf++ = '0';
	while (count > 0)
		*buf++ = reversed[--count];
	return buf;
}

size_t
decimal_print(int64_t coefficient, int scale, int min_decimals, char *buf)
{
	uint64_t	n = (uint64_t) magnitude(coefficient);
	uint64_t	unit = power64[scale];
	char	   *p = buf;
	char	   *point;

	if (coefficient < 0)
		*p++ = '-';
	p = print_digits(n / unit, 1, p);
	point = p;
	*p++ = '.';
	if (scale > 0)
		p = print_digits(n % unit, scale, p);
	for (int i = scale; i < min_decimals; i++)
		*p++ = '0';
	while (p > point + 1 + min_decimals && p[-1] == '0')
		p--;
	if (p == point + 1)
		p--;					/* no decimals, no point */
	*p = '\0';
	return (size_t) (p - buf);
}

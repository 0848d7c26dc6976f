/*-------------------------------------------------------------------------
 *
 * decimal.h
 *	  Exact decimal arithmetic on 128-bit integers.
 *	  Pure: no palloc, no ereport, no locale, no float.
 *
 *-------------------------------------------------------------------------
 */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Wide intermediates, aligned as the server's memory is. */
typedef __int128 wide __attribute__((aligned(8)));
typedef unsigned __int128 uwide __attribute__((aligned(8)));

/* A number as written: coefficient × 10^-scale. */
#define DECIMAL_MAX_DIGITS	18
#define DECIMAL_MAX_SCALE	18

typedef struct Decimal
{
	int64_t		coefficient;
	int			scale;			/* 0 .. DECIMAL_MAX_SCALE */
} Decimal;

/* The decimals of a rate, a fraction; one of amounts has AMOUNT_RATE_SCALE. */
#define RATE_SCALE			16

/*
 * A number in the base unit of its family: mantissa × 10^exponent.  In normal
 * form the mantissa has no trailing zeros (zero is 0 × 10^0), so that equal
 * numbers are equal structs.
 */
typedef struct Exact
{
	wide		mantissa;
	int			exponent;
} Exact;

extern Exact exact_normal(wide mantissa, int exponent);

/* < 0, 0, > 0; total and exact over the whole range. */
extern int	exact_compare(Exact a, Exact b);

/* a − b; false if that takes more than 128 bits. */
extern bool exact_subtract(Exact a, Exact b, Exact *result);

/*
 * factor × a ÷ b, rounded once, half away from zero; false if the result is
 * beyond int64.  b must not be zero.  Exact over the whole range.
 */
extern bool exact_proportion(int64_t factor, Exact a, Exact b, int64_t *result);

/* n ÷ d rounded half away from zero; d > 0. */
extern wide divide_rounded(wide n, wide d);

/* 10^n for 0 ≤ n ≤ 38. */
extern wide power_of_ten(int n);

/* 10^n for 0 ≤ n ≤ 19, without a call. */
#define POWERS_IN_64_BITS	20
extern const uint64_t power64[POWERS_IN_64_BITS];

/*
 * Is the number from 0 to 2?  Beside a percentage it then may be a share of 1, as
 * a cell of a spreadsheet that shows 96% holds 0.96.
 */
static inline bool
decimal_may_be_share(int64_t coefficient, int scale)
{
	return coefficient >= 0 && (uint64_t) coefficient <= 2 * power64[scale];
}

/*
 * Prints coefficient × 10^-scale in plain decimal digits with at least
 * min_decimals decimals, zeros beyond trimmed; returns the length.  The buffer
 * takes DECIMAL_PRINT_SIZE bytes; the text ends in NUL.
 */
#define DECIMAL_PRINT_SIZE 48
extern size_t decimal_print(int64_t coefficient, int scale, int min_decimals,
							char *buf);

#endif							/* DECIMAL_H */

/*-------------------------------------------------------------------------
 *
 * numeric_scaled.h
 *	  Between numeric and integers that count 10^-scale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NUMERIC_SCALED_H
#define NUMERIC_SCALED_H

#include "perfeval.h"

#include "utils/numeric.h"

/*
 * A numeric argument as it stands in its row, a short header and all.  What
 * this file declares reads it; numeric.c's functions take it only as a Datum.
 */
#define PG_GETARG_PACKED_NUMERIC(n) \
	((Numeric) packed_from_datum(PG_GETARG_DATUM(n)))

typedef enum ScaledVerdict
{
	SCALED_OK,
	SCALED_OVERFLOW,			/* beyond int64 at that scale */
	SCALED_NOT_FINITE			/* NaN, Infinity */
} ScaledVerdict;

/* num × 10^scale as an integer, rounded half away from zero. */
extern ScaledVerdict numeric_to_scaled(Numeric num, int scale, int64 *result);

/*
 * Is the number whole and from 1 to 9999, as full marks are?  Then it is *digit; no
 * call is made.  Two words: of the short form, not negative, weight 0 (for the
 * layout see numeric_scaled.c); and one digit.
 */
static inline bool
numeric_one_digit(Numeric num, uint32 *digit)
{
	uint16		word[2];

	if (VARATT_IS_SHORT(num) ? VARSIZE_SHORT(num) != VARHDRSZ_SHORT + sizeof(word) :
		VARSIZE(num) != VARHDRSZ + sizeof(word))
		return false;
	memcpy(word, VARDATA_ANY(num), sizeof(word));
	*digit = word[1];
	return (word[0] & 0xE07F) == 0x8000;
}

/*
 * The number × 10^4 if it is from 1 to 9999.9999 with no more than 4 decimals, as
 * points are, else 0; no call is made either.  One digit or two.
 */
static inline int64
numeric_two_digits(Numeric num)
{
	uint16		word[3] = {0};
	Size		size = VARATT_IS_SHORT(num) ? VARSIZE_SHORT(num) - VARHDRSZ_SHORT :
		VARSIZE(num) - VARHDRSZ;

	if (size == sizeof(word))
		memcpy(word, VARDATA_ANY(num), sizeof(word));
	else if (size == 2 * sizeof(uint16))
		memcpy(word, VARDATA_ANY(num), 2 * sizeof(uint16));
	return (word[0] & 0xE07F) == 0x8000 ? word[1] * INT64_C(10000) + word[2] : 0;
}

/* Is it 0, which has no digit? */
static inline bool
numeric_is_zero(Numeric num)
{
	uint16		word;

	if ((VARATT_IS_SHORT(num) ? VARSIZE_SHORT(num) - VARHDRSZ_SHORT : VARSIZE(num) - VARHDRSZ) != sizeof(word))
		return false;
	memcpy(&word, VARDATA_ANY(num), sizeof(word));
	return (word & 0xC000) == 0x8000;
}

/*
 * The number itself as coefficient × 10^-scale, exactly; false if it is not
 * finite or takes more than 16 digits.
 */
extern bool numeric_to_coefficient(Numeric num, int64 *coefficient, int *scale);

/* The decimals that the number shows; 0 if it is not finite. */
extern int	numeric_decimals(Numeric num);

/* How value × 10^-scale compares with num: < 0, 0, > 0; exact; NaN is largest. */
extern int	scaled_compare_numeric(int128 value, int scale, Numeric num);

/* value × 10^-scale, with `scale` decimals shown. */
extern Numeric scaled_to_numeric(int128 value, int scale);

#endif							/* NUMERIC_SCALED_H */

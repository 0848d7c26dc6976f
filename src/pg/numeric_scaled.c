/*-------------------------------------------------------------------------
 *
 * numeric_scaled.c
 *	  Between numeric and integers that count 10^-scale.
 *
 * A numeric of a few digits is read and written here without the arithmetic
 * of numeric.c, which would take most of the time of every function that
 * mixes numeric with our types.  Its layout is private to numeric.c but is
 * what stands on disk, so pg_upgrade keeps it fixed; it is the same in
 * PostgreSQL 9.1 to 18:
 *
 *	uint16 header
 *		11nn............	special: nn = 00 NaN, 01 Infinity, 11 -Infinity
 *		10sdddddd wwwwwww	short form: s sign, d display scale (6 bits),
 *							w weight (7 bits, two's complement)
 *		0sdd dddd dddd dddd	long form: s sign, d display scale (14 bits),
 *							followed by int16 weight
 *	int16 digit[]			base 10000, most significant first; the first one
 *							counts 10000^weight
 *
 *-------------------------------------------------------------------------
 */
#include "numeric_scaled.h"

/* The header bits, under our own names. */
#define LAYOUT_FORM_MASK			0xC000
#define LAYOUT_LONG_NEGATIVE		0x4000
#define LAYOUT_SHORT				0x8000
#define LAYOUT_SPECIAL				0xC000
#define LAYOUT_SPECIAL_MASK			0xF000
#define LAYOUT_MINUS_INFINITY		0xF000
#define LAYOUT_SHORT_NEGATIVE		0x2000
#define LAYOUT_SHORT_SCALE_SHIFT	7
#define LAYOUT_SHORT_SCALE_MASK		0x3F
#define LAYOUT_LONG_SCALE_MASK		0x3FFF
#define LAYOUT_SHORT_WEIGHT_SIGN	0x0040
#define LAYOUT_SHORT_WEIGHT_MASK	0x003F

#define BASE			10000
#define BASE_DIGITS		4

/* 10^38 < 2^127: the decimal digits that are sure to fit in 128 bits. */
#define WIDE_DIGITS		38

/* The base-10000 digits that numeric_to_coefficient() reads. */
#define COEFFICIENT_GROUPS	4

/* The base-10000 digits of the largest int128, and one to align it. */
#define MAX_GROUPS		11

typedef struct NumericParts
{
	bool		negative;
	int			weight;			/* of the first digit */
	int			ndigits;
	const char *digits;			/* int16 each, unaligned where packed */
} NumericParts;

/* What was cut off behind the last kept digit. */
typedef enum Remainder
{
	REMAINDER_NONE,
	REMAINDER_BELOW_HALF,
	REMAINDER_HALF_OR_MORE
} Remainder;

static const uint64 pow10_small[] = {1, 10, 100, 1000};

/* The n-th 16-bit word at p, which a packed numeric does not align. */
static inline uint16
word_at(const char *p, int n)
{
	uint16		word;

	memcpy(&word, p + n * sizeof(word), sizeof(word));
	return word;
}

static inline int
digit_at(const NumericParts *parts, int n)
{
	return (int16) word_at(parts->digits, n);
}

static bool
numeric_is_minus_infinity(Numeric num)
{
	return (word_at(VARDATA_ANY(num), 0) & LAYOUT_SPECIAL_MASK) ==
		LAYOUT_MINUS_INFINITY;
}

/* Takes a numeric apart; false for NaN and the infinities. */
static inline bool
numeric_split(Numeric num, NumericParts *parts)
{
	const char *data = VARDATA_ANY(num);
	uint16		header = word_at(data, 0);
	int			header_words = 1;

	if ((header & LAYOUT_FORM_MASK) == LAYOUT_SPECIAL)
		return false;
	if ((header & LAYOUT_FORM_MASK) == LAYOUT_SHORT)
	{
		parts->negative = (header & LAYOUT_SHORT_NEGATIVE) != 0;
		parts->weight = header & LAYOUT_SHORT_WEIGHT_MASK;
		if (header & LAYOUT_SHORT_WEIGHT_SIGN)
			parts->weight |= ~LAYOUT_SHORT_WEIGHT_MASK;
	}
	else
	{
		parts->negative = (header & LAYOUT_FORM_MASK) == LAYOUT_LONG_NEGATIVE;
		parts->weight = (int16) word_at(data, 1);
		header_words = 2;
	}
	parts->digits = data + header_words * sizeof(uint16);
	parts->ndigits = VARSIZE_ANY_EXHDR(num) / sizeof(uint16) - header_words;
	return true;
}

/*
 * The magnitude of the number × 10^scale, cut to an integer; false if that is
 * 10^33 or more.
 */
static bool
parts_magnitude(const NumericParts *parts, int scale,
				uint128 *magnitude, Remainder *remainder)
{
	int			fraction_groups = (scale + BASE_DIGITS - 1) / BASE_DIGITS;
	int			groups = parts->weight + 1 + fraction_groups;
	uint64		cut = pow10_small[fraction_groups * BASE_DIGITS - scale];
	uint128		value = 0;
	bool		more;

	*magnitude = 0;
	*remainder = REMAINDER_NONE;
	if (parts->ndigits == 0)
		return true;
	if (groups < 0)
	{
		*remainder = REMAINDER_BELOW_HALF;
		return true;
	}

	/* numeric strips leading zeros, so this many digits are a huge number */
	if (groups * BASE_DIGITS > WIDE_DIGITS)
		return false;

	for (int i = 0; i < groups; i++)
		value = value * BASE + (i < parts->ndigits ? digit_at(parts, i) : 0);
	more = parts->ndigits > groups;

	if (cut > 1)
	{
		uint64		rest = (uint64) (value % cut);

		/* the first cut digit decides, those behind it do not */
		if (rest * 2 >= cut)
			*remainder = REMAINDER_HALF_OR_MORE;
		else if (rest > 0 || more)
			*remainder = REMAINDER_BELOW_HALF;
		value /= cut;
	}
	else if (more)
		*remainder = digit_at(parts, groups) >= BASE / 2 ?
			REMAINDER_HALF_OR_MORE : REMAINDER_BELOW_HALF;

	*magnitude = value;
	return true;
}

/* The same in 64 bits, which hold nearly all: few digits, none to be cut. */
static inline bool
parts_small(const NumericParts *parts, int scale, int64 *result)
{
	int			fraction_groups = (scale + BASE_DIGITS - 1) / BASE_DIGITS;
	int			groups = parts->weight + 1 + fraction_groups;
	uint64		cut = pow10_small[fraction_groups * BASE_DIGITS - scale];
	uint64		value = 0;
	int			i;

	if (parts->ndigits > groups || groups > COEFFICIENT_GROUPS)
		return false;
	for (i = 0; i < parts->ndigits; i++)
		value = value * BASE + digit_at(parts, i);
	for (; i < groups; i++)
		value *= BASE;
	if (cut > 1)
	{
		if (value % cut != 0)
			return false;
		value /= cut;
	}
	*result = parts->negative ? -(int64) value : (int64) value;
	return true;
}

ScaledVerdict
numeric_to_scaled(Numeric num, int scale, int64 *result)
{
	NumericParts parts;
	uint128		magnitude;
	Remainder	remainder;

	if (!numeric_split(num, &parts))
		return SCALED_NOT_FINITE;
	if (parts_small(&parts, scale, result))
		return SCALED_OK;
	if (!parts_magnitude(&parts, scale, &magnitude, &remainder))
		return SCALED_OVERFLOW;
	if (remainder == REMAINDER_HALF_OR_MORE)
		magnitude++;
	if (magnitude > (uint128) PG_INT64_MAX + parts.negative)
		return SCALED_OVERFLOW;
	*result = parts.negative ?
		(int64) (0 - (uint64) magnitude) : (int64) magnitude;
	return SCALED_OK;
}

bool
numeric_to_coefficient(Numeric num, int64 *coefficient, int *scale)
{
	NumericParts parts;
	int64		value = 0;
	int			groups;			/* digits to read, and zeros behind them */

	if (!numeric_split(num, &parts))
		return false;
	groups = Max(parts.ndigits, parts.weight + 1);
	if (groups > COEFFICIENT_GROUPS || parts.weight < -COEFFICIENT_GROUPS)
		return false;
	for (int i = 0; i < groups; i++)
		value = value * BASE + (i < parts.ndigits ? digit_at(&parts, i) : 0);
	*coefficient = parts.negative ? -value : value;
	*scale = (groups - 1 - parts.weight) * BASE_DIGITS;
	return true;
}

int
numeric_decimals(Numeric num)
{
	uint16		header = word_at(VARDATA_ANY(num), 0);

	if ((header & LAYOUT_FORM_MASK) == LAYOUT_SPECIAL)
		return 0;
	return (header & LAYOUT_FORM_MASK) == LAYOUT_SHORT ?
		header >> LAYOUT_SHORT_SCALE_SHIFT & LAYOUT_SHORT_SCALE_MASK :
		header & LAYOUT_LONG_SCALE_MASK;
}

int
scaled_compare_numeric(int128 value, int scale, Numeric num)
{
	NumericParts parts;
	uint128		magnitude;
	uint128		value_magnitude = value < 0 ? -(uint128) value : (uint128) value;
	Remainder	remainder;
	int			order;			/* of the magnitudes */

	if (!numeric_split(num, &parts))
		return numeric_is_minus_infinity(num) ? 1 : -1;
	if (parts.ndigits == 0)
		return value < 0 ? -1 : value > 0;
	if (parts.negative != (value < 0))
		return parts.negative ? 1 : -1;

	if (!parts_magnitude(&parts, scale, &magnitude, &remainder) ||
		value_magnitude < magnitude)
		order = -1;
	else if (value_magnitude > magnitude)
		order = 1;
	else
		order = remainder == REMAINDER_NONE ? 0 : -1;
	return parts.negative ? -order : order;
}

/* scaled_to_numeric() of what has one digit before the point and one behind it. */
static Numeric
small_to_numeric(uint32 whole, uint32 fraction, bool negative, int scale)
{
	int			ndigits = (whole > 0) + (fraction > 0);
	Size		size = VARHDRSZ + (1 + ndigits) * sizeof(uint16);
	Numeric		result = (Numeric) palloc(size);
	uint16	   *word = (uint16 *) VARDATA(result);

	SET_VARSIZE(result, size);
	*word = LAYOUT_SHORT | (negative ? LAYOUT_SHORT_NEGATIVE : 0) | scale << LAYOUT_SHORT_SCALE_SHIFT;
	if (whole == 0 && fraction > 0)
		*word |= LAYOUT_SHORT_WEIGHT_SIGN | LAYOUT_SHORT_WEIGHT_MASK;	/* weight -1 */
	if (whole > 0)
		*++word = (uint16) whole;
	if (fraction > 0)
		*++word = (uint16) fraction;
	return result;
}

/* ... of any other. */
static pg_noinline Numeric
wide_to_numeric(int128 value, int scale)
{
	uint128		rest = value < 0 ? -(uint128) value : (uint128) value;
	int			odd = scale % BASE_DIGITS;
	int			weight = -((scale + BASE_DIGITS - 1) / BASE_DIGITS);
	int16		groups[MAX_GROUPS]; /* least significant first */
	int			n = 0;
	int			low = 0;
	Size		size;
	Numeric		result;
	uint16	   *word;

	if (odd != 0 && rest <= PG_UINT64_MAX)
	{
		uint64		small = (uint64) rest;
		uint64		unit = pow10_small[odd];

		groups[n++] = (int16) (small % unit * pow10_small[BASE_DIGITS - odd]);
		rest = small / unit;
	}
	else if (odd != 0)
	{
		uint64		unit = pow10_small[odd];

		groups[n++] = (int16) ((uint64) (rest % unit) *
							   pow10_small[BASE_DIGITS - odd]);
		rest /= unit;
	}
	while (rest > PG_UINT64_MAX)
	{
		groups[n++] = (int16) (rest % BASE);
		rest /= BASE;
	}
	for (uint64 small = (uint64) rest; small > 0; small /= BASE)
		groups[n++] = (int16) (small % BASE);

	/* numeric stores no zeros at either end */
	weight += n - 1;
	while (n > 0 && groups[n - 1] == 0)
	{
		n--;
		weight--;
	}
	while (low < n && groups[low] == 0)
		low++;
	if (n == 0)
		weight = 0;

	size = VARHDRSZ + (1 + n - low) * sizeof(uint16);
	result = (Numeric) palloc(size);
	SET_VARSIZE(result, size);
	word = (uint16 *) VARDATA(result);
	word[0] = LAYOUT_SHORT |
		(value < 0 ? LAYOUT_SHORT_NEGATIVE : 0) |
		scale << LAYOUT_SHORT_SCALE_SHIFT |
		(weight < 0 ? LAYOUT_SHORT_WEIGHT_SIGN : 0) |
		(weight & LAYOUT_SHORT_WEIGHT_MASK);
	for (int i = n - 1; i >= low; i--)
		*++word = (uint16) groups[i];
	return result;
}

Numeric
scaled_to_numeric(int128 value, int scale)
{
	int64		small = (int64) value;

	if (small == value && small > -BASE * BASE && small < BASE * BASE && scale <= BASE_DIGITS)
	{
		uint32		magnitude = (uint32) (small < 0 ? -small : small);
		uint32		one = scale < BASE_DIGITS ? (uint32) pow10_small[scale] : BASE;
		uint32		whole = magnitude / one;

		if (whole < BASE)
			return small_to_numeric(whole, magnitude % one * (BASE / one), small < 0, scale);
	}
	return wide_to_numeric(value, scale);
}

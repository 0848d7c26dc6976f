/*-------------------------------------------------------------------------
 *
 * store.c
 *	  Targets and actual values as they are stored.
 *
 * Stored form, byte by byte (no alignment, so that the one-byte varlena header
 * makes `≥95%` six bytes on disk):
 *
 *	  quantity	 0 0 c c c l l l   c comparator, l + 1 bytes of coefficient
 *				 scale, coefficient (little end first, sign extended)
 *				 of a range again: length, scale, coefficient
 *				 unit code, power, text of an opaque unit
 *	  attainment 0 1 a a a 0 0 0   a attainment, then the words as given
 *	  text		 1 0 0 0 0 0 0 0   then the text
 *
 * Kind 3 is free for a later version of the format.
 *
 *-------------------------------------------------------------------------
 */
#include "store.h"

#include <string.h>

/* The fewest bytes that hold the coefficient. */
static int
coefficient_bytes(int64_t coefficient)
{
	int			n = 1;

	while (n < 8 && (coefficient < -((int64_t) 1 << (8 * n - 1)) ||
					 coefficient >= ((int64_t) 1 << (8 * n - 1))))
		n++;
	return n;
}

static uint8_t *
pack_decimal(uint8_t *p, Decimal number)
{
	uint64_t	bits = (uint64_t) number.coefficient;

	*p++ = (uint8_t) number.scale;
	for (int i = coefficient_bytes(number.coefficient); i > 0; i--)
	{
		*p++ = (uint8_t) (bits & 0xFF);
		bits >>= 8;
	}
	return p;
}

/*
 * A coefficient of that many bytes.  Nearly all have up to three, and these
 * are read without a branch: unit code and power stand behind them.
 */
static inline int64_t
read_coefficient(const uint8_t *p, int bytes)
{
	uint64_t	bits = (uint64_t) (p[0] | p[1] << 8 | p[2] << 16);
	int			unused = 64 - 8 * bytes;

	for (int i = 3; i < bytes; i++)
		bits |= (uint64_t) p[i] << (8 * i);
	return (int64_t) (bits << unused) >> unused;
}

static inline const uint8_t *
unpack_decimal(const uint8_t *p, int bytes, Decimal *number)
{
	number->scale = p[0];
	number->coefficient = read_coefficient(p + 1, bytes);
	return p + 1 + bytes;
}

size_t
literal_store(const Literal *literal, uint8_t *out)
{
	uint8_t    *p = out;

	if (literal->kind == LITERAL_QUANTITY)
	{
		*p = (uint8_t) (literal->comparator << STORED_DETAIL_SHIFT |
						(coefficient_bytes(literal->low.coefficient) - 1));
		p = pack_decimal(p + 1, literal->low);
		if (literal->comparator == COMPARATOR_RANGE)
		{
			*p = (uint8_t) coefficient_bytes(literal->high.coefficient);
			p = pack_decimal(p + 1, literal->high);
		}
		*p++ = literal->unit.code;
		*p++ = literal->unit.power;
		if (literal->unit.text_len > 0)
			memcpy(p, literal->unit.text, literal->unit.text_len);
		return (size_t) (p - out) + literal->unit.text_len;
	}
	if (literal->kind == LITERAL_ATTAINMENT)
		*p = (uint8_t) (1 << STORED_KIND_SHIFT | literal->attainment << STORED_DETAIL_SHIFT);
	else
		*p = (uint8_t) (2 << STORED_KIND_SHIFT);
	memcpy(p + 1, literal->text, literal->text_len);
	return 1 + literal->text_len;
}

void
literal_load(Stored stored, Literal *literal)
{
	const uint8_t *p = stored.bytes;
	const uint8_t *end = p + stored.len;
	uint8_t		flags = *p++;
	int			detail = flags >> STORED_DETAIL_SHIFT & STORED_DETAIL_MASK;

	if (flags >> STORED_KIND_SHIFT == 0)
	{
		literal->kind = LITERAL_QUANTITY;
		literal->comparator = (Comparator) detail;
		p = unpack_decimal(p, (flags & STORED_DETAIL_MASK) + 1, &literal->low);
		if (literal->comparator == COMPARATOR_RANGE)
			p = unpack_decimal(p + 1, *p, &literal->high);
		literal->unit.code = *p++;
		literal->unit.power = *p++;
		literal->unit.text = (const char *) p;
		literal->unit.text_len = (uint8_t) (end - p);
		literal->text_len = 0;
		return;
	}
	literal->kind = flags >> STORED_KIND_SHIFT == 1 ? LITERAL_ATTAINMENT : LITERAL_TEXT;
	literal->comparator = COMPARATOR_NONE;
	literal->attainment = (Attainment) detail;
	literal->text = (const char *) p;
	literal->text_len = (size_t) (end - p);
}

const int64_t stored_plain_factor[] = {
	INT64_C(100000000000), INT64_C(10000000000), 1000000000, 100000000, 10000000, 1000000,
	100000, 10000, 1000, 100, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
};

bool
stored_pair(Stored value, Stored target, Comparator *comparator, int64_t *a, int64_t *t)
{
	const uint8_t *p = value.bytes;
	const uint8_t *q = target.bytes;
	int			bytes_a = (p[0] & STORED_DETAIL_MASK) + 1;
	int			bytes_t = (q[0] & STORED_DETAIL_MASK) + 1;
	const uint8_t *unit_a;
	const uint8_t *unit_t;
	int			shift;

	/* with the kind in the upper bits, so this refuses text as well */
	if (p[0] >> STORED_DETAIL_SHIFT != COMPARATOR_EQ ||
		q[0] >> STORED_DETAIL_SHIFT >= COMPARATOR_RANGE)
		return false;

	/* a bare number, code and power 0, takes the target's unit if it has one */
	unit_a = p + 2 + bytes_a;
	unit_t = q + 2 + bytes_t;
	*a = read_coefficient(p + 2, bytes_a);
	*t = read_coefficient(q + 2, bytes_t);
	if (unit_a[0] == UNIT_NONE && unit_a[1] == 0 && unit_t[0] != UNIT_NONE)
	{
		/* of 0.96 there are two readings beside %, and beside %(新增) */
		if ((unit_t[0] == UNIT_CODE_PERCENT || (unit_t[0] == UNIT_OPAQUE && unit_t[2] == '%')) &&
			decimal_may_be_share(*a, p[1]))
			return false;
	}
	else
	{
		if (unit_a[0] != unit_t[0] || unit_a[1] != unit_t[1])
			return false;
		if (unit_a[0] == UNIT_OPAQUE)
		{
			size_t		len_a = value.len - (size_t) (unit_a - p);
			size_t		len_t = target.len - (size_t) (unit_t - q);

			if (len_a != len_t || memcmp(unit_a, unit_t, len_a) != 0)
				return false;
		}
	}

	*comparator = (Comparator) (q[0] >> STORED_DETAIL_SHIFT);
	shift = p[1] - q[1];
	return shift == 0 ||		/* as nearly always */
		(!__builtin_mul_overflow(*t, (int64_t) power64[shift > 0 ? shift : 0], t) &&
		 !__builtin_mul_overflow(*a, (int64_t) power64[shift < 0 ? -shift : 0], a));
}

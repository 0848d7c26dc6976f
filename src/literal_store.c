/*-------------------------------------------------------------------------
 *
 * literal_store.c
 *	  Targets and actual values as they are stored, and their order by
 *	  meaning.
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
#include "literal.h"

#include <string.h>

#define KIND_SHIFT	6
#define DETAIL_SHIFT 3
#define DETAIL_MASK 7

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

static const uint8_t *
unpack_decimal(const uint8_t *p, int bytes, Decimal *number)
{
	uint64_t	bits = 0;
	int			unused = 64 - 8 * bytes;

	number->scale = *p++;
	for (int i = 0; i < bytes; i++)
		bits |= (uint64_t) *p++ << (8 * i);
	number->coefficient = (int64_t) (bits << unused) >> unused;
	return p;
}

size_t
literal_store(const Literal *literal, uint8_t *out)
{
	uint8_t    *p = out;

	if (literal->kind == LITERAL_QUANTITY)
	{
		*p = (uint8_t) (literal->comparator << DETAIL_SHIFT |
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
		*p = (uint8_t) (1 << KIND_SHIFT | literal->attainment << DETAIL_SHIFT);
	else
		*p = (uint8_t) (2 << KIND_SHIFT);
	memcpy(p + 1, literal->text, literal->text_len);
	return 1 + literal->text_len;
}

void
literal_load(const uint8_t *p, size_t len, Literal *literal)
{
	const uint8_t *end = p + len;
	uint8_t		flags = *p++;
	int			detail = flags >> DETAIL_SHIFT & DETAIL_MASK;

	if (flags >> KIND_SHIFT == 0)
	{
		literal->kind = LITERAL_QUANTITY;
		literal->comparator = (Comparator) detail;
		p = unpack_decimal(p, (flags & DETAIL_MASK) + 1, &literal->low);
		if (literal->comparator == COMPARATOR_RANGE)
			p = unpack_decimal(p + 1, *p, &literal->high);
		literal->unit.code = *p++;
		literal->unit.power = *p++;
		literal->unit.text = (const char *) p;
		literal->unit.text_len = (uint8_t) (end - p);
		literal->text_len = 0;
		return;
	}
	literal->kind = flags >> KIND_SHIFT == 1 ? LITERAL_ATTAINMENT : LITERAL_TEXT;
	literal->comparator = COMPARATOR_NONE;
	literal->attainment = (Attainment) detail;
	literal->text = (const char *) p;
	literal->text_len = (size_t) (end - p);
}

/*
 * The unit in a stored quantity of one number; *len is 2 or, with the text of
 * an opaque unit, more.
 */
static inline const uint8_t *
stored_unit(const uint8_t *stored, size_t stored_len, size_t *len)
{
	size_t		number = 2 + (stored[0] & DETAIL_MASK) + 1;

	*len = stored_len - number;
	return stored + number;
}

bool
literal_stored_pair(const uint8_t *value, size_t value_len,
					const uint8_t *target, size_t target_len,
					Comparator *comparator, int64_t *a, int64_t *t)
{
	const uint8_t *unit_a;
	const uint8_t *unit_t;
	size_t		len_a;
	size_t		len_t;
	Decimal		number_a;
	Decimal		number_t;
	int			shift;

	/* with the kind in the upper bits, so this refuses text as well */
	if (value[0] >> DETAIL_SHIFT != COMPARATOR_EQ ||
		target[0] >> DETAIL_SHIFT >= COMPARATOR_RANGE)
		return false;

	/* a bare number, code and power 0, takes the target's unit */
	unit_a = stored_unit(value, value_len, &len_a);
	unit_t = stored_unit(target, target_len, &len_t);
	if ((unit_a[0] != UNIT_NONE || unit_a[1] != 0) &&
		(unit_a[0] != unit_t[0] || unit_a[1] != unit_t[1] || len_a != len_t ||
		 (len_a > 2 && memcmp(unit_a, unit_t, len_a) != 0)))
		return false;

	*comparator = (Comparator) (target[0] >> DETAIL_SHIFT);
	unpack_decimal(value + 1, (value[0] & DETAIL_MASK) + 1, &number_a);
	unpack_decimal(target + 1, (target[0] & DETAIL_MASK) + 1, &number_t);
	*a = number_a.coefficient;
	*t = number_t.coefficient;
	shift = number_a.scale - number_t.scale;
	if (shift > 0)
		return !__builtin_mul_overflow(*t, (int64_t) power_of_ten(shift), t);
	if (shift < 0)
		return !__builtin_mul_overflow(*a, (int64_t) power_of_ten(-shift), a);
	return true;
}

static int
compare_text(const Literal *a, const Literal *b)
{
	size_t		shorter = a->text_len < b->text_len ? a->text_len : b->text_len;
	int			order = memcmp(a->text, b->text, shorter);

	if (order != 0)
		return order;
	return (a->text_len > b->text_len) - (a->text_len < b->text_len);
}

/*
 * The order by meaning: quantities by unit family, number and comparator,
 * then attainments by level, then texts by their bytes.
 */
int
literal_compare(const Literal *a, const Literal *b)
{
	int			order;

	if (a->kind != b->kind)
	{
		static const int rank[] = {2, 0, 1};	/* text, quantity, attainment */

		return rank[a->kind] - rank[b->kind];
	}
	if (a->kind == LITERAL_TEXT)
		return compare_text(a, b);
	if (a->kind == LITERAL_ATTAINMENT)
		return (int) a->attainment - (int) b->attainment;

	order = unit_family_compare(&a->unit, &b->unit);
	if (order == 0)
		order = exact_compare(unit_to_base(a->low, &a->unit, NULL),
							  unit_to_base(b->low, &b->unit, NULL));
	if (order == 0)
		order = (int) a->comparator - (int) b->comparator;
	if (order == 0 && a->comparator == COMPARATOR_RANGE)
		order = exact_compare(unit_to_base(a->high, &a->unit, NULL),
							  unit_to_base(b->high, &b->unit, NULL));
	return order;
}

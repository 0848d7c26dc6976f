/*-------------------------------------------------------------------------
 *
 * quantity.c
 *	  perf_target and perf_value as they are stored, their order by meaning,
 *	  and a value held against a target.
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
#include "quantity.h"

#include "common/hashfn.h"

#define KIND_SHIFT	6
#define DETAIL_SHIFT 3
#define DETAIL_MASK 7

/* flags, 2 × (length, scale, coefficient), code, power */
#define QUANTITY_FIXED_BYTES (1 + 2 * (1 + 1 + 8) + 2)

/* The fewest bytes that hold the coefficient. */
static int
coefficient_bytes(int64 coefficient)
{
	int			n = 1;

	while (n < 8 && (coefficient < -((int64) 1 << (8 * n - 1)) ||
					 coefficient >= ((int64) 1 << (8 * n - 1))))
		n++;
	return n;
}

static uint8 *
pack_decimal(uint8 *p, Decimal number)
{
	uint64		bits = (uint64) number.coefficient;

	*p++ = (uint8) number.scale;
	for (int i = coefficient_bytes(number.coefficient); i > 0; i--)
	{
		*p++ = (uint8) (bits & 0xFF);
		bits >>= 8;
	}
	return p;
}

static const uint8 *
unpack_decimal(const uint8 *p, int bytes, Decimal *number)
{
	uint64		bits = 0;
	int			unused = 64 - 8 * bytes;

	number->scale = *p++;
	for (int i = 0; i < bytes; i++)
		bits |= (uint64) *p++ << (8 * i);
	number->coefficient = (int64) (bits << unused) >> unused;
	return p;
}

struct varlena *
literal_pack(const Literal *literal)
{
	size_t		room = QUANTITY_FIXED_BYTES + UNIT_MAX_BYTES + literal->text_len;
	struct varlena *result = palloc(VARHDRSZ + room);
	uint8	   *p = (uint8 *) VARDATA(result);
	uint8		kind;

	if (literal->kind == LITERAL_QUANTITY)
	{
		*p = (uint8) (literal->comparator << DETAIL_SHIFT |
					  (coefficient_bytes(literal->low.coefficient) - 1));
		p = pack_decimal(p + 1, literal->low);
		if (literal->comparator == COMPARATOR_RANGE)
		{
			*p = (uint8) coefficient_bytes(literal->high.coefficient);
			p = pack_decimal(p + 1, literal->high);
		}
		*p++ = literal->unit.code;
		*p++ = literal->unit.power;
		memcpy(p, literal->unit.text, literal->unit.text_len);
		p += literal->unit.text_len;
	}
	else
	{
		kind = literal->kind == LITERAL_ATTAINMENT ? 1 : 2;
		*p = (uint8) (kind << KIND_SHIFT);
		if (literal->kind == LITERAL_ATTAINMENT)
			*p |= (uint8) (literal->attainment << DETAIL_SHIFT);
		p++;
		memcpy(p, literal->text, literal->text_len);
		p += literal->text_len;
	}
	SET_VARSIZE(result, (char *) p - (char *) result);
	return result;
}

void
literal_unpack(const struct varlena *stored, Literal *literal)
{
	const uint8 *p = (const uint8 *) VARDATA_ANY(stored);
	const uint8 *end = p + VARSIZE_ANY_EXHDR(stored);
	uint8		flags = *p++;
	int			detail = flags >> DETAIL_SHIFT & DETAIL_MASK;

	if (flags >> KIND_SHIFT == 0)
	{
		literal->kind = LITERAL_QUANTITY;
		literal->comparator = (Comparator) detail;
		p = unpack_decimal(p, (flags & DETAIL_MASK) + 1, &literal->low);
		if (literal->comparator == COMPARATOR_RANGE)
		{
			p = unpack_decimal(p + 1, *p, &literal->high);
		}
		literal->unit.code = *p++;
		literal->unit.power = *p++;
		literal->unit.text = (const char *) p;
		literal->unit.text_len = (uint8) (end - p);
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
static inline const uint8 *
stored_unit(const struct varlena *stored, size_t *len)
{
	const uint8 *p = (const uint8 *) VARDATA_ANY(stored);
	size_t		number = 2 + (p[0] & DETAIL_MASK) + 1;

	*len = VARSIZE_ANY_EXHDR(stored) - number;
	return p + number;
}

bool
stored_pair(const struct varlena *value, const struct varlena *target,
			Comparator *comparator, int64 *a, int64 *t)
{
	const uint8 *p = (const uint8 *) VARDATA_ANY(value);
	const uint8 *q = (const uint8 *) VARDATA_ANY(target);
	const uint8 *unit_a;
	const uint8 *unit_t;
	size_t		len_a;
	size_t		len_t;
	Decimal		number_a;
	Decimal		number_t;
	int			shift;

	/* with the kind in the upper bits, so this refuses text as well */
	if (p[0] >> DETAIL_SHIFT != COMPARATOR_EQ ||
		q[0] >> DETAIL_SHIFT >= COMPARATOR_RANGE)
		return false;

	/* a bare number, code and power 0, takes the target's unit */
	unit_a = stored_unit(value, &len_a);
	unit_t = stored_unit(target, &len_t);
	if ((unit_a[0] != UNIT_NONE || unit_a[1] != 0) &&
		(unit_a[0] != unit_t[0] || unit_a[1] != unit_t[1] || len_a != len_t ||
		 (len_a > 2 && memcmp(unit_a, unit_t, len_a) != 0)))
		return false;

	*comparator = (Comparator) (q[0] >> DETAIL_SHIFT);
	unpack_decimal(p + 1, (p[0] & DETAIL_MASK) + 1, &number_a);
	unpack_decimal(q + 1, (q[0] & DETAIL_MASK) + 1, &number_t);
	*a = number_a.coefficient;
	*t = number_t.coefficient;
	shift = number_a.scale - number_t.scale;
	if (shift > 0)
		return !__builtin_mul_overflow(*t, (int64) power_of_ten(shift), t);
	if (shift < 0)
		return !__builtin_mul_overflow(*a, (int64) power_of_ten(-shift), a);
	return true;
}

static int
compare_text(const Literal *a, const Literal *b)
{
	int			order = memcmp(a->text, b->text, Min(a->text_len, b->text_len));

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

static uint64
hash_exact(Exact number, uint64 seed)
{
	return hash_bytes_extended((const unsigned char *) &number.mantissa,
							   sizeof(number.mantissa),
							   seed + (uint64) number.exponent);
}

/* Equal by meaning gives equal hashes. */
uint64
literal_hash(const Literal *literal, uint64 seed)
{
	uint64		hash;

	if (literal->kind == LITERAL_TEXT)
		return hash_bytes_extended((const unsigned char *) literal->text,
								   (int) literal->text_len, seed);
	if (literal->kind == LITERAL_ATTAINMENT)
		return hash_bytes_uint32_extended((uint32) literal->attainment, seed);

	hash = hash_exact(unit_to_base(literal->low, &literal->unit, NULL), seed);
	if (literal->comparator == COMPARATOR_RANGE)
		hash = hash_exact(unit_to_base(literal->high, &literal->unit, NULL), hash);
	if (literal->unit.code == UNIT_OPAQUE)
		hash = hash_bytes_extended((const unsigned char *) literal->unit.text,
								   literal->unit.text_len, hash);
	return hash_bytes_uint32_extended((uint32) literal->comparator, hash);
}

/*-------------------------------------------------------------------------
 *
 * quantity.c
 *	  perf_target and perf_value as varlenas, and their hash.
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "common/hashfn.h"

struct varlena *
literal_pack(const Literal *literal)
{
	struct varlena *result = palloc(VARHDRSZ + LITERAL_STORE_SIZE(literal));
	size_t		len = literal_store(literal, (uint8 *) VARDATA(result));

	SET_VARSIZE(result, VARHDRSZ + len);
	return result;
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
	return hash_bytes_uint32_extended((uint32) literal->comparator << 8 |
									  unit_family(&literal->unit), hash);
}

/*-------------------------------------------------------------------------
 *
 * store.h
 *	  Targets and actual values as they are stored.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef STORE_H
#define STORE_H

#include <string.h>

#include "literal_type.h"

/* A literal as it is stored. */
typedef struct Stored
{
	const uint8_t *bytes;
	size_t		len;
} Stored;

/*
 * Store a literal in bytes, LITERAL_STORE_SIZE at most, and load what was
 * stored; loaded text and opaque units point into the bytes.
 */
#define LITERAL_STORE_SIZE(literal) \
	(1 + 2 * (1 + 1 + 8) + 2 + UNIT_MAX_BYTES + (literal)->text_len)
extern size_t literal_store(const Literal *literal, uint8_t *out);
extern void literal_load(Stored stored, Literal *literal);

/*
 * A stored point and a stored target that is no range, of one unit, as
 * integers of one scale; false if they are not that, or do not fit.
 */
extern bool stored_pair(Stored value, Stored target,
						Comparator *comparator, int64_t *a, int64_t *t);

/* The first byte: kind, comparator or attainment, and the bytes of the coefficient less 1. */
#define STORED_KIND_SHIFT	6
#define STORED_DETAIL_SHIFT	3
#define STORED_DETAIL_MASK	7

/* Plain coefficients have so many bytes at most, and scales that differ by no more. */
#define STORED_PLAIN_BYTES	3
#define STORED_PLAIN_SHIFT	11

/* Brings a coefficient to the other's scale; by STORED_PLAIN_SHIFT + how far its own is above that. */
extern const int64_t stored_plain_factor[2 * STORED_PLAIN_SHIFT + 1];

/* A coefficient of 1 + more bytes, read with the scale in front and what stands behind. */
static inline int64_t
stored_plain_coefficient(const uint8_t *p, size_t more)
{
	uint64_t	bits = p[1] | p[2] << 8 | p[3] << 16 | (uint32_t) p[4] << 24;
	size_t		above = 8 * (sizeof(bits) - 2 - more);

	return (int64_t) (bits << above) >> (above + 8);
}

/*
 * stored_pair() of what nearly all are: coefficients of a few bytes, one unit of
 * the table or none.  False for any other.  *a and *t are below 2^23 × 10^11 < 2^61.
 */
static inline __attribute__((always_inline)) bool
stored_plain_pair(const uint8_t *p, const uint8_t *q,
				  Comparator *comparator, int64_t *a, int64_t *t)
{
	/* with the kind in the upper bits, so this refuses text and other comparators as well */
	size_t		more_a = p[0] - ((size_t) COMPARATOR_EQ << STORED_DETAIL_SHIFT);
	size_t		more_t = q[0] & STORED_DETAIL_MASK;
	unsigned	above;

	if (more_a >= STORED_PLAIN_BYTES || more_t >= STORED_PLAIN_BYTES ||
		q[0] >= COMPARATOR_RANGE << STORED_DETAIL_SHIFT ||
		memcmp(p + 3 + more_a, q + 3 + more_t, 2) != 0 || p[3 + more_a] == UNIT_OPAQUE)
		return false;
	*comparator = (Comparator) (q[0] >> STORED_DETAIL_SHIFT);
	*a = stored_plain_coefficient(p, more_a);
	*t = stored_plain_coefficient(q, more_t);
	if (p[1] == q[1])
		return true;
	above = STORED_PLAIN_SHIFT + p[1] - q[1];
	if (above > 2 * STORED_PLAIN_SHIFT)
		return false;
	*a *= stored_plain_factor[above];
	*t *= stored_plain_factor[2 * STORED_PLAIN_SHIFT - above];
	return true;
}

#endif							/* STORE_H */

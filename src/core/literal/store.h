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

#endif							/* STORE_H */

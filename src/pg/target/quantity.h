/*-------------------------------------------------------------------------
 *
 * quantity.h
 *	  What perf_target and perf_value share: packing, hashing, and holding a
 *	  value against a target.
 *
 *-------------------------------------------------------------------------
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "perfeval.h"

#include "literal_type.h"
#include "store.h"

extern struct varlena *literal_pack(const Literal *literal);

/* The target that server-encoded text spells; raises an error if none. */
extern struct varlena *target_from_text(char *str);

/* Unpack a stored target or value; text and opaque units point into it. */
static inline void
literal_unpack(const struct varlena *stored, Literal *literal)
{
	literal_load((const uint8 *) VARDATA_ANY(stored),
				 VARSIZE_ANY_EXHDR(stored), literal);
}

/* Hash by meaning: equal literals have equal hashes. */
extern uint64 literal_hash(const Literal *literal, uint64 seed);

/* Calls nothing for a value that stands in the row, as nearly all do. */
static inline struct varlena *
literal_from_datum(Datum datum)
{
	struct varlena *stored = (struct varlena *) DatumGetPointer(datum);

	/* a pointer to the TOAST table is short as well, so that does not tell */
	return VARATT_IS_COMPRESSED(stored) || VARATT_IS_EXTERNAL(stored) ?
		pg_detoast_datum_packed(stored) : stored;
}

#define PG_GETARG_LITERAL_P(n) literal_from_datum(PG_GETARG_DATUM(n))

/*
 * A stored point and a stored target that is no range, of one unit, as
 * integers of one scale; false if they are not that, or do not fit.  This is
 * what most rows hold, so it has a short way past literal_unpack and
 * literal_measure.
 */
static inline bool
stored_pair(const struct varlena *value, const struct varlena *target,
			Comparator *comparator, int64 *a, int64 *t)
{
	return literal_stored_pair((const uint8 *) VARDATA_ANY(value),
							   VARSIZE_ANY_EXHDR(value),
							   (const uint8 *) VARDATA_ANY(target),
							   VARSIZE_ANY_EXHDR(target),
							   comparator, a, t);
}

typedef enum Ternary
{
	TERNARY_FALSE,
	TERNARY_TRUE,
	TERNARY_UNKNOWN
} Ternary;

/* Does the value meet the target?  RULES §3, §4; three-valued. */
extern Ternary literal_meets(const Literal *value, const Literal *target);

/* Does an actual text repeat the text target word for word? */
extern bool literal_repeats(const Literal *value, const Literal *target);

/*
 * A value and a target in one base unit, for scoring.  False if they are not
 * both quantities of commensurable units (全覆盖 counts as 100 %).  Of a target
 * that is no range low == high; of a value that is a point likewise, of a
 * bounded one the missing bound has has_low or has_high false.
 */
typedef struct Measure
{
	bool		has_low;
	bool		has_high;
	bool		low_open;		/* the bound itself is outside */
	bool		high_open;
	Exact		low;
	Exact		high;
} Measure;

typedef struct Measured
{
	Measure		value;
	Comparator	comparator;		/* the target's */
	Exact		target_low;
	Exact		target_high;
	Unit		value_unit;		/* in which they were taken */
	Unit		target_unit;
} Measured;

extern bool literal_measure(const Literal *value, const Literal *target,
							Measured *measured);

/*
 * Turns what literal_measure has read into its other reading, if there is one
 * (a bare target beside 12万人).  Nothing is decided unless both say the same.
 */
extern bool literal_measure_ones(const Literal *value, const Literal *target,
								 Measured *measured);
extern Ternary measured_meets(const Measured *measured);

#endif							/* QUANTITY_H */

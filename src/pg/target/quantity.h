/*-------------------------------------------------------------------------
 *
 * quantity.h
 *	  What perf_target and perf_value share: packing and hashing.
 *
 *-------------------------------------------------------------------------
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "perfeval.h"

#include "literal_type.h"
#include "measure.h"
#include "store.h"

extern struct varlena *literal_pack(const Literal *literal);

/* The target that server-encoded text spells; raises an error if none. */
extern struct varlena *target_from_text(char *str);

/* The bytes of a stored target or value. */
static inline Stored
literal_stored(const struct varlena *stored)
{
	Stored		result = {(const uint8 *) VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored)};

	return result;
}

/* Unpack a stored target or value; text and opaque units point into it. */
static inline void
literal_unpack(const struct varlena *stored, Literal *literal)
{
	literal_load(literal_stored(stored), literal);
}

/* Hash by meaning: equal literals have equal hashes. */
extern uint64 literal_hash(const Literal *literal, uint64 seed);

/* What messages say of literals by. */
extern PGDLLEXPORT Datum perf_value_out(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum perf_target_cell_text(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum literal_number(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum literal_lower_number(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum perf_value_completion_pct(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum perf_value_days_late(PG_FUNCTION_ARGS);

#define PG_GETARG_LITERAL_P(n) packed_from_datum(PG_GETARG_DATUM(n))

/*
 * The pair's fiscal year and the indicator's name, which are the argument n and
 * the next one; either may be NULL.
 */
extern void pair_context(Pair *pair, FunctionCallInfo fcinfo, int n);

/* The same of a name alone. */
extern void pair_name(Pair *pair, FunctionCallInfo fcinfo, int n);

/* A stored target as the direction 反向 means it: with = it is a limit. */
extern struct varlena *target_reversed(struct varlena *target);

#endif							/* QUANTITY_H */

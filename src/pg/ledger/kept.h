/*-------------------------------------------------------------------------
 *
 * kept.h
 *	  Kept scores: marks of what is stale, and whether what is kept serves.
 *
 *-------------------------------------------------------------------------
 */
#ifndef KEPT_H
#define KEPT_H

#include "perfeval.h"

#include "utils/array.h"
#include "utils/snapshot.h"

/* The table that this one is a part of, by partition or inheritance; else InvalidOid. */
extern Oid	kept_parent(Oid relid);

/* Of the extension's marking triggers on these tables and what belongs to them, by a snapshot, or as they are now. */
extern int64 kept_fingerprint_of(ArrayType *tables, Oid function, Snapshot snapshot);

/* The extension's kept_mark(). */
extern Oid	kept_marking_function(Oid extension);

/* How many keys may be marked for what is kept to serve, as the kept_state beside these marks has it; else 0. */
extern int64 kept_most_stale(Oid marks);

/* A statement writes to a table that kept scores are made of. */
extern void kept_begin_statement(void);

/* ... and has written its marks. */
extern void kept_end_statement(void);

/* Which kept rows of a ledger serve its reader, beside keys that are marked? */
typedef struct KeptAnswer
{
	bool		serves;
	bool		stale;			/* ... beside keys that are marked */
	int64		generation;
} KeptAnswer;

/* state is the ledger's kept_state, extension the schema of perfeval. */
extern KeptAnswer kept_answer(Oid state, Oid extension);

#endif							/* KEPT_H */

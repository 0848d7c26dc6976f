/*-------------------------------------------------------------------------
 *
 * grammar.h
 *	  The grammar of indicator targets and actual values (RULES §8).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GRAMMAR_H
#define GRAMMAR_H

#include "literal_type.h"
#include "verdict.h"

/*
 * Parse the folded text of a target or of an actual value.  The result points
 * into the text or into scratch, which takes len bytes.
 */
extern Verdict target_parse(const char *folded, size_t len, char *scratch,
							Literal *target);
extern Verdict value_parse(const char *folded, size_t len, char *scratch,
						   Literal *value);

/* The same by the grammar alone, without a glance at what is plain. */
extern Verdict literal_parse_long(const char *folded, size_t len, char *scratch,
								  bool is_target, Literal *literal);

#endif							/* GRAMMAR_H */

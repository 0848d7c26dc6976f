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

#endif							/* GRAMMAR_H */

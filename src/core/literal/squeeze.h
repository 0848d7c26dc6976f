/*-------------------------------------------------------------------------
 *
 * squeeze.h
 *	  The text of a quantity without what scanning and typesetting left in it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SQUEEZE_H
#define SQUEEZE_H

#include <stddef.h>

/* No quantity is longer, without its spaces. */
#define QUANTITY_MAX_BYTES	160

/*
 * Copies folded text without its spaces (a space between two digits stays: it
 * parts two numbers), with LaTeX signs as signs and without punctuation at the
 * end.  Returns the length, which is at most len.
 */
extern size_t squeeze(const char *s, size_t len, char *out);

/* The character of s (from 1) that `at` in its squeezed form stands for. */
extern size_t squeeze_position(const char *s, size_t len, const char *squeezed,
							   const char *at);

#endif							/* SQUEEZE_H */

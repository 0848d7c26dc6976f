/*-------------------------------------------------------------------------
 *
 * fold.h
 *	  Full-width forms, spaces and look-alike signs folded to one form each.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FOLD_H
#define FOLD_H

#include <stddef.h>

#include "verdict.h"

/*
 * Folds the UTF-8 text s into out, which must have room for len bytes (the
 * result is never longer), and trims spaces at both ends.  Full-width
 * letters, digits and the signs that stand in quantities become ASCII; every
 * kind of space becomes ' '; look-alikes of ≥ and ≤ become those.  Sentence
 * punctuation (，。；：！？) stays.  Bytes that are not UTF-8 are VERDICT_SYNTAX.
 */
extern Verdict fold_text(const char *s, size_t len, char *out, size_t *out_len);

/*
 * Its two halves, for who folds a long text part by part: folds whole
 * characters, and takes the spaces off both ends; returns the new length.
 */
extern Verdict fold_part(const char *s, size_t len, char *out, size_t *out_len);
extern size_t trim_folded(char *folded, size_t len);

#endif							/* FOLD_H */

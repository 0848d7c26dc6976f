/*-------------------------------------------------------------------------
 *
 * plain.h
 *	  The literals that most cells hold, told at a glance.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "literal_type.h"

/*
 * Is the text a sign or none, digits, and a unit of the table or a count word or
 * none, as ≥95%, 109.17万人?  If so it is read as the grammar would read it; if
 * not, the grammar has to.  What is taken folds to itself, so it need not be folded.
 */
extern bool plain_quantity(const char *s, size_t len, bool is_target, Literal *literal);

/* Is the folded text sure to be a text, by how it begins?  稳步提高 is one. */
extern bool plain_text(const char *folded, size_t len, bool is_target);

#endif							/* PLAIN_H */

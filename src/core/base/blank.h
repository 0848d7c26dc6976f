/*-------------------------------------------------------------------------
 *
 * blank.h
 *	  What stands in a cell that says nothing.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef BLANK_H
#define BLANK_H

#include <stdbool.h>
#include <stddef.h>

/* A cell of more bytes, in any encoding, says something. */
#define BLANK_MAX_BYTES	24

/* Is the folded text empty, or a mark that reports print for nothing (- — / 无)? */
extern bool blank_mark(const char *folded, size_t len);

/* The same without 无, which may be an answer. */
extern bool dash_mark(const char *folded, size_t len);

/* The same as blank_mark() of text in UTF-8 that is not folded. */
extern bool blank_cell(const char *s, size_t len);

#endif							/* BLANK_H */

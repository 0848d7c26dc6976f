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

/* Does an invisible mark that turns the direction of writing stand at s? */
static inline bool
direction_mark(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *) s;

	/* U+202A to 202E, 2066 to 2069 */
	return len >= 3 && u[0] == 0xE2 &&
		((u[1] == 0x80 && u[2] >= 0xAA && u[2] <= 0xAE) ||
		 (u[1] == 0x81 && u[2] >= 0xA6 && u[2] <= 0xA9));
}

/* The same as blank_mark() of text in UTF-8 that is not folded. */
extern bool blank_cell(const char *s, size_t len);

#endif							/* BLANK_H */

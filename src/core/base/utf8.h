/*-------------------------------------------------------------------------
 *
 * utf8.h
 *	  The characters of UTF-8 text.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The number of characters in the first len bytes of valid UTF-8. */
extern size_t utf8_chars(const char *s, size_t len);

/*
 * The byte length of the UTF-8 sequence at s, with at most avail bytes left;
 * 0 if it is not valid UTF-8.
 */
extern size_t utf8_length(const char *s, size_t avail);

/* The character that the n bytes of a valid sequence stand for. */
extern uint32_t utf8_decode(const char *s, size_t n);

#endif							/* UTF8_H */

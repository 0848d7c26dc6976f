/*-------------------------------------------------------------------------
 *
 * utf8.c
 *	  The characters of UTF-8 text.
 *
 *-------------------------------------------------------------------------
 */
#include "utf8.h"

size_t
utf8_length(const char *s, size_t avail)
{
	const unsigned char *u = (const unsigned char *) s;
	size_t		n;

	if (avail == 0)
		return 0;
	if (u[0] < 0x80)
		return 1;
	if (u[0] >= 0xC2 && u[0] <= 0xDF)
		n = 2;
	else if (u[0] >= 0xE0 && u[0] <= 0xEF)
		n = 3;
	else if (u[0] >= 0xF0 && u[0] <= 0xF4)
		n = 4;
	else
		return 0;
	if (avail < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((u[i] & 0xC0) != 0x80)
			return 0;

	/* overlong forms, surrogates, beyond U+10FFFF */
	if ((u[0] == 0xE0 && u[1] < 0xA0) || (u[0] == 0xED && u[1] > 0x9F) ||
		(u[0] == 0xF0 && u[1] < 0x90) || (u[0] == 0xF4 && u[1] > 0x8F))
		return 0;
	return n;
}

size_t
utf8_chars(const char *s, size_t len)
{
	size_t		chars = 0;

	for (size_t i = 0; i < len; i++)
		if (((unsigned char) s[i] & 0xC0) != 0x80)
			chars++;
	return chars;
}

uint32_t
utf8_decode(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *) s;

	switch (n)
	{
		case 1:
			return u[0];
		case 2:
			return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
		case 3:
			return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
		default:
			return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 |
				(u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
	}
}

/*-------------------------------------------------------------------------
 *
 * scan.h
 *	  A cursor over folded text, and the numbers it meets.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "decimal.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

typedef struct Scan
{
	const char *at;
	const char *end;
} Scan;

typedef enum ScanNumber
{
	NUMBER_OK,
	NUMBER_NONE,				/* no digit here */
	NUMBER_BAD,					/* digits that are no number: 12,34 or 1.2.3 */
	NUMBER_TOO_LARGE,			/* a number, but beyond the range */
	NUMBER_TOO_FINE				/* a number with too many decimals */
} ScanNumber;

/* Skips the word if it stands at the cursor. */
static inline bool
scan_word(Scan *scan, const char *word)
{
	const char *at = scan->at;

	for (; *word != '\0'; at++, word++)
		if (at >= scan->end || *at != *word)
			return false;
	scan->at = at;
	return true;
}

/* Cuts the word off the end if it stands there. */
static inline bool
scan_suffix(Scan *scan, const char *word)
{
	size_t		len = strlen(word);

	if ((size_t) (scan->end - scan->at) < len || scan->end[-1] != word[len - 1] ||
		memcmp(scan->end - len, word, len) != 0)
		return false;
	scan->end -= len;
	return true;
}

/* Skips the first of the words that stands at the cursor. */
static inline bool
scan_any(Scan *scan, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (scan_word(scan, words[i]))
			return true;
	return false;
}

/* Does the text begin with the word? */
static inline bool
scan_begins(const char *s, size_t len, const char *word)
{
	Scan		scan = {s, s + len};

	return scan_word(&scan, word);
}

static inline bool
scan_at_end(const Scan *scan)
{
	return scan->at >= scan->end;
}

static inline bool
scan_at_digit(const Scan *scan)
{
	return !scan_at_end(scan) && *scan->at >= '0' && *scan->at <= '9';
}

static inline void
scan_spaces(Scan *scan)
{
	while (!scan_at_end(scan) && *scan->at == ' ')
		scan->at++;
}

/*
 * Reads an optional sign, digits with or without thousands commas, and
 * decimals; .5 is 0.5.  The whole number is skipped even where it is out of range.
 */
extern ScanNumber scan_number(Scan *scan, Decimal *number);

/* Reads a Chinese numeral (四, 两, 十二, 三百五十) below 10,000. */
extern ScanNumber scan_chinese_number(Scan *scan, Decimal *number);

/* Reads 点五 behind it, if 点 stands here; false if that is not one to twelve digits. */
extern bool scan_chinese_decimals(Scan *scan, Decimal *number);

#endif							/* SCAN_H */

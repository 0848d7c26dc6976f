/*-------------------------------------------------------------------------
 *
 * squeeze.c
 *	  The text of a quantity without what scanning and typesetting left in it.
 *
 *-------------------------------------------------------------------------
 */
#include "squeeze.h"

#include <string.h>

#include "utf8.h"
#include "scan.h"

static bool
numeric_character(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Can the text end in punctuation?  Its full-width forms are in two blocks. */
static bool
may_end_in_punctuation(const Scan *scan)
{
	unsigned char last = (unsigned char) scan->end[-1];

	if (last < 0x80)
		return last == ';' || last == ',' || last == '.';
	return scan->end - scan->at >= 3 &&
		((unsigned char) scan->end[-3] == 0xE3 || (unsigned char) scan->end[-3] == 0xEF);
}

/* Cuts punctuation off the end; a comma behind a digit may be a lost digit. */
static void
trim_punctuation(Scan *scan)
{
	static const char *const stops[] = {"。", "；", ";"};
	static const char *const commas[] = {"，", "、", ",", "."};
	Scan		before;

	while (!scan_at_end(scan) && may_end_in_punctuation(scan))
	{
		before = *scan;
		for (size_t i = 0; i < COUNT_OF(stops); i++)
			(void) scan_suffix(scan, stops[i]);
		for (size_t i = 0; i < COUNT_OF(commas); i++)
		{
			Scan		shorter = *scan;

			if (scan_suffix(&shorter, commas[i]) && !scan_at_end(&shorter) &&
				!numeric_character(shorter.end[-1]))
				*scan = shorter;
		}
		if (scan->end == before.end)
			return;
	}
}

/*
 * Do digits behind a space go on with what is squeezed so far?  Scanned tables
 * part ≥96. 3%, while 1. 3次 is item 1 of a list.  In a note it stays, whatever
 * sign is in front of the number: a value prints with and without one.
 */
static bool
split_decimals(const char *out, size_t n)
{
	return n >= 3 && out[n - 1] == '.' && out[n - 2] >= '0' && out[n - 2] <= '9' &&
		(out[0] < '0' || out[0] > '9') && memchr(out, '(', n) == NULL;
}

/*
 * Copies the text without its spaces (a space between two digits stays: it
 * parts two numbers), LaTeX signs as signs and punctuation at the end gone.
 * Stops once `limit` bytes are read; returns the length.
 */
static size_t
squeeze_up_to(const char *s, size_t len, size_t limit, char *out)
{
	static const struct
	{
		const char *latex;
		const char *sign;
	}			latex[] = {
		{"\\geqslant", "≥"}, {"\\leqslant", "≤"}, {"\\geq", "≥"}, {"\\leq", "≤"},
		{"\\ge", "≥"}, {"\\le", "≤"}, {"\\%", "%"}, {"\\sim", "~"}
	};
	Scan		scan = {s, s + len};
	const char *stop = s + limit;
	bool		is_latex;
	size_t		n = 0;

	trim_punctuation(&scan);
	is_latex = memchr(s, '\\', len) != NULL;
	while (scan.at < scan.end && scan.at < stop)
	{
		size_t		i;

		for (i = is_latex ? 0 : COUNT_OF(latex); i < COUNT_OF(latex); i++)
			if (scan_word(&scan, latex[i].latex))
				break;
		if (i < COUNT_OF(latex))
		{
			memcpy(out + n, latex[i].sign, strlen(latex[i].sign));
			n += strlen(latex[i].sign);
			continue;
		}
		if (is_latex && scan_word(&scan, "$"))
			continue;
		if (*scan.at == ' ')
		{
			const char *next = scan.at;

			while (next < scan.end && *next == ' ')
				next++;
			if (n == 0 || next == scan.end ||
				!numeric_character(out[n - 1]) || !numeric_character(*next) ||
				split_decimals(out, n))
			{
				scan.at = next;
				continue;
			}
		}
		out[n++] = *scan.at++;
	}
	return n;
}

size_t
squeeze(const char *s, size_t len, char *out)
{
	return squeeze_up_to(s, len, len, out);
}

size_t
squeeze_position(const char *s, size_t len, const char *squeezed,
				 const char *at)
{
	char		again[QUANTITY_MAX_BYTES * 4];
	size_t		wanted = (size_t) (at - squeezed);
	size_t		limit = 0;

	if (len > sizeof(again))
		return 1;
	while (limit < len)
	{
		limit++;
		if (squeeze_up_to(s, len, limit, again) > wanted)
			return utf8_chars(s, limit - 1) + 1;
	}
	return utf8_chars(s, len) + 1;
}

/*-------------------------------------------------------------------------
 *
 * unit_spelling.c
 *	  The characters of which units are made.
 *
 *-------------------------------------------------------------------------
 */
#include "unit_spelling.h"

#include <stdint.h>

#include "utf8.h"
#include "scan.h"

/* May the byte sequence of one character stand in a unit? */
static bool
unit_character(const char *s, size_t n)
{
	static const char *const never[] = {
		"≥", "≤", "，", "。", "；", "、", "：", "！", "？", "“", "”", "‘", "’",
		"《", "》", "〈", "〉", "【", "】", "—", "…", "±", "～"
	};
	Scan		scan = {s, s + n};

	if ((unsigned char) *s >= 0xE4 && (unsigned char) *s <= 0xE9)
		return true;			/* an ideograph */
	if (n == 1)
		return (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') ||
			*s == '%' || *s == '(' || *s == ')' || *s == '/' || *s == '*';
	return !scan_any(&scan, never, COUNT_OF(never));
}

/* The length of a denominator that is a number: /10万 or /100万; 0 if it is none. */
static size_t
number_below(const char *s, size_t len)
{
	static const char *const numbers[] = {"/10", "/100"};

	for (size_t i = 0; i < COUNT_OF(numbers); i++)
	{
		Scan		scan = {s, s + len};

		if (scan_word(&scan, numbers[i]) && scan_word(&scan, "万"))
			return (size_t) (scan.at - s);
	}
	return 0;
}

/* Is the digit at s[i] the exponent of a metre, as in m2 and μg/m3? */
static bool
is_metric_exponent(const char *s, size_t len, size_t i)
{
	return (s[i] == '2' || s[i] == '3') && i > 0 && s[i - 1] == 'm' &&
		(i + 1 == len || strchr("/*()", s[i + 1]) != NULL);
}

/* Is the point at s[i] between two words below a slash, as in 元/人.天? */
static bool
is_inner_point(const char *s, size_t len, size_t i)
{
	return s[i] == '.' && i + 1 < len && memchr(s, '/', i) != NULL &&
		strchr("/*(.", s[i - 1]) == NULL && strchr("/*).", s[i + 1]) == NULL;
}

bool
unit_spelled_well(const char *s, size_t len)
{
	int			depth = 0;

	for (size_t i = 0; i < len;)
	{
		bool		rate = scan_begins(s + i, len - i, "%") ||
			scan_begins(s + i, len - i, "‰");
		size_t		n = s[i] == '/' ? number_below(s + i, len - i) : 0;

		if (n == 0 && (is_metric_exponent(s, len, i) || is_inner_point(s, len, i)))
			n = 1;
		else if (n == 0)
		{
			n = 1;
			while (i + n < len && ((unsigned char) s[i + n] & 0xC0) == 0x80)
				n++;
			if (!unit_character(s + i, n) &&
				!(depth > 0 && scan_begins(s + i, len - i, "、")))
				return false;
		}
		depth += s[i] == '(' ? 1 : s[i] == ')' ? -1 : 0;
		if (depth < 0)
			return false;
		if (rate && (i > 0 || (n < len && s[n] != '(' && s[n] != '/')))
			return false;
		i += n;
	}
	return depth == 0 && (s[0] != '/' || number_below(s, len) > 0) &&
		s[0] != '*' && s[len - 1] != '/';
}

/* Steps over a character; what is written in several ways gives one of them. */
static uint32_t
next_letter(Scan *scan)
{
	size_t		n = utf8_length(scan->at, (size_t) (scan->end - scan->at));
	uint32_t	c = utf8_decode(scan->at, n);

	scan->at += n;
	switch (c)
	{
		case 0x00B2:			/* ² */
			return '2';
		case 0x00B3:			/* ³ */
			return '3';
		case 0x00B5:			/* µ, the sign */
		case 0x03BC:			/* μ, the letter */
			return 'u';
		case 0x00B7:			/* · */
		case 0x2022:			/* • */
		case 0x30FB:			/* ・ */
			return '.';
		default:
			return c;
	}
}

bool
unit_spelled_alike(const char *a, size_t a_len, const char *b, size_t b_len)
{
	Scan		scan_a = {a, a + a_len};
	Scan		scan_b = {b, b + b_len};

	while (!scan_at_end(&scan_a) && !scan_at_end(&scan_b))
		if (next_letter(&scan_a) != next_letter(&scan_b))
			return false;
	return scan_at_end(&scan_a) && scan_at_end(&scan_b);
}

/* The characters that are numbers in themselves. */
static bool
is_numeral(uint32_t c)
{
	static const struct
	{
		uint32_t	from;
		uint32_t	to;
	}			numerals[] = {
		{0x00BC, 0x00BE},		/* ¼ ½ ¾ */
		{0x0660, 0x0669}, {0x06F0, 0x06F9}, {0x0966, 0x096F},	/* other scripts */
		{0x2150, 0x215F}, {0x2189, 0x2189}, /* ⅐ and other fractions */
		{0x2460, 0x249B}, {0x24EA, 0x24FF}, /* ① ⑴ ⒈ ⓪ ⓵ */
		{0x2776, 0x2793},		/* ❶ */
		{0x3220, 0x3229}, {0x3248, 0x324F}, {0x3251, 0x325F},	/* ㈠ ㉑ */
		{0x3280, 0x3289}, {0x32B1, 0x32BF}, /* ㊀ ㊱ */
	};

	for (size_t i = 0; i < COUNT_OF(numerals); i++)
		if (c >= numerals[i].from && c <= numerals[i].to)
			return true;
	return false;
}

/* ² ³ ¹, ⁰ to ⁹ with their signs, and the same below the line */
static bool
is_exponent(uint32_t c)
{
	return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 ||
		(c >= 0x2070 && c <= 0x208E);
}

bool
unit_holds_number(const char *s, size_t len)
{
	static const char *const powers[] = {"万", "亿", "千", "百", "/", "*", "("};
	Scan		scan = {s, s + len};
	bool		at_start = true;	/* of a word */

	while (!scan_at_end(&scan))
	{
		size_t		n = utf8_length(scan.at, (size_t) (scan.end - scan.at));
		uint32_t	c = utf8_decode(scan.at, n);

		if (is_numeral(c) || (at_start && is_exponent(c)) ||
			scan_word(&scan, "分之"))
			return true;
		if (scan_any(&scan, powers, COUNT_OF(powers)))
			at_start = true;
		else
		{
			scan.at += n;
			at_start = false;
		}
	}
	scan.at = s;
	return scan_suffix(&scan, "半");
}

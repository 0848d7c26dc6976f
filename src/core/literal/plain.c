/*-------------------------------------------------------------------------
 *
 * plain.c
 *	  The literals that most cells hold, told at a glance.
 *
 * Only what the grammar would read in the same way is taken here: no calendar,
 * no words, no notes.  test/fuzz/literal.c holds the two against each other.
 *
 *-------------------------------------------------------------------------
 */
#include "plain.h"

#include "scan.h"
#include "utf8.h"

/* So many digits are within range, whatever they are. */
#define PLAIN_DIGITS	15

/* A bare number of more bytes may be a date, 2023.12 or 20231231. */
#define PLAIN_BARE_BYTES	6

static Comparator
plain_sign(Scan *scan)
{
	static const Comparator signs[] = {
		[0xA4] = COMPARATOR_LE, [0xA5] = COMPARATOR_GE	/* of ≤ and ≥ the last byte */
	};
	unsigned char last;

	if (scan->end - scan->at >= 3 && memcmp(scan->at, "≥", 2) == 0)
	{
		last = (unsigned char) scan->at[2];
		if (last >= COUNT_OF(signs) || signs[last] == COMPARATOR_NONE)
			return COMPARATOR_NONE;
		scan->at += 3;
		return signs[last];
	}
	switch (*scan->at)
	{
		case '>':
			scan->at++;
			return COMPARATOR_GT;
		case '<':
			scan->at++;
			return COMPARATOR_LT;
		case '=':
			scan->at++;
			return COMPARATOR_EQ;
		default:
			return COMPARATOR_NONE;
	}
}

/* Reads digits and decimals; false if they are none, or too many. */
static bool
plain_number(Scan *scan, Decimal *number)
{
	const char *at = scan->at;
	const char *point;
	uint64_t	coefficient = 0;	/* wraps where there are too many digits */
	int			scale = 0;

	for (; at < scan->end && *at >= '0' && *at <= '9'; at++)
		coefficient = coefficient * 10 + (uint64_t) (*at - '0');
	if (at == scan->at || at - scan->at > PLAIN_DIGITS)
		return false;
	if (at < scan->end && *at == '.')
	{
		point = at++;
		for (; at < scan->end && *at >= '0' && *at <= '9'; at++)
			coefficient = coefficient * 10 + (uint64_t) (*at - '0');
		scale = (int) (at - point) - 1;
		if (scale == 0 || at - scan->at > PLAIN_DIGITS)
			return false;
		for (; scale > 0 && coefficient % 10 == 0; scale--)
			coefficient /= 10;
	}
	scan->at = at;
	number->coefficient = (int64_t) coefficient;
	number->scale = scale;
	return true;
}

/* Does the unit, or what begins like it, name a part of the calendar? */
static bool
plain_calendar(const char *unit, size_t len)
{
	return scan_begins(unit, len, "年") || scan_begins(unit, len, "月") ||
		scan_begins(unit, len, "季");
}

bool
plain_quantity(const char *s, size_t len, bool is_target, Literal *literal)
{
	Scan		scan = {s, s + len};
	Comparator	sign;
	size_t		unit_len;

	if (len == 0)
		return false;
	sign = plain_sign(&scan);
	if (!plain_number(&scan, &literal->low))
		return false;
	unit_len = (size_t) (scan.end - scan.at);
	if (unit_len == 0 ? len > PLAIN_BARE_BYTES :
		!unit_known(scan.at, unit_len, &literal->unit) || plain_calendar(scan.at, unit_len))
		return false;
	if (unit_len == 0)
		literal->unit = (Unit) {.code = UNIT_NONE};
	literal->kind = LITERAL_QUANTITY;
	/* in front of an actual value a sign is decoration */
	literal->comparator = is_target && sign != COMPARATOR_NONE ? sign : COMPARATOR_EQ;
	literal->high = (Decimal) {0, 0};
	literal->text = NULL;
	literal->text_len = 0;
	return true;
}

/* May a number, or a word in front of one (words.c), begin with the character? */
static bool
opens_quantity(uint32_t c)
{
	switch (c)
	{
		case L'不': case L'至': case L'控': case L'未': case L'最': case L'大':
		case L'高': case L'多': case L'等': case L'达': case L'超': case L'逾':
		case L'小': case L'低': case L'少': case L'保': case L'稳': case L'维':
		case L'在': case L'百': case L'千': case L'万': case L'零': case L'一':
		case L'二': case L'三': case L'四': case L'五': case L'六': case L'七':
		case L'八': case L'九': case L'两': case L'十':
			return true;
		default:
			return false;
	}
}

/* May what a value says of how it came about (words.c), or how far (attainment.c)? */
static bool
opens_value(uint32_t c)
{
	switch (c)
	{
		case L'已': case L'实': case L'共': case L'累': case L'完': case L'部':
		case L'基': case L'尚': case L'暂': case L'全': case L'圆': case L'顺':
		case L'按': case L'如': case L'均':
			return true;
		default:
			return false;
	}
}

bool
plain_text(const char *folded, size_t len, bool is_target)
{
	uint32_t	c;

	/* an ideograph, so that there is no sign, space, LaTeX or frame in front */
	if (len < 3 || (unsigned char) *folded < 0xE4 || (unsigned char) *folded > 0xE9)
		return false;
	c = utf8_decode(folded, 3);
	return !opens_quantity(c) && (is_target || !opens_value(c));
}

/*-------------------------------------------------------------------------
 *
 * amount.c
 *	  Literals of money amounts, counted in 分 (fen).
 *
 * The grammar, on folded text, with spaces allowed between its parts:
 *
 *	amount	 := [sign] [￥] part... [整]	(sign and ￥, or 人民币, in either order)
 *	part	 := number [unit]		the default unit is 万元; it may stand in ()
 *	number	 := 9 | 9,999 | .9 | 9.9 | 9,999.9
 *
 * Several parts make a compound (3亿1012.52万元): all but the last are whole
 * numbers of 亿, 千万 or 万, each part is less than one of the unit before it, and
 * the last one names its unit.  Everything else that a report may print in
 * such a cell is refused with a reason that names the trap.
 *
 *-------------------------------------------------------------------------
 */
#include "amount.h"

#include <string.h>

#include "fold.h"

typedef unsigned __int128 uwide;

#define WANYUAN_POWER	6
#define YI_POWER		10		/* 亿, the largest unit */
#define TOO_FINE		(YI_POWER + 1)	/* decimals that no unit can have */

/* Whole 万元 of this many digits, and all their 分, fit in int64. */
#define FAST_WHOLE_DIGITS	12

static const char reason_number[] = "a number is expected";
static const char reason_two[] =
"two numbers in one cell are not one amount";
static const char reason_range[] =
"the amount is beyond ±9223372036854.775807万元";

static const uint64_t pow10_table[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	1000000000, UINT64_C(10000000000)
};

/* Units, longest spelling first. */
static const struct
{
	const char *text;
	int			power;			/* of ten, in 分 */
	bool		in_compound;	/* may be followed by a smaller part */
}			units[] =
{
	{"百万元", 8, false},
	{"千万元", 9, false},
	{"百元", 4, false},
	{"千元", 5, false},
	{"万元", WANYUAN_POWER, false},
	{"亿元", YI_POWER, false},
	{"元", 2, false},
	{"百万", 8, false},
	{"千万", 9, true},
	{"万", WANYUAN_POWER, true},
	{"亿", YI_POWER, true},
};

#define UNIT_COUNT	((int) (sizeof(units) / sizeof(units[0])))

/* What stands where a number or the end should, and what it tells. */
static const struct
{
	const char *text;
	const char *reason;
}			traps[] =
{
	{"余", "an approximation is not an amount"},
	{"多", "an approximation is not an amount"},
	{"来", "an approximation is not an amount"},
	{"几", "an approximation is not an amount"},
	{"约", "an approximation is not an amount"},
	{"近", "an approximation is not an amount"},
	{"逾", "an approximation is not an amount"},
	{"超", "an approximation is not an amount"},
	{"大约", "an approximation is not an amount"},
	{"左右", "an approximation is not an amount"},
	{"上下", "an approximation is not an amount"},
	{"以上", "a bound is not an amount"},
	{"以下", "a bound is not an amount"},
	{"以内", "a bound is not an amount"},
	{"不", "a bound is not an amount"},
	{"≥", "a comparator belongs to a target, not to an amount"},
	{"≤", "a comparator belongs to a target, not to an amount"},
	{">", "a comparator belongs to a target, not to an amount"},
	{"<", "a comparator belongs to a target, not to an amount"},
	{"=", "a comparator belongs to a target, not to an amount"},
	{"/", "an amount per something is not an amount"},
	{"每", "an amount per something is not an amount"},
	{"%", "a percentage is not an amount"},
	{"‰", "a percentage is not an amount"},
	{"e", "an exponent is not read in an amount"},
	{"E", "an exponent is not read in an amount"},
	{"-", reason_two},
	{"+", reason_two},
	{"~", reason_two},
	{"至", reason_two},
	{"、", reason_two},
	{",", reason_two},
	{"，", reason_two},
	{".", reason_two},
};

#define TRAP_COUNT	((int) (sizeof(traps) / sizeof(traps[0])))

/* Folded text and where the parser stands in it, in bytes. */
typedef struct Cursor
{
	const char *s;
	size_t		len;
	size_t		pos;
} Cursor;

/* A number as written: whole + fraction × 10^-decimals. */
typedef struct Number
{
	uint64_t	whole;
	uint64_t	fraction;
	int			decimals;		/* as far as not zero, or TOO_FINE */
} Number;

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of the comma, half or full width, at this place; 0 if none. */
static size_t
comma_length(const Cursor *c, size_t pos)
{
	if (pos < c->len && c->s[pos] == ',')
		return 1;
	if (c->len - pos >= 3 && memcmp(c->s + pos, "，", 3) == 0)
		return 3;
	return 0;
}

/* Steps over the text if it stands here. */
static bool
skip_text(Cursor *c, const char *text)
{
	size_t		n = strlen(text);

	if (c->len - c->pos < n || memcmp(c->s + c->pos, text, n) != 0)
		return false;
	c->pos += n;
	return true;
}

static void
skip_spaces(Cursor *c)
{
	while (c->pos < c->len && c->s[c->pos] == ' ')
		c->pos++;
}

/* The character at a byte position, counted from 1. */
static size_t
char_position(const Cursor *c, size_t pos)
{
	return utf8_chars(c->s, pos) + 1;
}

/* The verdict on text that is neither what was expected nor the end. */
static Verdict
trapped(Cursor *c, const char *otherwise)
{
	Cursor		ahead = *c;

	for (int i = 0; i < TRAP_COUNT; i++)
		if (skip_text(&ahead, traps[i].text))
			return verdict_syntax(char_position(c, c->pos), traps[i].reason);
	return verdict_syntax(char_position(c, c->pos), otherwise);
}

/* The same of Chinese text, with spaces between its characters. */
static bool
skip_spaced(Cursor *c, const char *text)
{
	Cursor		ahead = *c;

	for (; *text != '\0'; text += 3)
	{
		if (ahead.len - ahead.pos < 3 || memcmp(ahead.s + ahead.pos, text, 3) != 0)
			return false;
		ahead.pos += 3;
		if (text[3] != '\0')
			skip_spaces(&ahead);
	}
	*c = ahead;
	return true;
}

/* The unit that stands here, as an index into units; -1 if none. */
static int
scan_unit(Cursor *c)
{
	for (int i = 0; i < UNIT_COUNT; i++)
		if (skip_spaced(c, units[i].text))
			return i;
	return -1;
}

/* The unit of a part, perhaps in brackets, and 整 behind it; -1 if none. */
static int
scan_part_unit(Cursor *c)
{
	Cursor		ahead = *c;
	bool		bracket;
	int			unit;

	skip_spaces(&ahead);
	bracket = skip_text(&ahead, "(");
	skip_spaces(&ahead);
	unit = scan_unit(&ahead);
	skip_spaces(&ahead);
	if (unit < 0 || (bracket && !skip_text(&ahead, ")")))
		return -1;
	if (!units[unit].in_compound)
		(void) skip_text(&ahead, "整");
	*c = ahead;
	return unit;
}

int
amount_unit_power(const char *s, size_t len)
{
	Cursor		c = {s, len, 0};
	int			unit = scan_unit(&c);

	return unit >= 0 && c.pos == len ? units[unit].power : -1;
}

/* Reads a run of digits into *value; false if it is beyond 64 bits. */
static bool
scan_digits(Cursor *c, uint64_t *value, int *count)
{
	bool		fits = true;

	*count = 0;
	for (; c->pos < c->len && is_digit(c->s[c->pos]); c->pos++)
	{
		if (__builtin_mul_overflow(*value, 10, value) ||
			__builtin_add_overflow(*value, c->s[c->pos] - '0', value))
			fits = false;
		(*count)++;
	}
	return fits;
}

/* Reads the whole part: 1234 or 1,234. */
static Verdict
scan_whole(Cursor *c, uint64_t *whole)
{
	size_t		start = c->pos;
	size_t		comma;
	int			count;
	bool		fits = scan_digits(c, whole, &count);
	int			first_count = count;

	while ((comma = comma_length(c, c->pos)) > 0)
	{
		size_t		comma_pos = c->pos;

		if (first_count == 0 || first_count > 3)
			return verdict_syntax(char_position(c, comma_pos),
								  "a thousands comma must follow one to three digits");
		if (c->s[start] == '0')
			return verdict_syntax(char_position(c, start),
								  "a number with thousands commas must not begin with 0");
		c->pos += comma;
		fits &= scan_digits(c, whole, &count);
		if (count != 3)
			return verdict_syntax(char_position(c, comma_pos),
								  "a thousands comma must be followed by exactly three digits");
	}
	if (!fits)
		return verdict_range(char_position(c, start), reason_range);
	return verdict_ok();
}

/* Reads the digits after the point; zeros at the end count for nothing. */
static Verdict
scan_fraction(Cursor *c, Number *number)
{
	int			zeros = 0;
	size_t		start = c->pos;

	for (; c->pos < c->len && is_digit(c->s[c->pos]); c->pos++)
	{
		if (c->s[c->pos] == '0')
		{
			zeros++;
			continue;
		}
		if (number->decimals + zeros >= YI_POWER)
		{
			number->decimals = TOO_FINE;
			continue;
		}
		number->decimals += zeros + 1;
		number->fraction = number->fraction * pow10_table[zeros + 1] +
			(uint64_t) (c->s[c->pos] - '0');
		zeros = 0;
	}
	if (c->pos == start)
		return verdict_syntax(char_position(c, c->pos),
							  "a digit must follow the decimal point");
	return verdict_ok();
}

/* Reads a number without sign. */
static Verdict
scan_number(Cursor *c, Number *number)
{
	size_t		start = c->pos;
	Verdict		verdict;

	memset(number, 0, sizeof(*number));
	verdict = scan_whole(c, &number->whole);
	if (verdict.code != VERDICT_OK)
		return verdict;
	if (c->pos < c->len && c->s[c->pos] == '.')
	{
		c->pos++;
		return scan_fraction(c, number);
	}
	if (c->pos == start)
	{
		if (scan_unit(c) >= 0)
			return verdict_syntax(char_position(c, start),
								  "a unit stands where a number is expected");
		return trapped(c, reason_number);
	}
	return verdict_ok();
}

/* A number in a unit of 10^power 分, in 分; false if finer than that. */
static bool
number_to_fen(const Number *number, int power, uwide *fen)
{
	if (number->decimals > power)
		return false;
	*fen = (uwide) number->whole * pow10_table[power] +
		number->fraction * pow10_table[power - number->decimals];
	return true;
}

/* Reads all parts and adds them up. */
static Verdict
scan_parts(Cursor *c, uwide *fen)
{
	uwide		limit = 0;		/* one of the unit before; 0 for the first */

	for (;;)
	{
		size_t		start = c->pos;
		Number		number;
		Verdict		verdict = scan_number(c, &number);
		int			unit;
		int			power;
		uwide		part;

		if (verdict.code != VERDICT_OK)
			return verdict;
		skip_spaces(c);
		unit = scan_part_unit(c);
		power = unit >= 0 ? units[unit].power : WANYUAN_POWER;
		skip_spaces(c);

		if (unit < 0 && c->pos < c->len)
		{
			if (is_digit(c->s[c->pos]))
				return verdict_syntax(char_position(c, c->pos), reason_two);
			return trapped(c, "the unit is none of 元 千元 万元 百万元 亿元 万 亿");
		}
		if (unit < 0 && limit > 0)
			return verdict_syntax(char_position(c, start),
								  "the last part of a compound amount must name its unit");
		if (!number_to_fen(&number, power, &part))
			return verdict_range(char_position(c, start),
								 "the amount is finer than 1分 (0.000001万元)");
		if (limit > 0 && part >= limit)
			return verdict_syntax(char_position(c, start), reason_two);
		*fen += part;
		if (c->pos == c->len)
			return verdict_ok();

		/* more follows: that is a compound, or a trap */
		if (!is_digit(c->s[c->pos]))
			return trapped(c, "text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿");
		if (!units[unit].in_compound || number.decimals > 0)
			return verdict_syntax(char_position(c, c->pos), reason_two);
		limit = pow10_table[power];
	}
}

/* Reads the sign and the currency, in either order. */
static bool
scan_sign(Cursor *c)
{
	bool		sign_seen = false;
	bool		currency_seen = false;
	bool		negative = false;

	for (;;)
	{
		skip_spaces(c);
		if (!currency_seen && (skip_text(c, "￥") || skip_text(c, "¥") ||
							   skip_spaced(c, "人民币")))
			currency_seen = true;
		else if (!sign_seen && (skip_text(c, "-") || skip_text(c, "+")))
		{
			sign_seen = true;
			negative = c->s[c->pos - 1] == '-';
		}
		else
			return negative;
	}
}

/* The commonest literal: sign, digits, point, digits; false if it is none. */
static bool
parse_fast(const char *s, size_t len, int64_t *fen)
{
	const char *end = s + len;
	bool		negative = false;
	const char *start;
	int64_t		value = 0;
	int			decimals = 0;

	if (s < end && (*s == '-' || *s == '+'))
		negative = *s++ == '-';
	start = s;
	for (; s < end && is_digit(*s); s++)
	{
		if (s - start == FAST_WHOLE_DIGITS)
			return false;
		value = value * 10 + (*s - '0');
	}
	if (s == start)
		return false;
	if (s < end && *s == '.')
	{
		start = ++s;
		for (; s < end && is_digit(*s); s++)
		{
			if (s - start == AMOUNT_SCALE)
				return false;
			value = value * 10 + (*s - '0');
		}
		decimals = (int) (s - start);
		if (decimals == 0)
			return false;
	}
	if (s < end)
		return false;
	value *= (int64_t) pow10_table[AMOUNT_SCALE - decimals];
	*fen = negative ? -value : value;
	return true;
}

Verdict
amount_parse(const char *s, size_t len, int64_t *fen)
{
	char		folded[AMOUNT_MAX_BYTES];
	Cursor		c = {folded, 0, 0};
	Verdict		verdict;
	bool		negative;
	uwide		magnitude = 0;

	if (parse_fast(s, len, fen))
		return verdict_ok();
	if (len > AMOUNT_MAX_BYTES)
		return verdict_syntax(1, "an amount takes at most 256 bytes");
	verdict = fold_text(s, len, folded, &c.len);
	if (verdict.code != VERDICT_OK)
		return verdict;
	if (c.len == 0)
		return verdict_syntax(1, "the text is empty");
	if (amount_is_null_mark(folded, c.len))
		return verdict_syntax(1, "a mark for a missing figure is not an amount");

	negative = scan_sign(&c);
	verdict = scan_parts(&c, &magnitude);
	if (verdict.code != VERDICT_OK)
		return verdict;
	if (magnitude > (uwide) INT64_MAX + (negative ? 1 : 0))
		return verdict_range(1, reason_range);
	*fen = negative ? (int64_t) (0 - (uint64_t) magnitude) : (int64_t) magnitude;
	return verdict_ok();
}

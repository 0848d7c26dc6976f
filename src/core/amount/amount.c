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
 * the last one names its unit.  Financial numerals (壹佰万元整) are read by
 * amount_words.c.  Everything else that a report may print in such a cell is
 * refused with a reason that names the trap.
 *
 *-------------------------------------------------------------------------
 */
#include "amount.h"

#include <string.h>

#include "amount_words.h"
#include "blank.h"
#include "decimal.h"
#include "fold.h"
#include "scan.h"

#define WANYUAN_POWER	6
#define YI_POWER		10		/* 亿, the largest unit */
#define TOO_FINE		(YI_POWER + 1)	/* decimals that no unit can have */

/* Whole 万元 of this many digits, and all their 分, fit in int64. */
#define FAST_WHOLE_DIGITS	12

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

/* What stands where a number or the end should, and what it tells. */
static const struct
{
	const char *text;
	Reason		reason;
}			traps[] =
{
	{"余", REASON_AMOUNT_APPROXIMATE},
	{"多", REASON_AMOUNT_APPROXIMATE},
	{"来", REASON_AMOUNT_APPROXIMATE},
	{"几", REASON_AMOUNT_APPROXIMATE},
	{"约", REASON_AMOUNT_APPROXIMATE},
	{"近", REASON_AMOUNT_APPROXIMATE},
	{"逾", REASON_AMOUNT_APPROXIMATE},
	{"超", REASON_AMOUNT_APPROXIMATE},
	{"大约", REASON_AMOUNT_APPROXIMATE},
	{"左右", REASON_AMOUNT_APPROXIMATE},
	{"上下", REASON_AMOUNT_APPROXIMATE},
	{"以上", REASON_AMOUNT_BOUND},
	{"以下", REASON_AMOUNT_BOUND},
	{"以内", REASON_AMOUNT_BOUND},
	{"不", REASON_AMOUNT_BOUND},
	{"≥", REASON_AMOUNT_COMPARATOR},
	{"≤", REASON_AMOUNT_COMPARATOR},
	{">", REASON_AMOUNT_COMPARATOR},
	{"<", REASON_AMOUNT_COMPARATOR},
	{"=", REASON_AMOUNT_COMPARATOR},
	{"/", REASON_AMOUNT_PER},
	{"每", REASON_AMOUNT_PER},
	{"%", REASON_AMOUNT_PERCENTAGE},
	{"‰", REASON_AMOUNT_PERCENTAGE},
	{"e", REASON_AMOUNT_EXPONENT},
	{"E", REASON_AMOUNT_EXPONENT},
	{"-", REASON_AMOUNT_TWO_NUMBERS},
	{"+", REASON_AMOUNT_TWO_NUMBERS},
	{"~", REASON_AMOUNT_TWO_NUMBERS},
	{"至", REASON_AMOUNT_TWO_NUMBERS},
	{"、", REASON_AMOUNT_TWO_NUMBERS},
	{",", REASON_AMOUNT_TWO_NUMBERS},
	{"，", REASON_AMOUNT_TWO_NUMBERS},
	{".", REASON_AMOUNT_TWO_NUMBERS},
};

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

/* Refuses what begins there. */
static Reason
stop_at(Scan *scan, const char *at, Reason reason)
{
	scan->at = at;
	return reason;
}

/* Why text is refused that is neither what was expected nor the end. */
static Reason
trapped(const Scan *scan, Reason otherwise)
{
	Scan		ahead = *scan;

	if (scan->end - scan->at == 1 && (*scan->at == '-' || *scan->at == '+'))
		return REASON_AMOUNT_SIGN_BEHIND;
	for (size_t i = 0; i < COUNT_OF(traps); i++)
		if (scan_word(&ahead, traps[i].text))
			/* 2023/1/1 is no price */
			return traps[i].reason == REASON_AMOUNT_PER && scan_at_digit(&ahead) ?
				REASON_AMOUNT_TWO_NUMBERS : traps[i].reason;
	return otherwise;
}

/* Takes a Chinese word, perhaps with spaces between its characters. */
static bool
take_spaced(Scan *scan, const char *word)
{
	Scan		ahead = *scan;

	for (; *word != '\0'; word += 3)
	{
		if (ahead.end - ahead.at < 3 || memcmp(ahead.at, word, 3) != 0)
			return false;
		ahead.at += 3;
		if (word[3] != '\0')
			scan_spaces(&ahead);
	}
	*scan = ahead;
	return true;
}

/* The unit that stands here, as an index into units; -1 if none. */
static int
take_unit(Scan *scan)
{
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (take_spaced(scan, units[i].text))
			return (int) i;
	return -1;
}

/* The unit of a part, perhaps in brackets, and 整 behind it; -1 if none. */
static int
take_part_unit(Scan *scan)
{
	Scan		ahead = *scan;
	bool		bracket;
	int			unit;

	scan_spaces(&ahead);
	bracket = scan_word(&ahead, "(");
	scan_spaces(&ahead);
	unit = take_unit(&ahead);
	scan_spaces(&ahead);
	if (unit < 0 || (bracket && !scan_word(&ahead, ")")))
		return -1;
	if (!units[unit].in_compound)
		(void) scan_word(&ahead, "整");
	*scan = ahead;
	return unit;
}

int
amount_unit_power(const char *s, size_t len)
{
	Scan		scan = {s, s + len};
	int			unit = take_unit(&scan);

	return unit >= 0 && scan_at_end(&scan) ? units[unit].power : -1;
}

/* Takes a run of digits into *value; false if it is beyond 64 bits. */
static bool
take_digits(Scan *scan, uint64_t *value, int *count)
{
	bool		fits = true;

	*count = 0;
	for (; scan_at_digit(scan); scan->at++)
	{
		if (__builtin_mul_overflow(*value, 10, value) ||
			__builtin_add_overflow(*value, *scan->at - '0', value))
			fits = false;
		(*count)++;
	}
	return fits;
}

/* Takes the whole part: 1234 or 1,234. */
static Reason
take_whole(Scan *scan, uint64_t *whole)
{
	const char *start = scan->at;
	const char *comma;
	int			count;
	bool		fits = take_digits(scan, whole, &count);
	int			first_count = count;

	for (comma = scan->at; scan_word(scan, ",") || scan_word(scan, "，"); comma = scan->at)
	{
		if (first_count == 0 || first_count > 3)
			return stop_at(scan, comma, REASON_COMMA_TOO_LATE);
		if (*start == '0')
			return stop_at(scan, start, REASON_COMMA_AFTER_ZERO);
		fits &= take_digits(scan, whole, &count);
		if (count != 3)
			return stop_at(scan, comma, REASON_COMMA_DIGITS);
	}
	return fits ? REASON_NONE : stop_at(scan, start, REASON_AMOUNT_RANGE);
}

/* Takes the digits after the point; zeros at the end count for nothing. */
static Reason
take_fraction(Scan *scan, Number *number)
{
	int			zeros = 0;

	if (!scan_at_digit(scan))
		return REASON_DIGIT_AFTER_POINT;
	for (; scan_at_digit(scan); scan->at++)
	{
		if (*scan->at == '0')
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
		number->fraction = number->fraction * power64[zeros + 1] +
			(uint64_t) (*scan->at - '0');
		zeros = 0;
	}
	return REASON_NONE;
}

/*
 * Takes a number without sign.  Where there is a reason against it, here and
 * below, the cursor stands at what it is about.
 */
static Reason
take_number(Scan *scan, Number *number)
{
	const char *start = scan->at;
	Reason		reason;

	memset(number, 0, sizeof(*number));
	reason = take_whole(scan, &number->whole);
	if (reason != REASON_NONE)
		return reason;
	if (scan_word(scan, "."))
		return take_fraction(scan, number);
	if (scan->at > start)
		return REASON_NONE;
	if (take_unit(scan) >= 0)
		return stop_at(scan, start, REASON_AMOUNT_UNIT_FIRST);
	return trapped(scan, REASON_NUMBER_EXPECTED);
}

/* A number in a unit of 10^power 分, in 分; false if finer than that. */
static bool
number_to_fen(const Number *number, int power, uwide *fen)
{
	if (number->decimals > power)
		return false;
	*fen = (uwide) number->whole * power64[power] +
		number->fraction * power64[power - number->decimals];
	return true;
}

/* Takes all parts and adds them up. */
static Reason
take_parts(Scan *scan, uwide *fen)
{
	uwide		limit = 0;		/* one of the unit before; 0 for the first */

	for (;;)
	{
		const char *start = scan->at;
		Number		number;
		Reason		reason = take_number(scan, &number);
		int			unit;
		int			power;
		uwide		part;

		if (reason != REASON_NONE)
			return reason;
		scan_spaces(scan);
		unit = take_part_unit(scan);
		power = unit >= 0 ? units[unit].power : WANYUAN_POWER;
		scan_spaces(scan);

		if (unit < 0 && !scan_at_end(scan))
			return scan_at_digit(scan) ? REASON_AMOUNT_TWO_NUMBERS :
				trapped(scan, REASON_AMOUNT_UNIT_UNKNOWN);
		if (unit < 0 && limit > 0)
			return stop_at(scan, start, REASON_AMOUNT_UNIT_MISSING);
		if (!number_to_fen(&number, power, &part))
			return stop_at(scan, start, REASON_AMOUNT_TOO_FINE);
		if (limit > 0 && part >= limit)
			return stop_at(scan, start, REASON_AMOUNT_TWO_NUMBERS);
		*fen += part;
		if (scan_at_end(scan))
			return REASON_NONE;

		/* more follows: that is a compound, or a trap */
		if (!scan_at_digit(scan))
			return trapped(scan, REASON_AMOUNT_GOES_ON);
		if (!units[unit].in_compound || number.decimals > 0)
			return REASON_AMOUNT_TWO_NUMBERS;
		limit = power64[power];
	}
}

/* Is the whole amount in brackets, as accountants write a negative one? */
static bool
in_brackets(const Scan *scan)
{
	Scan		inside = *scan;

	return scan_word(&inside, "(") && scan_suffix(&inside, ")") &&
		(scan_at_digit(&inside) || scan_word(&inside, ".") ||
		 scan_word(&inside, "￥") || scan_word(&inside, "¥"));
}

/* Takes an amount in words, with 负 in front of a negative one. */
static Reason
take_words(Scan *scan, bool *negative, uwide *fen)
{
	if (scan_word(scan, "负"))
	{
		if (*negative)
			return REASON_AMOUNT_WORDS;
		*negative = true;
	}
	return amount_words_take(scan, fen) ? REASON_NONE : REASON_AMOUNT_WORDS;
}

/* Takes the sign and the currency, in either order. */
static bool
take_sign(Scan *scan)
{
	bool		sign_seen = false;
	bool		currency_seen = false;
	bool		negative = false;

	for (;;)
	{
		scan_spaces(scan);
		if (!currency_seen && (scan_word(scan, "￥") || scan_word(scan, "¥") ||
							   take_spaced(scan, "人民币")))
			currency_seen = true;
		else if (!sign_seen && (scan_word(scan, "-") || scan_word(scan, "+")))
		{
			sign_seen = true;
			negative = scan->at[-1] == '-';
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
	value *= (int64_t) power64[AMOUNT_SCALE - decimals];
	*fen = negative ? -value : value;
	return true;
}

Verdict
amount_parse(const char *s, size_t len, int64_t *fen)
{
	char		folded[AMOUNT_MAX_BYTES];
	size_t		folded_len;
	Scan		scan;
	Scan		words;
	Reason		reason;
	Verdict		verdict;
	bool		negative;
	uwide		magnitude = 0;

	if (parse_fast(s, len, fen))
		return verdict_ok();
	if (len > AMOUNT_MAX_BYTES)
		return verdict_of(REASON_AMOUNT_LENGTH, 1);
	verdict = fold_text(s, len, folded, &folded_len);
	if (verdict.code != VERDICT_OK)
		return verdict;
	if (folded_len == 0)
		return verdict_of(REASON_EMPTY, 1);
	if (blank_mark(folded, folded_len))
		return verdict_of(REASON_AMOUNT_MARK, 1);

	scan.at = folded;
	scan.end = folded + folded_len;
	negative = take_sign(&scan);
	words = scan;
	(void) scan_word(&words, "负");
	if (amount_words_here(&words))
		reason = take_words(&scan, &negative, &magnitude);
	else if (in_brackets(&scan))
		reason = REASON_AMOUNT_BRACKETS;
	else
		reason = take_parts(&scan, &magnitude);
	if (reason == REASON_NONE && magnitude > (uwide) INT64_MAX + (negative ? 1 : 0))
		reason = stop_at(&scan, folded, REASON_AMOUNT_RANGE);
	if (reason == REASON_NONE)
		*fen = negative ? (int64_t) (0 - (uint64_t) magnitude) : (int64_t) magnitude;
	return verdict_at(reason, folded, scan.at);
}

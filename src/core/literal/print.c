/*-------------------------------------------------------------------------
 *
 * print.c
 *	  Canonical literals of quantities: they parse back to the same meaning.
 *
 *-------------------------------------------------------------------------
 */
#include "print.h"

#include <string.h>

#include "grammar.h"
#include "scan.h"

static size_t
print_number(const Decimal *number, char *buf)
{
	return decimal_print(number->coefficient, number->scale, 0, buf);
}

/* number [~ number] unit */
static size_t
print_numbers(const Literal *literal, char *buf)
{
	size_t		n = print_number(&literal->low, buf);

	if (literal->comparator == COMPARATOR_RANGE)
	{
		n += unit_print(&literal->unit, buf + n);
		buf[n++] = '-';
		n += print_number(&literal->high, buf + n);
	}
	return n + unit_print(&literal->unit, buf + n);
}

/* A word of a few bytes, or none. */
static inline size_t
print_word(const char *word, char *buf)
{
	size_t		n = 0;

	for (; word[n] != '\0'; n++)
		buf[n] = word[n];
	return n;
}

static size_t
print_between(const char *before, const Literal *literal, const char *after,
			  char *buf)
{
	size_t		n = print_word(before, buf);

	n += print_numbers(literal, buf + n);
	return n + print_word(after, buf + n);
}

/* Does the unit end in 或?  或以上 behind the number would be one word. */
static bool
ends_in_or(const Unit *unit)
{
	Scan		scan;

	if (unit->code != UNIT_OPAQUE)
		return false;
	scan.at = unit->text;
	scan.end = unit->text + unit->text_len;
	return scan_suffix(&scan, "或");
}

static size_t
print_plain_value(const Literal *value, const char *sign, char *buf)
{
	static const struct
	{
		const char *before;
		const char *after;
	}			words[] = {
		{"", ""}, {"大于", ""}, {"", "以上"}, {"", ""}, {"", "以内"},
		{"小于", ""}, {"", ""}
	};
	const char *before = words[value->comparator].before;
	const char *after = words[value->comparator].after;
	size_t		n = print_word(sign, buf);

	if (*after != '\0' && ends_in_or(&value->unit))
	{
		before = value->comparator == COMPARATOR_GE ? "不低于" : "不超过";
		after = "";
	}
	return n + print_between(before, value, after, buf + n);
}

/*
 * Is this a number of % or of a count word, or of 万 or 亿 of these, as most are?
 * That reads back.
 */
static bool
is_plain_count(const Literal *value)
{
	const Unit *unit = &value->unit;

	if (value->comparator != COMPARATOR_EQ)
		return false;
	if (unit->code == UNIT_CODE_PERCENT)
		return unit->power == 0;
	return unit->code == UNIT_OPAQUE &&
		(unit->power == 0 || unit->power == 4 || unit->power == 8) &&
		unit_is_count(unit->text, unit->text_len);
}

/* Does the plain literal mean the value, or something else (2020年, 7月)? */
static bool
reads_back(const Literal *value, const char *plain, size_t len)
{
	char		scratch[LITERAL_PRINT_SIZE];
	Literal		again;

	return value_parse(plain, len, scratch, &again).code == VERDICT_OK &&
		again.kind == LITERAL_QUANTITY &&
		again.comparator == value->comparator &&
		again.unit.code == value->unit.code;
}

size_t
target_print(const Literal *target, char *buf)
{
	static const char *const sign[] = {"", ">", "≥", "=", "≤", "<"};

	if (target->comparator == COMPARATOR_RANGE)
		return value_print(target, buf);
	return print_between(sign[target->comparator], target, "", buf);
}

/* 90-95 is a text, so a range without a unit is two bounds. */
static size_t
print_bounds(const Literal *range, char *buf)
{
	size_t		n = strlen("≥");

	memcpy(buf, "≥", n);
	n += print_number(&range->low, buf + n);
	memcpy(buf + n, "且≤", strlen("且≤"));
	n += strlen("且≤");
	return n + print_number(&range->high, buf + n);
}

/*
 * Where the plain form of a value would be read as a text, a decorating sign
 * in front makes it a quantity again: =2020年.
 */
size_t
value_print(const Literal *value, char *buf)
{
	size_t		n;

	if (value->comparator == COMPARATOR_RANGE && value->unit.code == UNIT_NONE &&
		value->unit.power == 0)
		return print_bounds(value, buf);
	n = print_plain_value(value, "", buf);
	if (is_plain_count(value) || reads_back(value, buf, n))
		return n;
	return print_plain_value(value, "=", buf);
}

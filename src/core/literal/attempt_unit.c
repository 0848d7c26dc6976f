/*-------------------------------------------------------------------------
 *
 * attempt_unit.c
 *	  The unit of a quantity, told from a sentence and from the calendar.
 *
 *-------------------------------------------------------------------------
 */
#include "attempt.h"

#include "calendar.h"
#include "unit_read.h"
#include "unit_spelling.h"
#include "utf8.h"
#include "words.h"

/* A unit without a sign in front: longer ones are a sentence. */
#define PLAIN_UNIT_MAX_CHARS	4
#define SIGNED_UNIT_MAX_CHARS	20

/* What stands in a sentence, never in a unit. */
static const char *const never_in_unit[] = {
	"以上", "以下", "以内", "之内", "左右", "上下", "完成", "个半", "(含", "及"
};

/* What without a sign in front tells a sentence from a unit. */
static const char *const not_in_plain_unit[] = {
	"达", "不", "超", "约", "前", "后", "底", "起"
};

/* A unit does not begin with these; they make a number vague. */
static const char *const vague[] = {"余", "多", "来", "几"};

/* Does one of the words stand somewhere in the text? */
static bool
contains_any(const char *s, size_t len, const char *const *words, size_t count)
{
	for (size_t i = 0; i < len; i++)
	{
		Scan		here = {s + i, s + len};

		if (scan_any(&here, words, count))
			return true;
	}
	return false;
}

/* Can the text that is in no table be a unit, rather than words? */
static bool
opaque_unit(const Unit *unit)
{
	uint8_t		power;
	Scan		scan = {unit->text, unit->text + unit->text_len};

	scan.at += unit_power_prefix(unit->text, unit->text_len, &power);
	return utf8_chars(unit->text, unit->text_len) <= SIGNED_UNIT_MAX_CHARS &&
		!contains_any(unit->text, unit->text_len,
					  never_in_unit, COUNT_OF(never_in_unit)) &&
		!scan_any(&scan, vague, COUNT_OF(vague)) &&
		scan_ending(&scan) == COMPARATOR_NONE;
}

/*
 * Is what follows a number a unit even without a sign in front?  100%完成 and
 * 12个月内 go on after a unit: they are sentences.
 */
static bool
plain_unit(const char *s, size_t len, const Unit *unit)
{
	const char *bracket;
	size_t		known;

	if (contains_any(s, len, not_in_plain_unit, COUNT_OF(not_in_plain_unit)))
		return false;
	if (memchr(s, '/', len) != NULL || memchr(s, '*', len) != NULL)
		return true;
	s = unit->text;
	len = unit->text_len;
	bracket = memchr(s, '(', len);
	if (utf8_chars(s, bracket ? (size_t) (bracket - s) : len) > PLAIN_UNIT_MAX_CHARS)
		return false;
	known = unit_table_prefix(s, len);
	return known == 0 || s[known] == '(';
}

/* 完成二期, 一批完成: with a Chinese numeral the name of a phase, not a count. */
static bool
names_phase(const Attempt *try, const char *s, size_t len)
{
	static const char *const phases[] = {"期", "批", "类"};
	Scan		scan = {s, s + len};

	return try->done && try->chinese &&
		scan_any(&scan, phases, COUNT_OF(phases)) &&
		(scan_at_end(&scan) || *scan.at == '(');
}

bool
attempt_unit(Attempt *try, Unit *unit)
{
	const char *s = try->scan.at;
	size_t		len = (size_t) (try->scan.end - s);
	bool		opaque;			/* in no table, no count word, no note behind these */

	if (try->fraction != NULL)
		return len == 0 ?
			unit_parse(try->fraction->unit, strlen(try->fraction->unit), unit) :
			attempt_stop(try, s, REASON_GOES_ON_AFTER_NUMBER);
	if (names_phase(try, s, len))
		return attempt_stop(try, s, REASON_PHASE);
	memset(unit, 0, sizeof(*unit));
	if (len == 1 && *s == '%')		/* the commonest ... */
	{
		unit->code = UNIT_CODE_PERCENT;
		return true;
	}
	if (unit_is_count(s, len))		/* ... and what is in no table */
	{
		unit->code = UNIT_OPAQUE;
		unit->text = s;
		unit->text_len = (uint8_t) len;
		return true;
	}
	if (!unit_parse(s, len, unit))
		return attempt_stop(try, s, REASON_NOT_A_UNIT);
	opaque = unit->code == UNIT_OPAQUE &&
		!unit_is_count(unit->text, unit->text_len) &&
		unit_before_note(unit->text, unit->text_len) == 0;
	if (opaque && !opaque_unit(unit))
		return attempt_stop(try, s, REASON_NOT_A_UNIT);
	if (opaque && (calendar_moment(unit->text, unit->text_len) ||
				   unit_holds_number(unit->text, unit->text_len)))
	{
		try->text = true;
		return attempt_stop(try, s, REASON_NOT_A_UNIT_BUT_PART);
	}
	if (opaque && (try->done || try->compound))
		return attempt_stop(try, s, REASON_GOES_ON_AFTER_UNIT);
	if (opaque && !try->firm && !plain_unit(s, len, unit))
		return attempt_stop(try, s, REASON_GOES_ON_AFTER_NUMBER);
	if (try->chinese && (opaque || unit->code == UNIT_NONE))
		return attempt_stop(try, s, REASON_NUMERAL_WITHOUT_COUNT);
	return true;
}

bool
attempt_calendar(Attempt *try, Decimal number, const char *unit, size_t len)
{
	Scan		year = {unit, unit + len};
	Scan		inside;

	if (len > 0 && unit_in_bracket(unit, len, &inside))
		year = inside;
	if (calendar_year(number, year.at, (size_t) (year.end - year.at)))
	{
		bool		bound = try->opening != COMPARATOR_NONE ||
			try->ending != COMPARATOR_NONE;
		bool		goes_on = year.end - year.at != strlen("年") || try->more;

		/* 24120个月以上 in 年 prints as =2010年以上 */
		goes_on |= bound && (try->is_target || try->sign != COMPARATOR_EQ);
		try->text |= goes_on && unit_spelled_well(unit, len);
		return goes_on || !try->firm;
	}
	if (try->done && len == strlen("日") && memcmp(unit, "日", len) == 0)
		return true;			/* done on the 5th */
	return !try->firm && try->opening == COMPARATOR_NONE &&
		calendar_period(unit, len);
}

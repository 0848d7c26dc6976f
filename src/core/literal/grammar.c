/*-------------------------------------------------------------------------
 *
 * grammar.c
 *	  The grammar of indicator targets and actual values (RULES §8).
 *
 * A quantity is [sign] [word] number [余] unit [word] [(含)]: ≥90%以上,
 * 控制在5%以内, 1万余人次; or a range of two numbers, 90%-95% or ≥90%且≤95%.  What
 * opens with a sign must be one whole, unless it is a date or a ratio (≥1:3);
 * anything else that is not one is a text.
 *
 * Stored values rely on the grammar: it may be widened, never narrowed.
 *
 *-------------------------------------------------------------------------
 */
#include "grammar.h"

#include "attainment.h"
#include "calendar.h"
#include "compound.h"
#include "ratio.h"
#include "utf8.h"
#include "squeeze.h"
#include "unit_read.h"
#include "unit_spelling.h"
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

/* What in front of a Chinese numeral is its unit. */
typedef struct Fraction
{
	const char *word;
	const char *unit;
	int			scale;			/* decimals to add */
} Fraction;

static const Fraction fractions[] = {
	{"百分之", "%", 0}, {"千分之", "‰", 0}, {"万分之", "‰", 1}
};

/* What is found of a quantity while the squeezed text is tried as one. */
typedef struct Attempt
{
	Scan		scan;
	Scan		body;			/* what follows the sign */
	Comparator	sign;			/* of a sign in front */
	bool		firm;			/* it is one for sure, which a text never has */
	bool		is_target;
	bool		compound;		/* a number in several parts */
	bool		bounds;			/* two of them, ≥ and ≤ */
	bool		done;			/* 完成 in front of the number or behind it */
	bool		done_behind;
	Comparator	opening;		/* of a word in front */
	Comparator	ending;			/* of a word behind */
	bool		about;			/* 在 in front: wants a word behind */
	bool		reached;		/* 达到 in front */
	bool		more;			/* 余 or 多 behind the number */
	bool		inclusive;		/* (含) behind the words */
	bool		chinese;		/* a Chinese numeral */
	const Fraction *fraction;	/* 百分之 in front of the number */
	bool		text;			/* a text even behind a sign */
	Reason		out_of_range;	/* why a number is */
	const char *stopped;		/* where and why it is no quantity */
	Reason		reason;
} Attempt;

static bool
give_up(Attempt *try, const char *at, Reason reason)
{
	try->stopped = at;
	try->reason = reason;
	return false;
}

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

/* Reads the unit that ends at scan->end. */
static bool
scan_unit(Attempt *try, Unit *unit)
{
	const char *s = try->scan.at;
	size_t		len = (size_t) (try->scan.end - s);
	bool		opaque;			/* in no table, no count word, no note behind these */

	if (try->fraction != NULL)
		return len == 0 ?
			unit_parse(try->fraction->unit, strlen(try->fraction->unit), unit) :
			give_up(try, s, REASON_GOES_ON_AFTER_NUMBER);
	if (names_phase(try, s, len))
		return give_up(try, s, REASON_PHASE);
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
		return give_up(try, s, REASON_NOT_A_UNIT);
	opaque = unit->code == UNIT_OPAQUE &&
		!unit_is_count(unit->text, unit->text_len) &&
		unit_before_note(unit->text, unit->text_len) == 0;
	if (opaque && !opaque_unit(unit))
		return give_up(try, s, REASON_NOT_A_UNIT);
	if (opaque && (calendar_moment(unit->text, unit->text_len) ||
				   unit_holds_number(unit->text, unit->text_len)))
	{
		try->text = true;
		return give_up(try, s, REASON_NOT_A_UNIT_BUT_PART);
	}
	if (opaque && (try->done || try->compound))
		return give_up(try, s, REASON_GOES_ON_AFTER_UNIT);
	if (opaque && !try->firm && !plain_unit(s, len, unit))
		return give_up(try, s, REASON_GOES_ON_AFTER_NUMBER);
	if (try->chinese && (opaque || unit->code == UNIT_NONE))
		return give_up(try, s, REASON_NUMERAL_WITHOUT_COUNT);
	return true;
}

/*
 * Without a sign in front a calendar year, quarter, month, day or hour is no
 * quantity (2020年, 7月, 四季度); behind a word like 不超过 only the year is none,
 * and behind a sign only a year with more words (=2023年度, ≤2023年内).  The unit
 * may stand in a bracket, and then is a year or a duration.
 */
static bool
calendar(Attempt *try, Decimal number, const char *unit, size_t len)
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

/* Is 2023.12 or 20231231 all there is? */
static bool
bare_date(const Attempt *try, const char *start)
{
	Decimal		number;

	return try->sign == COMPARATOR_NONE && try->opening == COMPARATOR_NONE &&
		try->ending == COMPARATOR_NONE && !try->inclusive && !try->more &&
		scan_at_end(&try->scan) &&
		calendar_digits(start, (size_t) (try->scan.end - start), &number);
}

static bool
scan_separator(Scan *scan)
{
	static const char *const separators[] = {"~", "--", "-", "——", "—", "至", "到"};

	return scan_any(scan, separators, COUNT_OF(separators));
}

/* Takes 百分之 and the like; NULL if none stands here. */
static const Fraction *
scan_fraction(Scan *scan)
{
	if (scan_at_end(scan) || scan_at_digit(scan))
		return NULL;			/* the commonest case */
	for (size_t i = 0; i < COUNT_OF(fractions); i++)
		if (scan_word(scan, fractions[i].word))
			return &fractions[i];
	return NULL;
}

/* Reads a number in Chinese digits, the 九十五点五 of 百分之九十五点五 too. */
static bool
scan_chinese(Attempt *try, Decimal *number)
{
	const char *start = try->scan.at;

	try->chinese = true;
	if (try->fraction == &fractions[0] && scan_word(&try->scan, "百"))
	{
		number->coefficient = 100;
		number->scale = 0;
		return true;
	}
	if (scan_chinese_number(&try->scan, number) != NUMBER_OK ||
		(try->fraction != NULL && !scan_chinese_decimals(&try->scan, number)))
		return give_up(try, start, REASON_NUMBER_MISSING);
	if (try->fraction != NULL)
		number->scale += try->fraction->scale;
	return true;
}

/* Reads a number in either kind of digits. */
static bool
scan_any_number(Attempt *try, Decimal *number)
{
	const char *start = try->scan.at;

	try->fraction = scan_fraction(&try->scan);
	switch (scan_number(&try->scan, number))
	{
		case NUMBER_OK:
			return try->fraction != NULL ?
				give_up(try, start, REASON_PERCENT_NUMERAL) : true;
		case NUMBER_TOO_LARGE:
			try->out_of_range = REASON_NUMBER_TOO_LARGE;
			try->stopped = start;
			return true;
		case NUMBER_TOO_FINE:
			try->out_of_range = REASON_NUMBER_TOO_FINE;
			try->stopped = start;
			return true;
		case NUMBER_BAD:
			return give_up(try, try->scan.at, REASON_DIGIT_AFTER_POINT);
		case NUMBER_NONE:
			break;
	}
	return scan_chinese(try, number);
}

static bool
holds_digit(const Scan *scan)
{
	for (const char *p = scan->at; p < scan->end; p++)
		if (*p >= '0' && *p <= '9')
			return true;
	return false;
}

/* Finds where a range parts: number [unit] separator number unit. */
static bool
find_separator(const Scan *scan, Scan *first_unit, Scan *second)
{
	bool		in_note = false;	/* of 90%(2022-2023年) */

	if (!holds_digit(scan))
		return false;			/* as nearly always */
	for (const char *p = scan->at; p < scan->end; p++)
	{
		Scan		here = {p, scan->end};

		in_note = *p == '(' || (in_note && *p != ')');
		if (!in_note && scan_separator(&here) && scan_at_digit(&here))
		{
			first_unit->at = scan->at;
			first_unit->end = p;
			*second = here;
			return true;
		}
	}
	return false;
}

/*
 * The rest of a range behind its first number, which is the upper one where it
 * is written downwards: ≤10%且≥5%.
 */
static bool
parse_ends(Attempt *try, Scan first_unit, Scan second, bool downwards,
		   Literal *literal)
{
	size_t		first_len = (size_t) (first_unit.end - first_unit.at);
	size_t		len;
	Decimal		first = literal->low;
	Exact		low;
	Exact		high;

	try->scan = second;
	if (!scan_any_number(try, &literal->high))
		return false;
	len = (size_t) (try->scan.end - try->scan.at);
	if (len == 0 && (first_len != 0 || !try->bounds))
		return give_up(try, try->scan.at, REASON_RANGE_WITHOUT_UNIT);
	if (first_len != 0 &&
		(first_len != len || memcmp(first_unit.at, try->scan.at, len) != 0))
		return give_up(try, first_unit.at, REASON_RANGE_UNITS_DIFFER);
	if (calendar(try, literal->low, try->scan.at, len) ||
		calendar(try, literal->high, try->scan.at, len))
		return give_up(try, try->scan.at, REASON_CALENDAR_PERIOD);
	if (!scan_unit(try, &literal->unit))
		return false;
	if (downwards)
	{
		literal->low = literal->high;
		literal->high = first;
	}
	low = unit_to_base(literal->low, &literal->unit, NULL);
	high = unit_to_base(literal->high, &literal->unit, NULL);
	if (try->out_of_range == REASON_NONE && exact_compare(low, high) > 0)
		return give_up(try, second.at, REASON_RANGE_DOWNWARDS);
	literal->comparator = COMPARATOR_RANGE;
	return true;
}

static bool
parse_range(Attempt *try, Scan first_unit, Scan second, Literal *literal)
{
	if ((try->sign != COMPARATOR_NONE && try->sign != COMPARATOR_EQ) ||
		try->opening != COMPARATOR_NONE || try->ending != COMPARATOR_NONE)
		return give_up(try, first_unit.end, REASON_RANGE_COMPARED);
	return parse_ends(try, first_unit, second, false, literal);
}

/*
 * Finds the second of two comparisons, ≤ in 5%且≤10%: a sign or, where a word or
 * a comma joins them, a word.  COMPARATOR_NONE if there is none.
 */
static Comparator
find_second_bound(const Scan *scan, Scan *first, Scan *second)
{
	static const char *const joints[] = {
		"并且", "而且", "，且", ",且", "且", "，", ",", "、", "；", ";"
	};
	int			depth = 0;		/* of brackets: a note may compare */

	for (const char *p = scan->at; p < scan->end; p++)
	{
		Scan		here = {p, scan->end};
		bool		joined = scan_any(&here, joints, COUNT_OF(joints));
		Comparator	found;

		depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
		if (depth > 0)
			continue;
		found = scan_sign(&here);
		if (joined && found == COMPARATOR_NONE)
			found = scan_opening(&here);
		if (found == COMPARATOR_NONE)
			continue;
		first->at = scan->at;
		first->end = p;
		*second = here;
		return found;
	}
	return COMPARATOR_NONE;
}

/* Two bounds in one cell: ≥5%且≤10%. */
static bool
parse_bounds(Attempt *try, Scan first, Comparator second_bound, Scan second,
			 Literal *literal)
{
	Comparator	bound = try->sign != COMPARATOR_NONE ? try->sign : try->opening;
	bool		downwards = bound == COMPARATOR_LE;
	const Fraction *fraction;

	if ((try->sign != COMPARATOR_NONE && try->opening != COMPARATOR_NONE) ||
		(second_bound != COMPARATOR_LE && second_bound != COMPARATOR_GE) ||
		bound != (second_bound == COMPARATOR_LE ? COMPARATOR_GE : COMPARATOR_LE))
		return give_up(try, first.end, REASON_BOUNDS_COMPARED);
	try->bounds = true;
	try->scan = first;
	if (!scan_any_number(try, &literal->low))
		return false;
	fraction = try->fraction;
	try->compound = scan_compound(&try->scan, &literal->low, try->chinese);
	if (calendar_year(literal->low, try->scan.at, (size_t) (try->scan.end - try->scan.at)))
		try->text = true;		/* from one year to another */
	first = try->scan;
	if (!parse_ends(try, first, second, downwards, literal))
		return false;
	if (try->fraction != fraction)
		return give_up(try, first.at, REASON_RANGE_UNITS_DIFFER);
	return !try->text || give_up(try, second.at, REASON_CALENDAR_PERIOD);
}

static bool
upward(Comparator comparator)
{
	return comparator == COMPARATOR_GT || comparator == COMPARATOR_GE;
}

/*
 * One comparison out of sign, words and 余; false if they contradict.  In front
 * of an actual value a sign is decoration.
 */
static bool
combine(Attempt *try, Comparator *result)
{
	bool		signed_bound = try->sign != COMPARATOR_NONE && try->sign != COMPARATOR_EQ;
	Comparator	part[4];
	int			parts = 0;

	if (try->about && try->ending == COMPARATOR_NONE)
		return give_up(try, try->scan.at, REASON_PLACE_WITHOUT_BOUND);
	if (try->is_target && signed_bound)
		part[parts++] = try->sign;
	if (try->opening != COMPARATOR_NONE && try->opening != COMPARATOR_EQ)
		part[parts++] = try->opening;
	if (try->ending != COMPARATOR_NONE)
		part[parts++] = try->ending;
	if (try->more)
		part[parts++] = COMPARATOR_GE;
	for (int i = 0; i < parts; i++)
		if (upward(part[i]) != upward(signed_bound ? try->sign : part[0]))
			return give_up(try, try->scan.end, REASON_COMPARISONS_CONTRADICT);
	if (parts > 0)
		*result = part[0];
	else if (try->is_target && try->reached)
		*result = COMPARATOR_GE;
	else
		*result = COMPARATOR_EQ;
	if (try->inclusive && *result == COMPARATOR_GT)
		*result = COMPARATOR_GE;
	if (try->inclusive && *result == COMPARATOR_LT)
		*result = COMPARATOR_LE;
	return true;
}

/*
 * Skips 余 or 多 behind the number, or behind its power of ten: 1万余人次 reads
 * as 1万人次 and more.
 */
static bool
scan_more(Scan *scan)
{
	static const char *const more[] = {"余", "多"};
	uint8_t		power;
	size_t		len = unit_power_prefix(scan->at, (size_t) (scan->end - scan->at),
										&power);
	Scan		ahead = {scan->at + len, scan->end};
	const char *word = ahead.at;

	if (!scan_any(&ahead, more, COUNT_OF(more)))
		return false;
	scan->at += ahead.at - word;
	memmove((char *) scan->at, scan->at - (ahead.at - word), len);
	return true;
}

/* Skips 完成 and the like in front of an actual number or behind it. */
static void
scan_completed(Attempt *try)
{
	Scan	   *scan = &try->scan;

	if (scan_at_end(scan) || (scan_at_digit(scan) && scan->end[-1] != "成"[2]))
		return;					/* the commonest case */
	try->done = scan_done(scan);
	try->done_behind = !try->done && scan_suffix(scan, "完成");
	try->done |= try->done_behind;
}

/* Tries the squeezed text as a quantity. */
static bool
parse_quantity(Attempt *try, Literal *literal)
{
	Scan	   *scan = &try->scan;
	const char *number;
	Comparator	second_bound;
	Scan		first_unit;
	Scan		second;

	literal->kind = LITERAL_QUANTITY;
	try->sign = scan_sign(scan);
	try->firm = try->sign != COMPARATOR_NONE;
	if (!try->firm)
		try->sign = scan_sign_typo(scan);
	try->body = *scan;
	if (!try->is_target && try->sign == COMPARATOR_NONE)
		scan_completed(try);
	try->reached = scan->end - scan->at >= 3 && memcmp(scan->at, "达", 3) == 0;
	if (!scan_at_digit(scan))
	{
		try->opening = scan_opening(scan);
		try->about = try->opening == COMPARATOR_NONE && scan_place(scan);
	}
	if (try->sign != COMPARATOR_NONE || try->opening != COMPARATOR_NONE)
	{
		second_bound = find_second_bound(scan, &first_unit, &second);
		if (second_bound != COMPARATOR_NONE)
			return parse_bounds(try, first_unit, second_bound, second, literal);
	}
	try->inclusive = scan_inclusive(scan);
	try->ending = scan_ending(scan);
	try->inclusive |= scan_inclusive(scan);
	if (try->done_behind && try->ending != COMPARATOR_NONE)
		return give_up(try, scan->end, REASON_GOES_ON_AFTER_NUMBER);
	number = scan->at;
	if (!scan_any_number(try, &literal->low))
		return false;
	try->compound = scan_compound(scan, &literal->low, try->chinese);
	if (find_separator(scan, &first_unit, &second))
		return parse_range(try, first_unit, second, literal);
	try->more = scan_more(scan);
	if (bare_date(try, number))
		return give_up(try, scan->at, REASON_DATE);
	if (calendar(try, literal->low, scan->at, (size_t) (scan->end - scan->at)))
		return give_up(try, scan->at, REASON_CALENDAR_PERIOD);
	if (!scan_unit(try, &literal->unit))
		return false;
	if (try->compound)
		compound_in_wan(&literal->low, &literal->unit);
	return combine(try, &literal->comparator);
}

static Verdict
literal_parse(const char *folded, size_t len, char *scratch, bool is_target,
			  Literal *literal)
{
	Attempt		try;
	size_t		n;

	memset(literal, 0, sizeof(*literal));
	memset(&try, 0, sizeof(try));
	try.is_target = is_target;
	if (len == 0)
		return verdict_of(REASON_EMPTY, 1);

	n = squeeze(folded, len, scratch);
	try.scan.at = scratch;
	try.scan.end = scratch + n;
	if (n > QUANTITY_MAX_BYTES)
	{
		try.firm = scan_sign(&try.scan) != COMPARATOR_NONE;
		try.body = try.scan;
		give_up(&try, try.scan.at, REASON_QUANTITY_LENGTH);
	}
	else if (parse_quantity(&try, literal))
	{
		/* only a sign obliges, see docs/decisions.md */
		if (try.out_of_range != REASON_NONE && try.firm)
			return verdict_of(try.out_of_range,
							  squeeze_position(folded, len, scratch, try.stopped));
		if (try.out_of_range == REASON_NONE)
			return verdict_ok();
	}
	if (try.firm && !try.text && !ratio_spelled(try.body) &&
		!calendar_date(try.body.at, (size_t) (try.body.end - try.body.at)))
		return verdict_of(try.reason,
						  squeeze_position(folded, len, scratch, try.stopped));

	memset(literal, 0, sizeof(*literal));
	literal->kind = LITERAL_TEXT;
	literal->text = folded;
	literal->text_len = len;
	if (!is_target && n <= QUANTITY_MAX_BYTES &&
		attainment_parse(scratch, n, &literal->attainment))
		literal->kind = LITERAL_ATTAINMENT;
	return verdict_ok();
}

Verdict
target_parse(const char *folded, size_t len, char *scratch, Literal *target)
{
	return literal_parse(folded, len, scratch, true, target);
}

Verdict
value_parse(const char *folded, size_t len, char *scratch, Literal *value)
{
	return literal_parse(folded, len, scratch, false, value);
}

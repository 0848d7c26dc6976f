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
#include "attempt.h"
#include "calendar.h"
#include "compound.h"
#include "plain.h"
#include "ratio.h"
#include "squeeze.h"
#include "unit_read.h"
#include "words.h"

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
		return attempt_stop(try, try->scan.at, REASON_PLACE_WITHOUT_BOUND);
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
			return attempt_stop(try, try->scan.end, REASON_COMPARISONS_CONTRADICT);
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
		second_bound = attempt_second_bound(scan, &first_unit, &second);
		if (second_bound != COMPARATOR_NONE)
			return attempt_bounds(try, first_unit, second_bound, second, literal);
	}
	try->inclusive = scan_inclusive(scan);
	try->ending = scan_ending(scan);
	try->inclusive |= scan_inclusive(scan);
	if (try->done_behind && try->ending != COMPARATOR_NONE)
		return attempt_stop(try, scan->end, REASON_GOES_ON_AFTER_NUMBER);
	number = scan->at;
	if (!attempt_number(try, &literal->low))
		return false;
	try->compound = scan_compound(scan, &literal->low, try->chinese);
	if (attempt_separator(scan, &first_unit, &second))
		return attempt_range(try, first_unit, second, literal);
	try->more = scan_more(scan);
	if (bare_date(try, number))
		return attempt_stop(try, scan->at, REASON_DATE);
	if (attempt_calendar(try, literal->low, scan->at, (size_t) (scan->end - scan->at)))
		return attempt_stop(try, scan->at, REASON_CALENDAR_PERIOD);
	if (!attempt_unit(try, &literal->unit))
		return false;
	if (try->compound)
		compound_in_wan(&literal->low, &literal->unit);
	return combine(try, &literal->comparator);
}

static void
make_text(const char *folded, size_t len, Literal *literal)
{
	memset(literal, 0, sizeof(*literal));
	literal->kind = LITERAL_TEXT;
	literal->text = folded;
	literal->text_len = len;
}

Verdict
literal_parse_long(const char *folded, size_t len, char *scratch, bool is_target,
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
		attempt_stop(&try, try.scan.at, REASON_QUANTITY_LENGTH);
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

	make_text(folded, len, literal);
	if (!is_target && n <= QUANTITY_MAX_BYTES &&
		attainment_parse(scratch, n, &literal->attainment))
		literal->kind = LITERAL_ATTAINMENT;
	return verdict_ok();
}

static inline Verdict
literal_parse(const char *folded, size_t len, char *scratch, bool is_target,
			  Literal *literal)
{
	if (plain_quantity(folded, len, is_target, literal))
		return verdict_ok();
	if (plain_text(folded, len, is_target))
	{
		make_text(folded, len, literal);
		return verdict_ok();
	}
	return literal_parse_long(folded, len, scratch, is_target, literal);
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

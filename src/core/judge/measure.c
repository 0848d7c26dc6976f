/*-------------------------------------------------------------------------
 *
 * measure.c
 *	  An actual value held against its target (RULES §3, §4).
 *
 *-------------------------------------------------------------------------
 */
#include "measure.h"

#include <string.h>

#include "calendar.h"
#include "ratio.h"
#include "scan.h"
#include "unit_relate.h"
#include "words.h"

/* 全覆盖 says 100 % in one word. */
static const char full_coverage[] = "全覆盖";

/* None at all: an answer where there shall be none, or few. */
static const char none_at_all[] = "无";

static bool
says(const Literal *literal, const char *word)
{
	return literal->kind == LITERAL_TEXT && literal->text_len == strlen(word) &&
		memcmp(literal->text, word, literal->text_len) == 0;
}

/*
 * The quantity that a literal counts as: itself, or 100% where it says 全覆盖.
 * An actual 2023.12 or 20231231, which is kept as a date, is a number once it
 * is held against one, and 无 is 0.  False if it is none.
 */
static bool
as_quantity(const Literal *literal, bool is_target, Literal *quantity)
{
	static const Literal whole = {
		.kind = LITERAL_QUANTITY,
		.comparator = COMPARATOR_EQ,
		.low = {100, 0},
		.unit = {.code = UNIT_CODE_PERCENT}
	};

	if (literal->kind == LITERAL_QUANTITY)
	{
		*quantity = *literal;
		return true;
	}
	*quantity = whole;
	if (says(literal, full_coverage))
		return true;
	quantity->unit.code = UNIT_NONE;
	if (!is_target && says(literal, none_at_all))
	{
		quantity->low.coefficient = 0;
		return true;
	}
	return !is_target && literal->kind == LITERAL_TEXT &&
		calendar_digits(literal->text, literal->text_len, &quantity->low);
}

static void
measure_value(const Literal *value, const Unit *bare, Measure *measure)
{
	Exact		number = unit_to_base(value->low, &value->unit, bare);
	Comparator	comparator = value->comparator;

	measure->has_low = comparator != COMPARATOR_LE && comparator != COMPARATOR_LT;
	measure->has_high = comparator != COMPARATOR_GE && comparator != COMPARATOR_GT;
	measure->low_open = comparator == COMPARATOR_GT;
	measure->high_open = comparator == COMPARATOR_LT;
	measure->low = number;
	measure->high = comparator != COMPARATOR_RANGE ? number :
		unit_to_base(value->high, &value->unit, bare);
}

/* Puts both into one base unit; a bare target takes `bare`. */
static void
measure(const Literal *value, const Literal *target, const Unit *bare,
		Measured *measured)
{
	measure_value(value, &target->unit, &measured->value);
	measured->comparator = target->comparator;
	measured->target_low = unit_to_base(target->low, &target->unit, bare);
	measured->target_high = target->comparator != COMPARATOR_RANGE ?
		measured->target_low : unit_to_base(target->high, &target->unit, bare);
	measured->value_unit = *bare;
	measured->target_unit = target->unit;
}

/*
 * The other reading of a pair that was measured, if it has one: beside 12万人 a
 * bare target of 100000 may count 万人, as 300 does 万元, or 人.  Money is counted
 * by 万元 in these reports; nothing says how anything else is.
 */
static bool
measure_ones(const Literal *actual, const Literal *asked, Measured *measured)
{
	Unit		ones = actual->unit;

	if (!unit_is_multiple(&ones) || asked->unit.code != UNIT_NONE || asked->unit.power != 0)
		return false;
	ones.power = 0;
	measure(actual, asked, &ones, measured);
	return true;
}

/* The number as a percentage, which as a share of 1 it is. */
static Decimal
share_as_percent(Decimal number)
{
	for (int i = 0; i < 2; i++)
		if (number.scale > 0)
			number.scale--;
		else
			number.coefficient *= 10;
	return number;
}

/* Turns a bare number that may be a share of 1 into a percentage; false if it is none. */
static bool
read_as_share(Literal *bare, const Unit *other)
{
	if (bare->unit.code != UNIT_NONE || bare->unit.power != 0 ||
		other->code != UNIT_CODE_PERCENT || other->power != 0 ||
		!decimal_may_be_share(bare->low.coefficient, bare->low.scale) ||
		(bare->comparator == COMPARATOR_RANGE &&
		 !decimal_may_be_share(bare->high.coefficient, bare->high.scale)))
		return false;
	bare->low = share_as_percent(bare->low);
	if (bare->comparator == COMPARATOR_RANGE)
		bare->high = share_as_percent(bare->high);
	bare->unit = *other;
	return true;
}

/* The other reading of a bare 0.96 beside a percentage: 96%. */
static bool
measure_share(const Literal *actual, const Literal *asked, Measured *measured)
{
	Literal		value = *actual;
	Literal		target = *asked;

	if (!read_as_share(&value, &target.unit) && !read_as_share(&target, &value.unit))
		return false;
	measure(&value, &target, &value.unit, measured);
	return true;
}

static Ternary
ternary_and(Ternary a, Ternary b)
{
	if (a == TERNARY_FALSE || b == TERNARY_FALSE)
		return TERNARY_FALSE;
	return a == TERNARY_TRUE && b == TERNARY_TRUE ? TERNARY_TRUE : TERNARY_UNKNOWN;
}

/* Is every number the value can be ≥ (or, if strict, >) the bound? */
static Ternary
all_above(const Measure *value, Exact bound, bool strict)
{
	int			order;

	if (value->has_low)
	{
		order = exact_compare(value->low, bound);
		if (order > 0 || (order == 0 && (!strict || value->low_open)))
			return TERNARY_TRUE;
	}
	if (value->has_high)
	{
		order = exact_compare(value->high, bound);
		if (order < 0 || (order == 0 && (strict || value->high_open)))
			return TERNARY_FALSE;
	}
	return TERNARY_UNKNOWN;
}

/* Is every number the value can be ≤ (or, if strict, <) the bound? */
static Ternary
all_below(const Measure *value, Exact bound, bool strict)
{
	Ternary		above = all_above(value, bound, !strict);

	if (above == TERNARY_UNKNOWN)
		return above;
	return above == TERNARY_TRUE ? TERNARY_FALSE : TERNARY_TRUE;
}

static Ternary
measured_meets(const Measured *measured)
{
	const Measure *value = &measured->value;

	switch (measured->comparator)
	{
		case COMPARATOR_GT:
			return all_above(value, measured->target_low, true);
		case COMPARATOR_LT:
			return all_below(value, measured->target_low, true);
		case COMPARATOR_LE:
			return all_below(value, measured->target_low, false);
		case COMPARATOR_RANGE:
			return ternary_and(all_above(value, measured->target_low, false),
							   all_below(value, measured->target_high, false));
		case COMPARATOR_EQ:
			/* an overshoot is not punished, but =0 means none at all */
			if (measured->target_low.mantissa == 0)
				return ternary_and(all_above(value, measured->target_low, false),
								   all_below(value, measured->target_low, false));
			return all_above(value, measured->target_low, false);
		default:
			return all_above(value, measured->target_low, false);
	}
}

/* Does the target want so many or more? */
static bool
at_least(const Literal *target)
{
	return target->comparator == COMPARATOR_GE || target->comparator == COMPARATOR_GT;
}

void
pair_measure(Pair *pair)
{
	Literal		actual;
	Literal		asked;

	if (pair->measured)
		return;
	pair->measured = true;
	pair->share = false;
	pair->readings = 0;
	literal_load(pair->value_stored, &pair->value);
	literal_load(pair->target_stored, &pair->target);
	pair->deadline = deadline_verdict(&pair->value, &pair->target, pair->fiscal_year,
									  pair->name, pair->name_len, &pair->days_late);
	if (pair->deadline != DEADLINE_NONE)
		return;
	if (!as_quantity(&pair->value, false, &actual) ||
		!as_quantity(&pair->target, true, &asked) ||
		!unit_reconcile_counts(&actual.unit, &asked.unit))
		return;
	measure(&actual, &asked, &actual.unit, &pair->reading[0]);
	/* against 5 or more, or exactly 5, 无 may as well mean that nothing was filled in */
	if (says(&pair->value, none_at_all) &&
		(at_least(&asked) || measured_meets(&pair->reading[0]) != TERNARY_TRUE))
		return;
	pair->share = measure_share(&actual, &asked, &pair->reading[1]);
	pair->readings = pair->share || measure_ones(&actual, &asked, &pair->reading[1]) ? 2 : 1;
}

/* Does a point a meet a target t that is no range? */
static inline Ternary
simple_meets(Comparator comparator, int64_t a, int64_t t)
{
	switch (comparator)
	{
		case COMPARATOR_GT:
			return a > t ? TERNARY_TRUE : TERNARY_FALSE;
		case COMPARATOR_LT:
			return a < t ? TERNARY_TRUE : TERNARY_FALSE;
		case COMPARATOR_LE:
			return a <= t ? TERNARY_TRUE : TERNARY_FALSE;
		case COMPARATOR_EQ:
			if (t == 0)
				return a == 0 ? TERNARY_TRUE : TERNARY_FALSE;
			return a >= t ? TERNARY_TRUE : TERNARY_FALSE;
		default:
			return a >= t ? TERNARY_TRUE : TERNARY_FALSE;
	}
}

/* The words of a text, without a sign in front: of ≤12月底前 the date. */
static Scan
words_of(const Literal *literal)
{
	Scan		scan = {literal->text, literal->text + literal->text_len};

	if (scan_sign(&scan) != COMPARATOR_NONE)
		while (scan_word(&scan, " "))
			 /* on to the words */ ;
	return scan;
}

/*
 * Does an actual text repeat the text target word for word (RULES §4)?  A sign
 * in front of either is not counted.
 */
static bool
repeats_words(const Literal *value, const Literal *target)
{
	Scan		words;
	Scan		asked;

	if (value->kind != LITERAL_TEXT || target->kind != LITERAL_TEXT)
		return false;
	words = words_of(value);
	asked = words_of(target);
	return words.end - words.at == asked.end - asked.at &&
		memcmp(words.at, asked.at, (size_t) (asked.end - asked.at)) == 0;
}

bool
pair_repeats_words(Pair *pair)
{
	if (pair->simple)
		return false;
	pair_measure(pair);
	return repeats_words(&pair->value, &pair->target);
}

/* Does an actual ratio meet the bound of a ratio (≥1:3)? */
static Ternary
ratio_meets(const Literal *value, const Literal *target)
{
	Comparator	comparator;
	int			order;
	bool		met;

	if (!ratio_compare(value, target, &comparator, &order))
		return TERNARY_UNKNOWN;
	if (order == 0)
		met = comparator == COMPARATOR_GE || comparator == COMPARATOR_LE;
	else
		met = (order > 0) == (comparator == COMPARATOR_GE || comparator == COMPARATOR_GT);
	return met ? TERNARY_TRUE : TERNARY_FALSE;
}

Ternary
pair_meets(Pair *pair)
{
	Ternary		met;

	if (pair->simple)
		return simple_meets(pair->comparator, pair->a, pair->t);
	pair_measure(pair);
	if (pair->readings > 0)
	{
		met = measured_meets(&pair->reading[0]);
		for (int i = 1; i < pair->readings; i++)
			if (measured_meets(&pair->reading[i]) != met)
				return TERNARY_UNKNOWN;
		return met;
	}
	met = ratio_meets(&pair->value, &pair->target);
	if (met != TERNARY_UNKNOWN)
		return met;
	if (repeats_words(&pair->value, &pair->target) || pair->deadline == DEADLINE_KEPT)
		return TERNARY_TRUE;
	if (pair->deadline == DEADLINE_MISSED)
		return TERNARY_FALSE;
	if (pair->target.kind == LITERAL_TEXT && pair->value.kind == LITERAL_ATTAINMENT)
		return pair->value.attainment == ATTAINMENT_ACHIEVED ? TERNARY_TRUE : TERNARY_FALSE;
	return TERNARY_UNKNOWN;
}

Ternary
pair_repeats_number(Pair *pair, Comparator *comparator)
{
	if (pair->simple)
	{
		*comparator = pair->comparator;
		return pair->a == pair->t ? TERNARY_TRUE : TERNARY_FALSE;
	}
	pair_measure(pair);
	if (pair->target.kind != LITERAL_QUANTITY)
		return TERNARY_UNKNOWN;
	*comparator = pair->target.comparator;
	return pair->value.kind == LITERAL_QUANTITY &&
		(pair->value.comparator == COMPARATOR_EQ ||
		 pair->value.comparator == pair->target.comparator) &&
		pair->readings > 0 &&
		exact_compare(pair->reading[0].value.low, pair->reading[0].target_low) == 0 ?
		TERNARY_TRUE : TERNARY_FALSE;
}

bool
pair_lacks_unit(const Pair *pair)
{
	Literal		value;
	Literal		target;

	literal_load(pair->value_stored, &value);
	literal_load(pair->target_stored, &target);
	return value.kind == LITERAL_QUANTITY && target.kind == LITERAL_QUANTITY &&
		value.unit.code == UNIT_NONE && value.unit.power == 0 &&
		(target.unit.code != UNIT_NONE || target.unit.power != 0);
}

bool
pair_rate(Pair *pair, int64_t *rate, int *scale)
{
	Exact		actual = {pair->a, 0};
	Exact		target = {pair->t, 0};

	if (!pair->simple)
	{
		pair_measure(pair);
		if (pair->readings == 0 || pair->reading[0].comparator == COMPARATOR_RANGE ||
			(pair->value.kind == LITERAL_QUANTITY && pair->value.comparator != COMPARATOR_EQ) ||
			(pair->readings > 1 && pair->reading[0].value.low.mantissa != 0))
			return false;
		actual = pair->reading[0].value.low;
		target = pair->reading[0].target_low;
	}
	if (target.mantissa == 0)
		return false;

	/* a huge rate keeps fewer decimals */
	for (*scale = RATE_SCALE; *scale >= 0; (*scale)--)
		if (exact_proportion((int64_t) power_of_ten(*scale), actual, target, rate))
			return true;
	return false;
}

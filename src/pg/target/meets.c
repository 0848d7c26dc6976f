/*-------------------------------------------------------------------------
 *
 * meets.c
 *	  An actual value held against its target (RULES §3, §4).
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "calendar.h"
#include "numeric_scaled.h"
#include "unit_relate.h"
#include "words.h"

/* 全覆盖 says 100 % in one word. */
static const char full_coverage[] = "全覆盖";

static bool
is_full_coverage(const Literal *literal)
{
	return literal->kind == LITERAL_TEXT &&
		literal->text_len == strlen(full_coverage) &&
		memcmp(literal->text, full_coverage, literal->text_len) == 0;
}

/*
 * The quantity that a literal counts as: itself, or 100% where it says 全覆盖.
 * An actual 2023.12 or 20231231, which is kept as a date, is a number once it
 * is held against one.  False if it is none.
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
	if (is_full_coverage(literal))
		return true;
	quantity->unit.code = UNIT_NONE;
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
 * Puts a value and a target into one base unit; a bare number takes the unit
 * of the other.  False if they are not both quantities, or of unlike units.
 */
bool
literal_measure(const Literal *value, const Literal *target, Measured *measured)
{
	Literal		actual;
	Literal		asked;

	if (!as_quantity(value, false, &actual) || !as_quantity(target, true, &asked) ||
		!unit_reconcile(&actual.unit, &asked.unit))
		return false;
	measure(&actual, &asked, &actual.unit, measured);
	return true;
}

/*
 * The other reading of a pair that was measured, if it has one: beside 12万人 a
 * bare target of 100000 may count 万人, as 300 does 万元, or 人.  Money is counted
 * by 万元 in these reports; nothing says how anything else is.
 */
bool
literal_measure_ones(const Literal *value, const Literal *target,
					 Measured *measured)
{
	Literal		actual = *value;
	Unit		ones = measured->value_unit;

	if (!unit_is_multiple(&ones) || measured->target_unit.code != UNIT_NONE ||
		measured->target_unit.power != 0)
		return false;
	actual.unit = ones;
	ones.power = 0;
	measure(&actual, target, &ones, measured);
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

Ternary
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

Ternary
literal_meets(const Literal *value, const Literal *target)
{
	Measured	measured;
	Ternary		met;

	if (literal_measure(value, target, &measured))
	{
		met = measured_meets(&measured);
		if (literal_measure_ones(value, target, &measured) &&
			measured_meets(&measured) != met)
			return TERNARY_UNKNOWN;
		return met;
	}
	if (target->kind != LITERAL_TEXT)
		return TERNARY_UNKNOWN;
	if (value->kind == LITERAL_ATTAINMENT)
		return value->attainment == ATTAINMENT_ACHIEVED ? TERNARY_TRUE : TERNARY_FALSE;
	if (literal_repeats(value, target))
		return TERNARY_TRUE;
	return TERNARY_UNKNOWN;
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
bool
literal_repeats(const Literal *value, const Literal *target)
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

/* Holds two arguments against each other; NULL where it cannot be decided. */
static Datum
judge_arguments(FunctionCallInfo fcinfo, int value_arg, int target_arg)
{
	struct varlena *value = PG_GETARG_LITERAL_P(value_arg);
	struct varlena *target = PG_GETARG_LITERAL_P(target_arg);
	Literal		v;
	Literal		t;
	Ternary		met;

	literal_unpack(value, &v);
	literal_unpack(target, &t);
	met = literal_meets(&v, &t);
	PG_FREE_IF_COPY(value, value_arg);
	PG_FREE_IF_COPY(target, target_arg);
	if (met == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(met == TERNARY_TRUE);
}

/* meets(perf_value, perf_target) */
PG_FUNCTION_INFO_V1(perf_value_meets);
Datum
perf_value_meets(PG_FUNCTION_ARGS)
{
	return judge_arguments(fcinfo, 0, 1);
}

/* perf_target @> perf_value, the commutator of <@ */
PG_FUNCTION_INFO_V1(perf_target_is_met);
Datum
perf_target_is_met(PG_FUNCTION_ARGS)
{
	return judge_arguments(fcinfo, 1, 0);
}

/*
 * completion_rate(perf_value, perf_target): actual ÷ target, a fraction with
 * 16 decimals.  NULL unless both are single numbers of one unit family and the
 * target is not zero, where the target may be read in two ways, or where the
 * fraction is beyond 64 bits.
 */
PG_FUNCTION_INFO_V1(perf_value_completion_rate);
Datum
perf_value_completion_rate(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_LITERAL_P(0);
	struct varlena *target = PG_GETARG_LITERAL_P(1);
	Literal		v;
	Literal		t;
	Measured	m;
	Measured	other;
	int64		rate;
	int			scale = RATE_SCALE;

	literal_unpack(value, &v);
	literal_unpack(target, &t);
	if (!literal_measure(&v, &t, &m) ||
		m.comparator == COMPARATOR_RANGE || m.target_low.mantissa == 0 ||
		(v.kind == LITERAL_QUANTITY && v.comparator != COMPARATOR_EQ))
		PG_RETURN_NULL();
	other = m;
	if (m.value.low.mantissa != 0 && literal_measure_ones(&v, &t, &other))
		PG_RETURN_NULL();

	/* a huge rate keeps fewer decimals */
	while (!exact_proportion((int64) power_of_ten(scale), m.value.low,
							 m.target_low, &rate))
		if (scale-- == 0)
			PG_RETURN_NULL();
	PG_RETURN_NUMERIC(scaled_to_numeric(rate, scale));
}

/*-------------------------------------------------------------------------
 *
 * flags.c
 *	  What a reviewer flags about a single indicator (RULES §6): all rules of a
 *	  row at once, so that a ledger's clean rows cost one call each.
 *
 *-------------------------------------------------------------------------
 */
#include "flags.h"

#include "scan.h"
#include "unit_relate.h"

/* By the bit. */
static const char *const names[] = {
	[POINTS_ABOVE_FULL_MARK] = "points_above_full_mark",
	[POINTS_ABOVE_RULE] = "points_above_rule",
	[POINTS_ABOVE_BAND] = "points_above_band",
	[POINTS_BELOW_RULE] = "points_below_rule",
	[POINTS_BELOW_BAND] = "points_below_band",
	[EXPLANATION_MISSING] = "explanation_missing",
	[OVER_ACHIEVED] = "over_achieved",
	[UNITS_DIFFER] = "units_differ",
	[NUMBER_EXPECTED] = "number_expected",
	[RATE_TARGET_ABOVE_100] = "rate_target_above_100",
	[UNDECIDED] = "undecided",
	[SELF_POINTS_MISSING] = "self_points_missing",
	[PERCENT_AS_SHARE] = "percent_as_share",
	[COMPLETED_LATE] = "completed_late"
};

_Static_assert(COUNT_OF(names) == FLAGS && FLAGS <= MAX_FLAGS, "a rule without a name");

#define FLAG(rule)	(1 << (rule))

const char *
flag_name(int bit)
{
	return bit < FLAGS ? names[bit] : NULL;
}

/* Points that need only the full mark. */
static int
flag_points(const Row *row, bool explained)
{
	int			flags = 0;

	if (!row->has_full)
		return 0;
	if (!row->has_self)
		return row->full > 0 ? FLAG(SELF_POINTS_MISSING) : 0;
	if (row->self > row->full)
		flags |= FLAG(POINTS_ABOVE_FULL_MARK);
	if (row->self < row->full && !explained)
		flags |= FLAG(EXPLANATION_MISSING);
	return flags;
}

/* Points against the rule, where it decides. */
static int
flag_rule(const Row *row, bool quantity, Ternary met)
{
	if (!row->decided || !row->has_self)
		return 0;
	if (row->self > row->most)
	{
		if (!quantity)
			return row->self <= row->full ? FLAG(POINTS_ABOVE_BAND) : 0;
		return met == TERNARY_FALSE && row->full > 0 ? FLAG(POINTS_ABOVE_RULE) : 0;
	}
	if (row->self < row->least)
	{
		if (!quantity)
			return FLAG(POINTS_BELOW_BAND);
		return met == TERNARY_TRUE ? FLAG(POINTS_BELOW_RULE) : 0;
	}
	return 0;
}

/* A target by percent above 100, in its own unit, a note behind it apart. */
static bool
rate_above_100(const Literal *target)
{
	Unit		own = target->unit;
	Unit		percent = {.code = UNIT_CODE_PERCENT};

	if (target->kind != LITERAL_QUANTITY ||
		target->comparator == COMPARATOR_LE || target->comparator == COMPARATOR_LT)
		return false;
	if (own.code == UNIT_OPAQUE)
		(void) unit_reconcile(&own, &percent);
	return own.code == UNIT_CODE_PERCENT && own.power == 0 &&
		exact_compare(exact_normal(target->low.coefficient, -target->low.scale),
					  exact_normal(100, 0)) > 0;
}

/* Can a target of this sign be exceeded? */
static inline bool
can_be_exceeded(Comparator comparator)
{
	return comparator == COMPARATOR_GE || comparator == COMPARATOR_GT ||
		comparator == COMPARATOR_EQ;
}

/* Is the actual number at least so many times a positive target ≥, > or =? */
static bool
far_exceeded(Pair *pair, int64_t factor)
{
	const Measured *m = &pair->reading[0];
	wide		mantissa;

	if (pair->simple)
		return can_be_exceeded(pair->comparator) && pair->t > 0 &&
			pair->a * power_of_ten(FACTOR_SCALE) >= (wide) pair->t * factor;
	pair_measure(pair);
	return pair->value.kind == LITERAL_QUANTITY &&
		pair->value.comparator == COMPARATOR_EQ &&
		can_be_exceeded(pair->target.comparator) &&
		pair->readings == 1 && m->target_low.mantissa > 0 &&
		!__builtin_mul_overflow(m->target_low.mantissa, (wide) factor, &mantissa) &&
		exact_compare(m->value.low,
					  exact_normal(mantissa, m->target_low.exponent - FACTOR_SCALE)) >= 0;
}

/* What the actual value and the target say to each other. */
static int
flag_pair(Row *row, bool explained, int64_t factor)
{
	Pair	   *pair = &row->pair;
	Ternary		met = pair_meets(pair);
	DeadlineVerdict deadline = pair_deadline(pair);
	bool		quantity = pair->simple || pair->target.kind == LITERAL_QUANTITY ||
		deadline != DEADLINE_NONE;
	int			flags = flag_rule(row, quantity, met);

	if (deadline == DEADLINE_MISSED)
		flags |= FLAG(COMPLETED_LATE);
	else if (deadline != DEADLINE_NONE)
		return flags;
	if (!pair->simple && pair->share &&
		(met == TERNARY_UNKNOWN || (row->full > 0 && !row->decided)))
		flags |= FLAG(PERCENT_AS_SHARE);
	else if (quantity && met == TERNARY_UNKNOWN)
	{
		if (pair->value.kind != LITERAL_QUANTITY)
			flags |= row->decided ? 0 : FLAG(NUMBER_EXPECTED);
		else if (pair->readings == 0)
			flags |= FLAG(UNITS_DIFFER);
	}
	if (met == TERNARY_TRUE && quantity && !explained && far_exceeded(pair, factor))
		flags |= FLAG(OVER_ACHIEVED);
	return flags;
}

int
row_flags(Row *row, bool explained, int64_t factor)
{
	int			flags = flag_points(row, explained);
	Literal		target;

	if (row->has_target)
	{
		literal_load(row->pair.target_stored, &target);
		if (rate_above_100(&target))
			flags |= FLAG(RATE_TARGET_ABOVE_100);
	}
	if (row->has_pair)
		flags |= flag_pair(row, explained, factor);
	if (row->full > 0 && row->has_self && !row->decided &&
		(flags & (FLAG(UNITS_DIFFER) | FLAG(NUMBER_EXPECTED) | FLAG(PERCENT_AS_SHARE) |
				  FLAG(COMPLETED_LATE))) == 0)
		flags |= FLAG(UNDECIDED);
	return flags;
}

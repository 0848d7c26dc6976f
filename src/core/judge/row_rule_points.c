/*-------------------------------------------------------------------------
 *
 * row_rule_points.c
 *	  The points that the scoring rule of a row gives.
 *
 * Where a rule may be read in several ways (whole steps or parts of one, 1% of
 * the target or a point of percent) the points are those of the usual reading,
 * and the least and the most those of any.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule.h"

#include "points.h"
#include "scan.h"
#include "unit_relate.h"

/* Points are rounded to 2 decimals, this many units of points. */
#define CENT				INT64_C(100)

static const Exact one = {1, 0};

static inline Exact
exact_of(Decimal number)
{
	return exact_normal(number.coefficient, -number.scale);
}

static inline Exact
negative(Exact a)
{
	a.mantissa = -a.mantissa;
	return a;
}

static inline int64_t
within(int64_t points, int64_t full)
{
	return points < 0 ? 0 : points > full ? full : points;
}

/* Points that every reading gives. */
static inline RowPoints
alike(int64_t points)
{
	RowPoints	result = {points, points, points};

	return result;
}

/* factor × a ÷ b, rounded to 2 decimals of points. */
static bool
cents_of(int64_t factor, Exact a, Exact b, int64_t *points)
{
	b.exponent += 2;
	return exact_proportion(factor, a, b, points) &&
		!__builtin_mul_overflow(*points, CENT, points);
}

bool
worth_points(Worth worth, int64_t full, int64_t *points)
{
	return worth.is_share ? cents_of(full, exact_of(worth.amount), one, points) :
		exact_proportion(POINTS_UNIT, exact_of(worth.amount), one, points);
}

static bool
is_percent(const Unit *unit)
{
	return unit->code == UNIT_CODE_PERCENT && unit->power == 0;
}

/* n % of the target, which must not be 0. */
static bool
share_of_target(Decimal percent, const RowNumbers *numbers, Exact *result)
{
	Exact		target = numbers->target_low;

	if (target.mantissa < 0)
		target = negative(target);
	if (target.mantissa == 0 ||
		__builtin_mul_overflow(target.mantissa, (wide) percent.coefficient, &target.mantissa))
		return false;
	*result = exact_normal(target.mantissa, target.exponent - percent.scale - 2);
	return true;
}

/*
 * A number of the rule in the base unit of the target.  A % beside a target
 * that is none is a share of the target.
 */
static bool
amount_to_base(const Amount *amount, const RowNumbers *numbers, Exact *result)
{
	if (is_percent(&amount->unit) && !is_percent(&numbers->unit) &&
		!unit_commensurable(&amount->unit, &numbers->unit))
		return share_of_target(amount->number, numbers, result);
	if (is_percent(&amount->unit) && numbers->unit.code == UNIT_NONE)
		return false;
	if (!unit_commensurable(&amount->unit, &numbers->unit))
		return false;
	*result = unit_to_base(amount->number, &amount->unit, &numbers->unit);
	return true;
}

/* Is the actual number beyond where the rule gives nothing? */
static bool
is_cut(const RowRule *rule, const RowNumbers *numbers, bool *cut)
{
	Exact		bound;
	int			order;

	*cut = false;
	if (!rule->has_cut)
		return true;
	if (rule->cut_is_completion ?
		!share_of_target(rule->cut.number, numbers, &bound) :
		!amount_to_base(&rule->cut, numbers, &bound))
		return false;
	order = exact_compare(numbers->actual, bound);
	*cut = rule->cut_side == SIDE_BELOW ? order < 0 : order > 0;
	return true;
}

/*
 * How far the actual number lies off on the side that the rule is about; not
 * above 0 where it does not.  False where the target is about the other side.
 */
static bool
distance(const RowRule *rule, const RowNumbers *numbers, Exact *off)
{
	Comparator	comparator = numbers->comparator;
	bool		is_floor = comparator == COMPARATOR_GE || comparator == COMPARATOR_GT;
	bool		is_limit = comparator == COMPARATOR_LE || comparator == COMPARATOR_LT;
	Exact		low = numbers->target_low;
	Exact		high = numbers->target_high;
	bool		below;

	if (rule->has_base)
	{
		if (!amount_to_base(&rule->base, numbers, &low))
			return false;
		high = low;
	}
	if (rule->side == SIDE_EITHER)
		below = !is_limit && (is_floor || exact_compare(numbers->actual, low) < 0);
	else
		below = rule->side == SIDE_BELOW;
	if (below ? is_limit : is_floor)
		return false;
	return below ? exact_subtract(low, numbers->actual, off) :
		exact_subtract(numbers->actual, high, off);
}

/* The whole steps in a distance, and whether a part of one is left. */
static bool
count_steps(Exact off, Exact step, int64_t *steps, bool *part)
{
	Exact		reached = step;
	int			order;

	if (!exact_proportion(1, off, step, steps) ||
		__builtin_mul_overflow(step.mantissa, (wide) *steps, &reached.mantissa))
		return false;
	order = exact_compare(exact_normal(reached.mantissa, reached.exponent), off);
	if (order > 0)
		(*steps)--;
	*part = order != 0;
	return true;
}

/* The points left when so much is taken. */
static int64_t
points_left(const RowRule *rule, int64_t full, int64_t taken)
{
	int64_t		most;
	int64_t		least = 0;
	int64_t		left;

	if (rule->has_most && worth_points(rule->most, full, &most) && taken > most)
		taken = most;
	if (rule->has_least)
		(void) worth_points(rule->least, full, &least);
	left = taken > full ? 0 : full - taken;
	return within(left < least ? least : left, full);
}

/* The readings of a distance that is counted in steps of this size. */
static bool
linear_readings(const RowRule *rule, int64_t full, Exact off, Exact step,
				RowPoints *result)
{
	int64_t		deduction;
	int64_t		steps;
	int64_t		whole;
	int64_t		begun;
	bool		part;

	if (step.mantissa <= 0 || !worth_points(rule->deduction, full, &deduction))
		return false;
	if (!count_steps(off, step, &steps, &part))
	{
		steps = INT64_MAX / 2;	/* far more than there are points */
		part = false;
	}
	if (__builtin_mul_overflow(steps, deduction, &whole))
		whole = INT64_MAX;
	if (!part || __builtin_add_overflow(whole, deduction, &begun))
		begun = part ? INT64_MAX : whole;
	result->least = points_left(rule, full, begun);
	result->most = rule->begun_steps_count ? result->least : points_left(rule, full, whole);
	result->points = result->most;
	return true;
}

static bool
linear_points(const RowRule *rule, const RowNumbers *numbers, int64_t full,
			  RowPoints *result)
{
	Exact		off;
	Exact		step;
	RowPoints	other;

	if (!distance(rule, numbers, &off))
		return false;
	*result = alike(full);
	if (off.mantissa <= 0)
		return true;
	if (!amount_to_base(&rule->step, numbers, &step) ||
		!linear_readings(rule, full, off, step, result))
		return false;

	/* 每降低1% of a target in %: a point of percent, or a hundredth of it */
	if (is_percent(&rule->step.unit) && !rule->step_is_points_of_percent &&
		is_percent(&numbers->unit) &&
		share_of_target(rule->step.number, numbers, &step) &&
		linear_readings(rule, full, off, step, &other))
	{
		result->least = other.least < result->least ? other.least : result->least;
		result->most = other.most > result->most ? other.most : result->most;
	}
	return true;
}

/* Does the number lie within the band? */
static bool
in_band(const Band *band, const RowNumbers *numbers, bool *inside)
{
	Exact		bound;
	int			order;

	*inside = true;
	if (band->has_low)
	{
		if (!amount_to_base(&band->low, numbers, &bound))
			return false;
		order = exact_compare(numbers->actual, bound);
		*inside = order > 0 || (order == 0 && !band->low_open);
	}
	if (band->has_high)
	{
		if (!amount_to_base(&band->high, numbers, &bound))
			return false;
		order = exact_compare(numbers->actual, bound);
		*inside = *inside && (order < 0 || (order == 0 && !band->high_open));
	}
	return true;
}

/*
 * The best of the bands that the number lies in.  The short form says by the
 * target on which side of a bound its points are earned, and none outside.
 */
static bool
band_points(const RowRule *rule, const RowNumbers *numbers, int64_t full,
			RowPoints *result)
{
	bool		is_limit = numbers->comparator == COMPARATOR_LE ||
		numbers->comparator == COMPARATOR_LT;
	bool		found = rule->kind == ROW_RULE_STEPS;
	int64_t		best = 0;

	if (rule->kind == ROW_RULE_STEPS && numbers->comparator == COMPARATOR_RANGE)
		return false;
	for (int i = 0; i < rule->count; i++)
	{
		Band		band = rule->bands[i];
		bool		inside;
		int64_t		points;

		if (rule->kind == ROW_RULE_STEPS && is_limit)
		{
			band.has_low = false;
			band.has_high = true;
			band.high = band.low;
		}
		if (!in_band(&band, numbers, &inside) ||
			!worth_points(band.worth, full, &points))
			return false;
		if (inside)
		{
			found = true;
			best = points > best ? points : best;
		}
	}
	best = within(best, full);
	*result = alike(best);
	return found;
}

bool
row_rule_points(const RowRule *rule, const RowNumbers *numbers, int64_t full,
				RowPoints *result)
{
	if (rule->kind == ROW_RULE_LINEAR ?
		!linear_points(rule, numbers, full, result) :
		!band_points(rule, numbers, full, result))
		return false;
	return row_rule_cut(rule, numbers, result);
}

bool
row_rule_cut(const RowRule *rule, const RowNumbers *numbers, RowPoints *result)
{
	bool		cut;

	if (!is_cut(rule, numbers, &cut))
		return false;
	if (cut)
		*result = alike(0);
	return true;
}

/* Does the text name the stage, and not say that it is still to come? */
static bool
names_stage(const char *text, size_t len, const Stage *stage)
{
	static const char *const not_words[] = {
		"未", "没", "没有", "尚未", "待", "拟", "将", "计划", "准备", "即将", "不"
	};

	for (size_t i = 0; i + stage->len <= len; i++)
	{
		bool		denied = false;

		if (memcmp(text + i, stage->word, stage->len) != 0)
			continue;
		for (size_t w = 0; w < COUNT_OF(not_words); w++)
		{
			size_t		word_len = strlen(not_words[w]);

			denied = denied || (i >= word_len && memcmp(text + i - word_len, not_words[w], word_len) == 0);
		}
		if (!denied)
			return true;
	}
	return false;
}

/*
 * The stages are listed as they follow each other.  Their points are those of
 * the stage reached where the last earns the full mark, and those of all up to
 * it, at least of those named, where all together do.
 */
bool
row_rule_stage_points(const RowRule *rule, const char *text, size_t len,
					  int64_t full, RowPoints *result)
{
	int64_t		all = 0;
	int64_t		up_to = 0;
	int64_t		named = 0;
	int64_t		own = 0;
	int64_t		last = 0;
	bool		found = false;

	for (int i = 0; i < rule->count; i++)
	{
		if (!worth_points(rule->stages[i].worth, full, &last) ||
			__builtin_add_overflow(all, last, &all))
			return false;
		if (names_stage(text, len, &rule->stages[i]))
		{
			found = true;
			own = last;
			named += last;
			up_to = all;
		}
	}
	if (!found || (last != full && all != full))
		return false;
	*result = alike(within(last == full ? own : up_to, full));
	if (last != full)
		result->least = within(named, full);
	return true;
}

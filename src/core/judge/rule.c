/*-------------------------------------------------------------------------
 *
 * rule.c
 *	  The rule that gives the points of an indicator.
 *
 * A rule for quantities is a function of the actual number that only rises
 * (≥ > =), only falls (≤ <), or rises to a plateau and falls (range).  So a
 * bounded value is decided if both its ends, perhaps infinite, score alike.
 *
 *-------------------------------------------------------------------------
 */
#include "rule.h"

#include "scan.h"

/* What a satisfaction rate earns where no steps are given. */
static const Step default_steps[] = {
	{{90, 0}, RULE_SHARE_ONE},
	{{80, 0}, RULE_SHARE_ONE / 10 * 8},
	{{60, 0}, RULE_SHARE_ONE / 10 * 5}
};

typedef struct Scale
{
	const Rule *rule;
	int64_t		full;
	const Measured *measured;
	const Step *steps;			/* this and below: METHOD_STEP only */
	int			nsteps;
} Scale;

static inline Exact
negative(Exact a)
{
	a.mantissa = -a.mantissa;
	return a;
}

/* full × a ÷ b in points, rounded to 2 decimals, not above full. */
static bool
round_points(int64_t full, Exact a, Exact b, int64_t *points)
{
	int64_t		cents;

	b.exponent += 2;
	if (!exact_proportion(full, a, b, &cents))
		return false;
	*points = cents > full / POINTS_CENT ? full : cents * POINTS_CENT;
	return true;
}

/* Is a ÷ b below the pass rate of the rule?  b > 0. */
static bool
below_pass_rate(const Rule *rule, Exact a, Exact b, bool *below)
{
	if (__builtin_mul_overflow(b.mantissa, (wide) rule->pass_rate, &b.mantissa))
		return false;
	b.exponent -= RULE_SHARE_SCALE;
	*below = exact_compare(a, b) < 0;
	return true;
}

/*
 * The proportional points of an actual number a that is to reach t:
 * W·(1 − (t − a)/|t|) where it falls short, which is W·a/t for t > 0.
 */
static bool
reach_points(const Rule *rule, int64_t full, Exact a, Exact t, int64_t *points)
{
	Exact		twice = {t.mantissa * 2, t.exponent};
	bool		below;

	if (exact_compare(a, t) >= 0)
	{
		*points = full;
		return true;
	}
	*points = 0;
	if (t.mantissa == 0)
		return true;
	if (t.mantissa < 0)
	{
		if (exact_compare(a, twice) <= 0)
			return true;
		if (!exact_subtract(a, twice, &a))
			return false;
		t = negative(t);
	}
	if (a.mantissa <= 0)
		return true;
	if (rule->pass_rate > 0)
	{
		if (!below_pass_rate(rule, a, t, &below))
			return false;
		if (below)
			return true;
	}
	return round_points(full, a, t, points);
}

/* ... that is to stay within t: the same, mirrored. */
static bool
within_points(const Rule *rule, int64_t full, Exact a, Exact t, int64_t *points)
{
	return reach_points(rule, full, negative(a), negative(t), points);
}

static bool
proportional_points(const Scale *scale, Exact a, int64_t *points)
{
	const Measured *m = scale->measured;

	switch (m->comparator)
	{
		case COMPARATOR_GT:
		case COMPARATOR_GE:
		case COMPARATOR_EQ:
			return reach_points(scale->rule, scale->full, a, m->target_low,
								points);
		case COMPARATOR_LE:
		case COMPARATOR_LT:
			return within_points(scale->rule, scale->full, a, m->target_high,
								 points);
		case COMPARATOR_RANGE:
			if (exact_compare(a, m->target_low) < 0)
				return reach_points(scale->rule, scale->full, a, m->target_low,
									points);
			return within_points(scale->rule, scale->full, a, m->target_high,
								 points);
		case COMPARATOR_NONE:
			break;
	}
	return false;
}

/* Is the target one that a lower number meets better? */
static inline bool
is_limit(const Scale *scale)
{
	return scale->measured->comparator == COMPARATOR_LE ||
		scale->measured->comparator == COMPARATOR_LT;
}

/* The points of the best step that a reaches; of the best of all if a is NULL. */
static bool
step_points(const Scale *scale, const Exact *a, int64_t *points)
{
	Exact		best = {0, -RULE_SHARE_SCALE};
	Exact		one = {1, 0};

	for (int i = 0; i < scale->nsteps; i++)
	{
		const Step *step = &scale->steps[i];
		int			order = 0;

		if (a != NULL)
			order = exact_compare(*a, unit_to_base(step->threshold,
												   &scale->measured->target_unit,
												   &scale->measured->value_unit));
		if ((is_limit(scale) ? -order : order) >= 0 &&
			step->share > best.mantissa)
			best.mantissa = step->share;
	}
	return round_points(scale->full, best, one, points);
}

static bool
points_at(const Scale *scale, Exact a, int64_t *points)
{
	return scale->rule->method == METHOD_STEP ?
		step_points(scale, &a, points) : proportional_points(scale, a, points);
}

/* The points of a number beyond all others, low or high. */
static bool
points_beyond(const Scale *scale, bool high, int64_t *points)
{
	if (scale->measured->comparator == COMPARATOR_RANGE ||
		high == is_limit(scale))
	{
		*points = 0;
		return true;
	}
	if (scale->rule->method == METHOD_STEP)
		return step_points(scale, NULL, points);
	*points = scale->full;
	return true;
}

/* Does a bounded value reach from below a target range to above it? */
static bool
spans_range(const Measured *m)
{
	return m->comparator == COMPARATOR_RANGE &&
		(!m->value.has_low || exact_compare(m->value.low, m->target_low) < 0) &&
		(!m->value.has_high || exact_compare(m->value.high, m->target_high) > 0);
}

static bool
bounded_points(const Scale *scale, int64_t *points)
{
	const Measure *value = &scale->measured->value;
	int64_t		at_low;
	int64_t		at_high;

	if (spans_range(scale->measured) ||
		!(value->has_low ? points_at(scale, value->low, &at_low) :
		  points_beyond(scale, false, &at_low)) ||
		!(value->has_high ? points_at(scale, value->high, &at_high) :
		  points_beyond(scale, true, &at_high)) ||
		at_low != at_high)
		return false;
	*points = at_low;
	return true;
}

static inline bool
is_point(const Measure *value)
{
	return value->has_low && value->has_high &&
		value->low.mantissa == value->high.mantissa &&
		value->low.exponent == value->high.exponent;
}

/* Fills in the steps; false if there are none for this target. */
static bool
prepare_steps(Scale *scale)
{
	const Measured *m = scale->measured;

	scale->steps = scale->rule->steps;
	scale->nsteps = scale->rule->nsteps;
	if (scale->steps == NULL)
	{
		if ((m->target_unit.code != UNIT_NONE ? m->target_unit.code :
			 m->value_unit.code) != UNIT_CODE_PERCENT)
			return false;
		scale->steps = default_steps;
		scale->nsteps = COUNT_OF(default_steps);
	}
	return m->comparator != COMPARATOR_RANGE;
}

/* The points of one reading of a pair. */
static bool
reading_points(const Measured *measured, int64_t full, const Rule *rule, int64_t *points)
{
	Scale		scale = {.rule = rule, .full = full, .measured = measured};

	if (rule->method == METHOD_STEP && !prepare_steps(&scale))
		return false;
	return is_point(&measured->value) ?
		points_at(&scale, measured->value.low, points) :
		bounded_points(&scale, points);
}

/* Is it all or nothing?  =0 is met or missed, there is nothing in between. */
static bool
is_binary(const Pair *pair, const Rule *rule)
{
	const Measured *m = &pair->reading[0];

	return rule->method == METHOD_BINARY ||
		(rule->method == METHOD_PROPORTIONAL &&
		 m->comparator == COMPARATOR_EQ && m->target_low.mantissa == 0);
}

/* A deadline that is kept gives all points; how many a late one gives no rule says. */
static bool
deadline_points(DeadlineVerdict verdict, int64_t full, const Rule *rule, int64_t *points)
{
	*points = verdict == DEADLINE_KEPT ? full : 0;
	return verdict == DEADLINE_KEPT ||
		(verdict == DEADLINE_MISSED && rule->method == METHOD_BINARY);
}

bool
rule_measured(Pair *pair, int64_t full, const Rule *rule, int64_t *points)
{
	int64_t		otherwise;

	if (rule->method == METHOD_MANUAL)
		return false;
	pair_measure(pair);
	if (pair->readings == 0)
		return deadline_points(pair_deadline(pair), full, rule, points);
	if (is_binary(pair, rule))
	{
		Ternary		met = pair_meets(pair);

		*points = met == TERNARY_TRUE ? full : 0;
		return met != TERNARY_UNKNOWN;
	}
	if (!reading_points(&pair->reading[0], full, rule, points))
		return false;
	for (int i = 1; i < pair->readings; i++)
		if (!reading_points(&pair->reading[i], full, rule, &otherwise) ||
			otherwise != *points)
			return false;
	return true;
}

/* full × share, rounded up to 2 decimals. */
static int64_t
band_bound(int64_t full, int64_t share)
{
	int64_t		unit = RULE_SHARE_ONE * POINTS_CENT;
	wide		product = (wide) full * share;

	return (int64_t) ((product + unit - 1) / unit * POINTS_CENT);
}

bool
rule_quality(Pair *pair, int64_t full, const Bands *bands, int64_t self,
			 int64_t *points)
{
	Attainment	attainment;
	int64_t		low = 0;
	int64_t		high = full;

	pair_measure(pair);
	if (pair->target.kind != LITERAL_TEXT)
		return false;
	if (pair_repeats_words(pair))
		attainment = ATTAINMENT_ACHIEVED;
	else if (pair->value.kind == LITERAL_ATTAINMENT)
		attainment = pair->value.attainment;
	else
		return false;

	/* the upper end is open: the last 2 decimals below the next band */
	switch (attainment)
	{
		case ATTAINMENT_ACHIEVED:
			low = band_bound(full, bands->achieved_from);
			break;
		case ATTAINMENT_PARTIAL:
			low = band_bound(full, bands->partial_from);
			high = band_bound(full, bands->achieved_from) - POINTS_CENT;
			break;
		case ATTAINMENT_MISSED:
			high = band_bound(full, bands->partial_from) - POINTS_CENT;
			break;
	}
	if (low > full)
		low = full;
	if (high < low)
		high = low;
	*points = self < low ? low : self > high ? high : self;
	return true;
}

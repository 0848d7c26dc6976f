/*-------------------------------------------------------------------------
 *
 * light.c
 *	  The light of an indicator during the year (RULES §7).
 *
 *-------------------------------------------------------------------------
 */
#include "light.h"

/* v = actual ÷ (target × month/12), in percent: from here on 黄, 绿, 蓝. */
#define YELLOW_FROM	60
#define GREEN_FROM	80
#define BLUE_FROM	120

#define MONTHS		12

/* Is actual ÷ target, above 0, at least v percent of what is due by then? */
static bool
is_due(Exact actual, Exact target, int month, int v)
{
	if (target.mantissa < 0)
	{
		actual.mantissa = -actual.mantissa;
		target.mantissa = -target.mantissa;
	}
	actual.mantissa *= 100 * MONTHS;
	target.mantissa *= v * month;
	return exact_compare(actual, target) >= 0;
}

/* Can the mantissa be multiplied by what is_due() takes? */
static inline bool
has_room(Exact number)
{
	wide		product;

	return !__builtin_mul_overflow(number.mantissa, (wide) (BLUE_FROM * MONTHS), &product);
}

/* The light of a target ≥ > = that an actual number is to reach by December. */
static Light
pace_light(const Measured *m, int month)
{
	Exact		actual = m->value.low;

	if (!has_room(actual) || !has_room(m->target_low))
		return LIGHT_NONE;
	if (!is_due(actual, m->target_low, month, YELLOW_FROM))
		return LIGHT_RED;
	if (!is_due(actual, m->target_low, month, GREEN_FROM))
		return LIGHT_YELLOW;
	return is_due(actual, m->target_low, month, BLUE_FROM) ? LIGHT_BLUE : LIGHT_GREEN;
}

/* Is this a number to be reached, and a single one? */
static bool
has_pace(const Pair *pair)
{
	const Measured *m = &pair->reading[0];

	return pair->readings > 0 &&
		(m->comparator == COMPARATOR_GE || m->comparator == COMPARATOR_GT ||
		 m->comparator == COMPARATOR_EQ) &&
		m->target_low.mantissa != 0 &&
		(pair->value.kind != LITERAL_QUANTITY || pair->value.comparator == COMPARATOR_EQ);
}

static Light
met_light(Ternary met)
{
	return met == TERNARY_UNKNOWN ? LIGHT_NONE : met == TERNARY_TRUE ? LIGHT_GREEN : LIGHT_RED;
}

static Light
attainment_light(Attainment attainment)
{
	switch (attainment)
	{
		case ATTAINMENT_ACHIEVED:
			return LIGHT_GREEN;
		case ATTAINMENT_PARTIAL:
			return LIGHT_YELLOW;
		default:
			return LIGHT_RED;
	}
}

Light
pair_light(Pair *pair, int month)
{
	Light		light;

	pair_measure(pair);
	if (pair->target.kind != LITERAL_QUANTITY)
	{
		if (pair->value.kind == LITERAL_ATTAINMENT)
			return attainment_light(pair->value.attainment);
		return pair_meets(pair) == TERNARY_TRUE ? LIGHT_GREEN : LIGHT_NONE;
	}
	if (!has_pace(pair))
		return met_light(pair_meets(pair));
	light = pace_light(&pair->reading[0], month);
	for (int i = 1; i < pair->readings; i++)
		if (pace_light(&pair->reading[i], month) != light)
			return LIGHT_NONE;
	return light;
}

/*-------------------------------------------------------------------------
 *
 * monitor.c
 *	  The light of an indicator during the year (RULES §7).
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "utils/builtins.h"

/* v = actual ÷ (target × month/12), in percent: from here on 黄, 绿, 蓝. */
#define YELLOW_FROM	60
#define GREEN_FROM	80
#define BLUE_FROM	120

/* Is actual ÷ target, above 0, at least v percent of what is due by then? */
static bool
is_due(Exact actual, Exact target, int month, int v)
{
	if (target.mantissa < 0)
	{
		actual.mantissa = -actual.mantissa;
		target.mantissa = -target.mantissa;
	}
	actual.mantissa *= 1200;
	target.mantissa *= v * month;
	return exact_compare(actual, target) >= 0;
}

/* Can the mantissa be multiplied by what is_due() takes? */
static inline bool
has_room(Exact number)
{
	wide		product;

	return !__builtin_mul_overflow(number.mantissa, (wide) (BLUE_FROM * 12), &product);
}

/* The light of a target ≥ > = that an actual number is to reach by December. */
static const char *
pace_light(const Measured *m, int month)
{
	Exact		actual = m->value.low;

	if (!has_room(actual) || !has_room(m->target_low))
		return NULL;
	if (!is_due(actual, m->target_low, month, YELLOW_FROM))
		return "红";
	if (!is_due(actual, m->target_low, month, GREEN_FROM))
		return "黄";
	return is_due(actual, m->target_low, month, BLUE_FROM) ? "蓝" : "绿";
}

/* Is this a number to be reached, and a single one? */
static bool
has_pace(const Literal *value, const Measured *m)
{
	return (m->comparator == COMPARATOR_GE || m->comparator == COMPARATOR_GT ||
			m->comparator == COMPARATOR_EQ) &&
		m->target_low.mantissa != 0 &&
		(value->kind != LITERAL_QUANTITY || value->comparator == COMPARATOR_EQ);
}

static const char *
met_light(Ternary met)
{
	return met == TERNARY_UNKNOWN ? NULL : met == TERNARY_TRUE ? "绿" : "红";
}

static const char *
attainment_light(Attainment attainment)
{
	switch (attainment)
	{
		case ATTAINMENT_ACHIEVED:
			return "绿";
		case ATTAINMENT_PARTIAL:
			return "黄";
		default:
			return "红";
	}
}

/* The light after so many months; NULL where it cannot be decided. */
static const char *
find_light(const Literal *value, const Literal *target, int month)
{
	Measured	m;
	const char *light;
	const char *other;

	if (target->kind != LITERAL_QUANTITY)
	{
		if (value->kind == LITERAL_ATTAINMENT)
			return attainment_light(value->attainment);
		return literal_meets(value, target) == TERNARY_TRUE ? "绿" : NULL;
	}
	if (!literal_measure(value, target, &m) || !has_pace(value, &m))
		return met_light(literal_meets(value, target));
	light = pace_light(&m, month);
	if (!literal_measure_ones(value, target, &m))
		return light;
	other = pace_light(&m, month);
	return light != NULL && other != NULL && strcmp(light, other) == 0 ? light : NULL;
}

/* indicator_light(actual, target, month) */
PG_FUNCTION_INFO_V1(perf_indicator_light);
Datum
perf_indicator_light(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(2);
	Literal		value;
	Literal		target;
	const char *light;

	if (month < 1 || month > 12)
		PG_RETURN_NULL();
	literal_unpack(PG_GETARG_LITERAL_P(0), &value);
	literal_unpack(PG_GETARG_LITERAL_P(1), &target);
	light = find_light(&value, &target, month);
	if (light == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(light)));
}

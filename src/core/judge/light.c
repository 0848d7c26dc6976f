/*-------------------------------------------------------------------------
 *
 * light.c
 *	  The light of an indicator during the year (RULES §7).
 *
 *-------------------------------------------------------------------------
 */
#include "light.h"

#include <string.h>

#include "scan.h"

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

/* Does one of the characters that the words of growth_of_name() begin with stand here? */
static inline bool
may_begin_growth(const Scan *scan)
{
	static const char firsts[][4] = {"进", "完", "执", "支", "到", "拨", "满", "率"};

	if (*scan->at < '\xE5' || *scan->at > '\xE8' || scan->end - scan->at < 3)
		return false;
	for (size_t i = 0; i < COUNT_OF(firsts); i++)
		if (scan->at[1] == firsts[i][1] && scan->at[2] == firsts[i][2])
			return true;
	return false;
}

Growth
growth_of_name(const char *name, size_t len)
{
	static const char *const accumulating[] = {
		"进度", "完成率", "完成比例", "执行率", "支付率", "到位率", "支出率", "拨付率"
	};
	static const char *const levels[] = {"满意度", "率"};
	Scan		scan = {name, name + len};
	Growth		growth = GROWTH_UNKNOWN;

	while (!scan_at_end(&scan))
	{
		bool		begins = may_begin_growth(&scan);

		if (begins && scan_any(&scan, accumulating, COUNT_OF(accumulating)))
			growth = GROWTH_ACCUMULATES;
		else if (begins && scan_any(&scan, levels, COUNT_OF(levels)))
			growth = GROWTH_LEVEL;
		else
			scan.at++;
	}
	return growth;
}

/* What the unit says: %, ‰ and 分 are levels, counts and amounts accumulate. */
static Growth
growth_of_unit(const Unit *unit)
{
	Scan		text;

	if (unit_is_rate(unit))
		return GROWTH_LEVEL;
	if (unit->code == UNIT_NONE && unit->power == 0)
		return GROWTH_UNKNOWN;
	if (unit->code != UNIT_OPAQUE)
		return GROWTH_ACCUMULATES;
	text.at = unit->text;
	text.end = unit->text + unit->text_len;
	if (scan_word(&text, "分") && (scan_at_end(&text) || *text.at == '('))
		return GROWTH_LEVEL;
	return memchr(unit->text, '/', unit->text_len) != NULL ? GROWTH_UNKNOWN : GROWTH_ACCUMULATES;
}

/* What the name and the unit say together. */
static Growth
growth_of_reading(const Measured *m, Growth named)
{
	Growth		by_unit;

	if (named == GROWTH_ACCUMULATES)
		return named;
	by_unit = growth_of_unit(m->target_unit.code != UNIT_NONE ? &m->target_unit : &m->value_unit);
	if (by_unit != GROWTH_UNKNOWN)
		return by_unit;
	return named == GROWTH_BY_UNIT ? GROWTH_ACCUMULATES : named;
}

/* The light of one reading; LIGHT_NONE also where it may be a level or not, and that tells. */
static Light
reading_light(const Measured *m, int month, Growth named)
{
	Growth		growth = growth_of_reading(m, named);
	Light		light = pace_light(m, growth == GROWTH_LEVEL ? MONTHS : month);

	if (growth == GROWTH_UNKNOWN && pace_light(m, MONTHS) != light)
		return LIGHT_NONE;
	return light;
}

Light
pair_light(Pair *pair, int month, Growth named)
{
	Light		light;

	pair_measure(pair);
	if (pair->target.kind != LITERAL_QUANTITY)
	{
		if (pair->value.kind == LITERAL_ATTAINMENT)
			return attainment_light(pair->value.attainment);
		if (pair->deadline != DEADLINE_NONE)
			return met_light(pair_meets(pair));
		return pair_meets(pair) == TERNARY_TRUE ? LIGHT_GREEN : LIGHT_NONE;
	}
	if (!has_pace(pair))
		return met_light(pair_meets(pair));
	light = reading_light(&pair->reading[0], month, named);
	for (int i = 1; i < pair->readings; i++)
		if (reading_light(&pair->reading[i], month, named) != light)
			return LIGHT_NONE;
	return light;
}

/*-------------------------------------------------------------------------
 *
 * row_rule_pair.c
 *	  An actual value held against its target by the rule that the row prints.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule.h"

#include "rule.h"

/* The numbers of a reading whose value is a point. */
static bool
point_numbers(const Measured *m, RowNumbers *numbers)
{
	numbers->comparator = m->comparator;
	numbers->actual = m->value.low;
	numbers->target_low = m->target_low;
	numbers->target_high = m->target_high;
	numbers->unit = m->target_unit.code != UNIT_NONE ? m->target_unit : m->value_unit;
	return m->value.has_low && m->value.has_high &&
		exact_compare(m->value.low, m->value.high) == 0;
}

/* In proportion, unless the number lies beyond the cut of the rule. */
static bool
proportional_points(const RowRule *rule, Pair *pair, const RowNumbers *numbers,
					int64_t full, RowPoints *result)
{
	static const Rule proportional = {METHOD_PROPORTIONAL, 0, NULL, 0};

	if (!rule_quantity(pair, full, &proportional, &result->points))
		return false;
	result->least = result->most = result->points;
	return row_rule_cut(rule, numbers, result);
}

/* Decided where all readings of the units give the same points. */
static bool
quantity_points(const RowRule *rule, Pair *pair, int64_t full, RowPoints *result)
{
	pair_measure(pair);
	for (int i = 0; i < pair->readings; i++)
	{
		RowNumbers	numbers;
		RowPoints	points;

		if (!point_numbers(&pair->reading[i], &numbers) ||
			!(rule->kind == ROW_RULE_PROPORTIONAL ?
			  proportional_points(rule, pair, &numbers, full, &points) :
			  row_rule_points(rule, &numbers, full, &points)) ||
			(i > 0 && points.points != result->points))
			return false;
		*result = points;
	}
	return pair->readings > 0;
}

/* All for a target that is met, less what the rule takes for one that is not. */
static bool
binary_points(const RowRule *rule, Pair *pair, int64_t full, RowPoints *result)
{
	Ternary		met = pair_meets(pair);
	int64_t		missed;

	if (met == TERNARY_UNKNOWN || !worth_points(rule->missed, full, &missed))
		return false;
	result->points = met == TERNARY_TRUE ? full : missed > full ? 0 : full - missed;
	result->least = result->most = result->points;
	return true;
}

bool
row_rule_pair(const RowRule *rule, Pair *pair, int64_t full, RowPoints *result)
{
	switch (rule->kind)
	{
		case ROW_RULE_NONE:
			return false;
		case ROW_RULE_BINARY:
			return binary_points(rule, pair, full, result);
		case ROW_RULE_STAGES:
			pair_measure(pair);
			return pair->value.kind != LITERAL_QUANTITY &&
				row_rule_stage_points(rule, pair->value.text, pair->value.text_len,
									  full, result);
		default:
			return quantity_points(rule, pair, full, result);
	}
}

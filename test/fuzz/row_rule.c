/*-------------------------------------------------------------------------
 *
 * row_rule.c
 *	  Fuzz target: reading scoring rules of rows, and the points that they give.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "points.h"
#include "row_rule.h"
#include "unit_read.h"

/* The points of any reading are points of the full mark, in their order. */
static void
check_points(const RowPoints *points, int64_t full)
{
	FUZZ_ASSERT(points->least >= 0 && points->least <= points->points);
	FUZZ_ASSERT(points->points <= points->most && points->most <= full);
}

static void
check_rule(const RowRule *rule, const char *text, size_t len)
{
	static const int64_t numbers[] = {INT64_MIN, -1, 0, 1, 85, 90, 100, 1000000007, INT64_MAX};
	static const char *const units[] = {"", "%", "元", "天"};
	const int64_t full = 10 * POINTS_UNIT;
	RowPoints	points;

	for (int comparator = COMPARATOR_GT; comparator <= COMPARATOR_RANGE; comparator++)
		for (size_t a = 0; a < sizeof(numbers) / sizeof(numbers[0]); a++)
			for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++)
			{
				RowNumbers	pair = {.comparator = (Comparator) comparator};

				pair.actual = exact_normal(numbers[a], (int) a - 4);
				pair.target_low = exact_normal(90, 0);
				pair.target_high = exact_normal(95, 0);
				FUZZ_ASSERT(unit_parse(units[u], strlen(units[u]), &pair.unit));
				if (rule->kind != ROW_RULE_STAGES && rule->kind != ROW_RULE_BINARY &&
					rule->kind != ROW_RULE_PROPORTIONAL &&
					row_rule_points(rule, &pair, full, &points))
					check_points(&points, full);
			}
	if (rule->kind == ROW_RULE_STAGES &&
		row_rule_stage_points(rule, text, len, full, &points))
		check_points(&points, full);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *folded = fuzz_block(size);
	char	   *exact;
	size_t		len;
	RowRule		rule;
	Verdict		verdict;

	if (fold_text((const char *) data, size, folded, &len).code == VERDICT_OK)
	{
		exact = fuzz_block(len);
		memcpy(exact, folded, len);
		verdict = row_rule_parse(exact, len, &rule);
		fuzz_check_verdict(verdict, exact, len);
		if (verdict.code == VERDICT_OK)
			check_rule(&rule, exact, len);
		free(exact);
	}
	free(folded);
	return 0;
}

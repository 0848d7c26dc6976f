/*-------------------------------------------------------------------------
 *
 * row.c
 *	  An indicator row and what the rule gives it.
 *
 *-------------------------------------------------------------------------
 */
#include "row.h"

/* Is it left to a person: by its method, or as its rule cannot be read? */
static inline bool
is_manual(const Row *row)
{
	return row->rule.method == METHOD_MANUAL ||
		(row->own != NULL && row->own->kind == ROW_RULE_NONE);
}

/* By the rule that the row prints. */
static void
score_by_own_rule(Row *row)
{
	RowPoints	points;

	row->decided = row_rule_pair(row->own, &row->pair, row->full, &points);
	if (!row->decided)
		return;
	row->points = points.points;
	row->least = points.least;
	row->most = points.most;
}

void
row_score(Row *row)
{
	row->decided = false;
	row->points = 0;
	if (!row->has_full)
		return;
	if (row->full == 0 || is_manual(row))
	{
		row->decided = row->has_self;
		row->points = row->full == 0 ? (row->self < 0 ? row->self : 0) :
			clamp_points(row->self, row->full);
	}
	else if (row->has_pair && row->own != NULL)
	{
		score_by_own_rule(row);
		return;
	}
	else if (row->has_pair)
		row->decided = rule_quantity(&row->pair, row->full, &row->rule, &row->points);
	row->least = row->most = row->points;
}

void
row_score_quality(Row *row, const Bands *bands)
{
	row->decided = rule_quality(&row->pair, row->full, bands, row->self, &row->points);
	row->least = row->most = row->points;
}

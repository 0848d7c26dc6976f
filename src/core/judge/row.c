/*-------------------------------------------------------------------------
 *
 * row.c
 *	  An indicator row and what the rule gives it.
 *
 *-------------------------------------------------------------------------
 */
#include "row.h"

void
row_score(Row *row)
{
	row->decided = false;
	row->points = 0;
	if (!row->has_full)
		return;
	if (row->full == 0 || row->rule.method == METHOD_MANUAL)
	{
		row->decided = row->has_self;
		row->points = row->full == 0 ? (row->self < 0 ? row->self : 0) :
			clamp_points(row->self, row->full);
	}
	else if (row->has_pair)
		row->decided = rule_quantity(&row->pair, row->full, &row->rule, &row->points);
}

void
row_score_quality(Row *row, const Bands *bands)
{
	row->decided = rule_quality(&row->pair, row->full, bands, row->self, &row->points);
}

/*-------------------------------------------------------------------------
 *
 * change_time.c
 *	  The times that changes are counted from: 同比, 环比, 比年初.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#define SINCE_BYTES	200			/* in front of a change that may say when it was counted */

typedef enum Since
{
	SINCE_UNSAID, SINCE_YEAR_BEFORE, SINCE_NEW_YEAR, SINCE_MONTH_BEFORE
} Since;

/* 同比, 比年初, 环比: what the words of the figure's clause count from */
static Since
since_of(const Narrative *n, const Figure *f)
{
	static const char *const new_year[] = {"年初", "上年末", "去年末", "上年底", "去年底", NULL};
	static const char *const month[] = {"上月", "环比", "上季", "上期", "上周", NULL};
	static const char *const year[] = {"同比", "上年", "去年", "同期", NULL};

	if ((f->cues & CUE_THAN) == 0)
		return SINCE_UNSAID;
	/* 比年初预算增加 is of a plan */
	if (clause_holds_any(n, f, new_year))
		return (f->cues & (CUE_BUDGET | CUE_TASK)) ? SINCE_UNSAID : SINCE_NEW_YEAR;
	if (clause_holds_any(n, f, month))
		return SINCE_MONTH_BEFORE;
	return clause_holds_any(n, f, year) ? SINCE_YEAR_BEFORE : SINCE_UNSAID;
}

/* 6月末余额V，比年初新增D，同比增长P%: at the end of a year both are the same, in the middle they are not */
bool
counts_from_other_time(const Narrative *n, int a, int b)
{
	static const char *const year_end[] = {"年末", "12月", "年底", "十二月", "全年", NULL};
	const Figure *f = &n->figure[a < b ? a : b];
	Since		first = since_of(n, &n->figure[a]);
	Since		second = since_of(n, &n->figure[b]);
	size_t		from = f->clause > SINCE_BYTES ? f->clause - SINCE_BYTES : 0;
	size_t		step;

	if (first == SINCE_UNSAID || second == SINCE_UNSAID || first == second)
		return false;
	if (first == SINCE_MONTH_BEFORE || second == SINCE_MONTH_BEFORE)
		return true;
	/* of its own sentence */
	for (size_t at = from; at < f->clause; at += step)
		if (mark_at(n->body + at, f->clause - at, &step) == MARK_STOP)
			from = at + step;
	return !text_holds_any(n->body, from, f->clause, year_end);
}

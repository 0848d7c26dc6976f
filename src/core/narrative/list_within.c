/*-------------------------------------------------------------------------
 *
 * list_within.c
 *	  Parts of a whole that stands apart, and is named again: 基本支出T，项目支出U。基本支出中，甲a、乙b。
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define NAME_BYTES	60			/* of the words that are looked at for a name */

/* 其中, 在, 上述 and the like in front of a name are no part of it; is there a name behind them? */
static bool
trim_name(const Narrative *n, size_t *from, size_t to)
{
	static const char *const leads[] = {"其中", "在", "上述", "以上", "本年", "的", NULL};
	size_t		step;

	while (to > *from && (step = begins_any(n->body + *from, to - *from, leads)) > 0)
		*from += step;
	/* 资金, 项目 name nothing */
	return to > *from + strlen("支") && label_match(n->body, *from, to, *from, to) == 3;
}

/*
 * The name in front of 中, in the clause in front of the figure, or, where 上述 begins it, in its own: 上述投诉中甲a。
 * False if there is none.
 */
static bool
find_name(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	static const char *const again[] = {"上述", "以上", NULL};
	size_t		start = f > n->figure ? f[-1].end : 0;
	size_t		step;

	*from = start;
	*to = 0;
	if (f->start - start > 2 * NAME_BYTES || !text_holds(n->body, start, f->start, "中"))
		return false;
	for (size_t at = start; at < f->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

		if ((kind == MARK_COMMA || kind == MARK_COLON) && *to == 0 && text_ends(n->body, *from, at, "中"))
			*to = at - strlen("中");
		else if (kind == MARK_STOP || kind == MARK_SEMICOLON || kind == MARK_COMMA || kind == MARK_COLON)
		{
			*from = at + step;
			*to = 0;
		}
		else if (*to == 0 && at > *from && begins_any(n->body + *from, at - *from, again) > 0 &&
				 scan_begins(n->body + at, f->start - at, "中"))
		{
			*to = at;
			break;
		}
	}
	return *to > *from && trim_name(n, from, *to);
}

/* 投诉中: of 受理投诉 */
static bool
ends_in_name(const Narrative *n, const Figure *w, size_t from, size_t to)
{
	size_t		len = to - from;

	return w->label_end - w->label > len && memcmp(n->body + w->label_end - len, n->body + from, len) == 0;
}

/*
 * The nearest level of the sentences before that has the very name, or the one whose name ends in it: 常住人口中 is of
 * 常住人口, whatever stands behind it.  −1 if there is none, or it has parts.
 */
static int
find_whole(const Narrative *n, int first, size_t from, size_t to)
{
	const Figure *f = &n->figure[first];
	int			found = -1;
	int			others = 0;

	for (int i = first - 1; i >= 0 && i > first - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *w = &n->figure[i];

		if (!is_level(w) || !same_series(n, w, f) || w->depth != f->depth)
			continue;
		if (label_match(n->body, from, to, w->label, w->label_end) == 3)
		{
			found = i;
			others = 1;
			break;
		}
		if (!ends_in_name(n, w, from, to))
			continue;
		found = i;
		others++;
	}
	return others != 1 || n->figure[found].list_end > found + 1 || n->figure[found].approximate ? -1 : found;
}

void
judge_within(Narrative *n, int first)
{
	const Figure *f = &n->figure[first];
	List		list;
	size_t		from;
	size_t		to;
	int			whole;
	bool		exact;

	if (!is_level(f) || f->whole >= 0 || f->depth > 0 || !find_name(n, f, &from, &to))
		return;
	whole = find_whole(n, first, from, to);
	if (whole < 0)
		return;
	list = (List) {.whole = whole,.cued = true};
	exact = run_forward(n, &list, first, f->depth) == RUN_EXACT &&
		n->figure[list.part[list.count - 1]].sentence == f->sentence;
	if (!exact)
		natural_list(n, &list, first, f->depth);
	if (list.count < 2)
		return;
	/* what stands between is of another whole */
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = list.whole;
	claim_sum(n, &list, exact || list_is_closed(n, &list) || list_swaps(n, &list) ||
			  list_slips(n, &list, SLIP_DIGITS) ? WHY_NONE : WHY_OPEN_LIST);
}

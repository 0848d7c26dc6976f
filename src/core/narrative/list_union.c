/*-------------------------------------------------------------------------
 *
 * list_union.c
 *	  What comes on top of an amount, and the total: V，加上a、b，总计T; V（加上a，共T）.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

/* The first figure of the sentence, from the total back, that a word adds; −1 if none does, or one is taken off. */
static int
first_added(const Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	int			first = -1;

	for (int i = t - 1; i >= 0 && i > t - LOOK_BACK && n->figure[i].sentence == w->sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->cues & CUE_MINUS)
			return -1;
		if (((f->cues | f->lead) & CUE_UNION) && same_series(n, w, f) && f->depth == w->depth)
			first = i;
	}
	return first;
}

/* What the added figures come on top of: the last amount in front of them that is no part of another. */
static int
added_to(const Narrative *n, int t, int first)
{
	const Figure *w = &n->figure[t];

	for (int i = first - 1; i >= 0 && n->figure[i].sentence == w->sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (same_series(n, w, f) && f->whole < 0)
			return is_level(f) && (f->depth == w->depth || f->depth == w->depth - 1) && !f->approximate ? i : -1;
	}
	return -1;
}

bool
judge_union(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.end = t + 1};
	int			first = first_added(n, t);
	int			base = first < 0 ? -1 : added_to(n, t, first);

	if (base < 0 || w->approximate)
		return false;
	list.part[list.count++] = base;
	list.sum = n->figure[base].value;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || f->whole >= first)
			continue;			/* its change, its parts */
		if (!same_series(n, w, f) || f->depth != w->depth || f->whole >= 0 || (f->cues & (CUE_TOTAL | CUE_CUT)) ||
			list.count >= LIST_PARTS)
			return false;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	if (text_holds(n->body, n->figure[t - 1].end, w->start, "等"))
		return false;
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
	return true;
}

/*-------------------------------------------------------------------------
 *
 * list_union.c
 *	  What is added up, and the total behind it: V，加上a、b，总计T; V（加上a，共T）;
 *	  a收入，b收入，收入总计T.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* 加上a, 再加上a at the head of the clause: what stands in it before 加上 is what it is added to. */
static bool
begins_union(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"加", "再加", "另加", "连同", NULL};
	static const char *const others[] = {"加工", "加快", "加强", "加大", "加固", "加密", NULL};
	size_t		before = f > n->figure ? (f - 1)->end : 0;

	/* a remark begins in front of its clause */
	if (f->start < f->clause)
		return false;

	if (begins_any(n->body + f->clause, f->start - f->clause, others))
		return false;

	/* 加上甲、乙等a: the names in front of its own */
	return ((f->lead & CUE_UNION) && text_holds(n->body, before, f->clause, "加上")) ||
		begins_any(n->body + f->clause, f->start - f->clause, words);
}

/* The first figure of the sentence, from the total back, that a word adds; −1 if none does. */
static int
first_added(const Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	int			first = -1;

	for (int i = t - 1; i >= 0 && i > t - LOOK_BACK && n->figure[i].sentence == w->sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->cues & CUE_MINUS)
			return -1;			/* 扣除: taken off */
		if (same_series(n, w, f) && f->depth == w->depth && begins_union(n, f))
			first = i;
	}
	return first;
}

/*
 * What the added figures come on top of: the last amount in front of them that is
 * no part of another, or, where their sentence begins with 加上, the one that heads
 * a sentence before; −1 if it may be one of several.
 */
static int
added_to(const Narrative *n, int t, int first)
{
	const Figure *w = &n->figure[t];
	int			found = -1;

	for (int i = first - 1; i >= 0 && w->sentence - n->figure[i].sentence <= 3; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->paragraph != w->paragraph || (found >= 0 && n->figure[found].sentence != f->sentence))
			break;
		if (!same_series(n, w, f) || f->whole >= 0 || stands_in_list(n, i))
			continue;
		if (!is_level(f) || f->approximate || found >= 0)
			return -1;
		if (f->sentence == w->sentence)
			return f->depth == w->depth || f->depth == w->depth - 1 ? i : -1;
		found = f->depth == w->depth ? i : -1;
	}
	return found;
}

/* V。其中：v。加上a，总计T: is one of the parts what 其中 lists of another, to which nothing is added? */
bool
adds_to_part(const Narrative *n, const List *list)
{
	int			first = first_added(n, list->whole);

	for (int i = 0; i < list->count && first >= 0; i++)
		if (list->part[i] < first && n->figure[list->part[i]].sentence != n->figure[list->whole].sentence &&
			stands_in_list(n, list->part[i]))
			return true;
	return false;
}

/*
 * V，加上a，T已全部拨付: no word says that T is the sum, but nothing else stands between, it
 * is near to it, and is no other kind of money.
 */
static bool
follows_added(const Narrative *n, int t, const List *list)
{
	const Figure *w = &n->figure[t];
	const Figure *base = &n->figure[list->part[0]];
	uint64_t	kinds = CUE_SPEND | CUE_ACTUAL | CUE_BALANCE | CUE_NEXT | CUE_TASK | CUE_UNDONE;
	wide		gap = list->sum > w->value ? list->sum - w->value : w->value - list->sum;

	for (int i = list->part[list->count - 1] + 1; i < n->count && n->figure[i].sentence == w->sentence; i++)
		/* it may go on with what is added */
		if (i != t && n->figure[i].class == CLASS_MONEY && n->figure[i].role != ROLE_CHANGE)
			return false;
	return gap <= list->sum / 5 && w->value > base->value && (w->cues & ~base->cues & kinds) == 0 &&
		(w->cues & (CUE_PART | CUE_LIST | CUE_UNION | CUE_MEAN)) == 0 && w->label < w->label_end &&
		!clause_holds(n, base, "赤字") && !clause_holds(n, base, "缺口") &&
		!text_ends(n->body, base->clause, base->start, "－");
}

/* 补贴2160万元。加上补助收入a，收入总计T: what another sentence tells is no income */
static bool
is_of_other_side(const Narrative *n, int base, int t)
{
	const Figure *v = &n->figure[base];
	const Figure *w = &n->figure[t];

	return v->sentence != w->sentence &&
		(((w->cues & CUE_INCOME) && !clause_holds(n, v, "收入")) ||
		 ((w->cues & CUE_SPEND) && !clause_holds(n, v, "支出")));
}

bool
judge_union(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.end = t + 1};
	int			first = first_added(n, t);
	int			base = first < 0 ? -1 : added_to(n, t, first);

	if (base < 0 || w->approximate || is_of_other_side(n, base, t))
		return false;
	/* 下达A，其中退回b，加上c; of an account 调出 is spending */
	for (int i = base + 1; i < t && (w->cues & (CUE_INCOME | CUE_SPEND)) == 0; i++)
		if (n->figure[i].role != ROLE_CHANGE && figure_same_dimension(n, &n->figure[i], w) &&
			adjusts(n, &n->figure[i]) < 0)
			return false;
	list.part[list.count++] = base;
	list.sum = n->figure[base].value;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || f->whole >= first || f->depth > w->depth)
			continue;			/* its change, its parts */
		if (!same_series(n, w, f) || f->depth != w->depth || f->whole >= 0 || (f->cues & (CUE_TOTAL | CUE_CUT)) ||
			list.count >= LIST_PARTS)
			return false;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	/* more than is listed was added, or something taken off */
	if (text_holds(n->body, n->figure[t - 1].end, w->start, "等") ||
		text_holds(n->body, n->figure[first].start, w->start, "减"))
		return false;
	if ((w->cues & CUE_TOTAL) == 0 && !follows_added(n, t, &list))
		return false;
	for (int i = 0; i < list.count; i++)
		if ((w->cues & CUE_TOTAL) || (n->figure[list.part[i]].cues & CUE_BALANCE) == 0)
			n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
	return true;
}

/*
 * a收入，b收入，c收入，收入总计T: all that the group names in front of the total, if it comes
 * near to it; what is far from it was not all of it, most likely.
 */
bool
judge_grand_total(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	uint64_t	way = w->cues & (CUE_INCOME | CUE_SPEND);
	List		list = {.whole = t,.end = t + 1};
	wide		gap;

	if (w->approximate || (way != CUE_INCOME && way != CUE_SPEND) || !names_kind(n, w))
		return false;
	for (int i = t - 1; i >= 0 && n->figure[i].group == w->group; i--)
		list.count += same_series(n, w, &n->figure[i]) && n->figure[i].depth == w->depth && n->figure[i].whole < 0;
	if (list.count < 2 || list.count > LIST_PARTS)
		return false;
	for (int i = t - 1, place = list.count; place > 0; i--)
	{
		const Figure *f = &n->figure[i];

		if (!same_series(n, w, f) || f->depth != w->depth || f->whole >= 0)
			continue;
		if (f->approximate || f->label == f->label_end || (f->cues & (CUE_TOTAL | CUE_CUT | CUE_MINUS | CUE_BALANCE)) ||
			(f->cues & (CUE_INCOME | CUE_SPEND) & ~way))
			return false;
		list.part[--place] = i;
		list.sum += f->value;
	}
	gap = list.sum > w->value ? list.sum - w->value : w->value - list.sum;
	if (gap > list.sum / 5 && !list_slips(n, &list, 2))
		return false;
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
	return true;
}

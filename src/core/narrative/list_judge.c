/*-------------------------------------------------------------------------
 *
 * list_judge.c
 *	  Which figures are a whole with its parts, and do they add up?
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

/* Does an earlier figure of the paragraph fit these parts, so that 其中 is its? */
static bool
fits_earlier(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = list->whole - 1; i >= 0 && i > list->whole - 12 && n->figure[i].paragraph == w->paragraph; i--)
		if (same_series(n, w, &n->figure[i]) && n->figure[i].value >= list->sum)
			return true;
	return false;
}

/* A cued list whose parts do not give the whole. */
static void
judge_misfit(Narrative *n, List *list, int first, int depth)
{
	const Figure *w = &n->figure[list->whole];
	bool		closed;

	natural_list(n, list, first, depth);
	if (list->count == 0 || w->role == ROLE_CHANGE || w->role == ROLE_BASE)
		return;
	closed = list_is_closed(n, list);
	if (!closed && list->count == 1 && n->figure[first].sentence == w->sentence && !list->bracket)
	{
		/* 人员经费 in this sentence, 公用经费 in the next */
		int			next = next_part(n, list, list->end, depth);

		if (next < n->count && n->figure[next].sentence - w->sentence <= 2)
		{
			List		pair = *list;

			pair.part[pair.count++] = next;
			pair.sum += n->figure[next].value;
			pair.end = n->figure[next].list_end;
			if (complementary(n, &pair))
			{
				*list = pair;
				closed = true;
			}
		}
	}
	if (closed && fits_earlier(n, list) && list->sum > w->value)
		closed = false;
	if (!closed && (list->cued == false || list->bracket))
		return;
	if (!closed && list->count == 1 && list->sum > w->value + list_room(n, list) && !fits_earlier(n, list) &&
		w->part < n->figure[first].part && first == list->whole + 1 && n->figure[first].sentence == w->sentence)
	{
		claim_sum(n, list, WHY_OVER_WHOLE);
		return;
	}
	link_parts(n, list);
	claim_sum(n, list, closed ? (list->sum > w->value ? WHY_OVER_WHOLE : WHY_NONE) : WHY_OPEN_LIST);
}

static bool
starts_list(const Narrative *n, int i)
{
	return ((n->figure[i].lead | n->figure[i].cues) & (CUE_PART | CUE_LIST | CUE_CLOSED)) != 0;
}

/* A list that adds up: what hangs on its parts is judged with it. */
static void
take_list(Narrative *n, const List *list, bool exact)
{
	link_parts(n, list);
	claim_sum(n, list, WHY_NONE);
	if (is_level(&n->figure[list->whole]))
		judge_hanging(n, list, exact);
}

/* 其中 may stand behind figures that are not parts: 未分配U。其中：a，b */
static bool
take_later_list(Narrative *n, int t, int first, int depth)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.cued = true};
	int			cued = first;

	while (cued < n->count && cued - t < 8 &&
		   !(same_series(n, w, &n->figure[cued]) && n->figure[cued].depth == w->depth && starts_list(n, cued)))
		cued++;
	if (cued >= n->count || cued - t >= 8 || n->figure[cued].sentence - w->sentence > 1 ||
		run_forward(n, &list, cued, depth) != RUN_EXACT || !convincing(n, &list))
		return false;
	take_list(n, &list, true);
	return true;
}

/* What stands behind a whole: one list of parts, or several that each give it. */
static void
judge_whole(Narrative *n, int t, bool misfits)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t + 1;
	int			found = 0;
	int			depth;
	RunEnd		end;

	while (first < n->count && !same_series(n, w, &n->figure[first]) && first - t < LOOK_BACK)
		first++;
	if (first >= n->count || !same_series(n, w, &n->figure[first]) || n->figure[first].depth < w->depth)
		return;
	if (t < n->fresh && first < n->fresh)
		return;
	list.cued = list_is_cued(n, t, first);
	if (t < n->fresh && (!list.cued || n->figure[first].paragraph - w->paragraph > 2))
		return;
	depth = n->figure[first].depth;
	list.bracket = depth > w->depth;
	if (list.bracket && n->figure[first].part - w->part > 3)
		return;
	if (!misfits && !list.bracket && !starts_list(n, first) && take_later_list(n, t, first, depth))
		return;
	while (!misfits && (end = run_forward(n, &list, first, depth)) != RUN_NONE && convincing(n, &list))
	{
		/* income, spending, balance: the balance makes the claim */
		if (!list.cued && list.count == 2 && (n->figure[list.part[1]].cues & CUE_BALANCE))
			break;
		take_list(n, &list, end == RUN_EXACT);
		found++;
		first = list.end;
		if (list.bracket || found >= 4)
			break;
		list.cued = false;
	}
	if (misfits && (w->list_end > t + 1 || n->figure[first].whole >= 0))
		return;
	if (misfits && list.bracket)
	{
		/* a bracket that holds no parts of it may stand before them */
		if (list_is_closed(n, (natural_list(n, &list, first, depth), &list)) && fills_bracket(n, &list))
			judge_misfit(n, &list, first, depth);
		return;
	}
	if (found == 0 && list.cued && misfits)
		judge_misfit(n, &list, first, depth);
}

/*
 * a，b，合计T that do not add up: nothing else stands in the sentence, and 合计 alone
 * is T's label.
 */
static void
judge_misfit_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t;

	if (w->label_end - w->label > 6 || w->label == w->label_end)
		return;
	while (first > 0 && n->figure[first - 1].sentence == w->sentence)
		first--;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->depth != w->depth || !same_series(n, w, f) || f->approximate || f->label == f->label_end ||
			(f->cues & CUE_TOTAL) || f->whole >= 0 || f->list_end > i + 1 || f->group != w->group ||
			list.count >= LIST_PARTS)
			return;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	if (list.count < 2)
		return;
	list.end = t + 1;
	claim_sum(n, &list, WHY_NONE);
}

/* 合计T behind its parts. */
static void
judge_total_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			part[LIST_PARTS];
	int			count = 0;

	if ((w->cues & CUE_TOTAL) == 0 || !is_level(w) || w->list_end > t + 1 || w->whole >= 0)
		return;
	for (int i = t - 1; i >= 0 && i > t - 2 * LOOK_BACK && count < LIST_PARTS; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->paragraph != w->paragraph)
			break;
		if (f->depth != w->depth || !same_series(n, w, f))
			continue;
		if (f->whole >= 0 && f->whole < t && f->whole > t - 2 * LOOK_BACK)
			continue;			/* the whole that it is part of counts */
		part[count++] = i;
		list.sum += f->value;
		if (list.sum == w->value && count >= 2)
		{
			list.count = count;
			for (int j = 0; j < count; j++)
				list.part[j] = part[count - 1 - j];
			list.end = t + 1;
			if (convincing(n, &list) || (w->sentence == f->sentence && significant_digits(w) >= 2))
			{
				for (int j = 0; j < count; j++)
					n->figure[list.part[j]].whole = t;
				claim_sum(n, &list, WHY_NONE);
				judge_shares_of(n, &list, true);
			}
			return;
		}
		if (list.sum > w->value)
			break;
	}
	judge_misfit_behind(n, t);
}

/* The first figure whose parts the fresh paragraph may list: see judge_whole(). */
static int
oldest_whole(const Narrative *n)
{
	int			t = n->fresh;

	while (t > 0 && n->fresh - t < LOOK_BACK && n->figure[n->count - 1].paragraph - n->figure[t - 1].paragraph <= 2)
		t--;
	return t;
}

void
judge_lists(Narrative *n)
{
	int			oldest = oldest_whole(n);

	for (int t = n->count - 1; t >= oldest; t--)
		if (is_amount(&n->figure[t]) && !n->figure[t].approximate)
			judge_whole(n, t, false);
	for (int t = n->fresh; t < n->count; t++)
		if (is_amount(&n->figure[t]))
			judge_total_behind(n, t);
	for (int t = n->count - 1; t >= oldest; t--)
		if (is_level(&n->figure[t]) && !n->figure[t].approximate)
			judge_whole(n, t, true);
}

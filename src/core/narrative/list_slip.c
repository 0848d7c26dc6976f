/*-------------------------------------------------------------------------
 *
 * list_slip.c
 *	  A total behind amounts that give it but for one digit: a。b，c；d，总计T.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define SLIP_CUTS	3			/* groups in front of a total that may be its parts */

/* Is the amount the first of its kind in its group? */
static bool
opens_group(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	for (int j = i - 1; j >= 0 && n->figure[j].group == f->group; j--)
		if (n->figure[j].depth == f->depth && same_series(n, f, &n->figure[j]))
			return false;
	return true;
}

/* Does the amount end what a total behind it may be the sum of: a total itself, what is taken off, the other side? */
static bool
ends_sum(const Narrative *n, const Figure *w, const Figure *f)
{
	uint64_t	sides = CUE_INCOME | CUE_SPEND;

	/* 1320元 is no part of what is told in 万元 */
	if (f->power < w->power && f->value < power_of_ten(FIGURE_SCALE + w->power - w->number.scale))
		return true;
	return f->approximate || (f->cues & (CUE_TOTAL | CUE_CUT | CUE_MINUS | CUE_MEAN)) ||
		((w->cues & sides) && (f->cues & sides) && (w->cues & f->cues & sides) == 0) || clause_holds(n, f, "剔除");
}

bool
judge_slipped_total(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.end = t + 1};
	int			part[LIST_PARTS];
	int			cuts = 0;

	if (w->class != CLASS_MONEY || w->approximate || significant_digits(w) < SLIP_DIGITS)
		return false;
	for (int i = t - 1; i >= 0 && i > t - LOOK_BACK && list.count < LIST_PARTS && cuts < SLIP_CUTS &&
		 n->figure[i].paragraph == w->paragraph && w->sentence - n->figure[i].sentence <= 3; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->depth != w->depth || !same_series(n, w, f))
			continue;
		if (f->whole >= 0 && f->whole < t)
			continue;			/* the whole that it is part of counts */
		if (f->whole > t || ends_sum(n, w, f))
			return false;
		part[list.count++] = i;
		list.sum += f->value;
		if (!opens_group(n, i))
			continue;
		for (int j = 0; j < list.count; j++)
			list.part[j] = part[list.count - 1 - j];
		if (list.count >= 2 && list_slips(n, &list, cuts == 0 ? SLIP_DIGITS : SLIP_DIGITS + 1))
		{
			for (int j = 0; j < list.count; j++)
				n->figure[list.part[j]].whole = t;
			claim_sum(n, &list, WHY_NONE);
			return true;
		}
		cuts++;
	}
	return false;
}

/*
 * Does a run that fills its group give the whole in front of it but for one digit?  T、a、b,
 * and 水电费T，差旅费a，维修费b, are beside each other, and so may T，a，b be behind 其中.
 */
bool
run_slips(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	bool		alike = (w->cues & CUE_TOTAL) == 0;
	size_t		step;

	for (int i = 0; i < list->count && alike; i++)
		alike = common_ending(n, w, &n->figure[list->part[i]]) >= strlen("费");
	return w->class == CLASS_MONEY && !alike &&
		mark_at(n->body + w->end, n->len - w->end, &step) != MARK_PAUSE &&
		list_slips(n, list, SLIP_DIGITS + (stands_in_list(n, list->whole) && !complementary(n, list)));
}

/* T，省级留用a，转贷市县b；: the rest of the group gives T but for one digit, whatever lists T stands in itself. */
void
judge_slipped_run(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			i;

	if (w->class != CLASS_MONEY || w->list_end > t + 1 || (w->cues & CUE_MEAN))
		return;
	for (i = t + 1; i < n->count && n->figure[i].group == w->group; i++)
	{
		const Figure *f = &n->figure[i];

		if (!same_series(n, w, f) || f->depth != w->depth || f->role != ROLE_LEVEL || f->approximate ||
			f->value <= 0 || (f->cues & (CUE_TOTAL | CUE_BALANCE | CUE_UNION | CUE_LAST)) ||
			(f->lead & ~(uint64_t) CUE_FILLER) || !has_name(n, f) || list.count >= LIST_PARTS ||
			!in_next_clause(n, n->figure[i - 1].end, f->start))
			return;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	list.end = i;
	if (list.count < 2 || !run_slips(n, &list))
		return;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
}

/* T。为…，包括a、b、c。: the amounts of the next sentence that has any, where T is the only one of its own. */
void
judge_slipped_sentence(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			sentence = 0;
	uint64_t	said = 0;

	if (w->class != CLASS_MONEY || w->list_end > t + 1 || w->whole >= 0 || (w->cues & CUE_MEAN) || w->depth > 0)
		return;
	for (int i = t - 1; i >= 0 && n->figure[i].sentence == w->sentence; i--)
		if (is_level(&n->figure[i]) && same_series(n, w, &n->figure[i]))
			return;
	for (int i = t + 1; i < n->count && n->figure[i].paragraph == w->paragraph &&
		 n->figure[i].sentence - w->sentence <= 2; i++)
	{
		const Figure *f = &n->figure[i];

		if (!same_series(n, w, f) || f->depth > w->depth)
			continue;
		if (f->sentence == w->sentence || f->whole >= 0 || f->approximate || (f->cues & (CUE_TOTAL | CUE_UNION)) ||
			f->value >= w->value || list.count >= LIST_PARTS)
			return;
		if (sentence > 0 && f->sentence != sentence)
			break;
		sentence = f->sentence;
		said |= list.count == 0 ? f->lead | f->cues : 0;
		list.part[list.count++] = i;
		list.sum += f->value;
		list.end = i + 1;
	}
	if (list.count < 2 || (said & CUE_UNION) ||
		!list_slips(n, &list, (said & (CUE_PART | CUE_LIST | CUE_CLOSED)) ? SLIP_DIGITS : SLIP_DIGITS + 1) ||
		turns_aside(n, w, &n->figure[list.part[0]]))
		return;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
}

/* T，剔除a后，b: what is taken off and what is left give T. */
void
judge_taken_off(Narrative *n, int t)
{
	static const char *const words[] = {"剔除", "扣除", "扣减", "减除", NULL};
	const Figure *w = &n->figure[t];
	const Figure *a = w + 1;
	const Figure *b = w + 2;
	List		list = {.whole = t,.part = {t + 1, t + 2},.count = 2,.end = t + 3};

	if (t + 2 >= n->count || w->list_end > t + 1 || !same_series(n, w, a) || !same_series(n, w, b) ||
		a->group != w->group || b->group != w->group || a->depth != w->depth || b->depth != w->depth ||
		a->approximate || b->approximate || a->value + b->value == w->value || !is_level(a) || !is_level(b) ||
		((a->cues | b->cues) & (CUE_PART | CUE_LIST)) || !text_holds(n->body, a->end, b->clause, "后"))
		return;
	list.sum = a->value + b->value;
	if (!clause_holds_any(n, a, words) || !((w->cues & CUE_TOTAL) || list_slips(n, &list, SLIP_DIGITS)))
		return;
	claim_sum(n, &list, WHY_NONE);
}

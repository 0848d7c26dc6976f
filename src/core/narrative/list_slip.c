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

bool
list_slips(const Narrative *n, const List *list, int least)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = 0; i < list->count; i++)
		if (list->sum - w->value == n->figure[list->part[i]].value)
			return false;		/* all but one give the whole */
	return sum_slips(w, list->sum, least);
}

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

	return f->approximate || (f->cues & (CUE_TOTAL | CUE_CUT | CUE_MINUS | CUE_MEAN)) ||
		((w->cues & sides) && (f->cues & sides) && (w->cues & f->cues & sides) == 0) ||
		text_holds(n->body, f->clause, f->start, "剔除");
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

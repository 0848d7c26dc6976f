/*-------------------------------------------------------------------------
 *
 * share_pair.c
 *	  Shares of two things that are counted side by side: 甲a起、亡b人，占总数的x%和y%.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "scan.h"

/* The first percentage of two that follow each other, 、 or 和 between, and no third; −1 if p is in no such pair. */
static int
pair_of(const Narrative *n, int p)
{
	for (int first = p; first >= p - 1 && first > 1; first--)
	{
		const Figure *x = &n->figure[first];
		const Figure *y = x + 1;

		if (first + 1 < n->count && x->class == CLASS_PERCENT && y->class == CLASS_PERCENT && is_share(n, first) &&
			y->role == ROLE_RATE && y->label == y->label_end && y->start - x->end <= strlen("、和") &&
			!(first + 2 < n->count && n->figure[first + 2].class == CLASS_PERCENT &&
			  n->figure[first + 2].start - y->end <= strlen("、和")) && x[-1].class != CLASS_PERCENT)
			return first;
	}
	return -1;
}

/* Are the two levels right in front of the pair of different things, in one group with it? */
static bool
has_two_things(const Narrative *n, int first)
{
	const Figure *a = &n->figure[first - 2];
	const Figure *b = &n->figure[first - 1];

	return is_level(a) && is_level(b) && !figure_same_dimension(n, a, b) && !a->approximate && !b->approximate &&
		a->group == n->figure[first].group && b->group == a->group && a->depth == n->figure[first].depth &&
		b->depth == a->depth;
}

bool
judge_pair_share(Narrative *n, int p)
{
	int			own = pair_of(n, p);
	ShareGroup	g = {.count = 0};
	Bindings	b;

	if (own < 2 || !has_two_things(n, own))
		return false;
	for (int i = own - LOOK_BACK < 2 ? 2 : own - LOOK_BACK; i + 1 < n->count && i < own + LOOK_BACK; i++)
	{
		int			part;

		if (n->figure[i].class != CLASS_PERCENT || n->figure[i].paragraph != n->figure[p].paragraph ||
			pair_of(n, i) != i || !has_two_things(n, i) || !labels_equal(n, &n->figure[i], &n->figure[own]))
			continue;
		part = i - 2 + (p - own);
		if (g.count >= SHARE_GROUP || !figure_same_dimension(n, &n->figure[part], &n->figure[own - 2 + (p - own)]))
			continue;
		g.share[g.count] = i + (p - own);
		g.part[g.count++] = part;
	}
	if (g.count < 2)
		return false;
	bindings_start(&b, n, KIND_SHARE, &n->figure[p]);
	b.label = &n->figure[own - 2 + (p - own)];
	try_parallel_group(n, &b, &g, p);
	return bindings_claim(&b);
}

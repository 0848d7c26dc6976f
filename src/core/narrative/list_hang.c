/*-------------------------------------------------------------------------
 *
 * list_hang.c
 *	  What hangs on the parts of a list: their changes, budgets, shares, growths.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "share.h"

/* Changes of the parts give the change of the whole. */
static void
judge_changes(Narrative *n, const List *list)
{
	FigureClass class = n->figure[list->whole].class;
	int			change = attached(n, list->whole, stop_of(n, list, -1), class, ROLE_CHANGE, 0);
	List		changes = {.count = 0};
	bool		open = false;
	wide		sum = 0;

	if (change < 0 || n->figure[change].whole >= 0 || n->figure[change].list_end > change + 1)
		return;
	changes.whole = change;
	for (int i = 0; i < list->count; i++)
	{
		int			part = attached(n, list->part[i], stop_of(n, list, i), class, ROLE_CHANGE, 0);

		if (part >= 0)
		{
			changes.part[changes.count++] = part;
			sum += signed_value(&n->figure[part]);
		}
		else if (n->figure[list->part[i]].value != 0)
			return;
		else
			open = true;
	}
	if (changes.count < 2)
		return;
	for (int i = 0; i < changes.count; i++)
	{
		uint64_t	base = CUE_BUDGET | CUE_LAST;
		uint64_t	a = (n->figure[change].cues | n->figure[change].lead) & base;
		uint64_t	c = (n->figure[changes.part[i]].cues | n->figure[changes.part[i]].lead) & base;

		if (a != 0 && c != 0 && (a & c) == 0)
			return;				/* one against the budget, the other against last year */
	}
	changes.end = changes.part[changes.count - 1] + 1;
	/* what is 0 now, and prints no change, may have fallen from anything */
	open = open && signed_value(&n->figure[change]) < sum;
	claim_sum(n, &changes, open ? WHY_OPEN_LIST : WHY_NONE);
	for (int i = 0; i < changes.count; i++)
		n->figure[changes.part[i]].whole = change;
}

/* Budgets of the parts give the budget of the whole: 占年初预算B的P%. */
static void
judge_bases(Narrative *n, const List *list)
{
	FigureClass class = n->figure[list->whole].class;
	int			base = attached(n, list->whole, stop_of(n, list, -1), class, ROLE_BASE, CUE_BUDGET);
	List		bases = {.whole = base};

	if (base < 0 || n->figure[base].list_end > base + 1)
		return;
	for (int i = 0; i < list->count; i++)
	{
		int			part = attached(n, list->part[i], stop_of(n, list, i), class, ROLE_BASE, CUE_BUDGET);

		if (part < 0)
			return;
		bases.part[bases.count++] = part;
		bases.sum += n->figure[part].value;
	}
	if (bases.sum == n->figure[base].value && bases.count >= 2)
		claim_sum(n, &bases, WHY_NONE);
}

/* Is each part its share of one other whole? */
static bool
shares_of_another(const Narrative *n, const List *list, const int *share)
{
	wide		least = 0;		/* the wholes that all shares allow */
	wide		most = 0;

	for (int i = 0; i < list->count; i++)
	{
		const Figure *s = &n->figure[share[i]];
		wide		half = figure_half(s, s->number.scale);
		wide		scaled;

		if (s->value <= half || __builtin_mul_overflow(n->figure[list->part[i]].value, 100 * power_of_ten(FIGURE_SCALE),
													   &scaled))
			return false;
		if (i == 0 || scaled / (s->value + half) > least)
			least = scaled / (s->value + half);
		if (i == 0 || scaled / (s->value - half) < most)
			most = scaled / (s->value - half);
	}
	return least <= most && (list->sum < least || list->sum > most);
}

void
judge_shares_of(Narrative *n, const List *list, bool closed)
{
	int			share[LIST_PARTS];
	int			count = 0;

	for (int i = 0; i < list->count; i++)
	{
		int			p = attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_RATE, CUE_SHARE);

		if (p < 1 || is_headed_by_plan(n, p) || (clause_cues(n, p) & (CUE_BUDGET | CUE_TASK | CUE_DONE)) ||
			n->figure[p - 1].role == ROLE_BASE)
			return;
		share[count++] = p;
	}
	if (count >= 2)
		claim_share_sum(n, share, count, closed && !shares_of_another(n, list, share));
}

/* The growths of the parts of a list, and what the parts were before. */
typedef struct Growths
{
	int			rate[LIST_PARTS];
	wide		before;
	wide		low;			/* the least and the greatest growth */
	wide		high;
} Growths;

static wide
signed_rate(const Figure *rate)
{
	return rate->sign * rate->value;
}

/* Each part at its growth gives what it was; false if one has none. */
static bool
find_growths(const Narrative *n, const List *list, Growths *g)
{
	g->before = 0;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *part = &n->figure[list->part[i]];
		wide		growth;
		wide		factor;		/* 10^8 × (100 + growth) */
		wide		top;

		g->rate[i] = attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_CHANGE, 0);
		if (g->rate[i] < 0)
			return false;
		growth = signed_rate(&n->figure[g->rate[i]]);
		g->low = i == 0 || growth < g->low ? growth : g->low;
		g->high = i == 0 || growth > g->high ? growth : g->high;
		factor = 100 * power_of_ten(FIGURE_SCALE) + growth;
		if (factor <= 0 || __builtin_mul_overflow(part->value, 100 * power_of_ten(FIGURE_SCALE), &top))
			return false;
		g->before += divide_rounded(top, factor);
	}
	return g->before > 0;
}

/* 增长x%、可比增长y%: is the rate, or the one beside it, in comparable terms? */
static bool
is_comparable(const Narrative *n, int p)
{
	static const char *const words[] = {"可比", "同口径", "实际增长", "剔除", NULL};

	for (int i = p; i < n->count && i <= p + 1 && n->figure[i].group == n->figure[p].group; i++)
		if (n->figure[i].class == CLASS_PERCENT && clause_holds_any(n, &n->figure[i], words))
			return true;
	return false;
}

/*
 * The growth of a whole lies between the growths of its parts.  Not more than that:
 * growths may be in constant prices, or of parts that were others the year before.
 */
static void
judge_mixed_rate(Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	int			p = attached(n, list->whole, stop_of(n, list, -1), CLASS_PERCENT, ROLE_CHANGE, 0);
	const Figure *rate = p < 0 ? NULL : &n->figure[p];
	Growths		g = {.before = 0};
	Claim	   *claim;
	int			scale;

	if (rate == NULL || w->value <= 0 || !find_growths(n, list, &g) || is_comparable(n, p))
		return;
	for (int i = 0; i < list->count; i++)
		if (is_comparable(n, g.rate[i]))
			return;
	scale = rate->number.scale;
	if (w->value > power_of_ten(38 - 6 - scale - 2))
		return;
	claim = claim_start(n, KIND_MIXED_RATE, rate);
	claim->label = w->label;
	claim->label_end = w->label_end;
	claim->has_computed = true;
	claim->computed.value = divide_rounded((w->value - g.before) * power_of_ten(scale + 4), g.before);
	claim->computed.scale = scale + 2;
	claim->reason = WHY_ROUNDING;
	if (drop_digits(claim->computed.value, 2) == rate->sign * rate->number.coefficient)
	{
		claim->verdict = CLAIM_HOLDS;
		claim->reason = WHY_NONE;
	}
	else
	{
		wide		room = power_of_ten(FIGURE_SCALE - scale) + figure_half(&n->figure[g.rate[0]], 0) / 5;

		if (!rate->approximate && (signed_rate(rate) > g.high + room || signed_rate(rate) < g.low - room))
		{
			claim->verdict = CLAIM_FAILS;
			claim->reason = WHY_ARITHMETIC;
		}
	}
	if (rate->sign < 0)
		claim->computed.value = -claim->computed.value;
	claim_operand(claim, w);
	for (int i = 0; i < list->count; i++)
	{
		claim_operand(claim, &n->figure[list->part[i]]);
		claim_operand(claim, &n->figure[g.rate[i]]);
	}
	claim_message(claim, "总体增幅应介于各分项增幅之间");
	claim_message(claim, claim->verdict == CLAIM_FAILS ? "，原文不在其间。" : "。");
	claim_emit(n);
}

void
judge_hanging(Narrative *n, const List *list, bool exact)
{
	judge_changes(n, list);
	judge_bases(n, list);
	judge_mixed_rate(n, list);
	judge_shares_of(n, list, exact);
}

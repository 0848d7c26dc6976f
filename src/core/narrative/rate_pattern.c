/*-------------------------------------------------------------------------
 *
 * rate_pattern.c
 *	  Rates that others like them tell the base of: what all the others of a paragraph are of is what this one is of.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

#define MOST_LIKE		12
#define FARTHEST_BASE	5

static bool
gives(const Narrative *n, int part, int base, int rate)
{
	Formula		f;

	rate_formula(n, &f, part, base, -1);
	return formula_weigh(&f, &n->figure[rate]).fit == FIT_HOLDS;
}

/* 开工474户，开工率P%: a rate right behind its amount */
static bool
is_pair(const Narrative *n, int rate)
{
	const Figure *f = &n->figure[rate];

	return rate > 0 && f->class == CLASS_PERCENT && f->role == ROLE_RATE && (f->cues & CUE_RATE) &&
		is_level(f - 1) && f[-1].sentence == f->sentence && f[-1].depth == f->depth && !f->approximate;
}

static bool
same_name(const Narrative *n, int a, int b)
{
	return n->figure[a].label < n->figure[a].label_end && labels_equal(n, &n->figure[a], &n->figure[b]);
}

/*
 * 预算B，采购V，节约D，节约率P% of several kinds: the others are of the amount that stands so far in front of them,
 * with the same label; 0 if there are fewer than two, or not all are.
 */
static int
place_of_base(const Narrative *n, int p)
{
	int			place = 0;

	for (int m = 2; m <= FARTHEST_BASE && m <= p; m++)
	{
		int			count = 0;
		bool		all = is_level(&n->figure[p - m]) && n->figure[p - m].sentence == n->figure[p].sentence;

		for (int i = m; i < n->count && all; i++)
		{
			if (n->figure[i].paragraph != n->figure[p].paragraph || i == p || !is_pair(n, i) || !same_name(n, i, p))
				continue;
			all = same_name(n, i - m, p - m) && is_level(&n->figure[i - m]) &&
				figure_same_dimension(n, &n->figure[i - m], &n->figure[i - 1]) && gives(n, i - 1, i - m, i);
			count++;
		}
		if (!all || count < 2)
			continue;
		if (place > 0)
			return 0;
		place = m;
	}
	return place;
}

/* Rates of one thing, step by step: 任务B，开工a，开工率x%，竣工c，竣工率y%. */
typedef struct Chain
{
	int			rate[MOST_LIKE];
	int			count;
	int			base;			/* of the first one */
} Chain;

/* The chain that the pair ends; its base is what gives the first rate, −1 if nothing in front does. */
static void
find_chain(const Narrative *n, int p, Chain *c)
{
	int			first = p;
	int			begin;

	while (first >= 3 && is_pair(n, first - 2) && n->figure[first - 2].sentence == n->figure[p].sentence &&
		   figure_same_dimension(n, &n->figure[first - 3], &n->figure[p - 1]) && p - first < 4 * MOST_LIKE)
		first -= 2;
	/* another thing begins where the first step comes again */
	begin = first;
	for (int i = first; i <= p; i += 2)
		if (same_name(n, i, begin) || p - first >= 2 * MOST_LIKE)
			first = i;
	c->count = 0;
	c->base = -1;
	for (int i = first; i <= p; i += 2)
		c->rate[c->count++] = i;
	for (int i = first - 2; i >= 0 && i > first - LOOK_BACK && c->base < 0 &&
		 n->figure[i].paragraph == n->figure[p].paragraph; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[first - 1]) &&
			gives(n, first - 1, i, first))
			c->base = i;
}

/* Are others of the paragraph of the base of their chain, and none of the step in front of it? */
static bool
others_skip_step(const Narrative *n, int p)
{
	int			of_base = 0;

	for (int i = 0; i < n->count; i++)
	{
		Chain		c;
		bool		step;

		if (n->figure[i].paragraph != n->figure[p].paragraph || i == p || !is_pair(n, i) || i < 3 ||
			!is_pair(n, i - 2) ||
			(n->figure[i].sentence != n->figure[p].sentence && !same_name(n, i, p)))
			continue;
		find_chain(n, i, &c);
		if (c.count < 2 || c.base < 0)
			continue;
		step = gives(n, i - 1, i - 3, i);
		if (step && !gives(n, i - 1, c.base, i))
			return false;
		of_base += !step && gives(n, i - 1, c.base, i);
	}
	return of_base > 0;
}

/* 竣工245户，竣工率P%: is the rate named after what was done? */
static bool
is_named_after(const Narrative *n, int p)
{
	size_t		stem;
	size_t		len;

	return rate_stem(n, &n->figure[p], &stem, &len) &&
		holds_bytes(n->body + n->figure[p - 1].clause, n->figure[p - 1].start - n->figure[p - 1].clause,
					n->body + stem, len);
}

/* Does anything else in its paragraph give the rate? */
static bool
any_gives(const Narrative *n, int p)
{
	for (int i = 0; i < n->count; i++)
		if (i != p - 1 && n->figure[i].paragraph == n->figure[p].paragraph && is_amount(&n->figure[i]) &&
			figure_same_dimension(n, &n->figure[i], &n->figure[p - 1]) && gives(n, p - 1, i, p))
			return true;
	return false;
}

/* False if nothing tells what it is of, or it is right of that. */
bool
judge_like_others(Narrative *n, int p)
{
	Chain		c;
	Bindings	b;
	int			base = -1;

	if (!is_pair(n, p) || p < 3)
		return false;
	if (is_pair(n, p - 2) && n->figure[p - 1].class == CLASS_COUNT)
	{
		find_chain(n, p, &c);
		/* 任务6个，开工6个，开工率100%；竣工4个，竣工率P%: of the same number, whichever is meant */
		if (c.count >= 2 && c.base >= 0 && !gives(n, p - 1, c.base, p))
		{
			if (n->figure[c.base].value == n->figure[p - 3].value || others_skip_step(n, p))
				base = c.base;
			else if (gives(n, p - 1, p - 3, p))
				base = p - 3;
			/* 任务B，开工a，开工率x%；竣工V，竣工率P%, and nothing gives it; 高血压患者管理V is of other people */
			else if (is_named_after(n, p) &&
					 n->figure[p - 1].label_end - n->figure[p - 1].label <= strlen("竣工验收") &&
					 n->figure[p - 1].value <= n->figure[c.base].value && !any_gives(n, p))
				base = c.base;
		}
	}
	else
	{
		int			place = place_of_base(n, p);

		if (place > 0 && figure_same_dimension(n, &n->figure[p - place], &n->figure[p - 1]) &&
			!gives(n, p - 1, p - place, p))
			base = p - place;
	}
	if (base < 0)
		return false;
	bindings_start(&b, n, rate_kind(n, p), &n->figure[p]);
	b.label = &n->figure[p - 1];
	b.by_label = true;
	try_rate(n, &b, p - 1, base, true);
	return bindings_claim(&b);
}

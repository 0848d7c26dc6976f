/*-------------------------------------------------------------------------
 *
 * share_confirm.c
 *	  Shares of one whole tell each other's: what some are right of is what all are of.
 *
 *-------------------------------------------------------------------------
 */
#include "name.h"
#include "share.h"

#include <string.h>

#include "scan.h"

bool
shares_fill(const Narrative *n, const ShareGroup *g)
{
	wide		sum = 0;
	wide		room = 0;
	wide		full = 100 * power_of_ten(FIGURE_SCALE);

	for (int i = 0; i < g->count; i++)
	{
		sum += n->figure[g->share[i]].value;
		room += figure_half(&n->figure[g->share[i]], n->figure[g->share[i]].number.scale);
	}
	return g->count >= 2 && sum - full <= room && full - sum <= room;
}

/* a占W的x%，b占y%: the share in front whose name of the whole holds for p, too; p itself if there is none */
static int
names_whole(const Narrative *n, int p)
{
	for (int i = p; i >= 0 && n->figure[i].sentence == n->figure[p].sentence; i--)
		if (is_share(n, i) && n->figure[i].depth == n->figure[p].depth &&
			whole_name(n, &n->figure[i]) < n->figure[i].label_end)
			return i;
	return p;
}

/* a占x%，b占y%: the shares that name the same whole as p, or no name in its sentence */
static void
find_group(const Narrative *n, int p, ShareGroup *g)
{
	const Figure *f = &n->figure[p];
	const Figure *name = &n->figure[names_whole(n, p)];
	bool		named = whole_name(n, name) < name->label_end;

	g->count = 0;
	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		const Figure *s = &n->figure[i];
		const Figure *its = s;
		int			part;

		if (!is_share(n, i) || s->paragraph != f->paragraph || s->depth != f->depth)
			continue;
		its = &n->figure[names_whole(n, i)];
		if ((named ? !same_whole_name(n, name, its) : s->sentence != f->sentence ||
			 whole_name(n, its) < its->label_end) || printed_whole(n, i) >= 0)
			continue;
		part = part_of_share(n, i);
		if (part < 0 || g->count >= SHARE_GROUP || (g->count > 0 && part == g->part[g->count - 1]) ||
			(g->count > 0 && !figure_same_dimension(n, &n->figure[part], &n->figure[g->part[0]])))
		{
			g->count = 0;
			return;
		}
		g->share[g->count] = i;
		g->part[g->count++] = part;
	}
}

/* How many shares of the group are right of w, and with how many digits? */
static int
count_right(const Narrative *n, const ShareGroup *g, int w, int *digits)
{
	int			count = 0;

	*digits = 0;
	for (int i = 0; i < g->count; i++)
	{
		const Figure *part = &n->figure[g->part[i]];
		Formula		f;

		if (g->part[i] == w || part->value == 0 || part->value == n->figure[w].value)
			continue;
		share_formula(n, &f, g->part[i], w);
		if (formula_weigh(&f, &n->figure[g->share[i]]).fit != FIT_HOLDS)
			continue;
		count++;
		*digits += significant_digits(&n->figure[g->share[i]]);
	}
	return count;
}

static bool
is_of_group(const ShareGroup *g, int i)
{
	for (int j = 0; j < g->count; j++)
		if (g->part[j] == i)
			return true;
	return false;
}

/* The one level near the group that most are right of; −1 if there is none, or more. */
static int
find_confirmed(const Narrative *n, const ShareGroup *g, int p)
{
	int			best = -1;
	int			most = 0;
	int			first = g->part[0];
	bool		fills = shares_fill(n, g);

	for (int i = first - LOOK_BACK < 0 ? 0 : first - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		const Figure *w = &n->figure[i];
		int			digits;
		int			count;

		if (!is_level(w) || w->approximate || w->value <= 0 || is_of_group(g, i) ||
			w->paragraph != n->figure[p].paragraph || !figure_same_dimension(n, w, &n->figure[first]))
			continue;
		count = count_right(n, g, i, &digits);
		if (!(count >= 2 ? digits >= 5 : count == 1 && g->count == 2 && fills && digits >= 3 && i < first) ||
			count < most)
			continue;
		if (count == most && best >= 0 && n->figure[best].value != w->value)
			return -1;
		best = i;
		most = count;
	}
	return best;
}

/* The wholes that a share and its part allow: part ÷ share, the share rounded; false if it is 0. */
static bool
find_range(const Narrative *n, const ShareGroup *g, int i, wide *least, wide *most)
{
	const Figure *s = &n->figure[g->share[i]];
	wide		half = figure_half(s, s->number.scale);
	wide		scaled;

	if (s->value <= half ||
		__builtin_mul_overflow(n->figure[g->part[i]].value, 100 * power_of_ten(FIGURE_SCALE), &scaled))
		return false;
	*least = scaled / (s->value + half);
	*most = scaled / (s->value - half);
	return true;
}

/* Of three or more shares, do two others allow one whole, which this one does not?  Of two none does. */
static bool
is_odd_one(const Narrative *n, const ShareGroup *g, int which)
{
	wide		least[SHARE_GROUP];
	wide		most[SHARE_GROUP];
	bool		others = false;

	for (int i = 0; i < g->count; i++)
		if (!find_range(n, g, i, &least[i], &most[i]))
			return false;
	for (int i = 0; i < g->count; i++)
		for (int j = 0; j < i; j++)
		{
			bool		agree = least[i] <= most[j] && least[j] <= most[i];

			if (agree && (i == which || j == which))
				return false;
			others = others || agree;
		}
	return others || g->count == 2;
}

/*
 * The share p of a group: of what the others are right of, or of the sum of the
 * parts where the shares give 100.
 */
static void
try_group(Narrative *n, Bindings *b, const ShareGroup *g, int p)
{
	int			whole = find_confirmed(n, g, p);
	int			which = 0;
	Formula		f;

	while (which < g->count && g->share[which] != p)
		which++;
	if (which >= g->count)
		return;
	if (whole >= 0)
	{
		share_formula(n, &f, g->part[which], whole);
		if (n->figure[g->part[which]].whole < 0 && n->figure[g->part[which]].value <= n->figure[whole].value)
			n->figure[g->part[which]].whole = whole;
		bindings_try(b, &f, true);
	}
	else if (shares_fill(n, g) && is_odd_one(n, g, which))
	{
		for (int i = 0; i < g->count; i++)
			if (n->figure[g->part[i]].cues & CUE_TOTAL)
				return;
		formula_start(&f, STYLE_RATIO, true);
		for (int i = 0; i < g->count; i++)
			formula_add(&f, &n->figure[g->part[i]], i == which, 1, n->figure[g->part[i]].finest);
		bindings_try(b, &f, n->figure[g->part[0]].sentence == n->figure[p].sentence);
	}
}

void
try_group_of(Narrative *n, Bindings *b, int p)
{
	ShareGroup	g;

	find_group(n, p, &g);
	if (g.count >= 2)
		try_group(n, b, &g, p);
}

void
try_parallel_group(Narrative *n, Bindings *b, const ShareGroup *g, int p)
{
	try_group(n, b, g, p);
}

/*
 * 一般公共预算拨款支出T。基本支出a，占一般公共预算支出的x%: of the one level in front whose label the
 * name shortens.
 */
void
try_abbreviated(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	const Figure *a = &n->figure[part];
	size_t		name = whole_name(n, f);
	int			whole = -1;
	Formula		formula;

	/* what is all of something tells of no other amount; income and spending are many */
	bool		far = !text_holds(n->body, name, f->label_end, "支出") &&
		!text_holds(n->body, name, f->label_end, "收入");

	if (f->label_end - name < strlen("全市总量") || name >= f->label_end ||
		f->value >= 100 * power_of_ten(FIGURE_SCALE))
		return;
	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *w = &n->figure[i];

		if (!far && f->sentence - w->sentence > 2)
			break;
		if (i == part || !is_level(w) || !figure_same_dimension(n, w, a) ||
			w->value < a->value ||
			w->label_end - w->label > 3 * (f->label_end - name) || !name_abbreviates(n, name, f->label_end, w))
			continue;
		if (whole >= 0)
			return;
		whole = i;
	}
	if (whole < 0 || n->figure[whole].value < a->value || n->figure[whole].approximate)
		return;
	share_formula(n, &formula, part, whole);
	/* 载客汽车A。新能源汽车a，占汽车总量的P%: another sentence may tell of some of them only */
	bindings_try(b, &formula, n->figure[whole].sentence == f->sentence ||
				 !name_is_qualified(n, name, &n->figure[whole]));
}

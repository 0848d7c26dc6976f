/*-------------------------------------------------------------------------
 *
 * growth.c
 *	  Changes: 增长P%, 增加D.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* The figures that a change may be bound to; −1 where there is none. */
typedef struct Change
{
	int			now;
	int			base;
	int			difference;
	bool		now_named;		/* the words, or their place, say that it is this one */
} Change;

static void
growth_formula(const Narrative *n, Formula *f, int now, int base, int sign)
{
	const Figure *v = &n->figure[now];
	const Figure *b = &n->figure[base];

	formula_start(f, sign < 0 ? STYLE_FALL : STYLE_GROWTH, true);
	formula_add(f, v, sign < 0 ? -1 : 1, 0, v->finest);
	formula_add(f, b, sign < 0 ? 1 : -1, 1, b->finest);
}

static void
change_formula(const Narrative *n, Formula *f, int difference, int now, int sign)
{
	const Figure *d = &n->figure[difference];
	const Figure *v = &n->figure[now];

	formula_start(f, STYLE_CHANGE, true);
	formula_add(f, d, 1, sign < 0 ? 1 : -1, d->finest);
	formula_add(f, v, 0, 1, v->finest);
}

static void
ratio_formula(const Narrative *n, Formula *f, int above, int below)
{
	formula_start(f, STYLE_RATIO, true);
	formula_add(f, &n->figure[above], 1, 0, n->figure[above].finest);
	formula_add(f, &n->figure[below], 0, 1, n->figure[below].finest);
}

static bool
same_clause_label(const Narrative *n, int a, int b)
{
	return label_match(n->body, n->figure[a].label, n->figure[a].label_end,
					   n->figure[b].label, n->figure[b].label_end) > 0;
}

static bool
same_label(const Narrative *n, int a, int b)
{
	return label_match(n->body, n->figure[a].label, n->figure[a].label_end,
					   n->figure[b].label, n->figure[b].label_end) == 3;
}

/* Is this figure the whole of a share, 占B的P%, and so no base of a growth? */
static bool
is_whole_of_share(const Narrative *n, int i)
{
	return (n->figure[i].cues & CUE_SHARE) || (n->figure[i].cues & (CUE_THAN | CUE_FROM)) == 0;
}

/* 增加D in front of the percentage. */
static int
find_difference(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	for (int i = p - 1; i >= 0 && i >= p - 3; i--)
	{
		const Figure *d = &n->figure[i];

		if (d->sentence != f->sentence || d->group != f->group)
			break;
		if (d->class == CLASS_PERCENT && (d->role == ROLE_CHANGE || d->depth == f->depth) && d->role != ROLE_BASE)
			break;
		if (is_amount(d) && d->role == ROLE_CHANGE && d->depth <= f->depth)
			return i;
	}
	return -1;
}

/* 同比下降P%，减收D: the difference right behind the percentage, with a word of the same way. */
static int
find_difference_behind(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *d = &n->figure[p + 1];

	return p + 1 < n->count && is_amount(d) && d->role == ROLE_CHANGE && d->sign == f->sign && d->group == f->group &&
		d->part - f->part == 1 && d->depth == f->depth &&
		(p + 2 >= n->count || n->figure[p + 2].class != CLASS_PERCENT || n->figure[p + 2].role != ROLE_CHANGE ||
		 n->figure[p + 2].group != f->group) ? p + 1 : -1;
}

/*
 * 比上年B, 由B.  Between it and the change stands no other level than the one it
 * changed to: 由A增至V，增长P%.
 */
static int
find_base(const Narrative *n, int p, int like)
{
	const Figure *f = &n->figure[p];
	int			levels = 0;

	for (int i = p - 1; i >= 0 && i >= p - 4; i--)
	{
		const Figure *b = &n->figure[i];

		if (b->group != f->group)
			break;
		if (is_level(b) && (levels++ > 0 || (b->cues & CUE_TO) == 0))
			break;
		if (is_amount(b) && b->role == ROLE_BASE && !is_whole_of_share(n, i) &&
			(like < 0 || figure_same_dimension(n, b, &n->figure[like])))
			return levels == 0 || figure_same_dimension(n, b, &n->figure[i + 1]) ? i : -1;
	}
	return -1;
}

/*
 * The current value: behind 增加D where 达到V follows, else the last level in
 * front, of the same group, sentence or the sentence before.
 */
static void
find_now(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			anchor = c->difference >= 0 ? c->difference : c->base >= 0 ? c->base : p;
	int			like = c->difference >= 0 ? c->difference : c->base;
	int			skipped = 0;

	c->now = -1;
	c->now_named = false;
	if (anchor > p)
	{
		c->now = p - 1;
		c->now_named = true;
		return;
	}
	for (int i = p - 1; i > anchor; i--)
		if (is_level(&n->figure[i]) && (like < 0 || figure_same_dimension(n, &n->figure[i], &n->figure[like])))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
	for (int i = anchor - 1; i >= 0 && i >= anchor - LOOK_BACK; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->paragraph != f->paragraph || f->sentence - v->sentence > 1)
			break;
		if (!is_level(v) || v->depth > f->depth || (like >= 0 && !figure_same_dimension(n, v, &n->figure[like])))
			continue;
		if (v->depth < f->depth && v->part + 1 < n->figure[anchor].part && skipped > 0)
			continue;
		if (c->now < 0)
		{
			const Figure *a = &n->figure[anchor];

			c->now = i;
			/* its own clause group, with nothing said of another thing in between */
			c->now_named = v->group == f->group ?
				label_is_general(n->body, a->label, a->label_end) || same_label(n, anchor, i) ||
				(anchor == c->base && label_says_when(n->body, a->label, a->label_end)) :
				same_label(n, anchor, i);
			if (c->now_named)
				return;
		}
		else if (same_label(n, anchor, i))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
		skipped++;
	}
}

/* 财政拨款支出减少D: of the levels in front the one that these words name, not 支出合计. */
static void
prefer_own_words(const Narrative *n, Change *c)
{
	const Figure *d;
	size_t		len;

	if (c->difference < 0 || c->now < 0 || c->now > c->difference)
		return;
	d = &n->figure[c->difference];
	len = d->label_end - d->label;
	if (len < strlen("财政支出"))
		return;
	for (int i = c->now; i >= 0 && i > c->now - LOOK_BACK && d->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];

		if (is_level(v) && v->label_end - v->label >= len && v->paragraph == d->paragraph &&
			memcmp(n->body + v->label_end - len, n->body + d->label, len) == 0 && figure_same_dimension(n, v, d))
		{
			c->now = i;
			return;
		}
	}
}

/* 增加D，增长P%，由B增至V: both ends stand behind. */
static bool
find_ends_behind(const Narrative *n, int p, Change *c)
{
	for (int b = p + 1; b + 1 < n->count && b <= p + 2 && n->figure[b].group == n->figure[p].group; b++)
	{
		const Figure *base = &n->figure[b];
		const Figure *now = &n->figure[b + 1];

		if (base->part != n->figure[p].part && base->role == ROLE_BASE && (base->cues & CUE_FROM) && is_level(now) && (now->cues & CUE_TO) &&
			now->group == base->group && figure_same_dimension(n, base, now) &&
			(c->difference < 0 || figure_same_dimension(n, base, &n->figure[c->difference])))
		{
			c->base = b;
			c->now = b + 1;
			c->now_named = true;
			return true;
		}
	}
	return false;
}

/* 比上年增加D，增长P%，上年为B: the base that the words speak of stands behind. */
static bool
find_base_behind(const Narrative *n, int p, Change *c)
{
	const Figure *said = &n->figure[c->difference >= 0 ? c->difference : p];
	const Figure *v;
	const Figure *b;
	bool		year_before;
	bool		says_so;
	int			base = p + 1;

	if (base < n->count && n->figure[base].class == CLASS_PERCENT && n->figure[base].role == ROLE_CHANGE && is_amount(&n->figure[p]))
		base++;
	if (c->base >= 0 || c->now < 0 || base >= n->count)
		return false;
	v = &n->figure[c->now];
	b = &n->figure[base];
	if (b->sentence != said->sentence || b->part == n->figure[base - 1].part || !is_level(b) || !figure_same_dimension(n, b, v))
		return false;
	year_before = v->year != 0 && b->year == v->year - 1 && same_label(n, base, c->now);
	says_so = (b->cues & said->cues & (CUE_LAST | CUE_TASK | CUE_BUDGET)) && v->group == said->group &&
		label_says_when(n->body, b->label, b->label_end);
	if (!year_before && !says_so)
		return false;
	c->base = base;
	c->now_named = true;
	return true;
}

/* Two levels of one thing in two years: 2016年V，2015年B. */
static bool
find_pair_of_years(const Narrative *n, int p, Change *c)
{
	int			found = -1;

	for (int i = p - 1; i >= 0 && i >= p - 6 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || f->year == 0)
			continue;
		if (found < 0)
			found = i;
		else if (f->year != n->figure[found].year && figure_same_dimension(n, f, &n->figure[found]) &&
				 (n->figure[found].label == n->figure[found].label_end || same_clause_label(n, i, found) ||
				  n->figure[found].label_end - n->figure[found].label <= 9))
		{
			c->now = f->year > n->figure[found].year ? i : found;
			c->base = f->year > n->figure[found].year ? found : i;
			c->now_named = true;
			return true;
		}
		else
			return false;
	}
	return false;
}

/* Which other figure of the sentence would be the base that gives it? */
static bool
fits_other_base(const Narrative *n, const Change *c, int p, int sign)
{
	Formula		f;

	if (c->difference < 0 || c->now < 0)
		return false;
	ratio_formula(n, &f, c->difference, c->now);
	(void) sign;
	return formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS;
}

/* 项目数增长P%: does the percentage say of what, and not of this? */
static bool
is_of_another(const Narrative *n, int p, int now)
{
	const Figure *f = &n->figure[p];

	return now >= 0 && n->figure[now].label < n->figure[now].label_end && !label_is_general(n->body, f->label, f->label_end) &&
		!label_says_when(n->body, f->label, f->label_end) && !same_clause_label(n, p, now);
}

/* 上年B，减少D; 年初余额B，减少D; 2023年B，2024年减少D: is the level what it was before, perhaps? */
static bool
may_be_before(const Narrative *n, int level, int difference)
{
	const Figure *v = &n->figure[level];
	const Figure *d = &n->figure[difference];

	return (v->cues & (CUE_LAST | CUE_CARRY)) || text_holds(n->body, v->clause, v->start, "年初") ||
		(v->year != 0 && d->year > v->year);
}

/* 分别增长x%和下降y%: which is whose? */
static bool
is_one_of_each(const Narrative *n, int p)
{
	return (clause_cues(n, p) & CUE_EACH) != 0 ||
		(p > 0 && n->figure[p - 1].class == CLASS_PERCENT && n->figure[p - 1].group == n->figure[p].group &&
		 n->figure[p].part - n->figure[p - 1].part <= 1 && (clause_cues(n, p - 1) & CUE_EACH));
}

static void
try_all(Narrative *n, Bindings *b, const Change *c, int sign, bool named)
{
	Formula		f;

	if (c->base >= 0 && c->now >= 0)
	{
		growth_formula(n, &f, c->now, c->base, sign);
		bindings_try(b, &f, named);
	}
	if (c->base >= 0 && c->difference > c->base && figure_same_dimension(n, &n->figure[c->base], &n->figure[c->difference]))
	{
		/* 比上年B增加D says it all, whoever it is of */
		bool		adjacent = c->difference == c->base + 1 && n->figure[c->difference].group == b->stated->group;

		ratio_formula(n, &f, c->difference, c->base);
		bindings_try(b, &f, named || (adjacent && !is_one_of_each(n, (int) (b->stated - n->figure))));
	}
	if (c->base < 0 && c->difference >= 0 && c->now >= 0)
	{
		bool		before = may_be_before(n, c->now, c->difference);

		change_formula(n, &f, c->difference, c->now, sign);
		bindings_try(b, &f, named && !before);
		if (before)
		{
			ratio_formula(n, &f, c->difference, c->now);
			bindings_try(b, &f, false);
		}
	}
}

/* 减少D，增长P%: each with a word of its own, and one clause behind the other. */
static bool
says_opposite(const Narrative *n, int p, int difference)
{
	uint64_t	ways = CUE_UP | CUE_DOWN;
	uint64_t	rate = n->figure[p].cues & ways;
	uint64_t	change = difference >= 0 ? n->figure[difference].cues & ways : 0;

	return difference == p - 1 && n->figure[p].part - n->figure[difference].part <= 1 && n->figure[difference].value > 0 &&
		rate != 0 && change != 0 && (rate & change) == 0;
}

void
judge_growth(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Change		c;
	Bindings	b;
	int			sign = f->sign;

	c.difference = find_difference(n, p);
	c.base = find_base(n, p, c.difference);
	if (c.difference < 0 && c.base < 0 && p > 0 && is_level(&n->figure[p - 1]) && n->figure[p - 1].group == f->group)
	{
		c.difference = find_difference_behind(n, p);
		if (c.difference >= 0 && !figure_same_dimension(n, &n->figure[p - 1], &n->figure[c.difference]))
			c.difference = -1;
	}
	find_now(n, p, &c);
	prefer_own_words(n, &c);
	if (find_base_behind(n, p, &c) || (c.base < 0 && find_ends_behind(n, p, &c)))
		;
	else if (c.base < 0 && c.difference < 0 && !find_pair_of_years(n, p, &c))
		c.now_named = false;
	else if (c.base < 0 && p > 0 && n->figure[p - 1].year != 0)
		find_pair_of_years(n, p, &c);
	/* the role of a percentage in a bracket is its difference's: 增加D（P%） */
	if (c.difference >= 0 && n->figure[c.difference].sign != 0)
		sign = n->figure[c.difference].sign;
	bindings_start(&b, n, KIND_GROWTH, f);
	if (c.now >= 0 && (c.now_named || c.base < 0))
		b.label = &n->figure[c.now];
	if (c.now >= 0 || c.base >= 0)
		try_all(n, &b, &c, sign, c.now_named && (c.base >= 0 || c.difference >= 0) && !is_one_of_each(n, p) &&
				!is_of_another(n, p, c.now));
	/* a difference that another level of the paragraph explains, by its label */
	if (!bindings_hold(&b) && !b.any_named && c.difference >= 0 && c.base < 0)
		for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
			if (i != c.now && is_level(&n->figure[i]) &&
				figure_same_dimension(n, &n->figure[i], &n->figure[c.difference]))
			{
				Formula		formula;

				change_formula(n, &formula, c.difference, i, sign);
				bindings_try(&b, &formula, false);
			}
	if (bindings_hold(&b) && f->number.coefficient > 0 && says_opposite(n, p, c.difference))
		b.contradicted = true;
	else if (b.any_named && !bindings_hold(&b) && fits_other_base(n, &c, p, sign))
		b.reason = WHY_WRONG_BASE;
	bindings_claim(&b);
}

/* |now − base| = D, the larger one first. */
static void
try_difference(const Narrative *n, Bindings *b, int now, int base, int sign, bool named)
{
	Formula		f;
	const Figure *v = &n->figure[now];
	const Figure *w = &n->figure[base];

	formula_start(&f, STYLE_SUM, false);
	if (sign == 0)
		sign = v->value >= w->value ? 1 : -1;
	formula_add(&f, sign > 0 ? v : w, 1, 0, v->finest);
	formula_add(&f, sign > 0 ? w : v, -1, 0, w->finest);
	bindings_try(b, &f, named);
}

/* 任务1200户，实际1236户，超额完成36户: the two levels in front, and no third. */
static bool
find_plan(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	int			level[3];
	int			count = 0;

	for (int i = d - 1; i >= 0 && i > d - 8 && n->figure[i].sentence == f->sentence && count < 3; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f))
			level[count++] = i;
	if (count != 2 || (n->figure[level[1]].cues & (CUE_TASK | CUE_BUDGET)) == 0 ||
		(n->figure[level[0]].cues & (SPENT | CUE_TO)) == 0 || (n->figure[level[0]].cues & (CUE_TASK | CUE_BUDGET)))
		return false;
	c->now = level[0];
	c->base = level[1];
	return true;
}

/* 调增a、调减b，净调增D: the changes in front of it. */
static bool
judge_net(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	Bindings	b;
	Formula		formula;
	int			first = d;

	if (!text_holds(n->body, f->clause, f->start, "净"))
		return false;
	while (first > 0 && d - first < 8 && n->figure[first - 1].group == f->group && n->figure[first - 1].role == ROLE_CHANGE &&
		   n->figure[first - 1].sign != 0 && figure_same_dimension(n, &n->figure[first - 1], f))
		first--;
	if (d - first < 2)
		return false;
	bindings_start(&b, n, KIND_DIFF, f);
	formula_start(&formula, STYLE_SUM, false);
	for (int i = first; i < d; i++)
		formula_add(&formula, &n->figure[i], n->figure[i].sign * f->sign, 0, n->figure[i].finest);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

void
judge_difference(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	Change		c = {.now = -1,.difference = d};
	Bindings	b;

	c.base = find_base(n, d, d);
	if (c.base < 0)
	{
		find_now(n, d, &c);
		if (!find_base_behind(n, d, &c))
			c.now = -1;
	}
	bindings_start(&b, n, KIND_DIFF, f);
	if (((f->cues & CUE_EXCESS) || ((f->cues & CUE_THAN) && (f->cues & (CUE_TASK | CUE_BUDGET)))) && c.base < 0 &&
		find_plan(n, d, &c))
	{
		b.label = &n->figure[c.now];
		try_difference(n, &b, c.now, c.base, f->sign, true);
	}
	else if (judge_net(n, d))
		return;
	else if (c.base >= 0 || find_ends_behind(n, d, &c))
	{
		c.difference = -1;
		if (c.now < 0)
			find_now(n, d, &c);
		if (c.now < 0)
			return;
		b.label = &n->figure[c.now];
		try_difference(n, &b, c.now, c.base, f->sign, c.now_named);
		if (b.any_named && !bindings_hold(&b) && n->figure[d].value != 0)
		{
			Bindings	other;

			bindings_start(&other, n, KIND_DIFF, f);
			try_difference(n, &other, c.now, c.base, -f->sign, true);
			if (bindings_hold(&other))
				b.reason = WHY_DIRECTION;
		}
	}
	else if (find_pair_of_years(n, d, &c))
	{
		b.label = &n->figure[c.now];
		try_difference(n, &b, c.now, c.base, 0, true);
	}
	else
	{
		int			level[6];
		int			count = 0;

		for (int i = d + 2 < n->count ? d + 2 : n->count - 1; i >= 0 && i >= d - 10 && count < (int) COUNT_OF(level); i--)
			if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) &&
				n->figure[i].paragraph == f->paragraph && (i < d || n->figure[i].sentence == f->sentence))
				level[count++] = i;
		for (int i = 0; i < count; i++)
			for (int j = i + 1; j < count; j++)
				if (significant_digits(f) >= 3 || (same_clause_label(n, level[i], level[j]) &&
												   n->figure[level[i]].year != n->figure[level[j]].year))
					try_difference(n, &b, level[i], level[j], 0, false);
		if (!bindings_hold(&b))
			return;
	}
	bindings_claim(&b);
}

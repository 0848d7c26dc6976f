/*-------------------------------------------------------------------------
 *
 * difference.c
 *	  Differences: 增加D, 净增D, 超额完成D.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include "scan.h"
#include "years.h"

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

/* The one level of the paragraph in front with the label of the base, to the letter or but for general words; −1 */
static int
namesake_of(const Narrative *n, int base, bool to_the_letter)
{
	const Figure *b = &n->figure[base];
	int			found = -1;

	for (int i = base - 1; i >= 0 && i > base - LOOK_BACK && n->figure[i].paragraph == b->paragraph; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], b) && same_label(n, i, base) &&
			(!to_the_letter || labels_equal(n, &n->figure[i], b)))
		{
			if (found >= 0)
				return -1;
			found = i;
		}
	return found;
}

/* 基金收入31886.5万元。… 2023年基金收入比2022年的B增加D */
static void
find_namesake(const Narrative *n, Change *c)
{
	int			found;

	if (c->base < 0)
		return;
	found = namesake_of(n, c->base, true);
	if (found < 0)
		found = namesake_of(n, c->base, false);
	if (found < 0)
		return;
	c->now = found;
	c->now_named = true;
}

static bool
is_plan(const Figure *f)
{
	return (f->cues & (CUE_TASK | CUE_BUDGET)) && (f->cues & SPENT) == 0;
}

static bool
is_reached(const Figure *f)
{
	return (f->cues & (SPENT | CUE_TO)) && (f->cues & (CUE_TASK | CUE_BUDGET)) == 0;
}

/*
 * 任务1200户，实际1236户，超额完成36户: the two levels in front, and no third; in the sentence
 * before, too, where only one stands in this.
 */
bool
find_plan(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	int			level[3];
	int			count = 0;
	int			year[2];
	int			years = years_between(n, f->clause, f->start, year, 2);

	for (int i = d - 1; i >= 0 && i > d - 8 && n->figure[i].paragraph == f->paragraph && count < 3; i--)
	{
		if (n->figure[i].sentence != f->sentence && (count >= 2 || f->sentence - n->figure[i].sentence > 1))
			break;
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f))
			level[count++] = i;
	}
	/* 比2022年预算减少D: another year's plan */
	if (count != 2 || (years > 0 && year[years - 1] != n->figure[level[0]].year &&
					   year[years - 1] != n->figure[level[1]].year))
		return false;
	/* a sentence before that tells of more than that is of another thing */
	for (int i = level[1] - 1; n->figure[level[1]].sentence != f->sentence && i >= 0 &&
		 n->figure[i].sentence == n->figure[level[1]].sentence; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f))
			return false;
	for (int plan = 0; plan < 2; plan++)
		if ((is_plan(&n->figure[level[plan]]) && is_reached(&n->figure[level[1 - plan]])) ||
			/* 年初预算A，调整后预算B，比年初预算增加D */
			(plan == 1 && n->figure[level[0]].sentence == f->sentence && (n->figure[level[1]].cues & CUE_BUDGET) &&
			 (n->figure[level[0]].cues & ~n->figure[level[1]].cues & CUE_ADJUSTED)))
		{
			c->now = level[1 - plan];
			c->base = level[plan];
			return true;
		}
	return false;
}

/* 支出V，比预算B节约D: a level, as its word says no change */
void
judge_saving(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	Change		c = {.now = -1};
	Bindings	b;

	if ((f->cues & CUE_CUT) == 0 || (f->cues & CUE_THAN) == 0 || (f->cues & (CUE_BUDGET | CUE_TASK)) == 0 ||
		!find_plan(n, d, &c) || n->figure[c.now].approximate)
		return;
	bindings_start(&b, n, KIND_DIFF, f);
	b.label = &n->figure[c.now];
	try_difference(n, &b, c.now, c.base, -1, true);
	bindings_claim(&b);
}

/* V，为年初预算B的P%，超收D: the plan that a rate was of */
static bool
find_rated_plan(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];

	for (int i = d - 1; i > 0 && i > d - 4 && n->figure[i].group == f->group; i--)
	{
		const Figure *base = &n->figure[i];

		if (base->role == ROLE_BASE && (base->cues & (CUE_BUDGET | CUE_TASK)) && figure_same_dimension(n, base, f) &&
			is_level(&n->figure[i - 1]) && n->figure[i - 1].group == f->group &&
			figure_same_dimension(n, &n->figure[i - 1], f))
		{
			c->now = i - 1;
			c->base = i;
			return true;
		}
		if (is_level(base))
			break;
	}
	return false;
}

/* 调增a、调减b，净调增D: the changes in front of it. */
static bool
judge_net(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	Bindings	b;
	Formula		formula;
	int			first = d;

	/* 收入合计增加D is of more than what is listed, it may be */
	if (!clause_holds(n, f, "净") && !(label_is_general(n, f) && (clause_holds(n, f, "合计") ||
									   clause_holds(n, f, "共计"))))
		return false;
	while (first > 0 && d - first < 8 && n->figure[first - 1].group == f->group &&
		   n->figure[first - 1].role == ROLE_CHANGE &&
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

/* 较上年增加D，…：2023年为B，2024年为V: the next two levels, of two years, with no names of their own */
static bool
find_years_behind(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	const Figure *a = f + 1;

	if (d + 2 >= n->count || (f->cues & CUE_THAN) == 0)
		return false;
	for (int i = d + 1; i <= d + 2; i++)
		if (!is_level(&n->figure[i]) || n->figure[i].sentence != f->sentence ||
			n->figure[i].label < n->figure[i].label_end ||
			!figure_same_dimension(n, &n->figure[i], f) || n->figure[i].year == 0)
			return false;
	if (a->year - a[1].year != 1 && a[1].year - a->year != 1)
		return false;
	c->now = a->year > a[1].year ? d + 1 : d + 2;
	c->base = a->year > a[1].year ? d + 2 : d + 1;
	return true;
}

/* V比B增加D1，其中甲增加D2: the base is of the change right behind it */
static bool
is_of_other_change(const Narrative *n, int base, int d)
{
	for (int i = base + 1; i < d; i++)
		if (is_amount(&n->figure[i]) && n->figure[i].role == ROLE_CHANGE &&
			figure_same_dimension(n, &n->figure[i], &n->figure[d]))
			return true;
	return false;
}

/* Two levels nearby that no word puts beside D may differ by it. */
static bool
try_guesses(const Narrative *n, Bindings *b, int d)
{
	const Figure *f = &n->figure[d];
	int			level[6];
	int			count = 0;

	for (int i = d + 2 < n->count ? d + 2 : n->count - 1; i >= 0 && i >= d - 10 &&
		 count < (int) COUNT_OF(level); i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) &&
			n->figure[i].paragraph == f->paragraph && (i < d || n->figure[i].sentence == f->sentence))
			level[count++] = i;
	for (int i = 0; i < count; i++)
		for (int j = i + 1; j < count; j++)
			if (significant_digits(f) >= 3 || (same_clause_label(n, level[i], level[j]) &&
											   n->figure[level[i]].year != n->figure[level[j]].year))
				try_difference(n, b, level[i], level[j], 0, false);
	return bindings_hold(b);
}

void
judge_difference(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	Change		c = {.now = -1,.difference = d};
	Bindings	b;
	bool		twin = false;

	bindings_start(&b, n, KIND_DIFF, f);
	c.base = find_base(n, d, d);
	if (c.base >= 0 && is_of_other_change(n, c.base, d))
		c.base = -1;
	if (c.base < 0)
	{
		find_now(n, d, &c);
		twin = find_twin_of_year(n, &c);
		if (twin)
			try_difference(n, &b, c.now, c.base, 0, false);
		if (twin || !find_base_behind(n, d, &c))
			c.now = c.base = -1;
	}
	if (((f->cues & CUE_EXCESS) || ((f->cues & CUE_THAN) && (f->cues & (CUE_TASK | CUE_BUDGET)))) && c.base < 0 &&
		(find_rated_plan(n, d, &c) || find_plan(n, d, &c)))
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
		if (!c.now_named)
			find_namesake(n, &c);
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
	else if (find_last_year(n, d, &c) || find_years_behind(n, d, &c) || find_compared_years(n, d, &c) ||
			 find_pair_of_years(n, d, &c) || find_base_by_name(n, d, &c) || find_sentence_of_year(n, d, &c) ||
			 find_compared_behind(n, d, &c) || find_last_first(n, d, &c) ||
			 find_bracket_before(n, d, &c))
	{
		b.label = &n->figure[c.now];
		try_difference(n, &b, c.now, c.base, 0, true);
		b.contradicted = f->value != 0 && n->figure[c.now].value != n->figure[c.base].value &&
			f->sign == (n->figure[c.now].value > n->figure[c.base].value ? -1 : 1);
	}
	else if (!try_guesses(n, &b, d) && !twin)
		return;
	bindings_claim(&b);
}

/*-------------------------------------------------------------------------
 *
 * share_meant.c
 *	  The whole that the words of a share mean, to which no neighbour is an alternative.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "name.h"
#include "scan.h"

/* Is another share that has the same name of its whole right of this one? */
static bool
is_confirmed(const Narrative *n, int p, int whole)
{
	const Figure *f = &n->figure[p];

	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		int			part;

		if (i == p || n->figure[i].paragraph != f->paragraph || !is_share(n, i) ||
			!same_whole_name(n, &n->figure[i], f))
			continue;
		part = part_of_share(n, i);
		if (part >= 0 && part != whole && figure_same_dimension(n, &n->figure[part], &n->figure[whole]) &&
			share_fits(n, i, part, whole))
			return true;
	}
	return false;
}

/*
 * The figure in front that a share was taken of by mistake; −1 if none.  What the
 * name may mean, too, is no mistake, nor is what other shares of the name are of,
 * or a figure that has no name.
 */
static int
wrong_neighbour(const Narrative *n, int p, int part, int whole, NameFit fit, bool *meant)
{
	const Figure *f = &n->figure[p];
	size_t		name = whole_name(n, f);
	int			found = -1;

	*meant = false;
	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *w = &n->figure[i];

		if (i == part || i == whole || !is_amount(w) || w->value == n->figure[whole].value ||
			w->value < n->figure[part].value ||
			!figure_same_dimension(n, w, &n->figure[part]) || !share_fits(n, p, part, i))
			continue;
		*meant = *meant || !name_says_what(n, w->label, w->label_end) || is_confirmed(n, p, i) ||
			/* 支出总计T，其中本年支出a。甲b，占本年支出的P%: to the letter */
			(w->label_end - w->label == f->label_end - name &&
			 memcmp(n->body + w->label, n->body + name, f->label_end - name) == 0) ||
			(fit < NAME_SAME && name_fit(n, name, f->label_end, w) != NAME_OTHER);
		found = i;
	}
	return found;
}

/* 占总数的P%: the level in front of the thing that the part is some of, 死亡250人 of 夜间死亡120人; −1 if none */
static int
same_thing(const Narrative *n, int p, int part)
{
	const Figure *a = &n->figure[part];
	int			found = -1;

	if (a->whole >= 0 || !name_says_what(n, a->label, a->label_end))
		return -1;
	for (int i = part - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == a->paragraph; i--)
	{
		const Figure *w = &n->figure[i];
		NameFit		its;

		if (!is_level(w) || w->value <= a->value || !figure_same_dimension(n, w, a))
			continue;
		its = name_fit(n, a->label, a->label_end, w);
		if (its != NAME_SAME && its != NAME_NARROWER)
			continue;
		if (found >= 0 && n->figure[found].value != w->value)
			return -1;
		found = i;
	}
	return found;
}

/* 收入预算B，完成V，其中甲a: what was done is no part of what was planned */
static bool
is_planned_only(const Narrative *n, int p, int part, int whole)
{
	const Figure *w = &n->figure[whole];
	uint64_t	plans = w->cues & (CUE_BUDGET | (says_plan(n, w) ? CUE_TASK : 0));

	return (plans & ~(n->figure[part].cues | n->figure[p].cues)) != 0;
}

/* Shares that are right of the sum of the parts do not accuse themselves: the whole is wrong. */
bool
agrees_with_parts(const Narrative *n, int p, int part)
{
	int			whole = n->figure[part].whole;
	Formula		f;

	if (sum_of_siblings(n, p, &f, part) && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS)
		return true;
	formula_start(&f, STYLE_RATIO, true);
	for (int i = whole + 1; whole >= 0 && i < n->count && i < whole + LOOK_BACK; i++)
		if (n->figure[i].whole == whole && n->figure[i].value != 0)
			formula_add(&f, &n->figure[i], i == part, 1, n->figure[i].finest);
	if (f.count >= 2 && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS)
		return true;
	/* 本级a，占全县的x%；乡镇b，占y%: of both */
	formula_start(&f, STYLE_RATIO, true);
	formula_add(&f, &n->figure[part], 1, 1, n->figure[part].finest);
	for (int i = part + 1; i < n->count && n->figure[i].sentence == n->figure[part].sentence; i++)
		if (is_level(&n->figure[i]) && n->figure[i].value != 0 &&
			figure_same_dimension(n, &n->figure[i], &n->figure[part]))
			formula_add(&f, &n->figure[i], 0, 1, n->figure[i].finest);
	if (f.count >= 2 && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS)
		return true;
	/* 一期投资a，二期投资b，累计完成V，占总投资的P%: of what its own sentence adds up to */
	formula_start(&f, STYLE_RATIO, true);
	formula_add(&f, &n->figure[part], 1, 0, n->figure[part].finest);
	for (int i = part - 1; i >= 0 && n->figure[i].sentence == n->figure[part].sentence; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]))
			formula_add(&f, &n->figure[i], 0, 1, n->figure[i].finest);
	return f.count >= 3 && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS;
}

/* 占财政收入的P%，财政收入为W: is what it is right of named behind it in its sentence? */
static bool
is_told_behind(const Narrative *n, int p, int part)
{
	const Figure *f = &n->figure[p];

	for (int i = p + 1; i < n->count && n->figure[i].sentence == f->sentence; i++)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]) &&
			share_fits(n, p, part, i))
			return true;
	return false;
}

/* T，其中甲a、乙b，占W的P%: may it be the share of T, which has none yet? */
static bool
may_be_of_list(const Narrative *n, int p, int part, int whole)
{
	int			list = n->figure[part].whole;

	if (list < 0 || list == whole || !is_level(&n->figure[list]) ||
		n->figure[list].sentence != n->figure[p].sentence)
		return false;
	for (int i = list + 1; i < part; i++)
		if (is_share(n, i) && part_of_share(n, i) == list)
			return false;
	return true;
}

bool
try_meant(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	const Figure *a = &n->figure[part];
	size_t		name = whole_name(n, f);
	bool		all = clause_holds(n, f, "占总") && !name_says_what(n, name, f->label_end);
	wide		least = f->value > 100 * power_of_ten(FIGURE_SCALE) ? 0 : a->value;
	NameFit		fit = NAME_OTHER;
	int			whole;
	int			wrong;
	bool		confirmed;
	bool		meant;
	Formula		formula;

	if (name == f->label_end && !all)
		return false;
	whole = all ? same_thing(n, p, part) : named_level(n, name, f->label_end, p, part, least, &fit);
	if (whole < 0 || (a->year != 0 && n->figure[whole].year != 0 && a->year != n->figure[whole].year))
		return false;
	share_formula(n, &formula, part, whole);
	if (share_fits(n, p, part, whole))
	{
		bindings_try(b, &formula, true);
		return true;
	}
	if (may_be_of_list(n, p, part, whole) && share_fits(n, p, a->whole, whole))
	{
		b->label = &n->figure[a->whole];
		share_formula(n, &formula, a->whole, whole);
		bindings_try(b, &formula, true);
		return true;
	}
	wrong = wrong_neighbour(n, p, part, whole, fit, &meant);
	confirmed = is_confirmed(n, p, whole);
	if ((meant && !(fit == NAME_SAME && confirmed)) || is_planned_only(n, p, part, whole) ||
		is_told_behind(n, p, part) || agrees_with_parts(n, p, part) ||
		(wrong >= 0 ? significant_digits(f) < 2 && !confirmed : all || fit < NAME_WIDER))
		return false;
	/* 载客汽车A。新能源汽车a，占汽车的P%: another sentence may tell of some of them only */
	if (wrong < 0 && fit == NAME_WIDER && !confirmed && n->figure[whole].sentence != f->sentence &&
		name_is_qualified(n, name, &n->figure[whole]))
		return false;
	b->by_label = confirmed || (wrong >= 0 ? significant_digits(f) >= 3 : fit == NAME_SAME);
	if (wrong >= 0)
		b->reason = WHY_WRONG_BASE;
	bindings_try(b, &formula, true);
	return true;
}

#define NAMES	4

/* 火灾总数和亡人总数: cuts the words into names; false if there are more or fewer */
bool
cut_names(const Narrative *n, size_t at, size_t end, size_t *from, size_t *to, int count)
{
	static const char *const words[] = {"和", "与", "及", "以及", "、", NULL};
	int			found = 0;

	for (from[0] = at; at < end; at++)
	{
		size_t		len = begins_any(n->body + at, end - at, words);

		if (len == 0)
			continue;
		if (found + 1 == count)
			return false;
		to[found++] = at;
		at += len;
		from[found] = at;
	}
	to[found] = end;
	return found + 1 == count;
}

/*
 * 满意和基本满意合计占P%: the parts that the words in front of 占 name, over what they are all parts of; false if
 * the words name none.
 */
bool
judge_named_sum(Narrative *n, int p)
{
	static const char *const sums[] = {"合计", "共计", "之和", "两者", "二者", "共占"};
	const Figure *f = &n->figure[p];
	size_t		end = subject_end(n, f) > f->label ? subject_end(n, f) : f->label_end;
	size_t		from[NAMES];
	size_t		to[NAMES];
	int			count = 0;
	int			whole = -1;
	Bindings	b;
	Formula		formula;

	for (size_t i = 0; i < COUNT_OF(sums) && count == 0; i++)
		if (text_ends(n->body, f->label, end, sums[i]))
		{
			end -= strlen(sums[i]);
			for (count = 2; count <= NAMES && !cut_names(n, f->label, end, from, to, count); count++)
				;
		}
	if (count == 0 || count > NAMES)
		return false;
	bindings_start(&b, n, KIND_SHARE, f);
	formula_start(&formula, STYLE_RATIO, true);
	for (int k = 0; k < count; k++)
	{
		int			part = -1;

		for (int i = p - 1; i >= 0 && part < 0 && f->sentence - n->figure[i].sentence <= 1; i--)
			if (is_level(&n->figure[i]) && n->figure[i].label_end - n->figure[i].label == to[k] - from[k] &&
				memcmp(n->body + n->figure[i].label, n->body + from[k], to[k] - from[k]) == 0)
				part = i;
		if (part < 0 || n->figure[part].whole < 0 || (whole >= 0 && n->figure[part].whole != whole))
		{
			b.reason = WHY_NO_BASE;
			return bindings_claim(&b);
		}
		whole = n->figure[part].whole;
		formula_add(&formula, &n->figure[part], 1, 0, n->figure[part].finest);
	}
	formula_add(&formula, &n->figure[whole], 0, 1, n->figure[whole].finest);
	bindings_try(&b, &formula, whole_name(n, f) == f->label ||
				 label_may_mean(n->body, whole_name(n, f), f->label_end, n->figure[whole].label,
								n->figure[whole].label_end));
	return bindings_claim(&b);
}

/* The last levels of the sentence in front of a figure, each of what it may be. */
static bool
levels_before(const Narrative *n, int to, int *part, int count)
{
	for (int i = to - 1; i >= 0 && count > 0 && n->figure[i].sentence == n->figure[to].sentence; i--)
		if (is_level(&n->figure[i]))
			part[--count] = i;
		else if (n->figure[i].role != ROLE_CHANGE)
			break;
	return count == 0;
}

bool
judge_each_named(Narrative *n, int p, int first, int count)
{
	const Figure *f = &n->figure[first];
	size_t		from[NAMES];
	size_t		to[NAMES];
	int			part[NAMES];
	int			which = p - first;
	int			whole;
	NameFit		fit;
	Bindings	b;
	Formula		formula;

	if (count > NAMES || !cut_names(n, whole_name(n, f), f->label_end, from, to, count) ||
		!levels_before(n, first, part, count))
		return false;
	whole = named_level(n, from[which], to[which], first, part[which], n->figure[part[which]].value, &fit);
	if (whole < 0)
		return false;
	bindings_start(&b, n, KIND_SHARE, &n->figure[p]);
	b.label = &n->figure[part[which]];
	share_formula(n, &formula, part[which], whole);
	bindings_try(&b, &formula, fit != NAME_SHORT || share_fits(n, p, part[which], whole) ||
				 significant_digits(&n->figure[p]) > 2);
	return bindings_claim(&b);
}

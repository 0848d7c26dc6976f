/*-------------------------------------------------------------------------
 *
 * share.c
 *	  Shares: a占W的P%, 分别占x%、y%和z%.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "scan.h"

/* 占任务数的P%: each has a task of its own, and there is no whole */
static bool
is_of_plan(const Narrative *n, int p)
{
	uint64_t	cues = clause_cues(n, p);

	return (cues & CUE_BUDGET) || ((cues & CUE_TASK) && says_plan(n, &n->figure[p])) || is_headed_by_plan(n, p);
}

/* What was done is no plan that a share of one could be of. */
static bool
is_done(const Narrative *n, int whole)
{
	return whole >= 0 && (n->figure[whole].cues & SPENT) != 0;
}

/* Percentages that follow each other, 、 or 和 between: how many up to this one. */
static int
run_of_percent(const Narrative *n, int p, int *last)
{
	int			first = p;

	while (first > 0 && n->figure[first - 1].class == CLASS_PERCENT && n->figure[first - 1].role == ROLE_RATE &&
		   n->figure[first].label == n->figure[first].label_end &&
		   n->figure[first].start - n->figure[first - 1].end <= 6)
		first--;
	*last = p;
	while (*last + 1 < n->count && n->figure[*last + 1].class == CLASS_PERCENT &&
		   n->figure[*last + 1].role == ROLE_RATE && n->figure[*last + 1].label == n->figure[*last + 1].label_end &&
		   n->figure[*last + 1].start - n->figure[*last].end <= 6)
		++*last;
	return p - first;
}

/* The n-th of the parts, the last of which stands first, over their sum. */
static void
parallel_formula(const Narrative *n, Formula *f, const int *part, int count, int which)
{
	formula_start(f, STYLE_RATIO, true);
	for (int i = count - 1; i >= 0; i--)
		formula_add(f, &n->figure[part[i]], i == count - 1 - which, 1, n->figure[part[i]].finest);
}

/* Does one of the shares agree with the sum of the parts? */
static bool
parallel_agree(const Narrative *n, int first, const int *part, int count)
{
	for (int i = 0; i < count; i++)
	{
		Formula		f;

		parallel_formula(n, &f, part, count, i);
		if (formula_weigh(&f, &n->figure[first + i]).fit == FIT_HOLDS)
			return true;
	}
	return false;
}

/* The last amounts of the sentence in front of a figure, the last of them first; false if there are fewer. */
static bool
amounts_before(const Narrative *n, int to, int *part, int count)
{
	int			found = 0;

	for (int i = to - 1; i >= 0 && found < count && n->figure[i].sentence == n->figure[to].sentence; i--)
	{
		/* a、b、c，分别下降x%、y%、z%，分别占W的… */
		if (n->figure[i].class == CLASS_PERCENT && n->figure[i].role == ROLE_CHANGE)
			continue;
		if (!is_level(&n->figure[i]) ||
			(found > 0 && !figure_same_dimension(n, &n->figure[i], &n->figure[part[0]])))
			return false;
		part[found++] = i;
	}
	return found == count;
}

/* n-th share to n-th amount: 分别为a、b和c，占W的x%、y%和z%. */
static bool
judge_parallel(Narrative *n, int p)
{
	int			last;
	int			before = run_of_percent(n, p, &last);
	int			count = last - (p - before) + 1;
	int			first = p - before;
	int			part[LIST_PARTS];
	Bindings	b;
	Formula		f;
	int			whole = -1;

	if (count < 2 || count > LIST_PARTS)
		return false;
	whole = printed_whole(n, first);
	if (whole < 0 && judge_each_named(n, p, first, count))
		return true;
	/* a、b和c，合计T，分别占x%、y%和z% */
	if (whole < 0 && first > count && is_level(&n->figure[first - 1]) && (n->figure[first - 1].cues & CUE_TOTAL) &&
		n->figure[first - 1 - count].sentence == n->figure[first].sentence &&
		figure_same_dimension(n, &n->figure[first - 1 - count], &n->figure[first - 1]))
		whole = first - 1;
	if (!amounts_before(n, whole >= 0 ? whole : first, part, count))
		return true;
	bindings_start(&b, n, KIND_SHARE, &n->figure[p]);
	b.label = &n->figure[part[count - 1 - before]];
	/* 分别占计划的x%、y%: each has a plan of its own */
	if (whole < 0 && !is_of_plan(n, first))
		whole = b.label->whole;
	if (whole >= 0)
	{
		share_formula(n, &f, part[count - 1 - before], whole);
		bindings_try(&b, &f, true);
	}
	parallel_formula(n, &f, part, count, before);
	bindings_try(&b, &f, whole < 0 && parallel_agree(n, first, part, count));
	/* the amount in front of them may be their whole */
	for (int i = part[count - 1] - 1; i >= 0 && i > part[count - 1] - 6 && whole < 0; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], b.label))
		{
			share_formula(n, &f, part[count - 1 - before], i);
			bindings_try(&b, &f, false);
		}
	if (whole < 0 && !bindings_hold(&b) && count <= SHARE_GROUP)
	{
		ShareGroup	g = {.count = count};

		for (int i = 0; i < count; i++)
		{
			g.share[i] = first + i;
			g.part[i] = part[count - 1 - i];
		}
		try_parallel_group(n, &b, &g, p);
	}
	bindings_claim(&b);
	return true;
}

/* Is it in another sentence, with shares of its own there? */
static bool
has_other_share(const Narrative *n, int p, int subject)
{
	if (subject < 0 || n->figure[subject].sentence == n->figure[p].sentence)
		return false;
	for (int i = subject + 1; i < p && n->figure[i].sentence == n->figure[subject].sentence; i++)
		if (is_share(n, i))
			return true;
	return false;
}

/* The last of the shares of one whole that no figure prints: do they give 100? */
static void
judge_siblings(Narrative *n, int p)
{
	const Figure *stated = &n->figure[p];
	int			share[LIST_PARTS];
	int			part[LIST_PARTS];
	int			count = 0;

	if (stated->label == stated->label_end || is_of_plan(n, p))
		return;
	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK && count < LIST_PARTS; i++)
	{
		if (!is_share(n, i) || n->figure[i].paragraph != stated->paragraph || part_of_share(n, i) < 0 ||
			labels_match(n, &n->figure[i], stated) != 3)
			continue;
		if (i > p)
			return;
		if (n->figure[part_of_share(n, i)].whole >= 0)
			return;				/* judged with its list */
		share[count] = i;
		part[count++] = part_of_share(n, i);
	}
	if (count >= 2 && siblings_agree(n, p))
		judge_share_group(n, share, part, count);
}

/* The amounts in front of x%、y%和z%, as many as there are. */
static bool
parallel_parts(const Narrative *n, int first, int *part, int count)
{
	int			found = count;

	for (int i = first - 1; i >= 0 && found > 0 && n->figure[i].sentence == n->figure[first].sentence; i--)
	{
		if (!is_level(&n->figure[i]))
			return false;
		part[--found] = i;
	}
	return found == 0;
}

/*
 * The shares of a sentence, up to its last one: where they give 100 they are
 * all there are, and so are their parts.
 */
void
judge_run(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			share[LIST_PARTS];
	int			part[LIST_PARTS];
	int			count = 0;
	int			first = p;
	bool		parts = true;

	if (!is_share(n, p) || is_of_plan(n, p))
		return;
	for (int i = p + 1; i < n->count && n->figure[i].sentence == f->sentence; i++)
		if (is_share(n, i) && n->figure[i].depth == f->depth)
			return;
	while (first > 0 && n->figure[first - 1].sentence == f->sentence && p - first < 3 * LOOK_BACK)
		first--;
	for (int i = first; i <= p && count < LIST_PARTS; i++)
	{
		const Figure *s = &n->figure[i];

		if (!is_share(n, i) || s->depth != f->depth)
			continue;
		if (s->summed || printed_whole(n, i) >= 0 || is_of_plan(n, i))
			return;
		if (s->label != s->label_end && f->label != f->label_end && count > 0 &&
			labels_match(n, s, &n->figure[share[0]]) == 0 &&
			(clause_cues(n, i) & CUE_OF))
			return;
		part[count] = part_of_share(n, i);
		parts = parts && part[count] >= 0;
		share[count++] = i;
	}
	if (count < 2)
		return;
	if (part[0] == part[1] && parts)
		parts = parallel_parts(n, share[0], part, count);
	judge_share_run(n, share, parts ? part : NULL, count);
}

/* 按P%提取a: the share stands in front of its part. */
static void
judge_levy(Narrative *n, int p)
{
	Bindings	b;
	Formula		f;
	int			part = p + 1;

	if (part >= n->count || n->figure[part].part != n->figure[p].part || !is_level(&n->figure[part]) ||
		n->figure[part].whole < 0)
		return;
	bindings_start(&b, n, KIND_SHARE, &n->figure[p]);
	b.label = &n->figure[part];
	share_formula(n, &f, part, n->figure[part].whole);
	bindings_try(&b, &f, false);
	if (bindings_hold(&b))
		bindings_claim(&b);
}

/* 党员52人，女党员13人，占25%: what stands in front, with no share of its own, may be the whole */
static void
try_in_front(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *a = &n->figure[part];
	const Figure *w = a - 1;
	Formula		formula;

	if (part == 0 || w->sentence != a->sentence || !is_level(w) || !figure_same_dimension(n, w, a) ||
		w->value < a->value || whole_name(n, &n->figure[p]) < n->figure[p].label_end)
		return;
	share_formula(n, &formula, part, part - 1);
	if (formula_weigh(&formula, b->stated).fit == FIT_HOLDS)
		bindings_try(b, &formula, true);
}

/* The wholes that the clause does not print, the surest ones first. */
static void
try_unprinted(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	bool		plan = is_of_plan(n, p);
	bool		of_list = !plan || !is_done(n, n->figure[part].whole);
	Formula		formula;

	if (of_list && whole_name(n, f) == f->label_end)
		try_list_whole(n, b, part);
	try_named_wholes(n, b, p, part);
	if (of_list && !bindings_hold(b))
		try_list_whole(n, b, part);
	if (!bindings_hold(b))
		try_in_front(n, b, p, part);
	/* shares that agree with the sum of their parts do not accuse themselves */
	if (!bindings_hold(b) && sum_of_siblings(n, p, &formula, part) &&
		formula_weigh(&formula, f).fit == FIT_HOLDS)
		bindings_try(b, &formula, true);
	if (!bindings_hold(b) && !b->any_named)
		try_confirmed_whole(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named && !plan)
		try_group_of(n, b, p);
	if (!bindings_hold(b) && !b->any_named && !plan)
		try_abbreviated(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named && plan)
		try_plan(n, b, p);
	if (!bindings_hold(b) && !b->any_named && !plan)
		try_only_other(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named)
		try_frame(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named && !plan)
		try_whole_before(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named && plan)
		try_planned_whole(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named && !plan)
		try_survey(n, b, p, part);
	if (!bindings_hold(b) && !b->any_named)
		try_guesses(n, b, p, part);
}

/*
 * 受访T，知晓的a人；知晓者中，申请过的b人，占P%: does a clause of its own in front of the part name another level of
 * the sentence, which the share is of?
 */
static bool
is_framed_anew(const Narrative *n, int p, int part)
{
	const Figure *a = &n->figure[part];
	size_t		comma = strlen("，");
	size_t		word = strlen("知晓");
	size_t		at = part > 0 ? a[-1].end : 0;
	size_t		from = at;
	size_t		step;

	if (whole_name(n, &n->figure[p]) < n->figure[p].label_end || a->clause <= at + comma + word ||
		!text_ends(n->body, at, a->clause - comma, "中"))
		return false;
	for (; at < a->clause - comma; at += step)
		if (mark_at(n->body + at, a->clause - at, &step) != MARK_NONE)
			from = at + step;
	for (int i = part - 1; i >= 0 && n->figure[i].sentence == a->sentence; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], a) && i != a->whole &&
			from + word < a->clause - comma &&
			holds_bytes(n->body + n->figure[i].label, n->figure[i].label_end - n->figure[i].label,
						n->body + from, word))
			return true;
	return false;
}

void
judge_share(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			printed = printed_whole(n, p);
	/* 汽车、摩托车占P%: of two things */
	bool		joined = text_ends(n->body, 0, f->label, "、");
	int			part;
	Bindings	b;
	Formula		formula;

	if (!is_share(n, p))
	{
		judge_levy(n, p);
		return;
	}
	judge_siblings(n, p);
	judge_share_row(n, p);
	if (judge_percent_sum(n, p) || judge_pair_share(n, p) || judge_parallel(n, p) || judge_joint_share(n, p) ||
		judge_named_sum(n, p))
		return;
	part = part_of_share(n, printed >= 0 ? printed : p);
	bindings_start(&b, n, KIND_SHARE, f);
	if (printed < 0 && subject_end(n, f) > f->label && !names_nothing(n, f) && part_of_unit(n, p) < 0)
	{
		/* what the words name, not what happens to stand in front of them */
		int			subject = find_subject(n, p);

		if (subject < 0)
			subject = find_near_subject(n, p);

		/* 合格以上 is of two grades at least, 市级以上示范社 of two levels */
		if ((subject < 0 && part >= 0) || text_ends(n->body, f->label, f->label_end, "以上") ||
			(text_holds(n->body, f->label, subject_end(n, f), "以上") &&
			 (subject < 0 || !label_holds(n, &n->figure[subject], "以上"))) ||
			joined ||
			is_namesake(n, p, subject) || has_other_share(n, p, subject))
			b.reason = WHY_AMBIGUOUS;
		part = subject >= 0 ? subject : part;
	}
	if (part >= 0)
	{
		int			before = printed < 0 && whole_name(n, f) == f->label_end ? whole_of_share_before(n, p, part) : -1;

		b.label = &n->figure[part];
		if (printed >= 0)
		{
			share_formula(n, &formula, part, printed);
			bindings_try(&b, &formula, figure_same_dimension(n, &n->figure[part], &n->figure[printed]));
		}
		else if (before >= 0)
		{
			share_formula(n, &formula, part, before);
			bindings_try(&b, &formula, true);
		}
		else if (is_of_plan(n, p) || !try_meant(n, &b, p, part))
			try_unprinted(n, &b, p, part);
		if (printed < 0 && b.any_named && !bindings_hold(&b) &&
			(joined || is_framed_anew(n, p, part) || agrees_with_parts(n, p, part)))
			b.reason = WHY_AMBIGUOUS;
	}
	bindings_claim(&b);
}

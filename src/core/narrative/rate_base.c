/*-------------------------------------------------------------------------
 *
 * rate_base.c
 *	  The base of a rate that stands in another sentence, or behind.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

#define SAME_NOUN	9			/* bytes behind two numbers that name one thing: three characters */

/* The level that the rate is of: the last one in front, in its group; what stands in a bracket is its part. */
static int
part_of_rate(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	for (int i = p - 1; i >= 0 && i > p - 4 && n->figure[i].group == f->group; i--)
	{
		if (n->figure[i].depth > f->depth && ((n->figure[i].cues | n->figure[i].lead) & CUE_PART))
			continue;
		if (is_level(&n->figure[i]))
			return i;
		if (n->figure[i].depth == f->depth)
			return -1;
	}
	return -1;
}

/* Are these the only amounts of their kind from the base's sentence to the part's, up to `stop`? */
static bool
is_only_pair(const Narrative *n, int base, int part, int stop)
{
	const Figure *f = &n->figure[part];
	int			i = base;

	while (i > 0 && n->figure[i - 1].sentence == n->figure[base].sentence)
		i--;
	for (; i < n->count && i < stop && n->figure[i].sentence <= f->sentence; i++)
		if (i != base && i != part && is_amount(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f))
			return false;
	return true;
}

/* 年初预算为B。支出决算为V，完成年初预算的P%: each is alone in its sentence. */
static void
try_budget_before(Narrative *n, Bindings *b, int p, int part)
{
	uint64_t	plan = clause_cues(n, p) & (CUE_BUDGET | CUE_TASK);
	int			base = part - 1;

	/* 计划投资B。完成投资V，完成率P% */
	if (plan == 0 && (clause_cues(n, p) & CUE_RATE) && (clause_cues(n, p) & CUE_DONE))
		plan = CUE_TASK | ((n->figure[part].cues & CUE_POOL) ? CUE_BUDGET : 0);	/* 到位率 */
	if (plan == 0 || base < 0 || (n->figure[part].cues & (CUE_BUDGET | CUE_TASK | CUE_PART)) ||
		(n->figure[part].lead & CUE_PART) ||
		((n->figure[part].cues | n->figure[part].lead) & (SPENT)) == 0 || (n->figure[base].cues & plan) == 0 ||
		!is_level(&n->figure[base]) || n->figure[base].paragraph != n->figure[p].paragraph ||
		n->figure[p].sentence - n->figure[base].sentence != 1 ||
		!figure_same_dimension(n, &n->figure[base], &n->figure[part]) ||
		!is_only_pair(n, base, base, base + LOOK_BACK) || !is_only_pair(n, part, part, p))
		return;
	try_rate(n, b, part, base, true);
}

/* 预算收入为B，实际完成V，为年初预算的P%: what was done right behind has no name of its own */
static void
try_unnamed_budget(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *v = &n->figure[part];
	int			base = part - 1;
	int			end = part + 1;
	const Figure *w;

	/* 预算B（其中b），实际完成V（其中v） */
	while (base > 0 && n->figure[base].depth > v->depth)
		base--;
	while (end < p && n->figure[end].depth > v->depth)
		end++;
	if (base < 0 || (n->figure[p].cues & CUE_BUDGET) == 0 || (n->figure[p].cues & CUE_RATE) ||
		clause_holds(n, &n->figure[p], "调整"))
		return;
	w = &n->figure[base];
	if (!is_level(w) || w->group != v->group || (v->part - w->part != 1 && base == part - 1) || end != p ||
		!figure_same_dimension(n, w, v) ||
		w->depth != v->depth || (w->cues & (SPENT & ~(uint64_t) CUE_SPEND)) || (w->cues & (CUE_PART | CUE_BALANCE)) ||
		(v->cues & CUE_DONE) == 0 || (v->cues & (CUE_INCOME | CUE_SPEND | CUE_BALANCE)) ||
		!clause_holds(n, v, "实际完成"))
		return;
	try_rate(n, b, part, base, true);
}

/* Do the words right behind two numbers agree: 2606个村, 2585个村? */
static bool
counts_same(const Narrative *n, const Figure *a, const Figure *b)
{
	return a->class == CLASS_COUNT && a->end + SAME_NOUN <= n->len && b->end + SAME_NOUN <= n->len &&
		memcmp(n->body + a->end, n->body + b->end, SAME_NOUN) == 0;
}

/* 2000个村的整治。完成650个村的整治，占总计划的P%: the one figure of the sentence before, of the same things */
static void
try_heading(Narrative *n, Bindings *b, int p, int part)
{
	int			base = part - 1;

	if (base < 0 || !is_level(&n->figure[base]) || n->figure[base].paragraph != n->figure[p].paragraph ||
		n->figure[p].sentence - n->figure[base].sentence != 1 ||
		!figure_same_dimension(n, &n->figure[base], &n->figure[part]) ||
		(clause_cues(n, p) & (CUE_TASK | CUE_DONE)) == 0 || !counts_same(n, &n->figure[base], &n->figure[part]) ||
		!is_only_pair(n, base, base, base + LOOK_BACK) || !is_only_pair(n, part, part, p))
		return;
	try_rate(n, b, part, base, true);
}

/* Does the sentence of this figure speak of a task? */
static bool
speaks_of_task(const Narrative *n, int i)
{
	int			sentence = n->figure[i].sentence;

	for (; i >= 0 && n->figure[i].sentence == sentence; i--)
		if ((n->figure[i].cues | n->figure[i].lead) & CUE_TASK)
			return true;
	return false;
}

/* 年内基本建成5000套, 基本建成7298套: does the first label end in the second? */
static bool
names_more(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		len = b->label_end - b->label;

	return len >= strlen("基本建成") && a->label_end - a->label > len && label_ends_as(n, a, b);
}

/* 廉租房1852套, 廉租房开工2164套: does the second label begin with the first, and go on with what was done? */
static bool
goes_on(const Narrative *n, const Figure *a, const Figure *b)
{
	static const char *const done[] = {"开工", "竣工", "建成", "完成", "改造", "完工", NULL};
	size_t		len = a->label_end - a->label;

	return len >= strlen("廉租房") && label_begins_as(n, b, a) &&
		begins_any(n->body + b->label + len, b->label_end - b->label - len, done);
}

/* 任务…，其中竣工3000套。… 竣工4986套，竣工率P%: the task of an earlier sentence with the name of what was done */
static void
try_named_task(Narrative *n, Bindings *b, int part)
{
	const Figure *v = &n->figure[part];
	int			base = -1;

	if (speaks_of_task(n, part) && (v->cues & CUE_TASK))
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == v->paragraph; i--)
	{
		const Figure *f2 = &n->figure[i];
		int			match = labels_match(n, f2, v);

		if (!is_level(f2) || f2->sentence == v->sentence || !figure_same_dimension(n, f2, v) ||
			(match != 3 && !names_more(n, f2, v) && !goes_on(n, f2, v)) || !speaks_of_task(n, i))
			continue;
		/* 竣工3000套，竣工率P%: was done itself */
		if (f2[1].class == CLASS_PERCENT && f2[1].sentence == f2->sentence && f2[1].role == ROLE_RATE)
			continue;
		if (base >= 0)
			return;				/* of two it may be either */
		base = i;
	}
	if (base < 0)
		return;
	try_rate(n, b, part, base, true);
}

/* 已支付V，支付率P%，剩余C: V + C is the base, where a figure of the paragraph says so, too. */
static void
try_rest(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *v = &n->figure[part];
	int			rest = -1;
	Formula		f;

	for (int i = part + 1; i < n->count && i <= p + 2 && n->figure[i].group == v->group; i++)
		if (is_level(&n->figure[i]) && (n->figure[i].cues & (CUE_BALANCE | CUE_UNDONE)) &&
			figure_same_dimension(n, &n->figure[i], v))
			rest = i;
	if (rest < 0 || ((v->cues | v->lead) & SPENT) == 0)
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == v->paragraph; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], v) &&
			n->figure[i].value == v->value + n->figure[rest].value)
		{
			whole_formula(&f, v, &n->figure[rest]);
			bindings_try(b, &f, true);
			return;
		}
}

/* V，为上年的P%，上年为B; V，占年初预算的P%，年初预算为B */
static void
try_base_behind(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	int			base = p + 1;

	if (base >= n->count || (f->cues & n->figure[base].cues & (CUE_LAST | CUE_BUDGET | CUE_TASK)) == 0 ||
		n->figure[base].sentence != f->sentence || !is_level(&n->figure[base]) || (n->figure[base].cues & SPENT) ||
		(!label_says_when(n, &n->figure[base]) && labels_match(n, f, &n->figure[base]) < 3) ||
		!figure_same_dimension(n, &n->figure[base], &n->figure[part]))
		return;
	try_rate(n, b, part, base, true);
}

/* 投资完成V，占年度计划B的九成，完成率P%: the plan stands behind what was done */
static void
try_plan_between(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *plan = &n->figure[part];
	int			done = part - 1;

	/* the last level in front is the plan itself */
	if (done < 0 || (plan->cues & CUE_SHARE) == 0 || (plan->cues & (CUE_TASK | CUE_BUDGET)) == 0 ||
		n->figure[done].group != plan->group || !is_level(&n->figure[done]) ||
		(n->figure[done].cues & (CUE_TASK | CUE_BUDGET)) ||
		!figure_same_dimension(n, &n->figure[done], plan) || (n->figure[p].cues & CUE_DONE) == 0)
		return;
	try_rate(n, b, done, part, true);
}

/*
 * 执行率P%（支出V，预算B）; 结余率P%，即结余V，占预算B: the two levels right behind, and
 * no third.
 */
static void
try_both_behind(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *v;
	const Figure *w;
	int			part = p + 1;
	int			base = p + 2;
	bool		bracket;

	if (base >= n->count || !is_amount(&n->figure[part]) || !is_amount(&n->figure[base]))
		return;
	v = &n->figure[part];
	w = &n->figure[base];
	bracket = v->depth == f->depth + 1 && w->depth == v->depth;
	/* 债务率P%（债务余额A/综合财力B） */
	if (bracket && v->part == w->part &&
		begins_any(n->body + v->end, w->start - v->end, (const char *const[]) {"/", "÷", "／", NULL}) && is_level(v) &&
		is_level(w) && figure_same_dimension(n, v, w))
	{
		try_rate(n, b, part, base, true);
		return;
	}
	if (v->part - f->part != 1 || w->part - v->part > 1 || v->sentence != f->sentence || w->sentence != f->sentence ||
		!figure_same_dimension(n, v, w) ||
		(!bracket && !scan_begins(n->body + v->clause, v->start - v->clause, "即")) ||
		(base + 1 < n->count && n->figure[base + 1].sentence == f->sentence && n->figure[base + 1].depth == w->depth &&
		 is_amount(&n->figure[base + 1]) && figure_same_dimension(n, &n->figure[base + 1], v)))
		return;
	if (((v->cues & (CUE_BUDGET | CUE_TASK)) && (v->cues & SPENT) == 0) || v->value > w->value)
	{
		int			first = part;

		part = base;
		base = first;
	}
	if ((n->figure[base].cues & (BASES | CUE_SHARE)) == 0 || (n->figure[part].cues & (SPENT | CUE_BALANCE)) == 0 ||
		((n->figure[part].cues & CUE_BALANCE) != 0) != ((f->cues & CUE_BALANCE) != 0))
		return;
	try_rate(n, b, part, base, true);
}

/* 结余V，结余率P%，…，预算B: what is left, and the one budget of the sentence */
static void
try_left(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	int			base = -1;

	if ((f->cues & CUE_BALANCE) == 0 || (f->cues & CUE_RATE) == 0 || (n->figure[part].cues & CUE_BALANCE) == 0)
		return;
	for (int i = part - 8 < 0 ? 0 : part - 8; i < n->count && i < p + 8; i++)
		if (i != part && n->figure[i].sentence == f->sentence && is_level(&n->figure[i]) &&
			figure_same_dimension(n, &n->figure[i], &n->figure[part]))
		{
			if (base >= 0)
				return;
			base = i;
		}
	if (base < 0 || (n->figure[base].cues & CUE_BUDGET) == 0)
		return;
	try_rate(n, b, part, base, true);
}

/* Does a word of two characters of the rate's name stand in one text, and not in the other? */
static bool
rate_names(const Narrative *n, const Figure *rate, const Figure *part, const Figure *base)
{
	size_t		word = strlen("问题");

	size_t		most = 4 * word;
	size_t		from = rate->label_end - rate->label > most ? rate->label_end - most : rate->label;

	for (size_t at = from; at + word <= rate->label_end; at += strlen("问"))
	{
		char		text[8];

		memcpy(text, n->body + at, word);
		text[word] = '\0';
		if ((unsigned char) text[0] >= 0xE0 && (unsigned char) text[3] >= 0xE0 && strcmp(text, "实际") != 0 &&
			text_holds(n->body, part->clause, part->end, text) && !text_holds(n->body, base->clause, base->end, text))
			return true;
	}
	return false;
}

/* 抽查A个，发现问题的B个，问题发生率P%: two numbers of one kind in the sentence, and the rate names the second */
static void
try_two_counts(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	const Figure *v = &n->figure[part];
	int			base = part - 1;

	if (base < 0 || v->class != CLASS_COUNT || (f->cues & CUE_RATE) == 0 || n->figure[base].group != f->group ||
		!is_level(&n->figure[base]) || n->figure[base].role == ROLE_PART ||
		!figure_same_dimension(n, &n->figure[base], v) ||
		n->figure[base].value < v->value || n->figure[base].depth != v->depth || !is_only_pair(n, base, part, p) ||
		!rate_names(n, f, v, &n->figure[base]))
		return;
	try_rate(n, b, part, base, true);
}

/* Does the unit count things of any kind? */
static bool
counts_things(const Narrative *n, const Figure *f)
{
	static const char *const units[] = {"个", "处", "项", "座", NULL};

	return f->class == CLASS_COUNT && f->power == 0 && f->unit_end - f->unit == strlen("个") &&
		begins_any(n->body + f->unit, f->unit_end - f->unit, units);
}

/* 下达1336个项目…。开工987处，开工率P%: the one number of things in the sentence before */
static void
try_things(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *v = &n->figure[part];
	int			base = -1;

	if (!counts_things(n, v) || (v->cues & CUE_DONE) == 0 || (n->figure[p].cues & CUE_RATE) == 0 ||
		!text_holds(n->body, v->label, v->start, "开工") || !label_holds(n, &n->figure[p], "开工率"))
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == v->paragraph &&
		 v->sentence - n->figure[i].sentence <= 1; i--)
		if (counts_things(n, &n->figure[i]))
		{
			if (base >= 0 || n->figure[i].sentence == v->sentence || n->figure[i].value < v->value)
				return;
			base = i;
		}
	if (base < 0)
		return;
	try_rate(n, b, part, base, true);
}

void
try_far_bases(Narrative *n, Bindings *b, int p)
{
	int			part = part_of_rate(n, p);

	try_both_behind(n, b, p);
	if (!b->any_named)
		try_adjusted_plan(n, b, p);
	if (!b->any_named)
		try_sentence_before(n, b, p);
	if (!b->any_named)
		try_urban(n, b, p);
	if (part < 0 || b->any_named || bindings_hold(b) || is_sampled(n, &n->figure[part]) ||
		((n->figure[p].cues | n->figure[p].lead) & CUE_PART))
		return;
	try_budget_before(n, b, p, part);
	try_unnamed_budget(n, b, p, part);
	try_heading(n, b, p, part);
	try_base_behind(n, b, p, part);
	try_plan_between(n, b, p, part);
	try_left(n, b, p, part);
	try_two_counts(n, b, p, part);
	if (!b->any_named)
		try_rest(n, b, p, part);
	if (!b->any_named)
		try_named_task(n, b, part);
	if (!b->any_named)
		try_things(n, b, p, part);
}

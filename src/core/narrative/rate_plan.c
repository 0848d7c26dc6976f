/*-------------------------------------------------------------------------
 *
 * rate_plan.c
 *	  Rates of a budget that was adjusted, or stands in the sentence before; of a
 *	  population.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

/* The amount in front, at the same depth: what stands in brackets between is its. */
static int
amount_before(const Narrative *n, int i, int depth)
{
	int			from = i;

	for (i--; i >= 0 && i > from - LOOK_BACK && n->figure[i].paragraph == n->figure[from].paragraph; i--)
		if (n->figure[i].depth == depth && is_level(&n->figure[i]))
			return i;
	return -1;
}

static bool
is_adjusted(const Narrative *n, const Figure *f)
{
	return (f->cues & CUE_ADJUSTED) || clause_holds(n, f, "调整为") || clause_holds(n, f, "调整到");
}

/*
 * 调整后支出预算为B。支出完成V，为调整预算的P%; 执行中调整为B，实际完成V，为调整预算的P%: the amount
 * in front of what was done, in its sentence or the one before.
 */
void
try_adjusted_plan(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	int			part = amount_before(n, p, f->depth);
	int			base = part < 0 ? -1 : amount_before(n, part, f->depth);
	const Figure *v;
	const Figure *w;
	uint64_t	other;

	if (base < 0 || (f->cues & CUE_RATE))
		return;
	v = &n->figure[part];
	w = &n->figure[base];
	other = v->cues & w->cues & SIDES;
	/* 支出V，为调整预算的P%: the words between say which budget */
	if (v->group != f->group || !text_holds(n->body, v->end, f->start, "调整") ||
		!text_holds(n->body, v->end, f->start, "预算") || !is_adjusted(n, w) || is_adjusted(n, v) ||
		!figure_same_dimension(n, v, w) || v->sentence - w->sentence > 1 || ((v->cues | v->lead) & CUE_PART) ||
		((v->cues & (SPENT | CUE_INCOME)) == 0 && v->group == w->group) ||
		(other == 0 && (v->cues & SIDES) && (w->cues & SIDES)))
		return;
	try_rate(n, b, part, base, true);
}

/* 年初预算B，支出决算V。完成年初预算的P%: the two amounts of the sentence before, where the rate opens its own */
void
try_sentence_before(Narrative *n, Bindings *b, int p)
{
	static const char *const verbs[] = {"完成", "为", "占", "仅完成", NULL};
	const Figure *f = &n->figure[p];
	const Figure *v = f - 1;
	const Figure *w = f - 2;

	/* lines that were read in another order begin in the middle of a word */
	if (p < 2 || f->part - v->part != 1 || f->sentence - v->sentence != 1 ||
		!begins_any(n->body + f->clause, f->start - f->clause, verbs))
		return;
	if ((f->cues & CUE_BUDGET) == 0 || (f->cues & CUE_RATE) ||
		w->sentence != v->sentence || (p > 2 && n->figure[p - 3].sentence == v->sentence) ||
		v->paragraph != f->paragraph || !is_level(v) || !is_level(w) || !figure_same_dimension(n, v, w) ||
		v->depth != f->depth || w->depth != f->depth || (w->cues & CUE_BUDGET) == 0 || (w->cues & CUE_ACTUAL) ||
		(v->cues & (CUE_ACTUAL | CUE_DONE)) == 0 || (v->cues & CUE_BUDGET) ||
		(is_adjusted(n, w) != clause_holds(n, f, "调整")))
		return;
	try_rate(n, b, p - 1, p - 2, true);
}

/* 常住人口B，其中城镇人口V，城镇化率P%: what the rate is of, by its name */
void
try_urban(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	int			part = -1;

	if (!label_ends(n, f, "城镇化率"))
		return;
	for (int i = p - 1; i >= 0 && i > p - 12 && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];
		bool		urban = label_holds(n, v, "城镇");

		if (!is_level(v) || v->class != CLASS_COUNT || !label_holds(n, v, "人口") || label_holds(n, v, "户籍") ||
			label_holds(n, v, "乡村") || v->approximate)
			continue;
		if (part < 0 && urban)
			part = i;
		else if (part >= 0 && !urban && label_holds(n, v, "常住") && figure_same_dimension(n, v, &n->figure[part]) &&
				 v->value > n->figure[part].value)
		{
			try_rate(n, b, part, i, true);
			return;
		}
		else
			return;
	}
}

/*-------------------------------------------------------------------------
 *
 * score_rate.c
 *	  Rates of points earned: 满分20分，得18分，得分率90%.
 *
 *-------------------------------------------------------------------------
 */
#include "score_mark.h"

#include <string.h>

#define MOST_RATES	8

/* x%、y%和z%: does the rate go on from the one in front of it, with no words of its own? */
static bool
continues_rates(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	return p > 0 && f->class == CLASS_PERCENT && f[-1].class == CLASS_PERCENT && f->label == f->label_end &&
		f->sentence == f[-1].sentence && f->start - f[-1].end <= strlen("，和");
}

static int
first_of_rates(const Narrative *n, int p)
{
	int			first = p;

	while (p - first + 1 < MOST_RATES && continues_rates(n, first))
		first--;
	return first;
}

bool
is_score_rate(const Narrative *n, int p)
{
	const Figure *first = &n->figure[first_of_rates(n, p)];

	return label_ends(n, first, "得分率") && (first == &n->figure[p] || (first->cues & CUE_EACH));
}

/* 过程指标20分，得分18分: is the first the mark of a heading, and the second what was earned of it right behind? */
static bool
is_bare_mark(const Narrative *n, int mark, int earned)
{
	const Figure *f = &n->figure[mark];
	const Figure *e = &n->figure[earned];

	return earned == mark + 1 && names_heading(n, f) &&
		(f->cues & (CUE_SCORE | CUE_MINUS | CUE_TOTAL | CUE_MEAN)) == 0 && (e->cues & CUE_SCORE) &&
		e->value <= f->value && e->part - f->part == 1 && f->depth == e->depth;
}

/* Says that the rate is what was earned of what may be; false if the two scores are not that. */
static bool
claim_score_rate(Narrative *n, int p, int first, int second)
{
	/* 得18分（满分20分） has them the other way round; 过程指标20分，得分18分 says no 满分 */
	int			full = (n->figure[first].cues & CUE_FULL) || is_bare_mark(n, first, second) ? first : second;
	int			earned = first + second - full;
	Bindings	b;
	Formula		formula;

	if (((n->figure[full].cues & CUE_FULL) == 0 && !is_bare_mark(n, full, earned)) ||
		(n->figure[earned].cues & (CUE_FULL | CUE_MINUS)))
		return false;
	formula_start(&formula, STYLE_RATIO, true);
	formula_add(&formula, &n->figure[earned], 1, 0, 0);
	formula_add(&formula, &n->figure[full], 0, 1, 0);
	bindings_start(&b, n, KIND_RATE, &n->figure[p]);
	b.label = &n->figure[earned];
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

/* 甲满分a分，得b分；乙满分c分，得d分。得分率分别为x%和y%: as many pairs of scores as there are rates, in their order */
static void
judge_each_score_rate(Narrative *n, int p, int first)
{
	int			score[2 * MOST_RATES];
	int			count = 0;
	int			rates = p - first + 1;

	while (first + rates < n->count && continues_rates(n, first + rates))
		rates++;
	for (int i = first - 1; i >= 0 && i > first - LOOK_BACK && n->figure[i].paragraph == n->figure[p].paragraph &&
		 n->figure[p].sentence - n->figure[i].sentence <= 1 && count < 2 * MOST_RATES; i--)
		if (n->figure[i].class == CLASS_SCORE && (n->figure[i].cues & CUE_TOTAL) == 0)
			score[count++] = i;
	/* the total may stand in front of them, with no word for it */
	if (count - 2 * rates != 0 && count - 2 * rates != 1)
		return;
	count = 2 * (rates - 1 - (p - first));
	(void) claim_score_rate(n, p, score[count + 1], score[count]);
}

/* 过程类满分20分，得18分。…过程类得分率90%: the pair of scores before that has the name */
static void
judge_named_score_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		word = strlen("过程");

	if (f->label_end - f->label < word + strlen("得分率"))
		return;
	for (int i = p - 2; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *full = &n->figure[i];

		if (full->class == CLASS_SCORE && (full->cues & CUE_FULL) && full[1].class == CLASS_SCORE &&
			full[1].group == full->group &&
			holds_bytes(n->body + full->label, full->label_end - full->label, n->body + f->label, word))
		{
			(void) claim_score_rate(n, p, i, i + 1);
			return;
		}
	}
}

/* 满分20分，得18分，得分率90%: the two scores of its clause group, and no third. */
void
judge_score_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			first = first_of_rates(n, p);
	int			score[2];
	int			count = 0;

	if (n->figure[first].cues & CUE_EACH)
	{
		judge_each_score_rate(n, p, first);
		return;
	}
	for (int i = p - 1; i >= 0 && i > p - 8 && n->figure[i].group == f->group; i--)
		if (n->figure[i].class == CLASS_SCORE)
		{
			if (count == 2)
				return;
			score[count++] = i;
		}
	/* 得分率90%（满分20分，得18分） */
	if (count == 0 && p + 2 < n->count && n->figure[p + 1].class == CLASS_SCORE &&
		n->figure[p + 2].class == CLASS_SCORE &&
		n->figure[p + 1].depth == f->depth + 1 && n->figure[p + 2].depth == f->depth + 1 &&
		n->figure[p + 1].part - f->part == 1 && n->figure[p + 2].part - f->part == 2 &&
		!(p + 3 < n->count && n->figure[p + 3].depth > f->depth))
	{
		score[1] = p + 1;
		score[0] = p + 2;
		count = 2;
	}
	if (count == 2)
		(void) claim_score_rate(n, p, score[1], score[0]);
	else if (count == 0)
		judge_named_score_rate(n, p);
}

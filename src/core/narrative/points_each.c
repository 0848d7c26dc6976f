/*-------------------------------------------------------------------------
 *
 * points_each.c
 *	  Percentage points side by side: a%和b%，上年为c%和d%，分别提高x和y个百分点.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "scan.h"

#define MOST_EACH	6

/* Figures of one class that 、 or 和 joins. */
typedef struct Run
{
	int			first;
	int			count;
} Run;

static bool
goes_on(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	return i > 0 && f->class == f[-1].class && f->sentence == f[-1].sentence && f->label == f->label_end &&
		f->start - f[-1].end <= strlen("、、");
}

/* The run that a figure belongs to. */
static Run
run_of(const Narrative *n, int i)
{
	Run			run = {.first = i,.count = 1};

	while (goes_on(n, run.first))
		run.first--;
	while (run.first + run.count < n->count && goes_on(n, run.first + run.count))
		run.count++;
	return run;
}

/* 与去年同期c%和d%相比: do words in front or behind say that the run is what others are held against? */
static bool
is_base(const Narrative *n, const Run *run)
{
	const Figure *f = &n->figure[run->first];

	return f->role == ROLE_BASE || (f->cues & (CUE_LAST | CUE_THAN | CUE_TASK)) ||
		(n->figure[run->first + run->count - 1].after & CUE_THAN);
}

/* The runs of as many percentages in front: what it is now, and the base; false if there is another. */
static bool
find_runs(const Narrative *n, const Run *points, Run *now, Run *base)
{
	const Figure *f = &n->figure[points->first];

	for (int i = points->first - 1; i >= 0 && n->figure[i].sentence == f->sentence;)
	{
		Run			run = run_of(n, i);

		i = run.first - 1;
		if (n->figure[run.first].class != CLASS_PERCENT)
			continue;
		if (run.count != points->count)
			return false;
		if (!is_base(n, &run))
		{
			*now = run;
			return base->count > 0;
		}
		if (base->count == 0)
			*base = run;
	}
	return false;
}

/* 提高 (1), 下降 (−1); 0 if the words are neither */
static int
sign_of(const Figure *f)
{
	if (f->role == ROLE_CHANGE)
		return f->sign;
	return f->cues & CUE_GREATER ? 1 : f->cues & CUE_LESS ? -1 : 0;
}

/* False if the points do not stand side by side. */
bool
judge_each_points(Narrative *n, int d)
{
	Run			points = run_of(n, d);
	int			sign = sign_of(&n->figure[points.first]);
	Run			now = {.count = 0};
	Run			base = {.count = 0};
	const Figure *v;
	const Figure *w;
	Bindings	b;
	Formula		f;

	/* x和y个百分点: the first has its unit from the last */
	if (points.count < 2)
		return false;
	if (points.count > MOST_EACH || sign == 0 || !find_runs(n, &points, &now, &base))
		return true;
	v = &n->figure[now.first + d - points.first];
	w = &n->figure[base.first + d - points.first];
	bindings_start(&b, n, KIND_PP, &n->figure[d]);
	b.label = &n->figure[now.first];
	formula_difference(&f, sign > 0 ? v : w, sign > 0 ? w : v);
	bindings_try(&b, &f, true);
	bindings_claim(&b);
	return true;
}

/*-------------------------------------------------------------------------
 *
 * rate_each.c
 *	  Rates side by side: 下达a和b，下达率分别为x%和y%.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include "scan.h"

#define MOST_EACH	8

/* Rates that follow each other, 、 or 和 between, the first of which says 分别. */
typedef struct Run
{
	int			first;
	int			count;
} Run;

static bool
follows(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	return i > 0 && f->class == CLASS_PERCENT && n->figure[i - 1].class == CLASS_PERCENT &&
		f->role == n->figure[i - 1].role &&
		f->label == f->label_end && f->start - n->figure[i - 1].end <= 6;
}

static bool
find_run(const Narrative *n, int p, Run *run)
{
	run->first = p;
	while (follows(n, run->first))
		run->first--;
	for (run->count = p - run->first + 1; run->first + run->count < n->count && follows(n, run->first + run->count);)
		run->count++;
	return run->count >= 2 && run->count <= MOST_EACH && (clause_cues(n, run->first) & CUE_EACH);
}

/* The last `count` levels in front of `to`, the first of them first; where they begin, −1 if there are fewer. */
static int
levels_before(const Narrative *n, int to, int sentence, int *level, int count)
{
	int			i = to;

	for (int left = count; left > 0;)
	{
		if (--i < 0 || sentence - n->figure[i].sentence > 1)
			return -1;
		if (is_level(&n->figure[i]))
			level[--left] = i;
		else if (is_amount(&n->figure[i]))
			return -1;
	}
	return i;
}

/* The next levels, the first of which is a task; false if there are fewer. */
static bool
tasks_behind(const Narrative *n, int from, int *level, int count)
{
	int			found = 0;

	for (int i = from; i < n->count && i < from + LOOK_BACK && found < count &&
		 n->figure[i].paragraph == n->figure[from - 1].paragraph &&
		 n->figure[i].sentence - n->figure[from - 1].sentence <= 1; i++)
		if (is_level(&n->figure[i]) && (found > 0 ||
										((n->figure[i].cues | n->figure[i].lead) & (CUE_TASK | CUE_BUDGET))))
			level[found++] = i;
	return found == count;
}

/* One of the rates at least must be what these give: then they are what all are of. */
static bool
bases_agree(const Narrative *n, const Run *run, const int *part, const int *base)
{
	bool		agree = false;

	for (int i = 0; i < run->count; i++)
	{
		Formula		f;

		if (!figure_same_dimension(n, &n->figure[part[i]], &n->figure[base[i]]))
			return false;
		rate_formula(n, &f, part[i], base[i], -1);
		agree = agree || formula_weigh(&f, &n->figure[run->first + i]).fit == FIT_HOLDS;
	}
	return agree;
}

bool
judge_each_rate(Narrative *n, int p)
{
	Run			run;
	int			part[MOST_EACH] = {0};
	int			base[MOST_EACH];
	int			begin;
	Bindings	b;

	if (!find_run(n, p, &run))
		return false;
	begin = levels_before(n, run.first, n->figure[p].sentence, part, run.count);
	if (begin < 0 || n->figure[part[0]].sentence != n->figure[p].sentence)
		return false;
	if (!(levels_before(n, begin, n->figure[p].sentence, base, run.count) >= 0 && bases_agree(n, &run, part, base)) &&
		!(tasks_behind(n, run.first + run.count, base, run.count) && bases_agree(n, &run, part, base)))
		return false;
	bindings_start(&b, n, KIND_RATE, &n->figure[p]);
	b.label = &n->figure[part[p - run.first]];
	try_rate(n, &b, part[p - run.first], base[p - run.first], true);
	return bindings_claim(&b);
}

/* The bases right in front of the rates: in a bracket, or A和B of which the last says 的. */
static bool
are_bases(const Narrative *n, const Run *run)
{
	int			first = run->first - run->count;
	int			last = run->first - 1;

	if (n->figure[last].role != ROLE_BASE || n->figure[first].sentence != n->figure[last].sentence)
		return false;
	for (int i = first; i < last; i++)
		if (!is_amount(&n->figure[i]) || !figure_same_dimension(n, &n->figure[i], &n->figure[last]) ||
			(n->figure[i].role != ROLE_BASE && n->figure[i].role != ROLE_LEVEL) ||
			n->figure[i + 1].start - n->figure[i].end > strlen("、") ||
			(i > first && n->figure[i].label < n->figure[i].label_end))
			return false;
	return true;
}

/* a、b，分别占计划（A、B）的x%和y%: each has its base there; false if there is none. */
bool
judge_bracket_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Run			run = {.first = p};
	int			part[MOST_EACH] = {0};
	int			base;
	Bindings	b;

	while (follows(n, run.first))
		run.first--;
	for (run.count = p - run.first + 1; run.first + run.count < n->count && follows(n, run.first + run.count);)
		run.count++;
	base = run.first - run.count;
	if (run.count < 2 || run.count > MOST_EACH || base < run.count || !are_bases(n, &run) ||
		levels_before(n, base, f->sentence, part, run.count) < 0 ||
		!figure_same_dimension(n, &n->figure[part[0]], &n->figure[base]))
		return false;
	bindings_start(&b, n, KIND_RATE, f);
	b.label = &n->figure[part[p - run.first]];
	try_rate(n, &b, part[p - run.first], base + p - run.first, true);
	return bindings_claim(&b);
}

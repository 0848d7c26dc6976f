/*-------------------------------------------------------------------------
 *
 * left_rated.c
 *	  What is left, where a rate beside it says of what: 到位A。支出V，支出率P%，结余C.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include "rate.h"
#include "scan.h"

#define LEAST_DIGITS	3		/* of a rate that tells its base by more than chance */

/* 支出V，支出率P%: the rate between in its sentence, right behind its amount; −1 if there is none */
static int
rate_in_front(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i > 0 && i > q - 4 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *p = &n->figure[i];

		if (p->class == CLASS_PERCENT)
			return p->role == ROLE_RATE && (p->cues & CUE_RATE) && !p->approximate &&
				significant_digits(p) >= LEAST_DIGITS && p->depth == f->depth ? i : -1;
		if (is_amount(p) && figure_same_dimension(n, p, f))
			return -1;
	}
	return -1;
}

/* Its amount: the last level in front that is no part; −1 if there is none in the sentence. */
static int
amount_of_rate(const Narrative *n, int p, const Figure *f)
{
	for (int i = p - 1; i >= 0 && n->figure[i].sentence == f->sentence; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) && n->figure[i].whole < 0)
			return i;
	return -1;
}

/* The one value in front, of this sentence or the one before, that the rate is right of; −1 if there is none. */
static int
base_of_rate(const Narrative *n, int part, int p)
{
	int			found = -1;

	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == n->figure[p].paragraph &&
		 n->figure[p].sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *b = &n->figure[i];
		Formula		f;

		if (!is_amount(b) || b->role == ROLE_CHANGE || !figure_same_dimension(n, b, &n->figure[part]) ||
			b->value <= n->figure[part].value)
			continue;
		rate_formula(n, &f, part, i, -1);
		if (formula_weigh(&f, &n->figure[p]).fit != FIT_HOLDS)
			continue;
		if (found >= 0 && n->figure[found].value != b->value)
			return -1;
		found = i;
	}
	return found;
}

/* 结余C（含上年结转c）: more is left than of this year */
static bool
has_bracket(const Narrative *n, int q)
{
	const Figure *next = &n->figure[q + 1];

	return q + 1 < n->count && next->sentence == n->figure[q].sentence && next->depth > n->figure[q].depth;
}

/* 结余C behind 支出V，支出率P%: of the A that P is right of. */
bool
judge_left_rated(Narrative *n, int q)
{
	static const char *const left[] = {"结余", "剩余", "未结", "未支", "未拨", "未使用", "未办结", "尚余", NULL};
	const Figure *f = &n->figure[q];
	int			rate;
	int			part;
	int			base;
	Bindings	b;
	Formula		formula;

	if (!is_level(f) || f->whole >= 0 || f->approximate || (f->cues & (CUE_CARRY | CUE_LAST)) ||
		(rate = rate_in_front(n, q)) < 0 || !clause_holds_any(n, f, left) || is_some_of_it(n, q) || has_bracket(n, q) ||
		(part = amount_of_rate(n, rate, f)) < 0 || (base = base_of_rate(n, part, rate)) < 0)
		return false;
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	formula_difference(&formula, &n->figure[base], &n->figure[part]);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

/*-------------------------------------------------------------------------
 *
 * rate_mistaken.c
 *	  What else a rate of money may have been taken on: what confirms it, and what tells how it went wrong.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include "fund.h"
#include "scan.h"

/* Tries what may hold, and never accuses: every other amount, and two together. */
void
try_any_amount(const Narrative *n, Bindings *b, int part, int p)
{
	const Figure *f = &n->figure[p];
	int			first = p;
	Formula		formula;

	while (first > 0 && p - first < FUNDS_BACK && n->figure[first - 1].paragraph == f->paragraph)
		first--;
	for (int i = first; i < n->count && i < p + 4 && n->figure[i].paragraph == f->paragraph; i++)
	{
		const Figure *a = &n->figure[i];

		if (i == part || !is_money(a) || bindings_hold(b))
			continue;
		rate_formula(n, &formula, part, i, -1);
		bindings_try(b, &formula, false);
		for (int j = first; j < i; j++)
		{
			const Figure *w = &n->figure[j];

			if (j == part || !is_money(w) ||
				((w->cues | a->cues) & (CUE_UP | CUE_DOWN | CUE_CUT | CUE_CARRY | CUE_BUDGET | CUE_POOL)) == 0 ||
				((w->cues & (CUE_BALANCE | CUE_CARRY)) == CUE_BALANCE) ||
				((a->cues & (CUE_BALANCE | CUE_CARRY)) == CUE_BALANCE))
				continue;
			/* what was spent and what there was are no sum */
			if (was_done(n, w, RATE_SPENT) == was_done(n, a, RATE_SPENT))
			{
				rate_formula(n, &formula, part, i, j);
				bindings_try(b, &formula, false);
			}
			/* 年初预算B，调减D */
			formula_start(&formula, STYLE_RATIO, true);
			formula_add(&formula, &n->figure[part], 1, 0, n->figure[part].finest);
			formula_add(&formula, w, 0, 1, w->finest);
			formula_add(&formula, a, 0, -1, a->finest);
			bindings_try(b, &formula, false);
			/* 一季度支出a，二季度支出V: both of the base */
			formula_start(&formula, STYLE_RATIO, true);
			formula_add(&formula, &n->figure[part], 1, 0, n->figure[part].finest);
			formula_add(&formula, j < part ? w : a, 1, 0, a->finest);
			formula_add(&formula, j < part ? a : w, 0, 1, a->finest);
			bindings_try(b, &formula, false);
		}
	}
}

/* 下达B，其中甲a；支出甲V: do the words of what was done name the part? */
static bool
names_part(const Narrative *n, const Figure *part, const Figure *done)
{
	char		name[NAME_BYTES];
	char		other[NAME_BYTES];
	size_t		len = name_of(n, done, name);
	size_t		other_len = name_of(n, part, other);

	return len > 0 && other_len > 0 && holds_bytes(name, len, other, other_len);
}

/* 总投资B，其中本年投入a、已到位b: what is of this year, or has arrived, may be what was to be spent */
static bool
may_be_spent(const Narrative *n, const Figure *part)
{
	static const char *const words[] = {"年", "本期", "到位", "可用", NULL};

	return clause_holds_any(n, part, words);
}

/*
 * Was the rate taken on a part of its base (下达B，其中第一批a，第二批b), or of what is left of it?  Three digits do
 * not agree by chance.
 */
bool
taken_wrong(const Narrative *n, Bindings *b, int part, int base, int p)
{
	const Figure *f = &n->figure[p];

	if (significant_digits(f) < 3)
		return false;
	for (int i = base + 1; i < p; i++)
	{
		const Figure *w = &n->figure[i];
		Formula		formula;
		bool		left = (w->cues & CUE_BALANCE) != 0;

		if (i == part || !is_level(w) || !is_money(w) || w->approximate ||
			(!left && (w->whole != base || may_be_spent(n, w) || names_part(n, w, &n->figure[part]))))
			continue;
		rate_formula(n, &formula, left ? i : part, left ? base : i, -1);
		if (formula_weigh(&formula, f).fit != FIT_HOLDS)
			continue;
		b->reason = WHY_WRONG_BASE;
		b->by_label = true;
		return true;
	}
	return false;
}

/* The words name the base: was another amount taken for it? */
void
tell_other_base(const Narrative *n, Bindings *b, int part, int base, int p)
{
	for (int i = p - 1; i >= 0 && i > p - FUNDS_BACK && n->figure[i].paragraph == n->figure[p].paragraph; i--)
	{
		Formula		formula;

		if (i == part || i == base || !is_level(&n->figure[i]) || !is_money(&n->figure[i]) ||
			significant_digits(&n->figure[p]) < 3)
			continue;
		rate_formula(n, &formula, part, i, -1);
		if (formula_weigh(&formula, &n->figure[p]).fit != FIT_HOLDS)
			continue;
		b->reason = WHY_WRONG_BASE;
		b->by_label = true;
	}
}

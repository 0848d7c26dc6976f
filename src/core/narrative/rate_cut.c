/*-------------------------------------------------------------------------
 *
 * rate_cut.c
 *	  Rates of what was cut: 送审A，审定V，核减D，核减率P%.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

/* 送审, 评审金额, 审核金额: what a cut is made of */
static bool
is_before_cut(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"送审", "评审金额", "审核金额", "报审", "评审资金", "涉及资金", "涉及金额", "申报金额", "申请金额", NULL
	};

	return clause_holds_any(n, f, words);
}

/* 成交V, 交易金额V: what it came to, whether less was paid than planned, or more was got */
static bool
is_traded(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"成交", "交易", "中标", "合同", "采购金额", "签约", "出让", "拍卖", "转让", NULL
	};

	if (f->cues & (CUE_BUDGET | CUE_TASK))
		return false;
	return clause_holds_any(n, f, words);
}

/* 计划A，实际V，节约D，节约率P%: D ÷ A, A the one plan of the group */
static void
try_saved_of_plan(Narrative *n, Bindings *b, int p)
{
	const Figure *d = &n->figure[p - 1];
	int			plan = -1;
	Formula		f;

	for (int i = p - 2; i >= 0 && n->figure[i].group == d->group; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], d) &&
			(n->figure[i].cues & (CUE_BUDGET | CUE_TASK)) && (n->figure[i].cues & SPENT) == 0)
		{
			if (plan >= 0)
			{
				/* the whole's plan stands in front of its parts' */
				if (n->figure[plan].whole != i)
					return;
				break;
			}
			plan = i;
		}
	if (plan < 0 || n->figure[plan].approximate || n->figure[plan].depth != d->depth ||
		n->figure[plan].value <= d->value)
		return;
	rate_formula(n, &f, p - 1, plan, -1);
	bindings_try(b, &f, true);
}

/* Is what was planned printed in the group in front of the rate? */
static bool
prints_plan(const Narrative *n, int p)
{
	for (int i = p - 1; i >= 0 && n->figure[i].group == n->figure[p].group; i--)
		if (is_amount(&n->figure[i]) &&
			((n->figure[i].cues & (CUE_BUDGET | CUE_TASK)) || is_before_cut(n, &n->figure[i])))
			return true;
	return false;
}

/*
 * 成交V，节约D，节约率P% of what was planned, V + D; 成交V，增值D，增值率P% of V − D.  Who took
 * it of V had another thing in mind.
 */
void
try_traded(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	bool		more = label_holds(n, f, "溢价率") || label_holds(n, f, "增值率") || label_holds(n, f, "增价率");
	const Figure *d = f - 1;
	const Figure *v = NULL;
	Formula		formula;
	bool		fits;

	if (p >= 2 && !more && (f->cues & CUE_CUT) && d->class == CLASS_MONEY && !d->approximate && (d->cues & CUE_CUT) &&
		f->part - d->part <= 1 && d->depth == f->depth && !b->any_named)
		try_saved_of_plan(n, b, p);
	if (p < 2 || (!more && (f->cues & CUE_CUT) == 0) || d->class != CLASS_MONEY || d->approximate ||
		f->part - d->part > 1 || d->depth != f->depth || prints_plan(n, p) ||
		(more ? !clause_holds(n, d, "溢价") && !clause_holds(n, d, "增") :
		 (d->cues & CUE_CUT) == 0))
		return;
	for (int i = p - 2; i >= 0 && v == NULL && n->figure[i].sentence == d->sentence; i--)
		if (is_level(&n->figure[i]) && n->figure[i].class == CLASS_MONEY)
			v = &n->figure[i];
	if (v == NULL || v->depth != d->depth || d->part - v->part > 1 || !is_traded(n, v))
		return;
	rate_formula(n, &formula, (int) (d - n->figure), (int) (v - n->figure), -1);
	fits = formula_weigh(&formula, f).fit == FIT_HOLDS;
	formula_change(&formula, d, v, more ? 1 : -1);
	if (fits && formula_weigh(&formula, f).fit != FIT_HOLDS)
		b->reason = WHY_AMBIGUOUS;
	bindings_try(b, &formula, true);
}

/* 采购V，比预算的B节约D，节约率P%: of the budget that is told beside them, and of nothing else */
bool
try_cut_from_budget(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *cut = f - 1;
	const Figure *budget = f - 2;
	Formula		formula;

	if (p < 3 || (f->cues & CUE_CUT) == 0 || (cut->cues & CUE_CUT) == 0 || cut->group != f->group ||
		(budget->cues & CUE_BUDGET) == 0 || (budget->cues & CUE_THAN) == 0 || budget->group != f->group ||
		f[-3].group != f->group || !is_level(&f[-3]) || !figure_same_dimension(n, cut, budget) ||
		!figure_same_dimension(n, cut, &f[-3]) || f[-3].value + cut->value != budget->value)
		return false;
	rate_formula(n, &formula, p - 1, p - 2, -1);
	bindings_try(b, &formula, true);
	return true;
}

/* 支出合计V，甲a、乙b，较预算节约D: is it one of several amounts of its sentence? */
static bool
is_listed_item(const Narrative *n, int i)
{
	for (int j = i - 1; j >= 0 && n->figure[j].sentence == n->figure[i].sentence; j--)
		if (is_amount(&n->figure[j]) && figure_same_dimension(n, &n->figure[j], &n->figure[i]))
			return true;
	return false;
}

/* 采购V，较采购预算节约D，节约率P%: of what the words hold it against, V + D, and of nothing else */
bool
try_cut_from_unprinted(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *cut = f - 1;
	const Figure *v = f - 2;
	Formula		formula;

	if (p < 2 || (f->cues & CUE_CUT) == 0 || (cut->cues & CUE_CUT) == 0 || (cut->cues & CUE_THAN) == 0 ||
		(cut->cues & (CUE_BUDGET | CUE_TASK)) == 0 || (cut->cues & CUE_LAST) || cut->group != f->group ||
		f->part - cut->part > 1 || v->group != f->group || cut->part - v->part != 1 || !is_level(v) ||
		cut->class != CLASS_MONEY || !figure_same_dimension(n, cut, v) || v->depth != cut->depth ||
		(v->cues & (CUE_BUDGET | CUE_TASK | CUE_CUT)) || v->whole >= 0 || is_listed_item(n, p - 2))
		return false;
	rate_formula(n, &formula, p - 1, p - 2, -1);
	if (formula_weigh(&formula, f).fit == FIT_HOLDS)
		b->reason = WHY_WRONG_BASE;
	formula_change(&formula, cut, v, -1);
	bindings_try(b, &formula, true);
	return true;
}

/* 审定V，核减D，核减率: D ÷ (V + D), where the figure before the cut is not printed. */
void
try_cut(Narrative *n, Bindings *b, const Scope *scope, int p)
{
	if ((n->figure[p].cues & CUE_CUT) == 0)
		return;
	for (int i = 0; i + 1 < scope->count && scope->level[i + 1] < p; i++)
	{
		const Figure *v = &n->figure[scope->level[i]];
		const Figure *d = &n->figure[scope->level[i + 1]];
		Formula		f;

		/* 支出V，比预算节约D: of the budget */
		bool		named = (d->cues & CUE_THAN) && (d->cues & CUE_BUDGET) && d->group == n->figure[p].group &&
			v->group == d->group;

		if ((d->cues & CUE_CUT) == 0)
			continue;
		if (d->group == v->group && d->group == n->figure[p].group && d->part - v->part == 1 && is_before_cut(n, v))
		{
			/* 评审金额V，审减D: of what was handed in */
			rate_formula(n, &f, scope->level[i + 1], scope->level[i], -1);
			bindings_try(b, &f, true);
			continue;
		}
		if ((v->cues & SPENT) == 0 && !named)
			continue;
		formula_change(&f, d, v, -1);
		/* what gives it is no worse than any pair that words name */
		named = named || (d->group == n->figure[p].group && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS) ||
			(i == 0 && d->group == n->figure[p].group && v->group == d->group && d->part - v->part == 1 &&
			 clause_holds(n, v, "审定"));
		bindings_try(b, &f, named);
	}
	/* 支出V，其中a、b，节约D: of the whole, too */
	for (int i = 0; p > 0 && i < scope->count && scope->level[i] < p - 1 && !bindings_hold(b); i++)
	{
		const Figure *v = &n->figure[scope->level[i]];
		const Figure *d = &n->figure[p - 1];
		Formula		f;

		if (v->group != d->group || !is_amount(d) || !figure_same_dimension(n, v, d) || (d->cues & CUE_CUT) == 0)
			continue;
		formula_change(&f, d, v, -1);
		if (formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS)
			bindings_try(b, &f, true);
	}
}

/* 送审A，审定V，核减D，核减率: (A − V) ÷ A says it, whatever is printed for D. */
void
try_cut_pair(Narrative *n, Bindings *b, const Scope *scope, int p)
{
	const Figure *f = &n->figure[p];
	int			before = -1;
	int			behind = -1;

	/* 核减率x%，其中甲核减D，核减率P%: of less than both */
	if ((f->cues & CUE_CUT) == 0 || (p > 0 && ((n->figure[p - 1].cues | n->figure[p - 1].lead) & CUE_PART)))
		return;
	for (int i = 0; i < scope->count && scope->level[i] < p; i++)
	{
		const Figure *level = &n->figure[scope->level[i]];

		if (level->group != f->group || (level->cues & CUE_CUT))
			continue;
		if (before < 0 && (level->cues & CUE_BUDGET))
			before = scope->level[i];
		else if (before >= 0 && behind < 0 && (level->cues & SPENT))
			behind = scope->level[i];
		else
			return;
	}
	if (behind >= 0 && n->figure[behind].value < n->figure[before].value)
	{
		Formula		formula;

		rest_formula(n, &formula, behind, before, -1);
		bindings_try(b, &formula, true);
	}
}

/*-------------------------------------------------------------------------
 *
 * balance.c
 *	  What is left: 收 − 支 = 结余; 使用X，剩余Y; 送审A，审定B，核减C.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* The levels in front of what is left, the last one first. */
typedef struct Levels
{
	int			at[8];
	int			count;
	int			near;			/* how many of them its sentence has */
} Levels;

/* B of 占预算B的P% */
static bool
is_base(const Figure *f)
{
	return f->role == ROLE_BASE && (f->cues & (CUE_BUDGET | CUE_POOL | CUE_TOTAL)) != 0;
}

static void
find_levels(const Narrative *n, int q, Levels *levels)
{
	const Figure *f = &n->figure[q];

	/* C结转下年 is of wholes, not of their parts */
	bool		behind = f->label == f->label_end;

	levels->count = levels->near = 0;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && levels->count < (int) COUNT_OF(levels->at) &&
		 n->figure[i].paragraph == f->paragraph; i--)
		if (figure_same_dimension(n, &n->figure[i], f) && !(behind && n->figure[i].whole >= 0) &&
			((n->figure[i].cues ^ f->cues) & CUE_MEAN) == 0 &&
			(is_level(&n->figure[i]) || (is_amount(&n->figure[i]) && is_base(&n->figure[i]))))
		{
			levels->near += n->figure[i].sentence == f->sentence;
			levels->at[levels->count++] = i;
		}
}

static bool
is_budget(const Figure *f)
{
	return (f->cues & (CUE_BUDGET | CUE_POOL)) != 0 && (f->cues & CUE_CARRY) == 0;
}

static bool
is_spent(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"发放", "兑付", "兑现", "开支", "报销", "划拨", "付款", NULL};

	return ((f->cues & SPENT) != 0 || (f->class == CLASS_MONEY && clause_holds_any(n, f, words))) &&
		(f->cues & CUE_BUDGET) == 0;
}

/* 全年预算, 调整后预算: what was carried in is in it, too */
static bool
is_whole_budget(const Narrative *n, const Figure *f)
{
	return (f->cues & CUE_ADJUSTED) || ((f->cues & CUE_BUDGET) && label_holds(n, f, "全年"));
}

/* 结转结余C，其中上年结余a: more than what is left of the year */
static bool
holds_carried(const Narrative *n, int q)
{
	const Figure *next = &n->figure[q + 1];

	return q + 1 < n->count && next->sentence == n->figure[q].sentence && (next->cues & (CUE_CARRY | CUE_LAST));
}

/* Do the words say that what is left of `from` after `spent` is the figure? */
static bool
named_pair(const Narrative *n, int q, const Levels *levels, const Figure *from, const Figure *spent)
{
	const Figure *f = &n->figure[q];

	bool		in_order = spent == &n->figure[levels->at[0]] && from == &n->figure[levels->at[1]];

	/* 尚有应付未付款, 结余资金收回财政D, 结余D（含上年结转d）: less than is left, or more */
	if (clause_holds_any(n, f, (const char *const[]) {"应付", "收回", "缴回", "上缴", NULL}) ||
		(holds_carried(n, q) && n->figure[q + 1].depth > f->depth))
		return false;
	if ((!in_order && !(from == &n->figure[levels->at[0]] && spent == &n->figure[levels->at[1]] && is_base(from))) ||
		from->sentence != f->sentence || spent->sentence != f->sentence || from->depth != f->depth)
		return false;
	if ((f->cues & CUE_UNDONE) && (from->cues & CUE_TOTAL))
		return true;
	if ((f->cues & CUE_INCOME) && (f->cues & CUE_SPEND) && (f->cues & CUE_BALANCE))
		return levels->near == 2 && (from->cues & CUE_INCOME) && (spent->cues & CUE_SPEND);
	if (((f->cues | f->after) & CUE_UNDONE) && levels->near == 2 && !(from->cues & CUE_UNDONE) &&
		(spent->cues & SPENT) && spent->group == f->group)
		return true;
	if (levels->near == 2 && (f->cues & CUE_BALANCE) && label_holds(n, f, "收"))
		return true;			/* 短收 */
	if (spent->group != f->group || from->group != f->group || !is_spent(n, spent))
		return false;
	/* what a year took in and spent leaves what is of that year */
	if (levels->near == 2 && (f->cues & CUE_BALANCE) && (from->cues & CUE_INCOME) && (spent->cues & CUE_SPEND) &&
		clause_holds_any(n, f, (const char *const[]) {"年度结余", "当年结余", "当期结余", "本年结余", NULL}))
		return true;
	if (f->cues & CUE_CUT)
		return (from->cues & CUE_BUDGET) != 0 && !is_of_fewer(n, (int) (from - n->figure), q);
	if ((f->cues & CUE_BALANCE) == 0 ||
		((f->cues & CUE_NEXT) && !(levels->near == 2 && !holds_carried(n, q) &&
								   (is_whole_budget(n, from) ||
									(is_budget(from) && is_left_but_swapped(from, spent, f))))))
		return false;
	/* 资金总额A, 使用B, 剩余C, and nothing else in the sentence */
	return is_budget(from) || (levels->near == 2 && (from->cues & CUE_TOTAL) &&
							   (from->cues & (SPENT | CUE_INCOME)) == 0);
}

/* 可供安排A。… 分配B。… C结转下年: is the figure in front of its words, and do the last two levels say so? */
static bool
is_left_of_available(const Narrative *n, int q, const Levels *levels)
{
	const Figure *f = &n->figure[q];
	const Figure *from;

	if (f->label < f->label_end || (f->after & CUE_NEXT) == 0 || levels->count < 2)
		return false;
	from = &n->figure[levels->at[1]];
	return f->sentence - from->sentence <= 2 && n->figure[levels->at[0]].sentence != f->sentence &&
		(label_holds(n, from, "可供") || label_holds(n, from, "可用") || label_holds(n, from, "可安排"));
}

static void
try_pair(Narrative *n, Bindings *b, int q, const Levels *levels, int i, int j)
{
	const Figure *f = &n->figure[q];
	const Figure *spent = &n->figure[levels->at[i]];
	const Figure *from = &n->figure[levels->at[j]];
	bool		adjacent_left = i == 0 && j == 1;
	bool		adjacent = adjacent_left && from->sentence == f->sentence && from->depth == f->depth;
	bool		named = named_pair(n, q, levels, from, spent) || (adjacent_left && is_left_of_available(n, q, levels));
	bool		worded = (f->cues & CUE_BALANCE) ? (from->cues & CUE_INCOME) && (spent->cues & CUE_SPEND) : adjacent;
	Formula		formula;

	if (from->value < spent->value || (significant_digits(f) < 2 && !named && !worded))
		return;
	formula_difference(&formula, from, spent);
	bindings_try(b, &formula, named);
}

/* 上年结转, 期初余额 */
static bool
is_carried(const Narrative *n, const Figure *f)
{
	/* 2022年末结余A，2023年收入B */
	if (f->year != 0 && f + 1 < n->figure + n->count && f[1].year == f->year + 1 &&
		(label_holds(n, f, "末结余") || label_holds(n, f, "底结余")))
		return true;
	return (f->cues & CUE_CARRY) || label_holds(n, f, "期初") || label_holds(n, f, "年初余额") ||
		label_holds(n, f, "年初结余") ||
		label_holds(n, f, "上年余额") || label_holds(n, f, "上年末余额");
}

/* 本年收入, 当年收到: what came in, and no balance */
static bool
is_received(const Narrative *n, const Figure *f)
{
	return (f->cues & (CUE_SPEND | CUE_BALANCE | CUE_CARRY)) == 0 &&
		((f->cues & CUE_INCOME) || clause_holds(n, f, "收到") ||
		 clause_holds(n, f, "筹集") || clause_holds(n, f, "拨入"));
}

/*
 * What was carried in + income − spending.  A final account has more of these
 * than a sentence prints; a project has its budget, and what was spent.
 */
static void
try_triple(Narrative *n, Bindings *b, int q, const Levels *levels, int i, int j, int k)
{
	const Figure *f = &n->figure[q];
	const Figure *spent = &n->figure[levels->at[i]];
	const Figure *income = &n->figure[levels->at[j]];
	const Figure *carried = &n->figure[levels->at[k]];
	Formula		formula;

	if (i == j || j == k || i == k || (carried->cues & CUE_SPEND) || (spent->cues & SPENT) == 0 ||
		((carried->cues & (CUE_CARRY | CUE_LAST | CUE_BALANCE)) == 0 && !is_carried(n, carried)) ||
		((income->cues & (CUE_INCOME | CUE_BUDGET | CUE_POOL)) == 0 && !is_received(n, income)))
		return;
	formula_start(&formula, STYLE_SUM, false);
	formula_add(&formula, carried, 1, 0, carried->finest);
	formula_add(&formula, income, 1, 0, income->finest);
	formula_add(&formula, spent, -1, 0, spent->finest);
	bindings_try(b, &formula, levels->near == 3 && i == 0 && is_carried(n, carried) &&
				 carried->sentence == f->sentence &&
				 income->sentence == f->sentence && f->depth == carried->depth && f->depth == income->depth &&
				 (is_spent(n, spent) || (spent->cues & CUE_SPEND)) &&
				 (is_received(n, income) || (is_budget(income) && (income->cues & CUE_INCOME) == 0)));
}

/* 收入A，支出B，结余C, where it is B − A that gives C: it is a deficit */
static void
try_deficit(const Narrative *n, Bindings *b, int q, const Levels *levels)
{
	const Figure *f = &n->figure[q];

	if (significant_digits(f) < 3 || (!label_holds(n, f, "结余") && !label_holds(n, f, "盈余")) ||
		label_holds(n, f, "赤字"))
		return;
	for (int i = 0; i < levels->count; i++)
		for (int j = 0; j < levels->count; j++)
		{
			const Figure *spent = &n->figure[levels->at[i]];
			const Figure *income = &n->figure[levels->at[j]];
			Formula		formula;

			if ((spent->cues & (CUE_SPEND | CUE_INCOME)) != CUE_SPEND ||
				(income->cues & (CUE_SPEND | CUE_INCOME)) != CUE_INCOME ||
				spent->value - income->value != f->value || f->value <= 0)
				continue;
			formula_difference(&formula, spent, income);
			bindings_try(b, &formula, true);
			b->contradicted = true;
			return;
		}
}

/* 建安投资A … 建安投资B … 其中：建安投资核减D: two levels of the label, that confirm it */
static void
judge_part_cut(Narrative *n, Bindings *b, int q)
{
	const Figure *f = &n->figure[q];
	int			level[3];
	int			count = 0;
	Formula		formula;

	if ((f->cues & CUE_CUT) == 0)
		return;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph && count < 3; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) &&
			n->figure[i].label_end > n->figure[i].label &&
			!labels_equal(n, f, &n->figure[i]) && label_begins_as(n, f, &n->figure[i]))
			level[count++] = i;
	if (count != 2)
		return;
	formula_difference(&formula, &n->figure[level[1]], &n->figure[level[0]]);
	bindings_try(b, &formula, false);
	if (bindings_hold(b))
		bindings_claim(b);
}

/*
 * 预算A，采购B，节约C，其中甲预算a，采购b，节约c: the item's figures are what those of the
 * whole are, and there the last one is what is left of the first.
 */
static bool
judge_column_left(Narrative *n, Bindings *b, int q)
{
	const Figure *f = &n->figure[q];
	int			at[2];
	int			count = 0;
	Formula		formula;

	for (int i = q - 1; i >= 0 && n->figure[i].group == f->group && count < 2; i--)
		if (figure_same_dimension(n, &n->figure[i], f) && is_level(&n->figure[i]) && n->figure[i].depth == f->depth)
			at[count++] = i;
	if (count < 2 || f->whole >= q)
		return false;
	for (int i = 0; i < 2; i++)
		if (n->figure[at[i]].whole < 0 || n->figure[at[i]].whole >= f->whole)
			return false;
	if (n->figure[n->figure[at[1]].whole].value - n->figure[n->figure[at[0]].whole].value !=
		n->figure[f->whole].value)
		return false;
	formula_difference(&formula, &n->figure[at[1]], &n->figure[at[0]]);
	bindings_try(b, &formula, true);
	return bindings_claim(b);
}

/* 结余C（到位A，支出B）: what C is left of stands in the bracket behind it */
static bool
judge_bracket_left(Narrative *n, Bindings *b, int q)
{
	const Figure *f = &n->figure[q];
	const Figure *from = f + 1;
	const Figure *spent = f + 2;
	Formula		formula;

	if (q + 2 >= n->count || from->depth != f->depth + 1 || spent->depth != from->depth || from->part - f->part != 1 ||
		(q + 3 < n->count && n->figure[q + 3].depth > f->depth && n->figure[q + 3].group == f->group) ||
		!figure_same_dimension(n, from, f) || !figure_same_dimension(n, spent, f) || !is_level(from) ||
		!is_level(spent) || (from->cues & (BASES & ~CUE_TASK)) == 0 || (spent->cues & SPENT) == 0 ||
		from->value < spent->value)
		return false;
	formula_difference(&formula, from, spent);
	bindings_try(b, &formula, true);
	return bindings_claim(b);
}

/* What the words of a balance say; false if there is nothing to say. */
static bool
judge_worded(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Bindings	b;
	Levels		levels;

	/* 结余收入, 结转安排的支出 are what comes in and goes out */
	if (!is_level(f) || label_ends(n, f, "收入") ||
		(label_ends(n, f, "支出") && !clause_holds(n, f, "结转下年支出")) || label_holds(n, f, "结余分配") ||
		((f->cues & (CUE_BALANCE | CUE_UNDONE | CUE_OTHER | CUE_CUT)) == 0 &&
		 (f->after & (CUE_UNDONE | CUE_NEXT)) == 0))
		return false;
	if (f->class == CLASS_MONEY && (judge_audit_cut(n, q) || judge_account(n, q)))
		return true;
	find_levels(n, q, &levels);
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	if (f->whole >= 0 && n->figure[f->whole].power == f->power)
	{
		if (!judge_column_left(n, &b, q))
			judge_part_cut(n, &b, q);
		return true;
	}
	if ((f->cues & CUE_BALANCE) && judge_bracket_left(n, &b, q))
		return true;
	if ((f->cues & (CUE_BALANCE | CUE_UNDONE | CUE_OTHER | CUE_CUT)) == 0 && (f->after & CUE_UNDONE) == 0)
	{
		if (is_left_of_available(n, q, &levels))
		{
			try_pair(n, &b, q, &levels, 0, 1);
			return bindings_claim(&b);
		}
		return false;
	}
	for (int i = 0; i < levels.count; i++)
		for (int j = 0; j < levels.count; j++)
			if (j > i || (j == i - 1 && is_base(&n->figure[levels.at[j]])))
				try_pair(n, &b, q, &levels, i, j);
	for (int i = 0; i < levels.count && (f->cues & CUE_BALANCE); i++)
		for (int j = 0; j < levels.count; j++)
			for (int k = 0; k < levels.count; k++)
				try_triple(n, &b, q, &levels, i, j, k);
	if (!bindings_hold(&b))
		try_deficit(n, &b, q, &levels);
	return (b.any_named || b.any_swap || bindings_hold(&b)) && bindings_claim(&b);
}

void
judge_balance(Narrative *n, int q)
{
	if (!judge_left_rated(n, q) && !judge_stock(n, q) && !judge_worded(n, q))
		judge_left(n, q);
}

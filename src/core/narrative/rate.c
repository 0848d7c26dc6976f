/*-------------------------------------------------------------------------
 *
 * rate.c
 *	  Rates of execution and completion, and what is left.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

#define BASES	(CUE_BUDGET | CUE_TASK | CUE_TOTAL | CUE_POOL | CUE_INCOME)
#define SPENT	(CUE_ACTUAL | CUE_DONE | CUE_SPEND)

/* The words in front of 率: 支付 of 资金支付率. */
static bool
rate_stem(const Narrative *n, const Figure *f, size_t *at, size_t *len)
{
	static const char *const endings[] = {"完成率", "率", "进度"};

	for (size_t e = 0; e < COUNT_OF(endings); e++)
	{
		size_t		word = strlen(endings[e]);

		for (size_t end = f->start; end >= f->label + word && end > 6; end--)
			if (memcmp(n->body + end - word, endings[e], word) == 0)
			{
				if (end - word < f->label + 6)
					break;
				*at = end - word - 6;
				*len = 6;
				return true;
			}
	}
	return false;
}

static bool
holds_word(const Narrative *n, size_t from, size_t to, size_t word, size_t len)
{
	for (size_t i = from; i + len <= to; i++)
		if (memcmp(n->body + i, n->body + word, len) == 0)
			return true;
	return false;
}

static void
rate_formula(const Narrative *n, Formula *f, int part, int base, int carry)
{
	formula_start(f, STYLE_RATIO, true);
	formula_add(f, &n->figure[part], 1, 0, n->figure[part].finest);
	formula_add(f, &n->figure[base], 0, 1, n->figure[base].finest);
	if (carry >= 0)
		formula_add(f, &n->figure[carry], 0, 1, n->figure[carry].finest);
}

static void
rest_formula(const Narrative *n, Formula *f, int rest, int base, int carry)
{
	formula_start(f, STYLE_REST, true);
	formula_add(f, &n->figure[rest], -1, 0, n->figure[rest].finest);
	formula_add(f, &n->figure[base], 1, 1, n->figure[base].finest);
	if (carry >= 0)
		formula_add(f, &n->figure[carry], 1, 1, n->figure[carry].finest);
}

/* The levels that a rate may be of: its sentence, and the ones beside it. */
typedef struct Scope
{
	int			level[24];
	int			count;
} Scope;

static void
find_scope(const Narrative *n, int p, Scope *scope)
{
	const Figure *f = &n->figure[p];
	int			like = -1;
	int			low = p;

	scope->count = 0;
	while (low > 0 && p - low < 20 && n->figure[low - 1].paragraph == f->paragraph &&
		   f->sentence - n->figure[low - 1].sentence <= 2)
		low--;
	for (int i = p - 1; i >= low && like < 0; i--)
		if (is_level(&n->figure[i]))
			like = i;
	if (like < 0)
		return;
	for (int i = low; i < n->count && i < p + 12 && scope->count < (int) COUNT_OF(scope->level); i++)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[like]) &&
			n->figure[i].paragraph == f->paragraph && n->figure[i].sentence - f->sentence <= 2)
			scope->level[scope->count++] = i;
}

/* 执行率 is of what was spent, whatever word says so. */
static bool
is_spending(const Narrative *n, size_t stem, size_t len)
{
	static const char *const words[] = {"执行", "支付", "支出", "使用", "完成"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (len == strlen(words[i]) && memcmp(n->body + stem, words[i], len) == 0)
			return true;
	return false;
}

/* Do the words of the rate name this amount as what was done? */
static bool
named_part(const Narrative *n, const Figure *rate, int i)
{
	const Figure *f = &n->figure[i];
	size_t		stem = 0;
	size_t		len = 0;

	if (f->cues & CUE_UNDONE)
		return false;
	if (rate_stem(n, rate, &stem, &len) && !is_spending(n, stem, len))
		return holds_word(n, f->label, f->start, stem, len);
	return (f->cues & SPENT) && (f->cues & (CUE_BUDGET | CUE_BALANCE)) == 0;
}

static int
count_bases(const Narrative *n, const Scope *scope, int part)
{
	int			count = 0;

	for (int i = 0; i < scope->count; i++)
		count += scope->level[i] != part && (n->figure[scope->level[i]].cues & BASES) != 0;
	return count;
}

/*
 * One base and one amount done, both by their words, and both in the sentence
 * of the rate or right in front of it.
 */
static bool
is_named_pair(const Narrative *n, const Scope *scope, int p, int part, int base)
{
	const Figure *f = &n->figure[p];
	const Figure *b = &n->figure[base];
	const Figure *v = &n->figure[part];
	bool		task = (b->cues & CUE_TASK) != 0;

	if (!named_part(n, f, part) || (b->cues & BASES) == 0 || (b->cues & CUE_PART))
		return false;
	if (v->sentence != f->sentence || v->group != f->group || part > p)
		return false;
	if (count_bases(n, scope, part) != 1)
		return false;
	for (int i = 0; i < scope->count; i++)
	{
		int			other = scope->level[i];

		/* two that were done: which one is meant? */
		if (other != part && other != base && n->figure[other].sentence == f->sentence && named_part(n, f, other))
			return false;
	}
	return b->sentence == f->sentence ? base < part && b->depth == f->depth : task && f->sentence - b->sentence == 1;
}

static void
try_pairs(Narrative *n, Bindings *b, const Scope *scope, int p)
{
	Formula		f;
	int			nearest = -1;
	int			carry = -1;

	for (int i = 0; i < scope->count; i++)
	{
		if (scope->level[i] < p)
			nearest = scope->level[i];
		if (scope->level[i] < p && (n->figure[scope->level[i]].cues & CUE_CARRY) && carry < 0)
			carry = scope->level[i];
	}
	for (int i = 0; i < scope->count; i++)
		for (int j = 0; j < scope->count; j++)
		{
			int			part = scope->level[i];
			int			base = scope->level[j];
			bool		named;

			if (part == base || base == carry || part == carry)
				continue;
			if (n->figure[part].cues & (CUE_UNDONE | CUE_BALANCE))
			{
				if (n->figure[part].sentence == n->figure[p].sentence && part < p && base < part)
				{
					rest_formula(n, &f, part, base, carry);
					bindings_try(b, &f, false);
				}
				continue;
			}
			if (part > p || (!named_part(n, &n->figure[p], part) && part != nearest))
				continue;
			if ((n->figure[base].cues & BASES) == 0 && !(part == nearest && base < part))
				continue;
			named = is_named_pair(n, scope, p, part, base);
			if (carry >= 0)
			{
				rate_formula(n, &f, part, base, carry);
				bindings_try(b, &f, false);
				named = false;
			}
			rate_formula(n, &f, part, base, -1);
			bindings_try(b, &f, named);
		}
}

static ClaimKind
rate_kind(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	if (clause_cues(n, p) & CUE_IS)
		return KIND_RATIO;
	for (size_t at = f->label; at + 6 <= f->start; at++)
		if (memcmp(n->body + at, "开工", 6) == 0 || memcmp(n->body + at, "竣工", 6) == 0 ||
			memcmp(n->body + at, "办结", 6) == 0 || memcmp(n->body + at, "完工", 6) == 0)
			return KIND_COMPLETION;
	return KIND_RATE;
}

void
judge_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Bindings	b;
	Formula		formula;
	Scope		scope;
	int			printed = p > 0 && n->figure[p - 1].part == f->part && is_amount(&n->figure[p - 1]) &&
		n->figure[p - 1].role == ROLE_BASE ? p - 1 : -1;

	bindings_start(&b, n, rate_kind(n, p), f);
	if (printed >= 0)
	{
		for (int i = printed - 1; i >= 0 && i >= printed - 6 && n->figure[i].sentence == f->sentence; i--)
			if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[printed]) &&
				n->figure[i].depth == f->depth)
			{
				b.label = &n->figure[i];
				rate_formula(n, &formula, i, printed, -1);
				bindings_try(&b, &formula, n->figure[i].group == f->group);
				break;
			}
	}
	else
	{
		find_scope(n, p, &scope);
		try_pairs(n, &b, &scope, p);
		if (b.any_named || b.any_guess)
			b.label = (b.any_named ? &b.named : &b.guess)->term[0].figure;
	}
	bindings_claim(&b);
}

/* 收 − 支 = 结余; 使用X，剩余Y. */
void
judge_balance(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Bindings	b;
	int			level[8];
	int			count = 0;

	if (!is_level(f) || ((f->cues & (CUE_BALANCE | CUE_UNDONE | CUE_OTHER | CUE_CUT)) == 0 && (f->after & CUE_UNDONE) == 0) ||
		(f->whole >= 0 && n->figure[f->whole].power == f->power))
		return;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && count < (int) COUNT_OF(level) &&
		 n->figure[i].paragraph == f->paragraph; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f))
			level[count++] = i;
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	for (int i = 0; i < count; i++)
		for (int j = i + 1; j < count; j++)
		{
			const Figure *spent = &n->figure[level[i]];
			const Figure *from = &n->figure[level[j]];
			Formula		formula;
			bool		adjacent = i == 0 && j == 1 && from->sentence == f->sentence && from->depth == f->depth;
			bool		named = adjacent && (f->cues & CUE_BALANCE) && (f->cues & CUE_NEXT) == 0 &&
				(from->cues & CUE_BUDGET) && (from->cues & CUE_CARRY) == 0 && (spent->cues & SPENT) &&
				(spent->cues & CUE_BUDGET) == 0 && spent->group == from->group && spent->group == f->group;
			bool		cut = adjacent && (f->cues & CUE_CUT) && (from->cues & CUE_BUDGET) &&
				(spent->cues & SPENT) && spent->group == f->group && from->group == f->group;
			bool		undone = adjacent && (f->cues & CUE_UNDONE) && (from->cues & CUE_TOTAL);

			bool		worded = (f->cues & CUE_BALANCE) ? (from->cues & CUE_INCOME) && (spent->cues & CUE_SPEND) : adjacent;

			if (from->value < spent->value ||
				(significant_digits(f) < 2 && !named && !undone && !cut && !worded))
				continue;
			formula_start(&formula, STYLE_SUM, false);
			formula_add(&formula, from, 1, 0, from->finest);
			formula_add(&formula, spent, -1, 0, spent->finest);
			bindings_try(&b, &formula, named || undone || cut);
		}
	/* what was carried in + income − spending */
	for (int i = 0; i < count && (f->cues & CUE_BALANCE); i++)
		for (int j = 0; j < count; j++)
			for (int k = 0; k < count; k++)
			{
				const Figure *spent = &n->figure[level[i]];
				const Figure *income = &n->figure[level[j]];
				const Figure *carried = &n->figure[level[k]];
				Formula		formula;

				if (i == j || j == k || i == k || (carried->cues & CUE_SPEND) || (spent->cues & (CUE_SPEND | SPENT)) == 0 ||
					(carried->cues & (CUE_CARRY | CUE_LAST | CUE_BALANCE)) == 0 ||
					(income->cues & (CUE_INCOME | CUE_BUDGET | CUE_POOL)) == 0)
					continue;
				formula_start(&formula, STYLE_SUM, false);
				formula_add(&formula, carried, 1, 0, carried->finest);
				formula_add(&formula, income, 1, 0, income->finest);
				formula_add(&formula, spent, -1, 0, spent->finest);
				bindings_try(&b, &formula, false);
			}
	if (b.any_named || bindings_hold(&b))
		bindings_claim(&b);
}

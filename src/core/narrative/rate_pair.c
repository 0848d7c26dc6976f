/*-------------------------------------------------------------------------
 *
 * rate_pair.c
 *	  Which two figures of the sentences around it a rate is of.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

#define LAST_WORDS	60			/* bytes in front of a figure that say what it is */

static bool
holds_word(const Narrative *n, size_t from, size_t to, size_t word, size_t len)
{
	return to > from && holds_bytes(n->body + from, to - from, n->body + word, len);
}

/* 执行率 is of what was spent, whatever word says so. */
static bool
is_spending(const Narrative *n, size_t stem, size_t len)
{
	static const char *const words[] = {
		"执行", "支付", "支出", "使用", "完成", "指标", "任务", "计划", "目标", "工作", "总体", "投资", "资金", "项目",
			"建设", "年度", "预算", NULL
	};

	return is_any(n->body + stem, len, words);
}

/* 整改率, 回收率: of what was found, of what was sent out, whatever the words are. */
static bool
is_answer(const Narrative *n, const Figure *rate)
{
	static const char *const words[] = {"整改", "回收", "回复", "答复", "办结", "化解", "处置", "合格", "兑付", "核销",
		"办复", NULL};
	size_t		stem = 0;
	size_t		len = 0;

	return rate_stem(n, rate, &stem, &len) && is_any(n->body + stem, len, words);
}

/* Does a word stand among the last ones in front of a figure? */
static bool
ends_hold(const Narrative *n, const Figure *f, const char *word)
{
	return text_holds(n->body, f->start - f->clause > LAST_WORDS ? f->start - LAST_WORDS : f->clause, f->start, word);
}

/* 实收B，收缴率P%; 实际缴纳B，征缴率P%: does what came in have a character of the rate's name? */
static bool
is_what_came(const Narrative *n, const Figure *f, size_t stem, size_t len)
{
	size_t		one = strlen("实");
	size_t		at = f->label;

	if (!scan_begins(n->body + at, f->start - at, "实"))
		return false;
	at += scan_begins(n->body + at, f->start - at, "实际") ? 2 * one : one;
	return at + one <= f->start && holds_word(n, stem, stem + len, at, one);
}

/* Do the words of the rate name this amount as what was done? */
static bool
named_part(const Narrative *n, const Figure *rate, int i)
{
	const Figure *f = &n->figure[i];
	size_t		stem = 0;
	size_t		len = 0;

	/* 网上办理占比 is of something else than what was done of all */
	if ((f->cues & CUE_UNDONE) || ends_hold(n, rate, "占比") || ends_hold(n, f, "正在"))
		return false;
	if (is_sampled(n, f))
		return false;
	if (rate_stem(n, rate, &stem, &len) && !is_spending(n, stem, len))
		/* 受理1260件，其中投诉860件，办结率P%: some of all is not what was done */
		return (is_answer(n, rate) && ((f->cues | f->lead) & CUE_PART) == 0) ||
			holds_word(n, f->label, f->start, stem, len) || is_what_came(n, f, stem, len);
	/* 计划完成410亿元 is what was planned */
	return (f->cues & SPENT) && (f->cues & (CUE_BUDGET | CUE_BALANCE)) == 0 &&
		(f->cues & (CUE_TASK | CUE_ACTUAL)) != CUE_TASK;
}

static int
count_bases(const Narrative *n, const Scope *scope, int part, int group)
{
	int			count = 0;
	wide		value = 0;

	for (int i = 0; i < scope->count; i++)
	{
		const Figure *f = &n->figure[scope->level[i]];

		/* a and b of 合计T are no bases beside it */
		if (f->whole >= 0 && f->whole != part && f->whole < part && n->figure[f->whole].sentence == f->sentence)
			continue;
		if (scope->level[i] == part || (f->cues & BASES) == 0 || (count > 0 && f->value == value) ||
			(group > 0 && f->group != group))
			continue;
		value = f->value;
		count++;
	}
	return count;
}

/* 上年欠费A，本年应收B，实收V，收缴率P%: of A + B */
static bool
is_of_both(const Narrative *n, const Scope *scope, int p, int part, int base)
{
	const Figure *v = &n->figure[part];

	for (int i = 0; i < scope->count; i++)
	{
		const Figure *other = &n->figure[scope->level[i]];
		Formula		f;

		if (scope->level[i] == part || scope->level[i] == base || (other->cues & BASES) == 0 ||
			other->group != n->figure[base].group || !figure_same_dimension(n, other, v))
			continue;
		rate_formula(n, &f, part, base, -1);
		formula_add(&f, other, 0, 1, other->finest);
		if (formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS)
			return true;
	}
	return false;
}

/* Are these two the only levels of their kind in the sentence of the rate, the base in front? */
static bool
is_only_other(const Narrative *n, const Scope *scope, int p, int part, int base)
{
	const Figure *f = &n->figure[p];

	if (base > part || part > p || n->figure[base].group != f->group || n->figure[part].group != f->group)
		return false;
	for (int i = 0; i < scope->count; i++)
		if (scope->level[i] != part && scope->level[i] != base && n->figure[scope->level[i]].sentence == f->sentence)
			return false;
	return true;
}

/*
 * 完成预算的P% is of a figure that is called a budget, 完成调整预算的P% of the one that
 * was adjusted; a rate of money is of no number; what is done by the rate's own
 * name is no base of it; and nothing covers more than there is.
 */
static bool
may_be_base(const Narrative *n, const Figure *rate, const Figure *part, const Figure *base)
{
	static const char *const of_money[] = {"支出", "支付", "资金", "预算", "拨付", NULL};
	uint64_t	budget = (rate->cues & CUE_BUDGET) && (rate->cues & CUE_RATE) == 0;
	size_t		stem = 0;
	size_t		len = 0;
	bool		named = rate_stem(n, rate, &stem, &len);

	/* 预算收入B，完成预算的x%，支出V，完成预算的P%: what has a rate of its own is none */
	if (budget && base + 1 < n->figure + n->count && base[1].class == CLASS_PERCENT && base[1].group == base->group &&
		base[1].part - base->part == 1 && (base[1].cues & CUE_BUDGET) && &base[1] != rate)
		return false;
	if (budget && (base->cues & CUE_BUDGET) == 0 && !clause_holds(n, base, "调整为"))
		return false;
	if (budget && (clause_holds(n, rate, "调整") ||
				   clause_holds(n, rate, "变动")) &&
		!clause_holds(n, base, "调整") &&
		!clause_holds(n, base, "变动"))
		return false;
	if (named && part->class == CLASS_COUNT && begins_any(n->body + stem, len, of_money))
		return false;
	if (named && (base->cues & (CUE_BUDGET | CUE_TASK)) == 0 && holds_word(n, base->label, base->start, stem, len) &&
		!is_spending(n, stem, len))
		return false;
	return part->value <= base->value || (base->cues & (CUE_BUDGET | CUE_TASK | CUE_POOL)) != 0;
}

/* Does a figure have a rate of the same name right behind it? */
static bool
has_same_rate(const Narrative *n, int i, int p)
{
	const Figure *f = &n->figure[i];
	const Figure *rate = f + 1;

	return i + 1 < p && rate->class == CLASS_PERCENT && rate->group == f->group && rate->part - f->part <= 1 &&
		labels_match(n, rate, &n->figure[p]) == 3;
}

/* Is there another count between the two that is no less than the part, where the base is no plan? */
static bool
stands_between(const Narrative *n, int base, int part)
{
	static const char *const plans[] = {"计划", "任务", "目标", "应", NULL};

	if (clause_holds_any(n, &n->figure[base], plans))
		return false;
	for (int i = base + 1; i < part; i++)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]) &&
			n->figure[i].value >= n->figure[part].value && (n->figure[i].cues & (CUE_TASK | CUE_BUDGET)) == 0)
			return true;
	return false;
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
	/* a group that has both says nothing of what stands in the others */
	int			group = b->group == f->group && v->group == f->group ? f->group : 0;

	/* 支出V，支出进度x%，其中直达资金支出进度P%: of what is not printed */
	if ((f->cues | f->lead) & CUE_PART)
		return false;
	/* 检查A，合格V，合格率x%，其中甲a，合格率P%: of the last one, whose base is not printed */
	for (int i = part + 1; i < p; i++)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], v) &&
			((n->figure[i].cues | n->figure[i].lead) & CUE_PART) && i != base)
			return false;
	/* 其中甲目标B，完成V: the part has a base of its own, right in front */
	if (!named_part(n, f, part) || ((b->cues & CUE_PART) && part != base + 1) || !may_be_base(n, f, v, b))
		return false;
	/* 支出V，支出进度x%，其中甲支出a，支出进度P%: of a budget of its own */
	if (v->whole == base && has_same_rate(n, base, p))
		return false;
	/* 总投资B，其中本年投入C，支出V，执行率P%: of C, it may be */
	for (int i = base + 1; i < part; i++)
		if ((((n->figure[i].cues | n->figure[i].lead) & CUE_PART) || n->figure[i].whole == base) &&
			is_level(&n->figure[i]) &&
			figure_same_dimension(n, &n->figure[i], v) && n->figure[i].value >= v->value)
			return false;
	/* 受理A件，派单B件，办结a件，办结率P%: of what was sent out, perhaps */
	if (v->class == CLASS_COUNT && base < part && stands_between(n, base, part))
		return false;
	if ((b->cues & BASES) == 0)
		/* 重复信访B件，重复率x%，化解积案V件，化解率P%: what has a rate of its own is another thing */
		return (is_answer(n, f) || v->whole == base) && is_only_other(n, scope, p, part, base) &&
			!(v->whole != base && b[1].class == CLASS_PERCENT && b[1].role == ROLE_RATE && base + 1 != p &&
			  !is_answer(n, &b[1]));
	if (v->sentence != f->sentence || v->group != f->group || part > p)
		return false;
	/* of two bases in its own group it may be either: if neither gives it, it is wrong */
	if (count_bases(n, scope, part, group) > (group > 0 ? 2 : 1) || count_bases(n, scope, part, group) == 0 ||
		is_of_both(n, scope, p, part, base))
		return false;
	for (int i = 0; i < scope->count; i++)
		if (n->figure[scope->level[i]].disputed && n->figure[scope->level[i]].sentence == f->sentence)
			return false;
	for (int i = 0; i < scope->count; i++)
	{
		int			other = scope->level[i];

		/* two that were done: which one is meant? */
		if (other != part && other != base && other < p && n->figure[other].value != b->value &&
			n->figure[other].sentence == f->sentence &&
			(group == 0 || n->figure[other].group == group) && named_part(n, f, other))
			return false;
	}
	/* 完成V，完成率P，任务为B: the task may stand right behind */
	if (base > p)
		return task && base == p + 1 && part == p - 1 && b->group == f->group;
	/* 支出V，年初预算B，完成年初预算的P% */
	if (base == part + 1 && p == base + 1 && b->depth == f->depth)
		return (b->cues & CUE_BUDGET) != 0;
	if (b->sentence == f->sentence)
		return base < part && b->depth == f->depth;
	/* more than the task, and a rate of 100% at most: the task is another one's */
	return task && f->sentence - b->sentence == 1 &&
		(v->value <= b->value || f->value > 100 * power_of_ten(FIGURE_SCALE));
}

/*
 * Is it by chance that two figures give a rate?  电视台6座，广播电台6座，覆盖率100%: equal
 * ones confirm no rate of something else.  收入B，完成预算的x%；支出V，完成预算的P%: what came in is
 * no budget.
 */
static bool
is_idle(const Narrative *n, const Figure *rate, int part, int base)
{
	size_t		stem = 0;
	size_t		len = 0;

	if ((rate->cues & CUE_BUDGET) && (rate->cues & CUE_RATE) == 0 && (n->figure[base].cues & CUE_BUDGET) == 0 &&
		(n->figure[part].cues & CUE_SPEND) && (n->figure[base].cues & (CUE_INCOME | CUE_SPEND)) == CUE_INCOME)
		return true;
	return n->figure[part].value == n->figure[base].value &&
		(n->figure[base].cues & (CUE_BUDGET | CUE_TASK | CUE_POOL)) == 0 &&
		rate_stem(n, rate, &stem, &len) && !named_part(n, rate, part);
}

void
try_pairs(Narrative *n, Bindings *b, const Scope *scope, int p)
{
	Formula		f;
	int			nearest = -1;
	int			carry = -1;

	for (int i = 0; i < scope->count; i++)
	{
		if (scope->level[i] < p)
			nearest = scope->level[i];
		if (scope->level[i] < p && (n->figure[scope->level[i]].cues & CUE_CARRY) && carry < 0 &&
			!(n->figure[scope->level[i]].whole >= 0 && (n->figure[n->figure[scope->level[i]].whole].cues & CUE_TOTAL)))
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
				if (part < p && base < part && n->figure[part].sentence == n->figure[p].sentence)
				{
					rest_formula(n, &f, part, base, carry);
					bindings_try(b, &f, false);
				}
				continue;
			}
			if (part > p || (!named_part(n, &n->figure[p], part) && part != nearest))
				continue;
			if ((n->figure[base].cues & BASES) == 0 && !(part == nearest && base < part) &&
				!is_answer(n, &n->figure[p]))
				continue;
			if (is_idle(n, &n->figure[p], part, base))
				continue;
			named = is_named_pair(n, scope, p, part, base);
			if (carry >= 0)
			{
				rate_formula(n, &f, part, base, carry);
				bindings_try(b, &f, false);
				named = false;
			}
			rate_formula(n, &f, part, base, -1);
			/* 收到A件，立案B件，办复V件: of either */
			named = named || (is_answer(n, &n->figure[p]) && base < part &&
							  n->figure[base].sentence == n->figure[p].sentence &&
							  formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS);
			bindings_try(b, &f, named);
		}
}

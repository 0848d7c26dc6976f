/*-------------------------------------------------------------------------
 *
 * rate.c
 *	  Rates of execution and completion, and what is left.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

#define LAST_WORDS	60			/* bytes in front of a figure that say what it is */

bool
states_rate(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];
	uint64_t	cues;

	/* 达到任务的x%和y%: the second says what the first does */
	while (i > 0 && f->label == f->label_end && n->figure[i - 1].class == CLASS_PERCENT &&
		   n->figure[i - 1].role == f->role && f->start - n->figure[i - 1].end <= 6)
		f = &n->figure[--i];
	cues = clause_cues(n, i);
	return (cues & (CUE_DONE | CUE_RATE | CUE_SHARE | CUE_IS)) != 0 ||
		((cues & (CUE_BUDGET | CUE_TASK)) && text_ends(n->body, n->figure[i].clause, n->figure[i].start, "的"));
}

bool
rate_stem(const Narrative *n, const Figure *f, size_t *at, size_t *len)
{
	static const char *const endings[] = {"完成率", "到位率", "率", "进度"};

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

void
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
	static const char *const words[] = {
		"执行", "支付", "支出", "使用", "完成", "指标", "任务", "计划", "目标", "工作", "总体", "投资", "资金", "项目",
			"建设", "年度", "预算"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (len == strlen(words[i]) && memcmp(n->body + stem, words[i], len) == 0)
			return true;
	return false;
}

/* 整改率, 回收率: of what was found, of what was sent out, whatever the words are. */
static bool
is_answer(const Narrative *n, const Figure *rate)
{
	static const char *const words[] = {"整改", "回收", "回复", "答复", "办结", "化解", "处置", "合格", "兑付", "核销",
		"办复"};
	size_t		stem = 0;
	size_t		len = 0;

	if (!rate_stem(n, rate, &stem, &len))
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (len == strlen(words[i]) && memcmp(n->body + stem, words[i], len) == 0)
			return true;
	return false;
}

/* Does a word stand among the last ones in front of a figure? */
static bool
ends_hold(const Narrative *n, const Figure *f, const char *word)
{
	return text_holds(n->body, f->start - f->clause > LAST_WORDS ? f->start - LAST_WORDS : f->clause, f->start, word);
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
	if (rate_stem(n, rate, &stem, &len) && !is_spending(n, stem, len))
		/* 受理1260件，其中投诉860件，办结率P%: some of all is not what was done */
		return (is_answer(n, rate) && ((f->cues | f->lead) & CUE_PART) == 0) ||
			holds_word(n, f->label, f->start, stem, len);
	return (f->cues & SPENT) && (f->cues & (CUE_BUDGET | CUE_BALANCE)) == 0;
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
	if (budget && (base->cues & CUE_BUDGET) == 0 && !text_holds(n->body, base->clause, base->start, "调整为"))
		return false;
	if (budget && (text_holds(n->body, rate->clause, rate->start, "调整") ||
				   text_holds(n->body, rate->clause, rate->start, "变动")) &&
		!text_holds(n->body, base->clause, base->start, "调整") &&
		!text_holds(n->body, base->clause, base->start, "变动"))
		return false;
	if (named && part->class == CLASS_COUNT && begins_any(n->body + stem, len, of_money))
		return false;
	if (named && (base->cues & (CUE_BUDGET | CUE_TASK)) == 0 && holds_word(n, base->label, base->start, stem, len) &&
		!is_spending(n, stem, len))
		return false;
	return part->value <= base->value || (base->cues & (CUE_BUDGET | CUE_TASK | CUE_POOL)) != 0;
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
	if ((b->cues & BASES) == 0)
		return (is_answer(n, f) || v->whole == base) && is_only_other(n, scope, p, part, base);
	if (v->sentence != f->sentence || v->group != f->group || part > p)
		return false;
	/* of two bases in its own group it may be either: if neither gives it, it is wrong */
	if (count_bases(n, scope, part, group) > (group > 0 ? 2 : 1) || count_bases(n, scope, part, group) == 0)
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

/* 送审, 评审金额, 审核金额: what a cut is made of */
static bool
is_before_cut(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"送审", "评审金额", "审核金额", "报审", "评审资金"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (text_holds(n->body, f->clause, f->start, words[i]))
			return true;
	return false;
}

/* 审定V，核减D，核减率: D ÷ (V + D), where the figure before the cut is not printed. */
static void
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
		formula_start(&f, STYLE_CHANGE, true);
		formula_add(&f, d, 1, 1, d->finest);
		formula_add(&f, v, 0, 1, v->finest);
		/* what gives it is no worse than any pair that words name */
		named = named || (d->group == n->figure[p].group && formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS) ||
			(i == 0 && d->group == n->figure[p].group && v->group == d->group && d->part - v->part == 1 &&
			 text_holds(n->body, v->clause, v->start, "审定"));
		bindings_try(b, &f, named);
	}
}

/* 送审A，审定V，核减D，核减率: (A − V) ÷ A says it, whatever is printed for D. */
static void
try_cut_pair(Narrative *n, Bindings *b, const Scope *scope, int p)
{
	const Figure *f = &n->figure[p];
	int			before = -1;
	int			behind = -1;

	if ((f->cues & CUE_CUT) == 0)
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

/* a、b … of the group that B的P% may be of: the only one, or the one that gives it. */
static void
try_plain(Narrative *n, Bindings *b, int p, int base)
{
	const Figure *f = &n->figure[p];
	int			part[8];
	int			count = 0;

	for (int i = base - 1; i >= 0 && i > base - 8 && n->figure[i].group == f->group; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[base]) &&
			n->figure[i].depth == f->depth)
			part[count++] = i;
	for (int i = 0; i < count; i++)
	{
		Formula		formula;

		rate_formula(n, &formula, part[i], base, -1);
		bindings_try(b, &formula, count == 1);
		if (i == 0 || bindings_hold(b))
			b->label = &n->figure[part[i]];
		if (bindings_hold(b))
			break;
	}
}

/* V，比计划B增加D，完成率P: the plan is a base of the change */
static void
try_compared(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];

	for (int i = p - 1; i > 0 && i > p - 4 && n->figure[i].group == f->group; i--)
	{
		const Figure *base = &n->figure[i];
		const Figure *v = &n->figure[i - 1];
		Formula		formula;

		if (is_level(base) && (base->cues & (CUE_TASK | CUE_BUDGET)) == 0)
			return;				/* what stands behind the plan has a rate of its own */

		if (!is_amount(base) || (base->role != ROLE_BASE && (base->cues & CUE_ABOUT) == 0) ||
			(base->cues & (CUE_TASK | CUE_BUDGET)) == 0 || base->approximate ||
			!is_level(v) || v->group != f->group || !figure_same_dimension(n, v, base) || (f->cues & CUE_DONE) == 0)
			continue;
		rate_formula(n, &formula, i - 1, i, -1);
		bindings_try(b, &formula, true);
		return;
	}
}

void
try_plan(Narrative *n, Bindings *b, int p)
{
	Scope		scope;
	Bindings	pairs;
	uint64_t	plan = clause_cues(n, p) & (CUE_TASK | CUE_BUDGET);
	int			kept = 0;

	/* 已安排资金 is some of what was planned */
	if (text_holds(n->body, n->figure[p].label, n->figure[p].label_end, "已"))
		return;
	find_scope(n, p, &scope);
	/* of the bases those that are one */
	for (int i = 0; i < scope.count; i++)
		if ((n->figure[scope.level[i]].cues & (BASES | plan)) == 0 || (n->figure[scope.level[i]].cues & (plan | SPENT)))
			scope.level[kept++] = scope.level[i];
	scope.count = kept;
	bindings_start(&pairs, n, b->kind, b->stated);
	try_pairs(n, &pairs, &scope, p);
	if (pairs.any_named && (pairs.named.term[1].figure->cues & plan))
		bindings_try(b, &pairs.named, true);
	else
		try_far_bases(n, b, p);
}

/* A base of another sentence, where none is bound, or one of another sentence that does not give it. */
static void
prefer_far_base(Narrative *n, Bindings *b, int p)
{
	Bindings	far;

	if (b->any_named && b->named.count > 1 && b->named.term[1].figure->sentence == n->figure[p].sentence)
		return;
	bindings_start(&far, n, b->kind, b->stated);
	try_far_bases(n, &far, p);
	if (far.any_named)
		*b = far;
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

/* V，超出计划B的P%: V ÷ B − 1 */
static void
try_excess(Narrative *n, Bindings *b, int base)
{
	const Figure *w = &n->figure[base];

	for (int i = base - 1; i >= 0 && i > base - 6 && n->figure[i].sentence == w->sentence; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], w) && n->figure[i].depth == w->depth)
		{
			const Figure *v = &n->figure[i];
			Formula		f;

			formula_start(&f, STYLE_GROWTH, true);
			formula_add(&f, v, 1, 0, v->finest);
			formula_add(&f, w, -1, 1, w->finest);
			b->label = v;
			bindings_try(b, &f, v->group == w->group);
			return;
		}
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

	if (printed < 0 && judge_each_rate(n, p))
		return;
	bindings_start(&b, n, rate_kind(n, p), f);
	if (printed >= 0 && (n->figure[printed].cues & CUE_EXCESS))
		try_excess(n, &b, printed);
	else if (printed >= 0 && !states_rate(n, p))
		try_plain(n, &b, p, printed);
	else if (printed >= 0)
	{
		for (int i = printed - 1; i >= 0 && i >= printed - 6 && n->figure[i].sentence == f->sentence; i--)
			if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[printed]) &&
				n->figure[i].depth == f->depth && (n->figure[i].cues & CUE_MEAN) == 0)
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
		if (!b.any_named)
			try_compared(n, &b, p);
		try_cut(n, &b, &scope, p);
		try_cut_pair(n, &b, &scope, p);
		if (!bindings_hold(&b))
			prefer_far_base(n, &b, p);
		if (b.any_named || b.any_guess)
			b.label = (b.any_named ? &b.named : &b.guess)->term[0].figure;
	}
	bindings_claim(&b);
}

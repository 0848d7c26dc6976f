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
	far.reason = b->reason;
	try_far_bases(n, &far, p);
	if (far.any_named || bindings_hold(&far))
		*b = far;
}

ClaimKind
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

/* 绩效目标二季度支出率50%: what was aimed at may not be what was reached; 预算调整率 is of what was changed */
static bool
is_of_other(const Narrative *n, const Figure *f)
{
	static const char *const changes[] = {"调整率", "变动率", "偏差率", "差异率", "增减率"};

	for (size_t i = 0; i < COUNT_OF(changes); i++)
		if (label_ends(n, f, changes[i]))
			return true;
	/* 其中甲V，已支出P%: of V itself, and what was spent is not printed */
	if ((f->cues & CUE_DONE) && (f->cues & (CUE_RATE | CUE_BUDGET | CUE_TASK | CUE_SHARE)) == 0 && f > n->figure &&
		is_level(f - 1) && f->part - f[-1].part == 1 && (f[-1].cues & SPENT) == 0 &&
		((f[-1].cues | f[-1].lead) & CUE_PART) && !text_ends(n->body, f->clause, f->start, "的"))
		return true;
	return label_ends(n, f, "率") && clause_holds(n, f, "目标") && !clause_holds(n, f, "完成");
}

/*
 * 应检A，实检B；其中异常a，异常率P%: the words name one base, but some of the one that stands nearer
 * are just that.  计划A，完成B，成活a，成活率P%: of B.
 */
static bool
fits_another_base(const Bindings *b)
{
	const Formula *named = &b->named;
	const Formula *guess = &b->guess;

	return b->any_named && b->named_result.fit == FIT_FAILS && b->any_guess && b->guess_result.fit == FIT_HOLDS &&
		named->count == 2 && guess->count == 2 && named->term[0].figure == guess->term[0].figure &&
		(named->term[0].figure->class == CLASS_COUNT ||
		 ((named->term[0].figure->cues | named->term[0].figure->lead) & CUE_PART)) &&
		guess->term[1].figure < guess->term[0].figure && guess->term[1].figure > named->term[1].figure;
}

/* T，完成计划A的x%，其中甲V，完成计划B的P%: has the whole a rate of its own in front of its part? */
static bool
has_own_rate(const Narrative *n, int whole, int part)
{
	for (int i = whole + 1; i < part; i++)
		if (n->figure[i].class == CLASS_PERCENT && n->figure[i].role == ROLE_RATE)
			return true;
	return false;
}

/* V，完成计划B的P%; T，其中a、b，完成计划B的P%: of T, or of the part that stands next to it, if that gives the rate */
static void
try_done(Narrative *n, Bindings *b, int done, int plan)
{
	int			whole = n->figure[done].whole;
	Formula		formula;

	b->label = &n->figure[done];
	rate_formula(n, &formula, done, plan, -1);
	if (whole < 0 || whole > done || n->figure[whole].sentence != n->figure[plan].sentence ||
		formula_weigh(&formula, b->stated).fit == FIT_HOLDS || has_own_rate(n, whole, done))
	{
		bindings_try(b, &formula, n->figure[done].group == b->stated->group);
		return;
	}
	bindings_try(b, &formula, false);
	rate_formula(n, &formula, whole, plan, -1);
	if (formula_weigh(&formula, b->stated).fit == FIT_HOLDS)
		b->label = &n->figure[whole];
	bindings_try(b, &formula, formula_weigh(&formula, b->stated).fit == FIT_HOLDS);
}

/* 建成156个服务点，覆盖208个村的P%: one may reach several */
static bool
reaches_things(const Narrative *n, int base, int p)
{
	static const char *const verbs[] = {"覆盖", "惠及", "辐射", "服务", NULL};

	return n->figure[p].start - n->figure[base].end > strlen("的") && clause_holds_any(n, &n->figure[p], verbs);
}

void
judge_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Bindings	b;
	Scope		scope;
	int			printed = p > 0 && n->figure[p - 1].part == f->part && is_amount(&n->figure[p - 1]) &&
		n->figure[p - 1].role == ROLE_BASE ? p - 1 : -1;

	if (printed < 0 && judge_each_rate(n, p))
		return;
	bindings_start(&b, n, rate_kind(n, p), f);
	if (is_of_other(n, f) || (printed >= 0 && reaches_things(n, printed, p)))
		b.reason = WHY_AMBIGUOUS;
	if (printed >= 0 && (n->figure[printed].cues & CUE_EXCESS))
		try_excess(n, &b, printed);
	else if (printed >= 0 && !states_rate(n, p))
		try_plain(n, &b, p, printed);
	else if (printed >= 0)
	{
		for (int i = printed - 1; i >= 0 && i >= printed - 6 && n->figure[i].sentence == f->sentence; i--)
			if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[printed]) &&
				n->figure[i].depth == f->depth && (n->figure[i].cues & CUE_MEAN) == 0 &&
				/* 完成V，为三季度目标B1的P1%，为全年目标B的P%: another plan is no value */
				(n->figure[i].cues & (CUE_TASK | CUE_ACTUAL)) != CUE_TASK)
			{
				try_done(n, &b, i, printed);
				break;
			}
	}
	else if (!try_audit(n, &b, p) && !try_cut_from_budget(n, &b, p) && !try_cut_from_unprinted(n, &b, p) &&
			 !try_funds(n, &b, p))
	{
		find_scope(n, p, &scope);
		try_pairs(n, &b, &scope, p);
		if (!b.any_named)
			try_compared(n, &b, p);
		try_cut(n, &b, &scope, p);
		try_cut_pair(n, &b, &scope, p);
		try_traded(n, &b, p);
		if (!bindings_hold(&b))
			prefer_far_base(n, &b, p);
		b.any_named = b.any_named && !fits_another_base(&b);
	}
	/* 其中甲核减D，核减率P%: of less than what is told of all; 不合格率P%（18批次）: of what stands behind */
	if (((f->cues & CUE_CUT) && p > 0 && (f[-1].cues & CUE_CUT) && ((f[-1].cues | f[-1].lead) & CUE_PART)) ||
		(printed < 0 && count_in_bracket(n, p) && !bindings_hold(&b)))
		b.reason = WHY_AMBIGUOUS;
	if (printed < 0 && (b.any_named || b.any_guess))
		b.label = (b.any_named ? &b.named : &b.guess)->term[0].figure;
	/* 年初预算B，支出V，按调整后预算计算的执行率P%: of another budget, which is not printed */
	if (b.any_named && b.named.count > 1 && (f->cues & CUE_ADJUSTED) &&
		!((b.named.term[1].figure->cues & CUE_ADJUSTED) || clause_holds(n, b.named.term[1].figure, "调整") ||
		  clause_holds(n, b.named.term[1].figure, "全年")))
		b.reason = WHY_AMBIGUOUS;
	/* a rate of what turned out well is of no less than that */
	if (b.any_named && b.named.count == 2 && f->value <= 100 * power_of_ten(FIGURE_SCALE) &&
		b.named.term[0].figure->value > b.named.term[1].figure->value && b.named.term[0].figure->class == CLASS_COUNT &&
		(f->cues & CUE_RATE) && (f->cues & CUE_DONE) == 0)
		b.reason = WHY_AMBIGUOUS;
	bindings_claim(&b);
}

/*-------------------------------------------------------------------------
 *
 * audit.c
 *	  What an audit cuts: 送审A，审定V，审减D，审减率P%.
 *
 * The rate is of what was handed in, whatever else would give it.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include "scan.h"

#define AUDIT_BACK	10

static const char *const before_words[] = {
	"送审", "报审", "提报", "提审", "申报", "上报", "评审金额", "审核金额", "评审资金", "评审造价", "送评", "评审投资",
	NULL
};

static const char *const after_words[] = {
	"审定", "审后", "核定", "审结", "评审后", "审核后", "审计后", "定案", NULL
};

static const char *const cut_words[] = {"审减", "核减", "净减", NULL};

/* The amounts of one audit; −1 where one is not printed. */
typedef struct Audit
{
	int			before;
	int			after;
	int			cut;
} Audit;

/* The slot that the words of an amount put it in; NULL if they are others. */
static int *
slot_of(const Narrative *n, const Figure *f, Audit *a)
{
	/* 审减 may stand behind 评审金额 in one name */
	if ((f->cues & CUE_CUT) && clause_holds_any(n, f, cut_words))
		return &a->cut;
	if (clause_holds_any(n, f, after_words))
		return &a->after;
	return clause_holds_any(n, f, before_words) ? &a->before : NULL;
}

/* 送审A，已审定72个，审定V: does a count between say that it is of fewer? */
bool
is_of_fewer(const Narrative *n, int from, int to)
{
	static const char *const words[] = {"审定", "已", "办结", "完成", NULL};

	for (int i = from + 1; i < to; i++)
		if (n->figure[i].class == CLASS_COUNT && clause_holds_any(n, &n->figure[i], words))
			return true;
	return false;
}

/* The amounts in front of the figure, the nearest of each kind; false if what was handed in is not told. */
static bool
find_audit(const Narrative *n, int q, Audit *a)
{
	const Figure *f = &n->figure[q];

	a->before = a->after = a->cut = -1;
	for (int i = q - 1; i >= 0 && i > q - AUDIT_BACK && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];
		int		   *slot;

		/* the next audit begins behind the rate of the one before */
		if (v->class == CLASS_PERCENT && (v->cues & CUE_CUT))
			return false;
		if (v->class != CLASS_MONEY || v->depth > f->depth)
			continue;
		slot = is_level(v) && v->depth == f->depth ? slot_of(n, v, a) : NULL;
		if (slot == NULL || *slot >= 0 || v->approximate)
			return false;
		*slot = i;
		if (slot == &a->before)
			return !is_of_fewer(n, i, q) && (a->after >= 0 || a->cut >= 0);
	}
	return false;
}

/* 送审A，审定V，审减D; false if it is no such D */
bool
judge_audit_cut(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Audit		a;
	Bindings	b;
	Formula		formula;

	if (f->class != CLASS_MONEY || (f->cues & CUE_CUT) == 0 || !clause_holds_any(n, f, cut_words) ||
		!find_audit(n, q, &a) || a.after < 0 || a.cut >= 0 || n->figure[a.before].value < n->figure[a.after].value)
		return false;
	bindings_start(&b, n, KIND_BALANCE, f);
	formula_difference(&formula, &n->figure[a.before], &n->figure[a.after]);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

/* 审减率P%: D ÷ A, or 1 − V ÷ A; false if it is no such rate, or what was handed in is not told */
bool
try_audit(Narrative *n, Bindings *b, int p)
{
	static const char *const rates[] = {"审减率", "核减率", "纠偏率", "审减比例", "核减比例", "审减幅度", NULL};
	const Figure *f = &n->figure[p];
	Audit		a;
	Formula		formula;

	if (!clause_holds_any(n, f, rates) || !find_audit(n, p, &a) ||
		(a.after >= 0 && n->figure[a.before].value < n->figure[a.after].value))
		return false;
	if (a.cut >= 0)
		try_rate(n, b, a.cut, a.before, true);
	if (a.after >= 0)
	{
		rest_formula(n, &formula, a.after, a.before, -1);
		bindings_try(b, &formula, true);
	}
	/* taken on what was left */
	if (!bindings_hold(b) && a.after >= 0 && a.cut >= 0)
	{
		rate_formula(n, &formula, a.cut, a.after, -1);
		if (formula_weigh(&formula, f).fit == FIT_HOLDS)
			b->reason = WHY_WRONG_BASE;
	}
	return true;
}

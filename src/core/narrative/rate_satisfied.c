/*-------------------------------------------------------------------------
 *
 * rate_satisfied.c
 *	  What a questionnaire was answered: 收回480份，其中满意a、基本满意b、不满意c，满意率P%.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "scan.h"

#define MOST_ANSWERS	6

/* The answers of one question, the first of them first, and how many of them are good. */
typedef struct Answers
{
	int			answer[MOST_ANSWERS];
	int			count;
	int			good;
} Answers;

/* 一般, 不了解: an answer, and none that is satisfied */
static bool
is_neutral(const Narrative *n, const Figure *f)
{
	return clause_holds(n, f, "一般") || clause_holds(n, f, "不了解") || clause_holds(n, f, "说不清");
}

static bool
is_answer(const Narrative *n, const Figure *f)
{
	if (is_level(f) && f->class == CLASS_COUNT && is_neutral(n, f))
		return true;
	return is_level(f) && f->class == CLASS_COUNT && clause_holds(n, f, "满意") &&
		!clause_holds(n, f, "满意度调查") && !clause_holds(n, f, "满意率");
}

static bool
is_bad(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"不满意", "不太满意", "不够满意", "不很满意", "未", NULL};

	if (clause_holds_any(n, f, words))
		return true;
	return is_neutral(n, f);
}

/* The run of answers right in front of the rate, their shares between; false if there is none. */
static bool
find_answers(const Narrative *n, int p, Answers *a)
{
	const Figure *f = &n->figure[p];
	int			first = p;

	for (int i = p - 1; i >= 0 && i > p - 2 * MOST_ANSWERS && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class == CLASS_PERCENT && v->role == ROLE_RATE && !label_holds(n, v, "率") &&
			!label_holds(n, v, "满意度"))
			continue;
		if (!is_answer(n, v) || v->depth != f->depth || v->approximate ||
			(first < p && !figure_same_dimension(n, v, &n->figure[first])))
			break;
		first = i;
	}
	a->count = a->good = 0;
	for (int i = first; i < p && a->count < MOST_ANSWERS; i++)
		if (is_amount(&n->figure[i]))
		{
			a->answer[a->count++] = i;
			if (!is_bad(n, &n->figure[i]))
				a->good++;
		}
	return a->good > 0 && !is_bad(n, f);
}

static bool
were_asked(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"收回", "回收", "有效", "发放", "发出", "调查", "访谈", "受访", "参与", "样本", "抽取", "走访", "测评", NULL
	};

	if (!is_level(f) || f->approximate || is_answer(n, f))
		return false;
	return clause_holds_any(n, f, words);
}

/* The first `count` answers, of those who were asked, or of all answers. */
static void
answers_formula(const Narrative *n, Formula *f, const Answers *a, int count, int asked)
{
	formula_start(f, STYLE_RATIO, true);
	for (int i = 0; i < a->count; i++)
		if (i < count || asked < 0)
			formula_add(f, &n->figure[a->answer[i]], i < count, asked < 0, 0);
	if (asked >= 0)
		formula_add(f, &n->figure[asked], 0, 1, 0);
}

static void
try_answers(Bindings *b, const Narrative *n, const Answers *a, int asked, bool named)
{
	Formula		formula;

	/* 满意 alone, or with 基本满意 */
	for (int count = 1; count <= a->good; count++)
	{
		answers_formula(n, &formula, a, count, asked);
		if (formula_weigh(&formula, b->stated).fit == FIT_HOLDS || (named && count == a->good))
			bindings_try(b, &formula, true);
	}
}

bool
judge_satisfied(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Answers		a;
	Bindings	b;
	int			bases = 0;
	bool		valid = false;	/* 有效问卷 excludes those that came back */

	if (!label_holds(n, f, "满意率") && !label_holds(n, f, "满意度"))
		return false;
	if (!find_answers(n, p, &a))
		return false;
	bindings_start(&b, n, KIND_RATE, f);
	b.label = &n->figure[a.answer[0]];
	/* a mean of what the answers are worth */
	if (a.good > 1 && label_holds(n, f, "满意度") && !label_holds(n, f, "合计") && !label_holds(n, f, "之和"))
		b.reason = WHY_AMBIGUOUS;
	for (int i = a.answer[0] - 1; i >= 0 && f->sentence - n->figure[i].sentence <= 2; i--)
		valid = valid || (is_level(&n->figure[i]) && clause_holds(n, &n->figure[i], "有效"));
	for (int i = a.answer[0] - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 2; i--)
		if (figure_same_dimension(n, &n->figure[i], &n->figure[a.answer[0]]) && is_level(&n->figure[i]) &&
			n->figure[i].value >= n->figure[a.answer[0]].value &&
			(!valid || clause_holds(n, &n->figure[i], "有效")))
		{
			try_answers(&b, n, &a, i, were_asked(n, &n->figure[i]));
			bases++;
		}
	if (a.count > a.good && bases == 0)
		try_answers(&b, n, &a, -1, true);
	return b.any_named && bindings_claim(&b);
}

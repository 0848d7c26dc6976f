/*-------------------------------------------------------------------------
 *
 * word_target.c
 *	  A target that is said to be met: 已办理245件，全年300件目标任务已超额完成.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

#define TARGET_BYTES	90		/* behind a target that may say what became of it */

/* 300件的年度目标任务: does the noun of a plan stand right behind the figure?  Where it ends; 0 if none does. */
static size_t
plan_behind(const Narrative *n, const Figure *f)
{
	static const char *const between[] = {"的", "年度", "全年", "年初", "工作", "预期", NULL};
	static const char *const plans[] = {"目标任务", "任务目标", "目标", "任务", "计划", NULL};
	size_t		at = f->end;
	size_t		step;

	while (at < n->len && (step = begins_any(n->body + at, n->len - at, between)) > 0)
		at += step;
	step = begins_any(n->body + at, n->len - at, plans);
	return step > 0 ? at + step : 0;
}

/* 目标任务已超额完成, 超额完成300件的目标: do the words of the clause say that it was met? */
static bool
says_met(const Narrative *n, const Figure *f, size_t from)
{
	static const char *const met[] = {"完成", "实现", NULL};
	static const char *const not[] = {"未", "率", "不", "预计", "力争", "确保", "将", "可", "尚", "基本", "度", "后", NULL};
	static const char *const surely[] = {"已", "超额", "提前", "全面", "圆满", "如期", "全部", NULL};
	size_t		end = from;
	size_t		step;

	while (end < n->len && end - from < TARGET_BYTES && mark_at(n->body + end, n->len - end, &step) == MARK_NONE)
		end += step;
	/* the words in front say it, or those behind */
	if (text_holds_any(n->body, f->clause, f->start, met) && text_holds_any(n->body, f->clause, f->start, surely))
		end = from;
	else if (!text_holds_any(n->body, from, end, met) || !text_holds_any(n->body, from, end, surely))
		return false;
	return !text_holds_any(n->body, f->clause, f->start, not) && !text_holds_any(n->body, from, end, not);
}

/* What was done of it: the one level of the sentence in front that says so; −1 if there is none, or another one */
static int
done_before(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			found = -1;

	for (int i = q - 1; i >= 0 && i > q - 12 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!figure_same_dimension(n, v, f) || v->depth > f->depth || v->whole >= 0)
			continue;
		if (found >= 0 || !is_level(v) || v->approximate ||
			!((v->cues & (CUE_DONE | CUE_ACTUAL)) || clause_holds(n, v, "已") || clause_holds(n, v, "累计")) ||
			(v->cues & (CUE_TASK | CUE_BUDGET | CUE_PART | CUE_LAST | CUE_HALF)) || clause_holds(n, v, "本月") ||
			clause_holds(n, v, "当月"))
			return -1;
		found = i;
	}
	return found;
}

bool
judge_target(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	size_t		behind = (f->after & CUE_TASK) == 0 || !is_amount(f) || f->approximate ? 0 : plan_behind(n, f);
	int			done;

	if (behind == 0 || !says_met(n, f, behind) || (done = done_before(n, q)) < 0 ||
		n->figure[done].value == f->value)
		return false;
	compare_claim(n, q, done, true, true);
	return true;
}

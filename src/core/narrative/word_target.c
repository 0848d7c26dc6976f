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
	static const char *const not[] = {
		"未", "率", "不", "预计", "力争", "确保", "将", "可", "尚", "基本", "度", "后", NULL
	};
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

/* The one figure in front of its sentence that was planned, of what was done; −1 if there is none */
static int
planned_before(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			found = -1;

	for (int i = q - 1; i >= 0 && i > q - 12 && n->figure[i].sentence == f->sentence; i--)
	{
		if (!figure_same_dimension(n, &n->figure[i], f) || n->figure[i].role == ROLE_CHANGE)
			continue;
		if (found >= 0 || n->figure[i].approximate || n->figure[i].depth != f->depth ||
			(n->figure[i].cues & (CUE_TASK | CUE_BUDGET)) == 0 ||
			(n->figure[i].cues & (CUE_DONE | CUE_LAST | CUE_HALF)))
			return -1;
		found = i;
	}
	return found;
}

/* 任务12公里，实际完成13公里，超额完成任务: do the words of the clause behind what was done say that it was more? */
static bool
judge_excelled(Narrative *n, int q)
{
	static const char *const tasks[] = {"任务", "目标", "计划", NULL};
	static const char *const words[] = {"超额完成", "已超额完成", "均超额完成", NULL};
	const Figure *f = &n->figure[q];
	size_t		end;
	size_t		step;
	int			plan;

	if (f->role == ROLE_CHANGE || !is_amount(f) || f->approximate || (f->cues & (CUE_DONE | CUE_ACTUAL)) == 0 ||
		(f->cues & (CUE_TASK | CUE_BUDGET)) || f->end >= n->len ||
		mark_at(n->body + f->end, n->len - f->end, &step) != MARK_COMMA ||
		!begins_any(n->body + f->end + step, n->len - f->end - step, words))
		return false;
	for (end = f->end + step; end < n->len && end - f->end < TARGET_BYTES; end += step)
	{
		MarkKind	kind = mark_at(n->body + end, n->len - end, &step);

		if (kind == MARK_DIGIT)
			return false;		/* 超额完成1公里 */
		if (kind != MARK_NONE)
			break;
	}
	if (!text_holds_any(n->body, f->end, end, tasks) || (plan = planned_before(n, q)) < 0 ||
		n->figure[plan].value == f->value)
		return false;
	compare_claim(n, q, plan, false, true);
	return true;
}

/* 压减率6.2%，达到不低于8%的要求: does what stands right in front of the bound keep it? */
static bool
judge_required(Narrative *n, int q)
{
	static const char *const met[] = {"达到", "符合", "满足", "实现", NULL};
	static const char *const not[] = {"未", "没", "不符", "不满足", "力争", "确保", "难以", "距", "应", NULL};
	static const char *const least[] = {"不低于", "不少于", "不小于", "≥", "大于", "高于", NULL};
	static const char *const most[] = {"不高于", "不超过", "不大于", "≤", "小于", "低于", "不多于", NULL};
	static const char *const rules[] = {"要求", "标准", "目标", "规定", "指标", NULL};
	const Figure *f = &n->figure[q];
	const Figure *v = f - 1;
	size_t		end = f->end;
	size_t		step;
	bool		no_less;

	if ((f->cues & CUE_BOUND) == 0 || q == 0 || v->sentence != f->sentence || f->part - v->part != 1 ||
		v->depth != f->depth || !figure_same_dimension(n, v, f) || v->role == ROLE_TARGET || v->approximate ||
		((v->cues | v->lead) & CUE_PART) || !clause_holds_any(n, f, met) || clause_holds_any(n, f, not))
		return false;
	while (end < n->len && end - f->end < TARGET_BYTES && mark_at(n->body + end, n->len - end, &step) == MARK_NONE)
		end += step;
	no_less = clause_holds_any(n, f, least) && !clause_holds(n, f, "不大于") && !clause_holds(n, f, "不高于");
	if (!text_holds_any(n->body, f->end, end, rules) || (!no_less && !clause_holds_any(n, f, most)))
		return false;
	compare_claim(n, q, q - 1, no_less, true);
	return true;
}

bool
judge_target(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	size_t		behind = (f->after & CUE_TASK) == 0 || !is_amount(f) || f->approximate ? 0 : plan_behind(n, f);
	int			done;

	if (judge_excelled(n, q) || judge_required(n, q))
		return true;
	if (behind == 0 || !says_met(n, f, behind) || (done = done_before(n, q)) < 0 ||
		n->figure[done].value == f->value)
		return false;
	compare_claim(n, q, done, true, true);
	return true;
}

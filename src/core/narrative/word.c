/*-------------------------------------------------------------------------
 *
 * word.c
 *	  Claims in words: 大于X, 决算数小于预算数.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* 余额V，控制在限额B以内: V is the last level in front that is no part of another one and no plan. */
static bool
judge_limit(Narrative *n, int q)
{
	static const char *const kept[] = {"未超过", "未突破", "没有超过", NULL};
	static const char *const limits[] = {"限额", "预算", "概算", "控制数", "标准", NULL};
	const Figure *f = &n->figure[q];

	if (f->class != CLASS_MONEY || !clause_holds_any(n, f, limits) ||
		!(((f->cues & CUE_BOUND) && clause_holds(n, f, "控制在")) || clause_holds_any(n, f, kept)))
		return false;
	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		/* 其中专项债务余额a，控制在专项债务限额b以内: the limit of the one part */
		if (i == q - 1 && v->whole >= 0 && (v->cues & CUE_PART))
			return false;
		if (!is_level(v) || v->whole >= 0 || v->depth != f->depth || !figure_same_dimension(n, v, f))
			continue;
		if ((v->cues & (CUE_TASK | CUE_BUDGET | CUE_PART)) == 0)
			compare_claim(n, q, i, false, true);
		return true;
	}
	return false;
}

/* 债务余额A，债务限额B，余额低于限额D: are two of the amounts in front that far apart? */
static bool
is_distance_of_two(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && i > q - 12 && n->figure[i].paragraph == f->paragraph; i--)
		for (int j = i - 1; j >= 0 && j > q - 12 && n->figure[j].paragraph == f->paragraph; j--)
			if (is_level(&n->figure[i]) && is_level(&n->figure[j]) && figure_same_dimension(n, &n->figure[i], f) &&
				figure_same_dimension(n, &n->figure[j], f) &&
				(n->figure[i].value - n->figure[j].value == f->value ||
				 n->figure[j].value - n->figure[i].value == f->value))
				return true;
	return false;
}

/* 自评95分，复核91分，低于自评4分: an amount behind the name of what was told is how far they are apart. */
static bool
is_distance_from_named(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].paragraph == f->paragraph; i--)
		if ((is_level(&n->figure[i]) || n->figure[i].role == ROLE_TOTAL) &&
			figure_same_dimension(n, &n->figure[i], f) && n->figure[i].value != f->value &&
			labels_match(n, f, &n->figure[i]) >= 2)
			return true;
	return false;
}

/* 到位率92%，高于目标值95%: is the label of the rate that of a target, near to what is held against it? */
static bool
is_above_target(const Narrative *n, const Figure *f, const Figure *v)
{
	static const char *const targets[] = {"目标值", "目标", "指标值", "计划值", "标准值", NULL};

	return f->class == CLASS_PERCENT && v->class == CLASS_PERCENT && f->part - v->part == 1 &&
		2 * f->value >= v->value && is_any(n->body + f->label, f->label_end - f->label, targets);
}

/*
 * 培训1260人次，超过年初计划的1500人次: what is less than the plan has not passed it, nor by that much.  The plan is a
 * point here, whatever the word says.
 */
static bool
claims_excess(const Narrative *n, const Figure *v, const Figure *f)
{
	static const char *const words[] = {"超过", "超出", "高于", "多于", NULL};
	static const char *const not[] = {"不", "未", "没", NULL};

	return v->sentence == f->sentence && figure_same_dimension(n, v, f) && v->value < f->value && !v->approximate &&
		v->depth == f->depth && is_level(v) && (v->cues & (CUE_TASK | CUE_BUDGET | CUE_LAST | CUE_PART)) == 0 &&
		f->part - v->part == 1 && begins_any(n->body + f->clause, f->start - f->clause, words) &&
		!clause_holds_any(n, f, not) && !bound_behind(n->body, f->end, n->len);
}

/* 执行率达到100%的得满分，低于60%的不得分: is it a step of a scale? */
static bool
is_step(const Narrative *n, const Figure *f)
{
	static const char *const behind[] = {
		"的得", "的不得", "的，得", "的，不得", "的扣", "的，扣", "不得分", "得满分", "得0分", "的为", "的，为",
		"的按", NULL
	};

	return begins_any(n->body + f->end, n->len - f->end, behind) > 0;
}

void
judge_compare(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	uint64_t	cues = f->cues | (f->cues & CUE_ABOUT ? 0 : f->lead);
	int			left = -1;
	bool		greater = (cues & CUE_GREATER) != 0;

	if (f->class == CLASS_POINTS || f->role == ROLE_CHANGE || f->remark || is_step(n, f) || judge_limit(n, q) ||
		judge_target(n, q))
		return;
	if ((f->cues & CUE_ABOUT) && (f->cues & (CUE_TASK | CUE_BUDGET)) && q > 0 && f->class != CLASS_MONEY)
	{
		/* 完成120次，超过目标100次, and not 完成200米；目标约120米 */
		const Figure *v = &n->figure[q - 1];

		if (!clause_holds(n, f, "超"))
			return;
		if (v->sentence == f->sentence && figure_same_dimension(n, v, f) && v->value > f->value &&
			v->role != ROLE_CHANGE && v->role != ROLE_TARGET)
			compare_claim(n, q, q - 1, true, false);
		else if (claims_excess(n, v, f))
			compare_claim(n, q, q - 1, true, true);
		return;
	}
	if ((cues & (CUE_GREATER | CUE_LESS)) == 0)
	{
		/* 超90% of nothing that is printed */
		if (f->class == CLASS_PERCENT && (f->cues & CUE_ABOUT) && f->role != ROLE_CHANGE &&
			(clause_cues(n, q) & (CUE_SHARE | CUE_THAN | CUE_DONE)) == 0)
		{
			Claim	   *claim = claim_start(n, KIND_COMPARE, f);

			claim->reason = WHY_APPROXIMATE;
			claim_message(claim, "原文只给出界限，未列实际值。");
			claim_emit(n);
		}
		return;
	}
	for (int i = q - 1; i >= 0 && i >= q - 3 && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph; i--)
		if (!n->figure[i].remark && figure_same_dimension(n, &n->figure[i], f) && n->figure[i].depth <= f->depth &&
			n->figure[i].role != ROLE_CHANGE && n->figure[i].role != ROLE_TARGET)
		{
			left = i;
			break;
		}
	/* V，低于全市平均；甲B: the words are of V alone */
	if (left >= 0 && n->figure[left].group != f->group && (f->cues & (CUE_GREATER | CUE_LESS)) == 0)
		return;
	/* what the rest of the clause names is not what stands in front of it */
	if (left >= 0 && n->figure[left].sentence != f->sentence)
	{
		if (f->class == CLASS_PERCENT && (greater ? n->figure[left].value > f->value :
										  n->figure[left].value < f->value))
			compare_claim(n, q, left, greater, false);
	}
	else if (left >= 0 && !is_distance_from_named(n, q) &&
			 ((n->figure[left].value > f->value) == greater || !is_distance_of_two(n, q)))
		compare_claim(n, q, left, greater, left == q - 1 && n->figure[q].depth == n->figure[left].depth &&
					  (cues & CUE_GREATER) == 0 ? true : left == q - 1 &&
					  (f->label == f->label_end || is_above_target(n, f, &n->figure[left])));
}

/* 决算数小于预算数 beside 完成预算的P%. */
void
judge_direction(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	const Figure *rate = NULL;
	uint64_t	word = f->cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL);
	bool		budget = (f->cues & CUE_BUDGET) != 0;
	Claim	   *claim;
	wide		gap;

	if (!f->remark)
		return;
	for (int i = q - 1; i >= 0 && i >= q - 6 && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph && rate == NULL; i--)
		if (n->figure[i].class == CLASS_PERCENT && (clause_cues(n, i) & CUE_DONE) &&
			(clause_cues(n, i) & (budget ? CUE_BUDGET : CUE_TASK | CUE_RATE)) && n->figure[i].role != ROLE_CHANGE)
			rate = &n->figure[i];
	/* amounts of its own sentence are nearer than a rate of the one before */
	if (rate == NULL || (rate->sentence != f->sentence && f[-1].sentence == f->sentence))
	{
		judge_remark(n, q);
		return;
	}
	gap = rate->value - 100 * power_of_ten(FIGURE_SCALE);
	claim = claim_start_direction(n, rate, f);
	claim_operand(claim, rate);
	if (word == CUE_EQUAL ? gap == 0 : word == CUE_GREATER ? gap > 0 : gap < 0)
		claim->verdict = CLAIM_HOLDS;
	else if (gap == 0 || (gap < power_of_ten(FIGURE_SCALE) && gap > -power_of_ten(FIGURE_SCALE)))
		claim->reason = WHY_ROUNDING;
	else
	{
		claim->verdict = rate->approximate || rate->disputed ? CLAIM_UNDECIDED : CLAIM_FAILS;
		claim->reason = rate->approximate ? WHY_APPROXIMATE : rate->disputed ? WHY_AMBIGUOUS : WHY_DIRECTION;
	}
	claim_message(claim, budget ? "完成预算" : "完成率");
	{
		char		number[64];
		Scaled		printed = {rate->number.coefficient, rate->number.scale};

		scaled_print(printed, number);
		claim_message(claim, number);
	}
	claim_message(claim, "%，即");
	claim_message(claim, budget ? "决算数" : "完成数");
	claim_message(claim, gap == 0 ? "等于" : gap > 0 ? "大于" : "小于");
	claim_message(claim, budget ? "预算数" : "目标数");
	claim_message(claim, claim->verdict == CLAIM_HOLDS ? "，与原文一致。" : claim->verdict == CLAIM_FAILS ?
				  "，与原文所述不符。" : "，无法断定。");
	claim_emit(n);
}

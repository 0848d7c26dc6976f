/*-------------------------------------------------------------------------
 *
 * direction.c
 *	  Words of direction against the figures beside them: 由A增加到B, 决算数大于预算数; growths of parts and whole.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* 增加到 (1), 下降到 (−1) right in front of the figure; 0 if it is neither */
static int
way_of(const Narrative *n, const Figure *f)
{
	static const char *const ups[] = {
		"增加到", "增加至", "增长到", "增长至", "提高到", "提高至", "上升到", "上升至", "提升到", "提升至",
		"增至", "升至", "扩大到", "扩大至", "上涨到", "上涨至", NULL
	};
	static const char *const downs[] = {
		"减少到", "减少至", "下降到", "下降至", "降低到", "降低至", "降至", "减至", "降到", "压减到",
		"压减至", "压缩到", "压缩至", "缩短到", "缩短至", "缩小到", "缩小至", NULL
	};
	size_t		from = own_words(n, f);
	size_t		to = f->start;

	while (to > from && n->body[to - 1] == ' ')
		to--;
	if (text_ends(n->body, from, to, "了"))
		to -= strlen("了");
	return text_ends_any(n->body, from, to, ups) ? 1 : text_ends_any(n->body, from, to, downs) ? -1 : 0;
}

/* 由12位上升到8位, 时限由20天提高到5天: is it better where it is less? */
static bool
is_reversed(const Narrative *n, const Figure *from, const Figure *f)
{
	static const char *const ranks[] = {
		"排名", "名次", "位次", "排位", "误差", "精度", "偏差", "分辨率", "等级", "第", NULL
	};
	static const char *const better[] = {"提高", "提升", NULL};

	return clause_holds_any(n, from, ranks) ||
		(f->class == CLASS_COUNT && text_holds_any(n->body, from->end, f->start, better));
}

/* Does a change that says by how much follow, so that it is judged there? */
static bool
is_told_by_how_much(const Narrative *n, int q)
{
	return q + 1 < n->count && n->figure[q + 1].group == n->figure[q].group &&
		n->figure[q + 1].role == ROLE_CHANGE && (n->figure[q + 1].cues & CUE_THAN) == 0;
}

/* 由A增加到B with B below A */
void
judge_moved(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	const Figure *from = f - 1;
	Claim	   *claim;
	int			way;

	if (q < 1 || (f->cues & CUE_TO) == 0 || from->class != f->class || (from->cues & CUE_FROM) == 0 ||
		f->class == CLASS_POINTS || from->part != f->part || from->depth != f->depth || f->remark || from->remark ||
		!figure_same_dimension(n, from, f) || f->value == from->value || f->approximate || from->approximate ||
		f->value < 0 || from->value < 0 || (way = way_of(n, f)) == 0 || (f->value > from->value) == (way > 0) ||
		is_reversed(n, from, f) || is_told_by_how_much(n, q))
		return;
	claim = claim_start_direction(n, from, f);
	claim->label = from->label;
	claim->label_end = from->label_end;
	claim_operand(claim, from);
	claim_operand(claim, f);
	claim->verdict = CLAIM_FAILS;
	claim->reason = WHY_DIRECTION;
	claim_message_figure(n, from);
	claim_message(claim, way > 0 ? "大于后面的" : "小于后面的");
	claim_message_figure(n, f);
	claim_message(claim, way > 0 ? "，与“增加到”不符。" : "，与“减少到”不符。");
	claim_emit(n);
}

/* 年初预算B，支出决算V: the two amounts of the sentence of a remark, or of the one before, and no third */
static bool
find_plan_and_done(const Narrative *n, int q, const Figure **plan, const Figure **done)
{
	int			sentence = -1;

	*plan = *done = NULL;
	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[q].sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class != CLASS_MONEY || v->remark)
		{
			/* 持平, 完成P%: another sentence was read for that */
			if (v->remark || v->role == ROLE_RATE)
				return false;
			continue;
		}
		if (!is_level(v) || v->paragraph != n->figure[q].paragraph || v->depth != 0 || v->approximate ||
			(sentence >= 0 && v->sentence != sentence) ||
			((v->cues | v->lead) & (CUE_PART | CUE_LAST | CUE_CARRY | CUE_BALANCE | CUE_ADJUSTED | CUE_TASK)))
			return false;
		sentence = v->sentence;
		if ((v->cues & (CUE_BUDGET | CUE_ACTUAL)) == CUE_BUDGET && *plan == NULL)
			*plan = v;
		else if ((v->cues & (CUE_ACTUAL | CUE_SPEND)) && (v->cues & CUE_BUDGET) == 0 && *done == NULL)
			*done = v;
		else
			return false;
	}
	return *plan != NULL && *done != NULL;
}

/* 年初预算B，支出决算V，决算数大于预算数: no rate is printed, but both amounts are */
void
judge_remark(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	uint64_t	word = f->cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL);
	const Figure *plan;
	const Figure *done;
	Claim	   *claim;

	if (!find_plan_and_done(n, q, &plan, &done))
		return;
	claim = claim_start_direction(n, f, f);
	claim_operand(claim, done);
	claim_operand(claim, plan);
	if (word == CUE_EQUAL ? done->value == plan->value : word == CUE_GREATER ? done->value > plan->value :
		done->value < plan->value)
		claim->verdict = CLAIM_HOLDS;
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DIRECTION;
	}
	claim_message_figure(n, done);
	claim_message(claim, done->value > plan->value ? "大于" : done->value < plan->value ? "小于" : "等于");
	claim_message_figure(n, plan);
	claim_message(claim, claim->verdict == CLAIM_HOLDS ? "，与原文一致。" : "，与原文所述不符。");
	claim_emit(n);
}

static wide
signed_growth(const Figure *f)
{
	return f->sign < 0 ? -f->value : f->value;
}

/* Is the growth one of a pair of names that leave nothing out: 基本支出, 项目支出? */
static bool
is_pair(const Figure *a, const Figure *b)
{
	const uint64_t pair = CUE_FIRST | CUE_SECOND;

	return ((a->cues | b->cues) & pair) == pair && (a->cues & pair) != (b->cues & pair) &&
		(a->cues & pair) != pair && (b->cues & pair) != pair;
}

/*
 * 支出增长P%，其中基本支出增长x%，项目支出增长y%: no amounts are printed, and P must lie between the two.  False if it
 * is no such growth.
 */
bool
judge_mixed_growth(Narrative *n, int p)
{
	static const char *const other_terms[] = {"可比", "同口径", "剔除", "实际增长", "扣除", NULL};
	const Figure *f = &n->figure[p];
	const Figure *a = f + 1;
	const Figure *b = f + 2;
	wide		low;
	wide		high;
	wide		room;
	Claim	   *claim;

	if (p + 2 >= n->count || a->class != CLASS_PERCENT || b->class != CLASS_PERCENT || a->role != ROLE_CHANGE ||
		b->role != ROLE_CHANGE || a->group != f->group || b->group != f->group || a->depth != f->depth ||
		b->depth != f->depth || ((a->cues | a->lead) & CUE_PART) == 0 || !is_pair(a, b) ||
		(f->cues & (CUE_FIRST | CUE_SECOND | CUE_PART)) || f->approximate || a->approximate || b->approximate ||
		(p + 3 < n->count && n->figure[p + 3].group == f->group) ||
		(p > 0 && n->figure[p - 1].group == f->group))
		return false;
	for (int i = p; i <= p + 2; i++)
		if (clause_holds_any(n, &n->figure[i], other_terms))
			return false;
	low = signed_growth(a) < signed_growth(b) ? signed_growth(a) : signed_growth(b);
	high = signed_growth(a) < signed_growth(b) ? signed_growth(b) : signed_growth(a);
	claim = claim_start(n, KIND_MIXED_RATE, f);
	claim->end = b->end;
	claim->end_char = b->end_char;
	claim_operand(claim, a);
	claim_operand(claim, b);
	claim->verdict = CLAIM_HOLDS;
	room = figure_half(f, f->number.scale) + figure_half(a, a->number.scale);
	if (signed_growth(f) > high + room || signed_growth(f) < low - room)
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	claim_message(claim, "总体增幅应介于各分项增幅之间");
	claim_message(claim, claim->verdict == CLAIM_HOLDS ? "，与原文一致。" : "，与原文不符。");
	claim_emit(n);
	return true;
}

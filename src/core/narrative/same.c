/*-------------------------------------------------------------------------
 *
 * same.c
 *	  One label with two figures: 门诊12486人次。…门诊12468人次.
 *
 * What is called alike is another thing in most reports (another month, town or
 * year), so that only two digits that changed places tell that it is the same.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define SAME_BACK	40			/* figures that are looked back over */
#define WHICH_BYTES	240			/* of the words that may say of which it is */

/* What a figure was: planned, had, spent, left. */
#define STATES	(CUE_DONE | CUE_ACTUAL | CUE_SPEND | CUE_INCOME | CUE_POOL | CUE_BUDGET | CUE_TASK | CUE_LAST | \
				 CUE_THAN | CUE_BALANCE | CUE_UNDONE | CUE_NEXT | CUE_CARRY | CUE_MEAN | CUE_CUT | CUE_ADJUSTED | \
				 CUE_HALF | CUE_OTHER)

/* A part of what arrived has arrived, too. */
static uint64_t
state_of(const Narrative *n, const Figure *f)
{
	uint64_t	cues = f->cues;

	if (f->whole >= 0 && n->figure[f->whole].paragraph == f->paragraph)
		cues |= n->figure[f->whole].cues;
	return cues & STATES;
}

/* Do the numbers differ as two neighbouring digits that changed places do?  Most do not, and that is seen at once. */
static bool
may_be_swapped(const Figure *a, const Figure *b)
{
	int64_t		gap = a->number.coefficient - b->number.coefficient;

	return a->class == b->class && a->number.scale == b->number.scale && gap != 0 && gap % 9 == 0 &&
		a->power == b->power;
}

/* 区级配套资金, 区级配套资金到位; 门急诊, 我院门急诊: is one label the other with a word more, and long enough? */
static bool
are_called_alike(const Narrative *n, const Figure *a, const Figure *b)
{
	const Figure *shorter = a->label_end - a->label < b->label_end - b->label ? a : b;
	const Figure *longer = shorter == a ? b : a;
	size_t		len = shorter->label_end - shorter->label;
	size_t		more = longer->label_end - longer->label - len;
	bool		many = significant_digits(a) > SWAP_DIGITS - 1;

	/* 全年执行数, 该项目2022年全年执行数 */
	return len >= (many ? strlen("门急诊") : strlen("区级配套资金")) &&
		((label_begins_as(n, longer, shorter) && more <= strlen("我中心")) ||
		 (label_ends_as(n, longer, shorter) && more <= (many ? strlen("该项目2022年度的") : strlen("我中心"))));
}

/* Has no third figure the label, as a column of many has? */
static bool
are_only_two(const Narrative *n, const Figure *a, const Figure *b)
{
	const Figure *shorter = a->label_end - a->label < b->label_end - b->label ? a : b;

	for (const Figure *f = b - 1; f >= n->figure && b - f <= SAME_BACK; f--)
		if (f != a && f->class == b->class && f->value != a->value && f->value != b->value &&
			f->label_end - f->label >= shorter->label_end - shorter->label && figure_same_dimension(n, f, b) &&
			(label_begins_as(n, f, shorter) || label_ends_as(n, f, shorter)))
			return false;
	return true;
}

/* 第一批, 一季度, 1-6月, 甲镇: do the words behind the figure before say of which one of several it is, or of when? */
static bool
says_which(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"批次", "一批", "二批", "三批", "四批", "首批", "本批", "季度", "月", "一期", "二期", "三期",
		"本期", "上期", "首期", "标段", "镇", "村", "县，", "县：", "县,", "州，", "州：", "学校", "公司",
		"上年", "去年", "本月", "当月", "累计", "另", "预算", "计划", "目标", "标准", "限额", "以前",
		"同期", "其中", NULL
	};

	static const char *const all[] = {"全", "我", "本", "该", "各", NULL};
	size_t		from = f > n->figure ? f[-1].end : 0;

	/* so many digits do not agree by chance: the words of its own sentence alone */
	for (size_t at = from, step; significant_digits(f) > SWAP_DIGITS - 1 && at < f->start; at += step)
		if (mark_at(n->body + at, f->start - at, &step) == MARK_STOP)
			from = at + step;
	/* a remark in front may end behind where the figure begins */
	if (from > f->start)
		from = f->start;
	if (f->start - from > WHICH_BYTES)
		from = f->start - WHICH_BYTES;
	for (size_t at = from; at < f->start; at++)
		if (begins_any(n->body + at, f->start - at, words) > 0 && !text_ends_any(n->body, from, at, all))
			return true;
	return false;
}

/* The figure in front that has the label of f, and its digits but for two neighbours; −1 if there is none. */
static int
find_same(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && q - i <= SAME_BACK; i--)
	{
		const Figure *v = &n->figure[i];

		if (!may_be_swapped(v, f) || v->sentence == f->sentence || !is_level(v) || v->approximate || v->disputed ||
			v->planned != f->planned || (v->year != 0 && f->year != 0 && v->year != f->year) ||
			!are_called_alike(n, v, f) || !figure_same_dimension(n, v, f) ||
			state_of(n, v) != state_of(n, f) ||
			!digits_swapped((Scaled) {v->number.coefficient, v->number.scale},
							(Scaled) {f->number.coefficient, f->number.scale}) ||
			says_which(n, v) || says_which(n, f))
			continue;
		return are_only_two(n, v, f) ? i : -1;
	}
	return -1;
}

void
judge_same(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			found;
	Claim	   *claim;

	if (!is_level(f) || f->approximate || f->disputed || f->label_end - f->label < strlen("门急诊") ||
		significant_digits(f) < SWAP_DIGITS - 1 || (found = find_same(n, q)) < 0)
		return;
	claim = claim_start(n, KIND_SAME, f);
	claim_operand(claim, &n->figure[found]);
	claim->has_computed = true;
	claim->computed.value = n->figure[found].number.coefficient;
	claim->computed.scale = n->figure[found].number.scale;
	claim->verdict = CLAIM_FAILS;
	claim->reason = WHY_DIGITS_SWAPPED;
	claim_message_figure(n, f);
	claim_message(claim, "与前文的");
	claim_message_number(claim, claim->computed);
	claim_message(claim, claim->stated_unit);
	claim_message(claim, "不一致，两者仅相邻两位数字颠倒，疑有一处写错。");
	claim_emit(n);
}

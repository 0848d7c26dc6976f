/*-------------------------------------------------------------------------
 *
 * list_behind.c
 *	  Parts behind their whole that no word announces, but whose names or numbers say that
 *	  they are all there are.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* Is the gap that is left no more than so many hundredths of the whole, so that it may be a slip? */
static bool
is_near(const Narrative *n, const List *list, int hundredths)
{
	wide		whole = n->figure[list->whole].value;
	wide		gap = list->sum > whole ? list->sum - whole : whole - list->sum;

	return gap != 0 && gap / hundredths <= whole / 100;
}

/* The last amount of its kind in its sentence? */
static bool
ends_sentence(const Narrative *n, int t)
{
	const Figure *w = &n->figure[t];

	for (int i = t + 1; i < n->count && n->figure[i].sentence == w->sentence; i++)
		if (same_series(n, w, &n->figure[i]) && (n->figure[i].cues & (CUE_UNDONE | CUE_MEAN)) == 0)
			return false;
	return true;
}

/* 20家企业存在隐患T项。5天时间，20家企业被查出a项、b项: is it a span of time, or a count told beside the whole? */
static bool
tells_again(const Narrative *n, const Figure *w, const Figure *f)
{
	static const char *const times[] = {"天", "日", "个月", "小时", NULL};

	if (f->class != CLASS_COUNT || figure_same_dimension(n, w, f))
		return false;
	if (begins_any(n->body + f->unit, f->unit_end - f->unit, times))
		return true;
	for (const Figure *v = w - 1; v >= n->figure && v->sentence == w->sentence; v--)
		if (v->value == f->value && v->class == CLASS_COUNT && figure_same_dimension(n, v, f))
			return true;
	return false;
}

/* The first amount of the next sentence, if it is of the whole's kind; −1 if it is not. */
static int
next_sentence(const Narrative *n, int t)
{
	const Figure *w = &n->figure[t];

	for (int i = t + 1; i < n->count && n->figure[i].sentence - w->sentence <= 1; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->sentence == w->sentence || tells_again(n, w, f))
			continue;
		return same_series(n, w, f) && f->depth == w->depth && f->paragraph == w->paragraph ? i : -1;
	}
	return -1;
}

/* 人员经费a；公用经费b；项目支出c: do further amounts of the sentence belong to the whole, too? */
static bool
goes_on(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	wide		sum = list->sum;

	for (const Figure *f = last + 1; f < n->figure + n->count && f->sentence == last->sentence && sum < w->value; f++)
		if (same_series(n, w, f) && f->depth == w->depth)
		{
			sum += f->value;
			if (f->cues & CUE_OTHER)
				return true;	/* 其余资金c */
		}
	return sum == w->value;
}

/* 共查出重大a项、一般b项: does 、 stand behind the count, so that 共 is of both? */
static bool
is_paused(const Narrative *n, int i)
{
	size_t		end = n->figure[i].end;
	size_t		step;

	return n->figure[i].class == CLASS_COUNT && end < n->len &&
		mark_at(n->body + end, n->len - end, &step) == MARK_PAUSE;
}

/*
 * 收入T，下降x%。中央a，下降y%；地方b: a pair that leaves nothing out begins the sentence behind
 * the whole, and is named as it is, or it says that it is a total of things.
 */
static bool
judge_pair(Narrative *n, int t)
{
	static const char *const others[] = {
		"前期", "此前", "去年", "上年", "同期", "累计", "以来", "往年", "复查", "复核", "整改", "确认", NULL
	};
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = next_sentence(n, t);

	/* 其中已支出T。年初结转a，本年收入b: what is a part begins no list */
	if (first < 0 || !ends_sentence(n, t) || (w->cues & CUE_PART))
		return false;
	for (int i = first; i < n->count && n->figure[i].sentence == n->figure[first].sentence && list.count < 2; i++)
		if (same_series(n, w, &n->figure[i]) && n->figure[i].depth == w->depth)
		{
			if (n->figure[i].approximate || n->figure[i].whole >= 0 ||
				((n->figure[i].cues & CUE_TOTAL) && !(i == first && is_paused(n, i))) ||
				(list.count > 0 && (n->figure[i].cues & CUE_PART)))
				return false;
			list.part[list.count++] = i;
			list.sum += n->figure[i].value;
			list.end = n->figure[i].list_end;
		}
	/* 隐患T项。前期检查已查出重大a项、一般b项, 已整改a项、b项: of another time or step */
	if (text_holds_any(n->body, n->figure[first - 1].end, n->figure[first].start, others) &&
		!clause_holds_any(n, w, others))
		return false;
	/* far below it they are of another one */
	if (list.count < 2 || !complementary(n, &list) || is_of_another_whole(n, &list) ||
		!is_near(n, &list, list.sum < w->value && !list_slips(n, &list, 2) && !list_swaps(n, &list) ? 20 : 50) ||
		fits_earlier(n, &list, true) || goes_on(n, &list) || says_mainly(n, &list))
		return false;
	for (int i = 0; i < 2 && !(w->class == CLASS_COUNT && (w->cues & CUE_TOTAL)) &&
		 !list_swaps(n, &list) && !list_slips(n, &list, SLIP_DIGITS - 1); i++)
		if (common_ending(n, w, &n->figure[list.part[i]]) < strlen("收入"))
			return false;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
	return true;
}

/* 五大经济区中: do words in front of the list say that there are as many as it has? */
static bool
says_how_many(const Narrative *n, const List *list)
{
	static const char *const numbers[] = {"两", "三", "四", "五", "六", "七", "八", "九", "十"};
	static const char *const measures[] = {"大", "个", "类", "项", "种", "区"};
	const Figure *first = &n->figure[list->part[0]];
	size_t		from = first->start > 120 ? first->start - 120 : 0;

	if (list->count < 2 || list->count > (int) COUNT_OF(numbers) + 1)
		return false;
	if (from < n->figure[list->whole].end)
		from = n->figure[list->whole].end;
	for (size_t at = from; at < first->start; at++)
		for (size_t m = 0; m < COUNT_OF(measures); m++)
			if (scan_begins(n->body + at, first->start - at, numbers[list->count - 2]) &&
				scan_begins(n->body + at + strlen("三"), first->start - at, measures[m]))
				return true;
	return false;
}

/*
 * 总赔款T。财产险a；寿险b；健康险c: do the names of the parts leave nothing out, or each other, and do two digits, or
 * one, say that they are of the whole?
 */
static bool
are_all_kinds(const Narrative *n, const List *list)
{
	bool		slips = list_swaps(n, list) || list_slips(n, list, SLIP_DIGITS);

	if (complete_triple(n, list) || names_parts(n, list) ||
		(one_family(n, list) && (slips || list->sum > n->figure[list->whole].value)))
		return true;
	return slips && n->figure[list->whole].class == CLASS_MONEY && !has_attribute(n, list) && end_alike(n, list);
}

/*
 * 共支出T。甲支出a，乙支出b，其他支出c; 到位T。三大片区中，甲到位a；乙到位b；丙到位c: the next sentence lists all
 * there is, down to the others, or as many as it says.
 */
static bool
judge_next_list(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = next_sentence(n, t);

	if (first < 0 || !ends_sentence(n, t) || w->class == CLASS_PERCENT)
		return false;
	for (int i = first; i < n->count && n->figure[i].sentence == n->figure[first].sentence; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->class == CLASS_PERCENT || f->depth > w->depth)
			continue;
		if (!same_series(n, w, f) || f->approximate || f->whole >= 0 || (f->cues & CUE_TOTAL) || f->value >= w->value ||
			f->label == f->label_end || list.count >= LIST_PARTS)
			return false;
		list.part[list.count++] = i;
		list.sum += f->value;
		list.end = f->list_end;
	}
	/* 其他收入 may be an account among others that are not told */
	if (list.count < 3 || is_of_another_whole(n, &list) || fits_earlier(n, &list, true) ||
		!((n->figure[list.part[list.count - 1]].cues & CUE_OTHER) ? is_near(n, &list, 5) :
		  (says_how_many(n, &list) || are_all_kinds(n, &list)) && is_near(n, &list, 20)))
		return false;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
	return true;
}

/* 资金T（一）a；（二）b；（三）c: items that are numbered from one on, each with an amount. */
static bool
judge_numbered(Narrative *n, int t)
{
	List		list = {.whole = t};

	if (n->figure[t].class != CLASS_MONEY || !find_numbered(n, t, &list) ||
		!(is_near(n, &list, 20) || sum_slips(&n->figure[t], list.sum, SLIP_DIGITS)))
		return false;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > n->figure[t].value ? WHY_OVER_WHOLE : WHY_NONE);
	return true;
}

/*
 * 共完成投资T。公路项目完成投资a。…航道项目完成投资b。…站场及其他完成投资c: the amounts that the sentences
 * behind the whole's begin with, of the same noun, down to the one of all others.
 */
static bool
judge_sentences(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	bool		others = false;

	if (t > 0 && n->figure[t - 1].sentence == w->sentence)
		return false;
	for (int i = t + 1; i < n->count && n->figure[i].paragraph == w->paragraph && !others; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->sentence == n->figure[i - 1].sentence)
			continue;
		if (!same_series(n, w, f) || f->depth != w->depth || f->approximate || f->whole >= 0 || f->value >= w->value ||
			common_ending(n, w, f) < strlen("投资") || (f->cues & (CUE_TOTAL | CUE_PART)) ||
			f->label_end - f->label <= common_ending(n, w, f) || list.count >= LIST_PARTS)
			return false;
		others = label_holds(n, f, "其他") || label_holds(n, f, "其它");
		list.part[list.count++] = i;
		list.sum += f->value;
		list.end = f->list_end;
	}
	if (!others || list.count < 3 || !(is_near(n, &list, 20) || sum_slips(w, list.sum, SLIP_DIGITS)))
		return false;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
	return true;
}

/* 增加D，其中城市减少a，农村增加b; 减少D（甲减少a，乙减少b）: changes of all there is. */
static void
judge_change_list(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t + 1;
	int			depth;

	while (first < n->count && n->figure[first].class == CLASS_PERCENT && n->figure[first].sentence == w->sentence)
		first++;
	if (first >= n->count || n->figure[first].sentence != w->sentence || n->figure[first].depth < w->depth ||
		n->figure[first].role != ROLE_CHANGE || ((n->figure[first].cues | n->figure[first].lead) & CUE_LIST) ||
		!(((n->figure[first].cues | n->figure[first].lead) & CUE_PART) || n->figure[first].depth > w->depth))
		return;
	depth = n->figure[first].depth;
	for (int i = first; i < n->count && n->figure[i].group == n->figure[first].group && n->figure[i].depth >= depth;
		 i++)
	{
		const Figure *f = &n->figure[i];

		if (f->class == CLASS_PERCENT || f->depth > depth)
			continue;
		if (f->role != ROLE_CHANGE || f->sign == 0 || f->approximate || f->whole >= 0 || !same_series(n, w, f) ||
			f->label == f->label_end || list.count >= LIST_PARTS)
			return;
		list.part[list.count++] = i;
		list.sum += signed_value(f);
		list.end = i + 1;
	}
	list.bracket = depth > w->depth;
	if (list.sum == signed_value(w) ||
		!(complementary(n, &list) || complete_triple(n, &list) || fills_bracket(n, &list)))
		return;
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
}

void
judge_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];

	if (w->role == ROLE_CHANGE)
	{
		if (w->list_end <= t + 1 && w->whole < 0 && w->sign != 0)
			judge_change_list(n, t);
		return;
	}

	if (w->list_end > t + 1 || w->whole >= 0 || (w->cues & (CUE_MEAN | CUE_LAST)) || w->value <= 0)
		return;
	if (!judge_pair(n, t) && !judge_numbered(n, t) && !judge_next_list(n, t))
		judge_sentences(n, t);
}

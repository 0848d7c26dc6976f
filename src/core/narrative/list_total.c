/*-------------------------------------------------------------------------
 *
 * list_total.c
 *	  A total behind its parts: a，b，合计T.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* Where the clause in front of a place begins, in the same sentence. */
static size_t
clause_before(const Narrative *n, size_t clause)
{
	size_t		from = clause > strlen("，") ? clause - strlen("，") : 0;
	size_t		step;

	if (from == 0 || mark_at(n->body + from, clause - from, &step) != MARK_COMMA)
		return clause;
	for (; from > 0 && clause - from < 120 && mark_at(n->body + from - 1, 3, &step) == MARK_NONE;)
		from--;
	return from;
}

/*
 * 分别为a、b和c，三年累计T: the words in front of T say as many as there are parts,
 * all of one 分别.
 */
static bool
total_of_each(const Narrative *n, int t)
{
	static const char *const numbers[] = {"", "", "两", "三", "四", "五", "六"};
	const Figure *w = &n->figure[t];
	int			count = 0;

	while (count < t && n->figure[t - count - 1].sentence == w->sentence)
	{
		const Figure *f = &n->figure[t - ++count];

		if (f->cues & CUE_EACH)
			break;
		if (f->label < f->label_end)
			return false;
	}
	if (count < 2 || count >= (int) COUNT_OF(numbers) || (n->figure[t - count].cues & CUE_EACH) == 0)
		return false;
	if (t > count && n->figure[t - count - 1].sentence == w->sentence)
		/* 3个项目，分别为a、b和c */
		return n->figure[t - count - 1].class == CLASS_COUNT && names_kind(n, w) &&
			n->figure[t - count - 1].value == count * power_of_ten(FIGURE_SCALE);
	/* 分别安排a、b和c，合计T; 累计 may be more, unless the words say how many there are */
	if (names_kind(n, w) &&
		(!clause_holds(n, w, "累计") ||
		 text_holds(n->body, clause_before(n, n->figure[t - count].clause), n->figure[t - count].start,
					numbers[count])))
		return true;
	for (size_t at = w->clause; at + strlen(numbers[count]) <= w->start; at++)
		if (scan_begins(n->body + at, w->start - at, numbers[count]))
			return true;
	return false;
}

/* 三批资金累计, 三项任务：…合计: does the sentence say how many parts there are? */
static bool
says_count(const Narrative *n, const List *list)
{
	static const char *const numbers[] = {"两", "三", "四", "五", "六"};
	static const char *const measures[] = {"项", "批", "类", "个", "年", "笔", "者", "家", "期", "级", "次", "地"};
	size_t		end = n->figure[list->whole].start;
	size_t		from = n->figure[list->part[0]].clause;
	size_t		step;

	if (list->count - 2 >= (int) COUNT_OF(numbers))
		return false;
	for (int i = 0; i < 2 && from > 0; i++)		/* the clause in front of the list, too */
		for (from--; from > 0 && end - from < 600 && mark_at(n->body + from - 1, 3, &step) == MARK_NONE;)
			from--;
	for (size_t at = from; at < end; at += step)
	{
		mark_at(n->body + at, end - at, &step);
		for (size_t m = 0; m < COUNT_OF(measures); m++)
			if (scan_begins(n->body + at, end - at, numbers[list->count - 2]) &&
				scan_begins(n->body + at + step, end - at - step, measures[m]))
				return true;
	}
	return false;
}

/* 第一标段、第二标段: the numbers of the parts, from one on */
static bool
numbered_parts(const Narrative *n, const List *list)
{
	static const char *const numbers[] = {"一", "二", "三", "四", "五", "六"};

	for (int i = 0; i < list->count; i++)
		if (i >= (int) COUNT_OF(numbers) || !label_holds(n, &n->figure[list->part[i]], numbers[i]))
			return false;
	return true;
}

/* 设备费、材料费、劳务费，直接费用小计: is the noun in which all parts end in the total's name, too? */
static bool
shares_noun(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];
	size_t		alike = first->label_end - first->label;
	size_t		shared;

	for (int i = 1; i < list->count; i++)
	{
		shared = common_ending(n, first, &n->figure[list->part[i]]);
		alike = shared < alike ? shared : alike;
	}
	alike -= alike % 3;
	/* 城东新增车位, 城西新增车位，合计新增车位 */
	shared = common_ending(n, first, &n->figure[list->whole]);
	if (shared >= strlen("车位") && shared < alike)
		alike = shared - shared % 3;
	if (alike < strlen("费") || (list->count == 2 && alike < strlen("债券资金")))
		return false;
	for (size_t at = n->figure[list->whole].label; at + alike <= n->figure[list->whole].label_end; at++)
		if (memcmp(n->body + at, n->body + first->label_end - alike, alike) == 0)
			return true;
	return false;
}

/* 支付甲a、乙b、丙c，共计支付T: is the verb of the parts all the name that the total has? */
static bool
repeats_verb(const Narrative *n, const List *list)
{
	static const char *const since[] = {"累计", "全年", "年度", "截至", "截止", NULL};
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	uint64_t	cues = 0;
	size_t		verb = w->label + cue_match(n->body + w->label, w->label_end - w->label, &cues);
	size_t		len = w->label_end - verb;

	return list->count >= 3 && (cues & CUE_TOTAL) && len >= strlen("支付") && len <= strlen("采购支付") &&
		holds_bytes(n->body + first->label, first->label_end - first->label, n->body + verb, len) &&
		!clause_holds_any(n, w, since) && in_next_clause(n, n->figure[list->whole - 1].end, w->start);
}

/*
 * Are the parts in front of a total with a name of its own all it has?  Words
 * count them, or they are a pair that leaves nothing out; or it is close to their
 * sum, and its name only says of what kind they are.
 */
static bool
said_to_be_all(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	wide		gap = w->value > list->sum ? w->value - list->sum : list->sum - w->value;

	/* what was spent is no sum of what came in */
	if (gap > list->sum / 3 ||
		((w->cues & (CUE_DONE | CUE_SPEND)) && ((first->cues | n->figure[list->part[1]].cues) & SPENT) == 0))
		return false;
	if (says_count(n, list) || repeats_verb(n, list) || complementary(n, list) || complete_triple(n, list) ||
		shares_noun(n, list) ||
		(n->figure[list->part[list->count - 1]].cues & CUE_UNION) || composes(n, list->part[list->count - 1]))
		return true;
	return names_kind(n, w) &&
		(list->count >= 3 || numbered_parts(n, list) ||
		 ((first->cues & CUE_BUDGET) && (n->figure[list->part[1]].cues & CUE_UP)) || ((first->cues & CUE_CARRY) &&
							  (n->figure[list->part[1]].cues & (CUE_BUDGET | CUE_POOL | CUE_INCOME))));
}

/* 12个、投资a；18个、投资b，共计30个、投资T: what stands behind each part gives what stands behind their total. */
static void
judge_twin(Narrative *n, const List *list)
{
	List		twin = {.whole = list->whole + 1};
	const Figure *w = &n->figure[list->whole];
	const Figure *t = w + 1;

	if (twin.whole >= n->count || t->part - w->part != 1 || !is_level(t) || t->approximate ||
		figure_same_dimension(n, t, w) ||
		t->whole >= 0 || t->list_end > twin.whole + 1)
		return;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i] + 1];

		if (f->part - (f - 1)->part != 1 || !same_series(n, t, f) || f->approximate || f->whole >= 0 ||
			labels_match(n, t, f) == 0)
			return;
		twin.part[twin.count++] = list->part[i] + 1;
		twin.sum += f->value;
	}
	twin.end = twin.whole + 1;
	claim_sum(n, &twin, WHY_NONE);
}

/*
 * 甲，金额a；乙，金额b；丙，金额c；共计T: does each amount of the sentence stand in a group of its own, and a total
 * without a name, or of their noun, behind the last, which is not far from their sum?
 */
static bool
total_of_groups(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	wide		gap = w->value > list->sum ? w->value - list->sum : list->sum - w->value;

	for (int i = 1; i < list->count; i++)
		if (n->figure[list->part[i]].group - n->figure[list->part[i - 1]].group != 1)
			return false;
	return list->count >= 3 && w->group - n->figure[list->part[list->count - 1]].group <= 1 && gap <= list->sum / 3 &&
		(names_kind(n, w) || shares_noun(n, list));
}

/* 两类共T户，其中30户既是甲又是乙: do the words behind the total say that some are in two classes? */
static bool
counts_twice(const Narrative *n, const Figure *w)
{
	static const char *const words[] = {"既", "重复", "交叉", "重叠", "去重", "剔重", NULL};
	size_t		end = w->end;
	size_t		step;

	if (w->class != CLASS_COUNT)
		return false;
	while (end < n->len && end - w->end < 120 && mark_at(n->body + end, n->len - end, &step) != MARK_STOP)
		end += step;
	return text_holds_any(n->body, w->end, end, words);
}

/*
 * a，b，合计T that do not add up: nothing else stands in the sentence, and 合计 alone
 * is T's label.
 */
static void
judge_misfit_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t;
	bool		across;
	bool		again = false;

	while (first > 0 && n->figure[first - 1].sentence == w->sentence)
		first--;
	/* 人员经费a；公用经费b，合计T: a pair that leaves nothing out, or one in each group */
	across = first < t && n->figure[first].group != w->group &&
		((n->figure[first].lead | n->figure[first].cues) & CUE_LIST) == 0;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		/* what is counted in another unit, or is for each of them, is told beside them */
		if (!f->remark && !f->ratio && !figure_same_dimension(n, w, f) && f->role != ROLE_CHANGE &&
			f->role != ROLE_BASE)
			continue;
		/* 甲a（其中丙c），乙b（其中丁d），合计T */
		if (is_rate_of_each(n, f) || f->depth > w->depth)
			continue;
		/* 二期投资a完成b: what was done of a part is none */
		if (i > first && f->clause == n->figure[i - 1].clause && (f->cues & ~w->cues & CUE_DONE))
			return;
		if (f->depth != w->depth || !same_series(n, w, f) || f->approximate ||
			((w->cues & (CUE_INCOME | CUE_SPEND)) == 0 && adjusts(n, f) < 0) ||
			(f->label == f->label_end && !total_of_each(n, t)) ||
			(f->whole >= 0 && n->figure[f->whole].sentence == f->sentence) ||
			((f->cues & CUE_TOTAL) && common_ending(n, f, w) < strlen("总投资") &&
			 !(i == first && clause_holds(n, w, "项合计"))) ||
			f->list_end > i + 1 ||
			(f->group != w->group && !across && ((n->figure[first].lead | n->figure[first].cues) & CUE_LIST) == 0) ||
			list.count >= LIST_PARTS)
			return;
		again = again || f->whole >= 0;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	/* 收到T。支出甲a、乙b，以上两项合计T: they give what is told again, if the words say how many they are */
	if (again && list.sum != w->value && !(list.count >= 2 && says_count(n, &list) && clause_holds(n, w, "项")))
		return;
	if (list.count < 2 || (across && !complementary(n, &list) && !total_of_groups(n, &list)) || counts_twice(n, w))
		return;
	if (!(across && total_of_groups(n, &list)) &&
		(w->label == w->label_end || w->label_end - w->label > 6) && !total_of_each(n, t) && !said_to_be_all(n, &list))
		return;
	list.end = t + 1;
	claim_sum(n, &list, WHY_NONE);
	if (list.sum == w->value)
		judge_twin(n, &list);
}

/* V，a、b，合计T: what 、 joins right in front of T gives it but for two digits */
static bool
judge_joined(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.end = t + 1};
	int			first = t - 1;
	size_t		step;

	if (t < 2)
		return false;
	while (first > 0 && same_series(n, w, &n->figure[first]) && n->figure[first - 1].sentence == w->sentence &&
		   mark_at(n->body + n->figure[first - 1].end, n->len - n->figure[first - 1].end, &step) == MARK_PAUSE)
		first--;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		if (!same_series(n, w, f) || f->depth != w->depth || f->approximate || f->whole >= 0 || f->list_end > i + 1 ||
			f->label == f->label_end || (f->cues & CUE_TOTAL) || list.count >= LIST_PARTS)
			return false;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	if (list.count < 2 || !names_kind(n, w) || !in_next_clause(n, n->figure[t - 1].end, w->start) ||
		!list_swaps(n, &list))
		return false;
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
	return true;
}

/* 下达资金如下：甲a，乙b，…。共计T: all amounts of the sentence in front give the one that fills this but for a slip */
static bool
judge_sentence_total(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.end = t + 1};
	int			first = t;

	if (t < 3 || n->figure[t - 1].sentence != w->sentence - 1 || w->depth > 0 ||
		(t + 1 < n->count && n->figure[t + 1].sentence == w->sentence))
		return false;
	while (first > 0 && n->figure[first - 1].sentence == w->sentence - 1)
		first--;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		/* 甲a，占x% */
		if (f->class == CLASS_PERCENT && f->role == ROLE_RATE)
			continue;
		if (!same_series(n, w, f) || f->depth > 0 || f->approximate || f->whole >= 0 || f->list_end > i + 1 ||
			f->label == f->label_end || (f->cues & CUE_TOTAL) || list.count >= LIST_PARTS)
			return false;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	if (list.count < 3 || (!list_swaps(n, &list) && !sum_slips(w, list.sum, SLIP_DIGITS)))
		return false;
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = t;
	claim_sum(n, &list, WHY_NONE);
	return true;
}

void
judge_total_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			part[LIST_PARTS];
	int			count = 0;

	if ((w->cues & (CUE_TOTAL | CUE_UNION)) == 0 && is_level(w) && w->whole < 0 && w->list_end <= t + 1)
		judge_union(n, t);
	/* 总数分别达x、y: totals of other things, each */
	if ((w->cues & CUE_TOTAL) == 0 || (w->cues & CUE_EACH) || (!is_level(w) && w->role != ROLE_CHANGE) ||
		w->list_end > t + 1 ||
		w->whole >= 0)
		return;
	for (int i = t - 1; i >= 0 && i > t - 2 * LOOK_BACK && count < LIST_PARTS; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->paragraph != w->paragraph)
			break;
		if (f->depth != w->depth || !same_series(n, w, f))
			continue;
		if (f->whole >= 0 && f->whole < t && f->whole > t - 2 * LOOK_BACK)
			continue;			/* the whole that it is part of counts */
		part[count++] = i;
		list.sum += signed_value(f);
		if (list.sum == signed_value(w) && count >= 2)
		{
			list.count = count;
			for (int j = 0; j < count; j++)
				list.part[j] = part[count - 1 - j];
			list.end = t + 1;
			/* 收入V。其中：v。加上a，收入合计T: of V */
			if (names_kind(n, w) && adds_to_part(n, &list))
				break;
			if (convincing(n, &list) || (w->sentence == f->sentence && significant_digits(w) >= 2))
			{
				for (int j = 0; j < count; j++)
					n->figure[list.part[j]].whole = t;
				claim_sum(n, &list, WHY_NONE);
				judge_shares_of(n, &list, true);
				judge_twin(n, &list);
				return;
			}
			break;
		}
		if (is_level(w) && list.sum > w->value)
			break;
	}
	if (is_level(w) && !judge_union(n, t) && !judge_grand_total(n, t) && !judge_slipped_total(n, t) &&
		!judge_joined(n, t) && !judge_sentence_total(n, t))
		judge_misfit_behind(n, t);
}

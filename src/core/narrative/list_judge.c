/*-------------------------------------------------------------------------
 *
 * list_judge.c
 *	  Which figures are a whole with its parts, and do they add up?
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* T，其中a、b: does the whole open its group, and the list its clause right behind it or the next sentence? */
static bool
heads_list(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	bool		across = first->sentence - w->sentence == 1;

	for (int i = list->whole - 1; i >= 0 && n->figure[i].sentence == w->sentence; i--)
		if ((across || n->figure[i].group == w->group) && same_series(n, w, &n->figure[i]))
			return false;
	return across || first->group == w->group;
}

/* Are the parts of a list that names all there is those of an earlier figure? */
static bool
is_of_earlier(const Narrative *n, const List *list)
{
	return fits_earlier(n, list, true) ||
		(!list->divided && !heads_list(n, list) && !label_holds(n, &n->figure[list->whole], "三公") &&
		 fits_earlier(n, list, false));
}

/*
 * May what is listed be no part of the figure?  Means add up to nothing; 加上a comes
 * on top; what is spent is no part of what came in.
 */
static bool
adds_to_nothing(const Narrative *n, int whole, int first)
{
	uint64_t	w = n->figure[whole].cues;
	uint64_t	f = n->figure[first].cues | n->figure[first].lead;

	/* 差值: how far each is from its plan, whichever way */
	return (w & CUE_MEAN) || (f & CUE_UNION) || label_ends(n, &n->figure[whole], "差值") ||
		label_ends(n, &n->figure[whole], "差额") ||
		((w & (CUE_INCOME | CUE_SPEND)) == CUE_INCOME && (f & (CUE_INCOME | CUE_SPEND)) == CUE_SPEND) ||
		((w & (CUE_INCOME | CUE_SPEND)) == CUE_SPEND && (f & (CUE_INCOME | CUE_SPEND)) == CUE_INCOME);
}

/* T，其中一般债务a、专项债务b；另一T，其中…: two to four that leave nothing out end the list with their group. */
static void
end_with_names(const Narrative *n, List *list)
{
	List		head = *list;
	int			group = n->figure[list->whole].group;

	if (complementary(n, list) || complete_triple(n, list))
		return;
	/* T，其中a，b，其他c；另一T: the others end it, too */
	for (int i = 2; i + 1 < list->count; i++)
		if ((n->figure[list->part[i]].cues & CUE_OTHER) && n->figure[list->part[i]].group == group &&
			n->figure[list->part[i + 1]].group != group)
		{
			list->sum = 0;
			for (list->count = 0; list->count <= i; list->count++)
				list->sum += signed_value(&n->figure[list->part[list->count]]);
			list->end = n->figure[list->part[i]].list_end;
			return;
		}
	for (head.count = list->count > 4 ? 4 : list->count - 1; head.count >= 2; head.count--)
	{
		const Figure *next = &n->figure[list->part[head.count]];

		/* …，完成24个: what was done of them is none */
		if ((next->group == n->figure[list->part[head.count - 1]].group &&
			 ((next->cues ^ n->figure[list->part[0]].cues) & (CUE_DONE | CUE_ACTUAL)) == 0) ||
			!(complementary(n, &head) || complete_triple(n, &head)))
			continue;
		head.sum = 0;
		for (int i = 0; i < head.count; i++)
			head.sum += signed_value(&n->figure[head.part[i]]);
		head.end = n->figure[head.part[head.count - 1]].list_end;
		*list = head;
		return;
	}
}

/* Is another amount of the paragraph what the parts give, so that they are of that? */
static bool
gives_another(const Narrative *n, const List *list)
{
	for (int i = list->part[0] - 1; i >= 0 && n->figure[i].paragraph == n->figure[list->whole].paragraph; i--)
		if (i != list->whole && same_series(n, &n->figure[list->whole], &n->figure[i]) &&
			n->figure[i].value == list->sum)
			return true;
	return false;
}

/*
 * T，其中a；一档b、二档c: the group in front of a semicolon gives the whole, and what stands
 * behind it leaves nothing out either.
 */
static bool
take_second_group(const Narrative *n, List *list)
{
	const Figure *w = &n->figure[list->whole];
	List		rest = *list;
	wide		sum = 0;

	for (int i = 0; i + 2 < list->count; i++)
	{
		sum += n->figure[list->part[i]].value;
		if (sum != w->value || n->figure[list->part[i]].group == n->figure[list->part[i + 1]].group)
			continue;
		rest.count = list->count - i - 1;
		memmove(rest.part, list->part + i + 1, rest.count * sizeof(int));
		rest.sum = list->sum - sum;
		if (!one_family(n, &rest) && !complementary(n, &rest) && !complete_triple(n, &rest))
			return false;
		*list = rest;
		return true;
	}
	return false;
}

/* T件，其中甲a件，乙b件: is the first part more than the whole right in front of it, and the others less? */
static bool
has_greater_first(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];

	if (first->group != w->group || first->value <= w->value || w->value <= 0 || first->value / 2 > w->value)
		return false;
	for (int i = 1; i < list->count; i++)
		if (n->figure[list->part[i]].value >= w->value || n->figure[list->part[i]].group != w->group)
			return false;
	return list->count >= 3;
}

/* A cued list whose parts do not give the whole. */
static void
judge_misfit(Narrative *n, List *list, int first, int depth)
{
	const Figure *w = &n->figure[list->whole];
	bool		closed;

	natural_list(n, list, first, depth);
	end_with_names(n, list);
	/* 收入增加T（税收增加a、非税增加b） */
	if (list->count == 0 || (w->role == ROLE_CHANGE && !(list->bracket && complementary(n, list))) ||
		w->role == ROLE_BASE || adds_to_nothing(n, list->whole, first))
		return;
	/* 由a和b构成 in a sentence of its own is of what is called as they are, or a total */
	if (n->figure[first].sentence != w->sentence && composes(n, list->part[list->count - 1]) &&
		((n->figure[first].cues | n->figure[first].lead) & CUE_PART) == 0 && (w->cues & CUE_TOTAL) == 0 &&
		common_ending(n, w, &n->figure[first]) < strlen("支出"))
		return;
	/* 完成投资T。各县计划投资分别为：a，b */
	if (n->figure[first].sentence != w->sentence && ((n->figure[first].lead & CUE_EACH) != 0) &&
		turns_aside(n, w, &n->figure[first]))
		return;
	/* 未拨付U。其中：a，b: of what U was left of */
	if ((w->cues & (CUE_UNDONE | CUE_BALANCE)) && list->count >= 2 && n->figure[first].value > w->value &&
		n->figure[list->part[1]].value > w->value)
		return;
	/* 每人a、共b: what one of them gets is no part of all */
	for (int i = 0; i < list->count; i++)
		if (label_holds(n, &n->figure[list->part[i]], "每"))
			return;
	if (take_second_group(n, list))
		list->divided = true;
	/* what a total behind them is the sum of, too */
	if (n->figure[first].whole >= 0 && !list_slips(n, list, SLIP_DIGITS - 1))
		return;
	closed = (list->divided || list->bracket) && list->count >= 2 && list_swaps(n, list);
	if (!closed && list_is_closed(n, list))
		/* a division may leave out what is small */
		closed = !list->divided || list->sum > w->value || w->value - list->sum <= w->value / 10 ||
			complementary(n, list) || complete_triple(n, list);
	if (list->divided && gives_another(n, list))
		return;
	if (!closed)
		closed = take_next_of_pair(n, list, depth) || take_numbered(n, list, depth) || take_items(n, list) ||
			take_sentences(n, list, depth);
	if (closed && !list->bracket && list->sum > w->value && is_of_earlier(n, list))
		closed = false;
	/* T。其中6月t，包括a、b、其他c: of t, where they are far below T */
	if (closed && !list->bracket && n->figure[first].list_end > first + 1 && 2 * list->sum < w->value)
		closed = false;
	if (is_of_another_whole(n, list) ||
		(n->figure[first].sentence != w->sentence && list->sum > 2 * w->value && !list_swaps(n, list)))
		return;
	if (!closed && (!list->cued || (list->bracket && !list_slips(n, list, SLIP_DIGITS) && !list_swaps(n, list))))
		return;
	/* a万元用于甲；b万元用于乙 */
	if (list->count == 1 && ((n->figure[first].lead | n->figure[first].cues) & (CUE_PART | CUE_CLOSED)) == 0 &&
		list->sum == w->value)
		return;
	if (!closed && (list->count == 1 || has_greater_first(n, list)) &&
		list->sum > w->value + list_room(n, list) && !fits_earlier(n, list, false) &&
		(n->figure[first].cues & CUE_TOTAL) == 0 && ((n->figure[first].lead | n->figure[first].cues) & CUE_PART) &&
		figure_same_dimension(n, w, &n->figure[first]) &&
		w->part < n->figure[first].part && first == list->whole + 1 && n->figure[first].sentence == w->sentence)
	{
		claim_sum(n, list, WHY_OVER_WHOLE);
		return;
	}
	if (!closed && exceeds_whole(n, list))
	{
		link_parts(n, list);
		claim_sum(n, list, WHY_OVER_WHOLE);
		return;
	}
	/* the words may begin some of the whole's parts, or those of another one */
	if (list->divided && !closed && !list_slips(n, list, SLIP_DIGITS))
		return;
	link_parts(n, list);
	claim_sum(n, list, closed ? (list->sum > w->value ? WHY_OVER_WHOLE : WHY_NONE) : WHY_OPEN_LIST);
}

static bool
starts_list(const Narrative *n, int i)
{
	return ((n->figure[i].lead | n->figure[i].cues) & (CUE_PART | CUE_LIST | CUE_CLOSED)) != 0;
}

/* A list that adds up: what hangs on its parts is judged with it. */
static void
take_list(Narrative *n, const List *list, bool exact)
{
	link_parts(n, list);
	claim_sum(n, list, WHY_NONE);
	if (is_level(&n->figure[list->whole]))
		judge_hanging(n, list, exact);
}

/* 其中 may stand behind figures that are not parts: 未分配U。其中：a，b */
static bool
take_later_list(Narrative *n, int t, int first, int depth)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t,.cued = true};
	int			cued = first;
	RunEnd		end;

	while (cued < n->count && cued - t < 8 &&
		   !(same_series(n, w, &n->figure[cued]) && n->figure[cued].depth == w->depth && starts_list(n, cued)))
		cued++;
	if (cued >= n->count || cued - t >= 8 || n->figure[cued].sentence - w->sentence > 1 ||
	/* in the next sentence it is of what stands in front of it there */
		(n->figure[cued].sentence != w->sentence && n->figure[cued - 1].sentence != w->sentence) ||
		(end = run_forward(n, &list, cued, depth)) == RUN_NONE || (end == RUN_NEAR && list.count < 3) ||
		!convincing(n, &list))
		return false;
	take_list(n, &list, end == RUN_EXACT);
	return true;
}

/* The last amount of the whole's unit in front of a bracket: the bracket is its. */
static int
last_amount(const Narrative *n, int t, int first)
{
	int			last = t;

	for (int i = t + 1; i < first; i++)
		if (is_amount(&n->figure[i]) && figure_same_dimension(n, &n->figure[t], &n->figure[i]))
			last = i;
	return last;
}

/*
 * T台，其中甲机械a台，乙机械b台，丙机械c台: that the first gives the sum of the others is chance,
 * where all of them are called alike.
 */
static bool
are_siblings(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	size_t		step;
	/* N个指标，包括a个甲指标、b个乙指标、c个丙指标: their names stand behind them */
	bool		behind = (w->cues & (CUE_PART | CUE_LIST)) && w->label == w->label_end;

	if (list->cued || list->bracket || !(behind || stands_in_list(n, list->whole)))
		return false;
	/* 其中甲a、乙b、丙c、丁d: nothing says that 丙 and 丁 are some of 乙 */
	if (!behind && mark_at(n->body + w->end, n->len - w->end, &step) == MARK_PAUSE)
		return true;
	if (w->class != CLASS_COUNT || (!behind && one_family(n, list)))
		return false;
	for (int i = 0; i < list->count; i++)
		if (behind ? n->figure[list->part[i]].label < n->figure[list->part[i]].label_end :
			common_ending(n, w, &n->figure[list->part[i]]) < strlen("机械"))
			return false;
	return true;
}

/* T1，其中a、b、c。支出总计T2: is the last part the total of a sentence behind? */
static bool
runs_into_total(const Narrative *n, const List *list)
{
	const Figure *last = &n->figure[list->part[list->count - 1]];

	return list->count > 1 && (last->cues & CUE_TOTAL) &&
		last->sentence != n->figure[list->part[list->count - 2]].sentence;
}

/*
 * T，由a、b、c构成。分两批下达，d、e: a list right behind the whole that was passed over, as one behind it gives
 * the whole; both must, where the words say that it is all.
 */
static bool
judge_passed_list(Narrative *n, List *list, int first, int depth)
{
	const Figure *w = &n->figure[list->whole];
	wide		gap;

	if (!list->cued || list->bracket || n->figure[first].sentence != w->sentence || w->role == ROLE_CHANGE)
		return false;
	natural_list(n, list, first, depth);
	for (int i = 0; i < list->count; i++)
		if (n->figure[list->part[i]].whole >= 0)
			return false;
	gap = list->sum > w->value ? list->sum - w->value : w->value - list->sum;
	if (list->count < 2 || gap == 0 || gap > w->value / 10 ||
		!(composes(n, list->part[list->count - 1]) || list_swaps(n, list)))
		return false;
	for (int i = 0; i < list->count; i++)
		n->figure[list->part[i]].whole = list->whole;
	claim_sum(n, list, list->sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
	return true;
}

/* What stands behind a whole: one list of parts, or several that each give it. */
static void
judge_whole(Narrative *n, int t, bool misfits)
{
	const Figure *w = &n->figure[t];
	List		list;
	int			first = t + 1;
	int			found = 0;
	int			next;
	int			depth;
	RunEnd		end;

	while (first < n->count && !same_series(n, w, &n->figure[first]) && n->figure[first].depth >= w->depth &&
		   first - t < LOOK_BACK)
		first++;
	if (first >= n->count || !same_series(n, w, &n->figure[first]) || n->figure[first].depth < w->depth)
		return;
	if (t < n->fresh && first < n->fresh)
		return;
	list = (List) {.whole = t};
	list.divided = begins_division(n, t, first);
	list.cued = list.divided || list_is_cued(n, t, first);
	if (t < n->fresh && (!list.cued || n->figure[first].paragraph - w->paragraph > 2))
		return;
	depth = n->figure[first].depth;
	list.bracket = depth > w->depth;
	if (list.bracket && n->figure[first].part - w->part > 3)
		return;
	if (!misfits && !list.bracket && !starts_list(n, first) && take_later_list(n, t, first, depth))
		return;
	while (!misfits && (end = run_forward(n, &list, first, depth)) != RUN_NONE && convincing(n, &list))
	{
		/* a second list, in another sentence, is near to coarse figures by chance */
		if (found > 0 && end == RUN_NEAR && n->figure[list.part[0]].sentence != w->sentence &&
			(list.sum - w->value > w->value / 1000 || w->value - list.sum > w->value / 1000))
			break;
		/* income, spending, balance: the balance makes the claim */
		if (!list.cued && list.count == 2 && (n->figure[list.part[1]].cues & (CUE_BALANCE | CUE_CUT)))
			break;
		if (are_siblings(n, &list) || runs_into_total(n, &list))
			break;
		take_list(n, &list, end == RUN_EXACT);
		found++;
		first = list.end;
		if (list.bracket || found >= 4)
			break;
		list.cued = false;
	}
	if (misfits && w->list_end > t + 1 && (next = next_division(n, t)) >= 0)
	{
		list.cued = list.divided = true;
		list.bracket = false;
		judge_misfit(n, &list, next, w->depth);
		return;
	}
	/* 其中a、b。其中c: of what the first list is of, and not of b */
	if (misfits && w->whole >= 0 && w->whole < t && n->figure[first].sentence != w->sentence && !list.bracket &&
		((n->figure[first].cues | n->figure[first].lead) & CUE_CLOSED) == 0)
		return;
	if (misfits && w->list_end > t + 1 && n->figure[first].whole < 0 && judge_passed_list(n, &list, first, depth))
		return;
	if (misfits && (w->list_end > t + 1 || (n->figure[first].whole >= 0 && n->figure[first].whole < first)))
		return;
	if (misfits && list.bracket &&
		(last_amount(n, t, first) != t || n->figure[first].sentence != w->sentence ||
		 ((n->figure[first].lead | n->figure[first].cues) & (CUE_SHARE | CUE_TASK | CUE_EACH))))
		return;
	if (misfits && list.bracket)
	{
		/* a bracket that holds no parts of it may stand before them */
		natural_list(n, &list, first, depth);
		if (list_slips(n, &list, SLIP_DIGITS) || (list.count >= 2 && list_swaps(n, &list)) ||
			(list_is_closed(n, &list) &&
			 (fills_bracket(n, &list) || has_closed_twin(n, &list) || complementary(n, &list))))
			judge_misfit(n, &list, first, depth);
		else if (list.cued && exceeds_whole(n, &list))
			claim_sum(n, &list, WHY_OVER_WHOLE);
		return;
	}
	if (found == 0 && list.cued && misfits)
		judge_misfit(n, &list, first, depth);
}

/* The first figure whose parts the fresh paragraph may list: see judge_whole(). */
static int
oldest_whole(const Narrative *n)
{
	int			t = n->fresh;

	while (t > 0 && n->fresh - t < LOOK_BACK && n->figure[n->count - 1].paragraph - n->figure[t - 1].paragraph <= 2)
		t--;
	return t;
}

/* 增加T（甲增加a、乙增加b）: does a bracket of others like it begin right behind the change? */
static bool
opens_bracket(const Narrative *n, int t)
{
	return t + 1 < n->count && n->figure[t].role == ROLE_CHANGE && n->figure[t + 1].depth == n->figure[t].depth + 1 &&
		n->figure[t + 1].part - n->figure[t].part == 1;
}

void
judge_lists(Narrative *n)
{
	int			oldest = oldest_whole(n);

	number_items(n);
	for (int t = oldest; t < n->count; t++)
		judge_columns(n, t);
	for (int t = n->count - 1; t >= oldest; t--)
		if (is_amount(&n->figure[t]) && !n->figure[t].approximate && !n->figure[t].column)
			judge_whole(n, t, false);
	for (int t = n->fresh; t < n->count; t++)
		if (!judge_rest(n, t))
			judge_chain(n, t);
	for (int t = n->fresh; t < n->count; t++)
		if (is_amount(&n->figure[t]) && !n->figure[t].column)
			judge_total_behind(n, t);
	for (int t = n->fresh; t < n->count; t++)
		judge_within(n, t);
	for (int t = n->fresh; t < n->count; t++)
		if (is_level(&n->figure[t]) && !n->figure[t].approximate)
		{
			judge_slipped_run(n, t);
			judge_taken_off(n, t);
		}
	for (int t = n->count - 1; t >= oldest; t--)
		if ((is_level(&n->figure[t]) || (is_amount(&n->figure[t]) && opens_bracket(n, t))) &&
			!n->figure[t].approximate && !n->figure[t].column)
			judge_whole(n, t, true);
	for (int t = n->fresh; t < n->count; t++)
		if (is_level(&n->figure[t]) && !n->figure[t].approximate)
		{
			judge_plain_list(n, t);
			judge_slipped_sentence(n, t);
		}
	for (int t = n->fresh; t < n->count; t++)
		if (is_amount(&n->figure[t]) && !n->figure[t].approximate)
			judge_behind(n, t);
}

/*-------------------------------------------------------------------------
 *
 * list_share.c
 *	  Shares of one list, and what they say of it.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "share.h"

/* 100 as a figure, for what shares add up to. */
static Figure
hundred(const Figure *like)
{
	Figure		f = *like;

	f.number.coefficient = 100;
	f.number.scale = 0;
	f.value = 100 * power_of_ten(FIGURE_SCALE);
	f.approximate = false;
	return f;
}

/*
 * 甲a，占x%；乙b，占y%, of a list that gives its whole: are some of the shares right of that, and is another one not?
 * Then that one is told, and not all of them.
 */
static bool
is_told_of_one(const Narrative *n, const int *share, int count)
{
	int			whole = -1;
	wide		sum = 0;
	int			wrong = 0;

	for (int i = 0; i < count; i++)
	{
		int			part = part_of_share(n, share[i]);

		if (part < 0 || n->figure[part].whole < 0 || (whole >= 0 && n->figure[part].whole != whole) ||
			n->figure[part].class != CLASS_COUNT)
			return false;
		whole = n->figure[part].whole;
		sum += n->figure[part].value;
		wrong += !share_fits(n, share[i], part, whole);
	}
	return wrong > 0 && wrong < count && sum == n->figure[whole].value;
}

void
claim_share_sum(Narrative *n, const int *share, int count, bool closed)
{
	const Figure *last = &n->figure[share[count - 1]];
	Figure		whole = hundred(last);
	Bindings	b;
	Formula		f;
	wide		room = 0;
	wide		sum = 0;
	Claim	   *claim;
	Result		result;

	formula_start(&f, STYLE_SUM, false);
	for (int i = 0; i < count; i++)
	{
		formula_add(&f, &n->figure[share[i]], 1, 0, 0);
		room += figure_half(&n->figure[share[i]], n->figure[share[i]].number.scale);
		sum += n->figure[share[i]].value;
	}
	if (sum == whole.value || !closed)
	{
		if (sum != whole.value)
			return;
	}
	whole.number.scale = last->number.scale;
	whole.number.coefficient = 100 * (int64_t) power_of_ten(last->number.scale);
	bindings_start(&b, n, KIND_SHARE_SUM, &whole);
	result = formula_weigh(&f, &whole);
	claim = claim_start(n, KIND_SHARE_SUM, &whole);
	claim->operand_count = formula_operands(&f, claim->operands);
	formula_print(&f, claim->formula, sizeof(claim->formula));
	claim->has_computed = claim->has_allowance = true;
	claim->computed = result.computed;
	claim->allowance = result.allowance;
	claim->stated.value = 100;
	claim->stated.scale = 0;
	claim->start = n->figure[share[0]].clause;
	claim->start_char = n->figure[share[0]].clause_char;
	sum = sum > whole.value ? sum - whole.value : whole.value - sum;
	claim->verdict = sum == 0 ? CLAIM_HOLDS : sum <= room ? CLAIM_UNDECIDED : CLAIM_FAILS;
	claim->reason = sum == 0 ? WHY_NONE : sum <= room ? WHY_ROUNDING : WHY_ARITHMETIC;
	for (int i = 0; i < count; i++)
		n->figure[share[i]].summed = true;
	if (claim->verdict == CLAIM_FAILS && is_told_of_one(n, share, count))
		return;
	claim_message(claim, "各项占比之和应为100%（");
	claim_message(claim, claim->formula);
	claim_message(claim, "）。");
	claim_emit(n);
}

/* 合计, 共计: does a word in front of the figure add up? */
static bool
says_total(const Narrative *n, const Figure *f)
{
	return clause_holds(n, f, "合计") || clause_holds(n, f, "共计") || clause_holds(n, f, "之和");
}

void
judge_share_group(Narrative *n, const int *share, const int *part, int count)
{
	List		list = {.count = 0};

	for (int i = 0; i < count && i < LIST_PARTS; i++)
		list.part[list.count++] = part[i];
	claim_share_sum(n, share, count, complementary(n, &list));
}

/* Is each share that of its part in the sum of all? */
static bool
are_shares_of_sum(const Narrative *n, const int *share, const List *list)
{
	for (int which = 0; which < list->count; which++)
	{
		Formula		f;

		formula_start(&f, STYLE_RATIO, true);
		for (int i = 0; i < list->count; i++)
			formula_add(&f, &n->figure[list->part[i]], i == which, 1, n->figure[list->part[i]].finest);
		if (formula_weigh(&f, &n->figure[share[which]]).fit != FIT_HOLDS)
			return false;
	}
	return true;
}

/*
 * Shares of one sentence, and the amounts they are of (NULL where not every one
 * has its own).  If they give 100 the list is closed: it is held against the
 * whole in front of it, of which the words may say nothing.
 */
void
judge_share_run(Narrative *n, const int *share, const int *part, int count)
{
	List		list = {.count = 0};
	wide		sum = 0;
	wide		room = 0;
	wide		full = 100 * power_of_ten(FIGURE_SCALE);
	const Figure *w;

	for (int i = 0; i < count; i++)
	{
		sum += n->figure[share[i]].value;
		room += figure_half(&n->figure[share[i]], n->figure[share[i]].number.scale);
	}
	if (sum - full > room || full - sum > room)
	{
		/* 其他占z% ends a list of all there is */
		const Figure *last = &n->figure[share[count - 1]];

		if (count >= 3 && ((last->cues & CUE_OTHER) || label_holds(n, last, "其他") || label_holds(n, last, "其它")) &&
			sum <= full + full / 5 && sum >= full - full / 5)
			claim_share_sum(n, share, count, true);
		return;
	}
	claim_share_sum(n, share, count, count >= 3);
	if (part == NULL)
		return;
	for (int i = 0; i < count; i++)
	{
		if (n->figure[part[i]].whole >= 0 || !same_series(n, &n->figure[part[0]], &n->figure[part[i]]) ||
			(i > 0 && part[i] == part[i - 1]))
			return;
		list.part[list.count++] = part[i];
		list.sum += n->figure[part[i]].value;
	}
	for (list.whole = part[0] - 1; list.whole >= 0 && part[0] - list.whole < 8; list.whole--)
		if (same_series(n, &n->figure[part[0]], &n->figure[list.whole]) &&
			n->figure[list.whole].depth <= n->figure[part[0]].depth)
			break;
	if (list.whole < 0 || part[0] - list.whole >= 8 || list.sum == 0)
		return;
	w = &n->figure[list.whole];
	/* what another sentence says is their whole where it ends in their noun, or they are shares of their sum */
	if (w->sentence != n->figure[part[0]].sentence && fits_earlier(n, &list, true))
		return;
	if (w->sentence != n->figure[part[0]].sentence)
	{
		uint64_t	kinds = w->class == CLASS_MONEY ? CUE_BALANCE | CUE_BUDGET | CUE_TASK : 0;
		bool		of_sum = ((w->cues ^ n->figure[part[0]].cues) & kinds) == 0 && are_shares_of_sum(n, share, &list);

		for (int i = 0; i < list.count && !of_sum; i++)
			if (common_ending(n, w, &n->figure[part[i]]) < strlen("收入"))
				return;
	}
	/* the whole may be off, but not by much: else it is another one */
	if (w->paragraph != n->figure[part[0]].paragraph || n->figure[part[0]].sentence - w->sentence > 1 ||
		w->depth != n->figure[part[0]].depth || w->list_end > list.whole + 1 || w->approximate ||
		w->value > list.sum + list.sum / 5 || w->value < list.sum - list.sum / 5 || is_of_another_whole(n, &list))
		return;
	list.end = share[count - 1] + 1;
	link_parts(n, &list);
	claim_sum(n, &list, WHY_NONE);
}

/* x%，y%，三者合计100%: shares of one whole, and nothing else in the sentence. */
void
judge_share_total(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			share[LIST_PARTS];
	int			count = 0;

	if (f->class != CLASS_PERCENT || (f->cues & CUE_TOTAL) == 0 || f->approximate ||
		f->value != 100 * power_of_ten(FIGURE_SCALE) || !says_total(n, f))
		return;
	for (int i = p - 1; i >= 0 && count < LIST_PARTS && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *s = &n->figure[i];

		if (s->class != CLASS_PERCENT || s->role != ROLE_RATE || s->approximate || s->summed || s->depth != f->depth ||
			((s->cues & CUE_SHARE) == 0 && common_ending(n, s, &n->figure[p - 1]) < strlen("承担")))
			return;
		share[count++] = i;
	}
	for (int i = 0; i < count / 2; i++)
	{
		int			other = share[count - 1 - i];

		share[count - 1 - i] = share[i];
		share[i] = other;
	}
	if (count >= 2)
		claim_share_sum(n, share, count, true);
}

/* 三次产业结构比为a:b:c, near to 100: the three give it */
static bool
is_of_sectors(const Narrative *n, const Figure *f, wide sum)
{
	static const char *const words[] = {"三次产业", "三产", "产业结构", "三次产业结构", NULL};
	wide		full = 100 * power_of_ten(FIGURE_SCALE);

	return sum < full + full / 10 && sum > full - full / 10 && clause_holds_any(n, f, words) &&
		(f->cues & (CUE_FROM | CUE_TO | CUE_LAST)) == 0;
}

/* A part of the whole, or, where that is −1, of the sum of all parts. */
static void
member_formula(const Narrative *n, Formula *f, const int *part, int count, int which, int whole)
{
	if (whole >= 0)
	{
		formula_ratio(f, &n->figure[part[which]], &n->figure[whole]);
		return;
	}
	formula_start(f, STYLE_RATIO, true);
	for (int j = count - 1; j >= 0; j--)
		formula_add(f, &n->figure[part[j]], j == which, 1, n->figure[part[j]].finest);
}

/* How many members of the ratio are right of the whole, or of the sum? */
static int
members_fit(const Narrative *n, int first, const int *part, int count, int whole)
{
	int			fit = 0;

	for (int i = 0; i < count; i++)
	{
		Formula		f;

		member_formula(n, &f, part, count, count - 1 - i, whole);
		fit += formula_weigh(&f, &n->figure[first + i]).fit == FIT_HOLDS;
	}
	return fit;
}

/* a:b:c, shares of the amounts in front of it. */
void
judge_ratio_list(Narrative *n, int first, int count)
{
	int			share[LIST_PARTS];
	int			part[LIST_PARTS];
	int			found = 0;
	bool		in_series = true;
	wide		sum = 0;
	int			whole;

	if (count < 3 || count > LIST_PARTS)
		return;
	for (int i = 0; i < count; i++)
		share[i] = first + i;
	for (int i = 0; i < count; i++)
		sum += n->figure[share[i]].value;
	claim_share_sum(n, share, count, count == 3 && is_of_sectors(n, &n->figure[first], sum));
	/* 6∶2∶2: of what they give, and not of 100 */
	if (2 * sum < 100 * power_of_ten(FIGURE_SCALE))
		return;
	for (int i = first - 1; i >= 0 && found < count && i > first - LOOK_BACK; i--)
		if (is_level(&n->figure[i]) && n->figure[i].paragraph == n->figure[first].paragraph)
		{
			if (found > 0 && !same_series(n, &n->figure[part[found - 1]], &n->figure[i]))
				in_series = false;
			part[found++] = i;
		}
	/* of the three sectors, and of nothing else that happens to stand in front */
	if (found == count && clause_holds(n, &n->figure[first], "产业") && !clause_holds(n, &n->figure[part[0]], "产业") &&
		!clause_holds(n, &n->figure[part[0]], "产"))
		return;
	/* 由a:b:c is what it was */
	if (found < count || !in_series || (n->figure[first].cues & (CUE_FROM | CUE_LAST | CUE_THAN)))
		return;
	/* T，其中a、b、c，比例为x:y:z: of T, where more of them are right of it than of their sum */
	whole = part[count - 1] - 1;
	if (whole >= 0 && (!same_series(n, &n->figure[whole], &n->figure[part[0]]) ||
					   n->figure[whole].sentence != n->figure[part[0]].sentence ||
					   members_fit(n, first, part, count, whole) <= members_fit(n, first, part, count, -1)))
		whole = -1;
	for (int i = 0; i < count; i++)
	{
		Bindings	b;
		Formula		f;

		bindings_start(&b, n, KIND_SHARE, &n->figure[first + i]);
		b.label = &n->figure[part[count - 1 - i]];
		member_formula(n, &f, part, count, count - 1 - i, whole);
		bindings_try(&b, &f, true);
		bindings_claim(&b);
	}
}

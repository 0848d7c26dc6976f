/*-------------------------------------------------------------------------
 *
 * list_plain.c
 *	  A whole and its parts right behind it, without 其中: 共860人次，上转420人次，下转440人次。
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define NAMES_BYTES	600			/* of a list that are looked at for what it is of */

/* What is planned or done, was or is left, is of another kind than what there is. */
#define STATES	(CUE_TASK | CUE_BUDGET | CUE_ACTUAL | CUE_DONE | CUE_LAST | CUE_BALANCE | CUE_UNDONE | CUE_CARRY | \
				 CUE_TOTAL | CUE_MEAN | CUE_TO | CUE_FROM | CUE_ABOUT | CUE_ONLY | CUE_CUT | CUE_NEXT | CUE_UNION)

/* Does the part begin a clause behind the one before it, or behind the whole and a clause without a figure? */
static bool
is_next_clause(const Narrative *n, const List *list, int i)
{
	const Figure *f = &n->figure[i];
	int			before = list->count > 0 ? list->part[list->count - 1] : list->whole;

	/* the brackets between are not counted */
	if (before < i - 1)
		return f->depth == n->figure[before].depth && in_next_clause(n, n->figure[i - 1].end, f->start);
	return f->part != n->figure[before].part && f->part - n->figure[before].part <= (list->count > 0 ? 1 : 2);
}

/* Has the figure parts of its own in its sentence?  What 其中 lists in the next one tells nothing of this list. */
static bool
has_list_beside(const Narrative *n, int i)
{
	return n->figure[i].list_end > i + 1 && n->figure[i + 1].sentence == n->figure[i].sentence;
}

/*
 * The figures behind a whole, one in each clause, up to the end of the sentence
 * or the group: false if another one stands among them.
 */
static bool
find_plain_parts(const Narrative *n, List *list)
{
	const Figure *w = &n->figure[list->whole];
	uint64_t	states = STATES & ~(w->cues & (CUE_DONE | CUE_ACTUAL | CUE_BUDGET | CUE_TASK));
	/* 办结a，在办b: what was done of it and what was not are parts if nothing is left out */
	uint64_t	outcome = CUE_DONE | CUE_ACTUAL | CUE_UNDONE | CUE_TASK | (w->cues & CUE_TOTAL);
	bool		parted = false;
	bool		cut = false;	/* what another unit counts stands behind the last part */
	/* T，分别为：a */
	uint64_t	before = CUE_FILLER | CUE_EACH | CUE_LIST;
	int			i;

	for (i = list->whole + 1; i < n->count && n->figure[i].group == w->group; i++)
	{
		const Figure *f = &n->figure[i];

		/* T（女c），甲a，乙b: a bracket tells of what is in front; that of a part may say what is left from before */
		if (f->depth > w->depth && list->count == 0)
			continue;
		/* a、b，分别增长x%和y%; 甲a人，乙b人，发放c万元 */
		cut = list->count >= 2 && w->class == CLASS_COUNT && f->class == CLASS_MONEY;
		if (cut || (list->count >= 2 && (f->class == CLASS_PERCENT || f->role == ROLE_CHANGE)))
		{
			parted = parted || !cut;
			break;
		}
		if (!same_series(n, w, f) || !is_next_clause(n, list, i) || f->depth != w->depth || f->approximate ||
			(f->role != ROLE_LEVEL && (f->role != ROLE_TOTAL || w->role != ROLE_TOTAL)) ||
			(f->cues & states & ~outcome) || f->whole >= 0 || has_list_beside(n, i) ||
			f->value <= 0 || (f->lead & ~(before | (list->count == 0 ? SPENT | CUE_BUDGET : 0))) ||
			!has_name(n, f) || list->count >= LIST_PARTS)
			return false;
		list->part[list->count++] = i;
		list->sum += f->value;
		before = CUE_FILLER;
		parted = parted || (f->cues & states);
	}
	list->end = i;
	return (!parted && (!cut || one_family(n, list))) || complementary(n, list) || complete_triple(n, list);
}

/* T：a，b: does a colon stand right behind the whole? */
static bool
announces(const Narrative *n, const Figure *w)
{
	size_t		step;

	return w->end < n->len && mark_at(n->body + w->end, n->len - w->end, &step) == MARK_COLON;
}

/* T，分别为：a、b; T，即：a、b: do the words between say that what follows is the whole? */
bool
spells_out(const Narrative *n, const List *list)
{
	static const char *const words[] = {
		"分别为", "分别是", "即", "具体为", "具体是", "如下", "情况为", "构成为", "明细为", "用途为", "情况是", NULL
	};
	const Figure *w = &n->figure[list->whole];
	size_t		end = n->figure[list->part[0]].start;
	size_t		step;

	if (w->end >= end || mark_at(n->body + w->end, end - w->end, &step) != MARK_COMMA)
		return false;
	for (size_t at = w->end + step; at < end; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, end - at, &step);

		if (kind == MARK_COLON && (says_division(n->body, w->end + strlen("，"), at) ||
								   text_ends_any(n->body, w->end, at, words)))
			return true;
		if (kind != MARK_NONE && kind != MARK_SPACE)
			return false;
	}
	return false;
}

/* Do the names of all parts end in the same character? */
bool
end_alike(const Narrative *n, const List *list)
{
	for (int i = 1; i < list->count; i++)
		if (common_ending(n, &n->figure[list->part[0]], &n->figure[list->part[i]]) < strlen("人"))
			return false;
	return true;
}

/* 专项债券T，省级留用a，转贷市县b: what was borrowed is kept or lent on */
static bool
are_lent_on(const Narrative *n, const List *list)
{
	return label_holds(n, &n->figure[list->whole], "债") && list->count == 2 &&
		label_holds(n, &n->figure[list->part[1]], "转贷");
}

/*
 * 受理412件，结案a件，未结b件: a count that begins its sentence.  Of what came in anew, or
 * where things are left from before or in two classes, these are not all.
 */
static bool
heads_counts(const Narrative *n, const List *list)
{
	static const char *const words[] = {
		"上年", "往年", "历年", "以前年度", "旧存", "存量", "积存", "结转", "新收", "新立", "新增", "新受理", "收案",
		"立案", "既", "兼", "重复", "交叉", NULL
	};
	const Figure *w = &n->figure[list->whole];
	size_t		end = n->figure[list->part[list->count - 1]].end;
	size_t		step;

	if (w->class != CLASS_COUNT || (w > n->figure && w[-1].sentence == w->sentence && is_amount(w - 1)))
		return false;
	while (end < n->len && mark_at(n->body + end, n->len - end, &step) != MARK_STOP && end - w->end < NAMES_BYTES)
		end += step;
	if (text_holds_any(n->body, w->clause, end, words))
		return false;
	for (int i = 0; i < list->count; i++)
		if (n->figure[list->part[i]].value > w->value && !list_swaps(n, list))
			return false;
	return true;
}

/*
 * The parts fill the rest of the group, and come near to the whole: then they
 * are all there are, if they leave each other out.
 */
void
judge_plain_list(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	wide		gap;
	bool		whole;
	bool		parted;
	bool		slips;
	bool		told;

	if (w->list_end > t + 1 || (w->cues & (CUE_MEAN | CUE_LAST | CUE_PART)) ||
		!find_plain_parts(n, &list) || list.count < 2 || (w->whole >= 0 && !are_lent_on(n, &list)))
		return;
	/* what came in is done or in hand */
	told = spells_out(n, &list);
	if (!told && ((list.part[0] == t + 1 && n->figure[t + 1].part - w->part > 1) ||
				  (n->figure[list.part[0]].lead & (CUE_EACH | CUE_LIST | SPENT | CUE_BUDGET))))
		return;
	whole = (w->cues & (CUE_TOTAL | CUE_TASK)) || announces(n, w) || are_lent_on(n, &list);
	gap = list.sum > w->value ? list.sum - w->value : w->value - list.sum;
	if (gap == 0)
		return;
	parted = complementary(n, &list) && (whole || heads_counts(n, &list));
	slips = run_slips(n, &list);
	if ((gap > w->value / (told || parted ? 2 : 5) && !slips && !list_swaps(n, &list)))
		return;
	if (slips || told)
		;						/* words, or one digit, say that they are all */
	else if (list.count == 2 ? !parted && !names_parts(n, &list) :
		!one_family(n, &list) && !complete_triple(n, &list) && !names_parts(n, &list) &&
		!(whole && end_alike(n, &list) && (w->class == CLASS_MONEY || !has_attribute(n, &list))))
		return;
	link_parts(n, &list);
	claim_sum(n, &list, list.sum > w->value ? WHY_OVER_WHOLE : WHY_NONE);
}

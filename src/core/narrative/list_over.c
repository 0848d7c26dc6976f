/*-------------------------------------------------------------------------
 *
 * list_over.c
 *	  Parts that are more than their whole.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define PURPOSE_BYTES	300		/* behind an amount that may say what it is for */

/* Does the unit measure a quantity, which is in no two classes at once, and not count things? */
static bool
is_measure(const Narrative *n, const Figure *f)
{
	static const char *const units[] = {"公里", "亩", "平方米", "吨", "立方米", "米", "公顷", "千瓦时", "平方公里",
		NULL};

	return f->class == CLASS_COUNT && f->unit_end > f->unit &&
		begins_any(n->body + f->unit, f->unit_end - f->unit, units);
}

/* People and households may be in several classes at once; visits (人次) are not, nor are firms (户). */
static bool
counts_people(const Narrative *n, const Figure *f)
{
	static const char *const people[] = {"人", "名", "位", "户", NULL};
	static const char *const firms[] = {"企业", "公司", "工商户", "合作社", "经营主体", "市场主体", NULL};

	if (text_holds_any(n->body, f->label, f->label_end, firms))
		return false;
	return f->class == CLASS_COUNT && f->unit_end - f->unit <= strlen("人") &&
		(f->unit == f->unit_end || begins_any(n->body + f->unit, f->unit_end - f->unit, people));
}

/* a件、b件、c件, of things that are in one class each: people may be in several */
static bool
is_enumeration(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];

	if (counts_people(n, first))
		return false;
	for (int i = 1; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		const Figure *before = &n->figure[list->part[i - 1]];
		size_t		at = before->end;
		size_t		step = 0;
		MarkKind	kind;

		/* 40家公立医院、3家民营医院: the names stand behind */
		do
		{
			at += step;
			kind = mark_at(n->body + at, n->len - at, &step);
		} while (kind == MARK_NONE && at < f->start);
		if (list->part[i] != list->part[i - 1] + 1 || !has_name(n, f) || (f->cues & (CUE_PART | CUE_TOTAL)) ||
			kind != MARK_PAUSE || (f->label == f->label_end && has_attribute(n, list) && !all_apart(n, list)))
			return false;
	}
	return list->count >= 3 && has_name(n, first);
}

/*
 * Are the parts of one kind, none of them counted twice?  Amounts are whose names
 * end alike (建筑工程费, 设备购置费); things that are counted may be of several kinds at
 * once (women, members), so that a word must say 包括, or the names differ from
 * the first character on and end alike (一级单位, 二级单位).
 */
static bool
excludes_each_other(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];
	bool		measured = is_measure(n, first);
	uint64_t	kinds =
		CUE_DONE | CUE_ACTUAL | CUE_BUDGET | CUE_TASK | CUE_BALANCE | CUE_SPEND | CUE_INCOME | CUE_UNDONE;
	uint64_t	said = first->lead | first->cues | n->figure[list->whole].after;

	if (one_family(n, list) || (is_enumeration(n, list) && !are_of_persons(n, list) && !are_steps(n, list)))
		return true;
	if (are_steps(n, list))
		return false;
	for (int i = 1; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		size_t		alike = common_ending(n, first, f);

		if (((f->cues ^ first->cues) & kinds) || f->label == f->label_end ||
			(f->cues & (CUE_PART | CUE_TOTAL | CUE_OTHER)) ||
			(f->lead & CUE_PART) || is_attribute(n, f))
			return false;
		if (f->class == CLASS_MONEY || measured ? alike < strlen("费") : alike < strlen("人员"))
			return false;
		if (f->class != CLASS_MONEY && !measured && (said & CUE_LIST) == 0 &&
			(memcmp(n->body + f->label, n->body + first->label, strlen("一")) == 0 || alike < strlen("预算单位") ||
			 list->count < 3))
			return false;
	}
	return first->label < first->label_end && !is_attribute(n, first);
}

/*
 * Does an earlier figure of the paragraph fit these parts, so that 其中 is its?  Parts
 * that are all there are fit what they give, and nothing else.
 */
bool
fits_earlier(const Narrative *n, const List *list, bool closed)
{
	const Figure *w = &n->figure[list->whole];
	bool		free_ones = complementary(n, list) || complete_triple(n, list) || excludes_each_other(n, list);
	wide		room = list_room(n, list);

	for (int i = list->whole - 1; i >= 0 && i > list->whole - (closed ? LOOK_BACK : 12) &&
		 n->figure[i].paragraph == w->paragraph; i--)
	{
		const Figure *f = &n->figure[i];

		if (!same_series(n, w, f) || f->value < list->sum - room)
			continue;
		/* 三级指标21个，涉及二级指标9个，其中产出指标11个 */
		if (!closed && list->count == 1 && f->sentence == w->sentence)
			return true;
		/* the plan of the whole, or what it was last year, has no parts here */
		if (!closed && (f->cues & ~w->cues & (CUE_BUDGET | CUE_TASK | CUE_LAST | CUE_THAN)))
			continue;
		if (closed ? f->value <= list->sum + room : !free_ones || f->list_end <= i + 1)
			return true;
	}
	return false;
}

/*
 * 使用a，用于甲；使用b，用于乙; a用于甲，b用于乙: what the amount is for stands behind it, in
 * its clause, or in those without a figure up to the semicolon.  Gives where the words
 * end; that is where the figure does if they say nothing.
 */
static size_t
purpose(const Narrative *n, const Figure *f, size_t *from)
{
	static const char *const words[] = {
		"用于", "主要用于", "全部用于", "专项用于", "专门用于", "用来", "作为", "支持", "主要支持", NULL
	};
	size_t		limit = f + 1 < n->figure + n->count ? f[1].start : n->len;
	size_t		first = 0;		/* the end of the first clause behind that of the figure */
	size_t		step;

	*from = f->end;
	for (size_t at = f->end; at < limit && at - f->end < PURPOSE_BYTES; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, limit - at, &step);

		if (kind == MARK_SEMICOLON || kind == MARK_STOP)
			return at;
		if (kind == MARK_COMMA && at > f->end && *from == f->end)
			return at;
		if (kind == MARK_COMMA && at == f->end)
			*from = at + step;
		else if (kind == MARK_COMMA && first == 0)
			first = at;
		else if (kind == MARK_COLON || kind == MARK_OPEN || (kind == MARK_PAUSE && at == f->end))
			break;
	}
	if (first > *from && begins_any(n->body + *from, first - *from, words))
		return first;
	return *from = f->end;
}

/* Are the parts called alike, or not at all, so that what each is for tells them apart? */
static bool
told_by_purpose(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];

	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		size_t		from;
		size_t		to = purpose(n, f, &from);

		if (from == to || !labels_equal(n, f, first))
			return false;
		for (int j = 0; j < i; j++)
		{
			size_t		other;
			size_t		other_end = purpose(n, &n->figure[list->part[j]], &other);

			if (other_end - other == to - from && memcmp(n->body + other, n->body + from, to - from) == 0)
				return false;
		}
	}
	return true;
}

/* Is what stands between two parts the first one's: its change, its rate, a count of another kind? */
static bool
hangs_between(const Narrative *n, int part, int next)
{
	for (int i = part + 1; i <= next; i++)
	{
		const Figure *f = &n->figure[i];
		size_t		from;

		if (!in_next_clause(n, purpose(n, &n->figure[i - 1], &from), f->start) || f->remark ||
			(i < next && same_series(n, &n->figure[part], f) && f->depth <= n->figure[part].depth))
			return false;
	}
	return true;
}

/* Does one name hold the other? */
static bool
names_meet(const Narrative *n, const List *list, int i)
{
	const Figure *f = &n->figure[list->part[i]];

	for (int j = 0; j < i; j++)
	{
		const Figure *other = &n->figure[list->part[j]];

		/* 2021年省级a，2022年省级b; Ⅴ类, 劣Ⅴ类; 省级, 省级以下 */
		if (label_holds(n, f, "劣") == label_holds(n, other, "劣") &&
			label_holds(n, f, "级以下") == label_holds(n, other, "级以下") &&
			(f->year == other->year || f->year == 0 || other->year == 0) && labels_match(n, f, other) != 0)
			return true;
	}
	return false;
}

/* May 其中 be of an earlier figure of the sentence? */
static bool
fits_in_sentence(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	/* 其中a，包括a1、a2: these are of a, and so are those of what is in a list itself */
	if (((n->figure[list->part[0]].cues | n->figure[list->part[0]].lead) & CUE_PART) == 0 ||
		((w->cues | w->lead) & CUE_PART))
		return false;
	for (int i = list->whole - 1; i >= 0 && n->figure[i].sentence == w->sentence; i--)
		if (same_series(n, w, &n->figure[i]) && n->figure[i].value >= list->sum && n->figure[i].depth <= w->depth)
			return true;
	return false;
}

/* a, b, b1, b2, c: does the list give the whole without some of them, which are parts of another? */
static bool
holds_parts_of_parts(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = 0; i < list->count; i++)
	{
		wide		rest = list->sum;

		for (int j = i; j < list->count; j++)
		{
			rest -= n->figure[list->part[j]].value;
			if (rest == w->value && i > 0 && list->count - (j - i + 1) >= 2 && significant_digits(w) >= 3)
				return true;
		}
	}
	return false;
}

/*
 * a, b, c behind 其中, each less than the whole and by a name of its own that is no
 * attribute: things, or amounts, of several kinds.
 */
static bool
lists_kinds(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	uint64_t	kinds = CUE_DONE | CUE_ACTUAL | CUE_BUDGET | CUE_TASK | CUE_BALANCE | CUE_UNDONE | CUE_CARRY | CUE_POOL;
	uint64_t	all = 0;
	bool		by_purpose;
	bool		swaps;

	swaps = list->count >= 3 && list_swaps(n, list);
	if ((list->sum - w->value > w->value / 2 || counts_people(n, first) || are_steps(n, list)) && !swaps)
		return false;
	by_purpose = w->class == CLASS_MONEY && told_by_purpose(n, list);
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];

		all |= f->cues;
		if ((f->value >= w->value && !swaps) || f->value < 0 || f->approximate || ((f->cues ^ first->cues) & kinds) ||
			(f->cues & (CUE_TOTAL | CUE_MEAN | CUE_CUT)) || (i > 0 && ((f->cues | f->lead) & CUE_PART)) ||
			(!by_purpose && (f->label == f->label_end || (is_attribute(n, f) && !(swaps && w->class == CLASS_MONEY)) ||
								names_meet(n, list, i))) ||
			(i > 0 && !hangs_between(n, list->part[i - 1], list->part[i])))
			return false;
	}
	return (all & CUE_INCOME) == 0 || (all & CUE_SPEND) == 0;
}

/* a，用于甲；b，用于乙: a semicolon in front of each, and what they are for tells them apart */
static bool
each_has_group(const Narrative *n, const List *list)
{
	for (int i = 1; i < list->count; i++)
		if (n->figure[list->part[i]].group - n->figure[list->part[i - 1]].group != 1)
			return false;
	return list->count >= 2 && told_by_purpose(n, list);
}

/* 新设主体T。其中，新设企业a；新设个体户b: do all names begin with one word, which the whole's has, too? */
static bool
are_named_alike(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	size_t		word = strlen("新设");

	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];

		if (f->label_end - f->label <= word || memcmp(n->body + f->label, n->body + first->label, word) != 0)
			return false;
	}
	return list->count >= 3 && first->sentence - w->sentence == 1 && ((first->lead | first->cues) & CUE_PART) &&
		holds_bytes(n->body + w->label, w->label_end - w->label, n->body + first->label, word);
}

/*
 * May the parts stand each in its group?  T，其中：a；b；c, T；其中a；b, and T。其中a；b, where
 * the sentence is the list; but growths of things that have no more in common
 * than their paragraph stand there, too.
 */
static bool
spans_groups(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	const Figure *first = &n->figure[list->part[0]];
	size_t		step;

	for (size_t at = w->end; at < first->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, first->start - at, &step);

		if (kind == MARK_COLON || (kind == MARK_SEMICOLON &&
								   scan_begins(n->body + at + step, first->start - at - step, "其中")))
			return true;
	}
	if (is_within(n, list->whole, list->part[0]) || are_named_alike(n, list))
		return true;
	for (const Figure *f = first; f < last; f++)
		if (f->class == CLASS_PERCENT || f->role == ROLE_CHANGE)
			return false;
	return first->sentence != w->sentence || each_has_group(n, list);
}

/* 提交187件，其中会后a件，立案b件，立案率93.6%: what has a rate of the whole of its own is no part beside others */
static bool
holds_others(const Narrative *n, const List *list)
{
	wide		point = power_of_ten(FIGURE_SCALE);
	wide		whole = n->figure[list->whole].value;

	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		const Figure *rate = f + 1;
		wide		gap;

		/* nor is what it was changed by, or what it is in the end */
		if (adjusts(n, f) != 0 || (f->value >= whole && !list_swaps(n, list)))
			return true;
		if (list->part[i] + 1 >= n->count || rate->class != CLASS_PERCENT || rate->group != f->group ||
			(rate->cues & (CUE_RATE | CUE_SHARE)) != CUE_RATE || whole < point)
			continue;
		gap = divide_rounded(f->value * 100, whole / point) - rate->value;
		if (gap <= point && -gap <= point)
			return true;
	}
	return false;
}

/* T，其中a、b；c: the parts in front of the semicolon; what begins behind it is no part, it may be. */
static List
head_of_group(const Narrative *n, const List *list)
{
	List		head = *list;
	int			group = n->figure[list->divided ? list->part[0] : list->whole].group;

	head.sum = 0;
	for (head.count = 0; head.count < list->count; head.count++)
	{
		const Figure *f = &n->figure[list->part[head.count]];

		if (f->group != group)
			break;
		head.sum += f->value;
	}
	return head;
}

/* Parts of an open list that are more than their whole: those that are, if so. */
bool
exceeds_whole(const Narrative *n, List *list)
{
	const Figure *w = &n->figure[list->whole];
	bool		groups = spans_groups(n, list);
	List		head = head_of_group(n, list);
	bool		beside;			/* two digits say that they are of what stands right in front of them */

	/* where those in front of the semicolon are too many, what stands behind it matters not */
	if ((groups || list->divided) && head.sum <= w->value + list_room(n, &head))
		head = *list;
	if (head.count < 2 || head.sum <= w->value + list_room(n, &head) || holds_others(n, &head) ||
		holds_parts_of_parts(n, &head) ||
		n->figure[head.part[0]].sentence - w->sentence > (list->divided ? 2 : groups ? 1 : 0) ||
		(n->figure[head.part[0]].part - w->part > 3 && !list->divided) || head.part[0] - list->whole > 3)
		return false;
	beside = head.part[0] == list->whole + 1 && head.count >= 3 && list_swaps(n, &head);
	/* of 345个断面中，a，b only names say that they leave each other out */
	if (((!is_within(n, list->whole, list->part[0]) || end_alike(n, &head)) &&
		 (lists_kinds(n, &head) || (head.sum <= w->value * 3 / 2 && fill_column(n, &head)))) &&
		(beside || !fits_in_sentence(n, &head)) && !fits_earlier(n, &head, true))
	{
		*list = head;
		return true;
	}
	if (n->figure[head.part[0]].sentence != w->sentence || (!beside && fits_earlier(n, &head, false)))
		return false;
	for (int i = 1; i < head.count; i++)
		if (n->figure[head.part[i]].part - n->figure[head.part[i - 1]].part > 1)
			return false;
	if (!excludes_each_other(n, &head) &&
		!(head.count == list->count && (w->class == CLASS_MONEY || is_measure(n, w)) &&
		  head.sum - w->value <= w->value / 10 && !has_attribute(n, &head)))
		return false;
	*list = head;
	return true;
}

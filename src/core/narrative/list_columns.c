/*-------------------------------------------------------------------------
 *
 * list_columns.c
 *	  Wholes of several columns, and the items that have each of them: 项目P项，金额A，节约S，
 *	  其中甲p项，金额a，节约s；乙p项，金额a，节约s.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define MOST_COLUMNS	5

typedef struct Columns
{
	int			count;
	List		list[MOST_COLUMNS]; /* the parts of each, in the order of the items */
	int			items;
	int			filled;			/* of them, which are not 0 */
	bool		gives[MOST_COLUMNS];	/* do the parts give the whole? */
} Columns;

/* 节约 beside 金额, 增价 beside 节约: may a figure of an item stand in the column of that whole? */
static bool
fits_column(const Narrative *n, const Figure *whole, const Figure *f)
{
	static const char *const words[] = {
		"增价", "溢价", "增值", "节约", "节支", "自筹", "配套", "结余", "支付", "计划", "预算", "送审", "审定", "审减",
		"核减", "核定"
	};

	if (!same_series(n, whole, f) || ((whole->cues ^ f->cues) & (CUE_CUT | CUE_BALANCE | CUE_UNDONE)))
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		/* 项目126个，其中预算评审86个: of a count it is a name */
		if (label_holds(n, whole, words[i]) != label_holds(n, f, words[i]) &&
			!(whole->class == CLASS_COUNT && strcmp(words[i], "预算") == 0))
			return false;
	return true;
}

/* 项目P个，投资A，包括甲p个，投资a: do the words of the figure begin the items?  1.甲p起，死亡a人: does its number? */
static bool
begins_items(const Figure *w, const Figure *f)
{
	return ((f->cues | f->lead) & (CUE_PART | CUE_LIST | CUE_CLOSED)) ||
		(f->item != 0 && w->item == 0 && f->item % 100 == 1 && f->sentence != w->sentence);
}

/* 事故17起，死亡298人。在今年发生的事故中，a: do the items begin the next sentence? */
static bool
begins_within(const Narrative *n, int t, int i)
{
	return n->figure[i].sentence - n->figure[t].sentence == 1 && n->figure[i - 1].sentence == n->figure[t].sentence &&
		is_within(n, t, i);
}

/* Do items begin near behind t?  Their names need not be read where they do not. */
static bool
has_items(const Narrative *n, int t)
{
	const Figure *w = &n->figure[t];

	for (int i = t + 2; i < n->count && i < t + 3 * MOST_COLUMNS && n->figure[i].sentence - w->sentence <= 1; i++)
		if (begins_items(w, &n->figure[i]) || n->figure[i].depth > w->depth || begins_within(n, t, i))
			return true;
	return false;
}

/* The wholes, from t on up to where the items begin; −1 if these are none of several. */
static int
find_wholes(const Narrative *n, int t, Columns *c)
{
	const Figure *w = &n->figure[t];

	for (int i = t; i < n->count && i < t + 3 * MOST_COLUMNS; i++)
	{
		const Figure *f = &n->figure[i];
		bool		begins = begins_items(w, f) || f->depth > w->depth || begins_within(n, t, i);

		if (i > t && begins)
			return c->count >= 2 && f->sentence - w->sentence <= 1 && same_series(n, w, f) ? i : -1;
		if (f->sentence != w->sentence || f->depth != w->depth || f->remark)
			return -1;
		if (!is_level(f))
			continue;
		if (f->approximate || (f->cues & (CUE_MEAN | CUE_EACH)) || c->count >= MOST_COLUMNS)
			return -1;
		/* two of one kind need names that tell them apart */
		for (int j = 0; j < c->count; j++)
			if (fits_column(n, &n->figure[c->list[j].whole], f))
				return -1;
		c->list[c->count++].whole = i;
	}
	return -1;
}

/* 送审金额A，其中甲p个、a亿元: the one column of what has no name beside its item; −1 if there is none, or more */
static int
unnamed_column(const Narrative *n, const Columns *c, const Figure *f, int last)
{
	int			column = -1;

	if (f->label < f->label_end)
		return -1;
	for (int j = 1; j < c->count; j++)
		if (same_series(n, &n->figure[c->list[j].whole], f))
		{
			if (column >= 0 || j <= last)
				return -1;
			column = j;
		}
	return column;
}

/* Reads the items; false if a figure among them breaks their order. */
static bool
read_items(const Narrative *n, Columns *c, int first)
{
	const Figure *head = &n->figure[first];
	int			sentence = head->sentence;
	int			last = c->count;

	for (int i = first; i < n->count && n->figure[i].paragraph == head->paragraph; i++)
	{
		const Figure *f = &n->figure[i];
		int			column = -1;

		if (f->depth < head->depth)
			break;
		/* an item may begin a sentence of its own, while the first column misses some */
		if (f->sentence != sentence)
		{
			if (!fits_column(n, &n->figure[c->list[0].whole], f) ||
				c->list[0].sum + f->value > n->figure[c->list[0].whole].value || f->label == f->label_end)
				break;
			sentence = f->sentence;
		}
		if (!is_level(f) || f->depth > head->depth)
			continue;
		for (int j = 0; j < c->count && column < 0; j++)
			if ((j == 0 || j > last) && fits_column(n, &n->figure[c->list[j].whole], f))
				column = j;
		if (column < 0 && i > first)
			column = unnamed_column(n, c, f, last);
		if (column < 0)
			continue;
		/* 金额共计A, 其中甲金额共计a: a total of its column */
		if (f->approximate || (i > first && ((f->cues | f->lead) & CUE_PART)) ||
			(i > first && (f->cues & CUE_TOTAL) && (n->figure[c->list[column].whole].cues & CUE_TOTAL) == 0) ||
			c->list[column].count >= LIST_PARTS)
			return false;
		last = column;
		c->items += column == 0;
		c->filled += column == 0 && f->value != 0;
		c->list[column].part[c->list[column].count++] = i;
		c->list[column].sum += f->value;
		c->list[column].end = i + 1;
	}
	return c->items >= 2;
}

/* Does one column at least give its whole, and not by chance? */
static bool
are_confirmed(const Narrative *n, Columns *c)
{
	int			digits = 0;

	for (int j = 0; j < c->count; j++)
	{
		const List *list = &c->list[j];
		const Figure *w = &n->figure[list->whole];

		c->gives[j] = list->count >= 2 && list->sum == w->value;
		if (c->gives[j])
			digits += significant_digits(w) + (list->count >= 3 ? 1 : 0);
	}
	return digits >= 2;
}

/* Are the words in front of two heads of items, and these, the same? */
static bool
named_alike(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		len = a->end - a->clause;

	return b->end - b->clause == len && memcmp(n->body + a->clause, n->body + b->clause, len) == 0;
}

/*
 * 218.93万元（居家8011人，发放184.95万元；机构378人，发放38.98万元）: is each part of a bracket the same column of
 * an item, whose head has a name of its own?
 */
bool
fill_column(const Narrative *n, const List *list)
{
	int			head = list->whole + 1;
	int			offset = list->count > 0 ? list->part[0] - head : 0;
	int			stride = list->count > 1 ? list->part[1] - list->part[0] : 0;

	if (!list->bracket || offset < 1 || stride <= offset || stride > MOST_COLUMNS)
		return false;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		const Figure *h = f - offset;

		if (list->part[i] != list->part[0] + i * stride || h->group != f->group || h->depth != f->depth ||
			f->approximate || h->start - h->clause < strlen("人"))
			return false;
		for (int j = 0; j < offset; j++)
			if (!figure_same_dimension(n, h + j, &n->figure[head + j]) || is_attribute(n, h + j))
				return false;
		for (int j = 0; j < i; j++)
			if (named_alike(n, h, &n->figure[list->part[j]] - offset))
				return false;
	}
	return true;
}

/* 货物a万元，服务b万元，另有c万元: does the sentence tell of more than its items, which are less than the whole? */
static bool
tells_more(const Narrative *n, const List *list)
{
	static const char *const words[] = {"另", "其余", "剩余", "此外", NULL};
	size_t		from = n->figure[list->part[list->count - 1]].end;
	size_t		end = from;
	size_t		step;

	while (end < n->len && end - from < 240 && mark_at(n->body + end, n->len - end, &step) != MARK_STOP)
		end += step;
	return list->sum < n->figure[list->whole].value && text_holds_any(n->body, from, end, words);
}

/* Would the list be found by itself? */
static bool
is_plain_run(const Narrative *n, const List *list)
{
	List		run = {.whole = list->whole,.cued = true};
	int			first = list->whole + 1;

	while (first < list->part[0] && !same_series(n, &n->figure[list->whole], &n->figure[first]))
		first++;
	return first == list->part[0] && n->figure[first].depth >= n->figure[list->whole].depth &&
		run_forward(n, &run, first, n->figure[first].depth) == RUN_EXACT && run.count == list->count &&
		memcmp(run.part, list->part, list->count * sizeof(int)) == 0;
}

/*
 * 预算A，采购B，节约C: C is A − B, and the items give A and B, so that one of them is not
 * what is left of its own, and that is told of it.
 */
static bool
told_by_item(const Narrative *n, const Columns *c, int column)
{
	return column == 2 && c->gives[0] && c->gives[1] && c->list[0].count == c->items && c->list[1].count == c->items &&
		n->figure[c->list[0].whole].value - n->figure[c->list[1].whole].value ==
		n->figure[c->list[2].whole].value;
}

void
judge_columns(Narrative *n, int t)
{
	Columns		c;
	int			first;

	if (!is_level(&n->figure[t]) || n->figure[t].column || !has_items(n, t))
		return;
	c = (Columns) {.count = 0};
	if ((first = find_wholes(n, t, &c)) < 0 || first < n->fresh ||
		!read_items(n, &c, first) || !are_confirmed(n, &c))
		return;
	for (int j = 0; j < c.count; j++)
	{
		List	   *list = &c.list[j];

		/* 差值 says no sign */
		if (c.gives[j] ? is_plain_run(n, list) : (list->count != c.items && list->count != c.filled) ||
			told_by_item(n, &c, j) || (!c.gives[j] && list->count > 0 && tells_more(n, list)) ||
			label_ends(n, &n->figure[list->whole], "差值") || label_ends(n, &n->figure[list->whole], "差额"))
			continue;
		link_parts(n, list);
		n->figure[list->whole].column = true;
		claim_sum(n, list, list->sum > n->figure[list->whole].value ? WHY_OVER_WHOLE : WHY_NONE);
	}
}

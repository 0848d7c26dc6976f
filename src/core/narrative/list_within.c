/*-------------------------------------------------------------------------
 *
 * list_within.c
 *	  Parts of a whole that stands apart, and is named again: 基本支出T，项目支出U。基本支出中，甲a、乙b。
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define NAME_BYTES	60			/* of the words that are looked at for a name */

/* The name in front of 中, in the clause in front of the figure; false if there is none. */
static bool
find_name(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	static const char *const leads[] = {"其中", "在", "上述", "本年", NULL};
	size_t		start = f > n->figure ? f[-1].end : 0;
	size_t		step;

	*from = start;
	*to = 0;
	if (f->start - start > 2 * NAME_BYTES)
		return false;
	for (size_t at = start; at < f->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

		if ((kind == MARK_COMMA || kind == MARK_COLON) && *to == 0 && text_ends(n->body, *from, at, "中"))
			*to = at - strlen("中");
		else if (kind == MARK_STOP || kind == MARK_SEMICOLON || kind == MARK_COMMA || kind == MARK_COLON)
		{
			*from = at + step;
			*to = 0;
		}
	}
	while (*to > *from && (step = begins_any(n->body + *from, *to - *from, leads)) > 0)
		*from += step;
	return *to > *from + strlen("支");
}

/* 投诉中: of 受理投诉 */
static bool
is_called(const Narrative *n, const Figure *w, size_t from, size_t to)
{
	size_t		len = to - from;

	return label_match(n->body, from, to, w->label, w->label_end) == 3 ||
		(w->label_end - w->label > len && memcmp(n->body + w->label_end - len, n->body + from, len) == 0);
}

/* The nearest level of the sentences before that has the name and no parts yet; −1 if there is none. */
static int
find_whole(const Narrative *n, int first, size_t from, size_t to)
{
	const Figure *f = &n->figure[first];

	for (int i = first - 1; i >= 0 && i > first - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *w = &n->figure[i];

		if (is_level(w) && same_series(n, w, f) && w->depth == f->depth &&
			is_called(n, w, from, to))
			return w->list_end > i + 1 || w->approximate || i + 1 == first ? -1 : i;
	}
	return -1;
}

void
judge_within(Narrative *n, int first)
{
	const Figure *f = &n->figure[first];
	List		list = {.cued = true};
	size_t		from;
	size_t		to;
	bool		exact;

	if (!is_level(f) || f->whole >= 0 || f->depth > 0 || !find_name(n, f, &from, &to))
		return;
	list.whole = find_whole(n, first, from, to);
	if (list.whole < 0)
		return;
	exact = run_forward(n, &list, first, f->depth) == RUN_EXACT &&
		n->figure[list.part[list.count - 1]].sentence == f->sentence;
	if (!exact)
		natural_list(n, &list, first, f->depth);
	if (list.count < 2)
		return;
	/* what stands between is of another whole */
	for (int i = 0; i < list.count; i++)
		n->figure[list.part[i]].whole = list.whole;
	claim_sum(n, &list, exact || list_is_closed(n, &list) || list_swaps(n, &list) ||
			  list_slips(n, &list, SLIP_DIGITS) ? WHY_NONE : WHY_OPEN_LIST);
}

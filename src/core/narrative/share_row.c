/*-------------------------------------------------------------------------
 *
 * share_row.c
 *	  Shares that stand in a row without amounts: 小学及以下占x%，中学占y%，大学及以上占z%; and the sum of some of
 *	  them: 满意和非常满意占P%.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"
#include "share.h"

#include <string.h>

#include "scan.h"

#define MOST_NAMES	3

/* 甲占x%: does a name of its own stand in front of the share, and no name of its whole, but in the first of a row? */
static bool
is_named_share(const Narrative *n, int i, bool first)
{
	const Figure *f = &n->figure[i];

	return is_share(n, i) && !f->approximate && f->label < f->label_end && subject_end(n, f) > f->label &&
		(first || whole_name(n, f) >= f->label_end) && printed_whole(n, i) < 0 &&
		!clause_holds(n, f, "的比") && (f->cues & (CUE_DONE | CUE_TASK | CUE_BUDGET | CUE_TOTAL)) == 0;
}

/* 以下 in front, 以上 last: does the row go from one end of a scale to the other? */
static bool
spans_scale(const Narrative *n, const List *row)
{
	const Figure *first = &n->figure[row->part[0]];
	const Figure *last = &n->figure[row->part[row->count - 1]];

	return row->count >= 3 &&
		((label_ends(n, first, "以下") && label_ends(n, last, "以上")) ||
		 (label_ends(n, first, "以上") && label_ends(n, last, "以下")));
}

/* 男性, 女性: a pair that leaves nothing out, and no more is said of one of them than of the other */
static bool
is_plain_pair(const Narrative *n, const List *row)
{
	const Figure *a = &n->figure[row->part[0]];
	const Figure *b = &n->figure[row->part[row->count - 1]];
	size_t		x = a->label_end - a->label;
	size_t		y = b->label_end - b->label;

	return row->count == 2 && x <= strlen("农村居民") && y <= strlen("农村居民") &&
		(x > y ? x - y : y - x) <= strlen("不") && complementary(n, row);
}

void
judge_share_row(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	List		row = {.count = 0};
	wide		full = 100 * power_of_ten(FIGURE_SCALE);
	int			first = p;
	bool		closed;

	if (f->summed || !is_named_share(n, p, false) || (p + 1 < n->count && n->figure[p + 1].group == f->group))
		return;
	while (first > 0 && n->figure[first - 1].group == f->group)
		first--;
	for (int i = first; i <= p; i++)
	{
		/* a part of all in front of them, or another thing */
		if (!is_named_share(n, i, i == first) || n->figure[i].summed || n->figure[i].depth != f->depth ||
			row.count >= LIST_PARTS || (i > first && ((n->figure[i].cues | n->figure[i].lead) & CUE_PART)))
			return;
		row.part[row.count++] = i;
		row.sum += n->figure[i].value;
	}
	if (row.count < 2 || row.sum > full + full / 2 || row.sum < full - full / 5)
		return;
	closed = spans_scale(n, &row) || is_plain_pair(n, &row) || (row.count >= 3 && complete_triple(n, &row));
	if (closed || (row.sum > full && row.count >= 3 && one_family(n, &row)))
		claim_share_sum(n, row.part, row.count, true);
}

/* x%的人非常满意; 非常满意的占x%: what the percentage is told of */
static void
name_of_share(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	figure_name(n, f, from, to);
	if (*from < *to && f->label == f->label_end && scan_begins(n->body + *from, *to - *from, "的"))
		*from += strlen("的");
}

/* Gives each of the names one of the percentages in front of p in its sentence; false if they are not as many. */
static bool
match_names(const Narrative *n, int p, const size_t *from, const size_t *to, int count, List *row)
{
	bool		taken[MOST_NAMES] = {false};

	for (int i = p - 1; i >= 0 && row->count < count && n->figure[i].group == n->figure[p].group; i--)
	{
		size_t		start;
		size_t		end;
		int			best = -1;

		if (n->figure[i].class != CLASS_PERCENT || n->figure[i].approximate)
			return false;
		name_of_share(n, &n->figure[i], &start, &end);
		for (int k = 0; k < count; k++)
			if (!taken[k] && end - start >= to[k] - from[k] && to[k] > from[k] &&
				memcmp(n->body + end - (to[k] - from[k]), n->body + from[k], to[k] - from[k]) == 0 &&
				(best < 0 || to[k] - from[k] > to[best] - from[best]))
				best = k;
		if (best < 0)
			return false;
		taken[best] = true;
		row->part[row->count++] = i;
	}
	return row->count == count;
}

/* 甲占x%，乙占y%，两项合计占P%: the percentages right in front that the words count; how many there are, 0 if none */
static int
counted_before(const Narrative *n, int p, List *row)
{
	static const char *const two[] = {"两项", "两者", "二者", "两类", NULL};
	static const char *const three[] = {"三项", "三者", "三类", NULL};
	static const char *const sums[] = {"合计", "共计", "之和", NULL};
	const Figure *f = &n->figure[p];
	const char *label = n->body + f->label;
	size_t		len = f->label_end - f->label;
	int			count = begins_any(label, len, two) ? 2 : begins_any(label, len, three) ? 3 : 0;

	if (count == 0 || p < count || !clause_holds_any(n, f, sums))
		return 0;
	for (int i = p - count; i < p; i++)
	{
		const Figure *s = &n->figure[i];

		if (s->class != CLASS_PERCENT || s->group != f->group || s->depth != f->depth || s->approximate ||
			s->role != ROLE_RATE || s->label == s->label_end)
			return 0;
		row->part[row->count++] = i;
	}
	return count;
}

bool
judge_percent_sum(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		from[MOST_NAMES];
	size_t		to[MOST_NAMES];
	size_t		end = subject_end(n, f) > f->label ? subject_end(n, f) : f->label_end;
	List		row = {.count = 0};
	bool		counted = true;
	int			count;
	Bindings	b;
	Formula		formula;

	if (f->approximate || p < 2 || n->figure[p - 1].class != CLASS_PERCENT || n->figure[p - 1].group != f->group)
		return false;
	if ((count = counted_before(n, p, &row)) == 0)
	{
		for (count = 2; count <= MOST_NAMES && !cut_names(n, f->label, end, from, to, count);)
			count++;
		if (count > MOST_NAMES || !match_names(n, p, from, to, count, &row))
			return false;
		counted = false;
	}
	bindings_start(&b, n, KIND_SUM, f);
	formula_start(&formula, STYLE_SUM, false);
	for (int i = 0; i < count; i++)
		formula_add(&formula, &n->figure[row.part[counted ? i : count - 1 - i]], 1, 0, 0);
	bindings_try(&b, &formula, counted || one_family(n, &row));
	return (b.any_named || bindings_hold(&b)) && bindings_claim(&b);
}

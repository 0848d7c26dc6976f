/*-------------------------------------------------------------------------
 *
 * list_named.c
 *	  A whole whose name, or a list whose last word, says which parts there are.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define NAME_BYTES	30			/* of a name in a row that are looked at */

static const char *const joins[] = {"、", "和", "与", "及", "以及", NULL};

/* The length of the word that joins two names at a place; 0 if none does. */
static size_t
join_at(const Narrative *n, size_t at, size_t end)
{
	return begins_any(n->body + at, end - at, joins);
}

/* Do the labels of the figures begin with the names between two places, joined in their order? */
static bool
begin_with_names(const Narrative *n, const List *list, size_t from, size_t end)
{
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		bool		last = i + 1 == list->count;
		size_t		len = 0;

		while (from + len < end && len < NAME_BYTES && f->label + len < f->label_end &&
			   n->body[from + len] == n->body[f->label + len] && !(len > 0 && join_at(n, from + len, end) > 0))
			len++;
		len -= len % strlen("省");
		if (len == 0)
			return false;
		from += len;
		/* 中央级 of 中央级资金 may be 中央资金 among the parts */
		if (!last && join_at(n, from, end) == 0 && scan_begins(n->body + from, end - from, "级"))
			from += strlen("级");
		if (last)
			return join_at(n, from, end) == 0 && !scan_begins(n->body + from, end - from, "等");
		len = join_at(n, from, end);
		if (len == 0)
			return false;
		from += len;
	}
	return false;
}

/* 建议提案126件，建议84件，提案52件: is the end of the whole's label the labels of the parts, one behind the other? */
static bool
ends_with_names(const Narrative *n, const List *list)
{
	size_t		at = n->figure[list->whole].label_end;

	for (int i = list->count - 1; i >= 0; i--)
	{
		const Figure *f = &n->figure[list->part[i]];
		size_t		len = f->label_end - f->label;

		if (len < strlen("提案") || at < n->figure[list->whole].label + len ||
			memcmp(n->body + at - len, n->body + f->label, len) != 0)
			return false;
		at -= len;
	}
	return list->count >= 2;
}

/*
 * 下达中央、省、市三级资金T，其中：中央资金a，省级资金b，市级资金c: do the words in front of the whole name each of its
 * parts, and no others?
 */
bool
names_parts(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	size_t		from = list->whole > 0 ? w[-1].end : 0;
	size_t		step;

	if (ends_with_names(n, list))
		return true;
	if (list->count < 2 || w->start - from > 8 * NAME_BYTES)
		return false;
	for (size_t at = from; at < w->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, w->start - at, &step);

		if (kind == MARK_COMMA || kind == MARK_STOP || kind == MARK_SEMICOLON || kind == MARK_COLON)
			from = at + step;
	}
	for (size_t at = from; at < w->start; at += step)
	{
		mark_at(n->body + at, w->start - at, &step);
		if (at > from && text_ends_any(n->body, from, at, joins))
			continue;			/* not the first of them */
		if (begin_with_names(n, list, at, w->start))
			return true;
	}
	return false;
}

/*
 * T，用于“甲”（a）、“乙”（b）和“丙”（c）。: does each part stand alone in a bracket behind its name, and a word join
 * the last one, behind which the group ends?
 */
bool
joins_last(const Narrative *n, const List *list)
{
	static const char *const brackets[] = {"（", "(", NULL};
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	size_t		at = last->end;
	size_t		step;
	bool		joined = false;

	if (list->count < 2 || last->sentence != w->sentence ||
		text_holds(n->body, w->end, n->figure[list->part[0]].start, "主要"))
		return false;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		const Figure *before = i == 0 ? w : &n->figure[list->part[i - 1]];
		size_t		end = f->start;

		if (list->part[i] != list->whole + 1 + i ||
			!text_ends_any(n->body, before->end, end, brackets))
			return false;
		if (i > 0 && mark_at(n->body + before->end, end - before->end, &step) != MARK_CLOSE)
			return false;
		joined = i > 0 && begins_any(n->body + before->end + step, end - before->end - step, joins + 1) > 0;
	}
	if (!joined || mark_at(n->body + at, n->len - at, &step) != MARK_CLOSE)
		return false;
	at += step;
	return at >= n->len || mark_at(n->body + at, n->len - at, &step) == MARK_STOP ||
		mark_at(n->body + at, n->len - at, &step) == MARK_SEMICOLON;
}

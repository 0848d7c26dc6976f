/*-------------------------------------------------------------------------
 *
 * list_take.c
 *	  Parts of a cued list that its sentence does not hold: the second of a pair, items that are numbered,
 *	  sentences.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

/* 人员经费 in this sentence, 公用经费 in the next: two names that leave nothing out */
bool
take_next_of_pair(const Narrative *n, List *list, int depth)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *only = &n->figure[list->part[0]];
	int			next = list->count == 1 ? next_part(n, list, list->end, depth) : n->count;
	List		pair = *list;

	if (next >= n->count || list->bracket || (only->cues & CUE_TOTAL) || n->figure[next].sentence - w->sentence > 2 ||
		n->figure[next].sentence - only->sentence > 1 ||
		/* what another sentence tells, and is more than all, is another thing */
		(n->figure[next].sentence != only->sentence && n->figure[next].value > w->value))
		return false;
	pair.part[pair.count++] = next;
	pair.sum += n->figure[next].value;
	pair.end = n->figure[next].list_end;
	if (!complementary(n, &pair) ||
		(only->sentence == w->sentence ? common_ending(n, only, &n->figure[next]) < strlen("费") :
		 !list_slips(n, &pair, 2) || (only->lead & CUE_PART) == 0))
		return false;
	*list = pair;
	return true;
}

/* 二是, 三是, 四是: the number of an item, in front of its label or at its head; 0 if none has */
static int
item_number(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"};
	size_t		len = strlen(words[0]);

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (scan_begins(n->body + f->label, f->start - f->label, words[i]) ||
			(f->label >= len && scan_begins(n->body + f->label - len, len, words[i])))
			return (int) i + 1;
	return 0;
}

/*
 * 一是甲a。二是乙b。三是丙c: the amount that each item begins with, sentence by
 * sentence.  They are all there are if their names say so, or one digit does.
 */
bool
take_numbered(const Narrative *n, List *list, int depth)
{
	const Figure *w = &n->figure[list->whole];
	List		items = {.whole = list->whole,.cued = list->cued,.bracket = list->bracket};

	if (item_number(n, &n->figure[list->part[0]]) != 1 || w->class != CLASS_MONEY)
		return false;
	for (int i = list->part[0]; i < n->count && i < list->part[0] + LOOK_BACK && items.count < LIST_PARTS; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->paragraph != w->paragraph || !same_series(n, w, f) || f->depth != depth ||
			item_number(n, f) != items.count + 1)
			continue;
		items.part[items.count++] = i;
		items.sum += f->value;
		items.end = f->list_end;
	}
	if (items.count < 2 || !(complementary(n, &items) || complete_triple(n, &items) || list_slips(n, &items, 3)))
		return false;
	*list = items;
	return true;
}

/*
 * T。其中：高速公路完成投资a。普通公路完成投资b。农村公路完成投资c: the amounts that sentence by sentence begin, each
 * of the same noun as the first, up to the next item.  They are the whole's where they are more, or two digits say so.
 */
bool
take_sentences(const Narrative *n, List *list, int depth)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];
	List		items = *list;

	if (list->count != 1 || list->bracket || ((first->lead | first->cues) & CUE_PART) == 0 ||
		w->class == CLASS_PERCENT ||
		list->part[0] != list->whole + 1 || first->sentence - w->sentence > 1 || first->value >= w->value)
		return false;
	for (int i = list->part[0] + 1; i < n->count && n->figure[i].paragraph == w->paragraph; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->sentence == n->figure[i - 1].sentence && !same_series(n, w, f))
			continue;
		if (f->sentence == n->figure[i - 1].sentence || !same_series(n, w, f) || f->depth != depth ||
			f->item != first->item ||
			f->approximate || f->value >= w->value || (f->cues & (CUE_TOTAL | CUE_PART | CUE_LIST)) ||
			common_ending(n, first, f) < strlen("投资") || f->label_end - f->label <= common_ending(n, first, f) ||
			items.count >= LIST_PARTS)
			break;
		items.part[items.count++] = i;
		items.sum += f->value;
		items.end = i + 1;
	}
	if (items.count < 3 || has_attribute(n, &items) ||
		!(items.sum > w->value ? items.sum - w->value <= w->value / 5 : list_swaps(n, &items)))
		return false;
	*list = items;
	return true;
}

/* 其中：（一）a；（二）b；（三）c: whatever stands among the items, these are all there are */
bool
take_items(const Narrative *n, List *list)
{
	List		items = {.cued = list->cued};
	wide		whole = n->figure[list->whole].value;

	if (list->bracket || !find_numbered(n, list->whole, &items) || items.sum > whole + whole / 5 ||
		items.sum < whole - whole / 5)
		return false;
	*list = items;
	return true;
}

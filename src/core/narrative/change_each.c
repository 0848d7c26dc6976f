/*-------------------------------------------------------------------------
 *
 * change_each.c
 *	  Growths side by side, each of its own level: a件b人，去年同期为c件d人，分别下降x%、y%.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "scan.h"

#define MOST_EACH	6
#define NOUN		6			/* bytes of two characters */

/* The rates of one run, and as many levels in front of them. */
typedef struct Each
{
	int			first;
	int			count;
	int			now;			/* the first level */
} Each;

/* Does a growth stand right behind another one, joined by 、 or 和? */
static bool
goes_on(const Narrative *n, int i)
{
	return i > 0 && n->figure[i].class == CLASS_PERCENT && n->figure[i].role == ROLE_CHANGE &&
		n->figure[i - 1].class == CLASS_PERCENT && n->figure[i - 1].role == ROLE_CHANGE &&
		n->figure[i].start - n->figure[i - 1].end <= strlen("、、");
}

/* Is it last year's, by its own words or those of the figure that it is joined to? */
static bool
is_last_years(const Narrative *n, int i)
{
	return (clause_cues(n, i) & CUE_LAST) != 0;
}

/* 去年同期为b: what it is compared with is a level, too */
static bool
may_be_level(const Figure *f)
{
	return is_level(f) || (is_amount(f) && f->role == ROLE_BASE);
}

/* Are `count` levels from `a` on of the same units as those from `b` on? */
static bool
are_alike(const Narrative *n, int a, int b, int count)
{
	for (int i = 0; i < count; i++)
		if (a + i < 0 || b + i >= n->count || !is_level(&n->figure[a + i]) || !may_be_level(&n->figure[b + i]) ||
			!figure_same_dimension(n, &n->figure[a + i], &n->figure[b + i]) ||
			n->figure[a].sentence != n->figure[a + i].sentence || n->figure[b].sentence != n->figure[b + i].sentence ||
			n->figure[a + i].depth != n->figure[a].depth || n->figure[b + i].depth != n->figure[b].depth)
			return false;
	return true;
}

/* Are these the only amounts of their clause group up to `end`? */
static bool
fill_group(const Narrative *n, int first, int count, int end)
{
	int			group = n->figure[first].group;

	for (int i = first - 1; i >= 0 && n->figure[i].group == group; i--)
		if (is_amount(&n->figure[i]))
			return false;
	for (int i = first + count; i < end && n->figure[i].group == group; i++)
		if (is_amount(&n->figure[i]))
			return false;
	return true;
}

/* 新收各类案件, 新收: does the label hold the other one? */
static bool
holds_label(const Narrative *n, const Figure *v, const Figure *b)
{
	return b->label_end - b->label >= NOUN &&
		holds_bytes(n->body + v->label, v->label_end - v->label, n->body + b->label, b->label_end - b->label);
}

/* 2015年受理a件，审结b件，比2014年分别上升x%和y%。2014年受理c件，审结d件: those of the year before, by their names */
static int
bases_of_year(const Narrative *n, const Each *e)
{
	const Figure *v = &n->figure[e->now];
	int			from = e->now - LOOK_BACK < 0 ? 0 : e->now - LOOK_BACK;
	int			found = -1;

	if (v->year == 0)
		return -1;
	for (int i = from; i < n->count && i < e->first + LOOK_BACK; i++)
	{
		const Figure *b = &n->figure[i];
		bool		named = true;

		if (b->paragraph != v->paragraph || b->group == v->group || b->year != v->year - 1 ||
			b->sentence - v->sentence > 2 || v->sentence - b->sentence > 2 || !are_alike(n, i, e->now, e->count) ||
			!fill_group(n, i, e->count, n->count))
			continue;
		for (int k = 0; k < e->count; k++)
			named = named && (common_ending(n, b + k, v + k) >= NOUN || holds_label(n, v + k, b + k));
		if (!named)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* The first of the bases; −1 if there are none. */
static int
find_bases(const Narrative *n, Each *e)
{
	int			before = e->first - e->count;
	int			behind = e->first + e->count;

	/* a、b，去年同期为c、d，分别下降x%、y% */
	if (before >= e->count && are_alike(n, before - e->count, before, e->count) && is_last_years(n, before) &&
		!is_last_years(n, before - e->count) && n->figure[before].sentence == n->figure[e->first].sentence &&
		n->figure[before - e->count].sentence == n->figure[before].sentence)
	{
		e->now = before - e->count;
		return before;
	}
	e->now = before;
	if (before < 0 || n->figure[before].group != n->figure[e->first].group || !are_alike(n, before, before, e->count) ||
		!fill_group(n, before, e->count, e->first) || is_last_years(n, before))
		return -1;
	/* a、b，分别比上年增长x%和y%（上年分别为c、d） */
	if (behind < n->count && are_alike(n, before, behind, e->count) && is_last_years(n, behind) &&
		n->figure[behind].sentence - n->figure[e->first].sentence <= 1)
		return behind;
	return bases_of_year(n, e);
}

bool
find_each_base(const Narrative *n, int p, Change *c)
{
	Each		e = {.first = p,.count = 1};
	int			base;

	if ((n->figure[p].cues | n->figure[p].lead) & (CUE_PART | CUE_BUDGET | CUE_TASK))
		return false;
	while (goes_on(n, e.first))
		e.first--;
	while (e.first + e.count < n->count && goes_on(n, e.first + e.count))
		e.count++;
	if (e.count < 2 || e.count > MOST_EACH || (clause_cues(n, e.first) & CUE_EACH) == 0)
		return false;
	base = find_bases(n, &e);
	if (base < 0)
		return false;
	c->now = e.now + p - e.first;
	c->base = base + p - e.first;
	c->difference = -1;
	c->now_named = true;
	return true;
}

/* 件数, 人数: the unit that the words of a growth name; 0 if they name none */
static size_t
named_unit(const Narrative *n, const Figure *f)
{
	size_t		number = strlen("数");
	size_t		unit;

	/* 数 is gone from a label, as it is a filler */
	if (f->label_end - f->label < strlen("件") || f->label_end - f->label > NOUN || (f->cues & CUE_EACH) ||
		f->start < f->label_end + number ||
		memcmp(n->body + f->label_end, "数", number) != 0)
		return 0;
	unit = strlen("件");
	return cue_unit(n->body + f->label_end - unit, unit) == unit ? f->label_end - unit : 0;
}

/* a件b人，去年同期为c件d人，件数下降x%、人数下降y%: the two levels of that unit in the sentence, and no third */
bool
find_base_of_unit(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	size_t		unit = named_unit(n, f);
	int			level[2];
	int			count = 0;

	if (unit == 0)
		return false;
	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!is_amount(v) || v->unit_end - v->unit != strlen("件") ||
			memcmp(n->body + v->unit, n->body + unit, strlen("件")) != 0)
			continue;
		if (count == 2 || !may_be_level(v))
			return false;
		level[count++] = i;
	}
	if (count != 2 || !is_last_years(n, level[0]) || is_last_years(n, level[1]) ||
		!figure_same_dimension(n, &n->figure[level[0]], &n->figure[level[1]]))
		return false;
	c->now = level[1];
	c->base = level[0];
	c->difference = -1;
	c->now_named = true;
	return true;
}

/* 增加D和减少E: does a change stand right behind another one, with a word of its own? */
static bool
are_joined(const Narrative *n, int i)
{
	size_t		gap = n->figure[i].start - n->figure[i - 1].end;

	return gap <= strlen("、、") ||
		(gap <= strlen("和同比下降") && n->figure[i].part == n->figure[i - 1].part &&
		 begins_any(n->body + n->figure[i - 1].end, gap, (const char *const[]) {"和", "、", "及", NULL}));
}

/* a和b，分别增加D和E: is each level of the kind of its change? */
static bool
are_levels_of(const Narrative *n, int level, int change, int count)
{
	for (int i = 0; i < count; i++)
		if (!is_level(&n->figure[level + i]) || is_last_years(n, level + i) ||
			!figure_same_dimension(n, &n->figure[level + i], &n->figure[change + i]) ||
			n->figure[level + i].group != n->figure[change].group ||
			n->figure[level + i].depth != n->figure[change].depth)
			return false;
	return true;
}

bool
find_paired(const Narrative *n, int p, Change *c)
{
	int			first = p;
	int			last = p;
	int			count;

	while (first > 0 && n->figure[first - 1].class == CLASS_PERCENT && n->figure[first - 1].role == ROLE_CHANGE &&
		   are_joined(n, first))
		first--;
	while (last + 1 < n->count && n->figure[last + 1].class == CLASS_PERCENT &&
		   n->figure[last + 1].role == ROLE_CHANGE && are_joined(n, last + 1))
		last++;
	count = last - first + 1;
	if (count < 2 || first < count)
		return false;
	for (int i = first - count; i < first; i++)
		if (!is_amount(&n->figure[i]) || n->figure[i].role != ROLE_CHANGE ||
			n->figure[i].sentence != n->figure[p].sentence || n->figure[i].sign != n->figure[i + count].sign ||
			(i > first - count && !are_joined(n, i)))
			return false;
	/* more changes than rates */
	if (first > count && n->figure[first - count - 1].role == ROLE_CHANGE &&
		n->figure[first - count].start - n->figure[first - count - 1].end <= 6)
		return false;
	c->difference = p - count;
	c->base = -1;
	c->now = only_of_unit(n, c->difference);
	if (c->now < 0 && first >= 2 * count && fill_group(n, first - 2 * count, count, first - count) &&
		are_levels_of(n, first - 2 * count, first - count, count))
		c->now = p - 2 * count;
	c->now_named = c->now >= 0;
	return true;
}

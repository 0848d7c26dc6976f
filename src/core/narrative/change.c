/*-------------------------------------------------------------------------
 *
 * change.c
 *	  What a change is of: its difference, its base, and what it came to.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "scan.h"
#include "years.h"

bool
same_clause_label(const Narrative *n, int a, int b)
{
	return label_match(n->body, n->figure[a].label, n->figure[a].label_end,
					   n->figure[b].label, n->figure[b].label_end) > 0;
}

bool
same_label(const Narrative *n, int a, int b)
{
	return label_match(n->body, n->figure[a].label, n->figure[a].label_end,
					   n->figure[b].label, n->figure[b].label_end) == 3;
}

/* Is this figure the whole of a share, 占B的P%, and so no base of a growth? */
static bool
is_whole_of_share(const Narrative *n, int i)
{
	return (n->figure[i].cues & CUE_SHARE) || (n->figure[i].cues & (CUE_THAN | CUE_FROM)) == 0;
}

/* 项目数增长P%, 金额增长P%: the class of the difference that the words want; CLASS_NONE if any */
static FigureClass
wanted_class(const Narrative *n, const Figure *f)
{
	static const char *const counts[] = {"项目数", "个数", "件数", "户数", "人数", "次数", "家数", "宗数", "笔数"};
	static const char *const amounts[] = {"金额", "资金额", "投资额"};

	for (size_t i = 0; i < COUNT_OF(counts); i++)
		if (text_holds(n->body, f->clause, f->start, counts[i]))
			return CLASS_COUNT;
	for (size_t i = 0; i < COUNT_OF(amounts); i++)
		if (text_holds(n->body, f->clause, f->start, amounts[i]))
			return CLASS_MONEY;
	return CLASS_NONE;
}

/* 增加D in front of the percentage. */
int
find_difference(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	FigureClass wanted = wanted_class(n, f);

	for (int i = p - 1; i >= 0 && i >= p - 3; i--)
	{
		const Figure *d = &n->figure[i];

		if (d->sentence != f->sentence || d->group != f->group)
			break;
		if (d->class == CLASS_PERCENT && (d->role == ROLE_CHANGE || d->depth == f->depth) && d->role != ROLE_BASE)
			break;
		/* 增收D，其中甲V，增长P%: the change is of what stands in front of it */
		if (is_level(d) && d->depth == f->depth && (d->cues & CUE_TO) == 0)
			break;
		/* 超收D，同比增长P%: above what was planned */
		if ((d->cues & CUE_EXCESS) && (f->cues & CUE_THAN))
			break;
		if (is_amount(d) && d->role == ROLE_CHANGE && d->depth <= f->depth &&
			(wanted == CLASS_NONE || d->class == wanted))
			return i;
	}
	return -1;
}

int
level_in_front(const Narrative *n, int p)
{
	for (int i = p - 1; i >= 0 && i > p - 4 && n->figure[i].group == n->figure[p].group; i--)
	{
		if (is_level(&n->figure[i]))
			return i;
		if (n->figure[i].class != CLASS_PERCENT || n->figure[i].role != ROLE_RATE ||
			n->figure[i].depth != n->figure[p].depth)
			break;
	}
	return -1;
}

/* 同比下降P%，减收D: the difference right behind the percentage, with a word of the same way. */
int
find_difference_behind(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *d;

	if (p + 1 >= n->count)
		return -1;
	d = &n->figure[p + 1];
	return is_amount(d) && d->role == ROLE_CHANGE && d->sign == f->sign && d->group == f->group &&
		label_is_general(n->body, d->label, d->label_end) && !text_holds(n->body, d->clause, d->start, "主要") &&
		d->part - f->part == 1 && d->depth == f->depth &&
		(p + 2 >= n->count || n->figure[p + 2].class != CLASS_PERCENT || n->figure[p + 2].role != ROLE_CHANGE ||
		 n->figure[p + 2].group != f->group) ? p + 1 : -1;
}

/*
 * 比上年B, 由B.  Between it and the change stands no other level than the one it
 * changed to: 由A增至V，增长P%.
 */
int
find_base(const Narrative *n, int p, int like)
{
	const Figure *f = &n->figure[p];
	int			levels = 0;

	for (int i = p - 1; i >= 0 && i >= p - 4; i--)
	{
		const Figure *b = &n->figure[i];

		if (b->group != f->group)
			break;
		if (is_level(b) && (levels++ > 0 || (b->cues & CUE_TO) == 0))
			break;
		if (is_amount(b) && b->role == ROLE_BASE && !is_whole_of_share(n, i) &&
			(like < 0 || figure_same_dimension(n, b, &n->figure[like])))
			return levels == 0 || figure_same_dimension(n, b, &n->figure[i + 1]) ? i : -1;
	}
	return -1;
}

/* 收入总计V、支出总计V。收、支总计各增加D */
static bool
both_totals(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];

	return (text_holds(n->body, d->clause, d->start, "总计各") || text_holds(n->body, d->clause, d->start, "总计均")) &&
		label_holds(n, &n->figure[level], "总计") &&
		(level == 0 || n->figure[level - 1].sentence != n->figure[level].sentence ||
		 !is_level(&n->figure[level - 1]) || n->figure[level - 1].value == n->figure[level].value);
}

/* 收入V。比上年增加D: a change that opens a sentence is of the one level of the sentence before */
static bool
opens_with_change(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[level];

	if (level != change - 1 || d->sentence - v->sentence != 1 || (d->cues & CUE_THAN) == 0 || d->role != ROLE_CHANGE ||
		!label_is_general(n->body, d->label, d->label_end) || (v->cues & (CUE_LAST | CUE_TASK | CUE_PART)) ||
		(v->lead & CUE_PART))
		return false;
	for (int i = level - 1; i >= 0 && n->figure[i].sentence == v->sentence; i--)
		if (is_amount(&n->figure[i]))
			return false;
	return true;
}

/* V，比预算增加D1；比上年减少D: a change that opens a clause group is of the one level of the group before */
static bool
opens_group(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[level];

	if (d->sentence != v->sentence || d->group - v->group != 1 || n->figure[change - 1].group == d->group ||
		(d->cues & CUE_THAN) == 0 || d->depth != v->depth || !label_is_general(n->body, d->label, d->label_end) ||
		((v->cues | v->lead) & (CUE_LAST | CUE_TASK | CUE_PART | CUE_LIST)))
		return false;
	for (int i = change - 1; i >= 0 && n->figure[i].group == v->group; i--)
		if (i != level && is_amount(&n->figure[i]) && n->figure[i].role != ROLE_CHANGE)
			return false;
	return true;
}

/* V，较B增加D; V比B增加D: what is compared has no name between, so that it is the amount right in front */
static bool
compares_directly(const Narrative *n, int level, int base)
{
	static const char *const words[] = {"较", "比", "与", NULL};
	const Figure *v = &n->figure[level];
	const Figure *b = &n->figure[base];
	size_t		at = v->part == b->part ? v->end : skip_spaces(n->body, b->clause, b->start);

	return v->depth == b->depth && (b->cues & CUE_THAN) && b->role == ROLE_BASE && v->group == b->group &&
		(v->cues & CUE_LAST) == 0 && begins_any(n->body + at, b->start - at, words);
}

/*
 * The current value: behind 增加D where 达到V follows, else the last level in
 * front, of the same group, sentence or the sentence before.
 */
void
find_now(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			anchor = c->difference >= 0 ? c->difference : c->base >= 0 ? c->base : p;
	int			like = c->difference >= 0 ? c->difference : c->base;
	int			skipped = 0;

	c->now = -1;
	c->now_named = false;
	if (anchor > p)
	{
		c->now = level_in_front(n, p);
		c->now_named = c->now >= 0;
		return;
	}
	for (int i = p - 1; i > anchor; i--)
		if (is_level(&n->figure[i]) && (like < 0 || figure_same_dimension(n, &n->figure[i], &n->figure[like])))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
	for (int i = anchor - 1; i >= 0 && i >= anchor - LOOK_BACK; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->paragraph != f->paragraph || f->sentence - v->sentence > 1)
			break;
		if (!is_level(v) || v->depth > f->depth || (like >= 0 && !figure_same_dimension(n, v, &n->figure[like])))
			continue;
		if (v->depth < f->depth && v->part + 1 < n->figure[anchor].part && skipped > 0)
			continue;
		if (c->now < 0)
		{
			const Figure *a = &n->figure[anchor];

			c->now = i;
			/* its own clause group, with nothing said of another thing in between */
			c->now_named = both_totals(n, anchor, i) || v->group == f->group ?
				both_totals(n, anchor, i) || label_is_general(n->body, a->label, a->label_end) ||
				same_label(n, anchor, i) ||
				(anchor == c->base &&
				 (label_says_when(n->body, a->label, a->label_end) || compares_directly(n, i, anchor))) :
				same_label(n, anchor, i) || opens_with_change(n, anchor, i) || opens_group(n, anchor, i);
			if (c->now_named)
				return;
		}
		else if (same_label(n, anchor, i))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
		skipped++;
	}
}

/* 财政拨款支出减少D: of the levels in front the one that these words name, not 支出合计. */
void
prefer_own_words(const Narrative *n, Change *c)
{
	const Figure *d;
	size_t		len;

	if (c->difference < 0 || c->now < 0 || c->now > c->difference)
		return;
	d = &n->figure[c->difference];
	len = d->label_end - d->label;
	if (len < strlen("财政支出"))
		return;
	for (int i = c->now; i >= 0 && i > c->now - LOOK_BACK && d->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];

		if (is_level(v) && v->label_end - v->label >= len && v->paragraph == d->paragraph &&
			memcmp(n->body + v->label_end - len, n->body + d->label, len) == 0 && figure_same_dimension(n, v, d))
		{
			c->now = i;
			return;
		}
	}
}

/* 增加D，增长P%，由B增至V: both ends stand behind. */
bool
find_ends_behind(const Narrative *n, int p, Change *c)
{
	for (int b = p + 1; b + 1 < n->count && b <= p + 2 && n->figure[b].group == n->figure[p].group; b++)
	{
		const Figure *base = &n->figure[b];
		const Figure *now = &n->figure[b + 1];

		if (base->part != n->figure[p].part && base->role == ROLE_BASE && (base->cues & CUE_FROM) && is_level(now) &&
			(now->cues & CUE_TO) &&
			now->group == base->group && figure_same_dimension(n, base, now) &&
			(c->difference < 0 || figure_same_dimension(n, base, &n->figure[c->difference])))
		{
			c->base = b;
			c->now = b + 1;
			c->now_named = true;
			return true;
		}
	}
	return false;
}

/* Do two levels have names of their own, with no word in common? */
static bool
names_other(const Narrative *n, const Figure *a, const Figure *b)
{
	return !label_is_general(n->body, a->label, a->label_end) && !label_is_general(n->body, b->label, b->label_end) &&
		label_match(n->body, a->label, a->label_end, b->label, b->label_end) == 0;
}

/* 与2022年相比, 较2022年: is it this year that the words in front of a figure compare with? */
static bool
compared_with(const Narrative *n, const Figure *f, int year)
{
	size_t		from = f->clause > 60 ? f->clause - 60 : 0;

	for (size_t at = from; at + 4 <= f->start; at++)
		if (year_at(n->body + at, f->start - at) == year &&
			((f->cues | f->lead) & CUE_THAN))
			return true;
	return false;
}

/* 比上年增加D，增长P%，上年为B: the base that the words speak of stands behind. */
bool
find_base_behind(const Narrative *n, int p, Change *c)
{
	const Figure *said = &n->figure[c->difference >= 0 ? c->difference : p];
	const Figure *v;
	const Figure *b;
	bool		year_before;
	bool		says_so;
	int			base = p + 1;

	if (base < n->count && n->figure[base].class == CLASS_PERCENT && n->figure[base].role == ROLE_CHANGE &&
		is_amount(&n->figure[p]))
		base++;
	if (c->base >= 0 || base >= n->count)
		return false;
	b = &n->figure[base];
	v = c->now >= 0 ? &n->figure[c->now] : b;
	if (b->sentence != said->sentence || b->part == n->figure[base - 1].part || !is_level(b) ||
		!figure_same_dimension(n, b, v) ||
		(c->difference >= 0 && !figure_same_dimension(n, b, &n->figure[c->difference])))
		return false;
	/* 与2022年相比减少D，2022年甲为B; 与2022年相比减少D，2023年甲为V */
	if (b->year != 0 && said->year != 0 && (b->year == said->year || b->year == said->year + 1) &&
		!names_other(n, v, b) &&
		!names_other(n, said, b) && b->group == said->group &&
		!((said->cues ^ b->cues) & said->cues & (CUE_BUDGET | CUE_TASK)) &&
		!text_holds(n->body, n->figure[base - 1].end, b->start, "原因") &&
		(compared_with(n, said, said->year) || compared_with(n, &n->figure[p], said->year)))
	{
		if (b->year == said->year && (c->now < 0 || v->year == said->year))
			return false;
		c->base = b->year == said->year ? base : -1;
		c->now = b->year == said->year ? c->now : base;
		c->now_named = true;
		return true;
	}
	if (c->now < 0)
		return false;
	year_before = v->year != 0 && b->year == v->year - 1 && same_label(n, base, c->now);
	says_so = (b->cues & said->cues & (CUE_LAST | CUE_TASK | CUE_BUDGET)) && v->group == said->group &&
		/* 预算追加D，全年预算B is what it came to */
		(b->cues & CUE_ADJUSTED) == 0 && !label_holds(n, b, "全年预算") &&
		label_says_when(n->body, b->label, b->label_end);
	if (!year_before && !says_so)
		return false;
	c->base = base;
	c->now_named = true;
	return true;
}

bool
find_twin_of_year(const Narrative *n, Change *c)
{
	const Figure *v;
	int			twin = -1;

	if (c->now < 0 || c->base >= 0 || c->difference < 0 || c->now > c->difference)
		return false;
	v = &n->figure[c->now];
	for (int i = c->now - 1; i >= 0 && i > c->now - LOOK_BACK && n->figure[i].paragraph == v->paragraph; i--)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || !figure_same_dimension(n, f, v) || f->year == 0 || v->year == 0 ||
			!same_label(n, i, c->now))
			continue;
		if (twin >= 0 || (f->year - v->year != 1 && v->year - f->year != 1))
			return false;
		twin = i;
	}
	if (twin < 0)
		return false;
	c->base = n->figure[twin].year < v->year ? twin : c->now;
	c->now = c->base == twin ? c->now : twin;
	return true;
}

bool
find_compared_years(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			year[2];
	int			level[2] = {-1, -1};

	if (years_between(n, f->clause, f->start, year, 2) != 2 || year[0] <= year[1] || (f->cues & CUE_THAN) == 0)
		return false;
	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph; i--)
		for (int k = 0; k < 2; k++)
			if (is_level(&n->figure[i]) && n->figure[i].year == year[k])
			{
				if (level[k] >= 0)
					return false;
				level[k] = i;
			}
	if (level[0] < 0 || level[1] < 0 || !figure_same_dimension(n, &n->figure[level[0]], &n->figure[level[1]]) ||
		(n->figure[level[0]].label < n->figure[level[0]].label_end &&
		 n->figure[level[1]].label < n->figure[level[1]].label_end && !same_label(n, level[0], level[1])))
		return false;
	c->now = level[0];
	c->base = level[1];
	c->now_named = true;
	return true;
}

/*
 * 2024年预算V，2023年决算B，比2022年增加D: is the year that the change names the
 * one of the base, and is not one of them what was planned?
 */
static bool
compares_these(const Narrative *n, int p, const Figure *now, const Figure *base)
{
	const Figure *f = &n->figure[p];
	int			year[2];
	int			years = (f->cues & CUE_THAN) ? years_between(n, f->clause, f->start, year, 2) : 0;

	return (years <= 0 || year[years - 1] == base->year) && ((now->cues ^ base->cues) & (CUE_BUDGET | CUE_TASK)) == 0;
}

/* 上年为B, 上年支出B, 年初B: what it was before, and of the same thing as that level */
static bool
was_before(const Narrative *n, int base, int now)
{
	const Figure *b = &n->figure[base];
	const Figure *v = &n->figure[now];
	uint64_t	other = CUE_TASK | CUE_BUDGET | CUE_CARRY | CUE_PART | CUE_LIST | CUE_BALANCE | CUE_NEXT;

	if (!is_level(b) || !is_level(v) || b->depth != v->depth || !figure_same_dimension(n, b, v) ||
		(v->cues & CUE_LAST) || ((b->cues | v->cues) & other) || (v->lead & (CUE_PART | CUE_LIST)))
		return false;
	if ((b->cues & CUE_LAST) == 0 &&
		(!text_holds(n->body, b->clause, b->start, "年初") || text_holds(n->body, v->clause, v->start, "年初")))
		return false;
	return label_says_when(n->body, b->label, b->label_end) || label_is_general(n->body, b->label, b->label_end) ||
		same_clause_label(n, base, now) || label_ends(n, b, "年初");
}

/* V，上年B，增加D; V，增加D，上年为B: the level of the sentence, and the only other one is last year's. */
bool
find_last_year(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			level[2] = {-1, -1};
	int			count = 0;
	int			behind = p + 1;

	if (f->cues & (CUE_TASK | CUE_BUDGET))
		return false;
	for (int i = p - 1; i >= 0 && i > p - 6 && n->figure[i].sentence == f->sentence && count < 2; i--)
		if (is_level(&n->figure[i]))
			level[count++] = i;
	if (behind < n->count && n->figure[behind].class == CLASS_PERCENT && n->figure[behind].role == ROLE_CHANGE)
		behind++;
	if (count == 2 && was_before(n, level[0], level[1]))
	{
		c->base = level[0];
		c->now = level[1];
	}
	else if (count > 0 && behind < n->count && n->figure[behind].sentence == f->sentence &&
			 n->figure[behind].part != n->figure[behind - 1].part && n->figure[behind].role != ROLE_BASE &&
			 was_before(n, behind, level[0]))
	{
		c->base = behind;
		c->now = level[0];
	}
	else
		return false;
	c->now_named = c->difference < 0 || figure_same_dimension(n, &n->figure[c->base], &n->figure[c->difference]);
	return c->now_named;
}

/* Two levels of one thing in two years: 2016年V，2015年B. */
bool
find_pair_of_years(const Narrative *n, int p, Change *c)
{
	int			found = -1;

	for (int i = p - 1; i >= 0 && i >= p - 6 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || f->year == 0)
			continue;
		if (found < 0)
			found = i;
		else if (f->year != n->figure[found].year && figure_same_dimension(n, f, &n->figure[found]) &&
				 (n->figure[found].label == n->figure[found].label_end || same_clause_label(n, i, found) ||
				  n->figure[found].label_end - n->figure[found].label <= 9))
		{
			int			now = f->year > n->figure[found].year ? i : found;
			int			base = f->year > n->figure[found].year ? found : i;

			if (!compares_these(n, p, &n->figure[now], &n->figure[base]))
				return false;
			c->now = now;
			c->base = base;
			c->now_named = true;
			return true;
		}
		else
			return false;
	}
	return false;
}

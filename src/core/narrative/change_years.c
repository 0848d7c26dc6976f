/*-------------------------------------------------------------------------
 *
 * change_years.c
 *	  What a change is of, by the years and the words of time that its figures have.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "cue.h"
#include "fund.h"
#include "scan.h"
#include "years.h"

/* Do two levels have names of their own, with no word in common? */
static bool
names_other(const Narrative *n, const Figure *a, const Figure *b)
{
	return !label_is_general(n, a) && !label_is_general(n, b) && labels_match(n, a, b) == 0;
}

/* 增长P%（上年为B）: does it stand alone in a bracket right behind the rate, with no name of its own? */
static bool
is_bracket_behind(const Narrative *n, int p, int base)
{
	static const char *const open[] = {"（", "(", NULL};
	const Figure *f = &n->figure[p];
	const Figure *b = &n->figure[base];

	return base == p + 1 && b->depth == f->depth + 1 && begins_any(n->body + f->end, n->len - f->end, open) &&
		label_names_nothing(n, b) &&
		(base + 1 == n->count || n->figure[base + 1].depth < b->depth || n->figure[base + 1].part != b->part);
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
	/* （上年分别为c、d）: each of another level */
	if (b->cues & CUE_EACH)
		return false;
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
	year_before = v->year != 0 && b->year == v->year - 1 &&
		(same_label(n, base, c->now) || (is_bracket_behind(n, p, base) && v->group == said->group && !is_part(v)));
	says_so = (b->cues & said->cues & (CUE_LAST | CUE_TASK | CUE_BUDGET)) && v->group == said->group &&
		/* 预算追加D，全年预算B is what it came to */
		(b->cues & CUE_ADJUSTED) == 0 && !label_holds(n, b, "全年预算") && label_says_when(n, b);
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

/* 2022年比上年增长P%: the year that the words say grew; 0 if they say none */
static int
year_said(const Narrative *n, const Figure *f)
{
	int			year[2];
	int			years = years_between(n, f->clause, f->start, year, 2);

	if ((f->cues & CUE_THAN) == 0)
		return years == 1 ? year[0] : 0;
	return years == 2 || (years == 1 && ((f->cues & CUE_LAST) || clause_holds(n, f, "同比"))) ?
		year[0] : 0;
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

	return (years <= 0 || year[years - 1] == base->year || (years == 1 && year_said(n, f) == now->year)) &&
		((now->cues ^ base->cues) & (CUE_BUDGET | CUE_TASK)) == 0;
}

/* 上年为B, 上年支出B, 年初B: what it was before, and of the same thing as that level */
static bool
was_before(const Narrative *n, int base, int now)
{
	const Figure *b = &n->figure[base];
	const Figure *v = &n->figure[now];
	uint64_t	plan = CUE_BUDGET | (says_plan(n, b) || says_plan(n, v) ? CUE_TASK : 0);
	uint64_t	other = CUE_CARRY | CUE_PART | CUE_LIST | CUE_BALANCE | CUE_NEXT;

	if (!is_level(b) || !is_level(v) || !figure_same_dimension(n, b, v) ||
		(v->cues & CUE_LAST) || ((b->cues | v->cues) & other) || ((b->cues ^ v->cues) & plan) ||
		(v->lead & (CUE_PART | CUE_LIST)))
		return false;
	if ((b->cues & CUE_LAST) == 0 &&
		(!clause_holds(n, b, "年初") || clause_holds(n, v, "年初")))
		return false;
	return label_names_nothing(n, b) ||
		same_clause_label(n, base, now) || label_ends(n, b, "年初");
}

/* 收入V，支出W，上年B: with no name of its own, B may be of either; 收入V；支出W，上年B: of what stands in its group */
static bool
may_be_now(const Narrative *n, int base, int now, int other)
{
	const Figure *b = &n->figure[base];

	return label_names_nothing(n, b) && n->figure[other].depth == n->figure[now].depth &&
		was_before(n, base, other) &&
		(n->figure[now].group != b->group || n->figure[other].group == b->group);
}

/* Does a change have a name that what it came to has not? */
static bool
names_less(const Narrative *n, int change, int now)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[now];

	return !label_names_nothing(n, d) && !label_ends_as(n, v, d);
}

/* V，上年B，增加D; V，增加D，上年为B: the level of the sentence, and the only other one is last year's. */
bool
find_last_year(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			level[3] = {-1, -1, -1};
	int			count = 0;
	int			behind = p + 1;

	if ((f->cues & (CUE_TASK | CUE_BUDGET)) || ((f->cues | f->lead) & CUE_PART))
		return false;
	for (int i = p - 1; i >= 0 && i > p - 6 && n->figure[i].sentence == f->sentence &&
		 count < (int) COUNT_OF(level); i--)
		if (is_level(&n->figure[i]))
			level[count++] = i;
	if (behind < n->count && n->figure[behind].class == CLASS_PERCENT && n->figure[behind].role == ROLE_CHANGE)
		behind++;
	if (count >= 2 && was_before(n, level[0], level[1]) && n->figure[level[0]].depth == n->figure[level[1]].depth &&
		!(count > 2 && may_be_now(n, level[0], level[1], level[2])))
	{
		c->base = level[0];
		c->now = level[1];
	}
	else if (count > 0 && behind < n->count && n->figure[behind].sentence == f->sentence &&
			 n->figure[behind].part != n->figure[behind - 1].part && n->figure[behind].role != ROLE_BASE &&
			 (n->figure[behind].cues & CUE_EACH) == 0 &&
			 (n->figure[behind].depth == n->figure[level[0]].depth || is_bracket_behind(n, p, behind)) &&
			 was_before(n, behind, level[0]) && !(count > 1 && may_be_now(n, behind, level[0], level[1])))
	{
		c->base = behind;
		c->now = level[0];
	}
	else
		return false;
	/* 支出V，上年支出B，基本支出减少D: of less than both */
	if (names_less(n, p, c->now) || (c->difference >= 0 && names_less(n, c->difference, c->now)))
	{
		c->base = c->now = -1;
		return false;
	}
	c->now_named = c->difference < 0 || figure_same_dimension(n, &n->figure[c->base], &n->figure[c->difference]);
	return c->now_named;
}

/* 2023年V，2022年B，2021年C: is there a later one in front of a level of its sentence? */
static bool
has_later_year(const Narrative *n, int from, int now)
{
	for (int i = from - 1; i >= 0 && n->figure[i].sentence == n->figure[now].sentence; i--)
		if (is_level(&n->figure[i]) && n->figure[i].year > n->figure[now].year &&
			figure_same_dimension(n, &n->figure[i], &n->figure[now]))
			return true;
	return false;
}

/* 年初预算B，全年预算V，比年初预算增加D，增长P%: the two budgets in front, the first of them the year's first */
bool
find_first_budget(const Narrative *n, int p, Change *c)
{
	const Figure *d = &n->figure[c->difference < 2 ? 2 : c->difference];
	const Figure *v = d - 1;
	const Figure *b = d - 2;

	if (c->difference < 2 || c->difference > p || (d->cues & CUE_THAN) == 0 || (d->cues & CUE_BUDGET) == 0 ||
		!clause_holds(n, d, "年初") || !is_level(v) || !is_level(b) ||
		b->sentence != d->sentence || !figure_same_dimension(n, v, d) || !figure_same_dimension(n, b, d) ||
		b->depth != d->depth || v->depth != d->depth ||
		!clause_holds(n, b, "年初") || (v->cues & CUE_BUDGET) == 0 || (v->cues & SPENT) ||
		(b->cues & SPENT))
		return false;
	c->now = c->difference - 1;
	c->base = c->difference - 2;
	c->now_named = true;
	return true;
}

/* 2022年支出B。2023年支出V，比上年增长P%: the level of the year before with the same label, in the sentences before */
static bool
find_year_before(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[c->difference >= 0 ? c->difference : p];
	const Figure *v;

	if (c->now < 0 || c->now > p || (f->cues & CUE_THAN) == 0 || (f->cues & (CUE_TASK | CUE_BUDGET)) ||
		((f->cues | f->lead) & CUE_PART))
		return false;
	v = &n->figure[c->now];
	if (v->year == 0 || v->label == v->label_end || v->part == f->part ||
		f->sentence - v->sentence > 1 || (v->cues & CUE_LAST) ||
		!label_names_nothing(n, f))
		return false;
	for (int i = c->now - 1; i >= 0 && i > c->now - LOOK_BACK && n->figure[i].paragraph == v->paragraph &&
		 v->sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *b = &n->figure[i];

		if (!is_level(b) || !labels_equal(n, b, v))
			continue;
		/* the same label nearer by is of another thing */
		if (b->year != v->year - 1 || b->sentence == v->sentence || !figure_same_dimension(n, b, v) ||
			b->depth != v->depth)
			return false;
		c->base = i;
		c->now_named = true;
		return true;
	}
	return false;
}

/* Two levels of one thing in two years: 2016年V，2015年B. */
bool
find_pair_of_years(const Narrative *n, int p, Change *c)
{
	int			found = -1;
	int			said = year_said(n, &n->figure[p]);

	if (find_year_before(n, p, c))
		return true;

	for (int i = p - 1; i >= 0 && i >= p - 6 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (!is_level(f) || f->year == 0 || (found < 0 && said != 0 && f->year > said))
			continue;
		if (found < 0)
			found = i;
		else if (f->year != n->figure[found].year && figure_same_dimension(n, f, &n->figure[found]) &&
				 (n->figure[found].label == n->figure[found].label_end || same_clause_label(n, i, found) ||
				  n->figure[found].label_end - n->figure[found].label <= 9))
		{
			int			now = f->year > n->figure[found].year ? i : found;
			int			base = f->year > n->figure[found].year ? found : i;

			if (!compares_these(n, p, &n->figure[now], &n->figure[base]) || has_later_year(n, i, now))
				return false;
			return change_between(c, now, base);
		}
		else
			return false;
	}
	return false;
}

/* Is this what the year before it was, in a sentence that tells the value of its own year again? */
static bool
is_told_again(const Narrative *n, int base, const Figure *v)
{
	const Figure *b = &n->figure[base];

	for (int i = base - 2; i <= base + 2; i++)
	{
		const Figure *again;

		if (i < 0 || i >= n->count || i == base)
			continue;
		again = &n->figure[i];
		if (again->sentence == b->sentence && is_level(again) && again->year == v->year && again->value == v->value &&
			figure_same_dimension(n, again, v) &&
			(same_label(n, i, base) || (label_is_general(n, again) && label_is_general(n, b))))
			return true;
	}
	return false;
}

bool
find_base_after(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			now = level_in_front(n, p);
	const Figure *v = &n->figure[now < 0 ? 0 : now];
	int			base = -1;

	if (now < 0 || v->year == 0 || (f->cues & CUE_THAN) == 0 || (f->cues & (CUE_BUDGET | CUE_HALF)) ||
		((f->cues | v->cues | v->lead) & CUE_PART) || v->approximate)
		return false;
	for (int i = p + 1; i < n->count && n->figure[i].paragraph == f->paragraph &&
		 n->figure[i].sentence - f->sentence <= 2; i++)
	{
		const Figure *b = &n->figure[i];

		if (!is_level(b) || b->year != v->year - 1 || !figure_same_dimension(n, b, v) ||
			(!is_told_again(n, i, v) && !same_label(n, i, now)))
			continue;
		if (base >= 0 && n->figure[base].value != b->value)
			return false;
		base = i;
	}
	if (base < 0)
		return false;
	return change_between(c, now, base);
}

/*
 * 三公经费支出V，其中a、b。…三公经费决算比上年减少D: the one level of the sentences before that has the name, plans and
 * other years left out.
 */
bool
find_named_level(const Narrative *n, int change, Change *c)
{
	const Figure *d = &n->figure[change];
	Figure		words = *d;
	char		name[NAME_BYTES];
	char		other[NAME_BYTES];
	size_t		len;
	int			found = -1;

	words.label_end = name_ends(n, d);
	if ((d->cues & CUE_THAN) == 0 || (d->cues & (CUE_BUDGET | CUE_TASK)) || ((d->cues | d->lead) & CUE_PART) ||
		(len = name_of(n, &words, name)) == 0)
		return false;
	for (int i = change - 1; i >= 0 && i > change - LOOK_BACK && n->figure[i].paragraph == d->paragraph; i--)
	{
		const Figure *v = &n->figure[i];
		size_t		other_len;

		if (!is_level(v) || !figure_same_dimension(n, v, d) || (v->cues & (CUE_BUDGET | CUE_TASK | CUE_LAST)))
			continue;
		other_len = name_of(n, v, other);
		if (other_len < len || !holds_bytes(other, other_len, name, len) || (other_len > len && is_part(v)))
			continue;
		if (v->sentence == d->sentence || (found >= 0 && n->figure[found].value != v->value))
			return false;
		found = i;
	}
	if (found < 0)
		return false;
	c->now = found;
	c->now_named = true;
	return true;
}

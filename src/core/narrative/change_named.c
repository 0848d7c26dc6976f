/*-------------------------------------------------------------------------
 *
 * change_named.c
 *	  What a change is held against by name: 合同价A，结算价V，比合同价增加D; 2023年投入B。2024年投入V，比上年增加D.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "cue.h"
#include "scan.h"
#include "years.h"

#define NAME_LEAST	6			/* bytes of two characters */
#define SAME_ENDING	12			/* of two labels that name one thing: four characters */

/* The words between 比 and 增加 of a clause that begins with 比; false if there are none that name anything. */
static bool
name_compared(const Narrative *n, const Figure *d, size_t *from, size_t *to)
{
	*from = *to = 0;
	for (size_t at = d->clause; at < d->start;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(n->body + at, d->start - at, &cues);

		if (step > 0 && *from > 0 && (cues & (CUE_UP | CUE_DOWN)))
		{
			*to = at;
			break;
		}
		if (step > 0 && (cues & CUE_THAN) && *from == 0)
			*from = at + step;
		/* 支出比合同价增加D is of another thing, perhaps */
		if (*from == 0)
			return false;
		if (step == 0)
			mark_at(n->body + at, d->start - at, &step);
		at += step;
	}
	return *to >= *from + NAME_LEAST;
}

/* 甲片区投资A，乙片区投资V，比甲片区减少D: does the label begin with the name, and go on as others do? */
static bool
begins_with(const Narrative *n, const Figure *v, size_t from, size_t to)
{
	return v->label_end - v->label > to - from && memcmp(n->body + v->label, n->body + from, to - from) == 0 &&
		v->label_end - v->label <= to - from + SAME_ENDING;
}

/* 合同价A，结算价V，比合同价增加D: the level of the sentence that has the name, and the one right in front */
bool
find_base_by_name(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	size_t		from;
	size_t		to;
	int			base = -1;
	int			now = -1;

	if ((f->cues & CUE_THAN) == 0 || (f->cues & CUE_LAST) || ((f->cues | f->lead) & CUE_PART) ||
		!name_compared(n, f, &from, &to))
		return false;
	for (int i = d - 1; i >= 0 && i > d - 8 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!is_level(v) || v->depth != f->depth || v->approximate ||
			(f->class != CLASS_PERCENT && !figure_same_dimension(n, v, f)))
			continue;
		if (label_match(n->body, from, to, v->label, v->label_end) == 3 || begins_with(n, v, from, to))
		{
			if (base >= 0)
				return false;
			base = i;
		}
		else if (now < 0 && base < 0)
			now = i;
	}
	if (base < 0 || now < 0 || !figure_same_dimension(n, &n->figure[base], &n->figure[now]) ||
		n->figure[now].group != f->group)
		return false;
	return change_between(c, now, base);
}

/* 2023年共投入B。2024年投入V，比上年增加D: the level of the year before in the sentence before, of the same name */
bool
find_sentence_of_year(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	const Figure *v = f - 1;
	int			base = -1;
	int			year;

	if (d < 2)
		return false;
	/* 比2022年增加; 比上年增加 */
	year = f->year != 0 && v->year != 0 && f->year < v->year ? f->year : v->year - 1;
	if (!is_level(v) || v->part == f->part || f->part - v->part > 1 || v->group != f->group || v->year == 0 ||
		(f->cues & CUE_THAN) == 0 || (f->cues & (CUE_TASK | CUE_BUDGET)) || v->approximate ||
		((f->cues | f->lead | v->cues | v->lead) & (CUE_PART | CUE_LIST)) || !change_names_nothing(n, f) ||
		((f->cues & CUE_LAST) == 0 && !compared_with(n, f, year)))
		return false;
	for (int i = d - 2; i >= 0 && i > d - LOOK_BACK && v->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *b = &n->figure[i];

		if (!is_level(b) || !figure_same_dimension(n, b, v) || b->depth != v->depth ||
			b->paragraph != v->paragraph || common_ending(n, b, v) < SAME_ENDING)
			continue;
		if (b->year != year && b->year != 0 && b->year < v->year)
			continue;
		if (base >= 0 || b->year != year || b->sentence == v->sentence || b->approximate ||
			((b->cues ^ v->cues) & (CUE_BUDGET | CUE_TASK)) || (f->cues & ~b->cues & CUE_ACTUAL))
			return false;
		base = i;
	}
	if (base < 0)
		return false;
	c->now = d - 1;
	c->base = base;
	c->now_named = true;
	return true;
}

/* V，比2023年减少D，与2023年的B相比下降P%: the base stands behind the change, of the year that it names */
bool
find_compared_behind(const Narrative *n, int d, Change *c)
{
	const Figure *f = &n->figure[d];
	const Figure *b = f + 1;
	const Figure *v = f - 1;

	if (d < 1 || d + 1 >= n->count || (f->cues & CUE_THAN) == 0 || f->year == 0 || !is_amount(b) ||
		b->role != ROLE_BASE || b->year != f->year || b->group != f->group || b->part - f->part != 1 ||
		!figure_same_dimension(n, b, f) || !is_level(v) || v->group != f->group || f->part - v->part != 1 ||
		!figure_same_dimension(n, v, f) || v->year == f->year || ((v->cues | v->lead) & CUE_PART) ||
		v->depth != f->depth ||
		b->depth != f->depth || !change_names_nothing(n, f))
		return false;
	c->now = d - 1;
	c->base = d + 1;
	c->now_named = true;
	return true;
}

/* 去年同期完成投资B，今年完成投资V，同比增长P%: the only two amounts of the sentence, last year's first */
bool
find_last_first(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			at[2];
	int			count = 0;

	if ((f->cues & (CUE_TASK | CUE_BUDGET)) || ((f->cues | f->lead) & CUE_PART))
		return false;
	for (int i = p - 1; i >= 0 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (i == c->difference || (is_amount(v) && v->role == ROLE_CHANGE))
			continue;
		if (count == 2 || !is_amount(v) || v->depth != f->depth || v->approximate)
			return false;
		at[count++] = i;
	}
	if (count != 2)
		return false;
	{
		const Figure *v = &n->figure[at[0]];
		const Figure *b = &n->figure[at[1]];

		if (!is_level(v) || (v->cues & CUE_LAST) || (b->cues & CUE_LAST) == 0 || !figure_same_dimension(n, v, b) ||
			((v->cues ^ b->cues) & (CUE_TASK | CUE_BUDGET | CUE_BALANCE)) || (b->cues & CUE_CARRY) ||
			!(common_ending(n, v, b) >= NAME_LEAST ||
			  (label_names_nothing(n, v) &&
			   clause_holds_any(n, v, (const char *const[]) {"今年", "本年", "当年", NULL}))) ||
			!change_names_nothing(n, f) ||
			(c->difference >= 0 && !change_names_nothing(n, &n->figure[c->difference])))
			return false;
	}
	c->now = at[0];
	c->base = at[1];
	c->now_named = true;
	return true;
}

/* 控制价B，中标价V，下浮率P%: the two right in front */
bool
find_bid(const Narrative *n, int p, Change *c)
{
	static const char *const limits[] = {"控制价", "限价", "预算", "概算", "拦标价", NULL};
	static const char *const bids[] = {"中标", "成交", "合同", NULL};
	const Figure *f = &n->figure[p];
	const Figure *v = f - 1;
	const Figure *b = f - 2;

	if (p < 2 || !clause_holds(n, f, "下浮") || !is_level(v) || !is_level(b) || v->group != f->group ||
		b->group != f->group || f->part - v->part > 1 || v->part - b->part != 1 || !figure_same_dimension(n, v, b) ||
		!own_words_hold(n, b, limits) || !own_words_hold(n, v, bids) || v->depth != f->depth || b->depth != f->depth)
		return false;
	c->now = p - 1;
	c->base = p - 2;
	c->now_named = true;
	return true;
}

/* V（上年B），同比增长P%; V（2022年B），增长P%: what it was stands in a bracket behind what it is */
bool
find_bracket_before(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			base = p - 1;
	const Figure *b;
	const Figure *v;

	if (base == c->difference)
		base--;
	b = &n->figure[base < 1 ? 1 : base];
	v = b - 1;
	if (base < 1 || ((f->cues | f->lead) & (CUE_PART | CUE_BUDGET | CUE_TASK)) || !is_level(b) || !is_level(v) ||
		v->depth != f->depth || b->depth != v->depth + 1 || b->group != f->group || b->part - v->part != 1 ||
		!figure_same_dimension(n, v, b) || !label_names_nothing(n, b) || (v->cues & CUE_LAST) ||
		((b->cues | b->lead) & (CUE_PART | CUE_ONLY | CUE_EACH | CUE_BUDGET | CUE_TASK)) || v->approximate ||
		b->approximate)
		return false;
	if ((b->cues & CUE_LAST) == 0 &&
		(year_at(n->body + b->clause, b->start - b->clause) != b->year || b->year == 0 || f->year != b->year ||
		 (v->year != 0 && v->year != b->year + 1)))
		return false;
	c->now = base - 1;
	c->base = base;
	c->now_named = c->difference < 0 || figure_same_dimension(n, b, &n->figure[c->difference]);
	return c->now_named;
}

/*-------------------------------------------------------------------------
 *
 * points.c
 *	  上升N个百分点; 高于序时进度N个百分点; 高出平均分N分.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "pace.h"
#include "scan.h"
#include "years.h"

/* A percentage as its claim means it: 下降4.5% is −4.5. */
static int
points_sign(const Figure *f)
{
	return f->role == ROLE_CHANGE && f->sign < 0 ? -1 : 1;
}

/* 比全省平均增幅（15.9%）高7个百分点: does a bracket end right behind the figure? */
static bool
closes_bracket(const Narrative *n, const Figure *p)
{
	size_t		step;

	return p->end < n->len && mark_at(n->body + p->end, n->len - p->end, &step) == MARK_CLOSE;
}

/* 较目标值95%低4.2个百分点, 低于序时进度（75%）9个百分点: is the figure in front what D is held against? */
static bool
stands_beside(const Narrative *n, const Figure *p, const Figure *f)
{
	bool		bracket = (p->depth == f->depth + 1 || closes_bracket(n, p)) &&
		f->start - p->end <= strlen("）") + strlen("低了");
	uint64_t	cues = bracket ? p->cues | p->lead | f->cues : p->cues;

	/* 下降50.0%及减少8.2个百分点: side by side */
	if (text_holds(n->body, p->end, f->start, "及") || text_holds(n->body, p->end, f->start, "和"))
		return false;
	/* 今年执行率95%提高2个百分点: it is what came of it */
	if ((cues & (CUE_THAN | CUE_GREATER | CUE_LESS | CUE_PACE)) == 0 &&
		(cues & (CUE_TASK | CUE_ABOUT)) != (CUE_TASK | CUE_ABOUT))
		return false;
	return p->class == CLASS_PERCENT && p->sentence == f->sentence && (p->part == f->part || bracket);
}

/* Up (1) or down (−1) from the base; 0 if the words do not say so: 相差. */
static int
direction(const Narrative *n, int d)
{
	static const char *const below[] = {"低", "慢", "少", "差", "滞后", "落后", "不足"};
	static const char *const above[] = {"高", "快", "多", "领先", "超前"};
	const Figure *f = &n->figure[d];
	uint64_t	cues = f->cues | f->lead;
	size_t		end = f->start;

	if (d > 0 && stands_beside(n, f - 1, f))
		cues |= f[-1].cues & (CUE_GREATER | CUE_LESS);

	if (clause_holds(n, f, "相差"))
		return 0;
	if (cues & (CUE_GREATER | CUE_LESS))
		return cues & CUE_LESS ? -1 : 1;
	if (f->role == ROLE_CHANGE)
		return f->sign;
	if (text_ends(n->body, f->clause, end, "了") || text_ends(n->body, f->clause, end, "出"))
		end -= strlen("了");
	for (size_t i = 0; i < COUNT_OF(below); i++)
		if (text_ends(n->body, f->clause, end, below[i]) ||
			(strlen(below[i]) > strlen("低") && text_holds(n->body, f->clause, end, below[i])))
			return -1;
	for (size_t i = 0; i < COUNT_OF(above); i++)
		if (text_ends(n->body, f->clause, end, above[i]) ||
			(strlen(above[i]) > strlen("高") && text_holds(n->body, f->clause, end, above[i])))
			return 1;
	return text_holds(n->body, f->clause, end, "超") ? 1 : 0;
}

static void
try_points(const Narrative *n, Bindings *b, int now, const Figure *base, int sign, bool named)
{
	const Figure *v = &n->figure[now];
	Formula		f;

	/* 控制在3.37% beside by how much that is below the target is what was reached */
	if (v->role == ROLE_TARGET && base != &b->constant && text_ends(n->body, v->clause, v->start, "控制在") &&
		!bound_behind(n->body, v->end, n->len))
	{
		b->constant = *v;
		b->constant.approximate = false;
		v = &b->constant;
	}
	formula_start(&f, STYLE_SUM, false);
	if (sign == 0)
		sign = points_sign(v) * v->value >= points_sign(base) * base->value ? 1 : -1;
	if (sign > 0)
	{
		formula_add(&f, v, points_sign(v), 0, 0);
		formula_add(&f, base, -points_sign(base), 0, 0);
	}
	else
	{
		formula_add(&f, base, points_sign(base), 0, 0);
		formula_add(&f, v, -points_sign(v), 0, 0);
	}
	bindings_try(b, &f, named);
}

/* A base that the words name: if the difference is right the other way round, the direction is wrong. */
static void
try_named(Narrative *n, Bindings *b, int now, const Figure *base, int sign)
{
	Bindings	other;

	try_points(n, b, now, base, sign, true);
	if (sign == 0 || b->stated->value == 0)
		return;
	bindings_start(&other, n, KIND_PP, b->stated);
	try_points(n, &other, now, base, -sign, true);
	if (bindings_hold(&other))
		b->reason = WHY_DIRECTION;
}

static bool
is_rate(const Figure *f)
{
	return f->class == CLASS_PERCENT && (f->role == ROLE_RATE || f->role == ROLE_TARGET || f->role == ROLE_CHANGE);
}

/* 上年为B%: last year's, with no name of its own */
static bool
is_last_years(const Narrative *n, const Figure *f)
{
	return f->class == CLASS_PERCENT && f->role == ROLE_RATE && (f->cues & CUE_LAST) &&
		(f->label == f->label_end || label_says_when(n, f));
}

/* 75%的序时进度, 序时进度75% */
static bool
is_pace(const Narrative *n, const Figure *f)
{
	static const char *const behind[] = {"的序时进度", "序时进度", "的时间进度", "时间进度", NULL};

	return f->class == CLASS_PERCENT && ((f->cues & CUE_PACE) || begins_any(n->body + f->end, n->len - f->end, behind));
}

/* Do the words of D speak of a plan, or of a time? */
#define PLANNED	(CUE_TASK | CUE_BUDGET | CUE_PACE)

/*
 * Of two percentages in front of D, which one is the base: last year's, the year before's, the plan's?  −1 if no
 * word says so.
 */
static int
base_of_two(const Narrative *n, int first, int second, const Figure *d)
{
	const Figure *a = &n->figure[first];
	const Figure *b = &n->figure[second];
	bool		a_plan = (a->cues & (CUE_TASK | CUE_BUDGET | CUE_BOUND)) != 0;
	bool		b_plan = (b->cues & (CUE_TASK | CUE_BUDGET | CUE_BOUND)) != 0;

	if ((d->cues & PLANNED) == 0 && is_last_years(n, b))
		return second;
	if (a->role != ROLE_RATE && a->role != ROLE_TARGET)
		return -1;
	if (b->label < b->label_end && !same_label(n, first, second) && !label_says_when(n, b))
		return -1;
	if ((d->cues & PLANNED) == 0 && b->year != 0 && a->year - b->year == 1)
		return second;
	if ((d->cues & PLANNED) == 0 && a->year != 0 && b->year - a->year == 1)
		return first;
	/* what rose by D rose since some time, where no word says that it is above the plan */
	if ((d->cues & PLANNED) == 0 && ((d->cues & (CUE_LAST | CUE_THAN)) || d->role == ROLE_CHANGE))
		return -1;
	return a_plan != b_plan ? (a_plan ? first : second) : -1;
}

/* 2022年就业率B%。2023年就业率P%，提高D: the same rate of the year before, in the sentence before; −1 if none */
static int
year_before(const Narrative *n, int d, int now)
{
	const Figure *f = &n->figure[d];
	const Figure *p = &n->figure[now];

	if (p->year == 0 || p->label_end - p->label < strlen("合格率") || f->part - p->part != 1 || p->role != ROLE_RATE ||
		(f->cues & (PLANNED | CUE_GREATER | CUE_LESS | CUE_MEAN)) || !label_says_when(n, f))
		return -1;
	for (int i = now - 1; i >= 0 && i > now - LOOK_BACK && n->figure[i].paragraph == p->paragraph &&
		 p->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *b = &n->figure[i];

		if (b->class == CLASS_PERCENT && b->role == ROLE_RATE && labels_equal(n, b, p))
			return p->year - b->year == 1 && b->sentence != p->sentence ? i : -1;
	}
	return -1;
}

/* 三年分别为a%、b%和c%，2024年较2022年提高D: the only ones of the years that the words name */
static void
find_years_said(const Narrative *n, int d, int *now, int *base)
{
	const Figure *f = &n->figure[d];
	int			year[2];
	int			at[2] = {-1, -1};

	if ((f->cues & CUE_THAN) == 0 || years_between(n, f->clause, f->start, year, 2) != 2 || year[0] <= year[1])
		return;
	for (int i = d - 1; i >= 0 && i > d - LOOK_BACK && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph; i--)
		for (int k = 0; k < 2; k++)
			if (n->figure[i].class == CLASS_PERCENT && n->figure[i].role == ROLE_RATE && n->figure[i].year == year[k])
			{
				if (at[k] >= 0)
					return;
				at[k] = i;
			}
	if (at[0] < 0 || at[1] < 0)
		return;
	*now = at[0];
	*base = at[1];
}

/* The percentages that D says the difference of: what it is now, and the base; −1 where there is none. */
static void
find_ends(const Narrative *n, int d, int *now, int *base)
{
	const Figure *f = &n->figure[d];

	int			rate[3] = {-1, -1, -1}; /* the nearest one first */
	int			count = 0;

	*now = *base = -1;
	for (int i = d - 1; i >= 0 && i >= d - 6 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *p = &n->figure[i];

		/* 较目标B高D1，较上年A提高D: what D1 is held against is no value of its own */
		if (p->class == CLASS_POINTS && *base >= 0 && i > 0)
		{
			i -= stands_beside(n, p - 1, p);
			continue;
		}
		if (p->class == CLASS_POINTS)
			break;
		if (p->class != CLASS_PERCENT)
			continue;
		if (*base < 0 && (p->role == ROLE_BASE || is_pace(n, p) || (i == d - 1 && stands_beside(n, p, f))))
			*base = i;
		else if (count < (int) COUNT_OF(rate) && p->role != ROLE_BASE)
			rate[count++] = i;
	}
	*now = rate[0];
	/* 最高增长A%，最低下降B%，高低相差D; of three it may be any two */
	if (*base < 0 && count == 2)
		*base = clause_holds(n, f, "高低") ? rate[0] : base_of_two(n, rate[1], rate[0], f);
	if (*base == *now)
		*now = rate[1];
	/* 比B%提高D，达到V% */
	if (*base >= 0 && d + 1 < n->count && f[1].class == CLASS_PERCENT && f[1].role == ROLE_RATE &&
		(f[1].cues & CUE_TO) && f[1].label == f[1].label_end && f[1].group == f->group && f[1].depth == f->depth)
		*now = d + 1;
	/* 比上年提高D，上年为B%; 比上年提高D。上年为B% */
	if (*base < 0 && *now >= 0 && d + 1 < n->count && is_last_years(n, f + 1) && (f->cues & (CUE_LAST | CUE_THAN)) &&
		(f->cues & PLANNED) == 0 &&
		f[1].paragraph == f->paragraph && f[1].sentence - f->sentence <= 1)
		*base = d + 1;
	if (*base < 0 && *now >= 0 && count == 1)
		*base = year_before(n, d, *now);
	if (*base < 0)
		find_years_said(n, d, now, base);
}

/* 满意度V，其中甲a、乙b，较目标B高D: what is held against B may be an earlier one, if that gives D */
static void
try_earlier(Narrative *n, Bindings *b, int d, int now, int base, int sign)
{
	for (int i = now - 1; i >= 0 && i >= d - 6 && n->figure[i].sentence == n->figure[d].sentence; i--)
	{
		Bindings	other;

		if (i == base || !is_rate(&n->figure[i]))
			continue;
		bindings_start(&other, n, KIND_PP, b->stated);
		try_points(n, &other, i, &n->figure[base], sign, true);
		if (!bindings_hold(&other))
			continue;
		try_points(n, b, i, &n->figure[base], sign, true);
		b->label = &n->figure[i];
		b->reason = WHY_NONE;
	}
}

/* Of percentages that no word puts beside D, one may fit. */
static bool
try_guesses(Narrative *n, Bindings *b, int d, int now, int sign)
{
	const Figure *f = &n->figure[d];

	for (int i = d - 1; i >= 0 && i > d - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
		if (i != now && n->figure[i].class == CLASS_PERCENT)
		{
			try_points(n, b, now, &n->figure[i], sign, false);
			if (n->figure[now].role == ROLE_TARGET)
				try_points(n, b, i, &n->figure[now], sign, false);
		}
	return bindings_hold(b);
}

void
judge_points(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	int			sign = direction(n, d);
	int			now;
	int			base;
	Bindings	b;

	if (judge_each_points(n, d))
		return;
	if (f->role != ROLE_CHANGE && sign == 0 && (f->cues & (CUE_PACE | CUE_ABOUT)) == 0 &&
		!clause_holds(n, f, "相差"))
		return;
	find_ends(n, d, &now, &base);
	bindings_start(&b, n, KIND_PP, f);
	if (now < 0)
		return;
	b.label = &n->figure[now];
	if (base >= 0)
	{
		try_named(n, &b, now, &n->figure[base], sign);
		try_earlier(n, &b, d, now, base, sign);
	}
	else if (f->cues & CUE_PACE)
	{
		if (!is_rate(&n->figure[now]) || !pace_of_year(n, d, &n->figure[now], &b.constant))
			return;
		try_named(n, &b, now, &b.constant, sign);
	}
	else if ((f->cues & (CUE_GREATER | CUE_LESS)) == 0 || !try_guesses(n, &b, d, now, sign))
		return;
	bindings_claim(&b);
}

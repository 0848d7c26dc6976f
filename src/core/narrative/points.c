/*-------------------------------------------------------------------------
 *
 * points.c
 *	  上升N个百分点; 高于序时进度N个百分点.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include "scan.h"

/* A percentage as its claim means it: 下降4.5% is −4.5. */
static int
points_sign(const Figure *f)
{
	return f->role == ROLE_CHANGE && f->sign < 0 ? -1 : 1;
}

static void
try_points(const Narrative *n, Bindings *b, int now, const Figure *base, int sign, bool named)
{
	const Figure *v = &n->figure[now];
	Formula		f;

	formula_start(&f, STYLE_SUM, false);
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

/* The months that are over: 上半年, 截至9月末; 0 if the sentence says none. */
static int
months_over(const Narrative *n, int d)
{
	uint64_t	cues = 0;
	size_t		from = n->figure[d].start > 300 ? n->figure[d].start - 300 : 0;
	int			months = 0;

	for (int i = d; i >= 0 && n->figure[i].sentence == n->figure[d].sentence; i--)
		cues |= n->figure[i].cues | n->figure[i].lead;
	for (size_t at = from; at < n->figure[d].start; at++)
	{
		size_t		avail = n->figure[d].start - at;
		size_t		step;

		if (mark_at(n->body + at, avail, &step) == MARK_STOP)
			months = 0;
		if (scan_begins(n->body + at, avail, "月末") || scan_begins(n->body + at, avail, "月底"))
		{
			months = at > 0 && n->body[at - 1] >= '0' && n->body[at - 1] <= '9' ? n->body[at - 1] - '0' : 0;
			if (months >= 0 && at > 1 && n->body[at - 2] == '1' && months <= 2)
				months += 10;
		}
	}
	return months > 0 ? months : cues & CUE_HALF ? 6 : 0;
}

/* The pace of the year: as many of its twelve months as are over. */
static bool
try_pace(const Narrative *n, Bindings *b, int now, int d)
{
	int			months = months_over(n, d);
	Figure	   *pace = &b->constant;

	if ((n->figure[d].cues & CUE_PACE) == 0)
		return false;
	if (months > 0 && months % 3 == 0)
	{
		*pace = n->figure[now];
		pace->number.coefficient = 25 * (months / 3);
		pace->number.scale = 0;
		pace->value = pace->number.coefficient * power_of_ten(FIGURE_SCALE);
		pace->role = ROLE_RATE;
		pace->approximate = false;
		pace->exact = true;
		try_points(n, b, now, pace, n->figure[d].cues & CUE_LESS ? -1 : 1, true);
	}
	return true;
}

void
judge_points(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	uint64_t	cues = f->cues | f->lead;
	int			sign = cues & (CUE_GREATER | CUE_LESS) ? (cues & CUE_LESS ? -1 : 1) : f->role == ROLE_CHANGE ? f->sign :
		1;
	int			now = -1;
	int			base = -1;
	Bindings	b;

	if (f->role != ROLE_CHANGE && (f->cues & (CUE_GREATER | CUE_LESS | CUE_PACE | CUE_ABOUT)) == 0)
		return;
	for (int i = d - 1; i >= 0 && i >= d - 6 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *p = &n->figure[i];

		if (p->class == CLASS_POINTS)
			break;
		if (p->class != CLASS_PERCENT)
			continue;
		if (p->role == ROLE_BASE && base < 0)
			base = i;
		else if (now < 0 && p->role != ROLE_BASE)
			now = i;
	}
	/* 比上年提高D，上年为B */
	if (base < 0 && now >= 0 && d + 1 < n->count && n->figure[d + 1].class == CLASS_PERCENT &&
		n->figure[d + 1].role == ROLE_RATE && (n->figure[d + 1].cues & CUE_LAST) && (f->cues & CUE_LAST) &&
		n->figure[d + 1].sentence == f->sentence)
		base = d + 1;
	bindings_start(&b, n, KIND_PP, f);
	if (now < 0)
		return;
	b.label = &n->figure[now];
	if (try_pace(n, &b, now, d))
	{
		if (!b.any_named)
			return;
	}
	else if (base >= 0)
	{
		Bindings	other;

		try_points(n, &b, now, &n->figure[base], sign, true);
		bindings_start(&other, n, KIND_PP, f);
		try_points(n, &other, now, &n->figure[base], -sign, true);
		if (f->role == ROLE_CHANGE && f->value != 0 && bindings_hold(&other))
			b.reason = WHY_DIRECTION;
	}
	else if (f->cues & (CUE_GREATER | CUE_LESS))
	{
		for (int i = d - 1; i >= 0 && i > d - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
			if (i != now && n->figure[i].class == CLASS_PERCENT)
			{
				try_points(n, &b, now, &n->figure[i], sign, false);
				if (n->figure[now].role == ROLE_TARGET)
					try_points(n, &b, i, &n->figure[now], sign, false);
			}
		if (!bindings_hold(&b))
			return;
	}
	else
		return;
	bindings_claim(&b);
}

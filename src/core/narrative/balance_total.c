/*-------------------------------------------------------------------------
 *
 * balance_total.c
 *	  What a year leaves: 收入总计A，支出总计B，年终结转C; 当年收支结余C，加上上年结余D，滚存结余E.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include <string.h>

#include "scan.h"
#include "utf8.h"

#define SIDES	(CUE_INCOME | CUE_SPEND)

static bool
says_any(const Narrative *n, const Figure *f, const char *const *words)
{
	for (; *words != NULL; words++)
		if (text_holds(n->body, f->clause, f->start, *words))
			return true;
	return false;
}

/* 收入总计, 支出决算结果: is it the total of that side of an account? */
static bool
is_total_of(const Narrative *n, const Figure *f, uint64_t side)
{
	return is_level(f) && (f->cues & SIDES) == side && ((f->cues & CUE_TOTAL) || label_ends(n, f, "结果")) &&
		(f->cues & (CUE_BALANCE | CUE_CARRY | CUE_UNION)) == 0;
}

/* Is the amount of what comes in or of what goes out?  Its own words say so, or those of the budget in front of it. */
static uint64_t
side_of(const Narrative *n, int i)
{
	uint64_t	side = n->figure[i].cues & SIDES;

	if (side == 0)
		side = n->figure[i].lead & SIDES;
	if (side == 0 && i > 0 && n->figure[i - 1].group == n->figure[i].group && is_level(&n->figure[i - 1]) &&
		figure_same_dimension(n, &n->figure[i - 1], &n->figure[i]))
		side = (n->figure[i - 1].cues | n->figure[i - 1].lead) & SIDES;
	return side;
}

/* A label without the words of the two sides of an account. */
static size_t
account_name(const Narrative *n, const Figure *f, char *name, size_t room)
{
	static const char *const words[] = {"收入", "支出", "安排", "预计", "执行", "调整", "汇总", "结果", NULL};
	size_t		len = 0;

	for (size_t at = f->label; at < f->label_end && len + 4 < room;)
	{
		size_t		step = cue_general(n->body + at, f->label_end - at);

		if (step == 0 && begins_any(n->body + at, f->label_end - at, words))
			step = strlen("收入");
		if (step == 0)
		{
			step = utf8_length(n->body + at, f->label_end - at);
			step = step > 0 ? step : 1;
			memcpy(name + len, n->body + at, step);
			len += step;
		}
		at += step;
	}
	return len;
}

/* 基金收入, 基金支出: are two amounts the sides of one account? */
static bool
same_account(const Narrative *n, const Figure *a, const Figure *b)
{
	char		name_a[160];
	char		name_b[160];
	size_t		len_a = account_name(n, a, name_a, sizeof(name_a));
	size_t		len_b = account_name(n, b, name_b, sizeof(name_b));

	return len_a < strlen("基金") || len_b < strlen("基金") || (len_a == len_b && memcmp(name_a, name_b, len_a) == 0);
}

/* The totals of both sides in front of what is left, nothing between the second and it. */
static bool
find_totals(const Narrative *n, int q, int *income, int *spent)
{
	const Figure *f = &n->figure[q];

	*income = *spent = -1;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];

		if (!figure_same_dimension(n, v, f) || !is_level(v))
			continue;
		if (*spent < 0)
		{
			if (!is_total_of(n, v, CUE_SPEND) || f->sentence - v->sentence > 1)
				return false;
			*spent = i;
		}
		else if (is_total_of(n, v, CUE_INCOME))
		{
			*income = i;
			return n->figure[*spent].sentence - v->sentence <= 3;
		}
		else if (is_total_of(n, v, CUE_SPEND))
			return false;
	}
	return false;
}

/* 当年收支结余: the last amount that went out, and the last one that came in before it, of one account. */
static bool
find_sides(const Narrative *n, int q, int *income, int *spent)
{
	const Figure *f = &n->figure[q];

	*income = *spent = -1;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 3; i--)
	{
		const Figure *v = &n->figure[i];

		if (!figure_same_dimension(n, v, f) || !is_level(v) || v->depth > f->depth)
			continue;
		if (v->whole >= 0 || (v->cues & (CUE_PART | CUE_BALANCE | CUE_CARRY)))
			return false;
		if (*spent < 0)
		{
			if (side_of(n, i) != CUE_SPEND || f->sentence - v->sentence > 1)
				return false;
			*spent = i;
		}
		else if (side_of(n, i) == CUE_INCOME)
		{
			*income = i;
			return same_account(n, v, &n->figure[*spent]) && ((v->cues ^ n->figure[*spent].cues) & CUE_BUDGET) == 0;
		}
		else if (side_of(n, i) != CUE_SPEND || v->group != n->figure[*spent].group)
			return false;
	}
	return false;
}

static bool
is_deficit(const Narrative *n, const Figure *f)
{
	return says_any(n, f, (const char *const[]) {"赤字", "缺口", "短缺", "亏损", NULL});
}

/* income − spent, the other way round for a deficit */
static bool
claim_left(Narrative *n, int q, int income, int spent)
{
	const Figure *f = &n->figure[q];
	bool		deficit = is_deficit(n, f);
	const Figure *a = &n->figure[deficit ? spent : income];
	const Figure *b = &n->figure[deficit ? income : spent];
	Bindings	bindings;
	Formula		formula;

	bindings_start(&bindings, n, KIND_BALANCE, f);
	formula_start(&formula, STYLE_SUM, false);
	formula_add(&formula, a, 1, 0, a->finest);
	formula_add(&formula, b, -1, 0, b->finest);
	bindings_try(&bindings, &formula, true);
	/* 结余C of income below spending that is right but for its sign */
	if (!deficit && b->value - a->value == f->value && f->value > 0 && significant_digits(f) >= 3)
	{
		bindings_start(&bindings, n, KIND_BALANCE, f);
		formula_start(&formula, STYLE_SUM, false);
		formula_add(&formula, b, 1, 0, b->finest);
		formula_add(&formula, a, -1, 0, a->finest);
		bindings_try(&bindings, &formula, true);
		bindings.contradicted = true;
	}
	return bindings_claim(&bindings);
}

/* 当年结余C，加上上年结余D，滚存结余E; 滚存结余E，扣除结转下年F，净结余G: the two levels in front, of one sentence */
static bool
claim_carried(Narrative *n, int q)
{
	static const char *const all[] = {"滚存结余", "累计结余", "年末结余", "期末结余", "滚存结转", NULL};
	const Figure *f = &n->figure[q];
	const Figure *carried = f - 1;
	const Figure *left = f - 2;
	Bindings	b;
	Formula		formula;
	bool		net;

	if (q < 2 || !is_level(carried) || !is_level(left) || carried->sentence != f->sentence ||
		left->sentence != f->sentence ||
		!figure_same_dimension(n, carried, f) || !figure_same_dimension(n, left, f) || f->part - left->part > 3 ||
		((left->cues & CUE_BALANCE) == 0 && !is_deficit(n, left)) || left->depth != f->depth ||
		carried->depth != f->depth)
		return false;
	net = text_holds(n->body, f->clause, f->start, "净结余") &&
		text_holds(n->body, carried->clause, carried->start, "扣除");
	if (!net && (!says_any(n, f, all) || (carried->cues & (CUE_CARRY | CUE_LAST)) == 0))
		return false;
	bindings_start(&b, n, KIND_BALANCE, f);
	formula_start(&formula, STYLE_SUM, false);
	formula_add(&formula, net ? left : carried, 1, 0, f->finest);
	formula_add(&formula, net ? carried : left, net || is_deficit(n, left) ? -1 : 1, 0, f->finest);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

bool
judge_account(Narrative *n, int q)
{
	static const char *const of_year[] = {"收支结余", "当年结余", "本年结余", "当期结余", "年度结余", "收支相抵",
		"收支赤字", "当年赤字", "当期结存", "当年结存", NULL};
	static const char *const of_all[] = {"滚存", "累计", "年末结余", "净结余", NULL};
	const Figure *f = &n->figure[q];
	int			income;
	int			spent;

	if ((f->cues & (CUE_BALANCE | CUE_NEXT)) == 0 && !is_deficit(n, f))
		return false;
	if (claim_carried(n, q))
		return true;
	if (find_totals(n, q, &income, &spent) &&
		(says_any(n, f, of_year) || !says_any(n, f, of_all) ||
		 text_holds(n->body, n->figure[income].clause, n->figure[income].start, "总计")))
		return claim_left(n, q, income, spent);
	if (says_any(n, f, of_year) && !text_holds(n->body, f->clause, f->start, "累计") &&
		find_sides(n, q, &income, &spent))
		return claim_left(n, q, income, spent);
	return false;
}

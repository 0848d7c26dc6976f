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
#include "swap.h"
#include "utf8.h"

/* 收入总计, 支出决算结果: is it the total of that side of an account? */
static bool
is_total_of(const Narrative *n, const Figure *f, uint64_t side)
{
	/* 支出决算结果: one word to the cues */
	if (!is_level(f) || (f->cues & (CUE_BALANCE | CUE_CARRY | CUE_UNION)))
		return false;
	if (label_ends(n, f, "结果"))
		return label_holds(n, f, side == CUE_SPEND ? "支出" : "收入");
	return (f->cues & SIDES) == side && (f->cues & CUE_TOTAL);
}

/* Is the amount of what comes in or of what goes out?  Its own words say so, or those of the budget in front of it. */
static uint64_t
side_of(const Narrative *n, int i)
{
	uint64_t	side = n->figure[i].cues & SIDES;
	int			before = i - 1;

	while (before > 0 && n->figure[before].depth > n->figure[i].depth)
		before--;				/* 预算A（其中…），完成V */
	/* a heading that speaks of both runs into the name of one */
	if (side == SIDES && label_ends(n, &n->figure[i], "收入"))
		return CUE_INCOME;
	if (side == SIDES && (label_ends(n, &n->figure[i], "支出") || label_ends(n, &n->figure[i], "支出安排")))
		return CUE_SPEND;
	if (side == 0)
		side = n->figure[i].lead & SIDES;
	if (side == 0 && before >= 0 && n->figure[before].group == n->figure[i].group && is_level(&n->figure[before]) &&
		figure_same_dimension(n, &n->figure[before], &n->figure[i]))
		side = (n->figure[before].cues | n->figure[before].lead) & SIDES;
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

	size_t		len = len_a < len_b ? len_a : len_b;

	/* 全省社会保险基金收入, 基金支出: where one name ends in the other it only leaves out whose it is */
	return len < strlen("基金") || memcmp(name_a + len_a - len, name_b + len_b - len, len) == 0;
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

/* Is the figure a part of another one of its sentence, or of a list that added up? */
static bool
is_listed(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	if (f->whole >= 0)
		return true;
	for (int j = i - 1; stands_in_list(n, i) && j >= 0 && n->figure[j].sentence == f->sentence; j--)
		if (figure_same_dimension(n, &n->figure[j], f) && is_level(&n->figure[j]) && !stands_in_list(n, j))
			return true;
	return false;
}

/* 当年收支结余: the last amount that went out, and the last one that came in before it, of one account. */
static bool
find_sides(const Narrative *n, int q, int *income, int *spent)
{
	const Figure *f = &n->figure[q];
	int			passed = -1;

	*income = *spent = -1;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 5; i--)
	{
		const Figure *v = &n->figure[i];

		if (!figure_same_dimension(n, v, f) || !is_level(v) || v->depth > f->depth)
			continue;
		if (v->cues & (CUE_BALANCE | CUE_CARRY))
			return false;
		if (is_listed(n, i))
		{
			if (stands_in_list(n, q) || (passed >= 0 && v->sentence == n->figure[passed].sentence &&
										 side_of(n, i) != side_of(n, passed)))
				return false;	/* of a part, it may be */
			passed = i;
			continue;
		}
		if (*spent < 0)
		{
			if (side_of(n, i) != CUE_SPEND || f->sentence - v->sentence > 2)
				return false;
			*spent = i;
		}
		else if (side_of(n, i) == CUE_INCOME)
		{
			*income = i;
			return same_account(n, v, &n->figure[*spent]) &&
				(v->sentence == n->figure[*spent].sentence ||
				 ((v->cues ^ n->figure[*spent].cues) & CUE_BUDGET) == 0);
		}
		else if (side_of(n, i) != CUE_SPEND || v->group != n->figure[*spent].group)
			return false;
	}
	return false;
}

static bool
is_deficit(const Narrative *n, const Figure *f)
{
	static const char *const signs[] = {"－", "-", "−", "—", "负", NULL};

	if (f->value > 0 && text_ends_any(n->body, f->clause, f->start, signs))
		return true;
	return clause_holds_any(n, f, (const char *const[]) {"赤字", "缺口", "短缺", "亏损", NULL});
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
	formula_difference(&formula, a, b);
	bindings_try(&bindings, &formula, true);
	/* 结余C of income below spending that is right but for its sign */
	if (!deficit && b->value - a->value == f->value && f->value > 0 && significant_digits(f) >= 3)
	{
		bindings_start(&bindings, n, KIND_BALANCE, f);
		formula_difference(&formula, b, a);
		bindings_try(&bindings, &formula, true);
		bindings.contradicted = true;
	}
	return bindings_claim(&bindings);
}

/* 归还B后，年终结转C: is the amount taken off what was left before? */
static bool
is_taken_off(const Narrative *n, const Figure *taken, const Figure *f)
{
	static const char *const words[] = {"扣除", "归还", "剔除", "减去", "上缴", NULL};

	return clause_holds_any(n, taken, words) && text_holds(n->body, taken->end, f->clause, "后") &&
		clause_holds_any(n, f, (const char *const[]) {"年终结转", "年终结余", "年末结余", "结转下年", "净结余", NULL});
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
	net = (clause_holds(n, f, "净结余") && clause_holds(n, carried, "扣除")) || is_taken_off(n, carried, f);
	if (!net && (!clause_holds_any(n, f, all) || (carried->cues & (CUE_CARRY | CUE_LAST)) == 0))
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
		"收支赤字", "当年赤字", "收支亏损", "本年亏损", "当年亏损", "收支缺口",
		"当期结存", "当年结存", "新增结余", NULL};
	static const char *const of_all[] = {"滚存", "累计", "年末结余", "净结余", NULL};
	const Figure *f = &n->figure[q];
	int			income;
	int			spent;

	if ((f->cues & (CUE_BALANCE | CUE_NEXT)) == 0 && !is_deficit(n, f))
		return false;
	if (claim_carried(n, q))
		return true;
	if (find_totals(n, q, &income, &spent) &&
		(clause_holds_any(n, f, of_year) || !clause_holds_any(n, f, of_all) ||
		 clause_holds(n, &n->figure[income], "总计") || clause_holds(n, &n->figure[income], "总量")))
		return claim_left(n, q, income, spent);
	/* 累计收入A，累计支出B，累计结余C */
	if (clause_holds(n, f, "累计结余") && find_sides(n, q, &income, &spent) && n->figure[income].group == f->group &&
		clause_holds(n, &n->figure[income], "累计") && clause_holds(n, &n->figure[spent], "累计"))
		return claim_left(n, q, income, spent);
	if (clause_holds_any(n, f, of_year) && !clause_holds(n, f, "累计") &&
		find_sides(n, q, &income, &spent))
		return claim_left(n, q, income, spent);
	return false;
}

/*-------------------------------------------------------------------------
 *
 * yearly.c
 *	  年均增长P%: from B to V in so many years.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <stdio.h>
#include <string.h>

#include "scan.h"
#include "years.h"

#define ONE			power_of_ten(15)	/* of the factors below */
#define MOST_YEARS	20

/* factor ^ years; −1 if it leaves the range. */
static wide
power_of(wide factor, int years)
{
	wide		result = ONE;

	for (int i = 0; i < years; i++)
	{
		if (result > 1000 * ONE)
			return -1;
		result = divide_rounded(result * factor, ONE);
	}
	return result;
}

/* The yearly growth in percent, at `scale` decimals, rounded, of what grew `ratio` times. */
static wide
root_of(wide ratio, int years, int scale)
{
	wide		unit = power_of_ten(15 - 2 - scale - 1);	/* a tenth of the last place */
	wide		low = 0;
	wide		high = 10 * ONE / unit;

	while (high - low > 1)
	{
		wide		middle = (low + high) / 2;
		wide		reached = power_of(middle * unit, years);

		if (reached >= 0 && reached <= ratio)
			low = middle;
		else
			high = middle;
	}
	return divide_rounded(low - ONE / unit, 10);
}

/* The years of 2019年至2023年 or 2019—2023年 in front of a place, in its sentence. */
static int
years_in_front(const Narrative *n, size_t place)
{
	int			year[2];
	int			count = years_between(n, place > 150 ? place - 150 : 0, place, year, 2);

	return count == 2 && year[1] > year[0] && year[1] - year[0] <= MOST_YEARS ? year[1] - year[0] : 0;
}

/* 由B增长到V: the two amounts in front of the rate, or 2020年B，2023年V. */
static bool
find_ends(const Narrative *n, int p, int *base, int *now)
{
	Change		c = {.now = -1,.base = -1,.difference = -1};

	if (find_pair_of_years(n, p, &c))
	{
		*now = c.now;
		*base = c.base;
		return true;
	}
	*now = *base = -1;
	for (int i = p - 1; i >= 0 && i >= p - 4 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (*now < 0 && is_level(f) && (f->cues & CUE_TO))
			*now = i;
		else if (*now >= 0 && is_amount(f) && f->role == ROLE_BASE && figure_same_dimension(n, f, &n->figure[*now]))
		{
			*base = i;
			return true;
		}
		else if (is_level(f))
			return false;
	}
	return false;
}

/* 收入由B增加到V，产值年均增长P%: do the words in front of 年 name another thing? */
static bool
grows_by_itself(const Narrative *n, const Figure *f, const Figure *base)
{
	static const char *const means[] = {"年均", "年平均", "复合", NULL};
	Figure		words = *f;

	words.label_end = f->label;
	while (words.label_end < f->label_end &&
		   !begins_any(n->body + words.label_end, f->label_end - words.label_end, means))
		words.label_end++;
	return !label_is_general(n, &words) && labels_match(n, &words, base) == 0;
}

/* 生产总值, 增加值 grow in constant prices */
static bool
is_in_real_terms(const Narrative *n, const Figure *base)
{
	return label_holds(n, base, "生产总值") || label_holds(n, base, "GDP") || label_holds(n, base, "增加值");
}

/* now ÷ base, each moved by its half; −1 if it leaves the range. */
static wide
times(const Figure *now, const Figure *base, int side)
{
	wide		above = now->value + side * figure_half(now, now->number.scale);
	wide		below = base->value - side * figure_half(base, base->number.scale);
	wide		scaled;

	if (below <= 0 || above <= 0 || __builtin_mul_overflow(above, ONE, &scaled))
		return -1;
	return divide_rounded(scaled, below);
}

static void
decide(Claim *claim, const Figure *f, wide ratio, wide low, wide high, int years)
{
	int			scale = f->number.scale;
	wide		stated = f->number.coefficient * (f->sign < 0 ? -1 : 1);

	claim->has_computed = true;
	claim->computed.value = root_of(ratio, years, scale + 2);
	claim->computed.scale = scale + 2;
	if (root_of(ratio, years, scale) == stated)
		claim->verdict = CLAIM_HOLDS;
	else if (f->approximate)
		claim->reason = WHY_APPROXIMATE;
	else if (low < 0 || high < 0 || (root_of(low, years, scale) <= stated && stated <= root_of(high, years, scale)))
		claim->reason = WHY_ROUNDING;
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	if (f->sign < 0)
		claim->computed.value = -claim->computed.value;
}

void
judge_yearly(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *now;
	const Figure *base;
	int			v;
	int			b;
	int			years;
	wide		ratio;
	Claim	   *claim;
	char		number[64];

	if (!clause_holds(n, f, "年均") && !clause_holds(n, f, "年平均") && !clause_holds(n, f, "复合"))
		return;
	if (f->number.scale > 4 || !find_ends(n, p, &b, &v) || grows_by_itself(n, f, &n->figure[b]) ||
		is_in_real_terms(n, &n->figure[b]))
		return;
	now = &n->figure[v];
	base = &n->figure[b];
	years = now->year != base->year && now->year > 0 && base->year > 0 ? now->year - base->year :
		years_in_front(n, base->clause);
	ratio = times(now, base, 0);
	if (years < 2 || years > MOST_YEARS || ratio <= 0 || ratio > 1000 * ONE || now->approximate || base->approximate)
		return;
	claim = claim_start(n, KIND_CAGR, f);
	claim->label = now->label;
	claim->label_end = now->label_end;
	if (base->clause < claim->start)
	{
		claim->start = base->clause;
		claim->start_char = base->clause_char;
	}
	claim_operand(claim, now);
	claim_operand(claim, base);
	decide(claim, f, ratio, times(now, base, -1), times(now, base, 1), years);
	(void) snprintf(number, sizeof(number), "%d", years);
	{
		Formula		formula;

		formula_start(&formula, STYLE_RATIO, true);
		formula_add(&formula, now, 1, 0, 0);
		formula_add(&formula, base, 0, 1, 0);
		strcpy(claim->formula, "(");
		formula_print(&formula, claim->formula + 1, sizeof(claim->formula) - 64);
		claim_formula(claim, ") ^ (1 ÷ ");
		claim_formula(claim, number);
		claim_formula(claim, ") - 1");
	}
	claim_message_figure(n, f);
	claim_message_computed(claim, claim->computed);
	claim_message(claim, "。");
	claim_emit(n);
}

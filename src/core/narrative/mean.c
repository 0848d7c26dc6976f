/*-------------------------------------------------------------------------
 *
 * mean.c
 *	  What there is for each: 支出22400元, 280人次, 人均80元.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

#define MOST_VALUE	power_of_ten(26)	/* so that what follows fits 128 bits */

/* The one total and the one count of the sentence that a mean may be of. */
static bool
find_total(const Narrative *n, int q, int *total, int *count)
{
	const Figure *f = &n->figure[q];

	*total = *count = -1;
	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!is_level(v))
			continue;
		if (figure_same_dimension(n, v, f))
		{
			if (*total >= 0 || (v->cues & CUE_MEAN))
				return false;
			*total = i;
		}
		else if (v->class == CLASS_COUNT && is_for_each(n, f, v))
		{
			if (*count >= 0)
				return false;
			*count = i;
		}
	}
	return *total >= 0 && *count >= 0 && n->figure[*count].value > 0;
}

/* (T + side) ÷ (N − side) at so many decimals of the unit of the mean; −1 beyond 128 bits */
static wide
quotient(const Figure *f, const Figure *total, const Figure *count, int side, int decimals)
{
	int			digits = decimals - f->power;
	wide		above = total->value + side * figure_half(total, total->finest > total->number.scale ? total->finest :
														  total->number.scale);
	wide		below = count->value - side * figure_half(count, count->number.scale);

	if (above < 0 || above > MOST_VALUE || below <= 0 || below > MOST_VALUE)
		return -1;
	return divide_rounded(above * power_of_ten(digits > 0 ? digits : 0),
						  below * power_of_ten(digits < 0 ? -digits : 0));
}

static void
write_mean(Narrative *n, const Figure *f, const Figure *total, const Figure *count)
{
	Claim	   *claim = &n->claim;

	put_factor(claim, total, "");
	put_factor(claim, count, " ÷ ");
	put_unit(claim, f);
	claim_message_figure(n, f);
	claim_message_computed(claim, claim->computed);
	claim_message(claim, "。");
}

void
judge_mean(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	const Figure *total;
	const Figure *count;
	Claim	   *claim;
	int			t;
	int			c;
	int			scale = f->number.scale;
	wide		mean;
	wide		low;
	wide		high;

	if (!is_level(f) || (f->cues & CUE_MEAN) == 0 || scale > 4 || !find_total(n, q, &t, &c))
		return;
	total = &n->figure[t];
	count = &n->figure[c];
	mean = quotient(f, total, count, 0, scale);
	low = quotient(f, total, count, -1, scale);
	high = quotient(f, total, count, 1, scale);
	if (mean < 0 || low < 0 || high < 0)
		return;
	claim = claim_start(n, KIND_RATIO, f);
	claim_operand(claim, total);
	claim_operand(claim, count);
	if (n->figure[t < c ? t : c].clause < claim->start)
	{
		claim->start = n->figure[t < c ? t : c].clause;
		claim->start_char = n->figure[t < c ? t : c].clause_char;
	}
	claim->has_computed = true;
	claim->computed.value = quotient(f, total, count, 0, scale + 2);
	claim->computed.scale = scale + 2;
	if (mean == f->number.coefficient)
		claim->verdict = CLAIM_HOLDS;
	else if (f->approximate || total->approximate || count->approximate)
		claim->reason = WHY_APPROXIMATE;
	else if (low <= f->number.coefficient && f->number.coefficient <= high)
		claim->reason = WHY_ROUNDING;
	else if (mean > 2 * f->number.coefficient || f->number.coefficient > 2 * mean)
		claim->reason = WHY_AMBIGUOUS;	/* of another total, most likely */
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	write_mean(n, f, total, count);
	claim_emit(n);
}

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
#include "swap.h"

#define MOST_VALUE	power_of_ten(26)	/* so that what follows fits 128 bits */

/* 办案1284件。…支出128.4万元，件均1000元: the one count in the sentences before that it is for each of; −1 if none */
static int
count_before(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			found = -1;

	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class != CLASS_COUNT || !is_level(v) || v->whole >= 0 || !is_for_each(n, f, v))
			continue;
		if (found >= 0 || f->sentence - v->sentence > 3 || v->approximate)
			return -1;
		found = i;
	}
	return found;
}

/* 兑现17654万元。…企业412家，户均兑现42.85万元: the one total before that has the last word of it */
static int
total_before(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	size_t		word = strlen("兑现");
	int			found = -1;

	if (f->label_end < f->label + word || f->label_end != f->start)
		return -1;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];

		if (!is_level(v) || v->whole >= 0 || !figure_same_dimension(n, v, f) ||
			!holds_bytes(n->body + v->clause, v->start - v->clause, n->body + f->label_end - word, word))
			continue;
		if (found >= 0 || f->sentence - v->sentence > 3 || v->approximate ||
			((v->cues | v->lead) & (CUE_MEAN | CUE_PART)))
			return -1;
		found = i;
	}
	return found;
}

/*
 * 购车均价P。2012年购车3辆，…支出T: the one total and the first count of the next sentence, of which the others may be
 * parts; the sentence of the mean tells no other amount.
 */
static bool
find_behind(const Narrative *n, int q, int *total, int *count)
{
	const Figure *f = &n->figure[q];

	if (f->whole >= 0 || (q > 0 && n->figure[q - 1].sentence == f->sentence) || q + 1 >= n->count ||
		n->figure[q + 1].sentence == f->sentence)
		return false;
	for (int i = q + 1; i < n->count && n->figure[i].sentence - f->sentence == 1 &&
		 n->figure[i].paragraph == f->paragraph; i++)
	{
		const Figure *v = &n->figure[i];

		if (!is_level(v))
			continue;
		if (figure_same_dimension(n, v, f))
		{
			if (*total >= 0 || v->approximate || (v->cues & (CUE_MEAN | CUE_PART)))
				return false;
			*total = i;
		}
		else if (*count < 0 && v->class == CLASS_COUNT && (v->cues & CUE_PART) == 0 && is_for_each(n, f, v))
			*count = i;
	}
	return *total >= 0 && *count >= 0;
}

/* The one total and the one count in front, of its clause group or of its sentence; false if there are several. */
static bool
find_in_front(const Narrative *n, int q, bool group, int *total, int *count)
{
	const Figure *f = &n->figure[q];

	*total = *count = -1;
	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].sentence == f->sentence &&
		 (!group || n->figure[i].group == f->group); i--)
	{
		const Figure *v = &n->figure[i];

		/* 亿元以上项目 */
		if (!is_level(v) || (v->approximate && v->label == v->label_end))
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
	return true;
}

/* The one total and the one count that a mean may be of: of its sentence, or one of them of those before. */
static bool
find_total(const Narrative *n, int q, int *total, int *count)
{
	const Figure *f = &n->figure[q];

	/* 甲T1，N1人，人均x；乙T，N人，人均U: of its clause group, if that has both */
	if (find_in_front(n, q, true, total, count) && *total >= 0 && *count >= 0)
		return n->figure[*count].value > 0;
	if (!find_in_front(n, q, false, total, count))
		return false;
	if (*total >= 0 && *count < 0)
	{
		*count = count_before(n, q);
		/* 支出T，平均每辆U，保有量N辆 */
		for (int i = q + 1; *count < 0 && i < n->count && i < q + 3 && n->figure[i].sentence == f->sentence; i++)
			if (n->figure[i].class == CLASS_COUNT && is_level(&n->figure[i]) && is_for_each(n, f, &n->figure[i]))
				*count = i;
	}
	else if (*count >= 0 && *total < 0)
		*total = total_before(n, q);
	else if (*total < 0 && !find_behind(n, q, total, count))
		return false;
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

/* Is the mean what is printed but for one digit, or two that changed places, and long enough that it is no chance? */
static bool
is_slip(const Figure *f, wide mean)
{
	Scaled		printed = {f->number.coefficient, f->number.scale};
	Scaled		given = {mean, f->number.scale};

	return significant_digits(f) >= SLIP_DIGITS - 1 &&
		(digits_swapped(printed, given) || slipped_place(printed, given) >= 0);
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
	/* what stands apart is of another thing, most likely, where no slip explains it */
	if ((total->sentence != f->sentence || count->sentence != f->sentence) &&
		(mean < f->number.coefficient ? high < f->number.coefficient : low > f->number.coefficient) &&
		!is_slip(f, mean))
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

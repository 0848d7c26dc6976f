/*-------------------------------------------------------------------------
 *
 * unit_slip.c
 *	  Units of amounts: one amount in two units, 415.07元 among 万元, 万元951.32万元.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

#define SAME_ENDING	15			/* bytes of two labels that name one thing: five characters */

/* Two figures of one amount in units of unlike size: 近3.32亿元, 33168万元. */
static void
judge_same_amount(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];
		const Figure *coarse = v->power > f->power ? v : f;
		const Figure *fine = v->power > f->power ? f : v;
		Formula		formula;
		Bindings	b;

		if (!is_level(v) || v->class != CLASS_MONEY || v->power == f->power || significant_digits(coarse) < 3)
			continue;
		formula_start(&formula, STYLE_SUM, false);
		formula_add(&formula, fine, 1, 0, fine->finest);
		if (formula_weigh(&formula, coarse).fit != FIT_HOLDS)
			continue;
		bindings_start(&b, n, KIND_UNIT, coarse);
		bindings_try(&b, &formula, true);
		bindings_claim(&b);
		return;
	}
}

/* A claim that the unit of the figure is wrong, beside another one if that is not NULL. */
static Claim *
start_slip(Narrative *n, const Figure *f, const Figure *beside)
{
	Claim	   *claim = claim_start(n, KIND_UNIT, f);

	if (beside != NULL)
		claim_operand(claim, beside);
	claim->verdict = CLAIM_FAILS;
	claim->reason = WHY_UNIT_SLIP;
	claim_message_figure(n, f);
	return claim;
}

/* The digits of a figure, zeros at the end left out. */
static int64_t
bare_digits(const Figure *f)
{
	int64_t		digits = f->number.coefficient;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return digits;
}

/* 128400万元，约合128.4亿元: one amount told twice, with the same digits, and a power of ten between them */
static void
judge_restated(Narrative *n, int q)
{
	static const char *const words[] = {"约合", "折合", "合计约", "相当于", "合", "即", NULL};
	const Figure *f = &n->figure[q];
	const Figure *v = f - 1;
	Claim	   *claim;

	if (q == 0 || v->sentence != f->sentence || v->class != CLASS_MONEY || !is_level(v) || v->power == f->power ||
		f->part - v->part > 1 || v->value == f->value || significant_digits(f) < 3 ||
		bare_digits(v) != bare_digits(f) || f->start - v->end > strlen("（折合人民币约") ||
		!text_ends_any(n->body, v->end, f->start, words))
		return;
	claim = start_slip(n, f, v);
	claim_message(claim, "与前面同一金额的数量级不一致，疑单位有误。");
	claim_emit(n);
}

/* T万元，其中a万元、b万元、c元: would the part give its whole in 万元? */
static bool
completes_sum(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	wide		sum = f->value * power_of_ten(4);
	int			parts = 0;

	if (f->whole < 0 || n->figure[f->whole].power != 4)
		return false;
	for (int i = f->whole + 1; i < n->count && i < f->whole + LOOK_BACK; i++)
		if (i != q && n->figure[i].whole == f->whole)
		{
			sum += n->figure[i].value;
			parts += n->figure[i].power == 4;
		}
	return parts >= 1 && sum == n->figure[f->whole].value;
}

/* 415.07元 among amounts in 万元 that have the same label. */
static void
judge_lost_power(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			others = 0;

	if (f->value <= 0 || f->value >= power_of_ten(4 + FIGURE_SCALE))
		return;
	for (int i = q - 1; f->number.scale > 0 && i >= 0 && i > q - 12 && n->figure[i].paragraph == f->paragraph; i--)
		others += n->figure[i].class == CLASS_MONEY && n->figure[i].power == 4 &&
			common_ending(n, f, &n->figure[i]) >= SAME_ENDING;
	if (others >= 2 || completes_sum(n, q))
	{
		Claim	   *claim = start_slip(n, f, NULL);

		claim_message(claim, "与前文同类金额的单位“万元”不一致，疑漏写“万”。");
		claim_emit(n);
	}
}

/* 3260万元万元: does the unit stand twice behind the number? */
static bool
is_doubled_behind(const Narrative *n, const Figure *f)
{
	const char *unit = f->power == 4 ? "万元" : f->power == 8 ? "亿元" : NULL;

	return unit != NULL && scan_begins(n->body + f->end, n->len - f->end, unit);
}

/* 3.2亿元，即32000万元; 3.2亿元（即32000万元）: an amount told again, in another unit, that is another amount */
static void
judge_told_again(Narrative *n, int q)
{
	static const char *const words[] = {"，即", ",即", "（即", "(即", "，折合", ",折合", "（折合", "(折合", NULL};
	const Figure *f = &n->figure[q];
	const Figure *v = f - 1;
	size_t		len;
	wide		gap;
	Claim	   *claim;

	if (q == 0 || v->class != CLASS_MONEY || v->power == f->power || v->approximate || f->approximate ||
		(len = begins_any(n->body + v->end, f->start - v->end, words)) == 0 || v->end + len != f->start)
		return;
	gap = v->value > f->value ? v->value - f->value : f->value - v->value;
	if (gap <= figure_half(v, v->number.scale) + figure_half(f, f->number.scale))
		return;
	claim = start_slip(n, f, v);
	claim_message(claim, "与所换算的");
	claim_message_figure(n, v);
	claim_message(claim, "不是同一金额，疑单位有误。");
	claim_emit(n);
}

void
judge_unit(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	if (f->class != CLASS_MONEY)
		return;
	if (f->doubled_unit || is_doubled_behind(n, f))
	{
		Claim	   *claim = claim_start(n, KIND_UNIT, f);

		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DOUBLED_UNIT;
		claim_message_figure(n, f);
		claim_message(claim, "前后重复写了计量单位。");
		claim_emit(n);
	}
	if (is_level(f) && f->power == 0)
		judge_lost_power(n, q);
	judge_told_again(n, q);
	if (is_level(f))
	{
		judge_same_amount(n, q);
		judge_restated(n, q);
	}
}

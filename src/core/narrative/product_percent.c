/*-------------------------------------------------------------------------
 *
 * product_percent.c
 *	  A part of an amount in percent, and the amount that it is: 县级财政承担30%，县级财政承担b; 合同价T的3%，即b.
 *
 *-------------------------------------------------------------------------
 */
#include "product.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

static const char *const bearing[] = {"承担", "负担", "分担", "配套", NULL};

/* 地方财政承担: where the four characters in front of the verb begin that the label ends with; 0 if it has none */
static size_t
bearer(const Narrative *n, const Figure *f)
{
	size_t		verb = strlen("承担");
	size_t		name = strlen("县级财政");

	return f->label_end - f->label >= name + verb && text_ends_any(n->body, f->label, f->label_end, bearing) ?
		f->label_end - verb - name : 0;
}

/* The percentage in front that the same one bears; −1 if there is none. */
static int
rate_borne(const Narrative *n, int t, size_t name)
{
	const Figure *f = &n->figure[t];

	for (int i = t - 1; i >= 0 && n->figure[i].sentence == f->sentence; i--)
		if (n->figure[i].class == CLASS_PERCENT && n->figure[i].role == ROLE_RATE && !n->figure[i].approximate &&
			clause_holds_any(n, &n->figure[i], bearing) &&
			holds_bytes(n->body + n->figure[i].clause, n->figure[i].start - n->figure[i].clause, n->body + name,
						strlen("县级财政")))
			return i;
	return -1;
}

/* The formula T × p %, exact; the result in the last place of f. */
static wide
borne_of(const Figure *f, const Figure *total, const Figure *rate)
{
	wide		product;

	if (__builtin_mul_overflow(total->value, rate->value / power_of_ten(FIGURE_SCALE - 4), &product))
		return -1;
	return drop_digits(product, f->power + FIGURE_SCALE - f->number.scale + 6);
}

static void
claim_borne(Narrative *n, int t, int total, int rate, wide right)
{
	const Figure *f = &n->figure[t];
	Claim	   *claim = claim_start(n, KIND_PRODUCT, f);

	claim_operand(claim, &n->figure[total]);
	claim_operand(claim, &n->figure[rate]);
	claim->has_computed = true;
	claim->computed.value = right;
	claim->computed.scale = f->number.scale;
	claim->verdict = right == f->number.coefficient ? CLAIM_HOLDS : CLAIM_FAILS;
	claim->reason = right == f->number.coefficient ? WHY_NONE :
		digits_swapped((Scaled) {f->number.coefficient, f->number.scale}, claim->computed) ? WHY_DIGITS_SWAPPED :
		WHY_ARITHMETIC;
	put_factor(claim, &n->figure[total], "");
	put_factor(claim, &n->figure[rate], " × ");
	claim_formula(claim, "%");
	put_unit(claim, f);
	claim_message_figure(n, f);
	claim_message_computed(claim, claim->computed);
	claim_message(claim, "。");
	claim_emit(n);
}

/*
 * 补助资金T。资金由地方财政承担50%，…地方财政承担b: the one amount in front of the sentence that b is the part of, or
 * is but for two digits.
 */
void
judge_borne(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	size_t		name = bearer(n, f);
	int			rate = name > 0 && !f->approximate ? rate_borne(n, t, name) : -1;
	int			slip = -1;
	wide		slipped = 0;

	for (int i = rate - 1; rate >= 0 && i >= 0 && i > t - 12 && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *total = &n->figure[i];
		wide		right;

		if (total->class != CLASS_MONEY || !is_level(total) || total->approximate || total->value < f->value ||
			(right = borne_of(f, total, &n->figure[rate])) < 0)
			continue;
		if (right == f->number.coefficient)
		{
			claim_borne(n, t, i, rate, right);
			return;
		}
		/* 其中本年承担b: not all of it */
		if (significant_digits(f) >= SWAP_DIGITS - 1 && ((f->cues | f->lead) & CUE_PART) == 0 &&
			digits_swapped((Scaled) {f->number.coefficient, f->number.scale}, (Scaled) {right, f->number.scale}))
		{
			slip = i;
			slipped = right;
		}
	}
	if (slip >= 0)
		claim_borne(n, t, slip, rate, slipped);
}

/* The one amount in front of the percentage in its sentence, or what it is of by its place; −1 if there are more */
static int
amount_of_percent(const Narrative *n, int p)
{
	int			found = -1;

	if (p > 0 && n->figure[p - 1].class == CLASS_MONEY && n->figure[p - 1].part == n->figure[p].part)
		return p - 1;
	for (int i = p - 1; i >= 0 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		if (n->figure[i].class != CLASS_MONEY)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* 预付30%，即b; 合同价T的3%，即b: the amount that 即 says the percentage is */
bool
judge_that_is(Narrative *n, int t)
{
	/* 已付60%，尾款即b is of the rest */
	static const char *const that_is[] = {"，即", ",即", "（即", "(即", NULL};
	const Figure *f = &n->figure[t];
	const Figure *p = f - 1;
	int			total;
	wide		right;
	wide		gap;

	if (t < 2 || f->approximate || p->class != CLASS_PERCENT || p->role == ROLE_CHANGE || p->approximate ||
		p->sentence != f->sentence || p->depth != f->depth || p->number.scale > 1 || (p->cues & CUE_SHARE) ||
		!(p->end + strlen("即") == f->start ? text_ends(n->body, p->end, f->start, "即") :
		  text_ends_any(n->body, p->end, f->start, that_is)) || (total = amount_of_percent(n, t - 1)) < 0 ||
		n->figure[total].approximate || n->figure[total].depth != f->depth ||
		(right = borne_of(f, &n->figure[total], p)) <= 0)
		return false;
	gap = right > f->number.coefficient ? right - f->number.coefficient : f->number.coefficient - right;
	/* a percentage that was rounded itself, or another amount */
	if (gap != 0 && (p->number.scale > 0 || gap > right / 2))
		return false;
	claim_borne(n, t, total, t - 1, right);
	return true;
}

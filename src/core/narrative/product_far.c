/*-------------------------------------------------------------------------
 *
 * product_far.c
 *	  Products whose factors stand in another sentence, of a longer time, or in percent.
 *
 *-------------------------------------------------------------------------
 */
#include "product.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* Is it the only amount of its sentence? */
static bool
is_only_amount(const Narrative *n, int t)
{
	for (int side = -1; side <= 1; side += 2)
		for (int i = t + side; i >= 0 && i < n->count && n->figure[i].sentence == n->figure[t].sentence; i += side)
			if (n->figure[i].class == CLASS_MONEY)
				return false;
	return true;
}

/* The one amount for each in the two sentences in front, where no other is paid; −1 if there is none */
static int
each_before(const Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	int			found = -1;

	for (int i = t - 1; i >= 0 && f->sentence - n->figure[i].sentence <= 2 &&
		 n->figure[i].paragraph == f->paragraph; i--)
	{
		if (n->figure[i].class != CLASS_MONEY || n->figure[i].sentence == f->sentence)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found >= 0 && !n->figure[found].approximate && is_rate_of_each(n, &n->figure[found]) ? found : -1;
}

/* 每人每年补助600元。…发放资金T，惠及移民N人: the one count of its sentence that the rate is for each of */
bool
judge_rate_before(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	Factors		factors = {.counts = 0};

	if (f->whole >= 0 || (f->cues & (CUE_BUDGET | CUE_TASK | CUE_LAST)) || !is_only_amount(n, t) ||
		(factors.each = each_before(n, t)) < 0)
		return false;
	for (int side = -1; side <= 1; side += 2)
		for (int i = t + side; i >= 0 && i < n->count && n->figure[i].sentence == f->sentence; i += side)
		{
			const Figure *c = &n->figure[i];

			if (c->class != CLASS_COUNT || !is_level(c) || !is_for_each(n, &n->figure[factors.each], c))
				continue;
			if (factors.counts > 0)
				return false;
			factors.count[factors.counts++] = i;
		}
	return factors.counts == 1 && claim_product(n, t, &factors, PRODUCT_FAR);
}

/* 每生 of 每生每天: the word that says for whom, which no 每 of a time is; 0 if there is none */
static size_t
for_whom(const Narrative *n, const Figure *f)
{
	static const char *const times[] = {"每年", "每月", "每天", "每日", "每学", "每季", "每个", NULL};

	for (size_t at = f->clause; at + strlen("每人") <= f->start; at++)
		if (scan_begins(n->body + at, f->start - at, "每") && begins_any(n->body + at, f->start - at, times) == 0)
			return at;
	return 0;
}

/* Is an amount for a day, or a month, and another one for a year, or a month, of the same ones? */
static bool
is_longer(const Narrative *n, const Figure *each, const Figure *count, const Figure *f)
{
	static const char *const days[] = {"每天", "每日", NULL};
	static const char *const months[] = {"每月", "每个月", NULL};
	static const char *const longer[] = {"每年", "每学年", "每学期", "每月", "每个月", NULL};
	bool		by_day = clause_holds_any(n, each, days);
	const char *unit = n->body + count->unit;
	size_t		len = count->unit_end - count->unit;
	size_t		a = for_whom(n, each);
	size_t		b = for_whom(n, f);

	if (a == 0 || b == 0 || memcmp(n->body + a, n->body + b, strlen("每人")) != 0)
		return false;
	if (by_day ? !(scan_begins(unit, len, "天") || scan_begins(unit, len, "日")) || !clause_holds_any(n, f, longer) :
		!clause_holds_any(n, each, months) || !scan_begins(unit, len, "个月") || !clause_holds(n, f, "每年"))
		return false;
	return !(by_day && clause_holds_any(n, f, days));
}

/* 按每生每天4元的标准，在校时间200天计算，每生每年补助可达到T: three figures that follow each other */
void
judge_longer_time(Narrative *n, int t)
{
	Factors		factors = {.each = t - 2,.count = {t - 1},.counts = 1};
	const Figure *each = &n->figure[t - 2];
	const Figure *count = &n->figure[t - 1];

	if (t < 2 || each->sentence != n->figure[t].sentence || each->class != CLASS_MONEY || count->class != CLASS_COUNT ||
		!is_rate_of_each(n, each) || !is_level(count) || !is_longer(n, each, count, &n->figure[t]))
		return;
	claim_product(n, t, &factors, PRODUCT_SURE);
}

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
	claim->reason = right == f->number.coefficient ? WHY_NONE : WHY_DIGITS_SWAPPED;
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

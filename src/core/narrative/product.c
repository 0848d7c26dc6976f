/*-------------------------------------------------------------------------
 *
 * product.c
 *	  So much for each of so many: 人均480元, 1250人, 合计60万元.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* What is counted, and the words that say 'for each of them'. */
static const struct
{
	const char *unit;
	const char *each;
}			counted[] = {
	{"人", "人均"}, {"人", "每人"}, {"人", "每名"}, {"人", "元/人"}, {"名", "人均"}, {"名", "每名"}, {"名", "每人"},
	{"户", "户均"}, {"户", "每户"}, {"户", "元/户"}, {"亩", "每亩"}, {"亩", "亩均"}, {"亩", "元/亩"},
	{"台", "每台"}, {"台", "元/台"}, {"套", "每套"}, {"套", "元/套"}, {"辆", "每辆"}, {"公里", "每公里"},
	{"村", "每村"}, {"个", "每个"}, {"家", "每家"}, {"所", "每所"}, {"件", "每件"}, {"场", "每场"}, {"次", "每次"}
};

/* Which entry says that the amount is for each of what the figure counts? −1 if none. */
static int
each_of(const Narrative *n, const Figure *amount, const Figure *count)
{
	for (int i = 0; i < (int) COUNT_OF(counted); i++)
	{
		size_t		len = strlen(counted[i].unit);

		if (count->unit_end - count->unit == len && memcmp(n->body + count->unit, counted[i].unit, len) == 0 &&
			text_holds(n->body, amount->clause, amount->end, counted[i].each))
			return i;
	}
	return -1;
}

static bool
is_each(const Narrative *n, const Figure *f)
{
	if (f->class != CLASS_MONEY && !(f->class == CLASS_COUNT && text_holds(n->body, f->unit, f->unit_end, "元/")))
		return false;
	if (f->class == CLASS_MONEY && (f->cues & CUE_MEAN) == 0 && !text_holds(n->body, f->clause, f->start, "每"))
		return false;
	for (size_t i = 0; i < COUNT_OF(counted); i++)
		if (text_holds(n->body, f->clause, f->end, counted[i].each) && f->role != ROLE_CHANGE)
			return true;
	return false;
}

/* The one amount for each, the one count of the sentence that a total may be the product of. */
static bool
find_factors(const Narrative *n, int t, int *each, int *count)
{
	int			amounts = 0;

	*each = *count = -1;
	for (int i = t - 1; i >= 0 && i > t - 6 && n->figure[i].sentence == n->figure[t].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (is_each(n, f))
		{
			if (*each >= 0)
				return false;
			*each = i;
		}
		else if (is_amount(f) && f->class == CLASS_MONEY)
			amounts++;
	}
	if (*each < 0 || amounts > 0)
		return false;
	for (int i = t - 1; i >= 0 && i > t - 6 && n->figure[i].sentence == n->figure[t].sentence; i--)
		if (n->figure[i].class == CLASS_COUNT && i != *each)
		{
			if (*count >= 0)
				return false;
			*count = i;
		}
	return *count >= 0 && is_level(&n->figure[*count]) && each_of(n, &n->figure[*each], &n->figure[*count]) >= 0;
}

/* A factor in its base unit: 1.2万人 is 12000. */
static void
put_factor(Claim *claim, const Figure *factor, const char *sign)
{
	Scaled		number = {factor->number.coefficient, factor->number.scale};
	char		text[64];
	int			drop = factor->power < number.scale ? factor->power : number.scale;

	number.scale -= drop;
	number.value *= power_of_ten(factor->power - drop);
	scaled_print(number, text);
	strcat(strcat(claim->formula, sign), text);
}

/* How far rounding may take the product from the total that is printed. */
static wide
product_room(const Figure *f, const Figure *u, const Figure *c)
{
	wide		room = figure_half(f, f->finest > f->number.scale && f->power <= 4 ? f->finest : f->number.scale);

	/* a mean is rounded, a rate that is paid is not */
	if (u->cues & CUE_MEAN)
		room += divide_rounded(figure_half(u, u->number.scale) * (c->value / power_of_ten(4)), power_of_ten(4));
	if (c->power > 0)
		room += divide_rounded(figure_half(c, c->number.scale) * (u->value / power_of_ten(4)), power_of_ten(4));
	return room;
}

static void
write_product(Narrative *n, const Figure *f, const Figure *u, const Figure *c)
{
	Claim	   *claim = &n->claim;
	char		number[64];

	put_factor(claim, c, "");
	put_factor(claim, u, " × ");
	if (f->power > 0)
	{
		Scaled		unit = {power_of_ten(f->power), 0};

		scaled_print(unit, number);
		strcat(strcat(claim->formula, " ÷ "), number);
	}
	claim_message_figure(n, f);
	claim_message(claim, claim->verdict == CLAIM_FAILS ? "，应为" : "，按所列数字为");
	scaled_print(claim->computed, number);
	claim_message(claim, number);
	claim_message(claim, claim->stated_unit);
	claim_message(claim, "（");
	claim_message(claim, claim->formula);
	claim_message(claim, "）。");
}

void
judge_product(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	const Figure *u;
	const Figure *c;
	int			each;
	int			count;
	int			last = f->power + FIGURE_SCALE - f->number.scale;	/* its last place */
	wide		product;
	wide		gap;
	Claim	   *claim;

	if (f->class != CLASS_MONEY || !is_level(f) || is_each(n, f) || !find_factors(n, t, &each, &count))
		return;
	u = &n->figure[each];
	c = &n->figure[count];
	if (c->power > 4 || __builtin_mul_overflow(u->value, c->value, &product))
		return;
	product = divide_rounded(product, power_of_ten(FIGURE_SCALE));
	gap = product > f->value ? product - f->value : f->value - product;
	claim = claim_start(n, KIND_PRODUCT, f);
	claim_operand(claim, c);
	claim_operand(claim, u);
	claim->has_computed = true;
	claim->computed.value = drop_digits(product, last - 2);
	claim->computed.scale = f->number.scale + 2;
	if (drop_digits(product, last) == f->number.coefficient)
		claim->verdict = CLAIM_HOLDS;
	else if (f->approximate || u->approximate || c->approximate)
		claim->reason = WHY_APPROXIMATE;
	else if (gap <= product_room(f, u, c))
		claim->reason = WHY_ROUNDING;
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	for (int i = each < count ? each : count; i < t; i++)
		if (n->figure[i].clause < claim->start && (i == each || i == count))
		{
			claim->start = n->figure[i].clause;
			claim->start_char = n->figure[i].clause_char;
		}
	write_product(n, f, u, c);
	claim_emit(n);
}

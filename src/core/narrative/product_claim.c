/*-------------------------------------------------------------------------
 *
 * product_claim.c
 *	  The claim that a figure is a product: what it should be, by its factors.
 *
 *-------------------------------------------------------------------------
 */
#include "product.h"

#include "scan.h"
#include "swap.h"

void
put_factor(Claim *claim, const Figure *factor, const char *sign)
{
	Scaled		number = {factor->number.coefficient, factor->number.scale};
	char		text[64];
	int			drop = factor->power < number.scale ? factor->power : number.scale;

	number.scale -= drop;
	number.value *= power_of_ten(factor->power - drop);
	scaled_print(number, text);
	claim_formula(claim, sign);
	claim_formula(claim, text);
}

void
put_unit(Claim *claim, const Figure *stated)
{
	Scaled		unit = {power_of_ten(stated->power), 0};
	char		text[64];

	if (stated->power == 0)
		return;
	scaled_print(unit, text);
	claim_formula(claim, " ÷ ");
	claim_formula(claim, text);
}

/* a × b of figures, 10^-8 taken once; false beyond 128 bits */
static bool
times(wide a, wide b, wide *product)
{
	if (__builtin_mul_overflow(a, b, product))
		return false;
	*product = divide_rounded(*product, power_of_ten(FIGURE_SCALE));
	return true;
}

/*
 * The product, and how far rounding may take it from the total that is printed: a
 * mean is rounded, a rate that is paid is not.
 */
static bool
multiply(const Narrative *n, const Factors *factors, const Figure *f, wide *product, wide *room)
{
	const Figure *u = &n->figure[factors->each];
	wide		high = u->value + (u->cues & CUE_MEAN ? figure_half(u, u->number.scale) : 0);

	*product = u->value;
	for (int i = 0; i < factors->counts; i++)
	{
		const Figure *c = &n->figure[factors->count[i]];

		if (c->power > 4 || !times(*product, c->value, product) ||
			!times(high, c->value + (c->power > 0 ? figure_half(c, c->number.scale) : 0), &high))
			return false;
	}
	*room = high - *product + figure_half(f, f->finest > f->number.scale &&
										  f->power <= 4 ? f->finest : f->number.scale);
	return true;
}

static void
write_product(Narrative *n, const Figure *f, const Factors *factors)
{
	Claim	   *claim = &n->claim;

	for (int i = factors->counts - 1; i >= 0; i--)
		put_factor(claim, &n->figure[factors->count[i]], i == factors->counts - 1 ? "" : " × ");
	put_factor(claim, &n->figure[factors->each], " × ");
	put_unit(claim, f);
	claim_message_figure(n, f);
	claim_message_computed(claim, claim->computed);
	claim_message(claim, "。");
}

/* The claim's place takes in its factors; is one of them no point? */
static bool
take_factors(Narrative *n, const Factors *factors, Claim *claim)
{
	bool		approximate = n->figure[factors->each].approximate;
	int			first = factors->each;

	for (int i = factors->counts - 1; i >= 0; i--)
	{
		int			at = factors->count[i];

		claim_operand(claim, &n->figure[at]);
		approximate = approximate || n->figure[at].approximate;
		first = at < first ? at : first;
	}
	claim_operand(claim, &n->figure[factors->each]);
	if (n->figure[first].clause < claim->start)
	{
		claim->start = n->figure[first].clause;
		claim->start_char = n->figure[first].clause_char;
	}
	if (n->figure[factors->each].end > claim->end)
	{
		claim->end = n->figure[factors->each].end;
		claim->end_char = n->figure[factors->each].end_char;
	}
	return approximate;
}

/* Is the printed figure the product but for one digit, or two that changed places? */
static bool
is_slip(const Figure *f, wide product, int last)
{
	return digits_swapped((Scaled) {f->number.coefficient, f->number.scale},
						  (Scaled) {drop_digits(product, last), f->number.scale}) ||
		sum_slips(f, product, SLIP_DIGITS - 1);
}

bool
claim_product(Narrative *n, int t, const Factors *factors, Binding binding)
{
	const Figure *f = &n->figure[t];
	int			last = f->power + FIGURE_SCALE - f->number.scale;	/* its last place */
	wide		product;
	wide		room;
	wide		gap;
	Claim	   *claim;
	bool		approximate;
	bool		slip;

	if (!multiply(n, factors, f, &product, &room))
		return false;
	gap = product > f->value ? product - f->value : f->value - product;
	slip = is_slip(f, product, last);
	/* what stands apart is of another thing, most likely, where it is far from giving it */
	if ((factors->each > t || n->figure[factors->count[0]].sentence != f->sentence) && gap > product / 5 && !slip)
		return false;
	if (binding == PRODUCT_FAR && !slip && drop_digits(product, last) != f->number.coefficient)
		return false;
	claim = claim_start(n, KIND_PRODUCT, f);
	approximate = take_factors(n, factors, claim) || f->approximate;
	claim->has_computed = true;
	claim->computed.value = drop_digits(product, last - 2);
	claim->computed.scale = f->number.scale + 2;
	if (drop_digits(product, last) == f->number.coefficient)
		claim->verdict = CLAIM_HOLDS;
	else if (approximate)
		claim->reason = WHY_APPROXIMATE;
	else if (text_holds(n->body, n->figure[factors->each].end, f->start, "另"))
		claim->reason = WHY_AMBIGUOUS;	/* 另付交通费 */
	else if (gap <= room)
		claim->reason = WHY_ROUNDING;
	else if ((f->cues & CUE_TOTAL) == 0 && gap > product / (binding == PRODUCT_SURE ? 2 : 5) && !slip)
		claim->reason = WHY_AMBIGUOUS;	/* a part of it, most likely */
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	write_product(n, f, factors);
	claim_emit(n);
	return true;
}

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
	{"村", "每村"}, {"个", "每个"}, {"家", "每家"}, {"所", "每所"}, {"件", "每件"}, {"场", "每场"}, {"次", "每次"},
	{"人", "每生"}, {"名", "每生"}, {"人次", "人均"}, {"人次", "每人次"}, {"人次", "人次均"}, {"人次", "次均"},
	{"批次", "每批"}, {"批", "每批"}, {"个月", "每月"},
	{"个月", "月均"}, {"天", "每天"}, {"天", "日均"}, {"期", "每期"}, {"个", "单价"}, {"台", "单价"}, {"套", "单价"},
	{"辆", "单价"}, {"件", "单价"}, {"台套", "单价"}, {"份", "单价"}, {"盏", "单价"}, {"株", "单价"}, {"吨", "单价"},
	{"辆", "单车"}, {"辆", "车均"}, {"场", "场均"}, {"村", "村均"}, {"个", "个均"}, {"所", "校均"},
	{"个", "村均"}, {"次", "次均"}, {"期", "期均"}, {"家", "户均"}, {"家", "家均"}, {"家", "每户"}, {"所", "所均"},
	{"床", "床均"},
	{"张", "床均"}, {"张", "每床"}, {"平方米", "每平方米"}, {"平方米", "元/平方米"}, {"吨", "每吨"}, {"吨", "吨均"},
	{"吨", "元/吨"},
	{"公里", "元/公里"}, {"公里", "公里均"}, {"件", "件均"}, {"批次", "每批次"}, {"批次", "批均"}, {"班", "每班"},
	{"班", "班均"},
	{"人", "生均"}, {"名", "生均"}, {"位", "人均"}, {"位", "每位"}, {"天", "每日"}, {"天", "天均"}, {"场次", "场均"},
	{"场次", "每场"},
	{"座", "每座"}, {"处", "每处"}, {"镇", "每镇"}, {"项", "每项"}, {"项", "项均"}, {"笔", "每笔"}, {"笔", "笔均"},
	{"例", "例均"}
};

int
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
	if (f->class == CLASS_MONEY && (f->cues & CUE_MEAN) == 0 && !text_holds(n->body, f->clause, f->start, "每") &&
		!text_holds(n->body, f->clause, f->start, "单价"))
		return false;
	for (size_t i = 0; i < COUNT_OF(counted); i++)
		if (text_holds(n->body, f->clause, f->end, counted[i].each) && f->role != ROLE_CHANGE)
			return true;
	return false;
}

/* The words 每… of an amount: each asks for a count of its own. */
static int
count_each(const Narrative *n, const Figure *f)
{
	int			count = 0;

	for (size_t at = f->clause; at + strlen("每") <= f->start; at++)
		if (scan_begins(n->body + at, f->start - at, "每") && !scan_begins(n->body + at, f->start - at, "每年"))
			count++;
	return count > 0 ? count : 1;
}

/* What a total may be the product of: an amount for each, and so many of them. */
typedef struct Factors
{
	int			each;
	int			count[2];
	int			counts;
} Factors;

/* The one amount for each of the sentence, and one count for each of its words 每…. */
static bool
find_factors(const Narrative *n, int t, Factors *factors)
{
	int			amounts = 0;

	factors->each = -1;
	factors->counts = 0;
	for (int i = t - 1; i >= 0 && i > t - 6 && n->figure[i].sentence == n->figure[t].sentence; i--)
	{
		const Figure *f = &n->figure[i];

		if (is_each(n, f))
		{
			if (factors->each >= 0)
				return false;
			factors->each = i;
		}
		else if (is_amount(f) && f->class == CLASS_MONEY)
			amounts++;
	}
	if (factors->each < 0 || amounts > 0)
		return false;
	for (int i = t - 1; i >= 0 && i > t - 6 && n->figure[i].sentence == n->figure[t].sentence; i--)
		if (n->figure[i].class == CLASS_COUNT && i != factors->each)
		{
			if (factors->counts == (int) COUNT_OF(factors->count) || !is_level(&n->figure[i]))
				return false;
			factors->count[factors->counts++] = i;
		}
	if (factors->counts == 0 || factors->counts != count_each(n, &n->figure[factors->each]))
		return false;
	for (int i = 0; i < factors->counts; i++)
		if (each_of(n, &n->figure[factors->each], &n->figure[factors->count[i]]) < 0)
			return false;
	return true;
}

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

/* The claim's place begins with its first factor; is one of them no point? */
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
	return approximate;
}

void
judge_product(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	Factors		factors;
	int			last = f->power + FIGURE_SCALE - f->number.scale;	/* its last place */
	wide		product;
	wide		room;
	wide		gap;
	Claim	   *claim;
	bool		approximate;

	if (f->class != CLASS_MONEY || !is_level(f) || is_each(n, f) || !find_factors(n, t, &factors) ||
		!multiply(n, &factors, f, &product, &room))
		return;
	gap = product > f->value ? product - f->value : f->value - product;
	claim = claim_start(n, KIND_PRODUCT, f);
	approximate = take_factors(n, &factors, claim) || f->approximate;
	claim->has_computed = true;
	claim->computed.value = drop_digits(product, last - 2);
	claim->computed.scale = f->number.scale + 2;
	if (drop_digits(product, last) == f->number.coefficient)
		claim->verdict = CLAIM_HOLDS;
	else if (approximate)
		claim->reason = WHY_APPROXIMATE;
	else if (gap <= room)
		claim->reason = WHY_ROUNDING;
	else if ((f->cues & CUE_TOTAL) == 0 && gap > product / 5)
		claim->reason = WHY_AMBIGUOUS;	/* a part of it, most likely */
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_ARITHMETIC;
	}
	write_product(n, f, &factors);
	claim_emit(n);
}

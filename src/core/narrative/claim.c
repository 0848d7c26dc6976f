/*-------------------------------------------------------------------------
 *
 * claim.c
 *	  From the bindings that a stated figure may have to one claim.
 *
 *-------------------------------------------------------------------------
 */
#include "claim.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define SWAP_GUESSES 8			/* of more guesses one gives a figure but for a swap by chance */

static const char *const kind_names[] = {
	"sum", "count", "share", "growth", "rate", "completion", "ratio", "diff", "pp",
	"balance", "score", "compare", "direction", "share_sum", "mixed_rate", "unit", "same",
	"items", "year", "product", "cagr"
};

static const char *const verdict_names[] = {"holds", "undecided", "fails"};

static const struct
{
	const char *name;
	const char *cause;			/* in a message */
}			reasons[] = {
	{NULL, ""},
	{"arithmetic", "计算不符"},
	{"truncated", "系截断尾数，未四舍五入"},
	{"trimmed_to_100", "疑为凑足100%而调整"},
	{"wrong_base", "疑用错基数"},
	{"unit_slip", "单位疑有误，相差万倍或亿倍"},
	{"percent_as_ratio", "百分数与小数混用，相差百倍"},
	{"direction", "增减方向写反"},
	{"over_whole", "分项大于总数"},
	{"digits_swapped", "数字疑有颠倒"},
	{"doubled_unit", "计量单位重复"},
	{"stale_year", "年份疑为上年旧稿"},
	{"rounding", "差额在四舍五入范围内"},
	{"no_base", "文中未列基数"},
	{"approximate", "所列为约数"},
	{"base_zero", "基数为0"},
	{"ambiguous", "基数不止一种读法"},
	{"open_list", "所列分项未必齐全"}
};

const char *
claim_kind_name(ClaimKind kind)
{
	return kind_names[kind];
}

const char *
claim_verdict_name(ClaimVerdict verdict)
{
	return verdict_names[verdict];
}

const char *
claim_reason_name(ClaimReason reason)
{
	return reasons[reason].name;
}

Claim *
claim_start(Narrative *n, ClaimKind kind, const Figure *figure)
{
	Claim	   *claim = &n->claim;

	claim->kind = kind;
	claim->verdict = CLAIM_UNDECIDED;
	claim->reason = WHY_NONE;
	claim->start = figure->clause;
	claim->end = figure->end;
	claim->start_char = figure->clause_char;
	claim->end_char = figure->end_char;
	claim->label = figure->label;
	claim->label_end = figure->label_end;
	claim->operand_count = 0;
	claim->has_stated = true;
	claim->stated.value = figure->number.coefficient;
	claim->stated.scale = figure->number.scale;
	figure_unit(n, figure, claim->stated_unit);
	claim->has_computed = false;
	claim->has_allowance = false;
	claim->formula[0] = '\0';
	claim->message[0] = '\0';
	return claim;
}

Claim *
claim_start_direction(Narrative *n, const Figure *from, const Figure *to)
{
	Claim	   *claim = claim_start(n, KIND_DIRECTION, to);

	claim->start = from->clause;
	claim->start_char = from->clause_char;
	claim->has_stated = false;
	claim->stated_unit[0] = '\0';
	return claim;
}

void
claim_operand(Claim *claim, const Figure *figure)
{
	if (claim->operand_count >= CLAIM_MAX_OPERANDS)
		return;
	claim->operands[claim->operand_count].value = figure->number.coefficient;
	claim->operands[claim->operand_count].scale = figure->number.scale;
	claim->operand_count++;
}

/* The claim's place takes in a figure of the same sentence. */
static void
widen(Claim *claim, const Figure *stated, const Figure *figure)
{
	if (figure->sentence != stated->sentence)
		return;
	if (figure->clause < claim->start)
	{
		claim->start = figure->clause;
		claim->start_char = figure->clause_char;
	}
	if (figure->end > claim->end)
	{
		claim->end = figure->end;
		claim->end_char = figure->end_char;
	}
}

/* A quote does not begin with spaces. */
static void
trim_start(Narrative *n, Claim *claim)
{
	size_t		step;

	while (claim->start < claim->end &&
		   mark_at(n->body + claim->start, claim->end - claim->start, &step) == MARK_SPACE)
	{
		claim->start += step;
		claim->start_char++;
	}
}

void
claim_emit(Narrative *n)
{
	trim_start(n, &n->claim);
	if (n->on_claim != NULL)
		n->on_claim(n->context, &n->claim);
}

void
bindings_start(Bindings *b, Narrative *n, ClaimKind kind, const Figure *stated)
{
	b->n = n;
	b->kind = kind;
	b->stated = stated;
	b->any_named = b->any_guess = b->base_zero = false;
	b->reason = WHY_NONE;
	b->contradicted = b->by_label = false;
	b->any_swap = false;
	b->guesses = 0;
	b->label = stated;
}

/* a < b where both have the same scale. */
static bool
tighter(const Result *a, const Result *b)
{
	return a->allowance.scale == b->allowance.scale ? a->allowance.value < b->allowance.value : a->fit < b->fit;
}

/* Holding beats all; of the rest the one with the least room decides. */
static bool
better(const Result *a, const Result *b)
{
	if (a->fit == FIT_HOLDS || b->fit == FIT_HOLDS)
		return b->fit != FIT_HOLDS;
	if (a->fit == FIT_UNKNOWN || b->fit == FIT_UNKNOWN)
		return b->fit == FIT_UNKNOWN;
	return tighter(a, b);
}

void
bindings_try(Bindings *b, const Formula *f, bool named)
{
	Result		result = formula_weigh(f, b->stated);

	if (named && (!b->any_named || better(&result, &b->named_result)))
	{
		b->named = *f;
		b->named_result = result;
		b->any_named = true;
	}
	if (!named)
	{
		Scaled		stated = {b->stated->number.coefficient, b->stated->number.scale};

		b->guesses++;
		if (result.fit == FIT_FAILS && significant_digits(b->stated) >= SWAP_DIGITS &&
			(!f->ratio || f->term[0].figure->sentence == b->stated->sentence) && digits_swapped(stated, result.rounded))
		{
			b->swap = *f;
			b->swap_result = result;
			b->any_swap = true;
		}
	}
	if (!named && (!b->any_guess || better(&result, &b->guess_result)))
	{
		b->guess = *f;
		b->guess_result = result;
		b->any_guess = true;
	}
}

bool
bindings_hold(const Bindings *b)
{
	return b->any_named ? b->named_result.fit == FIT_HOLDS : b->any_guess && b->guess_result.fit == FIT_HOLDS;
}

static bool
approximate(const Bindings *b, const Formula *f)
{
	if (b->stated->approximate)
		return true;
	for (int i = 0; i < f->count; i++)
		if (f->term[i].figure->approximate)
			return true;
	return false;
}

/* Why does the figure not hold? */
static ClaimReason
fail_reason(const Bindings *b, const Result *result)
{
	Scaled		stated = {b->stated->number.coefficient, b->stated->number.scale};
	Scaled		right = result->rounded;
	static const int slips[] = {4, 8};

	if (b->reason != WHY_NONE)
		return b->reason;
	if (result->truncated)
		return WHY_TRUNCATED;
	for (int i = 0; i < (int) COUNT_OF(slips) && stated.value != 0 && right.value != 0; i++)
		if ((b->stated->class == CLASS_MONEY || b->stated->class == CLASS_COUNT) &&
			(drop_digits(stated.value, slips[i]) == right.value || drop_digits(right.value, slips[i]) == stated.value))
			return WHY_UNIT_SLIP;
	if (b->stated->class == CLASS_PERCENT && stated.value != 0 && right.value != 0 &&
		(drop_digits(stated.value, 2) == right.value || drop_digits(right.value, 2) == stated.value))
		return WHY_PERCENT_AS_RATIO;
	if (digits_swapped(stated, right))
		return WHY_DIGITS_SWAPPED;
	return WHY_ARITHMETIC;
}

/* Does a term of the sentence of what is stated have the very name of this one, which stands in another? */
static bool
has_namesake_beside(const Bindings *b, const Formula *f, int which)
{
	const Figure *far = f->term[which].figure;

	for (int i = 0; i < f->count; i++)
	{
		const Figure *near = f->term[i].figure;

		if (near->sentence == b->stated->sentence && far->paragraph == near->paragraph &&
			near->sentence - far->sentence == 1 && labels_match(b->n, near, far) == 3)
			return true;
	}
	return false;
}

/*
 * A rate of a figure in another sentence that is off by half or more was taken
 * of another figure, most likely: that accuses nobody.
 */
static bool
far_from_another_sentence(const Bindings *b, const Formula *f, const Result *result)
{
	wide		computed = result->rounded.value < 0 ? -result->rounded.value : result->rounded.value;
	wide		stated = b->stated->number.coefficient < 0 ? -b->stated->number.coefficient :
		b->stated->number.coefficient;
	const Figure *part = f->term[0].figure;
	bool		crosses = false;

	if (part->whole >= 0 && f->count >= 2 && f->term[f->count - 1].figure == &b->n->figure[part->whole] &&
		part->value <= f->term[f->count - 1].figure->value)
		return false;			/* a list says whose part it is */
	for (int i = 0; i < f->count; i++)
		crosses = crosses || (f->term[i].figure->sentence != b->stated->sentence && !f->term[i].figure->exact &&
							  !has_namesake_beside(b, f, i));
	return crosses && f->ratio && (2 * computed > 3 * stated || 3 * computed < 2 * stated);
}

/*
 * A figure of twenty times what is computed, or a twentieth, without a slip of
 * decimals that explains it, speaks of another thing, unless a sum is right but
 * for its first digit: 0.51 of 0.01.
 */
static bool
beyond_belief(const Bindings *b, const Formula *f, const Result *result)
{
	Scaled		printed = {b->stated->number.coefficient, b->stated->number.scale};
	wide		computed = result->rounded.value < 0 ? -result->rounded.value : result->rounded.value;
	wide		stated = b->stated->number.coefficient < 0 ? -b->stated->number.coefficient :
		b->stated->number.coefficient;

	if (!f->ratio && significant_digits(b->stated) >= 2 && slipped_place(printed, result->rounded) >= 0)
		return false;
	return stated != 0 && (computed / 20 > stated || computed < stated / 20);
}

/* A figure that failed itself is no ground to accuse another one. */
static bool
takes_disputed(const Formula *f)
{
	for (int i = 0; i < f->count; i++)
		if (f->term[i].figure->disputed)
			return true;
	return false;
}

/* 48.9% of 84.9%: two digits that changed places tell that it is meant */
static bool
swaps_digits(const Bindings *b, const Result *result)
{
	Scaled		stated = {b->stated->number.coefficient, b->stated->number.scale};

	return significant_digits(b->stated) >= SWAP_DIGITS - 1 && digits_swapped(stated, result->rounded);
}

static void
decide(Bindings *b, const Formula *f, const Result *result, bool named)
{
	Claim	   *claim = &b->n->claim;

	if (result->fit == FIT_HOLDS && b->contradicted && named && !approximate(b, f))
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DIRECTION;
	}
	else if (result->fit == FIT_HOLDS)
		claim->verdict = CLAIM_HOLDS;
	else if (result->fit == FIT_UNKNOWN)
		claim->reason = WHY_BASE_ZERO;
	else if (b->reason == WHY_OPEN_LIST && named && result->fit == FIT_FAILS && !approximate(b, f) &&
			 swapped_sum(b->stated, f, result))
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DIGITS_SWAPPED;
	}
	else if (b->reason == WHY_OPEN_LIST && named && result->fit == FIT_FAILS && !approximate(b, f) &&
			 slipped_sum(b->stated, f, result))
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = result->rounded.value > claim->stated.value ? WHY_OVER_WHOLE : WHY_ARITHMETIC;
	}
	else if (b->reason == WHY_AMBIGUOUS || b->reason == WHY_OPEN_LIST || b->reason == WHY_NO_BASE)
		claim->reason = b->reason;
	else if (!named)
		claim->reason = WHY_NO_BASE;
	else if (approximate(b, f))
		claim->reason = WHY_APPROXIMATE;
	else if (result->fit == FIT_ROUNDING)
		claim->reason = WHY_ROUNDING;
	else if ((!b->by_label && far_from_another_sentence(b, f, result) && !swaps_digits(b, result)) || takes_disputed(f))
		claim->reason = WHY_AMBIGUOUS;
	else
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = fail_reason(b, result);
		if ((claim->reason == WHY_ARITHMETIC || claim->reason == WHY_OVER_WHOLE || claim->reason == WHY_WRONG_BASE) &&
			beyond_belief(b, f, result))
		{
			claim->verdict = CLAIM_UNDECIDED;
			claim->reason = WHY_AMBIGUOUS;
		}
	}
}

/* What an editor reads: the figure, what it should be, from what, and why. */
static void
write_message(Bindings *b, const Result *result)
{
	Narrative  *n = b->n;
	Claim	   *claim = &n->claim;

	claim_message_label(n, claim->label, claim->label_end);
	claim_message(claim, "原文为");
	claim_message_number(claim, claim->stated);
	claim_message(claim, claim->stated_unit);
	if (b->contradicted && claim->verdict == CLAIM_FAILS)
		claim_message(claim, "，数值相符");
	else if (claim->has_computed)
		claim_message_computed(claim, claim->verdict == CLAIM_UNDECIDED ? result->computed : result->rounded);
	if (claim->reason != WHY_NONE)
	{
		claim_message(claim, claim->verdict == CLAIM_FAILS ? "：" : "，无法断定：");
		claim_message(claim, reasons[claim->reason].cause);
	}
	claim_message(claim, "。");
}

bool
bindings_claim(Bindings *b)
{
	/* what rounding leaves open, a guess may confirm */
	bool		confirmed = b->any_named && b->named_result.fit == FIT_ROUNDING && b->any_guess &&
		b->guess_result.fit == FIT_HOLDS;
	bool		named = b->any_named && !confirmed;
	bool		swap = !named && b->any_swap && b->guesses <= SWAP_GUESSES && b->guess_result.fit != FIT_HOLDS;
	const Formula *f = named ? &b->named : swap ? &b->swap : &b->guess;
	Result		result = named ? b->named_result : swap ? b->swap_result : b->guess_result;
	bool		shown;
	Claim	   *claim = claim_start(b->n, b->kind, b->stated);

	claim->label = b->label->label;
	claim->label_end = b->label->label_end;
	if (!named && !b->any_guess)
		claim->reason = b->base_zero ? WHY_BASE_ZERO : b->reason != WHY_NONE ? b->reason : WHY_NO_BASE;
	else
		decide(b, f, &result, named || swap);
	shown = (named || b->any_guess) && claim->reason != WHY_NO_BASE && result.fit != FIT_UNKNOWN;
	if (!shown && !named)
	{
		/* whose it is has not been found out */
		claim->label = b->stated->label;
		claim->label_end = b->stated->label_end;
	}
	if (shown)
	{
		claim->operand_count = formula_operands(f, claim->operands);
		formula_print(f, claim->formula, sizeof(claim->formula));
		claim->has_computed = true;
		claim->computed = result.computed;
		claim->has_allowance = true;
		claim->allowance = result.allowance;
		for (int i = 0; i < f->count; i++)
			widen(claim, b->stated, f->term[i].figure);
	}
	if (claim->verdict == CLAIM_FAILS && b->stated >= b->n->figure && b->stated < b->n->figure + b->n->count)
		b->n->figure[b->stated - b->n->figure].disputed = true;
	write_message(b, &result);
	claim_emit(b->n);
	return true;
}

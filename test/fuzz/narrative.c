/*-------------------------------------------------------------------------
 *
 * narrative.c
 *	  Fuzz target: the figures and claims of any text.
 *
 * The first byte says in how many copies the rest is read, so that lists grow
 * beyond what is at hand at once.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include <math.h>

#include "narrative.h"

typedef struct Checked
{
	size_t		len;
	size_t		last;			/* where the figure before began */
} Checked;

static void
check_span(const Checked *checked, size_t start, size_t end)
{
	FUZZ_ASSERT(start <= end);
	FUZZ_ASSERT(end <= checked->len);
}

static void
check_figure(void *context, const Figure *figure)
{
	Checked    *checked = context;

	check_span(checked, figure->start, figure->end);
	FUZZ_ASSERT(figure->start < figure->end);
	FUZZ_ASSERT(figure->start >= checked->last);
	FUZZ_ASSERT(figure->end_char - figure->start_char <= figure->end - figure->start);
	FUZZ_ASSERT(figure->label <= figure->label_end && figure->label_end <= checked->len);
	FUZZ_ASSERT(figure->unit <= figure->unit_end && figure->unit_end <= checked->len);
	checked->last = figure->start;
}

/* A calculator: sums, ×, ÷, powers and brackets. */
typedef struct Typed
{
	const char *at;
} Typed;

static long double type_sum(Typed *typed);

static bool
type_word(Typed *typed, const char *word)
{
	size_t		len = strlen(word);

	if (strncmp(typed->at, word, len) != 0)
		return false;
	typed->at += len;
	return true;
}

static long double
type_number(Typed *typed)
{
	long double number;
	char	   *end;

	if (type_word(typed, "("))
	{
		number = type_sum(typed);
		FUZZ_ASSERT(type_word(typed, ")"));
		return number;
	}
	if (type_word(typed, "-"))
		return -type_number(typed);
	number = strtold(typed->at, &end);
	FUZZ_ASSERT(end > typed->at);
	typed->at = end;
	return number;
}

static long double
type_power(Typed *typed)
{
	long double number = type_number(typed);

	return type_word(typed, " ^ ") ? powl(number, type_number(typed)) : number;
}

static long double
type_ratio(Typed *typed)
{
	long double number = type_power(typed);

	for (;;)
		if (type_word(typed, " ÷ "))
			number /= type_power(typed);
		else if (type_word(typed, " × "))
			number *= type_power(typed);
		else
			return number;
}

static long double
type_sum(Typed *typed)
{
	long double sum = type_ratio(typed);

	for (;;)
		if (type_word(typed, " + "))
			sum += type_ratio(typed);
		else if (type_word(typed, " - "))
			sum -= type_ratio(typed);
		else
			return sum;
}

static long double
scaled(Scaled number)
{
	long double value = (long double) number.value;

	for (int i = 0; i < number.scale; i++)
		value /= 10;
	return value;
}

/* What is computed is what the formula gives, a rate a hundred times that. */
static void
check_formula(const Claim *claim)
{
	Typed		typed = {claim->formula};
	long double typed_value;
	long double computed = scaled(claim->computed);
	long double unit = 1;
	long double gap;

	if (claim->formula[0] == '\0' || !claim->has_computed || strlen(claim->formula) + 64 > CLAIM_FORMULA_SIZE)
		return;
	typed_value = type_sum(&typed);
	FUZZ_ASSERT(*typed.at == '\0');
	if (strstr(claim->formula, "×") != NULL)
		;						/* an amount, in the unit that is stated */
	else if (strstr(claim->formula, "÷") == NULL)
		return;					/* a sum may be in a larger unit than its operands */
	else if (strcmp(claim->stated_unit, "%") == 0)
		typed_value *= 100;
	for (int i = 0; i < claim->computed.scale; i++)
		unit /= 10;
	gap = typed_value - computed;
	gap = gap < 0 ? -gap : gap;
	FUZZ_ASSERT(gap <= unit * 0.5001L + (computed < 0 ? -computed : computed) * 1e-12L);
}

static void
check_claim(void *context, const Claim *claim)
{
	const Checked *checked = context;

	check_span(checked, claim->start, claim->end);
	FUZZ_ASSERT(claim->start < claim->end);
	FUZZ_ASSERT(claim->end_char - claim->start_char <= claim->end - claim->start);
	FUZZ_ASSERT(claim->label <= claim->label_end && claim->label_end <= checked->len);
	FUZZ_ASSERT(claim->operand_count >= 0 && claim->operand_count <= CLAIM_MAX_OPERANDS);
	FUZZ_ASSERT((claim->verdict == CLAIM_HOLDS) == (claim_reason_name(claim->reason) == NULL));
	FUZZ_ASSERT(claim->message[0] != '\0');
	check_formula(claim);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static Narrative narrative;
	size_t		copies = size > 0 ? 1 + data[0] % 16 : 0;
	size_t		len = size > 0 ? size - 1 : 0;
	char	   *body = fuzz_block(copies * len);
	Checked		checked = {.len = copies * len};

	for (size_t i = 0; i < copies; i++)
		memcpy(body + i * len, data + 1, len);
	narrative_start(&narrative, body, copies * len);
	narrative.context = &checked;
	narrative.on_figure = check_figure;
	narrative.on_claim = check_claim;
	while (narrative_paragraph(&narrative))
		;
	free(body);
	return 0;
}

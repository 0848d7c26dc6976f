/*-------------------------------------------------------------------------
 *
 * literal.c
 *	  Fuzz target: folding, parsing, printing and storing of targets and
 *	  actual values, and their order.
 *
 * The first byte of the input chooses the type, the rest is two literals
 * parted by a NUL.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "fold.h"
#include "grammar.h"
#include "order.h"
#include "plain.h"
#include "print.h"
#include "store.h"
#include "unit_relate.h"

typedef Verdict (*Parse) (const char *folded, size_t len, char *scratch, Literal *literal);
typedef size_t (*Print) (const Literal *literal, char *buf);

/* A literal and the exact-size heap blocks that it points into. */
typedef struct Parsed
{
	Literal		literal;
	char	   *folded;
	char	   *scratch;
	uint8_t    *stored;
	size_t		stored_len;
	bool		good;
} Parsed;

/* Folds into a block of its own; false if the text is refused. */
static bool
fold(const char *s, size_t len, char **folded, size_t *folded_len)
{
	char	   *again;
	size_t		again_len;
	Verdict		verdict;

	*folded = fuzz_block(len);
	verdict = fold_text(s, len, *folded, folded_len);
	fuzz_check_verdict(verdict, s, len);
	if (verdict.code != VERDICT_OK)
		return false;
	FUZZ_ASSERT(*folded_len <= len);

	again = fuzz_block(*folded_len);
	FUZZ_ASSERT(fold_text(*folded, *folded_len, again, &again_len).code == VERDICT_OK);
	FUZZ_ASSERT(again_len == *folded_len && memcmp(again, *folded, again_len) == 0);
	free(again);
	return true;
}

/* Stored and loaded again, a literal is the same. */
static void
check_storage(Parsed *parsed)
{
	uint8_t    *wide = (uint8_t *) fuzz_block(LITERAL_STORE_SIZE(&parsed->literal));
	size_t		len = literal_store(&parsed->literal, wide);
	Literal		loaded;

	parsed->stored = (uint8_t *) fuzz_block(len);
	memcpy(parsed->stored, wide, len);
	free(wide);
	memset(&loaded, 0, sizeof(loaded));
	parsed->stored_len = len;
	literal_load((Stored){parsed->stored, len}, &loaded);
	FUZZ_ASSERT(loaded.kind == parsed->literal.kind);
	FUZZ_ASSERT(literal_compare(&loaded, &parsed->literal) == 0);
	parsed->literal = loaded;
}

/* Printed, a quantity parses to an equal one, which prints the same. */
static void
check_print(const Literal *literal, Parse parse, Print print)
{
	char		text[LITERAL_PRINT_SIZE];
	char		text_again[LITERAL_PRINT_SIZE];
	size_t		len = print(literal, text);
	char	   *folded = NULL;
	size_t		folded_len;
	char	   *scratch;
	Literal		again;

	FUZZ_ASSERT(len < sizeof(text));
	FUZZ_ASSERT(fold(text, len, &folded, &folded_len));
	FUZZ_ASSERT(folded_len == len && memcmp(folded, text, len) == 0);
	scratch = fuzz_block(len);
	FUZZ_ASSERT(parse(folded, len, scratch, &again).code == VERDICT_OK);
	FUZZ_ASSERT(again.kind == LITERAL_QUANTITY);
	FUZZ_ASSERT(literal_compare(literal, &again) == 0);
	FUZZ_ASSERT(print(&again, text_again) == len && memcmp(text, text_again, len) == 0);
	free(scratch);
	free(folded);
}

/* What is plain at a glance, folded or not, is what the grammar reads. */
static void
check_plain(const char *s, size_t len, const Parsed *parsed, size_t folded_len, bool is_target)
{
	char	   *scratch = fuzz_block(folded_len);
	Literal		plain;
	Literal		longer;
	bool		is_plain = plain_quantity(s, len, is_target, &plain);

	FUZZ_ASSERT(!is_plain || (len == folded_len && memcmp(s, parsed->folded, len) == 0));
	if (!is_plain && plain_text(parsed->folded, folded_len, is_target))
	{
		is_plain = true;
		plain = (Literal) {.kind = LITERAL_TEXT, .text = parsed->folded, .text_len = folded_len};
	}
	if (is_plain)
	{
		FUZZ_ASSERT(literal_parse_long(parsed->folded, folded_len, scratch, is_target, &longer).code == VERDICT_OK);
		FUZZ_ASSERT(plain.kind == longer.kind && literal_compare(&plain, &longer) == 0);
		FUZZ_ASSERT(plain.kind != LITERAL_QUANTITY ||
					(plain.low.coefficient == longer.low.coefficient && plain.low.scale == longer.low.scale &&
					 plain.unit.code == longer.unit.code && plain.unit.power == longer.unit.power));
	}
	free(scratch);
}

static Parsed
parse_one(const char *s, size_t len, Parse parse, Print print)
{
	Parsed		parsed;
	size_t		folded_len;
	Verdict		verdict;

	memset(&parsed, 0, sizeof(parsed));
	if (!fold(s, len, &parsed.folded, &folded_len))
		return parsed;
	parsed.scratch = fuzz_block(folded_len);
	verdict = parse(parsed.folded, folded_len, parsed.scratch, &parsed.literal);
	fuzz_check_verdict(verdict, parsed.folded, folded_len);
	parsed.good = verdict.code == VERDICT_OK;
	check_plain(s, len, &parsed, folded_len, parse == target_parse);
	if (!parsed.good)
		return parsed;
	check_storage(&parsed);
	if (parsed.literal.kind == LITERAL_QUANTITY)
		check_print(&parsed.literal, parse, print);
	return parsed;
}

static void
discard(Parsed *parsed)
{
	free(parsed->folded);
	free(parsed->scratch);
	free(parsed->stored);
}

static int
sign_of(int order)
{
	return (order > 0) - (order < 0);
}

/* The short way to compare a point with a target says what the long way does. */
static void
check_pair(const Parsed *value, const Parsed *target)
{
	const Literal *v = &value->literal;
	const Literal *t = &target->literal;
	Comparator	comparator;
	int64_t		a;
	int64_t		b;
	Comparator	plain;
	int64_t		plain_a;
	int64_t		plain_b;

	if (stored_plain_pair(value->stored, target->stored, &plain, &plain_a, &plain_b))
		FUZZ_ASSERT(stored_pair((Stored) {value->stored, value->stored_len},
								(Stored) {target->stored, target->stored_len}, &comparator, &a, &b) &&
					comparator == plain && a == plain_a && b == plain_b);
	if (!stored_pair((Stored) {value->stored, value->stored_len},
					 (Stored) {target->stored, target->stored_len}, &comparator, &a, &b))
		return;
	FUZZ_ASSERT(comparator == t->comparator && unit_commensurable(&v->unit, &t->unit));
	FUZZ_ASSERT((a > b) - (a < b) ==
				sign_of(exact_compare(unit_to_base(v->low, &v->unit, &t->unit),
									  unit_to_base(t->low, &t->unit, &v->unit))));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *) data + 1;
	bool		is_target = size > 0 && (data[0] & 1) != 0;
	Parse		parse = is_target ? target_parse : value_parse;
	Print		print = is_target ? target_print : value_print;
	size_t		len = size > 0 ? size - 1 : 0;
	const char *nul = len > 0 ? memchr(s, '\0', len) : NULL;
	Parsed		a;
	Parsed		b;

	if (size == 0)
		return 0;
	a = parse_one(s, nul ? (size_t) (nul - s) : len, parse, print);
	memset(&b, 0, sizeof(b));
	if (nul)
		b = parse_one(nul + 1, len - (size_t) (nul + 1 - s), parse, print);
	if (a.good && b.good)
	{
		FUZZ_ASSERT(sign_of(literal_compare(&a.literal, &b.literal)) ==
					-sign_of(literal_compare(&b.literal, &a.literal)));
		FUZZ_ASSERT(literal_compare(&a.literal, &a.literal) == 0);
		check_pair(&a, &b);
	}
	discard(&a);
	discard(&b);
	return 0;
}

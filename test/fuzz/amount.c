/*-------------------------------------------------------------------------
 *
 * amount.c
 *	  Fuzz target: parsing and printing of amounts.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "amount.h"
#include "blank.h"

/* Printed, an amount parses to the same; a space in front takes the slow way. */
static void
check_print(int64_t fen)
{
	char		text[AMOUNT_PRINT_SIZE + 1] = " ";
	size_t		len = amount_print(fen, text + 1);
	int64_t		again;

	FUZZ_ASSERT(len < AMOUNT_PRINT_SIZE && text[1 + len] == '\0');
	FUZZ_ASSERT(amount_parse(text + 1, len, &again).code == VERDICT_OK && again == fen);
	FUZZ_ASSERT(amount_parse(text, len + 1, &again).code == VERDICT_OK && again == fen);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *literal = fuzz_block(size);
	char	   *spaced = fuzz_block(size + 1);
	int64_t		fen = 0;
	int64_t		slow = 0;
	Verdict		verdict;
	Verdict		again;

	memcpy(literal, data, size);
	verdict = amount_parse(literal, size, &fen);
	fuzz_check_verdict(verdict, literal, size);
	if (verdict.code == VERDICT_OK)
	{
		check_print(fen);
		FUZZ_ASSERT(!blank_cell(literal, size));
	}

	/* a space in front, which parse_fast() leaves to the grammar, changes nothing */
	spaced[0] = ' ';
	memcpy(spaced + 1, data, size);
	if (size < AMOUNT_MAX_BYTES)
	{
		again = amount_parse(spaced, size + 1, &slow);
		FUZZ_ASSERT(again.code == verdict.code);
		FUZZ_ASSERT(verdict.code != VERDICT_OK || slow == fen);
	}

	/* any 64 bits are an amount */
	if (size >= sizeof(fen))
	{
		memcpy(&fen, data, sizeof(fen));
		check_print(fen);
	}
	free(literal);
	free(spaced);
	return 0;
}

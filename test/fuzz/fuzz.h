/*-------------------------------------------------------------------------
 *
 * fuzz.h
 *	  What the fuzz targets share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "utf8.h"
#include "verdict.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Unlike assert, there whatever NDEBUG says. */
#define FUZZ_ASSERT(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

/* A block of exactly that size, so that a step beyond it is seen. */
static inline char *
fuzz_block(size_t size)
{
	char	   *block = malloc(size > 0 ? size : 1);

	FUZZ_ASSERT(block != NULL);
	return block;
}

/* A refusal gives a reason and a place that is in the text or right behind. */
static inline void
fuzz_check_verdict(Verdict verdict, const char *s, size_t len)
{
	if (verdict.code == VERDICT_OK)
		return;
	FUZZ_ASSERT(verdict.reason != REASON_NONE && reason_english(verdict.reason) != NULL &&
				reason_chinese(verdict.reason) != NULL);
	FUZZ_ASSERT(verdict.position >= 1 && verdict.position <= utf8_chars(s, len) + 1);
}

#endif							/* FUZZ_H */

/*-------------------------------------------------------------------------
 *
 * literal.h
 *	  Literals of indicator targets and actual values.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef LITERAL_H
#define LITERAL_H

#include "decimal.h"
#include "unit.h"
#include "verdict.h"

typedef enum LiteralKind
{
	LITERAL_TEXT,				/* qualitative: text as given */
	LITERAL_QUANTITY,			/* comparator, number(s), unit */
	LITERAL_ATTAINMENT			/* actual value only: a word of RULES §4 */
} LiteralKind;

typedef enum Comparator
{
	COMPARATOR_NONE,
	COMPARATOR_GT,
	COMPARATOR_GE,
	COMPARATOR_EQ,				/* of an actual value: a point */
	COMPARATOR_LE,
	COMPARATOR_LT,
	COMPARATOR_RANGE			/* low to high, both inside */
} Comparator;

typedef enum Attainment
{
	ATTAINMENT_MISSED,
	ATTAINMENT_PARTIAL,
	ATTAINMENT_ACHIEVED
} Attainment;

typedef struct Literal
{
	LiteralKind kind;
	Comparator	comparator;
	Decimal		low;			/* the number; of a range its lower end */
	Decimal		high;			/* COMPARATOR_RANGE only */
	Unit		unit;
	Attainment	attainment;		/* LITERAL_ATTAINMENT only */
	const char *text;			/* LITERAL_TEXT, LITERAL_ATTAINMENT: as given */
	size_t		text_len;
} Literal;

/*
 * Parse the folded text of a target or of an actual value.  The result points
 * into the text or into scratch, which takes len bytes.
 */
extern Verdict target_parse(const char *folded, size_t len, char *scratch,
							Literal *target);
extern Verdict value_parse(const char *folded, size_t len, char *scratch,
						   Literal *value);

/* The attainment (RULES §4) that the words mean; false if none. */
extern bool attainment_parse(const char *s, size_t len, Attainment *attainment);

/*
 * Store a literal in bytes, LITERAL_STORE_SIZE at most, and load what was
 * stored; loaded text and opaque units point into the bytes.
 */
#define LITERAL_STORE_SIZE(literal) \
	(1 + 2 * (1 + 1 + 8) + 2 + UNIT_MAX_BYTES + (literal)->text_len)
extern size_t literal_store(const Literal *literal, uint8_t *out);
extern void literal_load(const uint8_t *stored, size_t len, Literal *literal);

/*
 * A stored point and a stored target that is no range, of one unit, as
 * integers of one scale; false if they are not that, or do not fit.
 */
extern bool literal_stored_pair(const uint8_t *value, size_t value_len,
								const uint8_t *target, size_t target_len,
								Comparator *comparator, int64_t *a, int64_t *t);

/* Orders by meaning: < 0, 0, > 0.  =1年 equals =12个月. */
extern int	literal_compare(const Literal *a, const Literal *b);

/*
 * Print the canonical literal; returns the length.  buf takes
 * LITERAL_PRINT_SIZE bytes; text is not printed here (it is literal->text).
 */
#define LITERAL_PRINT_SIZE 256
extern size_t target_print(const Literal *target, char *buf);
extern size_t value_print(const Literal *value, char *buf);

#endif							/* LITERAL_H */

/*-------------------------------------------------------------------------
 *
 * literal_type.h
 *	  What a literal of an indicator target or an actual value says.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef LITERAL_TYPE_H
#define LITERAL_TYPE_H

#include "decimal.h"
#include "unit.h"

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

#endif							/* LITERAL_TYPE_H */

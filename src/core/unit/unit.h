/*-------------------------------------------------------------------------
 *
 * unit.h
 *	  The table of units, and the families inside which they convert.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decimal.h"

/*
 * A unit as written: an optional power of ten (万 is 4, 亿 is 8) in front of a
 * base unit.  A base unit of the table has a code; any other (code
 * UNIT_OPAQUE) is its text, commensurable with the same text only.  A bare
 * number has UNIT_NONE; `250万` is UNIT_NONE with power 4.
 */
#define UNIT_NONE		0
#define UNIT_OPAQUE		255
#define UNIT_CODE_PERCENT 2
#define UNIT_CODE_MONTHS 10
#define UNIT_MAX_BYTES	64

typedef struct Unit
{
	uint8_t		code;
	uint8_t		power;
	uint8_t		text_len;		/* UNIT_OPAQUE only */
	const char *text;
} Unit;

/*
 * Parts a power of ten from the unit behind it; false if they do not go
 * together (万%).  What is in no table is an opaque unit, whatever it is.
 */
extern bool unit_split(const char *s, size_t len, Unit *unit);

/*
 * Is the text a unit of the table or a count word, perhaps a 万 or 亿 of them?  If so
 * *unit is what unit_split() makes of it.
 */
extern bool unit_known(const char *s, size_t len, Unit *unit);

/* Writes the unit's text into buf (UNIT_MAX_BYTES + 8); returns the length. */
extern size_t unit_print(const Unit *unit, char *buf);

/*
 * The length of the longest unit of the table that the text starts with, as a
 * word: mg starts with no m.
 */
extern size_t unit_table_prefix(const char *s, size_t len);

/* The length of the power of ten (万, 亿 ...) that the text starts with; 0 if none. */
extern size_t unit_power_prefix(const char *s, size_t len, uint8_t *power);

/* Is the text a count word (个, 人次)?  With these a Chinese numeral is a quantity. */
extern bool unit_is_count(const char *s, size_t len);

/* What a count word counts, as far as words for the same go together. */
typedef enum UnitCount
{
	COUNT_NONE,					/* no such word: a measure, money, events ... */
	COUNT_PERSONS,				/* 人 名 位 */
	COUNT_THINGS,				/* 家 所 件 项 ...: each goes with 个 */
	COUNT_ANYTHING				/* 个 */
} UnitCount;

extern UnitCount unit_count(const Unit *unit);

/* Is the unit a multiple (万人, 万亩) other than of money? */
extern bool unit_is_multiple(const Unit *unit);

/* Is the unit % or ‰? */
extern bool unit_is_rate(const Unit *unit);

/* A number for the family that the unit converts in. */
extern uint8_t unit_family(const Unit *unit);

/*
 * The number in the base unit of its family.  `bare` is the unit that a bare
 * number takes, or NULL: 250万 is 万元 beside 元, and 18 is 18万人 beside 万人, but
 * 万 alone is a number, not a unit: 18 is not 18万 beside 250万.
 */
extern Exact unit_to_base(Decimal number, const Unit *unit, const Unit *bare);

/* A total order of units by meaning: 0 for the same family (or opaque text). */
extern int	unit_family_compare(const Unit *a, const Unit *b);

#endif							/* UNIT_H */

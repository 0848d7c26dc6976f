/*-------------------------------------------------------------------------
 *
 * unit.h
 *	  Units of indicators, and the families inside which they convert.
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
#include "scan.h"

/*
 * A unit as written: an optional power of ten (万 is 4, 亿 is 8) in front of a
 * base unit.  A base unit of the table has a code; any other (code
 * UNIT_OPAQUE) is its text, commensurable with the same text only.  A bare
 * number has UNIT_NONE; `250万` is UNIT_NONE with power 4.
 */
#define UNIT_NONE		0
#define UNIT_OPAQUE		255
#define UNIT_CODE_PERCENT 2
#define UNIT_MAX_BYTES	64

typedef struct Unit
{
	uint8_t		code;
	uint8_t		power;
	uint8_t		text_len;		/* UNIT_OPAQUE only */
	const char *text;
} Unit;

/*
 * The unit that the text spells, e.g. "%", "万元", "台(套)"; the empty text is
 * UNIT_NONE.  False if it spells none: but for a note in brackets behind it a
 * unit holds no digit, space or punctuation.  An opaque unit points into the
 * text.
 */
extern bool unit_parse(const char *s, size_t len, Unit *unit);

/* The same of text in which no bracket is a note or holds all of the unit. */
extern bool unit_parse_plain(const char *s, size_t len, Unit *unit);

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

/* Is the text a unit in a bracket, and nothing else?  30(个) is 30个. */
extern bool unit_in_bracket(const char *s, size_t len, Scan *inside);

/*
 * The length of the unit in front of a note: of % in %(新增).  0 if there is no
 * note, as in 台(套), or no unit that is known.
 */
extern size_t unit_before_note(const char *s, size_t len);

/* Does the first unit offer the second as a choice?  台(套) takes 台, 套 and 台套. */
extern bool unit_offers(const Unit *choice, const Unit *unit);

/* Is the unit a multiple (万人, 万亩) other than of money? */
extern bool unit_is_multiple(const Unit *unit);

/* A number for the family that the unit converts in. */
extern uint8_t unit_family(const Unit *unit);

/*
 * Do numbers in the two units compare?  A bare number takes any unit, 台(套)
 * also 台 and 套, though it equals neither.
 */
extern bool unit_commensurable(const Unit *a, const Unit *b);

/*
 * Do numbers in the two units compare, their notes apart?  If so, both are
 * changed to what unit_to_base() is to be given.
 */
extern bool unit_reconcile(Unit *a, Unit *b);

/*
 * The number in the base unit of its family.  `bare` is the unit that a bare
 * number takes, or NULL: 250万 is 万元 beside 元, and 18 is 18万人 beside 万人, but
 * 万 alone is a number, not a unit: 18 is not 18万 beside 250万.
 */
extern Exact unit_to_base(Decimal number, const Unit *unit, const Unit *bare);

/* A total order of units by meaning: 0 for the same family (or opaque text). */
extern int	unit_family_compare(const Unit *a, const Unit *b);

#endif							/* UNIT_H */

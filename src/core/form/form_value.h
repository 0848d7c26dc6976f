/*-------------------------------------------------------------------------
 *
 * form_value.h
 *	  What the cells of a form say, as literals that the ledger reads.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_VALUE_H
#define FORM_VALUE_H

#include "decimal.h"
#include "form_sheet.h"

/*
 * A literal, or the reason why there is none.  Neither: the cell says nothing.
 */
typedef struct FormValue
{
	Span		literal;
	Span		reason;			/* why it has to be asked back */
	bool		unreadable;		/* it is not to be had at all */
} FormValue;

/* A number as plain digits: without commas, (2.50) as -2.50; false if it is none. */
extern bool value_plain(const FormMemory *memory, Span text, Span *digits);

/* The digits as a number; false if there are more than 18. */
extern bool value_decimal(Span digits, Decimal *number);

/* A number as digits. */
extern Span value_digits(const FormMemory *memory, Decimal number);

/* × 100, exactly. */
extern Decimal value_hundredfold(Decimal number);

/* An amount in the unit (of len 0: not known), with the unit behind it. */
extern FormValue value_amount(const FormMemory *memory, const FormCell *cell, Span unit);

/* Points or another plain number, 分 behind it dropped. */
extern FormValue value_number(const FormMemory *memory, const FormCell *cell);

/* Full mark or points, also as a share of the whole: 40% is 40 of 100. */
extern FormValue value_mark(const FormMemory *memory, const FormCell *cell);

/* A rate in percent as a plain number: 92.42% and 0.9242 held are 92.42. */
extern FormValue value_percent(const FormMemory *memory, const FormCell *cell);

/*
 * A target or an actual value: what is shown, the number in it as it is held
 * where that is more exact.
 */
extern FormValue value_quantity(const FormMemory *memory, const FormCell *cell);

/* Is it a sign that a target may have: ≥, 大于等于? */
extern bool value_is_sign(const FormMemory *memory, Span text);

/* Is it a number, perhaps with a sign in front, that has no unit yet; is the folded text a unit? */
extern bool value_lacks_unit(const FormMemory *memory, Span text);
extern bool value_is_unit(Span folded);

/* A number without anything around it, or a range of such. */
extern bool value_is_bare(Span text);

/*
 * A target out of the cells for sign, value and unit, of which the first and
 * the last may be NULL, as may be that for the direction (正向, 反向).
 */
extern FormValue value_target(const FormMemory *memory, const FormCell *sign,
							  const FormCell *value, const FormCell *unit,
							  const FormCell *direction);

/* An actual value, which takes the unit's cell where it is a bare number. */
extern FormValue value_actual(const FormMemory *memory, const FormCell *value,
							  const FormCell *unit);

/*
 * May the text stand for a fraction of 1 or for so many %: 0.95, 1?
 */
extern bool value_is_fraction(Span text);

#endif							/* FORM_VALUE_H */

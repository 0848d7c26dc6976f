/*-------------------------------------------------------------------------
 *
 * verdict.h
 *	  What a pure parser has to say of a literal.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef VERDICT_H
#define VERDICT_H

#include <stddef.h>

typedef enum VerdictCode
{
	VERDICT_OK,
	VERDICT_SYNTAX,				/* 22P02 invalid_text_representation */
	VERDICT_RANGE				/* 22003 numeric_value_out_of_range */
} VerdictCode;

/* Why a literal is refused; the texts stand in verdict.c. */
typedef enum Reason
{
	REASON_NONE,				/* it is not */

	/* shared */
	REASON_NOT_UTF8,
	REASON_EMPTY,
	REASON_NUMBER_EXPECTED,
	REASON_DIGIT_AFTER_POINT,

	/* amounts */
	REASON_AMOUNT_LENGTH,
	REASON_AMOUNT_RANGE,
	REASON_AMOUNT_TOO_FINE,
	REASON_AMOUNT_MARK,
	REASON_AMOUNT_APPROXIMATE,
	REASON_AMOUNT_BOUND,
	REASON_AMOUNT_COMPARATOR,
	REASON_AMOUNT_PER,
	REASON_AMOUNT_PERCENTAGE,
	REASON_AMOUNT_EXPONENT,
	REASON_AMOUNT_BRACKETS,
	REASON_AMOUNT_SIGN_BEHIND,
	REASON_AMOUNT_WORDS,
	REASON_AMOUNT_TWO_NUMBERS,
	REASON_AMOUNT_UNIT_FIRST,
	REASON_AMOUNT_UNIT_UNKNOWN,
	REASON_AMOUNT_UNIT_MISSING,
	REASON_AMOUNT_GOES_ON,
	REASON_COMMA_TOO_LATE,
	REASON_COMMA_AFTER_ZERO,
	REASON_COMMA_DIGITS,

	/* points */
	REASON_POINTS_LENGTH,
	REASON_POINTS_RANGE,
	REASON_POINTS_TOO_FINE,
	REASON_POINTS_EARNED_EXPECTED,
	REASON_POINTS_FULL_EXPECTED,
	REASON_POINTS_SLASH_EXPECTED,
	REASON_POINTS_GO_ON,
	REASON_POINTS_NEGATIVE_FULL_MARK,

	/* targets and actual values */
	REASON_LITERAL_LENGTH,
	REASON_QUANTITY_LENGTH,
	REASON_NUMBER_MISSING,
	REASON_NUMBER_TOO_LARGE,
	REASON_NUMBER_TOO_FINE,
	REASON_PERCENT_NUMERAL,
	REASON_NUMERAL_WITHOUT_COUNT,
	REASON_GOES_ON_AFTER_NUMBER,
	REASON_GOES_ON_AFTER_UNIT,
	REASON_NOT_A_UNIT,
	REASON_NOT_A_UNIT_BUT_PART,
	REASON_PHASE,
	REASON_DATE,
	REASON_CALENDAR_PERIOD,
	REASON_RANGE_COMPARED,
	REASON_BOUNDS_COMPARED,
	REASON_RANGE_WITHOUT_UNIT,
	REASON_RANGE_UNITS_DIFFER,
	REASON_RANGE_DOWNWARDS,
	REASON_PLACE_WITHOUT_BOUND,
	REASON_COMPARISONS_CONTRADICT,
	REASON_CELLS_NO_QUANTITY,
	REASON_CELL_SIGN_NUMBER,

	/* scoring rules of rows */
	REASON_RULE_LENGTH,
	REASON_RULE_CLAUSE,
	REASON_RULE_INCOMPLETE,

	REASONS
} Reason;

typedef struct Verdict
{
	VerdictCode code;
	Reason		reason;
	size_t		position;		/* character (not byte) the parser stopped at,
								 * from 1 */
} Verdict;

static inline Verdict
verdict_ok(void)
{
	Verdict		v = {VERDICT_OK, REASON_NONE, 0};

	return v;
}

/* The verdict for a reason, none included, at that character. */
extern Verdict verdict_of(Reason reason, size_t position);

/* The same at that place of the UTF-8 text that begins at start. */
extern Verdict verdict_at(Reason reason, const char *start, const char *at);

/* The reason in English, which goes into DETAIL, and in Chinese. */
extern const char *reason_english(Reason reason);
extern const char *reason_chinese(Reason reason);

#endif							/* VERDICT_H */

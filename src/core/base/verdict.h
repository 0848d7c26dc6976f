/*-------------------------------------------------------------------------
 *
 * verdict.h
 *	  What a pure parser has to say of a literal.
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

typedef struct Verdict
{
	VerdictCode code;
	size_t		position;		/* character (not byte) the parser stopped at,
								 * from 1; 0 for the literal as a whole */
	const char *reason;			/* static text, goes into DETAIL */
} Verdict;

static inline Verdict
verdict_ok(void)
{
	Verdict		v = {VERDICT_OK, 0, NULL};

	return v;
}

static inline Verdict
verdict_syntax(size_t position, const char *reason)
{
	Verdict		v = {VERDICT_SYNTAX, position, reason};

	return v;
}

static inline Verdict
verdict_range(size_t position, const char *reason)
{
	Verdict		v = {VERDICT_RANGE, position, reason};

	return v;
}

#endif							/* VERDICT_H */

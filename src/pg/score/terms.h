/*-------------------------------------------------------------------------
 *
 * terms.h
 *	  What the indicators of a project are scored by, beside their own cells: a
 *	  bytea that is made once a project and handed to each row.
 *
 *-------------------------------------------------------------------------
 */
#ifndef TERMS_H
#define TERMS_H

#include "score.h"

typedef struct Terms
{
	int64		pass_rate;
	int64		achieved_from;
	int64		partial_from;
	int64		complete;		/* full marks that make 100 with those of the budget; -1 for none */
	int32		fiscal_year;
	int32		pad;
} Terms;

/* What stands beside a row; as stored, a multiple of 4 bytes. */
typedef struct TermsDetail
{
	int32		seq;
	int32		size;			/* with the rule */
	bool		reversed;		/* its direction is 反向 */
	bool		has_rule;		/* a text stands behind this */
} TermsDetail;

/* Where a search for details ended, as rows come in their order. */
typedef struct TermsCursor
{
	Size		offset;
} TermsCursor;

/* The arguments of the aggregate add_indicators, its state first. */
enum
{
	TALLY_STATE,
	TALLY_ACTUAL,
	TALLY_TARGET,
	TALLY_INITIAL_TARGET,
	TALLY_FULL_MARK,
	TALLY_SELF_POINTS,
	TALLY_METHOD,
	TALLY_SEQ,
	TALLY_LEVEL2,
	TALLY_LEVEL3,
	TALLY_TERMS
};

/* Scores the row that these arguments are. */
extern void score_row_by_terms(FunctionCallInfo fcinfo, TermsCursor *cursor, const Terms *terms, Row *row);

/* Do any details stand behind the terms in argument n? */
static inline bool
terms_have_details(FunctionCallInfo fcinfo, int n)
{
	return VARSIZE_ANY_EXHDR(PG_GETARG_BYTEA_PP(n)) > sizeof(Terms);
}

/* The terms in argument n. */
extern void terms_read(FunctionCallInfo fcinfo, int n, Terms *terms);

/* The details in argument n of a row, or NULL; *detail is filled in, the rule is (Datum) 0 if there is none. */
extern bool terms_find(FunctionCallInfo fcinfo, int n, int32 seq, TermsCursor *cursor,
					   TermsDetail *detail, Datum *rule);

#endif							/* TERMS_H */

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

/* What stands behind the terms, at a multiple of 4 bytes. */
typedef struct TermsDetails
{
	const char *first;
	Size		size;
} TermsDetails;

/* Scores the row that these arguments are. */
extern void score_row_by_terms(FunctionCallInfo fcinfo, TermsCursor *cursor, const Terms *terms,
							   TermsDetails details, Row *row);

/* Copies the terms of scoring_terms(), and says where the details are; both as they stand or in the value itself. */
extern TermsDetails terms_read(bytea *given, Terms *terms);
extern TermsDetails terms_read_bytes(const char *given, Size size, Terms *terms);

/* The terms of a scheme that has none of its own. */
extern Terms terms_usual(void);

/* The full marks that make 100 with those of the budget; -1 where no points, which have 4 decimals, do. */
extern int64 terms_complete_marks(Numeric budget);

/* The detail of a row; false if it has none.  The rule is (Datum) 0 if there is none. */
extern bool terms_find(TermsDetails details, int32 seq, TermsCursor *cursor,
					   TermsDetail *detail, Datum *rule);

#endif							/* TERMS_H */

/*-------------------------------------------------------------------------
 *
 * finding.h
 *	  What a function of the review finds about one row: an array of the
 *	  composite type finding.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FINDING_H
#define FINDING_H

#include "perfeval.h"

#include "review_number.h"

typedef struct Finding
{
	const char *rule;
	const char *subject;		/* in the server's encoding, as are all texts of a row */
	ReviewNumber stated;
	ReviewNumber computed;
	char	   *message;
	bool		has_seq;
	int			seq;			/* of the row, where several are judged together */
} Finding;

typedef struct Findings
{
	const char *kind;			/* what each message starts with, with the name in the place of %s; NULL for nothing */
	const text *name;
	const char *start;			/* these two, made with the first message */
	int			count;
	int			room;
	Finding    *list;
} Findings;

/*
 * A message: the start and the first text, a sentence, in which each %s stands for the
 * next text, which may be NULL for none, and %% for a %.
 */
extern char *finding_message(const char *start, const char *const *texts);

/* The number as SQL prints it, and without the zeros at its end; NULL for NULL. */
extern const char *number_text(ReviewNumber number);
extern const char *number_trimmed(ReviewNumber number);

/* Adds one, with a sentence and its texts behind the other arguments. */
#define finding_add(findings, rule, subject, stated, computed, ...) \
	finding_append(findings, (Finding) {rule, subject, stated, computed, \
		finding_message(findings_start(findings), (const char *const[]) {__VA_ARGS__, NULL}), false, 0})
extern const char *findings_start(Findings *findings);
extern void finding_append(Findings *findings, Finding finding);

/* An array of an array type, (Datum) 0 if there is none. */
extern Datum findings_array(const Findings *findings, Oid array_type);

/* The array that the function returns, NULL if there is none. */
extern Datum findings_datum(const Findings *findings, FunctionCallInfo fcinfo);

#endif							/* FINDING_H */

/*-------------------------------------------------------------------------
 *
 * printed_rule.h
 *	  The scoring rule that a row prints, read once for rows that repeat it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PRINTED_RULE_H
#define PRINTED_RULE_H

#include "perfeval.h"

#include "row_rule.h"

typedef struct PrintedRule
{
	struct varlena *cell;		/* as given; NULL before the first */
	char	   *folded;			/* into which the rule points */
	bool		blank;			/* says nothing, so there is no rule */
	Verdict		verdict;
	RowRule		rule;
} PrintedRule;

/* Reads the rule in a cell that is not NULL, or finds it read. */
extern void printed_rule_read(PrintedRule *printed, Datum cell, MemoryContext keep);

#endif							/* PRINTED_RULE_H */

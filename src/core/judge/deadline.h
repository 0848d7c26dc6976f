/*-------------------------------------------------------------------------
 *
 * deadline.h
 *	  A date held against a deadline (RULES §3): 2025年10月20日 against 10月底前.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef DEADLINE_H
#define DEADLINE_H

#include "literal_type.h"

typedef enum DeadlineVerdict
{
	DEADLINE_NONE,				/* these are not a date and a deadline */
	DEADLINE_KEPT,
	DEADLINE_MISSED,
	DEADLINE_UNDECIDED			/* 11月 against 11月15日前, or a year is missing */
} DeadlineVerdict;

/*
 * Was what is to be done by the deadline done by then?  A day, a month, a quarter
 * or a year as a deadline includes its last day; 10月前 may or may not include
 * October.  If only one side names a year the other is in fiscal_year, unless
 * that is 0.  *days_late is what a missed deadline is missed by, at least.
 *
 * ≤10月 is stored as ten months.  It is a deadline only for an indicator whose name
 * says that it is a time (完成时间, 完成时限, 截止 ..., never 工期 or 周期); the name may be NULL.
 */
extern DeadlineVerdict deadline_verdict(const Literal *value, const Literal *target,
										int fiscal_year, const char *name, size_t name_len,
										int *days_late);

#endif							/* DEADLINE_H */

/*-------------------------------------------------------------------------
 *
 * balance.h
 *	  What is left of an account.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef BALANCE_H
#define BALANCE_H

#include "judge.h"

/* balance_total.c: income and spending of a year, or both totals; false if there is nothing to say */
extern bool judge_account(Narrative *n, int q);

#endif							/* BALANCE_H */

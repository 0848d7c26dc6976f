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

/* Is what is left of `from` after `spent` the figure but for two digits that changed places? */
extern bool is_left_but_swapped(const Figure *from, const Figure *spent, const Figure *f);

/* left.c: 结余资金收回财政D, 年末尚有累计结余D: is it less than what is left, or more? */
extern bool is_some_of_it(const Narrative *n, int q);

/* left_rated.c: 到位A。支出V，支出率P%，结余C: of the A that P is right of */
extern bool judge_left_rated(Narrative *n, int q);

/* stock.c: 年初结余A，收入B，支出C，年末结余D; left.c: 应配套A，实际配套B，欠配C; false if it is no such amount */
extern bool judge_stock(Narrative *n, int q);
extern bool judge_left(Narrative *n, int q);

#endif							/* BALANCE_H */

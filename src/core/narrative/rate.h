/*-------------------------------------------------------------------------
 *
 * rate.h
 *	  Rates of execution and completion, and the bases that they may have.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef RATE_H
#define RATE_H

#include "judge.h"

extern void rate_formula(const Narrative *n, Formula *f, int part, int base, int carry);

/* The words in front of 率: 支付 of 资金支付率. */
extern bool rate_stem(const Narrative *n, const Figure *f, size_t *at, size_t *len);

/* rate_base.c: bases that stand in another sentence, or behind */
extern void try_far_bases(Narrative *n, Bindings *b, int p);

/* rate_each.c: 完成率分别为x%和y%; false if it is none of several */
extern bool judge_each_rate(Narrative *n, int p);

#endif							/* RATE_H */

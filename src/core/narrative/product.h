/*-------------------------------------------------------------------------
 *
 * product.h
 *	  Products of an amount for each and so many, and of a total and a part of it in percent.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PRODUCT_H
#define PRODUCT_H

#include "judge.h"

/* What a total may be the product of: an amount for each, and so many of them. */
typedef struct Factors
{
	int			each;
	int			count[2];
	int			counts;
} Factors;

/* How sure it is that a figure is the product: of far factors only a slip of digits tells it. */
typedef enum Binding
{
	PRODUCT_NEAR, PRODUCT_FAR, PRODUCT_SURE
} Binding;

/* product_claim.c: holds t against the product; false if there is nothing to say. */
extern bool claim_product(Narrative *n, int t, const Factors *factors, Binding binding);

/* product_far.c: 每人每年600元。…发放T，惠及N人 */
extern bool judge_rate_before(Narrative *n, int t);

/* 每生每天4元，在校200天，每生每年800元 */
extern void judge_longer_time(Narrative *n, int t);

/* product_percent.c: 资金T。…县级财政承担30%，县级财政承担b; 合同价T的3%，即b: false if it is none */
extern void judge_borne(Narrative *n, int t);
extern bool judge_that_is(Narrative *n, int t);

#endif							/* PRODUCT_H */

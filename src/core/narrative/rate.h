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

/* The levels that a rate may be of: its sentence, and the ones beside it. */
typedef struct Scope
{
	int			level[24];
	int			count;
} Scope;

/* The kind of claim that the rate is by its name. */
extern ClaimKind rate_kind(const Narrative *n, int p);

extern void rate_formula(const Narrative *n, Formula *f, int part, int base, int carry);

/* The rate may be part ÷ base. */
extern void try_rate(const Narrative *n, Bindings *b, int part, int base, bool named);

/* What is left of the base: 1 − rest ÷ base. */
extern void rest_formula(const Narrative *n, Formula *f, int rest, int base, int carry);

/* V of V and the other part: V ÷ (V + C). */
extern void whole_formula(Formula *f, const Figure *v, const Figure *other);

/* 不合格率P%（18批次）: does a count alone in a bracket stand right behind the rate? */
extern bool count_in_bracket(const Narrative *n, int p);

/* The words in front of 率: 支付 of 资金支付率. */
extern bool rate_stem(const Narrative *n, const Figure *f, size_t *at, size_t *len);

/* 采购200件，抽检合格20件: is it of what was looked at, which is not printed? */
extern bool is_sampled(const Narrative *n, const Figure *f);

/* rate_pair.c: a part and its base among the levels around the rate */
extern void try_pairs(Narrative *n, Bindings *b, const Scope *scope, int p);

/* rate_cut.c: 核减率, by what was cut, and by what was before and after */
extern bool try_cut_from_budget(Narrative *n, Bindings *b, int p);
extern bool try_cut_from_unprinted(Narrative *n, Bindings *b, int p);
extern void try_cut(Narrative *n, Bindings *b, const Scope *scope, int p);
extern void try_traded(Narrative *n, Bindings *b, int p);
extern void try_cut_pair(Narrative *n, Bindings *b, const Scope *scope, int p);

/* audit.c: of what was handed in; false if that is not told */
extern bool try_audit(Narrative *n, Bindings *b, int p);

/* rate_base.c: bases that stand in another sentence, or behind */
extern void try_far_bases(Narrative *n, Bindings *b, int p);

/* rate_plan.c: budgets that were adjusted, or stand in the sentence before; a population */
extern void try_adjusted_plan(Narrative *n, Bindings *b, int p);
extern void try_sentence_before(Narrative *n, Bindings *b, int p);
extern void try_urban(Narrative *n, Bindings *b, int p);

/* rate_funds.c: money spent, arrived or left, of what was there; false if it is none */
extern bool try_funds(Narrative *n, Bindings *b, int p);

/* rate_mistaken.c: amounts that may confirm a rate; what it was taken on by mistake */
#define FUNDS_BACK		30
extern void try_any_amount(const Narrative *n, Bindings *b, int part, int p);
extern bool taken_wrong(const Narrative *n, Bindings *b, int part, int base, int p);
extern void tell_other_base(const Narrative *n, Bindings *b, int part, int base, int p);

/* rate_each.c: 完成率分别为x%和y%; false if it is none of several */
extern bool judge_each_rate(Narrative *n, int p);

#endif							/* RATE_H */

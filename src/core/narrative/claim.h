/*-------------------------------------------------------------------------
 *
 * claim.h
 *	  From the bindings that a stated figure may have to one claim.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CLAIM_H
#define CLAIM_H

#include "figure.h"
#include "formula.h"

/*
 * The bindings tried for one stated figure.  A named one is bound by its words
 * or its place in one clause group; any other is a guess that may confirm a
 * figure but never accuse it.
 */
typedef struct Bindings
{
	Narrative  *n;
	ClaimKind	kind;
	const Figure *stated;
	bool		any_named;
	bool		any_guess;
	bool		base_zero;
	Formula		named;			/* the best of each */
	Result		named_result;
	Formula		guess;
	Result		guess_result;
	int			guesses;
	bool		any_swap;		/* a guess that gives the figure but for two digits */
	Formula		swap;
	Result		swap_result;
	ClaimReason reason;			/* that a caller knows better */
	bool		contradicted;	/* 减少D，增长P%: right but for its word */
	bool		by_label;		/* the words name the base of the named one with its very label */
	const Figure *label;		/* whose label the claim has */
	Figure		constant;		/* a figure that the words imply: half a year */
} Bindings;

extern void bindings_start(Bindings *b, Narrative *n, ClaimKind kind, const Figure *stated);
extern void bindings_try(Bindings *b, const Formula *f, bool named);

/* Has a binding been found that holds? */
extern bool bindings_hold(const Bindings *b);

/* Gives the claim to the sink; false if there was nothing to say. */
extern bool bindings_claim(Bindings *b);

/* A claim without a formula of its own (a grade, a doubled unit, a comparison). */
extern Claim *claim_start(Narrative *n, ClaimKind kind, const Figure *figure);
extern void claim_emit(Narrative *n);

/* A claim that words make of a direction, from the clause of one figure to another: it states no number. */
extern Claim *claim_start_direction(Narrative *n, const Figure *from, const Figure *to);

extern void claim_operand(Claim *claim, const Figure *figure);
extern void claim_message(Claim *claim, const char *text);
extern void claim_formula(Claim *claim, const char *text);

extern void claim_message_number(Claim *claim, Scaled number);

/* The label in quotes, cut off between characters where it is long. */
extern void claim_message_label(Narrative *n, size_t from, size_t to);

/* "label" number unit, as a message names a figure. */
extern void claim_message_figure(Narrative *n, const Figure *figure);

/* What the figure should be (or is, by the figures listed), and the formula. */
extern void claim_message_computed(Claim *claim, Scaled computed);

#endif							/* CLAIM_H */

/*-------------------------------------------------------------------------
 *
 * formula.h
 *	  A formula over printed figures, exact, with the room that rounding leaves.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORMULA_H
#define FORMULA_H

#include "narrative.h"

/* How a formula is printed. */
typedef enum FormulaStyle
{
	STYLE_SUM,					/* a + b − c */
	STYLE_RATIO,				/* a ÷ b, a ÷ (b + c) */
	STYLE_GROWTH,				/* a ÷ b − 1 */
	STYLE_FALL,					/* 1 − a ÷ b */
	STYLE_CHANGE,				/* d ÷ (a − d), d ÷ (a + d) */
	STYLE_REST					/* 1 − a ÷ b, where a is what is left */
} FormulaStyle;

#define FORMULA_MAX_TERMS	CLAIM_MAX_OPERANDS

/* (Σ n·x) ÷ (Σ m·x), or Σ n·x where there is no ÷. */
typedef struct Term
{
	wide		value;			/* times 10^FIGURE_SCALE */
	wide		half;			/* what was printed may be off by that much */
	Scaled		printed;		/* in its own unit */
	int			power;
	const Figure *figure;
	int			n;				/* −1, 0, 1 */
	int			m;
} Term;

typedef struct Formula
{
	FormulaStyle style;
	bool		ratio;
	int			count;
	bool		too_long;
	Term		term[FORMULA_MAX_TERMS];
} Formula;

typedef enum Fit
{
	FIT_HOLDS,
	FIT_ROUNDING,				/* not exactly, but figures that round to these do */
	FIT_FAILS,
	FIT_UNKNOWN					/* base 0, or beyond 128 bits */
} Fit;

typedef struct Result
{
	Fit			fit;
	bool		truncated;		/* it would hold if cut off instead of rounded */
	Scaled		computed;		/* in the unit of what is stated */
	Scaled		rounded;		/* at its decimals */
	Scaled		allowance;
} Result;

extern void formula_start(Formula *f, FormulaStyle style, bool ratio);

/*
 * Adds a figure.  `decimals` is the finest beside it: money in 元 and 万元 is as
 * exact as the figures that it stands with.
 */
extern void formula_add(Formula *f, const Figure *figure, int n, int m, int decimals);

/* part ÷ whole; from − less; d ÷ (now − d), or d ÷ (now + d) of a fall, each as exact as its own sentence */
extern void formula_ratio(Formula *f, const Figure *part, const Figure *whole);
extern void formula_difference(Formula *f, const Figure *from, const Figure *less);
extern void formula_change(Formula *f, const Figure *d, const Figure *now, int sign);

/*
 * Holds the formula against the figure that states it: percent take two
 * decimals more, a sum the power of the figure's unit.
 */
extern Result formula_weigh(const Formula *f, const Figure *stated);

/* Writes it as one types it into a calculator. */
extern void formula_print(const Formula *f, char *buf, size_t size);

/* What a claim prints of its operands. */
extern int	formula_operands(const Formula *f, Scaled *operands);

/* Prints value × 10^-scale; the buffer takes 64 bytes. */
extern size_t scaled_print(Scaled number, char *buf);

/* Digits that are significant: chance agrees with few of them. */
extern int	significant_digits(const Figure *f);

/* number × 10^-drop, rounded half away from zero. */
extern wide drop_digits(wide number, int drop);

#endif							/* FORMULA_H */

/*-------------------------------------------------------------------------
 *
 * swap.h
 *	  Two digits that changed places: a slip that says what was meant.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SWAP_H
#define SWAP_H

#include "formula.h"

#define SWAP_DIGITS	4			/* of a figure that a swap explains: chance explains shorter ones */

#define SLIP_DIGITS	4			/* of a whole that one wrong digit explains, where its parts fill their place */

/* Do the digits of two numbers differ by one swap of neighbours? */
extern bool digits_swapped(Scaled a, Scaled b);

/* The place, from the last one, of the only digit in which two numbers of one length differ; −1 if it is not one. */
extern int	slipped_place(Scaled a, Scaled b);

/* Is the sum the figure but for one digit, of at least so many? */
extern bool sum_slips(const Figure *whole, wide sum, int least);

/* Is the sum of the terms the figure but for one digit, and the figure long enough that it is no chance? */
extern bool slipped_sum(const Figure *figure, const Formula *f, const Result *result);

/*
 * Is the sum of the terms the figure but for two digits of it, or of one term?
 * Then they are all its parts, and it is a slip.
 */
extern bool swapped_sum(const Figure *figure, const Formula *f, const Result *result);

#endif							/* SWAP_H */

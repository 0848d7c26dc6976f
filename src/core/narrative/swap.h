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

/* Do the digits of two numbers differ by one swap of neighbours? */
extern bool digits_swapped(Scaled a, Scaled b);

/*
 * Is the sum of the terms the figure but for two digits of it, or of one term?
 * Then they are all its parts, and it is a slip.
 */
extern bool swapped_sum(const Figure *figure, const Formula *f, const Result *result);

#endif							/* SWAP_H */

/*-------------------------------------------------------------------------
 *
 * ratio.h
 *	  Ratios (1:3, 15:1), which are kept as texts.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef RATIO_H
#define RATIO_H

#include "literal_type.h"
#include "scan.h"

/* Is the text numbers with colons, or 比, between them, and nothing else? */
extern bool ratio_spelled(Scan scan);

/*
 * How an actual ratio compares with the ratio behind the sign of a target, by
 * the number that is not the 1 both print at the same side; false if they are
 * no such ratios, or the target has no sign ≥ > ≤ <.
 */
extern bool ratio_compare(const Literal *value, const Literal *target,
						  Comparator *comparator, int *order);

#endif							/* RATIO_H */

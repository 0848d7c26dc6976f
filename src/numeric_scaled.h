/*-------------------------------------------------------------------------
 *
 * numeric_scaled.h
 *	  Between numeric and integers that count 10^-scale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NUMERIC_SCALED_H
#define NUMERIC_SCALED_H

#include "perfeval.h"

#include "utils/numeric.h"

typedef enum ScaledVerdict
{
	SCALED_OK,
	SCALED_OVERFLOW,			/* beyond int64 at that scale */
	SCALED_NOT_FINITE			/* NaN, Infinity */
} ScaledVerdict;

/* num × 10^scale as an integer, rounded half away from zero. */
extern ScaledVerdict numeric_to_scaled(Numeric num, int scale, int64 *result);

/* value × 10^-scale, with `scale` decimals shown. */
extern Numeric scaled_to_numeric(int128 value, int scale);

#endif							/* NUMERIC_SCALED_H */

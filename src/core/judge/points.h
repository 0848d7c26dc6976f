/*-------------------------------------------------------------------------
 *
 * points.h
 *	  Points earned of a full mark: literals, order, rate.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef POINTS_H
#define POINTS_H

#include <stddef.h>
#include <stdint.h>

#include "decimal.h"
#include "verdict.h"

/* Longer literals are refused unread. */
#define POINTS_MAX_BYTES 256

/* Points are counted in 1/10000. */
#define POINTS_SCALE	4
#define POINTS_UNIT		INT64_C(10000)

/* Points by rule are rounded to 2 decimals, this many units of points. */
#define POINTS_CENT		INT64_C(100)

/* This is what perf_score stores; full is never negative. */
typedef struct Points
{
	int64_t		earned;
	int64_t		full;
} Points;

/*
 * Parses folded text: `14/15`, `14分/15分`, `满分15分，得14分`,
 * `得14分，满分15分`.  More than 4 decimals that are not zero are an error.
 */
extern Verdict points_parse(const char *folded, size_t len, Points *points);

/* Prints `14/15`; returns the length.  buf takes POINTS_PRINT_SIZE bytes. */
#define POINTS_PRINT_SIZE (2 * DECIMAL_PRINT_SIZE)
extern size_t points_print(const Points *points, char *buf);

/*
 * Orders by the score rate, earned ÷ full.  Where the full mark is 0 there is
 * no rate: negative points, then 0/0, stand below every rate, and positive
 * points above every rate, among themselves by the points.  < 0, 0, > 0.
 */
extern int	points_compare(const Points *a, const Points *b);

/*
 * 128 bits for hashing: equal for points that compare equal, and different for
 * nearly all others.
 */
extern void points_key(const Points *points, uint64_t key[2]);

#endif							/* POINTS_H */

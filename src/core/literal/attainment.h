/*-------------------------------------------------------------------------
 *
 * attainment.h
 *	  The words that say how far a qualitative indicator was attained.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ATTAINMENT_H
#define ATTAINMENT_H

#include "literal_type.h"

/* The attainment (RULES §4) that the words mean; false if none. */
extern bool attainment_parse(const char *s, size_t len, Attainment *attainment);

#endif							/* ATTAINMENT_H */

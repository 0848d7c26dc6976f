/*-------------------------------------------------------------------------
 *
 * unit_relate.h
 *	  Whether numbers in two units compare.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef UNIT_RELATE_H
#define UNIT_RELATE_H

#include "unit.h"

/*
 * Do numbers in the two units compare?  A bare number takes any unit, 台(套)
 * also 台 and 套, though it equals neither.
 */
extern bool unit_commensurable(const Unit *a, const Unit *b);

/*
 * Do numbers in the two units compare, their notes apart?  If so, both are
 * changed to what unit_to_base() is to be given.
 */
extern bool unit_reconcile(Unit *a, Unit *b);

/*
 * The same where a value is held against a target: there 名, 人 and 位 are one
 * unit, and 个 is one with the count words of things and bodies.
 */
extern bool unit_reconcile_counts(Unit *a, Unit *b);

#endif							/* UNIT_RELATE_H */

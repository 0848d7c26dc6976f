/*-------------------------------------------------------------------------
 *
 * compound.h
 *	  Numbers in several parts: 1亿2000万元, 3万5000人, 一万五千人.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COMPOUND_H
#define COMPOUND_H

#include "scan.h"
#include "unit.h"

/*
 * Adds the parts that follow a number to it, in the unit of the last one, which
 * stays: behind the 1 of 1亿2000万元 that makes 12000 and leaves 万元.  False, with
 * nothing changed, if no such parts follow.  They are in Arabic digits or, where
 * the number was in Chinese, in Chinese.
 */
extern bool scan_compound(Scan *scan, Decimal *number, bool chinese);

/* Counts what came out in 千万 or 百万 by 万: 1亿2千万元 is 12000万元. */
extern void compound_in_wan(Decimal *number, Unit *unit);

#endif							/* COMPOUND_H */

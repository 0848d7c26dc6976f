/*-------------------------------------------------------------------------
 *
 * unit_spelling.h
 *	  The characters of which units are made.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef UNIT_SPELLING_H
#define UNIT_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Are these characters of units, the brackets in pairs?  In brackets a list
 * may stand: 县(市、区).  After % or ‰ nothing but a bracket or a slash follows.
 * Digits stand in m2, m3 and /10万 only.
 */
extern bool unit_spelled_well(const char *s, size_t len);

/* Are these the same unit, μg/m³ and ug/m3? */
extern bool unit_spelled_alike(const char *a, size_t a_len, const char *b, size_t b_len);

/*
 * Does the text hold what belongs to the number in front of it: ½, ⑤, 分之一,
 * 半, or an exponent that stands on no letter (10⁴, but not m³)?
 */
extern bool unit_holds_number(const char *s, size_t len);

#endif							/* UNIT_SPELLING_H */

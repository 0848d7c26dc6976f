/*-------------------------------------------------------------------------
 *
 * words.h
 *	  The signs and words that compare a quantity (RULES §8).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef WORDS_H
#define WORDS_H

#include "literal_type.h"
#include "scan.h"

/* Skips a sign (≥, <= ...) or a word in front of a number (不少于, 超过 ...). */
extern Comparator scan_sign(Scan *scan);
extern Comparator scan_opening(Scan *scan);

/* Skips what is meant for a sign: 》 for >, &ge; for ≥.  A text may begin so, too. */
extern Comparator scan_sign_typo(Scan *scan);

/* Skips 在, 保持在 and the like. */
extern bool scan_place(Scan *scan);

/* Skips 完成, 已达到 and the like in front of an actual number. */
extern bool scan_done(Scan *scan);

/* Cuts 以上, 以内 and the like off the end. */
extern Comparator scan_ending(Scan *scan);

/* Cuts (含), (含本数) or the number once more, as in 95%以上(含95%), off the end. */
extern bool scan_inclusive(Scan *scan);

#endif							/* WORDS_H */

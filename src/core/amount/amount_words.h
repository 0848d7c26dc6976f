/*-------------------------------------------------------------------------
 *
 * amount_words.h
 *	  Amounts in Chinese financial numerals, as bills and contracts carry them.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef AMOUNT_WORDS_H
#define AMOUNT_WORDS_H

#include "decimal.h"
#include "scan.h"

/* Does a numeral of this kind stand here? */
extern bool amount_words_here(const Scan *scan);

/*
 * Takes 壹佰零伍万元整, 壹角伍分 and the like, to the end of the text, in 分; false,
 * with the cursor where it stopped, if it is none or can be read in two ways.
 */
extern bool amount_words_take(Scan *scan, uwide *fen);

#endif							/* AMOUNT_WORDS_H */

/*-------------------------------------------------------------------------
 *
 * wanyuan.h
 *	  What the files of the type wanyuan share.  A wanyuan datum is an int64
 *	  that counts 分 (fen).
 *
 *-------------------------------------------------------------------------
 */
#ifndef WANYUAN_H
#define WANYUAN_H

#include "perfeval.h"

#include "utils/numeric.h"

#include "decimal.h"

/* The amount as wanyuan_out prints it, palloc'd; for messages. */
extern char *wanyuan_text(int64 fen);

/* An amount, or a sum beyond one, in 万元, with at least two decimals shown. */
extern Numeric fen_to_numeric(wide fen);

#endif							/* WANYUAN_H */

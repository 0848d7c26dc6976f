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

/* A number of any size, for messages. */
extern char *wanyuan_number_text(Numeric num);

/* What is said of a result that is no amount; translated by in_language(). */
#define WANYUAN_RANGE_HINT \
	"Amounts lie between -9223372036854.775808 and 9223372036854.775807 (万元)."

/* An amount, or a sum beyond one, in 万元, with at least two decimals shown. */
extern Numeric fen_to_numeric(wide fen);

#endif							/* WANYUAN_H */

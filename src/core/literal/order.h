/*-------------------------------------------------------------------------
 *
 * order.h
 *	  The order of targets and actual values by meaning.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ORDER_H
#define ORDER_H

#include "literal_type.h"

/* Orders by meaning: < 0, 0, > 0.  =1年 equals =12个月. */
extern int	literal_compare(const Literal *a, const Literal *b);

#endif							/* ORDER_H */

/*-------------------------------------------------------------------------
 *
 * funding_label.h
 *	  What the label of a funding or allocation row says that the row is.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUNDING_LABEL_H
#define FUNDING_LABEL_H

#include <stdbool.h>
#include <stddef.h>

typedef enum FundingKind
{
	FUNDING_SOURCE,				/* one source, or a part of one */
	FUNDING_SUBTOTAL,			/* of a source or a place: 中央资金小计 */
	FUNDING_TOTAL,				/* of all rows: 年度资金总额 */
	FUNDING_PERIOD_TOTAL		/* of several years: 实施期资金总额, 项目总投资 */
} FundingKind;

typedef struct FundingLabel
{
	FundingKind kind;
	bool		is_part;		/* 其中：... */
	bool		is_umbrella;	/* 财政资金, which governments may pay together */
	bool		is_government;	/* 中央..., 省级...: of one of them */
	bool		is_carry_in;	/* 上年结转 */
	int			rank;			/* of its numbering: 一、1, （一）2, 1. 3, （1）4, ① 5; 0 for none */
} FundingLabel;

/* Longer labels are sources. */
#define FUNDING_LABEL_MAX_BYTES	300

/* Reads a folded label. */
extern void funding_label_parse(const char *folded, size_t len, FundingLabel *label);

#endif							/* FUNDING_LABEL_H */

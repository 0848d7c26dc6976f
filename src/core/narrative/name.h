/*-------------------------------------------------------------------------
 *
 * name.h
 *	  Which of the figures in front a name means: 占火灾总数的P%, 死亡人数减少D.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NAME_H
#define NAME_H

#include "judge.h"

typedef enum NameFit
{
	NAME_OTHER,
	NAME_NARROWER,				/* 网络投诉 of 投诉 */
	NAME_SHORT,					/* 受理案件 of 受理行政复议案件; 未备案合同 of 37份合同未备案 */
	NAME_WIDER,					/* 火灾 of 接报火灾; 全省财政收入 of 财政收入 */
	NAME_SAME
} NameFit;

/* Does a name say more than 总数 or 金额? */
extern bool name_says_what(const Narrative *n, size_t name, size_t end);

/* 载客汽车 for 汽车: does the label of a count say in front of the name which of them? */
extern bool name_is_qualified(const Narrative *n, size_t name, const Figure *f);

extern NameFit name_fit(const Narrative *n, size_t name, size_t end, const Figure *f);

/*
 * The one level of the paragraph in front of p that the name means, of the dimension
 * of `like` and no less than `least`; −1 if there is none, or more.
 */
extern int	named_level(const Narrative *n, size_t name, size_t end, int p, int like, wide least, NameFit *fit);

#endif							/* NAME_H */

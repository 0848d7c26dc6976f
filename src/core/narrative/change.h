/*-------------------------------------------------------------------------
 *
 * change.h
 *	  What a change is of, as growths and differences share it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CHANGE_H
#define CHANGE_H

#include "judge.h"

/* The figures that a change may be bound to; −1 where there is none. */
typedef struct Change
{
	int			now;
	int			base;
	int			difference;
	bool		now_named;		/* the words, or their place, say that it is this one */
} Change;

/* What it came to and what it counts from are both told by words.  True. */
extern bool change_between(Change *c, int now, int base);

/* Do two labels share words?  Are they the same? */
extern bool same_clause_label(const Narrative *n, int a, int b);
extern bool same_label(const Narrative *n, int a, int b);

/* 增加D in front of the percentage p, or right behind it; −1 if none */
extern int	find_difference(const Narrative *n, int p);
extern int	find_difference_behind(const Narrative *n, int p);

/* 预算B，支出V，比预算减少D: the plan in front that D is held against, and what was done; difference.c */
extern bool find_plan(const Narrative *n, int d, Change *c);

/* change_named.c: 合同价A，结算价V，比合同价增加D; 2023年B。2024年V，比上年增加D; V，比2023年减少D，与2023年的B相比 */
extern bool find_base_by_name(const Narrative *n, int d, Change *c);
extern bool find_sentence_of_year(const Narrative *n, int d, Change *c);
extern bool find_compared_behind(const Narrative *n, int d, Change *c);

/* V（上年B），同比增长P% */
extern bool find_bracket_before(const Narrative *n, int p, Change *c);

/* 控制价B，中标价V，下浮率P% */
extern bool find_bid(const Narrative *n, int p, Change *c);

/* 去年同期B，今年V，同比增长P% */
extern bool find_last_first(const Narrative *n, int p, Change *c);

/* a、b，去年同期为c、d，分别下降x%、y%: the level of each and its base; 件数下降x%: those of that unit */
extern bool find_each_base(const Narrative *n, int p, Change *c);
extern bool find_base_of_unit(const Narrative *n, int p, Change *c);

/* 比年初新增D，同比增长P%: do two changes count from times that are not the same? */
extern bool counts_from_other_time(const Narrative *n, int a, int b);

/* V，占预算x%，增长P%: the level that p is of, rates between; −1 if none */
extern int	level_in_front(const Narrative *n, int p);

/* 2022年甲V，2021年甲B, 甲减少D: is the level of one year, and another one has the same label?  Sets both. */
extern bool find_twin_of_year(const Narrative *n, Change *c);

/* 比上年B, 由B in front of p, of the dimension of `like` (−1: any); −1 if none */
extern int	find_base(const Narrative *n, int p, int like);

/* What it came to, by place or by the words of the difference. */
extern void find_now(const Narrative *n, int p, Change *c);
extern void prefer_own_words(const Narrative *n, Change *c);

/* 事故40起，死亡30人。死亡人数减少D: the level in front that the words of the difference name */
extern void find_named_now(const Narrative *n, Change *c);

/* The one level of its dimension in front, in its sentence or the one before; −1 if there are more. */
extern int	only_of_unit(const Narrative *n, int difference);

/* 分别减少D、E，下降x%、y%: the n-th difference and what it is of; false if p is none of such */
extern bool find_paired(const Narrative *n, int p, Change *c);

/* 2024年V，同比增长P%。2023年B，2024年V: the base in a sentence behind */
extern bool find_base_after(const Narrative *n, int p, Change *c);

/* 三公经费比上年减少D: the level of a sentence before that has this name */
extern bool find_named_level(const Narrative *n, int change, Change *c);

/* What stands behind p: 由B增至V; 上年为B. */
extern bool find_ends_behind(const Narrative *n, int p, Change *c);
extern bool find_base_behind(const Narrative *n, int p, Change *c);

/* 2024年较2023年增长: the levels of these years, side by side in front of p */
extern bool find_compared_years(const Narrative *n, int p, Change *c);

/* V，上年B in front of p, or 上年为B behind it */
extern bool find_last_year(const Narrative *n, int p, Change *c);

/* 年初预算B，全年预算V, 比年初预算增加D */
extern bool find_first_budget(const Narrative *n, int p, Change *c);

/* 2016年V，2015年B in front of p; 2022年B。2023年V */
extern bool find_pair_of_years(const Narrative *n, int p, Change *c);

#endif							/* CHANGE_H */

/*-------------------------------------------------------------------------
 *
 * judge.h
 *	  One function per kind of claim.  Each looks at one figure that may state
 *	  something and gives what it finds to the claims.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "claim.h"

/* How far back the kinds look. */
#define LOOK_BACK		40
#define LIST_PARTS		60

/* V，其中a、b: does it stand behind 其中 in its group? */
extern bool stands_in_list(const Narrative *n, int i);

/* list.c: wholes and their parts; to be called first, the others use its links */
extern void judge_lists(Narrative *n);
extern void judge_share_group(Narrative *n, const int *share, const int *part, int count);
extern void judge_share_run(Narrative *n, const int *share, const int *part, int count);
extern void judge_share_total(Narrative *n, int p);
extern void judge_ratio_list(Narrative *n, int first, int count);

/* growth.c */
extern void judge_growth(Narrative *n, int p);

/* difference.c */
extern void judge_difference(Narrative *n, int d);
extern void judge_saving(Narrative *n, int d);

/* gap.c: 比计划少D, 两者相差D, 高于平均分D分; false if that is no claim */
extern bool judge_gap(Narrative *n, int d);

/* points.c */
extern void judge_points(Narrative *n, int d);

/* points_each.c: 分别提高x和y个百分点; false if D is none of several */
extern bool judge_each_points(Narrative *n, int d);

/* yearly.c: 年均增长P% */
extern void judge_yearly(Narrative *n, int p);

/* product.c: 每人U, N人, 共T */
extern void judge_product(Narrative *n, int t);

/* each.c: do the words say that `amount` is for each of what `count` counts?  Is it for each of anything? */
extern bool is_for_each(const Narrative *n, const Figure *amount, const Figure *count);
extern bool is_rate_of_each(const Narrative *n, const Figure *f);

/* Adds a figure to the claim's formula, in its base unit: 1.2万人 is 12000. */
extern void put_factor(Claim *claim, const Figure *factor, const char *sign);

/* Adds what takes the formula to the unit of the figure that states it: ÷ 10000 of 万元. */
extern void put_unit(Claim *claim, const Figure *stated);

/* mean.c: 人均U of T and N人 */
extern void judge_mean(Narrative *n, int q);

/* share.c */
extern void judge_run(Narrative *n, int p);	/* before any share of the paragraph */
extern void judge_share(Narrative *n, int p);

/* What may be spent or done, and what was. */
#define BASES	(CUE_BUDGET | CUE_TASK | CUE_TOTAL | CUE_POOL | CUE_INCOME)
#define SPENT	(CUE_ACTUAL | CUE_DONE | CUE_SPEND)

/* What comes in, and what goes out. */
#define SIDES	(CUE_INCOME | CUE_SPEND)

/* rate.c */
extern bool states_rate(const Narrative *n, int i);
extern void judge_rate(Narrative *n, int p);
extern bool judge_bracket_rate(Narrative *n, int p);

/* complement.c: 合格率P%，不合格率Q%; false if it is none */
extern bool judge_complement(Narrative *n, int p);

/* rate_named.c: 发放500份，收回480份，回收率96%; false if that is no claim */
extern bool judge_named_rate(Narrative *n, int p);

/* rate_defined.c: 个贷率, 债务率: what a rate is of by its name; false if that is not told */
extern bool judge_defined_rate(Narrative *n, int p);

/* rate_adjacent.c: 计划45个，建成41个，完成率P%; false if that is no claim */
extern bool judge_adjacent_rate(Narrative *n, int p);

/* rate_pattern.c: a rate that is not of what the others like it are of; false if that is no claim */
extern bool judge_like_others(Narrative *n, int p);

/* rate_satisfied.c: 收回480份，满意465份，满意率P%; false if that is no claim */
extern bool judge_satisfied(Narrative *n, int p);

/* 占年度计划的P%: the plan that is printed elsewhere */
extern void try_plan(Narrative *n, Bindings *b, int p);

/* balance.c */
extern void judge_balance(Narrative *n, int q);

/* audit.c: 送审A，审定V，审减D; false if it is no such D */
extern bool judge_audit_cut(Narrative *n, int q);

/* 送审A，已审定72个，审定V: does a count between the two say that the second is of fewer? */
extern bool is_of_fewer(const Narrative *n, int from, int to);

/* assets.c */
extern void judge_net_assets(Narrative *n, int q);

/* compare.c: says how the figure `left` stands to q, of which the text says that it is greater or less */
extern void compare_claim(Narrative *n, int q, int left, bool greater, bool named);

/* word.c: claims in words */
extern void judge_compare(Narrative *n, int q);
extern void judge_direction(Narrative *n, int q);

/* direction.c: 由A增加到B; 决算数大于预算数 of two amounts; 支出增长P%，其中基本支出增长x%，项目支出增长y% */
extern void judge_moved(Narrative *n, int q);
extern void judge_remark(Narrative *n, int q);
extern bool judge_mixed_growth(Narrative *n, int p);

/* unit_slip.c */
extern void judge_unit(Narrative *n, int q);

/* word_target.c: N件目标任务已完成; false if that is no claim */
extern bool judge_target(Narrative *n, int q);

/* same.c: one label with two figures */
extern void judge_same(Narrative *n, int q);

/* items.c */
extern void judge_items(Narrative *n, int q);

/* ordinals.c: 五个方面：一是…；二是… in a paragraph */
extern void judge_ordinals(Narrative *n, size_t from, size_t end);

/* score.c */
extern void judge_score(Narrative *n, int q);
/* score_rate.c: 得分率P%, 得分率分别为x%和P% */
extern bool is_score_rate(const Narrative *n, int p);
extern void judge_score_rate(Narrative *n, int p);

/* share_part.c: 占任务数的P%, not 占受理总量的P%: of what is to be done do the words say that it is planned? */
extern bool says_plan(const Narrative *n, const Figure *f);

/* A figure that says how much there is, of things that add up. */
static inline bool
is_level(const Figure *f)
{
	return (f->class == CLASS_MONEY || f->class == CLASS_COUNT) && !f->remark &&
		(f->role == ROLE_LEVEL || f->role == ROLE_PART || f->role == ROLE_TOTAL);
}

static inline bool
is_amount(const Figure *f)
{
	return (f->class == CLASS_MONEY || f->class == CLASS_COUNT) && !f->remark;
}

/* What the words in front of the figures of one clause say, up to this one. */
extern uint64_t clause_cues(const Narrative *n, int i);

#endif							/* JUDGE_H */

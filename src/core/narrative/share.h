/*-------------------------------------------------------------------------
 *
 * share.h
 *	  A share and its whole, as the judges of shares see them.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SHARE_H
#define SHARE_H

#include "judge.h"

#define SHARE_GROUP		24

/* Shares of one whole, and the amounts that they are of. */
typedef struct ShareGroup
{
	int			share[SHARE_GROUP];
	int			part[SHARE_GROUP];
	int			count;
} ShareGroup;

extern bool is_share(const Narrative *n, int p);
extern void share_formula(const Narrative *n, Formula *f, int part, int whole);
extern bool share_fits(const Narrative *n, int p, int part, int whole);

/* 占W的P%, W printed in the same clause; −1 if it is not */
extern int	printed_whole(const Narrative *n, int p);

/* Where the words end that say whose share it is, in front of 占. */
extern size_t subject_end(const Narrative *n, const Figure *f);

/* Where the name of the whole begins, behind 占. */
extern size_t whole_name(const Narrative *n, const Figure *f);

/* 各行业完成投资及占计划的比例为：甲a，占x%: do the words in front of the list say that each is of its plan? */
extern bool is_headed_by_plan(const Narrative *n, int p);

/* The figure whose share it is: the last level in front in its clause group; −1 if none. */
extern int	part_of_share(const Narrative *n, int p);

/* 占户数的x%、占人数的y%: the level in front that counts what these words do; −1 if they count nothing. */
extern int	part_of_unit(const Narrative *n, int p);

/* 占合同价款W的40%；…占30%: the whole that the share before it printed, in one sentence; −1 if none did. */
extern int	whole_of_share_before(const Narrative *n, int p, int part);

/* Shares of the same whole, which no figure prints: does the sum of their parts give one of them? */
extern bool sum_of_siblings(const Narrative *n, int p, Formula *f, int part);
extern bool siblings_agree(const Narrative *n, int p);

/* The wholes that the share p of `part` may have: by name, by a list, by chance. */
extern void try_named_wholes(Narrative *n, Bindings *b, int p, int part);
extern void try_list_whole(Narrative *n, Bindings *b, int part);
extern void try_confirmed_whole(Narrative *n, Bindings *b, int p, int part);
extern void try_whole_before(Narrative *n, Bindings *b, int p, int part);
extern void try_planned_whole(Narrative *n, Bindings *b, int p, int part);
extern bool same_whole_name(const Narrative *n, const Figure *a, const Figure *b);

/* share_confirm.c: what the other shares of its group say that p is of; do they give 100? */
extern void try_group_of(Narrative *n, Bindings *b, int p);
extern bool name_abbreviates(const Narrative *n, size_t name, size_t end, const Figure *f);
extern void try_abbreviated(Narrative *n, Bindings *b, int p, int part);
extern void try_parallel_group(Narrative *n, Bindings *b, const ShareGroup *g, int p);
extern bool shares_fill(const Narrative *n, const ShareGroup *g);
extern void try_only_other(Narrative *n, Bindings *b, int p, int part);
extern void try_frame(Narrative *n, Bindings *b, int p, int part);
extern void try_guesses(Narrative *n, Bindings *b, int p, int part);

/* a，b，两项合计占P%: false if it is none */
extern bool judge_joint_share(Narrative *n, int p);

/* share_meant.c: the whole that the words of the share mean; false if they mean none that is printed */
extern bool try_meant(Narrative *n, Bindings *b, int p, int part);

/* Is the share right of what the parts around it add up to? */
extern bool agrees_with_parts(const Narrative *n, int p, int part);

/* a、b，分别占A和B的x%、y%: each of a whole that the words name; false if p is none of them */
extern bool judge_each_named(Narrative *n, int p, int first, int count);

/* share_subject.c: whose share it is, by the words in front of 占; −1 if they name no level */
extern int	find_subject(const Narrative *n, int p);
extern int	find_near_subject(const Narrative *n, int p);
extern bool names_nothing(const Narrative *n, const Figure *f);
extern bool is_namesake(const Narrative *n, int p, int subject);

/* share_pair.c: 甲a起、亡b人，占总数的x%和y%: false if it is none of such a pair */
extern bool judge_pair_share(Narrative *n, int p);

/* 甲和乙: cuts the words between two places into so many names; false if there are more or fewer */
extern bool cut_names(const Narrative *n, size_t at, size_t end, size_t *from, size_t *to, int count);

/* share_row.c: 甲占x%，乙占y%, the last one at p; 甲和乙占P%: false if it is no sum of percentages */
extern void judge_share_row(Narrative *n, int p);
extern bool judge_percent_sum(Narrative *n, int p);

extern bool judge_named_sum(Narrative *n, int p);

/* share_survey.c: 共258人参与。… 满意201人占77.9% */
extern void try_survey(Narrative *n, Bindings *b, int p, int part);

#endif							/* SHARE_H */

/*-------------------------------------------------------------------------
 *
 * list.h
 *	  A whole and its parts, as the list judges share them.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef LIST_H
#define LIST_H

#include "judge.h"

/* A whole with a run of parts behind (or in front of) it. */
typedef struct List
{
	int			whole;
	int			part[LIST_PARTS];
	int			count;
	int			end;			/* behind the last figure that belongs to it */
	bool		cued;			/* 其中, 包括: words say that it is one */
	bool		divided;		/* 按科目分: they say of what it is a division, see list_lead.c */
	bool		bracket;
	wide		sum;
} List;

/* Do two figures play the same part, so that they may stand in one list? */
extern bool same_series(const Narrative *n, const Figure *a, const Figure *b);

/* A change downwards is negative. */
extern wide signed_value(const Figure *f);

/* The difference that rounding leaves between a whole and these parts. */
extern wide list_room(const Narrative *n, const List *list);

/* The next figure that may be a part: what sits in a deeper bracket or under a part is skipped. */
extern int	next_part(const Narrative *n, const List *list, int at, int depth);

/* 由a、b组成: does the word that closes a list stand behind its last part? */
extern bool composes(const Narrative *n, int last);

/* How parts that were added up came out. */
typedef enum RunEnd
{
	RUN_NONE, RUN_EXACT, RUN_NEAR
} RunEnd;

/* Adds parts from `at` on until they give the whole. */
extern RunEnd run_forward(const Narrative *n, List *list, int at, int depth);

/* The parts as the words list them, where they do not give the whole. */
extern void natural_list(const Narrative *n, List *list, int at, int depth);

/* Makes the figures of the list its parts. */
extern void link_parts(Narrative *n, const List *list);

/* Says what the list gives; `reason` is for a list that does not add up. */
extern void claim_sum(Narrative *n, const List *list, ClaimReason reason);

/* Is the part one of 三公, and does the sentence speak of them, while the whole is none? */
extern bool names_three_public(const Narrative *n, const Figure *whole, const Figure *part);

/* Are the parts the three, and no others? */
extern bool is_three_public(const Narrative *n, const List *list);

/* The figure of a role and class that hangs on a part, before the next one; −1 if none does. */
extern int	attached(const Narrative *n, int part, int stop, FigureClass class, FigureRole role, uint64_t cues);

/* Where the figures that hang on a part (−1: on the whole) must end: the next part begins. */
extern int	stop_of(const Narrative *n, const List *list, int i);

/* chain.c: 下达A，调减D，实际下达V.  The way in which D changes A: 1, −1, 0 if it does not */
extern void judge_chain(Narrative *n, int q);
extern int	adjusts(const Narrative *n, const Figure *f);

/* A，用于b，用于c，其余V */
extern bool judge_rest(Narrative *n, int q);

/* list_total.c: 合计T behind its parts */
extern void judge_total_behind(Narrative *n, int t);

/* list_close.c: is the agreement of a list more than chance, and does it name all there is? */
extern bool convincing(const Narrative *n, const List *list);
extern bool list_is_closed(const Narrative *n, const List *list);
extern bool fills_bracket(const Narrative *n, const List *list);
extern bool has_closed_twin(const Narrative *n, const List *list);
extern bool says_mainly(const Narrative *n, const List *list);
extern bool is_of_another_whole(const Narrative *n, const List *list);

/* Does the label of a total say no more than of what kind it is: 项目资金共计? */
extern bool names_kind(const Narrative *n, const Figure *w);

/* list_named.c: 中央、省、市资金T，其中中央a，省级b，市级c; T，用于“甲”（a）和“乙”（b） */
extern bool names_parts(const Narrative *n, const List *list);
extern bool joins_last(const Narrative *n, const List *list);

/* list_behind.c: parts behind their whole that no word announces */
extern void judge_behind(Narrative *n, int t);

/* list_within.c: 甲T，乙U。甲中，a、b: parts of what the words in front of the first name */
extern void judge_within(Narrative *n, int first);

/* list_number.c: the amounts that the items behind a whole begin with, numbered from one on */
extern bool find_numbered(const Narrative *n, int t, List *list);

/* list_columns.c: wholes of several columns, and the items that have each of them */
extern void judge_columns(Narrative *n, int t);
extern bool fill_column(const Narrative *n, const List *list);

/* list_take.c: more parts of a list that does not give its whole, and with them all; false if there are none */
extern bool take_next_of_pair(const Narrative *n, List *list, int depth);
extern bool take_numbered(const Narrative *n, List *list, int depth);
extern bool take_sentences(const Narrative *n, List *list, int depth);
extern bool take_items(const Narrative *n, List *list);

/* list_over.c: parts that are more than their whole; does an earlier figure fit them? */
extern bool exceeds_whole(const Narrative *n, List *list);
extern bool fits_earlier(const Narrative *n, const List *list, bool closed);

/* list_lead.c: do the words in front of a part, in a sentence or group of its own, begin a division of the whole? */
extern bool begins_division(const Narrative *n, int whole, int first);
extern int	next_division(const Narrative *n, int whole);
extern bool turns_aside(const Narrative *n, const Figure *w, const Figure *f);
extern bool is_within(const Narrative *n, int whole, int first);
extern bool says_division(const char *s, size_t from, size_t to);

/* Does the list say with words that it is one? */
extern bool list_is_cued(const Narrative *n, int whole, int first);

/* list_family.c: do the names leave each other out?  Does the figure have one, in front or behind? */
extern bool one_family(const Narrative *n, const List *list);
extern bool all_apart(const Narrative *n, const List *list);
extern bool has_name(const Narrative *n, const Figure *f);
extern void name_behind(const Narrative *n, const Figure *f, size_t *from, size_t *to);
extern void figure_name(const Narrative *n, const Figure *f, size_t *from, size_t *to);

/* Two labels, three or four, that leave nothing out: 基本支出, 项目支出; 货物, 工程, 服务 */
extern bool complementary(const Narrative *n, const List *list);
extern bool complete_triple(const Narrative *n, const List *list);

/* May what has these names be in several of them at once? */
extern bool is_attribute(const Narrative *n, const Figure *f);
extern bool has_attribute(const Narrative *n, const List *list);
extern bool are_of_persons(const Narrative *n, const List *list);
extern bool are_steps(const Narrative *n, const List *list);

/* list_plain.c: parts right behind their whole, without a word that says so */
extern void judge_plain_list(Narrative *n, int t);

/* T，分别为：a、b: do the words between say that what follows is the whole? */
extern bool spells_out(const Narrative *n, const List *list);

/* Do the names of all parts end in the same character? */
extern bool end_alike(const Narrative *n, const List *list);

/* list_union.c: a total behind what is added up; false if there is none */
extern bool judge_union(Narrative *n, int t);
extern bool adds_to_part(const Narrative *n, const List *list);
extern bool judge_grand_total(Narrative *n, int t);

/* list_number.c: reads the numbers of items, before find_numbered() */
extern void number_items(Narrative *n);

/* Are two places of the text in clauses beside each other, whatever 、 divides in them? */
extern bool in_next_clause(const Narrative *n, size_t from, size_t to);

/* Do the parts give the whole but for one digit, of at least so many? */
extern bool list_slips(const Narrative *n, const List *list, int least);

/* a total that the amounts in front of it give but for one digit; false if there is none */
extern bool judge_slipped_total(Narrative *n, int t);

extern bool list_swaps(const Narrative *n, const List *list);
extern bool run_slips(const Narrative *n, const List *list);

/* likewise, what fills the group behind a whole, or the next sentence; and what is left of it */
extern void judge_slipped_run(Narrative *n, int t);
extern void judge_slipped_sentence(Narrative *n, int t);
extern void judge_taken_off(Narrative *n, int t);

/* list_hang.c: what hangs on the parts of a list that adds up */
extern void judge_hanging(Narrative *n, const List *list, bool exact);
extern void judge_shares_of(Narrative *n, const List *list, bool closed);

/* list_share.c: shares of one closed list give 100 % */
extern void claim_share_sum(Narrative *n, const int *share, int count, bool closed);

#endif							/* LIST_H */

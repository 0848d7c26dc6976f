/*-------------------------------------------------------------------------
 *
 * label.h
 *	  What the words in front of a figure call it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef LABEL_H
#define LABEL_H

#include "narrative.h"

/* The label between two places, without a year, spaces and cues at its ends. */
extern void set_label(const char *s, size_t from, size_t to, Figure *figure);

/* A label without the words that only say which figure of the thing it is: its length. */
extern size_t label_core(const char *s, size_t from, size_t to, char *core, size_t room);

/*
 * How much do two labels agree?  3 the same, 2 one holds the other, 0 no.
 * What says only budget, final account or total does not tell them apart.
 */
extern int	label_match(const char *body, size_t a, size_t a_end, size_t b, size_t b_end);

/* The same of the labels of two figures. */
extern int	labels_match(const Narrative *n, const Figure *a, const Figure *b);

/* Are they the very same words?  Does the first end, or begin, with all of the second? */
extern bool labels_equal(const Narrative *n, const Figure *a, const Figure *b);
extern bool label_ends_as(const Narrative *n, const Figure *a, const Figure *b);
extern bool label_begins_as(const Narrative *n, const Figure *a, const Figure *b);

/* The bytes that two labels share at their ends. */
extern size_t common_ending(const Narrative *n, const Figure *a, const Figure *b);

/* Does a label only say budget, final account, total? */
extern bool label_is_general(const Narrative *n, const Figure *f);

/* Does it say no more than that the figure is the plan's, or last year's? */
extern bool label_says_when(const Narrative *n, const Figure *f);

/* Does it say one of the two, and so not what the figure is of? */
extern bool label_names_nothing(const Narrative *n, const Figure *f);

/*
 * May a name mean what has that label?  Not if it names a whole that is printed
 * elsewhere, as 占GDP does, and the label does not.
 */
extern bool label_may_mean(const char *body, size_t name, size_t name_end, size_t label, size_t label_end);

/* Does the label of a figure end in the word? */
extern bool label_ends(const Narrative *n, const Figure *f, const char *word);

/* Does the label of a figure hold the word? */
extern bool label_holds(const Narrative *n, const Figure *f, const char *word);

/* Do the words of its clause in front of the figure hold this one?  One of these, of which NULL is the last? */
extern bool clause_holds(const Narrative *n, const Figure *f, const char *word);
extern bool clause_holds_any(const Narrative *n, const Figure *f, const char *const *words);

/* Where its own words begin, behind the figure of its clause in front; do these hold one of the words? */
extern size_t own_words(const Narrative *n, const Figure *f);
extern bool own_words_hold(const Narrative *n, const Figure *f, const char *const *words);

/* Where the words begin that a change compares with, behind the name of what changed. */
extern size_t name_ends(const Narrative *n, const Figure *d);

/* 同口径比2022年增加D: no name, but for what it is compared with */
extern bool change_names_nothing(const Narrative *n, const Figure *d);

#endif							/* LABEL_H */

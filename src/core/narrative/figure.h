/*-------------------------------------------------------------------------
 *
 * figure.h
 *	  Reading figures out of a paragraph, and what they have in common.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FIGURE_H
#define FIGURE_H

#include "cue.h"
#include "narrative.h"

/*
 * Reads figures from n->at on, up to `end` or until no more fit; n->at is then
 * behind what was read.
 */
extern void figures_read(Narrative *n, size_t end);

/* The character class of text[at] and its length. */
typedef enum MarkKind
{
	MARK_NONE, MARK_SPACE, MARK_PAUSE /* 、 */ , MARK_COMMA, MARK_COLON,
	MARK_SEMICOLON, MARK_STOP, MARK_OPEN, MARK_CLOSE, MARK_TITLE_OPEN,
	MARK_TITLE_CLOSE, MARK_DIGIT, MARK_DASH
} MarkKind;

extern MarkKind mark_at(const char *s, size_t avail, size_t *step);

/* Do both count the same, so that they add and compare? */
extern bool figure_same_dimension(const Narrative *n, const Figure *a, const Figure *b);

/*
 * How much do two labels agree?  3 the same, 2 one holds the other, 0 no.
 * What says only budget, final account or total does not tell them apart.
 */
extern int	label_match(const char *body, size_t a, size_t a_end, size_t b, size_t b_end);

/*
 * May a name mean what has that label?  Not if it names a whole that is printed
 * elsewhere, as 占GDP does, and the label does not.
 */
extern bool label_may_mean(const char *body, size_t name, size_t name_end, size_t label, size_t label_end);

/* Half a unit of the last decimal printed, times 10^FIGURE_SCALE. */
extern wide figure_half(const Figure *figure, int scale);

#endif							/* FIGURE_H */

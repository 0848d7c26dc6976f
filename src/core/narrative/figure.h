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
#include "label.h"
#include "mark.h"
#include "narrative.h"

/*
 * Reads figures from n->at on, up to `end` or until no more fit; n->at is then
 * behind what was read.
 */
extern void figures_read(Narrative *n, size_t end);

/* Do both count the same, so that they add and compare? */
extern bool figure_same_dimension(const Narrative *n, const Figure *a, const Figure *b);

/* Half a unit of the last decimal printed, times 10^FIGURE_SCALE. */
extern wide figure_half(const Figure *figure, int scale);

#endif							/* FIGURE_H */

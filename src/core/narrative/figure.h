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
#include "figure_number.h"
#include "label.h"
#include "mark.h"
#include "narrative.h"

/*
 * Reads figures from n->at on, up to `end` or until no more fit; n->at is then
 * behind what was read.
 */
extern void figures_read(Narrative *n, size_t end);

/* 以上, 余, 左右: do the words behind a figure make it a bound? */
extern bool bound_behind(const char *s, size_t at, size_t end);

#endif							/* FIGURE_H */

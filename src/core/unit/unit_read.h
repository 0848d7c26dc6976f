/*-------------------------------------------------------------------------
 *
 * unit_read.h
 *	  The unit that a text spells.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef UNIT_READ_H
#define UNIT_READ_H

#include "scan.h"
#include "unit.h"

/*
 * The unit that the text spells, e.g. "%", "万元", "台(套)"; the empty text is
 * UNIT_NONE.  False if it spells none: but for a note in brackets behind it a
 * unit holds no digit, space or punctuation.  An opaque unit points into the
 * text.
 */
extern bool unit_parse(const char *s, size_t len, Unit *unit);

/* The same of text in which no bracket is a note or holds all of the unit. */
extern bool unit_parse_plain(const char *s, size_t len, Unit *unit);

/* Is the text a unit in a bracket, and nothing else?  30(个) is 30个. */
extern bool unit_in_bracket(const char *s, size_t len, Scan *inside);

/*
 * The length of the unit in front of a note: of % in %(新增).  0 if there is no
 * note, as in 台(套), or no unit that is known.
 */
extern size_t unit_before_note(const char *s, size_t len);

/*
 * Does what stands in a bracket change what the number says, or whose number it
 * is: 90%(含以上), 500元(每人), 100%(未完成), 90%(上年), 5%(同比下降)?  What
 * squeeze() may read anew, as LaTeX, counts as such, too.
 */
extern bool unit_note_bears(const char *s, size_t len);

#endif							/* UNIT_READ_H */

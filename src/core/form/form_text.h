/*-------------------------------------------------------------------------
 *
 * form_text.h
 *	  The texts of cells without what typesetting left in them.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_TEXT_H
#define FORM_TEXT_H

#include <stdint.h>

#include "span.h"

/* Without blanks of any kind at both ends. */
extern Span form_text_trim(Span text);

/* Without any blank: 产␤出␤指␤标 is 产出指标. */
extern Span form_text_squeeze(const FormMemory *memory, Span text);

/* Its lines as one; a blank is kept only between Western letters and digits. */
extern Span form_text_join(const FormMemory *memory, Span text);

/* Folded as literals are (full-width forms as ASCII), without any blank. */
extern Span form_text_fold_squeeze(const FormMemory *memory, Span text);

/*
 * What a label is compared by: folded, without blanks, brackets and what is in
 * them, numbering and ★ in front, colon behind.
 */
extern Span form_text_key(const FormMemory *memory, Span text);

/* Up to a colon, and from behind it; false if there is none. */
extern bool form_text_split(Span text, Span *label, Span *value);

/* Nothing but dots, dashes and slashes.  无 is an answer. */
extern bool form_text_is_blank(Span text);

/*
 * The next group in brackets, and what stands before it; *rest goes behind it.
 * False if there is none; before is then all that was left.
 */
extern bool form_text_bracket(Span *rest, Span *before, Span *inner);

/* What stands in front of the next comma; *rest goes behind it. */
extern Span form_text_part(Span *rest);

/* The text without the brackets that hold points (50分) or nothing but a number. */
extern Span form_text_without_points(const FormMemory *memory, Span text);

/* The points in a bracket at the end of *text, which goes without: 水质（30分）; none if there are none. */
extern Span form_text_points(const FormMemory *memory, Span *text);

/*
 * How many boxes are ticked, and the word of the last: ☑经常性项目 □一次性项目,
 * 是□ 否☑; −1 if there is no box.
 */
extern int	form_text_ticked(Span text, Span *word);

/* Is there nothing in it but digits and those words? */
extern bool form_text_is_of(Span text, const Span *words, size_t count);

/* 2023/12/31, 2023年12月31日: a day with its year, of a text without blanks. */
extern bool form_text_is_day(Span text);

/* The first year from 1900 on that is followed by 年; 0 if there is none. */
extern int	form_text_year(Span text);

#endif							/* FORM_TEXT_H */

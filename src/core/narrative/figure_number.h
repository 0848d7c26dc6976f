/*-------------------------------------------------------------------------
 *
 * figure_number.h
 *	  The number and the unit of a figure.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FIGURE_NUMBER_H
#define FIGURE_NUMBER_H

#include "narrative.h"

typedef struct Number
{
	Decimal		value;
	size_t		end;
	int			digits;			/* in front of the decimals */
	bool		usable;
} Number;

/* Reads a number, its zeros at the end kept.  There is a digit at `at`. */
extern Number read_number(const char *s, size_t at, size_t end);

/* Reads the unit behind a number. */
extern void read_unit(const char *s, size_t end, Figure *figure, size_t *at);

/* 3亿1012.52万元 is one figure: reads the rest of it. */
extern void read_compound(const char *s, size_t end, Figure *figure, size_t *at);

/* What the text behind a number says of it: a date, an ordinal, a range? */
extern bool is_calendar(const char *s, size_t at, size_t end);

/* Does the text in front of it make it a code, an ordinal, a range? */
extern bool is_code(const char *s, size_t at);

/* Sets the value in base units; false if it is out of range. */
extern bool set_value(Figure *figure);

/* Do both count the same, so that they add and compare? */
extern bool figure_same_dimension(const Narrative *n, const Figure *a, const Figure *b);

/* Half a unit of the last decimal printed, times 10^FIGURE_SCALE. */
extern wide figure_half(const Figure *figure, int scale);

/* Does a ratio go on behind a number, 30:20?  Does a range, 10-20? */
extern bool ratio_goes_on(const char *s, size_t at, size_t end);
extern bool range_goes_on(const char *s, size_t at, size_t end);

#endif							/* FIGURE_NUMBER_H */

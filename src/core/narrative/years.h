/*-------------------------------------------------------------------------
 *
 * years.h
 *	  The years that words name.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef YEARS_H
#define YEARS_H

#include "figure.h"

/* The year that four digits are; 0 if they are none. */
extern int	year_at(const char *s, size_t avail);

/* The years of the last sentence of a stretch of text, in their order; −1 if there is no room for them. */
extern int	years_between(const Narrative *n, size_t from, size_t to, int *year, int room);

/* 与2022年相比, 较2022年: is it this year that the words in front of a figure compare with? */
extern bool compared_with(const Narrative *n, const Figure *f, int year);

/* Gives the figures of 2022年、2023年分别为a和b each its year. */
extern void settle_years(Narrative *n);

#endif							/* YEARS_H */

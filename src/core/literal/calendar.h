/*-------------------------------------------------------------------------
 *
 * calendar.h
 *	  What names a point in time and is no quantity (RULES §8).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "decimal.h"

/*
 * May the number be that of a year, 1900 to 2199?  `unit` is what follows it:
 * 年, alone or with anything behind it but another unit (2023年度, 2023年全年).
 */
extern bool calendar_year(Decimal number, const char *unit, size_t len);

/*
 * Does the text that follows a number name a point in time whatever the number
 * is: 月底前, 日前, 年年底, 月份?  月 and 日 alone may be durations.
 */
extern bool calendar_moment(const char *unit, size_t len);

/* 月, 季度, 号, 点, 时: what is a date unless a sign or a word makes it none. */
extern bool calendar_period(const char *unit, size_t len);

/*
 * Is the text a date of several parts, or with 底前 and the like behind it, or
 * both: 2023年12月, 6月30日前, 12月底前完成, 2023年1-12月, 2023-12-31?
 */
extern bool calendar_date(const char *s, size_t len);

/*
 * Is the text a month or a day in digits alone, 2023.12 or 20231231?  A number
 * may look like that; it is given as well.
 */
extern bool calendar_digits(const char *s, size_t len, Decimal *number);

#endif							/* CALENDAR_H */

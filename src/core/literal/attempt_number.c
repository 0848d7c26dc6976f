/*-------------------------------------------------------------------------
 *
 * attempt_number.c
 *	  The number of a quantity, in either kind of digits: 95, 九十五, 百分之九十五.
 *
 *-------------------------------------------------------------------------
 */
#include "attempt.h"

static const Fraction fractions[] = {
	{"百分之", "%", 0}, {"千分之", "‰", 0}, {"万分之", "‰", 1}
};

/* Takes 百分之 and the like; NULL if none stands here. */
static const Fraction *
scan_fraction(Scan *scan)
{
	if (scan_at_end(scan) || scan_at_digit(scan))
		return NULL;			/* the commonest case */
	for (size_t i = 0; i < COUNT_OF(fractions); i++)
		if (scan_word(scan, fractions[i].word))
			return &fractions[i];
	return NULL;
}

/* Reads a number in Chinese digits, the 九十五点五 of 百分之九十五点五 too. */
static bool
scan_chinese(Attempt *try, Decimal *number)
{
	const char *start = try->scan.at;

	try->chinese = true;
	if (try->fraction == &fractions[0] && scan_word(&try->scan, "百"))
	{
		number->coefficient = 100;
		number->scale = 0;
		return true;
	}
	if (scan_chinese_number(&try->scan, number) != NUMBER_OK ||
		(try->fraction != NULL && !scan_chinese_decimals(&try->scan, number)))
		return attempt_stop(try, start, REASON_NUMBER_MISSING);
	if (try->fraction != NULL)
		number->scale += try->fraction->scale;
	return true;
}

bool
attempt_number(Attempt *try, Decimal *number)
{
	const char *start = try->scan.at;

	try->fraction = scan_fraction(&try->scan);
	switch (scan_number(&try->scan, number))
	{
		case NUMBER_OK:
			return try->fraction != NULL ?
				attempt_stop(try, start, REASON_PERCENT_NUMERAL) : true;
		case NUMBER_TOO_LARGE:
			try->out_of_range = REASON_NUMBER_TOO_LARGE;
			try->stopped = start;
			return true;
		case NUMBER_TOO_FINE:
			try->out_of_range = REASON_NUMBER_TOO_FINE;
			try->stopped = start;
			return true;
		case NUMBER_BAD:
			return attempt_stop(try, try->scan.at, REASON_DIGIT_AFTER_POINT);
		case NUMBER_NONE:
			break;
	}
	return scan_chinese(try, number);
}

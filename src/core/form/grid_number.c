/*-------------------------------------------------------------------------
 *
 * grid_number.c
 *	  Numbers as spreadsheets hold them, without the residue of float.
 *
 *-------------------------------------------------------------------------
 */
#include "grid.h"

#define SURE_DIGITS		15
#define MAX_EXPONENT	30

/* The digits without leading zeros, and where the decimal point stands. */
typedef struct Digits
{
	char		digit[SURE_DIGITS + 1];
	int			count;			/* of digit */
	int			point;			/* 0.d1d2d3 × 10^point */
} Digits;

/* Reads the digits in front of an exponent; false if they are no number. */
static bool
read_digits(Span *rest, Digits *digits)
{
	bool		any = false;
	bool		decimals = false;

	digits->count = 0;
	digits->point = 0;
	for (; rest->len > 0; *rest = span_from(*rest, 1))
	{
		char		c = *rest->s;

		if (c == '.' && !decimals)
		{
			decimals = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		any = true;
		if (digits->count == 0 && c == '0')
			digits->point -= decimals;
		else
		{
			digits->point += !decimals;
			if (digits->count <= SURE_DIGITS)
				digits->digit[digits->count++] = c;
		}
		if (digits->point > MAX_EXPONENT * 2 || digits->point < -MAX_EXPONENT * 2)
			return false;
	}
	return any;
}

/* Rounds to the digits that are sure, half away from zero, and trims zeros. */
static void
round_digits(Digits *digits)
{
	if (digits->count > SURE_DIGITS)
	{
		bool		up = digits->digit[SURE_DIGITS] >= '5';

		digits->count = SURE_DIGITS;
		while (up && digits->count > 0)
		{
			up = digits->digit[digits->count - 1] == '9';
			if (up)
				digits->count--;
			else
				digits->digit[digits->count - 1]++;
		}
		if (up)
		{
			digits->digit[digits->count++] = '1';
			digits->point++;
		}
	}
	while (digits->count > 0 && digits->digit[digits->count - 1] == '0')
		digits->count--;
}

/* Reads an exponent, if any; false if something else follows. */
static bool
read_exponent(Span rest, int *exponent)
{
	bool		negative;

	*exponent = 0;
	if (rest.len == 0)
		return true;
	if (*rest.s != 'e' && *rest.s != 'E')
		return false;
	rest = span_from(rest, 1);
	negative = rest.len > 0 && *rest.s == '-';
	if (rest.len > 0 && (*rest.s == '-' || *rest.s == '+'))
		rest = span_from(rest, 1);
	if (rest.len == 0 || rest.len > 3)
		return false;
	for (; rest.len > 0; rest = span_from(rest, 1))
	{
		if (*rest.s < '0' || *rest.s > '9')
			return false;
		*exponent = *exponent * 10 + (*rest.s - '0');
	}
	if (negative)
		*exponent = -*exponent;
	return true;
}

size_t
grid_number(Span number, char *buf)
{
	Digits		digits;
	int			exponent;
	size_t		n = 0;
	bool		negative = number.len > 0 && *number.s == '-';

	if (negative)
		number = span_from(number, 1);
	if (!read_digits(&number, &digits) || !read_exponent(number, &exponent))
		return 0;
	round_digits(&digits);
	if (digits.count == 0)
	{
		buf[0] = '0';
		return 1;
	}
	digits.point += exponent;
	if (digits.point > MAX_EXPONENT || digits.point < -MAX_EXPONENT)
		return 0;

	if (negative)
		buf[n++] = '-';
	if (digits.point <= 0)
		buf[n++] = '0';
	for (int i = 0; i < digits.point; i++)
		buf[n++] = i < digits.count ? digits.digit[i] : '0';
	if (digits.count > digits.point)
		buf[n++] = '.';
	for (int i = digits.point; i < 0; i++)
		buf[n++] = '0';
	for (int i = digits.point > 0 ? digits.point : 0; i < digits.count; i++)
		buf[n++] = digits.digit[i];
	return n;
}

/*-------------------------------------------------------------------------
 *
 * sheet_number.c
 *	  Numbers as spreadsheets hand them over.
 *
 *-------------------------------------------------------------------------
 */
#include "sheet_number.h"

#include <string.h>

/* Beyond this a figure is no figure of a report. */
#define MAX_EXPONENT	200

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes the zeros off both ends of the digits. */
static void
strip_zeros(SheetNumber *number)
{
	int			lead = 0;

	while (number->count > 0 && number->digits[number->count - 1] == '0')
		number->count--;
	while (lead < number->count && number->digits[lead] == '0')
		lead++;
	memmove(number->digits, number->digits + lead, number->count - lead);
	number->count -= lead;
	number->point = number->count == 0 ? 0 : number->point - lead;
}

/* The digits before the exponent; false if there are none, or too many. */
static bool
read_digits(const char **at, const char *end, SheetNumber *number)
{
	const char *s = *at;
	bool		behind = false;
	bool		any = false;

	number->count = 0;
	number->point = 0;
	for (; s < end && (is_digit(*s) || (*s == '.' && !behind)); s++)
	{
		if (*s == '.')
		{
			behind = true;
			continue;
		}
		any = true;
		if (number->count == 0 && *s == '0')
		{
			number->point -= behind;
			continue;
		}
		if (number->count == SHEET_NUMBER_MAX_DIGITS)
			return false;
		number->digits[number->count++] = *s;
		number->point += !behind;
	}
	*at = s;
	return any;
}

/* E and its number, if they are there. */
static bool
read_exponent(const char *s, const char *end, int *exponent)
{
	bool		negative = false;

	*exponent = 0;
	if (s == end)
		return true;
	if (*s != 'E' && *s != 'e')
		return false;
	s++;
	if (s < end && (*s == '-' || *s == '+'))
		negative = *s++ == '-';
	if (s == end)
		return false;
	for (; s < end; s++)
	{
		if (!is_digit(*s) || *exponent > MAX_EXPONENT)
			return false;
		*exponent = *exponent * 10 + (*s - '0');
	}
	if (*exponent > MAX_EXPONENT)
		return false;
	if (negative)
		*exponent = -*exponent;
	return true;
}

bool
sheet_number_read(const char *s, size_t len, SheetNumber *number)
{
	const char *end = s + len;

	number->negative = s < end && *s == '-';
	if (s < end && (*s == '-' || *s == '+'))
		s++;
	if (!read_digits(&s, end, number) || !read_exponent(s, end, &number->exponent))
		return false;
	number->point += number->exponent;
	strip_zeros(number);
	return true;
}

bool
sheet_number_is_scientific(const char *s, size_t len)
{
	const char *at = len > 0 ? memchr(s, 'E', len) : NULL;
	SheetNumber number;

	return at != NULL && at + 1 < s + len && (at[1] == '+' || at[1] == '-') && sheet_number_read(s, len, &number);
}

int
sheet_number_decimals(const SheetNumber *number)
{
	int			decimals = number->count - number->point;

	return number->count > 0 && decimals > 0 ? decimals : 0;
}

void
sheet_number_round(SheetNumber *number, int digits)
{
	int			i;

	if (digits >= number->count)
		return;
	if (digits < 0 || (digits == 0 && number->digits[0] < '5'))
	{
		number->count = 0;
		number->point = 0;
		return;
	}
	number->count = digits;
	if (number->digits[digits] < '5')
	{
		strip_zeros(number);
		return;
	}
	for (i = digits - 1; i >= 0 && number->digits[i] == '9'; i--)
		number->digits[i] = '0';
	if (i >= 0)
		number->digits[i]++;
	else
	{
		number->digits[0] = '1';	/* 9.99 became 10.0 */
		number->count = 1;
		number->point++;
	}
	strip_zeros(number);
}

void
sheet_number_round_decimals(SheetNumber *number, int decimals)
{
	sheet_number_round(number, number->point + decimals);
}

size_t
sheet_number_print(const SheetNumber *number, char *buf)
{
	char	   *out = buf;

	if (number->negative && number->count > 0)
		*out++ = '-';
	if (number->point <= 0)
		*out++ = '0';
	for (int i = 0; i < number->point; i++)
		*out++ = i < number->count ? number->digits[i] : '0';
	if (number->count > 0 && number->count > number->point)
	{
		*out++ = '.';
		for (int i = number->point; i < number->count; i++)
			*out++ = i < 0 ? '0' : number->digits[i];
	}
	*out = '\0';
	return out - buf;
}

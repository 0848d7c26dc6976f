/*-------------------------------------------------------------------------
 *
 * scan.c
 *	  Numbers in Arabic and in Chinese digits.
 *
 *-------------------------------------------------------------------------
 */
#include "scan.h"

/* With the four digits in front of them these still fit. */
#define CHINESE_DECIMALS	12

/* Skips a thousands separator if three digits, and no fourth, follow it. */
static bool
scan_thousands(Scan *scan)
{
	Scan		ahead = *scan;

	if (!scan_word(&ahead, ",") && !scan_word(&ahead, "，"))
		return false;
	for (int i = 0; i < 3; i++)
	{
		if (!scan_at_digit(&ahead))
			return false;
		ahead.at++;
	}
	if (scan_at_digit(&ahead))
		return false;
	if (!scan_word(scan, ","))
		scan_word(scan, "，");
	return true;
}

/* Appends a digit; false if the coefficient would have too many. */
static bool
append_digit(Decimal *number, int *digits, char c)
{
	if (number->coefficient != 0 || c != '0')
		(*digits)++;
	if (*digits > DECIMAL_MAX_DIGITS)
		return false;
	number->coefficient = number->coefficient * 10 + (c - '0');
	return true;
}

static ScanNumber
scan_decimals(Scan *scan, Decimal *number, int *digits)
{
	int			pending = 0;	/* zeros that count only if a digit follows */
	ScanNumber	found = NUMBER_OK;

	if (!scan_at_digit(scan))
		return NUMBER_BAD;
	for (; scan_at_digit(scan); scan->at++)
	{
		if (*scan->at == '0')
		{
			pending++;
			continue;
		}
		if (number->scale + pending + 1 > DECIMAL_MAX_SCALE)
		{
			found = NUMBER_TOO_FINE;
			continue;
		}
		for (; pending > 0; pending--, number->scale++)
			if (!append_digit(number, digits, '0'))
				found = NUMBER_TOO_LARGE;
		if (!append_digit(number, digits, *scan->at))
			found = NUMBER_TOO_LARGE;
		number->scale++;
	}
	return found;
}

/* Does .5 stand here? */
static bool
at_point(const Scan *scan)
{
	Scan		ahead = *scan;

	return scan_word(&ahead, ".") && scan_at_digit(&ahead);
}

ScanNumber
scan_number(Scan *scan, Decimal *number)
{
	Scan		ahead = *scan;
	bool		negative = false;
	bool		grouped = false;
	char		first;
	int			digits = 0;
	int			run = 0;		/* digits since the start or the last comma */
	ScanNumber	found = NUMBER_OK;

	number->coefficient = 0;
	number->scale = 0;
	if (scan_word(&ahead, "-"))
		negative = true;
	else
		scan_word(&ahead, "+");
	if (!scan_at_digit(&ahead) && !at_point(&ahead))
		return NUMBER_NONE;

	first = scan_at_digit(&ahead) ? *ahead.at : '0';
	for (;;)
	{
		if (scan_at_digit(&ahead))
		{
			if (!append_digit(number, &digits, *ahead.at))
				found = NUMBER_TOO_LARGE;
			ahead.at++;
			run++;
		}
		else if ((grouped ? run == 3 : run <= 3 && first != '0') &&
				 scan_thousands(&ahead))
		{
			grouped = true;
			run = 0;
		}
		else
			break;
	}
	if (scan_word(&ahead, "."))
	{
		ScanNumber	decimals = scan_decimals(&ahead, number, &digits);

		if (found == NUMBER_OK)
			found = decimals;
	}
	if (negative)
		number->coefficient = -number->coefficient;
	scan->at = ahead.at;
	return found;
}

/* The digit, from 1 to 9, that a Chinese character means, or -1. */
static int
scan_chinese_digit(Scan *scan)
{
	static const char *const digit[] = {
		"一", "二", "三", "四", "五", "六", "七", "八", "九"
	};

	for (int i = 0; i < 9; i++)
		if (scan_word(scan, digit[i]))
			return i + 1;
	return scan_word(scan, "两") ? 2 : -1;
}

/*
 * Places run downwards.  A place left out wants 零, so that 三百五, which means
 * 350 and not 305, is no number here.
 */
ScanNumber
scan_chinese_number(Scan *scan, Decimal *number)
{
	static const struct
	{
		const char *word;
		int			value;
	}			place[] = {{"千", 1000}, {"百", 100}, {"十", 10}, {"", 1}};
	Scan		ahead = *scan;
	int			total = 0;
	int			last = 0;		/* value of the place before, 0 at the start */

	if (scan_word(&ahead, "零") || scan_word(&ahead, "〇"))
		last = 1;
	for (int i = 0; last != 1 && i < 4; i++)
	{
		Scan		before = ahead;
		bool		zero = last != 0 && scan_word(&ahead, "零");
		int			digit = scan_chinese_digit(&ahead);

		if (digit < 0 && (last == 0 || zero) && place[i].value == 10)
			digit = 1;			/* 十二 needs no 一, nor does 两千零十 */
		if (digit > 0 && scan_word(&ahead, place[i].word) &&
			zero == (last > place[i].value * 10))
		{
			total += digit * place[i].value;
			last = place[i].value;
		}
		else
			ahead = before;
	}
	if (last == 0)
		return NUMBER_NONE;
	number->coefficient = total;
	number->scale = 0;
	scan->at = ahead.at;
	return NUMBER_OK;
}

bool
scan_chinese_decimals(Scan *scan, Decimal *number)
{
	Scan		ahead = *scan;
	Decimal		result = *number;

	if (!scan_word(&ahead, "点"))
		return true;
	while (!scan_at_end(&ahead))
	{
		int			digit = scan_word(&ahead, "零") || scan_word(&ahead, "〇") ? 0 :
			scan_chinese_digit(&ahead);

		if (digit < 0)
			break;
		if (++result.scale > CHINESE_DECIMALS)
			return false;
		result.coefficient = result.coefficient * 10 + digit;
	}
	if (result.scale == number->scale)
		return false;
	*number = result;
	*scan = ahead;
	return true;
}

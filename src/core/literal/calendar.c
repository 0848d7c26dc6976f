/*-------------------------------------------------------------------------
 *
 * calendar.c
 *	  What names a point in time and is no quantity (RULES §8).
 *
 *-------------------------------------------------------------------------
 */
#include "calendar.h"

#include "scan.h"

/* The parts of a date, from the largest on. */
static const struct
{
	const char *word;
	int			rank;
	int			from;
	int			to;
}			parts[] = {
	{"年度", 0, 1900, 2199}, {"年", 0, 1900, 2199},
	{"季度", 1, 1, 4},
	{"月份", 1, 1, 12}, {"月", 1, 1, 12},
	{"日", 2, 1, 31}, {"号", 2, 1, 31},
	{"时", 3, 0, 24}, {"点", 3, 0, 24}
};

/* What follows a part of a date, and would make no sense behind a duration. */
static const char *const tails[] = {
	"年底", "年末", "年初", "年中", "年内", "全年", "上半年", "下半年", "月底",
	"月末", "月初", "底", "末", "初", "中旬", "上旬", "下旬", "份", "之前", "以前",
	"前", "之后", "以后", "后", "起", "止"
};

bool
calendar_year(Decimal number, const char *unit, size_t len)
{
	Scan		scan = {unit, unit + len};

	return number.scale == 0 && number.coefficient >= 1900 &&
		number.coefficient < 2200 && scan_word(&scan, "年") &&
		memchr(unit, '/', len) == NULL && memchr(unit, '*', len) == NULL;
}

/* Skips all tails that stand here; false if there are none. */
static bool
skip_tails(Scan *scan)
{
	const char *start = scan->at;

	while (scan_any(scan, tails, COUNT_OF(tails)))
		 /* on to the next */ ;
	return scan->at > start;
}

bool
calendar_moment(const char *unit, size_t len)
{
	static const char *const words[] = {
		"年", "个季度", "季度", "个月", "月", "个工作日", "工作日", "日", "号",
		"天", "周", "个小时", "小时", "点钟", "点", "时"
	};
	Scan		scan = {unit, unit + len};

	return scan_any(&scan, words, COUNT_OF(words)) && skip_tails(&scan) &&
		scan_at_end(&scan);
}

bool
calendar_period(const char *unit, size_t len)
{
	static const char *const words[] = {"月", "季度", "号", "点钟", "点", "时"};
	Scan		scan = {unit, unit + len};

	return scan_any(&scan, words, COUNT_OF(words)) &&
		(scan_at_end(&scan) || *scan.at == '(');
}

/* Reads digits; false if there are none, or more than a year has. */
static bool
scan_ordinal(Scan *scan, int *number)
{
	int			digits = 0;

	*number = 0;
	for (; scan_at_digit(scan); scan->at++)
	{
		if (++digits > 4)
			return false;
		*number = *number * 10 + (*scan->at - '0');
	}
	return digits > 0;
}

/* 2023-12-31, 2023/12/31 or 2023.12.31 */
static bool
scan_digits_date(Scan *scan)
{
	static const char *const separators[] = {"-", "/", "."};
	Scan		ahead = *scan;
	int			year;
	int			month;
	int			day;

	if (!scan_ordinal(&ahead, &year) || year < 1900 || year >= 2200)
		return false;
	for (size_t i = 0; i < COUNT_OF(separators); i++)
		if (scan_word(&ahead, separators[i]))
		{
			if (!scan_ordinal(&ahead, &month) || month < 1 || month > 12 ||
				!scan_word(&ahead, separators[i]) ||
				!scan_ordinal(&ahead, &day) || day < 1 || day > 31)
				return false;
			*scan = ahead;
			return true;
		}
	return false;
}

/*
 * Reads 30日, or 第4季度, after a part of `rank`; false if what stands there is
 * no smaller part.  Behind a year 1-12月 is a part as well.
 */
static bool
scan_part(Scan *scan, int *rank)
{
	static const char *const separators[] = {"-", "~", "至", "到"};
	Scan		ahead = *scan;
	int			number;
	int			second;

	(void) scan_word(&ahead, "第");
	if (!scan_ordinal(&ahead, &number))
	{
		Decimal		chinese;

		if (scan_chinese_number(&ahead, &chinese) != NUMBER_OK)
			return false;
		number = (int) chinese.coefficient;
	}
	second = number;
	if (*rank == 0 && scan_any(&ahead, separators, COUNT_OF(separators)) &&
		!scan_ordinal(&ahead, &second))
		return false;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (parts[i].rank > *rank && scan_word(&ahead, parts[i].word))
		{
			if (number < parts[i].from || number > parts[i].to ||
				second < number || second > parts[i].to)
				return false;
			*rank = parts[i].rank;
			*scan = ahead;
			return true;
		}
	return false;
}

bool
calendar_date(const char *s, size_t len)
{
	Scan		scan = {s, s + len};
	int			rank = -1;
	int			count = 0;

	if (scan_digits_date(&scan))
		count = 2;
	else
		while (scan_part(&scan, &rank))
			count++;
	if (count == 0 || (!skip_tails(&scan) && count == 1))
		return false;			/* 12月 may be a duration */
	(void) scan_word(&scan, "完成");
	return scan_at_end(&scan);
}

static int
days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (leap && month == 2 ? 1 : 0);
}

bool
calendar_digits(const char *s, size_t len, Decimal *number)
{
	bool		is_month = len == strlen("2023.12");
	int			digits = 0;
	int			year;
	int			month;
	int			day;

	if (!is_month && len != strlen("20231231"))
		return false;
	for (size_t i = 0; i < len; i++)
	{
		if (is_month && i == strlen("2023"))
		{
			if (s[i] != '.')
				return false;
		}
		else if (s[i] < '0' || s[i] > '9')
			return false;
		else
			digits = digits * 10 + (s[i] - '0');
	}
	number->coefficient = digits;
	number->scale = is_month ? 2 : 0;
	day = is_month ? 1 : digits % 100;
	month = is_month ? digits % 100 : digits / 100 % 100;
	year = is_month ? digits / 100 : digits / 10000;
	return year >= 1900 && year < 2200 && month >= 1 && month <= 12 &&
		day >= 1 && day <= days_of_month(year, month);
}

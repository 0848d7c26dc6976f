/*-------------------------------------------------------------------------
 *
 * deadline.c
 *	  A date held against a deadline (RULES §3).
 *
 * A date is [word] parts [tail] [前] [verb]: 不晚于2025年10月底前完成.  What is not
 * all of that is no date.
 *
 *-------------------------------------------------------------------------
 */
#include "deadline.h"

#include <string.h>

#include "scan.h"
#include "squeeze.h"
#include "words.h"

/* Longer texts are sentences. */
#define DATE_MAX_BYTES	96

/* Two dates without a year are held to be in one that is no leap year. */
#define ANY_YEAR		2001

#define SCAN_ANY(scan, words) scan_any(scan, words, COUNT_OF(words))

/* Days of a year, from the first to the last. */
typedef struct Period
{
	int			year;			/* 0 if it is not said */
	int			from_month;
	int			from_day;
	int			to_month;
	int			to_day;			/* 31 for the last of any month */
	bool		before;			/* by then, or earlier */
	bool		vague;			/* 10月前: before it, or before its end */
	const char *verb;			/* NULL if there is none */
} Period;

static int
days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (leap && month == 2 ? 1 : 0);
}

/* Days from the first of January of ANY_YEAR; a day beyond the month is its last. */
static int
day_number(int year, int month, int day)
{
	int			y = year - 1;
	int			n = y * 365 + y / 4 - y / 100 + y / 400;
	int			last = days_of_month(year, month);

	for (int m = 1; m < month; m++)
		n += days_of_month(year, m);
	return n + (day < last ? day : last);
}

/* Reads up to four digits, or a Chinese numeral. */
static bool
scan_ordinal(Scan *scan, int *number)
{
	Decimal		chinese;
	int			digits = 0;

	*number = 0;
	for (; scan_at_digit(scan); scan->at++)
	{
		if (++digits > 4)
			return false;
		*number = *number * 10 + (*scan->at - '0');
	}
	if (digits > 0)
		return true;
	if (scan_chinese_number(scan, &chinese) != NUMBER_OK)
		return false;
	*number = (int) chinese.coefficient;
	return true;
}

static bool
is_year(int number)
{
	return number >= 1900 && number < 2200;
}

static void
set_month(Period *period, int month)
{
	period->from_month = period->to_month = month;
	period->from_day = 1;
	period->to_day = 31;
}

/* Sets the day; false if the month has none such. */
static bool
set_day(Period *period, int day)
{
	period->from_day = period->to_day = day;
	return day >= 1 && day <= days_of_month(period->year != 0 ? period->year : 2000,
											period->to_month);
}

/* 20251020 */
static bool
scan_eight_digits(Scan *scan, Period *period)
{
	int			digits = 0;

	if (scan->end - scan->at < 8)
		return false;
	for (int i = 0; i < 8; i++)
	{
		if (scan->at[i] < '0' || scan->at[i] > '9')
			return false;
		digits = digits * 10 + (scan->at[i] - '0');
	}
	period->year = digits / 10000;
	if (!is_year(period->year) || digits / 100 % 100 < 1 || digits / 100 % 100 > 12)
		return false;
	set_month(period, digits / 100 % 100);
	scan->at += 8;
	return set_day(period, digits % 100);
}

/* 2025-10-20, 2025/10/20, 2025.10.20, and without the day */
static bool
scan_digits_date(Scan *scan, Period *period)
{
	static const char *const separators[] = {"-", "/", "."};
	Scan		ahead = *scan;
	int			month;
	int			day;

	if (!scan_at_digit(&ahead) || !scan_ordinal(&ahead, &period->year) || !is_year(period->year))
		return false;
	for (size_t i = 0; i < COUNT_OF(separators); i++)
	{
		if (!scan_word(&ahead, separators[i]))
			continue;
		if (!scan_at_digit(&ahead) || !scan_ordinal(&ahead, &month) || month < 1 || month > 12)
			return false;
		set_month(period, month);
		*scan = ahead;
		if (!scan_word(&ahead, separators[i]))
			return true;
		if (!scan_at_digit(&ahead) || !scan_ordinal(&ahead, &day))
			return false;
		*scan = ahead;
		return set_day(period, day);
	}
	return false;
}

/* A month, a quarter or a half of the year; *is_month tells whether a day may follow. */
static bool
scan_part_of_year(Scan *scan, Period *period, bool *is_month)
{
	static const char *const months[] = {"月份", "月"};
	Scan		ahead = *scan;
	int			number;

	*is_month = false;
	if (scan_word(&ahead, "上半年") || scan_word(&ahead, "下半年"))
	{
		bool		first = scan_begins(scan->at, (size_t) (scan->end - scan->at), "上");

		set_month(period, first ? 6 : 12);
		period->from_month = first ? 1 : 7;
		*scan = ahead;
		return true;
	}
	(void) scan_word(&ahead, "第");
	if (!scan_ordinal(&ahead, &number))
		return false;
	if (SCAN_ANY(&ahead, months) && number >= 1 && number <= 12)
	{
		set_month(period, number);
		*is_month = true;
	}
	else if (scan_word(&ahead, "季度") && number >= 1 && number <= 4)
	{
		set_month(period, number * 3);
		period->from_month = number * 3 - 2;
	}
	else
		return false;
	*scan = ahead;
	return true;
}

/* 2025年10月20日, or any part of it; 年底 and 本年10月, too */
static bool
scan_named_date(Scan *scan, Period *period, bool *has_day)
{
	static const char *const this_year[] = {"本年度", "当年度", "本年", "当年"};
	static const char *const days[] = {"日", "号"};
	Scan		ahead = *scan;
	bool		has_year;
	bool		is_month;
	int			number;

	has_year = SCAN_ANY(&ahead, this_year);
	if (!has_year && scan_ordinal(&ahead, &number) && is_year(number) && scan_word(&ahead, "年"))
	{
		(void) scan_word(&ahead, "度");
		period->year = number;
		has_year = true;
	}
	if (has_year)
		*scan = ahead;
	else
		ahead = *scan;
	set_month(period, 12);
	if (!scan_part_of_year(&ahead, period, &is_month))
	{
		period->from_month = 1;
		if (has_year)
			return true;
		/* 年底 */
		return scan_word(scan, "年") && !scan_at_end(scan);
	}
	*scan = ahead;
	if (is_month && scan_ordinal(&ahead, &number) && SCAN_ANY(&ahead, days))
	{
		*scan = ahead;
		*has_day = true;
		return set_day(period, number);
	}
	return true;
}

/* 底, 上旬 and the like behind a month or a longer period. */
static bool
scan_tail(Scan *scan, Period *period)
{
	static const char *const ends[] = {"年底", "年末", "月底", "月末", "底", "末"};

	if (SCAN_ANY(scan, ends))
	{
		period->from_month = period->to_month;
		period->from_day = 21;
		return true;
	}
	if (period->from_month != period->to_month)
		return false;
	if (scan_word(scan, "上旬"))
		period->to_day = 10;
	else if (scan_word(scan, "中旬"))
	{
		period->from_day = 11;
		period->to_day = 20;
	}
	else if (scan_word(scan, "下旬"))
		period->from_day = 21;
	else
		return false;
	return true;
}

/* Reads all of a text without its sign as a date. */
static bool
read_period(const Scan *words, Period *period)
{
	static const char *const openings[] = {
		"不晚于", "不迟于", "最晚", "最迟", "截至", "截止", "已于", "于", "在"
	};
	static const char *const befores[] = {"之前", "以前", "前"};
	static const char *const withins[] = {"之内", "以内", "内"};
	static const char *const verbs[] = {
		"已全部完成", "全部完成", "按时完成", "按期完成", "已完成", "完成", "办结", "竣工", "完工", "建成",
		"交付", "验收"
	};
	char		squeezed[DATE_MAX_BYTES];
	Scan		scan;
	bool		has_day = false;
	bool		ends = false;

	memset(period, 0, sizeof(*period));
	if (words->end - words->at > DATE_MAX_BYTES || scan_at_end(words))
		return false;
	scan.at = squeezed;
	scan.end = squeezed + squeeze(words->at, (size_t) (words->end - words->at), squeezed);
	(void) SCAN_ANY(&scan, openings);
	if (scan_eight_digits(&scan, period))
		has_day = true;
	else
	{
		Scan		digits = scan;

		period->year = 0;
		if (scan_digits_date(&digits, period))
		{
			scan = digits;
			has_day = period->from_day == period->to_day;
		}
		else
		{
			memset(period, 0, sizeof(*period));
			if (!scan_named_date(&scan, period, &has_day))
				return false;
		}
	}
	if (!has_day)
		ends = scan_tail(&scan, period);
	if (SCAN_ANY(&scan, befores))
	{
		period->before = true;
		period->vague = !has_day && !ends;
	}
	else
		period->before = SCAN_ANY(&scan, withins);
	for (size_t i = 0; i < COUNT_OF(verbs) && period->verb == NULL; i++)
		if (scan_word(&scan, verbs[i]))
			period->verb = strstr(verbs[i], "完成") != NULL ? "完成" : verbs[i];
	return scan_at_end(&scan);
}

/* Does the name of an indicator say that its figure is a point in time? */
static bool
names_time(const char *name, size_t len)
{
	static const char *const durations[] = {"工期", "周期", "期限", "时长", "天数"};
	static const char *const times[] = {
		"完成时间", "完成时限", "完成时点", "截止", "办结时间", "办结时限", "完工时间", "竣工时间", "建成时间",
		"交付时间", "验收时间", "开工时间", "发放时间", "支付时间", "拨付时间", "到位时间", "下达时间", "报送时间",
		"上线时间", "时间节点"
	};
	bool		found = false;

	if (name == NULL)
		return false;
	for (Scan scan = {name, name + len}; !scan_at_end(&scan); scan.at++)
	{
		Scan		here = scan;

		if (SCAN_ANY(&here, durations))
			return false;
		found |= SCAN_ANY(&here, times);
	}
	return found;
}

/* The deadline that a target is. */
static bool
read_deadline(const Literal *target, const char *name, size_t name_len, Period *period)
{
	Scan		words;
	Comparator	sign;

	if (target->kind == LITERAL_QUANTITY)
	{
		if (target->comparator != COMPARATOR_LE || target->unit.code != UNIT_CODE_MONTHS ||
			target->unit.power != 0 || target->low.scale != 0 ||
			target->low.coefficient < 1 || target->low.coefficient > 12 ||
			!names_time(name, name_len))
			return false;
		memset(period, 0, sizeof(*period));
		set_month(period, (int) target->low.coefficient);
		return true;
	}
	if (target->kind != LITERAL_TEXT)
		return false;
	words.at = target->text;
	words.end = target->text + target->text_len;
	sign = scan_sign(&words);
	if (sign == COMPARATOR_GE || sign == COMPARATOR_GT || !read_period(&words, period))
		return false;
	if (sign == COMPARATOR_LT && period->from_day != period->to_day)
		period->vague = true;
	return true;
}

/* Compares, in one calendar, when it was done with the deadline. */
static DeadlineVerdict
compare_periods(const Period *done, const Period *due, int *days_late)
{
	int			first = day_number(done->year, done->from_month, done->from_day);
	int			last = day_number(done->year, done->to_month, done->to_day);
	int			limit = day_number(due->year, due->to_month, due->to_day);
	int			sure = !due->vague ? limit :
		day_number(due->year, due->from_month, due->from_day) - 1;

	if (last <= sure)
		return DEADLINE_KEPT;
	if (done->before || first <= limit)
		return DEADLINE_UNDECIDED;
	*days_late = first - limit;
	return DEADLINE_MISSED;
}

DeadlineVerdict
deadline_verdict(const Literal *value, const Literal *target, int fiscal_year,
				 const char *name, size_t name_len, int *days_late)
{
	Scan		words;
	Period		done;
	Period		due;

	if (value->kind != LITERAL_TEXT)
		return DEADLINE_NONE;
	words.at = value->text;
	words.end = value->text + value->text_len;
	if (!is_year(fiscal_year))
		fiscal_year = 0;
	(void) scan_sign(&words);
	if (!read_deadline(target, name, name_len, &due) || !read_period(&words, &done))
		return DEADLINE_NONE;
	if (done.verb != NULL && due.verb != NULL && strcmp(done.verb, due.verb) != 0)
		return DEADLINE_UNDECIDED;
	if ((done.year == 0) != (due.year == 0) && fiscal_year == 0)
		return DEADLINE_UNDECIDED;
	if (done.year == 0)
		done.year = fiscal_year;
	if (due.year == 0)
		due.year = fiscal_year;
	if (done.year == 0)
		done.year = due.year = ANY_YEAR;
	return compare_periods(&done, &due, days_late);
}

/*-------------------------------------------------------------------------
 *
 * figure_number.c
 *	  The number and the unit of a figure.
 *
 *-------------------------------------------------------------------------
 */
#include "figure_number.h"

#include "cue.h"
#include "mark.h"
#include "scan.h"

#define MAX_VALUE_POWER 29		/* values stay below 10^29, so that products fit */

/* Three digits behind a comma, and no fourth? */
static bool
thousands_at(const char *s, size_t at, size_t end, size_t *behind)
{
	size_t		step;

	if (scan_begins(s + at, end - at, ","))
		at++;
	else if (scan_begins(s + at, end - at, "，"))
		at += strlen("，");
	else
		return false;
	if (at < end && s[at] == ' ')
		at++;
	*behind = at;
	for (int i = 0; i < 3; i++)
	{
		if (digit_at(s + at, end - at, &step) < 0)
			return false;
		at += step;
	}
	return digit_at(s + at, end - at, &step) < 0;
}

/* 万, 亿 ... in front of a unit. */
static size_t
power_at(const char *s, size_t avail, uint8_t *power)
{
	static const struct
	{
		const char *word;
		uint8_t		power;
	}			powers[] = {
		{"万亿", 12}, {"亿", 8}, {"万", 4}, {"千万", 7}, {"百万", 6}, {"千元", 3}
	};

	*power = 0;
	for (size_t i = 0; i < COUNT_OF(powers); i++)
		if (scan_begins(s, avail, powers[i].word))
		{
			*power = powers[i].power;
			return powers[i].power == 3 ? strlen("千") : strlen(powers[i].word);
		}
	return 0;
}

/*
 * 1 771 286件: does a number begin here that blanks divide into threes?  A unit must stand behind
 * it, and one digit in front of a blank may be the number of a thing: 标段1 300万元.
 */
static bool
has_blank_groups(const char *s, size_t at, size_t end)
{
	static const char *const numbered[] = {
		"项目", "标段", "包", "表", "图", "附件", "第", "号", "类", "期", "批", "组", "楼", "栋", "线", "区", "队",
		"班", "站", "-", "－", NULL
	};
	static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
	size_t		first = at;
	int			groups = 0;
	size_t		step;
	uint8_t		power;

	while (at < end && at - first < 3 && s[at] >= '0' && s[at] <= '9')
		at++;
	if (at == first || s[first] == '0' || at + 4 > end || s[at] != ' ')
		return false;
	for (; at + 4 <= end && s[at] == ' ' && s[at + 1] >= '0' && s[at + 1] <= '9'; groups++)
	{
		if (digit_at(s + at + 2, end - at - 2, &step) < 0 || digit_at(s + at + 3, end - at - 3, &step) < 0 ||
			(at + 4 < end && digit_at(s + at + 4, end - at - 4, &step) >= 0))
			return false;
		at += 4;
	}
	if (at < end && s[at] == '.')
		for (at++; at < end && s[at] >= '0' && s[at] <= '9';)
			at++;
	at = skip_spaces(s, at, end);
	if (groups == 0 || (power_at(s + at, end - at, &power) == 0 && !scan_begins(s + at, end - at, "元") &&
						cue_unit(s + at, end - at) == 0))
		return false;
	for (int i = 0; numbered[i] != NULL && groups == 1 && s[first + 1] == ' '; i++)
	{
		size_t		len = strlen(numbered[i]) + strlen("一");

		/* 一类6 408件: the thing has its number */
		if (text_ends(s, 0, first, numbered[i]) && !(first >= len && begins_any(s + first - len, len, numerals)))
			return false;
	}
	return true;
}

Number
read_number(const char *s, size_t at, size_t end)
{
	bool		blanks = has_blank_groups(s, at, end);
	Number		number = {{0, 0}, at, 0, true};
	int			digits = 0;
	int			run = 0;
	bool		grouped = false;
	bool		decimals = false;

	for (;;)
	{
		size_t		step = 1;
		int			digit = digit_at(s + at, end - at, &step);
		size_t		behind;

		if (digit >= 0)
		{
			if (++digits > DECIMAL_MAX_DIGITS || (decimals && number.value.scale >= FIGURE_MAX_SCALE))
				number.usable = false;
			else
			{
				number.value.coefficient = number.value.coefficient * 10 + digit;
				number.value.scale += decimals;
			}
			at += step;
			run++;
			number.digits += !decimals;
			number.end = at;
		}
		else if (!decimals && (grouped ? run == 3 : run <= 3) && thousands_at(s, at, end, &behind))
		{
			at = behind;
			grouped = true;
			run = 0;
		}
		else if (blanks && !decimals && run <= 3 && at < end && s[at] == ' ' &&
				 digit_at(s + at + 1, end - at - 1, &step) >= 0)
		{
			at++;
			run = 0;
		}
		else if (!decimals && (scan_begins(s + at, end - at, ".") || scan_begins(s + at, end - at, "．")))
		{
			at += s[at] == '.' ? 1 : strlen("．");
			if (digit_at(s + at, end - at, &step) < 0)
				break;
			decimals = true;
		}
		else
			break;
	}
	return number;
}

/* 分 is points, but not in 分钟, 分别 ... */
static bool
points_at(const char *s, size_t avail)
{
	static const char *const others[] = {
		"分钟", "分别", "分为", "分类", "分成", "分之", "分布", "分析", "分局", "分公司", NULL
	};

	return scan_begins(s, avail, "分") && !begins_any(s, avail, others);
}

void
read_unit(const char *s, size_t end, Figure *figure, size_t *at)
{
	static const char *const more[] = {"余", "多", NULL};
	size_t		from = skip_spaces(s, *at, end);
	size_t		unit;

	if (begins_any(s + from, end - from, more))
	{
		figure->approximate = true;
		from = skip_spaces(s, from + strlen("余"), end);
	}
	unit = from + power_at(s + from, end - from, &figure->power);
	if (unit > from && begins_any(s + unit, end - unit, more))
	{
		figure->approximate = true;
		unit += strlen("余");
	}
	figure->unit = unit;
	if (scan_begins(s + unit, end - unit, "元"))
	{
		figure->class = CLASS_MONEY;
		unit += strlen("元");
		/* 85亿元/综合财力124亿元 is no price */
		if (unit < end && s[unit] == '/' && figure->power < 8)
		{
			size_t		step = 1;

			figure->class = CLASS_COUNT;
			for (int i = 0; i < 3 && unit < end &&
				 (s[unit] == '/' || mark_at(s + unit, end - unit, &step) == MARK_NONE); i++)
				unit += s[unit] == '/' ? 1 : step;
		}
	}
	else if (figure->power == 0 && (scan_begins(s + unit, end - unit, "%") || scan_begins(s + unit, end - unit, "％")))
	{
		figure->class = CLASS_PERCENT;
		unit += s[unit] == '%' ? 1 : strlen("％");
	}
	else if (scan_begins(s + unit, end - unit, "个百分点") || scan_begins(s + unit, end - unit, "百分点"))
	{
		figure->class = CLASS_POINTS;
		unit += scan_begins(s + unit, end - unit, "个百分点") ? strlen("个百分点") : strlen("百分点");
	}
	else if (figure->power == 0 && points_at(s + unit, end - unit))
	{
		figure->class = CLASS_SCORE;
		unit += strlen("分");
	}
	else
	{
		size_t		length = cue_unit(s + unit, end - unit);

		if (length == 0 && figure->power == 0)
		{
			figure->class = CLASS_NONE;
			figure->unit = figure->unit_end = *at;
			return;
		}
		figure->class = CLASS_COUNT;
		unit += length;
	}
	figure->unit_end = unit;
	*at = unit;
}

/* 时限由42日压缩到27日: days that are counted, no date; `at` is behind the number */
static bool
counts_days(const char *s, size_t at, size_t from, size_t end)
{
	static const char *const behind[] = {
		"压缩", "缩短", "压减", "缩减", "减至", "减为", "减少到", "减少至", "降至", "降为", NULL
	};
	static const char *const verbs[] = {"压缩", "缩短", "压减", "缩减", "减", "减少", "降"};
	static const char *const to[] = {"到", "至", "为"};

	if (!scan_begins(s + from, end - from, "日"))
		return false;
	from += strlen("日");
	while (at > 0 && s[at - 1] >= '0' && s[at - 1] <= '9')
		at--;
	if (text_ends(s, 0, at, "月"))
		return false;
	if (begins_any(s + from, end - from, behind))
		return true;
	for (size_t i = 0; i < COUNT_OF(to); i++)
		for (size_t j = 0; text_ends(s, 0, at, to[i]) && j < COUNT_OF(verbs); j++)
			if (text_ends(s, 0, at - strlen(to[i]), verbs[j]))
				return true;
	return false;
}

static bool
is_letter(const char *s, size_t at, size_t end)
{
	return at < end && ((s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z'));
}

bool
is_calendar(const char *s, size_t at, size_t end)
{
	static const char *const words[] = {"月", "日", "号", "时", "点", "年代", "：00", ":00", NULL};
	size_t		from = skip_spaces(s, at, end);
	size_t		step;

	if (counts_days(s, at, from, end))
		return false;
	if ((scan_begins(s + from, end - from, "点") || is_letter(s, from, end)) && cue_unit(s + from, end - from) > 0)
		return false;
	if (begins_any(s + from, end - from, words))
		return true;
	/* a range, a fraction, a letter */
	if (is_letter(s, at, end) || (at < end && (s[at] == '/' || s[at] == '_')))
		return true;
	if (at < end && mark_at(s + at, end - at, &step) == MARK_DASH &&
		digit_at(s + at + step, end - at - step, &step) >= 0)
		return true;
	return false;
}

bool
set_value(Figure *figure)
{
	int			exponent = figure->power - figure->number.scale + FIGURE_SCALE;
	wide		value = figure->number.coefficient;

	if (exponent < 0 || exponent > MAX_VALUE_POWER)
		return false;
	if (__builtin_mul_overflow(value, power_of_ten(exponent), &value))
		return false;
	figure->value = value;
	return value < power_of_ten(MAX_VALUE_POWER) && value > -power_of_ten(MAX_VALUE_POWER);
}

void
read_compound(const char *s, size_t end, Figure *figure, size_t *at)
{
	size_t		step;
	Number		number;
	Figure		low = {0};
	size_t		behind;
	wide		value;

	if (figure->power != 8 || figure->unit_end != figure->unit || figure->number.scale != 0 ||
		digit_at(s + *at, end - *at, &step) < 0)
		return;
	number = read_number(s, *at, end);
	behind = number.end;
	read_unit(s, end, &low, &behind);
	if (!number.usable || low.class != CLASS_MONEY || low.power != 4)
		return;
	value = (wide) figure->number.coefficient * power_of_ten(4 + number.value.scale) + number.value.coefficient;
	if (number.digits > 4 || value > INT64_MAX)
		return;
	figure->number.coefficient = (int64_t) value;
	figure->number.scale = number.value.scale;
	figure->power = 4;
	figure->class = CLASS_MONEY;
	figure->unit = low.unit;
	figure->unit_end = low.unit_end;
	*at = behind;
}

/* Where its unit ends, 台（套） without the bracket. */
static size_t
unit_stem_end(const Narrative *n, const Figure *f)
{
	static const char *const sets[] = {"（套）", "(套)", NULL};

	if (!text_ends_any(n->body, f->unit, f->unit_end, sets))
		return f->unit_end;
	return f->unit_end - (n->body[f->unit_end - 1] == ')' ? strlen("(套)") : strlen("（套）"));
}

bool
figure_same_dimension(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		len_a = a->unit_end - a->unit;
	size_t		len_b = b->unit_end - b->unit;

	if (a->class != b->class)
		return false;
	if (a->class != CLASS_COUNT)
		return true;
	if (len_a != len_b)
	{
		len_a = unit_stem_end(n, a) - a->unit;
		len_b = unit_stem_end(n, b) - b->unit;
	}
	return len_a == len_b && memcmp(n->body + a->unit, n->body + b->unit, len_a) == 0;
}

/* Does the text in front of a number make it a code, an ordinal, a range? */
bool
is_code(const char *s, size_t at)
{
	unsigned char before = at > 0 ? (unsigned char) s[at - 1] : ' ';
	size_t		floor = at > 12 ? at - 12 : 0;

	if ((before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
		(before >= '0' && before <= '9') ||
		before == '_' || before == '#' || before == '/' || before == '+' || before == '\\' || before == '*')
		return true;
	if (text_ends(s, floor, at, "第") || text_ends(s, floor, at, "第 ") || text_ends(s, floor, at, "×"))
		return true;
	/* the second end of a range */
	for (size_t i = 1; i <= 3 && at >= i; i++)
	{
		size_t		step;

		if (mark_at(s + at - i, i, &step) == MARK_DASH && step == i)
		{
			size_t		mark = at - i;

			return mark > 0 && ((s[mark - 1] >= '0' && s[mark - 1] <= '9') || s[mark - 1] == '%' ||
								s[mark - 1] == ' ' || (s[mark - 1] >= 'A' && s[mark - 1] <= 'z') ||
								text_ends(s, floor, mark, "年") || text_ends(s, floor, mark, "月") ||
								text_ends(s, floor, mark, "日") || text_ends(s, floor, mark, "元") ||
								text_ends(s, floor, mark, "期"));
		}
	}
	return false;
}

wide
figure_half(const Figure *figure, int scale)
{
	int			exponent = figure->power - scale + FIGURE_SCALE - 1;

	/* things that are counted one by one are exact */
	if (figure->class == CLASS_COUNT && figure->power == 0 && scale == 0)
		return 0;
	return exponent >= 0 ? 5 * power_of_ten(exponent) : 0;
}

/* Does a ratio go on behind a number: 30:20? */
bool
ratio_goes_on(const char *s, size_t at, size_t end)
{
	size_t		step;
	size_t		colon = scan_begins(s + at, end - at, ":") ? 1 :
		scan_begins(s + at, end - at, "∶") || scan_begins(s + at, end - at, "：") ? 3 : 0;

	return colon > 0 && digit_at(s + at + colon, end - at - colon, &step) >= 0;
}

/* 10-20: a range */
bool
range_goes_on(const char *s, size_t at, size_t end)
{
	size_t		step;

	return at < end && mark_at(s + at, end - at, &step) == MARK_DASH &&
		digit_at(s + at + step, end - at - step, &step) >= 0;
}

/*-------------------------------------------------------------------------
 *
 * pace.c
 *	  The months that are over: 截至9月末, 上半年, 前三季度.
 *
 *-------------------------------------------------------------------------
 */
#include "pace.h"

#include "scan.h"

#define WORDS_BYTES 300			/* in front of a figure that may name the months */

static const struct
{
	const char *word;
	int			months;
}			named[] = {
	{"上半年", 6}, {"一季度", 3}, {"1季度", 3}, {"二季度", 6}, {"2季度", 6}, {"三季度", 9}, {"3季度", 9},
	{"四季度", 12}, {"4季度", 12}, {"截至年底", 12}, {"截至年末", 12}
};

/* 9 of 9月末, 9月底, 9月30日, 1-9月 and 前9个月; 0 if that is no end of a month. */
static int
months_at(const char *s, size_t from, size_t at, size_t end)
{
	size_t		avail = end - at;
	size_t		step;
	int			months = 0;
	size_t		first = at;

	for (; first > from && s[first - 1] >= '0' && s[first - 1] <= '9' && at - first < 2; first--)
		;
	for (size_t i = first; i < at; i++)
		months = 10 * months + (s[i] - '0');
	if (months < 1 || months > 12)
		return 0;
	if (scan_begins(s + at, avail, "个月") && text_ends(s, from, first, "前"))
		return months;
	if (scan_begins(s + at, avail, "月末") || scan_begins(s + at, avail, "月底"))
		return months;
	if (!scan_begins(s + at, avail, "月"))
		return 0;
	at += strlen("月");
	if (first > from && (text_ends(s, from, first, "-") || text_ends(s, from, first, "—") ||
						 text_ends(s, from, first, "至") || text_ends(s, from, first, "~")))
		return months;
	/* its last days: 28日 to 31日 */
	if (digit_at(s + at, end - at, &step) < 2 || step != 1 || end - at < 2 + strlen("日") || s[at + 1] < '0' ||
		s[at + 1] > '9' || !scan_begins(s + at + 2, end - at - 2, "日"))
		return 0;
	return 10 * (s[at] - '0') + (s[at + 1] - '0') >= 28 ? months : 0;
}

static int
months_over(const Narrative *n, int d)
{
	size_t		end = n->figure[d].start;
	size_t		from = end > WORDS_BYTES ? end - WORDS_BYTES : 0;
	size_t		clause = from;
	int			months = 0;

	for (size_t at = from; at < end; at++)
	{
		size_t		step;
		MarkKind	mark = mark_at(n->body + at, end - at, &step);
		int			here = months_at(n->body, from, at, end);

		for (size_t i = 0; i < COUNT_OF(named) && here == 0; i++)
			if (scan_begins(n->body + at, end - at, named[i].word))
				here = named[i].months;
		if (mark == MARK_STOP)
			months = 0;
		if (mark == MARK_STOP || mark == MARK_COMMA || mark == MARK_SEMICOLON)
			clause = at + step;
		/* 比一季度提高, 与上年6月末相比: another time */
		if (here > 0 && !text_holds(n->body, clause, at, "比") && !text_holds(n->body, clause, at, "较") &&
			!text_holds(n->body, clause, at, "与") && !text_holds(n->body, clause, at, "上年") &&
			!text_holds(n->body, clause, at, "去年"))
			months = here;
	}
	return months;
}

bool
pace_of_year(const Narrative *n, int d, const Figure *like, Figure *pace)
{
	int			months = months_over(n, d);

	if (months == 0)
		return false;
	*pace = *like;
	pace->exact = months % 3 == 0;
	pace->number.scale = pace->exact ? 0 : 2;
	pace->number.coefficient = pace->exact ? 25 * (months / 3) : divide_rounded(10000 * (wide) months, 12);
	pace->value = pace->number.coefficient * power_of_ten(FIGURE_SCALE - pace->number.scale);
	pace->role = ROLE_RATE;
	pace->approximate = false;
	return true;
}

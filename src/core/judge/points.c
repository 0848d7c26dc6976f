/*-------------------------------------------------------------------------
 *
 * points.c
 *	  Points earned of a full mark: literals, order, rate.
 *
 *-------------------------------------------------------------------------
 */
#include "points.h"

#include <stdbool.h>
#include <string.h>

#include "fold.h"

typedef struct Cursor
{
	const char *start;
	const char *at;
	const char *end;
} Cursor;

static size_t
cursor_position(const Cursor *c)
{
	return utf8_chars(c->start, (size_t) (c->at - c->start)) + 1;
}

static void
skip_spaces(Cursor *c)
{
	while (c->at < c->end && *c->at == ' ')
		c->at++;
}

/* Takes the word, and the spaces behind it, if it stands here. */
static bool
take(Cursor *c, const char *word)
{
	size_t		len = strlen(word);

	if ((size_t) (c->end - c->at) < len || memcmp(c->at, word, len) != 0)
		return false;
	c->at += len;
	skip_spaces(c);
	return true;
}

/* Takes the first of the words that stands here. */
static bool
take_any(Cursor *c, const char *const *words)
{
	for (; *words != NULL; words++)
		if (take(c, *words))
			return true;
	return false;
}

static inline bool
at_digit(const Cursor *c)
{
	return c->at < c->end && *c->at >= '0' && *c->at <= '9';
}

/* Takes a number of points, in 1/10000, and the 分 that may follow it. */
static Verdict
take_points(Cursor *c, int64_t *points)
{
	bool		negative = false;
	bool		fits = true;
	int64_t		n = 0;
	int			decimals = 0;
	Cursor		number;

	if (take(c, "-"))
		negative = true;
	else
		take(c, "+");
	number = *c;
	if (!at_digit(c))
		return verdict_syntax(cursor_position(c), "a number is expected");

	/* counted down from 0, as the range reaches further below it */
	for (; at_digit(c); c->at++)
		fits = fits && !__builtin_mul_overflow(n, 10, &n) &&
			!__builtin_sub_overflow(n, *c->at - '0', &n);
	if (c->at < c->end && *c->at == '.')
	{
		c->at++;
		if (!at_digit(c))
			return verdict_syntax(cursor_position(c),
								  "a digit is expected after the decimal point");
		for (; at_digit(c); c->at++)
		{
			if (decimals == POINTS_SCALE && *c->at != '0')
				return verdict_syntax(cursor_position(c),
									  "points have at most 4 decimals");
			if (decimals == POINTS_SCALE)
				continue;
			decimals++;
			fits = fits && !__builtin_mul_overflow(n, 10, &n) &&
				!__builtin_sub_overflow(n, *c->at - '0', &n);
		}
	}
	for (; decimals < POINTS_SCALE; decimals++)
		fits = fits && !__builtin_mul_overflow(n, 10, &n);
	if (!fits || (!negative && n == INT64_MIN))
		return verdict_range(cursor_position(&number),
							 "points reach from -922337203685477.5808 to 922337203685477.5807");
	*points = negative ? n : -n;
	skip_spaces(c);
	take(c, "分");
	return verdict_ok();
}

/* Takes points behind the colon that may follow their label. */
static Verdict
take_labelled_points(Cursor *c, int64_t *points)
{
	static const char *const colons[] = {":", "：", NULL};

	take_any(c, colons);
	return take_points(c, points);
}

Verdict
points_parse(const char *folded, size_t len, Points *points)
{
	static const char *const full_labels[] = {"满分", "分值", NULL};
	static const char *const earned_labels[] = {"得分", "得", NULL};
	static const char *const separators[] = {"，", ",", "；", ";", "、", NULL};
	Cursor		c = {folded, folded, folded + len};
	Cursor		full;
	Verdict		verdict;

	skip_spaces(&c);
	full = c;
	if (take_any(&c, full_labels))
	{
		verdict = take_labelled_points(&c, &points->full);
		if (verdict.code != VERDICT_OK)
			return verdict;
		take_any(&c, separators);
		if (!take_any(&c, earned_labels))
			return verdict_syntax(cursor_position(&c), "得 is expected");
		verdict = take_labelled_points(&c, &points->earned);
	}
	else if (take_any(&c, earned_labels))
	{
		verdict = take_labelled_points(&c, &points->earned);
		if (verdict.code != VERDICT_OK)
			return verdict;
		take_any(&c, separators);
		full = c;
		if (!take_any(&c, full_labels))
			return verdict_syntax(cursor_position(&c), "满分 is expected");
		verdict = take_labelled_points(&c, &points->full);
	}
	else
	{
		verdict = take_points(&c, &points->earned);
		if (verdict.code != VERDICT_OK)
			return verdict;
		if (!take(&c, "/"))
			return verdict_syntax(cursor_position(&c),
								  "a slash and the full mark are expected");
		full = c;
		verdict = take_points(&c, &points->full);
	}
	if (verdict.code != VERDICT_OK)
		return verdict;
	if (c.at < c.end)
		return verdict_syntax(cursor_position(&c),
							  "nothing is expected after the points");
	if (points->full < 0)
		return verdict_range(cursor_position(&full),
							 "a full mark is not negative");
	return verdict_ok();
}

size_t
points_print(const Points *points, char *buf)
{
	size_t		len = decimal_print(points->earned, POINTS_SCALE, 0, buf);

	buf[len++] = '/';
	return len + decimal_print(points->full, POINTS_SCALE, 0, buf + len);
}

/* Where points without a full mark stand: below (-1) or above (1) the rates. */
static inline int
side_of_rates(const Points *points)
{
	if (points->full != 0)
		return 0;
	return points->earned > 0 ? 1 : -1;
}

int
points_compare(const Points *a, const Points *b)
{
	int			side_a = side_of_rates(a);
	int			side_b = side_of_rates(b);
	wide		left = a->earned;
	wide		right = b->earned;

	if (side_a != side_b)
		return side_a - side_b;
	if (side_a == 0)
	{
		left *= b->full;
		right *= a->full;
	}
	return (left > right) - (left < right);
}

void
points_key(const Points *points, uint64_t key[2])
{
	int64_t		whole;
	int64_t		rest;

	if (points->full == 0)
	{
		key[0] = (uint64_t) points->earned;
		key[1] = UINT64_MAX;
		return;
	}

	/* the rate: its floor, and 64 bits behind the point */
	whole = points->earned / points->full;
	rest = points->earned % points->full;
	if (rest < 0)
	{
		whole--;
		rest += points->full;
	}
	key[0] = (uint64_t) whole;
	key[1] = (uint64_t) (((uwide) rest << 64) / (uwide) points->full);
}

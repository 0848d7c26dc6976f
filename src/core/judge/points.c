/*-------------------------------------------------------------------------
 *
 * points.c
 *	  Points earned of a full mark: literals, order, rate.
 *
 *-------------------------------------------------------------------------
 */
#include "points.h"

#include "scan.h"

/* Takes the word, and the spaces behind it, if it stands here. */
static bool
take(Scan *scan, const char *word)
{
	if (!scan_word(scan, word))
		return false;
	scan_spaces(scan);
	return true;
}

/* Takes the first of the words that stands here. */
static bool
take_any(Scan *scan, const char *const *words)
{
	for (; *words != NULL; words++)
		if (take(scan, *words))
			return true;
	return false;
}

/* Refuses what begins there. */
static Reason
stop_at(Scan *scan, const char *at, Reason reason)
{
	scan->at = at;
	return reason;
}

/*
 * Takes a number of points, in 1/10000, and the 分 that may follow it.  Where
 * there is a reason against it, the cursor stands at what it is about.
 */
static Reason
take_points(Scan *scan, int64_t *points)
{
	bool		negative = false;
	bool		fits = true;
	int64_t		n = 0;
	int			decimals = 0;
	const char *number;

	if (take(scan, "-"))
		negative = true;
	else
		take(scan, "+");
	number = scan->at;
	if (!scan_at_digit(scan))
		return REASON_NUMBER_EXPECTED;

	/* counted down from 0, as the range reaches further below it */
	for (; scan_at_digit(scan); scan->at++)
		fits = fits && !__builtin_mul_overflow(n, 10, &n) &&
			!__builtin_sub_overflow(n, *scan->at - '0', &n);
	if (scan_word(scan, "."))
	{
		if (!scan_at_digit(scan))
			return REASON_DIGIT_AFTER_POINT;
		for (; scan_at_digit(scan); scan->at++)
		{
			if (decimals == POINTS_SCALE && *scan->at != '0')
				return REASON_POINTS_TOO_FINE;
			if (decimals == POINTS_SCALE)
				continue;
			decimals++;
			fits = fits && !__builtin_mul_overflow(n, 10, &n) &&
				!__builtin_sub_overflow(n, *scan->at - '0', &n);
		}
	}
	for (; decimals < POINTS_SCALE; decimals++)
		fits = fits && !__builtin_mul_overflow(n, 10, &n);
	if (!fits || (!negative && n == INT64_MIN))
		return stop_at(scan, number, REASON_POINTS_RANGE);
	*points = negative ? n : -n;
	scan_spaces(scan);
	take(scan, "分");
	return REASON_NONE;
}

/* Takes points behind the colon that may follow their label. */
static Reason
take_labelled_points(Scan *scan, int64_t *points)
{
	static const char *const colons[] = {":", "：", NULL};

	take_any(scan, colons);
	return take_points(scan, points);
}

/* Takes both numbers; *full is where the full mark, or its label, begins. */
static Reason
take_pair(Scan *scan, Points *points, const char **full)
{
	static const char *const full_labels[] = {"满分", "分值", NULL};
	static const char *const earned_labels[] = {"得分", "得", NULL};
	static const char *const separators[] = {"，", ",", "；", ";", "、", NULL};
	Reason		reason;

	*full = scan->at;
	if (take_any(scan, full_labels))
	{
		reason = take_labelled_points(scan, &points->full);
		if (reason != REASON_NONE)
			return reason;
		take_any(scan, separators);
		if (!take_any(scan, earned_labels))
			return REASON_POINTS_EARNED_EXPECTED;
		return take_labelled_points(scan, &points->earned);
	}
	if (take_any(scan, earned_labels))
	{
		reason = take_labelled_points(scan, &points->earned);
		if (reason != REASON_NONE)
			return reason;
		take_any(scan, separators);
		*full = scan->at;
		if (!take_any(scan, full_labels))
			return REASON_POINTS_FULL_EXPECTED;
		return take_labelled_points(scan, &points->full);
	}
	reason = take_points(scan, &points->earned);
	if (reason != REASON_NONE)
		return reason;
	if (!take(scan, "/"))
		return REASON_POINTS_SLASH_EXPECTED;
	*full = scan->at;
	return take_points(scan, &points->full);
}

Verdict
points_parse(const char *folded, size_t len, Points *points)
{
	Scan		scan = {folded, folded + len};
	const char *full;
	Reason		reason;

	scan_spaces(&scan);
	reason = take_pair(&scan, points, &full);
	if (reason == REASON_NONE && !scan_at_end(&scan))
		reason = REASON_POINTS_GO_ON;
	if (reason == REASON_NONE && points->full < 0)
		reason = stop_at(&scan, full, REASON_POINTS_NEGATIVE_FULL_MARK);
	return verdict_at(reason, folded, scan.at);
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

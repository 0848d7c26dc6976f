/*-------------------------------------------------------------------------
 *
 * years.c
 *	  The years of figures that stand side by side: 2022年、2023年分别为a和b.
 *
 *-------------------------------------------------------------------------
 */
#include "years.h"

#include <string.h>

#include "cue.h"
#include "scan.h"

#define YEARS_BYTES	200			/* in front of the figures that are looked at */
#define MOST_YEARS	10

int
year_at(const char *s, size_t avail)
{
	int			year = 0;

	if (avail < 4 || (s[0] != '1' && s[0] != '2'))
		return 0;
	for (int i = 0; i < 4; i++)
	{
		if (s[i] < '0' || s[i] > '9')
			return 0;
		year = 10 * year + (s[i] - '0');
	}
	return year >= 1900 && year <= 2100 && (avail == 4 || s[4] < '0' || s[4] > '9') ? year : 0;
}

int
years_between(const Narrative *n, size_t from, size_t to, int *year, int room)
{
	int			count = 0;

	for (size_t i = from; i + 4 <= to; i++)
	{
		size_t		step;
		int			found;

		if (mark_at(n->body + i, to - i, &step) == MARK_STOP)
			count = 0;
		found = year_at(n->body + i, to - i);
		if (found == 0 || (i > 0 && n->body[i - 1] >= '0' && n->body[i - 1] <= '9'))
			continue;
		if (count == room)
			return -1;
		year[count++] = found;
		i += 3;
	}
	return count;
}

/* How many figures follow each other, the first of which says 分别? */
static int
side_by_side(const Narrative *n, int first)
{
	int			count = 1;

	while (first + count < n->count)
	{
		const Figure *f = &n->figure[first + count];
		const Figure *before = f - 1;

		/* percentages have the words of the first one by now */
		if (f->label < f->label_end || (f->cues != 0 && f->class != CLASS_PERCENT) ||
			f->remark || f->start - before->end > 6 ||
			!figure_same_dimension(n, f, before) || f->sentence != before->sentence)
			break;
		count++;
	}
	return count;
}

void
settle_years(Narrative *n)
{
	for (int i = n->fresh; i < n->count; i++)
	{
		Figure	   *f = &n->figure[i];
		size_t		from = f->start > YEARS_BYTES ? f->start - YEARS_BYTES : 0;
		int			year[MOST_YEARS];
		int			years;
		int			count;

		if ((f->cues & CUE_EACH) == 0 || f->remark || (count = side_by_side(n, i)) < 2 || count > MOST_YEARS)
			continue;
		if (i > 0 && n->figure[i - 1].sentence == f->sentence && n->figure[i - 1].end > from)
			from = n->figure[i - 1].end;
		years = years_between(n, from, f->start, year, MOST_YEARS);
		/* 2022年至2024年 */
		if (years == 2 && year[1] - year[0] + 1 == count && count > 2)
			for (years = 1; years < count; years++)
				year[years] = year[years - 1] + 1;
		if (years != count)
			continue;
		for (int j = 0; j < count; j++)
			n->figure[i + j].year = year[j];
	}
}

bool
compared_with(const Narrative *n, const Figure *f, int year)
{
	size_t		from = f->clause > 60 ? f->clause - 60 : 0;

	for (size_t at = from; at + 4 <= f->start; at++)
		if (year_at(n->body + at, f->start - at) == year &&
			((f->cues | f->lead) & CUE_THAN))
			return true;
	return false;
}

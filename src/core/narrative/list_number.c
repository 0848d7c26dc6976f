/*-------------------------------------------------------------------------
 *
 * list_number.c
 *	  Items that are numbered: 资金T（一）a；（二）b；（三）c.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define STYLE			100		/* a number is told with its style in hundreds */
#define MOST_ITEMS		30
#define ITEM_BYTES		300		/* from the number of an item to its amount */

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/* The number that a text is, 12 or 十二; 0 if it is none up to 30. */
static int
number_of(const char *s, size_t len)
{
	int			value = 0;
	int			ones = 0;
	size_t		step = strlen("一");

	if (len == 0 || len > 3 * step)
		return 0;
	if (s[0] >= '0' && s[0] <= '9')
	{
		for (size_t i = 0; i < len; i++)
		{
			if (s[i] < '0' || s[i] > '9')
				return 0;
			value = 10 * value + (s[i] - '0');
		}
		return value <= MOST_ITEMS ? value : 0;
	}
	for (size_t at = 0; at < len; at += step)
	{
		int			digit = 0;

		while (digit < (int) COUNT_OF(numerals) && !scan_begins(s + at, len - at, numerals[digit]))
			digit++;
		if (++digit > (int) COUNT_OF(numerals) || (digit == 10 ? value > 0 : ones > 0))
			return 0;
		if (digit == 10)
			value = ones > 0 ? 10 * ones : 10;
		ones = digit == 10 ? 0 : digit;
	}
	return value + ones <= MOST_ITEMS ? value + ones : 0;
}

/* （一）, (1), 1) in front of a clause: the number whose bracket ended the clause before; 0 if there is none. */
static int
bracketed_number(const Narrative *n, size_t clause)
{
	size_t		end = clause;
	size_t		from;

	if (clause >= 1 && n->body[clause - 1] == ')')
		end--;
	else if (clause >= strlen("）") && memcmp(n->body + clause - strlen("）"), "）", strlen("）")) == 0)
		end -= strlen("）");
	else
		return 0;
	for (from = end; from > 0 && end - from <= 3 * strlen("一"); from--)
		if (n->body[from - 1] == '(' || text_ends(n->body, 0, from, "（"))
		{
			int			number = number_of(n->body + from, end - from);

			return number == 0 ? 0 : number + (n->body[from] >= '0' && n->body[from] <= '9' ? STYLE : 0);
		}
	return 0;
}

/* ①, 1．, 一、 at the head of a clause; 0 if there is none. */
static int
leading_number(const Narrative *n, size_t clause)
{
	static const char *const circles[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
	static const char *const behind[] = {".", "．", "、", NULL};
	size_t		most = n->len - clause < 12 ? n->len - clause : 12;
	size_t		step;

	for (int i = 0; i < (int) COUNT_OF(circles); i++)
		if (scan_begins(n->body + clause, most, circles[i]))
			return 2 * STYLE + i + 1;
	for (size_t at = clause; at < clause + most; at += step)
	{
		int			number = begins_any(n->body + at, most - (at - clause), behind) ?
			number_of(n->body + clause, at - clause) : 0;

		if (number > 0)
			return number + (n->body[clause] >= '0' && n->body[clause] <= '9' ? 3 : 4) * STYLE;
		mark_at(n->body + at, most - (at - clause), &step);
	}
	return 0;
}

/* The number that a mark begins an item with; −1 if it begins none. */
static int
number_behind(const Narrative *n, MarkKind kind, size_t at)
{
	int			number;

	if (kind == MARK_SEMICOLON || kind == MARK_STOP)
		return (number = leading_number(n, at)) > 0 ? number : -1;
	if (kind != MARK_COLON && kind != MARK_CLOSE)
		return -1;
	number = kind == MARK_COLON ? leading_number(n, at) : bracketed_number(n, at);
	return kind == MARK_COLON ? (number % STYLE == 1 ? number : -1) : number > 0 ? number : -1;
}

/* Gives each fresh figure the number of its item: the last one in front of it in its paragraph; 0 if there is none. */
void
number_items(Narrative *n)
{
	size_t		at = n->fresh < n->count ? n->figure[n->fresh].start : 0;
	size_t		mark = 0;
	int			number = 0;
	size_t		step;

	at = at > ITEM_BYTES ? at - ITEM_BYTES : 0;
	for (int i = n->fresh; i < n->count; i++)
	{
		Figure	   *f = &n->figure[i];

		for (; at < f->start && at <= f->clause; at += step)
		{
			unsigned char c = (unsigned char) n->body[at];
			MarkKind	kind;
			int			found;

			/* most of the text are characters that are no marks */
			if (c >= 0xE4 && c <= 0xE9 && at + 3 <= f->start)
			{
				step = 3;
				continue;
			}
			kind = mark_at(n->body + at, f->start - at, &step);
			found = number_behind(n, kind, at + step);
			if (found < 0 && n->body[at] == '\n')
				found = 0;
			if (found >= 0)
			{
				number = found;
				mark = at;
			}
		}
		f->item = f->start - mark <= ITEM_BYTES ? number : 0;
	}
}

bool
find_numbered(const Narrative *n, int t, List *list)
{
	const Figure *w = &n->figure[t];
	int			style = -1;
	int			last = 0;

	list->whole = t;
	list->count = 0;
	list->sum = 0;
	for (int i = t + 1; i < n->count && i < t + 3 * LOOK_BACK && n->figure[i].paragraph == w->paragraph; i++)
	{
		const Figure *f = &n->figure[i];
		int			number = f->item;

		if (number == 0 || (style >= 0 && number / STYLE != style))
			continue;
		if (number % STYLE == 1 && last > 1)
			break;				/* another list */
		if (style < 0 && (number % STYLE != 1 || f->part - w->part > 6))
			return false;
		/* the list is of the last amount in front of it */
		for (int j = t + 1; j < i && style < 0; j++)
			if (same_series(n, w, &n->figure[j]) && n->figure[j].depth <= w->depth)
				return false;
		style = number / STYLE;
		if (number % STYLE == last)
			continue;			/* more of the same item */
		if (number % STYLE != last + 1 || !same_series(n, w, f) || f->depth > w->depth || f->approximate ||
			(f->whole >= 0 && f->whole != t) || f->value >= w->value || list->count >= LIST_PARTS)
			return false;
		last++;
		list->part[list->count++] = i;
		list->sum += f->value;
		list->end = f->list_end;
	}
	return list->count >= 3;
}

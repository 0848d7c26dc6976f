/*-------------------------------------------------------------------------
 *
 * items.c
 *	  So many things, and their names: 甲、乙、丙3个县; 3项，分别是甲、乙、丙。
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"
#include "utf8.h"

#define ITEMS_BYTES		600		/* of the names that are looked at */
#define MOST_ITEMS		30

/* Names between two places. */
typedef struct Names
{
	int			count;			/* by 、 */
	int			joins;			/* 和 or 及: each may join two more */
	bool		open;			/* 等: there may be more */
} Names;

/* Is it a word that joins the last two names? */
static bool
joins_names(const char *s, size_t avail)
{
	return begins_any(s, avail, (const char *const[]) {"和", "及", "与", NULL});
}

static void
count_names(const Narrative *n, size_t from, size_t to, Names *names)
{
	size_t		step;

	names->count = from < to ? 1 : 0;
	names->joins = 0;
	names->open = false;
	for (size_t at = from; at < to; at += step)
	{
		names->count += mark_at(n->body + at, to - at, &step) == MARK_PAUSE;
		names->joins += joins_names(n->body + at, to - at);
		names->open = names->open || scan_begins(n->body + at, to - at, "等");
	}
}

/* 甲、乙和丙: does a word join the last two of the names, which 、 parts? */
static bool
ends_joined(const Narrative *n, size_t from, size_t to)
{
	bool		paused = false;
	bool		joined = false;
	size_t		step;

	for (size_t at = from; at < to; at += step)
		if (mark_at(n->body + at, to - at, &step) == MARK_PAUSE)
		{
			paused = true;
			joined = false;
		}
		else
			joined = joined || joins_names(n->body + at, to - at);
	return paused && joined;
}

/* Where the names in front of a figure begin: behind the last mark or figure. */
static size_t
names_in_front(const Narrative *n, const Figure *f)
{
	size_t		from = f->start > ITEMS_BYTES ? f->start - ITEMS_BYTES : 0;
	size_t		begin;
	size_t		step;

	while (from > 0 && from < f->start && ((unsigned char) n->body[from] & 0xC0) == 0x80)
		from++;
	begin = from;
	for (size_t at = from; at < f->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

		if (kind != MARK_NONE && kind != MARK_PAUSE && kind != MARK_SPACE)
			begin = at + step;
	}
	return begin;
}

/*
 * The names behind N项，分别是: from where to where; false if there are none, or figures
 * among them.  `said`: 分别 or 即 says that these are all.
 */
static bool
names_behind(const Narrative *n, const Figure *f, size_t *from, size_t *to, bool *said)
{
	static const char *const words[] = {"分别是", "分别为", "即", NULL};
	size_t		end = f->end + ITEMS_BYTES < n->len ? f->end + ITEMS_BYTES : n->len;
	size_t		step;

	*from = 0;
	*said = false;
	for (size_t at = f->end; at < end; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, end - at, &step);

		if (*from == 0 && (kind == MARK_COLON || begins_any(n->body + at, end - at, words)))
		{
			*from = at + (kind == MARK_COLON ? step : scan_begins(n->body + at, end - at, "即") ? strlen("即") :
						  strlen("分别是"));
			step = *from - at;
			*said = kind != MARK_COLON;
		}
		else if (kind == MARK_DIGIT || kind == MARK_OPEN || kind == MARK_DASH)
			return false;
		else if (*from == 0 ? kind == MARK_STOP || kind == MARK_SEMICOLON || at - f->end > 60 :
				 kind == MARK_STOP || kind == MARK_SEMICOLON || kind == MARK_COMMA || kind == MARK_COLON)
		{
			*to = at;
			/* what goes on behind a comma may be another name, unless a word joined the last one */
			return *from > 0 && (kind == MARK_STOP || (kind == MARK_COMMA && ends_joined(n, *from, at)));
		}
	}
	return false;
}

static void
claim_items(Narrative *n, const Figure *f, size_t from, size_t to, int count, ClaimVerdict verdict)
{
	Claim	   *claim = claim_start(n, KIND_ITEMS, f);
	Scaled		listed = {count, 0};
	char		number[64];

	if (from < f->start)
	{
		claim->start = from;
		claim->start_char = f->start_char - utf8_chars(n->body + from, f->start - from);
	}
	else
	{
		claim->end = to;
		claim->end_char = f->end_char + utf8_chars(n->body + f->end, to - f->end);
	}
	claim->has_computed = true;
	claim->computed = listed;
	claim->verdict = verdict;
	claim->reason = verdict == CLAIM_HOLDS ? WHY_NONE : WHY_ARITHMETIC;
	claim_message_figure(n, f);
	claim_message(claim, verdict == CLAIM_HOLDS ? "，所列名称为" : "，所列名称却为");
	scaled_print(listed, number);
	claim_message(claim, number);
	claim_message(claim, "项。");
	claim_emit(n);
}

void
judge_items(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int64_t		stated = f->number.coefficient;
	Names		names;
	size_t		from;
	size_t		to;
	bool		said;

	if (f->class != CLASS_COUNT || f->power != 0 || f->number.scale != 0 || stated < 2 || stated > MOST_ITEMS ||
		f->approximate || f->role == ROLE_CHANGE || f->role == ROLE_BASE)
		return;
	if (names_behind(n, f, &from, &to, &said))
	{
		count_names(n, from, to, &names);
		if (names.count < 2 || names.open)
			return;
		if (stated >= names.count && stated <= names.count + names.joins)
			claim_items(n, f, from, to, (int) stated, CLAIM_HOLDS);
		else if (said && (names.joins == 0 || stated > names.count + names.joins))
			claim_items(n, f, from, to, names.count + names.joins, CLAIM_FAILS);
		return;
	}
	/* two names in front of 2个 may be anything */
	from = names_in_front(n, f);
	count_names(n, from, f->start, &names);
	if (names.count >= 3 && stated == names.count)
		claim_items(n, f, from, f->start, names.count, CLAIM_HOLDS);
}

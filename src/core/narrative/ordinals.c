/*-------------------------------------------------------------------------
 *
 * ordinals.c
 *	  So many aspects, and as many that are counted off: 存在五个方面的问题：一是…；二是….
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"
#include "utf8.h"

#define HEAD_BYTES	90			/* of the words in front of the first that are looked at */
#define NEXT_BYTES	30			/* of the next paragraph */

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/* Where k是 begins a clause; `end` if it does not. */
static size_t
find_ordinal(const Narrative *n, size_t from, size_t end, int k)
{
	size_t		len = strlen("一");
	const char *found;

	/* by the last byte of 是, which is rare */
	for (size_t next = from;
		 next < end && (found = memchr(n->body + next, (unsigned char) "是"[2], end - next)) != NULL;
		 next = found - n->body + 1)
	{
		size_t		at = found - n->body + 1 - 2 * len;
		size_t		step;

		if (found < n->body + from + 2 * len - 1 || at < len || memcmp(n->body + at, numerals[k], len) != 0 ||
			memcmp(n->body + at + len, "是", len) != 0)
			continue;
		if (mark_at(n->body + at - len, len, &step) != MARK_NONE || strchr(";: \t\r\n", n->body[at - 1]) != NULL)
			return at;
	}
	return end;
}

/* The number from 2 to 10 that a text starts with, in words or as a digit, of `step` bytes; 0 if there is none. */
static int
number_of_aspects(const Narrative *n, size_t at, size_t to, size_t step)
{
	const char *s = n->body + at;

	for (int i = 1; i < (int) COUNT_OF(numerals); i++)
		if (scan_begins(s, to - at, numerals[i]) || (i == 1 && scan_begins(s, to - at, "两")))
			return i + 1;
	return step == 1 && *s >= '2' && *s <= '9' && (at == 0 || strchr("0123456789.", s[-1]) == NULL) ? *s - '0' : 0;
}

/* The number of aspects that the words up to `to` announce, and where it stands; 0 if they announce none. */
static int
announced(const Narrative *n, size_t from, size_t to, size_t *number)
{
	static const char *const nouns[] = {
		"方面", "问题", "措施", "建议", "原因", "举措", "不足", "困难", "特点", "经验", "做法", "工作", "任务", NULL
	};
	static const char *const measures[] = {"个", "项", "点", "条", "类", "大", "方面", NULL};
	int			count = 0;
	size_t		step;

	for (size_t at = from; at < to; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, to - at, &step);
		int			found = number_of_aspects(n, at, to, step);

		if (kind == MARK_STOP || kind == MARK_COMMA || kind == MARK_SEMICOLON || kind == MARK_COLON)
			count = 0;
		if (found > 0 && begins_any(n->body + at + step, to - at - step, measures) &&
			!text_ends(n->body, from, at, "第") && !text_ends(n->body, from, at, "十"))
		{
			count = found;
			*number = at;
		}
	}
	return count > 0 && text_holds_any(n->body, *number, to, nouns) ? count : 0;
}

/* Does the text go on with others, behind the last that was counted? */
static bool
goes_on(const Narrative *n, size_t last, size_t end, int counted)
{
	static const char *const words[] = {"此外", "另外", "最后", "还有", "等方面", NULL};
	size_t		next = end + NEXT_BYTES < n->len ? end + NEXT_BYTES : n->len;

	if (text_holds_any(n->body, last, end, words))
		return true;
	for (int k = counted; k < (int) COUNT_OF(numerals); k++)
		if (find_ordinal(n, last, next, k) < next)
			return true;
	/* 一是…；二是…；三为… */
	for (size_t at = last; counted < (int) COUNT_OF(numerals) && at < end; at++)
		if (scan_begins(n->body + at, end - at, numerals[counted]) &&
			(text_ends(n->body, last, at, "；") || text_ends(n->body, last, at, "。")))
			return true;
	return false;
}

/* A paragraph in which aspects are counted off; at_char is where it begins. */
void
judge_ordinals(Narrative *n, size_t from, size_t end)
{
	size_t		first = find_ordinal(n, from, end, 0);
	size_t		head = first - from > HEAD_BYTES ? first - HEAD_BYTES : from;
	size_t		last = first;
	Figure		f = {0};
	Claim	   *claim;
	int			stated;
	int			counted = 1;
	char		number[64];

	if (first >= end)
		return;
	while (head < first && ((unsigned char) n->body[head] & 0xC0) == 0x80)
		head++;
	/* the mark in front of 一是 ends the words that announce it */
	if (text_ends(n->body, head, first, ":"))
		f.end = first - 1;
	else if (text_ends(n->body, head, first, "：") || text_ends(n->body, head, first, "。"))
		f.end = first - strlen("：");
	else
		return;
	stated = announced(n, head, f.end, &f.start);
	if (stated == 0 || find_ordinal(n, first + 1, end, 0) < end)
		return;
	for (size_t at; counted < (int) COUNT_OF(numerals) && (at = find_ordinal(n, last, end, counted)) < end; counted++)
		last = at;
	if (counted < 2 || (counted != stated && goes_on(n, last, end, counted)))
		return;
	f.clause = f.label = f.start;
	f.label_end = f.unit = f.unit_end = f.end;
	f.number.coefficient = stated;
	f.clause_char = n->at_char + utf8_chars(n->body + n->at, f.start - n->at);
	f.end_char = f.clause_char + utf8_chars(n->body + f.start, f.end - f.start);
	claim = claim_start(n, KIND_ITEMS, &f);
	claim->has_computed = true;
	claim->computed.value = counted;
	claim->computed.scale = 0;
	claim->verdict = counted == stated ? CLAIM_HOLDS : CLAIM_FAILS;
	claim->reason = counted == stated ? WHY_NONE : WHY_ARITHMETIC;
	claim_message(claim, "原文称");
	scaled_print((Scaled) {stated, 0}, number);
	claim_message(claim, number);
	claim_message(claim, counted == stated ? "项，所列为" : "项，所列却为");
	scaled_print(claim->computed, number);
	claim_message(claim, number);
	claim_message(claim, "项。");
	claim_emit(n);
}

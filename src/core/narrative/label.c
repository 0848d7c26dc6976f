/*-------------------------------------------------------------------------
 *
 * label.c
 *	  What the words in front of a figure call it.
 *
 *-------------------------------------------------------------------------
 */
#include "label.h"

#include <string.h>

#include "cue.h"
#include "mark.h"
#include "scan.h"
#include "utf8.h"

/* The cues that say nothing of what is counted: a label has them not at its ends. */
#define CUES_BESIDE_LABEL \
	(CUE_UP | CUE_DOWN | CUE_TO | CUE_THAN | CUE_SHARE | CUE_ABOUT | CUE_BOUND | CUE_FILLER | \
	 CUE_IS | CUE_EACH | CUE_GROWTH | CUE_GREATER | CUE_LESS | CUE_FROM | CUE_OF | CUE_LAST | \
	 CUE_PART | CUE_LIST | CUE_UNION)

/* The length of a short bracket, such as （一）; 0 if there is none. */
static size_t
note_length(const char *s, size_t at, size_t to)
{
	size_t		limit = at + 16 < to ? at + 16 : to;
	size_t		step;

	for (size_t i = at; i < limit; i += step)
		if (mark_at(s + i, to - i, &step) == MARK_CLOSE)
			return i + step - at;
	return 0;
}

void
set_label(const char *s, size_t from, size_t to, Figure *figure)
{
	size_t		last = from;	/* behind the last word that counts */
	bool		begun = false;

	for (size_t at = from; at < to;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, to - at, &cues);
		bool		counts = step == 0 || (cues & CUES_BESIDE_LABEL) == 0;

		if (step == 0)
		{
			MarkKind	kind = mark_at(s + at, to - at, &step);

			if (kind == MARK_SPACE || (!begun && (kind == MARK_DIGIT || kind == MARK_DASH ||
												  kind == MARK_CLOSE || s[at] == '.' || s[at] == '*')))
				counts = false;
			if (!begun && kind == MARK_OPEN)
			{
				size_t		length = note_length(s, at, to);

				counts = length == 0;
				step = length > 0 ? length : step;
			}
			if (!begun && (scan_begins(s + at, to - at, "年度") || scan_begins(s + at, to - at, "全年")))
			{
				counts = false;
				step = strlen("年度");
			}
			else if (!begun && (scan_begins(s + at, to - at, "年") || scan_begins(s + at, to - at, "月") ||
								scan_begins(s + at, to - at, "“") || scan_begins(s + at, to - at, "和") ||
								scan_begins(s + at, to - at, "及") || scan_begins(s + at, to - at, "与") ||
								scan_begins(s + at, to - at, "．")))
				counts = false;
		}
		if (counts)
		{
			if (!begun)
				from = at;
			begun = true;
			last = at + step;
		}
		at += step;
	}
	figure->label = begun ? from : to;
	figure->label_end = begun ? last : to;
}

size_t
label_core(const char *s, size_t from, size_t to, char *core, size_t room)
{
	size_t		len = 0;

	for (size_t at = from; at < to && len + 4 < room;)
	{
		size_t		step = cue_general(s + at, to - at);

		if (step == 0)
		{
			size_t		length = utf8_length(s + at, to - at);

			step = length > 0 ? length : 1;
			memcpy(core + len, s + at, step);
			len += step;
		}
		at += step;
	}
	return len;
}

/* Does a name hold another one?  非税收入 does not hold 税收. */
static bool
holds_name(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t		no = strlen("非");

	for (size_t i = 0; i + b_len <= a_len; i++)
		if (memcmp(a + i, b, b_len) == 0 &&
			!(i >= no && (memcmp(a + i - no, "非", no) == 0 || memcmp(a + i - no, "未", no) == 0)))
			return true;
	return false;
}

int
label_match(const char *body, size_t a, size_t a_end, size_t b, size_t b_end)
{
	char		core_a[160];
	char		core_b[160];
	size_t		len_a = label_core(body, a, a_end, core_a, sizeof(core_a));
	size_t		len_b = label_core(body, b, b_end, core_b, sizeof(core_b));

	if (len_a < strlen("支出") || len_b < strlen("支出"))
		return 0;
	if (len_a == len_b && memcmp(core_a, core_b, len_a) == 0)
		return 3;
	return holds_name(core_a, len_a, core_b, len_b) || holds_name(core_b, len_b, core_a, len_a) ? 2 : 0;
}

int
labels_match(const Narrative *n, const Figure *a, const Figure *b)
{
	return label_match(n->body, a->label, a->label_end, b->label, b->label_end);
}

static size_t
label_len(const Figure *f)
{
	return f->label_end - f->label;
}

bool
label_ends_as(const Narrative *n, const Figure *a, const Figure *b)
{
	return label_len(a) >= label_len(b) &&
		memcmp(n->body + a->label_end - label_len(b), n->body + b->label, label_len(b)) == 0;
}

bool
label_begins_as(const Narrative *n, const Figure *a, const Figure *b)
{
	return label_len(a) >= label_len(b) && memcmp(n->body + a->label, n->body + b->label, label_len(b)) == 0;
}

bool
labels_equal(const Narrative *n, const Figure *a, const Figure *b)
{
	return label_len(a) == label_len(b) && label_begins_as(n, a, b);
}

size_t
common_ending(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		len = 0;

	while (a->label_end - len > a->label && b->label_end - len > b->label &&
		   n->body[a->label_end - len - 1] == n->body[b->label_end - len - 1])
		len++;
	return len;
}

bool
label_is_general(const Narrative *n, const Figure *f)
{
	char		core[160];

	return label_core(n->body, f->label, f->label_end, core, sizeof(core)) < strlen("支出");
}

bool
label_says_when(const Narrative *n, const Figure *f)
{
	char		rest[160];
	char		core[160];
	size_t		len = 0;

	for (size_t at = f->label; at < f->label_end && len + 4 < sizeof(rest);)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(n->body + at, f->label_end - at, &cues);
		bool		says = step > 0 && (cues & (CUE_TASK | CUE_BUDGET | CUE_LAST | CUE_FILLER | CUE_ACTUAL)) != 0;

		if (!says)
		{
			step = utf8_length(n->body + at, f->label_end - at);
			step = step > 0 ? step : 1;
			memcpy(rest + len, n->body + at, step);
			len += step;
		}
		at += step;
	}
	return label_core(rest, 0, len, core, sizeof(core)) < strlen("支出");
}

bool
label_names_nothing(const Narrative *n, const Figure *f)
{
	return label_is_general(n, f) || label_says_when(n, f);
}

bool
label_may_mean(const char *body, size_t name, size_t name_end, size_t label, size_t label_end)
{
	static const char *const outside[] = {
		"GDP", "生产总值", "任务", "计划", "目标", "预算", "概算", "全国", "全省", "全市", "全县", "全区", "人口",
		"上年", "去年"
	};

	char		core_a[160];
	char		core_b[160];
	size_t		len_a = label_core(body, name, name_end, core_a, sizeof(core_a));
	size_t		len_b = label_core(body, label, label_end, core_b, sizeof(core_b));
	size_t		noun = strlen("支出");

	for (size_t i = 0; i < COUNT_OF(outside); i++)
		if (holds_bytes(body + name, name_end - name, outside[i], strlen(outside[i])) &&
			!holds_bytes(body + label, label_end - label, outside[i], strlen(outside[i])))
			return false;
	/* what the words name ends in the same noun, or is the whole of something unnamed */
	return len_a < noun || label_match(body, name, name_end, label, label_end) > 0 ||
		(len_b >= noun && (memcmp(core_a + len_a - noun, core_b + len_b - noun, noun) == 0 ||
						   memcmp(core_b + len_b - noun, "收支", noun) == 0));
}

bool
label_holds(const Narrative *n, const Figure *f, const char *word)
{
	return holds_bytes(n->body + f->label, f->label_end - f->label, word, strlen(word));
}

bool
label_ends(const Narrative *n, const Figure *f, const char *word)
{
	return text_ends(n->body, f->label, f->label_end, word);
}

bool
clause_holds(const Narrative *n, const Figure *f, const char *word)
{
	return text_holds(n->body, f->clause, f->start, word);
}

bool
clause_holds_any(const Narrative *n, const Figure *f, const char *const *words)
{
	return text_holds_any(n->body, f->clause, f->start, words);
}

size_t
own_words(const Narrative *n, const Figure *f)
{
	return f > n->figure && f[-1].part == f->part && !f[-1].remark && f[-1].end > f->clause ? f[-1].end : f->clause;
}

bool
own_words_hold(const Narrative *n, const Figure *f, const char *const *words)
{
	return text_holds_any(n->body, own_words(n, f), f->start, words);
}

size_t
name_ends(const Narrative *n, const Figure *d)
{
	for (size_t at = d->label; at < d->label_end;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(n->body + at, d->label_end - at, &cues);

		if (step > 0 && (cues & CUE_THAN))
			return at;
		if (step == 0)
			mark_at(n->body + at, d->label_end - at, &step);
		at += step;
	}
	return d->label_end;
}

bool
change_names_nothing(const Narrative *n, const Figure *d)
{
	Figure		words = *d;

	words.label_end = name_ends(n, d);
	return label_names_nothing(n, &words);
}

/*-------------------------------------------------------------------------
 *
 * name.c
 *	  Which of the figures in front a name means.
 *
 *-------------------------------------------------------------------------
 */
#include "name.h"

#include <string.h>

#include "scan.h"

#define CORE_BYTES	160
#define BEHIND_BYTES	45		/* behind a figure that still say what it counts */
#define ZI	3					/* bytes of a Chinese character */

/* 死亡人数, 固定资产总值, 投诉总量: what says only that it is a number; 数 and 总 are gone already */
static size_t
bare_core(const char *body, size_t from, size_t to, char *core)
{
	static const char *const numbers[] = {
		"人", "件", "起", "户", "家", "个", "名", "份", "量", "值", "员", "额", "宗", NULL
	};
	static const char *const verbs[] = {"实现", "累计", "发生", "接报", "达到"};
	size_t		len = label_core(body, from, to, core, CORE_BYTES);

	for (size_t i = 0; i < COUNT_OF(verbs); i++)
		if (len >= 4 * ZI && scan_begins(core, len, verbs[i]))
		{
			len -= strlen(verbs[i]);
			memmove(core, core + strlen(verbs[i]), len);
		}

	while (len > 2 * ZI && text_ends_any(core, 0, len, numbers))
		len -= ZI;
	return len;
}

bool
name_says_what(const Narrative *n, size_t name, size_t end)
{
	char		core[CORE_BYTES];

	return bare_core(n->body, name, end, core) >= 2 * ZI;
}

/* Where the words end that stand behind a figure: 37份合同未备案. */
static size_t
words_behind(const Narrative *n, const Figure *f)
{
	size_t		most = f->end + BEHIND_BYTES < n->len ? f->end + BEHIND_BYTES : n->len;
	size_t		at = f->end;
	size_t		step;

	while (at + ZI <= most && mark_at(n->body + at, most - at, &step) == MARK_NONE)
		at += step;
	return at < most ? at : most;
}

/* Does one of the two deny what the other says? */
static bool
one_denies(const char *a, size_t a_len, const char *b, size_t b_len)
{
	static const char *const words[] = {"未", "不", "非", "无"};
	bool		in_a = false;
	bool		in_b = false;

	for (size_t i = 0; i < COUNT_OF(words); i++)
	{
		in_a = in_a || holds_bytes(a, a_len, words[i], ZI);
		in_b = in_b || holds_bytes(b, b_len, words[i], ZI);
	}
	return in_a != in_b;
}

/* Do the characters of a name stand in a text, in their order? */
static bool
stands_in_order(const char *core, size_t len, const char *text, size_t text_len)
{
	size_t		at = 0;

	for (size_t i = 0; i + ZI <= len; i += ZI, at += ZI)
	{
		while (at + ZI <= text_len && memcmp(text + at, core + i, ZI) != 0)
			at++;
		if (at + ZI > text_len)
			return false;
	}
	return true;
}

/* Do they stand in it at all, but for one of five or more? */
static bool
is_covered(const char *core, size_t len, const char *text, size_t text_len)
{
	size_t		missing = 0;

	for (size_t i = 0; i + ZI <= len; i += ZI)
		missing += !holds_bytes(text, text_len, core + i, ZI);
	return len >= 4 * ZI && missing * 5 * ZI <= len;
}

/* 全省财政收入, 该市投诉: what stands in front of the thing says no more than whose it is */
static bool
says_whose(const char *core, size_t len)
{
	static const char *const words[] = {"全", "该", "本", "我", NULL};
	static const char *const units[] = {"系统", "单位", "部门", "地区", "行业", NULL};

	return text_ends_any(core, 0, len, units) || begins_any(core, len, words);
}

bool
name_is_qualified(const Narrative *n, size_t name, const Figure *f)
{
	static const char *const whose[] = {"新", "当年", "本年", "年度", "全", "共", NULL};

	if (f->class != CLASS_COUNT)
		return false;
	for (size_t at = f->label; at + 2 * ZI <= f->label_end; at++)
		if (memcmp(n->body + at, n->body + name, 2 * ZI) == 0)
			return at > f->label && !begins_any(n->body + f->label, at - f->label, whose);
	return false;
}

NameFit
name_fit(const Narrative *n, size_t name, size_t end, const Figure *f)
{
	char		core[CORE_BYTES];
	char		label[CORE_BYTES];
	size_t		len = bare_core(n->body, name, end, core);
	size_t		label_len = bare_core(n->body, f->label, f->label_end, label);
	size_t		behind;

	if (len < 2 * ZI)
		return NAME_OTHER;
	if (len == label_len && memcmp(core, label, len) == 0)
		return NAME_SAME;
	if (label_len > len && memcmp(label + label_len - len, core, len) == 0)
		return one_denies(core, len, label, label_len) ? NAME_OTHER : NAME_WIDER;
	if (label_len >= 2 * ZI && len > label_len && memcmp(core + len - label_len, label, label_len) == 0)
		return says_whose(core, len - label_len) ? NAME_WIDER : NAME_NARROWER;
	if (f->end - f->label > 3 * CORE_BYTES / 2)
		return NAME_OTHER;
	behind = words_behind(n, f);
	if (one_denies(core, len, n->body + f->label, behind - f->label))
		return NAME_OTHER;
	return stands_in_order(core, len, n->body + f->label, f->end - f->label) ||
		is_covered(core, len, n->body + f->label, behind - f->label) ? NAME_SHORT : NAME_OTHER;
}

/* Of two figures that answer a name alike: is `other` what all of the things come to? */
static bool
is_all_of_it(const Narrative *n, size_t name, size_t end, int found, int other)
{
	return n->figure[found].whole == other ||
		((text_holds(n->body, name, end, "总") || text_holds(n->body, name, end, "全")) &&
		 n->figure[other].value > n->figure[found].value);
}

int
named_level(const Narrative *n, size_t name, size_t end, int p, int like, wide least, NameFit *fit)
{
	int			found = -1;
	bool		several = false;

	*fit = NAME_OTHER;
	if (!name_says_what(n, name, end))
		return -1;
	for (int i = p - 1; i >= 0 && i > p - 2 * LOOK_BACK && n->figure[i].paragraph == n->figure[p].paragraph; i--)
	{
		const Figure *w = &n->figure[i];
		NameFit		its;

		if (i == like || !is_level(w) || w->value < least || !figure_same_dimension(n, w, &n->figure[like]))
			continue;
		its = name_fit(n, name, end, w);
		if (its < NAME_SHORT || its < *fit)
			continue;
		if (its > *fit || is_all_of_it(n, name, end, found, i))
		{
			found = i;
			several = false;
		}
		else if (w->value != n->figure[found].value && !is_all_of_it(n, name, end, i, found))
			several = true;
		*fit = its;
	}
	return several ? -1 : found;
}

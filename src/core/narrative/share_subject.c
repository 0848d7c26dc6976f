/*-------------------------------------------------------------------------
 *
 * share_subject.c
 *	  Whose share it is, as the words in front of 占 say.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "scan.h"

/* 该项收入占: what the sentence in front (or its own, if that has a level) tells first, the others being parts of it */
static int
told_before(const Narrative *n, int p)
{
	static const char *const words[] = {"该项", "此项", "该类", "上述", NULL};
	const Figure *f = &n->figure[p];
	int			first = -1;

	if (!begins_any(n->body + f->label, f->start - f->label, words))
		return -1;
	for (int i = p - 1; i >= 0 && n->figure[i].paragraph == f->paragraph; i--)
	{
		if (first >= 0 && n->figure[i].sentence != n->figure[first].sentence)
			break;
		if (is_level(&n->figure[i]))
			first = i;
	}
	for (int i = first + 1; first >= 0 && i < p; i++)
		if (is_level(&n->figure[i]) && n->figure[i].whole != first)
			return -1;
	return first >= 0 && f->sentence - n->figure[first].sentence <= 1 ? first : -1;
}

/* Do the words in front of 占 agree with a label, as label_match() has it? */
static int
subject_match(const Narrative *n, const Figure *f, const Figure *other)
{
	size_t		end = subject_end(n, f);
	size_t		unit = other->unit_end - other->unit;

	/* 享受补助的945户，享受补助户占: with the unit behind the very name */
	if (other->class == CLASS_COUNT && unit > 0 && end - f->label == other->label_end - other->label + unit &&
		memcmp(n->body + end - unit, n->body + other->unit, unit) == 0 &&
		memcmp(n->body + f->label, n->body + other->label, other->label_end - other->label) == 0)
		return 3;
	return label_match(n->body, f->label, end, other->label, other->label_end);
}

/* Of a list whose whole has the words of the name, too, it is the whole that is named. */
static int
whole_if_named(const Narrative *n, int p, int subject)
{
	const Figure *f = &n->figure[p];
	int			whole = n->figure[subject].whole;

	return whole >= 0 && is_level(&n->figure[whole]) && n->figure[whole].sentence == n->figure[subject].sentence &&
		subject_match(n, f, &n->figure[whole]) >= 2 ?
		whole : subject;
}

/* 乙所获资金占P%: do the words in front of 占 end in money? */
static bool
says_money(const Narrative *n, const Figure *f)
{
	static const char *const nouns[] = {"资金", "金额", "经费", "投资额", "补助额", NULL};

	return text_ends_any(n->body, f->label, subject_end(n, f), nouns);
}

/*
 * The last level that the words in front of 占 name: the very words before others,
 * its sentence before the paragraph; −1 if none.
 */
int
find_subject(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		len = subject_end(n, f) - f->label;
	int			told = told_before(n, p);

	if (told >= 0)
		return told;
	for (int pass = 0; pass < 4; pass++)
		for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
		{
			const Figure *a = &n->figure[i];
			bool		very_words = a->label_end - a->label == len &&
				memcmp(n->body + a->label, n->body + f->label, len) == 0;

			/* 甲a户，乙b户；补助x万元、y万元，乙所获资金占P%: of money */
			if (!is_level(a) || (pass < 2 && a->sentence != f->sentence) ||
				(a->class == CLASS_COUNT && !very_words && says_money(n, f)))
				continue;
			if (very_words)
				return i;
			if (pass % 2 == 1 && subject_match(n, f, a) >= 2)
				return whole_if_named(n, p, i);
		}
	return -1;
}

/*
 * 新能源汽车a辆，…新能源车占P%; 个人缴纳b，个人缴费占P%: the one level of the sentence that the words in front of 占
 * shorten, or name but for one character; −1 if there is none, or more.
 */
int
find_near_subject(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		len = subject_end(n, f) - f->label;
	size_t		zi = strlen("车");
	int			found = -1;

	if (len < strlen("个人缴费"))
		return -1;
	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *a = &n->figure[i];
		size_t		its = a->label_end - a->label;
		bool		like = its == len && memcmp(n->body + a->label, n->body + f->label, len - zi) == 0;

		if (!is_level(a) || !(like || (its > len && its <= len + 2 * zi &&
									   memcmp(n->body + a->label, n->body + f->label, 2 * zi) == 0 &&
									   name_abbreviates(n, f->label, f->label + len, a))))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* 仅占P%: the word in front of 占 names nothing */
bool
names_nothing(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"仅", "只", "约", "各", "均", "也", "还", "已", "就", "共", "总共", "仅仅", "合计", NULL
	};

	return is_any(n->body + f->label, subject_end(n, f) - f->label, words);
}

/* Is it in another sentence, and does only a word of it agree with those in front of 占? */
bool
is_namesake(const Narrative *n, int p, int subject)
{
	const Figure *f = &n->figure[p];

	/* 国家级示范社a、省级示范社b，示范社占比P%: of both */
	for (int i = subject - 1; i >= 0 && n->figure[subject].whole >= 0 && i > subject - LIST_PARTS; i--)
		if (n->figure[i].whole == n->figure[subject].whole &&
			subject_match(n, f, &n->figure[i]) == 2 && subject_match(n, f, &n->figure[subject]) == 2)
			return true;
	return subject >= 0 && n->figure[subject].sentence != f->sentence && told_before(n, p) < 0 &&
		subject_match(n, f, &n->figure[subject]) < 3;
}

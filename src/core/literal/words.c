/*-------------------------------------------------------------------------
 *
 * words.c
 *	  The signs and words that compare a quantity (RULES §8).
 *
 *-------------------------------------------------------------------------
 */
#include "words.h"

typedef struct Word
{
	const char *text;
	Comparator	comparator;
} Word;

/* What words behind a number end in: 上, 内, 下. */
#define LAST_BYTES_OF_ENDINGS "\x8A\x85\x8B"

/* A = behind ≥ or ≤ is skipped. */
static const Word signs[] = {
	{"≥", COMPARATOR_GE}, {">=", COMPARATOR_GE}, {"≤", COMPARATOR_LE},
	{"<=", COMPARATOR_LE}, {"=>", COMPARATOR_GE}, {"=<", COMPARATOR_LE},
	{"=≥", COMPARATOR_GE}, {"=≤", COMPARATOR_LE}, {">", COMPARATOR_GT},
	{"<", COMPARATOR_LT}, {"==", COMPARATOR_EQ}, {"=", COMPARATOR_EQ}
};

/* What is typed for a sign, or left of one by a web page, but may open a text. */
static const Word typos[] = {
	{"&ge;", COMPARATOR_GE}, {"&le;", COMPARATOR_LE},
	{"&gt;=", COMPARATOR_GE}, {"&lt;=", COMPARATOR_LE},
	{"&gt;", COMPARATOR_GT}, {"&lt;", COMPARATOR_LT},
	{"》=", COMPARATOR_GE}, {"《=", COMPARATOR_LE},
	{"〉=", COMPARATOR_GE}, {"〈=", COMPARATOR_LE},
	{"》", COMPARATOR_GT}, {"《", COMPARATOR_LT},
	{"〉", COMPARATOR_GT}, {"〈", COMPARATOR_LT}
};

/* Longer words before those that they start with. */
static const Word openings[] = {
	{"不少于", COMPARATOR_GE}, {"不低于", COMPARATOR_GE},
	{"不小于", COMPARATOR_GE}, {"至少", COMPARATOR_GE},
	{"不超过", COMPARATOR_LE}, {"不高于", COMPARATOR_LE},
	{"不大于", COMPARATOR_LE}, {"不多于", COMPARATOR_LE},
	{"至多", COMPARATOR_LE}, {"控制在", COMPARATOR_LE},
	{"不得少于", COMPARATOR_GE}, {"不得低于", COMPARATOR_GE},
	{"不得小于", COMPARATOR_GE}, {"未低于", COMPARATOR_GE},
	{"最少", COMPARATOR_GE},
	{"不得超过", COMPARATOR_LE}, {"不得高于", COMPARATOR_LE},
	{"不得大于", COMPARATOR_LE}, {"不得多于", COMPARATOR_LE},
	{"未超过", COMPARATOR_LE}, {"未高于", COMPARATOR_LE},
	{"最多", COMPARATOR_LE},
	{"大于或等于", COMPARATOR_GE}, {"大于等于", COMPARATOR_GE},
	{"高于或等于", COMPARATOR_GE}, {"高于等于", COMPARATOR_GE},
	{"多于或等于", COMPARATOR_GE}, {"多于等于", COMPARATOR_GE},
	{"小于或等于", COMPARATOR_LE}, {"小于等于", COMPARATOR_LE},
	{"低于或等于", COMPARATOR_LE}, {"低于等于", COMPARATOR_LE},
	{"少于或等于", COMPARATOR_LE}, {"少于等于", COMPARATOR_LE},
	{"等于或大于", COMPARATOR_GE}, {"等于或小于", COMPARATOR_LE},
	{"达到或超过", COMPARATOR_GE},
	{"大于", COMPARATOR_GT}, {"高于", COMPARATOR_GT},
	{"多于", COMPARATOR_GT}, {"超过", COMPARATOR_GT},
	{"超", COMPARATOR_GT}, {"逾", COMPARATOR_GT},
	{"小于", COMPARATOR_LT}, {"低于", COMPARATOR_LT},
	{"少于", COMPARATOR_LT}, {"不足", COMPARATOR_LT},
	{"等于", COMPARATOR_EQ}, {"达到", COMPARATOR_EQ}, {"达", COMPARATOR_EQ}
};

/* In front of a number these want a word behind it. */
static const char *const places[] = {"保持在", "稳定在", "维持在", "在"};

static const Word endings[] = {
	{"及其以上", COMPARATOR_GE}, {"及以上", COMPARATOR_GE},
	{"或以上", COMPARATOR_GE}, {"以上", COMPARATOR_GE},
	{"及以内", COMPARATOR_LE}, {"以内", COMPARATOR_LE}, {"之内", COMPARATOR_LE},
	{"内", COMPARATOR_LE},
	{"及其以下", COMPARATOR_LE}, {"及以下", COMPARATOR_LE},
	{"或以下", COMPARATOR_LE}, {"以下", COMPARATOR_LE}
};

/* What a value may say of how it came about, longer words first. */
static const char *const verbs[] = {
	"已达到", "已达", "实际完成率", "实际完成", "共计完成", "共完成",
	"累计完成", "已完成", "完成率为", "完成率", "完成了", "完成"
};

static Comparator
scan_comparison(Scan *scan, const Word *words, size_t count)
{
	if (scan_at_end(scan) || scan_at_digit(scan))
		return COMPARATOR_NONE; /* the commonest case */
	for (size_t i = 0; i < count; i++)
		if (scan_word(scan, words[i].text))
			return words[i].comparator;
	return COMPARATOR_NONE;
}

Comparator
scan_sign(Scan *scan)
{
	Comparator	result = scan_comparison(scan, signs, COUNT_OF(signs));

	if (result == COMPARATOR_GE || result == COMPARATOR_LE)
		(void) scan_word(scan, "=");
	return result;
}

Comparator
scan_sign_typo(Scan *scan)
{
	if (scan_at_end(scan) || (*scan->at != '&' && *scan->at != "《"[0]))
		return COMPARATOR_NONE; /* the commonest case */
	return scan_comparison(scan, typos, COUNT_OF(typos));
}

Comparator
scan_opening(Scan *scan)
{
	return scan_comparison(scan, openings, COUNT_OF(openings));
}

bool
scan_place(Scan *scan)
{
	return scan_any(scan, places, COUNT_OF(places));
}

bool
scan_done(Scan *scan)
{
	if (scan_at_end(scan) || (*scan->at != "完"[0] && *scan->at != "累"[0]))
		return false;			/* 已, 共 and 实 begin like 完 */
	return scan_any(scan, verbs, COUNT_OF(verbs));
}

/* May a unit, or nothing, end here?  Of 5天内或以上 only 以上 is taken. */
static bool
unit_may_end(Scan scan)
{
	if (scan_suffix(&scan, "/"))
		return false;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (scan_suffix(&scan, endings[i].text))
			return false;
	return true;
}

Comparator
scan_ending(Scan *scan)
{
	if (scan_at_end(scan) || strchr(LAST_BYTES_OF_ENDINGS, scan->end[-1]) == NULL)
		return COMPARATOR_NONE;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
	{
		Scan		shorter = *scan;

		if (!scan_suffix(&shorter, endings[i].text) ||
			(*endings[i].text == "或"[0] && !unit_may_end(shorter)))
			continue;
		*scan = shorter;
		return endings[i].comparator;
	}
	return COMPARATOR_NONE;
}

bool
scan_inclusive(Scan *scan)
{
	if (scan_at_end(scan) || scan->end[-1] != ')')
		return false;			/* the commonest case */
	for (const char *p = scan->at; p < scan->end; p++)
	{
		Scan		note = {p, scan->end};
		size_t		len;

		if (!scan_word(&note, "(含") || !scan_suffix(&note, ")"))
			continue;
		len = (size_t) (note.end - note.at);
		if (len != 0 && (len > (size_t) (p - scan->at) ||
						 memcmp(note.at, scan->at, len) != 0) &&
			(len != strlen("本数") || memcmp(note.at, "本数", len) != 0))
			return false;
		scan->end = p;
		return true;
	}
	return false;
}

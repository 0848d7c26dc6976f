/*-------------------------------------------------------------------------
 *
 * comparison.c
 *	  The signs and words that compare a quantity (RULES §8).
 *
 *-------------------------------------------------------------------------
 */
#include "comparison.h"

typedef struct Word
{
	const char *text;
	Comparator	comparator;
} Word;

/* What words behind a number end in: 上, 内, 下. */
#define LAST_BYTES_OF_ENDINGS "\x8A\x85\x8B"

static const Word signs[] = {
	{"≥", COMPARATOR_GE}, {">=", COMPARATOR_GE}, {"≤", COMPARATOR_LE},
	{"<=", COMPARATOR_LE}, {">", COMPARATOR_GT}, {"<", COMPARATOR_LT},
	{"==", COMPARATOR_EQ}, {"=", COMPARATOR_EQ}
};

/* Longer words before those that they start with. */
static const Word openings[] = {
	{"大于或等于", COMPARATOR_GE}, {"大于等于", COMPARATOR_GE},
	{"小于或等于", COMPARATOR_LE}, {"小于等于", COMPARATOR_LE},
	{"不少于", COMPARATOR_GE}, {"不低于", COMPARATOR_GE},
	{"不小于", COMPARATOR_GE}, {"至少", COMPARATOR_GE},
	{"不超过", COMPARATOR_LE}, {"不高于", COMPARATOR_LE},
	{"不大于", COMPARATOR_LE}, {"不多于", COMPARATOR_LE},
	{"至多", COMPARATOR_LE}, {"控制在", COMPARATOR_LE},
	{"大于", COMPARATOR_GT}, {"高于", COMPARATOR_GT},
	{"多于", COMPARATOR_GT}, {"超过", COMPARATOR_GT},
	{"超", COMPARATOR_GT}, {"逾", COMPARATOR_GT},
	{"小于", COMPARATOR_LT}, {"低于", COMPARATOR_LT},
	{"少于", COMPARATOR_LT}, {"不足", COMPARATOR_LT},
	{"等于", COMPARATOR_EQ}, {"达到", COMPARATOR_EQ}, {"达", COMPARATOR_EQ}
};

static const Word endings[] = {
	{"及以上", COMPARATOR_GE}, {"以上", COMPARATOR_GE},
	{"以内", COMPARATOR_LE}, {"之内", COMPARATOR_LE}, {"内", COMPARATOR_LE},
	{"及以下", COMPARATOR_LE}, {"以下", COMPARATOR_LE}
};

static Comparator
scan_comparison(Scan *scan, const Word *words, size_t count)
{
	if (scan_at_end(scan) || (*scan->at >= '0' && *scan->at <= '9'))
		return COMPARATOR_NONE; /* the commonest case */
	for (size_t i = 0; i < count; i++)
		if (scan_word(scan, words[i].text))
			return words[i].comparator;
	return COMPARATOR_NONE;
}

Comparator
scan_sign(Scan *scan)
{
	return scan_comparison(scan, signs, COUNT_OF(signs));
}

Comparator
scan_opening(Scan *scan)
{
	return scan_comparison(scan, openings, COUNT_OF(openings));
}

Comparator
scan_ending(Scan *scan)
{
	if (scan_at_end(scan) || strchr(LAST_BYTES_OF_ENDINGS, scan->end[-1]) == NULL)
		return COMPARATOR_NONE;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (scan_suffix(scan, endings[i].text))
			return endings[i].comparator;
	return COMPARATOR_NONE;
}

bool
scan_inclusive(Scan *scan)
{
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

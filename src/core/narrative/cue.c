/*-------------------------------------------------------------------------
 *
 * cue.c
 *	  Finding the words that say what a figure is.
 *
 * The words are chained by their first character; the chains are made once,
 * when the first text is read, and are the same ever after.
 *
 *-------------------------------------------------------------------------
 */
#include "cue.h"

#include <string.h>

#include "cue_words.h"
#include "utf8.h"

#define CHAINS		4096
#define MAX_WORDS	1024

typedef struct WordIndex
{
	uint16_t	head[CHAINS];	/* the first word of a chain, counted from 1 */
	uint16_t	next[MAX_WORDS + 1];
	const char *word[MAX_WORDS + 1];
	uint8_t		len[MAX_WORDS + 1];
	uint64_t	cues[MAX_WORDS + 1];
	int			count;
} WordIndex;

static WordIndex cue_index;
static WordIndex unit_index;
static WordIndex general_index;

static inline unsigned
chain_of(const char *s, size_t len)
{
	unsigned	lead = (unsigned char) s[0];

	if (lead < 0xE0 || len < 3)
		return lead;
	return (((unsigned char) s[1] & 63U) << 6 | ((unsigned char) s[2] & 63U)) ^ (lead & 15U) << 8;
}

static void
add_word(WordIndex *index, const char *word, uint64_t cues)
{
	size_t		len = strlen(word);
	unsigned	chain = chain_of(word, len);
	int			at = ++index->count;

	index->word[at] = word;
	index->len[at] = (uint8_t) len;
	index->cues[at] = cues;
	index->next[at] = index->head[chain];
	index->head[chain] = (uint16_t) at;
}

void
cue_prepare(void)
{
	if (unit_index.count > 0)
		return;
	for (size_t i = 0; i < cue_table_size; i++)
		add_word(&cue_index, cue_table[i].word, cue_table[i].cues);
	for (size_t i = 0; i < plain_words_size; i++)
		add_word(&cue_index, plain_words[i], 0);
	for (size_t i = 0; i < general_words_size; i++)
		add_word(&general_index, general_words[i], 0);
	for (size_t i = 0; i < unit_words_size; i++)
		add_word(&unit_index, unit_words[i], 0);
}

/* The longest word that the text starts with, 0 if there is none. */
static inline int
longest(const WordIndex *index, const char *s, size_t len)
{
	int			best = 0;

	for (int i = index->head[chain_of(s, len)]; i != 0; i = index->next[i])
		if (index->len[i] > index->len[best] && index->len[i] <= len && memcmp(index->word[i], s, index->len[i]) == 0)
			best = i;
	return best;
}

size_t
cue_match(const char *s, size_t len, uint64_t *cues)
{
	int			word = longest(&cue_index, s, len);

	if (word > 0)
		*cues = cue_index.cues[word];
	return cue_index.len[word];
}

uint64_t
cue_scan(const char *s, size_t len)
{
	uint64_t	all = 0;
	int			depth = 0;

	for (size_t i = 0; i < len;)
	{
		uint64_t	cues = 0;
		size_t		step = 0;
		bool		open = s[i] == '(' || (len - i >= 3 && memcmp(s + i, "（", 3) == 0);
		bool		close = s[i] == ')' || (len - i >= 3 && memcmp(s + i, "）", 3) == 0);

		depth += open ? 1 : close && depth > 0 ? -1 : 0;
		if (depth == 0 && !close)
			step = cue_match(s + i, len - i, &cues);
		if (step > 0)
			all |= cues;
		else
		{
			step = utf8_length(s + i, len - i);
			step = step > 0 ? step : 1;
		}
		i += step;
	}
	return all;
}

size_t
cue_unit(const char *s, size_t len)
{
	return len > 0 ? unit_index.len[longest(&unit_index, s, len)] : 0;
}

size_t
cue_general(const char *s, size_t len)
{
	return len > 0 ? general_index.len[longest(&general_index, s, len)] : 0;
}

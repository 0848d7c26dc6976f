/*-------------------------------------------------------------------------
 *
 * mark.h
 *	  The marks of Chinese prose: separators, brackets, digits.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef MARK_H
#define MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* The character class of text[at] and its length. */
typedef enum MarkKind
{
	MARK_NONE, MARK_SPACE, MARK_PAUSE /* 、 */ , MARK_COMMA, MARK_COLON,
	MARK_SEMICOLON, MARK_STOP, MARK_OPEN, MARK_CLOSE, MARK_TITLE_OPEN,
	MARK_TITLE_CLOSE, MARK_DIGIT, MARK_DASH
} MarkKind;

extern MarkKind mark_at(const char *s, size_t avail, size_t *step);

/* The digit at s, or −1; its length in bytes. */
extern int	digit_at(const char *s, size_t avail, size_t *step);

/* The length of the first of the words, of which NULL is the last, that is at s; 0 if none is. */
extern size_t begins_any(const char *s, size_t avail, const char *const *words);

/* Is the text one of the words? */
extern bool is_any(const char *s, size_t len, const char *const *words);

/* Does the text between two places end in the word? */
static inline bool
text_ends(const char *s, size_t from, size_t to, const char *word)
{
	size_t		len = strlen(word);

	/* the last byte tells most words apart */
	return to >= from + len && (len == 0 || s[to - 1] == word[len - 1]) && memcmp(s + to - len, word, len) == 0;
}

/* Do the bytes hold the word? */
static inline bool
holds_bytes(const char *s, size_t len, const char *word, size_t word_len)
{
	if (word_len < 3)
	{
		for (size_t at = 0; at + word_len <= len; at++)
			if (memcmp(s + at, word, word_len) == 0)
				return true;
		return false;
	}
	if (len < word_len)
		return false;
	/* by the third byte, which tells the characters of a text apart best */
	for (const char *at = s + 2, *end = s + len - word_len + 3;
		 at < end && (at = memchr(at, (unsigned char) word[2], end - at)) != NULL; at++)
		if (at[-1] == word[1] && at[-2] == word[0] && memcmp(at + 1, word + 3, word_len - 3) == 0)
			return true;
	return false;
}

/* Does the text between two places hold the word? */
extern bool text_holds(const char *s, size_t from, size_t to, const char *word);

/* Does it hold one of the words, of which NULL is the last?  Does it end in one? */
extern bool text_holds_any(const char *s, size_t from, size_t to, const char *const *words);
extern bool text_ends_any(const char *s, size_t from, size_t to, const char *const *words);

/* Behind up to three spaces. */
extern size_t skip_spaces(const char *s, size_t at, size_t end);

#endif							/* MARK_H */

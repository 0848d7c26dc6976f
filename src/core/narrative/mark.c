/*-------------------------------------------------------------------------
 *
 * mark.c
 *	  The marks of Chinese prose: separators, brackets, digits.
 *
 *-------------------------------------------------------------------------
 */
#include "mark.h"

#include <string.h>

#include "scan.h"
#include "utf8.h"

MarkKind
mark_at(const char *s, size_t avail, size_t *step)
{
	static const struct
	{
		const char *mark;
		MarkKind	kind;
	}			marks[] = {
		{"，", MARK_COMMA}, {"。", MARK_STOP}, {"、", MARK_PAUSE}, {"；", MARK_SEMICOLON},
		{"：", MARK_COLON}, {"（", MARK_OPEN}, {"）", MARK_CLOSE}, {"！", MARK_STOP},
		{"？", MARK_STOP}, {"【", MARK_OPEN}, {"】", MARK_CLOSE}, {"《", MARK_TITLE_OPEN},
		{"》", MARK_TITLE_CLOSE}, {"〔", MARK_TITLE_OPEN}, {"〕", MARK_TITLE_CLOSE},
		{"　", MARK_SPACE}, {"—", MARK_DASH}, {"–", MARK_DASH}, {"～", MARK_DASH},
		{"－", MARK_DASH}
	};
	unsigned char c = (unsigned char) s[0];
	size_t		length;

	/* most of the text */
	if (c >= 0xE4 && c <= 0xE9 && avail >= 3 && ((unsigned char) s[1] & 0xC0) == 0x80 &&
		((unsigned char) s[2] & 0xC0) == 0x80)
	{
		*step = 3;
		return MARK_NONE;
	}
	*step = 1;
	if (c < 0x80)
		switch (c)
		{
			case ',':
				return MARK_COMMA;
			case ';':
				return MARK_SEMICOLON;
			case ':':
				return MARK_COLON;
			case '(':
			case '[':
				return MARK_OPEN;
			case ')':
			case ']':
				return MARK_CLOSE;
			case '!':
			case '?':
			case '\n':
			case '\r':
				return MARK_STOP;
			case ' ':
			case '\t':
				return MARK_SPACE;
			case '-':
			case '~':
				return MARK_DASH;
			default:
				return c >= '0' && c <= '9' ? MARK_DIGIT : MARK_NONE;
		}
	length = utf8_length(s, avail);
	*step = length > 0 ? length : 1;
	if (c == 0xC2 && length == 2 && (unsigned char) s[1] == 0xA0)
		return MARK_SPACE;
	if (length != 3 || (c != 0xE3 && c != 0xEF && c != 0xE2))
		return MARK_NONE;
	if (c == 0xEF && (unsigned char) s[1] == 0xBC &&
		(unsigned char) s[2] >= 0x90 && (unsigned char) s[2] <= 0x99)
		return MARK_DIGIT;
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (memcmp(s, marks[i].mark, 3) == 0)
			return marks[i].kind;
	return MARK_NONE;
}

int
digit_at(const char *s, size_t avail, size_t *step)
{
	if (avail == 0 || mark_at(s, avail, step) != MARK_DIGIT)
		return -1;
	return *step == 1 ? s[0] - '0' : (unsigned char) s[2] - 0x90;
}

size_t
begins_any(const char *s, size_t avail, const char *const *words)
{
	for (; *words != NULL; words++)
		if (scan_begins(s, avail, *words))
			return strlen(*words);
	return 0;
}

bool
is_any(const char *s, size_t len, const char *const *words)
{
	for (; *words != NULL; words++)
		if (len == strlen(*words) && memcmp(s, *words, len) == 0)
			return true;
	return false;
}

bool
text_holds(const char *s, size_t from, size_t to, const char *word)
{
	return to > from && holds_bytes(s + from, to - from, word, strlen(word));
}

bool
text_holds_any(const char *s, size_t from, size_t to, const char *const *words)
{
	for (; *words != NULL; words++)
		if (text_holds(s, from, to, *words))
			return true;
	return false;
}

bool
text_ends_any(const char *s, size_t from, size_t to, const char *const *words)
{
	for (; *words != NULL; words++)
		if (text_ends(s, from, to, *words))
			return true;
	return false;
}

size_t
skip_spaces(const char *s, size_t at, size_t end)
{
	size_t		step;

	for (int i = 0; i < 3 && at < end && mark_at(s + at, end - at, &step) == MARK_SPACE; i++)
		at += step;
	return at;
}

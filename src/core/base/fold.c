/*-------------------------------------------------------------------------
 *
 * fold.c
 *	  Full-width forms, spaces and look-alike signs folded to one form each.
 *
 *-------------------------------------------------------------------------
 */
#include "fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

/* Does the character that starts with this byte stand for itself for sure? */
static inline bool
never_folded(unsigned char first)
{
	/* printable ASCII, and Chinese characters from U+4000 on */
	return (first >= 0x20 && first < 0x7F) || (first >= 0xE4 && first <= 0xED);
}

/*
 * The length of the ASCII and Chinese characters at the start that stand for
 * themselves, as nearly all do.
 */
static size_t
unfolded_prefix(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *) s;
	size_t		i = 0;

	for (;;)
	{
		if (i < len && u[i] >= 0x20 && u[i] < 0x7F)
			i++;
		else if (i + 2 < len && u[i] >= 0xE4 && u[i] <= 0xEC &&
				 (u[i + 1] & 0xC0) == 0x80 && (u[i + 2] & 0xC0) == 0x80)
			i += 3;
		else
			return i;
	}
}

/* The folded form of a character, or NULL where it stands for itself. */
static const char *
folded_sign(uint32_t c)
{
	switch (c)
	{
		case '\t':
		case '\n':
		case '\v':
		case '\f':
		case '\r':
		case 0x00A0:			/* no-break space */
		case 0x1680:
		case 0x202F:
		case 0x205F:
		case 0x3000:			/* ideographic space */
			return " ";
		case 0x00AD:			/* soft hyphen */
		case 0x2060:			/* word joiner */
		case 0xFEFF:			/* byte order mark */
			return "";
		case 0x2267:			/* ≧ */
		case 0x2A7E:			/* ⩾ */
		case 0x226E:			/* ≮ not less than */
			return "\xE2\x89\xA5";	/* ≥ */
		case 0x2266:			/* ≦ */
		case 0x2A7D:			/* ⩽ */
		case 0x226F:			/* ≯ not greater than */
			return "\xE2\x89\xA4";	/* ≤ */
		case 0x2550:			/* ═ */
		case 0xFE66:			/* ﹦ */
			return "=";
		case 0xFE64:			/* ﹤ */
			return "<";
		case 0xFE65:			/* ﹥ */
			return ">";
		case 0xFE6A:			/* ﹪ */
			return "%";
		case 0x2212:			/* − minus sign */
		case 0x2015:			/* ― horizontal bar */
		case 0xFE63:			/* ﹣ */
			return "-";
		case 0x301C:			/* 〜 wave dash */
		case 0x223C:			/* ∼ tilde operator */
			return "~";
		case 0xFF0C:			/* sentence punctuation stays */
		case 0xFF1A:
		case 0xFF1B:
		case 0xFF01:
		case 0xFF1F:
			return NULL;
		default:
			break;
	}
	if (c >= 0x2000 && c <= 0x200A)
		return " ";
	if (c >= 0x200B && c <= 0x200F) /* zero-width, and direction marks */
		return "";
	if (c >= 0x2010 && c <= 0x2013) /* hyphens up to the en dash */
		return "-";
	return NULL;
}

Verdict
fold_part(const char *s, size_t len, char *out, size_t *out_len)
{
	size_t		n = unfolded_prefix(s, len);

	memcpy(out, s, n);
	for (size_t i = n; i < len;)
	{
		size_t		step = utf8_length(s + i, len - i);
		uint32_t	c;
		const char *sign;

		if (step == 0 || s[i] == '\0')
			return verdict_at(REASON_NOT_UTF8, s, s + i);
		if (never_folded((unsigned char) s[i]))
		{
			memcpy(out + n, s + i, step);
			n += step;
			i += step;
			continue;
		}
		c = utf8_decode(s + i, step);
		sign = folded_sign(c);
		if (sign != NULL)
		{
			size_t		k = strlen(sign);

			memcpy(out + n, sign, k);
			n += k;
		}
		else if (c >= 0xFF01 && c <= 0xFF5E &&
				 c != 0xFF0C && c != 0xFF1A && c != 0xFF1B &&
				 c != 0xFF01 && c != 0xFF1F)
			out[n++] = (char) (c - 0xFF01 + '!');
		else
		{
			memcpy(out + n, s + i, step);
			n += step;
		}
		i += step;
	}
	*out_len = n;
	return verdict_ok();
}

size_t
trim_folded(char *folded, size_t len)
{
	size_t		lead = 0;

	while (len > 0 && folded[len - 1] == ' ')
		len--;
	while (lead < len && folded[lead] == ' ')
		lead++;
	memmove(folded, folded + lead, len - lead);
	return len - lead;
}

Verdict
fold_text(const char *s, size_t len, char *out, size_t *out_len)
{
	Verdict		verdict = fold_part(s, len, out, out_len);

	if (verdict.code == VERDICT_OK)
		*out_len = trim_folded(out, *out_len);
	return verdict;
}

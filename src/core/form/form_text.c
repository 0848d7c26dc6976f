/*-------------------------------------------------------------------------
 *
 * form_text.c
 *	  The texts of cells without what typesetting left in them.
 *
 *-------------------------------------------------------------------------
 */
#include "form_text.h"

#include "fold.h"
#include "scan.h"
#include "utf8.h"

/* The bytes of the blank at the beginning; 0 if there is none. */
static size_t
blank_length(Span text)
{
	size_t		step = utf8_length(text.s, text.len);
	char		folded[4];
	size_t		len;

	if (step == 0)
		return 0;
	if (step == 1)
		return strchr(" \t\r\n\v\f", *text.s) != NULL && *text.s != '\0' ? 1 : 0;
	/* a blank alone folds to nothing */
	return fold_text(text.s, step, folded, &len).code == VERDICT_OK && len == 0 ? step : 0;
}

Span
form_text_trim(Span text)
{
	size_t		step;
	size_t		end = 0;

	while ((step = blank_length(text)) > 0)
		text = span_from(text, step);
	for (size_t i = 0; i < text.len; i += step)
	{
		size_t		blank = blank_length(span_from(text, i));

		step = blank > 0 ? blank : utf8_length(text.s + i, text.len - i);
		if (step == 0)
			return text;
		if (blank == 0)
			end = i + step;
	}
	text.len = end;
	return text;
}

Span
form_text_squeeze(const FormMemory *memory, Span text)
{
	SpanBuffer	kept = {memory, NULL, 0, 0};

	while (text.len > 0)
	{
		size_t		step = blank_length(text);

		if (step == 0)
		{
			step = utf8_length(text.s, text.len);
			if (step == 0)
				step = 1;
			buffer_append(&kept, (Span) {text.s, step});
		}
		text = span_from(text, step);
	}
	return buffer_span(&kept);
}

static bool
is_western(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Span
form_text_join(const FormMemory *memory, Span text)
{
	SpanBuffer	line = {memory, NULL, 0, 0};
	size_t		step;

	text = form_text_trim(text);
	if (memchr(text.s, '\n', text.len) == NULL)
		return text;
	while (text.len > 0)
	{
		const char *at = memchr(text.s, '\n', text.len);
		Span		part = {text.s, at == NULL ? text.len : (size_t) (at - text.s)};

		step = part.len < text.len ? part.len + 1 : part.len;
		part = form_text_trim(part);
		if (part.len > 0)
		{
			if (line.len > 0 && is_western(line.s[line.len - 1]) && is_western(*part.s))
				buffer_append(&line, SPAN(" "));
			buffer_append(&line, part);
		}
		text = span_from(text, step);
	}
	return buffer_span(&line);
}

Span
form_text_fold_squeeze(const FormMemory *memory, Span text)
{
	char	   *folded;
	size_t		len;

	if (text.len == 0)
		return SPAN_NONE;
	folded = memory->get(memory->context, text.len);
	if (fold_text(text.s, text.len, folded, &len).code != VERDICT_OK)
		return form_text_squeeze(memory, text);
	return form_text_squeeze(memory, (Span) {folded, len});
}

/* Skips the first of the words that stands there. */
static bool
skip_one(Span *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		Span		word = {words[i], strlen(words[i])};

		if (span_starts(*text, word))
		{
			*text = span_from(*text, word.len);
			return true;
		}
	}
	return false;
}

#define SKIP_ONE(text, words) skip_one(text, words, sizeof(words) / sizeof((words)[0]))

/* Without 1. （一） 一、 ★ * in front; a text that is nothing else stays. */
static Span
without_numbering(Span text)
{
	static const char *const stars[] = {"★", "☆", "▲", "△", "※", "*", "●", "■"};
	static const char *const digits[] = {
		"0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
		"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
	};
	static const char *const closing[] = {"、", ".", ")", "，", ",", ":", "："};
	Span		rest = text;

	while (SKIP_ONE(&rest, stars))
		;
	text = rest;
	if (rest.len > 0 && *rest.s == '(')
		rest = span_from(rest, 1);
	if (!SKIP_ONE(&rest, digits))
		return text;
	while (SKIP_ONE(&rest, digits))
		;
	return SKIP_ONE(&rest, closing) && rest.len > 0 ? rest : text;
}

/* The bytes of a bracket at the beginning, ( or 【 or 〔 ...; 0 if there is none. */
static size_t
bracket_length(Span text, bool closing)
{
	static const char *const opening_signs[] = {"(", "（", "[", "【", "〔", "［", "︵", "﹙"};
	static const char *const closing_signs[] = {")", "）", "]", "】", "〕", "］", "︶", "﹚"};
	Span		rest = text;

	if (closing ? SKIP_ONE(&rest, closing_signs) : SKIP_ONE(&rest, opening_signs))
		return text.len - rest.len;
	return 0;
}

bool
form_text_bracket(Span *rest, Span *before, Span *inner)
{
	const char *from = rest->s;
	size_t		open = 0;

	while (rest->len > 0 && (open = bracket_length(*rest, false)) == 0)
		*rest = span_from(*rest, 1);
	*before = (Span) {from, (size_t) (rest->s - from)};
	if (rest->len == 0)
		return false;
	for (size_t i = open; i < rest->len; i++)
	{
		size_t		close = bracket_length(span_from(*rest, i), true);

		if (close == 0)
			continue;
		*inner = (Span) {rest->s + open, i - open};
		*rest = span_from(*rest, i + close);
		return true;
	}
	*before = (Span) {from, before->len + rest->len};
	*rest = span_from(*rest, rest->len);
	return false;
}

Span
form_text_part(Span *rest)
{
	static const char *const commas[] = {",", "，", "、", ";", "；"};
	Span		text = *rest;

	for (size_t i = 0; i < text.len; i++)
	{
		Span		behind = span_from(text, i);

		if (SKIP_ONE(&behind, commas))
		{
			*rest = behind;
			return (Span) {text.s, i};
		}
	}
	*rest = SPAN_NONE;
	return text;
}

/* Without colons, stars and percent signs behind. */
static Span
without_colon(Span text)
{
	while (span_ends(text, SPAN(":")) || span_ends(text, SPAN("：")) || span_ends(text, SPAN("*")) ||
		   span_ends(text, SPAN("%")))
		text.len -= span_ends(text, SPAN("：")) ? strlen("：") : 1;
	return text;
}

/* Without what numbers a column: 执行数B, 全年预算数③=①+②. */
static Span
without_letter(Span text)
{
	static const char *const circles[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"};
	Span		formula = text.len > 1 ? span_find(span_from(text, 1), SPAN("=")) : SPAN_NONE;

	text.len -= formula.len;
	if (text.len > 3 && text.s[text.len - 1] >= 'A' && text.s[text.len - 1] <= 'Z' &&
		(unsigned char) text.s[text.len - 2] >= 0x80)
		text.len--;
	for (size_t i = 0; i < COUNT_OF(circles); i++)
		if (text.len > 3 && span_ends(text, (Span) {circles[i], 3}))
			text.len -= 3;
	return text;
}

Span
form_text_key(const FormMemory *memory, Span text)
{
	Span		rest = without_numbering(form_text_fold_squeeze(memory, text));
	SpanBuffer	key = {memory, NULL, 0, 0};
	Span		before;
	Span		inner;
	Span		first = {NULL, 0};

	while (form_text_bracket(&rest, &before, &inner))
	{
		buffer_append(&key, before);
		if (first.s == NULL)
			first = inner;
	}
	buffer_append(&key, before);
	/* （自评等级） is its own label */
	return without_colon(without_letter(key.len > 0 || first.s == NULL ? buffer_span(&key) : first));
}

bool
form_text_split(Span text, Span *label, Span *value)
{
	for (size_t i = 0; i < text.len; i++)
	{
		Span		rest = span_from(text, i);
		size_t		colon = span_starts(rest, SPAN("：")) ? strlen("：") : *rest.s == ':';

		if (colon == 0)
			continue;
		*label = (Span) {text.s, i};
		*value = form_text_trim(span_from(rest, colon));
		return true;
	}
	return false;
}

bool
form_text_is_blank(Span text)
{
	static const char *const dots[] = {"…", ".", "。", "·", "⋯", "-", "—", "－", "–", "_", "/", "／"};

	text = form_text_trim(text);
	while (SKIP_ONE(&text, dots))
		;
	return text.len == 0;
}

/* Is it 50, 50分, 10.5%, or 满分50分? */
static bool
is_points(Span inner)
{
	static const char *const words[] = {"满分", "权重", "共", "占", ":", "："};
	static const char *const units[] = {"分", "%"};
	bool		any = false;

	while (SKIP_ONE(&inner, words))
		;
	for (; inner.len > 0 && (is_digit(*inner.s) || *inner.s == '.'); inner = span_from(inner, 1))
		any = true;
	(void) SKIP_ONE(&inner, units);
	return any && inner.len == 0;
}

/* 产出指标50分 without the points. */
static Span
without_own_points(Span name)
{
	size_t		end = name.len > strlen("分") ? name.len - strlen("分") : 0;
	size_t		digits = end;

	while (digits > 0 && (is_digit(name.s[digits - 1]) || name.s[digits - 1] == '.'))
		digits--;
	return digits < end && span_ends(name, SPAN("分")) && span_ends((Span) {name.s, digits}, SPAN("指标")) ?
		(Span) {name.s, digits} : name;
}

Span
form_text_without_points(const FormMemory *memory, Span text)
{
	Span		rest = form_text_squeeze(memory, text);
	SpanBuffer	kept = {memory, NULL, 0, 0};
	Span		before;
	Span		inner;
	const char *from = rest.s;

	while (form_text_bracket(&rest, &before, &inner))
	{
		buffer_append(&kept, before);
		if (!is_points(form_text_fold_squeeze(memory, inner)))
			buffer_append(&kept, (Span) {before.s + before.len, (size_t) (rest.s - before.s) - before.len});
		from = rest.s;
	}
	buffer_append(&kept, (Span) {from, before.len});
	return without_own_points(buffer_span(&kept));
}

Span
form_text_points(const FormMemory *memory, Span *text)
{
	Span		rest = *text;
	Span		before;
	Span		inner = SPAN_NONE;
	Span		last = SPAN_NONE;

	while (form_text_bracket(&rest, &before, &inner))
		last = (Span) {before.s + before.len, (size_t) (rest.s - before.s) - before.len};
	inner = form_text_fold_squeeze(memory, inner);
	if (before.len > 0 || last.len == 0 || last.len == text->len || !span_ends(inner, SPAN("分")) || !is_points(inner))
		return SPAN_NONE;
	*text = form_text_trim((Span) {text->s, text->len - last.len});
	inner.len -= strlen("分");
	while (inner.len > 0 && !is_digit(*inner.s))
		inner = span_from(inner, 1);
	return inner;
}

/* The bytes of a box at the beginning; 0 if there is none. */
static size_t
box_length(Span text, bool *ticked)
{
	static const char *const empty[] = {"□", "☐", "○"};
	static const char *const full[] = {"☑", "☒", "■", "√", "✓", "✔", "●"};
	Span		rest = text;

	*ticked = SKIP_ONE(&rest, full);
	return *ticked || SKIP_ONE(&rest, empty) ? text.len - rest.len : 0;
}

int
form_text_ticked(Span text, Span *word)
{
	Span		rest = form_text_trim(text);
	bool		ticked;
	bool		before = box_length(rest, &ticked) > 0;
	bool		open = false;
	const char *from = rest.s;
	int			boxes = 0;
	int			ticks = 0;

	for (;;)
	{
		size_t		box = box_length(rest, &ticked);
		Span		part = {from, (size_t) (rest.s - from)};

		if (box == 0 && rest.len > 0)
		{
			rest = span_from(rest, 1);
			continue;
		}
		/* the word is that behind the last box, or in front of this one */
		if ((before && open) || (!before && box > 0 && ticked))
			*word = without_numbering(form_text_trim(part));
		if (box == 0)
			break;
		boxes++;
		ticks += ticked;
		open = ticked;
		rest = span_from(rest, box);
		from = rest.s;
	}
	return boxes == 0 ? -1 : ticks;
}

bool
form_text_is_of(Span text, const Span *words, size_t count)
{
	while (text.len > 0)
	{
		size_t		word = is_digit(*text.s) ? 1 : 0;

		for (size_t i = 0; i < count && word == 0; i++)
			if (span_starts(text, words[i]))
				word = words[i].len;
		if (word == 0)
			return false;
		text = span_from(text, word);
	}
	return true;
}

bool
form_text_is_day(Span text)
{
	static const char *const marks[] = {"年", "月", "日", "-", "/", "."};
	int			numbers = 0;

	for (; text.len > 0; numbers++)
	{
		size_t		digits = 0;

		while (digits < text.len && is_digit(text.s[digits]))
			digits++;
		if (digits == 0 || (numbers == 0 ? digits != 4 : digits > 2))
			return false;
		text = span_from(text, digits);
		if (text.len > 0 && !SKIP_ONE(&text, marks))
			return false;
	}
	return numbers == 3;
}

/* The year that the text begins with in Chinese, 二〇二三年; 0 if it does not. */
static int
year_in_words(Span text)
{
	static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const zeros[] = {"○", "零", "O", "o", "0"};
	int			year = 0;

	for (int n = 0; n < 4; n++)
	{
		int			digit = -1;

		for (int i = 0; i < 10 && digit < 0; i++)
			if (skip_one(&text, &digits[i], 1))
				digit = i;
		if (digit < 0 && n > 0 && SKIP_ONE(&text, zeros))
			digit = 0;
		if (digit < 0)
			return 0;
		year = year * 10 + digit;
	}
	return year >= 1949 && year <= 2999 && span_starts(text, SPAN("年")) ? year : 0;
}

int
form_text_year(Span text)
{
	for (size_t i = 0; i + 4 < text.len; i++)
	{
		const char *s = text.s + i;
		bool		digits = is_digit(s[0]) && is_digit(s[1]) && is_digit(s[2]) && is_digit(s[3]);
		int			year = year_in_words(span_from(text, i));

		if (year > 0)
			return year;
		if (!digits || (i > 0 && is_digit(s[-1])))
			continue;
		year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0');
		if (year >= 1949 && year <= 2999 && span_starts(span_from(text, i + 4), SPAN("年")))
			return year;
	}
	return 0;
}

/*-------------------------------------------------------------------------
 *
 * claim_text.c
 *	  What a claim says in words: its formula, and the message for an editor.
 *
 *-------------------------------------------------------------------------
 */
#include "claim.h"

#include <string.h>

#include "scan.h"

#define LABEL_SHOWN 90			/* bytes of a label in a message */

static void
append(char *text, size_t size, const char *more, size_t more_len)
{
	size_t		len = strlen(text);

	if (len + more_len < size)
	{
		memcpy(text + len, more, more_len);
		text[len + more_len] = '\0';
	}
}

void
claim_message(Claim *claim, const char *text)
{
	append(claim->message, sizeof(claim->message), text, strlen(text));
}

void
claim_formula(Claim *claim, const char *text)
{
	append(claim->formula, sizeof(claim->formula), text, strlen(text));
}

void
claim_message_number(Claim *claim, Scaled number)
{
	char		text[64];

	scaled_print(number, text);
	claim_message(claim, text);
}

/* 年终结余 and 审定金额 as they are printed: what binds figures is 终结余 and 审定金. */
static void
whole_words(const Narrative *n, size_t *from, size_t *to)
{
	size_t		zi = strlen("年");
	size_t		left = n->len - *from;

	if (*from >= zi && memcmp(n->body + *from - zi, "年", zi) == 0 &&
		(scan_begins(n->body + *from, left, "终") || scan_begins(n->body + *from, left, "末") ||
		 scan_begins(n->body + *from, left, "初")))
		*from -= zi;
	if (scan_begins(n->body + *to, n->len - *to, "额") || scan_begins(n->body + *to, n->len - *to, "数"))
		*to += zi;
}

void
claim_message_label(Narrative *n, size_t from, size_t to)
{
	Claim	   *claim = &n->claim;
	size_t		shown;

	if (to <= from)
		return;
	whole_words(n, &from, &to);
	shown = to;
	if (to - from > LABEL_SHOWN)
		for (shown = from + LABEL_SHOWN; shown > from && ((unsigned char) n->body[shown] & 0xC0) == 0x80;)
			shown--;
	claim_message(claim, "“");
	append(claim->message, sizeof(claim->message), n->body + from, shown - from);
	claim_message(claim, shown < to ? "…”" : "”");
}

static const char *
power_name(uint8_t power)
{
	switch (power)
	{
		case 3:
			return "千";
		case 4:
			return "万";
		case 6:
			return "百万";
		case 7:
			return "千万";
		case 8:
			return "亿";
		case 12:
			return "万亿";
		default:
			return "";
	}
}

void
figure_unit(const Narrative *n, const Figure *figure, char *unit)
{
	unit[0] = '\0';
	if (figure->ratio || figure->class == CLASS_PERCENT)
		append(unit, FIGURE_UNIT_SIZE, "%", 1);
	else
	{
		append(unit, FIGURE_UNIT_SIZE, power_name(figure->power), strlen(power_name(figure->power)));
		append(unit, FIGURE_UNIT_SIZE, n->body + figure->unit, figure->unit_end - figure->unit);
	}
}

void
claim_message_figure(Narrative *n, const Figure *figure)
{
	Scaled		number = {figure->number.coefficient, figure->number.scale};
	char		unit[FIGURE_UNIT_SIZE];

	claim_message_label(n, figure->label, figure->label_end);
	claim_message_number(&n->claim, number);
	figure_unit(n, figure, unit);
	claim_message(&n->claim, unit);
}

void
claim_message_computed(Claim *claim, Scaled computed)
{
	claim_message(claim, claim->verdict == CLAIM_FAILS ? "，应为" : "，按所列数字为");
	claim_message_number(claim, computed);
	claim_message(claim, claim->stated_unit);
	claim_message(claim, "（");
	claim_message(claim, claim->formula);
	claim_message(claim, "）");
}

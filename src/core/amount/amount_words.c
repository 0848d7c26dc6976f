/*-------------------------------------------------------------------------
 *
 * amount_words.c
 *	  Amounts in Chinese financial numerals, as bills and contracts carry them.
 *
 *	amount	 := [whole 元] [[零] digit 角] [[零] digit 分] [整]	(圆 for 元, 正 for 整)
 *	whole	 := section [亿 | 万] ...	that is a·10^8 and b·10^4 and c, from above
 *	section	 := [digit 仟] [digit 佰] [digit 拾] [digit]
 *
 * A 零 may stand wherever a place is left out.  It must, where the digit behind
 * it would else be read in two ways: 壹佰伍 is 105 to one and 150 to another.
 *
 *-------------------------------------------------------------------------
 */
#include "amount_words.h"

#define WAN	10000
#define YI	100000000

/* Beyond this no amount reaches; it leaves room to multiply by 亿. */
#define WHOLE_LIMIT	((uwide) YI * YI * YI)

/* A whole number as far as it was read. */
typedef struct Whole
{
	uwide		above;			/* in 亿, and done */
	uint32_t	wan;			/* in 万, of what comes before the next 亿 */
	uint32_t	section;		/* below 万 */
	uint32_t	place;			/* the lowest place in it; WAN if none */
	int			digit;			/* that waits for its place; 0 if none */
	bool		zero;			/* 零 since the last place */
	bool		yi;				/* 亿 was the last word */
} Whole;

/* The numeral that stands here, 零 among them; -1 if none does. */
static int
take_numeral(Scan *scan)
{
	static const char *const numerals[] = {
		"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"
	};

	for (int i = 0; i < (int) COUNT_OF(numerals); i++)
		if (scan_word(scan, numerals[i]))
			return i;
	return -1;
}

bool
amount_words_here(const Scan *scan)
{
	Scan		ahead = *scan;

	return take_numeral(&ahead) >= 0 || scan_word(&ahead, "拾");
}

/* Puts a digit that waits into its place; false if it may mean another. */
static bool
settle(Whole *whole, uint32_t place)
{
	if (whole->digit == 0)
		return true;
	if (place == 1 && whole->place != 10 && !whole->zero &&
		(whole->place < WAN || whole->wan > 0 || whole->above > 0))
		return false;			/* 壹佰伍, 壹万伍 */
	whole->section += (uint32_t) whole->digit * place;
	whole->place = place;
	whole->digit = 0;
	whole->zero = false;
	return true;
}

/* Takes 拾, 佰 or 仟 behind its digit; 拾伍 needs no 壹. */
static bool
take_place(Scan *scan, Whole *whole, bool *found)
{
	static const struct
	{
		const char *word;
		uint32_t	value;
	}			places[] = {{"拾", 10}, {"佰", 100}, {"仟", 1000}};

	*found = false;
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (scan_word(scan, places[i].word))
		{
			*found = true;
			if (whole->digit == 0 && places[i].value == 10 && whole->place == WAN &&
				whole->wan == 0 && whole->above == 0)
				whole->digit = 1;
			return whole->digit > 0 && places[i].value < whole->place &&
				settle(whole, places[i].value);
		}
	return true;
}

/* Ends a section by 万 or 亿. */
static bool
end_section(Whole *whole, bool is_yi)
{
	uint32_t	group;

	if (!settle(whole, 1))
		return false;
	group = whole->wan + whole->section;
	if (is_yi)
	{
		if (group == 0 && !whole->yi)
			return false;
		whole->above = (whole->above + group) * YI;
		whole->wan = 0;
	}
	else if (whole->wan > 0 || whole->section == 0)
		return false;
	else
		whole->wan = whole->section * WAN;
	whole->section = 0;
	whole->place = WAN;
	whole->zero = false;
	whole->yi = is_yi;
	return whole->above < WHOLE_LIMIT;
}

/* Takes a whole number of 元 and the 元 behind it. */
static bool
take_whole(Scan *scan, uwide *yuan)
{
	const char *start = scan->at;
	Whole		whole = {.place = WAN};

	for (;;)
	{
		bool		found;
		int			numeral = take_numeral(scan);

		if (numeral >= 0 && whole.digit > 0)
			return false;
		if (numeral == 0)
			whole.zero = true;
		else if (numeral > 0)
			whole.digit = numeral;
		else if (!take_place(scan, &whole, &found))
			return false;
		else if (!found)
		{
			bool		is_yi = scan_word(scan, "亿");

			if (!is_yi && !scan_word(scan, "万"))
				break;
			if (!end_section(&whole, is_yi))
				return false;
			continue;
		}
		whole.yi = false;
	}
	if (scan->at == start || !settle(&whole, 1))
		return false;
	*yuan = whole.above + whole.wan + whole.section;
	return scan_word(scan, "元") || scan_word(scan, "圆");
}

/* Takes a digit of 角 or of 分, if one stands here. */
static bool
take_small(Scan *scan, const char *unit, uwide *number)
{
	Scan		ahead = *scan;
	int			numeral;

	(void) scan_word(&ahead, "零");
	numeral = take_numeral(&ahead);
	if (numeral <= 0 || !scan_word(&ahead, unit))
		return false;
	*number = (uwide) numeral;
	*scan = ahead;
	return true;
}

bool
amount_words_take(Scan *scan, uwide *fen)
{
	Scan		ahead = *scan;
	uwide		whole = 0;
	uwide		yuan = 0;
	uwide		jiao = 0;
	uwide		rest = 0;
	bool		any = take_whole(&ahead, &whole);

	if (any)
	{
		*scan = ahead;
		yuan = whole;
	}
	any |= take_small(scan, "角", &jiao);
	any |= take_small(scan, "分", &rest);
	if (!any)
		scan->at = ahead.at;
	else if (!scan_word(scan, "整"))
		(void) scan_word(scan, "正");
	*fen = yuan * 100 + jiao * 10 + rest;
	return any && scan_at_end(scan);
}

/*-------------------------------------------------------------------------
 *
 * wanyuan_format.c
 *	  Amounts as people print them: grouped figures with a unit, and Chinese
 *	  financial numerals.
 *
 *-------------------------------------------------------------------------
 */
#include "wanyuan.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "amount.h"
#include "decimal.h"

#define MAX_DECIMALS	10		/* 1分 is 10^-10 亿元 */

/* Sign, 30 digits of the largest amount in 元 with 10 decimals, point, commas. */
#define FIGURE_SIZE		48

#define FEN_PER_YUAN	100

/* The digits of whole 元 come in sections of four. */
#define SECTION			10000
#define SECTIONS		5		/* int64 分 is below 10^17 元 */
#define SECTION_YI		2		/* this section counts 亿 */

/*
 * Prints value × 10^-decimals with thousands commas; returns the start of the
 * text inside buf.
 */
static char *
print_grouped(wide value, int decimals, char *buf)
{
	uwide		rest = value < 0 ? -(uwide) value : (uwide) value;
	char	   *p = buf + FIGURE_SIZE;
	int			digits = 0;

	*--p = '\0';
	for (int i = 0; i < decimals; i++)
	{
		*--p = '0' + (int) (rest % 10);
		rest /= 10;
	}
	if (decimals > 0)
		*--p = '.';
	do
	{
		if (digits > 0 && digits % 3 == 0)
			*--p = ',';
		*--p = '0' + (int) (rest % 10);
		rest /= 10;
		digits++;
	} while (rest > 0);
	if (value < 0)
		*--p = '-';
	return p;
}

/* format_amount(wanyuan, unit, decimals): 1,268.31万元 */
PG_FUNCTION_INFO_V1(wanyuan_format);
Datum
wanyuan_format(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	char	   *unit = text_to_cstring(PG_GETARG_TEXT_PP(1));
	int32		decimals = PG_GETARG_INT32(2);
	char	   *utf8 = server_to_utf8(unit);
	int			power = amount_unit_power(utf8, strlen(utf8));
	wide		value;
	char		buf[FIGURE_SIZE];

	if (power < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid unit of money: \"%s\"", quotable(unit)),
				 errhint("%s", in_language("The units are 元, 百元, 千元, 万元, 百万元, 千万元, 亿元, "
										   "万, 百万, 千万 and 亿."))));
	if (decimals < 0 || decimals > MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid number of decimals: %d", decimals),
				 errhint("It lies between 0 and %d.", MAX_DECIMALS)));

	if (decimals < power)
		value = divide_rounded(fen, power_of_ten(power - decimals));
	else
		value = (wide) fen * power_of_ten(decimals - power);
	PG_RETURN_TEXT_P(cstring_to_text(psprintf("%s%s",
											  print_grouped(value, decimals, buf),
											  unit)));
}

static const char *const numerals[] = {
	"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"
};

/*
 * Writes one section of four digits; gap says that a section of zeros stands
 * before it.
 */
static void
append_section(StringInfo words, int section, bool gap)
{
	static const char *const places[] = {"仟", "佰", "拾", ""};
	int			divisor = SECTION / 10;

	for (int i = 0; i < (int) lengthof(places); i++, divisor /= 10)
	{
		int			digit = section / divisor % 10;

		if (digit == 0)
		{
			gap = true;
			continue;
		}
		if (gap && words->len > 0)
			appendStringInfoString(words, numerals[0]);
		appendStringInfoString(words, numerals[digit]);
		appendStringInfoString(words, places[i]);
		gap = false;
	}
}

/*
 * Writes whole 元: sections of 亿亿, 万亿, 亿, 万 and 元.  A run of zeros inside
 * is one 零; zeros that end a section are not read.
 */
static void
append_whole(StringInfo words, uint64 whole)
{
	static const char *const section_units[SECTIONS] = {"", "万", "", "万", "亿"};
	int			sections[SECTIONS];
	bool		gap = false;
	bool		counts_yi = false;

	for (int i = 0; i < SECTIONS; i++, whole /= SECTION)
		sections[i] = (int) (whole % SECTION);

	for (int i = SECTIONS - 1; i >= 0; i--)
	{
		if (sections[i] > 0)
		{
			append_section(words, sections[i], gap);
			appendStringInfoString(words, section_units[i]);
			counts_yi = counts_yi || i >= SECTION_YI;
		}
		gap = sections[i] == 0;
		if (i == SECTION_YI && counts_yi)
			appendStringInfoString(words, "亿");
	}
}

/*
 * amount_in_words(wanyuan): the capital numerals of bills.  After 元 and 角
 * stands 整, after 分 nothing; between 元 and 分 without 角 stands 零.
 */
PG_FUNCTION_INFO_V1(wanyuan_in_words);
Datum
wanyuan_in_words(PG_FUNCTION_ARGS)
{
	int64		amount = PG_GETARG_INT64(0);
	uint64		magnitude = amount < 0 ? -(uint64) amount : (uint64) amount;
	uint64		whole = magnitude / FEN_PER_YUAN;
	int			jiao = (int) (magnitude % FEN_PER_YUAN) / 10;
	int			fen = (int) (magnitude % 10);
	StringInfoData words;

	initStringInfo(&words);
	append_whole(&words, whole);
	if (whole > 0 || magnitude == 0)
	{
		if (magnitude == 0)
			appendStringInfoString(&words, numerals[0]);
		appendStringInfoString(&words, "元");
	}
	if (jiao > 0)
		appendStringInfo(&words, "%s角", numerals[jiao]);
	else if (fen > 0 && whole > 0)
		appendStringInfoString(&words, numerals[0]);
	if (fen > 0)
		appendStringInfo(&words, "%s分", numerals[fen]);
	else
		appendStringInfoString(&words, "整");

	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(psprintf("%s%s",
															 amount < 0 ? "负" : "",
															 words.data))));
}

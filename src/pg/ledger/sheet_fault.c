/*-------------------------------------------------------------------------
 *
 * sheet_fault.c
 *	  Why a cell of a staging table is no value of its column's kind.
 *
 * cell_fault() says it without raising an error, as thousands of cells may be
 * wrong.
 *
 *-------------------------------------------------------------------------
 */
#include "sheet_cell.h"

#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "amount.h"
#include "fold.h"
#include "grammar.h"
#include "sheet_number.h"

/* A text this long is no indicator cell. */
#define TEXT_MAX_BYTES	(1024 * 1024)

/* #REF!, ######, Err:502: what a sheet shows where it has no value. */
static const char *
sheet_error(const char *s)
{
	static const char *const errors[] = {
		"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"
	};

	if (s[0] == '#')
	{
		size_t		hashes = strspn(s, "#");

		if (hashes > 1 && s[hashes] == '\0')
			return "列太窄，Excel没有显示出这一格的值：加宽后重新另存";
		for (int i = 0; i < lengthof(errors); i++)
			if (strcmp(s, errors[i]) == 0)
				return "Excel没有算出这一格的值：改正公式后重新另存";
	}
	else if (starts_with(s, "Err:") && is_digit(s[4]) &&
			 s[4 + strspn(s + 4, "0123456789")] == '\0')
		return "Excel没有算出这一格的值：改正公式后重新另存";
	return NULL;
}

/* Is it a kind of which a number with an exponent is no value? */
static bool
is_text_kind(CellKind kind)
{
	return kind == CELL_TEXT || kind == CELL_TARGET || kind == CELL_ANSWER;
}

/* What a sheet shows instead of a value. */
static const char *
shown_fault(const char *s, CellKind kind)
{
	if (is_text_kind(kind) && sheet_number_is_scientific(s, strlen(s)))
		return "Excel把这一格显示成了指数，末几位可能已丢失：设为文本格式后重新填写";
	return sheet_error(s);
}

/* [sign] digits that fit an integer */
static bool
is_integer(const char *s)
{
	int64		n = 0;
	bool		negative = *s == '-';

	if (*s == '-' || *s == '+')
		s++;
	if (!is_digit(*s))
		return false;
	for (; is_digit(*s); s++)
	{
		n = n * 10 + (*s - '0');
		if (n > (int64) PG_INT32_MAX + negative)
			return false;
	}
	return *s == '\0';
}

/* What numeric takes, but for the notations of later servers. */
static bool
is_numeric(const char *s)
{
	static const char *const words[] = {"NaN", "Infinity", "+Infinity", "-Infinity", "inf", "+inf", "-inf"};
	const char *at = s;
	size_t		digits;
	int			exponent;

	for (int i = 0; i < lengthof(words); i++)
		if (pg_strcasecmp(s, words[i]) == 0)
			return true;
	if (*at == '-' || *at == '+')
		at++;
	digits = strspn(at, "0123456789");
	at += digits;
	if (*at == '.')
	{
		size_t		behind = strspn(++at, "0123456789");

		digits += behind;
		at += behind;
	}
	if (digits == 0 || digits > 1000)
		return false;
	if (*at == 'e' || *at == 'E')
	{
		at++;
		exponent = strspn(at, "+-") <= 1 ? (int) strspn(at, "+-") : 9;
		at += exponent;
		digits = strspn(at, "0123456789");
		if (exponent > 1 || digits == 0 || digits > 3)
			return false;
		at += digits;
	}
	return *at == '\0';
}

/* Where and why, as the type's own error says it. */
static char *
with_verdict(const char *reason, Verdict verdict)
{
	return psprintf("%s：第%zu个字符处，%s", reason, verdict.position, reason_chinese(verdict.reason));
}

/* Why an amount is none; of one finer than 分 also what it rounds to. */
static char *
amount_fault(const char *s, size_t len)
{
	int64_t		fen;
	Verdict		verdict = amount_parse(s, len, &fen);
	size_t		figure = strspn(s, "+-0123456789.Ee");
	int			power = amount_unit_power(s + figure, len - figure);
	SheetNumber number;
	char		rounded[SHEET_NUMBER_PRINT_SIZE];
	char	   *reason;

	if (verdict.code == VERDICT_OK)
		return NULL;
	reason = with_verdict("应为金额，如8.65、86,500元、4.37亿元", verdict);
	if (len > figure && power >= 0 && sheet_number_read(s, figure, &number) &&
		sheet_number_decimals(&number) > power)
	{
		sheet_number_round_decimals(&number, power);
		sheet_number_print(&number, rounded);
		reason = psprintf("%s；四舍五入到分为%s%s", reason, rounded, s + figure);
	}
	return reason;
}

/* Why a target or an actual value is none. */
static char *
literal_fault(char *s, size_t len, CellKind kind)
{
	Verdict		verdict = verdict_of(REASON_LITERAL_LENGTH, 1);
	Literal		literal;

	if (len <= TEXT_MAX_BYTES)
	{
		char	   *folded = palloc(len + 1);
		size_t		folded_len = 0;

		verdict = fold_text(s, len, folded, &folded_len);
		if (verdict.code == VERDICT_OK)
			verdict = (kind == CELL_TARGET ? target_parse : value_parse)
				(folded, folded_len, palloc(folded_len + 1), &literal);
	}
	if (verdict.code == VERDICT_OK)
		return NULL;
	return with_verdict(kind == CELL_TARGET ? "不是完整的指标值，如≥95%、≤12个月"
						: "不是完整的实际完成值，如100%、18台(套)", verdict);
}

static const char *
kind_fault(CellKind kind, char *s)
{
	bool		truth;

	switch (kind)
	{
		case CELL_TEXT:
		case CELL_LABEL:
			return NULL;
		case CELL_WHOLE:
		case CELL_YEAR:
		case CELL_MONTH:
			return is_integer(s) ? NULL : "应为整数";
		case CELL_NUMBER:
		case CELL_POINTS:
		case CELL_RATE:
			return is_numeric(s) ? NULL : "应为数字，不带单位、百分号和千分位逗号";
		case CELL_BOOLEAN:
			return parse_bool(s, &truth) ? NULL : "应为true、false、是、否";
		case CELL_METHOD:
			return strcmp(s, "proportional") == 0 || strcmp(s, "binary") == 0 ||
				strcmp(s, "step") == 0 || strcmp(s, "manual") == 0 ? NULL
				: "应为proportional、binary、step、manual之一";
		case CELL_AMOUNT:
			return amount_fault(s, strlen(s));
		case CELL_TARGET:
		case CELL_ANSWER:
			return literal_fault(s, strlen(s), kind);
	}
	return NULL;
}

/* Is the cell of its kind at first sight?  False may mean yes. */
static bool
is_sound(const char *s, size_t len, CellKind kind)
{
	switch (kind)
	{
		case CELL_TEXT:
		case CELL_LABEL:
			return len > 0 && s[0] != '#' && s[0] != 'E' &&
				(kind == CELL_LABEL || !sheet_number_is_scientific(s, len));
		case CELL_WHOLE:
		case CELL_YEAR:
		case CELL_MONTH:
			return len <= 9 && is_plain_number(s, len) && memchr(s, '.', len) == NULL;
		case CELL_NUMBER:
		case CELL_POINTS:
		case CELL_RATE:
			return is_plain_number(s, len);
		default:
			return false;
	}
}

/* cell_fault(cell, kind): NULL if the cell is of its kind */
PG_FUNCTION_INFO_V1(cell_fault);
Datum
cell_fault(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	CellKind	kind = cell_kind(fcinfo);
	char	   *s;
	const char *reason;

	if (is_sound(VARDATA_ANY(cell), VARSIZE_ANY_EXHDR(cell), kind))
		PG_RETURN_NULL();
	s = server_to_utf8(text_to_cstring(cell));
	reason = shown_fault(s, kind);
	if (reason == NULL)
		reason = kind_fault(kind, s);
	if (reason == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(reason)));
}

/* sheet_value(cell, kind, amount_unit, dash_is_zero): an error where a sheet had one */
PG_FUNCTION_INFO_V1(sheet_value);
Datum
sheet_value(PG_FUNCTION_ARGS)
{
	Datum		cell = sheet_cell(fcinfo);
	const char *s;

	if (fcinfo->isnull)
		return cell;
	s = VARDATA_ANY(DatumGetTextPP(cell));
	if ((s[0] == '#' || s[0] == 'E' || sheet_number_is_scientific(s, VARSIZE_ANY_EXHDR(DatumGetTextPP(cell)))) &&
		shown_fault(server_to_utf8(TextDatumGetCString(cell)), cell_kind(fcinfo)) != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("the sheet has no value in a cell: \"%s\"", quotable(TextDatumGetCString(cell)))));
	return cell;
}

/*
 * reads_as(cell, type, typmod): true, or the error that the type's own input
 * raises.  A cast would cut what is too long for varchar(5).
 */
PG_FUNCTION_INFO_V1(text_reads_as);
Datum
text_reads_as(PG_FUNCTION_ARGS)
{
	Oid			input;
	Oid			element;

	getTypeInputInfo(PG_GETARG_OID(1), &input, &element);
	(void) OidInputFunctionCall(input, text_to_cstring(PG_GETARG_TEXT_PP(0)), element,
								PG_GETARG_INT32(2));
	PG_RETURN_BOOL(true);
}

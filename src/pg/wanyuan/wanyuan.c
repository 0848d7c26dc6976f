/*-------------------------------------------------------------------------
 *
 * wanyuan.c
 *	  The type wanyuan: an amount of money in 万元, stored as int64 分.
 *
 * Comparison, hashing, binary I/O, sort support and in_range are those of
 * bigint, bound to the type in SQL; what is here is what bigint cannot do.
 *
 *-------------------------------------------------------------------------
 */
#include "wanyuan.h"

#include "common/int.h"
#include "common/shortest_dec.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "amount.h"
#include "decimal.h"
#include "numeric_scaled.h"

#define YUAN_SCALE			2	/* 元 in 分 */

/* Longer numbers are shown in messages with an exponent. */
#define SHOWN_DIGITS		40
#define SHOWN_SCALE			10

char *
wanyuan_number_text(Numeric num)
{
	char	   *text = DatumGetCString(DirectFunctionCall1(numeric_out,
														   NumericGetDatum(num)));

	return strlen(text) <= SHOWN_DIGITS ? text : numeric_out_sci(num, SHOWN_SCALE);
}

/* A number that is no amount. */
static void
report_number_out_of_range(const char *number)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value \"%s\" is out of range for type wanyuan", number),
			 errhint("%s", in_language(WANYUAN_RANGE_HINT))));
}

/* The amount as wanyuan_out prints it. */
char *
wanyuan_text(int64 fen)
{
	char	   *text = palloc(AMOUNT_PRINT_SIZE);

	amount_print(fen, text);
	return text;
}

/* What to do about a literal that is no amount. */
static const char *
literal_hint(Reason reason)
{
	switch (reason)
	{
		case REASON_EMPTY:
		case REASON_AMOUNT_MARK:
			return "Load such a cell as NULL: COPY ... WITH (FORMAT csv, NULL '-').";
		case REASON_AMOUNT_TOO_FINE:
		case REASON_AMOUNT_EXPONENT:
			return "A cast from numeric rounds what a spreadsheet or a float left: "
				"'0.57999999999999996'::numeric::wanyuan is 0.58.";
		case REASON_AMOUNT_BRACKETS:
		case REASON_AMOUNT_SIGN_BEHIND:
			return "Write -1268.31 for (1,268.31) and for 1268.31-.";
		default:
			return "Write one exact amount such as 1268.31, 62,502.5元 or 4.37亿元; without a unit it is 万元.";
	}
}

/* Reads an amount literal (RULES: 元 千元 万元 百万元 亿元, default 万元). */
PG_FUNCTION_INFO_V1(wanyuan_in);
Datum
wanyuan_in(PG_FUNCTION_ARGS)
{
	char	   *literal = PG_GETARG_CSTRING(0);
	char	   *utf8 = server_to_utf8(literal);
	int64		fen;
	Verdict		verdict = amount_parse(utf8, strlen(utf8), &fen);

	if (verdict.code == VERDICT_OK)
		PG_RETURN_INT64(fen);
	return report_verdict(fcinfo->context, verdict, "wanyuan", literal,
						  literal_hint(verdict.reason));
}

/* Prints 万元 as a plain decimal, at least two decimals, no unit. */
PG_FUNCTION_INFO_V1(wanyuan_out);
Datum
wanyuan_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(wanyuan_text(PG_GETARG_INT64(0)));
}

/* 10^-scale of 万元 or 元 as an amount; rounds to 分, half away from zero. */
static int64
numeric_to_fen(Numeric num, int scale)
{
	int64		fen;

	if (numeric_to_scaled(num, scale, &fen) != SCALED_OK)
		report_number_out_of_range(wanyuan_number_text(num));
	return fen;
}

Numeric
fen_to_numeric(wide fen)
{
	int64		amount = (int64) fen;
	int			scale = AMOUNT_SCALE;

	if (unlikely(amount != fen))
		return scaled_to_numeric(fen, AMOUNT_SCALE);
	while (scale > YUAN_SCALE && amount % 10 == 0)
	{
		amount /= 10;
		scale--;
	}
	return scaled_to_numeric(amount, scale);
}

/* numeric 万元 → wanyuan */
PG_FUNCTION_INFO_V1(numeric_wanyuan);
Datum
numeric_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(numeric_to_fen(PG_GETARG_NUMERIC(0), AMOUNT_SCALE));
}

/* bigint 万元 → wanyuan */
PG_FUNCTION_INFO_V1(int8_wanyuan);
Datum
int8_wanyuan(PG_FUNCTION_ARGS)
{
	int64		whole = PG_GETARG_INT64(0);
	int64		fen;

	if (pg_mul_s64_overflow(whole, FEN_PER_WANYUAN, &fen))
		report_number_out_of_range(psprintf(INT64_FORMAT, whole));
	PG_RETURN_INT64(fen);
}

/* integer 万元 → wanyuan: always in range */
PG_FUNCTION_INFO_V1(int4_wanyuan);
Datum
int4_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_INT32(0) * FEN_PER_WANYUAN);
}

/* smallint 万元 → wanyuan: always in range */
PG_FUNCTION_INFO_V1(int2_wanyuan);
Datum
int2_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_INT16(0) * FEN_PER_WANYUAN);
}

/* The number that the shortest decimal of a float is, in 分. */
static int64
decimal_to_fen(char *decimal)
{
	Datum		num = DirectFunctionCall3(numeric_in, CStringGetDatum(decimal),
										  ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));

	return numeric_to_fen(DatumGetNumeric(num), AMOUNT_SCALE);
}

/*
 * double precision 万元 → wanyuan: 8.65 and not 8.6500000000000004, whatever
 * extra_float_digits says
 */
PG_FUNCTION_INFO_V1(float8_wanyuan);
Datum
float8_wanyuan(PG_FUNCTION_ARGS)
{
	char		decimal[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(PG_GETARG_FLOAT8(0), decimal);
	PG_RETURN_INT64(decimal_to_fen(decimal));
}

/* real 万元 → wanyuan, likewise; as double precision 1268.31 is 1268.31006 */
PG_FUNCTION_INFO_V1(float4_wanyuan);
Datum
float4_wanyuan(PG_FUNCTION_ARGS)
{
	char		decimal[FLOAT_SHORTEST_DECIMAL_LEN];

	float_to_shortest_decimal_buf(PG_GETARG_FLOAT4(0), decimal);
	PG_RETURN_INT64(decimal_to_fen(decimal));
}

/* wanyuan → numeric 万元 */
PG_FUNCTION_INFO_V1(wanyuan_numeric);
Datum
wanyuan_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(fen_to_numeric(PG_GETARG_INT64(0)));
}

/* The amount in 元 */
PG_FUNCTION_INFO_V1(wanyuan_yuan);
Datum
wanyuan_yuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(scaled_to_numeric(PG_GETARG_INT64(0), YUAN_SCALE));
}

/* numeric 元 → wanyuan */
PG_FUNCTION_INFO_V1(wanyuan_from_yuan);
Datum
wanyuan_from_yuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(numeric_to_fen(PG_GETARG_NUMERIC(0), YUAN_SCALE));
}

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

/* numeric_to_coefficient()'s scale that still fits under 分 in 128 bits */
#define FAST_DIVIDE_SCALE	16

#define RANGE_HINT "Amounts lie between -9223372036854.775808 and 9223372036854.775807 (万元)."

/* Longer numbers are shown in messages with an exponent. */
#define SHOWN_DIGITS		40
#define SHOWN_SCALE			10

static char *
numeric_text(Numeric num)
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
			 errhint("%s", in_language(RANGE_HINT))));
}

/* An operation, as it was written, whose result is no amount. */
static void
report_amount_overflow(const char *operation)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value is out of range for type wanyuan"),
			 errdetail("This is the result of %s.", operation),
			 errhint("%s", in_language(RANGE_HINT))));
}

static void
report_division_by_zero(int64 dividend)
{
	ereport(ERROR,
			(errcode(ERRCODE_DIVISION_BY_ZERO),
			 errmsg("division by zero"),
			 errdetail("The dividend is %s.", wanyuan_text(dividend)),
			 errhint("Divide by NULLIF(divisor, 0) to get NULL.")));
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
			return "A cast from numeric rounds what a spreadsheet or a float left: '0.57999999999999996'::numeric::wanyuan is 0.58.";
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
		report_number_out_of_range(numeric_text(num));
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

PG_FUNCTION_INFO_V1(wanyuan_add);
Datum
wanyuan_add(PG_FUNCTION_ARGS)
{
	int64		a = PG_GETARG_INT64(0);
	int64		b = PG_GETARG_INT64(1);
	int64		result;

	if (pg_add_s64_overflow(a, b, &result))
		report_amount_overflow(psprintf("%s + %s", wanyuan_text(a), wanyuan_text(b)));
	PG_RETURN_INT64(result);
}

PG_FUNCTION_INFO_V1(wanyuan_subtract);
Datum
wanyuan_subtract(PG_FUNCTION_ARGS)
{
	int64		a = PG_GETARG_INT64(0);
	int64		b = PG_GETARG_INT64(1);
	int64		result;

	if (pg_sub_s64_overflow(a, b, &result))
		report_amount_overflow(psprintf("%s - %s", wanyuan_text(a), wanyuan_text(b)));
	PG_RETURN_INT64(result);
}

/*
 * wanyuan + numeric and the like: the number is 万元, rounded to 分 as a cast
 * rounds it.  A number that is no amount is part of the error.
 */
PG_FUNCTION_INFO_V1(wanyuan_add_numeric);
Datum
wanyuan_add_numeric(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	Numeric		number = PG_GETARG_NUMERIC(1);
	int64		other;
	int64		result;

	if (numeric_to_scaled(number, AMOUNT_SCALE, &other) != SCALED_OK ||
		pg_add_s64_overflow(fen, other, &result))
		report_amount_overflow(psprintf("%s + %s", wanyuan_text(fen), numeric_text(number)));
	PG_RETURN_INT64(result);
}

PG_FUNCTION_INFO_V1(numeric_add_wanyuan);
Datum
numeric_add_wanyuan(PG_FUNCTION_ARGS)
{
	Numeric		number = PG_GETARG_NUMERIC(0);
	int64		fen = PG_GETARG_INT64(1);
	int64		other;
	int64		result;

	if (numeric_to_scaled(number, AMOUNT_SCALE, &other) != SCALED_OK ||
		pg_add_s64_overflow(other, fen, &result))
		report_amount_overflow(psprintf("%s + %s", numeric_text(number), wanyuan_text(fen)));
	PG_RETURN_INT64(result);
}

PG_FUNCTION_INFO_V1(wanyuan_subtract_numeric);
Datum
wanyuan_subtract_numeric(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	Numeric		number = PG_GETARG_NUMERIC(1);
	int64		other;
	int64		result;

	if (numeric_to_scaled(number, AMOUNT_SCALE, &other) != SCALED_OK ||
		pg_sub_s64_overflow(fen, other, &result))
		report_amount_overflow(psprintf("%s - %s", wanyuan_text(fen), numeric_text(number)));
	PG_RETURN_INT64(result);
}

PG_FUNCTION_INFO_V1(numeric_subtract_wanyuan);
Datum
numeric_subtract_wanyuan(PG_FUNCTION_ARGS)
{
	Numeric		number = PG_GETARG_NUMERIC(0);
	int64		fen = PG_GETARG_INT64(1);
	int64		other;
	int64		result;

	if (numeric_to_scaled(number, AMOUNT_SCALE, &other) != SCALED_OK ||
		pg_sub_s64_overflow(other, fen, &result))
		report_amount_overflow(psprintf("%s - %s", numeric_text(number), wanyuan_text(fen)));
	PG_RETURN_INT64(result);
}

PG_FUNCTION_INFO_V1(wanyuan_negate);
Datum
wanyuan_negate(PG_FUNCTION_ARGS)
{
	int64		a = PG_GETARG_INT64(0);

	if (a == PG_INT64_MIN)
		report_amount_overflow(psprintf("-(%s)", wanyuan_text(a)));
	PG_RETURN_INT64(-a);
}

PG_FUNCTION_INFO_V1(wanyuan_abs);
Datum
wanyuan_abs(PG_FUNCTION_ARGS)
{
	int64		a = PG_GETARG_INT64(0);

	if (a == PG_INT64_MIN)
		report_amount_overflow(psprintf("abs(%s)", wanyuan_text(a)));
	PG_RETURN_INT64(a < 0 ? -a : a);
}

/* A 128-bit count of 分 as an amount; false if it is out of range. */
static bool
wide_to_fen(wide value, int64 *fen)
{
	*fen = (int64) value;
	return *fen == value;
}

/* amount × factor, rounded once; false if it is out of range. */
static bool
multiply_fen(int64 fen, Numeric factor, int64 *result)
{
	int64		coefficient;
	int			scale;
	Numeric		product;

	if (numeric_to_coefficient(factor, &coefficient, &scale))
		return wide_to_fen(divide_rounded((wide) fen * coefficient,
										  power_of_ten(scale)), result);

	/* numeric's product is exact, so it is rounded only here */
	product = DatumGetNumeric(DirectFunctionCall2(numeric_mul,
												  NumericGetDatum(int64_to_numeric(fen)),
												  NumericGetDatum(factor)));
	return numeric_to_scaled(product, 0, result) == SCALED_OK;
}

/* wanyuan × numeric */
PG_FUNCTION_INFO_V1(wanyuan_multiply);
Datum
wanyuan_multiply(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	Numeric		factor = PG_GETARG_NUMERIC(1);
	int64		result;

	if (!multiply_fen(fen, factor, &result))
		report_amount_overflow(psprintf("%s * %s", wanyuan_text(fen), numeric_text(factor)));
	PG_RETURN_INT64(result);
}

/* numeric × wanyuan */
PG_FUNCTION_INFO_V1(numeric_multiply_wanyuan);
Datum
numeric_multiply_wanyuan(PG_FUNCTION_ARGS)
{
	Numeric		factor = PG_GETARG_NUMERIC(0);
	int64		fen = PG_GETARG_INT64(1);
	int64		result;

	if (!multiply_fen(fen, factor, &result))
		report_amount_overflow(psprintf("%s * %s", numeric_text(factor), wanyuan_text(fen)));
	PG_RETURN_INT64(result);
}

/*
 * amount ÷ divisor by numeric's integer division, which is exact, and one
 * rounding; false if it is out of range.
 */
static bool
divide_fen_numeric(int64 fen, Numeric divisor, int64 *result)
{
	Datum		dividend = NumericGetDatum(int64_to_numeric(fen));
	Datum		d = NumericGetDatum(divisor);
	Datum		quotient = DirectFunctionCall2(numeric_div_trunc, dividend, d);
	Datum		rest = DirectFunctionCall1(numeric_abs,
										   DirectFunctionCall2(numeric_mod, dividend, d));
	Datum		size = DirectFunctionCall1(numeric_abs, d);
	Datum		double_rest = DirectFunctionCall2(numeric_add, rest, rest);
	int			sign;

	if (numeric_to_scaled(DatumGetNumeric(quotient), 0, result) != SCALED_OK)
		return false;
	if (!DatumGetBool(DirectFunctionCall2(numeric_ge, double_rest, size)))
		return true;
	sign = scaled_compare_numeric(0, 0, divisor) < 0 ? 1 : -1;
	return !pg_add_s64_overflow(*result, fen < 0 ? -sign : sign, result);
}

/* wanyuan ÷ numeric, rounded to 分 */
PG_FUNCTION_INFO_V1(wanyuan_divide);
Datum
wanyuan_divide(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	Numeric		divisor = PG_GETARG_NUMERIC(1);
	int64		coefficient;
	int			scale;
	int64		result;
	bool		ok;

	if (numeric_is_nan(divisor))
		report_amount_overflow(psprintf("%s / %s", wanyuan_text(fen), numeric_text(divisor)));
	if (numeric_is_inf(divisor))
		PG_RETURN_INT64(0);
	if (scaled_compare_numeric(0, 0, divisor) == 0)
		report_division_by_zero(fen);

	if (numeric_to_coefficient(divisor, &coefficient, &scale) &&
		scale <= FAST_DIVIDE_SCALE)
	{
		wide		dividend = (wide) fen * power_of_ten(scale);

		if (coefficient < 0)
			ok = wide_to_fen(divide_rounded(-dividend, -(wide) coefficient),
							 &result);
		else
			ok = wide_to_fen(divide_rounded(dividend, coefficient), &result);
	}
	else
		ok = divide_fen_numeric(fen, divisor, &result);
	if (!ok)
		report_amount_overflow(psprintf("%s / %s", wanyuan_text(fen), numeric_text(divisor)));
	PG_RETURN_INT64(result);
}

/* wanyuan ÷ wanyuan: their ratio */
PG_FUNCTION_INFO_V1(wanyuan_ratio);
Datum
wanyuan_ratio(PG_FUNCTION_ARGS)
{
	int64		dividend = PG_GETARG_INT64(0);
	int64		divisor = PG_GETARG_INT64(1);

	if (divisor == 0)
		report_division_by_zero(dividend);
	PG_RETURN_DATUM(DirectFunctionCall2(numeric_div,
										NumericGetDatum(scaled_to_numeric(dividend, AMOUNT_SCALE)),
										NumericGetDatum(scaled_to_numeric(divisor, AMOUNT_SCALE))));
}

/* Rounds to n decimals of 万元 (n may be negative), half away from zero. */
PG_FUNCTION_INFO_V1(wanyuan_round);
Datum
wanyuan_round(PG_FUNCTION_ARGS)
{
	int64		fen = PG_GETARG_INT64(0);
	int32		decimals = PG_GETARG_INT32(1);
	wide		step;
	int64		result;

	if (decimals >= AMOUNT_SCALE)
		PG_RETURN_INT64(fen);
	/* beyond this, every amount is less than half of one step */
	if (decimals < -13)
		PG_RETURN_INT64(0);
	step = power_of_ten(AMOUNT_SCALE - decimals);
	if (!wide_to_fen(divide_rounded(fen, step) * step, &result))
		report_amount_overflow(psprintf("round(%s, %d)", wanyuan_text(fen), decimals));
	PG_RETURN_INT64(result);
}

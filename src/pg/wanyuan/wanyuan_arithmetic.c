/*-------------------------------------------------------------------------
 *
 * wanyuan_arithmetic.c
 *	  Amounts added, multiplied, divided and rounded; each result is exact or
 *	  rounded once to 分, half away from zero.
 *
 *-------------------------------------------------------------------------
 */
#include "wanyuan.h"

#include "common/int.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "amount.h"
#include "numeric_scaled.h"

/* numeric_to_coefficient()'s scale that still fits under 分 in 128 bits */
#define FAST_DIVIDE_SCALE	16

/* An operation, as it was written, whose result is no amount. */
static void
report_amount_overflow(const char *operation)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value is out of range for type wanyuan"),
			 errdetail("This is the result of %s.", operation),
			 errhint("%s", in_language(WANYUAN_RANGE_HINT))));
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
		report_amount_overflow(psprintf("%s + %s", wanyuan_text(fen), wanyuan_number_text(number)));
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
		report_amount_overflow(psprintf("%s + %s", wanyuan_number_text(number), wanyuan_text(fen)));
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
		report_amount_overflow(psprintf("%s - %s", wanyuan_text(fen), wanyuan_number_text(number)));
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
		report_amount_overflow(psprintf("%s - %s", wanyuan_number_text(number), wanyuan_text(fen)));
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
		report_amount_overflow(psprintf("%s * %s", wanyuan_text(fen), wanyuan_number_text(factor)));
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
		report_amount_overflow(psprintf("%s * %s", wanyuan_number_text(factor), wanyuan_text(fen)));
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
		report_amount_overflow(psprintf("%s / %s", wanyuan_text(fen), wanyuan_number_text(divisor)));
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
		report_amount_overflow(psprintf("%s / %s", wanyuan_text(fen), wanyuan_number_text(divisor)));
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

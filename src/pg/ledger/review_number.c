/*-------------------------------------------------------------------------
 *
 * review_number.c
 *	  Figures of a view's row: percents, grades, whether a figure is the one
 *	  that is printed.  In C, as the planner reads the body of a function in
 *	  SQL anew wherever a view calls it.
 *
 *-------------------------------------------------------------------------
 */
#include "review_number.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "decimal.h"
#include "numeric_scaled.h"

static bool
is_finite(Numeric number)
{
	return !numeric_is_nan(number) && !numeric_is_inf(number);
}

/* any_not_finite(a, b, c) */
PG_FUNCTION_INFO_V1(numeric_any_not_finite);
Datum
numeric_any_not_finite(PG_FUNCTION_ARGS)
{
	for (int i = 0; i < PG_NARGS(); i++)
		if (!PG_ARGISNULL(i) && !is_finite(PG_GETARG_NUMERIC(i)))
			PG_RETURN_BOOL(true);
	PG_RETURN_BOOL(false);
}

/* finite(number) */
PG_FUNCTION_INFO_V1(numeric_finite);
Datum
numeric_finite(PG_FUNCTION_ARGS)
{
	if (!is_finite(PG_GETARG_NUMERIC(0)))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

ReviewNumber
number_rate(ReviewNumber part, ReviewNumber whole)
{
	int128		ten_to_16 = INT64CONST(10000000000000000);
	ReviewNumber hundred = number_of(scaled_to_numeric(100 * ten_to_16 * ten_to_16, 32));

	return number_ratio(number_by(numeric_mul, part, hundred), whole);
}

ReviewNumber
number_percent(ReviewNumber part, ReviewNumber whole)
{
	int64		n;
	int64		d;
	int			n_scale;
	int			d_scale;
	int64		result;

	if (part.isnull || whole.isnull || scaled_compare_numeric(0, 0, DatumGetNumeric(whole.value)) == 0)
		return no_number;
	if (numeric_to_coefficient(DatumGetNumeric(part.value), &n, &n_scale) &&
		numeric_to_coefficient(DatumGetNumeric(whole.value), &d, &d_scale) &&
		exact_proportion(10000, (Exact) {n, -n_scale}, (Exact) {d, -d_scale}, &result))
		return number_of(scaled_to_numeric(result, 2));
	/* numbers that take more than 64 bits */
	return number_rounded(number_rate(part, whole), 2);
}

/* mean_score(total, weights): with 20 decimals before it is rounded, whatever the operands have */
PG_FUNCTION_INFO_V1(numeric_mean_score);
Datum
numeric_mean_score(PG_FUNCTION_ARGS)
{
	int128		ten_to_10 = INT64CONST(10000000000);
	Numeric		weights = PG_GETARG_NUMERIC(1);
	Datum		total;

	if (scaled_compare_numeric(0, 0, weights) == 0)
		PG_RETURN_NULL();
	total = DirectFunctionCall2(numeric_mul, PG_GETARG_DATUM(0),
								NumericGetDatum(scaled_to_numeric(ten_to_10 * ten_to_10, 20)));
	return DirectFunctionCall2(numeric_round,
							   DirectFunctionCall2(numeric_div, total, NumericGetDatum(weights)), Int32GetDatum(3));
}

/* percent(part, whole) */
PG_FUNCTION_INFO_V1(numeric_percent);
Datum
numeric_percent(PG_FUNCTION_ARGS)
{
	ReviewNumber result = number_percent(number_argument(fcinfo, 0), number_argument(fcinfo, 1));

	if (result.isnull)
		PG_RETURN_NULL();
	return result.value;
}

/* Is x, rounded to the decimals of y, y?  Both are finite. */
static bool
is_printed(Datum x, Numeric y)
{
	Datum		rounded = DirectFunctionCall2(numeric_round, x, Int32GetDatum(numeric_decimals(y)));

	return DatumGetBool(DirectFunctionCall2(numeric_eq, rounded, NumericGetDatum(y)));
}

Ternary
number_printed(ReviewNumber x, ReviewNumber y)
{
	if (x.isnull || y.isnull || !is_finite(DatumGetNumeric(y.value)))
		return TERNARY_UNKNOWN;
	return is_printed(x.value, DatumGetNumeric(y.value)) ? TERNARY_TRUE : TERNARY_FALSE;
}

/* printed(x, y) */
PG_FUNCTION_INFO_V1(numeric_printed);
Datum
numeric_printed(PG_FUNCTION_ARGS)
{
	Ternary		printed = number_printed(number_argument(fcinfo, 0), number_argument(fcinfo, 1));

	if (printed == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(printed == TERNARY_TRUE);
}

Agreement
number_agreement(ReviewNumber computed, ReviewNumber given)
{
	Numeric		stated;
	Datum		difference;

	if (computed.isnull || given.isnull)
		return AGREEMENT_UNKNOWN;
	stated = DatumGetNumeric(given.value);
	if (DatumGetBool(DirectFunctionCall2(numeric_eq, computed.value, given.value)))
		return AGREEMENT_HOLDS;
	if (!is_finite(stated))
		return AGREEMENT_DIFFERS;
	if (numeric_decimals(stated) > 0)
		return is_printed(computed.value, stated) ? AGREEMENT_HOLDS : AGREEMENT_DIFFERS;
	difference = DirectFunctionCall2(numeric_sub, computed.value, given.value);
	return scaled_compare_numeric(5, 1, DatumGetNumeric(DirectFunctionCall1(numeric_abs, difference))) >= 0 ?
		AGREEMENT_ROUNDING : AGREEMENT_DIFFERS;
}

/* points_agreement(computed, stated) */
PG_FUNCTION_INFO_V1(points_agreement);
Datum
points_agreement(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {
		[AGREEMENT_DIFFERS] = "differs", [AGREEMENT_ROUNDING] = "rounding", [AGREEMENT_HOLDS] = "holds"
	};

	PG_RETURN_TEXT_P(cstring_to_text(names[number_agreement(number_argument(fcinfo, 0), number_argument(fcinfo, 1))]));
}

/* The grades from the lowest on: 1 is the first. */
static const char *const grades[] = {"差", "中", "良", "优"};

/*
 * The place among the grades of a score by its three thresholds, the usual ones
 * where they are NULL; 0 for none.
 */
static int
grade_place(ReviewNumber score, const ReviewNumber *thresholds)
{
	static const int usual[] = {90, 80, 60};

	if (score.isnull || !is_finite(DatumGetNumeric(score.value)))
		return 0;
	for (int i = 0; i < 3; i++)
		if (thresholds[i].isnull ? scaled_compare_numeric(usual[i], 0, DatumGetNumeric(score.value)) <= 0 :
			DatumGetBool(DirectFunctionCall2(numeric_ge, score.value, thresholds[i].value)))
			return 4 - i;
	return 1;
}

const char *
number_grade(ReviewNumber score, const ReviewNumber *thresholds)
{
	int			place = grade_place(score, thresholds);

	return place == 0 ? NULL : utf8_to_server(grades[place - 1]);
}

/* grade_name(score, excellent, good, fair) */
PG_FUNCTION_INFO_V1(score_grade_name);
Datum
score_grade_name(PG_FUNCTION_ARGS)
{
	const char *grade = number_grade(number_argument(fcinfo, 0), &fcinfo->args[1]);

	if (grade == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(grade));
}

/* grade_place(score, excellent, good, fair) */
PG_FUNCTION_INFO_V1(score_grade_place);
Datum
score_grade_place(PG_FUNCTION_ARGS)
{
	int			place = grade_place(number_argument(fcinfo, 0), &fcinfo->args[1]);

	if (place == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(place);
}

/* The place of a word in a list, from 1 on, or NULL. */
static Datum
place_in(FunctionCallInfo fcinfo, const char *const *words, int count)
{
	char	   *utf8 = server_to_utf8(text_to_cstring(PG_GETARG_TEXT_PP(0)));

	for (int i = 0; i < count; i++)
		if (strcmp(utf8, words[i]) == 0)
			PG_RETURN_INT32(i + 1);
	PG_RETURN_NULL();
}

/* grade_order(grade) */
PG_FUNCTION_INFO_V1(grade_order);
Datum
grade_order(PG_FUNCTION_ARGS)
{
	return place_in(fcinfo, grades, lengthof(grades));
}

const char *
grade_by_word(Datum grade)
{
	static const struct
	{
		const char *word;
		int			place;		/* in grades */
	}			words[] = {
		{"优", 3}, {"优秀", 3}, {"良", 2}, {"良好", 2}, {"中", 1}, {"合格", 1}, {"及格", 1}, {"一般", 1},
		{"差", 0}, {"较差", 0}, {"不合格", 0}
	};
	char	   *utf8 = server_to_utf8(TextDatumGetCString(grade));

	for (int i = 0; i < lengthof(words); i++)
		if (strcmp(utf8, words[i].word) == 0)
			return utf8_to_server(grades[words[i].place]);
	return NULL;
}

/* usual_grade(grade) */
PG_FUNCTION_INFO_V1(usual_grade);
Datum
usual_grade(PG_FUNCTION_ARGS)
{
	const char *grade = grade_by_word(PG_GETARG_DATUM(0));

	if (grade == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(grade));
}

/* In the order of light_order(). */
static const char *const lights[] = {"红", "黄", "绿", "蓝"};

/* light_order(light) */
PG_FUNCTION_INFO_V1(light_order);
Datum
light_order(PG_FUNCTION_ARGS)
{
	return place_in(fcinfo, lights, lengthof(lights));
}

static Datum
light_datum(int place)
{
	return PointerGetDatum(cstring_to_text(utf8_to_server(lights[place])));
}

static Datum
times(Datum number, int64 factor)
{
	return DirectFunctionCall2(numeric_mul, number, NumericGetDatum(int64_to_numeric(factor)));
}

/* budget_light_wan(executed, budget, month): the execution rate against the months that have passed */
PG_FUNCTION_INFO_V1(numeric_budget_light);
Datum
numeric_budget_light(PG_FUNCTION_ARGS)
{
	Datum		budget = NumericGetDatum(PG_GETARG_NUMERIC(1));
	int32		month = PG_GETARG_INT32(2);
	Datum		executed;

	if (scaled_compare_numeric(0, 0, DatumGetNumeric(budget)) >= 0 || month < 1 || month > 12)
		PG_RETURN_NULL();
	executed = times(NumericGetDatum(PG_GETARG_NUMERIC(0)), 1200);
	for (int i = 0; i < 2; i++)
		if (DatumGetBool(DirectFunctionCall2(numeric_lt, executed, times(budget, (i == 0 ? 60 : 80) * month))))
			return light_datum(i);
	return light_datum(2);
}

/* worst_light(lights); 蓝 is as good as 绿 */
PG_FUNCTION_INFO_V1(worst_light);
Datum
worst_light(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	int			worst = lengthof(lights);
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		char	   *utf8 = nulls[i] ? "" : server_to_utf8(TextDatumGetCString(elements[i]));

		for (int place = 0; place < worst; place++)
			if (strcmp(utf8, lights[place]) == 0)
				worst = place;
	}
	if (worst == lengthof(lights))
		PG_RETURN_NULL();
	return light_datum(Min(worst, 2));
}

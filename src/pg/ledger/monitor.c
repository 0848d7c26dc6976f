/*-------------------------------------------------------------------------
 *
 * monitor.c
 *	  The light of an indicator during the year (RULES §7).
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "light.h"

static const char *const names[] = {
	[LIGHT_NONE] = NULL,
	[LIGHT_RED] = "红",
	[LIGHT_YELLOW] = "黄",
	[LIGHT_GREEN] = "绿",
	[LIGHT_BLUE] = "蓝"
};

/* What is known of an indicator beside its target and its actual value. */
typedef struct Known
{
	Growth		growth;
	int			fiscal_year;	/* 0 if not known */
	const char *name;			/* NULL */
} Known;

/* The light of the first two arguments after the months in the third. */
static Datum
light_datum(FunctionCallInfo fcinfo, Known known)
{
	int			month = PG_GETARG_INT32(2);
	Pair		pair;
	const char *name;

	if (month < 1 || month > 12)
		PG_RETURN_NULL();
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	pair.fiscal_year = known.fiscal_year;
	pair.name = known.name;
	pair.name_len = known.name == NULL ? 0 : strlen(known.name);
	name = names[pair_light(&pair, month, known.growth)];
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(name)));
}

/* The first of the names in the fourth argument, and what the first that says something says. */
static Known
known_by_names(FunctionCallInfo fcinfo)
{
	Known		known = {GROWTH_UNKNOWN, 0, NULL};
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(3), TEXTOID, -1, false, TYPALIGN_INT,
					  &elements, &nulls, &count);
	for (int i = 0; i < count && known.growth == GROWTH_UNKNOWN; i++)
		if (!nulls[i])
		{
			char	   *utf8 = server_to_utf8(TextDatumGetCString(elements[i]));

			if (known.name == NULL)
				known.name = utf8;
			known.growth = growth_of_name(utf8, strlen(utf8));
		}
	return known;
}

/* The same of names in three arguments from n on. */
static Known
known_by_levels(FunctionCallInfo fcinfo, int n)
{
	Known		known = {GROWTH_UNKNOWN, 0, NULL};

	for (int i = n; i < n + 3 && known.growth == GROWTH_UNKNOWN; i++)
		if (!PG_ARGISNULL(i))
		{
			char	   *utf8 = server_to_utf8(text_to_cstring(PG_GETARG_TEXT_PP(i)));

			if (known.name == NULL)
				known.name = utf8;
			known.growth = growth_of_name(utf8, strlen(utf8));
		}
	return known;
}

/* indicator_light(actual, target, month) */
PG_FUNCTION_INFO_V1(perf_indicator_light);
Datum
perf_indicator_light(PG_FUNCTION_ARGS)
{
	Known		known = {GROWTH_BY_UNIT, 0, NULL};

	return light_datum(fcinfo, known);
}

/* indicator_light(actual, target, month, names): the first name that says something counts */
PG_FUNCTION_INFO_V1(perf_indicator_light_named);
Datum
perf_indicator_light_named(PG_FUNCTION_ARGS)
{
	Known		known = known_by_names(fcinfo);

	known.name = NULL;
	return light_datum(fcinfo, known);
}

/* indicator_light(actual, target, month, names, fiscal_year) */
PG_FUNCTION_INFO_V1(perf_indicator_light_in_year);
Datum
perf_indicator_light_in_year(PG_FUNCTION_ARGS)
{
	Known		known = known_by_names(fcinfo);

	known.fiscal_year = PG_GETARG_INT32(4);
	return light_datum(fcinfo, known);
}

/* indicator_light(actual, target, month, level3, level2, level1, fiscal_year): without an array a row */
PG_FUNCTION_INFO_V1(perf_indicator_light_of_levels);
Datum
perf_indicator_light_of_levels(PG_FUNCTION_ARGS)
{
	Known		known;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(6))
		PG_RETURN_NULL();
	known = known_by_levels(fcinfo, 3);
	known.fiscal_year = PG_GETARG_INT32(6);
	return light_datum(fcinfo, known);
}

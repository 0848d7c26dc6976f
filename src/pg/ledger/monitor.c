/*-------------------------------------------------------------------------
 *
 * monitor.c
 *	  The light of an indicator during the year (RULES §7).
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "utils/builtins.h"

#include "light.h"

static const char *const names[] = {
	[LIGHT_NONE] = NULL,
	[LIGHT_RED] = "红",
	[LIGHT_YELLOW] = "黄",
	[LIGHT_GREEN] = "绿",
	[LIGHT_BLUE] = "蓝"
};

/* indicator_light(actual, target, month) */
PG_FUNCTION_INFO_V1(perf_indicator_light);
Datum
perf_indicator_light(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(2);
	Pair		pair;
	const char *name;

	if (month < 1 || month > 12)
		PG_RETURN_NULL();
	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(0)),
			  literal_stored(PG_GETARG_LITERAL_P(1)));
	name = names[pair_light(&pair, month)];
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(name)));
}

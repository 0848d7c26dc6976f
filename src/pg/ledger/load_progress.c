/*-------------------------------------------------------------------------
 *
 * load_progress.c
 *	  How far a load has come, for pg_stat_progress_copy.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "commands/progress.h"
#include "utils/backend_progress.h"

/* Rows that were counted. */
static int64 counted_rows;

/* count_rows_of(relation): begins the count, NULL ends it */
PG_FUNCTION_INFO_V1(count_rows_of);
Datum
count_rows_of(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		pgstat_progress_end_command();
	else
	{
		pgstat_progress_start_command(PROGRESS_COMMAND_COPY, PG_GETARG_OID(0));
		pgstat_progress_update_param(PROGRESS_COPY_COMMAND, PROGRESS_COPY_COMMAND_FROM);
		pgstat_progress_update_param(PROGRESS_COPY_TYPE, PROGRESS_COPY_TYPE_CALLBACK);
	}
	counted_rows = 0;
	PG_RETURN_VOID();
}

/* count_row(): true */
PG_FUNCTION_INFO_V1(count_row);
Datum
count_row(PG_FUNCTION_ARGS)
{
	pgstat_progress_update_param(PROGRESS_COPY_TUPLES_PROCESSED, ++counted_rows);
	PG_RETURN_BOOL(true);
}

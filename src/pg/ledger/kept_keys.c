/*-------------------------------------------------------------------------
 *
 * kept_keys.c
 *	  kept_keys(): the marked keys that a function of a ledger tells, asked once
 *	  a query.
 *
 * A query over what is marked names the keys wherever a view starts from them,
 * and each time the function's body would be planned and the marks read.  All
 * parts of a query see the same marks, so the first answer serves them all: it
 * stands beside the query's own memory, and goes with it.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/execnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

/* What a function has told in a query that still runs. */
typedef struct Answer
{
	struct Answer *next;
	MemoryContextCallback end;	/* of the query */
	MemoryContext query;
	Oid			user;
	Oid			function;
	const char *kind;
	HeapTuple  *keys;
	uint64		count;
} Answer;

static Answer *answers = NULL;

static void
forget(void *answer)
{
	for (Answer **place = &answers; *place != NULL; place = &(*place)->next)
		if (*place == answer)
		{
			*place = (*place)->next;
			return;
		}
}

/* Asks the function, by the snapshot and the rights of who calls. */
static Answer *
ask(MemoryContext query, Oid function, const char *kind)
{
	Oid			types[] = {TEXTOID};
	Datum		values[] = {CStringGetTextDatum(kind)};
	char	   *name = get_func_name(function);
	char	   *statement;
	Answer	   *answer;
	MemoryContext caller;

	if (name == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("function with OID %u does not exist", function)));
	statement = psprintf("SELECT k.fiscal_year, k.code FROM %s($1) AS k",
						 quote_qualified_identifier(get_namespace_name(get_func_namespace(function)), name));
	SPI_connect();
	if (SPI_execute_with_args(statement, 1, types, values, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "no keys from %s", statement);

	caller = MemoryContextSwitchTo(query);
	answer = palloc0(sizeof(Answer));
	answer->query = query;
	answer->user = GetUserId();
	answer->function = function;
	answer->kind = pstrdup(kind);
	answer->count = SPI_processed;
	answer->keys = palloc(Max(SPI_processed, 1) * sizeof(HeapTuple));
	for (uint64 i = 0; i < SPI_processed; i++)
		answer->keys[i] = heap_copytuple(SPI_tuptable->vals[i]);
	MemoryContextSwitchTo(caller);
	SPI_finish();

	answer->end.func = forget;
	answer->end.arg = answer;
	MemoryContextRegisterResetCallback(query, &answer->end);
	answer->next = answers;
	answers = answer;
	return answer;
}

/* kept_keys(function, kind) */
PG_FUNCTION_INFO_V1(kept_keys);
Datum
kept_keys(PG_FUNCTION_ARGS)
{
	Oid			function = PG_GETARG_OID(0);
	const char *kind = text_to_cstring(PG_GETARG_TEXT_PP(1));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext query;
	Answer	   *answer;

	InitMaterializedSRF(fcinfo, 0);
	query = result->econtext->ecxt_estate->es_query_cxt;
	for (answer = answers; answer != NULL; answer = answer->next)
		if (answer->query == query && answer->user == GetUserId() && answer->function == function &&
			strcmp(answer->kind, kind) == 0)
			break;
	if (answer == NULL)
		answer = ask(query, function, kind);
	for (uint64 i = 0; i < answer->count; i++)
		tuplestore_puttuple(result->setResult, answer->keys[i]);
	return (Datum) 0;
}

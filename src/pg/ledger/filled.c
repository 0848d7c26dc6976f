/*-------------------------------------------------------------------------
 *
 * filled.c
 *	  has_rows(): whether a table may have rows.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "access/relation.h"
#include "access/xact.h"
#include "catalog/pg_am.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/extension.h"
#include "storage/bufmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

/*
 * Is it certain that a query finds nothing in a table?  Where it has no page,
 * nobody's snapshot sees a row in it.  Rows may stand elsewhere: in children, in
 * another access method's storage, in the shards of Citus.  A serializable
 * transaction has to look, so that others know what it has read.
 */
static bool
is_certainly_empty(Oid relation)
{
	Relation	table = relation_open(relation, AccessShareLock);
	bool		empty = table->rd_rel->relkind == RELKIND_RELATION &&
		table->rd_rel->relam == HEAP_TABLE_AM_OID && !table->rd_rel->relhassubclass &&
		!IsolationIsSerializable() && !OidIsValid(get_extension_oid("citus", true)) &&
		RelationGetNumberOfBlocks(table) == 0;

	relation_close(table, AccessShareLock);
	return empty;
}

typedef struct Known
{
	bool		by_type;		/* of the argument, the same in all calls; else the argument is a regclass */
	Oid			relation;
	bool		has_rows;
} Known;

/* has_rows(a table as regclass), or has_rows(NULL::a table's row), asked once a query */
PG_FUNCTION_INFO_V1(table_has_rows);
Datum
table_has_rows(PG_FUNCTION_ARGS)
{
	Known	   *known = fcinfo->flinfo->fn_extra;
	Oid			type;
	Oid			relation;

	/* it may be called for each row of a table */
	if (known != NULL && (known->by_type || (!PG_ARGISNULL(0) && known->relation == PG_GETARG_OID(0))))
		PG_RETURN_BOOL(known->has_rows);
	type = get_fn_expr_argtype(fcinfo->flinfo, 0);
	if (type == REGCLASSOID)
		relation = PG_ARGISNULL(0) ? InvalidOid : PG_GETARG_OID(0);
	else
		relation = get_typ_typrelid(type);
	if (known == NULL || known->relation != relation)
	{
		if (known == NULL)
			known = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(Known));
		known->by_type = type != REGCLASSOID;
		known->relation = relation;
		known->has_rows = !OidIsValid(relation) || !is_certainly_empty(relation);
		fcinfo->flinfo->fn_extra = known;
	}
	PG_RETURN_BOOL(known->has_rows);
}

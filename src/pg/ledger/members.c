/*-------------------------------------------------------------------------
 *
 * members.c
 *	  department_members(): a department and all below it.
 *
 * A query that asks for a few departments reads what is below them; one that
 * asks for many is soon given the whole tree, which is kept for its rest.
 *
 *-------------------------------------------------------------------------
 */
#include "rollup.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

/* The departments that a walk has met, in its order. */
typedef struct Walk
{
	Department **order;
	int			count;
	int			room;
} Walk;

static void
meet(Walk *walk, Department *department)
{
	if (department->seen)
		return;
	department->seen = true;
	if (walk->count == walk->room)
		walk->order = repalloc_huge(walk->order, (walk->room *= 2) * sizeof(Department *));
	walk->order[walk->count++] = department;
}

/* Hangs each department of a tree that is read below the one above it. */
static void
link_children(YearTree *tree)
{
	HASH_SEQ_STATUS status;
	Department *department;

	hash_seq_init(&status, tree->tree.departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (department->parent != NULL)
		{
			department->sibling = department->parent->child;
			department->parent->child = department;
		}
	tree->linked = true;
}

/* Meets what stands right below those that were met from the given one on. */
static void
meet_children(Rollup *rollup, YearTree *tree, Walk *walk, int from)
{
	int			count = walk->count;

	if (tree->linked)
	{
		for (; from < count; from++)
			for (Department *child = walk->order[from]->child; child != NULL; child = child->sibling)
				meet(walk, child);
		return;
	}
	rollup_query_children(rollup, tree, walk->order + from, count - from);
	for (uint64 row = 0; row < SPI_processed; row++)
	{
		char	   *code = rollup_row_text(row, 1);

		if (code == NULL)
			continue;
		tree_place(&tree->tree, code, rollup_row_text(row, 2), rollup_row_text(row, 3));
		meet(walk, tree_department(&tree->tree, code));
	}
	SPI_freetuptable(SPI_tuptable);
}

/*
 * department_members(code, relation, fiscal_year): a department and all below
 * it in a year, each once; relation is the ledger's table department.
 */
PG_FUNCTION_INFO_V1(department_members);
Datum
department_members(PG_FUNCTION_ARGS)
{
	char	   *code = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relation = PG_GETARG_OID(1);
	int32		year = PG_GETARG_INT32(2);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Rollup	   *rollup;
	YearTree   *tree;
	Walk		walk = {.room = 64};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	SPI_connect();
	rollup = rollup_of(fcinfo, relation, NULL);
	tree = rollup_tree_of_year(rollup, year);
	if (!tree->linked && rollup->lookups++ > rollup->few)
	{
		rollup_place_all(rollup, tree);
		link_children(tree);
	}
	walk.order = palloc(walk.room * sizeof(Department *));
	meet(&walk, tree_department(&tree->tree, code));
	for (int from = 0, to; from < walk.count; from = to)
	{
		CHECK_FOR_INTERRUPTS();
		to = walk.count;
		meet_children(rollup, tree, &walk, from);
	}
	for (int i = 0; i < walk.count; i++)
	{
		Datum		value = CStringGetTextDatum(walk.order[i]->code);
		bool		null = false;

		walk.order[i]->seen = false;
		tuplestore_putvalues(result->setResult, result->setDesc, &value, &null);
		pfree(DatumGetPointer(value));
	}
	SPI_finish();
	return (Datum) 0;
}

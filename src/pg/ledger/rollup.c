/*-------------------------------------------------------------------------
 *
 * rollup.c
 *	  rollup_department(): the figures of a department and all below it.
 *
 * What was summed is kept for the rest of the query, so that a department
 * above adds up its children and not their projects again.  A query that asks
 * for a few departments reads what is below them; one that asks for many is
 * soon given the whole tree in one pass, which workers may help with.
 *
 * A ledger may say that departments stood elsewhere in a year (its table
 * department_year): such a year has a tree of its own.
 *
 *-------------------------------------------------------------------------
 */
#include "rollup.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

static void
sum_all(Rollup *rollup, YearTree *tree)
{
	HASH_SEQ_STATUS status;
	Department *department;

	rollup_place_all(rollup, tree);
	rollup_read_all_own(rollup);
	hash_seq_init(&status, tree->tree.departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (!department->summed)
			rollup_begin(rollup, tree, department);
	tree_sum_all(&tree->tree);
}

/* Sums a department by walking down to all that is below it, level by level. */
static void
sum_walk(Rollup *rollup, YearTree *tree, Department *start)
{
	int			room = 64;
	int			count = 1;
	int			level = 0;
	Department **order = palloc(room * sizeof(Department *));
	Department *ring_end = NULL;

	order[0] = start;
	start->seen = true;
	while (level < count)
	{
		Department **open = palloc((count - level) * sizeof(Department *));
		int			nopen = 0;

		CHECK_FOR_INTERRUPTS();
		for (; level < count; level++)
			if (!order[level]->summed)
				open[nopen++] = order[level];
		if (nopen == 0)
			break;
		rollup_query_children(rollup, tree, open, nopen);
		for (uint64 row = 0; row < SPI_processed; row++)
		{
			char	   *code = rollup_row_text(row, 1);
			Department *child;

			if (code == NULL)
				continue;
			child = tree_department(&tree->tree, code);
			tree_place(&tree->tree, child->code, rollup_row_text(row, 2), rollup_row_text(row, 3));
			if (child == start)
				ring_end = child->parent;
			if (child->seen)
				continue;
			child->seen = true;
			if (count == room)
				order = repalloc_huge(order, (room *= 2) * sizeof(Department *));
			order[count++] = child;
		}
		SPI_freetuptable(SPI_tuptable);
	}
	rollup_read_own(rollup, order, count);
	for (int i = 0; i < count; i++)
		if (!order[i]->summed)
			rollup_begin(rollup, tree, order[i]);
	tree_sum_walk(&tree->tree, order, count, ring_end);
}

/* How deep a department stands, by those above it. */
static int
depth_of(Rollup *rollup, YearTree *tree, Department *department)
{
	List	   *line = NIL;
	Department *above = department;
	int			depth = 0;

	while (above != NULL && above->depth == 0 && !above->seen)
	{
		CHECK_FOR_INTERRUPTS();
		rollup_read_parent(rollup, tree, above);
		above->seen = true;
		line = lappend(line, above);
		if (!above->listed)
			depth = DEPTH_NONE;
		above = above->parent;
	}
	if (above != NULL && above->seen)
		tree_mark_ring(above);
	if (above != NULL)
		depth = above->seen ? DEPTH_NONE : above->depth;
	for (int i = list_length(line) - 1; i >= 0; i--)
	{
		above = list_nth(line, i);
		above->seen = false;
		above->depth = depth == DEPTH_NONE ? DEPTH_NONE : ++depth;
	}
	return department->depth;
}

/* Sums a department in one of the trees, or all of them where many are asked for. */
static Department *
summed_department(Rollup *rollup, YearTree *tree, const char *code)
{
	Department *department = tree_department(&tree->tree, code);

	if (department->summed)
		return department;
	if (tree->year == 0)
		rollup->lookups++;
	if (rollup->lookups > rollup->few && !tree->tree.complete)
		sum_all(rollup, tree);
	else
		sum_walk(rollup, tree, department);
	return department;
}

static void
put_rows(Rollup *rollup, YearTree *tree, Department *department, ReturnSetInfo *result)
{
	Department *own = tree_department(&rollup->own, department->code);
	Datum	   *values = palloc((KEY_COLUMNS + rollup->types.count) * sizeof(Datum));
	bool	   *nulls = palloc((KEY_COLUMNS + rollup->types.count) * sizeof(bool));
	int			depth = department->figures != NIL ? depth_of(rollup, tree, department) : 0;
	ListCell   *cell;
	ListCell   *own_cell;

	foreach(cell, department->figures)
	{
		Figures    *figures = lfirst(cell);
		int			added = rollup->types.added;

		memset(nulls, true, (KEY_COLUMNS + rollup->types.count) * sizeof(bool));
		values[COLUMN_YEAR] = Int32GetDatum(figures->year);
		nulls[COLUMN_YEAR] = false;
		if (department->parent != NULL)
			values[COLUMN_PARENT] = CStringGetTextDatum(department->parent->code);
		nulls[COLUMN_PARENT] = department->parent == NULL;
		values[COLUMN_DEPTH] = Int32GetDatum(depth);
		nulls[COLUMN_DEPTH] = depth == DEPTH_NONE;
		memcpy(values + KEY_COLUMNS, figures->values, added * sizeof(Datum));
		memcpy(nulls + KEY_COLUMNS, figures->nulls, added * sizeof(bool));
		foreach(own_cell, own->figures)
		{
			Figures    *alone = lfirst(own_cell);

			if (alone->year != figures->year)
				continue;
			memcpy(values + KEY_COLUMNS + added, alone->values + added, OWN_FIGURES * sizeof(Datum));
			memcpy(nulls + KEY_COLUMNS + added, alone->nulls + added, OWN_FIGURES * sizeof(bool));
		}
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
}

/*
 * rollup_department(code, relation): the figures of a department and all below
 * it, a row a year.  relation is the ledger's table department.
 */
PG_FUNCTION_INFO_V1(department_rollup);
Datum
department_rollup(PG_FUNCTION_ARGS)
{
	char	   *code = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relation = PG_GETARG_OID(1);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Rollup	   *rollup;

	InitMaterializedSRF(fcinfo, 0);
	SPI_connect();
	rollup = rollup_of(fcinfo, relation, result->setDesc);
	for (int i = 0; i < rollup->ntrees; i++)
	{
		YearTree   *tree = &rollup->trees[i];

		put_rows(rollup, tree, summed_department(rollup, tree, code), result);
	}
	SPI_finish();
	return (Datum) 0;
}

/*
 * department_in_circle(code, relation): does a department stand below itself?
 */
PG_FUNCTION_INFO_V1(department_in_circle);
Datum
department_in_circle(PG_FUNCTION_ARGS)
{
	char	   *code = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relation = PG_GETARG_OID(1);
	Rollup	   *rollup;
	bool		ring = false;

	SPI_connect();
	rollup = rollup_of(fcinfo, relation, NULL);
	for (int i = 0; i < rollup->ntrees; i++)
	{
		YearTree   *tree = &rollup->trees[i];
		Department *department = tree_department(&tree->tree, code);

		if (department->depth == 0 && rollup->lookups++ > rollup->few && !tree->placed)
			rollup_place_all(rollup, tree);
		ring |= depth_of(rollup, tree, department) == DEPTH_NONE && department->ring;
	}
	SPI_finish();
	PG_RETURN_BOOL(ring);
}

static Datum
text_array(const List *texts)
{
	Datum	   *datums = palloc(list_length(texts) * sizeof(Datum));
	int			count = list_length(texts);

	/* the last text stands first */
	for (int i = 0; i < count; i++)
		datums[i] = CStringGetTextDatum((char *) list_nth(texts, count - 1 - i));
	return PointerGetDatum(construct_array(datums, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/*
 * department_line(code, relation, fiscal_year): codes and names from the top to
 * the department
 */
PG_FUNCTION_INFO_V1(department_line);
Datum
department_line(PG_FUNCTION_ARGS)
{
	char	   *code = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Oid			relation = PG_GETARG_OID(1);
	int32		year = PG_GETARG_INT32(2);
	Rollup	   *rollup;
	YearTree   *tree;
	Department *department;
	List	   *codes = NIL;
	List	   *names = NIL;
	TupleDesc	columns;
	Datum		values[2];
	bool		nulls[2] = {false, false};
	MemoryContext caller = CurrentMemoryContext;

	if (get_call_result_type(fcinfo, NULL, &columns) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	SPI_connect();
	rollup = rollup_of(fcinfo, relation, NULL);
	tree = rollup_tree_of_year(rollup, year);
	department = tree_department(&tree->tree, code);
	if (!department->listed && rollup->lookups++ > rollup->few && !tree->placed)
		rollup_place_all(rollup, tree);
	MemoryContextSwitchTo(caller);
	for (Department *at = department; at != NULL && !at->seen; at = at->parent)
	{
		rollup_read_parent(rollup, tree, at);
		if (!at->listed)
			break;
		at->seen = true;
		codes = lappend(codes, at->code);
		names = lappend(names, at->name);
	}
	for (Department *at = department; at != NULL && at->seen; at = at->parent)
		at->seen = false;
	SPI_finish();
	values[0] = text_array(codes);
	values[1] = text_array(names);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(columns), values, nulls)));
}

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

#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

/* Departments that are summed one by one before the whole tree is. */
#define FEW_DEPARTMENTS	32
/* ... or one in so many of all. */
#define FEW_OF_ALL		50

/* The columns of the result in front of the figures. */
enum
{
	COLUMN_YEAR,
	COLUMN_PARENT,
	COLUMN_DEPTH,
	KEY_COLUMNS
};

/* Figures of the department alone stand behind those that are added up. */
#define OWN_FIGURES		3

/* The tree of a year that departments stood elsewhere in, or of all others. */
typedef struct YearTree
{
	Tree		tree;
	int32		year;			/* 0 for all others */
	bool		placed;			/* it is known where all departments stand */
	SPIPlanPtr	children;
	SPIPlanPtr	parent;
	SPIPlanPtr	all;
} YearTree;

typedef struct Rollup
{
	MemoryContext context;
	MemoryContextCallback callback;
	Oid			relation;		/* the ledger's department */
	const char *schema;			/* ... and its schema, quoted */
	const char *extension;		/* the schema of perfeval, quoted */
	FigureTypes types;
	Tree		own;			/* each department's own figures; no tree */
	SPIPlanPtr	own_plan;
	SPIPlanPtr	own_all_plan;
	YearTree   *trees;
	int			ntrees;
	int64		lookups;
	int64		few;			/* so many are made one by one */
} Rollup;

static SPIPlanPtr
prepare(SPIPlanPtr *plan, const char *query, int nargs, Oid type)
{
	if (*plan == NULL)
	{
		SPIPlanPtr	prepared = SPI_prepare_cursor(query, nargs, &type, CURSOR_OPT_PARALLEL_OK);

		if (prepared == NULL)
			elog(ERROR, "could not prepare: %s", query);
		SPI_keepplan(prepared);
		*plan = prepared;
	}
	return *plan;
}

static void
run(SPIPlanPtr plan, Datum argument)
{
	int			result = SPI_execute_plan(plan, &argument, NULL, true, 0);

	if (result != SPI_OK_SELECT)
		elog(ERROR, "could not read the departments: %s", SPI_result_code_string(result));
}

static void
free_plan(SPIPlanPtr plan)
{
	if (plan != NULL)
		SPI_freeplan(plan);
}

/* Plans outlive the query unless they are freed with what it kept. */
static void
free_plans(void *arg)
{
	Rollup	   *rollup = arg;

	free_plan(rollup->own_plan);
	free_plan(rollup->own_all_plan);
	for (int i = 0; i < rollup->ntrees; i++)
	{
		free_plan(rollup->trees[i].children);
		free_plan(rollup->trees[i].parent);
		free_plan(rollup->trees[i].all);
	}
}

/* The departments of a tree: SELECT ... of code, parent_code and name. */
static char *
tree_query(const Rollup *rollup, const YearTree *tree, const char *condition)
{
	if (tree->year == 0)
		return psprintf("SELECT d.code, d.parent_code, d.name FROM %s.department d %s",
						rollup->schema, condition);
	return psprintf("SELECT d.code, d.parent_code, d.name FROM ("
					"SELECT d.code, d.parent_code, d.name FROM %1$s.department d"
					" WHERE NOT EXISTS (SELECT FROM %1$s.department_year y"
					" WHERE y.fiscal_year = %2$d AND y.code = d.code)"
					" UNION ALL SELECT y.code, y.parent_code, d.name FROM %1$s.department_year y"
					" JOIN %1$s.department d ON d.code = y.code"
					" WHERE y.fiscal_year = %2$d) d %3$s",
					rollup->schema, tree->year, condition);
}

/* Reads which years have a tree of their own, and makes room for the trees. */
static void
make_trees(Rollup *rollup)
{
	int			count = 1;

	if (OidIsValid(get_relname_relid("department_year", get_rel_namespace(rollup->relation))))
	{
		if (SPI_execute(psprintf("SELECT DISTINCT y.fiscal_year FROM %s.department_year y ORDER BY 1",
								 rollup->schema), true, 0) != SPI_OK_SELECT)
			elog(ERROR, "could not read department_year");
		count += SPI_processed;
	}
	rollup->trees = MemoryContextAllocZero(rollup->context, count * sizeof(YearTree));
	for (int i = 0; i < count; i++)
	{
		bool		isnull;

		tree_init(&rollup->trees[i].tree, rollup->context, &rollup->types);
		if (i > 0)
			rollup->trees[i].year =
				DatumGetInt32(SPI_getbinval(SPI_tuptable->vals[i - 1],
											SPI_tuptable->tupdesc, 1, &isnull));
	}
	rollup->ntrees = count;
}

/* columns is NULL where no figures are wanted, only where departments stand. */
static Rollup *
make_rollup(FunctionCallInfo fcinfo, Oid relation, TupleDesc columns)
{
	int			ncolumns = columns != NULL ? columns->natts : KEY_COLUMNS + OWN_FIGURES;
	MemoryContext context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
												  "perfeval rollup", ALLOCSET_DEFAULT_SIZES);
	Rollup	   *rollup = MemoryContextAllocZero(context, sizeof(Rollup));
	MemoryContext old = MemoryContextSwitchTo(context);
	HeapTuple	relation_tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));

	if (!HeapTupleIsValid(relation_tuple))
		elog(ERROR, "cache lookup failed for relation %u", relation);
	rollup->few = Max(FEW_DEPARTMENTS,
					  ((Form_pg_class) GETSTRUCT(relation_tuple))->reltuples / FEW_OF_ALL);
	ReleaseSysCache(relation_tuple);

	rollup->context = context;
	rollup->relation = relation;
	rollup->schema = quote_identifier(get_namespace_name(get_rel_namespace(relation)));
	rollup->extension = quote_identifier(get_namespace_name(get_func_namespace(fcinfo->flinfo->fn_oid)));
	rollup->types.count = ncolumns - KEY_COLUMNS;
	rollup->types.added = rollup->types.count - OWN_FIGURES;
	rollup->types.is_count = palloc(rollup->types.count * sizeof(bool));
	for (int i = 0; columns != NULL && i < rollup->types.count; i++)
		rollup->types.is_count[i] = TupleDescAttr(columns, KEY_COLUMNS + i)->atttypid == INT8OID;
	tree_init(&rollup->own, context, &rollup->types);
	rollup->callback.func = free_plans;
	rollup->callback.arg = rollup;
	MemoryContextRegisterResetCallback(context, &rollup->callback);
	MemoryContextSwitchTo(old);

	make_trees(rollup);
	fcinfo->flinfo->fn_extra = rollup;
	return rollup;
}

/* Files the own figures that a query gave: code, year, figures. */
static void
file_own_figures(Rollup *rollup)
{
	int			count = rollup->types.count;
	MemoryContext old = MemoryContextSwitchTo(rollup->context);

	for (uint64 row = 0; row < SPI_processed; row++)
	{
		Department *department = tree_department(&rollup->own,
												 SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, 1));
		Figures    *figures = palloc(sizeof(Figures));

		figures->values = palloc(count * sizeof(Datum));
		figures->nulls = palloc(count * sizeof(bool));
		figures->year = DatumGetInt32(SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc,
													2, &figures->nulls[0]));
		for (int i = 0; i < count; i++)
		{
			figures->values[i] = SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc,
											   3 + i, &figures->nulls[i]);
			if (!figures->nulls[i] && !rollup->types.is_count[i])
				figures->values[i] = datumCopy(figures->values[i], false, -1);
		}
		department->figures = lappend(department->figures, figures);
	}
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
}

/* Text codes as an array. */
static Datum
codes_array(Department **departments, int count)
{
	Datum	   *codes = palloc(count * sizeof(Datum));

	for (int i = 0; i < count; i++)
		codes[i] = CStringGetTextDatum(departments[i]->code);
	return PointerGetDatum(construct_array(codes, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Reads the own figures of departments that have none yet. */
static void
read_own(Rollup *rollup, Department **departments, int count)
{
	Department **missing = palloc(count * sizeof(Department *));
	int			n = 0;

	for (int i = 0; i < count; i++)
	{
		Department *own = tree_department(&rollup->own, departments[i]->code);

		if (!departments[i]->summed && !own->listed)
			missing[n++] = own;
		own->listed = true;
	}
	if (n == 0)
		return;
	run(prepare(&rollup->own_plan,
				psprintf("SELECT d.code, o.* FROM %1$s.department d"
						 " CROSS JOIN LATERAL %1$s.department_own(d.code) AS o"
						 " WHERE d.code = ANY ($1)", rollup->schema), 1, TEXTARRAYOID),
		codes_array(missing, n));
	file_own_figures(rollup);
}

static void
read_all_own(Rollup *rollup)
{
	if (rollup->own.complete)
		return;
	tree_init(&rollup->own, rollup->context, &rollup->types);
	run(prepare(&rollup->own_all_plan,
				psprintf("SELECT d.code, o.* FROM %1$s.department d"
						 " CROSS JOIN LATERAL %1$s.department_own(d.code) AS o"
						 " WHERE %2$s.rollup_weight(o.fiscal_year)",
						 rollup->schema, rollup->extension), 0, InvalidOid),
		(Datum) 0);
	file_own_figures(rollup);
	rollup->own.complete = true;
}

/* Has the year a tree of its own? */
static bool
is_year_of(const Rollup *rollup, const YearTree *tree, int32 year)
{
	if (tree->year != 0)
		return year == tree->year;
	for (int i = 1; i < rollup->ntrees; i++)
		if (rollup->trees[i].year == year)
			return false;
	return true;
}

/* Gives a department what it has itself, before its children are added. */
static void
begin_with_own(Rollup *rollup, YearTree *tree, Department *department)
{
	Department *own = tree_department(&rollup->own, department->code);
	ListCell   *cell;

	foreach(cell, own->figures)
	{
		Figures    *figures = lfirst(cell);

		if (is_year_of(rollup, tree, figures->year))
			tree_own_figures(&tree->tree, department, figures);
	}
}

/* A text of a row that a query gave; NULL where it is null. */
static char *
row_text(uint64 row, int column)
{
	return SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column);
}

/* Reads where all departments stand. */
static void
place_all(Rollup *rollup, YearTree *tree)
{
	run(prepare(&tree->all, tree_query(rollup, tree, ""), 0, InvalidOid), (Datum) 0);
	for (uint64 row = 0; row < SPI_processed; row++)
		tree_place(&tree->tree, row_text(row, 1), row_text(row, 2), row_text(row, 3));
	SPI_freetuptable(SPI_tuptable);
	tree->placed = true;
}

static void
sum_all(Rollup *rollup, YearTree *tree)
{
	HASH_SEQ_STATUS status;
	Department *department;

	place_all(rollup, tree);
	read_all_own(rollup);
	hash_seq_init(&status, tree->tree.departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (!department->summed)
			begin_with_own(rollup, tree, department);
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
		run(prepare(&tree->children,
					tree_query(rollup, tree, "WHERE d.parent_code = ANY ($1)"), 1, TEXTARRAYOID),
			codes_array(open, nopen));
		for (uint64 row = 0; row < SPI_processed; row++)
		{
			Department *child = tree_department(&tree->tree, row_text(row, 1));

			tree_place(&tree->tree, child->code, row_text(row, 2), row_text(row, 3));
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
	read_own(rollup, order, count);
	for (int i = 0; i < count; i++)
		if (!order[i]->summed)
			begin_with_own(rollup, tree, order[i]);
	tree_sum_walk(&tree->tree, order, count, ring_end);
}

/* Reads what a department stands below, unless that is known. */
static void
read_parent(Rollup *rollup, YearTree *tree, Department *department)
{
	if (department->listed || tree->placed)
		return;
	run(prepare(&tree->parent, tree_query(rollup, tree, "WHERE d.code = $1"), 1, TEXTOID),
		CStringGetTextDatum(department->code));
	if (SPI_processed > 0)
		tree_place(&tree->tree, department->code, row_text(0, 2), row_text(0, 3));
	SPI_freetuptable(SPI_tuptable);
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
		read_parent(rollup, tree, above);
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
	Rollup	   *rollup = fcinfo->flinfo->fn_extra;

	InitMaterializedSRF(fcinfo, 0);
	SPI_connect();
	if (rollup == NULL || rollup->relation != relation)
		rollup = make_rollup(fcinfo, relation, result->setDesc);
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
	Rollup	   *rollup = fcinfo->flinfo->fn_extra;
	bool		ring = false;

	SPI_connect();
	if (rollup == NULL || rollup->relation != relation)
		rollup = make_rollup(fcinfo, relation, NULL);
	for (int i = 0; i < rollup->ntrees; i++)
	{
		YearTree   *tree = &rollup->trees[i];
		Department *department = tree_department(&tree->tree, code);

		if (department->depth == 0 && rollup->lookups++ > rollup->few && !tree->placed)
			place_all(rollup, tree);
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
	Rollup	   *rollup = fcinfo->flinfo->fn_extra;
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
	if (rollup == NULL || rollup->relation != relation)
		rollup = make_rollup(fcinfo, relation, NULL);
	tree = &rollup->trees[0];
	for (int i = 1; i < rollup->ntrees; i++)
		if (rollup->trees[i].year == year)
			tree = &rollup->trees[i];
	department = tree_department(&tree->tree, code);
	if (!department->listed && rollup->lookups++ > rollup->few && !tree->placed)
		place_all(rollup, tree);
	MemoryContextSwitchTo(caller);
	for (Department *at = department; at != NULL && !at->seen; at = at->parent)
	{
		read_parent(rollup, tree, at);
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

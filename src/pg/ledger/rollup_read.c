/*-------------------------------------------------------------------------
 *
 * rollup_read.c
 *	  Reads where the departments of a ledger stand, and their own figures.
 *
 *-------------------------------------------------------------------------
 */
#include "rollup.h"

#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
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

/* Whatever the search_path of the session, = is PostgreSQL's. */
#define EQUALS "OPERATOR(pg_catalog.=)"

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
	free_plan(rollup->kept_plan);
	free_plan(rollup->kept_all_plan);
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
					" WHERE y.fiscal_year " EQUALS " %2$d AND y.code " EQUALS " d.code)"
					" UNION ALL SELECT y.code, y.parent_code, d.name FROM %1$s.department_year y"
					" JOIN %1$s.department d ON d.code " EQUALS " y.code"
					" WHERE y.fiscal_year " EQUALS " %2$d) d %3$s",
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

/* The departments whose figures must be computed. */
static Department **
mark_stale(Rollup *rollup)
{
	Department **stale = palloc(list_length(rollup->stale) * sizeof(Department *));
	ListCell   *cell;

	foreach(cell, rollup->stale)
	{
		Department *own = tree_department(&rollup->own, lfirst(cell));

		own->stale = true;
		stale[foreach_current_index(cell)] = own;
	}
	return stale;
}

/* Are figures of departments kept, and of which not? */
static void
ask_what_is_kept(Rollup *rollup, Oid extension)
{
	Oid			state = get_relname_relid("kept_state", get_rel_namespace(rollup->relation));
	MemoryContext old;

	if (OidIsValid(state))
		rollup->kept = kept_answer(state, extension);
	if (!rollup->kept.serves || !rollup->kept.stale)
		return;
	if (SPI_execute(psprintf("SELECT s.code FROM %s.stale_department() s", rollup->schema), true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read stale_department");
	old = MemoryContextSwitchTo(rollup->context);
	for (uint64 row = 0; row < SPI_processed; row++)
		if (rollup_row_text(row, 1) != NULL)
			rollup->stale = lappend(rollup->stale, rollup_row_text(row, 1));
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
	mark_stale(rollup);
}

static Rollup *
make_rollup(FunctionCallInfo fcinfo, Oid relation, TupleDesc columns)
{
	int			ncolumns = columns != NULL ? columns->natts : KEY_COLUMNS + OWN_FIGURES;
	MemoryContext context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
												  "perfeval rollup", ALLOCSET_DEFAULT_SIZES);
	Rollup	   *rollup = MemoryContextAllocZero(context, sizeof(Rollup));
	MemoryContext old = MemoryContextSwitchTo(context);
	HeapTuple	relation_tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	double		departments;

	if (!HeapTupleIsValid(relation_tuple))
		elog(ERROR, "cache lookup failed for relation %u", relation);
	departments = ((Form_pg_class) GETSTRUCT(relation_tuple))->reltuples;
	rollup->few = Max(FEW_DEPARTMENTS, departments / FEW_OF_ALL);
	rollup->most = Max(FEW_DEPARTMENTS, departments / 2);
	ReleaseSysCache(relation_tuple);

	rollup->context = context;
	rollup->relation = relation;
	rollup->reader = GetUserId();
	rollup->schema = quote_identifier(get_namespace_name(get_rel_namespace(relation)));
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
	if (columns != NULL)
		ask_what_is_kept(rollup, get_func_namespace(fcinfo->flinfo->fn_oid));
	fcinfo->flinfo->fn_extra = rollup;
	return rollup;
}

Rollup *
rollup_of(FunctionCallInfo fcinfo, Oid relation, TupleDesc columns)
{
	Rollup	   *rollup = fcinfo->flinfo->fn_extra;

	if (rollup == NULL || rollup->relation != relation || rollup->reader != GetUserId())
		rollup = make_rollup(fcinfo, relation, columns);
	return rollup;
}

/* Are they a code, a year and figures?  Anyone can make a table or a function of that name. */
static void
check_own_figures(const Rollup *rollup, TupleDesc columns)
{
	bool		right = columns->natts >= 2 + rollup->types.count
		&& SPI_gettypeid(columns, 1) == TEXTOID && SPI_gettypeid(columns, 2) == INT4OID;

	for (int i = 0; right && i < rollup->types.count; i++)
		right = SPI_gettypeid(columns, 3 + i) == (rollup->types.is_count[i] ? INT8OID : NUMERICOID);
	if (!right)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("schema %s holds no ledger of this version", rollup->schema)));
}

/* Files the own figures that a query gave: code, year, figures; of what was kept not the stale. */
static void
file_own_figures(Rollup *rollup, bool kept)
{
	int			count = rollup->types.count;
	MemoryContext old;

	check_own_figures(rollup, SPI_tuptable->tupdesc);
	old = MemoryContextSwitchTo(rollup->context);
	for (uint64 row = 0; row < SPI_processed; row++)
	{
		char	   *code = rollup_row_text(row, 1);
		Department *department = code != NULL ? tree_department(&rollup->own, code) : NULL;
		Figures    *figures;

		/* the table may be of another server, or another's, without our checks */
		if (department == NULL || (kept && department->stale))
			continue;
		figures = palloc(sizeof(Figures));
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

/* Figures that were kept; of those departments, or of all where codes is 0. */
static void
read_kept(Rollup *rollup, Datum codes)
{
	char	   *query = psprintf("SELECT k.* FROM %s.kept_department k WHERE k.generation " EQUALS " " INT64_FORMAT,
								 rollup->schema, rollup->kept.generation);

	if (codes == (Datum) 0)
		run(prepare(&rollup->kept_all_plan, query, 0, InvalidOid), (Datum) 0);
	else
		run(prepare(&rollup->kept_plan, psprintf("%s AND k.department_code " EQUALS " ANY ($1)", query), 1,
					TEXTARRAYOID), codes);
	file_own_figures(rollup, true);
}

/* Figures that are computed. */
static void
compute_own(Rollup *rollup, Datum codes)
{
	run(prepare(&rollup->own_plan,
				psprintf(rollup->kept.serves
						 ? "SELECT s.* FROM %1$s.department_sum s WHERE s.department_code " EQUALS " ANY ($1)"
						 : "SELECT d.code, o.* FROM %1$s.department d"
						 " CROSS JOIN LATERAL %1$s.department_own(d.code) AS o"
						 " WHERE d.code " EQUALS " ANY ($1)", rollup->schema), 1, TEXTARRAYOID),
		codes);
	file_own_figures(rollup, false);
}

void
rollup_read_own(Rollup *rollup, Department **departments, int count)
{
	Department **missing = palloc(count * sizeof(Department *));
	Department **kept = palloc(count * sizeof(Department *));
	int			nmissing = 0;
	int			nkept = 0;

	for (int i = 0; i < count && !rollup->own.complete; i++)
	{
		Department *own = tree_department(&rollup->own, departments[i]->code);

		if (departments[i]->summed || own->listed)
			continue;
		own->listed = true;
		if (rollup->kept.serves && !own->stale)
			kept[nkept++] = own;
		else
			missing[nmissing++] = own;
	}
	/* the projects of most departments are quicker added up in one pass over all */
	if (nmissing > rollup->most)
	{
		rollup_read_all_own(rollup);
		return;
	}
	if (nkept > 0)
		read_kept(rollup, codes_array(kept, nkept));
	if (nmissing > 0)
		compute_own(rollup, codes_array(missing, nmissing));
}

void
rollup_read_all_own(Rollup *rollup)
{
	if (rollup->own.complete)
		return;
	tree_init(&rollup->own, rollup->context, &rollup->types);
	rollup->own.complete = true;
	if (rollup->kept.serves)
	{
		Department **stale = mark_stale(rollup);

		read_kept(rollup, (Datum) 0);
		if (rollup->stale != NIL)
			compute_own(rollup, codes_array(stale, list_length(rollup->stale)));
		return;
	}
	run(prepare(&rollup->own_all_plan,
				psprintf("SELECT s.* FROM %s.department_sum s", rollup->schema), 0, InvalidOid),
		(Datum) 0);
	file_own_figures(rollup, false);
}

YearTree *
rollup_tree_of_year(Rollup *rollup, int32 year)
{
	for (int i = 1; i < rollup->ntrees; i++)
		if (rollup->trees[i].year == year)
			return &rollup->trees[i];
	return &rollup->trees[0];
}

void
rollup_begin(Rollup *rollup, YearTree *tree, Department *department)
{
	Department *own = tree_department(&rollup->own, department->code);
	ListCell   *cell;

	foreach(cell, own->figures)
	{
		Figures    *figures = lfirst(cell);

		if (rollup_tree_of_year(rollup, figures->year) == tree)
			tree_own_figures(&tree->tree, department, figures);
	}
}

void
rollup_place_all(Rollup *rollup, YearTree *tree)
{
	run(prepare(&tree->all, tree_query(rollup, tree, ""), 0, InvalidOid), (Datum) 0);
	for (uint64 row = 0; row < SPI_processed; row++)
		if (rollup_row_text(row, 1) != NULL)
			tree_place(&tree->tree, rollup_row_text(row, 1), rollup_row_text(row, 2), rollup_row_text(row, 3));
	SPI_freetuptable(SPI_tuptable);
	tree->placed = true;
}

void
rollup_read_parent(Rollup *rollup, YearTree *tree, Department *department)
{
	if (department->listed || tree->placed)
		return;
	run(prepare(&tree->parent, tree_query(rollup, tree, "WHERE d.code " EQUALS " $1"), 1, TEXTOID),
		CStringGetTextDatum(department->code));
	if (SPI_processed > 0)
		tree_place(&tree->tree, department->code, rollup_row_text(0, 2), rollup_row_text(0, 3));
	SPI_freetuptable(SPI_tuptable);
}

void
rollup_query_children(Rollup *rollup, YearTree *tree, Department **departments, int count)
{
	run(prepare(&tree->children,
				tree_query(rollup, tree, "WHERE d.parent_code " EQUALS " ANY ($1)"), 1, TEXTARRAYOID),
		codes_array(departments, count));
}

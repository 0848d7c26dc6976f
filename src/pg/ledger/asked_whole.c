/*-------------------------------------------------------------------------
 *
 * asked_whole.c
 *	  asked_whole(): does a query want nearly all projects of a ledger, for which one
 *	  pass over the rows of a table is quicker than looking each project up?
 *
 * The planner says: where nothing keeps it from reading most of the table project
 * to the end the call becomes true, else false, and what a CASE has for the other
 * answer falls out of the plan.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "access/relation.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/extension.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parsetree.h"
#include "storage/bufmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

/* So many projects are looked up as soon as a pass is planned. */
#define FEW_PROJECTS	500
/* What the passes keep of a project: its sums, its marks by level 1, the rows of its funding. */
#define PROJECT_BYTES	1000
/* A pass may keep as much whatever work_mem says: the server's default is for sorting a page. */
#define USUAL_BYTES		(128.0 * 1024 * 1024)
/* More pages of details are too many to keep in memory, too. */
#define MANY_PAGES		(256 * (1024 * 1024 / BLCKSZ))

/* Does a join of the query keep rows of the relation out? */
static bool
is_filtered_by_join(PlannerInfo *root, RelOptInfo *rel)
{
	ListCell   *cell;

	if (rel->has_eclass_joins)
		return true;
	foreach(cell, rel->joininfo)
		if (lfirst_node(RestrictInfo, cell)->is_pushed_down)
			return true;
	foreach(cell, root->join_info_list)
	{
		SpecialJoinInfo *join = lfirst_node(SpecialJoinInfo, cell);

		if (bms_overlap(rel->relids, join->syn_righthand) ||
			(join->jointype != JOIN_LEFT && bms_overlap(rel->relids, join->syn_lefthand)))
			return true;
	}
	return false;
}

/* Does the query read most of the rows of a table? */
static bool
reads_most(PlannerInfo *root, RelOptInfo *rel)
{
	Query	   *query = root->parse;

	if (root->tuple_fraction > 0 && !query->hasAggs && query->groupClause == NIL &&
		query->distinctClause == NIL && !query->hasWindowFuncs)
		return false;
	return rel->reloptkind == RELOPT_BASEREL && !planner_rt_fetch(rel->relid, root)->inh &&
		planner_rt_fetch(rel->relid, root)->relkind == RELKIND_RELATION &&
		rel->tuples > FEW_PROJECTS && rel->tuples * PROJECT_BYTES <= Max(get_hash_memory_limit(), USUAL_BYTES) &&
		rel->rows * 2 > rel->tuples && !is_filtered_by_join(root, rel);
}

/*
 * Does the query read most rows of the table, wherever it names it, or if it does
 * not, the one around it?  The planner estimates how many rows it reads of a table
 * before it plans the subqueries that stand behind it.
 */
static bool
reads_most_of(PlannerInfo *root, Oid table)
{
	bool		named = false;

	if (root == NULL || root->simple_rel_array == NULL)
		return false;
	for (int i = 1; i < root->simple_rel_array_size; i++)
	{
		RelOptInfo *rel = root->simple_rel_array[i];

		if (rel == NULL || rel->rtekind != RTE_RELATION || planner_rt_fetch(i, root)->relid != table)
			continue;
		if (!reads_most(root, rel))
			return false;
		named = true;
	}
	return named || reads_most_of(root->parent_root, table);
}

/* The table that argument n is as regclass, or whose row type it has, as NULL::city.project. */
static Oid
table_of_argument(FuncExpr *call, int n)
{
	Node	   *argument = list_nth(call->args, n);

	if (exprType(argument) != REGCLASSOID)
		return get_typ_typrelid(exprType(argument));
	if (!IsA(argument, Const) || castNode(Const, argument)->constisnull)
		return InvalidOid;
	return DatumGetObjectId(castNode(Const, argument)->constvalue);
}

static bool
has_many_pages(Oid relid)
{
	Relation	table;
	bool		many;

	if (!OidIsValid(relid))
		return true;
	table = relation_open(relid, AccessShareLock);
	many = table->rd_rel->relkind != RELKIND_RELATION || RelationGetNumberOfBlocks(table) > MANY_PAGES;
	relation_close(table, AccessShareLock);
	return many;
}

/*
 * The planner asks while it plans the subquery, of the query around it.  With Citus
 * that is planned for tables and runs on their shards: there projects are looked up.
 */
PG_FUNCTION_INFO_V1(asked_whole_support);
Datum
asked_whole_support(PG_FUNCTION_ARGS)
{
	SupportRequestSimplify *request = (SupportRequestSimplify *) PG_GETARG_POINTER(0);

	if (!IsA(request, SupportRequestSimplify) || request->root == NULL)
		PG_RETURN_POINTER(NULL);
	PG_RETURN_POINTER(makeBoolConst(reads_most_of(request->root->parent_root, table_of_argument(request->fcall, 0)) &&
									!has_many_pages(table_of_argument(request->fcall, 1)) &&
									!OidIsValid(get_extension_oid("citus", true)), false));
}

/* asked_whole(project, details), see table_of_argument(): false where the planner was not asked */
PG_FUNCTION_INFO_V1(asked_whole);
Datum
asked_whole(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(false);
}

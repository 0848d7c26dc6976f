/*-------------------------------------------------------------------------
 *
 * rollup_tree.c
 *	  A tree of departments whose figures are added once each, bottom up.
 *
 * A department has one above it, so those that stand in a circle are a ring
 * with trees below: each of the ring has the figures of all of them.
 *
 *-------------------------------------------------------------------------
 */
#include "rollup_tree.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"

static uint32
hash_code(const void *key, Size keysize)
{
	const char *code = *(char *const *) key;

	return hash_bytes((const unsigned char *) code, strlen(code));
}

static int
match_code(const void *a, const void *b, Size keysize)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

void
tree_init(Tree *tree, MemoryContext context, const FigureTypes *types)
{
	HASHCTL		control = {
		.keysize = sizeof(char *),
		.entrysize = sizeof(Department),
		.hash = hash_code,
		.match = match_code,
		.hcxt = context
	};

	tree->context = context;
	tree->types = types;
	tree->complete = false;
	tree->departments = hash_create("perfeval departments", 256, &control,
									HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
}

Department *
tree_department(Tree *tree, const char *code)
{
	bool		found;
	Department *department = hash_search(tree->departments, &code, HASH_ENTER, &found);

	if (!found)
	{
		memset(department, 0, sizeof(Department));
		department->code = MemoryContextStrdup(tree->context, code);
	}
	return department;
}

void
tree_place(Tree *tree, const char *code, const char *parent, const char *name)
{
	Department *department = tree_department(tree, code);

	if (department->name == NULL)
		department->name = MemoryContextStrdup(tree->context, name != NULL ? name : "");
	department->listed = true;
	department->parent = parent != NULL ? tree_department(tree, parent) : NULL;
}

void
tree_mark_ring(Department *department)
{
	for (; !department->ring; department = department->parent)
		department->ring = true;
}

/* A year's figures of a department, made empty if there are none. */
static Figures *
figures_of_year(Tree *tree, Department *department, int32 year)
{
	MemoryContext old;
	Figures    *figures;
	ListCell   *cell;

	foreach(cell, department->figures)
	{
		figures = lfirst(cell);
		if (figures->year == year)
			return figures;
	}
	old = MemoryContextSwitchTo(tree->context);
	figures = palloc(sizeof(Figures));
	figures->year = year;
	figures->values = palloc0(tree->types->added * sizeof(Datum));
	figures->nulls = palloc(tree->types->added * sizeof(bool));
	memset(figures->nulls, true, tree->types->added * sizeof(bool));
	department->figures = lappend(department->figures, figures);
	MemoryContextSwitchTo(old);
	return figures;
}

/* Adds a figure to a sum; what is not known adds nothing. */
static void
add_figure(Tree *tree, Figures *sum, const Figures *figures, int i)
{
	MemoryContext old;
	int64		count;
	Datum		total;

	if (figures->nulls[i])
		return;
	if (tree->types->is_count[i])
	{
		count = sum->nulls[i] ? 0 : DatumGetInt64(sum->values[i]);
		if (pg_add_s64_overflow(count, DatumGetInt64(figures->values[i]), &count))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("a count of projects is out of range")));
		sum->values[i] = Int64GetDatum(count);
	}
	else
	{
		old = MemoryContextSwitchTo(tree->context);
		if (sum->nulls[i])
			total = datumCopy(figures->values[i], false, -1);
		else
		{
			total = DirectFunctionCall2(numeric_add, sum->values[i], figures->values[i]);
			pfree(DatumGetPointer(sum->values[i]));
		}
		sum->values[i] = total;
		MemoryContextSwitchTo(old);
	}
	sum->nulls[i] = false;
}

void
tree_own_figures(Tree *tree, Department *department, const Figures *figures)
{
	Figures    *sum = figures_of_year(tree, department, figures->year);

	for (int i = 0; i < tree->types->added; i++)
		add_figure(tree, sum, figures, i);
}

static void
add_department(Tree *tree, Department *to, Department *from)
{
	ListCell   *cell;

	foreach(cell, from->figures)
		tree_own_figures(tree, to, lfirst(cell));
}

void
tree_sum_walk(Tree *tree, Department **order, int count, Department *ring_end)
{
	for (int i = count - 1; i >= 0; i--)
	{
		order[i]->summed = true;
		order[i]->seen = false;
		if (i > 0)
			add_department(tree, order[i]->parent, order[i]);
	}
	for (; ring_end != NULL && ring_end != order[0]; ring_end = ring_end->parent)
		ring_end->figures = order[0]->figures;
}

/* Gives each of a ring the figures of all of them. */
static void
sum_ring(Tree *tree, Department *first)
{
	Department *member;

	for (member = first->parent; member != first; member = member->parent)
		add_department(tree, first, member);
	do
	{
		member->figures = first->figures;
		member->summed = true;
		member = member->parent;
	} while (member != first);
}

void
tree_sum_all(Tree *tree)
{
	HASH_SEQ_STATUS status;
	Department *department;
	Department **ready;
	int			count = 0;

	hash_seq_init(&status, tree->departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (department->parent != NULL)
			department->parent->children++;

	/* those whose children are all added, from the bottom up */
	ready = MemoryContextAllocHuge(CurrentMemoryContext,
								   hash_get_num_entries(tree->departments) * sizeof(Department *));
	hash_seq_init(&status, tree->departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (department->children == 0)
			ready[count++] = department;
	for (int i = 0; i < count; i++)
	{
		Department *parent = ready[i]->parent;

		CHECK_FOR_INTERRUPTS();
		ready[i]->summed = true;
		if (parent == NULL)
			continue;
		if (!parent->summed)
			add_department(tree, parent, ready[i]);
		if (--parent->children == 0)
			ready[count++] = parent;
	}
	pfree(ready);

	/* what is left stands in circles */
	hash_seq_init(&status, tree->departments);
	while ((department = hash_seq_search(&status)) != NULL)
		if (!department->summed)
			sum_ring(tree, department);
	tree->complete = true;
}

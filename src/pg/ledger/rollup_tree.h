/*-------------------------------------------------------------------------
 *
 * rollup_tree.h
 *	  A tree of departments and the figures that it adds up.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROLLUP_TREE_H
#define ROLLUP_TREE_H

#include "perfeval.h"

#include "nodes/pg_list.h"
#include "utils/hsearch.h"

/* The figures of one year: bigint and numeric, NULL where nothing is known. */
typedef struct Figures
{
	int32		year;
	Datum	   *values;
	bool	   *nulls;
} Figures;

typedef struct Department
{
	char	   *code;
	char	   *name;			/* NULL if not known */
	struct Department *parent;	/* NULL at the top, or not read yet */
	bool		listed;			/* its parent is known */
	bool		stale;			/* what is kept of it is not used */
	bool		summed;			/* figures are those of all below it too */
	bool		seen;			/* by the walk under way */
	bool		ring;			/* stands below itself */
	int			children;		/* that are not added yet */
	int			depth;			/* 1 at the top, 0 not known yet */
	List	   *figures;		/* a year each */
	struct Department *child;	/* one right below, where the tree is linked */
	struct Department *sibling; /* the next below the same */
} Department;

#define DEPTH_NONE	(-1)		/* in or below a circle, or out of sight */

/* Which figures there are: their types, of which the last are not added up. */
typedef struct FigureTypes
{
	int			count;
	int			added;
	bool	   *is_count;		/* bigint; numeric otherwise */
} FigureTypes;

/* Departments by their codes; all is allocated in its context. */
typedef struct Tree
{
	MemoryContext context;
	HTAB	   *departments;
	const FigureTypes *types;
	bool		complete;		/* all departments are summed */
} Tree;

extern void tree_init(Tree *tree, MemoryContext context, const FigureTypes *types);

/* The department of the code, made if there is none. */
extern Department *tree_department(Tree *tree, const char *code);

/* Sets what is above a department, NULL at the top, and its name. */
extern void tree_place(Tree *tree, const char *code, const char *parent,
					   const char *name);

/* Marks those of a circle, which the department is one of. */
extern void tree_mark_ring(Department *department);

/* Gives a department its own figures of a year, copied. */
extern void tree_own_figures(Tree *tree, Department *department,
							 const Figures *figures);

/*
 * Adds up what a walk from order[0] down has met, each behind the one above it;
 * ring_end is the department that order[0] stands below, if it is below itself.
 */
extern void tree_sum_walk(Tree *tree, Department **order, int count,
						  Department *ring_end);

/* Adds up all departments. */
extern void tree_sum_all(Tree *tree);

#endif							/* ROLLUP_TREE_H */

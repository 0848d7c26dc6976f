/*-------------------------------------------------------------------------
 *
 * rollup.h
 *	  Trees of departments in one query, read from the tables of a ledger.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROLLUP_H
#define ROLLUP_H

#include "kept.h"
#include "rollup_tree.h"

#include "executor/spi.h"
#include "fmgr.h"

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
	bool		linked;			/* ... and what is right below each */
	SPIPlanPtr	children;
	SPIPlanPtr	parent;
	SPIPlanPtr	all;
} YearTree;

typedef struct Rollup
{
	MemoryContext context;
	MemoryContextCallback callback;
	Oid			relation;		/* the ledger's department */
	Oid			reader;			/* a cursor may go on as another role */
	const char *schema;			/* ... and its schema, quoted */
	FigureTypes types;
	Tree		own;			/* each department's own figures; no tree */
	SPIPlanPtr	own_plan;
	SPIPlanPtr	own_all_plan;
	SPIPlanPtr	kept_plan;
	SPIPlanPtr	kept_all_plan;
	KeptAnswer	kept;			/* are own figures kept? */
	List	   *stale;			/* ... but those of these departments, by code */
	YearTree   *trees;
	int			ntrees;
	int64		lookups;
	int64		few;			/* so many are made one by one */
	int64		most;			/* for more than so many all are read */
} Rollup;

/*
 * What a call of a function keeps for the rest of the query; columns is NULL
 * where no figures are wanted, only where departments stand.  SPI is connected.
 */
extern Rollup *rollup_of(FunctionCallInfo fcinfo, Oid relation, TupleDesc columns);

/* The tree that departments stood in in that year. */
extern YearTree *rollup_tree_of_year(Rollup *rollup, int32 year);

/* Reads the own figures of departments that have none yet, or of all. */
extern void rollup_read_own(Rollup *rollup, Department **departments, int count);
extern void rollup_read_all_own(Rollup *rollup);

/* Gives a department what it has itself, before its children are added. */
extern void rollup_begin(Rollup *rollup, YearTree *tree, Department *department);

/* Reads where all departments stand, or what one stands below. */
extern void rollup_place_all(Rollup *rollup, YearTree *tree);
extern void rollup_read_parent(Rollup *rollup, YearTree *tree, Department *department);

/* Asks for what stands right below these: code, parent, name in SPI_tuptable. */
extern void rollup_query_children(Rollup *rollup, YearTree *tree,
								  Department **departments, int count);

/* A text of a row that a query gave; NULL where it is null. */
static inline char *
rollup_row_text(uint64 row, int column)
{
	return SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column);
}

#endif							/* ROLLUP_H */

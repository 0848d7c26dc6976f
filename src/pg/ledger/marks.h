/*-------------------------------------------------------------------------
 *
 * marks.h
 *	  What the review asks of the indicators of a project beside their sums: the
 *	  full marks of each level 1, and whether actual values repeat their targets.
 *
 *-------------------------------------------------------------------------
 */
#ifndef MARKS_H
#define MARKS_H

#include "score.h"

/* A cell of a form, or a part of it, in UTF-8. */
typedef struct Label
{
	const char *bytes;
	size_t		len;
} Label;

/* The full marks of one level 1. */
typedef struct Mark
{
	Label		name;
	int128		points;			/* in 1/10000 */
} Mark;

typedef struct Marks
{
	int			count;
	int			room;
	Mark	   *mark;
} Marks;

/* Names that marks of other projects have as well. */
#define SHARED_NAMES	16

typedef struct MarkNames
{
	int			next;
	Label		name[SHARED_NAMES];
} MarkNames;

/* Which mark is that of the level 1 in an argument?  It is made if it is not there; names may be NULL. */
extern int	marks_find(FunctionCallInfo fcinfo, int level1, Marks *marks, MarkNames *names, MemoryContext context);

/* In the order of their bytes. */
extern void marks_sort(Marks *marks);

/* Are two lists, both in order, the same? */
extern bool marks_equal(const Marks *marks, const Marks *others);

/* A list in order, in one line, without marks of no points. */
extern text *marks_line(const Marks *marks);

/* The state of copied_targets() after a row, neither of whose cells in those arguments is NULL. */
extern int64 copied_targets_add(FunctionCallInfo fcinfo, int64 state, int actual, int target);

/* What that state comes to. */
extern int32 repeated_targets_count(int64 state);

#endif							/* MARKS_H */

/*-------------------------------------------------------------------------
 *
 * whole.h
 *	  What a query that asks for a whole ledger keeps of all projects, while it
 *	  runs, in place of looking each of them up.
 *
 * An aggregate over everything leaves its state where it is and returns a handle,
 * a number by which functions in the rest of the query find it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef WHOLE_H
#define WHOLE_H

#include "perfeval.h"

/* What a handle stands for. */
typedef enum WholeKind
{
	WHOLE_PROJECTS,				/* Projects */
	WHOLE_INDICATORS,
	WHOLE_FUNDING
} WholeKind;

/* The handle of what lives as long as the context does. */
extern int64 whole_keep(MemoryContext context, WholeKind kind, void *object);

/* What the handle stands for; an error if it is not, or no more, one of the kind. */
extern void *whole_kept(int64 handle, WholeKind kind);

typedef struct Project
{
	int32		fiscal_year;
	uint32		code_size;
	const char *code;
	const char *known;			/* what is known of it, at a multiple of 8 bytes */
	Size		known_size;
	Size		known_room;		/* for more; 0 if it stands elsewhere as well */
} Project;

/* The projects of a ledger, found by year and code. */
typedef struct Projects
{
	MemoryContext context;
	uint32		count;
	uint32		room;
	Project    *projects;
	uint32	   *places;			/* of a hash table, twice as many as there is room: 1 + a project, or 0 */
	char	   *block;			/* bytes are put here */
	Size		free;
	int64		handle;			/* 0 before there is one */
} Projects;

#define PROJECT_NONE	(-1)

extern Projects *projects_make(MemoryContext context);

/* The project; of one that is there already this is known as well. */
extern uint32 projects_add(Projects *projects, int32 fiscal_year, const text *code,
						   const char *known, Size known_size);

/*
 * Which project is it?  PROJECT_NONE if none.  Rows of a project lie together, and
 * projects mostly in one order: `last` is what the asker was told before,
 * PROJECT_NONE at first.
 */
extern int	projects_find(const Projects *projects, int last, int32 fiscal_year,
						  const char *code, Size code_size);

/* What a pass over rows keeps of each project: records of one size, all zeros at first. */
typedef struct Records
{
	Projects   *projects;
	Size		size;
	uint32		room;
	char	   *list;
	int			last;			/* the project that was last asked for */
} Records;

extern void records_make(Records *records, MemoryContext context, Size size);

/* The record of a project, made if it is not there. */
extern void *records_add(Records *records, int32 fiscal_year, const text *code);

/* ... or NULL. */
extern void *records_find(Records *records, int32 fiscal_year, const text *code);

/* The handle of what the records are a part of. */
extern int64 records_keep(Records *records, WholeKind kind, void *object);

#endif							/* WHOLE_H */

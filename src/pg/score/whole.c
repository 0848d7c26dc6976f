/*-------------------------------------------------------------------------
 *
 * whole.c
 *	  all_projects(): what is known of each project of a ledger, kept for the rest
 *	  of a query; and the handles of what is kept so.
 *
 *-------------------------------------------------------------------------
 */
#include "whole.h"

#include "common/hashfn.h"
#include "utils/memutils.h"

#define FIRST_ROOM	1024
#define BLOCK_SIZE	65536

/* What a handle stands for; the latest first. */
typedef struct Kept
{
	struct Kept *next;
	int64		handle;
	WholeKind	kind;
	void	   *object;
	MemoryContextCallback callback;
} Kept;

static Kept *kept_list = NULL;

static void
forget(void *arg)
{
	for (Kept **at = &kept_list; *at != NULL; at = &(*at)->next)
		if (*at == arg)
		{
			*at = (*at)->next;
			break;
		}
}

int64
whole_keep(MemoryContext context, WholeKind kind, void *object)
{
	Kept	   *kept = MemoryContextAllocZero(context, sizeof(Kept));

	/* nobody guesses what is kept of rows that he may not read */
	if (!pg_strong_random(&kept->handle, sizeof(kept->handle)))
		ereport(ERROR,
				(errcode(ERRCODE_INTERNAL_ERROR),
				 errmsg("could not make a random number")));
	kept->kind = kind;
	kept->object = object;
	kept->callback.func = forget;
	kept->callback.arg = kept;
	MemoryContextRegisterResetCallback(context, &kept->callback);
	kept->next = kept_list;
	kept_list = kept;
	return kept->handle;
}

void *
whole_kept(int64 handle, WholeKind kind)
{
	for (Kept *kept = kept_list; kept != NULL; kept = kept->next)
		if (kept->handle == handle && kept->kind == kind)
			return kept->object;
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("no such sums are kept in this query"),
			 errhint("They are kept for the views of a ledger, by the query that reads these.")));
}

Projects *
projects_make(MemoryContext context)
{
	Projects   *projects = MemoryContextAllocZero(context, sizeof(Projects));

	projects->context = context;
	projects->room = FIRST_ROOM;
	projects->projects = MemoryContextAlloc(context, FIRST_ROOM * sizeof(Project));
	projects->places = MemoryContextAllocZero(context, 2 * FIRST_ROOM * sizeof(uint32));
	return projects;
}

static inline uint32
hash_project(int32 fiscal_year, const char *code, Size code_size)
{
	return hash_bytes((const unsigned char *) code, code_size) ^ murmurhash32(fiscal_year);
}

static inline bool
is_project(const Project *project, int32 fiscal_year, const char *code, Size code_size)
{
	return project->fiscal_year == fiscal_year && project->code_size == code_size &&
		memcmp(project->code, code, code_size) == 0;
}

/* The place of a project in the hash table, or the free one that is for it. */
static uint32 *
find_place(const Projects *projects, int32 fiscal_year, const char *code, Size code_size)
{
	uint32		mask = 2 * projects->room - 1;
	uint32		at = hash_project(fiscal_year, code, code_size) & mask;

	while (projects->places[at] != 0 &&
		   !is_project(&projects->projects[projects->places[at] - 1], fiscal_year, code, code_size))
		at = (at + 1) & mask;
	return &projects->places[at];
}

static void
grow(Projects *projects)
{
	projects->room *= 2;
	projects->projects = repalloc_huge(projects->projects, projects->room * sizeof(Project));
	pfree(projects->places);
	projects->places = MemoryContextAllocExtended(projects->context, 2 * projects->room * sizeof(uint32),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (uint32 i = 0; i < projects->count; i++)
	{
		Project    *project = &projects->projects[i];

		*find_place(projects, project->fiscal_year, project->code, project->code_size) = i + 1;
	}
}

/* A copy of the bytes, or as much room for some, that stays. */
static char *
keep_bytes(Projects *projects, const char *bytes, Size size)
{
	Size		needed = MAXALIGN(size);
	char	   *kept;

	if (needed > projects->free)
	{
		projects->free = Max(needed, BLOCK_SIZE);
		projects->block = MemoryContextAlloc(projects->context, projects->free);
	}
	kept = projects->block;
	if (bytes != NULL)
		memcpy(kept, bytes, size);
	projects->block += needed;
	projects->free -= needed;
	return kept;
}

/* Puts what more is known of a project behind what was. */
static void
append_known(Projects *projects, Project *project, const char *known, Size known_size)
{
	Size		size = project->known_size + known_size;

	if (size > project->known_room)
	{
		char	   *room = keep_bytes(projects, NULL, 2 * size);

		memcpy(room, project->known, project->known_size);
		project->known = room;
		project->known_room = 2 * size;
	}
	memcpy(unconstify(char *, project->known) + project->known_size, known, known_size);
	project->known_size = size;
}

uint32
projects_add(Projects *projects, int32 fiscal_year, const text *code, const char *known, Size known_size)
{
	const char *bytes = VARDATA_ANY(code);
	Size		size = VARSIZE_ANY_EXHDR(code);
	uint32	   *place = find_place(projects, fiscal_year, bytes, size);
	Project    *project;
	Project    *before;

	if (*place != 0)
	{
		append_known(projects, &projects->projects[*place - 1], known, known_size);
		return *place - 1;
	}
	if (projects->count == projects->room)
	{
		grow(projects);
		place = find_place(projects, fiscal_year, bytes, size);
	}
	project = &projects->projects[projects->count];
	before = projects->count > 0 ? project - 1 : NULL;
	project->fiscal_year = fiscal_year;
	project->code_size = size;
	project->code = keep_bytes(projects, bytes, size);
	project->known_size = known_size;
	project->known_room = 0;
	/* most are like the one before */
	project->known = before != NULL && before->known_size == known_size &&
		memcmp(before->known, known, known_size) == 0 ? before->known :
		keep_bytes(projects, known, known_size);
	*place = ++projects->count;
	return projects->count - 1;
}

int
projects_find(const Projects *projects, int last, int32 fiscal_year, const char *code, Size code_size)
{
	for (int near = Max(last, 0); near <= last + 1 && near < projects->count; near++)
		if (is_project(&projects->projects[near], fiscal_year, code, code_size))
			return near;
	return (int) *find_place(projects, fiscal_year, code, code_size) - 1;
}

void
records_make(Records *records, MemoryContext context, Size size)
{
	records->projects = projects_make(context);
	records->size = size;
	records->room = 0;
	records->list = NULL;
	records->last = PROJECT_NONE;
}

void *
records_find(Records *records, int32 fiscal_year, const text *code)
{
	int			project = projects_find(records->projects, records->last, fiscal_year,
										VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));

	if (project == PROJECT_NONE)
		return NULL;
	records->last = project;
	return records->list + project * records->size;
}

void *
records_add(Records *records, int32 fiscal_year, const text *code)
{
	Projects   *projects = records->projects;
	void	   *record = records_find(records, fiscal_year, code);

	if (record != NULL)
		return record;
	records->last = projects_add(projects, fiscal_year, code, "", 0);
	if (records->last >= records->room)
	{
		char	   *list = MemoryContextAllocExtended(projects->context, projects->room * records->size,
													  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

		if (records->room > 0)
		{
			memcpy(list, records->list, records->room * records->size);
			pfree(records->list);
		}
		records->list = list;
		records->room = projects->room;
	}
	return records->list + records->last * records->size;
}

int64
records_keep(Records *records, WholeKind kind, void *object)
{
	if (records->projects->handle == 0)
		records->projects->handle = whole_keep(records->projects->context, kind, object);
	return records->projects->handle;
}

/* all_projects(fiscal_year, project_code, what is known of it, a bytea or a text) */
PG_FUNCTION_INFO_V1(all_projects_accumulate);
Datum
all_projects_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Projects   *projects;
	bytea	   *known;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "all_projects_accumulate called in non-aggregate context");
	projects = PG_ARGISNULL(0) ? projects_make(aggregate) : (Projects *) PG_GETARG_POINTER(0);
	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2) && !PG_ARGISNULL(3))
	{
		known = PG_GETARG_BYTEA_PP(3);
		(void) projects_add(projects, PG_GETARG_INT32(1), PG_GETARG_TEXT_PP(2),
							VARDATA_ANY(known), VARSIZE_ANY_EXHDR(known));
	}
	PG_RETURN_POINTER(projects);
}

PG_FUNCTION_INFO_V1(all_projects_result);
Datum
all_projects_result(PG_FUNCTION_ARGS)
{
	Projects   *projects;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	projects = (Projects *) PG_GETARG_POINTER(0);
	if (projects->handle == 0)
		projects->handle = whole_keep(projects->context, WHOLE_PROJECTS, projects);
	PG_RETURN_INT64(projects->handle);
}

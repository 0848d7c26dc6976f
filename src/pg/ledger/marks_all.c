/*-------------------------------------------------------------------------
 *
 * marks_all.c
 *	  add_all_marks(): level1_marks() and copied_targets() of each project of a
 *	  ledger, in one pass over the indicators of all.
 *
 *-------------------------------------------------------------------------
 */
#include "marks.h"

#include "access/htup_details.h"
#include "funcapi.h"

#include "whole.h"

enum
{
	ARG_YEAR = 1,
	ARG_CODE,
	ARG_LEVEL1,
	ARG_FULL_MARK,
	ARG_ACTUAL,
	ARG_TARGET
};

typedef struct OfProject
{
	Marks		marks;
	int64		copied;
} OfProject;

typedef struct AllMarks
{
	Projects   *projects;
	OfProject  *of;
	uint32		room;
	int			last;			/* the project of the last row, or that was last asked for */
	MarkNames	names;
} AllMarks;

static AllMarks *
make_marks(MemoryContext context)
{
	AllMarks   *all = MemoryContextAllocZero(context, sizeof(AllMarks));

	all->projects = projects_make(context);
	all->last = PROJECT_NONE;
	return all;
}

/* The project of a row, made if it is not there. */
static OfProject *
find_project(AllMarks *all, int32 fiscal_year, const text *code)
{
	int			project = projects_find(all->projects, all->last, fiscal_year,
										VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));

	if (project == PROJECT_NONE)
		project = projects_add(all->projects, fiscal_year, code, "", 0);
	if (project >= all->room)
	{
		uint32		room = all->projects->room;
		OfProject  *of = MemoryContextAllocExtended(all->projects->context, room * sizeof(OfProject),
													MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

		if (all->room > 0)
		{
			memcpy(of, all->of, all->room * sizeof(OfProject));
			pfree(all->of);
		}
		all->of = of;
		all->room = room;
	}
	all->last = project;
	return &all->of[project];
}

/* add_all_marks(fiscal_year, project_code, level1, full_mark, actual, target): a row */
PG_FUNCTION_INFO_V1(all_marks_accumulate);
Datum
all_marks_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	AllMarks   *all;
	OfProject  *of;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "all_marks_accumulate called in non-aggregate context");
	all = PG_ARGISNULL(0) ? make_marks(aggregate) : (AllMarks *) PG_GETARG_POINTER(0);
	if (PG_ARGISNULL(ARG_YEAR) || PG_ARGISNULL(ARG_CODE))
		PG_RETURN_POINTER(all);
	of = find_project(all, PG_GETARG_INT32(ARG_YEAR), PG_GETARG_TEXT_PP(ARG_CODE));
	if (!PG_ARGISNULL(ARG_FULL_MARK))
		marks_add(fcinfo, ARG_LEVEL1, ARG_FULL_MARK, &of->marks, &all->names, aggregate);
	if (!PG_ARGISNULL(ARG_ACTUAL) && !PG_ARGISNULL(ARG_TARGET))
		of->copied = copied_targets_add(fcinfo, of->copied, ARG_ACTUAL, ARG_TARGET);
	PG_RETURN_POINTER(all);
}

PG_FUNCTION_INFO_V1(all_marks_result);
Datum
all_marks_result(PG_FUNCTION_ARGS)
{
	AllMarks   *all;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	all = (AllMarks *) PG_GETARG_POINTER(0);
	if (all->projects->handle == 0)
		all->projects->handle = whole_keep(all->projects->context, WHOLE_MARKS, all);
	PG_RETURN_INT64(all->projects->handle);
}

/* all_marks_of(a handle of add_all_marks(), fiscal_year, project_code) */
PG_FUNCTION_INFO_V1(all_marks_of);
Datum
all_marks_of(PG_FUNCTION_ARGS)
{
	AllMarks   *all = whole_kept(PG_GETARG_INT64(0), WHOLE_MARKS);
	text	   *code = PG_GETARG_TEXT_PP(2);
	int			project = projects_find(all->projects, all->last, PG_GETARG_INT32(1),
										VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	Datum		values[2] = {0};
	bool		nulls[2] = {true, false};

	/* of a project without rows, what the aggregates say of none */
	values[1] = Int32GetDatum(0);
	if (project != PROJECT_NONE)
	{
		OfProject  *of = &all->of[project];

		all->last = project;
		nulls[0] = of->marks.count == 0;
		if (!nulls[0])
			values[0] = PointerGetDatum(marks_line(&of->marks));
		values[1] = Int32GetDatum(repeated_targets_count(of->copied));
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(result_columns(fcinfo), values, nulls)));
}

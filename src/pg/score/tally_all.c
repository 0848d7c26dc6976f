/*-------------------------------------------------------------------------
 *
 * tally_all.c
 *	  add_all_indicators(): scores the indicators of a whole ledger in one pass,
 *	  in whatever order they come, and adds them up by project.
 *
 *-------------------------------------------------------------------------
 */
#include "tally.h"

#include "terms.h"
#include "whole.h"

/* The arguments of add_all_indicators behind those that add_indicators has in front of its terms. */
enum
{
	ALL_YEAR = TALLY_TERMS,
	ALL_CODE,
	ALL_PROJECTS,
	ALL_TERMS,
	ALL_DETAILS
};

typedef struct OfProject
{
	Tally		tally;
	TermsCursor cursor;
} OfProject;

typedef struct AllTallies
{
	MemoryContext context;
	int64		projects_handle;
	OfProject  *of;				/* the projects of that handle */
	uint32		count;
	int			last;			/* the project of the last row */
	Terms		terms;			/* ... and its terms */
	TermsDetails details;
	int			asked;			/* the project that was last asked for */
	int64		handle;			/* 0 before there is one */
} AllTallies;

static AllTallies *
make_tallies(MemoryContext context, int64 projects_handle, const Projects *projects)
{
	AllTallies *all = MemoryContextAllocZero(context, sizeof(AllTallies));

	all->context = context;
	all->projects_handle = projects_handle;
	all->count = projects->count;
	all->of = MemoryContextAllocExtended(context, Max(projects->count, 1) * sizeof(OfProject),
										 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	all->last = PROJECT_NONE;
	all->asked = PROJECT_NONE;
	return all;
}

/* What is known of a key by the handle in argument n, if there is one; NULL if nothing is. */
static const Project *
find_known(FunctionCallInfo fcinfo, int n, int32 fiscal_year, const char *code, Size code_size)
{
	const Projects *projects;
	int			found;

	if (PG_ARGISNULL(n))
		return NULL;
	projects = whole_kept(PG_GETARG_INT64(n), WHOLE_PROJECTS);
	found = projects_find(projects, PROJECT_NONE, fiscal_year, code, code_size);
	return found == PROJECT_NONE ? NULL : &projects->projects[found];
}

/* Reads what the rows of a project are scored by. */
static void
read_terms(FunctionCallInfo fcinfo, AllTallies *all, const Project *project)
{
	const Project *known = find_known(fcinfo, ALL_TERMS, 0, project->known, project->known_size);

	if (known == NULL)
		all->terms = terms_usual();
	else
		(void) terms_read_bytes(known->known, known->known_size, &all->terms);
	all->terms.fiscal_year = project->fiscal_year;
	known = find_known(fcinfo, ALL_DETAILS, project->fiscal_year, project->code, project->code_size);
	all->details.first = known == NULL ? NULL : known->known;
	all->details.size = known == NULL ? 0 : known->known_size;
}

/*
 * add_all_indicators(the cells of a row, fiscal_year, project_code, handles of all
 * projects, terms and details): a row; one of another project is passed over
 */
PG_FUNCTION_INFO_V1(all_indicators_accumulate);
Datum
all_indicators_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	AllTallies *all = PG_ARGISNULL(TALLY_STATE) ? NULL : (AllTallies *) PG_GETARG_POINTER(TALLY_STATE);
	const Projects *projects;
	text	   *code;
	int			project;
	Row			row;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "all_indicators_accumulate called in non-aggregate context");
	if (PG_ARGISNULL(ALL_PROJECTS) || PG_ARGISNULL(ALL_YEAR) || PG_ARGISNULL(ALL_CODE))
	{
		if (all == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(all);
	}
	projects = whole_kept(PG_GETARG_INT64(ALL_PROJECTS), WHOLE_PROJECTS);
	if (all == NULL)
		all = make_tallies(aggregate, PG_GETARG_INT64(ALL_PROJECTS), projects);
	if (all->projects_handle != PG_GETARG_INT64(ALL_PROJECTS))
		elog(ERROR, "the projects are not the same for all rows");

	code = PG_GETARG_TEXT_PP(ALL_CODE);
	project = projects_find(projects, all->last, PG_GETARG_INT32(ALL_YEAR), VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	if (project == PROJECT_NONE || project >= all->count)
		PG_RETURN_POINTER(all);
	if (project != all->last)
	{
		read_terms(fcinfo, all, &projects->projects[project]);
		all->last = project;
	}
	score_row_by_terms(fcinfo, &all->of[project].cursor, &all->terms, all->details, &row);
	tally_add(&all->of[project].tally, &row);
	PG_RETURN_POINTER(all);
}

PG_FUNCTION_INFO_V1(all_indicators_result);
Datum
all_indicators_result(PG_FUNCTION_ARGS)
{
	AllTallies *all;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	all = (AllTallies *) PG_GETARG_POINTER(0);
	if (all->handle == 0)
		all->handle = whole_keep(all->context, WHOLE_INDICATORS, all);
	PG_RETURN_INT64(all->handle);
}

/* all_indicators_of(a handle of add_all_indicators(), fiscal_year, project_code, budget_points) */
PG_FUNCTION_INFO_V1(all_indicators_of);
Datum
all_indicators_of(PG_FUNCTION_ARGS)
{
	AllTallies *all;
	const Projects *projects;
	text	   *code;
	int			project;
	Sums		sums;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	all = whole_kept(PG_GETARG_INT64(0), WHOLE_INDICATORS);
	projects = whole_kept(all->projects_handle, WHOLE_PROJECTS);
	code = PG_GETARG_TEXT_PP(2);
	project = projects_find(projects, all->asked, PG_GETARG_INT32(1), VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	if (project == PROJECT_NONE || project >= all->count || all->of[project].tally.indicators == 0)
		PG_RETURN_NULL();
	all->asked = project;
	tally_sums(&all->of[project].tally,
			   PG_ARGISNULL(3) ? -1 : terms_complete_marks(PG_GETARG_PACKED_NUMERIC(3)), &sums);
	PG_RETURN_DATUM(sums_datum(fcinfo, &sums));
}

/*-------------------------------------------------------------------------
 *
 * tally_all.c
 *	  add_all_indicators(): scores the indicators of a whole ledger in one pass,
 *	  in whatever order they come, and adds them up by project; with the full
 *	  marks of each level 1, and whether actual values repeat their targets.
 *
 *-------------------------------------------------------------------------
 */
#include "tally.h"

#include "marks.h"
#include "terms.h"
#include "whole.h"

/* The arguments of add_all_indicators behind those that add_indicators has in front of its terms. */
enum
{
	ALL_YEAR = TALLY_TERMS,
	ALL_CODE,
	ALL_LEVEL1,
	ALL_TERMS,
	ALL_DETAILS
};

/* A cell of level 1 is compared with the last row's up to so many bytes. */
#define MARK_CELL	64

typedef struct OfProject
{
	Tally		tally;
	TermsCursor cursor;
	Marks		marks;
	int64		copied;			/* the state of copied_targets() */
} OfProject;

typedef struct AllTallies
{
	Records		of;
	Terms		terms;			/* of the project of the last row */
	TermsDetails details;
	int			mark;			/* that the last row with a full mark was added to */
	int			mark_of;		/* ... of this project */
	char		level1[MARK_CELL];	/* ... by this cell */
	Size		level1_size;	/* longer than that if it is none to compare with */
	MarkNames	names;
	Marks		printed;		/* the marks that were last printed */
	text	   *line;			/* ... like this; NULL before there are any */
} AllTallies;

static AllTallies *
make_tallies(MemoryContext context)
{
	AllTallies *all = MemoryContextAllocZero(context, sizeof(AllTallies));

	records_make(&all->of, context, sizeof(OfProject));
	all->mark_of = PROJECT_NONE;
	return all;
}

/* What is known of a project by the handle in argument n, if there is one; NULL if nothing is. */
static const Project *
find_known(FunctionCallInfo fcinfo, int n, const Project *project)
{
	const Projects *projects;
	int			found;

	if (PG_ARGISNULL(n))
		return NULL;
	projects = whole_kept(PG_GETARG_INT64(n), WHOLE_PROJECTS);
	found = projects_find(projects, PROJECT_NONE, project->fiscal_year, project->code, project->code_size);
	return found == PROJECT_NONE ? NULL : &projects->projects[found];
}

/* Reads what the rows of a project are scored by. */
static void
read_terms(FunctionCallInfo fcinfo, AllTallies *all, const Project *project)
{
	const Project *known = find_known(fcinfo, ALL_TERMS, project);

	if (known == NULL)
		all->terms = terms_usual();
	else
		(void) terms_read_bytes(known->known, known->known_size, &all->terms);
	all->terms.fiscal_year = project->fiscal_year;
	known = find_known(fcinfo, ALL_DETAILS, project);
	all->details.first = known == NULL ? NULL : known->known;
	all->details.size = known == NULL ? 0 : known->known_size;
}

/* The mark that a row is added to: rows of one level 1 lie together. */
static Mark *
find_mark(FunctionCallInfo fcinfo, AllTallies *all, Marks *marks)
{
	text	   *cell = PG_ARGISNULL(ALL_LEVEL1) ? NULL : PG_GETARG_TEXT_PP(ALL_LEVEL1);
	Size		size = cell == NULL ? MARK_CELL + 1 : VARSIZE_ANY_EXHDR(cell);

	if (all->mark_of != all->of.last || size != all->level1_size || size > MARK_CELL ||
		memcmp(VARDATA_ANY(cell), all->level1, size) != 0)
	{
		all->mark = marks_find(fcinfo, ALL_LEVEL1, marks, &all->names, all->of.projects->context);
		all->mark_of = all->of.last;
		all->level1_size = size;
		if (size <= MARK_CELL)
			memcpy(all->level1, VARDATA_ANY(cell), size);
	}
	return &marks->mark[all->mark];
}

/* add_all_indicators(the cells of a row, fiscal_year, project_code, level1, handles of terms and details): a row */
PG_FUNCTION_INFO_V1(all_indicators_accumulate);
Datum
all_indicators_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	AllTallies *all;
	OfProject  *of;
	int			last;
	int			target = PG_ARGISNULL(TALLY_TARGET) ? TALLY_INITIAL_TARGET : TALLY_TARGET;
	Row			row;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "all_indicators_accumulate called in non-aggregate context");
	all = PG_ARGISNULL(TALLY_STATE) ? make_tallies(aggregate) : (AllTallies *) PG_GETARG_POINTER(TALLY_STATE);
	if (PG_ARGISNULL(ALL_YEAR) || PG_ARGISNULL(ALL_CODE))
		PG_RETURN_POINTER(all);

	last = all->of.last;
	of = records_add(&all->of, PG_GETARG_INT32(ALL_YEAR), PG_GETARG_TEXT_PP(ALL_CODE));
	if (all->of.last != last)
		read_terms(fcinfo, all, &all->of.projects->projects[all->of.last]);
	score_row_by_terms(fcinfo, &of->cursor, &all->terms, all->details, &row);
	tally_add(&of->tally, &row);
	if (row.has_full)
		find_mark(fcinfo, all, &of->marks)->points += row.full;
	if (row.has_pair)
		of->copied = copied_targets_add(fcinfo, of->copied, TALLY_ACTUAL, target);
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
	PG_RETURN_INT64(records_keep(&all->of, WHOLE_INDICATORS, all));
}

/* The marks in one line, which most projects share with the one before. */
static text *
print_marks(AllTallies *all, Marks *marks)
{
	MemoryContext caller;

	if (marks->count == 0)
		return NULL;
	marks_sort(marks);
	if (all->line != NULL)
	{
		if (marks_equal(marks, &all->printed))
			return all->line;
		pfree(all->line);
	}
	caller = MemoryContextSwitchTo(all->of.projects->context);
	all->line = marks_line(marks);
	all->printed = *marks;
	MemoryContextSwitchTo(caller);
	return all->line;
}

/* all_indicators_of(a handle of add_all_indicators(), fiscal_year, project_code, budget_points) */
PG_FUNCTION_INFO_V1(all_indicators_of);
Datum
all_indicators_of(PG_FUNCTION_ARGS)
{
	AllTallies *all;
	OfProject  *of;
	Sums		sums;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	all = whole_kept(PG_GETARG_INT64(0), WHOLE_INDICATORS);
	of = records_find(&all->of, PG_GETARG_INT32(1), PG_GETARG_TEXT_PP(2));
	if (of == NULL)
		PG_RETURN_NULL();
	tally_sums(&of->tally, PG_ARGISNULL(3) ? -1 : terms_complete_marks(PG_GETARG_PACKED_NUMERIC(3)), &sums);
	sums.level1_marks = print_marks(all, &of->marks);
	sums.repeated_targets = repeated_targets_count(of->copied);
	PG_RETURN_DATUM(sums_datum(fcinfo, &sums));
}

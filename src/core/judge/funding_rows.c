/*-------------------------------------------------------------------------
 *
 * funding_rows.c
 *	  Which funding rows of a project add up, and what they add up to (RULES §2).
 *
 * A row may be a part of another: 其中 says so, a deeper numbering, the place in
 * the form where it is known, or the figures, as of 财政资金 over the governments
 * that pay it.  Forms write 其中 also in front of the first of the sources below
 * the total.  Where a total is printed, the reading that adds up to it is the
 * right one; else a part is one where it fits into a row above it.  What neither
 * label nor figures decide is marked as doubtful, for a finding.
 *
 *-------------------------------------------------------------------------
 */
#include "funding_rows.h"

/* Rows that may be parts of others, by what says so. */
enum
{
	GROUP_WORD = 1,				/* 其中 */
	GROUP_RANK = 2,				/* a deeper numbering */
	GROUP_GOVERNMENT = 4,		/* one of the governments below 财政资金 */
	GROUPS = 8
};

static int
group_of(const FundingRow *row, int top_rank, bool governments)
{
	if (row->label.is_part)
		return GROUP_WORD;
	if (row->label.rank > top_rank)
		return GROUP_RANK;
	return governments && row->label.is_government ? GROUP_GOVERNMENT : 0;
}

static bool
is_open(const FundingRow *row)
{
	return row->mark == FUNDING_COUNTED && row->above == ABOVE_UNKNOWN;
}

/* The figure that rows are held against each other by: the budget, else another. */
static int
main_figure(const FundingRow *rows, int count)
{
	static const int order[] = {FUNDING_BUDGET, FUNDING_EXECUTED, FUNDING_REQUESTED};

	for (int i = 0; i < 3; i++)
		for (int row = 0; row < count; row++)
			if (rows[row].mark == FUNDING_COUNTED && rows[row].known[order[i]])
				return order[i];
	return FUNDING_BUDGET;
}

/* Totals, sums of several years beside them, subtotals, carry-ins. */
static void
mark_by_label(FundingRow *rows, int count)
{
	bool		annual = false;

	for (int i = 0; i < count; i++)
		annual |= rows[i].label.kind == FUNDING_TOTAL;
	for (int i = 0; i < count; i++)
	{
		FundingRow *row = &rows[i];

		row->doubtful = false;
		row->mark = FUNDING_COUNTED;
		if (row->label.kind == FUNDING_TOTAL)
			row->mark = FUNDING_IS_TOTAL;
		else if (row->label.kind == FUNDING_PERIOD_TOTAL)
			row->mark = annual ? FUNDING_LEFT_OUT : FUNDING_IS_TOTAL;
		else if (row->left_out)
			row->mark = FUNDING_LEFT_OUT;
		else if (row->label.kind == FUNDING_SUBTOTAL)
			row->mark = FUNDING_SUMMED;
		else if (row->above >= 0 && rows[row->above].label.kind != FUNDING_TOTAL &&
				 rows[row->above].label.kind != FUNDING_PERIOD_TOTAL)
			row->mark = FUNDING_IS_PART;
	}
}

/* Is the row part of none before it, by its label? */
static bool
begins_source(const FundingRow *row)
{
	return !row->label.is_part && row->mark != FUNDING_LEFT_OUT;
}

/* The last row before a line that is part of none; NULL if there is none. */
static FundingRow *
row_before(FundingRow *rows, int count, int line)
{
	FundingRow *before = NULL;

	for (int i = 0; i < count; i++)
		if (rows[i].line > 0 && rows[i].line < line && begins_source(&rows[i]) &&
			(before == NULL || rows[i].line > before->line))
			before = &rows[i];
	return before;
}

/*
 * Where the lines of a form are known, 其中 is of the row before it, and so are
 * rows behind it until they add up to that.
 */
static void
mark_by_line(FundingRow *rows, int count, int figure)
{
	for (int i = 0; i < count; i++)
	{
		FundingRow *row = &rows[i];
		FundingRow *whole;
		wide		rest;

		if (!is_open(row) || row->line == 0 || !row->label.is_part)
			continue;
		whole = row_before(rows, count, row->line);
		if (whole == NULL || whole->mark == FUNDING_IS_TOTAL)
		{
			row->above = ABOVE_NONE;
			continue;
		}
		if (!row->known[figure] || !whole->known[figure] ||
			row->amount[figure] > whole->amount[figure])
			continue;
		row->mark = FUNDING_IS_PART;
		rest = (wide) whole->amount[figure] - row->amount[figure];
		for (int line = row->line + 1; rest > 0; line++)
		{
			FundingRow *next = NULL;

			for (int j = 0; j < count; j++)
				if (rows[j].line == line)
					next = &rows[j];
			if (next == NULL || !is_open(next) || !next->known[figure] ||
				next->amount[figure] != rest)
				break;
			next->mark = FUNDING_IS_PART;
			rest = 0;
		}
	}
}

/*
 * The numbering of the sources: the highest that there is, unless the rows that
 * have it add up to one without a number.
 */
static int
top_rank_of(const FundingRow *rows, int count, int figure)
{
	int			top = 0;
	wide		sum = 0;

	for (int i = 0; i < count; i++)
		if (is_open(&rows[i]) && rows[i].label.rank > 0 &&
			(top == 0 || rows[i].label.rank < top))
			top = rows[i].label.rank;
	for (int i = 0; i < count; i++)
		if (is_open(&rows[i]) && rows[i].label.rank == top && rows[i].known[figure])
			sum += rows[i].amount[figure];
	for (int i = 0; top > 0 && sum != 0 && i < count; i++)
		if (is_open(&rows[i]) && rows[i].label.rank == 0 && !rows[i].label.is_part &&
			rows[i].known[figure] && rows[i].amount[figure] == sum)
			return 0;
	return top;
}

/* Do the governments add up to 财政资金, in every figure that is known of it? */
static bool
governments_add_up(const FundingRow *rows, int count)
{
	const FundingRow *umbrella = NULL;
	int			governments = 0;
	int			agreed = 0;

	for (int i = 0; i < count; i++)
	{
		if (!is_open(&rows[i]))
			continue;
		governments += rows[i].label.is_government;
		if (rows[i].label.is_umbrella)
		{
			if (umbrella != NULL)
				return false;
			umbrella = &rows[i];
		}
	}
	if (umbrella == NULL || governments == 0)
		return false;
	for (int figure = 0; figure < FUNDING_FIGURES; figure++)
	{
		wide		sum = 0;

		if (!umbrella->known[figure])
			continue;
		for (int i = 0; i < count; i++)
			if (is_open(&rows[i]) && rows[i].label.is_government)
			{
				if (!rows[i].known[figure])
					return false;
				sum += rows[i].amount[figure];
			}
		if (sum != umbrella->amount[figure])
			return false;
		agreed++;
	}
	return agreed > 0;
}

/* The total that is printed of a figure, the largest of several. */
static bool
printed_total(const FundingRow *rows, int count, int figure, int64_t *total)
{
	bool		found = false;

	for (int i = 0; i < count; i++)
	{
		if (rows[i].mark != FUNDING_IS_TOTAL || !rows[i].known[figure])
			continue;
		if (!found || rows[i].amount[figure] > *total)
			*total = rows[i].amount[figure];
		found = true;
	}
	return found;
}

/*
 * Looks for the groups without which the rest adds up to the printed total, a
 * carry-in that does not count left out or not; -1 if there are none.
 */
static int
reading_of_total(const FundingRow *rows, int count, const int *group, int figure)
{
	int64_t		total;

	if (!printed_total(rows, count, figure, &total))
		return -1;
	for (int parts = 0; parts < GROUPS; parts++)
	{
		wide		sum = 0;
		wide		left_out = 0;

		for (int i = 0; i < count; i++)
		{
			if (!rows[i].known[figure])
				continue;
			if (rows[i].mark == FUNDING_COUNTED && (group[i] & parts) == 0)
				sum += rows[i].amount[figure];
			else if (rows[i].left_out)
				left_out += rows[i].amount[figure];
		}
		if (sum == total || sum + left_out == total)
			return parts;
	}
	return -1;
}

/* Do the rows of a group fit into those of none, in every figure? */
static bool
group_fits(const FundingRow *rows, int count, const int *group, int which, int *wholes)
{
	*wholes = 0;
	for (int i = 0; i < count; i++)
		*wholes += rows[i].mark == FUNDING_COUNTED && group[i] == 0;
	for (int figure = 0; figure < FUNDING_FIGURES; figure++)
	{
		wide		parts = 0;
		wide		whole = 0;

		for (int i = 0; i < count; i++)
		{
			if (rows[i].mark != FUNDING_COUNTED || !rows[i].known[figure])
				continue;
			if (group[i] == 0)
				whole += rows[i].amount[figure];
			else if (group[i] == which)
				parts += rows[i].amount[figure];
		}
		if (parts > whole)
			return false;
	}
	return *wholes > 0;
}

/* Where no printed total decides, a part is one where it fits. */
static void
mark_by_fit(FundingRow *rows, int count, const int *group, bool has_total)
{
	for (int which = 1; which < GROUPS; which *= 2)
	{
		int			wholes;
		bool		fits = group_fits(rows, count, group, which, &wholes);
		bool		certain = which == GROUP_GOVERNMENT || wholes == 1;

		for (int i = 0; i < count; i++)
		{
			if (group[i] != which || !is_open(&rows[i]))
				continue;
			/* below a total 其中 opens the list of the sources */
			if (fits && !(has_total && which == GROUP_WORD))
				rows[i].mark = FUNDING_IS_PART;
			rows[i].doubtful = has_total ? false : wholes > 0 && !(fits && certain);
		}
	}
}

void
funding_mark(FundingRow *rows, int count)
{
	int			group[FUNDING_MAX_ROWS];
	int			any = 0;
	int			top_rank;
	int			figure;
	int			parts;
	int64_t		total;
	bool		governments;

	mark_by_label(rows, count);
	if (count > FUNDING_MAX_ROWS)
		return;
	figure = main_figure(rows, count);
	mark_by_line(rows, count, figure);
	top_rank = top_rank_of(rows, count, figure);
	governments = governments_add_up(rows, count);
	for (int i = 0; i < count; i++)
		any |= group[i] = is_open(&rows[i]) ? group_of(&rows[i], top_rank, governments) : 0;
	if (any == 0)
		return;
	parts = reading_of_total(rows, count, group, figure);
	if (parts < 0)
		mark_by_fit(rows, count, group, printed_total(rows, count, figure, &total));
	for (int i = 0; parts > 0 && i < count; i++)
		if ((group[i] & parts) != 0)
			rows[i].mark = FUNDING_IS_PART;
}

/* What the counted rows say of a figure. */
typedef struct Sum
{
	wide		sources;
	wide		subtotals;
	int			known;			/* sources that state it */
	int			unknown;		/* sources that do not, though they state another */
	bool		has_subtotal;
	bool		parts;			/* a row was read as part of another, or might be */
} Sum;

static Sum
add_up(const FundingRow *rows, int count, int figure)
{
	Sum			sum = {0};

	for (int i = 0; i < count; i++)
	{
		const FundingRow *row = &rows[i];
		bool		blank = true;

		for (int f = 0; f < FUNDING_FIGURES; f++)
			blank &= !row->known[f];
		sum.parts |= row->mark == FUNDING_IS_PART || row->label.is_part || row->doubtful;
		if (row->mark == FUNDING_SUMMED && row->known[figure])
		{
			sum.has_subtotal = true;
			sum.subtotals += row->amount[figure];
		}
		if (row->mark != FUNDING_COUNTED)
			continue;
		if (row->known[figure])
		{
			sum.known++;
			sum.sources += row->amount[figure];
		}
		else if (!blank)
			sum.unknown++;
	}
	return sum;
}

/*
 * The sum if every source that is filled in states the figure, else the total
 * row.  A total of zero over sources that add up to something is a form that was
 * not filled in: the sources say the figure.  A total beside parts is right where
 * they do not add up to it, as they may be read in another way.  Subtotals count
 * where they are all there is, or where only with them the sources make the
 * total: then no other row says what they are made of.
 */
bool
funding_sum(const FundingRow *rows, int count, int figure, wide *amount)
{
	Sum			sum = add_up(rows, count, figure);
	int64_t		total = 0;
	bool		has_total = printed_total(rows, count, figure, &total);
	bool		blanks = false;

	if (sum.has_subtotal &&
		((sum.known == 0 && sum.unknown == 0) ||
		 (has_total && sum.sources != total && sum.sources + sum.subtotals == total)))
	{
		*amount = sum.sources + sum.subtotals;
		return true;
	}
	for (int i = 0; i < count; i++)
		blanks |= rows[i].mark == FUNDING_COUNTED && !rows[i].known[figure];
	*amount = sum.sources;
	if (has_total && total != 0 && sum.parts && sum.known > 0)
	{
		for (int i = 0; i < count; i++)
			if (rows[i].left_out && rows[i].known[figure])
				return true;
		*amount = total;
		return true;
	}
	if ((sum.known > 0 && !blanks) || (has_total && total == 0 && sum.sources != 0))
		return true;
	if (has_total)
		*amount = total;
	return has_total || (sum.known > 0 && sum.unknown == 0);
}

int
funding_likely_total(const FundingRow *rows, int count)
{
	Sum			budget = add_up(rows, count, FUNDING_BUDGET);
	Sum			executed = add_up(rows, count, FUNDING_EXECUTED);

	if (budget.known < 3 || budget.unknown > 0 || budget.sources == 0)
		return -1;
	for (int i = 0; i < count; i++)
	{
		const FundingRow *row = &rows[i];

		if (row->mark != FUNDING_COUNTED || !row->known[FUNDING_BUDGET] ||
			row->amount[FUNDING_BUDGET] * (wide) 2 != budget.sources)
			continue;
		if (executed.unknown > 0 ||
			(row->known[FUNDING_EXECUTED] ? row->amount[FUNDING_EXECUTED] : 0) * (wide) 2 == executed.sources)
			return i;
	}
	return -1;
}

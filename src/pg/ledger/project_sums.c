/*-------------------------------------------------------------------------
 *
 * project_sums.c
 *	  add_projects(): what the projects of a department add up to, by one aggregate
 *	  in place of a sum, an average or a count for each of its 27 figures.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/fmgrprotos.h"

#include "decimal.h"

/* The arguments behind the state, in the order of add_projects. */
enum
{
	ARG_COUNTS_MONEY = 1,
	ARG_COUNTS_SCORES,
	ARG_OWN,
	ARG_BUDGET,
	ARG_EXECUTED,
	ARG_BALANCE,
	ARG_SELF_TOTAL,
	ARG_RULE_TOTAL,
	ARG_SELF_GRADE,
	ARG_RULE_GRADE,
	ARG_UNDECIDED
};

/* Decimals of a sum, and of one of products. */
#define SUM_SCALE		8
#define PRODUCT_SCALE	12

/* The sum of numbers and, as sum() says it, their most decimals. */
typedef struct Sum
{
	int64		count;
	int128		value;
	int			decimals;
	Numeric		rest;			/* the sum of those that do not fit; NULL if there are none */
} Sum;

/* 差, 中, 良, 优 */
#define GRADES	4

/* Of the scores by one side. */
typedef struct ScoreSums
{
	Sum			total;
	Sum			weighted;		/* by the budget, where it is above 0 */
	Sum			budget;			/* of those */
	Sum			own;
	int64		grades[GRADES];
} ScoreSums;

typedef struct ProjectSums
{
	int64		projects;
	int64		unknown;
	int64		undecided;
	Sum			budget;
	Sum			executed;
	Sum			balance;
	Sum			known_executed;
	Sum			known_budget;
	Sum			own_budget;
	ScoreSums		self;
	ScoreSums		rule;
} ProjectSums;

/* An argument as it stands, and as coefficient × 10^-scale where it fits. */
typedef struct Number
{
	bool		known;
	bool		fits;
	int			scale;
	int64		coefficient;
	Numeric		number;
} Number;

static void
read_number(FunctionCallInfo fcinfo, int n, Number *number)
{
	number->known = !PG_ARGISNULL(n);
	if (!number->known)
		return;
	number->number = PG_GETARG_PACKED_NUMERIC(n);
	number->fits = numeric_to_coefficient(number->number, &number->coefficient, &number->scale) &&
		number->scale <= SUM_SCALE;
}

/* Numeric's own functions want a long header. */
static Datum
whole_datum(Numeric number)
{
	return NumericGetDatum(DatumGetNumeric(NumericGetDatum(number)));
}

static pg_noinline void
add_rest(Sum *sum, Datum number, MemoryContext context)
{
	MemoryContext caller = MemoryContextSwitchTo(context);
	Numeric		before = sum->rest;

	if (before == NULL)
		sum->rest = DatumGetNumericCopy(number);
	else
	{
		sum->rest = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(before), number));
		pfree(before);
	}
	MemoryContextSwitchTo(caller);
}

static void
add_number(Sum *sum, const Number *number, MemoryContext context)
{
	if (!number->known)
		return;
	sum->count++;
	sum->decimals = Max(sum->decimals, numeric_decimals(number->number));
	if (number->fits)
		sum->value += (int128) number->coefficient * power_of_ten(SUM_SCALE - number->scale);
	else
		add_rest(sum, whole_datum(number->number), context);
}

static void
add_product(Sum *sum, const Number *a, const Number *b, MemoryContext context)
{
	int128		product;
	int128		value;

	sum->count++;
	sum->decimals = Max(sum->decimals, numeric_decimals(a->number) + numeric_decimals(b->number));
	if (a->fits && b->fits && a->scale + b->scale <= PRODUCT_SCALE &&
		!__builtin_mul_overflow((int128) a->coefficient * b->coefficient,
								power_of_ten(PRODUCT_SCALE - a->scale - b->scale), &product) &&
		!__builtin_add_overflow(sum->value, product, &value))
		sum->value = value;
	else
		add_rest(sum, DirectFunctionCall2(numeric_mul, whole_datum(a->number), whole_datum(b->number)), context);
}

static bool
is_above_zero(const Number *number)
{
	if (!number->known)
		return false;
	return number->fits ? number->coefficient > 0 : scaled_compare_numeric(0, 0, number->number) < 0;
}

static void
add_side(ScoreSums *side, const Number *score, const Number *budget, MemoryContext context)
{
	add_number(&side->total, score, context);
	if (score->known && is_above_zero(budget))
	{
		add_product(&side->weighted, score, budget, context);
		add_number(&side->budget, budget, context);
	}
}

static void
count_grade(FunctionCallInfo fcinfo, int n, ScoreSums *side)
{
	if (!PG_ARGISNULL(n) && PG_GETARG_INT32(n) > 0 && PG_GETARG_INT32(n) <= GRADES)
		side->grades[PG_GETARG_INT32(n) - 1]++;
}

static void
add_money(ProjectSums *projects, const Number *budget, const Number *executed, const Number *balance,
		  MemoryContext context)
{
	add_number(&projects->budget, budget, context);
	add_number(&projects->executed, executed, context);
	add_number(&projects->balance, balance, context);
	projects->unknown += !balance->known;
	if (balance->known)
	{
		add_number(&projects->known_executed, executed, context);
		add_number(&projects->known_budget, budget, context);
	}
}

/*
 * add_projects(counts_money, counts_scores, own, budget, executed, balance,
 * self_total, rule_total, self_grade, rule_grade, undecided): a project
 */
PG_FUNCTION_INFO_V1(projects_accumulate);
Datum
projects_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	ProjectSums *projects;
	bool		counts_money = !PG_ARGISNULL(ARG_COUNTS_MONEY) && PG_GETARG_BOOL(ARG_COUNTS_MONEY);
	bool		counts_scores = !PG_ARGISNULL(ARG_COUNTS_SCORES) && PG_GETARG_BOOL(ARG_COUNTS_SCORES);
	bool		own = !PG_ARGISNULL(ARG_OWN) && PG_GETARG_BOOL(ARG_OWN);
	Number		budget;
	Number		executed;
	Number		balance;
	Number		self;
	Number		rule;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "projects_accumulate called in non-aggregate context");
	projects = PG_ARGISNULL(0) ? MemoryContextAllocZero(aggregate, sizeof(ProjectSums)) :
		(ProjectSums *) PG_GETARG_POINTER(0);

	read_number(fcinfo, ARG_BUDGET, &budget);
	read_number(fcinfo, ARG_EXECUTED, &executed);
	read_number(fcinfo, ARG_BALANCE, &balance);
	read_number(fcinfo, ARG_SELF_TOTAL, &self);
	read_number(fcinfo, ARG_RULE_TOTAL, &rule);
	projects->projects += counts_money || counts_scores;
	if (counts_money)
		add_money(projects, &budget, &executed, &balance, aggregate);
	if (counts_scores)
	{
		add_side(&projects->self, &self, &budget, aggregate);
		add_side(&projects->rule, &rule, &budget, aggregate);
		count_grade(fcinfo, ARG_SELF_GRADE, &projects->self);
		count_grade(fcinfo, ARG_RULE_GRADE, &projects->rule);
		if (!PG_ARGISNULL(ARG_UNDECIDED))
			projects->undecided += PG_GETARG_INT32(ARG_UNDECIDED);
	}
	if (own)
	{
		add_number(&projects->own_budget, &budget, aggregate);
		add_number(&projects->self.own, &self, aggregate);
		add_number(&projects->rule.own, &rule, aggregate);
	}
	PG_RETURN_POINTER(projects);
}

/* A row of the result that is being filled in. */
typedef struct Filling
{
	int			count;
	Datum		values[27];
	bool		nulls[27];
} Filling;

static void
put_count(Filling *row, int64 count)
{
	row->nulls[row->count] = false;
	row->values[row->count++] = Int64GetDatum(count);
}

/* A sum with the decimals that sum() gives it; there is one. */
static Numeric
sum_number(const Sum *sum, int scale)
{
	Numeric		number;

	if (sum->rest == NULL && sum->decimals <= scale)
		return scaled_to_numeric(sum->value / power_of_ten(scale - sum->decimals), sum->decimals);
	number = scaled_to_numeric(sum->value, scale);
	if (sum->rest != NULL)
		number = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(number), NumericGetDatum(sum->rest)));
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(number), Int32GetDatum(sum->decimals)));
}

static void
put_sum(Filling *row, const Sum *sum, int scale)
{
	row->nulls[row->count] = sum->count == 0;
	if (sum->count > 0)
		row->values[row->count] = NumericGetDatum(sum_number(sum, scale));
	row->count++;
}

/* avg() */
static void
put_mean(Filling *row, const Sum *sum)
{
	put_sum(row, sum, SUM_SCALE);
	if (sum->count > 0)
		row->values[row->count - 1] = DirectFunctionCall2(numeric_div, row->values[row->count - 1],
														  NumericGetDatum(int64_to_numeric(sum->count)));
}

static void
put_side(Filling *row, const ScoreSums *side)
{
	put_sum(row, &side->total, SUM_SCALE);
	put_count(row, side->total.count);
	put_sum(row, &side->weighted, PRODUCT_SCALE);
	put_sum(row, &side->budget, SUM_SCALE);
}

static void
put_grades(Filling *row, const ScoreSums *side)
{
	for (int i = GRADES - 1; i >= 0; i--)
		put_count(row, side->grades[i]);
}

PG_FUNCTION_INFO_V1(projects_result);
Datum
projects_result(PG_FUNCTION_ARGS)
{
	ProjectSums *projects;
	Filling		row = {0};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	projects = (ProjectSums *) PG_GETARG_POINTER(0);
	put_count(&row, projects->projects);
	put_sum(&row, &projects->budget, SUM_SCALE);
	put_sum(&row, &projects->executed, SUM_SCALE);
	put_sum(&row, &projects->balance, SUM_SCALE);
	put_sum(&row, &projects->known_executed, SUM_SCALE);
	put_sum(&row, &projects->known_budget, SUM_SCALE);
	put_side(&row, &projects->self);
	put_side(&row, &projects->rule);
	put_grades(&row, &projects->self);
	put_grades(&row, &projects->rule);
	put_count(&row, projects->unknown);
	put_count(&row, projects->undecided);
	put_sum(&row, &projects->own_budget, SUM_SCALE);
	put_mean(&row, &projects->self.own);
	put_mean(&row, &projects->rule.own);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(result_columns(fcinfo), row.values, row.nulls)));
}

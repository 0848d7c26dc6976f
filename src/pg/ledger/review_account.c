/*-------------------------------------------------------------------------
 *
 * review_account.c
 *	  account_findings(): an aggregate that says what a reviewer flags about the
 *	  lines of a statement of final accounts.
 *
 *-------------------------------------------------------------------------
 */
#include "finding.h"

#include "utils/builtins.h"

#include "amount.h"
#include "numeric_scaled.h"
#include "wanyuan.h"

/* The arguments of a line, behind the state; of the statement the last. */
enum
{
	ARG_LINE_NO = 1,
	ARG_NAME,
	ARG_PARENT,
	ARG_BUDGET,
	ARG_AMOUNT,
	ARG_PRIOR,
	ARG_SHARE,
	ARG_GROWTH,
	ARG_COMPLETION,
	ARG_STATEMENT
};

typedef struct Money
{
	bool		known;
	int64		fen;
} Money;

typedef struct Line
{
	int			line_no;
	int			parent;			/* its line, or 0 */
	bool		has_parent;
	char	   *name;
	Money		budget;
	Money		amount;
	Money		prior;
	ReviewNumber share;			/* as stated */
	ReviewNumber growth;
	ReviewNumber completion;
	int			children;
	bool		children_known;
	bool		children_partial;	/* some are 其中 */
	wide		children_amount;
} Line;

typedef struct Statement
{
	int			count;
	int			room;
	Line	   *lines;
	char	   *name;
} Statement;

static Money
money_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? (Money) {false, 0} : (Money) {true, PG_GETARG_INT64(n)};
}

static ReviewNumber
kept_figure(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? no_number : number_of(PG_GETARG_NUMERIC_COPY(n));
}

static char *
kept_text(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? "" : text_to_cstring(PG_GETARG_TEXT_PP(n));
}

/*
 * account_findings(line_no, name, parent_line_no, budget, amount, prior_amount,
 * stated_share, stated_growth, stated_completion, statement): a line
 */
PG_FUNCTION_INFO_V1(account_review_line);
Datum
account_review_line(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext caller;
	Statement  *statement;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "account_review_line called in non-aggregate context");
	caller = MemoryContextSwitchTo(aggregate);
	if (PG_ARGISNULL(0))
	{
		statement = palloc0(sizeof(Statement));
		statement->room = 16;
		statement->lines = palloc(statement->room * sizeof(Line));
		statement->name = kept_text(fcinfo, ARG_STATEMENT);
	}
	else
		statement = (Statement *) PG_GETARG_POINTER(0);
	if (statement->count == statement->room)
	{
		statement->room *= 2;
		statement->lines = repalloc_huge(statement->lines, statement->room * sizeof(Line));
	}
	statement->lines[statement->count++] = (Line) {
		.line_no = PG_ARGISNULL(ARG_LINE_NO) ? 0 : PG_GETARG_INT32(ARG_LINE_NO),
		.parent = PG_ARGISNULL(ARG_PARENT) ? 0 : PG_GETARG_INT32(ARG_PARENT),
		.has_parent = !PG_ARGISNULL(ARG_PARENT),
		.name = kept_text(fcinfo, ARG_NAME),
		.budget = money_argument(fcinfo, ARG_BUDGET),
		.amount = money_argument(fcinfo, ARG_AMOUNT),
		.prior = money_argument(fcinfo, ARG_PRIOR),
		.share = kept_figure(fcinfo, ARG_SHARE),
		.growth = kept_figure(fcinfo, ARG_GROWTH),
		.completion = kept_figure(fcinfo, ARG_COMPLETION),
		.children_known = true
	};
	MemoryContextSwitchTo(caller);
	PG_RETURN_POINTER(statement);
}

static int
compare_lines(const void *a, const void *b)
{
	int			x = ((const Line *) a)->line_no;
	int			y = ((const Line *) b)->line_no;

	return (x > y) - (x < y);
}

static Line *
parent_of(const Statement *statement, const Line *line)
{
	Line		key = {.line_no = line->parent};

	return line->has_parent ?
		bsearch(&key, statement->lines, statement->count, sizeof(Line), compare_lines) : NULL;
}

/* Is it one of some of which the line above consists? */
static bool
is_partial(char *name)
{
	const char *utf8 = server_to_utf8(name);

	for (;;)
	{
		if (*utf8 == ' ' || *utf8 == '\t')
			utf8++;
		else if (strncmp(utf8, "　", strlen("　")) == 0)
			utf8 += strlen("　");
		else
			return strncmp(utf8, "其中", strlen("其中")) == 0;
	}
}

/* Adds each line to the one above it. */
static void
add_children(Statement *statement)
{
	qsort(statement->lines, statement->count, sizeof(Line), compare_lines);
	for (int i = 0; i < statement->count; i++)
	{
		const Line *line = &statement->lines[i];
		Line	   *parent = parent_of(statement, line);

		if (parent == NULL)
			continue;
		parent->children++;
		parent->children_known &= line->amount.known;
		parent->children_amount += line->amount.fen;
		parent->children_partial |= is_partial(line->name);
	}
}

/* Are the amounts whole 100 万元, some of them a 亿元: printed in 亿元 with two decimals? */
static bool
is_rounded(const Statement *statement)
{
	const int64 hundred = 100 * power_of_ten(AMOUNT_SCALE);
	bool		large = false;

	for (int i = 0; i < statement->count; i++)
	{
		const Line *line = &statement->lines[i];

		if (line->budget.fen % hundred != 0 || line->amount.fen % hundred != 0 || line->prior.fen % hundred != 0)
			return false;
		large |= line->amount.fen >= 100 * hundred;
	}
	return large;
}

static ReviewNumber
figure_of_money(Money money)
{
	return money.known ? number_of(fen_to_numeric(money.fen)) : no_number;
}

/* Do amounts that are part and whole, each up to 50 万元 more or less, give the stated percent? */
static bool
is_rounded_ratio(ReviewNumber part, ReviewNumber whole, ReviewNumber stated)
{
	ReviewNumber slack = number_whole(50);
	ReviewNumber hundred = number_whole(100);
	ReviewNumber half;
	ReviewNumber least;
	ReviewNumber most;

	if (stated.isnull || numeric_is_nan(DatumGetNumeric(stated.value)) ||
		numeric_is_inf(DatumGetNumeric(stated.value)) ||
		!number_is(part, numeric_ge, slack) || !number_is(whole, numeric_gt, slack))
		return false;
	half = number_of(scaled_to_numeric(5, numeric_decimals(DatumGetNumeric(stated.value)) + 1));
	least = number_by(numeric_div, number_by(numeric_mul, number_by(numeric_sub, part, slack), hundred),
					  number_by(numeric_add, whole, slack));
	most = number_by(numeric_div, number_by(numeric_mul, number_by(numeric_add, part, slack), hundred),
					 number_by(numeric_sub, whole, slack));
	return number_is(number_by(numeric_add, stated, half), numeric_ge, least) &&
		number_is(number_by(numeric_sub, stated, half), numeric_le, most);
}

/* A line that breaks a rule. */
typedef struct Broken
{
	const Statement *statement;
	const Line *line;
	bool		rounded;		/* is_rounded() of the statement */
	Findings   *found;
} Broken;

/* Adds what is found, with a sentence and its texts. */
static void
add_broken(const Broken *broken, const char *rule, bool within_rounding, ReviewNumber stated, ReviewNumber computed,
		   const char *const *texts)
{
	const Line *line = broken->line;
	bool		rounding = within_rounding && broken->rounded;
	const char *start = finding_message("", (const char *const[]) {
		"“%s”第%s行“%s”", broken->statement->name, psprintf("%d", line->line_no), line->name
	});
	const char *mark = utf8_to_server("／");
	char	   *message = finding_message(start, texts);

	if (rounding)
		message = psprintf("%s%s", message, utf8_to_server("各金额都是100万元的整数倍，可能只差四舍五入。"));
	finding_append(broken->found, (Finding) {
		.rule = rounding ? "within_rounding" : rule,
		.subject = psprintf("%s%s%d%s%s", broken->statement->name, mark, line->line_no,
							rounding ? mark : "", rounding ? rule : ""),
		.stated = stated, .computed = computed, .message = message, .has_seq = true, .seq = line->line_no
	});
}

/* 其中 rows need not add up to their parent, but are no more than it. */
static void
check_children(const Broken *broken)
{
	const Line *line = broken->line;
	wide		difference = line->amount.fen - line->children_amount;
	ReviewNumber amount;
	ReviewNumber sum;

	if (!line->amount.known || line->children == 0 || !line->children_known ||
		difference == 0 || (difference > 0 && line->children_partial))
		return;
	amount = figure_of_money(line->amount);
	sum = number_of(fen_to_numeric(line->children_amount));
	add_broken(broken, "account_sum_differs",
			   (difference < 0 ? -difference : difference) <=
			   (wide) 50 * power_of_ten(AMOUNT_SCALE) * (line->children + 1), amount, sum,
			   (const char *const[]) {
		"决算数%s万元，下级%s行之和为%s万元。", number_text(amount), psprintf("%d", line->children), number_text(sum)
	});
}

/* A part of a line at the top is also printed as its share. */
static bool
is_share_of_top(const Statement *statement, ReviewNumber amount, ReviewNumber share)
{
	for (int i = 0; i < statement->count; i++)
		if (!statement->lines[i].has_parent &&
			number_printed(number_rate(amount, figure_of_money(statement->lines[i].amount)), share) == TERNARY_TRUE)
			return true;
	return false;
}

/* Is the stated rate not the computed one, or one of a base of zero? */
static bool
is_other_rate(ReviewNumber part, ReviewNumber base, ReviewNumber stated)
{
	return number_printed(number_rate(part, base), stated) == TERNARY_FALSE ||
		(number_is(base, numeric_eq, number_whole(0)) && number_is(stated, numeric_ne, number_whole(0)));
}

static void
check_share(const Broken *broken)
{
	const Line *line = broken->line;
	const Line *parent = parent_of(broken->statement, line);
	ReviewNumber amount;
	ReviewNumber whole;
	ReviewNumber computed;

	if (line->share.isnull || parent == NULL)
		return;
	amount = figure_of_money(line->amount);
	whole = figure_of_money(parent->amount);
	if (!is_other_rate(amount, whole, line->share) ||
		(number_is(whole, numeric_ne, number_whole(0)) && is_share_of_top(broken->statement, amount, line->share)))
		return;
	computed = number_percent(amount, whole);
	add_broken(broken, "share_differs", is_rounded_ratio(amount, whole, line->share), line->share, computed,
			   (const char *const[]) {
		computed.isnull ? "上级行为零，占比无法计算，却列%s%%。" : "所列占比%s%%，按决算数计算为%s%%。",
		number_text(line->share), number_text(computed)
	});
}

static void
check_growth(const Broken *broken)
{
	const Line *line = broken->line;
	ReviewNumber amount = figure_of_money(line->amount);
	ReviewNumber prior = figure_of_money(line->prior);
	ReviewNumber base = prior;
	ReviewNumber computed;

	if (line->growth.isnull || prior.isnull)
		return;
	base.value = DirectFunctionCall1(numeric_abs, prior.value);
	computed = number_by(numeric_sub, amount, prior);
	if (!is_other_rate(computed, base, line->growth))
		return;
	computed = number_percent(computed, base);
	add_broken(broken, "growth_differs",
			   is_rounded_ratio(amount, prior, number_by(numeric_add, line->growth, number_whole(100))),
			   line->growth, computed, (const char *const[]) {
		computed.isnull ? "上年决算数为零，增长率无法计算，却列%s%%。" :
		"所列比上年增长%s%%，按决算数%s万元和上年%s万元计算为%s%%。",
		number_text(line->growth), number_text(amount), number_text(prior), number_text(computed)
	});
}

static void
check_completion(const Broken *broken)
{
	const Line *line = broken->line;
	ReviewNumber amount = figure_of_money(line->amount);
	ReviewNumber budget = figure_of_money(line->budget);
	ReviewNumber computed;

	if (line->completion.isnull || !is_other_rate(amount, budget, line->completion))
		return;
	computed = number_percent(amount, budget);
	add_broken(broken, "completion_differs", is_rounded_ratio(amount, budget, line->completion),
			   line->completion, computed, (const char *const[]) {
		computed.isnull ? "预算数为零，完成比例无法计算，却列%s%%。" :
		"所列完成预算%s%%，按决算数%s万元和预算数%s万元计算为%s%%。",
		number_text(line->completion), number_text(amount), number_text(budget), number_text(computed)
	});
}

PG_FUNCTION_INFO_V1(account_findings_result);
Datum
account_findings_result(PG_FUNCTION_ARGS)
{
	Statement  *statement;
	Findings	found = {.count = 0};
	Broken		broken = {.found = &found};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	statement = (Statement *) PG_GETARG_POINTER(0);
	add_children(statement);
	broken.statement = statement;
	broken.rounded = is_rounded(statement);
	for (int i = 0; i < statement->count; i++)
	{
		broken.line = &statement->lines[i];
		check_children(&broken);
		check_share(&broken);
		check_growth(&broken);
		check_completion(&broken);
	}
	return findings_datum(&found, fcinfo);
}

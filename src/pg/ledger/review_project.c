/*-------------------------------------------------------------------------
 *
 * review_project.c
 *	  What a reviewer flags about a project as a whole: what its report states
 *	  for it against what its rows add up to, and its money.
 *
 *-------------------------------------------------------------------------
 */
#include "finding.h"

#include "utils/builtins.h"

#include "numeric_scaled.h"

/* The arguments of project_findings(). */
enum
{
	ARG_NAME,
	ARG_SCHEME_CODE,
	ARG_STATED_RATE,
	ARG_STATED_BUDGET_POINTS,
	ARG_STATED_TOTAL,
	ARG_STATED_GRADE,
	ARG_STATED_NOT_NUMBER,
	ARG_BUDGET,
	ARG_EXECUTED,
	ARG_BUDGET_POINTS,
	ARG_BUDGET_FULL_MARK,
	ARG_FULL_MARK,
	ARG_SELF_POINTS,
	ARG_EXCELLENT,				/* and then good, fair */
	ARG_RATE_BASE = ARG_EXCELLENT + 3,
	ARG_ARRIVED,
	ARG_REPEATED_TARGETS,
	ARG_LIKELY_TOTAL,
	ARG_LIKELY_TOTAL_BUDGET,
	ARG_DOUBTFUL_PARTS,
	ARG_DOUBTFUL_SOURCES
};

/* What more than one rule looks at. */
typedef struct Project
{
	ReviewNumber stated_rate;
	ReviewNumber stated_budget_points;
	ReviewNumber stated_total;
	ReviewNumber budget;
	ReviewNumber executed;
	ReviewNumber budget_points;
	ReviewNumber budget_full_mark;
	ReviewNumber self_points;
	ReviewNumber arrived;
	const char *rate_base;		/* NULL where nothing arrived that is printed */
	bool		by_arrived;
} Project;

static const char *
text_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(n));
}

static inline ReviewNumber
times(ReviewNumber a, ReviewNumber b)
{
	return number_by(numeric_mul, a, b);
}

static inline bool
is_printed(ReviewNumber computed, ReviewNumber stated)
{
	return number_printed(computed, stated) == TERNARY_TRUE;
}

static inline bool
above_zero(ReviewNumber figure)
{
	return number_is(figure, numeric_gt, number_whole(0));
}

static inline bool
is_zero_or_less(ReviewNumber figure)
{
	return number_is(figure, numeric_le, number_whole(0));
}

static inline bool
is_other_than_zero(ReviewNumber figure)
{
	return number_is(figure, numeric_ne, number_whole(0));
}

static void
read_project(FunctionCallInfo fcinfo, Project *p)
{
	p->stated_rate = number_argument(fcinfo, ARG_STATED_RATE);
	p->stated_budget_points = number_argument(fcinfo, ARG_STATED_BUDGET_POINTS);
	p->stated_total = number_argument(fcinfo, ARG_STATED_TOTAL);
	p->budget = number_argument(fcinfo, ARG_BUDGET);
	p->executed = number_argument(fcinfo, ARG_EXECUTED);
	p->budget_points = number_argument(fcinfo, ARG_BUDGET_POINTS);
	p->budget_full_mark = number_argument(fcinfo, ARG_BUDGET_FULL_MARK);
	p->self_points = number_argument(fcinfo, ARG_SELF_POINTS);
	p->arrived = number_argument(fcinfo, ARG_ARRIVED);
	p->rate_base = text_argument(fcinfo, ARG_RATE_BASE);
	p->by_arrived = p->rate_base != NULL && strcmp(p->rate_base, utf8_to_server("到位")) == 0;
}

/* Of a budget above zero. */
static ReviewNumber
rate_of(const Project *p)
{
	return above_zero(p->budget) ? number_rate(p->executed, p->budget) : no_number;
}

static void
check_total(const Project *p, Findings *found)
{
	ReviewNumber points = p->stated_budget_points.isnull ? p->budget_points : p->stated_budget_points;
	ReviewNumber total;
	Agreement	agreement;

	if (p->stated_total.isnull)
		return;
	total = number_by(numeric_add, points, p->self_points);
	agreement = number_agreement(total, p->stated_total);
	if (agreement == AGREEMENT_DIFFERS)
		finding_add(found, "total_differs", "", p->stated_total, total,
					"所列总分%s分，预算执行得分%s分与指标自评得分%s分之和为%s分。",
					number_text(p->stated_total), number_text(points), number_text(p->self_points), number_text(total));
	else if (agreement == AGREEMENT_ROUNDING)
		finding_add(found, "within_rounding", utf8_to_server("总分"), p->stated_total, total,
					"所列总分%s分，预算执行得分与指标自评得分之和为%s分，只差四舍五入。",
					number_text(p->stated_total), number_text(total));
}

/* Are the stated points those of a rate that was rounded before? */
static bool
is_of_rounded_rate(const Project *p)
{
	ReviewNumber hundred = number_whole(100);
	ReviewNumber rate = number_rounded(number_ratio(times(p->executed, hundred), p->budget), 2);
	ReviewNumber difference = number_by(numeric_sub, p->budget_points, p->stated_budget_points);
	ReviewNumber slack = number_of(scaled_to_numeric(5, 2));

	if (!number_is(difference, numeric_le, slack) ||
		!number_is(difference, numeric_ge, (ReviewNumber) {DirectFunctionCall1(numeric_uminus, slack.value), false}))
		return false;
	for (int i = 0; i < 2; i++)
	{
		ReviewNumber of = i == 0 ? rate : p->stated_rate;
		ReviewNumber points = number_rounded(number_by(numeric_div, times(of, p->budget_full_mark), hundred), 2);

		if (number_is(points, numeric_eq, p->stated_budget_points))
			return true;
	}
	return false;
}

/* Are they those of what arrived, where the form takes the rate of that? */
static bool
are_points_of_arrived(const Project *p)
{
	ReviewNumber points;

	if (!p->by_arrived || !is_other_than_zero(p->arrived))
		return false;
	points = number_rounded(number_ratio(times(p->executed, p->budget_full_mark), p->arrived), 2);
	if (points.isnull || number_is(points, numeric_gt, p->budget_full_mark))
		points = p->budget_full_mark;
	return is_printed(points, p->stated_budget_points);
}

static void
check_budget_points(const Project *p, Findings *found)
{
	ReviewNumber stated = p->stated_budget_points;
	Agreement	agreement;

	if (stated.isnull)
		return;
	agreement = number_agreement(p->budget_points, stated);
	if (agreement == AGREEMENT_DIFFERS && is_of_rounded_rate(p))
		agreement = AGREEMENT_ROUNDING;
	if ((agreement == AGREEMENT_DIFFERS ||
		 (is_zero_or_less(p->budget) && p->budget_points.isnull && is_other_than_zero(stated))) &&
		!are_points_of_arrived(p))
	{
		if (p->budget_points.isnull)
			finding_add(found, "budget_points_differ", "", stated, no_number,
						"全年预算数不大于零，执行率无法计算，却列预算执行得分%s分。", number_text(stated));
		else
			finding_add(found, "budget_points_differ", "", stated, p->budget_points,
						"所列预算执行得分%s分，按执行率应为%s分。", number_text(stated), number_text(p->budget_points));
	}
	else if (agreement == AGREEMENT_ROUNDING)
		finding_add(found, "within_rounding", utf8_to_server("预算执行得分"), stated, p->budget_points,
					"所列预算执行得分%s分，按执行率应为%s分，只差四舍五入。",
					number_text(stated), number_text(p->budget_points));
}

static void
check_rate(const Project *p, Findings *found)
{
	ReviewNumber stated = p->stated_rate;
	ReviewNumber exact;
	ReviewNumber rate;

	if (stated.isnull)
		return;
	exact = rate_of(p);
	if (is_printed(exact, stated))
		return;
	rate = number_rounded(exact, 2);
	if (number_is(stated, numeric_ge, number_whole(0)) && number_is(stated, numeric_le, number_whole(2)) &&
		is_printed(number_by(numeric_div, exact, number_whole(100)), stated))
		finding_add(found, "rate_as_fraction", "", stated, rate,
					"所列执行率%s，执行数除以预算数为%s%%，可能以小数填列。", number_text(stated), number_text(rate));
	/* over what arrived: rate_base_differs, or as the form takes it */
	else if (is_printed(number_rate(p->executed, p->arrived), stated))
		return;
	else if (!exact.isnull)
		finding_add(found, "rate_differs", "", stated, rate,
					"所列执行率%s%%，执行数%s万元除以预算数%s万元为%s%%。",
					number_text(stated), number_text(p->executed), number_text(p->budget), number_text(rate));
	else if (is_zero_or_less(p->budget) && is_other_than_zero(stated))
		finding_add(found, "rate_differs", "", stated, no_number,
					"全年预算数不大于零，执行率无法计算，却列执行率%s%%。", number_text(stated));
}

/* The stated rate fits only the base that the form does not name. */
static void
check_rate_base(const Project *p, Findings *found)
{
	ReviewNumber of_arrived;
	ReviewNumber of_budget;
	ReviewNumber rate;

	if (p->stated_rate.isnull || p->rate_base == NULL)
		return;
	of_arrived = number_rate(p->executed, p->arrived);
	of_budget = number_rate(p->executed, p->budget);
	if (number_printed(p->by_arrived ? of_arrived : of_budget, p->stated_rate) != TERNARY_FALSE ||
		number_printed(p->by_arrived ? of_budget : of_arrived, p->stated_rate) != TERNARY_TRUE)
		return;
	rate = number_percent(p->executed, p->by_arrived ? p->arrived : p->budget);
	finding_add(found, "rate_base_differs", "", p->stated_rate, rate,
				"所列执行率%s%%，以%s数为分母应为%s%%，所列只合另一种分母。",
				number_text(p->stated_rate), p->rate_base, number_text(rate));
}

static void
check_grade(FunctionCallInfo fcinfo, const Project *p, Findings *found)
{
	ReviewNumber thresholds[3];
	const char *stated;
	const char *grade;

	if (PG_ARGISNULL(ARG_STATED_GRADE) || p->stated_total.isnull)
		return;
	for (int i = 0; i < 3; i++)
		thresholds[i] = number_argument(fcinfo, ARG_EXCELLENT + i);
	stated = grade_by_word(PG_GETARG_DATUM(ARG_STATED_GRADE));
	grade = number_grade(p->stated_total, thresholds);
	if (stated != NULL && grade != NULL && strcmp(stated, grade) != 0)
		finding_add(found, "grade_differs", "", p->stated_total,
					number_by(numeric_add, p->budget_points, p->self_points),
					"所列总分%s分，所列等级“%s”，按总分应为“%s”。",
					number_text(p->stated_total), text_argument(fcinfo, ARG_STATED_GRADE), grade);
}

/* Parts of other sources, and sources that may be. */
static void
check_parts(FunctionCallInfo fcinfo, Findings *found)
{
	const char *parts = text_argument(fcinfo, ARG_DOUBTFUL_PARTS);
	const char *sources = text_argument(fcinfo, ARG_DOUBTFUL_SOURCES);

	if (parts != NULL && sources != NULL)
		finding_add(found, "source_is_part", "", no_number, no_number,
					"资金来源%s视为其他来源的一部分，没有相加；"
					"资金来源%s可能是其他来源的一部分，已与其他来源相加，请核对。",
					parts, sources);
	else if (parts != NULL)
		finding_add(found, "source_is_part", "", no_number, no_number,
					"资金来源%s视为其他来源的一部分，没有相加，请核对。", parts);
	else if (sources != NULL)
		finding_add(found, "source_is_part", "", no_number, no_number,
					"资金来源%s可能是其他来源的一部分，已与其他来源相加，请核对。", sources);
}

/*
 * Execution below so many percent is low; points are ahead where so many percent of
 * their share are above it.
 */
#define LOW_RATE		80
#define POINTS_AHEAD	95

static void
check_money(const Project *p, Findings *found)
{
	ReviewNumber rate;

	if (number_is(p->budget, numeric_eq, number_whole(0)))
		finding_add(found, "budget_zero", "", p->budget, no_number, "全年预算数为零，执行率无法计算。");
	if (number_is(p->budget, numeric_lt, number_whole(0)))
		finding_add(found, "budget_negative", "", p->budget, no_number,
					"全年预算数为%s万元，小于零，不计算执行率。", number_text(p->budget));
	if (p->budget.isnull || p->executed.isnull)
		finding_add(found, "execution_unknown", "", no_number, no_number,
					!p->executed.isnull ? "没有预算数，执行率无法计算。" :
					p->budget.isnull ? "没有预算数和执行数，执行率无法计算。" : "没有执行数，执行率无法计算。");
	if (number_is(p->budget, numeric_ge, number_whole(0)) && number_is(p->executed, numeric_gt, p->budget))
		finding_add(found, "over_budget", "", p->executed, p->budget,
					"全年执行数%s万元，超过全年预算数%s万元。", number_text(p->executed), number_text(p->budget));
	if (above_zero(p->budget) &&
		number_is(times(p->executed, number_whole(100)), numeric_lt, times(p->budget, number_whole(LOW_RATE))))
	{
		rate = number_percent(p->executed, p->budget);
		finding_add(found, "execution_low", "", rate, number_whole(LOW_RATE), "执行率%s%%，低于80%%。",
					number_text(rate));
	}
}

static void
check_points_ahead(const Project *p, Findings *found)
{
	ReviewNumber marks = number_by(numeric_sub, number_whole(100), p->budget_full_mark);
	ReviewNumber stated;
	ReviewNumber computed;

	if (!above_zero(p->budget) || !above_zero(p->self_points) ||
		!number_is(p->budget_full_mark, numeric_lt, number_whole(100)) ||
		!number_is(times(p->executed, marks), numeric_lt,
				   times(times(number_of(scaled_to_numeric(POINTS_AHEAD, 2)), p->self_points), p->budget)))
		return;
	stated = number_percent(p->self_points, marks);
	computed = number_rounded(rate_of(p), 2);
	finding_add(found, "score_ahead_of_money", "", stated, computed,
				"指标得分率%s%%，预算执行率%s%%，得分明显快于支出。", number_text(stated), number_text(computed));
}

static void
check_likely_total(FunctionCallInfo fcinfo, Findings *found)
{
	const char *source = text_argument(fcinfo, ARG_LIKELY_TOTAL);
	ReviewNumber budget = number_argument(fcinfo, ARG_LIKELY_TOTAL_BUDGET);

	if (source != NULL)
		finding_add(found, "source_is_total", source, budget,
					number_by(numeric_sub, number_argument(fcinfo, ARG_BUDGET), budget),
					"资金来源“%s”%s万元，等于其余来源之和，可能是总额行，已与来源相加。", source, number_text(budget));
}

/*
 * Figures of most projects, in steps so small that none is rounded; the product of
 * two and a few digits more fit into a wide.
 */
#define FINE_SCALE	8
#define FINE_HUNDRED	(100 * INT64_C(100000000))
#define FINE_LIMIT	(INT64_C(1) << 54)

static bool
fine_argument(FunctionCallInfo fcinfo, int n, wide *fine)
{
	int64		coefficient;
	int			scale;

	if (PG_ARGISNULL(n) ||
		!numeric_to_coefficient(PG_GETARG_PACKED_NUMERIC(n), &coefficient, &scale) || scale > FINE_SCALE)
		return false;
	*fine = (wide) coefficient * power_of_ten(FINE_SCALE - scale);
	return -FINE_LIMIT < *fine && *fine < FINE_LIMIT;
}

/*
 * Is it plain that neither check_money() nor check_points_ahead() finds anything?
 * Of most projects it is, and costs less than to compare numerics.
 */
static bool
is_money_in_order(FunctionCallInfo fcinfo)
{
	wide		budget;
	wide		executed;
	wide		full;
	wide		self;

	if (!fine_argument(fcinfo, ARG_BUDGET, &budget) || !fine_argument(fcinfo, ARG_EXECUTED, &executed) ||
		budget <= 0 || executed > budget || executed * 100 < budget * LOW_RATE)
		return false;
	if (PG_ARGISNULL(ARG_BUDGET_FULL_MARK) || PG_ARGISNULL(ARG_SELF_POINTS))
		return true;
	return fine_argument(fcinfo, ARG_BUDGET_FULL_MARK, &full) && fine_argument(fcinfo, ARG_SELF_POINTS, &self) &&
		self >= 0 && full <= FINE_HUNDRED && executed * (FINE_HUNDRED - full) * 100 >= self * budget * POINTS_AHEAD;
}

/* Does the report state for the project as a whole what its rows give? */
static bool
states_any(FunctionCallInfo fcinfo)
{
	return !PG_ARGISNULL(ARG_STATED_RATE) || !PG_ARGISNULL(ARG_STATED_BUDGET_POINTS) ||
		!PG_ARGISNULL(ARG_STATED_TOTAL);
}

PG_FUNCTION_INFO_V1(project_findings);
Datum
project_findings(PG_FUNCTION_ARGS)
{
	Project		project = {.rate_base = NULL};
	Findings	found = {.kind = "项目“%s”"};
	bool		money_in_order = is_money_in_order(fcinfo);
	bool		stated = states_any(fcinfo);
	int32		repeated = PG_ARGISNULL(ARG_REPEATED_TARGETS) ? 0 : PG_GETARG_INT32(ARG_REPEATED_TARGETS);

	found.name = PG_ARGISNULL(ARG_NAME) ? NULL : PG_GETARG_TEXT_PP(ARG_NAME);
	if (!money_in_order || stated)
		read_project(fcinfo, &project);
	if (stated)
	{
		check_total(&project, &found);
		check_budget_points(&project, &found);
		check_rate(&project, &found);
		check_rate_base(&project, &found);
	}
	if (!PG_ARGISNULL(ARG_STATED_NOT_NUMBER) && PG_GETARG_BOOL(ARG_STATED_NOT_NUMBER))
		finding_add(&found, "stated_not_number", "", no_number, no_number,
					"所列执行率、预算执行得分或总分不是数，视为没有列出。");
	if (stated)
		check_grade(fcinfo, &project, &found);
	check_parts(fcinfo, &found);
	if (!money_in_order)
	{
		check_money(&project, &found);
		check_points_ahead(&project, &found);
	}
	if (PG_ARGISNULL(ARG_SCHEME_CODE) && !PG_ARGISNULL(ARG_FULL_MARK))
		finding_add(&found, "scheme_missing", "", no_number, no_number, "指标有分值而没有评分方案，不能计算总分。");
	if (repeated >= 3)
		finding_add(&found, "actual_copies_target", "", number_whole(repeated), no_number,
					"%s个定量指标的实际完成值全部与指标值相同，请核对是否照抄。", psprintf("%d", repeated));
	check_likely_total(fcinfo, &found);
	return findings_datum(&found, fcinfo);
}

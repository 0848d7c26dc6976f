/*-------------------------------------------------------------------------
 *
 * review_indicator.c
 *	  What a reviewer flags about a single indicator (flags.h).
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "cell.h"
#include "finding.h"
#include "flags.h"
#include "quantity.h"

static ArrayType *
rule_array(int flags)
{
	Datum		names[MAX_FLAGS];
	int			count = 0;

	for (int bit = 0; flag_name(bit) != NULL; bit++)
		if (flags & (1 << bit))
			names[count++] = CStringGetTextDatum(flag_name(bit));
	return construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT);
}

/* The arguments of broken_rules() and indicator_findings() behind the cells of the row. */
enum
{
	ARG_EXPLANATION = ROW_CELLS,
	ARG_OVER_ACHIEVEMENT,
	ARG_FISCAL_YEAR,
	ARG_NAME,
	ARG_SCORING_RULE,
	ARG_STATED_TARGET,			/* from here on of indicator_findings() alone */
	ARG_SEQ
};

/* A number that is not of two digits of numeric, which are FACTOR_SCALE. */
static int64
slow_factor(Numeric number)
{
	int64		factor = INT64_MAX;

	(void) numeric_to_scaled(number, FACTOR_SCALE, &factor);
	return factor;
}

/* The rules that the row of the arguments breaks, with what the row is. */
static int
argument_flags(FunctionCallInfo fcinfo, int context, Row *row)
{
	bool		explained = !PG_ARGISNULL(ARG_EXPLANATION) &&
		!cell_is_blank(PG_GETARG_DATUM(ARG_EXPLANATION));
	int64		factor = INT64_MAX;

	score_row(fcinfo, 0, context, row);
	if (row->has_pair && !PG_ARGISNULL(ARG_OVER_ACHIEVEMENT))
	{
		factor = numeric_two_digits(PG_GETARG_PACKED_NUMERIC(ARG_OVER_ACHIEVEMENT));
		if (factor == 0)
			factor = slow_factor(PG_GETARG_NUMERIC(ARG_OVER_ACHIEVEMENT));
	}
	return row_flags(row, explained, factor);
}

/* The names of these rules; NULL for a row in order. */
static Datum
broken_rules(FunctionCallInfo fcinfo, int context)
{
	Row			row;
	int			flags = argument_flags(fcinfo, context, &row);

	if (flags == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(rule_array(flags));
}

/* broken_rules(the cells of a row, explanation, over_achievement) */
PG_FUNCTION_INFO_V1(perf_broken_rules);
Datum
perf_broken_rules(PG_FUNCTION_ARGS)
{
	return broken_rules(fcinfo, 0);
}

/* broken_rules(the cells of a row, explanation, over_achievement, fiscal_year, name) */
PG_FUNCTION_INFO_V1(perf_broken_rules_in_year);
Datum
perf_broken_rules_in_year(PG_FUNCTION_ARGS)
{
	return broken_rules(fcinfo, ARG_FISCAL_YEAR);
}

/* What a function that may return NULL makes of arguments. */
static ReviewNumber
call(PGFunction function, int count, NullableDatum a, NullableDatum b, NullableDatum c, NullableDatum d)
{
	LOCAL_FCINFO(arguments, 4);
	ReviewNumber result;

	InitFunctionCallInfoData(*arguments, NULL, count, InvalidOid, NULL, NULL);
	arguments->args[0] = a;
	arguments->args[1] = b;
	arguments->args[2] = c;
	arguments->args[3] = d;
	result.value = function(arguments);
	result.isnull = arguments->isnull;
	return result;
}

/* Of a literal that stands there. */
static ReviewNumber
call_literal(PGFunction function, NullableDatum literal)
{
	return literal.isnull ? no_number : call(function, 1, literal, no_number, no_number, no_number);
}

/* The literals and figures of the row, as messages have them. */
typedef struct Printed
{
	NullableDatum value;
	NullableDatum target;		/* as stated */
	const char *actual;
	const char *aim;
	ReviewNumber full_mark;
	ReviewNumber self_points;
	ReviewNumber rule_points;
} Printed;

static void
print_row(FunctionCallInfo fcinfo, const Row *row, Printed *printed)
{
	ReviewNumber aim;

	printed->value = fcinfo->args[CELL_ACTUAL];
	printed->target = fcinfo->args[ARG_STATED_TARGET];
	printed->actual = printed->value.isnull ? NULL :
		DatumGetCString(DirectFunctionCall1(perf_value_out, printed->value.value));
	aim = call_literal(perf_target_cell_text, printed->target);
	printed->aim = aim.isnull ? NULL : TextDatumGetCString(aim.value);
	printed->full_mark = number_argument(fcinfo, CELL_FULL_MARK);
	printed->self_points = number_argument(fcinfo, CELL_SELF_POINTS);
	printed->rule_points = row->decided ? number_of(points_to_numeric(row->points, 2)) : no_number;
}

/* Points that are not those of the rule, or not inside the band. */
static void
find_points(const Printed *p, RowFlag flag, Findings *found)
{
	bool		above = flag == POINTS_ABOVE_RULE || flag == POINTS_ABOVE_BAND;
	const char *computed = number_trimmed(p->rule_points);
	const char *stated = number_trimmed(p->self_points);
	Agreement	agreement = AGREEMENT_UNKNOWN;

	/* a band rounds nothing; nor are all the points for a target that was not met a matter of rounding */
	if (flag == POINTS_BELOW_RULE ||
		(flag == POINTS_ABOVE_RULE && number_is(p->self_points, numeric_lt, p->full_mark)))
		agreement = number_agreement(p->rule_points, p->self_points);
	if (agreement == AGREEMENT_HOLDS)
		return;
	if (agreement == AGREEMENT_ROUNDING)
		finding_add(found, "within_rounding", NULL, p->self_points, p->rule_points,
					"指标值为%s，实际完成值为%s，按规则得%s分，自评得分%s分，可能只差四舍五入。",
					p->aim, p->actual, computed, stated);
	else if (flag == POINTS_ABOVE_RULE || flag == POINTS_BELOW_RULE)
		finding_add(found, flag_name(flag), NULL, p->self_points, p->rule_points,
					above ? "指标值为%s，实际完成值为%s，未达标，按规则得%s分，自评得分%s分，偏高%s分。" :
					"指标值为%s，实际完成值为%s，已达标，按规则得%s分，自评得分%s分，偏低%s分。",
					p->aim, p->actual, computed, stated,
					number_trimmed(above ? number_by(numeric_sub, p->self_points, p->rule_points) :
								   number_by(numeric_sub, p->rule_points, p->self_points)));
	else
		finding_add(found, flag_name(flag), NULL, p->self_points, p->rule_points,
					above ? "实际完成情况为“%s”，得分应不超过%s分（分值%s分），自评得分%s分。" :
					"实际完成情况为“%s”，得分应不低于%s分（分值%s分），自评得分%s分。", p->actual, computed,
					number_trimmed(p->full_mark), stated);
}

static bool
has_unit(NullableDatum stored)
{
	Literal		literal;

	if (stored.isnull)
		return false;
	literal_unpack(packed_from_datum(stored.value), &literal);
	return literal.kind == LITERAL_QUANTITY && (literal.unit.code != UNIT_NONE || literal.unit.power != 0);
}

/* Of two numbers, of which one is a percentage, the other. */
static ReviewNumber
number_without_unit(const Printed *p)
{
	return call_literal(literal_number, !has_unit(p->value) && has_unit(p->target) ? p->value : p->target);
}

static void
find_flag(FunctionCallInfo fcinfo, const Printed *p, RowFlag flag, Findings *found)
{
	const char *rule = flag_name(flag);
	const char *full_mark = number_trimmed(p->full_mark);
	const char *self_points = number_trimmed(p->self_points);
	ReviewNumber stated;
	ReviewNumber limit;

	switch (flag)
	{
		case POINTS_ABOVE_FULL_MARK:
			finding_add(found, rule, NULL, p->self_points, p->full_mark,
						"分值%s分，自评得分%s分，超过分值。", full_mark, self_points);
			break;
		case EXPLANATION_MISSING:
			finding_add(found, rule, NULL, p->self_points, p->full_mark,
						"分值%s分，自评得分%s分，未说明偏差原因及改进措施。", full_mark, self_points);
			break;
		case OVER_ACHIEVED:
			stated = call(perf_value_completion_pct, 2, p->value, fcinfo->args[CELL_TARGET], no_number, no_number);
			limit = number_by(numeric_mul, number_argument(fcinfo, ARG_OVER_ACHIEVEMENT), number_whole(100));
			limit.value = DirectFunctionCall1(numeric_trim_scale, limit.value);
			finding_add(found, rule, NULL, stated, limit,
						"指标值为%s，实际完成值为%s，完成率%s%%，超额较多而未作说明，指标值可能偏低。",
						p->aim, p->actual, number_trimmed(stated));
			break;
		case UNITS_DIFFER:
			finding_add(found, rule, NULL, no_number, no_number,
						"指标值为%s，实际完成值为%s，计量单位不一致，无法比较。", p->aim, p->actual);
			break;
		case NUMBER_EXPECTED:
			finding_add(found, rule, NULL, no_number, no_number,
						"指标值为%s，实际完成值应为数量，所填为“%s”。", p->aim, p->actual);
			break;
		case RATE_TARGET_ABOVE_100:
			finding_add(found, rule, NULL, call_literal(literal_lower_number, p->target), number_whole(100),
						"指标值为%s，大于100%%，请核对是否将符号误认为数字。", p->aim);
			break;
		case UNDECIDED:
			finding_add(found, rule, NULL, p->self_points, no_number,
						"指标值为“%s”，实际完成值为“%s”，规则无法判定得分，暂取自评得分%s分。",
						p->aim != NULL ? p->aim : utf8_to_server("未填"),
						p->actual != NULL ? p->actual : utf8_to_server("未填"), self_points);
			break;
		case SELF_POINTS_MISSING:
			finding_add(found, rule, NULL, p->self_points, p->full_mark, "分值%s分，没有自评得分。", full_mark);
			break;
		case PERCENT_AS_SHARE:
			finding_add(found, rule, NULL, no_number, no_number,
						"指标值为%s，实际完成值为%s，没有单位的数可能是%s%%，规则无法判定，请核对百分号。",
						p->aim, p->actual,
						number_trimmed(number_by(numeric_mul, number_without_unit(p), number_whole(100))));
			break;
		case COMPLETED_LATE:
			stated = call(perf_value_days_late, 4, p->value, fcinfo->args[CELL_TARGET],
						  fcinfo->args[ARG_FISCAL_YEAR], fcinfo->args[ARG_NAME]);
			if (!stated.isnull)
				stated = number_whole(DatumGetInt32(stated.value));
			finding_add(found, rule, NULL, stated, no_number,
						"指标值为%s，实际完成值为%s，至少晚%s天完成。", p->aim, p->actual, number_trimmed(stated));
			break;
		default:
			find_points(p, flag, found);
	}
}

/* indicator_findings(the arguments of broken_rules(), stated target, seq) */
PG_FUNCTION_INFO_V1(indicator_findings);
Datum
indicator_findings(PG_FUNCTION_ARGS)
{
	Row			row;
	int			flags = argument_flags(fcinfo, ARG_FISCAL_YEAR, &row);
	Findings	found = {.count = 0};
	Printed		printed;
	const char *name;

	if (flags == 0)
		PG_RETURN_NULL();
	name = PG_ARGISNULL(ARG_NAME) ? DatumGetCString(DirectFunctionCall1(int4out, PG_GETARG_DATUM(ARG_SEQ))) :
		text_to_cstring(PG_GETARG_TEXT_PP(ARG_NAME));
	found.start = finding_message("", (const char *const[]) {"指标“%s”", name});
	print_row(fcinfo, &row, &printed);
	for (int bit = 0; flag_name(bit) != NULL; bit++)
		if (flags & (1 << bit))
			find_flag(fcinfo, &printed, bit, &found);
	return findings_datum(&found, fcinfo);
}

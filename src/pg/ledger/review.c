/*-------------------------------------------------------------------------
 *
 * review.c
 *	  What a reviewer flags about a single indicator (RULES §6): broken_rules
 *	  decides all rules of a row at once, so that a ledger's clean rows cost
 *	  one call each.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "cell.h"
#include "quantity.h"
#include "unit_relate.h"

#define POINTS_ABOVE_FULL_MARK	(1 << 0)
#define POINTS_ABOVE_RULE		(1 << 1)
#define POINTS_ABOVE_BAND		(1 << 2)
#define POINTS_BELOW_RULE		(1 << 3)
#define POINTS_BELOW_BAND		(1 << 4)
#define EXPLANATION_MISSING		(1 << 5)
#define OVER_ACHIEVED			(1 << 6)
#define UNITS_DIFFER			(1 << 7)
#define NUMBER_EXPECTED			(1 << 8)
#define RATE_TARGET_ABOVE_100	(1 << 9)
#define UNDECIDED				(1 << 10)
#define SELF_POINTS_MISSING		(1 << 11)

/* The rules by bit, as review_rules() lists them. */
static const char *const rule_names[] = {
	"points_above_full_mark",
	"points_above_rule",
	"points_above_band",
	"points_below_rule",
	"points_below_band",
	"explanation_missing",
	"over_achieved",
	"units_differ",
	"number_expected",
	"rate_target_above_100",
	"undecided",
	"self_points_missing"
};

#define FACTOR_SCALE 4

/* Points that need only the full mark. */
static int
flag_points(const ScoredRow *row, bool explained)
{
	int			flags = 0;

	if (!row->has_full)
		return 0;
	if (!row->has_self)
		return row->full > 0 ? SELF_POINTS_MISSING : 0;
	if (row->self > row->full)
		flags |= POINTS_ABOVE_FULL_MARK;
	if (row->self < row->full && !explained)
		flags |= EXPLANATION_MISSING;
	return flags;
}

/* Points against the rule, where it decides. */
static int
flag_rule(const ScoredRow *row, bool quantity, Ternary met)
{
	if (!row->decided || !row->has_self)
		return 0;
	if (row->self > row->points)
	{
		if (!quantity)
			return row->self <= row->full ? POINTS_ABOVE_BAND : 0;
		return met == TERNARY_FALSE && row->full > 0 ? POINTS_ABOVE_RULE : 0;
	}
	if (row->self < row->points)
	{
		if (!quantity)
			return POINTS_BELOW_BAND;
		return met == TERNARY_TRUE ? POINTS_BELOW_RULE : 0;
	}
	return 0;
}

/* A target by percent above 100, in its own unit, a note behind it apart. */
static bool
rate_above_100(const Literal *target)
{
	Unit		own = target->unit;
	Unit		percent = {.code = UNIT_CODE_PERCENT};

	if (target->kind != LITERAL_QUANTITY ||
		target->comparator == COMPARATOR_LE || target->comparator == COMPARATOR_LT)
		return false;
	if (own.code == UNIT_OPAQUE)
		(void) unit_reconcile(&own, &percent);
	return own.code == UNIT_CODE_PERCENT && own.power == 0 &&
		exact_compare(exact_normal(target->low.coefficient, -target->low.scale),
					  exact_normal(100, 0)) > 0;
}

/* Can a target of this sign be exceeded? */
static inline bool
can_be_exceeded(Comparator comparator)
{
	return comparator == COMPARATOR_GE || comparator == COMPARATOR_GT ||
		comparator == COMPARATOR_EQ;
}

/* Is the actual number at least so many times a positive target ≥, > or =? */
static bool
far_exceeded(const Literal *value, const Literal *target, int64 factor)
{
	Measured	m;
	wide		mantissa;

	if (value->kind != LITERAL_QUANTITY || value->comparator != COMPARATOR_EQ ||
		!can_be_exceeded(target->comparator) ||
		!literal_measure(value, target, &m) || m.target_low.mantissa <= 0 ||
		__builtin_mul_overflow(m.target_low.mantissa, (wide) factor, &mantissa))
		return false;
	return exact_compare(m.value.low,
						 exact_normal(mantissa, m.target_low.exponent - FACTOR_SCALE)) >= 0 &&
		!literal_measure_ones(value, target, &m);
}

/* Does a point a meet a target t that is no range? */
static inline bool
pair_meets(Comparator comparator, int64 a, int64 t)
{
	switch (comparator)
	{
		case COMPARATOR_GT:
			return a > t;
		case COMPARATOR_LT:
			return a < t;
		case COMPARATOR_LE:
			return a <= t;
		case COMPARATOR_EQ:
			return t == 0 ? a == 0 : a >= t;
		default:
			return a >= t;
	}
}

/* What the actual value and the target say to each other. */
static int
flag_literals(const ScoredRow *row, const Literal *value, const Literal *target,
			  bool explained, int64 factor)
{
	Ternary		met = literal_meets(value, target);
	bool		quantity = target->kind == LITERAL_QUANTITY;
	int			flags = flag_rule(row, quantity, met);
	Measured	m;

	if (quantity && met == TERNARY_UNKNOWN)
	{
		if (value->kind != LITERAL_QUANTITY)
			flags |= row->decided ? 0 : NUMBER_EXPECTED;
		else if (!literal_measure(value, target, &m))
			flags |= UNITS_DIFFER;
	}
	if (met == TERNARY_TRUE && quantity && !explained &&
		far_exceeded(value, target, factor))
		flags |= OVER_ACHIEVED;
	return flags;
}

/* The same of what most rows hold, a point a and a target t of one unit. */
static int
flag_pair(const ScoredRow *row, Comparator comparator, int64 a, int64 t,
		  bool explained, int64 factor)
{
	const int64 one = (int64) power_of_ten(FACTOR_SCALE);
	bool		met = pair_meets(comparator, a, t);
	int			flags = flag_rule(row, true, met ? TERNARY_TRUE : TERNARY_FALSE);

	if (met && t > 0 && !explained && can_be_exceeded(comparator) &&
		(wide) a * one >= (wide) t * factor)
		flags |= OVER_ACHIEVED;
	return flags;
}

static ArrayType *
rule_array(int flags)
{
	Datum		names[lengthof(rule_names)];
	int			count = 0;

	for (int i = 0; i < lengthof(rule_names); i++)
		if (flags & (1 << i))
			names[count++] = CStringGetTextDatum(rule_names[i]);
	return construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT);
}

/* The arguments of broken_rules() behind the cells of the row. */
enum
{
	ARG_EXPLANATION = ROW_CELLS,
	ARG_OVER_ACHIEVEMENT
};

/*
 * broken_rules(actual, target, full_mark, self_points, method, pass_rate,
 * achieved_from, partial_from, explanation, over_achievement): NULL for a row in order
 */
PG_FUNCTION_INFO_V1(perf_broken_rules);
Datum
perf_broken_rules(PG_FUNCTION_ARGS)
{
	ScoredRow	row;
	Literal		value;
	Literal		target;
	bool		explained = !PG_ARGISNULL(ARG_EXPLANATION) &&
		!cell_is_blank(PG_GETARG_DATUM(ARG_EXPLANATION));
	int64		factor = INT64_MAX;
	Comparator	comparator;
	int64		a;
	int64		t;
	int			flags;

	score_row(fcinfo, 0, &row);
	flags = flag_points(&row, explained);
	if (!PG_ARGISNULL(CELL_TARGET))
	{
		literal_unpack(PG_GETARG_LITERAL_P(CELL_TARGET), &target);
		if (rate_above_100(&target))
			flags |= RATE_TARGET_ABOVE_100;
		if (!PG_ARGISNULL(CELL_ACTUAL))
		{
			if (!PG_ARGISNULL(ARG_OVER_ACHIEVEMENT))
				(void) numeric_to_scaled(PG_GETARG_NUMERIC(ARG_OVER_ACHIEVEMENT),
										 FACTOR_SCALE, &factor);
			if (stored_pair(PG_GETARG_LITERAL_P(CELL_ACTUAL), PG_GETARG_LITERAL_P(CELL_TARGET),
							&comparator, &a, &t))
				flags |= flag_pair(&row, comparator, a, t, explained, factor);
			else
			{
				literal_unpack(PG_GETARG_LITERAL_P(CELL_ACTUAL), &value);
				flags |= flag_literals(&row, &value, &target, explained, factor);
			}
		}
	}
	if (row.full > 0 && row.has_self && !row.decided &&
		(flags & (UNITS_DIFFER | NUMBER_EXPECTED)) == 0)
		flags |= UNDECIDED;
	if (flags == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(rule_array(flags));
}

/*
 * Is the value the number of the target itself?  Unknown where the target is no
 * quantity.  *comparator is set to the target's where it is one.
 */
static Ternary
quantity_repeats(const struct varlena *value, const struct varlena *target,
				 Comparator *comparator)
{
	Literal		v;
	Literal		t;
	Measured	m;
	int64		actual;
	int64		aim;

	if (stored_pair(value, target, comparator, &actual, &aim))
		return actual == aim ? TERNARY_TRUE : TERNARY_FALSE;
	literal_unpack(target, &t);
	if (t.kind != LITERAL_QUANTITY)
		return TERNARY_UNKNOWN;
	literal_unpack(value, &v);
	*comparator = t.comparator;
	return v.kind == LITERAL_QUANTITY &&
		(v.comparator == COMPARATOR_EQ || v.comparator == t.comparator) &&
		literal_measure(&v, &t, &m) &&
		exact_compare(m.value.low, m.target_low) == 0 ? TERNARY_TRUE : TERNARY_FALSE;
}

/*
 * repeats_quantity(actual, target): NULL where the target is no quantity.  The
 * views that 1.0.0 made call it; later ones have repeated_targets().
 */
PG_FUNCTION_INFO_V1(perf_repeats_quantity);
Datum
perf_repeats_quantity(PG_FUNCTION_ARGS)
{
	Comparator	comparator;
	Ternary		repeats = quantity_repeats(PG_GETARG_LITERAL_P(0),
										   PG_GETARG_LITERAL_P(1), &comparator);

	if (repeats == TERNARY_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(repeats == TERNARY_TRUE);
}

/*
 * The state of repeated_targets(): twice the quantities that are repeated, and
 * 1 if one of them is a limit; below 0 once one is not repeated.
 */
#define STATE_LIMIT		INT64CONST(1)
#define STATE_ONE		INT64CONST(2)
#define STATE_NOT_ALL	INT64CONST(-1)

/* repeated_targets(actual, target): a row, STRICT */
PG_FUNCTION_INFO_V1(repeated_targets_accumulate);
Datum
repeated_targets_accumulate(PG_FUNCTION_ARGS)
{
	int64		state = PG_GETARG_INT64(0);
	Comparator	comparator;

	if (state == STATE_NOT_ALL)
		PG_RETURN_INT64(state);
	switch (quantity_repeats(PG_GETARG_LITERAL_P(1), PG_GETARG_LITERAL_P(2),
							 &comparator))
	{
		case TERNARY_UNKNOWN:
			break;
		case TERNARY_FALSE:
			state = STATE_NOT_ALL;
			break;
		case TERNARY_TRUE:
			state += STATE_ONE;
			if (comparator != COMPARATOR_EQ && comparator != COMPARATOR_RANGE)
				state |= STATE_LIMIT;
	}
	PG_RETURN_INT64(state);
}

PG_FUNCTION_INFO_V1(repeated_targets_result);
Datum
repeated_targets_result(PG_FUNCTION_ARGS)
{
	int64		state = PG_GETARG_INT64(0);

	PG_RETURN_INT32(state > 0 && (state & STATE_LIMIT) != 0 ?
					(int32) Min(state / STATE_ONE, PG_INT32_MAX) : 0);
}

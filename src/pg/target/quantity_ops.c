/*-------------------------------------------------------------------------
 *
 * quantity_ops.c
 *	  Comparison, hashing, accessors and conversion of perf_target and
 *	  perf_value.  Both are stored alike, so one function serves both types.
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "fold.h"
#include "grammar.h"
#include "numeric_scaled.h"
#include "order.h"
#include "unit_read.h"
#include "unit_relate.h"
#include "utils/builtins.h"

/* Decimals of a converted number that does not come out even. */
#define CONVERTED_SCALE 16

static int
literal_order(FunctionCallInfo fcinfo)
{
	struct varlena *stored_a = PG_GETARG_LITERAL_P(0);
	struct varlena *stored_b = PG_GETARG_LITERAL_P(1);
	Literal		a;
	Literal		b;
	int			order;

	literal_unpack(stored_a, &a);
	literal_unpack(stored_b, &b);
	order = literal_compare(&a, &b);
	PG_FREE_IF_COPY(stored_a, 0);
	PG_FREE_IF_COPY(stored_b, 1);
	return order;
}

PG_FUNCTION_INFO_V1(literal_cmp);
Datum
literal_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(literal_order(fcinfo));
}

PG_FUNCTION_INFO_V1(literal_eq);
Datum
literal_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) == 0);
}

PG_FUNCTION_INFO_V1(literal_ne);
Datum
literal_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) != 0);
}

PG_FUNCTION_INFO_V1(literal_lt);
Datum
literal_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(literal_le);
Datum
literal_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(literal_gt);
Datum
literal_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(literal_ge);
Datum
literal_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(literal_order(fcinfo) >= 0);
}

static uint64
stored_hash(FunctionCallInfo fcinfo, uint64 seed)
{
	struct varlena *stored = PG_GETARG_LITERAL_P(0);
	Literal		literal;
	uint64		hash;

	literal_unpack(stored, &literal);
	hash = literal_hash(&literal, seed);
	PG_FREE_IF_COPY(stored, 0);
	return hash;
}

PG_FUNCTION_INFO_V1(literal_hash32);
Datum
literal_hash32(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32((int32) stored_hash(fcinfo, 0));
}

PG_FUNCTION_INFO_V1(literal_hash64);
Datum
literal_hash64(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT64(stored_hash(fcinfo, (uint64) PG_GETARG_INT64(1)));
}

static void
get_literal(FunctionCallInfo fcinfo, Literal *literal)
{
	literal_unpack(PG_GETARG_LITERAL_P(0), literal);
}

static text *
utf8_to_text(const char *s, size_t len)
{
	return cstring_to_text(utf8_to_server(pnstrdup(s, len)));
}

/* What comparator() says, made once in a query: first the comparators, then the kinds. */
enum
{
	SAYS_TEXT = COMPARATOR_RANGE + 1,
	SAYS_ATTAINMENT,
	SAYINGS
};

/*
 * comparator(perf_target | perf_value): a sign, range, text or attainment.
 */
PG_FUNCTION_INFO_V1(literal_comparator);
Datum
literal_comparator(PG_FUNCTION_ARGS)
{
	static const char *const sayings[] = {
		"", ">", "≥", "=", "≤", "<", "range", "text", "attainment"
	};
	text	  **made = fcinfo->flinfo->fn_extra;
	int			n;
	Literal		literal;

	get_literal(fcinfo, &literal);
	n = literal.kind == LITERAL_QUANTITY ? (int) literal.comparator :
		literal.kind == LITERAL_TEXT ? SAYS_TEXT : SAYS_ATTAINMENT;
	if (made == NULL)
		made = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, SAYINGS * sizeof(text *));
	if (made[n] == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		made[n] = utf8_to_text(sayings[n], strlen(sayings[n]));
		MemoryContextSwitchTo(caller);
	}
	PG_RETURN_TEXT_P(made[n]);
}

/* number(perf_target | perf_value): in its own unit; NULL for range and text. */
PG_FUNCTION_INFO_V1(literal_number);
Datum
literal_number(PG_FUNCTION_ARGS)
{
	Literal		literal;

	get_literal(fcinfo, &literal);
	if (literal.kind != LITERAL_QUANTITY || literal.comparator == COMPARATOR_RANGE)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(scaled_to_numeric(literal.low.coefficient, literal.low.scale));
}

/* lower_number(perf_target | perf_value): the lower bound; NULL if there is none. */
PG_FUNCTION_INFO_V1(literal_lower_number);
Datum
literal_lower_number(PG_FUNCTION_ARGS)
{
	Literal		literal;

	get_literal(fcinfo, &literal);
	if (literal.kind != LITERAL_QUANTITY ||
		literal.comparator == COMPARATOR_LE || literal.comparator == COMPARATOR_LT)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(scaled_to_numeric(literal.low.coefficient, literal.low.scale));
}

/* upper_number(perf_target | perf_value): the upper bound; NULL if there is none. */
PG_FUNCTION_INFO_V1(literal_upper_number);
Datum
literal_upper_number(PG_FUNCTION_ARGS)
{
	Literal		literal;
	Decimal    *bound;

	get_literal(fcinfo, &literal);
	if (literal.kind != LITERAL_QUANTITY ||
		literal.comparator == COMPARATOR_GE || literal.comparator == COMPARATOR_GT)
		PG_RETURN_NULL();
	bound = literal.comparator == COMPARATOR_RANGE ? &literal.high : &literal.low;
	PG_RETURN_NUMERIC(scaled_to_numeric(bound->coefficient, bound->scale));
}

/* The texts of units that a query has met; a unit whose place is taken is made anew. */
#define UNIT_TEXTS	32

typedef struct UnitText
{
	Unit		unit;
	text	   *made;			/* NULL if the place is free */
} UnitText;

static inline bool
same_unit(const Unit *a, const Unit *b)
{
	return a->code == b->code && a->power == b->power && a->text_len == b->text_len &&
		(a->text_len == 0 || memcmp(a->text, b->text, a->text_len) == 0);
}

static text *
unit_text(FunctionCallInfo fcinfo, const Unit *unit)
{
	FmgrInfo   *call = fcinfo->flinfo;
	UnitText   *place;
	char		buf[UNIT_MAX_BYTES + 8];
	unsigned	hash = unit->code + 5 * unit->power;
	MemoryContext caller;

	if (unit->text_len > 0)
		hash += (unsigned char) unit->text[unit->text_len - 1];
	if (call->fn_extra == NULL)
		call->fn_extra = MemoryContextAllocZero(call->fn_mcxt, UNIT_TEXTS * sizeof(UnitText));
	place = (UnitText *) call->fn_extra + hash % UNIT_TEXTS;
	if (place->made != NULL)
		return same_unit(&place->unit, unit) ? place->made :
			utf8_to_text(buf, unit_print(unit, buf));

	caller = MemoryContextSwitchTo(call->fn_mcxt);
	place->unit = *unit;
	if (unit->text_len > 0)
		place->unit.text = pnstrdup(unit->text, unit->text_len);
	place->made = utf8_to_text(buf, unit_print(unit, buf));
	MemoryContextSwitchTo(caller);
	return place->made;
}

/* unit(perf_target | perf_value): NULL for a bare number and for text. */
PG_FUNCTION_INFO_V1(literal_unit);
Datum
literal_unit(PG_FUNCTION_ARGS)
{
	Literal		literal;

	get_literal(fcinfo, &literal);
	if (literal.kind != LITERAL_QUANTITY ||
		(literal.unit.code == UNIT_NONE && literal.unit.power == 0))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(unit_text(fcinfo, &literal.unit));
}

PG_FUNCTION_INFO_V1(literal_is_quantitative);
Datum
literal_is_quantitative(PG_FUNCTION_ARGS)
{
	Literal		literal;

	get_literal(fcinfo, &literal);
	PG_RETURN_BOOL(literal.kind == LITERAL_QUANTITY);
}

/* 0 missed, 1 partial, 2 achieved; NULL where the value is no attainment. */
PG_FUNCTION_INFO_V1(perf_value_attainment_level);
Datum
perf_value_attainment_level(PG_FUNCTION_ARGS)
{
	Literal		literal;

	get_literal(fcinfo, &literal);
	if (literal.kind != LITERAL_ATTAINMENT)
		PG_RETURN_NULL();
	PG_RETURN_INT32((int32) literal.attainment);
}

/* Longer names are no units. */
#define UNIT_NAME_MAX_BYTES 256

/*
 * Is this what stands behind the 1 of =1万元, all of it?  Then a quantity in
 * the unit reads back.
 */
static bool
unit_from_name(const char *utf8, size_t len, Unit *unit)
{
	char	   *quantity = palloc(2 + UNIT_NAME_MAX_BYTES);	/* the unit may point into it */
	char	   *folded = quantity + 2;
	char	   *scratch = palloc(2 + UNIT_NAME_MAX_BYTES);
	Literal		one;

	memcpy(quantity, "=1", 2);
	if (len > UNIT_NAME_MAX_BYTES ||
		fold_text(utf8, len, folded, &len).code != VERDICT_OK || len == 0 ||
		!unit_parse(folded, len, unit) ||
		target_parse(quantity, len + 2, scratch, &one).code != VERDICT_OK ||
		one.comparator != COMPARATOR_EQ ||
		unit_family_compare(unit, &one.unit) != 0)
		return false;
	*unit = one.unit;
	return true;
}

/* The unit that an argument names. */
static void
get_unit(text *name, Unit *unit)
{
	char	   *given = text_to_cstring(name);
	size_t		len = strlen(given);
	char	   *utf8;

	if (len <= UNIT_NAME_MAX_BYTES)
	{
		utf8 = server_to_utf8(given);
		if (unit_from_name(utf8, strlen(utf8), unit))
			return;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("\"%s\" is not a unit", quotable(given)),
			 errhint("%s", in_language("A unit is a word without digits, such as \"%\", \"万元\" or \"个月\"."))));
}

/* A number of the literal in another unit, with as few decimals as it takes. */
static Decimal
convert_number(Decimal number, const Literal *literal, const Unit *unit)
{
	static const Decimal one = {1, 0};
	const int64 limit = (int64) power_of_ten(DECIMAL_MAX_DIGITS);
	Decimal		result = {0, CONVERTED_SCALE};

	while (!exact_proportion((int64) power_of_ten(result.scale),
							 unit_to_base(number, &literal->unit, unit),
							 unit_to_base(one, unit, NULL), &result.coefficient) ||
		   result.coefficient >= limit || result.coefficient <= -limit)
		if (result.scale-- == 0)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("converted number is out of range")));
	while (result.scale > 0 && result.coefficient % 10 == 0)
	{
		result.coefficient /= 10;
		result.scale--;
	}
	return result;
}

/*
 * Raise an error unless the literal's unit converts to the one asked for; both
 * lose what is only a note.
 */
static void
check_commensurable(Literal *literal, Unit *unit)
{
	char		from[UNIT_MAX_BYTES + 8];
	char		to[UNIT_MAX_BYTES + 8];
	int			from_len;
	int			to_len;

	if (unit_reconcile(&literal->unit, unit))
		return;
	from_len = (int) unit_print(&literal->unit, from);
	to_len = (int) unit_print(unit, to);
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("cannot convert %s to %s",
					utf8_to_server(pnstrdup(from, from_len)),
					utf8_to_server(pnstrdup(to, to_len))),
			 errdetail("%s", in_language("Units convert inside a family only: money, time, months and years, % and ‰, "
										"lengths, areas, weights, and 万 or 亿 of the same count."))));
}

/*
 * to_numeric(perf_target | perf_value, unit text): the number in that unit, at
 * most 16 decimals.  NULL for range and text; unlike units are an error.
 */
PG_FUNCTION_INFO_V1(literal_to_numeric);
Datum
literal_to_numeric(PG_FUNCTION_ARGS)
{
	Literal		literal;
	Unit		unit;
	Decimal		number;

	get_literal(fcinfo, &literal);
	get_unit(PG_GETARG_TEXT_PP(1), &unit);
	if (literal.kind != LITERAL_QUANTITY || literal.comparator == COMPARATOR_RANGE)
		PG_RETURN_NULL();
	check_commensurable(&literal, &unit);
	number = convert_number(literal.low, &literal, &unit);
	PG_RETURN_NUMERIC(scaled_to_numeric(number.coefficient, number.scale));
}

/*
 * convert(perf_target | perf_value, unit text): the same in that unit.  A text
 * comes back as it is; unlike units are an error.
 */
PG_FUNCTION_INFO_V1(literal_convert);
Datum
literal_convert(PG_FUNCTION_ARGS)
{
	Literal		literal;
	Unit		asked;
	Unit		unit;

	get_literal(fcinfo, &literal);
	get_unit(PG_GETARG_TEXT_PP(1), &asked);
	unit = asked;
	if (literal.kind != LITERAL_QUANTITY)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	check_commensurable(&literal, &unit);
	literal.low = convert_number(literal.low, &literal, &unit);
	if (literal.comparator == COMPARATOR_RANGE)
		literal.high = convert_number(literal.high, &literal, &unit);
	literal.unit = asked;
	PG_RETURN_POINTER(literal_pack(&literal));
}

struct varlena *
target_reversed(struct varlena *target)
{
	Literal		literal;

	literal_unpack(target, &literal);
	if (literal.kind != LITERAL_QUANTITY || literal.comparator != COMPARATOR_EQ)
		return target;
	literal.comparator = COMPARATOR_LE;
	return literal_pack(&literal);
}

/*
 * directed_target(target, direction): with =, as a number without a sign has,
 * a target that is not to be reached (反向) is a limit.
 */
PG_FUNCTION_INFO_V1(perf_directed_target);
Datum
perf_directed_target(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(1) ||
		strcmp(server_to_utf8(text_to_cstring(PG_GETARG_TEXT_PP(1))), "反向") != 0)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	PG_RETURN_POINTER(target_reversed(PG_GETARG_LITERAL_P(0)));
}

/*-------------------------------------------------------------------------
 *
 * wanyuan_compare.c
 *	  Comparison of wanyuan with numeric, which is read as 万元, and RANGE
 *	  frames by such a distance.
 *
 * Comparison is exact: the numeric is not rounded to 分 first.  The planner
 * support function turns a comparison with a constant that is a whole number
 * of 分 into one between two amounts, so that `executed > 100` uses indexes
 * and statistics of the column.
 *
 *-------------------------------------------------------------------------
 */
#include "wanyuan.h"

#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "amount.h"
#include "numeric_scaled.h"

/* How the first operand, an amount, compares with the second, a numeric. */
static inline int
amount_to_number(PG_FUNCTION_ARGS)
{
	return scaled_compare_numeric(PG_GETARG_INT64(0), AMOUNT_SCALE,
								  PG_GETARG_NUMERIC(1));
}

/* How the first operand, a numeric, compares with the second, an amount. */
static inline int
number_to_amount(PG_FUNCTION_ARGS)
{
	return -scaled_compare_numeric(PG_GETARG_INT64(1), AMOUNT_SCALE,
								   PG_GETARG_NUMERIC(0));
}

PG_FUNCTION_INFO_V1(wanyuan_eq_numeric);
Datum
wanyuan_eq_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) == 0);
}

PG_FUNCTION_INFO_V1(wanyuan_ne_numeric);
Datum
wanyuan_ne_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) != 0);
}

PG_FUNCTION_INFO_V1(wanyuan_lt_numeric);
Datum
wanyuan_lt_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(wanyuan_le_numeric);
Datum
wanyuan_le_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(wanyuan_gt_numeric);
Datum
wanyuan_gt_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(wanyuan_ge_numeric);
Datum
wanyuan_ge_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(amount_to_number(fcinfo) >= 0);
}

PG_FUNCTION_INFO_V1(numeric_eq_wanyuan);
Datum
numeric_eq_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) == 0);
}

PG_FUNCTION_INFO_V1(numeric_ne_wanyuan);
Datum
numeric_ne_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) != 0);
}

PG_FUNCTION_INFO_V1(numeric_lt_wanyuan);
Datum
numeric_lt_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(numeric_le_wanyuan);
Datum
numeric_le_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(numeric_gt_wanyuan);
Datum
numeric_gt_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(numeric_ge_wanyuan);
Datum
numeric_ge_wanyuan(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(number_to_amount(fcinfo) >= 0);
}

/*
 * RANGE frames with a distance in 万元: is the amount within distance of the
 * frame's row?  Exact; nothing overflows.
 */
PG_FUNCTION_INFO_V1(wanyuan_in_range_numeric);
Datum
wanyuan_in_range_numeric(PG_FUNCTION_ARGS)
{
	int64		amount = PG_GETARG_INT64(0);
	int64		row = PG_GETARG_INT64(1);
	Numeric		distance = PG_GETARG_NUMERIC(2);
	bool		preceding = PG_GETARG_BOOL(3);
	bool		at_most = PG_GETARG_BOOL(4);
	int128		away = preceding ? (int128) row - amount : (int128) amount - row;
	int			order;

	if (numeric_is_nan(distance) ||
		scaled_compare_numeric(0, AMOUNT_SCALE, distance) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
				 errmsg("invalid preceding or following size in window function")));

	/* amount <= row - distance and row + distance <= amount are: away enough */
	order = scaled_compare_numeric(away, AMOUNT_SCALE, distance);
	PG_RETURN_BOOL(preceding == at_most ? order >= 0 : order <= 0);
}

/* The btree strategy of a function above; 0 for inequality, -1 for others. */
static int
function_strategy(Oid funcid)
{
	static const struct
	{
		const char *name;
		int			strategy;
	}			functions[] =
	{
		{"wanyuan_eq_numeric", BTEqualStrategyNumber},
		{"wanyuan_ne_numeric", 0},
		{"wanyuan_lt_numeric", BTLessStrategyNumber},
		{"wanyuan_le_numeric", BTLessEqualStrategyNumber},
		{"wanyuan_gt_numeric", BTGreaterStrategyNumber},
		{"wanyuan_ge_numeric", BTGreaterEqualStrategyNumber},
		{"numeric_eq_wanyuan", BTEqualStrategyNumber},
		{"numeric_ne_wanyuan", 0},
		{"numeric_lt_wanyuan", BTLessStrategyNumber},
		{"numeric_le_wanyuan", BTLessEqualStrategyNumber},
		{"numeric_gt_wanyuan", BTGreaterStrategyNumber},
		{"numeric_ge_wanyuan", BTGreaterEqualStrategyNumber},
	};
	char	   *name = get_func_name(funcid);

	for (int i = 0; name != NULL && i < (int) lengthof(functions); i++)
		if (strcmp(name, functions[i].name) == 0)
			return functions[i].strategy;
	return -1;
}

/* The operator between two amounts that has this strategy. */
static Oid
amount_operator(Oid amount_type, int strategy)
{
	TypeCacheEntry *cache = lookup_type_cache(amount_type,
											  TYPECACHE_BTREE_OPFAMILY);
	Oid			equal;

	if (strategy != 0)
		return get_opfamily_member(cache->btree_opf, amount_type, amount_type,
								   strategy);
	equal = get_opfamily_member(cache->btree_opf, amount_type, amount_type,
								BTEqualStrategyNumber);
	return OidIsValid(equal) ? get_negator(equal) : InvalidOid;
}

/* The numeric constant as an amount, or NULL if it is not one exactly. */
static Const *
constant_amount(Node *node, Oid amount_type)
{
	Const	   *number = (Const *) node;
	Numeric		num;
	int64		fen;

	if (!IsA(node, Const) || number->constisnull ||
		number->consttype != NUMERICOID)
		return NULL;
	num = DatumGetNumeric(number->constvalue);
	if (numeric_to_scaled(num, AMOUNT_SCALE, &fen) != SCALED_OK ||
		scaled_compare_numeric(fen, AMOUNT_SCALE, num) != 0)
		return NULL;
	return makeConst(amount_type, -1, InvalidOid, sizeof(int64),
					 Int64GetDatum(fen), false, FLOAT8PASSBYVAL);
}

/* wanyuan <op> numeric constant  →  wanyuan <op> wanyuan constant */
static Node *
simplify_comparison(FuncExpr *call)
{
	Node	   *left = linitial(call->args);
	Node	   *right = lsecond(call->args);
	bool		amount_first = exprType(right) == NUMERICOID;
	Oid			amount_type = exprType(amount_first ? left : right);
	Const	   *amount = constant_amount(amount_first ? right : left,
										 amount_type);
	int			strategy;
	Oid			operator;
	Expr	   *clause;

	if (amount == NULL)
		return NULL;
	strategy = function_strategy(call->funcid);
	if (strategy < 0)
		return NULL;
	operator = amount_operator(amount_type, strategy);
	if (!OidIsValid(operator))
		return NULL;
	clause = make_opclause(operator, BOOLOID, false,
						   (Expr *) (amount_first ? left : (Node *) amount),
						   (Expr *) (amount_first ? (Node *) amount : right),
						   InvalidOid, InvalidOid);
	set_opfuncid((OpExpr *) clause);
	return (Node *) clause;
}

/* Planner support of the functions above. */
PG_FUNCTION_INFO_V1(wanyuan_compare_support);
Datum
wanyuan_compare_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	Node	   *result = NULL;

	if (IsA(request, SupportRequestSimplify))
		result = simplify_comparison(((SupportRequestSimplify *) request)->fcall);
	PG_RETURN_POINTER(result);
}

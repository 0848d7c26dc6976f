/*-------------------------------------------------------------------------
 *
 * scoring.c
 *	  The points of an indicator, by rule: perf_score(value, target, ...),
 *	  rule_score and rule_points.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "nodes/primnodes.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/syscache.h"

#include "printed_rule.h"
#include "quantity.h"
#include "terms.h"

/* More steps than this are a mistake. */
#define MAX_STEPS	32

static const char *const method_labels[] = {
	[METHOD_PROPORTIONAL] = "proportional",
	[METHOD_BINARY] = "binary",
	[METHOD_STEP] = "step",
	[METHOD_MANUAL] = "manual"
};

#define METHODS	lengthof(method_labels)

/* Whole full marks up to this have their scores made once. */
#define MADE_MARKS	20
#define MARK_CENTS	(POINTS_UNIT / POINTS_CENT)

/* What a call keeps for the next one. */
typedef struct ScoringCache
{
	Oid			method_oid[METHODS];	/* InvalidOid: not met yet */
	text	   *method_name[METHODS];	/* NULL: not asked for yet */
	bool		has_pass_rate;	/* it is the same in all calls */
	int64		pass_rate;
	Rule		rule;			/* of the last call, by method and pass rate */
	PrintedRule *printed;		/* NULL before the first row that has a rule */
	Points	   *made[MADE_MARKS + 1];	/* by full mark, see made_score() */
} ScoringCache;

static inline ScoringCache *
scoring_cache(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
								   sizeof(ScoringCache));
	return fcinfo->flinfo->fn_extra;
}

/* Looks up which method an enum value is. */
static Method
method_lookup(Oid oid)
{
	HeapTuple	tuple = SearchSysCache1(ENUMOID, ObjectIdGetDatum(oid));
	Method		method = METHODS;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid internal value for enum: %u", oid)));
	for (int i = 0; i < METHODS; i++)
		if (strcmp(NameStr(((Form_pg_enum) GETSTRUCT(tuple))->enumlabel),
				   method_labels[i]) == 0)
			method = i;
	ReleaseSysCache(tuple);
	if (method == METHODS)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("no scoring rule for this perf_method")));
	return method;
}

static inline Method
get_method(ScoringCache *cache, Oid oid)
{
	Method		method;

	for (method = 0; method < METHODS; method++)
		if (cache->method_oid[method] == oid)
			return method;
	method = method_lookup(oid);
	cache->method_oid[method] = oid;
	return method;
}

/* method_name(perf_method): its label, made once in a query; no method is proportional */
PG_FUNCTION_INFO_V1(perf_method_name);
Datum
perf_method_name(PG_FUNCTION_ARGS)
{
	ScoringCache *cache = scoring_cache(fcinfo);
	Method		method = PG_ARGISNULL(0) ? METHOD_PROPORTIONAL : get_method(cache, PG_GETARG_OID(0));

	if (cache->method_name[method] == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		cache->method_name[method] = cstring_to_text(method_labels[method]);
		MemoryContextSwitchTo(caller);
	}
	PG_RETURN_TEXT_P(cache->method_name[method]);
}

int64
share_from_numeric(Numeric share, const char *what)
{
	int64		result;

	if (numeric_to_scaled(share, RULE_SHARE_SCALE, &result) != SCALED_OK ||
		result < 0 || result > RULE_SHARE_ONE)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s %s is not between 0 and 1", in_language(what),
						DatumGetCString(DirectFunctionCall1(numeric_out,
															NumericGetDatum(share)))),
				 errhint("Write 0.6 for 60%%.")));
	return result;
}

/*
 * Is argument n a constant in the query?  get_fn_expr_arg_stable would not do:
 * it also says so of a PL/pgSQL variable, which changes between calls.
 */
static bool
is_constant_argument(FmgrInfo *flinfo, int n)
{
	Node	   *call = flinfo->fn_expr;

	return call != NULL && IsA(call, FuncExpr) &&
		IsA(list_nth(((FuncExpr *) call)->args, n), Const);
}

/* The pass rate in argument n, read once where it is a constant. */
static inline int64
get_pass_rate(FunctionCallInfo fcinfo, ScoringCache *cache, int n)
{
	int64		pass_rate;
	Numeric		given;

	if (cache->has_pass_rate)
		return cache->pass_rate;
	given = PG_GETARG_PACKED_NUMERIC(n);
	pass_rate = numeric_is_zero(given) ? 0 : share_from_numeric(given, "pass rate");
	cache->has_pass_rate = is_constant_argument(fcinfo->flinfo, n);
	cache->pass_rate = pass_rate;
	return pass_rate;
}

/* perf_score(perf_value, perf_target, full_mark, method, pass_rate or thresholds, shares) */
enum
{
	SCORE_VALUE,
	SCORE_TARGET,
	SCORE_FULL_MARK,
	SCORE_METHOD,
	SCORE_PASS_RATE,
	SCORE_THRESHOLDS = SCORE_PASS_RATE,
	SCORE_SHARES
};

/* The score of the first two arguments, or NULL. */
static Datum
score_pair(FunctionCallInfo fcinfo, int64 full, const Rule *rule)
{
	Pair		pair;
	int64		points;

	pair_open(&pair, literal_stored(PG_GETARG_LITERAL_P(SCORE_VALUE)),
			  literal_stored(PG_GETARG_LITERAL_P(SCORE_TARGET)));
	if (!rule_quantity(&pair, full, rule, &points))
		PG_RETURN_NULL();
	return points_datum(points, full);
}

/*
 * Do both stand in a row, with a header of one byte?  Of a value that stands
 * elsewhere the next byte says where, which is no point to stored_plain_pair().
 */
static inline bool
are_short(struct varlena *value, struct varlena *target)
{
	StaticAssertStmt(VARTAG_ONDISK < COMPARATOR_EQ << STORED_DETAIL_SHIFT &&
					 VARTAG_EXPANDED_RW < COMPARATOR_EQ << STORED_DETAIL_SHIFT,
					 "where a value stands reads as a point");
	return (VARATT_IS_SHORT(value) & VARATT_IS_SHORT(target)) && !VARATT_IS_EXTERNAL(target);
}

/*
 * perf_score_by_rule() by what the calls before have left: a simple rule that is
 * the same in all, and for a whole full mark an array with a place for each of
 * its scores, which are all multiples of 0.01, by how much is missing.  What
 * stands in a place is never another score, so a result that somebody still
 * looks at does not change, and the executor has no memory to take and give
 * back for it.  NULL where that does not do.
 */
static inline Points *
made_score(FunctionCallInfo fcinfo)
{
	ScoringCache *cache = fcinfo->flinfo->fn_extra;
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(SCORE_VALUE);
	struct varlena *target = (struct varlena *) PG_GETARG_POINTER(SCORE_TARGET);
	uint32		mark;
	Comparator	comparator;
	int64		a;
	int64		t;
	int64		reached;
	int64		of;
	int64		cents;
	int64		points;
	Points	   *score;

	if (cache == NULL ||
		!numeric_one_digit((Numeric) PG_GETARG_POINTER(SCORE_FULL_MARK), &mark) ||
		mark > MADE_MARKS || cache->made[mark] == NULL ||
		!are_short(value, target) ||
		!stored_plain_pair((uint8 *) VARDATA_SHORT(value), (uint8 *) VARDATA_SHORT(target),
						   &comparator, &a, &t))
		return NULL;
	score = cache->made[mark];
	points = mark * POINTS_UNIT;
	reached = simple_reached(comparator, cache->rule.method == METHOD_BINARY, a, t, &of);
	if (reached != of)
	{
		if (!simple_part(mark * MARK_CENTS, reached, of, &cents))
			return NULL;
		score += mark * MARK_CENTS - cents;
		points = cents * POINTS_CENT;
	}
	score->earned = points;
	score->full = mark * POINTS_UNIT;
	return score;
}

/* The same without them, and leaves them. */
static pg_noinline Datum
score_first(FunctionCallInfo fcinfo)
{
	ScoringCache *cache = scoring_cache(fcinfo);
	int64		full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(SCORE_FULL_MARK));
	int64		mark = full / POINTS_UNIT;

	cache->rule.method = get_method(cache, PG_GETARG_OID(SCORE_METHOD));
	cache->rule.pass_rate = get_pass_rate(fcinfo, cache, SCORE_PASS_RATE);
	if (mark > 0 && mark <= MADE_MARKS && cache->made[mark] == NULL &&
		is_simple_rule(&cache->rule) &&
		is_constant_argument(fcinfo->flinfo, SCORE_METHOD) &&
		is_constant_argument(fcinfo->flinfo, SCORE_PASS_RATE))
		cache->made[mark] = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt,
											   (mark * MARK_CENTS + 1) * sizeof(Points));
	return score_pair(fcinfo, full, &cache->rule);
}

/* perf_score(perf_value, perf_target, full_mark, method, pass_rate) */
PG_FUNCTION_INFO_V1(perf_score_by_rule);
Datum
perf_score_by_rule(PG_FUNCTION_ARGS)
{
	Points	   *made = made_score(fcinfo);

	return made != NULL ? PointerGetDatum(made) : score_first(fcinfo);
}

/* The elements of a numeric[] that has no NULL in it. */
static Datum *
numeric_elements(ArrayType *array, const char *what, int *count)
{
	Datum	   *elements;
	bool	   *nulls;

	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT,
					  &elements, &nulls, count);
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not contain NULL", in_language(what))));
	return elements;
}

/* Fills in the steps from two arrays of one length; returns their number. */
static int
get_steps(ArrayType *thresholds, ArrayType *shares, Step *steps)
{
	int			nthresholds;
	int			nshares;
	Datum	   *threshold = numeric_elements(thresholds, "thresholds", &nthresholds);
	Datum	   *share = numeric_elements(shares, "shares", &nshares);

	if (nthresholds != nshares || nthresholds > MAX_STEPS)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d thresholds do not go with %d shares",
						nthresholds, nshares),
				 errdetail("Each threshold has a share; there are at most %d.",
						   MAX_STEPS),
				 errhint("For example thresholds {90,80,60} and shares {1,0.8,0.5}.")));
	for (int i = 0; i < nthresholds; i++)
	{
		if (numeric_to_scaled(DatumGetNumeric(threshold[i]), STEP_SCALE,
							  &steps[i].threshold.coefficient) != SCALED_OK)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("threshold %s is out of range",
							DatumGetCString(DirectFunctionCall1(numeric_out,
																threshold[i])))));
		steps[i].threshold.scale = STEP_SCALE;
		steps[i].share = share_from_numeric(DatumGetNumeric(share[i]), "share");
	}
	return nthresholds;
}

/* perf_score(perf_value, perf_target, full_mark, method, thresholds, shares) */
PG_FUNCTION_INFO_V1(perf_score_by_steps);
Datum
perf_score_by_steps(PG_FUNCTION_ARGS)
{
	int64		full = full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(SCORE_FULL_MARK));
	Step		steps[MAX_STEPS];
	Rule		rule = {get_method(scoring_cache(fcinfo), PG_GETARG_OID(SCORE_METHOD)),
	0, steps, 0};

	rule.nsteps = get_steps(PG_GETARG_ARRAYTYPE_P(SCORE_THRESHOLDS), PG_GETARG_ARRAYTYPE_P(SCORE_SHARES),
							steps);
	return score_pair(fcinfo, full, &rule);
}

/* The lower bound of a band in argument n, or the usual one if that is NULL. */
static int64
band_share(FunctionCallInfo fcinfo, int n, int64 usual, const char *what)
{
	return PG_ARGISNULL(n) ? usual :
		share_from_numeric(PG_GETARG_NUMERIC(n), what);
}

/* The rule in a cell, or NULL if that says nothing. */
static const RowRule *
own_rule(FunctionCallInfo fcinfo, ScoringCache *cache, Datum cell)
{
	if (cache->printed == NULL)
		cache->printed = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
												sizeof(PrintedRule));
	printed_rule_read(cache->printed, cell, fcinfo->flinfo->fn_mcxt);
	return cache->printed->blank ? NULL : &cache->printed->rule;
}

/* The rule in argument n, or NULL if there is none. */
static const RowRule *
read_own_rule(FunctionCallInfo fcinfo, ScoringCache *cache, int n)
{
	if (n >= PG_NARGS() || PG_ARGISNULL(n))
		return NULL;
	return own_rule(fcinfo, cache, PG_GETARG_DATUM(n));
}

/* A NULL method is proportional. */
void
score_row(FunctionCallInfo fcinfo, int first, int context, Row *row)
{
	static const Rule usual_rule = {METHOD_PROPORTIONAL, 0, NULL, 0};
	ScoringCache *cache = scoring_cache(fcinfo);
	Bands		bands;

	row->has_self = !PG_ARGISNULL(first + CELL_SELF_POINTS);
	row->self = !row->has_self ? 0 :
		points_from_numeric(PG_GETARG_PACKED_NUMERIC(first + CELL_SELF_POINTS), "points");
	row->has_full = !PG_ARGISNULL(first + CELL_FULL_MARK);
	row->full = !row->has_full ? 0 :
		full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(first + CELL_FULL_MARK));
	row->rule = usual_rule;
	if (row->has_full && !PG_ARGISNULL(first + CELL_METHOD))
		row->rule.method = get_method(cache, PG_GETARG_OID(first + CELL_METHOD));
	if (row->has_full && !PG_ARGISNULL(first + CELL_PASS_RATE))
		row->rule.pass_rate = get_pass_rate(fcinfo, cache, first + CELL_PASS_RATE);
	row->own = context > 0 ? read_own_rule(fcinfo, cache, context + 2) : NULL;
	row->has_target = !PG_ARGISNULL(first + CELL_TARGET);
	row->has_pair = row->has_target && !PG_ARGISNULL(first + CELL_ACTUAL);
	if (row->has_target)
		row->pair.target_stored = literal_stored(PG_GETARG_LITERAL_P(first + CELL_TARGET));
	if (row->has_pair)
		pair_open(&row->pair, literal_stored(PG_GETARG_LITERAL_P(first + CELL_ACTUAL)),
				  row->pair.target_stored);
	if (row->has_pair && context > 0)
		pair_context(&row->pair, fcinfo, context);

	row_score(row);
	if (!row_may_be_quality(row))
		return;
	bands.achieved_from = band_share(fcinfo, first + CELL_ACHIEVED_FROM, DEFAULT_ACHIEVED_FROM,
									 "lower bound of achieved");
	bands.partial_from = band_share(fcinfo, first + CELL_PARTIAL_FROM, DEFAULT_PARTIAL_FROM,
									"lower bound of partial");
	row_score_quality(row, &bands);
}

void
score_row_by_terms(FunctionCallInfo fcinfo, TermsCursor *cursor, const Terms *terms,
				   TermsDetails details, Row *row)
{
	ScoringCache *cache = scoring_cache(fcinfo);
	int			target = PG_ARGISNULL(TALLY_TARGET) ? TALLY_INITIAL_TARGET : TALLY_TARGET;
	TermsDetail detail;
	Datum		rule = (Datum) 0;

	row->has_self = !PG_ARGISNULL(TALLY_SELF_POINTS);
	row->self = !row->has_self ? 0 :
		points_from_numeric(PG_GETARG_PACKED_NUMERIC(TALLY_SELF_POINTS), "points");
	row->has_full = !PG_ARGISNULL(TALLY_FULL_MARK);
	row->full = !row->has_full ? 0 :
		full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(TALLY_FULL_MARK));
	row->rule = (Rule) {METHOD_PROPORTIONAL, terms->pass_rate, NULL, 0};
	if (row->has_full && !PG_ARGISNULL(TALLY_METHOD))
		row->rule.method = get_method(cache, PG_GETARG_OID(TALLY_METHOD));
	detail.reversed = false;
	if (details.size > 0 && !PG_ARGISNULL(TALLY_SEQ) &&
		!terms_find(details, PG_GETARG_INT32(TALLY_SEQ), cursor, &detail, &rule))
		detail.reversed = false;
	row->own = rule != (Datum) 0 ? own_rule(fcinfo, cache, rule) : NULL;
	row->has_target = !PG_ARGISNULL(target);
	row->has_pair = row->has_target && !PG_ARGISNULL(TALLY_ACTUAL);
	if (row->has_target)
	{
		struct varlena *stored = PG_GETARG_LITERAL_P(target);

		row->pair.target_stored = literal_stored(detail.reversed ? target_reversed(stored) : stored);
	}
	if (row->has_pair)
	{
		pair_open(&row->pair, literal_stored(PG_GETARG_LITERAL_P(TALLY_ACTUAL)),
				  row->pair.target_stored);
		row->pair.fiscal_year = terms->fiscal_year;
		pair_name(&row->pair, fcinfo, PG_ARGISNULL(TALLY_LEVEL3) ? TALLY_LEVEL2 : TALLY_LEVEL3);
	}
	row_score(row);
	if (row_may_be_quality(row))
		row_score_quality(row, &(Bands) {terms->achieved_from, terms->partial_from});
}

PG_FUNCTION_INFO_V1(perf_rule_score);
Datum
perf_rule_score(PG_FUNCTION_ARGS)
{
	Row			row;

	score_row(fcinfo, 0, 0, &row);
	if (!row.decided)
		PG_RETURN_NULL();
	return points_datum(row.points, row.full);
}

/* The points of the row whose cells are the arguments, see score_row(). */
static Datum
rule_points(FunctionCallInfo fcinfo, int context)
{
	Row			row;

	score_row(fcinfo, 0, context, &row);
	if (!row.decided)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(points_to_numeric(row.points, 2));
}

/* rule_points(the cells of a row) */
PG_FUNCTION_INFO_V1(perf_rule_points);
Datum
perf_rule_points(PG_FUNCTION_ARGS)
{
	return rule_points(fcinfo, 0);
}

/* rule_points(the cells of a row, fiscal_year, name) */
PG_FUNCTION_INFO_V1(perf_rule_points_in_year);
Datum
perf_rule_points_in_year(PG_FUNCTION_ARGS)
{
	return rule_points(fcinfo, ROW_CELLS);
}

/* The decimals that points_to_numeric(points, 2) shows. */
static int
points_decimals(int64 points)
{
	return points % 100 == 0 ? 2 : points % 10 == 0 ? 3 : POINTS_SCALE;
}

/*
 * points_difference(the cells of a row, fiscal_year, name, rule): the self points
 * less rule_points(), with the decimals that the subtraction gives
 */
PG_FUNCTION_INFO_V1(perf_points_difference);
Datum
perf_points_difference(PG_FUNCTION_ARGS)
{
	Row			row;
	int			decimals;
	int128		difference;
	int64		unit;

	score_row(fcinfo, 0, ROW_CELLS, &row);
	if (!row.decided || !row.has_self)
		PG_RETURN_NULL();
	decimals = Max(numeric_decimals(PG_GETARG_PACKED_NUMERIC(CELL_SELF_POINTS)),
				   points_decimals(row.points));
	if (decimals > POINTS_SCALE)
		return DirectFunctionCall2(numeric_sub,
								   NumericGetDatum(PG_GETARG_NUMERIC(CELL_SELF_POINTS)),
								   NumericGetDatum(points_to_numeric(row.points, 2)));
	difference = (int128) row.self - row.points;
	unit = (int64) power64[POINTS_SCALE - decimals];
	PG_RETURN_NUMERIC(scaled_to_numeric((int64) difference == difference ?
										(int64) difference / unit : difference / unit,
										decimals));
}

/*-------------------------------------------------------------------------
 *
 * grade.c
 *	  What grade() wants of its thresholds.
 *
 *-------------------------------------------------------------------------
 */
#include "score.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#define THRESHOLDS	3

static char *
number_text(Datum number)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out, number));
}

/*
 * are_thresholds(numeric[]): true for three that do not rise, which those that
 * are alike do not; an error else, as with others a grade says nothing.
 */
PG_FUNCTION_INFO_V1(grade_are_thresholds);
Datum
grade_are_thresholds(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	Datum	   *threshold;
	bool	   *nulls;
	int			count;

	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT,
					  &threshold, &nulls, &count);
	if (count != THRESHOLDS || ARR_NDIM(array) != 1 || ARR_LBOUND(array)[0] != 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("thresholds of a grade must be a list of 3 numbers"),
				 errdetail("There are %d; they are those from which on a score is excellent, good and fair.",
						   count),
				 errhint("For example grade(85, '{90,80,60}').")));
	for (int i = 0; i < count; i++)
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("thresholds of a grade must not contain NULL"),
					 errdetail("Threshold %d is NULL.", i + 1),
					 errhint("For example grade(85, '{90,80,60}').")));
	for (int i = 1; i < count; i++)
		if (DatumGetBool(DirectFunctionCall2(numeric_gt, threshold[i], threshold[i - 1])))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("thresholds of a grade must descend"),
					 errdetail("Threshold %d, %s, is above threshold %d, %s.",
							   i + 1, number_text(threshold[i]), i, number_text(threshold[i - 1])),
					 errhint("For example grade(85, '{90,80,60}').")));
	PG_RETURN_BOOL(true);
}

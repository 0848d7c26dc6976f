/*-------------------------------------------------------------------------
 *
 * points.c
 *	  Fuzz target: parsing, printing and order of points.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "points.h"

/* Printed, points parse to the same. */
static void
check_print(const Points *points)
{
	char		text[POINTS_PRINT_SIZE];
	size_t		len = points_print(points, text);
	Points		again;

	FUZZ_ASSERT(len < sizeof(text));
	FUZZ_ASSERT(points_parse(text, len, &again).code == VERDICT_OK);
	FUZZ_ASSERT(again.earned == points->earned && again.full == points->full);
}

/* The order is antisymmetric, and what is equal has the same hash key. */
static void
check_order(const Points *a, const Points *b)
{
	uint64_t	key_a[2];
	uint64_t	key_b[2];

	FUZZ_ASSERT(points_compare(a, a) == 0);
	FUZZ_ASSERT(points_compare(a, b) == -points_compare(b, a));
	points_key(a, key_a);
	points_key(b, key_b);
	if (points_compare(a, b) == 0)
		FUZZ_ASSERT(memcmp(key_a, key_b, sizeof(key_a)) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *folded = fuzz_block(size);
	char	   *exact;
	size_t		len;
	Points		points[2];
	Verdict		verdict;

	if (fold_text((const char *) data, size, folded, &len).code == VERDICT_OK)
	{
		exact = fuzz_block(len);
		memcpy(exact, folded, len);
		verdict = points_parse(exact, len, &points[0]);
		fuzz_check_verdict(verdict, exact, len);
		if (verdict.code == VERDICT_OK)
			check_print(&points[0]);
		free(exact);
	}
	free(folded);

	/* any 64 bits are points, and any of them that are not negative a full mark */
	if (size >= sizeof(points))
	{
		memcpy(points, data, sizeof(points));
		points[0].full &= INT64_MAX;
		points[1].full &= INT64_MAX;
		check_print(&points[0]);
		check_order(&points[0], &points[1]);
	}
	return 0;
}

/*-------------------------------------------------------------------------
 *
 * order.c
 *	  The order of targets and actual values by meaning.
 *
 *-------------------------------------------------------------------------
 */
#include "order.h"

#include <string.h>

static int
compare_text(const Literal *a, const Literal *b)
{
	size_t		shorter = a->text_len < b->text_len ? a->text_len : b->text_len;
	int			order = memcmp(a->text, b->text, shorter);

	if (order != 0)
		return order;
	return (a->text_len > b->text_len) - (a->text_len < b->text_len);
}

/*
 * The order by meaning: quantities by unit family, number and comparator,
 * then attainments by level, then texts by their bytes.
 */
int
literal_compare(const Literal *a, const Literal *b)
{
	int			order;

	if (a->kind != b->kind)
	{
		static const int rank[] = {2, 0, 1};	/* text, quantity, attainment */

		return rank[a->kind] - rank[b->kind];
	}
	if (a->kind == LITERAL_TEXT)
		return compare_text(a, b);
	if (a->kind == LITERAL_ATTAINMENT)
		return (int) a->attainment - (int) b->attainment;

	order = unit_family_compare(&a->unit, &b->unit);
	if (order == 0)
		order = exact_compare(unit_to_base(a->low, &a->unit, NULL),
							  unit_to_base(b->low, &b->unit, NULL));
	if (order == 0)
		order = (int) a->comparator - (int) b->comparator;
	if (order == 0 && a->comparator == COMPARATOR_RANGE)
		order = exact_compare(unit_to_base(a->high, &a->unit, NULL),
							  unit_to_base(b->high, &b->unit, NULL));
	return order;
}

/*-------------------------------------------------------------------------
 *
 * ratio.c
 *	  Ratios (1:3, 15:1), which are kept as texts.
 *
 * 投入产出比≥1:3 and 生师比≤15:1 fix one side at 1 and bound the other.  Which of
 * 2:3 and 3:4 is the better one, or what ≥1:3 asks of 2:7, no sign says.
 *
 *-------------------------------------------------------------------------
 */
#include "ratio.h"

#include "squeeze.h"
#include "words.h"

typedef struct Ratio
{
	Decimal		left;
	Decimal		right;
} Ratio;

static bool
scan_colon(Scan *scan)
{
	static const char *const colons[] = {":", "：", "∶", "比"};

	return scan_any(scan, colons, COUNT_OF(colons));
}

static bool
scan_term(Scan *scan, Decimal *number)
{
	return scan_at_digit(scan) && scan_number(scan, number) == NUMBER_OK;
}

/* Reads two numbers; three is true if more follow. */
static bool
scan_ratio(Scan *scan, Ratio *ratio, bool *more)
{
	Decimal		further;

	*more = false;
	if (!scan_term(scan, &ratio->left) || !scan_colon(scan) ||
		!scan_term(scan, &ratio->right))
		return false;
	while (scan_colon(scan))
	{
		if (!scan_term(scan, &further))
			return false;
		*more = true;
	}
	return scan_at_end(scan);
}

bool
ratio_spelled(Scan scan)
{
	Ratio		ratio;
	bool		more;

	return scan_ratio(&scan, &ratio, &more);
}

/* The ratio of two numbers that a text is, and the sign or word in front. */
static bool
text_ratio(const Literal *literal, Comparator *comparator, Ratio *ratio)
{
	char		squeezed[QUANTITY_MAX_BYTES];
	Scan		scan = {squeezed, squeezed};
	bool		more;

	if (literal->kind != LITERAL_TEXT || literal->text_len > sizeof(squeezed))
		return false;
	scan.end += squeeze(literal->text, literal->text_len, squeezed);
	*comparator = scan_sign(&scan);
	if (*comparator == COMPARATOR_NONE)
		*comparator = scan_opening(&scan);
	return scan_ratio(&scan, ratio, &more) && !more;
}

static int
compare_terms(Decimal a, Decimal b)
{
	return exact_compare(exact_normal(a.coefficient, -a.scale),
						 exact_normal(b.coefficient, -b.scale));
}

static bool
both_are_one(Decimal a, Decimal b)
{
	Decimal		one = {1, 0};

	return compare_terms(a, one) == 0 && compare_terms(b, one) == 0;
}

bool
ratio_compare(const Literal *value, const Literal *target,
			  Comparator *comparator, int *order)
{
	Comparator	decoration;
	Ratio		actual;
	Ratio		asked;

	if (!text_ratio(target, comparator, &asked) ||
		*comparator == COMPARATOR_NONE || *comparator == COMPARATOR_EQ ||
		!text_ratio(value, &decoration, &actual))
		return false;
	if (both_are_one(actual.left, asked.left))
		*order = compare_terms(actual.right, asked.right);
	else if (both_are_one(actual.right, asked.right))
		*order = compare_terms(actual.left, asked.left);
	else
		return false;
	return true;
}

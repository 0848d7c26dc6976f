/*-------------------------------------------------------------------------
 *
 * swap.c
 *	  Two digits that changed places.
 *
 *-------------------------------------------------------------------------
 */
#include "swap.h"

#include <string.h>

/* Do the digits of two numbers differ by one swap of neighbours? */
bool
digits_swapped(Scaled a, Scaled b)
{
	char		x[64];
	char		y[64];
	size_t		len = scaled_print(a, x);

	if (a.scale != b.scale || scaled_print(b, y) != len)
		return false;
	for (size_t i = 0; i + 1 < len; i++)
	{
		size_t		next = x[i + 1] == '.' ? i + 2 : i + 1;

		if (x[i] == y[i])
			continue;
		return next < len && x[i] == y[next] && x[next] == y[i] && x[i] != '.' &&
			strcmp(x + next + 1, y + next + 1) == 0 && memcmp(x + i + 1, y + i + 1, next - i - 1) == 0;
	}
	return false;
}

int
slipped_place(Scaled a, Scaled b)
{
	char		x[64];
	char		y[64];
	size_t		len = scaled_print(a, x);
	int			place = -1;
	int			digits = 0;

	if (a.scale != b.scale || scaled_print(b, y) != len)
		return -1;
	for (size_t i = len; i-- > 0; digits += x[i] != '.')
		if (x[i] != y[i])
		{
			if (place >= 0)
				return -1;
			place = digits;
		}
	return place;
}

bool
sum_slips(const Figure *whole, wide sum, int least)
{
	Scaled		printed = {whole->number.coefficient, whole->number.scale};
	Scaled		given = {drop_digits(sum, whole->power - whole->number.scale + FIGURE_SCALE), whole->number.scale};

	return significant_digits(whole) >= least && slipped_place(printed, given) >= 0;
}

static wide
sum_of_terms(const Formula *f)
{
	wide		sum = 0;

	for (int i = 0; i < f->count; i++)
		sum += f->term[i].n * f->term[i].value;
	return sum;
}

/* Would the sum be what is stated if one digit of a term were another?  Its place, −1 if not. */
static int
slip_mends(const Figure *stated, const Formula *f)
{
	wide		gap = stated->value - sum_of_terms(f);

	for (int i = 0; i < f->count && f->style == STYLE_SUM; i++)
	{
		const Figure *term = f->term[i].figure;
		wide		unit = power_of_ten(term->power - term->number.scale + FIGURE_SCALE);
		Scaled		printed = {term->number.coefficient, term->number.scale};
		Scaled		wanted = printed;
		int			place;

		if (f->term[i].n != 1 || gap % unit != 0)
			continue;
		wanted.value += gap / unit;
		place = wanted.value > 0 ? slipped_place(printed, wanted) : -1;
		if (place >= 0)
			return place;
	}
	return -1;
}

/*
 * Parts that words list, and do not close, give their whole but for one digit.
 * Parts above their whole need few digits to be an error; parts below it may be
 * some of it, and what they leave out a round figure.
 */
bool
slipped_sum(const Figure *figure, const Formula *f, const Result *result)
{
	Scaled		stated = {figure->number.coefficient, figure->number.scale};
	int			digits = significant_digits(figure);
	int			place = f->count >= 2 ? slipped_place(stated, result->rounded) : -1;
	bool		above = result->rounded.value > stated.value;

	if (place < 0 && f->count >= 2 && digits > SLIP_DIGITS)
	{
		place = slip_mends(figure, f);
		/* of many parts one explains a gap of few digits by chance */
		place = place >= 2 ? place : -1;
	}
	/* 1443.2万千瓦 is rounded, and leaves small classes out */
	if (place < 0 ||
		(figure->class != CLASS_MONEY && (digits <= SLIP_DIGITS || figure->power > 0 || figure->number.scale > 0)))
		return false;
	for (int i = 0; i < f->count; i++)
		if (sum_of_terms(f) - figure->value == f->term[i].value)
			return false;		/* all but one give it */
	return above ? digits >= 3 : digits >= (f->count == 2 ? SLIP_DIGITS : SLIP_DIGITS + 1) && place > 0;
}

/* Would the sum be what is stated if two digits of this term were swapped? */
static bool
swap_mends(const Figure *stated, const Formula *f, int which)
{
	const Figure *term = f->term[which].figure;
	wide		unit = power_of_ten(term->power - term->number.scale + FIGURE_SCALE);
	wide		gap = stated->value;
	Scaled		printed = {term->number.coefficient, term->number.scale};
	Scaled		wanted = printed;

	for (int i = 0; i < f->count; i++)
		gap -= f->term[i].n * f->term[i].value;
	if (gap == 0 || gap % unit != 0)
		return false;
	wanted.value += gap / unit;
	return wanted.value > 0 && digits_swapped(printed, wanted);
}

/* Parts of an open list give its whole but for two digits: then they are all there are. */
bool
swapped_sum(const Figure *figure, const Formula *f, const Result *result)
{
	Scaled		stated = {figure->number.coefficient, figure->number.scale};

	if (f->count >= 2 && significant_digits(figure) >= (f->count == 2 ? SWAP_DIGITS : SWAP_DIGITS - 1) &&
		digits_swapped(stated, result->rounded))
		return true;
	for (int i = 0; i < f->count && f->count >= 2 && f->style == STYLE_SUM; i++)
		if (f->term[i].n == 1 && significant_digits(f->term[i].figure) >= SWAP_DIGITS && swap_mends(figure, f, i))
			return true;
	return false;
}

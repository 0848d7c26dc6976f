/*-------------------------------------------------------------------------
 *
 * formula.c
 *	  A formula over printed figures, exact, with the room that rounding leaves.
 *
 *-------------------------------------------------------------------------
 */
#include "formula.h"

#include <string.h>

#define SHOWN_DECIMALS	2		/* that a computed figure has more than the stated one */

void
formula_start(Formula *f, FormulaStyle style, bool ratio)
{
	f->style = style;
	f->ratio = ratio;
	f->count = 0;
	f->too_long = false;
}

void
formula_add(Formula *f, const Figure *figure, int n, int m, int decimals)
{
	Term	   *term = &f->term[f->count];
	bool		takes_finest = figure->class == CLASS_MONEY && figure->power <= 4 && figure->power != 3;
	int			scale = takes_finest && decimals > figure->number.scale ? decimals :
		/* points are given to two decimals */
		figure->class == CLASS_SCORE && figure->number.scale < 2 ? 2 : figure->number.scale;
	int			exponent = figure->power - scale + FIGURE_SCALE - 1;

	if (f->count >= FORMULA_MAX_TERMS)
	{
		f->too_long = true;
		return;
	}
	term->value = figure->value;
	/* things that are counted one by one are exact, and so is what was planned in whole numbers */
	term->half = figure->exact || figure->planned ||
		(scale == 0 && figure->class == CLASS_COUNT && figure->power == 0) || exponent < 0 ? 0 :
		5 * power_of_ten(exponent);
	term->printed.value = figure->number.coefficient;
	term->printed.scale = figure->number.scale;
	term->power = figure->power;
	term->figure = figure;
	term->n = n;
	term->m = m;
	f->count++;
}

void
formula_ratio(Formula *f, const Figure *part, const Figure *whole)
{
	formula_start(f, STYLE_RATIO, true);
	formula_add(f, part, 1, 0, part->finest);
	formula_add(f, whole, 0, 1, whole->finest);
}

void
formula_difference(Formula *f, const Figure *from, const Figure *less)
{
	formula_start(f, STYLE_SUM, false);
	formula_add(f, from, 1, 0, from->finest);
	formula_add(f, less, -1, 0, less->finest);
}

void
formula_change(Formula *f, const Figure *d, const Figure *now, int sign)
{
	formula_start(f, STYLE_CHANGE, true);
	formula_add(f, d, 1, sign < 0 ? 1 : -1, d->finest);
	formula_add(f, now, 0, 1, now->finest);
}

wide
drop_digits(wide number, int drop)
{
	if (drop <= 0)
		return number * power_of_ten(-drop);
	return drop > 38 ? 0 : divide_rounded(number, power_of_ten(drop));
}

/* The sums above and below, every term moved by `side` × its corner. */
static bool
sums(const Formula *f, const int *corner, int side, wide *above, wide *below)
{
	*above = 0;
	*below = 0;
	for (int i = 0; i < f->count; i++)
	{
		wide		value = f->term[i].value;

		if (corner != NULL)
			value += side * corner[i] * f->term[i].half;
		if (__builtin_add_overflow(*above, f->term[i].n * value, above) ||
			__builtin_add_overflow(*below, f->term[i].m * value, below))
			return false;
	}
	return true;
}

/* above ÷ below × 10^digits, rounded; false if it takes more than 128 bits. */
static bool
divide(wide above, wide below, int digits, wide *result)
{
	if (below == 0 || __builtin_mul_overflow(above, power_of_ten(digits), &above))
		return false;
	if (below < 0)
	{
		above = -above;
		below = -below;
	}
	*result = divide_rounded(above, below);
	return true;
}

/* Which way each term moves the ratio up: the sign of n·M − m·N. */
static void
corners(const Formula *f, wide above, wide below, int *corner)
{
	for (int i = 0; i < f->count; i++)
	{
		const Term *term = &f->term[i];
		wide		slope = f->ratio ? term->n * below - term->m * above : term->n;

		corner[i] = slope > 0 ? 1 : slope < 0 ? -1 : 0;
	}
}

static Result
weigh_ratio(const Formula *f, const Figure *stated, wide above, wide below)
{
	Result		result = {.fit = FIT_UNKNOWN};
	int			scale = stated->number.scale;
	int			corner[FORMULA_MAX_TERMS];
	wide		low_above,
				low_below,
				high_above,
				high_below,
				low,
				high;
	wide		target = stated->number.coefficient;
	int			digits = scale + (stated->class == CLASS_PERCENT || stated->ratio ? 2 : 0);

	if (below == 0 || !divide(above, below, digits + SHOWN_DECIMALS, &result.computed.value) ||
		!divide(above, below, digits, &result.rounded.value))
		return result;
	result.computed.scale = scale + SHOWN_DECIMALS;
	result.rounded.scale = scale;
	result.fit = FIT_FAILS;
	corners(f, above, below, corner);
	if (!sums(f, corner, -1, &low_above, &low_below) || !sums(f, corner, 1, &high_above, &high_below))
		return result;
	/* where the base may be 0 there is no bound */
	if ((below > 0) != (low_below > 0) || (below > 0) != (high_below > 0) || low_below == 0 || high_below == 0)
		result.fit = FIT_ROUNDING;
	else if (divide(low_above, low_below, digits + SHOWN_DECIMALS, &low) &&
			 divide(high_above, high_below, digits + SHOWN_DECIMALS, &high))
	{
		wide		room_low = result.computed.value - low;
		wide		room_high = high - result.computed.value;

		result.allowance.value = (room_low > room_high ? room_low : room_high) + 5 * power_of_ten(SHOWN_DECIMALS - 1);
		result.allowance.scale = result.computed.scale;
		if (drop_digits(low, SHOWN_DECIMALS) <= target && target <= drop_digits(high, SHOWN_DECIMALS))
			result.fit = FIT_ROUNDING;
	}
	result.truncated = result.computed.value / power_of_ten(SHOWN_DECIMALS) == target;
	if (result.rounded.value == target)
		result.fit = FIT_HOLDS;
	return result;
}

static Result
weigh_sum(const Formula *f, const Figure *stated, wide sum)
{
	Result		result = {.fit = FIT_FAILS};
	int			unit = stated->power - stated->number.scale + FIGURE_SCALE; /* the last place */
	wide		room = 0;
	wide		gap = sum - stated->value;
	int			finest = stated->number.scale;
	int			drop;

	for (int i = 0; i < f->count; i++)
	{
		int			scale = f->term[i].printed.scale + stated->power - f->term[i].power;

		finest = scale > finest ? scale : finest;
		room += f->term[i].half;
	}
	finest = finest > stated->power + FIGURE_SCALE ? stated->power + FIGURE_SCALE : finest;
	drop = stated->power + FIGURE_SCALE - finest;
	result.computed.value = drop_digits(sum, drop);
	result.computed.scale = finest;
	result.rounded.value = drop_digits(sum, unit);
	result.rounded.scale = stated->number.scale;
	room += stated->class == CLASS_SCORE && stated->number.scale < 2 ? 5 * power_of_ten(FIGURE_SCALE - 3) :
		stated->class == CLASS_COUNT && stated->power == 0 && stated->number.scale == 0 ? 0 :
		unit > 0 ? 5 * power_of_ten(unit - 1) : 0;
	result.allowance.value = drop_digits(room, drop > 0 ? drop - 1 : 0);
	result.allowance.scale = drop > 0 ? finest + 1 : finest;
	result.truncated = sum / power_of_ten(unit) == stated->number.coefficient;
	if (result.rounded.value == stated->number.coefficient)
		result.fit = FIT_HOLDS;
	else if ((gap < 0 ? -gap : gap) <= room)
		result.fit = FIT_ROUNDING;
	return result;
}

Result
formula_weigh(const Formula *f, const Figure *stated)
{
	Result		unknown = {.fit = FIT_UNKNOWN};
	wide		above,
				below;

	if (f->too_long || f->count == 0 || !sums(f, NULL, 0, &above, &below))
		return unknown;
	return f->ratio ? weigh_ratio(f, stated, above, below) : weigh_sum(f, stated, above);
}

size_t
scaled_print(Scaled number, char *buf)
{
	char		digits[48];
	int			count = 0;
	size_t		len = 0;
	uwide		rest = number.value < 0 ? -(uwide) number.value : (uwide) number.value;

	do
	{
		digits[count++] = (char) ('0' + (int) (rest % 10));
		rest /= 10;
	} while (rest > 0 || count <= number.scale);
	if (number.value < 0)
		buf[len++] = '-';
	while (count > 0)
	{
		buf[len++] = digits[--count];
		if (count == number.scale && count > 0)
			buf[len++] = '.';
	}
	buf[len] = '\0';
	return len;
}

/* All operands in the smallest of their units, so that the formula is right. */
static Scaled
common_unit(const Formula *f, const Term *term)
{
	int			power = term->power;
	Scaled		number = term->printed;

	for (int i = 0; i < f->count; i++)
		power = f->term[i].power < power ? f->term[i].power : power;
	for (int shift = term->power - power; shift > 0; shift--)
		if (number.scale > 0)
			number.scale--;
		else
			number.value *= 10;
	return number;
}

int
formula_operands(const Formula *f, Scaled *operands)
{
	for (int i = 0; i < f->count; i++)
		operands[i] = common_unit(f, &f->term[i]);
	return f->count;
}

/* A buffer that takes what fits. */
typedef struct Buffer
{
	char	   *at;
	char	   *end;
} Buffer;

static void
put(Buffer *buffer, const char *text)
{
	size_t		len = strlen(text);

	if ((size_t) (buffer->end - buffer->at) > len)
	{
		memcpy(buffer->at, text, len + 1);
		buffer->at += len;
	}
}

static void
put_term(Buffer *buffer, const Formula *f, int i)
{
	char		number[64];

	scaled_print(common_unit(f, &f->term[i]), number);
	put(buffer, number);
}

/* Σ of the terms with a sign above (or below) the line. */
static void
put_sum(Buffer *buffer, const Formula *f, bool above)
{
	bool		first = true;

	for (int i = 0; i < f->count; i++)
	{
		int			sign = above ? f->term[i].n : f->term[i].m;

		if (sign == 0)
			continue;
		put(buffer, first ? (sign < 0 ? "-" : "") : sign < 0 ? " - " : " + ");
		put_term(buffer, f, i);
		first = false;
	}
}

static void
put_base(Buffer *buffer, const Formula *f)
{
	int			count = 0;

	for (int i = 0; i < f->count; i++)
		count += f->term[i].m != 0;
	put(buffer, count > 1 ? "(" : "");
	if (f->style == STYLE_CHANGE && count > 1)
	{
		put_term(buffer, f, 1);
		put(buffer, f->term[0].m < 0 ? " - " : " + ");
		put_term(buffer, f, 0);
	}
	else
		put_sum(buffer, f, false);
	put(buffer, count > 1 ? ")" : "");
}

/* What stands above the line: in brackets where it is more than one figure. */
static void
put_parts(Buffer *buffer, const Formula *f)
{
	int			count = 0;

	for (int i = 0; i < f->count; i++)
		count += f->term[i].n != 0;
	put(buffer, count > 1 ? "(" : "");
	put_sum(buffer, f, true);
	put(buffer, count > 1 ? ")" : "");
}

void
formula_print(const Formula *f, char *buf, size_t size)
{
	Buffer		buffer = {buf, buf + size};

	buf[0] = '\0';
	switch (f->style)
	{
		case STYLE_SUM:
			put_sum(&buffer, f, true);
			return;
		case STYLE_GROWTH:
			put_term(&buffer, f, 0);
			put(&buffer, " ÷ ");
			put_base(&buffer, f);
			put(&buffer, " - 1");
			return;
		case STYLE_FALL:
		case STYLE_REST:
			put(&buffer, "1 - ");
			put_term(&buffer, f, 0);
			put(&buffer, " ÷ ");
			put_base(&buffer, f);
			return;
		case STYLE_RATIO:
			put_parts(&buffer, f);
			put(&buffer, " ÷ ");
			put_base(&buffer, f);
			return;
		default:
			put_term(&buffer, f, 0);
			put(&buffer, " ÷ ");
			put_base(&buffer, f);
			return;
	}
}

int
significant_digits(const Figure *f)
{
	int64_t		number = f->number.coefficient < 0 ? -f->number.coefficient : f->number.coefficient;
	int			digits = 0;

	for (int scale = f->number.scale; scale == 0 && number != 0 && number % 10 == 0;)
		number /= 10;
	for (; number != 0; number /= 10)
		digits++;
	return digits;
}

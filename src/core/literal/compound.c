/*-------------------------------------------------------------------------
 *
 * compound.c
 *	  Numbers in several parts: 1亿2000万元, 3万5000人, 一万五千人.
 *
 *-------------------------------------------------------------------------
 */
#include "compound.h"

#include "unit_read.h"

/* The power of ten that a part is counted in, by what follows its number. */
static uint8_t
power_here(const Scan *scan)
{
	size_t		len = (size_t) (scan->end - scan->at);
	size_t		before = unit_before_note(scan->at, len);
	uint8_t		power;
	Unit		unit;

	/* 千克 is no thousand of 克 */
	if (unit_parse(scan->at, before ? before : len, &unit) && unit.code != UNIT_OPAQUE)
		return unit.power;
	(void) unit_power_prefix(scan->at, len, &power);
	return power;
}

/*
 * number × 10^raise + part, where part < 10^raise; false if that is not so, or
 * takes too many digits.
 */
static bool
append_part(Decimal *number, int raise, const Decimal *part)
{
	wide		above = power_of_ten(raise + part->scale);
	wide		sum;

	if (part->coefficient < 0 || part->coefficient >= above ||
		__builtin_mul_overflow((wide) number->coefficient, above, &sum) ||
		__builtin_add_overflow(sum, (wide) part->coefficient, &sum) ||
		sum < 0 || sum >= power_of_ten(DECIMAL_MAX_DIGITS))
		return false;
	number->coefficient = (int64_t) sum;
	number->scale = part->scale;
	return true;
}

/* Is the number below ten?  3万5人 may be 35,000 as well as 30,005. */
static bool
is_one_digit(const Decimal *number)
{
	return number->coefficient < power_of_ten(number->scale + 1);
}

/* Reads a part below one of 10^power, and the power that it is counted in. */
static bool
scan_part(Scan *scan, Decimal *part, int power, int *next_power)
{
	if (scan_number(scan, part) != NUMBER_OK || scan_at_end(scan))
		return false;
	*next_power = power_here(scan);
	return *next_power < power && (*next_power > 0 || !is_one_digit(part));
}

/*
 * The same in Chinese, where a place left out wants 零, and nothing else does:
 * 一万零五百, 一万五千.
 */
static bool
scan_chinese_part(Scan *scan, Decimal *part, int power, int *next_power)
{
	bool		zero = scan_word(scan, "零");

	if (scan_chinese_number(scan, part) != NUMBER_OK || part->coefficient == 0 ||
		scan_at_end(scan))
		return false;
	*next_power = power_here(scan);
	return *next_power < power &&
		zero == (part->coefficient < power_of_ten(power - *next_power - 1));
}

bool
scan_compound(Scan *scan, Decimal *number, bool chinese)
{
	Scan		ahead = *scan;
	Scan		behind = *scan;
	Decimal		total = *number;

	for (;;)
	{
		uint8_t		power;
		int			next_power;
		Decimal		part;

		ahead.at += unit_power_prefix(ahead.at, (size_t) (ahead.end - ahead.at),
									  &power);
		if (power == 0)
			break;
		if (scan_at_digit(&ahead))
		{
			if (total.scale != 0 || total.coefficient < 0 ||
				!scan_part(&ahead, &part, power, &next_power))
				return false;
		}
		else if (!chinese || !scan_chinese_part(&ahead, &part, power, &next_power))
			break;
		if (!append_part(&total, power - next_power, &part))
			return false;
		behind = ahead;
	}
	if (behind.at == scan->at)
		return false;
	*scan = behind;
	*number = total;
	return true;
}

void
compound_in_wan(Decimal *number, Unit *unit)
{
	wide		factor;

	if (unit->power != 6 && unit->power != 7)
		return;
	factor = power_of_ten(unit->power - 4);
	if (number->coefficient * factor >= power_of_ten(DECIMAL_MAX_DIGITS))
		return;
	number->coefficient = (int64_t) (number->coefficient * factor);
	unit->power = 4;
}

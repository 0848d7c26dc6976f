/*-------------------------------------------------------------------------
 *
 * form_indicator_rows.c
 *	  Targets and actual values, judged beside each other.
 *
 *-------------------------------------------------------------------------
 */
#include "form_indicator.h"

/* Days since 1899-12-30 from 2000 to 2050. */
#define FIRST_DAY_NUMBER	36526
#define LAST_DAY_NUMBER		55153

static const FormValue nothing = {{"", 0}, {"", 0}, false};

#define ASK(words) ((FormValue) {SPAN_NONE, SPAN(words), false})

/* 2024年12月, 12月31日, 2024年: digits and 年月日 in their order. */
static bool
is_calendar(Span text)
{
	static const Span units[] = {{"年", 3}, {"月", 3}, {"日", 3}};
	size_t		next = 0;

	while (text.len > 0)
	{
		size_t		digits = 0;

		while (digits < text.len && is_digit(text.s[digits]))
			digits++;
		text = span_from(text, digits);
		while (next < 3 && !span_starts(text, units[next]))
			next++;
		if (digits == 0 || next == 3)
			return false;
		text = span_from(text, units[next++].len);
	}
	return next > 0;
}

/* Does the indicator speak of time, so that a date may be its value? */
static bool
is_of_time(const Indicator *indicator)
{
	static const Span words[] = {
		{"时间", 6}, {"时限", 6}, {"日期", 6}, {"期限", 6}, {"时点", 6}, {"完成时", 9}
	};

	if (span_has(indicator->level2, SPAN("时效")))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_has(indicator->level3, words[i]))
			return true;
	return false;
}

/* What a cell that may be a date gives: its value, or a question. */
static FormValue
checked_date(const Indicator *indicator, const FormCell *cell, FormValue value)
{
	Decimal		number;

	if (value.literal.len == 0)
		return value;
	if (span_is(cell->grid.held_type, SPAN("date")) &&
		!((is_calendar(cell->text) || form_text_is_day(cell->text)) && is_of_time(indicator)))
		return ASK("这一格是日期格式，可能是表格软件改写的，没有读入");
	if (is_of_time(indicator) && value_decimal(value.literal, &number) && number.scale == 0 &&
		number.coefficient >= FIRST_DAY_NUMBER && number.coefficient < LAST_DAY_NUMBER)
		return ASK("这一格可能是日期的序号，没有读入");
	return value;
}

void
indicator_rows_add(IndicatorRows *rows, Reader *reader, const Indicator *from)
{
	Indicator  *indicator;
	FormCell   *initial = from->cell[ROLE_INITIAL_TARGET];
	FormCell   *target = from->cell[ROLE_TARGET];
	FormCell   *actual = from->cell[ROLE_ACTUAL];
	Decimal		mark;

	rows->indicator = array_grow(reader->memory, rows->indicator, rows->count,
								 &rows->room, sizeof(Indicator));
	indicator = &rows->indicator[rows->count++];
	*indicator = *from;
	indicator->initial_target = indicator->target = indicator->actual = nothing;
	if (initial != NULL)
		indicator->initial_target =
			checked_date(from, initial, value_target(reader->memory, from->sign, initial,
													 from->measure, from->direction));
	if (target != NULL)
		indicator->target =
			checked_date(from, target, value_target(reader->memory, from->sign, target,
													from->measure, from->direction));
	if (actual != NULL)
		indicator->actual =
			checked_date(from, actual, value_actual(reader->memory, actual, from->actual_measure));
	if (value_decimal(from->points.literal, &mark) && mark.scale <= MARK_SCALE)
		reader->form.earned += mark.coefficient * power_of_ten(MARK_SCALE - mark.scale);
	else
		reader->form.uncounted = true;
	if (value_decimal(from->full_mark.literal, &mark) && mark.scale <= MARK_SCALE)
	{
		reader->form.marks += mark.coefficient * power_of_ten(MARK_SCALE - mark.scale);
		reader->form.marked = true;
	}
}

/* The number in a literal, whatever is around it; none if there is not one. */
static bool
number_in(Span literal, Decimal *number)
{
	size_t		first = 0;
	size_t		end;

	while (first < literal.len && !is_digit(literal.s[first]))
		first++;
	for (end = first; end < literal.len && (is_digit(literal.s[end]) || literal.s[end] == '.'); end++)
		;
	return end > first && value_decimal((Span) {literal.s + first, end - first}, number);
}

static bool
has_percent(Span literal)
{
	return span_has(literal, SPAN("%")) || span_has(literal, SPAN("％"));
}

static bool
exceeds_two(Span literal)
{
	Decimal		number;

	return number_in(literal, &number) && number.coefficient > 2 * power_of_ten(number.scale);
}

/* Is the literal a percentage above 2 %, as one reads it? */
static bool
is_whole_percent(Span literal)
{
	return has_percent(literal) && exceeds_two(literal);
}

/*
 * Could a target be a fraction, where others of its column are percentages?
 * One without a decimal point (1) is a count.
 */
static bool
target_may_be_fraction(const Reader *reader, Span literal, bool others)
{
	Decimal		number;

	literal = form_text_fold_squeeze(reader->memory, literal);
	return others && value_is_bare(literal) && value_decimal(literal, &number) &&
		number.scale > 0 && value_is_fraction(literal);
}

/*
 * Could an actual value be a fraction, where its target is a percentage?  With
 * a unit's cell that says % only where else it would be far from its target.
 */
static bool
actual_may_be_fraction(const Indicator *indicator, Span literal, Span target)
{
	const FormCell *cell = indicator->cell[ROLE_ACTUAL];
	Decimal		number;
	Decimal		aim;
	/* 成活率（%） */
	bool		named = span_ends(indicator->level3, SPAN("%）")) || span_ends(indicator->level3, SPAN("%)")) ||
		span_ends(indicator->level3, SPAN("％）"));

	if (has_percent(cell->text) || !(is_whole_percent(target) || (named && exceeds_two(target))) ||
		!number_in(literal, &number) || !number_in(target, &aim) || number.coefficient <= 0)
		return false;
	if (value_is_bare(literal))
		return value_is_fraction(literal);
	return has_percent(literal) && number.coefficient <= power_of_ten(number.scale) &&
		(wide) number.coefficient * 20 * power_of_ten(aim.scale) < aim.coefficient * power_of_ten(number.scale);
}

/* Is it 0.95 in its cell and % in that of the unit?  What is below 0.8 may be so small. */
static bool
shows_fraction(const Reader *reader, const FormCell *cell, Span literal, bool any)
{
	Decimal		number;

	return cell != NULL && has_percent(literal) && value_lacks_unit(reader->memory, cell->text) &&
		number_in(literal, &number) && number.scale > 0 && number.coefficient <= power_of_ten(number.scale) &&
		(any || number.coefficient * 5 >= 4 * power_of_ten(number.scale));
}

static void
put_quantity(Reader *reader, const Indicator *indicator, const char *column,
			 FormValue value, FormRole role, bool fraction)
{
	FormCell   *cell = indicator->cell[role];

	/* what is merged was asked for where it stands */
	if (cell->grid.row_no != indicator->row->row_no && (fraction || value.reason.len > 0))
		return;
	if (fraction)
		value = ASK("这个数可能是百分比的小数形式：95%还是0.95%，没有读入");
	put_result(reader, "indicator", indicator->number, column, value, cell);
}

/* Do other indicators have no cell of the role beside one that reaches down to them? */
static bool
is_shared(const IndicatorRows *rows, size_t i, FormRole role)
{
	const FormCell *cell = rows->indicator[i].cell[role];

	for (i++; cell != NULL && i < rows->count && cell_reaches(cell, rows->indicator[i].row); i++)
		if (rows->indicator[i].cell[role] == NULL)
			return true;
	return false;
}

/* The full mark, in a cell of its own or in the name, and the points; shares are judged beside each other. */
static void
put_points(IndicatorRows *rows, Reader *reader, size_t i)
{
	const Indicator *at = &rows->indicator[i];

	if (at->cell[ROLE_WEIGHT] == NULL)
		put_value(reader, "indicator", at->number, "full_mark", at->full_mark.literal,
				  at->cell[ROLE_LEVEL3] != NULL ? at->cell[ROLE_LEVEL3] : &at->row->cell[0]);
	else if (is_shared(rows, i, ROLE_WEIGHT))
		put_line(reader, SEVERITY_ASK, at->cell[ROLE_WEIGHT],
				 SPAN("这个分值是几个指标合在一起的，没有读入：请分到各指标"));
	else if (!at->share)
		put_result(reader, "indicator", at->number, "full_mark", at->full_mark, at->cell[ROLE_WEIGHT]);
	if (at->cell[ROLE_POINTS] != NULL && is_shared(rows, i, ROLE_POINTS))
		put_line(reader, SEVERITY_ASK, at->cell[ROLE_POINTS],
				 SPAN("这个得分是几个指标合在一起的，没有读入：请分到各指标"));
	else if (at->cell[ROLE_POINTS] != NULL)
		put_result(reader, "indicator", at->number, "self_points", at->points, at->cell[ROLE_POINTS]);
}

/*
 * Full marks in % are of the whole where with those of the money they make 100,
 * else they may be of the level above, and are asked for.
 */
static void
put_shares(IndicatorRows *rows, Reader *reader)
{
	bool		asked = false;
	bool		sound = marks_are_sound(&reader->form);

	for (size_t i = 0; i < rows->count; i++)
	{
		const Indicator *at = &rows->indicator[i];

		if (!at->share || is_shared(rows, i, ROLE_WEIGHT))
			continue;
		if (sound || at->full_mark.literal.len == 0)
			put_result(reader, "indicator", at->number, "full_mark", at->full_mark, at->cell[ROLE_WEIGHT]);
		else if (!asked)
			put_line(reader, SEVERITY_ASK, at->cell[ROLE_WEIGHT],
					 SPAN("权重是百分比，合计不是100%，不能确定是占总分的还是占上一级指标的，这一栏没有读入"));
		asked = asked || !sound;
		at->cell[ROLE_WEIGHT]->claimed = true;
	}
	if (asked)
		reader->form.marked = false;
}

void
indicator_rows_put(IndicatorRows *rows, Reader *reader)
{
	bool		percent = false;

	put_shares(rows, reader);
	for (size_t i = 0; i < rows->count; i++)
		put_points(rows, reader, i);
	for (size_t i = 0; i < rows->count; i++)
		percent = percent || is_whole_percent(rows->indicator[i].target.literal) ||
			is_whole_percent(rows->indicator[i].initial_target.literal);
	for (size_t i = 0; i < rows->count; i++)
	{
		const Indicator *at = &rows->indicator[i];
		/* what was not adjusted is still the target */
		Span		target = at->target.literal.len > 0 ? at->target.literal : at->initial_target.literal;

		bool		unit = shows_fraction(reader, at->cell[ROLE_TARGET], at->target.literal, false);
		bool		fraction = unit || target_may_be_fraction(reader, target, percent);

		if (at->cell[ROLE_INITIAL_TARGET] != NULL)
			put_quantity(reader, at, "initial_target", at->initial_target, ROLE_INITIAL_TARGET,
						 target_may_be_fraction(reader, at->initial_target.literal, percent));
		if (at->cell[ROLE_TARGET] != NULL)
			put_quantity(reader, at, "target", at->target, ROLE_TARGET,
						 unit || target_may_be_fraction(reader, at->target.literal, percent));
		/* beside a target that may be 90 %, 0.93 may be 93 % */
		if (at->cell[ROLE_ACTUAL] != NULL)
			put_quantity(reader, at, "actual", at->actual, ROLE_ACTUAL, fraction ?
						 target_may_be_fraction(reader, at->actual.literal, true) ||
						 shows_fraction(reader, at->cell[ROLE_ACTUAL], at->actual.literal, true) :
						 actual_may_be_fraction(at, at->actual.literal, target));
	}
}

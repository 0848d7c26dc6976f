/*-------------------------------------------------------------------------
 *
 * form_value.c
 *	  Numbers, amounts and quantities out of the cells of a form.
 *
 *-------------------------------------------------------------------------
 */
#include "form_value.h"

#include "amount.h"
#include "blank.h"
#include "form_text.h"
#include "scan.h"

/* A value that was typed has no more decimals; a formula's may. */
#define TYPED_DECIMALS	4

static const FormValue nothing = {{"", 0}, {"", 0}, false};

static FormValue
literal(Span span)
{
	return (FormValue) {span, SPAN_NONE, false};
}

#define ASK(words) ((FormValue) {SPAN_NONE, SPAN(words), false})
#define UNREADABLE(words) ((FormValue) {SPAN_NONE, SPAN(words), true})

/* 1100 1100: is there a blank between two digits? */
static bool
has_parted_digits(Span text)
{
	for (size_t i = 1; i + 1 < text.len; i++)
	{
		Span		rest = form_text_trim(span_from(text, i));

		if (is_digit(text.s[i - 1]) && rest.len > 0 && rest.s > text.s + i && is_digit(*rest.s))
			return true;
	}
	return false;
}

bool
value_plain(const FormMemory *memory, Span text, Span *digits)
{
	Span		folded = form_text_fold_squeeze(memory, text);
	SpanBuffer	plain = {memory, NULL, 0, 0};
	bool		negative = false;
	Scan		scan;
	Decimal		number;

	if (has_parted_digits(text))
		return false;
	if (folded.len > 2 && *folded.s == '(' && folded.s[folded.len - 1] == ')')
	{
		negative = true;
		folded = (Span) {folded.s + 1, folded.len - 2};
		if (!is_digit(*folded.s))
			return false;
	}
	scan = (Scan) {folded.s, folded.s + folded.len};
	if (scan_number(&scan, &number) != NUMBER_OK || !scan_at_end(&scan))
		return false;
	if (negative)
		buffer_append_char(&plain, '-');
	for (size_t i = 0; i < folded.len; i++)
		if (span_starts(span_from(folded, i), SPAN("，")))
			i += strlen("，") - 1;
		else if (folded.s[i] != ',' && folded.s[i] != '+')
			buffer_append_char(&plain, folded.s[i]);
	*digits = buffer_span(&plain);
	return true;
}

bool
value_decimal(Span digits, Decimal *number)
{
	Scan		scan = {digits.s, digits.s + digits.len};

	return scan_number(&scan, number) == NUMBER_OK && scan_at_end(&scan);
}

Span
value_digits(const FormMemory *memory, Decimal number)
{
	char		buf[DECIMAL_PRINT_SIZE];
	size_t		len = decimal_print(number.coefficient, number.scale, 0, buf);

	return span_copy(memory, (Span) {buf, len});
}

Decimal
value_hundredfold(Decimal number)
{
	while (number.scale < 2 && number.coefficient < INT64_MAX / 10 && number.coefficient > INT64_MIN / 10)
	{
		number.coefficient *= 10;
		number.scale++;
	}
	number.scale -= number.scale < 2 ? number.scale : 2;
	return number;
}

/* Without zeros at the end. */
static Decimal
trimmed(Decimal number)
{
	while (number.scale > 0 && number.coefficient % 10 == 0)
	{
		number.coefficient /= 10;
		number.scale--;
	}
	return number;
}

/* Is shown what held is when it is rounded to as many decimals? */
static bool
rounds_to(Decimal held, Decimal shown)
{
	int			scale = held.scale > shown.scale ? held.scale : shown.scale;
	wide		h = (wide) held.coefficient * power_of_ten(scale - held.scale);
	wide		s = (wide) shown.coefficient * power_of_ten(scale - shown.scale);
	wide		apart = h > s ? h - s : s - h;

	return apart * 2 <= power_of_ten(scale - shown.scale);
}

static bool
is_numeric(const FormCell *cell)
{
	return span_is(cell->grid.held_type, SPAN("float")) ||
		span_is(cell->grid.held_type, SPAN("percentage")) ||
		span_is(cell->grid.held_type, SPAN("currency"));
}

/* What makes a cell of any kind a question; true if it is one. */
static bool
is_question(const FormCell *cell, FormValue *value)
{
	if (span_is(cell->grid.held_type, SPAN("revised")))
		*value = ASK("这一格有删除线、隐藏文字或修订痕迹，没有读入：定稿后重新读入");
	else if (span_is(cell->grid.held_type, SPAN("error")) || span_starts(cell->text, SPAN("#REF!")) ||
			 span_starts(cell->text, SPAN("###")))
		*value = UNREADABLE("公式没有算出这一格的值");
	else if (span_is(cell->grid.held_type, SPAN("time")) || span_is(cell->grid.held_type, SPAN("boolean")))
		*value = ASK("这一格是时间或逻辑值，不是填报的文字或数字，没有读入");
	else if (is_numeric(cell) && cell->text.len == 0 && !span_is(cell->grid.held, SPAN("0")))
		*value = ASK("这一格存有数值而没有显示，没有读入");
	else
		return false;
	return true;
}

/*
 * The number that a cell shows, against the one that it holds, of which a
 * percentage is a hundredth.  False if the two do not go together.
 */
static bool
exact_number(const FormCell *cell, Decimal shown, Decimal *exact)
{
	Decimal		held;

	*exact = shown;
	if (!is_numeric(cell))
		return true;
	if (!value_decimal(cell->grid.held, &held))
		return false;
	if (span_is(cell->grid.held_type, SPAN("percentage")))
		held = value_hundredfold(held);
	*exact = trimmed(held);
	return rounds_to(held, shown);
}

/*
 * A number with its unit likewise.  A format may show in 万元 what is held in 元
 * (0\.0,"万元"), as none divides by ten thousand, or in 千元 (0,"千元"): then what
 * is held is exact.
 */
static bool
exact_quantity(const FormCell *cell, Decimal shown, Span unit, Decimal *exact)
{
	Decimal		held;
	int			powers;

	if (exact_number(cell, shown, exact))
		return true;
	powers = span_starts(unit, SPAN("万")) ? 4 : span_starts(unit, SPAN("亿")) ? 8 :
		span_starts(unit, SPAN("千")) ? 3 : span_starts(unit, SPAN("百万")) ? 6 : 0;
	if (span_is(cell->grid.held_type, SPAN("percentage")) || powers == 0 ||
		!value_decimal(cell->grid.held, &held) || held.scale > DECIMAL_MAX_SCALE - powers)
		return false;
	held.scale += powers;
	*exact = trimmed(held);
	return rounds_to(held, shown);
}

/* The one number in the text: what stands before and behind it; false if not one. */
static bool
find_number(Span text, Span *before, Span *number, Span *behind)
{
	size_t		first = 0;
	size_t		end;

	while (first < text.len && !is_digit(text.s[first]))
		first++;
	for (end = first; end < text.len; end++)
		if (!is_digit(text.s[end]) && !(end + 1 < text.len && is_digit(text.s[end + 1]) &&
										(text.s[end] == ',' || text.s[end] == '.')))
			break;
	*before = (Span) {text.s, first};
	*number = (Span) {text.s + first, end - first};
	*behind = span_from(text, end);
	for (size_t i = 0; i < behind->len; i++)
		if (is_digit(behind->s[i]))
			return false;
	return number->len > 0;
}

/* 1,260块 as 1260块; commas between other groups than of three digits stay. */
static Span
without_commas(const FormMemory *memory, Span text)
{
	SpanBuffer	kept = {memory, NULL, 0, 0};

	for (size_t i = 0; i < text.len; i++)
	{
		size_t		digits = 0;

		while (i + 1 + digits < text.len && is_digit(text.s[i + 1 + digits]))
			digits++;
		if (text.s[i] != ',' || digits != 3 || i == 0 || !is_digit(text.s[i - 1]))
			buffer_append_char(&kept, text.s[i]);
	}
	return buffer_span(&kept);
}

/* (5.0%) of a negative number without the brackets. */
static bool
without_brackets(const FormCell *cell, Span *text)
{
	Span		inner = *text;
	bool		wide_open = span_starts(inner, SPAN("（"));
	bool		wide_close = span_ends(inner, SPAN("）"));

	if (!span_starts(cell->grid.held, SPAN("-")) || !(wide_open || span_starts(inner, SPAN("("))) ||
		!(wide_close || span_ends(inner, SPAN(")"))))
		return false;
	inner = span_from(inner, wide_open ? strlen("（") : 1);
	inner.len -= wide_close ? strlen("）") : 1;
	*text = inner;
	return true;
}

/* Without ￥ in front, which says no unit: the form's heading does. */
static Span
without_currency(Span text)
{
	static const Span signs[] = {{"￥", 3}, {"¥", 2}};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (span_starts(text, signs[i]))
			return form_text_trim(span_from(text, signs[i].len));
	return text;
}

static bool
says_unit(Span text)
{
	return span_has(text, SPAN("元")) || span_has(text, SPAN("万")) || span_has(text, SPAN("亿"));
}

FormValue
value_amount(const FormMemory *memory, const FormCell *cell, Span unit)
{
	SpanBuffer	amount = {memory, NULL, 0, 0};
	FormValue	question;
	Span		before;
	Span		number;
	Span		behind;
	Span		digits;
	Decimal		shown;
	Decimal		exact;
	Span		folded = form_text_fold_squeeze(memory, cell->text);
	int64_t		fen;

	if (is_question(cell, &question))
		return question;
	if (span_is(cell->grid.held_type, SPAN("date")))
		return ASK("这一格是日期，不是金额，没有读入");
	if (has_parted_digits(cell->text))
		return UNREADABLE("一格里有两个数，不是一个金额");
	if (blank_cell(cell->text.s, cell->text.len) || form_text_is_blank(cell->text))
	{
		if (!is_numeric(cell))
			return nothing;
		if (!span_is(cell->grid.held, SPAN("0")))
			return ASK("这一格存有数值而没有显示，没有读入");
		digits = SPAN("0");
		behind = SPAN_NONE;
	}
	else if (value_plain(memory, without_currency(cell->text), &digits))
	{
		if (!value_decimal(digits, &shown) || !exact_quantity(cell, shown, unit, &exact))
			return ASK("显示的数与存储的数不一致，没有读入");
		if (shown.coefficient == 0 && exact.coefficient != 0)
			return ASK("显示为0而存储的数不是0，没有读入");
		if (is_numeric(cell))
			digits = value_digits(memory, exact);
		behind = SPAN_NONE;
	}
	else if (find_number(folded, &before, &number, &behind) && behind.len > 0 &&
			 value_plain(memory, number, &digits) && value_decimal(digits, &shown))
	{
		Span		sign = span_ends(before, SPAN("-")) ? SPAN("-") : SPAN_NONE;

		if (amount_parse(folded.s, folded.len, &fen).code != VERDICT_OK)
			return UNREADABLE("不是金额");
		if (!is_numeric(cell))
			return literal(cell->text);
		if (sign.len > 0)
			shown.coefficient = -shown.coefficient;
		if (!exact_quantity(cell, shown, behind, &exact))
			return ASK("显示的数与存储的数不一致，没有读入");
		digits = value_digits(memory, exact);
	}
	else
	{
		if (amount_parse(folded.s, folded.len, &fen).code != VERDICT_OK)
			return UNREADABLE("不是金额");
		if (!says_unit(folded))
			return ASK("没有写明金额的单位是元还是万元，没有读入");
		return is_numeric(cell) ? ASK("显示的数与存储的数不一致，没有读入") : literal(cell->text);
	}
	buffer_append(&amount, digits);
	buffer_append(&amount, behind.len > 0 ? behind : unit);
	if (behind.len == 0 && unit.len == 0)
		return ASK("没有写明金额的单位是元还是万元，没有读入");
	if (amount_parse(amount.s, amount.len, &fen).code != VERDICT_OK)
		return is_numeric(cell) ? ASK("存储的数不是整分的金额，没有读入") : UNREADABLE("不是金额");
	return literal(buffer_span(&amount));
}

/* The digits of a number that is shown: those held, unless a formula made them. */
static Span
number_digits(const FormMemory *memory, const FormCell *cell, Span shown_digits, Decimal exact)
{
	if (!is_numeric(cell) || exact.scale > TYPED_DECIMALS)
		return shown_digits;
	return value_digits(memory, exact);
}

FormValue
value_number(const FormMemory *memory, const FormCell *cell)
{
	FormValue	question;
	Span		text = cell->text;
	Span		digits;
	Decimal		shown;
	Decimal		exact;

	if (is_question(cell, &question))
		return question;
	if (span_is(cell->grid.held_type, SPAN("date")))
		return ASK("这一格是日期，不是数字，没有读入");
	if (form_text_is_blank(text) || blank_cell(text.s, text.len))
		return is_numeric(cell) && text.len > 0 ? literal(SPAN("0")) : nothing;
	if (span_ends(text, SPAN("分")))
		text.len -= strlen("分");
	if (!value_plain(memory, text, &digits) || !value_decimal(digits, &shown))
		return UNREADABLE("应为数字");
	if (!exact_number(cell, shown, &exact))
		return ASK("显示的数与存储的数不一致，没有读入");
	return literal(number_digits(memory, cell, digits, exact));
}

FormValue
value_percent(const FormMemory *memory, const FormCell *cell)
{
	FormValue	question;
	Span		text = form_text_fold_squeeze(memory, cell->text);
	Span		digits;
	Decimal		shown;
	Decimal		exact;

	if (is_question(cell, &question))
		return question;
	if (form_text_is_blank(text) || blank_cell(text.s, text.len))
		return nothing;
	if (span_ends(text, SPAN("%")))
		text.len--;
	if (has_parted_digits(cell->text) || !value_plain(memory, text, &digits) || !value_decimal(digits, &shown))
		return UNREADABLE("应为百分比");
	if (!exact_number(cell, shown, &exact))
		return ASK("显示的数与存储的数不一致，没有读入");
	return literal(number_digits(memory, cell, digits, exact));
}

FormValue
value_mark(const FormMemory *memory, const FormCell *cell)
{
	return span_ends_percent(cell->text) ? value_percent(memory, cell) : value_number(memory, cell);
}

FormValue
value_quantity(const FormMemory *memory, const FormCell *cell)
{
	FormValue	question;
	Span		text = form_text_join(memory, cell->text);
	SpanBuffer	exact_text = {memory, NULL, 0, 0};
	Span		before;
	Span		middle;
	Span		behind;
	Span		digits;
	Decimal		shown;
	Decimal		exact;
	Decimal		number;
	bool		negative;

	if (is_question(cell, &question))
		return question;
	if (form_text_is_blank(text))
		return is_numeric(cell) && text.len > 0 ? literal(SPAN("0")) : nothing;
	text = without_commas(memory, text);
	if (!is_numeric(cell))
		return literal(text);
	negative = without_brackets(cell, &text);
	if (!find_number(text, &before, &middle, &behind) ||
		!value_plain(memory, middle, &digits) || !value_decimal(digits, &shown))
		return ASK("显示的文字与存储的数不一致，没有读入");
	if (negative || span_ends(before, SPAN("-")))
	{
		shown.coefficient = -shown.coefficient;
		before.len -= span_ends(before, SPAN("-"));
		digits = value_digits(memory, shown);
	}
	if (!exact_quantity(cell, shown, behind, &exact))
		return ASK("显示的数与存储的数不一致，没有读入");
	buffer_append(&exact_text, before);
	/* what is held in 元 has four decimals more in 万元 */
	if (exact.scale > TYPED_DECIMALS && !exact_number(cell, shown, &number))
		digits = value_digits(memory, exact);
	buffer_append(&exact_text, number_digits(memory, cell, digits, exact));
	buffer_append(&exact_text, behind);
	return literal(buffer_span(&exact_text));
}

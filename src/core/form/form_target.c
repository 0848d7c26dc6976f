/*-------------------------------------------------------------------------
 *
 * form_target.c
 *	  Targets and actual values, out of one cell or of cells for sign, number
 *	  and unit.
 *
 *-------------------------------------------------------------------------
 */
#include "form_value.h"

#include "form_text.h"
#include "scan.h"

/* 平方米/人·年 is a unit, a sentence is none. */
#define UNIT_MAX_BYTES	24

#define ASK(words) ((FormValue) {SPAN_NONE, SPAN(words), false})

static const struct
{
	const char *written;
	const char *sign;
}			signs[] =
{
	{"≥", "≥"}, {"≤", "≤"}, {"=", "="}, {">", ">"}, {"<", "<"},
	{">=", "≥"}, {"<=", "≤"}, {"=>", "≥"}, {"=<", "≤"}, {"==", "="},
	{"大于等于", "≥"}, {"大于或等于", "≥"}, {"不小于", "≥"}, {"不少于", "≥"}, {"不低于", "≥"},
	{"小于等于", "≤"}, {"小于或等于", "≤"}, {"不大于", "≤"}, {"不多于", "≤"}, {"不超过", "≤"}, {"不高于", "≤"},
	{"等于", "="}, {"大于", ">"}, {"高于", ">"}, {"超过", ">"}, {"小于", "<"}, {"低于", "<"}
};

/* Words in the sign's cell that leave the target to the value's cell. */
static const char *const no_signs[] = {
	"", "定性", "定量", "文字描述", "文字", "其他", "其它", "-", "/", "—", "无"
};

static Span
span_of(const char *word)
{
	return (Span) {word, strlen(word)};
}

static bool
is_among(Span text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (span_is(text, span_of(words[i])))
			return true;
	return false;
}

bool
value_is_bare(Span text)
{
	bool		digits = false;

	for (size_t i = 0; i < text.len; i++)
	{
		if (is_digit(text.s[i]))
			digits = true;
		else if (strchr(".-~+", text.s[i]) == NULL || text.s[i] == '\0')
			return false;
	}
	return digits;
}

bool
value_is_fraction(Span text)
{
	Decimal		number;

	return value_decimal(text, &number) && number.coefficient > 0 &&
		(wide) number.coefficient <= 2 * power_of_ten(number.scale);
}

static bool
is_range(Span bare)
{
	return bare.len > 1 && (span_has(span_from(bare, 1), SPAN("-")) || span_has(bare, SPAN("~")));
}

/* 90%-95%, 90%至95%: digits on both sides of a mark. */
static bool
is_written_range(Span text)
{
	static const Span marks[] = {{"-", 1}, {"~", 1}, {"—", 3}, {"–", 3}, {"至", 3}, {"到", 3}};

	for (size_t i = 0; i < COUNT_OF(marks); i++)
	{
		Span		rest = text.len > 1 ? span_find(span_from(text, 1), marks[i]) : SPAN_NONE;

		if (rest.len > marks[i].len && is_digit(rest.s[marks[i].len]))
			return true;
	}
	return false;
}

/* The sign that the word is; none if it is none. */
static Span
sign_named(Span word)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (span_is(word, span_of(signs[i].written)))
			return span_of(signs[i].sign);
	return SPAN_NONE;
}

/* The sign that the text begins with; none if it begins with no sign. */
static Span
leading_sign(Span text)
{
	static const char *const written[] = {"≥", "≤", ">=", "<=", "=>", "=<", "=", ">", "<", "＞", "＜", "＝", "≧", "≦"};

	for (size_t i = 0; i < COUNT_OF(written); i++)
		if (span_starts(text, span_of(written[i])))
			return span_of(written[i]);
	return SPAN_NONE;
}

bool
value_is_sign(const FormMemory *memory, Span text)
{
	Span		word = form_text_fold_squeeze(memory, text);

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (span_is(word, span_of(signs[i].written)))
			return true;
	return false;
}

bool
value_lacks_unit(const FormMemory *memory, Span text)
{
	Span		folded = form_text_fold_squeeze(memory, text);

	return value_is_bare(span_from(folded, leading_sign(folded).len));
}

bool
value_is_unit(Span folded)
{
	for (size_t i = 0; i < folded.len; i++)
		if (is_digit(folded.s[i]))
			return false;
	return folded.len > 0 && folded.len <= UNIT_MAX_BYTES && leading_sign(folded).len == 0 &&
		!form_text_is_blank(folded);
}

/* The unit as it is put behind a number; none where the cell says there is none. */
static Span
unit_text(const FormMemory *memory, const FormCell *unit)
{
	Span		text;

	if (unit == NULL || form_text_is_blank(unit->text))
		return SPAN_NONE;
	text = form_text_squeeze(memory, unit->text);
	if (span_is(text, SPAN("百分比")) || span_is(text, SPAN("百分数")))
		return SPAN("%");
	return span_is(text, SPAN("无")) ? SPAN_NONE : text;
}

static FormValue
joined(const FormMemory *memory, Span sign, Span value, Span unit)
{
	SpanBuffer	text = {memory, NULL, 0, 0};

	buffer_append(&text, sign);
	buffer_append(&text, value);
	if (unit.len > 0 && !span_ends(value, unit))
		buffer_append(&text, unit);
	return (FormValue) {buffer_span(&text), SPAN_NONE, false};
}

/* What the sign's cell, or else the direction's, says; false if it asks. */
static bool
find_sign(const FormMemory *memory, const FormCell *sign, const FormCell *direction,
		  Span *found, FormValue *question)
{
	Span		word = sign == NULL ? SPAN_NONE : form_text_fold_squeeze(memory, sign->text);

	*found = sign_named(word);
	if (found->len > 0)
		return true;
	if (is_among(word, no_signs, COUNT_OF(no_signs)))
	{
		Span		side = direction == NULL ? SPAN_NONE : form_text_fold_squeeze(memory, direction->text);

		if (span_is(word, SPAN("定性")))
			return true;
		if (span_starts(side, SPAN("反向")) || span_starts(side, SPAN("负向")) || span_starts(side, SPAN("逆向")))
			*found = SPAN("≤");
		else if (span_starts(side, SPAN("正向")))
			*found = SPAN("≥");
		return true;
	}
	*question = span_starts(word, SPAN("正向")) || span_starts(word, SPAN("反向")) ?
		ASK("符号一格写的是正向或反向，不是≥、≤、=，目标没有读入") :
		ASK("不认识的符号，目标没有读入");
	return false;
}

FormValue
value_target(const FormMemory *memory, const FormCell *sign, const FormCell *value,
			 const FormCell *unit, const FormCell *direction)
{
	FormValue	target = value_quantity(memory, value);
	FormValue	question;
	Span		folded = form_text_fold_squeeze(memory, target.literal);
	Span		measure = unit_text(memory, unit);
	Span		found;
	Span		own;
	bool		by_direction;

	if (target.literal.len == 0 || (sign == NULL && unit == NULL && direction == NULL))
		return target;
	if (!find_sign(memory, sign, direction, &found, &question))
		return question;
	if (value_is_bare(form_text_fold_squeeze(memory, measure)) || span_has(measure, SPAN(",")))
		return ASK("计量单位一格是数字，可能是日期的序号，目标没有读入");
	by_direction = found.len > 0 &&
		(sign == NULL || is_among(form_text_fold_squeeze(memory, sign->text), no_signs, COUNT_OF(no_signs)));
	own = leading_sign(folded);
	if (own.len > 0)
	{
		if (found.len > 0 && sign != NULL && !span_is(sign_named(own), found))
			return ASK("符号一格与指标值里的符号不同，目标没有读入");
		return joined(memory, SPAN_NONE, target.literal,
					  value_is_bare(span_from(folded, own.len)) ? measure : SPAN_NONE);
	}
	if (value_is_bare(folded))
		return joined(memory, is_range(folded) && (span_is(found, SPAN("=")) || by_direction) ? SPAN_NONE : found,
					  folded, measure);
	/* 95% with a sign, 10万人; a text has no sign but = */
	if (folded.len > 0 && is_digit(*folded.s))
		return joined(memory, by_direction && is_written_range(folded) ? SPAN_NONE : found, target.literal, SPAN_NONE);
	if (found.len > 0 && !span_is(found, SPAN("=")) && sign != NULL)
		return ASK("指标值是文字，符号却是≥、≤一类，目标没有读入");
	return target;
}

FormValue
value_actual(const FormMemory *memory, const FormCell *value, const FormCell *unit)
{
	FormValue	actual = value_quantity(memory, value);
	Span		folded = form_text_fold_squeeze(memory, actual.literal);

	Span		measure = unit_text(memory, unit);

	if (actual.literal.len > 0 && value_is_bare(folded) && !value_is_bare(form_text_fold_squeeze(memory, measure)))
		return joined(memory, SPAN_NONE, folded, measure);
	return actual;
}

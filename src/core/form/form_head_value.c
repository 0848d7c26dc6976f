/*-------------------------------------------------------------------------
 *
 * form_head_value.c
 *	  What the labels of a form's head give: project, department, unit, year,
 *	  whom to call, what it says in words.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "sheet_number.h"

static bool
is_code_char(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/*
 * A code that is glued to a name: 51999923T000000000042-农村公路, (433001)某局,
 * 104-某局, 301 某局; at least min characters, one of them a digit.
 */
static bool
split_code(Span text, size_t min, Span *code, Span *name)
{
	static const Span behind[] = {
		{"-", 1}, {"_", 1}, {"—", 3}, {"－", 3}, {" ", 1}, {"　", 3}, {")", 1}, {"）", 3}, {"]", 1}, {"】", 3}
	};
	Span		rest = text;
	bool		bracket = span_starts(text, SPAN("(")) || span_starts(text, SPAN("（")) ||
		span_starts(text, SPAN("[")) || span_starts(text, SPAN("【"));
	size_t		len = 0;
	bool		digit = false;

	if (bracket)
		rest = span_from(rest, *rest.s == '(' || *rest.s == '[' ? 1 : 3);
	while (len < rest.len && is_code_char(rest.s[len]))
	{
		digit = digit || is_digit(rest.s[len]);
		len++;
	}
	if (!digit || len < min || len == rest.len)
		return false;
	*code = (Span) {rest.s, len};
	rest = span_from(rest, len);
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
		if (span_starts(rest, behind[i]))
		{
			bool		closing = i >= 6;

			if (closing != bracket)
				continue;
			rest = form_text_trim(span_from(rest, behind[i].len));
			/* 2024-2025年… is no code, nor is a name in digits */
			if (rest.len == 0 || is_code_char(*rest.s))
				return false;
			*name = rest;
			return true;
		}
	return false;
}

static bool
has_head(const Form *form, const char *table, const char *column)
{
	for (int i = 0; i < form->heads; i++)
		if (strcmp(form->head[i].table, table) == 0 && strcmp(form->head[i].column, column) == 0)
			return true;
	return false;
}

/* A value of the head; one that differs from what was read before is asked for. */
static void
put_head(Reader *reader, const char *table, const char *column, Span value, FormCell *cell)
{
	Form	   *form = &reader->form;

	if (value.len == 0)
		return;
	for (int i = 0; i < form->heads; i++)
		if (strcmp(form->head[i].table, table) == 0 && strcmp(form->head[i].column, column) == 0)
		{
			if (!span_is(form->head[i].value, value))
				put_line(reader, SEVERITY_ASK, cell, SPAN("前面已有不同的内容，这一格没有读入"));
			return;
		}
	if (form->heads < MAX_HEADS)
		form->head[form->heads++] = (HeadValue) {table, column, value};
	put_value(reader, table, 1, column, value, cell);
}

/* Full-width digits and letters of a code as ASCII; another text as it is. */
static Span
code_text(const FormMemory *memory, Span text)
{
	Span		folded = form_text_fold_squeeze(memory, text);

	for (size_t i = 0; i < folded.len; i++)
		if (!is_code_char(folded.s[i]) && strchr("-_./", folded.s[i]) == NULL)
			return form_text_squeeze(memory, text);
	return folded;
}

/*
 * A code that a sheet took for a number has lost its last digits where it has
 * more than 15, or shows as 3.3E+17.  Asked for, then.
 */
static bool
has_lost_digits(Reader *reader, Span text, FormCell *cell)
{
	Span		folded = form_text_fold_squeeze(reader->memory, text);

	if (!sheet_number_is_scientific(folded.s, folded.len) &&
		!(span_is(cell->grid.held_type, SPAN("float")) && folded.len > SHEET_DIGITS))
		return false;
	put_line(reader, SEVERITY_ASK, cell,
			 SPAN("编码被表格软件当作数字，末几位已丢失，没有读入：设为文本格式后重新填写"));
	return true;
}

static void
read_name(Reader *reader, Span text, FormCell *cell)
{
	Span		name = form_text_join(reader->memory, text);
	Span		code;

	if (split_code(name, 5, &code, &name))
		put_head(reader, "project", "project_code", code, cell);
	put_head(reader, "project", "name", name, cell);
}

/* 主管部门, unless 所属部门 has said before whose the project is. */
static void
read_department(Reader *reader, Span text, FormCell *cell, bool owner)
{
	Span		name = form_text_join(reader->memory, text);
	Span		code = SPAN_NONE;

	if (split_code(name, 3, &code, &name) && !reader->form.owned)
		put_head(reader, "department", "code", code, cell);
	if (!reader->form.owned)
		put_head(reader, "department", "name", name, cell);
	reader->form.owned = reader->form.owned || owner;
	if (!owner)
		put_head(reader, "project_detail", "supervising_department", name, cell);
}

void
put_own_department(Reader *reader)
{
	Form	   *form = &reader->form;

	if (has_head(form, "department", "name"))
		return;
	for (int i = 0; i < form->heads && form->own_name; i++)
		if (strcmp(form->head[i].table, "project") == 0 && strcmp(form->head[i].column, "name") == 0)
			put_value(reader, "department", 1, "name", form->head[i].value, form->name);
}

/* False if another unit was read before. */
static bool
read_unit_name(Reader *reader, Span text, FormCell *cell)
{
	text = form_text_join(reader->memory, text);
	if (reader->form.implementing.len > 0)
		return span_is(text, reader->form.implementing) || span_is(text, SPAN("本单位"));
	reader->form.implementing = text;
	put_head(reader, "project_detail", "implementing_unit", text, cell);
	return true;
}

/* 王五, or with the number behind the name: 王五 0531-8800. */
static void
read_leader(Reader *reader, Span text, FormCell *cell)
{
	Span		name = form_text_join(reader->memory, text);
	size_t		len = 0;

	while (len < name.len && !is_digit(name.s[len]))
		len++;
	if (len < name.len)
		put_head(reader, "project_contact", "phone",
				 form_text_squeeze(reader->memory, span_from(name, len)), cell);
	name = form_text_trim((Span) {name.s, len});
	while (span_ends(name, SPAN("、")) || span_ends(name, SPAN("，")) || span_ends(name, SPAN("：")) ||
		   span_ends(name, SPAN("；")))
		name.len -= strlen("、");
	while (name.len > 0 && strchr(",/:;- ", name.s[name.len - 1]) != NULL)
		name.len--;
	put_head(reader, "project_contact", "leader", name, cell);
}

/* Is it the name of the department, which has been read? */
static bool
names_department(const Form *form, Span name)
{
	for (int i = 0; i < form->heads; i++)
		if ((strcmp(form->head[i].column, "supervising_department") == 0 ||
			 (strcmp(form->head[i].table, "department") == 0 && strcmp(form->head[i].column, "name") == 0)) &&
			span_is(form->head[i].value, name))
			return true;
	return false;
}

void
put_reporting_unit(Reader *reader)
{
	Form	   *form = &reader->form;

	if (form->reporting_cell != NULL)
		form->reporting_cell->claimed = read_unit_name(reader, form->reporting, form->reporting_cell) ||
			names_department(form, form->reporting);
}

/* The year at the beginning of the text, which goes behind it; false if there is none. */
static bool
next_year(Span *text, Span *year)
{
	for (; text->len >= 4; *text = span_from(*text, 1))
	{
		size_t		digits = 0;

		while (digits < text->len && is_digit(text->s[digits]))
			digits++;
		if (digits == 0)
			continue;
		*year = (Span) {text->s, digits};
		*text = span_from(*text, digits);
		if (digits == 4)
			return true;
	}
	return false;
}

/* 2025—2027年, 2025年1月至2027年12月; one year is both, more than two are none. */
void
put_years(Reader *reader, FormCell *cell)
{
	Span		rest = form_text_fold_squeeze(reader->memory, cell->text);
	Span		first;
	Span		last;
	Span		more;

	if (!next_year(&rest, &first))
		return;
	if (!next_year(&rest, &last))
		last = first;
	else if (next_year(&rest, &more))
		return;
	put_head(reader, "project_period", "first_year", first, cell);
	put_head(reader, "project_period", "last_year", last, cell);
}

/* The value of the label 年度, which may be the number alone. */
static bool
read_year(Reader *reader, Span text, FormCell *cell)
{
	SpanBuffer	year = {reader->memory, NULL, 0, 0};
	int			found;

	buffer_append(&year, text);
	if (!span_has(text, SPAN("年")))
		buffer_append(&year, SPAN("年"));
	found = year_in(reader, buffer_span(&year));
	if (found > 0)
		note_year(reader, cell, found);
	return found > 0;
}

/*
 * Leaves the word that is ticked: 1; −1 where there is no box, 0 where none is
 * ticked or, which is asked for, several are.
 */
static int
take_ticked(Reader *reader, Span *text, FormCell *cell)
{
	int			ticks = form_text_ticked(*text, text);

	if (ticks <= 1)
		return ticks;
	put_line(reader, SEVERITY_ASK, cell, SPAN("勾选了不止一项，没有读入"));
	return 0;
}

/* The value of a label in the head; false if the role has none to give. */
bool
read_value(Reader *reader, FormRole role, Span text, FormCell *cell)
{
	FormCell	plain = *cell;
	int			ticks;

	plain.text = text;
	if (role == ROLE_LEADER || role == ROLE_ASIDE)
		reader->form.leader_last = role == ROLE_LEADER;
	switch (role)
	{
		case ROLE_PROJECT_NAME:
			read_name(reader, text, cell);
			return true;
		case ROLE_YEAR:
			return read_year(reader, text, cell);
		case ROLE_PROJECT_CODE:
			if (!has_lost_digits(reader, text, cell))
				put_head(reader, "project", "project_code", code_text(reader->memory, text), cell);
			return true;
		case ROLE_DEPARTMENT:
		case ROLE_OWNER:
			read_department(reader, text, cell, role == ROLE_OWNER);
			return true;
		case ROLE_DEPARTMENT_NAME:
			if (!span_is(cell->text, reader->form.name->text))
				return read_unit_name(reader, text, cell);
			read_name(reader, text, cell);
			reader->form.own_name = true;
			return true;
		case ROLE_UNIT_NAME:
			return read_unit_name(reader, text, cell);
		case ROLE_REPORTING_UNIT:
			if (reader->form.reporting_cell == NULL)
			{
				reader->form.reporting = form_text_join(reader->memory, text);
				reader->form.reporting_cell = cell;
			}
			return span_is(form_text_join(reader->memory, text), reader->form.reporting);
		case ROLE_LEADER:
			read_leader(reader, text, cell);
			return true;
		case ROLE_DEPARTMENT_CODE:
			if (!has_lost_digits(reader, text, cell) && !reader->form.owned)
				put_head(reader, "department", "code", code_text(reader->memory, text), cell);
			return true;
		case ROLE_PHONE:
			/* that of the clerk who filled in the form is nobody's business */
			if (reader->form.leader_last)
				put_head(reader, "project_contact", "phone", form_text_squeeze(reader->memory, text), cell);
			return true;
		case ROLE_YEARS:
			put_years(reader, &plain);
			return true;
		case ROLE_TOTAL_SCORE:
			put_total(reader, text, cell);
			return true;
		case ROLE_CATEGORY:
			ticks = take_ticked(reader, &text, cell);
			if (ticks < 0 || (ticks > 0 && !has_head(&reader->form, "project_detail", "category")))
				put_head(reader, "project_detail", "category", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_EXPLANATION:
			put_head(reader, "project_detail", "explanation", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_CONCLUSION:
			put_head(reader, "project_detail", "conclusion", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_PROBLEMS:
			put_head(reader, "project_detail", "problems", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_IMPROVEMENTS:
			put_head(reader, "project_detail", "improvements", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_GRADE:
			if (take_ticked(reader, &text, cell) != 0)
				put_head(reader, "project", "stated_grade", form_text_squeeze(reader->memory, text), cell);
			return true;
		default:
			return role != ROLE_NONE;
	}
}

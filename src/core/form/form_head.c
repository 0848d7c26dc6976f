/*-------------------------------------------------------------------------
 *
 * form_head.c
 *	  What stands around the blocks of a form: title, year, unit of amounts,
 *	  labels with their values, notes.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

#include "amount.h"

/* A title is no sentence. */
#define TITLE_MAX_BYTES		240

/* So far up and down of a department's name may a project's stand. */
#define HEAD_MAX_ROWS		12

bool
is_title(const Reader *reader, const FormRow *row, FormCell *cell)
{
	FormCell   *first;
	Span		key;

	if (cell == NULL || cell->text.len == 0 || cell->text.len > TITLE_MAX_BYTES ||
		row_filled(row, &first) != 1 || first != cell)
		return false;
	key = form_text_key(reader->memory, cell->text);
	return !span_has(cell->text, SPAN("。")) &&
		(form_label_within(reader->labels, key, BLOCK_HEAD, ROLE_TITLE) ||
		 (span_ends(key, SPAN("表")) && (span_has(key, SPAN("绩效")) || span_has(key, SPAN("自评")))));
}

/* The value beside a label; NULL if the next cell is another label. */
static FormCell *
value_beside(const FormRow *row, int label)
{
	for (int i = label + 1; i < row->cells; i++)
	{
		if (!cell_is_filled(&row->cell[i]))
			return NULL;
		return row->cell[i].label == NULL ? &row->cell[i] : NULL;
	}
	return NULL;
}

/* The value of a label of the role, in a cell of its own or glued to it. */
static bool
find_labelled(const Reader *reader, const FormRow *row, FormRole role, FormCell **name)
{
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		Span		label;
		Span		value;

		if (cell_role(cell, BLOCK_HEAD) == role)
		{
			*name = value_beside(row, i);
			if (*name != NULL)
				return true;
		}
		else if (cell->label == NULL && form_text_split(cell->text, &label, &value) && value.len > 0 &&
				 label_role(form_label_find(reader->labels, form_text_key(reader->memory, label)),
							BLOCK_HEAD) == role)
		{
			*name = cell;
			return true;
		}
	}
	return false;
}

/* Does the head that the row is in name a project, too? */
static bool
head_names_project(const Reader *reader, const FormRow *row)
{
	const FormRow *first = reader->sheet.row;
	const FormRow *last = first + reader->sheet.rows - 1;
	FormCell   *cell;

	for (int step = -1; step <= 1; step += 2)
	{
		const FormRow *at = row;

		for (int rows = 0; rows < HEAD_MAX_ROWS; rows++)
		{
			if (at == (step < 0 ? first : last))
				break;
			at += step;
			if (at->table_no != row->table_no || is_money_row(at) || is_indicator_heading(at) ||
				(row_filled(at, &cell) == 1 && is_title(reader, at, cell)))
				break;
			if (find_labelled(reader, at, ROLE_PROJECT_NAME, &cell))
				return true;
		}
	}
	return false;
}

bool
find_name(const Reader *reader, const FormRow *row, FormCell **name)
{
	return find_labelled(reader, row, ROLE_PROJECT_NAME, name) ||
		(find_labelled(reader, row, ROLE_DEPARTMENT_NAME, name) && !head_names_project(reader, row));
}

static bool
is_code_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
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
		digit = digit || (rest.s[len] >= '0' && rest.s[len] <= '9');
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

static void
read_name(Reader *reader, Span text, const FormCell *cell)
{
	Span		name = form_text_join(reader->memory, text);
	Span		code;

	if (split_code(name, 5, &code, &name))
		put_value(reader, "project", 1, "project_code", code, cell);
	put_value(reader, "project", 1, "name", name, cell);
}

/* 主管部门, unless 所属部门 has said before whose the project is. */
static void
read_department(Reader *reader, Span text, const FormCell *cell, bool owner)
{
	Span		name = form_text_join(reader->memory, text);
	Span		code = SPAN_NONE;

	if (split_code(name, 3, &code, &name) && !reader->form.owned)
		put_value(reader, "department", 1, "code", code, cell);
	if (!reader->form.owned)
		put_value(reader, "department", 1, "name", name, cell);
	reader->form.owned = reader->form.owned || owner;
	if (!owner)
		put_value(reader, "project_detail", 1, "supervising_department", name, cell);
}

/* False if another unit was read before. */
static bool
read_unit_name(Reader *reader, Span text, const FormCell *cell)
{
	text = form_text_join(reader->memory, text);
	if (reader->form.implementing.len > 0)
		return span_is(text, reader->form.implementing);
	reader->form.implementing = text;
	put_value(reader, "project_detail", 1, "implementing_unit", text, cell);
	return true;
}

/* The year at the beginning of the text, which goes behind it; false if there is none. */
static bool
next_year(Span *text, Span *year)
{
	for (; text->len >= 4; *text = span_from(*text, 1))
	{
		size_t		digits = 0;

		while (digits < text->len && text->s[digits] >= '0' && text->s[digits] <= '9')
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
	put_value(reader, "project_period", 1, "first_year", first, cell);
	put_value(reader, "project_period", 1, "last_year", last, cell);
}

/* The value of a label in the head; false if the role has none to give. */
static bool
read_value(Reader *reader, FormRole role, Span text, FormCell *cell)
{
	FormCell	plain = *cell;

	plain.text = text;
	if (role == ROLE_LEADER || role == ROLE_ASIDE)
		reader->form.leader_last = role == ROLE_LEADER;
	switch (role)
	{
		case ROLE_PROJECT_NAME:
			read_name(reader, text, cell);
			return true;
		case ROLE_PROJECT_CODE:
			put_value(reader, "project", 1, "project_code", form_text_squeeze(reader->memory, text), cell);
			return true;
		case ROLE_DEPARTMENT:
		case ROLE_OWNER:
			read_department(reader, text, cell, role == ROLE_OWNER);
			return true;
		case ROLE_DEPARTMENT_NAME:
			if (!span_is(cell->text, reader->form.name->text))
				return read_unit_name(reader, text, cell);
			read_name(reader, text, cell);
			return true;
		case ROLE_UNIT_NAME:
			return read_unit_name(reader, text, cell);
		case ROLE_LEADER:
			put_value(reader, "project_contact", 1, "leader", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_PHONE:
			/* that of the clerk who filled in the form is nobody's business */
			if (reader->form.leader_last)
				put_value(reader, "project_contact", 1, "phone", form_text_squeeze(reader->memory, text), cell);
			return true;
		case ROLE_YEARS:
			put_years(reader, &plain);
			return true;
		case ROLE_TOTAL_SCORE:
			if (!reader->form.has_total)
				put_result(reader, "project", 1, "stated_total", value_number(reader->memory, &plain), cell);
			reader->form.has_total = true;
			return true;
		case ROLE_CATEGORY:
			/* boxes to tick are no category */
			if (!span_has(text, SPAN("□")) && !span_has(text, SPAN("☐")))
				put_value(reader, "project_detail", 1, "category", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_EXPLANATION:
			put_value(reader, "project_detail", 1, "explanation", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_CONCLUSION:
			put_value(reader, "project_detail", 1, "conclusion", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_PROBLEMS:
			put_value(reader, "project_detail", 1, "problems", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_IMPROVEMENTS:
			put_value(reader, "project_detail", 1, "improvements", form_text_join(reader->memory, text), cell);
			return true;
		case ROLE_GRADE:
			put_value(reader, "project", 1, "stated_grade", form_text_squeeze(reader->memory, text), cell);
			return true;
		default:
			return role != ROLE_NONE;
	}
}

/* Is it a label of the head or of what stands behind the blocks? */
static FormRole
outer_role(const FormLabel *label)
{
	FormRole	role = label_role(label, BLOCK_HEAD);

	return role != ROLE_NONE ? role : label_role(label, BLOCK_OTHER);
}

bool
read_glued(Reader *reader, FormCell *cell)
{
	Span		label;
	Span		value;
	FormRole	role;

	if (cell->label != NULL || !form_text_split(cell->text, &label, &value))
		return false;
	role = outer_role(form_label_find(reader->labels, form_text_key(reader->memory, label)));
	if (role == ROLE_NONE)
		return false;
	cell->claimed = true;
	return value.len == 0 || read_value(reader, role, value, cell);
}

static void
set_unit(Reader *reader, FormCell *cell, Span unit)
{
	Form	   *form = &reader->form;

	if (form->unit.len > 0 && amount_unit_power(form->unit.s, form->unit.len) !=
		amount_unit_power(unit.s, unit.len))
		form->two_units = true;
	else
		form->unit = unit;
	if (form->unit_cell == NULL)
		form->unit_cell = cell;
}

void
note_unit(Reader *reader, FormCell *cell)
{
	Span		rest = form_text_fold_squeeze(reader->memory, cell->text);
	Span		before;
	Span		inner;

	while (form_text_bracket(&rest, &before, &inner))
		while (inner.len > 0)
		{
			Span		part = form_text_part(&inner);
			Span		label;
			Span		value;

			if (form_text_split(part, &label, &value))
				part = value;
			if (amount_unit_power(part.s, part.len) >= 0)
				set_unit(reader, cell, part);
		}
}

/* 单位：元, 金额单位：万元 */
static bool
read_unit(Reader *reader, FormCell *cell)
{
	Span		folded = form_text_fold_squeeze(reader->memory, cell->text);
	Span		label;
	Span		value;

	if (span_starts(folded, SPAN("(")) && span_ends(folded, SPAN(")")))
		folded = (Span) {folded.s + 1, folded.len - 2};
	if (!form_text_split(folded, &label, &value) || !span_ends(label, SPAN("单位")) ||
		amount_unit_power(value.s, value.len) < 0)
		return false;
	set_unit(reader, cell, value);
	cell->claimed = true;
	return true;
}

static void
note_year(Reader *reader, FormCell *cell, int year)
{
	Form	   *form = &reader->form;

	cell->claimed = true;
	if (form->year > 0 && year != form->year)
	{
		put_line(reader, SEVERITY_ASK, cell, SPAN("表中有两个不同的年度，年度没有读入"));
		form->year = -1;
	}
	else if (form->year == 0)
		form->year = year;
}

/* （2024年度） alone, or half a bracket of it. */
static bool
is_year_line(Reader *reader, Span text)
{
	Span		folded = form_text_fold_squeeze(reader->memory, text);

	while (folded.len > 0 && strchr("()[]", *folded.s) != NULL)
		folded = span_from(folded, 1);
	while (folded.len > 0 && strchr("()[]", folded.s[folded.len - 1]) != NULL)
		folded.len--;
	return form_text_year(folded) > 0 && folded.len <= strlen("2024年度") &&
		folded.len >= strlen("2024年");
}

/* Notes and signatures: 注：…, 填表说明, 项目负责人： */
static bool
is_note(Span text)
{
	static const Span words[] = {{"注", 3}, {"备注", 6}, {"说明", 6}, {"填表说明", 12}, {"填报说明", 12}};
	Span		label;
	Span		value;

	if (!form_text_split(text, &label, &value))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_is(form_text_trim(label), words[i]))
			return true;
	return false;
}

/* A cell that is no value of a label; false if it says nothing known. */
static bool
read_alone(Reader *reader, const FormRow *row, FormCell *cell)
{
	int			year = form_text_year(cell->text);

	if (read_unit(reader, cell))
		return true;
	if (is_title(reader, row, cell) || cell == reader->form.title)
	{
		cell->claimed = true;
		if (year > 0)
			note_year(reader, cell, year);
		note_unit(reader, cell);
		return true;
	}
	if (is_year_line(reader, cell->text))
	{
		note_year(reader, cell, year);
		return true;
	}
	if (read_glued(reader, cell))
		return true;
	cell->claimed = cell->claimed || is_note(cell->text);
	return cell->claimed;
}

void
read_head_row(Reader *reader, FormRow *row)
{
	for (int i = 0; i < row->cells; i++)
	{
		FormCell   *cell = &row->cell[i];
		FormRole	role = outer_role(cell->label);
		FormCell   *value;

		if (!cell_is_filled(cell) || cell->claimed)
			continue;
		if (role == ROLE_NONE || role == ROLE_TITLE)
		{
			read_alone(reader, row, cell);
			continue;
		}
		cell->claimed = true;
		value = value_beside(row, i);
		if (value == NULL)
			continue;
		if (role == ROLE_YEAR && form_text_year(value->text) > 0)
			note_year(reader, value, form_text_year(value->text));
		else
			value->claimed = read_value(reader, role, value->text, value);
	}
}

/*-------------------------------------------------------------------------
 *
 * form_reader.c
 *	  What the blocks of a form share: rows, cells, what is put and told.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

#include "scan.h"

static void
put_item(Reader *reader, FormItem *item, const FormCell *cell)
{
	item->form_no = reader->form.no;
	if (cell != NULL)
	{
		item->sheet = cell->grid.sheet;
		item->row_no = cell->grid.row_no;
		item->col_no = cell->grid.col_no;
		if (item->severity != SEVERITY_NONE)
			item->literal = cell->grid.shown.len > 0 ? cell->grid.shown : cell->grid.held;
	}
	reader->take(reader->context, item);
}

void
put_value(Reader *reader, const char *table, int number, const char *column,
		  Span value, const FormCell *cell)
{
	FormItem	item = {0};

	item.table = table;
	item.number = number;
	item.column = column;
	item.value = value;
	if (value.len > 0)
		put_item(reader, &item, cell);
}

void
put_line(Reader *reader, FormSeverity severity, const FormCell *cell, Span reason)
{
	FormItem	item = {0};

	item.severity = severity;
	item.reason = reason;
	put_item(reader, &item, cell);
}

void
put_result(Reader *reader, const char *table, int number, const char *column,
		   FormValue value, FormCell *cell)
{
	cell->claimed = true;
	if (value.reason.len > 0)
		put_line(reader, value.unreadable ? SEVERITY_ERROR : SEVERITY_ASK, cell, value.reason);
	else
		put_value(reader, table, number, column, value.literal, cell);
}

FormRow *
enter_row(Reader *reader, size_t r)
{
	FormRow    *row = &reader->sheet.row[r];

	for (int i = 0; i < row->cells; i++)
		for (int c = row->cell[i].grid.col_no; c <= cell_last_column(&row->cell[i]); c++)
			reader->above[c] = &row->cell[i];
	return row;
}

bool
cell_reaches(const FormCell *cell, const FormRow *row)
{
	return cell->grid.table_no == row->table_no && cell->grid.row_no <= row->row_no &&
		row->row_no - cell->grid.row_no < cell->grid.row_span;
}

FormCell *
cell_at(const Reader *reader, const FormRow *row, int column)
{
	FormCell   *cell = reader->above[column];

	return cell != NULL && cell_reaches(cell, row) ? cell : NULL;
}

/* May a role be that of several columns? */
static bool
is_of_several(FormRole role)
{
	return role == ROLE_NONE || role == ROLE_ASIDE || role == ROLE_BLOCK || role == ROLE_SOURCE ||
		role == ROLE_LEVEL3 || role == ROLE_EXPLANATION || role == ROLE_ROUND_POINTS || role == ROLE_ROUND_REMARK;
}

void
leave_out_doubles(Reader *reader, uint8_t *role, FormCell *const *heading)
{
	FormCell   *first[FORM_ROLES] = {NULL};

	for (int c = 1; c <= SHEET_MAX_COLUMNS; c++)
	{
		FormRole	at = (FormRole) role[c];

		if (is_of_several(at) || heading[c] == NULL || first[at] == heading[c])
			continue;
		if (first[at] == NULL)
		{
			first[at] = heading[c];
			continue;
		}
		put_line(reader, SEVERITY_ASK, heading[c], SPAN("与前面一栏是同一个栏目，不能确定读哪一栏，两栏都没有读入"));
		for (int k = 1; k <= SHEET_MAX_COLUMNS; k++)
			if (heading[k] == first[at] || heading[k] == heading[c])
				role[k] = ROLE_ASIDE;
	}
}

FormCell *
cell_with_text(const Reader *reader, const FormCell *cell, Span text)
{
	FormCell   *copy = reader->memory->get(reader->memory->context, sizeof(FormCell));

	*copy = *cell;
	copy->text = copy->grid.shown = form_text_trim(text);
	return copy;
}

void
split_points(Reader *reader, FormCell *cell, FormRole role, FormCell **mark, FormCell **points)
{
	static const Span slashes[] = {{"/", 1}, {"／", 3}};
	bool		typed = cell->grid.held_type.len == 0 || span_is(cell->grid.held_type, SPAN("string"));

	cell->claimed = true;
	if (form_text_is_blank(cell->text))
		return;
	for (size_t i = 0; i < COUNT_OF(slashes) && typed; i++)
	{
		Span		behind = span_find(cell->text, slashes[i]);
		FormCell   *first;
		FormCell   *second;

		if (behind.len <= slashes[i].len || behind.s == cell->text.s)
			continue;
		first = cell_with_text(reader, cell, (Span) {cell->text.s, (size_t) (behind.s - cell->text.s)});
		second = cell_with_text(reader, cell, span_from(behind, slashes[i].len));
		if (value_mark(reader->memory, first).literal.len == 0 || value_mark(reader->memory, second).literal.len == 0)
			continue;
		*mark = role == ROLE_MARK_POINTS ? first : second;
		*points = role == ROLE_MARK_POINTS ? second : first;
		return;
	}
	put_line(reader, SEVERITY_ASK, cell, SPAN("分值和得分写在一格里，分不清哪个是哪个，没有读入"));
}

Span
unknown_column(const FormCell *heading)
{
	static const Span words[] = {{"半年", 6}, {"季度", 6}, {"预计", 6}, {"月", 3}, {"截至", 6}, {"截止", 6}};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_has(heading->text, words[i]) && !span_has(heading->text, SPAN("12月")))
			return SPAN("这一栏是年中或预计的数，不是全年的，没有读入");
	return SPAN("不认识的栏目，这一栏没有读入");
}

bool
marks_are_sound(const Form *form)
{
	wide		marks = form->marks;

	if (marks == HUNDRED_MARKS)
		return true;
	if (form->weighted && form->weight.scale <= MARK_SCALE)
		return marks + form->weight.coefficient * power_of_ten(MARK_SCALE - form->weight.scale) == HUNDRED_MARKS;
	/* the weight of the money is not printed: it is 10 or 20 */
	return marks == HUNDRED_MARKS * 9 / 10 || marks == HUNDRED_MARKS * 8 / 10;
}

void
check_marks(Reader *reader)
{
	Form	   *form = &reader->form;

	if (form->marked && !marks_are_sound(form))
		put_line(reader, SEVERITY_ASK, form->name, SPAN("各指标分值与预算执行分值之和不是100分"));
}

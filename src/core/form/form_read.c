/*-------------------------------------------------------------------------
 *
 * form_read.c
 *	  The forms in the cells of one file.
 *
 * A file is cut into forms where a title or the name of another project comes.
 * A form is read row by row: each block takes its rows, what is left is the
 * head, notes and signatures.  A cell that no role has taken is told at the end,
 * so that nothing is lost in silence.
 *
 *-------------------------------------------------------------------------
 */
#include "form_reader.h"

/* The title of a form, and what it says of its kind. */
static void
read_title(Reader *reader)
{
	Form	   *form = &reader->form;

	for (size_t r = form->first; r < form->end && form->title == NULL; r++)
	{
		FormRow    *row = &reader->sheet.row[r];
		FormCell   *first;
		FormCell   *name;

		if (find_name(reader, row, &name))
			break;
		if (row_filled(row, &first) == 1 && is_title(reader, row, first))
			form->title = first;
	}
	if (form->title == NULL)
		return;
	form->application = span_has(form->title->text, SPAN("申报"));
	if (span_has(form->title->text, SPAN("整体")))
		put_value(reader, "project", 1, "kind", SPAN("部门整体"), form->title);
	else if (span_has(form->title->text, SPAN("转移支付")))
		put_value(reader, "project", 1, "kind", SPAN("转移支付"), form->title);
}

/* What the form lacks is told, with what was looked for. */
static void
tell_missing(Reader *reader)
{
	Form	   *form = &reader->form;

	if (!form->money)
		put_line(reader, SEVERITY_ERROR, form->name,
				 SPAN("没有找到资金的表头，资金没有读入；找过：项目资金、预算执行情况、"
					  "年初预算数、全年预算数、全年执行数等"));
	if (!form->indicators)
		put_line(reader, SEVERITY_ERROR, form->name,
				 SPAN("没有找到指标的表头，指标没有读入；找过：三级指标、指标名称、指标内容，"
					  "以及指标值、目标值、实际完成值等"));
	if (form->year > 0 && reader->known->fiscal_year > 0 && form->year != reader->known->fiscal_year)
		put_line(reader, SEVERITY_ASK, form->title != NULL ? form->title : form->name,
				 SPAN("表中的年度与要读入的年度不同"));
	if (form->year == 0 && reader->known->fiscal_year == 0)
		put_line(reader, SEVERITY_ASK, form->name, SPAN("没有找到年度，年度没有读入"));
}

static void
put_year(Reader *reader)
{
	int			year = reader->form.year != 0 ? reader->form.year : reader->known->fiscal_year;
	char		digits[4];

	if (year <= 0)
		return;
	for (int i = 3; i >= 0; i--, year /= 10)
		digits[i] = (char) ('0' + year % 10);
	put_value(reader, "project", 1, "fiscal_year", (Span) {digits, 4}, reader->form.name);
}

/* Each cell that nothing has taken, in a line of its own. */
static void
tell_unclaimed(Reader *reader)
{
	for (size_t r = reader->form.first; r < reader->form.end; r++)
	{
		FormRow    *row = &reader->sheet.row[r];

		for (int i = 0; i < row->cells; i++)
			if (row->row_no > 0 && row->cell[i].text.len > 0 && !row->cell[i].claimed)
				put_line(reader, SEVERITY_ASK, &row->cell[i], SPAN("没有栏目用到这一格"));
	}
}

/* The row behind the rows of a label that is of no use to the ledger. */
static size_t
skip_aside(Reader *reader, size_t r)
{
	FormCell   *label;

	if (row_filled(&reader->sheet.row[r], &label) == 0 || label->grid.row_span < 2 ||
		(cell_role(label, BLOCK_OTHER) != ROLE_ASIDE && cell_role(label, BLOCK_OTHER) != ROLE_BLOCK))
		return r;
	label->claimed = true;
	while (r < reader->form.end && cell_reaches(label, &reader->sheet.row[r]))
		enter_row(reader, r++);
	return r;
}

static void
read_form(Reader *reader)
{
	Form	   *form = &reader->form;

	read_title(reader);
	find_units(reader);
	for (size_t r = form->first; r < form->end;)
	{
		FormRow    *row;

		r = skip_aside(reader, r);
		if (r >= form->end)
			break;
		row = &reader->sheet.row[r];
		if (is_indicator_heading(row) || is_money_row(row))
			find_year_of_columns(reader);
		if (is_indicator_heading(row))
			r = read_indicators(reader, r);
		else if (is_money_row(row))
			r = read_money(reader, r);
		else if (is_goal_row(row))
			r = read_goals(reader, r);
		else if (is_management_row(row))
			r = read_management(reader, r);
		else if (is_period_row(row))
			r = read_period(reader, r);
		else if (is_round_row(row))
			r = read_rounds(reader, r);
		else
		{
			read_head_row(reader, row);
			enter_row(reader, r++);
		}
	}
	put_year(reader);
	put_own_department(reader);
	put_reporting_unit(reader);
	put_goals(reader);
	check_marks(reader);
	check_rounds(reader);
	check_total(reader);
	tell_missing(reader);
	tell_unclaimed(reader);
}

/* Does a block of money begin in the rows from r on, before another name? */
static bool
has_money(const Reader *reader, size_t r)
{
	FormCell   *name;

	for (r++; r < reader->sheet.rows && !find_name(reader, &reader->sheet.row[r], &name); r++)
		if (is_money_row(&reader->sheet.row[r]))
			return true;
	return false;
}

/* Where the form ends whose name stands in row r: in front of the next one's. */
static size_t
find_end(Reader *reader, size_t r, Span name)
{
	FormCell   *next;
	size_t		title = 0;
	bool		money = has_money(reader, r);

	for (r++; r < reader->sheet.rows; r++)
	{
		FormRow    *row = &reader->sheet.row[r];
		FormCell   *first;

		if (find_name(reader, row, &next))
		{
			/* with money of its own it is a second form of the project */
			if (!span_is(next->text, name) || (money && has_money(reader, r)))
				return title > 0 ? title : r;
			money = money || has_money(reader, r);
			title = 0;			/* the head repeated on a new page */
			next->claimed = true;
		}
		else if (row_filled(row, &first) == 1)
		{
			if (is_title(reader, row, first))
				title = r;
		}
		if (title > 0 && row_filled(row, &first) > 1)
		{
			if (is_indicator_heading(row) || is_money_row(row))
				title = 0;		/* a title again, on a new page */
		}
	}
	return r;
}

/* The row of the form's title above its name, or the name's own. */
static size_t
find_start(Reader *reader, size_t name_row, size_t from)
{
	size_t		start = name_row;

	while (start > from && reader->sheet.row[start - 1].table_no == reader->sheet.row[name_row].table_no)
		start--;
	return start;
}

/* Does the row name a second project, that of a form to the right? */
static bool
is_beside_another(const FormRow *row, const FormCell *name)
{
	const FormLabel *label = NULL;

	for (int i = 0; i + 1 < row->cells; i++)
	{
		const FormCell *cell = &row->cell[i];

		if (cell_role(cell, BLOCK_HEAD) != ROLE_PROJECT_NAME && cell_role(cell, BLOCK_HEAD) != ROLE_DEPARTMENT_NAME)
			continue;
		if (label == cell->label && cell_is_filled(cell + 1) && !span_is(cell[1].text, name->text))
			return true;
		label = cell->label;
	}
	return false;
}

/* Forms beside each other: none of their rows is read. */
static void
refuse_form(Reader *reader)
{
	put_line(reader, SEVERITY_ERROR, reader->form.name,
			 SPAN("几张表左右并排在一起，没有读入：请上下排列，或每张表放一个工作表"));
}

/* Tables without any form, each in one line. */
static void
tell_table(Reader *reader, size_t first, size_t end, bool alone)
{
	FormCell   *cell = NULL;
	FormCell   *label = NULL;
	bool		blocks = false;

	for (size_t r = first; r < end && cell == NULL; r++)
		if (reader->sheet.row[r].row_no > 0)
			row_filled(&reader->sheet.row[r], &cell);
	if (cell == NULL)
		return;
	reader->form.no = 0;
	for (size_t r = first; r < end; r++)
	{
		blocks = blocks || is_indicator_heading(&reader->sheet.row[r]);
		if (label == NULL)
			label = row_find(&reader->sheet.row[r], BLOCK_HEAD, ROLE_PROJECT_NAME);
	}
	if (blocks && label != NULL)
	{
		put_line(reader, SEVERITY_ERROR, label, SPAN("项目名称没有填写，这张表没有读入"));
		return;
	}
	put_line(reader, alone ? SEVERITY_ERROR : SEVERITY_ASK, cell, alone ?
			 SPAN("没有认出绩效表；找过：项目名称、专项资金名称、部门名称，标题如项目支出绩效自评表") :
			 SPAN("没有栏目用到这一格：这张表里没有认出绩效表"));
}

static void
tell_tables(Reader *reader, size_t first, size_t end, bool alone)
{
	while (first < end)
	{
		size_t		next = first;

		while (next < end && reader->sheet.row[next].table_no == reader->sheet.row[first].table_no)
			next++;
		tell_table(reader, first, next, alone);
		first = next;
	}
}

/* Is nothing of the table that begins with the cell shown?  *end is behind it. */
static bool
table_is_hidden(const GridCell *cell, size_t cells, size_t first, size_t *end)
{
	bool		hidden = true;

	for (*end = first; *end < cells && cell[*end].table_no == cell[first].table_no; ++*end)
		hidden = hidden && cell[*end].hidden;
	return hidden;
}

/* What is hidden is not read, and told: a sheet, row or column in one line each. */
static void
tell_hidden(Reader *reader, const GridCell *cell, size_t cells)
{
	bool		column[SHEET_MAX_COLUMNS + 1] = {false};
	int			table = 0;
	int			row = 0;
	size_t		end = 0;
	bool		whole = false;
	bool		told = false;

	for (size_t i = 0; i < cells; i++)
	{
		FormCell	hidden = {0};

		if (i >= end)
		{
			whole = table_is_hidden(cell, cells, i, &end);
			told = false;
		}
		if (whole && told)
			continue;

		hidden.grid = cell[i];
		hidden.text = cell[i].shown;
		if (cell[i].table_no != table)
		{
			memset(column, 0, sizeof(column));
			table = cell[i].table_no;
			row = 0;
		}
		if (!cell[i].hidden || form_text_trim(cell[i].shown).len == 0 || cell[i].row_no == row ||
			cell[i].col_no < 1 || cell[i].col_no > SHEET_MAX_COLUMNS || column[cell[i].col_no])
			continue;
		/* the whole row, unless a visible cell stands beside it */
		row = cell[i].row_no;
		for (size_t k = i; k > 0 && cell[k - 1].table_no == table && cell[k - 1].row_no == cell[i].row_no; k--)
			if (!cell[k - 1].hidden)
				row = 0;
		for (size_t k = i + 1; k < cells && cell[k].table_no == table && cell[k].row_no == cell[i].row_no; k++)
			if (!cell[k].hidden)
				row = 0;
		if (row == 0)
			column[cell[i].col_no] = true;
		told = true;
		put_line(reader, SEVERITY_ASK, &hidden, whole ? SPAN("隐藏的工作表，没有读入") : row == 0 ?
				 SPAN("隐藏的列或被合并单元格盖住的内容，没有读入") : SPAN("隐藏的行或工作表，没有读入"));
	}
}

void
form_read(const GridCell *cell, size_t cells, const FormLabels *labels,
		  const FormKnown *known, const FormMemory *memory,
		  FormItemFunction take, void *context)
{
	Reader	   *reader = memory->get(memory->context, sizeof(Reader));
	size_t		from = 0;
	int			forms = 0;
	FormCell   *name;

	memset(reader, 0, sizeof(*reader));
	reader->memory = memory;
	reader->labels = labels;
	reader->known = known;
	reader->take = take;
	reader->context = context;
	form_sheet_build(&reader->sheet, memory, labels, cell, cells);
	tell_hidden(reader, cell, cells);
	for (size_t r = 0; r < reader->sheet.rows; r++)
	{
		if (!find_name(reader, &reader->sheet.row[r], &name))
			continue;
		memset(&reader->form, 0, sizeof(Form));
		memset(reader->above, 0, sizeof(reader->above));
		reader->form.expected.memory = reader->form.achieved.memory = reader->memory;
		reader->form.first = find_start(reader, r, from);
		reader->form.end = find_end(reader, r, name->text);
		reader->form.name = name;
		tell_tables(reader, from, reader->form.first, false);
		reader->form.no = ++forms;
		if (forms == 2)
			put_line(reader, SEVERITY_ASK, name, SPAN("这个文件里有几张表，每张各读为一个项目"));
		if (is_beside_another(&reader->sheet.row[r], name))
			refuse_form(reader);
		else
			read_form(reader);
		from = reader->form.end;
		r = from - 1;
	}
	tell_tables(reader, from, reader->sheet.rows, forms == 0);
}

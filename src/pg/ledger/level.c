/*-------------------------------------------------------------------------
 *
 * level.c
 *	  The names of level-1 indicators (RULES §5) and the full marks that a
 *	  project gives each.
 *
 *-------------------------------------------------------------------------
 */
#include "marks.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "fold.h"

#define LABEL(literal) {literal, sizeof(literal) - 1}

/* The usual names, each after the other names that mean it. */
static const struct
{
	Label		given;
	Label		usual;
}			level1_names[] =
{
	{LABEL("产出指标"), LABEL("产出指标")},
	{LABEL("效益指标"), LABEL("效益指标")},
	{LABEL("满意度指标"), LABEL("满意度指标")},
	{LABEL("成本指标"), LABEL("成本指标")},
	{LABEL("完成指标"), LABEL("产出指标")},
	{LABEL("项目完成指标"), LABEL("产出指标")},
	{LABEL("项目完成"), LABEL("产出指标")},
	{LABEL("产出"), LABEL("产出指标")},
	{LABEL("项目产出"), LABEL("产出指标")},
	{LABEL("项目产出指标"), LABEL("产出指标")},
	{LABEL("效益"), LABEL("效益指标")},
	{LABEL("项目效益"), LABEL("效益指标")},
	{LABEL("项目效益指标"), LABEL("效益指标")},
	{LABEL("效果指标"), LABEL("效益指标")},
	{LABEL("满意度"), LABEL("满意度指标")},
	{LABEL("成本"), LABEL("成本指标")}
};

/* Longer cells are names of their own, whatever they hold. */
#define LEVEL1_MAX_BYTES	240

static const char *const digits[] = {
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
	"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"
};

static bool
starts_with(const Label *name, const char *word)
{
	size_t		len = strlen(word);

	return name->len >= len && memcmp(name->bytes, word, len) == 0;
}

static void
skip(Label *name, size_t len)
{
	name->bytes += len;
	name->len -= len;
}

/* Skips one digit, Western, full-width or Chinese. */
static bool
skip_digit(Label *name)
{
	if (name->len > 0 && name->bytes[0] >= '0' && name->bytes[0] <= '9')
	{
		skip(name, 1);
		return true;
	}
	for (int i = 0; i < lengthof(digits); i++)
		if (starts_with(name, digits[i]))
		{
			skip(name, strlen(digits[i]));
			return true;
		}
	return false;
}

/* Skips one of the words of a list that ends with NULL. */
static bool
skip_word(Label *name, const char *const *words)
{
	for (; *words != NULL; words++)
		if (starts_with(name, *words))
		{
			skip(name, strlen(*words));
			return true;
		}
	return false;
}

/* Without the number in front: 一、 （二） 1. */
static Label
without_number(Label name)
{
	static const char *const opening[] = {"(", "（", NULL};
	static const char *const closing[] = {"、", ".", "．", ")", "）", NULL};
	Label		rest = name;

	(void) skip_word(&rest, opening);
	if (!skip_digit(&rest))
		return name;
	while (skip_digit(&rest))
		;
	return skip_word(&rest, closing) ? rest : name;
}

/* Up to a note in brackets, as in 总体绩效（65分）. */
static Label
without_note(Label name)
{
	Label		rest = name;

	while (rest.len > 0 && !starts_with(&rest, "(") && !starts_with(&rest, "（"))
		skip(&rest, 1);
	name.len -= rest.len;
	return name;
}

/* The UTF-8 cell without blanks, in buf of LEVEL1_MAX_BYTES. */
static Label
without_blanks(Label cell, char *buf)
{
	Label		name = {buf, 0};

	while (cell.len > 0)
	{
		if (starts_with(&cell, "　"))	/* an ideographic space */
			skip(&cell, strlen("　"));
		else if (strchr(" \t\r\n", cell.bytes[0]) != NULL)
			skip(&cell, 1);
		else
		{
			buf[name.len++] = cell.bytes[0];
			skip(&cell, 1);
		}
	}
	return name;
}

/* The usual name that is written like this; false if it is none. */
static bool
find_usual(const Label *name, Label *usual)
{
	for (int i = 0; i < lengthof(level1_names); i++)
		if (level1_names[i].given.len == name->len &&
			memcmp(level1_names[i].given.bytes, name->bytes, name->len) == 0)
		{
			*usual = level1_names[i].usual;
			return true;
		}
	return false;
}

/* The usual name of a UTF-8 cell, perhaps in buf of LEVEL1_MAX_BYTES. */
static Label
usual_name(Label cell, char *buf)
{
	Label		usual;

	if (cell.len > LEVEL1_MAX_BYTES)
		return cell;
	if (find_usual(&cell, &usual))
		return usual;			/* as it is nearly always written */
	cell = without_note(without_number(without_blanks(cell, buf)));
	return find_usual(&cell, &usual) ? usual : cell;
}

/* The cell of a form as UTF-8. */
static Label
get_cell(text *cell)
{
	Label		name = {VARDATA_ANY(cell), VARSIZE_ANY_EXHDR(cell)};

	if (GetDatabaseEncoding() != PG_UTF8)
	{
		name.bytes = server_to_utf8(text_to_cstring(cell));
		name.len = strlen(name.bytes);
	}
	return name;
}

/* level1_name(level1) */
PG_FUNCTION_INFO_V1(level1_name);
Datum
level1_name(PG_FUNCTION_ARGS)
{
	char		buf[LEVEL1_MAX_BYTES];
	Label		name = usual_name(get_cell(PG_GETARG_TEXT_PP(0)), buf);

	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(pnstrdup(name.bytes, name.len))));
}

#define MARKS_ROOM	4

/* The name in memory that stays, that of another project's mark where there is one. */
static Label
keep_name(const Label *name, MarkNames *names, MemoryContext context)
{
	Label		kept = {NULL, name->len};

	for (int i = 0; names != NULL && i < SHARED_NAMES; i++)
		if (names->name[i].bytes != NULL && names->name[i].len == name->len &&
			memcmp(names->name[i].bytes, name->bytes, name->len) == 0)
			return names->name[i];
	kept.bytes = memcpy(MemoryContextAlloc(context, name->len + 1), name->bytes, name->len);
	if (names != NULL)
	{
		names->name[names->next] = kept;
		names->next = (names->next + 1) % SHARED_NAMES;
	}
	return kept;
}

/* The mark of a name, made if it is not there. */
static int
find_mark(Marks *marks, const Label *name, MarkNames *names, MemoryContext context)
{
	Mark	   *mark;

	for (int i = 0; i < marks->count; i++)
		if (marks->mark[i].name.len == name->len &&
			memcmp(marks->mark[i].name.bytes, name->bytes, name->len) == 0)
			return i;
	if (marks->count == marks->room)
	{
		marks->room = Max(2 * marks->room, MARKS_ROOM);
		marks->mark = marks->mark == NULL ?
			MemoryContextAlloc(context, marks->room * sizeof(Mark)) :
			repalloc(marks->mark, marks->room * sizeof(Mark));
	}
	mark = &marks->mark[marks->count];
	mark->name = keep_name(name, names, context);
	mark->points = 0;
	return marks->count++;
}

int
marks_find(FunctionCallInfo fcinfo, int level1, Marks *marks, MarkNames *names, MemoryContext context)
{
	char		buf[LEVEL1_MAX_BYTES];
	Label		name = {"", 0};

	if (!PG_ARGISNULL(level1))
		name = usual_name(get_cell(PG_GETARG_TEXT_PP(level1)), buf);
	return find_mark(marks, &name, names, context);
}

/* level1_marks(level1, full_mark): a row; one without a full mark is passed over */
PG_FUNCTION_INFO_V1(level1_marks_accumulate);
Datum
level1_marks_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	Marks	   *marks;
	int			mark;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "level1_marks_accumulate called in non-aggregate context");
	if (PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	marks = PG_ARGISNULL(0) ? MemoryContextAllocZero(aggregate, sizeof(Marks)) :
		(Marks *) PG_GETARG_POINTER(0);
	mark = marks_find(fcinfo, 1, marks, NULL, aggregate);
	marks->mark[mark].points += full_mark_from_numeric(PG_GETARG_PACKED_NUMERIC(2));
	PG_RETURN_POINTER(marks);
}

static int
compare_marks(const void *a, const void *b)
{
	const Label *x = &((const Mark *) a)->name;
	const Label *y = &((const Mark *) b)->name;
	int			order = memcmp(x->bytes, y->bytes, Min(x->len, y->len));

	return order != 0 ? order : x->len < y->len ? -1 : x->len > y->len;
}

static char *
points_text(int128 points)
{
	Numeric		number = points_to_numeric(points, 0);

	return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)));
}

void
marks_sort(Marks *marks)
{
	if (marks->count > 1)
		qsort(marks->mark, marks->count, sizeof(Mark), compare_marks);
}

bool
marks_equal(const Marks *marks, const Marks *others)
{
	if (marks->count != others->count)
		return false;
	for (int i = 0; i < marks->count; i++)
		if (marks->mark[i].points != others->mark[i].points ||
			compare_marks(&marks->mark[i], &others->mark[i]) != 0)
			return false;
	return true;
}

text *
marks_line(const Marks *marks)
{
	StringInfoData line;

	initStringInfo(&line);
	for (int i = 0; i < marks->count; i++)
	{
		const Mark *mark = &marks->mark[i];

		if (mark->points == 0)
			continue;
		if (line.len > 0)
			appendStringInfoString(&line, "、");
		appendBinaryStringInfo(&line, mark->name.bytes, mark->name.len);
		appendStringInfoString(&line, points_text(mark->points));
	}
	return cstring_to_text(utf8_to_server(line.data));
}

PG_FUNCTION_INFO_V1(level1_marks_result);
Datum
level1_marks_result(PG_FUNCTION_ARGS)
{
	Marks	   *marks;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	marks = (Marks *) PG_GETARG_POINTER(0);
	marks_sort(marks);
	PG_RETURN_TEXT_P(marks_line(marks));
}

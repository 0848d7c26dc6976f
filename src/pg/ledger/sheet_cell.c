/*-------------------------------------------------------------------------
 *
 * sheet_cell.c
 *	  Cells of staging tables: what a sheet hands over, as its column reads it.
 *
 * sheet_cell() takes off what typing, typesetting and binary fractions left in
 * a cell.
 *
 *-------------------------------------------------------------------------
 */
#include "sheet_cell.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "amount.h"
#include "blank.h"
#include "fold.h"
#include "sheet_number.h"
#include "utf8.h"

/* What is longer is no number and no mark, and is left as it is. */
#define FIGURE_MAX_BYTES 256

static const char *const kind_names[] = {
	"text", "label", "whole", "year", "month", "number", "points", "rate",
	"boolean", "amount", "target", "answer", "method"
};

static CellKind
find_kind(const text *name)
{
	size_t		len = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < lengthof(kind_names); i++)
		if (strlen(kind_names[i]) == len && memcmp(kind_names[i], VARDATA_ANY(name), len) == 0)
			return (CellKind) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown kind of cell: \"%.*s\"", (int) len, VARDATA_ANY(name))));
}

CellKind
cell_kind(FunctionCallInfo fcinfo)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;

	if (flinfo->fn_extra == NULL)
	{
		CellKind	kind = find_kind(PG_GETARG_TEXT_PP(1));

		if (!get_fn_expr_arg_stable(flinfo, 1))
			return kind;
		flinfo->fn_extra = MemoryContextAlloc(flinfo->fn_mcxt, sizeof(CellKind));
		*(CellKind *) flinfo->fn_extra = kind;
	}
	return *(CellKind *) flinfo->fn_extra;
}

/* A cell in UTF-8, and its folded form if it is short. */
typedef struct Cell
{
	char	   *raw;
	size_t		raw_len;
	char		folded[FIGURE_MAX_BYTES + 1];
	size_t		len;			/* 0 for an empty cell, and for a long one */
	bool		is_long;
} Cell;

/* The bytes of the space of any kind at s; 0 if there is none. */
static size_t
space_length(const char *s, size_t len)
{
	size_t		step = utf8_length(s, len);
	char		folded[4];
	size_t		left;

	if (step > 0 && fold_text(s, step, folded, &left).code == VERDICT_OK && left == 0)
		return step;
	return 0;
}

static void
trim_raw(Cell *cell)
{
	size_t		step;

	while ((step = space_length(cell->raw, cell->raw_len)) > 0)
	{
		cell->raw += step;
		cell->raw_len -= step;
	}
	while (cell->raw_len > 0)
	{
		step = 1;
		while (step < cell->raw_len && ((unsigned char) cell->raw[cell->raw_len - step] & 0xC0) == 0x80)
			step++;
		if (space_length(cell->raw + cell->raw_len - step, step) == 0)
			break;
		cell->raw_len -= step;
	}
	cell->raw[cell->raw_len] = '\0';
}

static void
cell_open(Cell *cell, text *given)
{
	size_t		n = 0;

	cell->raw = server_to_utf8(text_to_cstring(given));
	cell->raw_len = strlen(cell->raw);
	for (size_t i = 0; i < cell->raw_len;)
	{
		if (direction_mark(cell->raw + i, cell->raw_len - i))
			i += 3;
		else
			cell->raw[n++] = cell->raw[i++];
	}
	cell->raw_len = n;
	cell->raw[n] = '\0';
	trim_raw(cell);

	cell->len = 0;
	cell->is_long = cell->raw_len > FIGURE_MAX_BYTES;
	if (!cell->is_long &&
		fold_text(cell->raw, cell->raw_len, cell->folded, &cell->len).code != VERDICT_OK)
		cell->is_long = true;
	cell->folded[cell->len] = '\0';
}

static void
cell_set(Cell *cell, const char *s, size_t len)
{
	memmove(cell->folded, s, len);
	cell->folded[len] = '\0';
	cell->len = len;
	cell->raw = cell->folded;
	cell->raw_len = len;
}

static bool
ends_in(const Cell *cell, const char *suffix)
{
	size_t		n = strlen(suffix);

	return cell->len >= n && memcmp(cell->folded + cell->len - n, suffix, n) == 0;
}

/* Takes a suffix and the spaces before it off a figure that ends in a digit. */
static void
drop_suffix(Cell *cell, const char *suffix)
{
	size_t		len;

	if (!ends_in(cell, suffix))
		return;
	len = cell->len - strlen(suffix);
	while (len > 0 && cell->folded[len - 1] == ' ')
		len--;
	if (len > 0 && (is_digit(cell->folded[len - 1]) || cell->folded[len - 1] == '.'))
		cell_set(cell, cell->folded, len);
}

/* (1,268.31), (1,268.31)元 and 50.00- are negative where money is booked. */
static void
read_accounting(Cell *cell)
{
	char		negative[FIGURE_MAX_BYTES + 2];
	const char *s = cell->folded;
	const char *close;

	if (cell->len > FIGURE_MAX_BYTES - 1)
		return;
	if (s[0] == '(' && (is_digit(s[1]) || starts_with(s + 1, "¥") || starts_with(s + 1, "￥")) &&
		(close = strchr(s, ')')) != NULL &&
		(close[1] == '\0' || amount_unit_power(close + 1, strlen(close + 1)) >= 0))
		snprintf(negative, sizeof(negative), "-%.*s%s", (int) (close - s - 1), s + 1, close + 1);
	else if (cell->len > 1 && is_digit(s[0]) && s[cell->len - 1] == '-' && is_digit(s[cell->len - 2]))
		snprintf(negative, sizeof(negative), "-%.*s", (int) cell->len - 1, s);
	else
		return;
	cell_set(cell, negative, strlen(negative));
}

static void
cell_set_number(Cell *cell, const SheetNumber *number)
{
	char		printed[SHEET_NUMBER_PRINT_SIZE];
	size_t		len = sheet_number_print(number, printed);

	if (len <= FIGURE_MAX_BYTES)
		cell_set(cell, printed, len);
}

/*
 * A bare amount finer than 分 is the residue of a binary fraction if 15 digits,
 * which is what a sheet shows, round it to a shorter one, or if it is nothing.
 */
static void
read_bare_amount(Cell *cell, int unit_power)
{
	SheetNumber given;
	SheetNumber rounded;

	if (unit_power < 0 || !sheet_number_read(cell->folded, cell->len, &given))
		return;
	if (sheet_number_decimals(&given) > unit_power)
	{
		rounded = given;
		sheet_number_round(&rounded, SHEET_DIGITS);
		if (rounded.count == SHEET_DIGITS || sheet_number_decimals(&rounded) > unit_power)
		{
			sheet_number_round_decimals(&given, unit_power);
			if (given.count > 0)
				return;
			rounded = given;
		}
		cell_set_number(cell, &rounded);
	}
	else if (given.exponent < 0)
		cell_set_number(cell, &given);
}

/* Where a decimal has more digits than a sheet keeps: what the sheet shows. */
static void
read_residue(Cell *cell)
{
	SheetNumber number;

	if (strpbrk(cell->folded, ".Ee") == NULL ||
		!sheet_number_read(cell->folded, cell->len, &number) ||
		(number.count <= SHEET_DIGITS && number.exponent >= 0))
		return;
	sheet_number_round(&number, SHEET_DIGITS);
	cell_set_number(cell, &number);
}

/* +02023 and 2023.0 are 2023: the one form that keys are compared in. */
static void
read_whole(Cell *cell)
{
	char		whole[FIGURE_MAX_BYTES + 1];
	const char *s = cell->folded;
	bool		negative;
	size_t		digits;
	size_t		zeros = 0;

	if (*s == '+')
		s++;
	negative = *s == '-';
	if (negative)
		s++;
	digits = strspn(s, "0123456789");
	if (digits == 0)
		return;
	if (s[digits] == '.')
	{
		zeros = strspn(s + digits + 1, "0");
		if (zeros == 0)
			return;
		zeros++;
	}
	if (s[digits + zeros] != '\0')
		return;
	while (digits > 1 && *s == '0')
	{
		s++;
		digits--;
	}
	snprintf(whole, sizeof(whole), "%s%.*s", negative ? "-" : "", (int) digits, s);
	cell_set(cell, whole, strlen(whole));
}

static void
read_boolean(Cell *cell)
{
	static const char *const words[][2] = {
		{"是", "true"}, {"√", "true"}, {"✓", "true"}, {"✔", "true"}, {"☑", "true"},
		{"否", "false"}, {"×", "false"}, {"✗", "false"}, {"✘", "false"}
	};

	for (int i = 0; i < lengthof(words); i++)
		if (strcmp(cell->folded, words[i][0]) == 0)
		{
			cell_set(cell, words[i][1], strlen(words[i][1]));
			return;
		}
	cell_set(cell, cell->folded, cell->len);
}

static text *
cell_text(const char *s, size_t len)
{
	char	   *copy = pnstrdup(s, len);

	return cstring_to_text(utf8_to_server(copy));
}

/* An amount with the unit of the sheet behind a bare figure. */
static text *
amount_cell(Cell *cell, text *unit, bool dash_is_zero)
{
	char	   *unit_name = server_to_utf8(text_to_cstring(unit));

	if (dash_is_zero && dash_mark(cell->folded, cell->len))
		cell_set(cell, "0", 1);
	read_accounting(cell);
	read_bare_amount(cell, amount_unit_power(unit_name, strlen(unit_name)));
	if (cell->len == 0 || !is_digit(cell->folded[cell->len - 1]) ||
		starts_with(cell->folded, "Err:"))
		return cell_text(cell->raw, cell->raw_len);
	return cstring_to_text(utf8_to_server(psprintf("%.*s%s", (int) cell->raw_len, cell->raw, unit_name)));
}

/* Does the column take the cell for an empty one? */
static bool
says_nothing(const Cell *cell, CellKind kind, bool dash_is_zero)
{
	if (cell->raw_len == 0)
		return true;
	if (cell->is_long || kind == CELL_TEXT)
		return false;
	if (kind == CELL_ANSWER)
		return dash_mark(cell->folded, cell->len);
	if (kind == CELL_AMOUNT && dash_is_zero && dash_mark(cell->folded, cell->len))
		return false;
	return blank_mark(cell->folded, cell->len);
}

/* Does a character that is no space of any kind, nor a mark, begin with these bytes? */
static inline bool
is_solid(const unsigned char *u)
{
	return (u[0] > ' ' && u[0] < 0x7F) || (u[0] >= 0xE4 && u[0] <= 0xED) ||
		(u[0] == 0xE2 && u[1] >= 0x82);
}

bool
is_plain_number(const char *s, size_t len)
{
	int			points = 0;

	if (len == 0 || len > SHEET_DIGITS || !is_digit(s[0]) || !is_digit(s[len - 1]))
		return false;
	for (size_t i = 1; i < len; i++)
		if (s[i] == '.')
			points++;
		else if (!is_digit(s[i]))
			return false;
	return points <= 1;
}

/* Is there nothing to take off the text?  Most cells are such; false may mean yes. */
static bool
is_clean(const char *s, size_t len)
{
	const char *end = s + len;
	const char *last = end - 1;

	if (len == 0 || GetDatabaseEncoding() != PG_UTF8)
		return false;
	while (last > s && ((unsigned char) *last & 0xC0) == 0x80)
		last--;
	if (!is_solid((const unsigned char *) s) || !is_solid((const unsigned char *) last))
		return false;
	for (const char *mark = s; (mark = memchr(mark, 0xE2, end - mark)) != NULL; mark++)
		if (direction_mark(mark, end - mark))
			return false;
	return true;
}

/* Is the text, as it stands, what sheet_cell() returns?  False may mean yes. */
static bool
is_cell_already(const char *s, size_t len, CellKind kind)
{
	switch (kind)
	{
		case CELL_TEXT:
			return is_clean(s, len);
		case CELL_WHOLE:
		case CELL_YEAR:
		case CELL_MONTH:
			return is_plain_number(s, len) && (s[0] != '0' || len == 1) && memchr(s, '.', len) == NULL;
		case CELL_NUMBER:
		case CELL_POINTS:
		case CELL_RATE:
			return is_plain_number(s, len);
		case CELL_TARGET:
		case CELL_ANSWER:
			if (!is_clean(s, len))
				return false;
			/* neither a mark for nothing nor a number with a residue */
			if (is_digit(s[0]))
				return len <= SHEET_DIGITS && memchr(s, 'E', len) == NULL && memchr(s, 'e', len) == NULL;
			return strchr("+-./\\", s[0]) == NULL && !(len >= 3 && memcmp(s, "无", 3) == 0);
		default:
			return false;
	}
}

/* sheet_cell(cell, kind, amount_unit, dash_is_zero) */
PG_FUNCTION_INFO_V1(sheet_cell);
Datum
sheet_cell(PG_FUNCTION_ARGS)
{
	text	   *given = PG_GETARG_TEXT_PP(0);
	CellKind	kind = cell_kind(fcinfo);
	bool		dash_is_zero = PG_GETARG_BOOL(3);
	Cell		cell;

	if (is_cell_already(VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given), kind))
		PG_RETURN_TEXT_P(given);
	cell_open(&cell, given);
	if (says_nothing(&cell, kind, dash_is_zero))
		PG_RETURN_NULL();
	if (cell.is_long)
		kind = CELL_TEXT;
	switch (kind)
	{
		case CELL_TEXT:
			break;
		case CELL_LABEL:
		case CELL_NUMBER:
		case CELL_METHOD:
			cell_set(&cell, cell.folded, cell.len);
			break;
		case CELL_YEAR:
		case CELL_MONTH:
		case CELL_WHOLE:
			if (kind == CELL_YEAR)
				drop_suffix(&cell, "年度");
			if (kind != CELL_WHOLE)
				drop_suffix(&cell, kind == CELL_YEAR ? "年" : "月");
			cell_set(&cell, cell.folded, cell.len);
			read_whole(&cell);
			break;
		case CELL_POINTS:
		case CELL_RATE:
			cell_set(&cell, cell.folded, cell.len);
			if (kind == CELL_RATE)
				read_accounting(&cell);
			drop_suffix(&cell, kind == CELL_RATE ? "%" : "分");
			read_residue(&cell);
			break;
		case CELL_BOOLEAN:
			read_boolean(&cell);
			break;
		case CELL_AMOUNT:
			PG_RETURN_TEXT_P(amount_cell(&cell, PG_GETARG_TEXT_PP(2), dash_is_zero));
		case CELL_TARGET:
		case CELL_ANSWER:
			read_residue(&cell);
			break;
	}
	PG_RETURN_TEXT_P(cell_text(cell.raw, cell.raw_len));
}

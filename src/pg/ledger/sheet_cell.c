/*-------------------------------------------------------------------------
 *
 * sheet_cell.c
 *	  Cells of staging tables: what a sheet hands over, as its column reads it.
 *
 * sheet_cell() takes off what typing, typesetting and binary fractions left in
 * a cell; cell_fault() says why the result is no value of the column's kind,
 * without raising an error, as thousands of cells may be wrong.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "commands/progress.h"
#include "mb/pg_wchar.h"
#include "utils/backend_progress.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "amount.h"
#include "blank.h"
#include "fold.h"
#include "grammar.h"
#include "sheet_number.h"
#include "utf8.h"

/* What is longer is no number and no mark, and is left as it is. */
#define FIGURE_MAX_BYTES 256

/* A text this long is no indicator cell. */
#define TEXT_MAX_BYTES	(1024 * 1024)

typedef enum CellKind
{
	CELL_TEXT,
	CELL_LABEL,					/* an enum or another type's literal */
	CELL_WHOLE,
	CELL_YEAR,
	CELL_MONTH,
	CELL_NUMBER,
	CELL_POINTS,
	CELL_RATE,
	CELL_BOOLEAN,
	CELL_AMOUNT,
	CELL_TARGET,
	CELL_ANSWER,
	CELL_METHOD
} CellKind;

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

/* The kind that the second argument names, looked up once for each place of a call. */
static CellKind
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

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
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

static inline bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
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

/* Digits with a point among them, few enough to be exact. */
static bool
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

/* #REF!, ######, Err:502: what a sheet shows where it has no value. */
static const char *
sheet_error(const char *s)
{
	static const char *const errors[] = {
		"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"
	};

	if (s[0] == '#')
	{
		size_t		hashes = strspn(s, "#");

		if (hashes > 1 && s[hashes] == '\0')
			return "列太窄，Excel没有显示出这一格的值：加宽后重新另存";
		for (int i = 0; i < lengthof(errors); i++)
			if (strcmp(s, errors[i]) == 0)
				return "Excel没有算出这一格的值：改正公式后重新另存";
	}
	else if (starts_with(s, "Err:") && is_digit(s[4]) &&
			 s[4 + strspn(s + 4, "0123456789")] == '\0')
		return "Excel没有算出这一格的值：改正公式后重新另存";
	return NULL;
}

/* [sign] digits that fit an integer */
static bool
is_integer(const char *s)
{
	int64		n = 0;
	bool		negative = *s == '-';

	if (*s == '-' || *s == '+')
		s++;
	if (!is_digit(*s))
		return false;
	for (; is_digit(*s); s++)
	{
		n = n * 10 + (*s - '0');
		if (n > (int64) PG_INT32_MAX + negative)
			return false;
	}
	return *s == '\0';
}

/* What numeric takes, but for the notations of later servers. */
static bool
is_numeric(const char *s)
{
	static const char *const words[] = {"NaN", "Infinity", "+Infinity", "-Infinity", "inf", "+inf", "-inf"};
	const char *at = s;
	size_t		digits;
	int			exponent;

	for (int i = 0; i < lengthof(words); i++)
		if (pg_strcasecmp(s, words[i]) == 0)
			return true;
	if (*at == '-' || *at == '+')
		at++;
	digits = strspn(at, "0123456789");
	at += digits;
	if (*at == '.')
	{
		size_t		behind = strspn(++at, "0123456789");

		digits += behind;
		at += behind;
	}
	if (digits == 0 || digits > 1000)
		return false;
	if (*at == 'e' || *at == 'E')
	{
		at++;
		exponent = strspn(at, "+-") <= 1 ? (int) strspn(at, "+-") : 9;
		at += exponent;
		digits = strspn(at, "0123456789");
		if (exponent > 1 || digits == 0 || digits > 3)
			return false;
		at += digits;
	}
	return *at == '\0';
}

/* Where and why, as the type's own error says it. */
static char *
with_verdict(const char *reason, Verdict verdict)
{
	return psprintf("%s：第%zu个字符处，%s", reason, verdict.position, reason_chinese(verdict.reason));
}

/* Why an amount is none; of one finer than 分 also what it rounds to. */
static char *
amount_fault(const char *s, size_t len)
{
	int64_t		fen;
	Verdict		verdict = amount_parse(s, len, &fen);
	size_t		figure = strspn(s, "+-0123456789.Ee");
	int			power = amount_unit_power(s + figure, len - figure);
	SheetNumber number;
	char		rounded[SHEET_NUMBER_PRINT_SIZE];
	char	   *reason;

	if (verdict.code == VERDICT_OK)
		return NULL;
	reason = with_verdict("应为金额，如8.65、86,500元、4.37亿元", verdict);
	if (len > figure && power >= 0 && sheet_number_read(s, figure, &number) &&
		sheet_number_decimals(&number) > power)
	{
		sheet_number_round_decimals(&number, power);
		sheet_number_print(&number, rounded);
		reason = psprintf("%s；四舍五入到分为%s%s", reason, rounded, s + figure);
	}
	return reason;
}

/* Why a target or an actual value is none. */
static char *
literal_fault(char *s, size_t len, CellKind kind)
{
	Verdict		verdict = verdict_of(REASON_LITERAL_LENGTH, 1);
	Literal		literal;

	if (len <= TEXT_MAX_BYTES)
	{
		char	   *folded = palloc(len + 1);
		size_t		folded_len = 0;

		verdict = fold_text(s, len, folded, &folded_len);
		if (verdict.code == VERDICT_OK)
			verdict = (kind == CELL_TARGET ? target_parse : value_parse)
				(folded, folded_len, palloc(folded_len + 1), &literal);
	}
	if (verdict.code == VERDICT_OK)
		return NULL;
	return with_verdict(kind == CELL_TARGET ? "不是完整的指标值，如≥95%、≤12个月"
						: "不是完整的实际完成值，如100%、18台(套)", verdict);
}

static const char *
kind_fault(CellKind kind, char *s)
{
	bool		truth;

	switch (kind)
	{
		case CELL_TEXT:
		case CELL_LABEL:
			return NULL;
		case CELL_WHOLE:
		case CELL_YEAR:
		case CELL_MONTH:
			return is_integer(s) ? NULL : "应为整数";
		case CELL_NUMBER:
		case CELL_POINTS:
		case CELL_RATE:
			return is_numeric(s) ? NULL : "应为数字，不带单位、百分号和千分位逗号";
		case CELL_BOOLEAN:
			return parse_bool(s, &truth) ? NULL : "应为true、false、是、否";
		case CELL_METHOD:
			return strcmp(s, "proportional") == 0 || strcmp(s, "binary") == 0 ||
				strcmp(s, "step") == 0 || strcmp(s, "manual") == 0 ? NULL
				: "应为proportional、binary、step、manual之一";
		case CELL_AMOUNT:
			return amount_fault(s, strlen(s));
		case CELL_TARGET:
		case CELL_ANSWER:
			return literal_fault(s, strlen(s), kind);
	}
	return NULL;
}

/* Is the cell of its kind at first sight?  False may mean yes. */
static bool
is_sound(const char *s, size_t len, CellKind kind)
{
	switch (kind)
	{
		case CELL_TEXT:
		case CELL_LABEL:
			return len > 0 && s[0] != '#' && s[0] != 'E';
		case CELL_WHOLE:
		case CELL_YEAR:
		case CELL_MONTH:
			return len <= 9 && is_plain_number(s, len) && memchr(s, '.', len) == NULL;
		case CELL_NUMBER:
		case CELL_POINTS:
		case CELL_RATE:
			return is_plain_number(s, len);
		default:
			return false;
	}
}

/* cell_fault(cell, kind): NULL if the cell is of its kind */
PG_FUNCTION_INFO_V1(cell_fault);
Datum
cell_fault(PG_FUNCTION_ARGS)
{
	text	   *cell = PG_GETARG_TEXT_PP(0);
	CellKind	kind = cell_kind(fcinfo);
	char	   *s;
	const char *reason;

	if (is_sound(VARDATA_ANY(cell), VARSIZE_ANY_EXHDR(cell), kind))
		PG_RETURN_NULL();
	s = server_to_utf8(text_to_cstring(cell));
	reason = sheet_error(s);
	if (reason == NULL)
		reason = kind_fault(kind, s);
	if (reason == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(utf8_to_server(reason)));
}

/* sheet_value(cell, kind, amount_unit, dash_is_zero): an error where a sheet had one */
PG_FUNCTION_INFO_V1(sheet_value);
Datum
sheet_value(PG_FUNCTION_ARGS)
{
	Datum		cell = sheet_cell(fcinfo);
	const char *s;

	if (fcinfo->isnull)
		return cell;
	s = VARDATA_ANY(DatumGetTextPP(cell));
	if ((s[0] == '#' || s[0] == 'E') && sheet_error(server_to_utf8(TextDatumGetCString(cell))) != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("the sheet has no value in a cell: \"%s\"", quotable(TextDatumGetCString(cell)))));
	return cell;
}

/*
 * reads_as(cell, type, typmod): true, or the error that the type's own input
 * raises.  A cast would cut what is too long for varchar(5).
 */
PG_FUNCTION_INFO_V1(text_reads_as);
Datum
text_reads_as(PG_FUNCTION_ARGS)
{
	Oid			input;
	Oid			element;

	getTypeInputInfo(PG_GETARG_OID(1), &input, &element);
	(void) OidInputFunctionCall(input, text_to_cstring(PG_GETARG_TEXT_PP(0)), element,
								PG_GETARG_INT32(2));
	PG_RETURN_BOOL(true);
}

/* Rows that were counted for pg_stat_progress_copy. */
static int64 counted_rows;

/* count_rows_of(relation): begins the count, NULL ends it */
PG_FUNCTION_INFO_V1(count_rows_of);
Datum
count_rows_of(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		pgstat_progress_end_command();
	else
	{
		pgstat_progress_start_command(PROGRESS_COMMAND_COPY, PG_GETARG_OID(0));
		pgstat_progress_update_param(PROGRESS_COPY_COMMAND, PROGRESS_COPY_COMMAND_FROM);
		pgstat_progress_update_param(PROGRESS_COPY_TYPE, PROGRESS_COPY_TYPE_CALLBACK);
	}
	counted_rows = 0;
	PG_RETURN_VOID();
}

/* count_row(): true */
PG_FUNCTION_INFO_V1(count_row);
Datum
count_row(PG_FUNCTION_ARGS)
{
	pgstat_progress_update_param(PROGRESS_COPY_TUPLES_PROCESSED, ++counted_rows);
	PG_RETURN_BOOL(true);
}

/*-------------------------------------------------------------------------
 *
 * literal_io.c
 *	  Input and output of perf_target and perf_value.
 *
 * Both are stored in UTF-8 whatever the server encoding, so that the words of
 * the grammar are the same everywhere.  The binary form is a version byte and
 * the canonical text, read by the same parser as the literal.
 *
 *-------------------------------------------------------------------------
 */
#include "quantity.h"

#include "fold.h"
#include "grammar.h"
#include "order.h"
#include "plain.h"
#include "print.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#define BINARY_VERSION 1

/* A text this long is no indicator cell. */
#define TEXT_MAX_BYTES	(1024 * 1024)

/* Up to here a text is read on the stack. */
#define SHORT_BYTES		256

typedef struct LiteralType
{
	const char *name;
	const char *hint;
	bool		is_target;
	Verdict		(*parse) (const char *folded, size_t len, char *scratch,
						  Literal *literal);
	size_t		(*print) (const Literal *literal, char *buf);
} LiteralType;

static const LiteralType target_type = {
	"perf_target",
	"A target is a quantity such as \"≥95%\", \"=12个月\" or \"90%-95%\", or a text without a sign in front.",
	true,
	target_parse,
	target_print
};

static const LiteralType value_type = {
	"perf_value",
	"An actual value is a quantity such as \"100%\", \"109.17万人\" or \"大于90%\", or a text without a sign in front.",
	false,
	value_parse,
	value_print
};

/* Parses server-encoded text; NULL after a soft error. */
static struct varlena *
literal_input(char *str, const LiteralType *type, struct Node *escontext)
{
	size_t		len = strlen(str);
	Verdict		verdict = verdict_of(REASON_LITERAL_LENGTH, 1);
	Literal		literal;
	char		room[2 * SHORT_BYTES];

	if (len <= TEXT_MAX_BYTES)
	{
		char	   *utf8 = server_to_utf8(str);
		size_t		utf8_len = utf8 == str ? len : strlen(utf8);
		char	   *folded = room;
		size_t		folded_len = 0;

		if (plain_quantity(utf8, utf8_len, type->is_target, &literal))
			return literal_pack(&literal);
		if (utf8_len > SHORT_BYTES)
			folded = palloc(2 * utf8_len);
		verdict = fold_text(utf8, utf8_len, folded, &folded_len);
		if (verdict.code == VERDICT_OK)
			verdict = type->parse(folded, folded_len, folded + utf8_len, &literal);
	}
	if (verdict.code != VERDICT_OK)
	{
		report_verdict(escontext, verdict, type->name, str, type->hint);
		return NULL;
	}
	return literal_pack(&literal);
}

struct varlena *
target_from_text(char *str)
{
	return literal_input(str, &target_type, NULL);
}

/* The canonical text, in UTF-8. */
static char *
literal_text(const Literal *literal, const LiteralType *type)
{
	char	   *text;
	size_t		len;

	if (literal->kind == LITERAL_QUANTITY)
	{
		text = palloc(LITERAL_PRINT_SIZE);
		len = type->print(literal, text);
	}
	else
	{
		len = literal->text_len;
		text = palloc(len + 1);
		memcpy(text, literal->text, len);
	}
	text[len] = '\0';
	return text;
}

/* The canonical text in the server encoding. */
static char *
literal_output(const struct varlena *stored, const LiteralType *type)
{
	Literal		literal;
	char	   *text;

	literal_unpack(stored, &literal);
	text = literal_text(&literal, type);

	/* what is stored was valid when it was read, and is not looked at again */
	return GetDatabaseEncoding() == PG_UTF8 ? text : utf8_to_server(text);
}

/* The same as a text, of which the quantity or the words are written but once. */
static Datum
literal_as_text(const struct varlena *stored, const LiteralType *type)
{
	Literal		literal;
	text	   *result;
	size_t		len;

	if (GetDatabaseEncoding() != PG_UTF8)
		return CStringGetTextDatum(literal_output(stored, type));
	literal_unpack(stored, &literal);
	if (literal.kind != LITERAL_QUANTITY)
		return PointerGetDatum(cstring_to_text_with_len(literal.text, literal.text_len));
	result = palloc(VARHDRSZ + LITERAL_PRINT_SIZE);
	len = type->print(&literal, VARDATA(result));
	SET_VARSIZE(result, VARHDRSZ + len);
	return PointerGetDatum(result);
}

/*
 * The text for a cell of a form: a spreadsheet calculates what opens with =, so
 * that sign is left out where the rest reads back as the same, and else wide.
 */
static Datum
literal_cell(const struct varlena *stored, const LiteralType *type)
{
	Literal		literal;
	Literal		again;
	char	   *text;
	size_t		rest_len;

	literal_unpack(stored, &literal);
	text = literal_text(&literal, type);
	if (*text == '=')
	{
		rest_len = strlen(text + 1);
		if (type->parse(text + 1, rest_len, palloc(rest_len + 1), &again).code == VERDICT_OK &&
			literal_compare(&again, &literal) == 0)
			text++;
		else
			text = psprintf("＝%s", text + 1);
	}
	return PointerGetDatum(cstring_to_text(utf8_to_server(text)));
}

static Datum
literal_in(FunctionCallInfo fcinfo, const LiteralType *type)
{
	struct varlena *result = literal_input(PG_GETARG_CSTRING(0), type,
										   fcinfo->context);

	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(result);
}

static Datum
literal_recv(FunctionCallInfo fcinfo, const LiteralType *type)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			version = pq_getmsgbyte(buf);
	int			len;
	char	   *str;

	if (version != BINARY_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unsupported %s binary format version %d", type->name, version),
				 errdetail("This server reads version %d.", BINARY_VERSION)));
	str = pq_getmsgtext(buf, buf->len - buf->cursor, &len);
	PG_RETURN_POINTER(literal_input(str, type, NULL));
}

static Datum
literal_send(FunctionCallInfo fcinfo, const LiteralType *type)
{
	char	   *str = literal_output(PG_GETARG_LITERAL_P(0), type);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, BINARY_VERSION);
	pq_sendtext(&buf, str, (int) strlen(str));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(perf_target_in);
Datum
perf_target_in(PG_FUNCTION_ARGS)
{
	return literal_in(fcinfo, &target_type);
}

PG_FUNCTION_INFO_V1(perf_target_out);
Datum
perf_target_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(literal_output(PG_GETARG_LITERAL_P(0), &target_type));
}

PG_FUNCTION_INFO_V1(perf_target_recv);
Datum
perf_target_recv(PG_FUNCTION_ARGS)
{
	return literal_recv(fcinfo, &target_type);
}

PG_FUNCTION_INFO_V1(perf_target_send);
Datum
perf_target_send(PG_FUNCTION_ARGS)
{
	return literal_send(fcinfo, &target_type);
}

PG_FUNCTION_INFO_V1(perf_value_in);
Datum
perf_value_in(PG_FUNCTION_ARGS)
{
	return literal_in(fcinfo, &value_type);
}

PG_FUNCTION_INFO_V1(perf_value_out);
Datum
perf_value_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(literal_output(PG_GETARG_LITERAL_P(0), &value_type));
}

PG_FUNCTION_INFO_V1(perf_value_recv);
Datum
perf_value_recv(PG_FUNCTION_ARGS)
{
	return literal_recv(fcinfo, &value_type);
}

PG_FUNCTION_INFO_V1(perf_value_send);
Datum
perf_value_send(PG_FUNCTION_ARGS)
{
	return literal_send(fcinfo, &value_type);
}

/* perf_target_text(perf_target): what a cast to text gives, without its detour */
PG_FUNCTION_INFO_V1(perf_target_text);
Datum
perf_target_text(PG_FUNCTION_ARGS)
{
	return literal_as_text(PG_GETARG_LITERAL_P(0), &target_type);
}

/* perf_value_text(perf_value) */
PG_FUNCTION_INFO_V1(perf_value_text);
Datum
perf_value_text(PG_FUNCTION_ARGS)
{
	return literal_as_text(PG_GETARG_LITERAL_P(0), &value_type);
}

/* cell_text(perf_target) */
PG_FUNCTION_INFO_V1(perf_target_cell_text);
Datum
perf_target_cell_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(literal_cell(PG_GETARG_LITERAL_P(0), &target_type));
}

/* cell_text(perf_value) */
PG_FUNCTION_INFO_V1(perf_value_cell_text);
Datum
perf_value_cell_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(literal_cell(PG_GETARG_LITERAL_P(0), &value_type));
}

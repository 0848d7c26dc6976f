/*-------------------------------------------------------------------------
 *
 * perfeval.c
 *	  Module magic, and errors from the verdicts of the pure parsers.
 *
 *-------------------------------------------------------------------------
 */
#include "perfeval.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"

#include "blank.h"

PG_MODULE_MAGIC;

#if PG_VERSION_NUM < 160000
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl*): the server's name */
extern PGDLLEXPORT void _PG_init(void);
#endif

void
_PG_init(void)
{
	pg_bindtextdomain(TEXTDOMAIN);
}

/* Longer literals are quoted only up to here. */
#define QUOTED_CHARS	60

/* gettext gives a translation in the server's encoding, else what it was given. */
const char *
in_language(const char *english)
{
	const char *translation = dgettext(TEXTDOMAIN, english);

	return translation == english ? utf8_to_server(english) : translation;
}

/* The text itself where the server's encoding is UTF-8, else a copy. */
char *
server_to_utf8(char *text)
{
	return pg_server_to_any(text, (int) strlen(text), PG_UTF8);
}

/* Likewise the other way. */
char *
utf8_to_server(const char *text)
{
	return pg_any_to_server(unconstify(char *, text), (int) strlen(text), PG_UTF8);
}

/* The text as a message quotes it: what is long, only up to a point. */
char *
quotable(const char *text)
{
	int			len = (int) strlen(text);
	int			shown = pg_mbcharcliplen(text, len, QUOTED_CHARS);

	return shown < len ? psprintf("%.*s...", shown, text) : pstrdup(text);
}

/* What to do about a literal: what nobody sees in it comes first. */
static const char *
seen_hint(const char *literal, const char *hint)
{
	const char *utf8 = server_to_utf8(unconstify(char *, literal));
	const char *end = utf8 + strlen(utf8);

	for (const char *at = utf8; (at = strchr(at, 0xE2)) != NULL; at++)
		if (direction_mark(at, end - at))
			return "The text holds invisible marks of direction (U+202A to U+202E, U+2066 to U+2069): "
				"take them out, or load it through staging, which does.";
	return hint;
}

/*
 * Raises a parser's verdict as an error (softly where escontext allows it):
 * 22P02 or 22003, the literal in the message, in DETAIL where and why, and a
 * valid example as HINT.
 */
Datum
report_verdict(struct Node *escontext, Verdict verdict, const char *type_name,
			   const char *literal, const char *hint)
{
	if (verdict.code == VERDICT_RANGE)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value \"%s\" is out of range for type %s",
						quotable(literal), type_name),
				 errdetail("At character %zu: %s.",
						   verdict.position, in_language(reason_english(verdict.reason))),
				 errhint("%s", in_language(seen_hint(literal, hint)))));

	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%s\"",
					type_name, quotable(literal)),
			 errdetail("At character %zu: %s.",
					   verdict.position, in_language(reason_english(verdict.reason))),
			 errhint("%s", in_language(seen_hint(literal, hint)))));
}

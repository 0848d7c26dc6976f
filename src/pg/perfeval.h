/*-------------------------------------------------------------------------
 *
 * perfeval.h
 *	  What every fmgr-facing file of the extension shares: the soft-error
 *	  shim, the on-disk types and their Datum macros.
 *
 * The parsers (fold.h, decimal.h, amount.h, unit.h, literal.h) are pure and
 * do not include this file; I/O functions turn their verdict into an error.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PERFEVAL_H
#define PERFEVAL_H

#include "postgres.h"

/* Our messages come from a catalog of our own (po/). */
#undef TEXTDOMAIN
#define TEXTDOMAIN PG_TEXTDOMAIN("perfeval")

/*
 * The server loads the symbols of all modules into one name space.  Ours are
 * hidden (-fvisibility=hidden), so that no other extension's unit_parse() is
 * called in place of ours, nor ours in place of its.  What SQL calls is not;
 * from PostgreSQL 16 on the macros say so themselves.
 */
#if PG_VERSION_NUM < 160000
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#endif

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h"				/* VARDATA and its like stood in postgres.h */
#endif

#include "verdict.h"

#if PG_VERSION_NUM < 160000
#undef PG_FUNCTION_INFO_V1
#define PG_FUNCTION_INFO_V1(name) \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); \
	extern PGDLLEXPORT const Pg_finfo_record *CppConcat(pg_finfo_, name) (void); \
	const Pg_finfo_record * \
	CppConcat(pg_finfo_, name) (void) \
	{ \
		static const Pg_finfo_record info = {1}; \
		return &info; \
	} \
	extern int	no_such_variable
#endif

/*
 * Soft errors exist since PostgreSQL 16; below, they are ordinary errors.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#else
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* PG_DETOAST_DATUM_PACKED that calls nothing for a value that stands in the row. */
static inline struct varlena *
packed_from_datum(Datum datum)
{
	struct varlena *stored = (struct varlena *) DatumGetPointer(datum);

	/* a pointer to the TOAST table is short as well, so that does not tell */
	return VARATT_IS_COMPRESSED(stored) || VARATT_IS_EXTERNAL(stored) ?
		pg_detoast_datum_packed(stored) : stored;
}

/*
 * Literals, and the words in our messages, are UTF-8 inside; the server may use
 * another encoding.
 */
extern char *server_to_utf8(char *text);
extern char *utf8_to_server(const char *text);

/* A sentence for a message, in the language of lc_messages where po/ has it. */
extern const char *in_language(const char *english);

/* The text for a message, cut off after 60 characters. */
extern char *quotable(const char *text);

/* Raise the verdict of a pure parser: SQLSTATE, the literal, where and why. */
extern Datum report_verdict(struct Node *escontext, Verdict verdict,
							const char *type_name, const char *literal,
							const char *hint);

#endif							/* PERFEVAL_H */

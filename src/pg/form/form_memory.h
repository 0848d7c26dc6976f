/*-------------------------------------------------------------------------
 *
 * form_memory.h
 *	  A memory context of the server as the memory of the readers of forms.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_MEMORY_CONTEXT_H
#define FORM_MEMORY_CONTEXT_H

#include "perfeval.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "span.h"

static inline void *
form_memory_get(void *context, size_t size)
{
	/* the readers ask for memory all the time, and do nothing else that could be cancelled */
	CHECK_FOR_INTERRUPTS();
	return MemoryContextAllocHuge(context, size);
}

static inline FormMemory
form_memory(MemoryContext context)
{
	return (FormMemory) {form_memory_get, context};
}

/* The UTF-8 span as the server holds it. */
static inline Datum
span_datum(Span span)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		return PointerGetDatum(cstring_to_text_with_len(span.s, (int) span.len));
	return CStringGetTextDatum(utf8_to_server(pnstrdup(span.s, span.len)));
}

#endif							/* FORM_MEMORY_CONTEXT_H */

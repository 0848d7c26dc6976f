/*-------------------------------------------------------------------------
 *
 * span.h
 *	  Texts and arrays in memory that the caller gives.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_SPAN_H
#define FORM_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * Memory that is given back as a whole, by whoever made it.  get() does not
 * return where there is none left.
 */
typedef struct FormMemory
{
	void	   *(*get) (void *context, size_t size);
	void	   *context;
} FormMemory;

/* A text somewhere else, not ended by NUL; of an empty one s may be NULL. */
typedef struct Span
{
	const char *s;
	size_t		len;
} Span;

#define SPAN(literal) ((Span) {literal, sizeof(literal) - 1})
#define SPAN_NONE ((Span) {"", 0})

static inline bool
span_is(Span span, Span other)
{
	return span.len == other.len && (span.len == 0 || memcmp(span.s, other.s, span.len) == 0);
}

static inline bool
span_starts(Span span, Span word)
{
	return span.len >= word.len && (word.len == 0 || memcmp(span.s, word.s, word.len) == 0);
}

static inline bool
span_ends(Span span, Span word)
{
	return span.len >= word.len &&
		(word.len == 0 || memcmp(span.s + span.len - word.len, word.s, word.len) == 0);
}

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 95%, also full-width. */
static inline bool
span_ends_percent(Span span)
{
	return span_ends(span, SPAN("%")) || span_ends(span, SPAN("％"));
}

/* Without the first n bytes. */
static inline Span
span_from(Span span, size_t n)
{
	return (Span) {span.s + n, span.len - n};
}

/* The text from the word on; none if the word is not in it. */
extern Span span_find(Span span, Span word);

static inline bool
span_has(Span span, Span word)
{
	return span_find(span, word).len > 0;
}

/* A text that grows. */
typedef struct SpanBuffer
{
	const FormMemory *memory;
	char	   *s;
	size_t		len;
	size_t		room;
} SpanBuffer;

extern void buffer_append(SpanBuffer *buffer, Span span);

static inline void
buffer_append_char(SpanBuffer *buffer, char c)
{
	buffer_append(buffer, (Span) {&c, 1});
}

/* What stands in it, which further growth may leave behind. */
static inline Span
buffer_span(const SpanBuffer *buffer)
{
	return (Span) {buffer->len > 0 ? buffer->s : "", buffer->len};
}

/* A copy of its own. */
extern Span span_copy(const FormMemory *memory, Span span);

/* count elements where there is room for one more, room being kept in *room. */
extern void *array_grow(const FormMemory *memory, void *array, size_t count,
						size_t *room, size_t element_size);

#endif							/* FORM_SPAN_H */

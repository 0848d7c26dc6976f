/*-------------------------------------------------------------------------
 *
 * span.c
 *	  Texts and arrays in memory that the caller gives.
 *
 *-------------------------------------------------------------------------
 */
#include "span.h"

#define FIRST_ROOM	16

Span
span_find(Span span, Span word)
{
	for (size_t i = 0; i + word.len <= span.len; i++)
		if (memcmp(span.s + i, word.s, word.len) == 0)
			return span_from(span, i);
	return SPAN_NONE;
}

void *
array_grow(const FormMemory *memory, void *array, size_t count, size_t *room,
		   size_t element_size)
{
	void	   *grown;

	if (count < *room)
		return array;
	*room = *room > 0 ? *room * 2 : FIRST_ROOM;
	grown = memory->get(memory->context, *room * element_size);
	if (count > 0)
		memcpy(grown, array, count * element_size);
	return grown;
}

void
buffer_append(SpanBuffer *buffer, Span span)
{
	if (span.len == 0)
		return;
	if (buffer->room - buffer->len < span.len)
	{
		size_t		room = buffer->room > 0 ? buffer->room : FIRST_ROOM;
		char	   *grown;

		while (room - buffer->len < span.len)
			room *= 2;
		grown = buffer->memory->get(buffer->memory->context, room);
		if (buffer->len > 0)
			memcpy(grown, buffer->s, buffer->len);
		buffer->s = grown;
		buffer->room = room;
	}
	memcpy(buffer->s + buffer->len, span.s, span.len);
	buffer->len += span.len;
}

Span
span_copy(const FormMemory *memory, Span span)
{
	char	   *s;

	if (span.len == 0)
		return SPAN_NONE;
	s = memory->get(memory->context, span.len);
	memcpy(s, span.s, span.len);
	return (Span) {s, span.len};
}

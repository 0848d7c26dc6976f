/*-------------------------------------------------------------------------
 *
 * xml.c
 *	  A pull parser of well-formed XML without a document type.
 *
 * A document type, and with it every entity but the five of XML itself, is
 * refused: no office writes one, and all known ways to make a small text grow
 * without bounds need one.
 *
 *-------------------------------------------------------------------------
 */
#include "xml.h"

#include <stdint.h>

#include "utf8.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const struct
{
	Span		uri;
	XmlSpace	space;
}			known_spaces[] =
{
	{{OASIS "office:1.0", sizeof(OASIS "office:1.0") - 1}, SPACE_OFFICE},
	{{OASIS "table:1.0", sizeof(OASIS "table:1.0") - 1}, SPACE_TABLE},
	{{OASIS "text:1.0", sizeof(OASIS "text:1.0") - 1}, SPACE_TEXT},
	{{OASIS "style:1.0", sizeof(OASIS "style:1.0") - 1}, SPACE_STYLE},
	{{OASIS "drawing:1.0", sizeof(OASIS "drawing:1.0") - 1}, SPACE_DRAW},
	{{"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
	  sizeof("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0") - 1}, SPACE_CALC}
};

void
xml_refuse(Xml *xml, VerdictCode code, const char *reason)
{
	if (xml->verdict.code != VERDICT_OK)
		return;
	xml->verdict.code = code;
	xml->verdict.position = utf8_chars(xml->text, (size_t) (xml->at - xml->text)) + 1;
	xml->verdict.reason = reason;
}

static XmlEvent
bad(Xml *xml, const char *reason)
{
	xml_refuse(xml, VERDICT_SYNTAX, reason);
	return XML_BAD;
}

static size_t
left(const Xml *xml)
{
	return (size_t) (xml->end - xml->at);
}

static bool
at_word(const Xml *xml, Span word)
{
	return span_starts((Span) {xml->at, left(xml)}, word);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_space(Xml *xml)
{
	while (xml->at < xml->end && is_space(*xml->at))
		xml->at++;
}

/* Skips up to and with the word; false if it does not come. */
static bool
skip_past(Xml *xml, Span word)
{
	Span		rest = span_find((Span) {xml->at, left(xml)}, word);

	if (rest.len == 0)
		return false;
	xml->at = rest.s + word.len;
	return true;
}

void
xml_begin(Xml *xml, const FormMemory *memory, const char *text, size_t len)
{
	size_t		step;

	memset(xml, 0, sizeof(*xml));
	xml->memory = memory;
	xml->text = text;
	xml->end = text + len;
	for (xml->at = text; xml->at < xml->end; xml->at += step)
	{
		unsigned char c = (unsigned char) *xml->at;

		step = utf8_length(xml->at, left(xml));
		if (step == 0 || (c < ' ' && !is_space(*xml->at)))
		{
			bad(xml, "no character of XML");
			return;
		}
	}
	xml->at = text;
	if (at_word(xml, SPAN("\xEF\xBB\xBF")))
		xml->at += 3;			/* a byte order mark */
}

/* Decodes the reference at the cursor into buf[4]; 0 if it is none. */
static size_t
read_reference(const char *s, const char *end, char *buf, size_t *consumed)
{
	static const struct
	{
		Span		name;
		char		character;
	}			entities[] =
	{
		{{"&lt;", 4}, '<'}, {{"&gt;", 4}, '>'}, {{"&amp;", 5}, '&'},
		{{"&quot;", 6}, '"'}, {{"&apos;", 6}, '\''}
	};
	Span		rest = {s, (size_t) (end - s)};
	uint32_t	c = 0;
	size_t		i = 2;
	int			base = 10;

	for (size_t k = 0; k < sizeof(entities) / sizeof(entities[0]); k++)
		if (span_starts(rest, entities[k].name))
		{
			*buf = entities[k].character;
			*consumed = entities[k].name.len;
			return 1;
		}
	if (rest.len < 4 || rest.s[1] != '#')
		return 0;
	if (rest.s[i] == 'x')
	{
		base = 16;
		i++;
	}
	for (size_t first = i; i < rest.len && rest.s[i] != ';'; i++)
	{
		char		d = rest.s[i];
		int			digit = d >= '0' && d <= '9' ? d - '0' :
			d >= 'a' && d <= 'f' ? d - 'a' + 10 : d >= 'A' && d <= 'F' ? d - 'A' + 10 : 99;

		if (digit >= base || i - first > 8)
			return 0;
		c = c * (uint32_t) base + (uint32_t) digit;
		if (c > 0x10FFFF)
			return 0;
	}
	if (i >= rest.len || (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
		(c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*consumed = i + 1;
	if (c < 0x80)
	{
		buf[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		buf[0] = (char) (0xC0 | c >> 6);
		buf[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		buf[0] = (char) (0xE0 | c >> 12);
		buf[1] = (char) (0x80 | (c >> 6 & 0x3F));
		buf[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	buf[0] = (char) (0xF0 | c >> 18);
	buf[1] = (char) (0x80 | (c >> 12 & 0x3F));
	buf[2] = (char) (0x80 | (c >> 6 & 0x3F));
	buf[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

/* A name of an element or attribute; empty if there is none at the cursor. */
static Span
read_name(Xml *xml)
{
	const char *start = xml->at;

	while (xml->at < xml->end && !is_space(*xml->at) && strchr("/<>=&'\"?!", *xml->at) == NULL)
		xml->at++;
	if (xml->at > start && strchr("-.:0123456789", *start) != NULL)
		xml->at = start;
	return (Span) {start, (size_t) (xml->at - start)};
}

/* The name with what its prefix stands for. */
static XmlName
resolve(const Xml *xml, Span written)
{
	XmlName		name = {written, SPACE_OTHER, written};
	const char *colon = memchr(written.s, ':', written.len);
	Span		prefix;

	if (colon == NULL)
		return name;
	prefix = (Span) {written.s, (size_t) (colon - written.s)};
	name.local = span_from(written, prefix.len + 1);
	for (size_t i = xml->prefixes; i > 0; i--)
		if (span_is(xml->prefix[i - 1].prefix, prefix))
		{
			name.space = xml->prefix[i - 1].space;
			break;
		}
	return name;
}

/* Remembers the prefix that xmlns:prefix="uri" declares; false if there are too many. */
static bool
declare_prefix(Xml *xml, Span prefix, Span uri)
{
	XmlPrefix	declared = {prefix, SPACE_OTHER, xml->depth};

	if (xml->prefixes >= XML_MAX_PREFIXES)
	{
		xml_refuse(xml, VERDICT_RANGE, "too many prefixes");
		return false;
	}
	for (size_t i = 0; i < sizeof(known_spaces) / sizeof(known_spaces[0]); i++)
		if (span_is(known_spaces[i].uri, uri))
			declared.space = known_spaces[i].space;
	xml->prefix = array_grow(xml->memory, xml->prefix, xml->prefixes,
							 &xml->prefix_room, sizeof(XmlPrefix));
	xml->prefix[xml->prefixes++] = declared;
	return true;
}

/* Is each & of the value a reference, and no < in it? */
static bool
value_is_sound(Span value)
{
	char		buf[4];
	size_t		consumed;

	for (size_t i = 0; i < value.len; i++)
	{
		if (value.s[i] == '<')
			return false;
		if (value.s[i] == '&' &&
			read_reference(value.s + i, value.s + value.len, buf, &consumed) == 0)
			return false;
	}
	return true;
}

/* name="value"; the name is resolved later, as prefixes may follow it. */
static bool
read_attribute(Xml *xml)
{
	XmlAttribute *attribute = &xml->attribute[xml->attributes];
	Span		name = read_name(xml);
	const char *quote;

	if (name.len == 0)
		return bad(xml, "no name of an attribute"), false;
	for (int i = 0; i < xml->attributes; i++)
		if (span_is(xml->attribute[i].name.written, name))
			return bad(xml, "an attribute stands twice"), false;
	skip_space(xml);
	if (xml->at >= xml->end || *xml->at++ != '=')
		return bad(xml, "an attribute without a value"), false;
	skip_space(xml);
	if (xml->at >= xml->end || (*xml->at != '"' && *xml->at != '\''))
		return bad(xml, "a value without quotation marks"), false;
	quote = memchr(xml->at + 1, *xml->at, left(xml) - 1);
	if (quote == NULL)
		return bad(xml, "a value does not end"), false;
	attribute->name.written = name;
	attribute->value = (Span) {xml->at + 1, (size_t) (quote - xml->at - 1)};
	if (!value_is_sound(attribute->value))
		return bad(xml, "a value with < or with an entity that XML does not have"), false;
	xml->at = quote + 1;
	xml->attributes++;
	return true;
}

/* At < of a start tag. */
static XmlEvent
read_start(Xml *xml)
{
	Span		written;

	if (xml->depth >= XML_MAX_DEPTH)
	{
		xml_refuse(xml, VERDICT_RANGE, "elements stand too deep in each other");
		return XML_BAD;
	}
	xml->at++;
	written = read_name(xml);
	if (written.len == 0)
		return bad(xml, "no name of an element");
	xml->open[xml->depth++] = written;
	xml->attributes = 0;
	for (;;)
	{
		const char *before = xml->at;

		skip_space(xml);
		if (xml->at >= xml->end)
			return bad(xml, "a tag does not end");
		if (*xml->at == '>' || *xml->at == '/')
			break;
		if (before == xml->at)
			return bad(xml, "no space in front of an attribute");
		if (xml->attributes >= XML_MAX_ATTRIBUTES)
		{
			xml_refuse(xml, VERDICT_RANGE, "an element has too many attributes");
			return XML_BAD;
		}
		if (!read_attribute(xml))
			return XML_BAD;
	}
	xml->closing = *xml->at == '/';
	if (xml->closing && (++xml->at >= xml->end || *xml->at != '>'))
		return bad(xml, "a tag does not end");
	xml->at++;

	for (int i = 0; i < xml->attributes; i++)
		if (span_starts(xml->attribute[i].name.written, SPAN("xmlns:")) &&
			!declare_prefix(xml, span_from(xml->attribute[i].name.written, strlen("xmlns:")),
							xml->attribute[i].value))
			return XML_BAD;
	for (int i = 0; i < xml->attributes; i++)
		xml->attribute[i].name = resolve(xml, xml->attribute[i].name.written);
	xml->name = resolve(xml, written);
	return XML_START;
}

/* The innermost element is closed. */
static XmlEvent
close_element(Xml *xml)
{
	while (xml->prefixes > 0 && xml->prefix[xml->prefixes - 1].depth >= xml->depth)
		xml->prefixes--;
	xml->depth--;
	xml->finished = xml->depth == 0;
	return XML_END;
}

/* At </ of an end tag. */
static XmlEvent
read_end(Xml *xml)
{
	xml->at += 2;
	if (xml->depth == 0 || !span_is(read_name(xml), xml->open[xml->depth - 1]))
		return bad(xml, "an end tag without its start");
	skip_space(xml);
	if (xml->at >= xml->end || *xml->at != '>')
		return bad(xml, "a tag does not end");
	xml->at++;
	return close_element(xml);
}

/* At <! or <?: what is nothing to us; a CDATA section is a text. */
static XmlEvent
read_aside(Xml *xml)
{
	if (at_word(xml, SPAN("<![CDATA[")) && xml->depth > 0)
	{
		const char *start = xml->at + strlen("<![CDATA[");

		if (!skip_past(xml, SPAN("]]>")))
			return bad(xml, "a CDATA section does not end");
		xml->run = (Span) {start, (size_t) (xml->at - start) - strlen("]]>")};
		return XML_TEXT;
	}
	if (at_word(xml, SPAN("<!--")))
	{
		xml->at += strlen("<!--");
		if (!skip_past(xml, SPAN("--")) || xml->at >= xml->end || *xml->at++ != '>')
			return bad(xml, "a comment does not end");
	}
	else if (at_word(xml, SPAN("<?")))
	{
		if (!skip_past(xml, SPAN("?>")))
			return bad(xml, "a processing instruction does not end");
	}
	else
		return bad(xml, "a document type (<!DOCTYPE, <!ENTITY) is not read");
	xml->run = SPAN_NONE;
	return XML_TEXT;
}

/* Some text up to the next tag or reference, or one reference. */
static XmlEvent
read_run(Xml *xml)
{
	const char *start = xml->at;
	size_t		consumed;

	if (*xml->at == '&')
	{
		size_t		len = read_reference(xml->at, xml->end, xml->character, &consumed);

		if (len == 0 || xml->depth == 0)
			return bad(xml, "an entity that XML does not have");
		xml->at += consumed;
		xml->run = (Span) {xml->character, len};
		return XML_TEXT;
	}
	while (xml->at < xml->end && *xml->at != '<' && *xml->at != '&')
	{
		if (xml->depth == 0 && !is_space(*xml->at))
			return bad(xml, "text outside of the document");
		xml->at++;
	}
	xml->run = (Span) {start, (size_t) (xml->at - start)};
	return XML_TEXT;
}

XmlEvent
xml_next(Xml *xml)
{
	if (xml->verdict.code != VERDICT_OK)
		return XML_BAD;
	if (xml->closing)
	{
		xml->closing = false;
		return close_element(xml);
	}
	if (xml->at >= xml->end)
		return xml->finished ? XML_FINISHED : bad(xml, "the document does not end");
	if (*xml->at != '<')
		return read_run(xml);
	if (at_word(xml, SPAN("</")))
		return read_end(xml);
	if (at_word(xml, SPAN("<!")) || at_word(xml, SPAN("<?")))
		return read_aside(xml);
	if (xml->finished)
		return bad(xml, "a second document");
	return read_start(xml);
}

bool
xml_skip(Xml *xml)
{
	int			depth = xml->depth - 1;

	while (xml->depth > depth)
		if (xml_next(xml) == XML_BAD)
			return false;
	return true;
}

bool
xml_attribute(const Xml *xml, XmlSpace space, Span local, Span *value)
{
	for (int i = 0; i < xml->attributes; i++)
	{
		const XmlAttribute *attribute = &xml->attribute[i];
		SpanBuffer		decoded = {xml->memory, NULL, 0, 0};
		char		buf[4];
		size_t		consumed = 1;

		if (attribute->name.space != space || !span_is(attribute->name.local, local))
			continue;
		*value = attribute->value;
		if (memchr(value->s, '&', value->len) == NULL)
			return true;
		for (Span rest = *value; rest.len > 0; rest = span_from(rest, consumed))
		{
			size_t		len = 0;

			consumed = 1;
			if (*rest.s == '&')
				len = read_reference(rest.s, rest.s + rest.len, buf, &consumed);
			buffer_append(&decoded, len > 0 ? (Span) {buf, len} : (Span) {rest.s, 1});
		}
		*value = buffer_span(&decoded);
		return true;
	}
	return false;
}

long
xml_count(const Xml *xml, XmlSpace space, Span local, long fallback, long limit)
{
	Span		value;
	long		count = 0;

	if (!xml_attribute(xml, space, local, &value) || value.len == 0)
		return fallback;
	for (size_t i = 0; i < value.len; i++)
	{
		if (value.s[i] < '0' || value.s[i] > '9')
			return fallback;
		count = count * 10 + (value.s[i] - '0');
		if (count > limit)
			return limit;
	}
	return count;
}

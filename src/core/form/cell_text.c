/*-------------------------------------------------------------------------
 *
 * cell_text.c
 *	  The text of a cell or paragraph, with and without what is struck out.
 *
 *-------------------------------------------------------------------------
 */
#include "cell_text.h"

/* text:s stands for so many spaces at most; more say nothing. */
#define MAX_SPACES	1000

/* A cell holds no more. */
#define MAX_BYTES	(16u << 20)

bool
revisions_read(Revisions *revisions, Xml *xml)
{
	int			depth = xml->depth;
	Span		id = SPAN_NONE;

	while (xml->depth >= depth)
	{
		XmlEvent	event = xml_next(xml);

		if (event == XML_BAD)
			return false;
		if (event != XML_START)
			continue;
		if (xml_at(xml, SPACE_TEXT, SPAN("changed-region")))
			(void) xml_attribute(xml, SPACE_TEXT, SPAN("id"), &id);
		else if (xml_at(xml, SPACE_TEXT, SPAN("deletion")))
		{
			if (revisions->count >= REVISIONS_MAX)
			{
				xml_refuse(xml, VERDICT_RANGE, "too many tracked changes");
				return false;
			}
			revisions->deletion = array_grow(xml->memory, revisions->deletion,
											 revisions->count, &revisions->room, sizeof(Span));
			revisions->deletion[revisions->count++] = id;
		}
	}
	return true;
}

static bool
is_deletion(const Revisions *revisions, const Xml *xml)
{
	Span		id;

	if (xml_attribute(xml, SPACE_TEXT, SPAN("change-id"), &id))
		for (size_t i = 0; i < revisions->count; i++)
			if (span_is(revisions->deletion[i], id))
				return true;
	return false;
}

void
cell_text_begin(CellText *text, const FormMemory *memory, bool struck)
{
	memset(text, 0, sizeof(*text));
	text->shown.memory = memory;
	text->kept.memory = memory;
	text->struck = struck;
	text->line_begins = true;
}

static void
add(CellText *text, Span span)
{
	buffer_append(&text->shown, span);
	if (text->struck > 0)
		text->revised = true;
	else
		buffer_append(&text->kept, span);
}

static void
add_blank(CellText *text)
{
	if (text->blank && !text->line_begins)
		add(text, SPAN(" "));
	text->blank = false;
}

/* Some text, in which any number of blanks are one. */
static void
add_run(CellText *text, Span run)
{
	size_t		first = 0;

	for (size_t i = 0; i <= run.len; i++)
	{
		if (i < run.len && strchr(" \t\r\n", run.s[i]) == NULL)
			continue;
		if (i > first)
		{
			add_blank(text);
			add(text, (Span) {run.s + first, i - first});
			text->line_begins = false;
		}
		text->blank = text->blank || i < run.len;
		first = i + 1;
	}
}

/* A text that is as it stands there, such as the spaces of text:s. */
static void
add_written(CellText *text, Span span)
{
	add_blank(text);
	add(text, span);
	text->line_begins = false;
}

static void
add_line(CellText *text)
{
	if (text->shown.len > 0)
		add(text, SPAN("\n"));
	text->line_begins = true;
	text->blank = false;
}

/* Elements in a paragraph that are no part of what it says. */
static bool
is_aside(const Xml *xml)
{
	static const Span asides[] = {
		{"note", 4}, {"ruby-text", 9}, {"tracked-changes", 15}
	};

	if (xml->name.space == SPACE_TEXT)
		for (size_t i = 0; i < sizeof(asides) / sizeof(asides[0]); i++)
			if (span_is(xml->name.local, asides[i]))
				return true;
	return xml->name.space == SPACE_DRAW || xml->name.space == SPACE_OFFICE;
}

/* The elements that stand for a text; false if this is none. */
static bool
add_character(CellText *text, const Xml *xml, const Revisions *revisions)
{
	if (xml->name.space != SPACE_TEXT)
		return false;
	if (span_is(xml->name.local, SPAN("s")))
	{
		long		count = xml_count(xml, SPACE_TEXT, SPAN("c"), 1, MAX_SPACES);

		while (count-- > 0)
			add_written(text, SPAN(" "));
	}
	else if (span_is(xml->name.local, SPAN("tab")))
		add_written(text, SPAN("\t"));
	else if (span_is(xml->name.local, SPAN("line-break")))
		add_line(text);
	else if (span_starts(xml->name.local, SPAN("change")))
	{
		text->revised = true;
		if (is_deletion(revisions, xml))
		{
			text->struck += span_is(xml->name.local, SPAN("change-start"));
			if (text->struck > 0)
				text->struck -= span_is(xml->name.local, SPAN("change-end"));
		}
	}
	else
		return false;
	return true;
}

/* At the start of a paragraph or of an element in it: does its style strike it out? */
static bool
enter_element(CellText *text, const Xml *xml, const Styles *styles, Span family)
{
	Span		style = SPAN_NONE;
	bool		struck;

	(void) xml_attribute(xml, SPACE_TEXT, SPAN("style-name"), &style);
	struck = style_hides(styles, family, style);
	text->struck += struck;
	return struck;
}

/* The content of the paragraph, with the elements in it, up to its end. */
static bool
read_content(CellText *text, Xml *xml, const Styles *styles,
			 const Revisions *revisions)
{
	int			depth = xml->depth;
	bool		struck[XML_MAX_DEPTH + 1];	/* by the depth of the element */

	struck[depth] = enter_element(text, xml, styles, SPAN("paragraph"));
	while (xml->depth >= depth)
	{
		bool		sound = true;

		switch (xml_next(xml))
		{
			case XML_BAD:
				return false;
			case XML_TEXT:
				add_run(text, xml->run);
				break;
			case XML_START:
				if (is_aside(xml) || add_character(text, xml, revisions))
					sound = xml_skip(xml);
				else
					struck[xml->depth] = enter_element(text, xml, styles, SPAN("text"));
				break;
			case XML_END:
				/* a change may have ended what began outside of it */
				if (text->struck > 0)
					text->struck -= struck[xml->depth + 1];
				break;
			default:
				break;
		}
		if (sound && text->shown.len > MAX_BYTES)
		{
			xml_refuse(xml, VERDICT_RANGE, "a cell holds more than 16 MB");
			return false;
		}
		if (!sound)
			return false;
	}
	return true;
}

bool
cell_text_paragraph(CellText *text, Xml *xml, const Styles *styles,
					const Revisions *revisions)
{
	add_line(text);
	return read_content(text, xml, styles, revisions);
}

bool
cell_text_read(CellText *text, Xml *xml, const Styles *styles,
			   const Revisions *revisions, NestedTableFunction nested, void *context)
{
	int			depth = xml->depth;

	while (xml->depth >= depth)
	{
		bool		sound = true;

		switch (xml_next(xml))
		{
			case XML_BAD:
				return false;
			case XML_START:
				if (xml_at(xml, SPACE_TEXT, SPAN("p")) || xml_at(xml, SPACE_TEXT, SPAN("h")))
					sound = cell_text_paragraph(text, xml, styles, revisions);
				else if (xml_at(xml, SPACE_TABLE, SPAN("table")))
					sound = nested(context);
				else if (xml->name.space != SPACE_TEXT || is_aside(xml))
					sound = xml_skip(xml);
				/* what is in lists and sections follows */
				break;
			default:
				break;
		}
		if (!sound)
			return false;
	}
	return true;
}

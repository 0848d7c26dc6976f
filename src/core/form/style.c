/*-------------------------------------------------------------------------
 *
 * style.c
 *	  What a style of OpenDocument hides.
 *
 *-------------------------------------------------------------------------
 */
#include "style.h"

/* Parents beyond this one are not asked; a circle ends here. */
#define STYLE_MAX_PARENTS	16

/* Of one slot; names that fall together by chance are fewer. */
#define STYLE_MAX_CHAIN		64

static size_t
slot_of(const Styles *styles, Span name)
{
	size_t		hash = 5381;

	for (size_t i = 0; i < name.len; i++)
		hash = hash * 33 + (unsigned char) name.s[i];
	return hash % (sizeof(styles->slot) / sizeof(styles->slot[0]));
}

static const Style *
find_style(const Styles *styles, Span family, Span name)
{
	for (size_t i = styles->slot[slot_of(styles, name)]; i > 0; i = styles->style[i - 1].next)
		if (span_is(styles->style[i - 1].name, name) &&
			span_is(styles->style[i - 1].family, family))
			return &styles->style[i - 1];
	return NULL;
}

bool
style_hides(const Styles *styles, Span family, Span name)
{
	for (int i = 0; i < STYLE_MAX_PARENTS && name.len > 0; i++)
	{
		const Style *style = find_style(styles, family, name);

		if (style == NULL || style->shows)
			return false;
		if (style->hides)
			return true;
		name = style->parent;
	}
	return false;
}

/* What the properties at hand say of the style. */
static void
read_properties(Style *style, const Xml *xml)
{
	Span		value;

	if (xml_at(xml, SPACE_STYLE, SPAN("table-properties")))
		style->hides = xml_attribute(xml, SPACE_TABLE, SPAN("display"), &value) &&
			span_is(value, SPAN("false"));
	else if (xml_at(xml, SPACE_STYLE, SPAN("text-properties")))
	{
		if (xml_attribute(xml, SPACE_STYLE, SPAN("text-line-through-style"), &value) ||
			xml_attribute(xml, SPACE_STYLE, SPAN("text-line-through-type"), &value))
		{
			style->hides = !span_is(value, SPAN("none"));
			style->shows = !style->hides;
		}
		if (xml_attribute(xml, SPACE_TEXT, SPAN("display"), &value) &&
			span_is(value, SPAN("none")))
			style->hides = true;
	}
}

/* At style:style. */
static bool
read_style(Styles *styles, Xml *xml)
{
	Style		style = {SPAN_NONE, SPAN_NONE, SPAN_NONE, false, false, 0};
	int			depth = xml->depth;
	size_t	   *slot;
	int			chain = 0;
	XmlEvent	event;

	if (styles->count >= STYLES_MAX)
	{
		xml_refuse(xml, VERDICT_RANGE, "too many styles");
		return false;
	}
	(void) xml_attribute(xml, SPACE_STYLE, SPAN("family"), &style.family);
	(void) xml_attribute(xml, SPACE_STYLE, SPAN("name"), &style.name);
	(void) xml_attribute(xml, SPACE_STYLE, SPAN("parent-style-name"), &style.parent);
	while (xml->depth >= depth)
	{
		event = xml_next(xml);
		if (event == XML_BAD)
			return false;
		if (event == XML_START)
			read_properties(&style, xml);
	}
	slot = &styles->slot[slot_of(styles, style.name)];
	for (size_t i = *slot; i > 0; i = styles->style[i - 1].next)
		chain++;
	if (chain > STYLE_MAX_CHAIN)
	{
		xml_refuse(xml, VERDICT_RANGE, "too many styles");
		return false;
	}
	style.next = *slot;
	styles->style = array_grow(xml->memory, styles->style, styles->count,
							   &styles->room, sizeof(Style));
	styles->style[styles->count++] = style;
	*slot = styles->count;
	return true;
}

bool
styles_read(Styles *styles, Xml *xml)
{
	int			depth = xml->depth;

	while (xml->depth >= depth)
		switch (xml_next(xml))
		{
			case XML_BAD:
				return false;
			case XML_START:
				if (xml_at(xml, SPACE_STYLE, SPAN("style")))
				{
					if (!read_style(styles, xml))
						return false;
				}
				else if (!xml_skip(xml))
					return false;
				break;
			default:
				break;
		}
	return true;
}

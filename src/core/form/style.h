/*-------------------------------------------------------------------------
 *
 * style.h
 *	  What a style of OpenDocument hides: whole tables, and texts that are
 *	  struck out or not shown.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_STYLE_H
#define FORM_STYLE_H

#include "xml.h"

/* Documents with more styles are refused. */
#define STYLES_MAX	65536

typedef struct Style
{
	Span		family;
	Span		name;
	Span		parent;
	bool		hides;			/* a table that is not displayed, a text that is
								 * struck out or hidden */
	bool		shows;			/* says that it is not, whatever the parent says */
	size_t		next;			/* in the same slot: its number + 1, 0 for none */
} Style;

typedef struct Styles
{
	Style	   *style;
	size_t		count;
	size_t		room;
	size_t		slot[8192];		/* by the name's hash: number + 1 */
} Styles;

/* At XML_START of office:styles or office:automatic-styles; false if refused. */
extern bool styles_read(Styles *styles, Xml *xml);

/* Does the style, or one that it is made from, hide what it is used on? */
extern bool style_hides(const Styles *styles, Span family, Span name);

#endif							/* FORM_STYLE_H */

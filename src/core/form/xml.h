/*-------------------------------------------------------------------------
 *
 * xml.h
 *	  A pull parser of well-formed XML without a document type.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_XML_H
#define FORM_XML_H

#include "span.h"
#include "verdict.h"

/* More than any office writes; beyond is VERDICT_RANGE. */
#define XML_MAX_DEPTH		256
#define XML_MAX_ATTRIBUTES	256
#define XML_MAX_PREFIXES	512		/* that hold at a time: each name is looked up in them */

/* What there is to say of a document. */
typedef struct XmlVerdict
{
	VerdictCode code;			/* VERDICT_RANGE for what is beyond a limit */
	size_t		position;		/* the character where the reading stopped, from 1 */
	const char *reason;
} XmlVerdict;

typedef enum XmlEvent
{
	XML_START,					/* of the element that name and attribute tell */
	XML_END,
	XML_TEXT,					/* some of a text; more may follow at once */
	XML_FINISHED,				/* the root element is closed */
	XML_BAD						/* see the verdict */
} XmlEvent;

/* The vocabularies that OpenDocument is made of, as far as forms need them. */
typedef enum XmlSpace
{
	SPACE_OTHER,
	SPACE_OFFICE,
	SPACE_TABLE,
	SPACE_TEXT,
	SPACE_STYLE,
	SPACE_DRAW,
	SPACE_CALC
} XmlSpace;

typedef struct XmlName
{
	Span		written;		/* with its prefix */
	XmlSpace	space;
	Span		local;
} XmlName;

typedef struct XmlAttribute
{
	XmlName		name;
	Span		value;			/* as written, with its references */
} XmlAttribute;

/* A prefix, and what it stands for from the element at that depth on. */
typedef struct XmlPrefix
{
	Span		prefix;
	XmlSpace	space;
	int			depth;
} XmlPrefix;

typedef struct Xml
{
	const FormMemory *memory;
	const char *text;
	const char *at;
	const char *end;
	XmlVerdict	verdict;

	XmlName		name;			/* of XML_START */
	XmlAttribute attribute[XML_MAX_ATTRIBUTES];
	int			attributes;
	Span		run;			/* of XML_TEXT, decoded */
	char		character[4];	/* that a reference in the text stands for */

	int			depth;			/* of open elements */
	bool		closing;		/* the last tag was <empty/>: its end is due */
	bool		finished;
	Span		open[XML_MAX_DEPTH];
	XmlPrefix  *prefix;
	size_t		prefixes;
	size_t		prefix_room;
} Xml;

/* The text is UTF-8 or refused. */
extern void xml_begin(Xml *xml, const FormMemory *memory, const char *text, size_t len);
extern XmlEvent xml_next(Xml *xml);

/* After XML_START: on to behind its end.  False if that is not to be had. */
extern bool xml_skip(Xml *xml);

static inline bool
xml_at(const Xml *xml, XmlSpace space, Span local)
{
	return xml->name.space == space && span_is(xml->name.local, local);
}

/* Is there the attribute?  Its value decoded. */
extern bool xml_attribute(const Xml *xml, XmlSpace space, Span local, Span *value);

/* A whole number from 0 on; absent it is fallback, and limit if beyond that. */
extern long xml_count(const Xml *xml, XmlSpace space, Span local, long fallback,
					  long limit);

/* The verdict that stops the reading here, for a reason of the caller's. */
extern void xml_refuse(Xml *xml, VerdictCode code, const char *reason);

#endif							/* FORM_XML_H */

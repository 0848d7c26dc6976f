/*-------------------------------------------------------------------------
 *
 * form_glued.c
 *	  Labels with their values behind a colon, in one cell: 自评等级：优.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "scan.h"

/* A longer text is not searched for more labels. */
#define GLUED_MAX_BYTES		600

/* Is it a label of the head or of what stands behind the blocks? */
FormRole
outer_role(const FormLabel *label)
{
	FormRole	role = label_role(label, BLOCK_HEAD);

	return role != ROLE_NONE ? role : label_role(label, BLOCK_OTHER);
}

FormRole
signed_role(Span label, FormRole role)
{
	static const Span signs[] = {{"签字", 6}, {"签名", 6}, {"签章", 6}};

	if (role == ROLE_LEADER && span_has(label, SPAN("签")))
		return ROLE_ASIDE;
	for (size_t i = 0; i < COUNT_OF(signs) && role == ROLE_NONE; i++)
		if (span_ends(form_text_trim(label), signs[i]))
			return ROLE_ASIDE;
	return role;
}

/* The role of the label in front of the colon, and what stands behind it. */
static FormRole
glued_role(const Reader *reader, Span text, Span *value)
{
	Span		label;
	const FormLabel *known;

	if (!form_text_split(text, &label, value))
		return ROLE_NONE;
	known = form_label_find(reader->labels, form_text_key(reader->memory, label));
	if (outer_role(known) == ROLE_NONE && label_role(known, BLOCK_INDICATOR) == ROLE_TOTAL &&
		span_has(label, SPAN("分")))
		return ROLE_TOTAL_SCORE;
	return signed_role(label, outer_role(known));
}

bool
is_glued(const Reader *reader, Span text)
{
	Span		value;

	return glued_role(reader, text, &value) != ROLE_NONE;
}

/* Labels that have sentences behind them. */
bool
is_prose(FormRole role)
{
	return role == ROLE_CONCLUSION || role == ROLE_PROBLEMS || role == ROLE_IMPROVEMENTS || role == ROLE_EXPLANATION;
}

/*
 * The text up to the next label with its colon, behind a semicolon or blanks:
 * 填表人：甲　填报日期：4月1日.  All of it if there is none; what is said in
 * sentences goes on up to a label of such.
 */
static Span
first_part(const Reader *reader, Span text, FormRole role)
{
	static const Span marks[] = {{"；", 3}, {";", 1}, {" ", 1}, {"　", 3}, {"\t", 1}, {"\n", 1}};

	for (size_t i = 1; i < text.len; i++)
		for (size_t k = 0; k < COUNT_OF(marks); k++)
		{
			Span		rest = span_from(text, i);
			FormRole	next;
			Span		value;

			if (!span_starts(rest, marks[k]))
				continue;
			next = glued_role(reader, form_text_trim(span_from(rest, marks[k].len)), &value);
			if (next != ROLE_NONE && (is_prose(next) || !is_prose(role)))
				return (Span) {text.s, i};
		}
	return text;
}

/* The labels with their values in the text, the first of which begins it. */
static void
read_parts(Reader *reader, FormCell *cell, Span rest)
{
	static const Span marks[] = {{"；", 3}, {";", 1}};
	Span		value;
	FormRole	role;

	cell->claimed = true;
	while (rest.len > 0)
	{
		Span		part = rest;

		role = glued_role(reader, rest, &value);
		if (cell->text.len <= GLUED_MAX_BYTES)
			part = first_part(reader, rest, role);
		role = glued_role(reader, part, &value);
		if (value.len > 0 && !read_value(reader, role, value, cell))
			cell->claimed = false;
		rest = form_text_trim(span_from(rest, part.len));
		for (size_t i = 0; i < COUNT_OF(marks); i++)
			if (span_starts(rest, marks[i]))
				rest = form_text_trim(span_from(rest, marks[i].len));
	}
}

bool
read_glued(Reader *reader, FormCell *cell)
{
	if (cell->label != NULL || !is_glued(reader, cell->text))
		return false;
	read_parts(reader, cell, cell->text);
	return cell->claimed;
}

void
read_glued_behind(Reader *reader, FormCell *cell)
{
	Span		title = first_part(reader, cell->text, ROLE_TITLE);

	if (title.len < cell->text.len)
		read_parts(reader, cell, form_text_trim(span_from(cell->text, title.len)));
}

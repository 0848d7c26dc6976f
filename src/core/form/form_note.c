/*-------------------------------------------------------------------------
 *
 * form_note.c
 *	  Notes below a form, and what else stands in a row of its own.
 *
 *-------------------------------------------------------------------------
 */
#include "form_head.h"

#include "scan.h"

/* Notes and signatures: 注：…, 填表说明, 项目负责人： */
bool
is_note(Span text)
{
	static const Span words[] = {{"注", 3}, {"备注", 6}, {"说明", 6}, {"填表说明", 12}, {"填报说明", 12}};
	Span		label;
	Span		value;

	if (!form_text_split(text, &label, &value))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_is(form_text_trim(label), words[i]))
			return true;
	return false;
}

/* Does the text begin with a number, as notes do: 2.…, （3）…, ②…? */
static bool
is_numbered(Span text)
{
	if (span_starts(text, SPAN("(")) || span_starts(text, SPAN("（")))
		text = span_from(text, *text.s == '(' ? 1 : strlen("（"));
	return text.len > 0 && (is_digit(*text.s) || span_starts(text, SPAN("\xE2\x91")));
}

/* 第1页 共2页 */
static bool
is_page_number(Span folded)
{
	static const Span words[] = {{"第", 3}, {"共", 3}, {"页", 3}, {",", 1}, {"-", 1}, {"/", 1}};

	return span_has(folded, SPAN("页")) && form_text_is_of(folded, words, COUNT_OF(words));
}

/* 以下空白, （转下页） */
static bool
is_blank_line(Span key)
{
	static const Span words[] = {
		{"以下空白", 12}, {"以下无正文", 15}, {"转下页", 9}, {"接下页", 9}, {"接上页", 9}, {"续上页", 9}, {"续表", 6}
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is(key, words[i]))
			return true;
	return false;
}

bool
read_note(Reader *reader, const FormRow *row)
{
	FormCell   *first;

	if (row_filled(row, &first) != 1)
	{
		reader->form.noting = false;
		return false;
	}
	if (is_blank_line(form_text_key(reader->memory, first->text)) ||
		is_page_number(form_text_fold_squeeze(reader->memory, first->text)))
		return first->claimed = true;
	reader->form.noting = is_note(first->text) || (reader->form.noting && is_numbered(first->text));
	first->claimed = first->claimed || reader->form.noting;
	return reader->form.noting;
}

/* The name of a block, in a row of its own: 四、绩效指标完成情况. */
bool
is_block_name(const FormRow *row, const FormCell *cell)
{
	FormCell   *first;

	return row_filled(row, &first) == 1 && cell->label != NULL &&
		(cell_role(cell, BLOCK_MONEY) == ROLE_BLOCK || cell_role(cell, BLOCK_GOAL) == ROLE_BLOCK ||
		 cell_role(cell, BLOCK_INDICATOR) == ROLE_BLOCK);
}

/* 公开14表, 附件2-1: the number of the form, in which there is nothing else. */
bool
is_form_number(Span text)
{
	static const Span words[] = {{"公开", 6}, {"附件", 6}, {"附表", 6}, {"附", 3}, {"表", 3}};
	bool		digits = false;
	bool		named = false;

	while (text.len > 0)
	{
		size_t		word = 0;

		for (size_t i = 0; i < COUNT_OF(words) && word == 0; i++)
			if (span_starts(text, words[i]))
				word = words[i].len;
		named = named || word > 0;
		if (word == 0 && is_digit(*text.s))
		{
			digits = true;
			word = 1;
		}
		else if (word == 0 && (*text.s == '-' || *text.s == ':'))
			word = 1;
		if (word == 0)
			return false;
		text = span_from(text, word);
	}
	return digits && named;
}

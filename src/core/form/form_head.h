/*-------------------------------------------------------------------------
 *
 * form_head.h
 *	  What the readers of what stands around the blocks share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_HEAD_H
#define FORM_HEAD_H

#include "form_reader.h"

/* The value of a label in the head; false if the role has none to give. */
extern bool read_value(Reader *reader, FormRole role, Span text, FormCell *cell);

/* The form is of that year; asked for if it is of two. */
extern void note_year(Reader *reader, FormCell *cell, int year);

/* （2024年度） alone; a day alone. */
extern bool is_year_line(Reader *reader, Span text);
extern bool is_date_line(Reader *reader, Span text);

/* The year of a text, also in full-width digits; 0 if it names none. */
extern int	year_in(const Reader *reader, Span text);

/* Is it a label of the head or of what stands behind the blocks? */
extern FormRole outer_role(const FormLabel *label);

/* 负责人（签字） is he of the unit, not of the project. */
extern FormRole signed_role(Span label, FormRole role);

/* Labels that have sentences behind them. */
extern bool is_prose(FormRole role);

/* 单位：元, which is taken out of the cell's text; 单位： and 万元 in the cell beside it. */
extern bool read_amount_unit(Reader *reader, FormCell *cell);
extern bool read_amount_unit_beside(Reader *reader, const FormRow *row, int i);

/* The name of a block, in a row of its own: 四、绩效指标完成情况. */
extern bool is_block_name(const FormRow *row, const FormCell *cell);

/* Labels with values behind the title, in its cell. */
extern void read_glued_behind(Reader *reader, FormCell *cell);

/* 公开14表, 附件2-1: the number of the form, in which there is nothing else. */
extern bool is_form_number(Span text);

#endif							/* FORM_HEAD_H */

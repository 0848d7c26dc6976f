/*-------------------------------------------------------------------------
 *
 * form_money.h
 *	  The rows of a block of money, which are judged beside each other.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_MONEY_H
#define FORM_MONEY_H

#include "form_reader.h"

/* requested, initial, adjusted, executed, balance, arrived */
#define AMOUNTS		6
#define ARRIVED		5

typedef struct MoneyRow
{
	FormCell   *source;
	Span		name;			/* without 其中： */
	bool		part;			/* it said 其中 */
	bool		total;
	bool		subtotal;		/* or of several years: no source */
	bool		left_out;
	FormCell   *cell[AMOUNTS];
	FormCell   *rate;
	FormCell   *weight;
	FormCell   *points;
	FormCell   *arrival_rate;
	FormCell   *carry_in;
	FormCell   *round[MAX_ROUNDS + 1];
	FormValue	value[AMOUNTS];
	int64_t		fen[AMOUNTS];
	bool		known[AMOUNTS];
} MoneyRow;

typedef struct MoneyRows
{
	MoneyRow   *row;
	size_t		count;
	size_t		room;
	bool		beside;			/* amounts stand beside their labels */
} MoneyRows;

/* Which amount a role is; -1 if it is none. */
extern int	amount_of(FormRole role);
extern FormRole money_role(const FormCell *cell);
extern bool has_digit(Span text);

/* 执行数, 执行率, 金额: the text heads figures. */
extern bool names_column(Span text);

/* Is it the heading of columns of amounts, not labels with amounts beside them? */
extern bool is_money_heading(const FormRow *row);

extern MoneyRow *money_rows_add(MoneyRows *rows, Reader *reader, FormCell *source,
								Span name, bool part, bool total);

/* Puts the rows, or what is to be asked of them. */
extern void money_rows_put(MoneyRows *rows, Reader *reader);

/* The points of the block, where its label says them: 预算执行情况（10分）. */
extern void note_weight(Reader *reader, const FormCell *label);

#endif							/* FORM_MONEY_H */

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
	int			rank;			/* of its numbering, 0 for none */
	bool		total;
	bool		subtotal;		/* or of several years: no source */
	bool		left_out;
	bool		within;			/* its name says that it is part of a source: it adds nothing */
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

typedef struct MoneyBlock
{
	FormCell   *label;			/* 项目资金, if it is there */
	uint8_t		role[SHEET_MAX_COLUMNS + 1];
	uint8_t		round[SHEET_MAX_COLUMNS + 1];	/* whose points they are */
	FormCell   *heading[SHEET_MAX_COLUMNS + 1];
	int			first;			/* the first column of an amount */
	int			period_end;		/* the column behind what is of several years */
	bool		refused;		/* which amount is whose cannot be told */
	bool		unread;			/* a figure stands in no row of a source */
	MoneyRows	rows;
} MoneyBlock;

/* Which amount a role is; -1 if it is none. */
extern int	amount_of(FormRole role);
extern FormRole money_role(const FormCell *cell);
extern bool has_digit(Span text);

/* 执行数, 执行率, 金额: the text heads figures. */
extern bool names_column(Span text);

/*
 * Is it the heading of columns of amounts, not labels with amounts beside them?
 * Of the project's money, and not of tasks?
 */
extern bool heads_amounts(const FormRow *row);
extern bool is_money_heading(const FormRow *row);

extern MoneyRow *money_rows_add(MoneyRows *rows, Reader *reader, FormCell *source,
								Span name, bool part, bool total);

/* Where the row keeps its rate, full mark or points; NULL for another role. */
extern FormCell **money_figure(MoneyRow *row, FormRole role);

/* Marks the rows that are parts of others, and asks where the sources do not make the total. */
extern void money_check_sources(MoneyRows *rows, Reader *reader);

/* Puts the rows, or what is to be asked of them. */
extern void money_rows_put(MoneyRows *rows, Reader *reader);

/* The points of the block, where its label says them: 预算执行情况（10分）. */
extern void note_weight(Reader *reader, const FormCell *label);

/* At the heading: what the columns hold; returns the row behind it. */
extern size_t read_money_heading(Reader *reader, size_t r, MoneyBlock *block);

/* A row of labels with amounts beside them: 年度资金总额：86.50, 全年执行数 75. */
extern void read_money_beside(Reader *reader, MoneyBlock *block, FormRow *row);

/* Is it an amount, or a mark for none, and no label? */
extern bool money_is_amount(const Reader *reader, const FormCell *cell);

/* The source without 其中： in front, and a colon and its unit behind; is it 其中? */
extern Span money_source_text(const FormMemory *memory, Span text, bool *part);

/* 其中：财政拨款：200万元: a label, and an amount behind the last colon. */
extern bool money_split_amount(const Reader *reader, const FormCell *cell, Span text, Span *label, FormCell **amount);

/* None of the block's rows is read, for the reason. */
extern void money_refuse(Reader *reader, MoneyBlock *block, const FormRow *row, FormCell *cell, Span reason);

#endif							/* FORM_MONEY_H */

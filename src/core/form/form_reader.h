/*-------------------------------------------------------------------------
 *
 * form_reader.h
 *	  What the readers of a form's blocks share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_READER_H
#define FORM_READER_H

#include "form_read.h"
#include "form_text.h"
#include "form_value.h"

/* Full marks and points are summed in units of so many decimals; 100 in them. */
#define MARK_SCALE	4
#define HUNDRED_MARKS	1000000

/* Points of others than the unit itself: 复核, 财政评审. */
#define MAX_ROUNDS	9

typedef struct Round
{
	Span		name;
	int			number;			/* as the form says it, else that of its place */
	wide		points;			/* of its rows and of the money, to MARK_SCALE */
	bool		uncounted;		/* one of them was no number */
	bool		has_budget;
	FormCell   *total;
} Round;

/* Values of the head that are put once. */
#define MAX_HEADS	24

typedef struct HeadValue
{
	const char *table;
	const char *column;
	Span		value;
} HeadValue;

/* One form: rows first .. end − 1 of the sheet. */
typedef struct Form
{
	size_t		first;
	size_t		end;
	FormCell   *name;			/* the cell of its name */
	FormCell   *title;
	FormCell   *unit_cell;		/* that says the unit of amounts */
	Span		unit;			/* of amounts, 元 or 万元 */
	Span		implementing;	/* 实施单位 */
	Span		reporting;		/* 填报单位 */
	FormCell   *reporting_cell;
	int			no;
	int			year;			/* as the form says it; 0 for not, −1 for two */

	SpanBuffer	expected;		/* goals, those of several blocks below each other */
	SpanBuffer	achieved;
	FormCell   *expected_cell;
	FormCell   *achieved_cell;
	Span		level1;			/* that hold until others are given */
	Span		level2;
	wide		marks;			/* full marks of indicators, to MARK_SCALE */
	wide		earned;			/* and their points */
	Decimal		weight;			/* of the money block, in points */
	Decimal		total;			/* that the form states */
	FormCell   *part_total;		/* of the indicators alone */
	Round		round[MAX_ROUNDS + 1];	/* by number; 0 is 自评 */
	HeadValue	head[MAX_HEADS];
	int			rounds;
	int			heads;
	int			fundings;		/* rows so far */
	int			indicator_rows;
	int			managements;	/* rows of 资金管理情况 */

	bool		application;	/* what is applied for: no money is spent yet */
	bool		two_units;
	bool		money;			/* the block was found */
	bool		indicators;
	bool		marked;
	bool		weighted;
	bool		period;			/* totals or goals of several years stand to the left */
	bool		has_total;
	bool		uncounted;		/* points of an indicator are no number */
	bool		budget_earned;	/* the money has points */
	bool		has_budget_points;
	bool		owned;			/* 所属部门 was read */
	bool		own_name;		/* its name is that of a department */
	bool		leader_last;	/* the last person named is 项目负责人 */
	bool		noting;			/* the last row was a note, which may go on */
} Form;

typedef struct Reader
{
	const FormMemory *memory;
	const FormLabels *labels;
	const FormKnown *known;
	FormSheet	sheet;
	FormItemFunction take;
	void	   *context;
	Form		form;			/* the one at hand */
	FormCell   *above[SHEET_MAX_COLUMNS + 1];	/* the last cell in each column */
} Reader;

/* A value for a table of the ledger. */
extern void put_value(Reader *reader, const char *table, int number,
					  const char *column, Span value, const FormCell *cell);

/* A question or an error about a cell, or about the form if cell is NULL. */
extern void put_line(Reader *reader, FormSeverity severity, const FormCell *cell, Span reason);

/* The value if there is one, else the question; claims the cell. */
extern void put_result(Reader *reader, const char *table, int number,
					   const char *column, FormValue value, FormCell *cell);

/* Goes on to the row, which comes into the columns below its cells. */
extern FormRow *enter_row(Reader *reader, size_t row);

/* The cell that takes the column in the row, its own or one that reaches down. */
extern FormCell *cell_at(const Reader *reader, const FormRow *row, int column);

/* Does the cell, from above, reach down to the row? */
extern bool cell_reaches(const FormCell *cell, const FormRow *row);

/*
 * Two columns of one role: neither is read, both are asked for.  heading has
 * for each column the cell that heads it.
 */
extern void leave_out_doubles(Reader *reader, uint8_t *role, FormCell *const *heading);

/* A copy of the cell with a text of its own. */
extern FormCell *cell_with_text(const Reader *reader, const FormCell *cell, Span text);

/* Full mark and points that stand in one cell, 10/9.5, as cells of their own; NULL both if there are none. */
extern void split_points(Reader *reader, FormCell *cell, FormRole role, FormCell **mark, FormCell **points);

/* What is said of a heading that is not known. */
extern Span unknown_column(const FormCell *heading);

/* Notes a unit of amounts that stands in brackets in the label. */
extern void note_unit(Reader *reader, FormCell *cell);

/*
 * The blocks of a form.  Each begins at a row that is_… says yes of, and
 * read_… returns the row behind its end.
 */
extern bool is_money_row(const FormRow *row);
extern size_t read_money(Reader *reader, size_t row);

extern bool is_indicator_heading(const FormRow *row);
extern size_t read_indicators(Reader *reader, size_t row);

extern bool is_goal_row(const FormRow *row);
extern size_t read_goals(Reader *reader, size_t row);

extern bool is_period_row(const FormRow *row);
extern size_t read_period(Reader *reader, size_t row);

extern bool is_round_row(const FormRow *row);
extern size_t read_rounds(Reader *reader, size_t row);

extern bool is_management_row(const FormRow *row);
extern size_t read_management(Reader *reader, size_t row);

/* A row of labels and their values; the title, the year, notes. */
extern void read_head_row(Reader *reader, FormRow *row);

/* The department of a form that is named after it. */
extern void put_own_department(Reader *reader);

/* 填报单位 is the unit of a form that names no other. */
extern void put_reporting_unit(Reader *reader);

/* What a label that stands alone says of the form: 自评等级：优. */
extern bool read_glued(Reader *reader, FormCell *cell);

/* A title is no sentence. */
#define TITLE_MAX_BYTES		240

/* The value beside the label, a cell of the row; NULL if the next cell is another label. */
extern FormCell *value_beside(const FormRow *row, int label);

/* Does a cell hold the name of a project?  *name is where it is. */
extern bool find_name(const Reader *reader, const FormRow *row, FormCell **name);

/* The goals that the blocks have brought together. */
extern void put_goals(Reader *reader);

/* Full marks of the indicators: with the weight of the money, 100?  Asked if not. */
extern bool marks_are_sound(const Form *form);
extern void check_marks(Reader *reader);

/* The total that the form states, in a cell or a part of its text; asked for if another was read before. */
extern void put_total(Reader *reader, Span text, FormCell *cell);

/* The points of the row of totals, which may be those of the indicators alone; mark may be NULL. */
extern void put_row_total(Reader *reader, const FormCell *label, const FormCell *mark, FormCell *points);
extern void check_total(Reader *reader);

/* The year that the headings of columns name, where nothing else has said it. */
extern void find_year_of_columns(Reader *reader);

/* The units of amounts that stand below the money. */
extern void find_units(Reader *reader);

/* Years of a project, 2025—2027年, and a total of several years. */
extern void put_years(Reader *reader, FormCell *cell);
extern void put_period(Reader *reader, FormRole role, FormCell *cell);

/* The round that a heading such as 复核得分 names, from 1; 0 if there is no more room. */
extern int	round_of(Reader *reader, FormCell *heading);

/* Points or a remark of a round that has been named, though no label says so. */
extern FormRole round_role(const Reader *reader, const FormCell *heading);

/* Points that a round gives an indicator, the money, in all. */
extern void put_round_points(Reader *reader, int round, int seq, FormCell *cell);
extern void put_round_remark(Reader *reader, int round, int seq, FormCell *cell);
extern void put_round_budget(Reader *reader, int round, FormCell *cell);
extern void note_round_total(Reader *reader, int round, FormCell *cell);
extern void check_rounds(Reader *reader);

/* 注：…, 填表说明：… */
extern bool is_note(Span text);

/* Claims the cell of a row that has but one, if it is a note or goes on with one: 2.定性指标…. */
extern bool read_note(Reader *reader, const FormRow *row);

/* Does the text begin with a label of the head or of what stands behind the blocks, and a colon? */
extern bool is_glued(const Reader *reader, Span text);

extern bool is_title(const Reader *reader, const FormRow *row, FormCell *cell);

#endif							/* FORM_READER_H */

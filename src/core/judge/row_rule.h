/*-------------------------------------------------------------------------
 *
 * row_rule.h
 *	  The scoring rule that a form prints in a row of its own (RULES §3).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROW_RULE_H
#define ROW_RULE_H

#include "measure.h"
#include "verdict.h"

/* Longer rules are refused unread. */
#define ROW_RULE_MAX_BYTES	1000
#define ROW_RULE_MAX_BANDS	16

/* Points, or a share of the full mark: 3分, 0.85, 85%. */
typedef struct Worth
{
	bool		is_share;
	Decimal		amount;
} Worth;

typedef struct Amount
{
	Decimal		number;
	Unit		unit;
} Amount;

/* Actual numbers between two bounds, and what they earn. */
typedef struct Band
{
	bool		has_low;
	bool		has_high;
	bool		low_open;
	bool		high_open;
	Amount		low;
	Amount		high;
	Worth		worth;
} Band;

/* A stage that an actual text may name, and what it earns. */
typedef struct Stage
{
	const char *word;
	size_t		len;
	Worth		worth;
} Stage;

typedef enum RowRuleKind
{
	ROW_RULE_NONE,				/* not read */
	ROW_RULE_LINEAR,			/* 每降低1个百分点扣1分 */
	ROW_RULE_STEPS,				/* 90:1, 80:0.85: bounds in the target's sense */
	ROW_RULE_BANDS,				/* 80%-90%得8分，80%以下不得分 */
	ROW_RULE_STAGES,			/* 立项:3分，开工:6分，完工:10分 */
	ROW_RULE_BINARY,			/* 达到得满分，否则不得分 */
	ROW_RULE_PROPORTIONAL		/* 按完成比例得分 */
} RowRuleKind;

typedef enum Side
{
	SIDE_BELOW,					/* 每降低, 每少 */
	SIDE_ABOVE,					/* 每超出, 每增加 */
	SIDE_EITHER					/* 每偏离, 每相差 */
} Side;

typedef struct RowRule
{
	RowRuleKind kind;

	/* ROW_RULE_LINEAR: for each step off the target so much is taken */
	Side		side;
	bool		step_is_points_of_percent;	/* 百分点, not 1% of the target */
	bool		begun_steps_count;	/* 不足1天按1天计 */
	bool		has_base;
	bool		has_least;
	bool		has_most;
	Amount		step;
	Worth		deduction;
	Amount		base;			/* counted from here, not from the target */
	Worth		least;			/* no fewer points than this */
	Worth		most;			/* no more than this is taken */

	/* ROW_RULE_BINARY: what a missed target costs */
	Worth		missed;

	/* ROW_RULE_LINEAR, _PROPORTIONAL: beyond this there are no points */
	bool		has_cut;
	bool		cut_is_completion;	/* of the completion rate, in % */
	Side		cut_side;
	Amount		cut;

	int			count;			/* of bands or stages */
	Band		bands[ROW_RULE_MAX_BANDS];	/* of STEPS only `low` is filled */
	Stage		stages[ROW_RULE_MAX_BANDS];
} RowRule;

/*
 * Reads a rule out of folded text, into which opaque units and stages point.
 * What cannot be read as a whole is refused, as it has to be decided by a
 * person.
 */
extern Verdict row_rule_parse(const char *folded, size_t len, RowRule *rule);

/* The points of a number under a rule, in 1/10000, and of its other readings. */
typedef struct RowPoints
{
	int64_t		points;
	int64_t		least;
	int64_t		most;
} RowPoints;

/* A point and a target in one base unit; the target's unit as written. */
typedef struct RowNumbers
{
	Comparator	comparator;
	Exact		actual;
	Exact		target_low;
	Exact		target_high;
	Unit		unit;			/* that a bare number of the rule takes */
} RowNumbers;

/*
 * Points by a rule of kind LINEAR, STEPS or BANDS.  False if they are not
 * decided: the rule is about the other side of the target, or in a unit that
 * does not go with it, or says nothing of that number.
 */
extern bool row_rule_points(const RowRule *rule, const RowNumbers *numbers,
							int64_t full, RowPoints *result);

/* Takes all points where the number lies beyond the cut of the rule. */
extern bool row_rule_cut(const RowRule *rule, const RowNumbers *numbers,
						 RowPoints *result);

/* Points by a rule of kind STAGES; false if the text names none of them. */
extern bool row_rule_stage_points(const RowRule *rule, const char *text,
								  size_t len, int64_t full, RowPoints *result);

/* Points of an actual value against its target by any rule that was read. */
extern bool row_rule_pair(const RowRule *rule, Pair *pair, int64_t full,
						  RowPoints *result);

/* What a worth is in points of a full mark, both in 1/10000; false if beyond. */
extern bool worth_points(Worth worth, int64_t full, int64_t *points);

#endif							/* ROW_RULE_H */

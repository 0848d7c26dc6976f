/*-------------------------------------------------------------------------
 *
 * form_label.h
 *	  The labels of forms, which the caller gives, and what they name.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FORM_LABEL_H
#define FORM_LABEL_H

#include <stdint.h>

#include "span.h"

/* The parts of a form.  A label may mean one thing in each. */
typedef enum FormBlock
{
	BLOCK_HEAD,
	BLOCK_MONEY,
	BLOCK_GOAL,
	BLOCK_INDICATOR,
	BLOCK_OTHER
} FormBlock;

#define FORM_BLOCKS (BLOCK_OTHER + 1)

typedef enum FormRole
{
	ROLE_NONE,
	ROLE_BLOCK,					/* the name of the block itself */
	ROLE_ASIDE,					/* known, and of no use to the ledger */
	/* head */
	ROLE_TITLE,					/* part of the form's title */
	ROLE_PROJECT_NAME,
	ROLE_PROJECT_CODE,
	ROLE_DEPARTMENT,
	ROLE_OWNER,					/* 所属部门, where another supervises */
	ROLE_DEPARTMENT_CODE,
	ROLE_UNIT_NAME,
	ROLE_REPORTING_UNIT,
	ROLE_YEAR,
	ROLE_TOTAL_SCORE,
	ROLE_GRADE,
	ROLE_CATEGORY,
	ROLE_DEPARTMENT_NAME,		/* the form's name where it has no project's */
	ROLE_LEADER,
	ROLE_PHONE,
	/* money */
	ROLE_SOURCE,
	ROLE_CARRY_IN,				/* 是否结转, where the source's name does not say it */
	ROLE_REQUESTED,
	ROLE_INITIAL_BUDGET,
	ROLE_ADJUSTED_BUDGET,
	ROLE_ADJUSTMENT,			/* by how much, or the budget that came of it */
	ROLE_EXECUTED,
	ROLE_BALANCE,
	ROLE_ARRIVED,
	ROLE_RATE,
	ROLE_ARRIVAL_RATE,
	ROLE_WEIGHT,				/* full mark, also of an indicator */
	ROLE_POINTS,				/* points earned, also by an indicator */
	ROLE_MARK_POINTS,			/* both in one cell: 10/9.5 */
	ROLE_POINTS_MARK,			/* the other way round */
	ROLE_TOTAL,					/* the row of totals, also of indicators */
	/* goals */
	ROLE_EXPECTED,
	ROLE_ACTUAL,				/* also of an indicator */
	/* indicators */
	ROLE_LEVEL1,
	ROLE_LEVEL2,
	ROLE_LEVEL3,
	ROLE_SIGN,
	ROLE_MEASURE,				/* 计量单位 */
	ROLE_DIRECTION,
	ROLE_INITIAL_TARGET,
	ROLE_TARGET,
	ROLE_EXPLANATION,			/* also one of the whole form */
	ROLE_COEFFICIENT,
	ROLE_CORE,
	ROLE_PRIOR_ACTUAL,
	ROLE_TARGET_BASIS,
	ROLE_EVIDENCE,
	ROLE_SCORING_RULE,
	ROLE_OWN_RULE,				/* the ledger's rule beside the printed one */
	ROLE_COMPLETION,
	ROLE_ROUND_POINTS,			/* points of another round, also of the money */
	ROLE_ROUND_REMARK,			/* 复核意见 */
	/* behind the blocks */
	ROLE_CONCLUSION,
	ROLE_PROBLEMS,
	ROLE_IMPROVEMENTS,
	/* 资金管理情况 */
	ROLE_MANAGEMENT,
	ROLE_STATE,
	/* totals of several years; also what heads them beside those of the year */
	ROLE_PERIOD,
	ROLE_YEARS,
	ROLE_INVESTMENT,
	ROLE_TOTAL_BUDGET,
	ROLE_ISSUED,
	ROLE_SPENT,
	/* rounds of scoring */
	ROLE_ROUND,
	ROLE_SCORER,
	ROLE_SCORED_ON,
	ROLE_ACTUAL_MEASURE			/* 单位 below 实际完成值, beside one below 指标值 */
} FormRole;

#define FORM_ROLES (ROLE_ACTUAL_MEASURE + 1)

typedef struct FormLabel
{
	Span		key;
	uint8_t		role[FORM_BLOCKS];
	size_t		next;			/* in the same slot: its number + 1, 0 for none */
} FormLabel;

typedef struct FormLabels
{
	const FormMemory *memory;
	FormLabel  *label;
	size_t		count;
	size_t		room;
	size_t		slot[512];		/* by the key's hash: number + 1 */
} FormLabels;

/* The names of blocks and roles, as SQL has them; false if it is none. */
extern bool form_block_named(Span name, FormBlock *block);
extern bool form_role_named(Span name, FormRole *role);

extern void form_labels_begin(FormLabels *labels, const FormMemory *memory);
extern void form_labels_add(FormLabels *labels, FormBlock block, Span label, FormRole role);

/* The label that a key is; NULL if it is none. */
extern const FormLabel *form_label_find(const FormLabels *labels, Span key);

/* Is a label of the role a part of the key? */
extern bool form_label_within(const FormLabels *labels, Span key, FormBlock block, FormRole role);

static inline FormRole
label_role(const FormLabel *label, FormBlock block)
{
	return label == NULL ? ROLE_NONE : (FormRole) label->role[block];
}

#endif							/* FORM_LABEL_H */

/*-------------------------------------------------------------------------
 *
 * narrative.h
 *	  The figures of a report's prose, and the claims that they make.
 *	  Pure: no palloc, no ereport, no locale.
 *
 * A text is read paragraph by paragraph.  The caller owns one Narrative (a
 * large struct of fixed size) and gets every figure and claim through its
 * sink, in the order of the text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NARRATIVE_H
#define NARRATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decimal.h"

/* What a figure counts. */
typedef enum FigureClass
{
	CLASS_NONE,					/* no unit: a score, or part of a ratio a:b:c */
	CLASS_MONEY,
	CLASS_COUNT,				/* any other unit; its text tells which */
	CLASS_PERCENT,
	CLASS_POINTS,				/* percentage points */
	CLASS_SCORE
} FigureClass;

typedef enum FigureRole
{
	ROLE_LEVEL,
	ROLE_CHANGE,				/* 增加D, 减少D; a rate of growth */
	ROLE_BASE,					/* 比上年B, 由A */
	ROLE_PART,
	ROLE_TOTAL,
	ROLE_RATE,					/* a share, a rate of execution */
	ROLE_TARGET					/* a threshold: 大于X, ≥X */
} FigureRole;

typedef struct Figure
{
	/* bytes of the text */
	size_t		start;
	size_t		end;
	size_t		clause;			/* where its clause begins */
	size_t		label;			/* its label, without cues at both ends */
	size_t		label_end;
	/* characters of the text */
	size_t		start_char;
	size_t		end_char;
	size_t		clause_char;

	Decimal		number;			/* as printed, zeros at the end and all */
	wide		value;			/* in base units, times 10^FIGURE_SCALE */
	FigureClass class;
	uint8_t		power;			/* of ten in its unit: 万 is 4, 亿 is 8 */
	size_t		unit;			/* bytes of its unit, without the power */
	size_t		unit_end;
	FigureRole	role;
	int			sign;			/* of a change: +1, −1; 0 if none is said */
	int			year;			/* 0 if none is named */
	bool		approximate;	/* 约, 近, 余 ...: a bound, never a point */
	bool		doubled_unit;	/* 万元951.32万元 */
	bool		ratio;			/* a member of a:b:c */
	bool		exact;			/* not printed, but a constant */
	bool		planned;		/* 计划4亿元: decided in whole numbers */
	bool		remark;			/* no figure: 决算数小于预算数 */

	uint64_t	cues;			/* cue words of its own clause in front of it */
	uint64_t	lead;			/* those of clauses without a figure before */
	uint64_t	after;			/* those behind it up to the next separator */
	int			paragraph;
	int			sentence;		/* up to 。 */
	int			group;			/* up to ； */
	int			part;			/* up to ， ： or a bracket */
	int			depth;			/* of brackets */
	int			finest;			/* decimals of 元 and 万元 in its sentence */

	/* set by the lists */
	bool		summed;			/* a share that was added up with its like */
	bool		disputed;		/* it failed: what is taken of it is not accused, too */
	bool		column;			/* judged with others that its items have, too */
	int			whole;			/* the figure that this is a part of, or −1 */
	int			list_end;		/* behind the parts that it is the whole of */
	int			item;			/* the number of the item that it stands in, with its style */
} Figure;

#define FIGURE_SCALE	8
#define FIGURE_MAX_SCALE	6	/* decimals of a figure that is checked */

typedef enum ClaimKind
{
	KIND_SUM, KIND_COUNT, KIND_SHARE, KIND_GROWTH, KIND_RATE, KIND_COMPLETION,
	KIND_RATIO, KIND_DIFF, KIND_PP, KIND_BALANCE, KIND_SCORE, KIND_COMPARE,
	KIND_DIRECTION, KIND_SHARE_SUM, KIND_MIXED_RATE, KIND_UNIT, KIND_SAME,
	KIND_ITEMS, KIND_YEAR, KIND_PRODUCT, KIND_CAGR
} ClaimKind;

typedef enum ClaimVerdict
{
	CLAIM_HOLDS, CLAIM_UNDECIDED, CLAIM_FAILS
} ClaimVerdict;

typedef enum ClaimReason
{
	WHY_NONE,
	/* of fails */
	WHY_ARITHMETIC, WHY_TRUNCATED, WHY_TRIMMED, WHY_WRONG_BASE,
	WHY_UNIT_SLIP, WHY_PERCENT_AS_RATIO, WHY_DIRECTION,
	WHY_OVER_WHOLE, WHY_DIGITS_SWAPPED, WHY_DOUBLED_UNIT,
	WHY_STALE_YEAR,
	/* of undecided */
	WHY_ROUNDING, WHY_NO_BASE, WHY_APPROXIMATE, WHY_BASE_ZERO,
	WHY_AMBIGUOUS, WHY_OPEN_LIST
} ClaimReason;

#define CLAIM_MAX_OPERANDS	64
#define FIGURE_UNIT_SIZE	64
#define CLAIM_FORMULA_SIZE	2048
#define CLAIM_MESSAGE_SIZE	3072

/* value × 10^-scale */
typedef struct Scaled
{
	wide		value;
	int			scale;
} Scaled;

typedef struct Claim
{
	ClaimKind	kind;
	ClaimVerdict verdict;
	ClaimReason reason;
	/* bytes and characters of the text */
	size_t		start;
	size_t		end;
	size_t		start_char;
	size_t		end_char;
	size_t		label;
	size_t		label_end;

	Scaled		operands[CLAIM_MAX_OPERANDS];
	int			operand_count;
	bool		has_stated;
	Scaled		stated;
	char		stated_unit[FIGURE_UNIT_SIZE];
	bool		has_computed;
	Scaled		computed;
	bool		has_allowance;
	Scaled		allowance;		/* how far rounding may take it from computed */
	char		formula[CLAIM_FORMULA_SIZE];
	char		message[CLAIM_MESSAGE_SIZE];
} Claim;

/* The figures that are at hand at once: older ones are forgotten. */
#define NARRATIVE_FIGURES	1024
#define NARRATIVE_KEPT		128 /* of them, from paragraphs before */
#define NARRATIVE_FULL		256 /* from so many on the older ones are forgotten */

typedef struct Narrative
{
	const char *body;
	size_t		len;
	void	   *context;
	void		(*on_figure) (void *context, const Figure *figure); /* may be NULL */
	void		(*on_claim) (void *context, const Claim *claim);	/* may be NULL */

	/* the rest is the reader's own */
	size_t		at;
	size_t		at_char;
	int			paragraph;
	int			sentence;
	int			group;
	int			part;
	int			year;			/* the year that the text speaks of, 0 if none */
	int			fresh;			/* the first figure that is not yet judged */
	int			count;
	int			table_figures;
	Figure		figure[NARRATIVE_FIGURES];
	Claim		claim;			/* the one under construction */
} Narrative;

extern void narrative_start(Narrative *n, const char *body, size_t len);

/*
 * Reads one paragraph (or a piece of a very long one) and judges it; false at
 * the end of the text.  Its work is bounded, so that a caller that looks for a
 * cancel in between is never far from one.
 */
extern bool narrative_paragraph(Narrative *n);

/* The figure's unit as printed, 万 and 亿 in front. */
extern void figure_unit(const Narrative *n, const Figure *figure, char *unit);

extern const char *claim_kind_name(ClaimKind kind);
extern const char *claim_verdict_name(ClaimVerdict verdict);
extern const char *claim_reason_name(ClaimReason reason);	/* NULL for none */
extern const char *figure_class_name(FigureClass class);
extern const char *figure_role_name(FigureRole role);

#endif							/* NARRATIVE_H */

/*-------------------------------------------------------------------------
 *
 * row_rule_parser.h
 *	  What the files that read the scoring rule of a row share.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROW_RULE_PARSER_H
#define ROW_RULE_PARSER_H

#include "row_rule.h"
#include "scan.h"

typedef struct RuleParser
{
	const char *start;
	Scan		scan;			/* the clause, without the separator behind it */
	RowRule    *rule;
	bool		has_condition;	/* a clause that says when the next one holds */
	Band		condition;
	bool		met_is_full;	/* 达到指标值得满分 */
	bool		has_missed;
} RuleParser;

/*
 * Words and numbers.  Spaces mean nothing in a rule: they are skipped in front
 * of each.
 */
extern bool rule_take(Scan *scan, const char *word);
extern bool rule_take_any(Scan *scan, const char *const *words, size_t count);
extern bool rule_at_end(Scan *scan);

#define RULE_TAKE_ANY(scan, words) rule_take_any(scan, words, COUNT_OF(words))

/* 得满分 and the like; 指标值 and the like; 未达到 and the like. */
extern bool rule_take_full(Scan *scan);
extern bool rule_take_target(Scan *scan);
extern bool rule_take_missed(Scan *scan);

/* A number and its unit; *percent_points is set where it is 个百分点. */
extern bool rule_take_amount(Scan *scan, Amount *amount, bool *percent_points);

/*
 * 3分, 10%分值, 分值的10%, and where a bare number is a share, 0.85 (of 1).
 */
extern bool rule_take_worth(Scan *scan, bool bare_is_share, Worth *worth);

/* 得满分, 得8分, 得分值的80%, 不得分 to the end of the clause. */
extern bool rule_take_earning(Scan *scan, Worth *worth);

extern const Worth worth_everything;
extern bool worth_is_everything(Worth worth);

/* False where the rule is of another kind already. */
extern bool rule_set_kind(RowRule *rule, RowRuleKind kind);

/* The number on which side of the target a rule counts; false where it cannot. */
extern bool rule_set_base(RowRule *rule, const Band *from, Side side);

/*
 * Clauses that say what is taken, each of which leaves the cursor where it was
 * if it is another.
 */
extern bool rule_parse_linear(RuleParser *p);
extern bool rule_parse_deduction(RuleParser *p);
extern bool rule_parse_floor(RuleParser *p);
extern bool rule_parse_begun_steps(RuleParser *p);
extern bool rule_parse_proportional(RuleParser *p);
extern bool rule_parse_binary(RuleParser *p);

/* Clauses that say what is earned under which condition. */
extern bool rule_parse_conditional(RuleParser *p);
extern bool rule_parse_band(RuleParser *p);
extern bool rule_parse_step(RuleParser *p);
extern bool rule_parse_stage(RuleParser *p);
extern bool rule_parse_rest(RuleParser *p);

#endif							/* ROW_RULE_PARSER_H */

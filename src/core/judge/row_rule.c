/*-------------------------------------------------------------------------
 *
 * row_rule.c
 *	  Reads the scoring rule of a row: clauses between commas, each of which
 *	  says what is taken, what is earned, or where that ends.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule_parser.h"

/* One clause; false where it says nothing that is known. */
static bool
parse_clause(RuleParser *p)
{
	if (rule_at_end(&p->scan))
		return true;
	if (rule_parse_linear(p))
	{
		/* 低于95%的，每降低1个百分点扣1分 */
		if (p->has_condition &&
			!rule_set_base(p->rule, &p->condition, p->condition.has_low ? SIDE_ABOVE : SIDE_BELOW))
			return false;
		p->has_condition = false;
		if (rule_at_end(&p->scan))
			return true;
		return rule_parse_deduction(p);
	}
	if (p->rule->kind == ROW_RULE_LINEAR && p->rule->deduction.amount.coefficient == 0 &&
		rule_parse_deduction(p))
		return true;
	if (p->has_condition)
		return rule_parse_conditional(p);
	if (p->has_missed && p->rule->kind == ROW_RULE_NONE)
	{
		Scan		scan = p->scan;
		Worth		worth;

		if (rule_take_earning(&scan, &worth) && worth.amount.coefficient == 0)
		{
			p->rule->missed = worth_everything;
			return rule_set_kind(p->rule, ROW_RULE_BINARY);
		}
		scan = p->scan;
		if (rule_take(&scan, "扣") && rule_take_worth(&scan, false, &p->rule->missed) && rule_at_end(&scan))
			return rule_set_kind(p->rule, ROW_RULE_BINARY);
	}
	if (p->met_is_full)
	{
		Scan		scan = p->scan;

		if (rule_take_full(&scan) && rule_at_end(&scan))
			return true;
	}
	return rule_parse_rest(p) || rule_parse_floor(p) || rule_parse_begun_steps(p) || rule_parse_proportional(p) ||
		rule_parse_step(p) || rule_parse_band(p) || rule_parse_binary(p) || rule_parse_stage(p);
}

/* Does the rule say all that it has to say, and nothing that contradicts it? */
static bool
is_complete(const RuleParser *p)
{
	const RowRule *rule = p->rule;

	if (p->has_condition)
		return false;
	if (rule->has_least || rule->has_most || rule->begun_steps_count || rule->has_base)
		if (rule->kind != ROW_RULE_LINEAR)
			return false;
	if (rule->has_cut &&
		rule->kind != ROW_RULE_LINEAR && rule->kind != ROW_RULE_PROPORTIONAL)
		return false;
	switch (rule->kind)
	{
		case ROW_RULE_NONE:
			return false;
		case ROW_RULE_LINEAR:
			return rule->deduction.amount.coefficient > 0;
		case ROW_RULE_STAGES:
			return rule->count >= 2;
		default:
			return true;
	}
}

/* The length of the sign that parts two clauses at this place; 0 if none does. */
static size_t
separator(const char *at, const char *end)
{
	static const char *const signs[] = {"，", ",", "；", ";", "。", "、", "\n"};
	Scan		scan = {at, end};

	return scan_any(&scan, signs, COUNT_OF(signs)) ? (size_t) (scan.at - at) : 0;
}

Verdict
row_rule_parse(const char *folded, size_t len, RowRule *rule)
{
	RuleParser	p = {.start = folded, .rule = rule};
	const char *end = folded + len;
	const char *at = folded;

	memset(rule, 0, sizeof(*rule));
	if (len > ROW_RULE_MAX_BYTES)
		return verdict_of(REASON_RULE_LENGTH, 1);
	while (at < end)
	{
		const char *stop = at;

		while (stop < end && separator(stop, end) == 0)
			stop++;
		p.scan = (Scan)
		{
			at, stop
		};
		if (!parse_clause(&p))
		{
			rule->kind = ROW_RULE_NONE;
			return verdict_at(REASON_RULE_CLAUSE, folded, at);
		}
		at = stop + (stop < end ? separator(stop, end) : 0);
	}
	if (is_complete(&p))
		return verdict_ok();
	rule->kind = ROW_RULE_NONE;
	return verdict_at(REASON_RULE_INCOMPLETE, folded, end);
}

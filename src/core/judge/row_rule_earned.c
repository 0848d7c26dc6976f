/*-------------------------------------------------------------------------
 *
 * row_rule_earned.c
 *	  Clauses of a scoring rule that say what is earned under which condition:
 *	  80%-90%得8分, 立项:3分, 其余不得分.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule_parser.h"

/* A sign or words in front of a bound: what lies on which side of it. */
static bool
take_bound_sign(Scan *scan, bool *above, bool *open)
{
	static const char *const ge[] = {"大于等于", "大于或等于", "不低于", "不少于", "不小于", "达到", ">=", "≥"};
	static const char *const le[] = {
		"小于等于", "小于或等于", "低于或等于", "不高于", "不超过", "不大于", "不多于", "<=", "≤"
	};
	static const char *const gt[] = {"大于", "高于", "超过", "多于", ">"};
	static const char *const lt[] = {"小于", "低于", "少于", "不足", "未达到", "<"};

	scan_spaces(scan);
	*above = RULE_TAKE_ANY(scan, ge);
	*open = false;
	if (*above || RULE_TAKE_ANY(scan, le))
		return true;
	*open = true;
	*above = RULE_TAKE_ANY(scan, gt);
	return *above || RULE_TAKE_ANY(scan, lt);
}

/* (含), 含, (不含): whether the bound in front of it belongs; else as it was. */
static void
take_inclusion(Scan *scan, bool *open)
{
	static const char *const without[] = {"(不含)", "不含", "(不包含)"};
	static const char *const with[] = {"(含)", "(包含)", "(含本数)", "含"};

	if (RULE_TAKE_ANY(scan, without))
		*open = true;
	else if (RULE_TAKE_ANY(scan, with))
		*open = false;
}

/* Words behind a bound: 以上 has the number, 以下 alone has it not. */
static bool
take_bound_words(Scan *scan, bool *above, bool *open)
{
	static const char *const above_words[] = {"及以上", "或以上", "(含)以上", "以上"};
	static const char *const below_words[] = {"及以下", "或以下", "(含)以下", "以内"};

	*open = false;
	*above = RULE_TAKE_ANY(scan, above_words);
	if (*above || RULE_TAKE_ANY(scan, below_words))
		return true;
	*open = rule_take(scan, "以下");
	return *open;
}

static bool
at_full_words(const Scan *scan)
{
	Scan		ahead = *scan;

	return rule_take_full(&ahead);
}

/* Numbers on one side, ≥90%, 90%以上, 低于60%, 100%(得满分), or between two, 80%-90%. */
static bool
take_condition(Scan *scan, Band *band)
{
	static const char *const dashes[] = {"-", "~", "至", "到", "—"};
	Amount		bound;
	bool		points;
	bool		open = false;
	bool		above = true;
	bool		ignored;
	bool		one_sided = take_bound_sign(scan, &above, &open);

	memset(band, 0, sizeof(*band));
	if (!rule_take_amount(scan, &bound, &points))
		return false;
	if (one_sided)
	{
		take_inclusion(scan, &open);
		(void) take_bound_words(scan, &ignored, &ignored);
	}
	else
	{
		one_sided = take_bound_words(scan, &above, &open);
		take_inclusion(scan, &open);
	}
	if (one_sided || at_full_words(scan))
	{
		above = above || !one_sided;
		band->has_low = above;
		band->has_high = !above;
		*(above ? &band->low_open : &band->high_open) = open;
		*(above ? &band->low : &band->high) = bound;
		(void) rule_take(scan, "的");
		return true;
	}
	band->has_low = band->has_high = true;
	band->low_open = open;
	band->low = bound;
	if (!RULE_TAKE_ANY(scan, dashes) || !rule_take_amount(scan, &band->high, &points))
		return false;
	if (bound.unit.code == UNIT_NONE && bound.unit.power == 0)
		band->low.unit = band->high.unit;	/* 80-90% */
	take_inclusion(scan, &band->high_open);
	(void) rule_take(scan, "之间");
	(void) rule_take(scan, "的");
	return true;
}

static bool
add_band(RowRule *rule, const Band *condition, Worth worth)
{
	if (rule->count == ROW_RULE_MAX_BANDS || !rule_set_kind(rule, ROW_RULE_BANDS))
		return false;
	rule->bands[rule->count] = *condition;
	rule->bands[rule->count++].worth = worth;
	return true;
}

/* 完成率低于60%不得分; 低于60%不得分 behind a rule that says more. */
static bool
add_cut(RowRule *rule, const Band *condition, bool completion)
{
	if (rule->has_cut || condition->has_low == condition->has_high)
		return false;
	rule->has_cut = true;
	rule->cut_is_completion = completion;
	rule->cut_side = condition->has_low ? SIDE_ABOVE : SIDE_BELOW;
	rule->cut = condition->has_low ? condition->low : condition->high;
	return true;
}

/*
 * A condition and what it earns.  Where nothing is said of what it earns, it
 * is about the next clause.
 */
bool
rule_parse_band(RuleParser *p)
{
	static const char *const completion_words[] = {
		"实际完成率", "指标完成率", "完成比例", "完成率", "得分率"
	};
	Scan		scan = p->scan;
	RowRule    *rule = p->rule;
	bool		completion = RULE_TAKE_ANY(&scan, completion_words);
	Band		band;
	Worth		worth;

	if (!take_condition(&scan, &band))
		return false;
	if (rule_at_end(&scan) && !completion)
	{
		p->has_condition = true;
		p->condition = band;
		return true;
	}
	if (!rule_take_earning(&scan, &worth))
		return false;
	if (worth.amount.coefficient == 0 &&
		(rule->kind == ROW_RULE_LINEAR || rule->kind == ROW_RULE_PROPORTIONAL || completion))
		return add_cut(rule, &band, completion);
	return !completion && add_band(rule, &band, worth);
}

/* 90:1 or 90:85% of the short form. */
bool
rule_parse_step(RuleParser *p)
{
	Scan		scan = p->scan;
	Band		band = {.has_low = true};
	bool		points;

	if (!rule_take_amount(&scan, &band.low, &points) ||
		!(rule_take(&scan, ":") || rule_take(&scan, "：")) ||
		!rule_take_worth(&scan, true, &band.worth) || !rule_at_end(&scan) ||
		p->rule->count == ROW_RULE_MAX_BANDS ||
		!rule_set_kind(p->rule, ROW_RULE_STEPS))
		return false;
	p->rule->bands[p->rule->count++] = band;
	return true;
}

/* 立项:3分, 开工得6分. */
bool
rule_parse_stage(RuleParser *p)
{
	static const char *const parts[] = {":", "：", "得", "计"};
	Scan		scan = p->scan;
	Scan		behind;
	Worth		worth;

	(void) (rule_take(&scan, "阶段:") || rule_take(&scan, "阶段："));
	scan_spaces(&scan);
	for (behind = scan; !scan_at_end(&behind) && !scan_at_digit(&behind); behind.at++)
	{
		Scan		number = behind;

		if (behind.at == scan.at || !RULE_TAKE_ANY(&number, parts))
			continue;
		if (!rule_take_worth(&number, true, &worth) || !rule_at_end(&number) ||
			p->rule->count == ROW_RULE_MAX_BANDS ||
			!rule_set_kind(p->rule, ROW_RULE_STAGES))
			return false;
		p->rule->stages[p->rule->count].word = scan.at;
		p->rule->stages[p->rule->count].len = (size_t) (behind.at - scan.at);
		p->rule->stages[p->rule->count++].worth = worth;
		return true;
	}
	return false;
}

/* 其余不得分, behind bands. */
bool
rule_parse_rest(RuleParser *p)
{
	static const char *const words[] = {"其余情况", "其他情况", "其余", "其他", "其它", "否则"};
	static const Band anywhere = {0};
	Scan		scan = p->scan;
	Worth		worth;

	return p->rule->kind == ROW_RULE_BANDS && RULE_TAKE_ANY(&scan, words) &&
		rule_take_earning(&scan, &worth) && add_band(p->rule, &anywhere, worth);
}

/* What a condition in the clause before it says of this one. */
bool
rule_parse_conditional(RuleParser *p)
{
	Scan		scan = p->scan;
	Worth		worth;

	if (!rule_take_earning(&scan, &worth))
		return false;
	p->has_condition = false;
	if (worth.amount.coefficient == 0 &&
		(p->rule->kind == ROW_RULE_LINEAR || p->rule->kind == ROW_RULE_PROPORTIONAL))
		return add_cut(p->rule, &p->condition, false);
	return add_band(p->rule, &p->condition, worth);
}

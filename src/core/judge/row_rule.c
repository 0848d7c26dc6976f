/*-------------------------------------------------------------------------
 *
 * row_rule.c
 *	  Reads the scoring rule of a row: clauses between commas, each of which
 *	  says what is taken, what is earned, or where that ends.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule.h"

#include "scan.h"
#include "unit_read.h"

typedef struct Parser
{
	const char *start;
	Scan		scan;			/* the clause, without the separator behind it */
	RowRule    *rule;
	bool		has_condition;	/* a clause that says when the next one holds */
	Band		condition;
	bool		met_is_full;	/* 达到指标值得满分 */
	bool		has_missed;
} Parser;

static const char *const full_words[] = {
	"得满分", "计满分", "给满分", "得全分", "记满分", "满分", "得全部分值", "不扣分"
};
static const char *const nothing_words[] = {
	"不得分", "不计分", "不给分", "得0分", "计0分", "为0分", "0分", "得零分", "全扣", "扣完", "扣除全部分值"
};
static const char *const target_words[] = {
	"年度指标值", "年初指标值", "年度目标值", "年初目标值", "指标值", "目标值", "计划值", "计划数", "标准值", "规定时间",
	"计划时间", "规定时限", "预期目标", "预期值", "年度目标", "指标", "目标", "计划", "要求", "标准", "规定", "预期"
};

static const char *const miss_words[] = {
	"未达到", "未完成", "未达成", "未达标", "没有完成", "没有达到", "没有达标", "不达标", "达不到", "不符合", "未实现", "否则"
};

/* Spaces mean nothing in a rule. */
static bool
take(Scan *scan, const char *word)
{
	Scan		ahead = *scan;

	scan_spaces(&ahead);
	if (!scan_word(&ahead, word))
		return false;
	*scan = ahead;
	return true;
}

static bool
take_any(Scan *scan, const char *const *words, size_t count)
{
	scan_spaces(scan);
	return scan_any(scan, words, count);
}

#define ANY(scan, words) take_any(scan, words, COUNT_OF(words))

static bool
at_end(Scan *scan)
{
	scan_spaces(scan);
	return scan_at_end(scan);
}

/* Digits with decimals, or a numeral; a comma parts clauses, not thousands. */
static bool
take_number(Scan *scan, Decimal *number)
{
	Scan		digits;

	scan_spaces(scan);
	digits = *scan;
	while (scan_at_digit(&digits) ||
		   (digits.at > scan->at && digits.at < digits.end && *digits.at == '.'))
		digits.at++;
	if (digits.at > scan->at)
	{
		Scan		own = {scan->at, digits.at};

		if (scan_number(&own, number) != NUMBER_OK || !scan_at_end(&own))
			return false;
		scan->at = digits.at;
		return true;
	}
	return scan_chinese_number(scan, number) == NUMBER_OK;
}

/* What may stand behind a unit in a clause. */
static bool
unit_ends(const Scan *scan)
{
	static const char *const enders[] = {
		"的", "扣", "以上", "以下", "以内", "及以上", "及以下", "(含", "含", "-", "~", "至", "到", "之间", "得", "计", "不得",
		"不计", "按", "减", ":", "：", "每", "不扣"
	};
	Scan		ahead = *scan;

	return scan_at_end(scan) || *scan->at == ' ' || ANY(&ahead, enders);
}

/* A number and its unit; *percent_points is set where it is 个百分点. */
static bool
take_amount(Scan *scan, Amount *amount, bool *percent_points)
{
	static const char *const percent_words[] = {"个百分点", "百分点"};
	Scan		unit;

	if (!take_number(scan, &amount->number))
		return false;
	scan_spaces(scan);
	*percent_points = ANY(scan, percent_words);
	if (*percent_points)
		return unit_parse("%", 1, &amount->unit);
	unit = *scan;
	while (!unit_ends(&unit))
		unit.at++;
	if (unit_parse(scan->at, (size_t) (unit.at - scan->at), &amount->unit))
	{
		/* 10个工作日 are 10工作日 */
		if (amount->unit.code == UNIT_OPAQUE && scan_word(scan, "个"))
			(void) unit_parse(scan->at, (size_t) (unit.at - scan->at), &amount->unit);
		scan->at = unit.at;
		return true;
	}
	return false;
}

/* 3分, 10%分值, 分值的10%, 0.85 (of 1).  What stands in front is skipped. */
static bool
take_worth(Scan *scan, bool bare_is_share, Worth *worth)
{
	static const char *const whole_words[] = {
		"该指标分值的", "该项分值的", "指标分值的", "本项分值的", "标准分的", "权重分的", "分值的", "满分的", "权重的", "总分的"
	};
	static const char *const behind_words[] = {
		"的分值", "的权重分", "的分数", "的得分", "的分", "分值", "权重分", "权重"
	};
	bool		of_whole = ANY(scan, whole_words);

	worth->is_share = true;
	if (!take_number(scan, &worth->amount))
		return false;
	if (take(scan, "%"))
	{
		worth->amount.scale += 2;
		if (!of_whole)
			(void) ANY(scan, behind_words);
		return worth->amount.scale <= DECIMAL_MAX_SCALE;
	}
	if (take(scan, "分") && !of_whole)
	{
		worth->is_share = false;
		return true;
	}
	return bare_is_share &&
		exact_compare(exact_normal(worth->amount.coefficient, -worth->amount.scale),
					  exact_normal(1, 0)) <= 0;
}

static const Worth nothing = {.is_share = false, .amount = {0, 0}};
static const Worth everything = {.is_share = true, .amount = {1, 0}};

static bool
is_everything(Worth worth)
{
	return worth.is_share && worth.amount.coefficient == 1 && worth.amount.scale == 0;
}

/* 得满分, 得8分, 得分值的80%, 不得分 to the end of the clause. */
static bool
take_earning(Scan *scan, Worth *worth)
{
	static const char *const earn_words[] = {"得", "计", "给", "记", "为"};

	if (ANY(scan, nothing_words))
		*worth = nothing;
	else if (ANY(scan, full_words))
		*worth = everything;
	else
	{
		if (!ANY(scan, earn_words) ||
			!take_worth(scan, false, worth))
			return false;
	}
	return at_end(scan);
}

static bool
set_kind(RowRule *rule, RowRuleKind kind)
{
	if (rule->kind != ROW_RULE_NONE && rule->kind != kind)
		return false;
	rule->kind = kind;
	return true;
}

/* The number on which side of the target a rule counts; false where it cannot. */
static bool
set_base(RowRule *rule, const Band *from, Side side)
{
	if (from->has_low == from->has_high ||
		(rule->side != SIDE_EITHER && rule->side != side))
		return false;
	rule->has_base = true;
	rule->base = from->has_low ? from->low : from->high;
	return true;
}

/* ≥95%得满分，每降低1个百分点扣1分: counted from 95%. */
static bool
base_from_band(RowRule *rule)
{
	const Band *band = &rule->bands[0];

	if (rule->count != 1 || !is_everything(band->worth) ||
		!set_base(rule, band, band->has_low ? SIDE_BELOW : SIDE_ABOVE))
		return false;
	rule->kind = ROW_RULE_NONE;
	rule->count = 0;
	return true;
}

/* 每降低1个百分点扣1分; the deduction may stand in the next clause. */
static bool
parse_linear(Parser *p)
{
	static const char *const below_words[] = {
		"降低", "减少", "下降", "低于", "低", "少于", "少", "不足", "落后", "短缺", "缺少", "缺", "未完成", "差"
	};
	static const char *const above_words[] = {
		"超出", "超过", "超期", "超时", "超", "高于", "高出", "高", "增加", "多于", "多", "上升", "提高", "延迟", "延期", "延后", "延误", "推迟",
		"逾期", "晚于", "晚", "发生", "出现", "发现", "有"
	};
	static const char *const either_words[] = {"偏离", "偏差", "相差", "变动", "变化"};
	RowRule    *rule = p->rule;
	Scan		scan = p->scan;

	if (!take(&scan, "每"))
		return false;
	if (ANY(&scan, below_words))
		rule->side = SIDE_BELOW;
	else if (ANY(&scan, above_words))
		rule->side = SIDE_ABOVE;
	else if (ANY(&scan, either_words))
		rule->side = SIDE_EITHER;
	else
		return false;
	(void) take(&scan, "于");
	(void) ANY(&scan, target_words);
	if (!take_amount(&scan, &rule->step, &rule->step_is_points_of_percent) ||
		rule->step.number.coefficient <= 0)
		return false;
	(void) take(&scan, "的");
	if ((rule->kind == ROW_RULE_BANDS && !base_from_band(rule)) ||
		rule->kind != ROW_RULE_NONE)
		return false;
	rule->kind = ROW_RULE_LINEAR;
	p->scan = scan;
	return true;
}

/* 扣1分, 扣减分值的10%. */
static bool
parse_deduction(Parser *p)
{
	static const char *const words[] = {"扣减", "扣除", "减少", "扣", "减"};
	Scan		scan = p->scan;

	(void) take(&scan, "相应");
	if (!ANY(&scan, words) || !take_worth(&scan, false, &p->rule->deduction) ||
		!at_end(&scan))
		return false;
	p->scan = scan;
	return true;
}

/* 扣完为止, 最低2分, 最多扣5分. */
static bool
parse_floor(Parser *p)
{
	static const char *const to_nothing[] = {
		"直至扣完为止", "直到扣完为止", "直至扣完", "扣完为止", "扣至0分为止", "扣至0分", "扣完该项分值为止", "扣完分值为止", "扣完该指标分值为止", "扣完本项分值为止",
		"最低得0分", "最低0分", "最低为0分", "至扣完为止"
	};
	static const char *const least_words[] = {"最低得", "最低为", "最低", "最少得", "最少", "扣至", "不低于"};
	static const char *const most_words[] = {"最多扣", "最高扣", "扣分最多", "最多扣减", "累计扣分不超过", "扣分不超过"};
	Scan		scan = p->scan;
	RowRule    *rule = p->rule;

	if (ANY(&scan, to_nothing) && at_end(&scan))
		return true;
	scan = p->scan;
	if (ANY(&scan, most_words))
		return rule->has_most = take_worth(&scan, false, &rule->most) && at_end(&scan);
	if (ANY(&scan, least_words) && take_worth(&scan, false, &rule->least))
	{
		(void) take(&scan, "为止");
		return rule->has_least = !rule->least.is_share && at_end(&scan);
	}
	return false;
}

/* 不足1天按1天计. */
static bool
parse_begun_steps(Parser *p)
{
	static const char *const words[] = {"不足", "不满"};
	static const char *const count_words[] = {"按", "以", "算"};
	Scan		scan = p->scan;
	Amount		part;
	Amount		whole;
	bool		points;

	if (!ANY(&scan, words) || !take_amount(&scan, &part, &points))
		return false;
	(void) take(&scan, "的");
	if (!ANY(&scan, count_words) ||
		!take_amount(&scan, &whole, &points))
		return false;
	if (!take(&scan, "计算") && !take(&scan, "计"))
		return false;
	return p->rule->begun_steps_count = at_end(&scan);
}

/* 按完成比例得分. */
static bool
parse_proportional(Parser *p)
{
	static const char *const by_words[] = {
		"按照", "按", "依据", "根据"
	};
	static const char *const rate_words[] = {
		"实际完成比例", "实际完成率", "完成比例", "完成率", "实际比例", "相应比例", "对应比例", "完成情况比例", "比例", "指标完成率", "指标完成比例", "完成值比例"
	};
	static const char *const end_words[] = {
		"计算得分", "折算得分", "得分", "计分", "给分", "赋分", "扣分", "计算", "酌情扣分", "乘以分值", "×分值", "*分值", "计算分值", "扣减分值", "得相应分值"
	};
	Scan		scan = p->scan;

	if (ANY(&scan, miss_words))
	{
		(void) ANY(&scan, target_words);
		(void) take(&scan, "的");
	}
	if (!ANY(&scan, by_words))
		return false;
	(void) take(&scan, "其");
	return ANY(&scan, rate_words) && ANY(&scan, end_words) &&
		at_end(&scan) && set_kind(p->rule, ROW_RULE_PROPORTIONAL);
}

/* 达到指标值得满分; 未达到不得分; 否则不得分. */
static bool
parse_binary(Parser *p)
{
	static const char *const met_words[] = {
		"达到或超过", "达到", "完成", "达成", "达标", "符合", "实现", "满足", "全部完成", "按时完成", "按期完成", "不低于", "不高于", "不超过", "在"
	};
	Scan		scan = p->scan;
	Worth		worth;
	bool		missed;
	bool		met = false;

	missed = ANY(&scan, miss_words);
	if (!missed)
		met = ANY(&scan, met_words);
	(void) ANY(&scan, target_words);
	(void) (take(&scan, "以内") || take(&scan, "内") || take(&scan, "以上") || take(&scan, "及以上"));
	(void) take(&scan, "的");
	if (at_end(&scan))
	{
		/* the consequence stands in the next clause: 未完成的，扣2分 */
		p->has_missed = missed;
		p->met_is_full = p->met_is_full || met;
		return missed || met;
	}
	if (missed && take(&scan, "扣"))
	{
		if (!take_worth(&scan, false, &worth) || !at_end(&scan))
			return false;
		p->rule->missed = worth;
		return set_kind(p->rule, ROW_RULE_BINARY);
	}
	if (!take_earning(&scan, &worth))
		return false;
	if (missed)
	{
		p->rule->missed = everything;
		return worth.amount.coefficient == 0 && set_kind(p->rule, ROW_RULE_BINARY);
	}
	p->met_is_full = true;
	return is_everything(worth);
}

/* A sign or words in front of a bound: what lies on which side of it. */
static bool
take_bound_sign(Scan *scan, bool *above, bool *open)
{
	static const char *const ge[] = {"大于等于", "大于或等于", "不低于", "不少于", "不小于", "达到", ">=", "≥"};
	static const char *const le[] = {"小于等于", "小于或等于", "低于或等于", "不高于", "不超过", "不大于", "不多于", "<=", "≤"};
	static const char *const gt[] = {"大于", "高于", "超过", "多于", ">"};
	static const char *const lt[] = {"小于", "低于", "少于", "不足", "未达到", "<"};

	scan_spaces(scan);
	*above = ANY(scan, ge);
	*open = false;
	if (*above || ANY(scan, le))
		return true;
	*open = true;
	*above = ANY(scan, gt);
	return *above || ANY(scan, lt);
}

/* (含), 含, (不含): whether the bound in front of it belongs; else as it was. */
static void
take_inclusion(Scan *scan, bool *open)
{
	static const char *const without[] = {"(不含)", "不含", "(不包含)"};
	static const char *const with[] = {"(含)", "(包含)", "(含本数)", "含"};

	if (ANY(scan, without))
		*open = true;
	else if (ANY(scan, with))
		*open = false;
}

/* Words behind a bound: 以上 has the number, 以下 alone has it not. */
static bool
take_bound_words(Scan *scan, bool *above, bool *open)
{
	static const char *const above_words[] = {"及以上", "或以上", "(含)以上", "以上"};
	static const char *const below_words[] = {"及以下", "或以下", "(含)以下", "以内"};

	*open = false;
	*above = ANY(scan, above_words);
	if (*above || ANY(scan, below_words))
		return true;
	*open = take(scan, "以下");
	return *open;
}

static bool
at_full_words(const Scan *scan)
{
	Scan		ahead = *scan;

	return ANY(&ahead, full_words);
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
	if (!take_amount(scan, &bound, &points))
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
		(void) take(scan, "的");
		return true;
	}
	band->has_low = band->has_high = true;
	band->low_open = open;
	band->low = bound;
	if (!ANY(scan, dashes) || !take_amount(scan, &band->high, &points))
		return false;
	if (bound.unit.code == UNIT_NONE && bound.unit.power == 0)
		band->low.unit = band->high.unit;	/* 80-90% */
	take_inclusion(scan, &band->high_open);
	(void) take(scan, "之间");
	(void) take(scan, "的");
	return true;
}

static bool
add_band(RowRule *rule, const Band *condition, Worth worth)
{
	if (rule->count == ROW_RULE_MAX_BANDS || !set_kind(rule, ROW_RULE_BANDS))
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
static bool
parse_band(Parser *p)
{
	static const char *const completion_words[] = {
		"实际完成率", "指标完成率", "完成比例", "完成率", "得分率"
	};
	Scan		scan = p->scan;
	RowRule    *rule = p->rule;
	bool		completion = ANY(&scan, completion_words);
	Band		band;
	Worth		worth;

	if (!take_condition(&scan, &band))
		return false;
	if (at_end(&scan) && !completion)
	{
		p->has_condition = true;
		p->condition = band;
		return true;
	}
	if (!take_earning(&scan, &worth))
		return false;
	if (worth.amount.coefficient == 0 &&
		(rule->kind == ROW_RULE_LINEAR || rule->kind == ROW_RULE_PROPORTIONAL || completion))
		return add_cut(rule, &band, completion);
	return !completion && add_band(rule, &band, worth);
}

/* 90:1 or 90:85% of the short form. */
static bool
parse_step(Parser *p)
{
	Scan		scan = p->scan;
	Band		band = {.has_low = true};
	bool		points;

	if (!take_amount(&scan, &band.low, &points) ||
		!(take(&scan, ":") || take(&scan, "：")) ||
		!take_worth(&scan, true, &band.worth) || !at_end(&scan) ||
		p->rule->count == ROW_RULE_MAX_BANDS ||
		!set_kind(p->rule, ROW_RULE_STEPS))
		return false;
	p->rule->bands[p->rule->count++] = band;
	return true;
}

/* 立项:3分, 开工得6分. */
static bool
parse_stage(Parser *p)
{
	static const char *const parts[] = {":", "：", "得", "计"};
	Scan		scan = p->scan;
	Scan		behind;
	Worth		worth;

	(void) (take(&scan, "阶段:") || take(&scan, "阶段："));
	scan_spaces(&scan);
	for (behind = scan; !scan_at_end(&behind) && !scan_at_digit(&behind); behind.at++)
	{
		Scan		number = behind;

		if (behind.at == scan.at || !ANY(&number, parts))
			continue;
		if (!take_worth(&number, true, &worth) || !at_end(&number) ||
			p->rule->count == ROW_RULE_MAX_BANDS ||
			!set_kind(p->rule, ROW_RULE_STAGES))
			return false;
		p->rule->stages[p->rule->count].word = scan.at;
		p->rule->stages[p->rule->count].len = (size_t) (behind.at - scan.at);
		p->rule->stages[p->rule->count++].worth = worth;
		return true;
	}
	return false;
}

/* 其余不得分, behind bands. */
static bool
parse_rest(Parser *p)
{
	static const char *const words[] = {"其余情况", "其他情况", "其余", "其他", "其它", "否则"};
	static const Band anywhere = {0};
	Scan		scan = p->scan;
	Worth		worth;

	return p->rule->kind == ROW_RULE_BANDS && ANY(&scan, words) &&
		take_earning(&scan, &worth) && add_band(p->rule, &anywhere, worth);
}

/* What a condition in the clause before it says of this one. */
static bool
parse_conditional(Parser *p)
{
	Scan		scan = p->scan;
	Worth		worth;

	if (!take_earning(&scan, &worth))
		return false;
	p->has_condition = false;
	if (worth.amount.coefficient == 0 &&
		(p->rule->kind == ROW_RULE_LINEAR || p->rule->kind == ROW_RULE_PROPORTIONAL))
		return add_cut(p->rule, &p->condition, false);
	return add_band(p->rule, &p->condition, worth);
}

/* One clause; false where it says nothing that is known. */
static bool
parse_clause(Parser *p)
{
	if (at_end(&p->scan))
		return true;
	if (parse_linear(p))
	{
		/* 低于95%的，每降低1个百分点扣1分 */
		if (p->has_condition &&
			!set_base(p->rule, &p->condition, p->condition.has_low ? SIDE_ABOVE : SIDE_BELOW))
			return false;
		p->has_condition = false;
		if (at_end(&p->scan))
			return true;
		return parse_deduction(p);
	}
	if (p->rule->kind == ROW_RULE_LINEAR && p->rule->deduction.amount.coefficient == 0 &&
		parse_deduction(p))
		return true;
	if (p->has_condition)
		return parse_conditional(p);
	if (p->has_missed && p->rule->kind == ROW_RULE_NONE)
	{
		Scan		scan = p->scan;
		Worth		worth;

		if (take_earning(&scan, &worth) && worth.amount.coefficient == 0)
		{
			p->rule->missed = everything;
			return set_kind(p->rule, ROW_RULE_BINARY);
		}
		scan = p->scan;
		if (take(&scan, "扣") && take_worth(&scan, false, &p->rule->missed) && at_end(&scan))
			return set_kind(p->rule, ROW_RULE_BINARY);
	}
	if (p->met_is_full)
	{
		Scan		scan = p->scan;

		if (ANY(&scan, full_words) && at_end(&scan))
			return true;
	}
	return parse_rest(p) || parse_floor(p) || parse_begun_steps(p) || parse_proportional(p) ||
		parse_step(p) || parse_band(p) || parse_binary(p) || parse_stage(p);
}

/* Does the rule say all that it has to say, and nothing that contradicts it? */
static bool
is_complete(const Parser *p)
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
	Parser		p = {.start = folded, .rule = rule};
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

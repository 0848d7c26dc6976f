/*-------------------------------------------------------------------------
 *
 * row_rule_taken.c
 *	  Clauses of a scoring rule that say what is taken: 每降低1个百分点扣1分,
 *	  按完成比例得分, 未达到不得分.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule_parser.h"

bool
rule_set_kind(RowRule *rule, RowRuleKind kind)
{
	if (rule->kind != ROW_RULE_NONE && rule->kind != kind)
		return false;
	rule->kind = kind;
	return true;
}

/* The number on which side of the target a rule counts; false where it cannot. */
bool
rule_set_base(RowRule *rule, const Band *from, Side side)
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

	if (rule->count != 1 || !worth_is_everything(band->worth) ||
		!rule_set_base(rule, band, band->has_low ? SIDE_BELOW : SIDE_ABOVE))
		return false;
	rule->kind = ROW_RULE_NONE;
	rule->count = 0;
	return true;
}

/* 每降低1个百分点扣1分; the deduction may stand in the next clause. */
bool
rule_parse_linear(RuleParser *p)
{
	static const char *const below_words[] = {
		"降低", "减少", "下降", "低于", "低", "少于", "少", "不足", "落后", "短缺", "缺少", "缺", "未完成", "差"
	};
	static const char *const above_words[] = {
		"超出", "超过", "超期", "超时", "超", "高于", "高出", "高", "增加", "多于", "多", "上升", "提高", "延迟",
		"延期", "延后", "延误", "推迟", "逾期", "晚于", "晚", "发生", "出现", "发现", "有"
	};
	static const char *const either_words[] = {"偏离", "偏差", "相差", "变动", "变化"};
	RowRule    *rule = p->rule;
	Scan		scan = p->scan;

	if (!rule_take(&scan, "每"))
		return false;
	if (RULE_TAKE_ANY(&scan, below_words))
		rule->side = SIDE_BELOW;
	else if (RULE_TAKE_ANY(&scan, above_words))
		rule->side = SIDE_ABOVE;
	else if (RULE_TAKE_ANY(&scan, either_words))
		rule->side = SIDE_EITHER;
	else
		return false;
	(void) rule_take(&scan, "于");
	(void) rule_take_target(&scan);
	if (!rule_take_amount(&scan, &rule->step, &rule->step_is_points_of_percent) ||
		rule->step.number.coefficient <= 0)
		return false;
	(void) rule_take(&scan, "的");
	if ((rule->kind == ROW_RULE_BANDS && !base_from_band(rule)) ||
		rule->kind != ROW_RULE_NONE)
		return false;
	rule->kind = ROW_RULE_LINEAR;
	p->scan = scan;
	return true;
}

/* 扣1分, 扣减分值的10%. */
bool
rule_parse_deduction(RuleParser *p)
{
	static const char *const words[] = {"扣减", "扣除", "减少", "扣", "减"};
	Scan		scan = p->scan;

	(void) rule_take(&scan, "相应");
	if (!RULE_TAKE_ANY(&scan, words) || !rule_take_worth(&scan, false, &p->rule->deduction) ||
		!rule_at_end(&scan))
		return false;
	p->scan = scan;
	return true;
}

/* 扣完为止, 最低2分, 最多扣5分. */
bool
rule_parse_floor(RuleParser *p)
{
	static const char *const to_nothing[] = {
		"直至扣完为止", "直到扣完为止", "直至扣完", "扣完为止", "扣至0分为止", "扣至0分", "扣完该项分值为止",
		"扣完分值为止", "扣完该指标分值为止", "扣完本项分值为止", "最低得0分", "最低0分", "最低为0分", "至扣完为止"
	};
	static const char *const least_words[] = {"最低得", "最低为", "最低", "最少得", "最少", "扣至", "不低于"};
	static const char *const most_words[] = {
		"最多扣", "最高扣", "扣分最多", "最多扣减", "累计扣分不超过", "扣分不超过"
	};
	Scan		scan = p->scan;
	RowRule    *rule = p->rule;

	if (RULE_TAKE_ANY(&scan, to_nothing) && rule_at_end(&scan))
		return true;
	scan = p->scan;
	if (RULE_TAKE_ANY(&scan, most_words))
		return rule->has_most = rule_take_worth(&scan, false, &rule->most) && rule_at_end(&scan);
	if (RULE_TAKE_ANY(&scan, least_words) && rule_take_worth(&scan, false, &rule->least))
	{
		(void) rule_take(&scan, "为止");
		return rule->has_least = !rule->least.is_share && rule_at_end(&scan);
	}
	return false;
}

/* 不足1天按1天计. */
bool
rule_parse_begun_steps(RuleParser *p)
{
	static const char *const words[] = {"不足", "不满"};
	static const char *const count_words[] = {"按", "以", "算"};
	Scan		scan = p->scan;
	Amount		part;
	Amount		whole;
	bool		points;

	if (!RULE_TAKE_ANY(&scan, words) || !rule_take_amount(&scan, &part, &points))
		return false;
	(void) rule_take(&scan, "的");
	if (!RULE_TAKE_ANY(&scan, count_words) ||
		!rule_take_amount(&scan, &whole, &points))
		return false;
	if (!rule_take(&scan, "计算") && !rule_take(&scan, "计"))
		return false;
	return p->rule->begun_steps_count = rule_at_end(&scan);
}

/* 按完成比例得分. */
bool
rule_parse_proportional(RuleParser *p)
{
	static const char *const by_words[] = {
		"按照", "按", "依据", "根据"
	};
	static const char *const rate_words[] = {
		"实际完成比例", "实际完成率", "完成比例", "完成率", "实际比例", "相应比例", "对应比例", "完成情况比例",
		"比例", "指标完成率", "指标完成比例", "完成值比例"
	};
	static const char *const end_words[] = {
		"计算得分", "折算得分", "得分", "计分", "给分", "赋分", "扣分", "计算", "酌情扣分", "乘以分值", "×分值",
		"*分值", "计算分值", "扣减分值", "得相应分值"
	};
	Scan		scan = p->scan;

	if (rule_take_missed(&scan))
	{
		(void) rule_take_target(&scan);
		(void) rule_take(&scan, "的");
	}
	if (!RULE_TAKE_ANY(&scan, by_words))
		return false;
	(void) rule_take(&scan, "其");
	return RULE_TAKE_ANY(&scan, rate_words) && RULE_TAKE_ANY(&scan, end_words) &&
		rule_at_end(&scan) && rule_set_kind(p->rule, ROW_RULE_PROPORTIONAL);
}

/* 达到指标值得满分; 未达到不得分; 否则不得分. */
bool
rule_parse_binary(RuleParser *p)
{
	static const char *const met_words[] = {
		"达到或超过", "达到", "完成", "达成", "达标", "符合", "实现", "满足", "全部完成", "按时完成", "按期完成",
		"不低于", "不高于", "不超过", "在"
	};
	static const char *const bound_words[] = {"以内", "内", "以上", "及以上"};
	Scan		scan = p->scan;
	Worth		worth;
	bool		missed;
	bool		met = false;

	missed = rule_take_missed(&scan);
	if (!missed)
		met = RULE_TAKE_ANY(&scan, met_words);
	(void) rule_take_target(&scan);
	(void) RULE_TAKE_ANY(&scan, bound_words);
	(void) rule_take(&scan, "的");
	if (rule_at_end(&scan))
	{
		/* the consequence stands in the next clause: 未完成的，扣2分 */
		p->has_missed = missed;
		p->met_is_full = p->met_is_full || met;
		return missed || met;
	}
	if (missed && rule_take(&scan, "扣"))
	{
		if (!rule_take_worth(&scan, false, &worth) || !rule_at_end(&scan))
			return false;
		p->rule->missed = worth;
		return rule_set_kind(p->rule, ROW_RULE_BINARY);
	}
	if (!rule_take_earning(&scan, &worth))
		return false;
	if (missed)
	{
		p->rule->missed = worth_everything;
		return worth.amount.coefficient == 0 && rule_set_kind(p->rule, ROW_RULE_BINARY);
	}
	p->met_is_full = true;
	return worth_is_everything(worth);
}

/*-------------------------------------------------------------------------
 *
 * row_rule_words.c
 *	  Words, numbers and points that the clauses of a scoring rule are made of.
 *
 *-------------------------------------------------------------------------
 */
#include "row_rule_parser.h"

#include "unit_read.h"

static const char *const full_words[] = {
	"得满分", "计满分", "给满分", "得全分", "记满分", "满分", "得全部分值", "不扣分"
};
static const char *const nothing_words[] = {
	"不得分", "不计分", "不给分", "得0分", "计0分", "为0分", "0分", "得零分", "全扣", "扣完", "扣除全部分值"
};

/* Spaces mean nothing in a rule. */
bool
rule_take(Scan *scan, const char *word)
{
	Scan		ahead = *scan;

	scan_spaces(&ahead);
	if (!scan_word(&ahead, word))
		return false;
	*scan = ahead;
	return true;
}

bool
rule_take_any(Scan *scan, const char *const *words, size_t count)
{
	scan_spaces(scan);
	return scan_any(scan, words, count);
}

bool
rule_at_end(Scan *scan)
{
	scan_spaces(scan);
	return scan_at_end(scan);
}

bool
rule_take_full(Scan *scan)
{
	return rule_take_any(scan, full_words, COUNT_OF(full_words));
}

bool
rule_take_target(Scan *scan)
{
	static const char *const target_words[] = {
		"年度指标值", "年初指标值", "年度目标值", "年初目标值", "指标值", "目标值", "计划值", "计划数", "标准值",
		"规定时间", "计划时间", "规定时限", "预期目标", "预期值", "年度目标", "指标", "目标", "计划", "要求", "标准",
		"规定", "预期"
	};

	return rule_take_any(scan, target_words, COUNT_OF(target_words));
}

bool
rule_take_missed(Scan *scan)
{
	static const char *const miss_words[] = {
		"未达到", "未完成", "未达成", "未达标", "没有完成", "没有达到", "没有达标", "不达标", "达不到", "不符合",
		"未实现", "否则"
	};

	return rule_take_any(scan, miss_words, COUNT_OF(miss_words));
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
		"的", "扣", "以上", "以下", "以内", "及以上", "及以下", "(含", "含", "-", "~", "至", "到", "之间", "得", "计",
		"不得", "不计", "按", "减", ":", "：", "每", "不扣"
	};
	Scan		ahead = *scan;

	return scan_at_end(scan) || *scan->at == ' ' || RULE_TAKE_ANY(&ahead, enders);
}

/* A number and its unit; *percent_points is set where it is 个百分点. */
bool
rule_take_amount(Scan *scan, Amount *amount, bool *percent_points)
{
	static const char *const percent_words[] = {"个百分点", "百分点"};
	Scan		unit;

	if (!take_number(scan, &amount->number))
		return false;
	scan_spaces(scan);
	*percent_points = RULE_TAKE_ANY(scan, percent_words);
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
bool
rule_take_worth(Scan *scan, bool bare_is_share, Worth *worth)
{
	static const char *const whole_words[] = {
		"该指标分值的", "该项分值的", "指标分值的", "本项分值的", "标准分的", "权重分的", "分值的", "满分的",
		"权重的", "总分的"
	};
	static const char *const behind_words[] = {
		"的分值", "的权重分", "的分数", "的得分", "的分", "分值", "权重分", "权重"
	};
	bool		of_whole = RULE_TAKE_ANY(scan, whole_words);

	worth->is_share = true;
	if (!take_number(scan, &worth->amount))
		return false;
	if (rule_take(scan, "%"))
	{
		worth->amount.scale += 2;
		if (!of_whole)
			(void) RULE_TAKE_ANY(scan, behind_words);
		return worth->amount.scale <= DECIMAL_MAX_SCALE;
	}
	if (rule_take(scan, "分") && !of_whole)
	{
		worth->is_share = false;
		return true;
	}
	return bare_is_share &&
		exact_compare(exact_normal(worth->amount.coefficient, -worth->amount.scale),
					  exact_normal(1, 0)) <= 0;
}

static const Worth nothing = {.is_share = false, .amount = {0, 0}};
const Worth worth_everything = {.is_share = true, .amount = {1, 0}};

bool
worth_is_everything(Worth worth)
{
	return worth.is_share && worth.amount.coefficient == 1 && worth.amount.scale == 0;
}

/* 得满分, 得8分, 得分值的80%, 不得分 to the end of the clause. */
bool
rule_take_earning(Scan *scan, Worth *worth)
{
	static const char *const earn_words[] = {"得", "计", "给", "记", "为"};

	if (RULE_TAKE_ANY(scan, nothing_words))
		*worth = nothing;
	else if (rule_take_full(scan))
		*worth = worth_everything;
	else
	{
		if (!RULE_TAKE_ANY(scan, earn_words) ||
			!rule_take_worth(scan, false, worth))
			return false;
	}
	return rule_at_end(scan);
}

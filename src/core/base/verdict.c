/*-------------------------------------------------------------------------
 *
 * verdict.c
 *	  Why a literal is refused, in English and in Chinese.
 *
 * scripts/make-po takes the texts from here into po/zh_CN.po.
 *
 *-------------------------------------------------------------------------
 */
#include "verdict.h"

#include "utf8.h"

static const struct
{
	VerdictCode code;
	const char *english;
	const char *chinese;
}			texts[REASONS] =
{
	/* shared */
	[REASON_NOT_UTF8] = {VERDICT_SYNTAX,
		"the text is not valid UTF-8",
	"文本不是有效的 UTF-8"},
	[REASON_EMPTY] = {VERDICT_SYNTAX,
		"the text is empty",
	"文本为空"},
	[REASON_NUMBER_EXPECTED] = {VERDICT_SYNTAX,
		"a number is expected",
	"此处应为数字"},
	[REASON_DIGIT_AFTER_POINT] = {VERDICT_SYNTAX,
		"a digit must follow the decimal point",
	"小数点后应有数字"},

	/* amounts */
	[REASON_AMOUNT_LENGTH] = {VERDICT_SYNTAX,
		"an amount takes at most 256 bytes",
	"金额最多 256 字节"},
	[REASON_AMOUNT_RANGE] = {VERDICT_RANGE,
		"the amount is beyond ±9223372036854.775807万元",
	"金额超出 ±9223372036854.775807万元"},
	[REASON_AMOUNT_TOO_FINE] = {VERDICT_RANGE,
		"the amount is finer than 1分 (0.000001万元)",
	"金额小于 1分（0.000001万元）的部分无法保存"},
	[REASON_AMOUNT_MARK] = {VERDICT_SYNTAX,
		"a mark for a missing figure is not an amount",
	"表示空缺的符号不是金额"},
	[REASON_AMOUNT_APPROXIMATE] = {VERDICT_SYNTAX,
		"an approximation is not an amount",
	"约数不是金额"},
	[REASON_AMOUNT_BOUND] = {VERDICT_SYNTAX,
		"a bound is not an amount",
	"上下限不是金额"},
	[REASON_AMOUNT_COMPARATOR] = {VERDICT_SYNTAX,
		"a comparator belongs to a target, not to an amount",
	"比较符号属于指标值，不属于金额"},
	[REASON_AMOUNT_PER] = {VERDICT_SYNTAX,
		"an amount per something is not an amount",
	"单价不是金额"},
	[REASON_AMOUNT_PERCENTAGE] = {VERDICT_SYNTAX,
		"a percentage is not an amount",
	"百分比不是金额"},
	[REASON_AMOUNT_EXPONENT] = {VERDICT_SYNTAX,
		"an exponent is not read in an amount",
	"金额不接受指数写法"},
	[REASON_AMOUNT_BRACKETS] = {VERDICT_SYNTAX,
		"brackets say minus in a sheet of accounts; an amount has a minus sign for it",
	"会计表中的括号表示负数，金额请用负号"},
	[REASON_AMOUNT_SIGN_BEHIND] = {VERDICT_SYNTAX,
		"the sign stands in front of an amount, not behind it",
	"正负号应在金额之前，不在其后"},
	[REASON_AMOUNT_WORDS] = {VERDICT_SYNTAX,
		"an amount in words reads as 壹佰零伍万元整 does",
	"大写金额应如“壹佰零伍万元整”"},
	[REASON_AMOUNT_TWO_NUMBERS] = {VERDICT_SYNTAX,
		"two numbers in one cell are not one amount",
	"一格中的两个数字不是一个金额"},
	[REASON_AMOUNT_UNIT_FIRST] = {VERDICT_SYNTAX,
		"a unit stands where a number is expected",
	"应为数字处是单位"},
	[REASON_AMOUNT_UNIT_UNKNOWN] = {VERDICT_SYNTAX,
		"the unit is none of 元 千元 万元 百万元 亿元 万 亿",
	"单位应为 元 千元 万元 百万元 亿元 万 亿 之一"},
	[REASON_AMOUNT_UNIT_MISSING] = {VERDICT_SYNTAX,
		"the last part of a compound amount must name its unit",
	"分段金额的末段应写明单位"},
	[REASON_AMOUNT_GOES_ON] = {VERDICT_SYNTAX,
		"text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿",
	"单位（元 千元 万元 百万元 亿元 万 亿）之后还有文字"},
	[REASON_COMMA_TOO_LATE] = {VERDICT_SYNTAX,
		"a thousands comma must follow one to three digits",
	"千分位逗号前应有一至三位数字"},
	[REASON_COMMA_AFTER_ZERO] = {VERDICT_SYNTAX,
		"a number with thousands commas must not begin with 0",
	"带千分位逗号的数字不能以 0 开头"},
	[REASON_COMMA_DIGITS] = {VERDICT_SYNTAX,
		"a thousands comma must be followed by exactly three digits",
	"千分位逗号后应恰为三位数字"},

	/* points */
	[REASON_POINTS_LENGTH] = {VERDICT_SYNTAX,
		"a score takes at most 256 bytes",
	"得分最多 256 字节"},
	[REASON_POINTS_RANGE] = {VERDICT_RANGE,
		"points reach from -922337203685477.5808 to 922337203685477.5807",
	"分数应在 -922337203685477.5808 至 922337203685477.5807 之间"},
	[REASON_POINTS_TOO_FINE] = {VERDICT_SYNTAX,
		"points have at most 4 decimals",
	"分数最多四位小数"},
	[REASON_POINTS_EARNED_EXPECTED] = {VERDICT_SYNTAX,
		"得 is expected",
	"此处应为“得”"},
	[REASON_POINTS_FULL_EXPECTED] = {VERDICT_SYNTAX,
		"满分 is expected",
	"此处应为“满分”"},
	[REASON_POINTS_SLASH_EXPECTED] = {VERDICT_SYNTAX,
		"a slash and the full mark are expected",
	"此处应为斜线和满分"},
	[REASON_POINTS_GO_ON] = {VERDICT_SYNTAX,
		"nothing is expected after the points",
	"得分之后不应再有内容"},
	[REASON_POINTS_NEGATIVE_FULL_MARK] = {VERDICT_RANGE,
		"a full mark is not negative",
	"满分不能为负"},

	/* targets and actual values */
	[REASON_LITERAL_LENGTH] = {VERDICT_RANGE,
		"the text is longer than 1 MiB",
	"文本超过 1 MiB"},
	[REASON_QUANTITY_LENGTH] = {VERDICT_SYNTAX,
		"this is longer than any quantity",
	"比任何数量都长"},
	[REASON_NUMBER_MISSING] = {VERDICT_SYNTAX,
		"a number is missing",
	"缺少数字"},
	[REASON_NUMBER_TOO_LARGE] = {VERDICT_RANGE,
		"a number has at most 18 digits",
	"数字最多 18 位"},
	[REASON_NUMBER_TOO_FINE] = {VERDICT_RANGE,
		"a number has at most 18 decimals",
	"数字最多 18 位小数"},
	[REASON_PERCENT_NUMERAL] = {VERDICT_SYNTAX,
		"百分之 takes a Chinese numeral",
	"“百分之”后应为中文数字"},
	[REASON_NUMERAL_WITHOUT_COUNT] = {VERDICT_SYNTAX,
		"a numeral in Chinese needs a count word",
	"中文数字之后应有量词"},
	[REASON_GOES_ON_AFTER_NUMBER] = {VERDICT_SYNTAX,
		"the text goes on after the number",
	"数字之后还有文字"},
	[REASON_GOES_ON_AFTER_UNIT] = {VERDICT_SYNTAX,
		"the text goes on after the unit",
	"单位之后还有文字"},
	[REASON_NOT_A_UNIT] = {VERDICT_SYNTAX,
		"what follows the number is not a unit",
	"数字之后不是单位"},
	[REASON_NOT_A_UNIT_BUT_PART] = {VERDICT_SYNTAX,
		"a point in time or part of a number is not a unit",
	"时点或数字的一部分不是单位"},
	[REASON_PHASE] = {VERDICT_SYNTAX,
		"a phase is no count",
	"期次不是数量"},
	[REASON_DATE] = {VERDICT_SYNTAX,
		"a date is not a quantity",
	"日期不是数量"},
	[REASON_CALENDAR_PERIOD] = {VERDICT_SYNTAX,
		"a calendar period is not a quantity",
	"日历时段不是数量"},
	[REASON_RANGE_COMPARED] = {VERDICT_SYNTAX,
		"a range takes no comparison",
	"区间不能再带比较符号"},
	[REASON_BOUNDS_COMPARED] = {VERDICT_SYNTAX,
		"two bounds in one cell are one ≥ and one ≤",
	"一格中的上下限应为一个≥和一个≤"},
	[REASON_RANGE_WITHOUT_UNIT] = {VERDICT_SYNTAX,
		"a range needs a unit",
	"区间应有单位"},
	[REASON_RANGE_UNITS_DIFFER] = {VERDICT_SYNTAX,
		"the two ends have different units",
	"区间两端的单位不同"},
	[REASON_RANGE_DOWNWARDS] = {VERDICT_SYNTAX,
		"the range runs downwards",
	"区间的上限小于下限"},
	[REASON_PLACE_WITHOUT_BOUND] = {VERDICT_SYNTAX,
		"在 wants 以上 or 以内 behind the number",
	"“在”之后的数字应带“以上”或“以内”"},
	[REASON_COMPARISONS_CONTRADICT] = {VERDICT_SYNTAX,
		"the comparisons contradict each other",
	"比较符号相互矛盾"},
	[REASON_CELLS_NO_QUANTITY] = {VERDICT_SYNTAX,
		"the three cells do not make a quantity",
	"三个单元格合不成一个数量"},
	[REASON_CELL_SIGN_NUMBER] = {VERDICT_SYNTAX,
		"a number is no sign, though it may be the code of one",
	"数字不是符号，可能是符号的代码"},

	/* scoring rules of rows */
	[REASON_RULE_LENGTH] = {VERDICT_SYNTAX,
		"a scoring rule has at most 1000 bytes",
	"评分规则不超过 1000 字节"},
	[REASON_RULE_CLAUSE] = {VERDICT_SYNTAX,
		"this clause is none that a scoring rule has",
	"这一句不是评分规则"},
	[REASON_RULE_INCOMPLETE] = {VERDICT_SYNTAX,
		"the rule does not say what is earned where the target is missed",
	"没有说明未达到指标值时如何得分"},
};

Verdict
verdict_of(Reason reason, size_t position)
{
	Verdict		v = {texts[reason].code, reason, position};

	return v;
}

Verdict
verdict_at(Reason reason, const char *start, const char *at)
{
	if (reason == REASON_NONE)
		return verdict_ok();
	return verdict_of(reason, utf8_chars(start, (size_t) (at - start)) + 1);
}

const char *
reason_english(Reason reason)
{
	return texts[reason].english;
}

const char *
reason_chinese(Reason reason)
{
	return texts[reason].chinese;
}

/*-------------------------------------------------------------------------
 *
 * funding_label.c
 *	  What the label of a funding or allocation row says that the row is.
 *
 * A row is a total if its label names a sum (合计, 总额) of what all rows have in
 * common (a year, the project, money), or an amount of just that (年度金额,
 * 计划投资额).  A name or a kind of money makes it one part of several: 基本支出总额,
 * 其他资金合计, 下达中央资金, 单位资金 are none.
 *
 *-------------------------------------------------------------------------
 */
#include "funding_label.h"

#include <string.h>

#include "scan.h"

/* What all rows of a table have in common. */
static const char *const years[] = {"年度", "年初", "年"};
static const char *const year_fronts[] = {"本", "当", "全"};
static const char *const periods[] = {"实施期", "中期", "累计"};
static const char *const owners[] = {"部门", "单位"};
static const char *const owner_fronts[] = {"本", "各"};
static const char *const plans[] = {
	"整体", "预计", "计划", "实际", "来源", "分配", "下达", "安排", "到位", "概算", "专项"
};
static const char *const money[] = {"资金", "预算", "支出", "收入", "投资", "经费", "金额"};
static const char *const places[] = {"省", "市", "县", "区", "州", "盟", "旗", "国", "地"};

/* What says that it is a sum. */
static const char *const sums[] = {"合计", "总计", "共计", "总额", "总量", "总数"};
static const char *const summed[] = {"数", "金额", "资金"};
static const char *const totals[] = {
	"总合计", "总资金", "总预算", "总支出", "总收入", "总投资", "总经费", "总金额"
};
static const char *const wholes[] = {"总投资", "总预算"};
static const char *const amounts[] = {"投资额", "资金额度", "资金额", "预算额", "金额", "额度"};

/* What the text in front of a sum has said. */
typedef struct Common
{
	bool		year;
	bool		period;
	bool		plan;
	bool		project;
	bool		owner;
	bool		money;
	bool		of_all;			/* nothing but 财政 names a kind of money */
} Common;

static bool
begins_with_any(const Scan *scan, const char *const *words, size_t count)
{
	Scan		copy = *scan;

	return scan_any(&copy, words, count);
}

/* A year: 2024年度, 本年, 年初. */
static bool
scan_year(Scan *scan)
{
	Scan		copy = *scan;
	int			digits = 0;

	if (!scan_any(&copy, year_fronts, COUNT_OF(year_fronts)))
		for (; scan_at_digit(&copy) && digits < 4; digits++)
			copy.at++;
	if ((digits != 0 && digits != 4) || !scan_any(&copy, years, COUNT_OF(years)))
		return false;
	*scan = copy;
	return true;
}

/* All places: 全省, 各市（县、区）. */
static bool
scan_all_places(Scan *scan)
{
	static const char *const joints[] = {"、", "(", ")"};
	Scan		copy = *scan;
	bool		found = false;

	if (!scan_word(&copy, "全") && !scan_word(&copy, "各"))
		return false;
	while (scan_any(&copy, places, COUNT_OF(places)) ||
		   (found && scan_any(&copy, joints, COUNT_OF(joints))))
		found = true;
	if (found)
		*scan = copy;
	return found;
}

/* Skips one thing that all rows have in common. */
static bool
scan_common(Scan *scan, Common *common)
{
	Scan		copy = *scan;

	if (scan_year(scan))
		return common->year = true;
	if (scan_all_places(scan))
		return true;
	if (scan_any(scan, periods, COUNT_OF(periods)))
		return common->period = true;
	scan_any(&copy, owner_fronts, COUNT_OF(owner_fronts));
	if (scan_any(&copy, owners, COUNT_OF(owners)))
	{
		*scan = copy;
		return common->owner = true;
	}
	if (scan_word(&copy, "项目") && !begins_with_any(&copy, (const char *const[]) {"支出"}, 1))
	{
		*scan = copy;
		return common->project = true;
	}
	if (scan_any(scan, plans, COUNT_OF(plans)))
		return common->plan = true;
	copy = *scan;
	if (scan_word(&copy, "财政"))
		common->of_all = false;
	/* an amount at the end is what the label is of */
	if (!begins_with_any(&copy, amounts, COUNT_OF(amounts)) &&
		scan_any(&copy, money, COUNT_OF(money)))
	{
		scan_word(&copy, "数");
		*scan = copy;
		return common->money = true;
	}
	return false;
}

/*
 * A sum of what stands in front: 合计数, 总支出额, 资金总额合计.  Of several years
 * where it is a whole investment or budget: 总投资.
 */
static bool
scan_sum(Scan *scan, bool *whole)
{
	bool		found = false;

	for (;; found = true)
	{
		*whole |= begins_with_any(scan, wholes, COUNT_OF(wholes));
		if (scan_any(scan, sums, COUNT_OF(sums)))
			scan_any(scan, summed, COUNT_OF(summed));
		else if (scan_any(scan, totals, COUNT_OF(totals)))
			scan_word(scan, "额");
		else
			return found;
	}
}

/* Only notes in brackets are left: （万元）, （A）. */
static bool
only_notes(Scan scan)
{
	while (scan_word(&scan, "("))
	{
		while (!scan_at_end(&scan) && *scan.at != ')' && *scan.at != '(')
			scan.at++;
		if (!scan_word(&scan, ")"))
			return false;
	}
	return scan_at_end(&scan);
}

/* Is the label that of a total, and of which? */
static FundingKind
total_kind(Scan scan)
{
	Common		common = {.of_all = true};
	bool		whole = false;

	while (scan_common(&scan, &common))
		 /* on to the sum */ ;
	if (scan_sum(&scan, &whole))
	{
		if (!only_notes(scan))
			return FUNDING_SOURCE;
		return common.period || (whole && !common.year) ? FUNDING_PERIOD_TOTAL : FUNDING_TOTAL;
	}
	if (!common.of_all || common.owner)
		return FUNDING_SOURCE;
	/* an amount that no word tells from the others, or the year's money */
	if (scan_any(&scan, amounts, COUNT_OF(amounts)) ?
		only_notes(scan) :
		common.year && common.money && !common.plan && only_notes(scan))
		return common.period ? FUNDING_PERIOD_TOTAL : FUNDING_TOTAL;
	return FUNDING_SOURCE;
}

/* Is it the subtotal of a source or a place: 中央资金小计, 市级合计? */
static bool
is_subtotal(Scan scan)
{
	static const char *const place_ends[] = {"省", "市", "县", "区", "州", "盟", "旗", "级"};

	while (scan_suffix(&scan, ")"))
	{
		while (!scan_at_end(&scan) && scan.end[-1] != '(')
			scan.end--;
		if (!scan_suffix(&scan, "("))
			return false;
	}
	if (scan_suffix(&scan, "小计"))
		return true;
	scan_suffix(&scan, "数");
	if (!scan_suffix(&scan, "合计") && !scan_suffix(&scan, "总计") && !scan_suffix(&scan, "共计"))
		return false;
	scan_suffix(&scan, ")");
	for (size_t i = 0; i < COUNT_OF(place_ends); i++)
		if (scan_suffix(&scan, place_ends[i]))
			return true;
	return false;
}

/* The rank of a numbering in front, which is skipped; 0 for none. */
static int
scan_rank(Scan *scan)
{
	static const char *const circled[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
	static const char *const chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	Scan		copy = *scan;
	bool		bracket = scan_word(&copy, "(");
	int			digits = 0;
	int			words = 0;

	if (scan_any(scan, circled, COUNT_OF(circled)))
		return 5;
	while (scan_at_digit(&copy) && digits < 3)
		copy.at++, digits++;
	while (digits == 0 && words < 3 && scan_any(&copy, chinese, COUNT_OF(chinese)))
		words++;
	if (digits + words == 0)
		return 0;
	if (bracket ? !scan_word(&copy, ")") :
		!scan_word(&copy, "、") && !scan_word(&copy, ")") && (!scan_word(&copy, ".") || scan_at_digit(&copy)))
		return 0;
	scan_word(&copy, "、");
	*scan = copy;
	return digits > 0 ? (bracket ? 4 : 3) : (bracket ? 2 : 1);
}

/* 财政资金, 一般公共预算拨款: what several governments may pay together. */
static bool
is_umbrella(Scan scan)
{
	static const char *const fronts[] = {"各级", "财政", "一般公共预算", "性", "预算", "拨款", "资金", "补助", "投入"};
	Scan		copy = scan;
	bool		public_money = false;

	while (scan_year(&copy))
		 /* on to the money */ ;
	scan = copy;
	scan_word(&copy, "各级");
	public_money = begins_with_any(&copy, (const char *const[]) {"财政", "一般公共预算"}, 2);
	while (scan_any(&scan, fronts, COUNT_OF(fronts)))
		 /* on to the end */ ;
	return public_money && only_notes(scan);
}

/* 中央..., 省级..., 本级...: what one government pays. */
static bool
is_government(Scan scan)
{
	static const char *const governments[] = {
		"中央", "国家", "省", "自治区", "市", "州", "县", "区", "乡", "镇", "上级", "本级", "地方"
	};
	static const char *const fronts[] = {"下达", "争取", "申请"};

	while (scan_year(&scan) || scan_any(&scan, fronts, COUNT_OF(fronts)))
		 /* on to the government */ ;
	return scan_any(&scan, governments, COUNT_OF(governments));
}

static bool
contains(Scan scan, const char *word)
{
	for (; !scan_at_end(&scan); scan.at++)
		if (scan_begins(scan.at, (size_t) (scan.end - scan.at), word))
			return true;
	return false;
}

void
funding_label_parse(const char *folded, size_t len, FundingLabel *label)
{
	char		squeezed[FUNDING_LABEL_MAX_BYTES];
	size_t		n = 0;
	Scan		scan = {folded, folded + len};

	memset(label, 0, sizeof(*label));
	if (len > sizeof(squeezed))
		return;
	/* blanks and colons say nothing */
	while (!scan_at_end(&scan))
		if (!scan_word(&scan, " ") && !scan_word(&scan, ":") && !scan_word(&scan, "："))
			squeezed[n++] = *scan.at++;
	scan = (Scan) {squeezed, squeezed + n};

	label->rank = scan_rank(&scan);
	label->is_part = scan_word(&scan, "其中");
	if (label->is_part)
	{
		scan_any(&scan, (const char *const[]) {",", "，"}, 2);
		scan_rank(&scan);
	}
	else
	{
		label->kind = total_kind(scan);
		if (label->kind == FUNDING_SOURCE && is_subtotal(scan))
			label->kind = FUNDING_SUBTOTAL;
	}
	label->is_umbrella = is_umbrella(scan);
	label->is_government = !label->is_umbrella && is_government(scan);
	label->is_carry_in = contains(scan, "结转") || contains(scan, "上年结余");
}

/*-------------------------------------------------------------------------
 *
 * fund.c
 *	  Money that was there, and what became of it, by their words: which rate is of which.
 *
 *-------------------------------------------------------------------------
 */
#include "fund.h"

#include <string.h>

#include "cue.h"
#include "scan.h"

FundRate
fund_rate(const Narrative *n, const Figure *f)
{
	static const char *const left[] = {"结余率", "结转率", "结余比例", "结转比例", NULL};
	static const char *const arrived[] = {"到位率", "到位比例", NULL};
	static const char *const spent[] = {
		"执行率", "执行进度", "支出进度", "支付进度", "拨付进度", "支出率", "支付率", "拨付率", "使用率", "使用比例",
		"支付比例", "支出比例", "执行比例", "兑付率", "兑付比例", "发放率", "拨付比例", "预算完成率", "支出完成率",
		"资金完成率", "使用进度", "占到位资金的", "占实际到位资金的", NULL
	};

	if (f->class != CLASS_PERCENT || f->role != ROLE_RATE || (f->cues & (CUE_TASK | CUE_LAST)) ||
		clause_holds(n, f, "分别占"))
		return RATE_OTHER;
	/* 完成预算的P% */
	if (is_of_budget(f))
		return text_ends(n->body, f->clause, f->start, "的") ? RATE_SPENT : RATE_OTHER;
	if ((f->cues & CUE_RATE) == 0 && (f->cues & CUE_SHARE) == 0)
		return RATE_OTHER;
	return clause_holds_any(n, f, left) ? RATE_LEFT : clause_holds_any(n, f, arrived) ? RATE_ARRIVED :
		clause_holds_any(n, f, spent) ? RATE_SPENT : RATE_OTHER;
}

/* The length of a word that names nothing, 0 if there is none. */
static size_t
idle_word(const char *s, size_t avail)
{
	static const char *const idle[] = {
		"截至", "截止", "据", "情况", "今年", "专项", "财政", "经费", "费用", "单位", "部门", "我局", "我委", "我院",
		"本", "该", "县", "市", "省", "区", "级", "全", "累", "用", "总", "整体", "年", "月", "日", "底", "末", "内",
		"期", "共", "已", "预", "算", "按", "各", "兑付", "发放", NULL
	};

	return begins_any(s, avail, idle);
}

static void
add_name(char *name, size_t *len, const char *s, size_t step)
{
	if (*len + step > NAME_BYTES)
		return;
	memcpy(name + *len, s, step);
	*len += step;
}

size_t
name_of(const Narrative *n, const Figure *f, char *name)
{
	const uint64_t says_what = SPENT | BASES | CUE_FILLER | CUE_IS | CUE_LAST | CUE_TO | CUE_RATE | CUE_CARRY |
		CUE_BALANCE | CUE_NEXT | CUE_UNDONE | CUE_PART | CUE_ADJUSTED;
	size_t		len = 0;

	for (size_t at = f->label; at < f->label_end && len + 4 < NAME_BYTES;)
	{
		uint64_t	cues = 0;
		size_t		left = f->label_end - at;
		size_t		step = cue_match(n->body + at, left, &cues);

		if (step > 0 && (cues & ~says_what) == 0 && cues != 0)
			;
		else if (step > 0 && cues != 0)
		{
			/* 甲项目支出 */
			if (len > 0 && step == strlen("项目支出") && memcmp(n->body + at, "项目支出", step) == 0)
				step = strlen("项目");
			add_name(name, &len, n->body + at, step);
		}
		else if ((step = cue_general(n->body + at, left)) == 0 && (step = idle_word(n->body + at, left)) == 0 &&
				 mark_at(n->body + at, left, &step) == MARK_NONE)
			add_name(name, &len, n->body + at, step);
		at += step;
	}
	/* 项目资金额 of a project is all of it */
	return len < strlen("人员") || (len < strlen("项目支出") && memcmp(name, "项目", strlen("项目")) == 0) ? 0 : len;
}

bool
names_agree(const char *a, size_t a_len, const char *b, size_t b_len)
{
	if (a_len == strlen("项目支出") && memcmp(a, "项目支出", a_len) == 0)
		return !holds_bytes(b, b_len, "基本支出", strlen("基本支出"));
	return a_len == 0 || (b_len >= a_len && holds_bytes(b, b_len, a, a_len)) ||
		(b_len > 0 && a_len >= b_len && holds_bytes(a, a_len, b, b_len));
}

bool
rate_agrees(const Narrative *n, const Figure *f, const Figure *part)
{
	char		rate[NAME_BYTES];
	char		name[NAME_BYTES];
	size_t		rate_len = name_of(n, f, rate);
	size_t		len = name_of(n, part, name);

	return rate_len == 0 || (len == 0 ? part->sentence == f->sentence : names_agree(rate, rate_len, name, len));
}

bool
was_done(const Narrative *n, const Figure *f, FundRate kind)
{
	if (kind == RATE_LEFT)
		return (f->cues & (CUE_BALANCE | CUE_UNDONE)) != 0;
	if (f->cues & (CUE_BALANCE | CUE_UNDONE | CUE_CARRY | CUE_MEAN))
		return false;
	if (kind == RATE_ARRIVED)
		return clause_holds(n, f, "到位") && !clause_holds(n, f, "应到位");
	if ((f->cues & (SPENT & ~(uint64_t) CUE_SPEND)) == 0 && !clause_holds(n, f, "支出"))
		return false;
	if ((f->cues & CUE_POOL) || clause_holds(n, f, "分配"))
		return false;
	return (f->cues & (CUE_BUDGET | CUE_TASK)) == 0 || clause_holds(n, f, "执行");
}

/* 投入B, 拨款B: is it money that was there to be spent? */
static bool
was_put_in(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"投入", "拨款", "补助", "安排", "资金", "投资", "经费", "到位", "拨入", "收到", "预算", NULL
	};

	return clause_holds_any(n, f, words);
}

/* What stands behind other amounts in its sentence is an item of a list, it may be. */
static bool
opens_sentence(const Narrative *n, const Figure *f)
{
	for (const Figure *a = f - 1; a >= n->figure && a->sentence == f->sentence; a--)
		if (is_money(a))
			return false;
	return true;
}

bool
has_its_rate(const Narrative *n, int i, int stop, FundRate kind)
{
	for (int j = i + 1; j < stop && n->figure[j].group == n->figure[i].group && !is_money(&n->figure[j]); j++)
		if (n->figure[j].class == CLASS_PERCENT && fund_rate(n, &n->figure[j]) == kind)
			return true;
	return false;
}

bool
is_budget_of_rate(const Narrative *n, const Figure *f, const Figure *rate)
{
	static const char *const adjusted[] = {"调整", "变动", NULL};
	bool		says_adjusted = clause_holds_any(n, rate, adjusted);

	if ((rate->cues & CUE_SHARE) && (rate->cues & CUE_POOL))
		return clause_holds(n, f, "到位");
	if (!is_of_budget(rate))
		return true;
	/* 预算收入B，完成预算的x%，支出V，完成预算的P%: what has a rate of its own is none */
	if (((f->cues & CUE_BUDGET) == 0 && !says_adjusted) ||
		has_its_rate(n, (int) (f - n->figure), (int) (rate - n->figure), RATE_SPENT))
		return false;
	return clause_holds_any(n, f, adjusted) == says_adjusted ||
		(!says_adjusted && !clause_holds(n, rate, "年初"));
}

/* 下达a，配套b，合计B: the total of what are funds, or of what is told of funds, is one */
static bool
is_total_of_funds(const Narrative *n, const Figure *f)
{
	if ((f->cues & CUE_TOTAL) == 0 || !label_is_general(n, f) || (f->cues & (SPENT | CUE_INCOME)))
		return false;
	for (const Figure *a = f - 1; a >= n->figure && a->sentence == f->sentence; a--)
		if (is_money(a) && is_level(a) && ((a->cues | a->lead) & (SPENT & ~(uint64_t) CUE_SPEND)) == 0 &&
			((a->cues | a->lead) & (CUE_BUDGET | CUE_POOL)))
			return true;
	return false;
}

bool
is_fund(const Narrative *n, const Figure *f, FundRate kind)
{
	if ((f->cues & (CUE_CARRY | CUE_BALANCE | CUE_UNDONE | CUE_MEAN)) || is_rate_of_each(n, f) ||
		label_holds(n, f, "资产"))
		return false;
	if (kind == RATE_ARRIVED && (f->cues & CUE_POOL) && clause_holds(n, f, "到位") && !clause_holds(n, f, "应到位"))
		return false;
	if (clause_holds(n, f, "调整为") || clause_holds(n, f, "调整到") || is_total_of_funds(n, f))
		return true;
	/* 支出预算 is one, 预算支出 is none, 到位 is */
	if ((f->cues & (CUE_DONE | CUE_ACTUAL)) && (f->cues & CUE_POOL) == 0)
		return false;
	if ((f->cues & CUE_SPEND) && (f->cues & (CUE_BUDGET | CUE_POOL)) == 0)
		return false;
	if (clause_holds(n, f, "可用") || clause_holds(n, f, "可供"))
		return true;
	return ((f->cues | f->lead) & (CUE_BUDGET | CUE_POOL)) ||
		(((f->cues & CUE_INCOME) == 0 || clause_holds(n, f, "预算")) && was_put_in(n, f) &&
		 ((f->cues & CUE_TOTAL) || opens_sentence(n, f)));
}

bool
is_of_another_year(const Narrative *n, const Figure *base, const Figure *v)
{
	size_t		from = v->clause > 90 ? v->clause - 90 : 0;
	bool		until = text_holds(n->body, from, v->start, "截至") || text_holds(n->body, from, v->start, "截止");

	return base->year != 0 && v->year != 0 && base->year != v->year && !(until && v->year - base->year == 1);
}

bool
is_of_all_years(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"总投资", "概算", "估算", "总概算", NULL};

	return (f->cues & CUE_BUDGET) == 0 && clause_holds_any(n, f, words);
}

bool
was_left_before(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"滚存", "累计结余", "历年", NULL};

	return clause_holds_any(n, f, words);
}

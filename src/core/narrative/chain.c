/*-------------------------------------------------------------------------
 *
 * chain.c
 *	  What becomes of an amount step by step: 下达A，调减D，实际下达V; 上年结转A，下达B，可用V;
 *	  A，用于b，用于c，其余V.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include <string.h>

#include "list.h"
#include "scan.h"

/* Does the text right behind the figure, up to the next mark, hold one of the words? */
static bool
followed_by(const Narrative *n, const Figure *f, const char *const *words)
{
	size_t		end = f->end;
	size_t		step;

	while (end < n->len && end - f->end < 120)
	{
		MarkKind	kind = mark_at(n->body + end, n->len - end, &step);

		if (kind == MARK_COMMA || kind == MARK_SEMICOLON || kind == MARK_STOP || kind == MARK_PAUSE)
			break;
		end += step;
	}
	return text_holds_any(n->body, f->end, end, words);
}

/* 追加预算D is 1, 收回指标D −1: the way in which a figure changes a budget; 0 if it does not */
int
adjusts(const Narrative *n, const Figure *f)
{
	static const char *const more[] = {"追加", "调增", "增加", "增拨", "补充", "调入", NULL};
	static const char *const less[] = {
		"调减", "收回", "核减", "压减", "追减", "减少", "收缴", "扣减", "退回", "调出", "上缴", "扣回", "核销", "审减",
		NULL
	};
	bool		up;
	bool		down;

	if (f->role == ROLE_CHANGE)
		return f->sign;
	if (!is_level(f) || f->approximate)
		return 0;
	up = clause_holds_any(n, f, more);
	down = clause_holds_any(n, f, less);
	return up == down ? 0 : up ? 1 : -1;
}

/* 其中584.7万元用于支付上年款项: one amount of what is in front of it that is gone, and not one of a list */
static bool
is_spent_part(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	return ((f->cues | f->lead) & CUE_PART) && followed_by(n, f, (const char *const[]) {"用于", "用作", "抵", NULL}) &&
		(i + 1 >= n->count || !followed_by(n, f + 1, (const char *const[]) {"用于", NULL}));
}

/* 上年结转A: was it left from before? */
static bool
is_carried_in(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"结转", "结余", "上年余", "年初余", "期初", NULL};
	static const char *const next[] = {"下年", "次年", "以后年度", "下一年", NULL};

	return clause_holds_any(n, f, words) && !clause_holds_any(n, f, next) && !followed_by(n, f, next);
}

/* The way in which a figure adds to what is at hand: 1, −1, 0 if it may not be told. */
static int
adds_to_hand(const Narrative *n, int i)
{
	static const char *const words[] = {
		"下达", "拨入", "拨付我", "到位", "安排", "收到", "筹集", "预算", "批复", "收入", "分配", "争取", NULL
	};
	const Figure *f = &n->figure[i];
	int			way = adjusts(n, f);

	if (!is_level(f) || f->approximate || (f->cues & (CUE_TOTAL | CUE_MEAN)))
		return way;
	if (way != 0)
		return way;
	if (is_spent_part(n, i))
		return -1;
	return is_carried_in(n, f) || clause_holds_any(n, f, words) ? 1 : 0;
}

/* 资金为, 金额共计: no more than that it is money, or how much */
static bool
only_says_what(const Narrative *n, size_t from, size_t to)
{
	static const char *const words[] = {
		"资金", "金额", "总额", "总", "为", "是", "数", "指标", "预算", "共", "计", "合", "的", "经费", "额", "达", " ",
		NULL
	};

	for (size_t len; from < to; from += len)
		if ((len = begins_any(n->body + from, to - from, words)) == 0)
			return false;
	return true;
}

/*
 * 可用资金V, 实际下达V: does one of the words say what the figure is, and nothing behind it
 * that it is spent, or whose it is?
 */
static bool
is_result(const Narrative *n, const Figure *f, const char *const *words, bool bare)
{
	static const char *const others[] = {"支出", "使用", "拨付", "支付", "完成", "中", "其中", "除", NULL};

	size_t		end = f->clause;

	while (*words != NULL && !clause_holds(n, f, *words))
		words++;
	if (*words == NULL)
		return false;
	while (!text_ends(n->body, f->clause, end, *words))
		end++;
	return !text_holds_any(n->body, end, f->start, others) && (!bare || only_says_what(n, end, f->start));
}

/* Is it a part of a list that adds up, and no step? */
static bool
is_listed_part(const Narrative *n, int i, int q)
{
	const Figure *f = &n->figure[i];

	return !figure_same_dimension(n, f, &n->figure[q]) || f->depth > n->figure[q].depth || f->remark ||
		(f->whole >= 0 && f->whole < i && adjusts(n, f) == 0 && !is_spent_part(n, i));
}

static void
add_step(const Narrative *n, Formula *formula, int i, int way)
{
	formula_add(formula, &n->figure[i], way, 0, n->figure[i].finest);
}

/* Does the clause hold a character that each of the words for a result does?  It is looked at for every amount. */
static bool
may_be_result(const Narrative *n, const Figure *f)
{
	static const char *const marks[] = {"可", "实", "终", "结", "合", "总", "整", "全", "定"};

	uint64_t	last = 0;		/* the last bytes of them */

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		last |= UINT64_C(1) << (marks[i][2] & 63);
	for (size_t at = f->clause; at + strlen("可") <= f->start;)
	{
		if (((unsigned char) n->body[at] & 0xF0) != 0xE0)
		{
			at++;
			continue;
		}
		for (size_t i = 0; (last >> (n->body[at + 2] & 63) & 1) && i < COUNT_OF(marks); i++)
			if (memcmp(n->body + at, marks[i], strlen("可")) == 0)
				return true;
		at += strlen("可");
	}
	return false;
}

/* 上年结转A，本年下达B，收回C，可用V: all that the sentence tells in front of V */
static bool
find_hand(const Narrative *n, int q, Formula *formula)
{
	static const char *const results[] = {
		"可用", "可使用", "可支配", "可支出", "可供使用", "资金合计", "资金总额", NULL
	};
	const Figure *f = &n->figure[q];
	int			first = q;
	int			carried = 0;
	int			taken = 0;
	int			given = 0;

	if (!is_result(n, f, results, false))
		return false;
	while (first > 0 && n->figure[first - 1].sentence == f->sentence && q - first < LOOK_BACK)
		first--;
	for (int i = first; i < q; i++)
	{
		int			way;

		if (is_listed_part(n, i, q))
			continue;
		way = adds_to_hand(n, i);
		if (way == 0 || n->figure[i].value == f->value)
			return false;
		carried += is_carried_in(n, &n->figure[i]);
		taken += way < 0;
		given += way > 0 && !is_carried_in(n, &n->figure[i]);
		add_step(n, formula, i, way);
	}
	/* what was budgeted and what came of it are one */
	return formula->count >= 2 && carried + taken > 0 && (given <= 1 || taken > 0) && formula->term[0].n > 0;
}

/* 年初预算A，追加D，调减D，调整后预算T; 下达A，调减D，实际下达T: what it was changed by, and nothing else, since A */
static bool
find_adjusted(const Narrative *n, int q, Formula *formula, bool *sure)
{
	static const char *const results[] = {
		"实际下达", "实际安排", "实际到位", "实际可用", "最终预算", "结算价", "结算金额", "审定", "核定", NULL
	};
	static const char *const starts[] = {"合同", "中标", "概算", "批复", "分配", "下达", "申报", "送审", "申请", NULL};
	const Figure *f = &n->figure[q];
	bool		sent = is_result(n, f, results, true);
	int			from = q - 1;

	if ((f->cues & CUE_ADJUSTED) == 0 && !label_holds(n, f, "全年预算") && !sent)
		return false;
	/* 追加项目3个，追加资金D: how many says nothing of how much; nor what A is made of */
	while (from >= 0 && n->figure[from].sentence == f->sentence && q - from <= LOOK_BACK &&
		   (adjusts(n, &n->figure[from]) != 0 || is_listed_part(n, from, q)))
		from--;
	/* it is of the other side, or no step is told */
	if (from < 0 || from == q - 1 || n->figure[from].sentence != f->sentence || !is_level(&n->figure[from]))
		return false;
	for (int i = from + 1; i < q; i++)
		if ((n->figure[from].cues ^ CUE_SPEND) & n->figure[i].cues & (CUE_INCOME | CUE_SPEND) & ~n->figure[from].cues)
			return false;
	if ((n->figure[from].cues & (sent ? CUE_BUDGET | CUE_POOL : CUE_BUDGET)) == 0 &&
		!(sent && clause_holds_any(n, &n->figure[from], starts)))
		return false;
	add_step(n, formula, from, 1);
	for (int i = from + 1; i < q; i++)
	{
		if (is_listed_part(n, i, q))
			continue;
		/* 其中追加D: it is in A */
		if ((n->figure[i].cues & CUE_PART) && adjusts(n, &n->figure[i]) > 0)
			return false;
		add_step(n, formula, i, adjusts(n, &n->figure[i]));
	}
	/* 中央下达A，省级下达B，调减C: of which of them */
	for (int i = from - 1; i >= 0 && n->figure[i].group == f->group; i--)
		*sure = *sure && (is_listed_part(n, i, q) || !is_level(&n->figure[i]) || (n->figure[i].cues & CUE_LAST));
	return formula->count >= 2;
}

void
judge_chain(Narrative *n, int q)
{
	Figure	   *f = &n->figure[q];
	Bindings	b;
	Formula		formula;
	bool		sure = true;

	if (q < 2 || !is_level(f) || f[-1].sentence != f->sentence || f[-2].sentence != f->sentence ||
		f[-1].class != f->class)
		return;
	formula_start(&formula, STYLE_SUM, false);
	/* what is not printed comes in between */
	if (!may_be_result(n, f) || !in_next_clause(n, f[-1].end, f->start))
		return;
	if (!find_adjusted(n, q, &formula, &sure))
	{
		formula_start(&formula, STYLE_SUM, false);
		if (!find_hand(n, q, &formula))
			return;
	}
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	bindings_try(&b, &formula, true);
	/* a list that adds up says otherwise, or it is as it was */
	if (!bindings_hold(&b) && (!sure || f->whole >= 0 || f->value == formula.term[0].figure->value))
		return;
	bindings_claim(&b);
	/* neither is a part or the whole of a list now */
	f->column = true;
	for (int i = 0; i < formula.count; i++)
		if (formula.term[i].figure != f)
			n->figure[formula.term[i].figure - n->figure].whole = q;
}

/* 以上任务中, 除A外: is the whole told in a sentence before? */
static bool
tells_of_before(const Narrative *n, int first)
{
	static const char *const words[] = {"以上", "上述", "除", NULL};
	size_t		from = n->figure[first].clause > 120 ? n->figure[first].clause - 120 : 0;

	if (first > 0 && n->figure[first - 1].end > from)
		from = n->figure[first - 1].end;
	return text_holds_any(n->body, from, n->figure[first].start, words) ||
		((n->figure[first].cues | n->figure[first].lead) & CUE_PART) != 0;
}

/* The one amount of the two sentences before that is no part of another; −1 if there is none, or more. */
static int
whole_before(const Narrative *n, int q, int first)
{
	int			found = -1;

	for (int i = first - 1; i >= 0 && n->figure[i].paragraph == n->figure[q].paragraph &&
		 n->figure[q].sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *f = &n->figure[i];

		if (!figure_same_dimension(n, f, &n->figure[q]) || !is_level(f) || f->whole >= 0 || f->depth > 0)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* What is told between the whole and what is left of it; false if one is of another kind. */
static bool
find_taken(const Narrative *n, int q, int *taken, int *count)
{
	const Figure *f = &n->figure[q];
	uint64_t	others = CUE_TOTAL | CUE_UNION | CUE_MEAN | CUE_LAST | CUE_NEXT | CUE_BALANCE | CUE_UNDONE | CUE_CARRY;

	*count = 0;
	for (int i = q - 1; i >= 0 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!figure_same_dimension(n, v, f) || v->remark || v->depth > f->depth)
			continue;
		if (!is_level(v) || v->approximate || *count >= LIST_PARTS || v->depth < f->depth)
			return false;
		/* what is behind the head is taken off, and only that */
		if (*count > 0 && ((n->figure[taken[*count - 1]].cues & others) ||
						   (n->figure[taken[*count - 1]].group != f->group)))
			return false;
		if (*count > 0 && ((n->figure[taken[*count - 1]].cues | n->figure[taken[*count - 1]].lead) & CUE_PART) &&
			i > 0 && n->figure[i - 1].sentence == f->sentence && figure_same_dimension(n, &n->figure[i - 1], f))
			return false;
		taken[(*count)++] = i;
	}
	return *count >= 1;
}

/* Would it be left of one that stands later, too: A，执行B，支付C，其余B − C? */
static bool
left_of_later(const Narrative *n, int q, const int *taken, int count)
{
	wide		sum = 0;

	for (int i = 0; i < count; i++)
	{
		if (n->figure[taken[i]].value - sum == n->figure[q].value)
			return true;
		sum += n->figure[taken[i]].value;
	}
	return false;
}

/* 合同价B …。累计支付V，尾款C: what is still to be paid of the price that the sentences before name */
static bool
judge_unpaid(Narrative *n, int q)
{
	static const char *const words[] = {"尾款", "余款", "未付", "未支付", NULL};
	static const char *const prices[] = {"合同", "中标", "成交", "结算", "审定"};
	const Figure *f = &n->figure[q];
	const Figure *paid = f - 1;
	Bindings	b;
	Formula		formula;

	if (q < 2 || f->class != CLASS_MONEY || !is_level(f) || f->approximate || !clause_holds_any(n, f, words) ||
		paid->group != f->group || paid->depth != f->depth || !figure_same_dimension(n, paid, f) ||
		(paid->cues & (CUE_DONE | CUE_TOTAL)) != (CUE_DONE | CUE_TOTAL))
		return false;
	for (int i = q - 2; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
		for (size_t w = 0; w < COUNT_OF(prices); w++)
			if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) && !n->figure[i].approximate &&
				label_holds(n, &n->figure[i], prices[w]) && (n->figure[i].cues & CUE_DONE) == 0)
			{
				if (n->figure[i].value <= paid->value)
					return false;
				formula_difference(&formula, &n->figure[i], paid);
				bindings_start(&b, n, KIND_BALANCE, f);
				bindings_try(&b, &formula, true);
				return bindings_claim(&b);
			}
	return false;
}

/* A，用于b，用于c，其余V: what is left of A */
bool
judge_rest(Narrative *n, int q)
{
	static const char *const words[] = {"其余", "剩余", "余下", "剩下", "尾款", "余款", NULL};
	Figure	   *f = &n->figure[q];
	Bindings	b;
	Formula		formula;
	int			taken[LIST_PARTS];
	int			count;
	int			whole;
	bool		before;
	wide		left;
	wide		gap;
	/* the word stands near, mostly */
	size_t		near = f->start - f->clause > 30 ? f->start - 30 : f->clause;

	if (q < 1 || !is_level(f) || f->whole >= 0 || f->approximate || f->column ||
		f[-1].paragraph != f->paragraph ||
		!(text_holds(n->body, near, f->start, "余") || text_holds(n->body, near, f->start, "尾款") ||
		  (f->cues & CUE_OTHER)) || !clause_holds_any(n, f, words) || clause_holds(n, f, "率"))
		return false;
	if (judge_unpaid(n, q))
		return true;
	if (!find_taken(n, q, taken, &count))
		return false;
	whole = taken[count - 1];
	before = tells_of_before(n, whole);
	if (before && (whole = whole_before(n, q, whole)) < 0)
		return false;
	if (whole == taken[count - 1] && n->figure[whole].list_end > whole + 1)
		return false;			/* a list of it stands between */
	/* a用于甲，b用于乙，剩余C: the first is one of them */
	if (!before && count > 1 && (n->figure[whole].after & n->figure[taken[count - 2]].after & CUE_LIST))
		return false;
	count -= whole == taken[count - 1];
	left = n->figure[whole].value;
	formula_start(&formula, STYLE_SUM, false);
	add_step(n, &formula, whole, 1);
	for (int i = count - 1; i >= 0; i--)
	{
		left -= n->figure[taken[i]].value;
		add_step(n, &formula, taken[i], -1);
	}
	/* 使用B，剩余C is a balance */
	if (count < 1 || (count == 1 && (f->cues & CUE_BALANCE)) || left <= 0 || f->value >= n->figure[whole].value ||
		n->figure[whole].approximate ||
		(left != f->value && left_of_later(n, q, taken, count)))
		return false;
	/* what stands apart is of another thing, most likely, where it is far from giving it */
	gap = left > f->value ? left - f->value : f->value - left;
	if (before && gap > f->value / 5)
		return false;
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	bindings_try(&b, &formula, true);
	bindings_claim(&b);
	f->column = n->figure[whole].column = true;
	for (int i = 0; i < count; i++)
		n->figure[taken[i]].whole = whole;
	f->whole = whole;
	return true;
}

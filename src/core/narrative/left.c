/*-------------------------------------------------------------------------
 *
 * left.c
 *	  What is left of one amount after another: 应配套A，实际配套B，欠配C; 限额A，余额B，剩余额度C.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

#define BEHIND_BYTES	36

/* In front of what is left, and behind it. */
static const char *const left_words[] = {
	"尚有", "仍有", "还有", "滞留", "欠配", "欠付", "尚欠", "仍欠", "还欠", "未到位", "未支付", "未拨付", "未使用",
	"未完成", "缺口", "短缺", "尚缺", "还差", "质保金", "保证金", "尾款", "剩余", "待支付", "待拨付", "沉淀",
	"未兑付", "未发放", "未落实", "未配套", "留存", NULL
};

static const char *const behind_words[] = {
	"未使用", "未支付", "未拨付", "留存", "滞留", "沉淀", "待支付", "未到位", "未兑付", "未发放", "未支出", NULL
};

static const char *const whole_words[] = {
	"合同", "总价", "造价", "审定", "应", "限额", "计划", "安排", "下达", "到位", "预算", "任务", "总额", "总量",
	"收到", "筹集", "投资", "资金", NULL
};

static const char *const taken_words[] = {
	"支付", "拨付", "使用", "支出", "完成", "发放", "兑付", "实际", "落实", "配套到位", "已", "付", NULL
};

bool
is_left_but_swapped(const Figure *from, const Figure *spent, const Figure *f)
{
	Scaled		printed = {f->number.coefficient, f->number.scale};
	int			last = f->power - f->number.scale + FIGURE_SCALE;
	Scaled		given = {drop_digits(from->value - spent->value, last), f->number.scale};

	return significant_digits(f) >= SWAP_DIGITS - 1 && from->value > spent->value && digits_swapped(printed, given);
}

/* Do words in front of the figure, or right behind it, say that it is left? */
static bool
is_left(const Narrative *n, const Figure *f)
{
	size_t		most = f->end + BEHIND_BYTES < n->len ? f->end + BEHIND_BYTES : n->len;
	size_t		end = f->end;
	size_t		step;

	/* ，余58万元 */
	if (own_words_hold(n, f, left_words) ||
		(f->start - own_words(n, f) == strlen("余") && (f->cues & CUE_BALANCE)))
		return true;
	while (end < most && mark_at(n->body + end, n->len - end, &step) == MARK_NONE)
		end += step;
	return text_holds_any(n->body, f->end, end < n->len ? end : n->len, behind_words);
}

/* 到位A，支出B; 限额A，余额B: may B be taken off A, by their words? */
static bool
is_taken_from(const Narrative *n, const Figure *from, const Figure *taken)
{
	if (own_words_hold(n, from, (const char *const[]) {"限额", NULL}))
		return own_words_hold(n, taken, (const char *const[]) {"余额", NULL});
	if (!own_words_hold(n, taken, taken_words) &&
		!(own_words_hold(n, taken, (const char *const[]) {"到位", NULL}) && (from->cues & CUE_TASK)))
		return false;
	/* 支出A，其中支付B is of one thing */
	return own_words_hold(n, from, whole_words) &&
		((from->cues & (CUE_TASK | CUE_BUDGET | CUE_POOL)) || !own_words_hold(n, from, taken_words) ||
		 from->role == ROLE_BASE ||
		 own_words_hold(n, from, (const char *const[]) {"审定", "合同", NULL}));
}

/* The two amounts in front of q, and no third between; false if there is none. */
static bool
find_two(const Narrative *n, int q, int *from, int *taken)
{
	const Figure *f = &n->figure[q];
	int			at[2];
	int			count = 0;

	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].sentence == f->sentence && count < 2; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class != f->class || v->remark || !figure_same_dimension(n, v, f))
			continue;
		if (v->depth > f->depth)
			continue;
		if ((!is_level(v) && v->role != ROLE_BASE) || v->depth != f->depth || v->approximate ||
			((v->cues | v->lead) & (CUE_PART | CUE_MEAN | CUE_LAST | CUE_CARRY)))
			return false;
		at[count++] = i;
	}
	if (count < 2 || n->figure[at[0]].group != f->group)
		return false;
	/* 支付B，占到位资金A的P% */
	*from = n->figure[at[0]].role == ROLE_BASE ? at[0] : at[1];
	*taken = *from == at[0] ? at[1] : at[0];
	return n->figure[*from].value > n->figure[*taken].value;
}

/* Is it left of an earlier amount of the paragraph, after the same one or by itself? */
static bool
is_left_of_another(const Narrative *n, int q, int from, int taken)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];

		if (i == from || i == taken || !is_amount(v) || !figure_same_dimension(n, v, f))
			continue;
		if (v->value - n->figure[taken].value == f->value || v->value - n->figure[from].value == f->value)
			return true;
		for (int j = i - 1; j >= 0 && j > q - LOOK_BACK && n->figure[j].paragraph == f->paragraph; j--)
			if (is_amount(&n->figure[j]) && figure_same_dimension(n, &n->figure[j], f) &&
				(n->figure[j].value - v->value == f->value || n->figure[j].value + v->value == f->value))
				return true;
	}
	return false;
}

/* 质保金25.8万元，尚欠146.2万元; 年末尚有结余C（含上年结转D）: may it be some of what is left, or more? */
bool
is_some_of_it(const Narrative *n, int q)
{
	static const char *const others[] = {
		"应付", "收回", "缴回", "上缴", "年底", "期末", "累计", "历年", "其中", "年末尚", NULL
	};
	const Figure *f = &n->figure[q];

	if (own_words_hold(n, f, others))
		return true;
	for (int i = q + 1; i < n->count && n->figure[i].group == f->group; i++)
		if (is_amount(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], f) &&
			(is_left(n, &n->figure[i]) || (n->figure[i].cues & (CUE_BALANCE | CUE_CARRY | CUE_LAST | CUE_UNDONE))))
			return true;
	return false;
}

/* Is it near to what the two leave?  What is far from it is of another thing, most likely. */
static bool
is_near(const Figure *from, const Figure *taken, const Figure *f)
{
	wide		given = from->value - taken->value;
	wide		gap = given > f->value ? given - f->value : f->value - given;

	return gap <= given / 4 || gap <= f->value / 4 || is_left_but_swapped(from, taken, f);
}

/* False if nothing says what it is left of. */
bool
judge_left(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			from;
	int			taken;
	Bindings	b;
	Formula		formula;

	if (q < 2 || !is_level(f) || f->whole >= 0 || f->approximate || f->class == CLASS_NONE ||
		n->figure[q - 2].sentence != f->sentence ||
		((f->cues | f->lead) & (CUE_PART | CUE_LAST | CUE_CARRY | CUE_MEAN)) ||
		!find_two(n, q, &from, &taken) || !is_near(&n->figure[from], &n->figure[taken], f) || !is_left(n, f) ||
		!is_taken_from(n, &n->figure[from], &n->figure[taken]) || is_some_of_it(n, q))
		return false;
	if (n->figure[from].value - n->figure[taken].value != f->value && is_left_of_another(n, q, from, taken))
		return false;
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	formula_difference(&formula, &n->figure[from], &n->figure[taken]);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

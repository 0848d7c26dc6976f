/*-------------------------------------------------------------------------
 *
 * stock.c
 *	  What there was, what came and went, what there is: 年初结余A，收入B，利息C，支出D，年末结余E.
 *
 * Every amount of the sentence must be one of these, by its words.
 *
 *-------------------------------------------------------------------------
 */
#include "balance.h"

#include <string.h>

#include "scan.h"

#define STOCK_TERMS		12

typedef enum Flow
{
	FLOW_OTHER, FLOW_OPENING, FLOW_IN, FLOW_OUT
} Flow;

static const char *const closing_words[] = {
	"年末", "年底", "期末", "月末", "账面余额", "专户余额", "账户余额", "现有", "结存", "库存", "滚存", "累计结余", NULL
};

static const char *const opening_words[] = {
	"年初", "期初", "上年末", "上年底", "去年末", "去年底", "上年结余", "上年结转", "上年滚存", "上年余额", "月初",
	"原有", NULL
};

static const char *const in_words[] = {
	"收入", "拨入", "利息", "购入", "采购入库", "入库", "新增", "招生", "招收", "收押", "收治", "招录", "录用", "调入",
	"迁入", "接收", "新建", "筹集", "收到", "转入", "新招", "增加", "新入", "到账", "到位", "下拨", "收缴", NULL
};

static const char *const out_words[] = {
	"支出", "支付", "拨付", "领用", "毕业", "释放", "退休", "调出", "调离", "迁出", "使用", "注销", "减少", "发放",
	"退出", "报废", "处置", "出库", "死亡", "流失", "辞职", "离职", "转出", "上缴", "出院", "列支", "划拨",
	"退回", "结余分配", "损耗", "报损", "消耗", NULL
};

static Flow
flow_of(const Narrative *n, const Figure *f)
{
	if (f->approximate || ((f->cues | f->lead) & CUE_PART) ||
		(f->cues & (CUE_TOTAL | CUE_THAN | CUE_MEAN | CUE_TASK)) || !is_amount(f) || f->role == ROLE_BASE)
		return FLOW_OTHER;
	if (f->role == ROLE_CHANGE)
		return f->sign > 0 ? FLOW_IN : FLOW_OUT;
	if (own_words_hold(n, f, opening_words))
		return FLOW_OPENING;
	if (own_words_hold(n, f, out_words))
		return own_words_hold(n, f, in_words) ? FLOW_OTHER : FLOW_OUT;
	return own_words_hold(n, f, in_words) ? FLOW_IN : FLOW_OTHER;
}

/* Adds up what the sentence tells in front of q; false if not all of it is a flow. */
static bool
add_flows(const Narrative *n, int q, Formula *formula)
{
	const Figure *f = &n->figure[q];
	int			openings = 0;
	int			flows = 0;
	bool		interest = false;	/* an account that began with nothing */
	int			first = q;

	while (first > 0 && n->figure[first - 1].sentence == f->sentence)
		first--;
	if (q - first > STOCK_TERMS)
		return false;
	formula_start(formula, STYLE_SUM, false);
	for (int pass = 0; pass < 2; pass++)
		for (int i = first; i < q; i++)
		{
			const Figure *v = &n->figure[i];
			Flow		flow;

			if (v->class != f->class || v->remark || !figure_same_dimension(n, v, f) || v->depth > f->depth)
				continue;
			flow = flow_of(n, v);
			if (flow == FLOW_OTHER || v->depth != f->depth)
				return false;
			/* what there was stands first in the formula */
			if ((flow == FLOW_OPENING) != (pass == 0))
				continue;
			openings += flow == FLOW_OPENING;
			flows += flow != FLOW_OPENING;
			interest = interest || (flow == FLOW_IN && clause_holds(n, v, "利息"));
			formula_add(formula, v, flow == FLOW_OUT ? -1 : 1, 0, v->finest);
		}
	return (openings == 1 && flows >= 2) || (openings == 0 && flows >= 3 && interest);
}

/* Are there enough amounts in front of it in its sentence? */
static bool
has_terms(const Narrative *n, int q)
{
	int			count = 0;

	for (int i = q - 1; i >= 0 && i >= q - STOCK_TERMS && n->figure[i].sentence == n->figure[q].sentence; i--)
	{
		if (n->figure[i].role == ROLE_BASE || n->figure[i].role == ROLE_TARGET)
			return false;
		count += n->figure[i].class == n->figure[q].class;
	}
	return count >= 3;
}

/* False if the sentence tells no such account. */
bool
judge_stock(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Bindings	b;
	Formula		formula;

	if (q < 3 || !is_level(f) || f->approximate || f->whole >= 0 || !has_terms(n, q) ||
		!own_words_hold(n, f, closing_words) ||
		own_words_hold(n, f, opening_words) || !add_flows(n, q, &formula))
		return false;
	bindings_start(&b, n, f->class == CLASS_COUNT ? KIND_DIFF : KIND_BALANCE, f);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

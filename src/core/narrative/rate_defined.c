/*-------------------------------------------------------------------------
 *
 * rate_defined.c
 *	  Rates whose name says what they are of: 个贷率 of 缴存余额, 债务率 of 综合财力, 参保率 of 应参保人数.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "fund.h"
#include "scan.h"

#define DEFINED_BACK	24
#define BEHIND_BYTES	36		/* of words behind a figure that still say what it counts */
#define MOST_BASES		4

/* What a rate is of, by words that stand in front of the figures, or behind them. */
typedef struct Definition
{
	const char *const *name;
	const char *const *part;
	const char *const *no_part;
	const char *const *base;
	const char *const *no_base;
	enum
	{
		PART_WITHIN, MAY_EXCEED, /* the part may be more than the base */
		ANY_UNIT				/* 320张床位, 入住268人 */
	}			bounds;
} Definition;

#define WORDS(...)	(const char *const[]) {__VA_ARGS__, NULL}

static const Definition definitions[] = {
	{WORDS("个贷率", "个贷使用率", "住房贷款率", "住房贷款使用率"), WORDS("贷款余额"), WORDS("逾期"),
	WORDS("缴存余额"), WORDS("贷款"), PART_WITHIN},
	{WORDS("债务率"), WORDS("债务余额", "债务"), WORDS("限额", "隐性"), WORDS("综合财力"), WORDS("债务"), MAY_EXCEED},
	{WORDS("存贷比", "贷存比", "存贷率"), WORDS("贷款余额"), WORDS("存款"), WORDS("存款余额"), WORDS("贷款"),
	MAY_EXCEED},
	{WORDS("资产负债率"), WORDS("负债"), WORDS("资产"), WORDS("资产总", "总资产", "资产合计"),
	WORDS("净资产", "负债"), MAY_EXCEED},
	{WORDS("运行负荷率", "负荷率", "产能利用率"), WORDS("日均处理", "日处理", "实际处理", "日均"),
	WORDS("能力", "设计", "规模"), WORDS("能力", "设计规模", "建设规模", "处理规模"), WORDS("实际"), MAY_EXCEED},
	{WORDS("参保率", "参合率", "缴费率"), WORDS("参保", "参合", "缴费", "参加"),
	WORDS("应", "符合", "未", "条件"),
	WORDS("应参保", "应参合", "应缴费", "农业人口", "农村人口", "脱贫人口", "符合", "应保"),
	WORDS("未", "不符合"), PART_WITHIN},
	{WORDS("床位使用率", "入住率"), WORDS("入住", "收住", "在住"), WORDS("床位", "未"), WORDS("床位", "房源", "公寓"),
	WORDS("入住", "未", "空置"), ANY_UNIT},
	{WORDS("药占比"), WORDS("药品收入", "药品费用", "药费"), WORDS("占"),
	WORDS("医疗收入", "业务收入", "医药收入", "总收入"), WORDS("药品"), PART_WITHIN},
	{WORDS("亏损面"), WORDS("亏损企业", "亏损的", "亏损"), WORDS("额"), WORDS("企业"),
	WORDS("亏损", "盈利"), PART_WITHIN},
	{WORDS("不合格率", "不合格发现率", "问题发现率", "问题检出率"), WORDS("不合格", "问题"), WORDS("合格率"),
	WORDS("检验", "抽检", "检测", "监测", "抽查", "检查"), WORDS("不合格", "检出", "问题"), PART_WITHIN},
	{WORDS("执行到位率"), WORDS("到位金额", "到位"), WORDS("未"), WORDS("标的"), WORDS("到位"), PART_WITHIN},
	{WORDS("有效率"), WORDS("有效问卷", "有效"), WORDS("无效"), WORDS("回收", "收回"), WORDS("有效"), PART_WITHIN},
	{WORDS("产销率"), WORDS("销售产值"), WORDS("总产值"), WORDS("总产值"), WORDS("销售"), PART_WITHIN}
};

static size_t
words_end(const Narrative *n, const Figure *f)
{
	size_t		most = f->end + BEHIND_BYTES < n->len ? f->end + BEHIND_BYTES : n->len;
	size_t		at = f->end;

	while (at < most)
	{
		size_t		step;
		MarkKind	kind = mark_at(n->body + at, n->len - at, &step);

		if (kind != MARK_NONE && kind != MARK_SPACE)
			return at;
		at += step;
	}
	return at < n->len ? at : n->len;
}

/* Do the words in front of the figure, or those behind it, say that it is one of these? */
static bool
is_called(const Narrative *n, const Figure *f, const char *const *words, const char *const *others)
{
	size_t		from = own_words(n, f);
	size_t		end = words_end(n, f);

	return text_holds_any(n->body, from, f->start, words) ? !text_holds_any(n->body, from, f->start, others) :
		text_holds_any(n->body, f->end, end, words) && !text_holds_any(n->body, from, end, others);
}

/* The definition of the rate; NULL if its name says nothing. */
static const Definition *
definition_of(const Narrative *n, const Figure *f)
{
	static const char *const kinds[] = {"新增", "目标", "预期", "增幅", NULL};
	/* 个贷率（贷款余额/缴存余额）为P%: the name stands in front of a bracket */
	size_t		from = f->label < f->clause ? f->label : own_words(n, f);

	/* 率, 存贷比, 药占比, 亏损面 */
	if ((f->cues & (CUE_RATE | CUE_THAN)) == 0 && !label_ends(n, f, "药") && !label_ends(n, f, "面"))
		return NULL;
	if (f->approximate || text_holds_any(n->body, from, f->start, kinds) || (f->cues & (CUE_EACH | CUE_TASK)))
		return NULL;
	for (size_t i = 0; i < COUNT_OF(definitions); i++)
		if (text_holds_any(n->body, from, f->start, definitions[i].name))
			return &definitions[i];
	return NULL;
}

/* 一期负荷率: do the words in front of the name say which of them, and no operand is called so? */
static bool
names_another(const Narrative *n, const Figure *rate, const Definition *d, const Figure *part, const Figure *base)
{
	static const char *const idle[] = {
		"平均", "综合", "总体", "整体", "全县", "全市", "全区", "全省", "居民", "实际", "资金", "基金",
		"年末", "贷款", "个人", NULL
	};
	const size_t word = strlen("一期");
	size_t		name = rate->label;
	size_t		end = rate->label_end;

	while (name < end && begins_any(n->body + name, end - name, d->name) == 0)
		name++;
	if (name < rate->label + word || name == end || text_ends_any(n->body, rate->label, name, idle))
		return false;
	return !holds_bytes(n->body + part->clause, part->end - part->clause, n->body + name - word, word) &&
		!holds_bytes(n->body + base->clause, base->end - base->clause, n->body + name - word, word);
}

/* The operands that stand nearest in front: one part, and the bases of which it may be. */
typedef struct Operands
{
	int			part;
	int			base[MOST_BASES];
	int			count;
} Operands;

static bool
fits_part(const Narrative *n, const Definition *d, int part, int base)
{
	const Figure *v = &n->figure[part];
	const Figure *w = &n->figure[base];

	return v->class == w->class &&
		(d->bounds == ANY_UNIT || figure_same_dimension(n, v, w) ||
		 (v->class == CLASS_COUNT && (v->unit == v->unit_end || w->unit == w->unit_end))) &&
		(d->bounds == MAY_EXCEED || v->value <= w->value) && w->value > 0;
}

static void
find_operands(const Narrative *n, const Definition *d, int p, Operands *o)
{
	const Figure *f = &n->figure[p];

	o->part = -1;
	o->count = 0;
	for (int i = p - 1; i >= 0 && i > p - DEFINED_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *v = &n->figure[i];

		/* the same rate of another thing */
		if (v->class == CLASS_PERCENT && v->role == ROLE_RATE && definition_of(n, v) == d)
			return;
		if (!is_level(v) || v->approximate || v->depth > f->depth)
			continue;
		/* 贷款余额a，其中住房贷款余额b: the rate is of all */
		if ((o->part < 0 || is_part(&n->figure[o->part])) &&
			f->sentence - v->sentence <= 1 && is_called(n, v, d->part, d->no_part))
			o->part = i;
		else if (o->count < MOST_BASES && is_called(n, v, d->base, d->no_base) &&
				 (o->count == 0 || v->sentence == n->figure[o->base[0]].sentence))
			/* 计划抽检A，实际完成B；不合格a，不合格率P%: of B */
			o->base[o->count++] = (v->cues & CUE_TASK) && i + 1 < o->part && is_level(v + 1) &&
				v[1].group == v->group && figure_same_dimension(n, v, v + 1) ? i + 1 : i;
	}
}

/* False if the name of the rate says nothing, or what it is of is not told. */
bool
judge_defined_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Definition *d = definition_of(n, f);
	Operands	o;
	Bindings	b;
	int			bases = 0;

	/* 不合格率P%（18批次）: what it is of stands behind */
	if (d == NULL || ((f->cues | f->lead) & CUE_PART) || count_in_bracket(n, p))
		return false;
	find_operands(n, d, p, &o);
	if (o.part < 0)
		return false;
	bindings_start(&b, n, rate_kind(n, p), f);
	b.label = &n->figure[o.part];
	for (int i = 0; i < o.count; i++)
		if (fits_part(n, d, o.part, o.base[i]) && !names_another(n, f, d, &n->figure[o.part], &n->figure[o.base[i]]))
		{
			try_rate(n, &b, o.part, o.base[i], true);
			bases++;
		}
	/* of several it may be any, but the one right in front of the part */
	if (bases > 1 && !bindings_hold(&b) && o.base[0] != o.part - 1)
		b.reason = WHY_AMBIGUOUS;
	return bases > 0 && bindings_claim(&b);
}

/*-------------------------------------------------------------------------
 *
 * complement.c
 *	  Rates that leave nothing out: 合格率P%，不合格率100 − P%.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

#define MOST_RATES	5

/* Where the last 率 of the label ends its name: 产品合格率; the label's start if there is none. */
static size_t
name_end(const Narrative *n, const Figure *f)
{
	static const char *const endings[] = {"率", "比例", "占比", "比重"};

	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (label_ends(n, f, endings[i]))
			return f->label_end - strlen(endings[i]);
	return f->label;
}

/* 不合格率 of 合格率: does the name of one say that the other's is not so? */
static bool
negates(const Narrative *n, const Figure *no, const Figure *yes)
{
	static const char *const words[] = {"不", "未", "非"};
	static const char *const pairs[][2] = {{"逾期", "按期"}, {"逾期", "按时"}, {"逾期", "及时"}, {"空置", "入住"},
	{"空置", "出租"}, {"闲置", "使用"}, {"误", "正确"}, {"错误", "正确"}};
	size_t		end = name_end(n, no);
	size_t		yes_end = name_end(n, yes);

	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		if (text_ends(n->body, no->label, end, pairs[i][0]) && text_holds(n->body, yes->label, yes_end, pairs[i][1]))
			return true;
	for (size_t len = strlen("合格"); end >= no->label + len + strlen("不"); len += strlen("格"))
	{
		if (yes_end < yes->label + len || memcmp(n->body + end - len, n->body + yes_end - len, len) != 0)
			return false;
		for (size_t i = 0; i < COUNT_OF(words); i++)
			if (text_ends(n->body, no->label, end - len, words[i]) &&
				!text_ends(n->body, yes->label, yes_end - len, words[i]))
				return true;
	}
	return false;
}

/* 满意率x%，基本满意率y%，不满意率z%: what people may answer, of which there are three or more */
static bool
is_answer(const Narrative *n, const Figure *f)
{
	return label_holds(n, f, "满意");
}

bool
judge_complement(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Bindings	b;
	Formula		formula;
	int			first = p;
	bool		answers = is_answer(n, f);
	wide		rest = 100 * power_of_ten(FIGURE_SCALE);

	if (f->label == f->label_end || f->approximate)
		return false;
	while (first > 0 && p - first < MOST_RATES && n->figure[first - 1].class == CLASS_PERCENT &&
		   n->figure[first - 1].role == ROLE_RATE && n->figure[first - 1].group == f->group &&
		   n->figure[first].part - n->figure[first - 1].part == 1 && n->figure[first - 1].depth == f->depth &&
		   !n->figure[first - 1].approximate && (answers ? is_answer(n, &n->figure[first - 1]) : first == p))
		first--;
	/* more than all is no complement's fault */
	for (int i = first; i < p; i++)
		rest -= n->figure[i].value;
	if (first == p || rest < 0 || (answers && (p - first < 2 || !label_holds(n, f, "不满意"))) ||
		(!answers && !negates(n, f, f - 1) && !negates(n, f - 1, f)))
		return false;
	/* 合格率98.5%，不合格率1.2%，另有0.3%: what goes on may be of them, too */
	if (p + 1 < n->count && f[1].class == CLASS_PERCENT && f[1].sentence == f->sentence && f[1].role == ROLE_RATE &&
		f[1].depth == f->depth)
		return false;
	bindings_start(&b, n, KIND_RATE, f);
	b.constant = *f;
	b.constant.number.coefficient = 100;
	b.constant.number.scale = 0;
	b.constant.value = 100 * power_of_ten(FIGURE_SCALE);
	b.constant.exact = true;
	formula_start(&formula, STYLE_SUM, false);
	formula_add(&formula, &b.constant, 1, 0, 0);
	for (int i = first; i < p; i++)
		formula_add(&formula, &n->figure[i], -1, 0, 0);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

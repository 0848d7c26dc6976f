/*-------------------------------------------------------------------------
 *
 * rate_adjacent.c
 *	  Rates right behind what was planned and what was done: 计划45个，建成41个，完成率P%; 共40个村，已通38个，通达率P%.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "fund.h"
#include "scan.h"

/* The name of a rate may begin with the word that it is named after; that word must stand with what was done. */
static bool
is_named_alike(const Narrative *n, const Figure *rate, const Figure *done, const char *const *endings)
{
	size_t		end = 0;

	for (size_t i = 0; endings[i] != NULL; i++)
		if (label_ends(n, rate, endings[i]) && strlen(endings[i]) > end)
			end = strlen(endings[i]);
	if (end == 0)
		return false;
	end = rate->label_end - rate->label - end;
	return end == 0 || holds_bytes(n->body + done->clause, done->start - done->clause, n->body + rate->label, end);
}

/* Two amounts of one kind right in front of the rate, clause by clause, and no third in their group. */
static bool
stand_in_front(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *v = f - 1;
	const Figure *w = f - 2;

	if (p < 2 || !is_level(v) || !is_level(w) || !figure_same_dimension(n, v, w) || v->group != f->group ||
		w->group != f->group || f->part - v->part > 1 || v->part - w->part != 1 || v->depth != f->depth ||
		w->depth != f->depth || f->approximate || ((f->cues | f->lead | v->lead) & CUE_PART))
		return false;
	return p < 3 || n->figure[p - 3].group != f->group || !is_amount(w - 1) || !figure_same_dimension(n, w - 1, w);
}

/* 计划45个，建成41个: is the one planned, and the other done? */
static bool
is_plan_and_done(const Narrative *n, const Figure *w, const Figure *v)
{
	static const char *const plans[] = {"计划", "任务", "目标", "应", "需", NULL};
	const uint64_t others = CUE_TASK | CUE_BUDGET | CUE_BALANCE | CUE_UNDONE | CUE_CUT | CUE_CARRY | CUE_MEAN;

	return (w->cues & CUE_TASK) && clause_holds_any(n, w, plans) && (v->cues & others) == 0 &&
		(w->cues & (CUE_UNDONE | CUE_MEAN)) == 0;
}

/* 全县共有村A个，已通V个: of all that there are */
static bool
is_some_of_all(const Narrative *n, const Figure *w, const Figure *v)
{
	static const char *const all[] = {"共", "全", "总", "辖", "现有", NULL};
	static const char *const done[] = {"已", "建成", "通", "覆盖", "实现", "完成", "配备", "开展", NULL};

	return w->class == CLASS_COUNT && v->value <= w->value && clause_holds_any(n, w, all) &&
		clause_holds_any(n, v, done) && ((v->cues | w->cues) & (CUE_UNDONE | CUE_MEAN)) == 0;
}

/* 甲预算a，执行b，执行率x%；乙B，执行V，执行率P%: does the group in front tell the same of another thing? */
static bool
repeats_group(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *w = f - 2;
	const Figure *rate = f - 3;
	Formula		formula;

	if (p < 5 || rate->class != CLASS_PERCENT || rate->group == w->group || rate->sentence != f->sentence ||
		!labels_equal(n, rate, f) || !labels_equal(n, f - 1, rate - 1) || !is_level(rate - 1) || !is_level(rate - 2) ||
		rate[-1].group != rate->group || rate[-2].group != rate->group || f[-1].label == f[-1].label_end ||
		w->label == w->label_end || f[-1].value > w->value || (p > 5 && n->figure[p - 6].group == rate->group) ||
		!figure_same_dimension(n, rate - 1, rate - 2))
		return false;
	rate_formula(n, &formula, p - 4, p - 5, -1);
	return formula_weigh(&formula, rate).fit == FIT_HOLDS;
}

/*
 * 计划a户b人，实际c户d人，户数完成率x%，人数完成率y%: the amounts of the group that have the unit, planned and done;
 * false if the rate names no unit.
 */
static bool
judge_unit_rate(Narrative *n, int p)
{
	const size_t unit = strlen("户");
	const Figure *f = &n->figure[p];
	int			at[2];
	int			count = 0;
	Bindings	b;

	if (f->label_end - f->label != strlen("户数完成率") || !label_ends(n, f, "数完成率") || f->approximate)
		return false;
	for (int i = p - 1; i >= 0 && n->figure[i].group == f->group; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class != CLASS_COUNT || v->unit_end - v->unit != unit ||
			memcmp(n->body + v->unit, n->body + f->label, unit) != 0)
			continue;
		if (count == 2 || !is_level(v) || v->depth != f->depth)
			return false;
		at[count++] = i;
	}
	if (count != 2 || (clause_cues(n, at[0]) & CUE_TASK) || (clause_cues(n, at[1]) & CUE_TASK) == 0 ||
		!figure_same_dimension(n, &n->figure[at[0]], &n->figure[at[1]]))
		return false;
	bindings_start(&b, n, rate_kind(n, p), f);
	b.label = &n->figure[at[0]];
	try_rate(n, &b, at[0], at[1], true);
	return bindings_claim(&b);
}

/* False if nothing stands there that it could be of without doubt. */
bool
judge_adjacent_rate(Narrative *n, int p)
{
	static const char *const completion[] = {
		"完成率", "目标完成率", "任务完成率", "计划完成率", "数量完成率", "产出完成率",
		"实际完成率", "指标完成率", "达成率", "开工率", "竣工率", "完工率", "验收率", "建成率", NULL
	};
	static const char *const coverage[] = {
		"覆盖率", "通达率", "普及率", "通畅率", "建成率", "达标率", "配备率", "配置率", "联网率", "硬化率",
		"完成率", NULL
	};
	const Figure *f = &n->figure[p];
	bool		named;
	Bindings	b;

	if (judge_unit_rate(n, p))
		return true;
	if (!stand_in_front(n, p) || f[-2].value <= 0)
		return false;
	named = repeats_group(n, p);
	if (!named && fund_rate(n, f) != RATE_OTHER)
		return false;
	named = named || (is_plan_and_done(n, f - 2, f - 1) && is_named_alike(n, f, f - 1, completion) &&
			 (f[-1].value <= f[-2].value || f->value > 100 * power_of_ten(FIGURE_SCALE))) ||
		(is_some_of_all(n, f - 2, f - 1) && is_named_alike(n, f, f - 1, coverage));
	if (!named)
		return false;
	bindings_start(&b, n, rate_kind(n, p), f);
	b.label = f - 1;
	try_rate(n, &b, p - 1, p - 2, true);
	return bindings_claim(&b);
}

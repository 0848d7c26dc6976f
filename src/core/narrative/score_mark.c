/*-------------------------------------------------------------------------
 *
 * score_mark.c
 *	  The headings of a scheme, and what may be earned: 产出满分40分，其中数量指标a分、质量指标b分.
 *
 *-------------------------------------------------------------------------
 */
#include "score_mark.h"

#include "scan.h"

bool
names_heading(const Narrative *n, const Figure *f)
{
	static const char *const headings[] = {
		"决策", "过程", "产出", "效益", "满意度", "成本", "投入", "管理", "效果", "预算执行", "履职", "指标"
	};

	for (size_t i = 0; i < COUNT_OF(headings); i++)
		if (label_holds(n, f, headings[i]))
			return true;
	return false;
}

bool
names_total(const Narrative *n, const Figure *f)
{
	static const char *const totals[] = {"自评", "总", "综合", "评价", "最终", "最后", NULL};

	if (names_heading(n, f))
		return false;
	return clause_holds_any(n, f, totals);
}

/*
 * 产出满分40分，其中数量指标a分、质量指标b分、时效指标c分、成本指标d分: what may be earned, of the group behind the
 * full mark.  More than it is too much; less is too little where the names leave nothing out, or two digits say so.
 */
void
judge_full_mark(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	List		list = {.whole = q};
	Bindings	b;
	Formula		formula;

	if (f->class != CLASS_SCORE || (f->cues & CUE_MINUS) || f->approximate || f->depth > 0 ||
		clause_holds(n, f, "每") ||
		q + 1 >= n->count || ((n->figure[q + 1].cues | n->figure[q + 1].lead) & (CUE_PART | CUE_LIST)) == 0)
		return;
	formula_start(&formula, STYLE_SUM, false);
	for (int i = q + 1; i < n->count && n->figure[i].group == f->group; i++)
	{
		const Figure *part = &n->figure[i];

		if (part->class != CLASS_SCORE || part->approximate || part->depth != f->depth ||
			part->label == part->label_end ||
			(part->cues & (CUE_SCORE | CUE_MINUS | CUE_FULL | CUE_TOTAL)) || !names_heading(n, part) ||
			list.count >= LIST_PARTS)
			return;
		list.part[list.count++] = i;
		list.sum += part->value;
		formula_add(&formula, part, 1, 0, 0);
	}
	if (list.count < 2)
		return;
	bindings_start(&b, n, KIND_SCORE, f);
	b.reason = list.sum > f->value ? WHY_OVER_WHOLE : WHY_NONE;
	bindings_try(&b, &formula, list.sum >= f->value || complete_triple(n, &list) ||
				 (list.count >= 3 && list_swaps(n, &list)));
	if (b.any_named)
		bindings_claim(&b);
}

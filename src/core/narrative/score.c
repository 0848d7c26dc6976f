/*-------------------------------------------------------------------------
 *
 * score.c
 *	  Scores: what they are the sum of.
 *
 *-------------------------------------------------------------------------
 */
#include "score_mark.h"

#include <string.h>

#include "scan.h"

/* 决策17分: what a score is made of, by the name of the heading alone */
static bool
is_score_part(const Narrative *n, const Figure *f)
{
	return f->class == CLASS_SCORE && names_heading(n, f) &&
		(f->cues & ~(uint64_t) (CUE_FILLER | CUE_DONE | CUE_RATE | CUE_BUDGET | CUE_PART)) == 0;
}

/* The headings of a total, in front of it or, where 其中 says so, behind it. */
typedef struct ScoreParts
{
	int			at[24];
	int			count;
	bool		bare;			/* some say no 得分 */
	bool		said;			/* some say it */
	bool		whole;			/* both 产出 and 效益 are there */
	bool		listed;			/* 其中, 包括 in front of them */
	bool		others;			/* some are no headings of a scheme */
	wide		sum;
} ScoreParts;

/* 产出指标50分，得48分: what may be earned stands in front of what was */
static bool
is_full_mark(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];
	const Figure *next = f + 1;

	return i + 1 < n->count && ((f->cues & CUE_SCORE) == 0 || (f->cues & CUE_FULL)) && next->class == f->class &&
		next->group == f->group && (next->cues & CUE_SCORE) && next->label_end - next->label <= strlen("得分") &&
		next->value <= f->value;
}

/* 项目立项6分，时效目标10分，总得分T: is the figure one of those that run up to the total, whatever it is called? */
static bool
ends_scores(const Narrative *n, const Figure *part, const Figure *total)
{
	return part < total && part->class == CLASS_SCORE && part->label < part->label_end && part->group == total->group &&
		part->depth == total->depth && (total->cues & CUE_TOTAL) && (total->cues & CUE_SCORE) &&
		(part->cues & ~(uint64_t) (CUE_FILLER | CUE_TASK | CUE_PART | CUE_DONE | CUE_ACTUAL | CUE_BUDGET)) == 0 &&
		clause_holds(n, total, "总");
}

/* 得分分别为18分、19分和28分: has it no name, but one of those that 分别 begins? */
static bool
is_one_of_each(const Narrative *n, int i)
{
	int			first = i;

	while (first > 0 && n->figure[first].label == n->figure[first].label_end &&
		   (n->figure[first].cues & CUE_EACH) == 0 && n->figure[first - 1].group == n->figure[i].group &&
		   n->figure[first - 1].class == CLASS_SCORE)
		first--;
	return first < i && (n->figure[first].cues & (CUE_EACH | CUE_SCORE)) == (CUE_EACH | CUE_SCORE);
}

/* Takes a figure for a part; false if it is a score of another kind. */
static bool
take_part(const Narrative *n, int i, const Figure *total, ScoreParts *parts, bool *output, bool *benefit)
{
	const Figure *part = &n->figure[i];
	bool		each = is_one_of_each(n, i);

	if (part->class != total->class || part->ratio || part->remark)
		return true;
	/* 得18分（满分20分） */
	if (part->depth > total->depth && (part->cues & CUE_FULL))
		return true;
	if (is_full_mark(n, i))
	{
		*output = *output || label_holds(n, part, "产出");
		*benefit = *benefit || label_holds(n, part, "效益") || label_holds(n, part, "效果");
		return true;
	}
	if ((part->cues & (CUE_FULL | CUE_MINUS)) ||
		((part->cues & CUE_SCORE) == 0 && !is_score_part(n, part) && !each && !ends_scores(n, part, total)))
		return false;
	parts->others = parts->others || ((part->cues & CUE_SCORE) == 0 && !is_score_part(n, part) && !each);
	parts->bare = parts->bare || ((part->cues & CUE_SCORE) == 0 && !each);
	parts->said = parts->said || (part->cues & CUE_SCORE);
	*output = *output || label_holds(n, part, "产出");
	*benefit = *benefit || label_holds(n, part, "效益") || label_holds(n, part, "效果");
	parts->at[parts->count++] = i;
	parts->sum += part->value;
	return true;
}

/* 总分95.1分，产出48分，效益28分: no word says that these are all, and they are far below the total */
static bool
misses_heading(const Figure *total, const ScoreParts *parts)
{
	return !parts->listed && total->value - parts->sum >= 5 * power_of_ten(FIGURE_SCALE);
}

/* 决策满分20分，得a分；…；效益满分30分，得d分。T: do the full marks of the sentence in front give 100? */
static bool
follows_full_marks(const Narrative *n, int q)
{
	wide		sum = 0;

	for (int i = q - 1; i >= 0 && i > q - 32 && n->figure[q].sentence - n->figure[i].sentence == 1; i--)
		if (n->figure[i].class == n->figure[q].class && (is_full_mark(n, i) || (n->figure[i].cues & CUE_FULL)))
			sum += n->figure[i].value;
	return sum == 100 * power_of_ten(FIGURE_SCALE);
}

static bool
find_score_parts(const Narrative *n, int q, ScoreParts *parts, bool behind)
{
	const Figure *f = &n->figure[q];
	bool		output = false;
	bool		benefit = false;
	int			step = behind ? 1 : -1;
	int			sentence = f->sentence;

	memset(parts, 0, sizeof(*parts));
	/* 得分T。其中a …, 总得分T。决策得a分…: in the next sentence */
	if (behind && q + 1 < n->count && n->figure[q + 1].sentence - f->sentence == 1 &&
		n->figure[q + 1].paragraph == f->paragraph &&
		(((n->figure[q + 1].lead | n->figure[q + 1].cues) & CUE_PART) ||
		 (names_total(n, f) && n->figure[q + 1].class == f->class && names_heading(n, &n->figure[q + 1]))))
		sentence++;
	/* 产出得a；效益得b。两项合计T; 决策得a；…；效益得d。综合得分T */
	if (!behind && q > 0 && f->sentence - n->figure[q - 1].sentence == 1 &&
		n->figure[q - 1].paragraph == f->paragraph &&
		(clause_holds(n, f, "项合计") || (names_total(n, f) && follows_full_marks(n, q))))
		sentence--;
	for (int i = q + step; i >= 0 && i < n->count && i - q < 32 && q - i < 32 && n->figure[i].sentence == sentence &&
		 parts->count < (int) COUNT_OF(parts->at); i += step)
	{
		/* 决策类20分…，得分分别为18分、17分，合计T: what 分别 begins is all */
		if (!behind && parts->count > 1 && (n->figure[parts->at[parts->count - 1]].cues & CUE_EACH))
			break;
		if (!take_part(n, i, f, parts, &output, &benefit))
			return false;
	}
	parts->whole = output && benefit;
	/* 总分100分，其中决策15分…，评价得分89.5分: what was earned is no part of what may be; 决策得分16分，过程17分 is */
	if (behind && parts->bare && parts->said && (n->figure[parts->at[0]].cues & CUE_SCORE) == 0)
		return false;
	if (behind)
	{
		uint64_t	listed;

		if (parts->count < 3)
			return false;
		listed = n->figure[q + 1].lead | n->figure[q + 1].cues;
		listed |= n->figure[parts->at[0]].lead | n->figure[parts->at[0]].cues;
		parts->listed = (listed & (CUE_PART | CUE_LIST)) != 0;
		if (!parts->listed && (!parts->whole || !names_total(n, f)))
			return false;
	}
	/* of things that no word says are all, one digit may be wrong */
	if (parts->others && (parts->sum < f->value * 4 / 5 || parts->sum > f->value * 6 / 5))
		return false;
	/* 决策20分、过程20分 ... that give 100 are what may be earned */
	return parts->count >= 2 && !(parts->bare && parts->sum == 100 * power_of_ten(FIGURE_SCALE));
}

/* 满分100分，…。决策扣a分，过程扣b分，最终得分T: the full mark of all, in a sentence before; −1 if there is none */
static int
full_mark_before(const Narrative *n, int q, int first)
{
	const Figure *f = &n->figure[q];
	size_t		from = first > 0 ? n->figure[first - 1].end : 0;

	/* 主要扣分: not all of them */
	if (!names_total(n, f) || q - first < 2 || text_holds(n->body, from, f->start, "主要") ||
		text_holds(n->body, from, f->start, "其中") || text_holds(n->body, from, f->start, "等"))
		return -1;
	for (int i = first - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
		if (n->figure[i].class == CLASS_SCORE && n->figure[i].sentence != f->sentence &&
			n->figure[i].value == 100 * power_of_ten(FIGURE_SCALE) &&
			((n->figure[i].cues & CUE_FULL) || label_holds(n, &n->figure[i], "总分")))
			return i;
	return -1;
}

/* 满分100分，扣a分、扣b分，得分T: one full mark and what was taken off, and nothing else. */
static bool
judge_deductions(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Bindings	b;
	Formula		formula;
	int			full = -1;
	int			first;
	int			count = 0;
	int			totals = 0;		/* 共扣: of what stands beside it */
	bool		behind;
	bool		own = false;

	bindings_start(&b, n, KIND_SCORE, f);
	formula_start(&formula, STYLE_SUM, false);
	/* of its sentence, or of its group where that has marks taken off */
	for (int i = q - 1; i >= 0 && i > q - 16 && n->figure[i].group == f->group; i--)
		own = own || (n->figure[i].class == CLASS_SCORE && (n->figure[i].cues & CUE_MINUS));
	for (int i = q - 1; i >= 0 && i > q - 16 && (own ? n->figure[i].group == f->group :
												 n->figure[i].sentence == f->sentence); i--)
		full = n->figure[i].class == CLASS_SCORE ? i : full;
	/* 扣a分，得分T（满分100分） */
	behind = full >= 0 && (n->figure[full].cues & CUE_MINUS) && q + 1 < n->count &&
		n->figure[q + 1].class == CLASS_SCORE && n->figure[q + 1].sentence == f->sentence;
	first = behind ? full : full + 1;
	full = behind ? q + 1 : full;
	if (!behind && full >= 0 && (n->figure[full].cues & CUE_MINUS))
	{
		first = full;
		full = full_mark_before(n, q, first);
	}
	if (full < 0 || (n->figure[full].cues & CUE_MINUS) ||
		((n->figure[full].cues & CUE_FULL) == 0 && !label_holds(n, &n->figure[full], "总分") &&
		 !(own && label_holds(n, &n->figure[full], "分值"))))
		return false;
	formula_add(&formula, &n->figure[full], 1, 0, 0);
	for (int i = first; i < q; i++)
		if (n->figure[i].class == CLASS_SCORE)
		{
			if ((n->figure[i].cues & CUE_MINUS) == 0)
				return false;
			formula_add(&formula, &n->figure[i], -1, 0, 0);
			totals += (n->figure[i].cues & CUE_TOTAL) != 0;
			count++;
		}
	if (count == 0 || (totals > 0 && count > 1))
		return false;
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

/* The pieces that were taken off, on one side of their total; false if it is no list of them. */
static bool
find_taken_off(const Narrative *n, int q, int step, Formula *formula, wide *sum)
{
	const Figure *f = &n->figure[q];

	formula_start(formula, STYLE_SUM, false);
	*sum = 0;
	for (int i = q + step; i >= 0 && i < n->count && i < q + 16 && i > q - 16 &&
		 n->figure[i].sentence == f->sentence; i += step)
	{
		const Figure *part = &n->figure[i];

		if (part->class != CLASS_SCORE)
			continue;
		if ((part->cues & CUE_MINUS) == 0 || (part->cues & (CUE_TOTAL | CUE_FULL)) || part->depth != f->depth)
			return false;
		formula_add(formula, part, 1, 0, 0);
		*sum += part->value;
	}
	return formula->count >= 2;
}

/* 共扣T分，其中a扣b分 …; a扣b分，c扣d分，合计扣T分 */
static void
judge_points_off(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	Bindings	b;
	Formula		formula;
	wide		sum;

	if (f->class != CLASS_SCORE || (f->cues & CUE_MINUS) == 0 || f->approximate ||
		((f->cues & CUE_TOTAL) == 0 && !scan_begins(n->body + f->end, n->len - f->end, "：") &&
		 !scan_begins(n->body + f->end, n->len - f->end, ":")) ||
		(!find_taken_off(n, q, 1, &formula, &sum) && !find_taken_off(n, q, -1, &formula, &sum)))
		return;
	bindings_start(&b, n, KIND_SCORE, f);
	b.reason = sum > f->value ? WHY_OVER_WHOLE : WHY_NONE;
	bindings_try(&b, &formula, true);
	bindings_claim(&b);
}

/* 产出指标共50分，其中数量a、质量b、时效c、成本d: do their names, or two digits, say that they are all? */
static bool
names_all(const Narrative *n, int q, const ScoreParts *parts)
{
	List		list = {.whole = q,.count = parts->count,.sum = parts->sum};

	memcpy(list.part, parts->at, parts->count * sizeof(int));
	return parts->listed && (complete_triple(n, &list) || list_swaps(n, &list));
}

void
judge_score(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	ScoreParts	parts;
	bool		behind;
	bool		total;
	Bindings	b;
	Formula		formula;

	judge_points_off(n, q);
	if (f->cues & CUE_FULL)
		judge_full_mark(n, q);
	if ((f->class != CLASS_SCORE && f->class != CLASS_NONE) || f->ratio || f->remark ||
		((f->cues & CUE_SCORE) == 0 && (f->class != CLASS_SCORE || (f->cues & CUE_TOTAL) == 0)) ||
		(f->cues & (CUE_FULL | CUE_MINUS)))
		return;
	judge_grade(n, q);
	if (f->class == CLASS_SCORE && (f->cues & CUE_MINUS) == 0 && judge_deductions(n, q))
		return;
	/* 得分T。其中…: the list says what it is of */
	total = (f->cues & CUE_TOTAL) || label_ends(n, f, "总分");
	behind = !total || !find_score_parts(n, q, &parts, false);
	if (behind && (!find_score_parts(n, q, &parts, true) || (!parts.whole && !total)))
		return;
	/* 决策20分、过程20分 ..., 合计90分 may be what can be earned */
	if ((f->cues & CUE_SCORE) == 0 && parts.bare && !parts.whole)
	{
		if (!behind || !names_all(n, q, &parts))
			return;
		parts.whole = true;
	}
	formula_start(&formula, STYLE_SUM, false);
	for (int i = 0; i < parts.count; i++)
		formula_add(&formula, &n->figure[parts.at[behind ? i : parts.count - 1 - i]], 1, 0, 0);
	bindings_start(&b, n, KIND_SCORE, f);
	bindings_try(&b, &formula, !behind || (parts.whole && !misses_heading(f, &parts)));
	bindings_claim(&b);
}

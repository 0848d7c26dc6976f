/*-------------------------------------------------------------------------
 *
 * word.c
 *	  Claims in words: 大于X, 决算数小于预算数, a grade, a unit.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* A figure with that value and no label, as an operand. */
static void
compare_claim(Narrative *n, int q, int left, bool greater, bool named)
{
	const Figure *f = &n->figure[q];
	const Figure *v = &n->figure[left];
	bool		holds = greater ? v->value > f->value : v->value < f->value;
	Claim	   *claim = claim_start(n, KIND_COMPARE, f);

	claim_operand(claim, v);
	claim_operand(claim, f);
	claim->label = v->label;
	claim->label_end = v->label_end;
	if (v->sentence == f->sentence && v->clause < claim->start)
	{
		claim->start = v->clause;
		claim->start_char = v->clause_char;
	}
	claim->has_computed = true;
	claim->computed.value = drop_digits(v->value - f->value, FIGURE_SCALE - FIGURE_MAX_SCALE + (v->power == f->power ? v->power : 0));
	claim->computed.scale = FIGURE_MAX_SCALE;
	while (claim->computed.scale > 0 && claim->computed.value % 10 == 0)
	{
		claim->computed.value /= 10;
		claim->computed.scale--;
	}
	if (holds)
		claim->verdict = CLAIM_HOLDS;
	else if (named && !v->approximate && !f->approximate && v->value != f->value)
	{
		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DIRECTION;
	}
	else
		claim->reason = WHY_AMBIGUOUS;
	claim_message_figure(n, v);
	claim_message(claim, holds == greater ? "大于" : v->value == f->value ? "等于" : "小于");
	claim_message_figure(n, f);
	claim_message(claim, holds ? "，与原文一致。" : claim->verdict == CLAIM_FAILS ? "，与原文所述相反。" : "，无法断定。");
	claim_emit(n);
}

void
judge_compare(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	uint64_t	cues = f->cues | (f->cues & CUE_ABOUT ? 0 : f->lead);
	int			left = -1;
	bool		greater = (cues & CUE_GREATER) != 0;

	if (f->class == CLASS_POINTS || f->role == ROLE_CHANGE || f->remark)
		return;
	if ((f->cues & CUE_ABOUT) && (f->cues & (CUE_TASK | CUE_BUDGET)) && q > 0 && f->class != CLASS_MONEY)
	{
		/* 完成120次，超过目标100次 */
		const Figure *v = &n->figure[q - 1];

		if (v->sentence == f->sentence && figure_same_dimension(n, v, f) && v->value > f->value &&
			v->role != ROLE_CHANGE && v->role != ROLE_TARGET)
			compare_claim(n, q, q - 1, true, false);
		return;
	}
	if ((cues & (CUE_GREATER | CUE_LESS)) == 0)
	{
		/* 超90% of nothing that is printed */
		if (f->class == CLASS_PERCENT && (f->cues & CUE_ABOUT) && f->role != ROLE_CHANGE &&
			(clause_cues(n, q) & (CUE_SHARE | CUE_THAN | CUE_DONE)) == 0)
		{
			Claim	   *claim = claim_start(n, KIND_COMPARE, f);

			claim->reason = WHY_APPROXIMATE;
			claim_message(claim, "原文只给出界限，未列实际值。");
			claim_emit(n);
		}
		return;
	}
	for (int i = q - 1; i >= 0 && i >= q - 3 && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph; i--)
		if (!n->figure[i].remark && figure_same_dimension(n, &n->figure[i], f) && n->figure[i].depth <= f->depth &&
			n->figure[i].role != ROLE_CHANGE && n->figure[i].role != ROLE_TARGET)
		{
			left = i;
			break;
		}
	/* what the rest of the clause names is not what stands in front of it */
	if (left >= 0 && n->figure[left].sentence != f->sentence)
	{
		if (f->class == CLASS_PERCENT && (greater ? n->figure[left].value > f->value : n->figure[left].value < f->value))
			compare_claim(n, q, left, greater, false);
	}
	else if (left >= 0)
		compare_claim(n, q, left, greater, left == q - 1 && n->figure[q].depth == n->figure[left].depth &&
					  (cues & CUE_GREATER) == 0 ? true : left == q - 1 && f->label == f->label_end);
}

/* 决算数小于预算数 beside 完成预算的P%. */
void
judge_direction(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	const Figure *rate = NULL;
	uint64_t	word = f->cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL);
	Claim	   *claim;
	wide		gap;

	if (!f->remark)
		return;
	for (int i = q - 1; i >= 0 && i >= q - 6 && f->sentence - n->figure[i].sentence <= 1 &&
		 n->figure[i].paragraph == f->paragraph && rate == NULL; i--)
		if (n->figure[i].class == CLASS_PERCENT && (clause_cues(n, i) & CUE_DONE) && (clause_cues(n, i) & CUE_BUDGET) &&
			n->figure[i].role != ROLE_CHANGE)
			rate = &n->figure[i];
	if (rate == NULL)
		return;
	gap = rate->value - 100 * power_of_ten(FIGURE_SCALE);
	claim = claim_start(n, KIND_DIRECTION, f);
	claim->start = rate->clause;
	claim->start_char = rate->clause_char;
	claim->end = f->end;
	claim->end_char = f->end_char;
	claim->has_stated = false;
	claim->stated_unit[0] = '\0';
	claim_operand(claim, rate);
	if (word == CUE_EQUAL ? gap == 0 : word == CUE_GREATER ? gap > 0 : gap < 0)
		claim->verdict = CLAIM_HOLDS;
	else if (gap == 0 || (gap < power_of_ten(FIGURE_SCALE) && gap > -power_of_ten(FIGURE_SCALE)))
		claim->reason = WHY_ROUNDING;
	else
	{
		claim->verdict = rate->approximate ? CLAIM_UNDECIDED : CLAIM_FAILS;
		claim->reason = rate->approximate ? WHY_APPROXIMATE : WHY_DIRECTION;
	}
	claim_message(claim, "完成预算");
	{
		char		number[64];
		Scaled		printed = {rate->number.coefficient, rate->number.scale};

		scaled_print(printed, number);
		claim_message(claim, number);
	}
	claim_message(claim, gap == 0 ? "%，即决算数等于预算数" : gap > 0 ? "%，即决算数大于预算数" : "%，即决算数小于预算数");
	claim_message(claim, claim->verdict == CLAIM_HOLDS ? "，与原文一致。" : claim->verdict == CLAIM_FAILS ? "，与原文所述不符。" : "，无法断定。");
	claim_emit(n);
}

/* The grade that the text behind a total gives: 0 优, 1 良, 2 中, 3 差, −1 none. */
static int
stated_grade(const Narrative *n, const Figure *f, size_t *at, size_t *end)
{
	static const char *const grade[] = {"优", "良", "中", "差"};
	static const char *const longer[] = {"优秀", "良好", "中等", "较差"};
	static const char *const verb[] = {"属于", "等级", "评为", "评定为", "评价为", "结果为", "为", "级别"};
	size_t		limit = f->end + 120 < n->len ? f->end + 120 : n->len;
	size_t		behind_verb = 0;

	for (size_t i = f->end; i < limit;)
	{
		size_t		step;
		MarkKind	mark = mark_at(n->body + i, n->len - i, &step);

		if (mark == MARK_STOP || mark == MARK_DIGIT)
			return -1;
		for (size_t v = 0; v < COUNT_OF(verb); v++)
			if (scan_begins(n->body + i, limit - i, verb[v]))
			{
				behind_verb = i + strlen(verb[v]);
				step = strlen(verb[v]);
				break;
			}
		if (behind_verb > 0 && i >= behind_verb && i - behind_verb <= 9)
			for (int g = 0; g < 4; g++)
			{
				size_t		length = scan_begins(n->body + i, limit - i, longer[g]) ? 6 :
					scan_begins(n->body + i, limit - i, grade[g]) ? 3 : 0;

				if (length == 0)
					continue;
				*at = i;
				*end = i + length;
				return g;
			}
		i += step;
	}
	return -1;
}

static void
judge_grade(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	static const char *const names[] = {"优", "良", "中", "差"};
	static const int floors[] = {90, 80, 60};
	size_t		at;
	size_t		end;
	int			stated = stated_grade(n, f, &at, &end);
	int			right = 3;
	Claim	   *claim;
	size_t		step;

	if (stated < 0 || f->value > 100 * power_of_ten(FIGURE_SCALE))
		return;
	for (int g = 2; g >= 0; g--)
		if (f->value >= floors[g] * power_of_ten(FIGURE_SCALE))
			right = g;
	claim = claim_start(n, KIND_SCORE, f);
	claim_operand(claim, f);
	claim->has_stated = false;
	memcpy(claim->stated_unit, n->body + at, end - at);
	claim->stated_unit[end - at] = '\0';
	claim->end_char = f->end_char;
	for (size_t i = f->end; i < end; i += step, claim->end_char++)
		mark_at(n->body + i, end - i, &step);
	claim->end = end;
	claim->verdict = right == stated ? CLAIM_HOLDS : CLAIM_FAILS;
	claim->reason = right == stated ? WHY_NONE : WHY_ARITHMETIC;
	claim_message_figure(n, f);
	claim_message(claim, "按90、80、60分的分档为“");
	claim_message(claim, names[right]);
	claim_message(claim, "”，原文为“");
	claim_message(claim, claim->stated_unit);
	claim_message(claim, "”。");
	claim_emit(n);
}

/* 决策17分: what a score is made of, by the name of the heading alone */
static bool
is_score_part(const Narrative *n, const Figure *f)
{
	static const char *const headings[] = {
		"决策", "过程", "产出", "效益", "满意度", "成本", "投入", "管理", "效果", "预算执行", "履职", "指标"
	};

	if (f->class != CLASS_SCORE || (f->cues & ~(uint64_t) (CUE_FILLER | CUE_DONE | CUE_RATE | CUE_BUDGET | CUE_PART)))
		return false;
	for (size_t i = 0; i < COUNT_OF(headings); i++)
		if (label_holds(n, f, headings[i]))
			return true;
	return false;
}

/* The headings of a total, in front of it or, where 其中 says so, behind it. */
typedef struct ScoreParts
{
	int			at[8];
	int			count;
	bool		bare;			/* some say no 得分 */
	bool		whole;			/* both 产出 and 效益 are there */
	wide		sum;
} ScoreParts;

/* Takes a figure for a part; false if it is a score of another kind. */
static bool
take_part(const Narrative *n, int i, const Figure *total, ScoreParts *parts, bool *output, bool *benefit)
{
	const Figure *part = &n->figure[i];

	if (part->class != total->class || part->ratio || part->remark)
		return true;
	if ((part->cues & (CUE_FULL | CUE_MINUS)) || ((part->cues & CUE_SCORE) == 0 && !is_score_part(n, part)))
		return false;
	parts->bare = parts->bare || (part->cues & CUE_SCORE) == 0;
	*output = *output || label_holds(n, part, "产出");
	*benefit = *benefit || label_holds(n, part, "效益");
	parts->at[parts->count++] = i;
	parts->sum += part->value;
	return true;
}

static bool
find_score_parts(const Narrative *n, int q, ScoreParts *parts, bool behind)
{
	const Figure *f = &n->figure[q];
	bool		output = false;
	bool		benefit = false;
	int			step = behind ? 1 : -1;

	memset(parts, 0, sizeof(*parts));
	for (int i = q + step; i >= 0 && i < n->count && i - q < 16 && q - i < 16 && n->figure[i].sentence == f->sentence &&
		 parts->count < (int) COUNT_OF(parts->at); i += step)
		if (!take_part(n, i, f, parts, &output, &benefit))
			return false;
	parts->whole = output && benefit;
	if (behind && (parts->count < 3 ||
				   ((n->figure[parts->at[0]].lead | n->figure[parts->at[0]].cues) & (CUE_PART | CUE_LIST)) == 0))
		return false;
	/* 决策20分、过程20分 ... that give 100 are what may be earned */
	return parts->count >= 2 && !(parts->bare && parts->sum == 100 * power_of_ten(FIGURE_SCALE));
}

void
judge_score(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	ScoreParts	parts;
	bool		behind;
	Bindings	b;
	Formula		formula;

	if ((f->class != CLASS_SCORE && f->class != CLASS_NONE) || f->ratio || f->remark ||
		(f->cues & CUE_SCORE) == 0 || (f->cues & (CUE_FULL | CUE_MINUS)))
		return;
	judge_grade(n, q);
	if ((f->cues & CUE_TOTAL) == 0)
		return;
	behind = !find_score_parts(n, q, &parts, false);
	if (behind && !find_score_parts(n, q, &parts, true))
		return;
	formula_start(&formula, STYLE_SUM, false);
	for (int i = 0; i < parts.count; i++)
		formula_add(&formula, &n->figure[parts.at[behind ? i : parts.count - 1 - i]], 1, 0, 0);
	bindings_start(&b, n, KIND_SCORE, f);
	bindings_try(&b, &formula, !behind || parts.whole);
	bindings_claim(&b);
}

/* Two figures of one amount in units of unlike size: 近3.32亿元, 33168万元. */
static void
judge_same_amount(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	for (int i = q - 1; i >= 0 && i > q - 8 && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *v = &n->figure[i];
		const Figure *coarse = v->power > f->power ? v : f;
		const Figure *fine = v->power > f->power ? f : v;
		Formula		formula;
		Bindings	b;

		if (!is_level(v) || v->class != CLASS_MONEY || v->power == f->power || significant_digits(coarse) < 3)
			continue;
		formula_start(&formula, STYLE_SUM, false);
		formula_add(&formula, fine, 1, 0, fine->finest);
		if (formula_weigh(&formula, coarse).fit != FIT_HOLDS)
			continue;
		bindings_start(&b, n, KIND_UNIT, coarse);
		bindings_try(&b, &formula, true);
		bindings_claim(&b);
		return;
	}
}

/* Do two labels end in the same words? */
static bool
same_ending(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		len = 15;		/* five characters */

	return a->label_end - a->label >= len && b->label_end - b->label >= len &&
		memcmp(n->body + a->label_end - len, n->body + b->label_end - len, len) == 0;
}

/* 415.07元 among amounts in 万元 that have the same label. */
static void
judge_lost_power(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	int			others = 0;

	if (f->value <= 0 || f->value >= power_of_ten(4 + FIGURE_SCALE) || f->number.scale == 0)
		return;
	for (int i = q - 1; i >= 0 && i > q - 12 && n->figure[i].paragraph == f->paragraph; i--)
		others += n->figure[i].class == CLASS_MONEY && n->figure[i].power == 4 && same_ending(n, f, &n->figure[i]);
	if (others >= 2)
	{
		Claim	   *claim = claim_start(n, KIND_UNIT, f);

		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_UNIT_SLIP;
		claim_message_figure(n, f);
		claim_message(claim, "与前文同类金额的单位“万元”不一致，疑漏写“万”。");
		claim_emit(n);
	}
}

void
judge_unit(Narrative *n, int q)
{
	const Figure *f = &n->figure[q];

	if (f->class != CLASS_MONEY)
		return;
	if (f->doubled_unit)
	{
		Claim	   *claim = claim_start(n, KIND_UNIT, f);

		claim->verdict = CLAIM_FAILS;
		claim->reason = WHY_DOUBLED_UNIT;
		claim_message_figure(n, f);
		claim_message(claim, "前后重复写了计量单位。");
		claim_emit(n);
	}
	if (is_level(f) && f->power == 0)
		judge_lost_power(n, q);
	if (is_level(f))
		judge_same_amount(n, q);
}

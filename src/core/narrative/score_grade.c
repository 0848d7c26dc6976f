/*-------------------------------------------------------------------------
 *
 * score_grade.c
 *	  Grades beside totals: 自评得分86.4分，等级为良.
 *
 *-------------------------------------------------------------------------
 */
#include "score_mark.h"

#include <string.h>

#include "scan.h"

#define CONCLUSION_BYTES	400		/* behind a total that are looked at for its grade */

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

/* Is it of a part: 满意度得10分, or of less than 100: 满分20分，得18分? */
static bool
is_score_of_part(const Narrative *n, int q)
{
	const Figure *f = &n->figure[q];
	wide		hundred = 100 * power_of_ten(FIGURE_SCALE);

	if (names_heading(n, f) || names_total(n, f) || (f->cues & CUE_TOTAL))
		return names_heading(n, f);
	for (int i = q - 1; i >= 0 && i > q - 4 && n->figure[i].group == f->group; i--)
		if (n->figure[i].class == CLASS_SCORE && (names_heading(n, &n->figure[i]) || (n->figure[i].cues & CUE_FULL)))
			return n->figure[i].part == f->part - 1 && n->figure[i].value < hundred;
	return false;
}

/* 总分93.6分，其中决策a分、…、满意度d分，等级为优: the total in front of its parts, −1 if there is none */
static int
total_of_grade(const Narrative *n, int q)
{
	if (!is_score_of_part(n, q))
		return q;
	for (int i = q - 1; i >= 0 && i > q - LOOK_BACK && n->figure[i].sentence == n->figure[q].sentence; i--)
		if (n->figure[i].class == CLASS_SCORE && names_total(n, &n->figure[i]) && (n->figure[i].cues & CUE_FULL) == 0 &&
			n->figure[i].value < 100 * power_of_ten(FIGURE_SCALE))
			return i;
	return -1;
}

/* 合计T分。90—100分为优，…，故评价结论为“良”: the grade of a total that another sentence concludes; −1 if none does */
static int
concluded_grade(const Narrative *n, const Figure *f, size_t *at, size_t *end)
{
	static const char *const verbs[] = {"结论为", "等级为", "评定为", "等级定为", "确定为", NULL};
	static const char *const scale[] = {
		"为优", "为良", "为中", "为差", "以上", "以下", "（", "(", "的", "至", "到", "-", "—", "～", NULL
	};
	/* what the conclusion is of: the project, and nothing of it */
	static const char *const about[] = {
		"故", "因此", "综合", "评价", "最终", "绩效", "项目", "本项目", "该项目", "自评", "总体", "整体", NULL
	};
	size_t		limit = f->end + CONCLUSION_BYTES < n->len ? f->end + CONCLUSION_BYTES : n->len;

	/* but for the scale: 90分以上为优，80至90分为良 */
	for (const Figure *next = f + 1; next < n->figure + n->count; next++)
		if (next->class == CLASS_SCORE && next->start < limit &&
			begins_any(n->body + next->end, n->len - next->end, scale) == 0)
			limit = next->start;
	for (size_t i = f->end, step; i < limit && n->body[i] != '\n'; i += step)
	{
		Figure		verb = *f;

		if (mark_at(n->body + i, limit - i, &step) == MARK_NONE)
			continue;
		verb.end = i + step;
		while (verb.end < limit && (step = begins_any(n->body + verb.end, limit - verb.end, about)) > 0)
			verb.end += step;
		if (begins_any(n->body + verb.end, limit - verb.end, verbs) > 0)
			return stated_grade(n, &verb, at, end);
		step = verb.end - i;
	}
	return -1;
}

void
judge_grade(Narrative *n, int q)
{
	int			total = total_of_grade(n, q);
	const Figure *f = &n->figure[total < 0 ? q : total];
	static const char *const names[] = {"优", "良", "中", "差"};
	static const int floors[] = {90, 80, 60};
	size_t		at;
	size_t		end;
	int			stated = stated_grade(n, &n->figure[q], &at, &end);
	int			right = 3;
	Claim	   *claim;
	size_t		step;

	if (stated < 0 && total == q && (f->cues & CUE_TOTAL))
		stated = concluded_grade(n, f, &at, &end);
	if (total < 0 || stated < 0 || f->approximate || f->value > 100 * power_of_ten(FIGURE_SCALE))
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
	/* a total that is wrong itself says nothing of its grade */
	claim->verdict = right == stated ? CLAIM_HOLDS : f->disputed ? CLAIM_UNDECIDED : CLAIM_FAILS;
	claim->reason = right == stated ? WHY_NONE : f->disputed ? WHY_AMBIGUOUS : WHY_ARITHMETIC;
	claim_message_figure(n, f);
	claim_message(claim, "按90、80、60分的分档为“");
	claim_message(claim, names[right]);
	claim_message(claim, "”，原文为“");
	claim_message(claim, claim->stated_unit);
	claim_message(claim, "”。");
	claim_emit(n);
}

/*-------------------------------------------------------------------------
 *
 * gap.c
 *	  How far two amounts, or two scores, are apart: 超额完成D, 少完成D, 两者相差D, 高于平均分D分.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include "scan.h"

/* Words right in front of D. */
typedef struct GapWord
{
	const char *word;
	int			sign;			/* more than planned, or less; 0: they do not say which */
} GapWord;

static const GapWord of_plan[] = {
	{"多", 1}, {"多完成", 1}, {"多支出", 1}, {"多建成", 1}, {"多投入", 1}, {"超支", 1}, {"超额", 1}, {"超额完成", 1},
	{"超额支出", 1}, {"超额配套", 1}, {"多配套", 1}, {"超规模配套", 1}, {"超出", 1}, {"超过", 1}, {"超过计划", 1},
	{"超过预算", 1}, {"超过目标", 1}, {"超过任务", 1}, {"超计划", 1}, {"超预算", 1}, {"超目标", 1}, {"超任务", 1},
	{"超出计划", 1}, {"超出预算", 1}, {"超出目标", 1}, {"超出任务", 1}, {"高于预算", 1}, {"高于计划", 1},
	{"高于目标", 1}, {"大于预算", 1}, {"大于预算数", 1}, {"大于年初预算", 1}, {"大于年初预算数", 1},
	{"小于预算", -1}, {"小于预算数", -1}, {"小于年初预算", -1}, {"小于年初预算数", -1},
	{"少", -1}, {"少完成", -1}, {"少支出", -1}, {"少建成", -1}, {"少投入", -1}, {"差", -1}, {"尚差", -1}, {"还差", -1},
	{"欠", -1}, {"缺", -1}, {"低于预算", -1}, {"低于计划", -1}, {"低于目标", -1},
	{"相差", 0}, {"差额", 0}, {"差值", 0}, {"差异", 0}, {"差异额", 0}, {"差异总额", 0}
};

/* 平均分86.4分，得分90.1分，高出D */
static const GapWord of_scores[] = {
	{"高", 1}, {"高出", 1}, {"高于平均分", 1}, {"高于平均得分", 1}, {"高出平均分", 1}, {"高出平均得分", 1}, {"提高", 1},
	{"提升", 1}, {"上升", 1}, {"增加", 1}, {"领先", 1},
	{"低", -1}, {"低于平均分", -1}, {"低于平均得分", -1}, {"降低", -1}, {"下降", -1}, {"减少", -1}, {"落后", -1},
	{"相差", 0}, {"差距", 0}, {"差距为", 0}
};

/* 年初预算A，全年预算B，追加D */
static const GapWord of_budget[] = {
	{"追加", 1}, {"调增", 1}, {"年中追加", 1}, {"追加预算", 1}, {"预算追加", 1}, {"调整增加", 1},
	{"调减", -1}, {"年中调减", -1}, {"核减", -1}, {"压减", -1}, {"调整减少", -1}
};

/* 误差, 拖欠, 至少: is a word of one character the end of another one? */
static bool
ends_another(const Narrative *n, size_t from, size_t at, const char *word)
{
	static const char *const before[] = {
		"计划", "任务", "任务数", "目标", "目标值", "预算", "预算数", "还", "尚", "仍",
		"平均分", "平均得分", "平均", "上年", "去年", "同期", NULL
	};

	return strlen(word) <= strlen("差") && at > from && !text_ends_any(n->body, from, at, before);
}

/* The longest of the words that stands right in front of the figure, over 了, 为 and spaces; NULL if none. */
static const GapWord *
find_word(const Narrative *n, const Figure *f, const GapWord *words, size_t count)
{
	size_t		end = f->start;
	const GapWord *found = NULL;

	while (end > f->clause && n->body[end - 1] == ' ')
		end--;
	if (text_ends(n->body, f->clause, end, "了") || text_ends(n->body, f->clause, end, "为"))
		end -= strlen("了");
	if (words != of_scores &&
		(text_ends(n->body, f->clause, end, "减少") || text_ends(n->body, f->clause, end, "增多")))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (text_ends(n->body, f->clause, end, words[i].word) &&
			!ends_another(n, f->clause, end - strlen(words[i].word), words[i].word) &&
			(found == NULL || strlen(words[i].word) > strlen(found->word)))
			found = &words[i];
	return found;
}

static bool
is_plan(const Figure *f)
{
	return (f->cues & (CUE_TASK | CUE_BUDGET)) && (f->cues & (CUE_ACTUAL | CUE_UNDONE)) == 0;
}

static bool
is_adjusted(const Narrative *n, const Figure *f)
{
	return (f->cues & CUE_ADJUSTED) || label_holds(n, f, "全年预算");
}

/*
 * 计划45个，实际建成48个: the two amounts in front in the sentence, one of them planned, the other one
 * done; or the budget of the year's beginning and the one that was made of it.
 */
static bool
find_two(const Narrative *n, int d, bool budgets, int *plan, int *done)
{
	const Figure *f = &n->figure[d];
	/* what opens a clause group speaks of those in front */
	bool		any_group = d > 0 && n->figure[d - 1].group != f->group;
	int			count = 0;

	*plan = *done = -1;
	for (int i = d - 1; i >= 0 && i > d - 6 && n->figure[i].sentence == f->sentence &&
		 (any_group || n->figure[i].group == f->group); i--)
	{
		const Figure *v = &n->figure[i];

		/* 预算A，其中甲a；决算B，其中甲b；差异D: what is a part is of one of them */
		if (!is_amount(v) || v->depth != f->depth || !figure_same_dimension(n, v, f) ||
			((v->cues | v->lead) & CUE_PART))
			continue;
		if (++count > 2 || v->role == ROLE_CHANGE || ((v->cues | v->lead) & (CUE_LIST | CUE_MEAN | CUE_BALANCE)) ||
			(budgets && !is_plan(v)))
			return false;
		if (budgets ? !is_adjusted(n, v) : is_plan(v))
			*plan = i;
		else
			*done = i;
	}
	return count == 2 && *plan >= 0 && *done >= 0;
}

/* Words right in front of D that put any two amounts beside each other. */
static const GapWord of_any[] = {
	{"相差", 0}, {"差额", 0}, {"差值", 0}, {"差异", 0}, {"差异额", 0}, {"差距", 0}, {"相差了", 0}, {"差额合计", 0}
};

/* 较合同价650万元少支付D */
static const GapWord of_base[] = {
	{"多", 1}, {"多支付", 1}, {"多拨付", 1}, {"多安排", 1}, {"多支出", 1}, {"多使用", 1}, {"超出", 1}, {"超支", 1},
	{"少", -1}, {"少支付", -1}, {"少拨付", -1}, {"少安排", -1}, {"少支出", -1}, {"少使用", -1}, {"节约", -1},
	{"节省", -1}, {"核减", -1}, {"审减", -1}, {"净核减", -1}
};

/*
 * The two figures of D's kind in front of it in the sentence, the later one first;
 * of more those that are called the highest and the lowest, where D is.
 */
static bool
find_pair(const Narrative *n, int d, int *pair)
{
	const Figure *f = &n->figure[d];
	bool		ends;
	int			count = 0;

	if (d < 2 || f[-1].sentence != f->sentence || f[-2].sentence != f->sentence)
		return false;
	ends = clause_holds(n, f, "最高") && clause_holds(n, f, "最低");

	for (int i = d - 1; i >= 0 && i > d - 8 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->class != f->class || v->depth != f->depth || v->remark ||
			(f->class != CLASS_SCORE && !figure_same_dimension(n, v, f)) ||
			(ends && !clause_holds(n, v, "最高") && !clause_holds(n, v, "最低")))
			continue;
		if (count == 2 || v->role == ROLE_CHANGE || ((v->cues | v->lead) & (CUE_PART | CUE_LIST | CUE_MINUS)) ||
			(v->group != f->group && f->class != CLASS_SCORE) || v->approximate)
			return false;
		pair[count++] = i;
	}
	return count == 2;
}

/* Says that the two figures are D apart; `sign` where words say which is the larger one, `base` being one. */
static bool
claim_gap(Narrative *n, int d, int now, int base, int sign)
{
	const Figure *f = &n->figure[d];
	bool		more = n->figure[now].value > n->figure[base].value;
	const Figure *larger = &n->figure[more ? now : base];
	const Figure *smaller = &n->figure[more ? base : now];
	Bindings	b;
	Formula		formula;

	bindings_start(&b, n, KIND_DIFF, f);
	b.label = &n->figure[now];
	formula_difference(&formula, larger, smaller);
	bindings_try(&b, &formula, true);
	b.contradicted = f->value != 0 && larger->value != smaller->value && sign == (more ? -1 : 1);
	return bindings_claim(&b);
}

/* 两者相差, 最高与最低相差, 相差: and not 与上年决算数相差, which is of a third one */
static bool
is_of_both(const Narrative *n, const Figure *f, const GapWord *word)
{
	static const char *const both[] = {
		"两者", "二者", "之间", "账实", "前后", "两项", "两数", "高低", "最高与最低", "最高和最低", NULL
	};
	size_t		end = f->clause;

	while (!scan_begins(n->body + end, f->start - end, word->word))
		end++;
	return end == f->clause || text_ends_any(n->body, f->clause, end, both);
}

/* 申报A，核实B，两者相差D; 支付A，较合同价B少支付D: any two amounts */
static bool
judge_apart(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	const GapWord *word;
	int			pair[2];
	bool		based = false;

	if (!find_pair(n, d, pair))
		return false;
	word = find_word(n, f, of_any, COUNT_OF(of_any));
	if (word != NULL && !is_of_both(n, f, word))
		return false;
	if (word == NULL)
	{
		word = find_word(n, f, of_base, COUNT_OF(of_base));
		based = true;
	}
	if (word == NULL || f->value >= n->figure[pair[0]].value + n->figure[pair[1]].value ||
		((n->figure[pair[0]].cues ^ n->figure[pair[1]].cues) & (CUE_MEAN | CUE_TOTAL | CUE_BALANCE)))
		return false;
	/* which of them is meant must be said */
	if (based && ((n->figure[pair[0]].cues & CUE_THAN) == 0 || n->figure[pair[0]].part != f->part))
		return false;
	return claim_gap(n, d, pair[1], pair[0], word->sign);
}

/* 平均得分B，本市得分V，高出平均分D; 上年得分B，本年得分V，提高D; 分值B，得分V，扣D */
static bool
judge_scores_apart(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	const GapWord *word;
	bool		off = (f->cues & CUE_MINUS) && !clause_holds(n, f, "共");
	int			sign;
	int			pair[2];
	int			base;

	if (!find_pair(n, d, pair))
		return false;
	word = find_word(n, f, of_scores, COUNT_OF(of_scores));
	sign = word != NULL ? word->sign : 0;

	/* 高于平均分B分D分, 高出全省平均分D分 */
	if (word == NULL && d > 0 &&
		(f[-1].end == f->start || text_ends(n->body, f->clause, f->start, "平均分") ||
		 text_ends(n->body, f->clause, f->start, "平均得分")))
		sign = clause_holds(n, f, "高") ? 1 :
			clause_holds(n, f, "低") ? -1 : 0;
	if ((word == NULL && sign == 0 && !off) ||
		(word != NULL && word->sign == 0 && !is_of_both(n, f, word)))
		return false;
	/* 满分20分，得17.5分，扣D */
	if (off)
		return (clause_holds(n, &n->figure[pair[1]], "分值") || clause_holds(n, &n->figure[pair[1]], "满分")) &&
			n->figure[pair[0]].group == f->group && claim_gap(n, d, pair[0], pair[1], 0);
	/* 高于平均分B分D分: what is compared with stands in the clause of D, or is the mean, or of the year before */
	base = clause_holds(n, &n->figure[pair[1]], "平均") ? 1 : 0;
	if (n->figure[pair[0]].part != f->part && !clause_holds(n, &n->figure[pair[0]], "平均"))
		base = 1;
	/* 较上年提高D is of last year's; what may be earned is none of the two */
	if (((f->cues & CUE_LAST) && (n->figure[pair[base]].cues & CUE_LAST) == 0 &&
		 n->figure[pair[base]].year + 1 != n->figure[pair[1 - base]].year) ||
		((n->figure[pair[0]].cues | n->figure[pair[1]].cues) & CUE_FULL))
		return false;
	if (clause_holds(n, f, "平均") && !clause_holds(n, &n->figure[pair[base]], "平均"))
		return false;
	return claim_gap(n, d, pair[1 - base], pair[base], sign);
}

bool
judge_gap(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	const GapWord *word = NULL;
	int			plan;
	int			done;

	if (f->class == CLASS_SCORE)
		return judge_scores_apart(n, d);
	/* 比上年少D is another difference */
	if (!is_amount(f) || (f->cues & CUE_LAST) || ((f->cues & CUE_THAN) && (f->cues & (CUE_TASK | CUE_BUDGET)) == 0))
		return false;
	if (find_two(n, d, false, &plan, &done))
		word = find_word(n, f, of_plan, COUNT_OF(of_plan));
	if (word == NULL && find_two(n, d, true, &plan, &done))
		word = find_word(n, f, of_budget, COUNT_OF(of_budget));
	if (word == NULL)
		return judge_apart(n, d);
	if (f->value >= n->figure[done].value && f->value >= n->figure[plan].value)
		return false;
	return claim_gap(n, d, done, plan, word->sign);
}

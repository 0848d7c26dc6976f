/*-------------------------------------------------------------------------
 *
 * gap.c
 *	  How far what was done is from what was planned: 超额完成D, 少完成D, 差D.
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
	{"高于目标", 1},
	{"少", -1}, {"少完成", -1}, {"少支出", -1}, {"少建成", -1}, {"少投入", -1}, {"差", -1}, {"尚差", -1}, {"还差", -1},
	{"欠", -1}, {"缺", -1}, {"低于预算", -1}, {"低于计划", -1}, {"低于目标", -1},
	{"相差", 0}, {"差额", 0}, {"差值", 0}, {"差异", 0}, {"差异额", 0}, {"差异总额", 0}
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
		"计划", "任务", "任务数", "目标", "目标值", "预算", "预算数", "还", "尚", "仍"
	};

	if (strlen(word) > strlen("差") || at <= from)
		return false;
	for (size_t i = 0; i < COUNT_OF(before); i++)
		if (text_ends(n->body, from, at, before[i]))
			return false;
	return true;
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
	if (text_ends(n->body, f->clause, end, "减少") || text_ends(n->body, f->clause, end, "增多"))
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

bool
judge_gap(Narrative *n, int d)
{
	const Figure *f = &n->figure[d];
	const GapWord *word = NULL;
	int			plan;
	int			done;
	const Figure *larger;
	const Figure *smaller;
	Bindings	b;
	Formula		formula;

	/* 比上年少D is another difference */
	if (!is_amount(f) || (f->cues & CUE_LAST) || ((f->cues & CUE_THAN) && (f->cues & (CUE_TASK | CUE_BUDGET)) == 0))
		return false;
	if (find_two(n, d, false, &plan, &done))
		word = find_word(n, f, of_plan, COUNT_OF(of_plan));
	if (word == NULL && find_two(n, d, true, &plan, &done))
		word = find_word(n, f, of_budget, COUNT_OF(of_budget));
	if (word == NULL)
		return false;
	larger = &n->figure[n->figure[done].value > n->figure[plan].value ? done : plan];
	smaller = &n->figure[larger == &n->figure[done] ? plan : done];
	if (f->value >= larger->value)
		return false;
	bindings_start(&b, n, KIND_DIFF, f);
	b.label = &n->figure[done];
	formula_start(&formula, STYLE_SUM, false);
	formula_add(&formula, larger, 1, 0, larger->finest);
	formula_add(&formula, smaller, -1, 0, smaller->finest);
	bindings_try(&b, &formula, true);
	b.contradicted = f->value != 0 && word->sign == (larger == &n->figure[plan] ? 1 : -1);
	return bindings_claim(&b);
}

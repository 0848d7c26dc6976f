/*-------------------------------------------------------------------------
 *
 * gap.c
 *	  How far what was done is from what was planned: 超额完成D, 少完成D, 差D.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include "scan.h"

/* Words right in front of D: more than planned, or less. */
static const struct
{
	const char *word;
	int			sign;			/* 0: they do not say which */
}			words[] = {
	{"多", 1}, {"多完成", 1}, {"多支出", 1}, {"多建成", 1}, {"多投入", 1}, {"超支", 1}, {"超额", 1}, {"超额完成", 1},
	{"超额支出", 1}, {"超出", 1}, {"超过计划", 1}, {"超过预算", 1}, {"超过目标", 1}, {"超过任务", 1}, {"超计划", 1},
	{"超预算", 1}, {"超目标", 1}, {"超任务", 1}, {"超出计划", 1}, {"超出预算", 1}, {"超出目标", 1}, {"超出任务", 1},
	{"高于预算", 1}, {"高于计划", 1}, {"高于目标", 1},
	{"少", -1}, {"少完成", -1}, {"少支出", -1}, {"少建成", -1}, {"少投入", -1}, {"差", -1}, {"尚差", -1}, {"还差", -1},
	{"欠", -1}, {"缺", -1}, {"低于预算", -1}, {"低于计划", -1}, {"低于目标", -1},
	{"相差", 0}, {"差额", 0}, {"相差为", 0}, {"差额为", 0}
};

/* The longest of the words that stands right in front of the figure, over 了 and spaces; −1 if none. */
static int
find_word(const Narrative *n, const Figure *f)
{
	size_t		end = f->start;
	int			found = -1;

	/* 比上年少D is another difference */
	if ((f->cues & CUE_LAST) || ((f->cues & CUE_THAN) && (f->cues & (CUE_TASK | CUE_BUDGET)) == 0))
		return -1;
	while (end > f->clause && n->body[end - 1] == ' ')
		end--;
	if (text_ends(n->body, f->clause, end, "了"))
		end -= strlen("了");
	if (text_ends(n->body, f->clause, end, "减少") || text_ends(n->body, f->clause, end, "增多"))
		return -1;
	for (int i = 0; i < (int) COUNT_OF(words); i++)
		if (text_ends(n->body, f->clause, end, words[i].word) &&
			(found < 0 || strlen(words[i].word) > strlen(words[found].word)))
			found = i;
	return found;
}

static bool
is_plan(const Figure *f)
{
	return (f->cues & (CUE_TASK | CUE_BUDGET)) && (f->cues & (CUE_ACTUAL | CUE_UNDONE)) == 0;
}

/* 计划45个，实际建成48个: the two amounts in front in the sentence, one of them planned, the other one done */
static bool
find_plan_and_done(const Narrative *n, int d, int *plan, int *done)
{
	const Figure *f = &n->figure[d];
	int			count = 0;

	*plan = *done = -1;
	for (int i = d - 1; i >= 0 && i > d - 6 && n->figure[i].sentence == f->sentence; i--)
	{
		const Figure *v = &n->figure[i];

		if (!is_amount(v) || v->depth != f->depth || !figure_same_dimension(n, v, f))
			continue;
		if (++count > 2 || v->role == ROLE_CHANGE || ((v->cues | v->lead) & (CUE_PART | CUE_LIST | CUE_MEAN | CUE_BALANCE)))
			return false;
		if (is_plan(v))
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
	int			word = is_amount(f) ? find_word(n, f) : -1;
	int			plan;
	int			done;
	const Figure *larger;
	const Figure *smaller;
	Bindings	b;
	Formula		formula;

	if (word < 0 || !find_plan_and_done(n, d, &plan, &done))
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
	b.contradicted = f->value != 0 && words[word].sign == (larger == &n->figure[plan] ? 1 : -1);
	return bindings_claim(&b);
}

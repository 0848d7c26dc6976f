/*-------------------------------------------------------------------------
 *
 * rate_named.c
 *	  Rates with the name of what was done: 发放500份，收回480份，回收率96%; 查处63起，结案58起，结案率92%.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include "scan.h"

#define STEM		6			/* bytes of two characters */

/* How many there were to begin with. */
static const char *const in_hand[] = {
	"发放", "发出", "收回", "回收", "参训", "参加", "报名", "报考", "受理", "接到", "收到", "抽检", "抽查",
	"检测", "检验",
	"查处", "立案", "收案", "派单", "交办", "转办", "排查", "摸排", "鉴定",
	"患者", "总数", "对象", "毕业生", "学员", "访谈", "受访", NULL
};

/* Other words of what a rate is named after. */
static const struct
{
	const char *stem;
	const char *word;
}			synonyms[] = {
	{"回收", "收回"}, {"收回", "回收"}, {"到会", "实到"}, {"参会", "实到"}, {"参会", "到会"}, {"出勤", "实到"},
	{"参训", "实到"},
	{"通过", "合格"}, {"结案", "办结"}, {"办结", "结案"}, {"签收", "收到"}, {"接种", "实种"},
	{"体检", "实检"}, {"结案", "审结"}, {"结案", "执结"}, {"办结", "审结"}, {"审结", "办结"}, {"审结", "结案"},
	{"执结", "办结"}
};

static bool
is_in_hand(const Narrative *n, const Figure *f)
{
	return (clause_holds(n, f, "应") && (f->cues & CUE_TASK)) || clause_holds_any(n, f, in_hand);
}

/* Is the amount what the rate is named after? */
static bool
is_named(const Narrative *n, const Figure *f, size_t stem)
{
	if (f->start > f->clause && holds_bytes(n->body + f->clause, f->start - f->clause, n->body + stem, STEM))
		return true;
	for (size_t i = 0; i < COUNT_OF(synonyms); i++)
		if (memcmp(n->body + stem, synonyms[i].stem, STEM) == 0 && clause_holds(n, f, synonyms[i].word))
			return true;
	return false;
}

/* The two characters in front of 率, the last one of the words in front of the figure; false if there is none. */
static bool
find_stem(const Narrative *n, const Figure *f, size_t *stem)
{
	for (size_t end = f->start; end >= f->clause + STEM + strlen("率"); end--)
		if (text_ends(n->body, f->clause, end, "率"))
		{
			*stem = end - strlen("率") - STEM;
			return true;
		}
	return false;
}

/* Are all amounts between those two, and the base itself, no less than the part: 发放500份，收回480份，有效456份? */
static bool
goes_down(const Narrative *n, int base, int part)
{
	for (int i = base; i < part; i++)
	{
		const Figure *f = &n->figure[i];

		if (!is_amount(f))
			continue;
		if (!is_level(f) || !figure_same_dimension(n, f, &n->figure[part]) || f->value < n->figure[part].value ||
			f->depth != n->figure[part].depth || (f->cues & CUE_UNDONE))
			return false;
	}
	return true;
}

/* 任务47座，开工45座，完工38座。完工率P%: the one count of the sentence before that has the name; −1 if none */
static int
named_before(const Narrative *n, int p, size_t stem)
{
	const Figure *f = &n->figure[p];
	int			found = -1;

	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->sentence == f->sentence ? is_amount(v) : is_amount(v) && is_named(n, v, stem))
		{
			if (v->sentence == f->sentence || found >= 0 || v->class != CLASS_COUNT || !is_level(v) || v->depth > 0)
				return -1;
			found = i;
		}
	}
	return found;
}

/* Of what was to be done, the first count of that sentence, from which all go down. */
static bool
judge_rate_of_before(Narrative *n, int p, size_t stem)
{
	int			part = named_before(n, p, stem);
	int			base = part;
	Bindings	b;

	if (part < 0 || n->figure[p].approximate)
		return false;
	for (int i = part - 1; i >= 0 && n->figure[i].sentence == n->figure[part].sentence; i--)
		if (is_amount(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]))
		{
			if (!is_level(&n->figure[i]) || n->figure[i].value < n->figure[part].value || n->figure[i].depth > 0)
				return false;
			base = i;
		}
	if (base == part || (n->figure[base].cues & (CUE_TASK | CUE_TOTAL)) == 0 || n->figure[base].approximate)
		return false;
	bindings_start(&b, n, rate_kind(n, p), &n->figure[p]);
	b.label = &n->figure[part];
	for (int i = base; i < part; i++)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]))
			try_rate(n, &b, part, i, true);
	return bindings_claim(&b);
}

/*
 * The part is the last amount in front of the rate, and has its name; the base is what was in hand,
 * the first of its clause group, or what stands between: if none gives the rate, it is wrong.
 */
bool
judge_named_rate(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		stem = 0;
	int			part = p - 1;
	bool		in_hand_first = false;
	Bindings	b;
	Formula		formula;

	/* 合计办结率: of all of them */
	if (clause_holds_any(n, f, (const char *const[]) {"合计", "综合", "平均", "总体", "总", NULL}))
		return false;
	if (f->role == ROLE_RATE && find_stem(n, f, &stem) && judge_rate_of_before(n, p, stem))
		return true;
	while (part >= 0 && !is_amount(&n->figure[part]) && n->figure[part].group == f->group)
		part--;
	if (part < 0 || n->figure[part].class != CLASS_COUNT || !is_level(&n->figure[part]) ||
		n->figure[part].group != f->group || n->figure[part].depth != f->depth || f->approximate ||
		is_sampled(n, &n->figure[part]) || !find_stem(n, f, &stem) || !is_named(n, &n->figure[part], stem) ||
		/* 检出22批次，监督抽检不合格率P%（18批次）: of some of them */
		(count_in_bracket(n, p) && n->figure[p + 1].value < n->figure[part].value))
		return false;
	bindings_start(&b, n, rate_kind(n, p), f);
	b.label = &n->figure[part];
	for (int i = part - 1; i >= 0 && i > part - 6 && n->figure[i].group == f->group && goes_down(n, i, part); i--)
		if (is_level(&n->figure[i]))
		{
			in_hand_first = is_in_hand(n, &n->figure[i]);
			rate_formula(n, &formula, part, i, -1);
			bindings_try(&b, &formula, true);
			/* 甲受理a，办结b，办结率x%，乙受理A，办结V，办结率P%: what stands in front is of another thing */
			if (in_hand_first && n->figure[i - (i > 0)].class == CLASS_PERCENT)
				break;
		}
	/* 化解12件，化解率P%（共15件） */
	if (p + 1 < n->count && n->figure[p + 1].depth == f->depth + 1 && n->figure[p + 1].role != ROLE_CHANGE &&
		figure_same_dimension(n, &n->figure[p + 1], &n->figure[part]))
	{
		rate_formula(n, &formula, part, p + 1, -1);
		bindings_try(&b, &formula, true);
	}
	/* 应调解300件，实际345件，成功338件，成功率P%: no rate of success is of less than that */
	if (b.any_named && f->value <= 100 * power_of_ten(FIGURE_SCALE) &&
		b.named.term[0].figure->value > b.named.term[1].figure->value)
		return false;
	return b.any_named && in_hand_first && bindings_claim(&b);
}

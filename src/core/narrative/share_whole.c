/*-------------------------------------------------------------------------
 *
 * share_whole.c
 *	  The whole that a share is of.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "scan.h"

/* 占合同价款W的40%；…占30%: the whole that the share before it printed, in one sentence; −1 if none did. */
int
whole_of_share_before(const Narrative *n, int p, int part)
{
	for (int i = p - 1; i >= 0 && i > p - 8 && n->figure[i].sentence == n->figure[p].sentence; i--)
	{
		int			whole;

		if (!is_share(n, i) || n->figure[i].depth != n->figure[p].depth)
			continue;
		whole = printed_whole(n, i);
		return whole >= 0 && figure_same_dimension(n, &n->figure[whole], &n->figure[part]) ? whole : -1;
	}
	return -1;
}

/* Shares of the same whole, which no figure prints: its parts in this paragraph. */
bool
sum_of_siblings(const Narrative *n, int p, Formula *f, int part)
{
	const Figure *stated = &n->figure[p];
	int			siblings = 0;
	/* a label of so few words that it matches none is as good as none */
	bool		named = stated->label == stated->label_end || labels_match(n, stated, stated) == 3;

	formula_start(f, STYLE_RATIO, true);
	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		int			other;

		if (!is_share(n, i) || n->figure[i].paragraph != stated->paragraph ||
			(stated->label == stated->label_end && n->figure[i].sentence != stated->sentence))
			continue;
		other = i == p ? part : part_of_share(n, i);
		if (other < 0 || !figure_same_dimension(n, &n->figure[other], &n->figure[part]))
			continue;
		if (labels_equal(n, &n->figure[i], stated) ? !named : labels_match(n, &n->figure[i], stated) != 3)
			continue;
		/* a占x%、y%: one part, however many shares */
		if (f->count > 0 && f->term[f->count - 1].figure == &n->figure[other])
			continue;
		formula_add(f, &n->figure[other], other == part, 1, n->figure[other].finest);
		siblings++;
	}
	/* what is all of it has none, unless they are 0 */
	return siblings >= 2 && (stated->value < 100 * power_of_ten(FIGURE_SCALE) ||
							 formula_weigh(f, stated).fit == FIT_HOLDS);
}

/* Does one share at least agree with the sum of the parts? */
bool
siblings_agree(const Narrative *n, int p)
{
	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		Formula		f;
		int			part;

		if (i == p || !is_share(n, i) || n->figure[i].paragraph != n->figure[p].paragraph ||
			(n->figure[p].label == n->figure[p].label_end && n->figure[i].sentence != n->figure[p].sentence))
			continue;
		part = part_of_share(n, i);
		/* one digit agrees by chance */
		if (part >= 0 && significant_digits(&n->figure[i]) >= 2 && sum_of_siblings(n, i, &f, part) &&
			formula_weigh(&f, &n->figure[i]).fit == FIT_HOLDS && n->figure[part].value != 0)
			return true;
	}
	return false;
}

/* Of a list of that whole: is another share of it right of the whole, and of no `other`? */
static bool
siblings_refuse(const Narrative *n, int p, int whole, int other)
{
	bool		refuse = false;

	for (int i = whole + 1; i < n->count && i < whole + LOOK_BACK; i++)
	{
		int			part = i == p || !is_share(n, i) ? -1 : part_of_share(n, i);

		if (part < 0 || n->figure[part].whole != whole || whole_name(n, &n->figure[i]) < n->figure[i].label_end)
			continue;
		if (share_fits(n, i, part, other))
			return false;
		refuse = refuse || share_fits(n, i, part, whole);
	}
	return refuse;
}

/*
 * Of another sentence, and smaller than its part though the share is none of
 * more than all, or of another year: a namesake.
 */
static bool
is_another_whole(const Narrative *n, int p, int part, int whole)
{
	const Figure *a = &n->figure[part];
	const Figure *w = &n->figure[whole];

	if (w->sentence == a->sentence)
		return false;
	/* 占支出合计的P% is of no 实际支出 that a later sentence tells */
	if (w->sentence > n->figure[p].sentence && (n->figure[p].cues & ~w->cues & CUE_TOTAL))
		return true;
	return (w->value < a->value && n->figure[p].value <= 100 * power_of_ten(FIGURE_SCALE)) ||
		(w->year != 0 && a->year != 0 && w->year != a->year);
}

/* 2022年安排a，2023年安排b，占已安排资金的P%: has another level of the sentence the same name, and another value? */
static bool
has_namesake(const Narrative *n, int p, int part, int whole)
{
	const Figure *w = &n->figure[whole];

	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].sentence == n->figure[p].sentence; i--)
		if (i != whole && i != part && n->figure[i].sentence == w->sentence && is_level(&n->figure[i]) &&
			n->figure[i].value != w->value &&
			figure_same_dimension(n, &n->figure[i], w) && labels_match(n, &n->figure[i], w) == 3)
			return true;
	return false;
}

/* Levels whose label is what 占… names. */
void
try_named_wholes(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	int			best = 0;
	int			low = p - 2 * LOOK_BACK < 0 ? 0 : p - 2 * LOOK_BACK;

	size_t		name = whole_name(n, f);

	if (name == f->label_end)
		return;
	for (int pass = 0; pass < 2; pass++)
		for (int i = low; i < n->count && i < p + LOOK_BACK; i++)
		{
			const Figure *w = &n->figure[i];
			int			match;
			Formula		formula;

			if (i == part || !is_level(w) || !figure_same_dimension(n, w, &n->figure[part]) ||
				f->paragraph - w->paragraph > 2)
				continue;
			/* 累计完成V，占总投资的P%，其中当年完成a: a part of V */
			if (i > p && w->group == f->group && ((w->cues | w->lead) & CUE_PART))
				continue;
			match = label_match(n->body, name, f->label_end, w->label, w->label_end);
			if (pass == 0)
				best = match > best ? match : best;
			else if (match == best && best >= 2)
			{
				share_formula(n, &formula, part, i);
				/* what is all of something is it, and tells of no amount of another sentence */
				bindings_try(b, &formula, best == 3 && !is_another_whole(n, p, part, i) &&
							 !has_namesake(n, p, part, i) &&
							 (w->sentence == f->sentence || f->value != 100 * power_of_ten(FIGURE_SCALE)));
			}
			/* 甲收入A。乙基金收入B，支出b，占收入的P%: of B, though A has the very name */
			else if (match == 2 && best == 3 && w->sentence == f->sentence && share_fits(n, p, part, i))
			{
				share_formula(n, &formula, part, i);
				bindings_try(b, &formula, true);
			}
		}
}

/* Do two shares name the same whole with the same words? */
bool
same_whole_name(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		from_a = whole_name(n, a);
	size_t		from_b = whole_name(n, b);

	return a->label_end > from_a && a->label_end - from_a == b->label_end - from_b &&
		memcmp(n->body + from_a, n->body + from_b, a->label_end - from_a) == 0;
}

/*
 * 占承办总数的P%, whose whole has another name: what other shares of that name are
 * right of, of the list of their parts, is the whole of this one.
 */
void
try_confirmed_whole(Narrative *n, Bindings *b, int p, int part)
{
	int			whole = -1;
	int			digits = 0;
	Formula		f;

	for (int i = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK; i < n->count && i < p + LOOK_BACK; i++)
	{
		int			other;
		int			w;

		if (i == p || !is_share(n, i) || n->figure[i].paragraph != n->figure[p].paragraph ||
			!same_whole_name(n, &n->figure[p], &n->figure[i]))
			continue;
		other = part_of_share(n, i);
		w = other < 0 ? -1 : n->figure[other].whole;
		if (w < 0 || n->figure[other].value == n->figure[w].value)
			continue;
		share_formula(n, &f, other, w);
		if (formula_weigh(&f, &n->figure[i]).fit != FIT_HOLDS)
			continue;
		if (whole >= 0 && w != whole)
			return;
		whole = w;
		digits += significant_digits(&n->figure[i]);
	}
	if (whole < 0 || digits < 3 || whole == part || !figure_same_dimension(n, &n->figure[part], &n->figure[whole]))
		return;
	share_formula(n, &f, part, whole);
	bindings_try(b, &f, true);
}

/* 参保人数 of 参加养老保险: do the characters of a name stand in a label, in their order? */
bool
name_abbreviates(const Narrative *n, size_t name, size_t end, const Figure *f)
{
	static const char *const numbers[] = {"人数", "总数", "户数", "总量", "总额", "人员", "人", "户"};
	size_t		at = f->label;
	int			count = 0;

	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (text_ends(n->body, name, end, numbers[i]))
			end -= strlen(numbers[i]);
	for (; name + 3 <= end; name += 3, at += 3, count++)
	{
		while (at + 3 <= f->label_end && memcmp(n->body + at, n->body + name, 3) != 0)
			at++;
		if (at + 3 > f->label_end)
			return false;
	}
	return count >= 2;
}

/*
 * 全年365天，优良天数329天，优良天数比例P%: the one other level of the sentence, which
 * is in front and larger, where the words name the part; or name the whole in
 * short.
 */
void
try_only_other(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	const Figure *a = &n->figure[part];
	bool		of_part = !text_holds(n->body, f->clause, f->label, "占") &&
		!text_holds(n->body, f->label, f->label_end, "占") && labels_match(n, f, a) >= 2;
	int			whole = -1;
	Formula		formula;

	for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].sentence == f->sentence; i--)
		if (i != part && is_amount(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], a))
		{
			if (whole >= 0)
				return;
			whole = i;
		}
	if (whole < 0 || whole > part || !is_level(&n->figure[whole]) || n->figure[whole].value < a->value ||
		n->figure[whole].depth != a->depth || n->figure[whole].group != f->group ||
		(!of_part && !name_abbreviates(n, whole_name(n, f), f->label_end, &n->figure[whole])))
		return;
	share_formula(n, &formula, part, whole);
	bindings_try(b, &formula, true);
}

/* 占总户数的P%, 占全部的P%; the words in front of the figure */
static bool
says_all(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"占总", "占全部", "占全县总", "占全市总", "占所有", NULL};

	return clause_holds_any(n, f, words);
}

/* 192名, 150人: do both count people? */
static bool
count_people(const Narrative *n, const Figure *a, const Figure *b)
{
	static const char *const units[] = {"人", "名", "位", NULL};

	return a->class == CLASS_COUNT && b->class == CLASS_COUNT && a->unit_end - a->unit == strlen("人") &&
		b->unit_end - b->unit == strlen("人") && begins_any(n->body + a->unit, strlen("人"), units) &&
		begins_any(n->body + b->unit, strlen("人"), units);
}

static bool
same_things(const Narrative *n, const Figure *a, const Figure *b)
{
	static const char *const any[] = {"个", "项", "处", NULL};
	size_t		step;

	if (!figure_same_dimension(n, a, b))
		return count_people(n, a, b);
	/* 11个县, 8个项目 */
	return a->class != CLASS_COUNT || !begins_any(n->body + a->unit, a->unit_end - a->unit, any) ||
		(a->end + strlen("项目") <= n->len && b->end + strlen("项目") <= n->len &&
		 mark_at(n->body + a->end, n->len - a->end, &step) == MARK_NONE &&
		 memcmp(n->body + a->end, n->body + b->end, strlen("项目")) == 0);
}

/* Does a share stand right behind the amount? */
static bool
has_share(const Narrative *n, int i)
{
	return i + 1 < n->count && n->figure[i + 1].group == n->figure[i].group && is_share(n, i + 1);
}

/*
 * 共1260户。其中甲a户，占x%，乙b户，占y%: the one number of its kind in front of the sentence, where the words or 其中
 * say that the share is of all.  What stands beside it with no share of its own may be the whole, too.
 */
void
try_whole_before(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *a = &n->figure[part];
	bool		unnamed = whole_name(n, &n->figure[p]) == n->figure[p].label_end;
	int			first = part;
	int			whole = -1;
	Formula		formula;

	if (a->sentence != n->figure[p].sentence)
		return;
	while (first > 0 && n->figure[first - 1].sentence == a->sentence)
		first--;
	if (!says_all(n, &n->figure[p]) &&
		!(unnamed && ((n->figure[first].cues | n->figure[first].lead) & CUE_PART)))
		return;
	for (int i = first; i < part; i++)
		if (is_amount(&n->figure[i]) && same_things(n, &n->figure[i], a) && !has_share(n, i))
			return;
	for (int i = first - 1; i >= 0 && i > first - LOOK_BACK && n->figure[i].paragraph == a->paragraph; i--)
	{
		const Figure *w = &n->figure[i];

		if (!is_amount(w) || !same_things(n, w, a))
			continue;
		if (whole >= 0 || a->sentence - w->sentence > 1 || !is_level(w) || w->depth > a->depth || w->approximate ||
			w->value < a->value)
			return;
		whole = i;
	}
	if (whole < 0 || is_another_whole(n, p, part, whole))
		return;
	share_formula(n, &formula, part, whole);
	bindings_try(b, &formula, true);
}

/* 两项合计占, 三项共占: how many parts the words in front of 占 add up; 0 if they do not */
static int
joint_count(const Narrative *n, const Figure *f)
{
	static const char *const numbers[] = {"两", "三", "四", "五"};

	if ((f->cues & CUE_TOTAL) == 0 || (!label_holds(n, f, "项") && !label_holds(n, f, "者")))
		return 0;
	for (int i = 0; i < (int) COUNT_OF(numbers); i++)
		if (clause_holds(n, f, numbers[i]))
			return i + 2;
	return 0;
}

bool
judge_joint_share(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			count = joint_count(n, f);
	int			whole = -1;
	Bindings	b;
	Formula		formula;

	if (count == 0 || p < count)
		return false;
	formula_start(&formula, STYLE_RATIO, true);
	for (int i = p - count; i < p; i++)
	{
		const Figure *part = &n->figure[i];

		if (!is_level(part) || part->group != f->group || part->depth != f->depth || part->whole < 0 ||
			(whole >= 0 && part->whole != whole))
			return false;
		whole = part->whole;
		formula_add(&formula, part, 1, 0, part->finest);
	}
	formula_add(&formula, &n->figure[whole], 0, 1, n->figure[whole].finest);
	bindings_start(&b, n, KIND_SHARE, f);
	bindings_try(&b, &formula, true);
	return bindings_claim(&b);
}

void
try_guesses(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *a = &n->figure[part];
	Formula		f;
	int			low = p - LOOK_BACK < 0 ? 0 : p - LOOK_BACK;

	for (int i = low; i < n->count && i < p + LOOK_BACK / 2; i++)
	{
		const Figure *w = &n->figure[i];

		if (i == part || !is_level(w) || !figure_same_dimension(n, w, a) || w->value < a->value ||
			w->paragraph != n->figure[p].paragraph)
			continue;
		share_formula(n, &f, part, i);
		bindings_try(b, &f, false);
	}
	/* 占任务数的P%: each has a task of its own */
	if ((clause_cues(n, p) & (CUE_TASK | CUE_BUDGET)) == 0 && sum_of_siblings(n, p, &f, part))
	{
		bool		named = whole_name(n, &n->figure[p]) != n->figure[p].label_end;
		bool		together = true;

		/* what another sentence shares out may be another whole, unless it names the same */
		for (int i = 0; i < f.count; i++)
			together = together && (named || f.term[i].figure->sentence == n->figure[p].sentence);
		/* 占任务数的P%: each of a task of its own */
		bindings_try(b, &f, together && !b->any_named && siblings_agree(n, p) &&
					 (clause_cues(n, p) & (CUE_TASK | CUE_BUDGET)) == 0);
	}
}

/*
 * 受益群众A户B人，其中甲a户b人，占受益户数的P%: does the name of the whole count what the part is counted in, and
 * say of whom no more than the label of the whole, which may stand in front of its first count?
 */
static bool
counts_whole(const Narrative *n, int p, int part, int whole)
{
	const Figure *f = &n->figure[p];
	const Figure *w = &n->figure[whole];
	size_t		from = whole_name(n, f);
	size_t		word = strlen("受益");

	if (part_of_unit(n, p) != part)
		return false;
	while (w->label == w->label_end && w > n->figure && w[-1].part == w->part)
		w--;
	return f->label_end < from + word + strlen("户") ||
		holds_bytes(n->body + w->label, w->label_end - w->label, n->body + from, word);
}

/* The wholes of a list that words make one, though its parts do not give it. */
void
try_list_whole(Narrative *n, Bindings *b, int part)
{
	Formula		f;
	int			whole = n->figure[part].whole;

	/* a part that is told again is no part of itself */
	if (whole < 0 || !is_level(&n->figure[whole]) ||
		(n->figure[whole].value == n->figure[part].value && n->figure[whole].list_end <= part &&
		 labels_equal(n, &n->figure[whole], &n->figure[part])))
		return;
	share_formula(n, &f, part, whole);
	/* 甲a，占x%，其中丙c，占z%；乙b，占y%: the second is beside the first */
	bindings_try(b, &f, !(n->figure[part].group != n->figure[whole].group && whole + 1 < n->count &&
						  is_share(n, whole + 1) &&
						  n->figure[whole + 1].group == n->figure[whole].group &&
						  whole_name(n, &n->figure[whole + 1]) == n->figure[whole + 1].label_end) &&
				 (counts_whole(n, (int) (b->stated - n->figure), part, whole) ||
				  label_may_mean(n->body, whole_name(n, b->stated), b->stated->label_end,
								 n->figure[whole].label, n->figure[whole].label_end)));
	/* shares that agree with the sum of the parts accuse the whole, not themselves */
	formula_start(&f, STYLE_RATIO, true);
	for (int i = whole + 1; i < n->count && i < whole + 4 * LOOK_BACK; i++)
		if (n->figure[i].whole == whole && n->figure[i].value != 0)
			formula_add(&f, &n->figure[i], i == part, 1, n->figure[i].finest);
	if (f.count >= 2 && formula_weigh(&f, b->stated).fit == FIT_HOLDS)
		bindings_try(b, &f, true);
	for (int i = whole - 1; i >= 0 && i >= whole - LOOK_BACK / 2 &&
		 n->figure[i].paragraph == n->figure[whole].paragraph; i--)
		if (is_level(&n->figure[i]) && figure_same_dimension(n, &n->figure[i], &n->figure[part]))
		{
			share_formula(n, &f, part, i);
			if (formula_weigh(&f, b->stated).fit == FIT_HOLDS &&
				!siblings_refuse(n, (int) (b->stated - n->figure), whole, i))
				bindings_try(b, &f, true);
		}
}

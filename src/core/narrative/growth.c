/*-------------------------------------------------------------------------
 *
 * growth.c
 *	  Rates of change: 增长P%.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include "scan.h"

static void
growth_formula(const Narrative *n, Formula *f, int now, int base, int sign)
{
	const Figure *v = &n->figure[now];
	const Figure *b = &n->figure[base];

	formula_start(f, sign < 0 ? STYLE_FALL : STYLE_GROWTH, true);
	formula_add(f, v, sign < 0 ? -1 : 1, 0, v->finest);
	formula_add(f, b, sign < 0 ? 1 : -1, 1, b->finest);
}

/* Which other figure of the sentence would be the base that gives it? */
static bool
fits_other_base(const Narrative *n, const Change *c, int p)
{
	Formula		f;

	if (c->difference < 0 || c->now < 0)
		return false;
	formula_ratio(&f, &n->figure[c->difference], &n->figure[c->now]);
	return formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS;
}

/* 项目数增长P%: does the percentage say of what, and not of this? */
static bool
is_of_another(const Narrative *n, int p, int now)
{
	const Figure *f = &n->figure[p];

	return now >= 0 && n->figure[now].label < n->figure[now].label_end &&
		!label_names_nothing(n, f) && !same_clause_label(n, p, now);
}

/* 上年B，减少D; 年初余额B，减少D; 2023年B，2024年减少D: is the level what it was before, perhaps? */
static bool
may_be_before(const Narrative *n, int level, int difference)
{
	const Figure *v = &n->figure[level];
	const Figure *d = &n->figure[difference];

	return (v->cues & (CUE_LAST | CUE_CARRY)) || clause_holds(n, v, "年初") ||
		(v->year != 0 && d->year > v->year);
}

/* 上年B，本年减少D: the words say that the level is what it was before */
static bool
was_last_year(const Narrative *n, int level, int difference)
{
	static const char *const now[] = {"本年", "今年", "当年", NULL};
	const Figure *v = &n->figure[level];
	const Figure *d = &n->figure[difference];

	if ((v->cues & CUE_LAST) == 0 || v->group != d->group)
		return false;
	return clause_holds_any(n, d, now);
}

/* 分别增长x%和下降y%: which is whose? */
static bool
is_one_of_each(const Narrative *n, int p)
{
	return (clause_cues(n, p) & CUE_EACH) != 0 ||
		(p > 0 && n->figure[p - 1].class == CLASS_PERCENT && n->figure[p - 1].group == n->figure[p].group &&
		 n->figure[p].part - n->figure[p - 1].part <= 1 && (clause_cues(n, p - 1) & CUE_EACH));
}

static void
try_all(Narrative *n, Bindings *b, const Change *c, int sign, bool named)
{
	Formula		f;

	if (c->base >= 0 && c->now >= 0)
	{
		growth_formula(n, &f, c->now, c->base, sign);
		bindings_try(b, &f, named);
	}
	if (c->base >= 0 && c->difference > c->base &&
		figure_same_dimension(n, &n->figure[c->base], &n->figure[c->difference]))
	{
		/* 比上年B增加D says it all, whoever it is of */
		bool		adjacent = c->difference == c->base + 1 && n->figure[c->difference].group == b->stated->group;

		formula_ratio(&f, &n->figure[c->difference], &n->figure[c->base]);
		bindings_try(b, &f, named || (adjacent && !is_one_of_each(n, (int) (b->stated - n->figure))));
	}
	if (c->base < 0 && c->difference >= 0 && c->now >= 0)
	{
		bool		before = may_be_before(n, c->now, c->difference);
		int			whole = n->figure[c->now].whole;
		bool		was = before && was_last_year(n, c->now, c->difference);

		formula_change(&f, &n->figure[c->difference], &n->figure[c->now], sign);
		bindings_try(b, &f, named && !before);
		if (before)
		{
			formula_ratio(&f, &n->figure[c->difference], &n->figure[c->now]);
			bindings_try(b, &f, named && was);
		}
		/* 共T，其中a、b，较上年增加D: of the last part, or of all */
		if (whole >= 0 && whole != c->now && is_level(&n->figure[whole]) &&
			n->figure[whole].sentence == n->figure[c->difference].sentence &&
			figure_same_dimension(n, &n->figure[whole], &n->figure[c->difference]))
		{
			formula_change(&f, &n->figure[c->difference], &n->figure[whole], sign);
			if (formula_weigh(&f, b->stated).fit == FIT_HOLDS)
				bindings_try(b, &f, named);
		}
	}
}

/* 减少D，增长P%: each with a word of its own, and one clause behind the other. */
static bool
says_opposite(const Narrative *n, int p, int difference)
{
	uint64_t	ways = CUE_UP | CUE_DOWN;
	uint64_t	rate = n->figure[p].cues & ways;
	uint64_t	change = difference >= 0 ? n->figure[difference].cues & ways : 0;

	return difference >= 0 && difference == p - 1 && n->figure[p].part - n->figure[difference].part <= 1 &&
		n->figure[difference].value > 0 &&
		rate != 0 && change != 0 && (rate & change) == 0;
}

/* 比上年增加D，下降P%, of nothing that is printed: one of the words is wrong.  False if P is of another thing. */
static bool
claim_opposite(Narrative *n, int p, int difference)
{
	const Figure *f = &n->figure[p];
	const Figure *d = &n->figure[difference];
	Claim	   *claim;

	if (!label_names_nothing(n, f) || (f->cues & (CUE_GROWTH | CUE_SHARE | CUE_RATE | CUE_MEAN | CUE_THAN)) ||
		f->approximate || d->approximate || d->depth != f->depth)
		return false;
	claim = claim_start_direction(n, d, f);
	claim_operand(claim, d);
	claim_operand(claim, f);
	claim->verdict = CLAIM_FAILS;
	claim->reason = WHY_DIRECTION;
	claim_message_figure(n, d);
	claim_message(claim, d->sign > 0 ? "为增加，后面的比率却为下降。" : "为减少，后面的比率却为增长。");
	claim_emit(n);
	return true;
}

/* Two years of one label, whose difference is what is printed, or near to it. */
static bool
is_twin_change(const Narrative *n, Change *c)
{
	Change		twin = *c;
	Formula		f;
	const Figure *v;
	const Figure *b;

	if (!find_twin_of_year(n, &twin))
		return false;
	v = &n->figure[twin.now];
	b = &n->figure[twin.base];
	formula_start(&f, STYLE_SUM, false);
	formula_add(&f, v->value > b->value ? v : b, 1, 0, v->finest);
	formula_add(&f, v->value > b->value ? b : v, -1, 0, b->finest);
	if (formula_weigh(&f, &n->figure[c->difference]).fit == FIT_FAILS)
		return false;
	*c = twin;
	return true;
}

/* 地区生产总值, 增加值: they grow in constant prices, and are printed in those of the year */
static bool
is_in_real_terms(const Narrative *n, const Change *c, int p)
{
	static const char *const words[] = {"生产总值", "GDP", "增加值"};
	static const char *const ways[] = {"实际增长", "同口径", "可比", NULL};
	const Figure *f = &n->figure[p];

	if (clause_holds_any(n, f, ways))
		return true;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (clause_holds(n, f, words[i]) ||
			(c->now >= 0 && label_holds(n, &n->figure[c->now], words[i])) ||
			(c->base >= 0 && label_holds(n, &n->figure[c->base], words[i])))
			return true;
	return false;
}

/* 年初预算B，决算V，比预算减少D，下降P%: of the plan that the words name */
static bool
find_plan_named(const Narrative *n, Change *c)
{
	const Figure *d = &n->figure[c->difference < 0 ? 0 : c->difference];

	if (c->difference < 0 || c->base >= 0 || (d->cues & CUE_THAN) == 0 || (d->cues & (CUE_TASK | CUE_BUDGET)) == 0 ||
		(d->cues & CUE_LAST) || !find_plan(n, c->difference, c))
		return false;
	c->now_named = true;
	return true;
}

/*
 * V，增加D，增长P%, where P is D ÷ V: it was taken on what it came to.  Three digits do not agree by chance,
 * so that V need not be named; what it was before is no such V.
 */
static bool
try_taken_on_now(Narrative *n, Bindings *b, const Change *c, int p, int sign)
{
	const Figure *f = &n->figure[p];
	const Figure *d = &n->figure[c->difference < 0 ? 0 : c->difference];

	if (c->difference < 0 || c->base >= 0 || d->group != f->group || significant_digits(f) < 3 || d->approximate ||
		f->approximate || is_one_of_each(n, p))
		return false;
	for (int i = p - 1; i >= 0 && i > p - 8 && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];
		Formula		formula;

		if (!is_level(v) || !figure_same_dimension(n, v, d) || v->value <= d->value || v->approximate ||
			may_be_before(n, i, c->difference) || (v->year != 0 && d->year != 0 && v->year < d->year))
			continue;
		formula_ratio(&formula, d, v);
		if (formula_weigh(&formula, f).fit != FIT_HOLDS)
			continue;
		formula_change(&formula, d, v, sign);
		if (formula_weigh(&formula, f).fit != FIT_FAILS)
			continue;
		b->label = v;
		b->reason = WHY_WRONG_BASE;
		bindings_try(b, &formula, true);
		return true;
	}
	return false;
}

void
judge_growth(Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	Change		c = {.difference = -1,.base = -1,.now = -1};
	Bindings	b;
	int			sign = f->sign;
	bool		paired;
	bool		each;

	c.difference = find_difference(n, p);
	c.base = find_base(n, p, c.difference);
	if (c.difference < 0 && c.base < 0)
	{
		int			level = level_in_front(n, p);

		c.difference = level >= 0 ? find_difference_behind(n, p) : -1;
		if (c.difference >= 0 && !figure_same_dimension(n, &n->figure[level], &n->figure[c.difference]))
			c.difference = -1;
	}
	if (c.difference >= 0 && counts_from_other_time(n, c.difference, p))
		c.difference = -1;
	/* 分别增加D户和减少E人: which is whose must be told */
	if (c.difference > 0 && c.difference < p && (clause_cues(n, c.difference) & CUE_EACH) &&
		n->figure[c.difference - 1].part == n->figure[c.difference].part &&
		n->figure[c.difference - 1].role == ROLE_CHANGE)
		c.difference = -1;
	each = find_each_base(n, p, &c) || find_base_of_unit(n, p, &c);
	paired = each || find_paired(n, p, &c);
	if (!paired)
	{
		find_now(n, p, &c);
		prefer_own_words(n, &c);
		find_named_now(n, &c);
	}
	if (paired)
		;
	else if ((c.base < 0 && (find_last_year(n, p, &c) || find_first_budget(n, p, &c))) ||
		(c.base < 0 && c.difference < 0 && find_compared_years(n, p, &c)) || find_base_behind(n, p, &c) ||
		(c.base < 0 && find_ends_behind(n, p, &c)) || is_twin_change(n, &c) ||
		find_plan_named(n, &c) ||
		(c.base < 0 && (find_bracket_before(n, p, &c) || (c.difference < 0 && find_bid(n, p, &c)))) ||
		(c.base < 0 && (find_base_by_name(n, c.difference >= 0 ? c.difference : p, &c) || find_last_first(n, p, &c))))
		;
	else if (c.base < 0 && c.difference < 0 && !find_pair_of_years(n, p, &c) && !find_base_after(n, p, &c))
		c.now_named = false;
	else if (c.base < 0 && p > 0 && n->figure[p - 1].year != 0)
		find_pair_of_years(n, p, &c);
	if (!c.now_named && c.base < 0 && c.difference >= 0 && c.difference < p)
		(void) find_named_level(n, c.difference, &c);
	/* the role of a percentage in a bracket is its difference's: 增加D（P%） */
	if (c.difference >= 0 && n->figure[c.difference].sign != 0)
		sign = n->figure[c.difference].sign;
	bindings_start(&b, n, KIND_GROWTH, f);
	if (c.now >= 0 && (c.now_named || c.base < 0))
		b.label = &n->figure[c.now];
	if (c.now >= 0 || c.base >= 0)
		try_all(n, &b, &c, sign, c.now_named && (c.base >= 0 || c.difference >= 0) &&
				(paired || !is_one_of_each(n, p)) &&
				(each || !is_of_another(n, p, c.now)));
	/* a difference that another level of the paragraph explains, by its label */
	if (!bindings_hold(&b) && !b.any_named && c.difference >= 0 && c.base < 0)
		for (int i = p - 1; i >= 0 && i > p - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
			if (i != c.now && is_level(&n->figure[i]) &&
				figure_same_dimension(n, &n->figure[i], &n->figure[c.difference]))
			{
				Formula		formula;

				formula_change(&formula, &n->figure[c.difference], &n->figure[i], sign);
				bindings_try(&b, &formula, false);
			}
	if (f->number.coefficient > 0 && c.difference >= 0 && says_opposite(n, p, c.difference))
	{
		Bindings	other;

		/* 增加D，下降P%: right of a decrease, so that it is the other word that is wrong */
		bindings_start(&other, n, KIND_GROWTH, f);
		other.label = b.label;
		if (!bindings_hold(&b) && c.now_named && c.base < 0)
			try_all(n, &other, &c, -sign, true);
		if (bindings_hold(&other))
			b = other;
		b.contradicted = bindings_hold(&b);
		if (!b.contradicted && !b.any_named && claim_opposite(n, p, c.difference))
			return;
	}
	else if (b.any_named && !bindings_hold(&b) && fits_other_base(n, &c, p))
		b.reason = WHY_WRONG_BASE;
	if (!bindings_hold(&b) && !(!b.any_named && try_taken_on_now(n, &b, &c, p, sign)) && is_in_real_terms(n, &c, p))
		b.reason = WHY_AMBIGUOUS;
	bindings_claim(&b);
}

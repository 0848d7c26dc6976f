/*-------------------------------------------------------------------------
 *
 * rate_funds.c
 *	  Rates of money, of what their sentence or one before names: 预算B。… 支出V，执行率P%.
 *
 * The name of the rate says what was done (spent, arrived, left), and words say
 * which amounts may be its base.  All of these are tried; if none gives the rate, the
 * nearest one accuses it, unless anything else that stands there would give it.
 *
 *-------------------------------------------------------------------------
 */
#include "rate.h"

#include <string.h>

#include "cue.h"
#include "fund.h"
#include "scan.h"

#define SENTENCES_BACK	3
#define MOST_SKIPPED	12
#define SAME_NAME		12		/* bytes of a name that tells what it is of: four characters */

/* What was spent, of which the rate may be; −1 where there is none. */
typedef struct Done
{
	int			own;			/* a part of something, right in front */
	int			all;			/* the last amount in front that is no part, over parts that give it */
	bool		others;			/* more was spent, with no rate of its own */
} Done;

/* 资金支付率, 总体执行率 */
static bool
label_is_of_all(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"资金", "总体", "整体", "预算执行", "项目", NULL};

	return begins_any(n->body + f->label, f->label_end - f->label, words);
}

/*
 * May the rate be of the amount, over the parts that stand between?  They give it, or there is one, and the rate
 * says that it is of the money; they have no rates of their own.
 */
static bool
parts_give(const Narrative *n, int whole, const int *part, int count, int p, FundRate kind)
{
	wide		sum = 0;

	for (int i = 0; i < count; i++)
	{
		if (has_its_rate(n, part[i], p, kind))
			return false;
		sum += n->figure[part[i]].value;
	}
	return count == 0 || (count > 1 && sum == n->figure[whole].value) ||
		(label_is_of_all(n, &n->figure[p]) && sum <= n->figure[whole].value);
}

/* 基本支出a，项目支出V，执行率P%: of both, it may be */
static bool
follows_others(const Narrative *n, int all, int p, FundRate kind)
{
	const Figure *v = &n->figure[all];
	bool		same_sentence = v->sentence == n->figure[p].sentence;

	for (int i = all - 1; i >= 0 && n->figure[i].sentence == v->sentence && (!same_sentence ||
																	 n->figure[i].group == v->group); i--)
	{
		const Figure *a = &n->figure[i];

		if (is_level(a) && is_money(a) && !is_part(a) && a->depth <= v->depth &&
			(a->value < v->value || a->group != v->group) && was_done(n, a, kind) && !is_fund(n, a, kind) &&
			!has_its_rate(n, i, all, kind))
			return true;
	}
	return false;
}

/* A part that words call one, or that stands in a list of what is no fund */
static bool
is_part_of_done(const Narrative *n, const Figure *a, FundRate kind)
{
	return is_part(a) && (((a->cues | a->lead) & CUE_PART) || a->whole < 0 ||
						  !is_fund(n, &n->figure[a->whole], kind));
}

/* 支出V。上半年支出进度P%: does the sentence of the rate speak of a time that the amount does not? */
static bool
is_of_other_time(const Narrative *n, int part, int p)
{
	static const char *const words[] = {"月", "季度", "半年", "截至", "截止", "以前", "此前", "同期", NULL};
	const Figure *f = &n->figure[p];
	int			first = p;
	size_t		from;

	/* 前9个月，执行率P%: the months are a figure, too */
	while (first > 0 && n->figure[first - 1].sentence == f->sentence)
		first--;
	from = first > 0 ? n->figure[first - 1].end : 0;
	return text_holds_any(n->body, from, f->start, words) || (f->year != 0 && f->year != n->figure[part].year);
}

/* Does an amount of money stand in the sentence of the rate? */
static bool
has_money(const Narrative *n, int p)
{
	int			sentence = n->figure[p].sentence;

	for (int i = p - 1; i >= 0 && n->figure[i].sentence == sentence; i--)
		if (is_money(&n->figure[i]))
			return true;
	for (int i = p + 1; i < n->count && n->figure[i].sentence == sentence; i++)
		if (is_money(&n->figure[i]))
			return true;
	return false;
}

static Done
find_done(const Narrative *n, int p, FundRate kind)
{
	const Figure *f = &n->figure[p];
	Done		done = {-1, -1, false};
	int			part[MOST_SKIPPED];
	int			skipped = 0;

	for (int i = p - 1; i >= 0 && i > p - FUNDS_BACK && n->figure[i].paragraph == f->paragraph &&
		 f->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *a = &n->figure[i];

		if (a->class == CLASS_PERCENT && fund_rate(n, a) == kind && a->depth <= f->depth)
			break;
		if (!is_money(a) || a->depth > f->depth || a->role == ROLE_CHANGE || a->role == ROLE_BASE)
			continue;
		if (!is_level(a))
			break;
		if (i == p - 1 && is_part(a) && a->sentence == f->sentence && f->part - a->part <= 1 &&
			(was_done(n, a, kind) || (a->whole >= 0 && was_done(n, &n->figure[a->whole], kind))))
			done.own = i;
		if (was_done(n, a, kind) && !is_part_of_done(n, a, kind))
		{
			done.all = parts_give(n, i, part, skipped, p, kind) ? i : -1;
			done.others = done.all >= 0 && follows_others(n, i, p, kind);
			break;
		}
		if (kind != RATE_LEFT && (a->cues & (CUE_BALANCE | CUE_UNDONE)))
			continue;
		if (is_part(a) && skipped < MOST_SKIPPED)
			part[skipped++] = i;
		else if (!is_fund(n, a, kind) || a->sentence != f->sentence)
			break;
	}
	if (done.all >= 0 && n->figure[done.all].sentence != f->sentence &&
		(f->depth > 0 || has_money(n, p) || is_of_other_time(n, done.all, p)))
		done.all = -1;
	/* 预算B，执行率P%，支出V */
	if (done.all < 0 && done.own < 0 && p > 0 && p + 1 < n->count && is_level(f + 1) && is_money(f + 1) &&
		f[1].part - f->part == 1 && f[1].group == f->group && f[1].depth == f->depth && was_done(n, f + 1, kind) &&
		!is_part_of_done(n, f + 1, kind) && is_fund(n, f - 1, kind) && f[-1].group == f->group &&
		!has_its_rate(n, p + 1, n->count, kind))
		done.all = p + 1;
	/* lines that were read in another order */
	if (is_of_budget(f) && done.all >= 0 && (n->figure[done.all].sentence != f->sentence ||
											 (done.all == p - 1 && f->part - n->figure[done.all].part > 1)))
		done.all = -1;
	return done;
}

/*
 * 支出V，…，结余C，结余率P%: C of V + C, and V of V + C, whichever the rate is of.  What it is: the one
 * other amount of the same name, −1 if there is none, or more.
 */
static int
try_spent_and_left(const Narrative *n, Bindings *b, int part, int p, FundRate kind)
{
	const Figure *v = &n->figure[part];
	char		name[NAME_BYTES];
	char		other[NAME_BYTES];
	size_t		len = name_of(n, v, name);
	int			found = -1;
	int			count = 0;
	Formula		formula;

	for (int i = part - FUNDS_BACK < 0 ? 0 : part - FUNDS_BACK; i < n->count && i <= p + FUNDS_BACK / 2; i++)
	{
		const Figure *a = &n->figure[i];
		size_t		other_len;

		if (i == part || !is_level(a) || !is_money(a) || a->paragraph != v->paragraph ||
			a->sentence - v->sentence > 1 || v->sentence - a->sentence > 1 ||
			was_left_before(n, a) || was_left_before(n, v))
			continue;
		count += !is_part(a) && kind == RATE_LEFT && was_done(n, a, kind);
		if (!was_done(n, a, kind == RATE_LEFT ? RATE_SPENT : RATE_LEFT))
			continue;
		whole_formula(&formula, v, a);
		if (formula_weigh(&formula, &n->figure[p]).fit == FIT_HOLDS)
		{
			bindings_try(b, &formula, true);
			return -1;
		}
		other_len = name_of(n, a, other);
		if (a->sentence > n->figure[p].sentence || is_part(a) != is_part(v) || other_len != len ||
			memcmp(name, other, len) != 0 || (is_part(a) && len == 0) ||
			is_of_another_year(n, a, v))
			continue;
		count += found >= 0;
		found = i;
	}
	return count == 0 ? found : -1;
}

/* Are these the only two amounts of their sentence, which is that of the rate? */
static bool
is_alone_with(const Narrative *n, int part, int base, int p)
{
	const Figure *f = &n->figure[p];
	int			first = p;

	while (first > 0 && n->figure[first - 1].sentence == f->sentence)
		first--;
	for (int i = first; i < n->count && n->figure[i].sentence == f->sentence; i++)
		if (i != part && i != base && is_money(&n->figure[i]) && n->figure[i].role != ROLE_CHANGE &&
			(n->figure[i].cues & CUE_BALANCE) == 0)
			return false;
	return n->figure[base].sentence == f->sentence;
}

/* Does a change of the budget stand between it and what was spent: 追加D, 调减D? */
static bool
was_changed(const Narrative *n, int base, int part)
{
	static const char *const words[] = {"追加", "调增", "调减", "调整", "压减", "核减", "收回", "增加预算",
	"减少预算", NULL};

	for (int i = base + 1; i < part; i++)
		if (is_money(&n->figure[i]) && clause_holds_any(n, &n->figure[i], words))
			return true;
	return false;
}

/*
 * 收入预算B，完成V1，为预算的x%；支出完成V，为预算的P%: the budget is of what was done right behind it, or of the
 * other side.
 */
static bool
is_anothers_budget(const Narrative *n, int base, int part, int p)
{
	const uint64_t sides = CUE_INCOME | CUE_SPEND;
	uint64_t	side = n->figure[base].cues & sides;
	uint64_t	other = n->figure[part].cues & sides;

	if (!is_of_budget(&n->figure[p]))
		return false;
	for (int i = base + 1; i < part; i++)
		if (n->figure[i].class == CLASS_PERCENT && is_of_budget(&n->figure[i]) && n->figure[i].role == ROLE_RATE)
			return true;
	return side != 0 && other != 0 && (side & other) == 0;
}

/* The bases that words allow. */
typedef struct Bases
{
	int			nearest;		/* that accuses; −1 if there is none */
	bool		any;			/* some stand there, though none may accuse */
	bool		certain;		/* no other one is meant: it has the very name of what was done, or of the rate */
} Bases;

/* 公用经费B，执行V，执行率P%: does the base open the clause group of what was done, which has no name of its own? */
static bool
opens_pair(const Narrative *n, int base, int part)
{
	const Figure *w = &n->figure[base];
	const Figure *v = &n->figure[part];
	char		name[NAME_BYTES];

	return base == part - 1 && v->group == w->group && v->part - w->part == 1 && v->depth == w->depth &&
		(base == 0 || n->figure[base - 1].group != w->group) && name_of(n, v, name) == 0 &&
		name_of(n, w, name) > 0;
}

/* 占到位资金的P% is of what arrived, and of nothing else */
static bool
says_arrived(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	return (f->cues & CUE_SHARE) && (f->cues & CUE_POOL) && clause_holds(n, f, "到位");
}

/* 专项资金执行率 is of what is called 专项资金 */
static bool
rate_names_fund(const Narrative *n, const Figure *rate, const Figure *w)
{
	static const char *const words[] = {
		"专项资金", "中央资金", "省级资金", "市级资金", "县级资金", "补助资金", "直达资金", "债券资金", NULL
	};

	for (int i = 0; words[i] != NULL; i++)
		if (begins_any(n->body + rate->label, rate->label_end - rate->label, (const char *const[]) {words[i], NULL}))
			return label_ends(n, w, words[i]);
	return false;
}

/*
 * Tries the funds in front, the nearest first.  A part of something has its own by its name only;
 * what has another name is none, unless nothing else stands in the sentence.
 */
static Bases
try_bases(const Narrative *n, Bindings *b, int part, int p, FundRate kind)
{
	const Figure *v = &n->figure[part];
	char		name[NAME_BYTES];
	char		other[NAME_BYTES];
	size_t		len = name_of(n, v, name);
	Bases		bases = {-1, false, false};
	Formula		formula;

	for (int i = p - 1; i >= 0 && i > p - FUNDS_BACK && !bases.certain && n->figure[i].paragraph == v->paragraph &&
		 v->sentence - n->figure[i].sentence <= SENTENCES_BACK; i--)
	{
		const Figure *w = &n->figure[i];
		size_t		other_len;
		bool		same_name;
		bool		named;

		if (i == part || !is_level(w) || !is_money(w) || is_of_another_year(n, w, v))
			continue;
		other_len = name_of(n, w, other);
		named = rate_names_fund(n, &n->figure[p], w);
		same_name = named || (len > 0 && other_len == len && memcmp(name, other, len) == 0);
		if (!same_name && is_anothers_budget(n, i, part, p))
			continue;
		if (!is_fund(n, w, kind) && !(same_name && w->whole >= 0 && is_fund(n, &n->figure[w->whole], kind) &&
									 !was_done(n, w, kind)))
			continue;
		bases.any = true;
		/* 其中甲预算B，决算V: the part has its own right in front */
		if (((is_part_of_done(n, v, kind) || is_part(w)) && !same_name &&
			 !(i == part - 1 && w->group == v->group && len == 0)) || !is_budget_of_rate(n, w, &n->figure[p]) ||
			(!names_agree(name, len, other, other_len) && !is_alone_with(n, part, i, p)))
			continue;
		if (bases.nearest < 0)
			bases.nearest = i;
		rate_formula(n, &formula, part, i, -1);
		if (formula_weigh(&formula, &n->figure[p]).fit == FIT_HOLDS)
		{
			bindings_try(b, &formula, true);
			return bases;
		}
		bases.certain = opens_pair(n, i, part) || says_arrived(n, p) ||
			(same_name && (named || len >= SAME_NAME) && i == bases.nearest);
	}
	return bases;
}

/* 上年结转C，本年预算B: what may be spent, too; −1 if there is none */
static int
carried_over(const Narrative *n, int base, int part)
{
	int			from = base;

	/* 上年结转C，当年可用B: it is in it */
	if (clause_holds(n, &n->figure[base], "可用") || clause_holds(n, &n->figure[base], "可供"))
		return -1;
	while (from > 0 && n->figure[from - 1].sentence == n->figure[base].sentence)
		from--;
	for (int i = from; i < part; i++)
		if (i != base && is_level(&n->figure[i]) && is_money(&n->figure[i]) && !is_part(&n->figure[i]) &&
			(n->figure[i].cues & CUE_CARRY) && (n->figure[i].cues & SPENT) == 0)
			return i;
	return -1;
}

/* May the base accuse, with what was carried over to it? */
static bool
is_sure(const Narrative *n, int part, int base, int carry, int p, FundRate kind)
{
	const Figure *f = &n->figure[p];
	const Figure *w = &n->figure[base];
	const Figure *v = &n->figure[part];
	wide		all = 100 * power_of_ten(FIGURE_SCALE);
	bool		near = base == part - 1 && w->sentence == f->sentence;

	if (w->value + (carry >= 0 ? n->figure[carry].value : 0) < v->value && f->value <= all &&
		(kind == RATE_ARRIVED || f->value == all || !near || (v->cues & CUE_TOTAL)))
		return false;
	if (is_of_all_years(n, w) && (f->value == all || (kind == RATE_ARRIVED && !near)))
		return false;
	return !was_changed(n, base, part);
}

/* The rate may be of this amount; false if nothing is there that it could be of. */
static bool
try_done(Narrative *n, Bindings *b, int part, int p, FundRate kind, bool may_accuse)
{
	const Figure *f = &n->figure[p];
	Bases		bases;
	int			left = -1;
	int			carry;
	Formula		formula;

	if (part < 0 || !rate_agrees(n, f, &n->figure[part]))
		return false;
	bases = try_bases(n, b, part, p, kind);
	if (!(b->any_named && bindings_hold(b)) && kind != RATE_ARRIVED && !is_of_budget(f))
		left = try_spent_and_left(n, b, part, p, kind);
	if (b->any_named && bindings_hold(b))
		return true;
	if (!bases.any && left < 0)
		return false;
	if (!is_of_budget(f) && !bases.certain && !(bases.nearest >= 0 && taken_wrong(n, b, part, bases.nearest, p)))
		try_any_amount(n, b, part, p);
	if (bindings_hold(b) || !may_accuse)
		return true;
	if (bases.certain)
		tell_other_base(n, b, part, bases.nearest, p);
	carry = bases.nearest >= 0 ? carried_over(n, bases.nearest, part) : -1;
	if (bases.nearest >= 0 && is_sure(n, part, bases.nearest, carry, p, kind))
		rate_formula(n, &formula, part, bases.nearest, carry);
	else if (!bases.any && left >= 0 && (kind == RATE_LEFT || n->figure[part].sentence == f->sentence))
		whole_formula(&formula, &n->figure[part], &n->figure[left]);
	else
		return bases.any;
	bindings_try(b, &formula, true);
	return true;
}

/* Settles a rate of money; false if it is none, or no words say what it is of. */
bool
try_funds(Narrative *n, Bindings *b, int p)
{
	const Figure *f = &n->figure[p];
	FundRate	kind = fund_rate(n, f);
	Done		done;
	bool		settled;

	if (kind == RATE_OTHER)
		return false;
	done = find_done(n, p, kind);
	/* 其中直达资金支出进度P%: of what is not printed */
	if (((f->cues | f->lead) & CUE_PART) && done.own < 0)
		return false;
	settled = try_done(n, b, done.own, p, kind, done.all < 0 || !label_is_of_all(n, f));
	if (!bindings_hold(b) && try_done(n, b, done.all, p, kind, !done.others))
		settled = true;
	if (b->any_named || bindings_hold(b))
		return true;
	if (!settled || is_of_budget(f))
		return false;
	b->reason = WHY_AMBIGUOUS;
	return true;
}

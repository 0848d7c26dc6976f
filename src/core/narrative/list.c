/*-------------------------------------------------------------------------
 *
 * list.c
 *	  Wholes and their parts: sums, counts, what hangs on the parts.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include <string.h>

#include "scan.h"

/* A whole with a run of parts behind (or in front of) it. */
typedef struct List
{
	int			whole;
	int			part[LIST_PARTS];
	int			count;
	int			end;			/* behind the last figure that belongs to it */
	bool		cued;			/* 其中, 包括: words say that it is one */
	bool		bracket;
	wide		sum;
} List;

int
significant_digits(const Figure *f)
{
	int64_t		number = f->number.coefficient < 0 ? -f->number.coefficient : f->number.coefficient;
	int			digits = 0;

	for (int scale = f->number.scale; scale == 0 && number != 0 && number % 10 == 0;)
		number /= 10;
	for (; number != 0; number /= 10)
		digits++;
	return digits;
}

uint64_t
clause_cues(const Narrative *n, int i)
{
	uint64_t	cues = n->figure[i].cues;

	for (int j = i - 1; j >= 0 && n->figure[j].part == n->figure[i].part; j--)
		cues |= n->figure[j].cues;
	return cues;
}

/* 个 and 项 count the same things. */
static bool
adds_to(const Narrative *n, const Figure *a, const Figure *b)
{
	const char *x = n->body + a->unit;
	const char *y = n->body + b->unit;

	if (figure_same_dimension(n, a, b))
		return true;
	return a->class == CLASS_COUNT && b->class == CLASS_COUNT &&
		a->unit_end - a->unit == 3 && b->unit_end - b->unit == 3 &&
		((memcmp(x, "个", 3) == 0 && memcmp(y, "项", 3) == 0) ||
		 (memcmp(x, "项", 3) == 0 && memcmp(y, "个", 3) == 0));
}

/* Do two figures play the same part, so that they may stand in one list? */
static bool
same_series(const Narrative *n, const Figure *a, const Figure *b)
{
	if (a->class != b->class || !adds_to(n, a, b) || a->remark || b->remark || ((a->cues ^ b->cues) & CUE_MEAN))
		return false;
	if (is_level(a))
		return is_level(b);
	return a->role == b->role && (a->role == ROLE_CHANGE || a->role == ROLE_BASE);
}

static wide
signed_value(const Figure *f)
{
	return f->role == ROLE_CHANGE && f->sign < 0 ? -f->value : f->value;
}

static bool
label_holds(const Narrative *n, const Figure *f, const char *word)
{
	size_t		len = strlen(word);

	for (size_t at = f->label; at + len <= f->label_end; at++)
		if (memcmp(n->body + at, word, len) == 0)
			return true;
	return false;
}

/* “三公”经费 are travel abroad, cars and receptions, and nothing else. */
static bool
is_three_public(const Narrative *n, const Figure *whole, const Figure *part)
{
	bool		named = false;

	for (int i = (int) (whole - n->figure); i >= 0 && n->figure[i].sentence == whole->sentence && !named; i--)
		named = label_holds(n, &n->figure[i], "三公");
	return named &&
		(label_holds(n, part, "因公出国") || label_holds(n, part, "公务用车") || label_holds(n, part, "公务接待"));
}

/* 构成, 组成 behind the parts of a sentence. */
static uint64_t
closing_cues(const Narrative *n, int first)
{
	uint64_t	cues = 0;

	for (int i = first; i < n->count && i < first + LIST_PARTS && n->figure[i].sentence == n->figure[first].sentence; i++)
		cues |= n->figure[i].after & CUE_CLOSED;
	return cues;
}

/* What the words between a whole and its first part say. */
static bool
is_cued(const Narrative *n, int whole, int first)
{
	const Figure *w = &n->figure[whole];
	const Figure *f = &n->figure[first];
	uint64_t	between = f->lead | f->cues;

	for (int i = whole; i < first; i++)
		between |= n->figure[i].after;
	/* T，由a、b构成 */
	if (f->lead & CUE_FROM || f->cues & CUE_FROM)
		between |= closing_cues(n, first);
	return f->sentence - w->sentence <= 1 &&
		((between & (CUE_PART | CUE_LIST | CUE_CLOSED)) != 0 ||
		 ((between & CUE_EACH) && first == whole + 1 && f->part == w->part + 1) || is_three_public(n, w, f));
}

/* The next figure that may be a part: what sits in a deeper bracket or under a part is skipped. */
static int
next_part(const Narrative *n, const List *list, int at, int depth)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = at; i < n->count && i - list->whole < 4 * LOOK_BACK; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->depth < depth && list->bracket)
			return n->count;
		if (f->paragraph != w->paragraph && !list->cued)
			return n->count;
		if (f->depth == depth && same_series(n, w, f))
			return i;
	}
	return n->count;
}

static wide
room_of(const Figure *f)
{
	int			decimals = f->class == CLASS_MONEY && f->power <= 4 ? f->finest : 0;

	return figure_half(f, decimals > f->number.scale ? decimals : f->number.scale);
}

/* The difference that rounding leaves between a whole and these parts. */
static wide
list_room(const Narrative *n, const List *list)
{
	wide		room = room_of(&n->figure[list->whole]);

	for (int i = 0; i < list->count; i++)
		room += room_of(&n->figure[list->part[i]]);
	return room;
}

/* Parts that are zero belong to the list that they close. */
static void
take_zeros(const Narrative *n, List *list, int depth)
{
	for (;;)
	{
		int			next = next_part(n, list, list->end, depth);

		if (next >= n->count || n->figure[next].value != 0 || list->count >= LIST_PARTS ||
			n->figure[next].sentence != n->figure[list->part[0]].sentence)
			return;
		list->part[list->count++] = next;
		list->end = n->figure[next].list_end;
	}
}

typedef enum RunEnd
{
	RUN_NONE, RUN_EXACT, RUN_NEAR
} RunEnd;

/* Adds parts from `at` on until they give the whole. */
static RunEnd
run_forward(const Narrative *n, List *list, int at, int depth)
{
	const Figure *w = &n->figure[list->whole];
	wide		want = signed_value(w);
	List		near = {.count = 0};

	list->count = 0;
	list->sum = 0;
	list->end = at;
	while (list->count < LIST_PARTS)
	{
		int			next = next_part(n, list, list->end, depth);
		wide		gap;

		if (next >= n->count)
			break;
		list->part[list->count++] = next;
		list->sum += signed_value(&n->figure[next]);
		list->end = n->figure[next].list_end;
		if (list->sum == want && (list->count >= 2 || list->cued))
		{
			take_zeros(n, list, depth);
			return list->count >= 2 ? RUN_EXACT : RUN_NONE;
		}
		gap = list->sum - want;
		if (gap < 0)
			gap = -gap;
		if (list->count >= 2 && w->role != ROLE_CHANGE && significant_digits(w) >= 4 && gap <= list_room(n, list))
			near = *list;
		if (want >= 0 && w->role != ROLE_CHANGE && list->sum > want + list_room(n, list))
			break;
	}
	if (near.count > 0)
	{
		*list = near;
		return RUN_NEAR;
	}
	return RUN_NONE;
}

static int
nonzero_parts(const Narrative *n, const List *list)
{
	int			count = 0;

	for (int i = 0; i < list->count; i++)
		count += n->figure[list->part[i]].value != 0;
	return count;
}

/* Is the agreement more than chance? */
static bool
convincing(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	int			digits = significant_digits(w);

	if (list->cued || list->bracket)
		return true;
	if (nonzero_parts(n, list) < 2)
		return false;
	if (w->class == CLASS_MONEY && w->role != ROLE_CHANGE)
		return digits >= 3;
	if (list->count >= 3 && list->part[list->count - 1] - list->whole == list->count &&
		n->figure[list->part[list->count - 1]].sentence == w->sentence)
		return true;
	return digits >= 3 || (digits >= 2 && w->sentence == n->figure[list->part[list->count - 1]].sentence &&
						   (w->cues & CUE_TOTAL) && list->count >= 3);
}

static void
link_parts(Narrative *n, const List *list)
{
	for (int i = 0; i < list->count; i++)
		if (n->figure[list->part[i]].whole < 0)
			n->figure[list->part[i]].whole = list->whole;
	if (list->end > n->figure[list->whole].list_end)
		n->figure[list->whole].list_end = list->end;
}

static void
sum_formula(const Narrative *n, const List *list, Formula *f)
{
	int			sign = n->figure[list->whole].role == ROLE_CHANGE && n->figure[list->whole].sign < 0 ? -1 : 1;

	formula_start(f, STYLE_SUM, false);
	for (int i = 0; i < list->count; i++)
	{
		const Figure *part = &n->figure[list->part[i]];
		int			n_sign = part->role == ROLE_CHANGE && part->sign < 0 ? -1 : 1;

		formula_add(f, part, n_sign * sign, 0, part->finest);
	}
}

/* Says what the list gives; `reason` is for a list that does not add up. */
static void
claim_sum(Narrative *n, const List *list, ClaimReason reason)
{
	const Figure *w = &n->figure[list->whole];
	Bindings	b;
	Formula		f;

	bindings_start(&b, n, w->class == CLASS_COUNT ? KIND_COUNT : KIND_SUM, w);
	sum_formula(n, list, &f);
	b.reason = reason;
	bindings_try(&b, &f, true);
	bindings_claim(&b);
}

/* The figure of a role and class that hangs on a part, before the next one. */
static int
attached(const Narrative *n, int part, int stop, FigureClass class, FigureRole role, uint64_t cues)
{
	const Figure *f = &n->figure[part];

	for (int i = part + 1; i < stop && i < n->count && i <= part + 8; i++)
	{
		const Figure *a = &n->figure[i];

		if (a->group != f->group || a->depth != f->depth)
			break;
		if (is_level(a) && same_series(n, f, a))
			break;
		if (a->class == class && a->role == role && (cues == 0 || (clause_cues(n, i) & cues)))
			return i;
	}
	return -1;
}

/* Where the figures that hang on a part must end: the next part begins. */
static int
stop_of(const Narrative *n, const List *list, int i)
{
	if (i < 0)
		return list->part[0] > list->whole ? list->part[0] : n->count;
	return i + 1 < list->count ? list->part[i + 1] : n->count;
}

/* Changes of the parts give the change of the whole. */
static void
judge_changes(Narrative *n, const List *list)
{
	FigureClass class = n->figure[list->whole].class;
	int			change = attached(n, list->whole, stop_of(n, list, -1), class, ROLE_CHANGE, 0);
	List		changes = {.count = 0};

	if (change < 0 || n->figure[change].whole >= 0 || n->figure[change].list_end > change + 1)
		return;
	changes.whole = change;
	for (int i = 0; i < list->count; i++)
	{
		int			part = attached(n, list->part[i], stop_of(n, list, i), class, ROLE_CHANGE, 0);

		if (part >= 0)
			changes.part[changes.count++] = part;
		else if (n->figure[list->part[i]].value != 0)
			return;
	}
	if (changes.count < 2)
		return;
	for (int i = 0; i < changes.count; i++)
	{
		uint64_t	base = CUE_BUDGET | CUE_LAST;
		uint64_t	a = (n->figure[change].cues | n->figure[change].lead) & base;
		uint64_t	c = (n->figure[changes.part[i]].cues | n->figure[changes.part[i]].lead) & base;

		if (a != 0 && c != 0 && (a & c) == 0)
			return;				/* one against the budget, the other against last year */
	}
	changes.end = changes.part[changes.count - 1] + 1;
	claim_sum(n, &changes, WHY_NONE);
	for (int i = 0; i < changes.count; i++)
		n->figure[changes.part[i]].whole = change;
}

/* Budgets of the parts give the budget of the whole: 占年初预算B的P%. */
static void
judge_bases(Narrative *n, const List *list)
{
	FigureClass class = n->figure[list->whole].class;
	int			base = attached(n, list->whole, stop_of(n, list, -1), class, ROLE_BASE, CUE_BUDGET);
	List		bases = {.whole = base};

	if (base < 0 || n->figure[base].list_end > base + 1)
		return;
	for (int i = 0; i < list->count; i++)
	{
		int			part = attached(n, list->part[i], stop_of(n, list, i), class, ROLE_BASE, CUE_BUDGET);

		if (part < 0)
			return;
		bases.part[bases.count++] = part;
		bases.sum += n->figure[part].value;
	}
	if (bases.sum == n->figure[base].value && bases.count >= 2)
		claim_sum(n, &bases, WHY_NONE);
}

/* 100 as a figure, for what shares add up to. */
static Figure
hundred(const Figure *like)
{
	Figure		f = *like;

	f.number.coefficient = 100;
	f.number.scale = 0;
	f.value = 100 * power_of_ten(FIGURE_SCALE);
	f.approximate = false;
	return f;
}

/* Two labels that leave nothing out. */
static bool
complementary(const Narrative *n, const List *list)
{
	static const char *const pairs[][2] = {
		{"基本支出", "项目支出"}, {"人员经费", "公用经费"}, {"人员经费", "日常公用"}, {"中央", "地方"},
		{"税收", "非税"}, {"职工", "居民"}, {"人员支出", "公用支出"}, {"主办件", "协办件"}, {"直办", "转办"}
	};
	bool		has[COUNT_OF(pairs)][2] = {{false}};

	if (list->count != 2)
		return false;
	for (int i = 0; i < 2; i++)
	{
		const Figure *f = &n->figure[list->part[i]];

		for (size_t p = 0; p < COUNT_OF(pairs); p++)
			for (int side = 1; side >= 0; side--)
				if (label_holds(n, f, pairs[p][side]))
				{
					has[p][side] = true;
					break;		/* 非税 is not 税收 */
				}
	}
	for (size_t p = 0; p < COUNT_OF(pairs); p++)
		if (has[p][0] && has[p][1])
			return true;
	return false;
}

/* Shares of one closed list give 100 %. */
static void
claim_share_sum(Narrative *n, const int *share, int count, bool closed)
{
	const Figure *last = &n->figure[share[count - 1]];
	Figure		whole = hundred(last);
	Bindings	b;
	Formula		f;
	wide		room = 0;
	wide		sum = 0;
	Claim	   *claim;
	Result		result;

	formula_start(&f, STYLE_SUM, false);
	for (int i = 0; i < count; i++)
	{
		formula_add(&f, &n->figure[share[i]], 1, 0, 0);
		room += figure_half(&n->figure[share[i]], n->figure[share[i]].number.scale);
		sum += n->figure[share[i]].value;
	}
	if (sum == whole.value || !closed)
	{
		if (sum != whole.value)
			return;
	}
	whole.number.scale = last->number.scale;
	whole.number.coefficient = 100 * (int64_t) power_of_ten(last->number.scale);
	bindings_start(&b, n, KIND_SHARE_SUM, &whole);
	result = formula_weigh(&f, &whole);
	claim = claim_start(n, KIND_SHARE_SUM, &whole);
	claim->operand_count = formula_operands(&f, claim->operands);
	formula_print(&f, claim->formula, sizeof(claim->formula));
	claim->has_computed = claim->has_allowance = true;
	claim->computed = result.computed;
	claim->allowance = result.allowance;
	claim->stated.value = 100;
	claim->stated.scale = 0;
	claim->start = n->figure[share[0]].clause;
	claim->start_char = n->figure[share[0]].clause_char;
	sum = sum > whole.value ? sum - whole.value : whole.value - sum;
	claim->verdict = sum == 0 ? CLAIM_HOLDS : sum <= room ? CLAIM_UNDECIDED : CLAIM_FAILS;
	claim->reason = sum == 0 ? WHY_NONE : sum <= room ? WHY_ROUNDING : WHY_ARITHMETIC;
	for (int i = 0; i < count; i++)
		n->figure[share[i]].summed = true;
	claim_message(claim, "各项占比之和应为100%（");
	claim_message(claim, claim->formula);
	claim_message(claim, "）。");
	claim_emit(n);
}

void
judge_share_group(Narrative *n, const int *share, const int *part, int count)
{
	List		list = {.count = 0};

	for (int i = 0; i < count && i < LIST_PARTS; i++)
		list.part[list.count++] = part[i];
	claim_share_sum(n, share, count, complementary(n, &list));
}

static void
judge_shares_of(Narrative *n, const List *list, bool closed)
{
	int			share[LIST_PARTS];
	int			count = 0;

	for (int i = 0; i < list->count; i++)
	{
		int			p = attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_RATE, CUE_SHARE);

		if (p < 0 || (clause_cues(n, p) & (CUE_BUDGET | CUE_DONE)))
			return;
		share[count++] = p;
	}
	if (count >= 2)
		claim_share_sum(n, share, count, closed);
}

/*
 * The growth of a whole from the growths of its parts: each part at its growth
 * gives what it was before, at a scale of 10^-12 of the whole.
 */
static void
judge_mixed_rate(Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	int			rate = attached(n, list->whole, stop_of(n, list, -1), CLASS_PERCENT, ROLE_CHANGE, 0);
	int			rates[LIST_PARTS];
	wide		before = 0;
	Claim	   *claim;
	Scaled		computed;
	int			scale;
	wide		stated;
	wide		low = INT64_MAX;
	wide		high = -(wide) INT64_MAX;

	if (rate < 0 || w->value <= 0)
		return;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *part = &n->figure[list->part[i]];
		const Figure *p;
		wide		factor;		/* 10^8 × (100 + growth) */
		wide		top;

		rates[i] = attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_CHANGE, 0);
		if (rates[i] < 0)
			return;
		p = &n->figure[rates[i]];
		factor = 100 * power_of_ten(FIGURE_SCALE) + p->sign * p->value;
		low = p->sign * p->value < low ? p->sign * p->value : low;
		high = p->sign * p->value > high ? p->sign * p->value : high;
		if (factor <= 0 || __builtin_mul_overflow(part->value, 100 * power_of_ten(FIGURE_SCALE), &top))
			return;
		before += divide_rounded(top, factor);
	}
	scale = n->figure[rate].number.scale;
	if (before <= 0 || w->value > power_of_ten(38 - 6 - scale - 2))
		return;
	stated = n->figure[rate].sign * n->figure[rate].number.coefficient;
	computed.value = divide_rounded((w->value - before) * power_of_ten(scale + 4), before);
	computed.scale = scale + 2;
	claim = claim_start(n, KIND_MIXED_RATE, &n->figure[rate]);
	claim->label = w->label;
	claim->label_end = w->label_end;
	claim->has_computed = true;
	claim->computed = computed;
	if (n->figure[rate].sign < 0)
		claim->computed.value = -claim->computed.value;
	claim_operand(claim, w);
	for (int i = 0; i < list->count; i++)
	{
		claim_operand(claim, &n->figure[list->part[i]]);
		claim_operand(claim, &n->figure[rates[i]]);
	}
	claim->reason = WHY_ROUNDING;
	if (drop_digits(computed.value, 2) == stated)
	{
		claim->verdict = CLAIM_HOLDS;
		claim->reason = WHY_NONE;
	}
	else
	{
		wide		value = n->figure[rate].sign * n->figure[rate].value;
		wide		room = power_of_ten(FIGURE_SCALE - scale) + figure_half(&n->figure[rates[0]], 0) / 5;

		if (value > high + room || value < low - room)
		{
			claim->verdict = CLAIM_FAILS;
			claim->reason = WHY_ARITHMETIC;
		}
	}
	claim_message(claim, "总体增幅应介于各分项增幅之间");
	claim_message(claim, claim->verdict == CLAIM_FAILS ? "，原文不在其间。" : "。");
	claim_emit(n);
}

/* The parts as the words list them, where they do not give the whole. */
static void
natural_list(const Narrative *n, List *list, int at, int depth)
{
	int			sentence = n->figure[at].sentence;

	list->count = 0;
	list->sum = 0;
	list->end = at;
	while (list->count < LIST_PARTS)
	{
		int			next = next_part(n, list, list->end, depth);

		if (next >= n->count || n->figure[next].sentence != sentence)
			break;
		list->part[list->count++] = next;
		list->sum += signed_value(&n->figure[next]);
		list->end = n->figure[next].list_end;
	}
}

/* Do the parts in a bracket fill it, each clause with one of them? */
static bool
fills_bracket(const Narrative *n, const List *list)
{
	if (!list->bracket || list->count < 2 || (n->figure[list->part[0]].cues & CUE_ONLY))
		return false;
	for (int i = 1; i < list->count; i++)
		if (list->part[i] != list->part[i - 1] + 1 ||
			n->figure[list->part[i]].part - n->figure[list->part[i - 1]].part != 1)
			return false;
	return n->figure[list->part[0]].part - n->figure[list->whole].part <= 2;
}

static bool
shares_give_hundred(const Narrative *n, const List *list)
{
	wide		sum = 0;
	wide		room = 0;
	wide		full = 100 * power_of_ten(FIGURE_SCALE);

	for (int i = 0; i < list->count; i++)
	{
		int			p = attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_RATE, CUE_SHARE);

		if (p < 0)
			return false;
		sum += n->figure[p].value;
		room += figure_half(&n->figure[p], n->figure[p].number.scale);
	}
	return list->count >= 2 && sum - full <= room && full - sum <= room;
}

static bool
is_closed(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	uint64_t	between = first->lead | first->cues | n->figure[list->whole].after;

	if ((first->lead | first->cues) & CUE_FROM)
		between |= last->after;
	if (list->count < 2)
		return false;
	return (between & CUE_CLOSED) || fills_bracket(n, list) || complementary(n, list) ||
		(list->count >= 3 && (last->cues & CUE_OTHER) && last->label < last->label_end) || shares_give_hundred(n, list);
}

/* Does an earlier figure of the paragraph fit these parts, so that 其中 is its? */
static bool
fits_earlier(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = list->whole - 1; i >= 0 && i > list->whole - 12 && n->figure[i].paragraph == w->paragraph; i--)
		if (same_series(n, w, &n->figure[i]) && n->figure[i].value >= list->sum)
			return true;
	return false;
}

/* A cued list whose parts do not give the whole. */
static void
judge_misfit(Narrative *n, List *list, int first, int depth)
{
	const Figure *w = &n->figure[list->whole];
	bool		closed;

	natural_list(n, list, first, depth);
	if (list->count == 0 || w->role == ROLE_CHANGE || w->role == ROLE_BASE)
		return;
	closed = is_closed(n, list);
	if (!closed && list->count == 1 && n->figure[first].sentence == w->sentence && !list->bracket)
	{
		/* 人员经费 in this sentence, 公用经费 in the next */
		int			next = next_part(n, list, list->end, depth);

		if (next < n->count && n->figure[next].sentence - w->sentence <= 2)
		{
			List		pair = *list;

			pair.part[pair.count++] = next;
			pair.sum += n->figure[next].value;
			pair.end = n->figure[next].list_end;
			if (complementary(n, &pair))
			{
				*list = pair;
				closed = true;
			}
		}
	}
	if (closed && fits_earlier(n, list) && list->sum > w->value)
		closed = false;
	if (!closed && (list->cued == false || list->bracket))
		return;
	if (!closed && list->count == 1 && list->sum > w->value + list_room(n, list) && !fits_earlier(n, list) &&
		w->part < n->figure[first].part && first == list->whole + 1 && n->figure[first].sentence == w->sentence)
	{
		claim_sum(n, list, WHY_OVER_WHOLE);
		return;
	}
	link_parts(n, list);
	claim_sum(n, list, closed ? (list->sum > w->value ? WHY_OVER_WHOLE : WHY_NONE) : WHY_OPEN_LIST);
}

static bool
starts_list(const Narrative *n, int i)
{
	return ((n->figure[i].lead | n->figure[i].cues) & (CUE_PART | CUE_LIST | CUE_CLOSED)) != 0;
}

/* A list that adds up: what hangs on its parts is judged with it. */
static void
take_list(Narrative *n, const List *list, bool exact)
{
	link_parts(n, list);
	claim_sum(n, list, WHY_NONE);
	if (is_level(&n->figure[list->whole]))
	{
		judge_changes(n, list);
		judge_bases(n, list);
		judge_mixed_rate(n, list);
		judge_shares_of(n, list, exact);
	}
}

/* What stands behind a whole: one list of parts, or several that each give it. */
static void
judge_whole(Narrative *n, int t, bool misfits)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t + 1;
	int			found = 0;
	int			depth;
	RunEnd		end;

	while (first < n->count && !same_series(n, w, &n->figure[first]) && first - t < LOOK_BACK)
		first++;
	if (first >= n->count || !same_series(n, w, &n->figure[first]) || n->figure[first].depth < w->depth)
		return;
	if (t < n->fresh && first < n->fresh)
		return;
	list.cued = is_cued(n, t, first);
	if (t < n->fresh && (!list.cued || n->figure[first].paragraph - w->paragraph > 2))
		return;
	depth = n->figure[first].depth;
	list.bracket = depth > w->depth;
	if (list.bracket && n->figure[first].part - w->part > 3)
		return;
	if (!misfits && !list.bracket && !starts_list(n, first))
	{
		/* 其中 may stand behind figures that are not parts: 未分配U。其中：a，b */
		int			cued = first;

		while (cued < n->count && cued - t < 8 &&
			   !(same_series(n, w, &n->figure[cued]) && n->figure[cued].depth == w->depth && starts_list(n, cued)))
			cued++;
		if (cued < n->count && cued - t < 8 && n->figure[cued].sentence - w->sentence <= 1)
		{
			List		later = {.whole = t,.cued = true};

			if (run_forward(n, &later, cued, depth) == RUN_EXACT && convincing(n, &later))
			{
				list = later;
				take_list(n, &list, true);
				return;
			}
		}
	}
	while (!misfits && (end = run_forward(n, &list, first, depth)) != RUN_NONE && convincing(n, &list))
	{
		/* income, spending, balance: the balance makes the claim */
		if (!list.cued && list.count == 2 && (n->figure[list.part[1]].cues & CUE_BALANCE))
			break;
		take_list(n, &list, end == RUN_EXACT);
		found++;
		first = list.end;
		if (list.bracket || found >= 4)
			break;
		list.cued = false;
	}
	if (misfits && (w->list_end > t + 1 || n->figure[first].whole >= 0))
		return;
	if (misfits && list.bracket)
	{
		/* a bracket that holds no parts of it may stand before them */
		if (is_closed(n, (natural_list(n, &list, first, depth), &list)) && fills_bracket(n, &list))
			judge_misfit(n, &list, first, depth);
		return;
	}
	if (found == 0 && list.cued && misfits)
		judge_misfit(n, &list, first, depth);
}

/*
 * a，b，合计T that do not add up: nothing else stands in the sentence, and 合计 alone
 * is T's label.
 */
static void
judge_misfit_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			first = t;

	if (w->label_end - w->label > 6 || w->label == w->label_end)
		return;
	while (first > 0 && n->figure[first - 1].sentence == w->sentence)
		first--;
	for (int i = first; i < t; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->depth != w->depth || !same_series(n, w, f) || f->approximate || f->label == f->label_end ||
			(f->cues & CUE_TOTAL) || f->whole >= 0 || f->list_end > i + 1 || f->group != w->group ||
			list.count >= LIST_PARTS)
			return;
		list.part[list.count++] = i;
		list.sum += f->value;
	}
	if (list.count < 2)
		return;
	list.end = t + 1;
	claim_sum(n, &list, WHY_NONE);
}

/* 合计T behind its parts. */
static void
judge_total_behind(Narrative *n, int t)
{
	const Figure *w = &n->figure[t];
	List		list = {.whole = t};
	int			part[LIST_PARTS];
	int			count = 0;

	if ((w->cues & CUE_TOTAL) == 0 || !is_level(w) || w->list_end > t + 1 || w->whole >= 0)
		return;
	for (int i = t - 1; i >= 0 && i > t - 2 * LOOK_BACK && count < LIST_PARTS; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->paragraph != w->paragraph)
			break;
		if (f->depth != w->depth || !same_series(n, w, f))
			continue;
		if (f->whole >= 0 && f->whole < t && f->whole > t - 2 * LOOK_BACK)
			continue;			/* the whole that it is part of counts */
		part[count++] = i;
		list.sum += f->value;
		if (list.sum == w->value && count >= 2)
		{
			list.count = count;
			for (int j = 0; j < count; j++)
				list.part[j] = part[count - 1 - j];
			list.end = t + 1;
			if (convincing(n, &list) || (w->sentence == f->sentence && significant_digits(w) >= 2))
			{
				for (int j = 0; j < count; j++)
					n->figure[list.part[j]].whole = t;
				claim_sum(n, &list, WHY_NONE);
				judge_shares_of(n, &list, true);
			}
			return;
		}
		if (list.sum > w->value)
			break;
	}
	judge_misfit_behind(n, t);
}

void
judge_lists(Narrative *n)
{
	for (int t = n->count - 1; t >= 0; t--)
		if (is_amount(&n->figure[t]) && !n->figure[t].approximate)
			judge_whole(n, t, false);
	for (int t = n->fresh; t < n->count; t++)
		if (is_amount(&n->figure[t]))
			judge_total_behind(n, t);
	for (int t = n->count - 1; t >= 0; t--)
		if (is_level(&n->figure[t]) && !n->figure[t].approximate)
			judge_whole(n, t, true);
}

/*
 * Shares of one sentence, and the amounts they are of (NULL where not every one
 * has its own).  If they give 100 the list is closed: it is held against the
 * whole in front of it, of which the words may say nothing.
 */
void
judge_share_run(Narrative *n, const int *share, const int *part, int count)
{
	List		list = {.count = 0};
	wide		sum = 0;
	wide		room = 0;
	wide		full = 100 * power_of_ten(FIGURE_SCALE);
	const Figure *w;

	for (int i = 0; i < count; i++)
	{
		sum += n->figure[share[i]].value;
		room += figure_half(&n->figure[share[i]], n->figure[share[i]].number.scale);
	}
	if (sum - full > room || full - sum > room)
		return;
	claim_share_sum(n, share, count, count >= 3);
	if (part == NULL)
		return;
	for (int i = 0; i < count; i++)
	{
		if (n->figure[part[i]].whole >= 0 || !same_series(n, &n->figure[part[0]], &n->figure[part[i]]) ||
			(i > 0 && part[i] == part[i - 1]))
			return;
		list.part[list.count++] = part[i];
		list.sum += n->figure[part[i]].value;
	}
	for (list.whole = part[0] - 1; list.whole >= 0 && part[0] - list.whole < 8; list.whole--)
		if (same_series(n, &n->figure[part[0]], &n->figure[list.whole]))
			break;
	if (list.whole < 0 || part[0] - list.whole >= 8 || list.sum == 0)
		return;
	w = &n->figure[list.whole];
	/* the whole may be off, but not by much: else it is another one */
	if (w->paragraph != n->figure[part[0]].paragraph || n->figure[part[0]].sentence - w->sentence > 1 ||
		w->depth != n->figure[part[0]].depth || w->list_end > list.whole + 1 || w->approximate ||
		w->value > list.sum + list.sum / 5 || w->value < list.sum - list.sum / 5)
		return;
	list.end = share[count - 1] + 1;
	link_parts(n, &list);
	claim_sum(n, &list, WHY_NONE);
}

/* a:b:c, shares of the amounts in front of it. */
void
judge_ratio_list(Narrative *n, int first, int count)
{
	int			share[LIST_PARTS];
	int			part[LIST_PARTS];
	int			found = 0;
	bool		in_series = true;

	if (count < 3 || count > LIST_PARTS)
		return;
	for (int i = 0; i < count; i++)
		share[i] = first + i;
	claim_share_sum(n, share, count, false);
	for (int i = first - 1; i >= 0 && found < count && i > first - LOOK_BACK; i--)
		if (is_level(&n->figure[i]) && n->figure[i].paragraph == n->figure[first].paragraph)
		{
			if (found > 0 && !same_series(n, &n->figure[part[found - 1]], &n->figure[i]))
				in_series = false;
			part[found++] = i;
		}
	/* 由a:b:c is what it was */
	if (found < count || !in_series || (n->figure[first].cues & (CUE_FROM | CUE_LAST | CUE_THAN)))
		return;
	for (int i = 0; i < count; i++)
	{
		Bindings	b;
		Formula		f;

		bindings_start(&b, n, KIND_SHARE, &n->figure[first + i]);
		b.label = &n->figure[part[count - 1 - i]];
		formula_start(&f, STYLE_RATIO, true);
		for (int j = count - 1; j >= 0; j--)
			formula_add(&f, &n->figure[part[j]], j == count - 1 - i, 1, n->figure[part[j]].finest);
		bindings_try(&b, &f, true);
		bindings_claim(&b);
	}
}

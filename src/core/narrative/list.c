/*-------------------------------------------------------------------------
 *
 * list.c
 *	  A whole and the run of its parts.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* “三公”经费 are travel abroad, cars and receptions, and nothing else. */
static const char *const three_public[] = {"因公出国", "公务用车", "公务接待"};

bool
names_three_public(const Narrative *n, const Figure *whole, const Figure *part)
{
	bool		named = false;
	bool		is_part = false;

	for (size_t w = 0; w < COUNT_OF(three_public) && !is_part; w++)
		is_part = label_holds(n, part, three_public[w]);
	if (!is_part || label_holds(n, whole, "公车"))
		return false;
	for (size_t w = 0; w < COUNT_OF(three_public); w++)
		if (label_holds(n, whole, three_public[w]))
			return false;
	for (int i = (int) (whole - n->figure); i >= 0 && n->figure[i].sentence == whole->sentence &&
		 !named; i--)
		named = label_holds(n, &n->figure[i], "三公");
	return named;
}

bool
is_three_public(const Narrative *n, const List *list)
{
	if (list->count != (int) COUNT_OF(three_public))
		return false;
	for (int i = 0; i < list->count; i++)
		if (!label_holds(n, &n->figure[list->part[i]], three_public[i]) ||
			!names_three_public(n, &n->figure[list->whole], &n->figure[list->part[i]]))
			return false;
	return true;
}

/* 设备28台（套），其中冷藏车3辆、冷库5座: does the whole count pieces, whatever each of them is counted in? */
static bool
counts_pieces(const Narrative *n, const Figure *whole, const Figure *part)
{
	static const char *const sets[] = {"台（套）", "台(套)", "台套", "件套", NULL};
	static const char *const pieces[] = {
		"件", "台", "套", "台套", "辆", "张", "把", "部", "架", "只", "支", "块", "组", "个", "座", "例", NULL
	};
	static const char *const general[] = {"件", "台", "套", NULL};
	static const char *const things[] = {"设备", "器具", "家具", "装备", "器材", "机具", "仪器", "辅具", NULL};

	return (is_any(n->body + whole->unit, whole->unit_end - whole->unit, sets) ||
			(is_any(n->body + whole->unit, whole->unit_end - whole->unit, general) &&
			 clause_holds_any(n, whole, things))) &&
		is_any(n->body + part->unit, part->unit_end - part->unit, pieces);
}

/* 活动152场次，其中演出46场: the whole counts how often, and so does the part */
static bool
counts_times(const Narrative *n, const Figure *whole, const Figure *part)
{
	size_t		len = part->unit_end - part->unit;

	return whole->unit_end - whole->unit == len + strlen("次") && len == strlen("场") &&
		text_ends(n->body, whole->unit, whole->unit_end, "次") &&
		memcmp(n->body + whole->unit, n->body + part->unit, len) == 0 &&
		is_any(n->body + part->unit, len, (const char *const[]) {"场", "批", "期", NULL});
}

/* 个 and 项 count the same things. */
static bool
adds_to(const Narrative *n, const Figure *a, const Figure *b)
{
	const char *x = n->body + a->unit;
	const char *y = n->body + b->unit;

	if (figure_same_dimension(n, a, b))
		return true;
	/* 43.2万平方米（学前5.4万、小学14.1万） */
	if (a->class == CLASS_COUNT && b->class == CLASS_COUNT && b->unit == b->unit_end && b->power > 0 &&
		a->power == b->power && b->depth > a->depth)
		return true;
	if (a->class == CLASS_COUNT && b->class == CLASS_COUNT && a->power == 0 && b->power == 0 &&
		(counts_pieces(n, a, b) || counts_times(n, a, b)))
		return true;
	/* 病人8.02万人，其中门诊病人7.04万人次 */
	if (a->class == CLASS_COUNT && b->class == CLASS_COUNT && a->unit_end - a->unit == strlen("人") &&
		b->unit_end - b->unit == strlen("人次") && a->power == b->power && memcmp(x, "人", strlen("人")) == 0 &&
		memcmp(y, "人次", strlen("人次")) == 0 && common_ending(n, a, b) >= strlen("病人"))
		return true;
	return a->class == CLASS_COUNT && b->class == CLASS_COUNT &&
		a->unit_end - a->unit == 3 && b->unit_end - b->unit == 3 &&
		((memcmp(x, "个", 3) == 0 && memcmp(y, "项", 3) == 0) ||
		 (memcmp(x, "项", 3) == 0 && memcmp(y, "个", 3) == 0));
}

/* 差值, 差额: no sign is printed, so that they do not add up */
static bool
is_distance(const Narrative *n, const Figure *f)
{
	size_t		len = strlen("差");

	if (f->label_end - f->label < 2 * len)
		return false;
	if (memcmp(n->body + f->label_end - len, "差", len) == 0)
		return label_ends(n, f, "相差");
	if (memcmp(n->body + f->label_end - 2 * len, "差", len) != 0)
		return false;
	return label_ends(n, f, "值") || label_ends(n, f, "额") || label_ends(n, f, "异");
}

bool
same_series(const Narrative *n, const Figure *a, const Figure *b)
{
	if (a->class != b->class || a->remark || b->remark || ((a->cues ^ b->cues) & CUE_MEAN))
		return false;
	if (is_level(a) ? !is_level(b) : a->role != b->role || (a->role != ROLE_CHANGE && a->role != ROLE_BASE))
		return false;
	return adds_to(n, a, b) && !is_distance(n, a) && !is_distance(n, b) &&
		label_ends(n, a, "单价") == label_ends(n, b, "单价");
}

wide
signed_value(const Figure *f)
{
	return f->role == ROLE_CHANGE && f->sign < 0 ? -f->value : f->value;
}

bool
composes(const Narrative *n, int last)
{
	if ((n->figure[last].after & CUE_CLOSED) == 0)
		return false;
	for (int i = last; i >= 0 && i > last - LIST_PARTS && n->figure[i].sentence == n->figure[last].sentence; i--)
		if ((n->figure[i].cues | n->figure[i].lead) & CUE_FROM)
			return true;
	return false;
}

int
next_part(const Narrative *n, const List *list, int at, int depth)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = at; i < n->count && i - list->whole < 4 * LOOK_BACK; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->depth < depth)
			return n->count;	/* behind the bracket that the list is in */
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

wide
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

RunEnd
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

/* 收入T，其中a；支出b: what goes out is no part of what comes in */
static bool
turns_to_spending(const Figure *whole, const Figure *f)
{
	uint64_t	sides = CUE_INCOME | CUE_SPEND;

	return (whole->cues & sides) == CUE_INCOME && (f->cues & sides) == CUE_SPEND && f->group != whole->group;
}

/* 另有a, 此外b: what is told beside what was listed */
static bool
is_beside(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"另有", "另外", "另", "此外", "同时", "还有", NULL};

	return f->start > f->clause && begins_any(n->body + f->clause, f->start - f->clause, words);
}

/* 正式职工T人，其中甲a人，乙b人，退休职工c人: those who work there are none who did */
static bool
turns_to_retired(const Narrative *n, const Figure *w, const Figure *f)
{
	static const char *const work[] = {"在职", "在编", "正式", "在岗", NULL};
	static const char *const left[] = {"退休", "离退休", "离休", "遗属", NULL};

	return w->class == CLASS_COUNT && begins_any(n->body + f->label, f->label_end - f->label, left) &&
		clause_holds_any(n, w, work);
}

/* Does the part stand in another one of the items that are numbered as the whole's is? */
static bool
in_other_item(const Figure *w, const Figure *f)
{
	return w->item != 0 && f->item != 0 && f->item != w->item && f->item / 100 == w->item / 100;
}

void
natural_list(const Narrative *n, List *list, int at, int depth)
{
	int			sentence = n->figure[at].sentence;
	/* …（2）乙。T。其中：（1）a: the whole stands behind the items of another list */
	bool		anew = n->figure[at].item % 100 == 1 && n->figure[list->whole].item % 100 != 1;

	list->count = 0;
	list->sum = 0;
	list->end = at;
	while (list->count < LIST_PARTS)
	{
		int			next = next_part(n, list, list->end, depth);

		if (next >= n->count || n->figure[next].sentence != sentence ||
			(list->count > 0 && ((!anew && in_other_item(&n->figure[list->whole], &n->figure[next])) ||
								 ((n->figure[next].cues | n->figure[next].lead) & CUE_UNION) ||
								 is_beside(n, &n->figure[next]) ||
								 turns_to_retired(n, &n->figure[list->whole], &n->figure[next]) ||
								 turns_to_spending(&n->figure[list->whole], &n->figure[next]))))
			break;
		list->part[list->count++] = next;
		list->sum += signed_value(&n->figure[next]);
		list->end = n->figure[next].list_end;
	}
}

void
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

void
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

int
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

int
stop_of(const Narrative *n, const List *list, int i)
{
	if (i < 0)
		return list->part[0] > list->whole ? list->part[0] : n->count;
	return i + 1 < list->count ? list->part[i + 1] : n->count;
}

bool
in_next_clause(const Narrative *n, size_t from, size_t to)
{
	int			marks = 0;
	size_t		step;

	for (size_t at = from; at < to; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, to - at, &step);

		marks += kind == MARK_COMMA || kind == MARK_COLON || kind == MARK_SEMICOLON || kind == MARK_STOP;
	}
	return marks <= 1;
}

bool
list_slips(const Narrative *n, const List *list, int least)
{
	const Figure *w = &n->figure[list->whole];

	for (int i = 0; i < list->count; i++)
		if (list->sum - w->value == n->figure[list->part[i]].value)
			return false;		/* all but one give the whole */
	return sum_slips(w, list->sum, least);
}

/* Do the parts give the whole but for two digits of it, or of one of them, that changed places? */
bool
list_swaps(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	wide		gap = w->value - list->sum;
	Scaled		printed = {w->number.coefficient, w->number.scale};
	Scaled		given = {drop_digits(list->sum, w->power - w->number.scale + FIGURE_SCALE), w->number.scale};

	if (significant_digits(w) >= SWAP_DIGITS - 2 && digits_swapped(printed, given))
		return true;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		wide		unit = power_of_ten(f->power - f->number.scale + FIGURE_SCALE);
		Scaled		part = {f->number.coefficient, f->number.scale};
		Scaled		wanted = part;

		wanted.value += gap / unit;
		if (gap % unit == 0 && wanted.value > 0 && digits_swapped(part, wanted))
			return true;
	}
	return false;
}

bool
stands_in_list(const Narrative *n, int i)
{
	for (int j = i; j >= 0 && n->figure[j].sentence == n->figure[i].sentence &&
		 n->figure[j].group == n->figure[i].group; j--)
		if (((n->figure[j].cues | n->figure[j].lead) & CUE_PART) && n->figure[j].depth <= n->figure[i].depth)
			return true;
	return false;
}
